"""Stays as numbers: coded, checked row by row, on one clock."""
