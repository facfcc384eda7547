"""Days as they stand in a field: so that what is typed there anew is read as the same day."""

_DASH = " \N{EN DASH} "


def day_to_type(written: str) -> str:
    """Write a day as people type it, no more exactly than it is known.

    Args:
        written: The day as `Day` is written.

    Example:
        >>> day_to_type("2025-01-20")
        '20.01.2025'
        >>> day_to_type("2025-01")
        '01.2025'
    """
    ends = written.split("/")
    return _DASH.join(".".join(reversed(end.split("-"))) for end in ends)
