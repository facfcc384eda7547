"""`wayout demo`: an invented world, made, read, counted and shown."""

from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from wayout.cli.terminal import progress, remarks, results, speak
from wayout.errors import OutputError
from wayout.text import Language, Translator, translator
from wayout.text.numbers import format_count
from wayout.text.system import reason

if TYPE_CHECKING:
    from wayout.pathway import History
    from wayout.publish.page import Chapter
    from wayout.record.counting.count import Count
    from wayout.record.run import ReadingResult

_CASES = 600
_SEED = 1
_ARTICLE = "337"
# days before the freeze on which the pages were saved: the last half year month by month
_VISITS = (730, 540, 365, 270, 180, 150, 120, 90, 60, 30, 0)
_LANGUAGES: tuple[Language, Language] = ("en", "ru")
PAGE = "wayout-demo.html"


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
    from wayout.record.counting.count import count  # noqa: PLC0415 - help does without

    _ = speak()
    place = _folder(folder)
    tables = place / "tables"
    result = _make_and_read(place, _)
    counts = (
        count(tables, "received", by="month", article=_ARTICLE),
        count(tables, "suspended", by="ground"),
        count(tables, "verdict", by="outcome", article=_ARTICLE),
    )
    told = _telling_history(tables)
    _show(result, counts, told, _)
    file = place / PAGE
    _write_page(file, result, counts, told, _)
    results().print(_("The page: {file}").format(file=file), soft_wrap=True)
    return 0


def _folder(folder: Path | None) -> Path:
    if folder is None:
        return Path(mkdtemp(prefix="wayout-demo-"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "{path} cannot be made: {reason}. Give another folder with --dir.",
            path=folder,
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
    with progress(_("pages")) as advance:
        done = 0

        def report(pages: int) -> None:
            nonlocal done
            advance(pages - done)
            done = pages

        return read_pages(
            [place / "pages"], place / "tables", progress=lambda step: report(step.pages)
        )


def _telling_history(tables: Path) -> "History":
    """The first case that was suspended on account of the war, resumed, and sentenced."""
    import polars as pl  # noqa: PLC0415 - help does without

    from wayout.forms import frames_to_histories  # noqa: PLC0415 - idem

    events = pl.read_parquet(tables / "events.parquet")
    live = events.filter(pl.col("gone").is_null())
    telling = (
        live.group_by("history")
        .agg(
            ((pl.col("kind") == "suspended") & (pl.col("ground") == "war")).any().alias("war"),
            (pl.col("kind") == "verdict").any().alias("sentenced"),
            (pl.col("kind") == "appeal_received").any().alias("appealed"),
            pl.len().alias("length"),
        )
        .sort(["war", "sentenced", "appealed", "length", "history"], descending=True)
    )
    chosen = pl.col("history") == telling["history"][0]
    histories = pl.read_parquet(tables / "histories.parquet").filter(chosen)
    return frames_to_histories(histories, events.filter(chosen))[0]


def _show(
    result: "ReadingResult", counts: tuple["Count", ...], told: "History", _: Translator
) -> None:
    from rich.table import Table  # noqa: PLC0415 - help does without
    from rich.text import Text  # noqa: PLC0415 - idem

    from wayout.pathway import load_pathway  # noqa: PLC0415 - idem
    from wayout.pathway.drawing import numbered  # noqa: PLC0415 - idem
    from wayout.publish.case_way import case_way  # noqa: PLC0415 - idem
    from wayout.publish.count_figure import count_figure  # noqa: PLC0415 - idem
    from wayout.publish.terminal import terminal_table  # noqa: PLC0415 - idem

    console = results()
    console.width = min(console.width, 80)
    road = load_pathway()
    console.print(Text(_("Everything here is invented."), style="bold"))
    console.print(" · ".join(f"{number} {name}" for number, name in _facts(result, _)))
    for one in counts:
        console.print()
        console.print(terminal_table(count_figure(one, _.language)))
    console.print()
    console.print(Text(_("The way of one case"), style="bold"))
    way = Table.grid(padding=(0, 2, 0, 0))
    for step in case_way(told, road, _).steps:
        if not step.gone:
            way.add_row(step.day, step.what)
    console.print(way)
    console.print()
    console.print(Text(_("Ways back to the front on the map"), style="bold"))
    ways = Table.grid(padding=(0, 2, 0, 0))
    for arrow in numbered(road):
        start = road.state(arrow.start or "").name.say(_.language)
        ways.add_row(start, arrow.name.say(_.language))
    console.print(ways)
    console.print()


def _facts(result: "ReadingResult", _: Translator) -> tuple[tuple[str, str], ...]:
    def number(count: int) -> str:
        return format_count(count, _.language)

    return (
        (number(result.pages), _("pages looked at")),
        (number(result.cards), _("case cards")),
        (number(result.histories), _("cases")),
        (number(sum(result.set_aside.values())), _("set aside")),
    )


def _write_page(
    file: Path,
    result: "ReadingResult",
    counts: tuple["Count", ...],
    told: "History",
    _: Translator,
) -> None:
    from wayout.publish.page import page  # noqa: PLC0415 - help does without

    chapters = tuple(
        _chapter(translator(language), result, counts, told) for language in _LANGUAGES
    )
    try:
        file.write_text(page(chapters, opens_in=_.language), encoding="utf-8")
    except OSError as error:
        file.unlink(missing_ok=True)
        raise OutputError(
            "{path} cannot be written: {reason}. Give another folder with --dir.",
            path=file,
            reason=reason(error),
        ) from error


def _chapter(
    _: Translator, result: "ReadingResult", counts: tuple["Count", ...], told: "History"
) -> "Chapter":
    from wayout.pathway import load_pathway  # noqa: PLC0415 - help does without
    from wayout.pathway.drawing import draw_svg  # noqa: PLC0415 - idem
    from wayout.publish.case_way import case_way  # noqa: PLC0415 - idem
    from wayout.publish.chart import chart  # noqa: PLC0415 - idem
    from wayout.publish.count_figure import count_figure  # noqa: PLC0415 - idem
    from wayout.publish.page import Chapter, Chart  # noqa: PLC0415 - idem
    from wayout.publish.render import svg  # noqa: PLC0415 - idem
    from wayout.text.fonts import font_face_css  # noqa: PLC0415 - idem

    road = load_pathway()
    figures = [count_figure(one, _.language) for one in counts]
    return Chapter(
        language=_.language,
        facts=_facts(result, _),
        charts=tuple(Chart(figure, svg(chart(figure))) for figure in figures),
        map_title=road.title.say(_.language),
        map_drawing=draw_svg(road, _.language, style=font_face_css()),
        way=case_way(told, road, _),
    )
