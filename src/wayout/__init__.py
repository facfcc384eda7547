"""Wayout: what happens to soldiers who will not go back to a war, counted honestly.

Names are looked up when they are asked for, so that a command pays only for what it uses.

Example:
    >>> from datetime import date
    >>> from wayout import Day, Event, History
    >>> came = Event("e1", "received", Day.parse("2025-01-20"), source="card")
    >>> History("h1", (came,), begins=date(2025, 1, 20), until=date(2025, 6, 1)).events[0].kind
    'received'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wayout.errors import WayoutError
    from wayout.pathway import Day, Event, History, Pathway, load_pathway

    __version__: str

__all__ = ["Day", "Event", "History", "Pathway", "WayoutError", "__version__", "load_pathway"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'wayout' has no attribute {name!r}")
    if name == "__version__":
        return _version()
    from wayout import errors, pathway  # noqa: PLC0415  see the docstring

    return getattr(errors if name == "WayoutError" else pathway, name)


def __dir__() -> list[str]:
    return sorted(__all__)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  idem

    try:
        return version("wayout")
    except PackageNotFoundError:  # a checkout that was never installed
        return "0+unknown"
