"""The record: saved court pages -> case cards -> histories -> counts.

Names are loaded when they are asked for: a worker that reads pages never loads the tables.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wayout.record.counting.count import Count, count
    from wayout.record.reading import read_pages
    from wayout.record.run import ReadingResult

__all__ = ["Count", "ReadingResult", "count", "read_pages"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name in {"Count", "count"}:
        from wayout.record.counting import count as counting  # noqa: PLC0415 - see above

        return getattr(counting, name)
    if name == "read_pages":
        from wayout.record.reading import read_pages  # noqa: PLC0415 - see above

        return read_pages
    if name == "ReadingResult":
        from wayout.record.run import ReadingResult  # noqa: PLC0415 - see above

        return ReadingResult
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
