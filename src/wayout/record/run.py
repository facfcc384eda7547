"""The reading from the paths given to the tables: plan, read in shards, join, write, publish."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from wayout.errors import InterruptedReadingError
from wayout.record.durable import NewFile, writing
from wayout.record.guarded_join import JoinGuarded, join_guarded
from wayout.record.guarded_join import after_deaths as join_after_deaths
from wayout.record.input.folder import must_exist
from wayout.record.input.piece import Aside
from wayout.record.join import JoinBuckets, count_buckets, failures, groups, joined
from wayout.record.lanes import PATIENCE, Here, Lanes, Workers, stopped_like_ctrl_c, usable_cores
from wayout.record.plan import plan
from wayout.record.shard import (
    BUCKETS,
    NotRead,
    ReadShard,
    SeenListing,
    Shard,
    asides,
    footer_of,
    listings,
    read_shard,
)
from wayout.record.version import code_digest
from wayout.record.work import Spot, Work
from wayout.record.workfolder import SUMMARY, WorkFolder, only_reading

_JOIN = 10  # times the patience of one page: what some thousand snapshots may take


class TableCounts(msgspec.Struct, kw_only=True):
    """What the writer of the tables counted."""

    cards: int = 0
    persons: int = 0
    events: int = 0
    histories: int = 0
    untied: list[str] = []
    unmapped_labels: int = 0
    dated_by_mtime: int = 0


class ReadingResult(TableCounts, kw_only=True):
    """The summary of a reading; `freeze` and `first_seen` are days of cards and listings, ISO.

    `pages` is everything looked at: cards and listings read, and what was set aside.
    """

    pages: int = 0
    listings: int = 0
    set_aside: dict[str, int] = {}
    digest: str = ""
    freeze: str | None = None
    first_seen: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is: shards done, of them found done from before, and pages in them."""

    shards: int
    found: int
    pages: int


Report = Callable[[Progress], None]


class Reading:
    """What a finished reading holds, for the writer of the tables; everything is in fixed order."""

    def __init__(self, folder: WorkFolder, merged: type, aside: list[NotRead]) -> None:
        self._folder = folder
        self._merged = merged
        self._aside = aside
        self.result = ReadingResult()

    def merged(self) -> Iterator[Any]:
        """Yield what `Work.merge` made, in the order of the history ids."""
        return joined(self._folder.joined, self._merged)

    def listings(self) -> list[SeenListing]:
        """Return the result lists, by day and content."""
        found = [one for path in self._shards() for one in listings(path)]
        return sorted(found, key=msgspec.msgpack.encode)

    def set_aside(self) -> list[NotRead]:
        """Return what was set aside, by file, class and reason."""
        found = [one for path in self._shards() for one in asides(path)]
        every = [*self._aside, *found, *failures(self._folder.joined)]
        return sorted(every, key=lambda one: (one.file, one.cls, one.reason))

    def _shards(self) -> list[Path]:
        return sorted(self._folder.shards.iterdir())


Writer = Callable[[Reading, Path], TableCounts]


def run_reading(  # noqa: PLR0913  each is a choice of the user's, all but four by name
    paths: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    work: Work,
    write: Writer,
    *,
    workers: int | None = None,
    progress: Report | None = None,
    patience: float = PATIENCE,
) -> ReadingResult:
    """Read saved pages into record tables.

    Args:
        paths: folders, pages, archives.
        out: the folder of the tables; made if it is not there.
        work: the functions that run in workers.
        write: makes the tables in the folder given, after the workers have gone.
        workers: processes that read; None = as many as this process may use cores,
            0 = read in this process.
        progress: called after every shard.
        patience: seconds that one page may take; ten times that for joining some histories.

    Raises:
        InputError: a path does not exist.
        OutputError: the folder cannot be written, or another reading is at work there.
        InterruptedReadingError: stopped by Ctrl-C or SIGTERM; the same command goes on from there.
    """
    started = monotonic()
    given = [fspath(path) for path in paths]
    must_exist(given)
    count = usable_cores() if workers is None else workers
    try:
        with stopped_like_ctrl_c(), only_reading(Path(out)) as folder:
            folder.prepare()
            reading = _Driver(folder, work, progress).read(given, count, patience)
            _write(reading, folder, work, write)
            folder.publish()
    except KeyboardInterrupt:
        raise InterruptedReadingError(
            "Stopped. What is read is kept in {folder}: run the same command again to go on.",
            folder=fspath(out),
        ) from None
    reading.result.seconds = round(monotonic() - started, 3)
    return reading.result


class _Driver:
    """The two stages that need workers."""

    def __init__(self, folder: WorkFolder, work: Work, progress: Report | None) -> None:
        self._folder = folder
        self._work = work
        self._report = progress or (lambda _: None)
        self._aside: list[NotRead] = []
        self._shards: set[str] = set()
        self._found = 0
        self._pages = 0
        self._digests: list[bytes] = []
        self._counts = [0] * BUCKETS
        self._days: list[str] = []

    def read(self, paths: list[str], count: int, patience: float) -> Reading:
        """Read all shards and join them; return what the tables are made of."""
        version = f"{self._work.version} {code_digest()}"
        shards = plan(paths, str(self._folder.out), version)
        with ExitStack() as stack:
            workers: Workers = Here(self._work)
            if count:
                with writing(self._folder.out):  # the memory that workers share is a file, too
                    lanes = Lanes(count, self._work)
                workers = stack.enter_context(lanes)
            for shard in workers.run(read_shard, self._to_read(shards), _after_deaths, patience):
                self._done(shard)
            self._folder.keep_only(self._shards)
            long = patience * _JOIN
            for _ in workers.run(join_guarded, self._to_join(), join_after_deaths, long):
                pass
        return self._reading()

    def _to_read(self, shards: Iterator[Shard | Aside]) -> Iterator[ReadShard]:
        for one in shards:
            if isinstance(one, Aside):
                self._aside.append(NotRead(one.name, one.why.cls, one.why.reason))
            elif one.id not in self._shards:
                self._shards.add(one.id)
                if self._folder.has(one.id):
                    self._found += 1
                    self._done(one.id)
                else:
                    yield ReadShard(one, str(self._folder.shards))

    def _done(self, shard: str) -> None:
        footer = footer_of(self._folder.shards / shard)
        if footer is None:
            raise FileNotFoundError(shard)
        self._pages += footer.pages
        self._digests += footer.digests
        self._days += [day for day in (footer.first_seen, footer.last_seen) if day]
        count_buckets(self._counts, footer)
        self._report(Progress(len(self._shards), self._found, self._pages))

    def _to_join(self) -> Iterator[JoinGuarded]:
        shards, target = str(self._folder.shards), str(self._folder.joined)
        for group in groups(self._counts):
            yield JoinGuarded(JoinBuckets(shards, target, *group))

    def _reading(self) -> Reading:
        reading = Reading(self._folder, self._work.merged, self._aside)
        signature = hashlib.blake2b(digest_size=16)
        for digest in sorted(self._digests):
            signature.update(digest)
        result = reading.result
        result.pages = self._pages + len(self._aside)
        result.digest = signature.hexdigest()
        result.freeze = max(self._days, default=None)
        result.first_seen = min(self._days, default=None)
        result.set_aside = dict(sorted(Counter(one.cls for one in reading.set_aside()).items()))
        result.listings = len(reading.listings())
        return reading


def _after_deaths(order: ReadShard, deaths: list[Spot]) -> ReadShard:
    """Pass over a page that has ended its worker twice, leave its file if that does not help."""
    spot = deaths[-1]
    if spot[0] < 0 or deaths.count(spot) < 2:  # noqa: PLR2004  once may be anybody's kill
        return order
    if spot in order.poison:
        return ReadShard(order.shard, order.folder, order.poison, order.stops | {spot})
    return ReadShard(order.shard, order.folder, order.poison | {spot}, order.stops)


def _write(reading: Reading, folder: WorkFolder, work: Work, write: Writer) -> None:
    """Make the tables, then their summary: the same bytes for the same input, so no seconds."""
    with writing(folder.out):
        counts = write(reading, folder.tables)
    result = reading.result
    for field in counts.__struct_fields__:
        setattr(result, field, getattr(counts, field))
    summary = {"version": work.version, **msgspec.structs.asdict(result)}
    del summary["seconds"]
    with NewFile(folder.tables / SUMMARY) as file:
        file.write(msgspec.json.format(msgspec.json.encode(summary, order="sorted")) + b"\n")
