"""How sure: intervals, robust errors, the bootstrap, pooling."""
