"""A whole answer to one question, with everything a reader must know beside it."""
