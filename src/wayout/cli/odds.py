"""`wayout odds`: where those who were in one state ended up, how fast, how sure."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from wayout.cli.files import write_whole
from wayout.cli.terminal import progress, remarks, results, speak
from wayout.errors import UsageError
from wayout.text import Translator

if TYPE_CHECKING:
    from wayout.odds.answer import Answer
    from wayout.publish.odds_basis import Basis

_Flag = Parameter(negative="")
_WIDTH = 100


def odds(  # noqa: PLR0913  the words of one question and the forms of its answer, all by name
    source: Annotated[Path, Parameter(name="SOURCE")],
    /,
    *,
    state: Annotated[str, Parameter(name="--from")],
    days: str,
    at: int = 0,
    track: Literal["case", "person", "position"] = "case",
    origin: str = "received",
    entered: str | None = None,
    article: str | None = None,
    floor: int = 20,
    one_of: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    dates: Literal["draw", "exact"] = "draw",
    interval: Literal["auto", "greenwood", "bootstrap"] = "auto",
    replicates: int = 1000,
    seed: int = 1,
    csv: Annotated[bool, _Flag] = False,
    json: Annotated[bool, _Flag] = False,
    chart: Literal["stacked", "bands", "dots", "map"] = "stacked",
    svg: Path | None = None,
    png: Path | None = None,
) -> int:
    """Say where those who were in one state on a day are on later days, and how sure that is.

    These are past frequencies, not a forecast. Only those who were in the state on that day are
    followed (landmark Aalen-Johansen). Days are those of the clock of the data: of a record
    folder since the first receipt in court, of a CSV those of its columns.

    Args:
        source: Folder of record tables, or a table of stays: id, from, to, entry, exit.
        state: The state that they were in: court, suspended, or any state of the file.
        days: The days asked for, with commas: 30,90,180.
        at: The day on which they were in it.
        track: In a folder, whose states: of the case, of the person, or of both together.
        origin: In a folder, the kind of event that is day 0.
        entered: In a folder, keep those whose day 0 lies in 2024-01-01..2024-12-31.
        article: In a folder, keep cases in which someone is charged under it: 337, or 337.5.
        floor: With fewer people in the state on that day there is no answer.
        one_of: A state that stands for others not told apart: sentenced=probation,imprisoned.
        dates: Days not known exactly: draw them within their bounds, or leave those people out.
        interval: The 95 % interval: of people drawn anew, of Greenwood, or what fits the data.
        replicates: How often people are drawn anew.
        seed: The same number draws the same again.
        csv: Print the shares as CSV.
        json: Print the whole answer as JSON.
        chart: What --svg and --png draw.
        svg: File for the chart as SVG.
        png: File for the chart as PNG.
    """
    if csv and json:
        raise UsageError("Choose one of --csv and --json.")
    from wayout.cli.odds_source import Asked, answered  # noqa: PLC0415  help does without

    asked = Asked(
        source=source, state=state, days=days, at=at, track=track, origin=origin, entered=entered,
        article=article, floor=floor, one_of=one_of, dates=dates, interval=interval,
        replicates=replicates, seed=seed,
    )  # fmt: skip
    answer, basis = answered(asked, progress)
    _ = speak()
    _draw(answer, basis, _, chart, {"svg": svg, "png": png})
    _print(answer, basis, _, form="csv" if csv else "json" if json else "table")
    return 0


def _print(answer: "Answer", basis: "Basis", _: Translator, *, form: str) -> None:
    from wayout.publish.delimited import csv_text  # noqa: PLC0415  help does without
    from wayout.publish.odds_figure import odds_figure  # noqa: PLC0415  idem
    from wayout.publish.odds_json import odds_json  # noqa: PLC0415  idem
    from wayout.publish.odds_tables import (  # noqa: PLC0415  idem
        arrows_figure,
        bounds_figures,
        long_figure,
    )
    from wayout.publish.terminal import terminal_table  # noqa: PLC0415  idem

    if form == "json":
        results().out(odds_json(answer, basis, _.language), highlight=False)
        return
    figure = odds_figure(answer, basis, _.language)
    if form == "csv":
        results().out(csv_text(long_figure(answer, basis, _.language)), highlight=False, end="")
        for line in (figure.title, figure.subtitle, *figure.notes, figure.how):
            remarks().print(line, soft_wrap=True)
        return
    console = results()
    console.width = min(console.width, _WIDTH)
    console.print(terminal_table(figure))
    beside = (*bounds_figures(answer, basis, _.language), arrows_figure(answer, basis, _.language))
    for table in beside:
        console.print()
        console.print(terminal_table(table, how=False))


def _draw(
    answer: "Answer", basis: "Basis", _: Translator, form: str, files: dict[str, Path | None]
) -> None:
    """Draw the chart into the files that were asked for; nothing half written stays."""
    wanted = {kind: path for kind, path in files.items() if path is not None}
    if not wanted:
        return
    from wayout.publish.odds_chart import odds_drawing  # noqa: PLC0415  only charts pay for it

    for kind, path in wanted.items():
        write_whole(path, odds_drawing(answer, basis, _.language, form, kind))
        remarks().print(_("Chart: {file}").format(file=path), soft_wrap=True)
