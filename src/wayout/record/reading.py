"""Read saved pages into record tables: the functions of the reading put together."""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

import wayout
from wayout.record.ids import history_of
from wayout.record.merge import Merged, merge
from wayout.record.reader import read
from wayout.record.run import Reading, ReadingResult, Report, TableCounts, run_reading
from wayout.record.work import Work

WORK = Work(
    read=read,
    history_of=history_of,
    merge=merge,
    merged=Merged,
    version=wayout.__version__,
)


def read_pages(
    paths: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    *,
    workers: int | None = None,
    progress: Report | None = None,
) -> ReadingResult:
    """Read folders, pages and archives into the tables of a folder.

    Args:
        paths: Folders, single pages, ZIP and WARC files, exports of tochno-st and dataout.
        out: Folder of the tables; made if it is not there.
        workers: Processes that read; None for as many as cores that this process may use,
            0 to read in this process.
        progress: Called after every shard.

    Returns:
        What was read: pages, cards, listings, what was set aside by class, and so on.

    Raises:
        InputError: A path does not exist.
        OutputError: The folder cannot be written, or another reading is at work there.
        InterruptedReadingError: Stopped by Ctrl-C; the same call goes on from there.
    """
    return run_reading(paths, out, WORK, _write_tables, workers=workers, progress=progress)


def _write_tables(reading: Reading, folder: Path) -> TableCounts:
    from wayout.record.tables import TableWriter  # noqa: PLC0415 - workers do without tables

    writer = TableWriter(folder, reading.result.digest)
    for merged in reading.merged():
        writer.add(merged)
    writer.finish(
        ((one.known, one.listing) for one in reading.listings()),
        ((one.file, one.cls, one.reason) for one in reading.set_aside()),
    )
    return TableCounts(
        cards=writer.rows["cards"],
        persons=writer.rows["persons"],
        events=writer.rows["events"],
        histories=writer.rows["histories"],
        untied=writer.untied,
        unmapped_labels=writer.unmapped_labels,
        dated_by_mtime=writer.dated_by_mtime,
    )
