"""The log: a keyed chain of rows, and its head outside the vault."""
