"""The list of the cases, what narrows it, and what is found."""
