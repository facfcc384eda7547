"""One deadline: why it falls on its day, and what was decided of it by hand."""
