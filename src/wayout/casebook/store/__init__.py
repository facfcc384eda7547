"""The store: one SQLCipher file."""
