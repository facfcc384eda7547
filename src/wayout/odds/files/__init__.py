"""Stays from files, whole or streamed, with plain words for what cannot be read."""
