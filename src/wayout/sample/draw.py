"""Chance, from generators that are seeded."""

from random import Random


def seeded(seed: int | str) -> Random:
    """Return a generator that always draws the same from the same seed."""
    return Random(seed)  # noqa: S311 -- an invented world holds no secret


def chance(rng: Random, share: float) -> bool:
    """Draw whether something with this share (0 to 1) happens."""
    return rng.random() < share
