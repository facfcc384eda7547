"""The keeper: a process of its own, the only one that holds keys and plain text of a vault."""
