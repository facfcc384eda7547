"""Wayout: what happens to soldiers who will not go back to a war, counted honestly.

Example:
    >>> from datetime import date
    >>> from wayout import Day, Event, History
    >>> came = Event("e1", "received", Day.parse("2025-01-20"), source="card")
    >>> History("h1", (came,), begins=date(2025, 1, 20), until=date(2025, 6, 1)).events[0].kind
    'received'
"""

from wayout.errors import WayoutError
from wayout.pathway import Day, Event, History, Pathway, load_pathway

__all__ = ["Day", "Event", "History", "Pathway", "WayoutError", "__version__", "load_pathway"]


def __getattr__(name: str) -> str:
    """Look the version up only when it is asked for: the look costs more than the import."""
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  see above

        try:
            return version("wayout")
        except PackageNotFoundError:  # a checkout that was never installed
            return "0+unknown"
    raise AttributeError(f"module 'wayout' has no attribute {name!r}")
