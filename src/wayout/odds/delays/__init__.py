"""How late events come to be known: the delays, and recent counts grown to what they will be."""
