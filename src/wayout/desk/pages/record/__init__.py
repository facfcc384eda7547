"""The court record: what is in it, and counts of it."""
