"""Hazards, with clocks of their own, and histories drawn from them."""
