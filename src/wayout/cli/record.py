"""`wayout record read`: saved court pages to tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from wayout.cli.reading_facts import reading_facts
from wayout.cli.reading_progress import reading_progress
from wayout.cli.terminal import remarks, results, speak
from wayout.errors import UsageError
from wayout.text import Translator, mark
from wayout.text.numbers import format_count

if TYPE_CHECKING:
    from wayout.record.run import ReadingResult

DONE, PROBLEMS = 0, 1
# what is wrong with the file itself; the other classes are pages that a court site really serves
_BROKEN = frozenset({"truncated", "damaged", "too_large", "unsafe"})
CLASSES = {
    "captcha": mark("ask for a code from a picture"),
    "no_data": mark("nothing found, or a query not understood"),
    "unavailable": mark("the site did not work"),
    "blocked": mark("the site refused"),
    "servers": mark("ask to choose a server"),
    "form": mark("search forms"),
    "act": mark("texts of acts without a card"),
    "empty": mark("empty files"),
    "truncated": mark("break off before anything is whole"),
    "damaged": mark("damaged"),
    "too_large": mark("too large for a court page"),
    "unsafe": mark("unsafe archives or members of archives"),
    "unknown": mark("no page of a court site known here"),
}


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
    return PROBLEMS if _BROKEN & result.set_aside.keys() else DONE


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
    for remark in _remarks(result, _):
        remarks().print(remark)
    results().print(_("Tables: {folder}").format(folder=out), soft_wrap=True)


def _remarks(result: "ReadingResult", _: Translator) -> list[str]:
    said = []
    if result.unmapped_labels:
        said.append(
            _.n(
                "{n} wording is not known; it stands in labels.parquet.",
                "{n} wordings are not known; they stand in labels.parquet.",
                result.unmapped_labels,
            ).format(n=result.unmapped_labels)
        )
    if result.dated_by_mtime:
        said.append(
            _.n(
                "{n} card page has no day in its path: the day of its file was taken.",
                "{n} card pages have no day in their paths: the days of their files were taken.",
                result.dated_by_mtime,
            ).format(n=result.dated_by_mtime)
        )
    broken = sum(result.set_aside.get(cls, 0) for cls in _BROKEN)
    if broken:
        said.append(
            _.n(
                "{n} file or page could not be read; set_aside.parquet says why.",
                "{n} files or pages could not be read; set_aside.parquet says why.",
                broken,
            ).format(n=broken)
        )
    if result.untied:
        said.append(
            _.n(
                "In {n} case the number of accused changed between pages.",
                "In {n} cases the number of accused changed between pages.",
                len(result.untied),
            ).format(n=len(result.untied))
        )
    return said
