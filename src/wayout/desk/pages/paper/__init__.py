"""A case on paper: what is to be on it, and its parts."""
