"""Figures to be shown: tables, charts, and the sentence that says how they were counted."""
