"""`wayout record read`: saved court pages to tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from wayout.cli.reading_progress import reading_progress
from wayout.cli.terminal import remarks, results, speak
from wayout.errors import UsageError
from wayout.publish.reading_facts import BROKEN, CLASSES, reading_facts, reading_remarks
from wayout.text import Translator
from wayout.text.numbers import format_count

if TYPE_CHECKING:
    from wayout.record.run import ReadingResult

DONE, PROBLEMS = 0, 1


def read(
    paths: Annotated[list[Path], Parameter(name="PATH", negative="")],
    /,
    *,
    out: Path,
    workers: int | None = None,
    json: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Read saved court pages into tables, without names.

    Folders, single pages, ZIP and WARC archives, exports of tochno-st and dataout. A name is
    dropped at the moment a page is read. Running it again goes on where it was stopped, and the
    same pages give the same tables.

    Args:
        paths: Folders, pages or archives.
        out: Folder for the tables; it is made if need be.
        workers: Processes that read; if left out, one for each processor core.
        json: Print the summary as JSON.
    """
    if workers is not None and workers < 1:
        raise UsageError("{option} takes a number from 1 up.", option="--workers")
    from wayout.record.reading import read_pages  # noqa: PLC0415 - help does without

    _ = speak()
    with reading_progress(_) as steps:
        result = read_pages(paths, out, workers=workers, progress=steps)
    if json:
        _print_json(result)
    else:
        _print_summary(result, out, _)
    return PROBLEMS if BROKEN & result.set_aside.keys() else DONE


def _print_json(result: "ReadingResult") -> None:
    import msgspec  # noqa: PLC0415 - help does without

    text = msgspec.json.format(msgspec.json.encode(result)).decode()
    results().print(text, soft_wrap=True)


def _print_summary(result: "ReadingResult", out: Path, _: Translator) -> None:
    from rich.table import Table  # noqa: PLC0415 - help does without

    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    for fact in reading_facts(result, _):
        table.add_row(fact.number, fact.name)
        if fact.key == "set_aside":
            for cls, count in result.set_aside.items():
                table.add_row("", f"{format_count(count, _.language)}  {_(CLASSES[cls])}")
    results().print(table)
    for remark in reading_remarks(result, _):
        remarks().print(remark)
    results().print(_("Tables: {folder}").format(folder=out), soft_wrap=True)
