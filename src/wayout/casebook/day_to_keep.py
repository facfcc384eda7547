"""The day to keep of a term: one that is safe under every reading of the law, or the last one."""

from datetime import date


def day_to_keep(last: date, safe: date | None, today: date) -> date:
    """Give the safe day until it is over, then the last one.

    Args:
        last: The last day.
        safe: An earlier one that is safe under every reading; None where there is none.
        today: The day it is.
    """
    return last if safe is None or safe < today else safe
