"""`wayout demo`: an invented world, made, read, counted and shown."""

from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from wayout.cli.files import write_whole
from wayout.cli.reading_progress import reading_progress
from wayout.cli.terminal import remarks, results, speak
from wayout.errors import OutputError
from wayout.text import Translator
from wayout.text.system import reason

if TYPE_CHECKING:
    from wayout.pathway import History
    from wayout.record.run import ReadingResult

PAGE = "wayout-demo.html"
_CASES = 600
_SEED = 1
_ARTICLE = "337"
# days before the freeze on which the pages were saved: the last half year month by month
_VISITS = (730, 540, 365, 270, 180, 150, 120, 90, 60, 30, 0)
_WIDTH = 80


def demo(
    *,
    folder: Annotated[Path | None, Parameter(name="--dir")] = None,
    port: int = 0,
    browser: Annotated[bool, Parameter(negative="--no-browser")] = True,
) -> int:
    """Make an invented world, read its court pages, count, and show all of it on one page.

    Nothing in it is real. It needs no network, and leaves nothing behind but its folder.

    Args:
        folder: Folder for the pages, the tables and the page; a new temporary one if left out.
        port: Kept for the desk, which this version does not have yet.
        browser: Kept for the desk; this version opens no browser.
    """
    del port, browser
    from wayout.cli.demo_page import demo_page  # noqa: PLC0415 - help does without
    from wayout.cli.demo_screen import Shown, show  # noqa: PLC0415 - idem
    from wayout.cohort.growth import grown  # noqa: PLC0415 - help does without
    from wayout.record.counting.count import count  # noqa: PLC0415 - idem

    _ = speak()
    place = _folder(folder)
    tables = place / "tables"
    result = _make_and_read(place, _)
    counts = (
        grown(count(tables, "received", by="month", article=_ARTICLE)),
        count(tables, "suspended", by="ground"),
        count(tables, "verdict", by="outcome", article=_ARTICLE),
    )
    shown = Shown(result, counts, _telling_case(tables))
    console = results()
    console.width = min(console.width, _WIDTH)
    show(console, shown, _)
    file = place / PAGE
    write_whole(file, demo_page(shown, opens_in=_.language).encode())
    results().print(_("The page: {file}").format(file=file), soft_wrap=True)
    return 0


def _folder(folder: Path | None) -> Path:
    if folder is None:
        return Path(mkdtemp(prefix="wayout-demo-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "{folder} cannot be made: {reason}. Give another folder with --dir.",
            folder=folder,
            reason=reason(error),
        ) from error
    return folder


def _make_and_read(place: Path, _: Translator) -> "ReadingResult":
    from wayout.record.reading import read_pages  # noqa: PLC0415 - help does without
    from wayout.sample import make_world, write_world  # noqa: PLC0415 - idem

    remarks().print(_("Making an invented world, its people, its courts and their pages …"))
    made = make_world(_CASES, seed=_SEED)
    visits = [made.freeze - timedelta(days=back) for back in _VISITS]
    write_world(made.changed(visits=visits), place / "pages", pack="mixed")
    with reading_progress(_) as steps:
        return read_pages([place / "pages"], place / "tables", progress=steps)


def _telling_case(tables: Path) -> "History":
    """The case that shows most: suspended on account of the war, sentenced, appealed, long."""
    import polars as pl  # noqa: PLC0415 - help does without

    from wayout.forms import frames_to_histories  # noqa: PLC0415 - idem

    events = pl.read_parquet(tables / "events.parquet")
    suspended = (pl.col("kind") == "suspended") & (pl.col("ground") == "war")
    ranked = (
        events.filter(pl.col("gone").is_null())
        .group_by("history")
        .agg(
            suspended.any().alias("suspended"),
            (pl.col("kind") == "verdict").any().alias("sentenced"),
            (pl.col("kind") == "appeal_received").any().alias("appealed"),
            pl.len().alias("length"),
        )
        .sort(["suspended", "sentenced", "appealed", "length", "history"], descending=True)
    )
    chosen = pl.col("history") == ranked["history"][0]
    histories = pl.read_parquet(tables / "histories.parquet").filter(chosen)
    return frames_to_histories(histories, events.filter(chosen))[0]
