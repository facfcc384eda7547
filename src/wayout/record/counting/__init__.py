"""The parts of a count: the question, the tables, units, breakdowns, coverage, delay, shares."""
