"""Whether the past matters: tests of the Markov property."""
