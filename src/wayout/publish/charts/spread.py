"""Labels on one line, each as near to its place as the others let it be."""

from collections.abc import Sequence


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places apart until they keep a gap, as little as possible, within two ends.

    Args:
        places: Where each would stand, in any order; those that are equal keep theirs.
        gap: The least distance between neighbours.
        low: No place lies below it.
        high: None lies above it, unless there is no room for all.

    Returns:
        The new places, in the order given.

    Source:
        Least squares under an order: the pool-adjacent-violators rule, Barlow and others (1972),
        Statistical Inference under Order Restrictions, section 1.2.

    Example:
        >>> spread([10, 11, 50], 4, 0, 100)
        [8.5, 12.5, 50.0]
    """
    order = sorted(range(len(places)), key=lambda one: (places[one], one))
    pools: list[tuple[float, int]] = []  # sum and size of what has come to stand side by side
    for rank, one in enumerate(order):
        total, size = places[one] - rank * gap, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / size:
            before = pools.pop()
            total, size = total + before[0], size + before[1]
        pools.append((total, size))
    flat = [total / size for total, size in pools for _copy in range(size)]
    most = max(low, high - gap * (len(places) - 1))
    found = [0.0] * len(places)
    for rank, one in enumerate(order):
        found[one] = min(max(flat[rank], low), most) + rank * gap
    return found
