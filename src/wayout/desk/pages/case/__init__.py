"""One case: what happened, who is in it, and everything that hangs on it."""
