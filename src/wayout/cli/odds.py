"""`wayout odds`: where those who were in one state ended up, how fast, how sure."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from wayout.cli.files import write_whole
from wayout.cli.odds_options import HOW, WHOSE, How, Whose
from wayout.cli.terminal import progress, remarks, results, speak
from wayout.errors import UsageError
from wayout.text import Translator

if TYPE_CHECKING:
    from wayout.odds.answers.answer import Answer
    from wayout.publish.odds_basis import Basis
    from wayout.publish.odds_chart import ChartForm

_Flag = Parameter(negative="")
_DAYS = Parameter(allow_leading_hyphen=True)  # -30 is a day before day 0
_WIDTH = 100


def odds(  # noqa: PLR0913  the words of one question and the forms of its answer, all by name
    source: Annotated[Path, Parameter(name="SOURCE", allow_leading_hyphen=True)],
    /,
    *,
    state: Annotated[str, Parameter(name="--from")],
    days: Annotated[str, _DAYS],
    at: Annotated[str, _DAYS] = "0",
    whose: Whose = WHOSE,
    how: How = HOW,
    csv: Annotated[bool, _Flag] = False,
    json: Annotated[bool, _Flag] = False,
    chart: Literal["stacked", "bands", "dots", "map"] = "stacked",
    svg: Path | None = None,
    png: Path | None = None,
) -> int:
    """Say where those who were in one state on a day are on later days, and how sure that is.

    These are past frequencies, not a forecast. Only those who were in the state on that day are
    followed. Days are those of the clock of the data: of a record folder since the first receipt
    in court, of a file those of its columns.

    Args:
        source: Folder of record tables, or a table of stays: id, from, to, entry, exit.
        state: The state that they were in: court, suspended, or any state of the file.
        days: The days asked for, with commas: 30,90,180.
        at: The day on which they were in it.
        whose: Whose stays of a folder.
        how: How they are estimated.
        csv: Print the shares as CSV.
        json: Print the whole answer as JSON.
        chart: What --svg and --png draw.
        svg: File for the chart as SVG.
        png: File for the chart as PNG.
    """
    if csv and json:
        raise UsageError("Choose one of --csv and --json.")
    from wayout.cli.odds_source import Asked, answered  # noqa: PLC0415  help does without

    asked = Asked(source=source, state=state, days=days, at=at, whose=whose, how=how)
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
    answer: "Answer",
    basis: "Basis",
    _: Translator,
    form: "ChartForm",
    files: dict[Literal["svg", "png"], Path | None],
) -> None:
    """Draw the chart into the files that were asked for; nothing half written stays."""
    wanted = {kind: path for kind, path in files.items() if path is not None}
    if not wanted:
        return
    from wayout.publish.odds_chart import odds_drawing  # noqa: PLC0415  only charts pay for it

    for kind, path in wanted.items():
        write_whole(path, odds_drawing(answer, basis, _.language, form, kind))
        remarks().print(_("Chart: {file}").format(file=path), soft_wrap=True)
