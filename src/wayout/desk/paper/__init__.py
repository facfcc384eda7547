"""Papers for others: a neutral document, and the files that are made of it."""
