"""What does not agree between the rows of a table of stays."""
