"""`wayout count`: a dated count from the record tables, with what is missing."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from wayout.cli.files import write_whole
from wayout.cli.terminal import remarks, results, speak
from wayout.errors import UsageError
from wayout.text import Translator

if TYPE_CHECKING:
    from wayout.publish.figure import Figure
    from wayout.record.counting.count import Count

_Flag = Parameter(negative="")
_CHART_ROWS = 20  # bars of courts or articles in a chart, unless --top says otherwise
_COVERAGE_ROWS = 10  # courts in the second table of the terminal, idem
_WIDTH = 80


def count(  # noqa: PLR0913  the words of one question and the forms of its answer, all by name
    folder: Annotated[Path, Parameter(name="DIR")],
    /,
    *,
    event: str,
    by: Literal["month", "quarter", "court", "article", "part", "outcome", "ground"],
    article: str | None = None,
    unit: Literal["case", "person"] = "case",
    known_by: str | None = None,
    csv: Annotated[bool, _Flag] = False,
    json: Annotated[bool, _Flag] = False,
    svg: Path | None = None,
    png: Path | None = None,
    top: int | None = None,
) -> int:
    """Count the events of a folder of tables, and say what is missing.

    Cases are counted by their first event of the kind; persons are the accused. The answer
    carries the last day seen, how much of each court was read, and how it was counted.

    Args:
        folder: Folder of tables, written by: wayout record read.
        event: What is counted: received, verdict, suspended and every other event of the map.
        by: What the rows are.
        article: Only cases in which someone is charged under it: 337, or 337.5 for one part.
        unit: What is counted: cases, or the accused.
        known_by: Count as the record stood on this day, written 2025-01-31.
        csv: Print the rows as CSV.
        json: Print the whole answer as JSON.
        svg: File for the chart as SVG.
        png: File for the chart as PNG.
        top: Courts or articles shown, the largest first; the others are summed up.
    """
    if csv and json:
        raise UsageError("Choose one of --csv and --json.")
    if top is not None and top < 1:
        raise UsageError("{option} takes a number from 1 up.", option="--top")
    from wayout.record.counting.count import count as counted  # noqa: PLC0415  help does without

    answer = counted(folder, event, by=by, article=article, unit=unit, known_by=known_by)
    if answer.delay is not None:
        from wayout.cohort.growth import grown  # noqa: PLC0415  only months pay for the odds

        answer = grown(answer)
    _ = speak()
    _draw(answer, _, {"svg": svg, "png": png}, top=top)
    _print(answer, _, form="csv" if csv else "json" if json else "table", top=top)
    return 0


def _print(answer: "Count", _: Translator, *, form: str, top: int | None) -> None:
    from wayout.publish.count_figure import count_figure  # noqa: PLC0415  help does without
    from wayout.publish.count_json import count_json  # noqa: PLC0415  idem
    from wayout.publish.delimited import csv_text  # noqa: PLC0415  idem

    if form == "json":
        results().out(count_json(answer, _.language), highlight=False)
        return
    figure = count_figure(answer, _.language, top=top)
    if form == "table":
        _print_tables(answer, figure, _, top)
        return
    results().out(csv_text(figure), highlight=False, end="")
    for line in (figure.title, figure.subtitle, *figure.notes, figure.how):
        remarks().print(line, soft_wrap=True)


def _print_tables(answer: "Count", figure: "Figure", _: Translator, top: int | None) -> None:
    from wayout.publish.coverage_figure import coverage_figure  # noqa: PLC0415  help does without
    from wayout.publish.terminal import terminal_table  # noqa: PLC0415  idem

    console = results()
    console.width = min(console.width, _WIDTH)
    console.print(terminal_table(figure))
    if answer.coverage.months:
        coverage = coverage_figure(answer, _.language, top=top or _COVERAGE_ROWS)
        console.print()
        console.print(terminal_table(coverage, how=False))


def _draw(answer: "Count", _: Translator, files: dict[str, Path | None], top: int | None) -> None:
    """Write the chart into the files that were asked for; nothing half written stays."""
    wanted = {form: path for form, path in files.items() if path is not None}
    if not wanted:
        return
    from wayout.publish.chart import chart  # noqa: PLC0415  only charts pay for the renderer
    from wayout.publish.count_figure import count_figure  # noqa: PLC0415  idem
    from wayout.publish.render import png, svg  # noqa: PLC0415  idem

    spec = chart(count_figure(answer, _.language, top=top or _CHART_ROWS))
    for form, path in wanted.items():
        write_whole(path, svg(spec).encode() if form == "svg" else png(spec))
        remarks().print(_("Chart: {file}").format(file=path), soft_wrap=True)
