"""The court record: what its tables hold, and counts of what happened."""

from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.gate.body import FORM
from wayout.desk.pages.record.asked import Counted
from wayout.desk.pages.record.shown import count_shown, holds_of
from wayout.desk.record_asked import record_of
from wayout.desk.view import page, speak
from wayout.errors import UsageError, WayoutError
from wayout.publish.chart import chart
from wayout.publish.count_figure import count_figure
from wayout.publish.count_json import count_json
from wayout.publish.delimited import csv_text
from wayout.publish.render import png, svg
from wayout.record.counting.count import Count
from wayout.record.counting.tables_folder import open_tables
from wayout.text import Language

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def record(request: Request) -> Response:
    """Show what the record holds, and the count that was chosen."""
    return _page(request, "", "")


def record_file(request: Request) -> Response:
    """Give a count as a file."""
    form, found = request.path_params["form"], record_of(request)
    if form not in TYPES or found is None:
        raise HTTPException(404)
    asked = Counted.of(request.query_params)
    return Response(
        _file(form, asked.count(found), asked.most, speak(request).language),
        media_type=TYPES[form],
        headers={"content-disposition": f'attachment; filename="record-{asked.by}.{form}"'},
    )


def record_chosen(request: Request) -> Response:
    """Choose the folder of the tables, if it holds a whole set of them."""
    typed = request.scope[FORM].get("folder", b"").decode("utf-8", "replace").strip()
    try:
        folder = _folder(typed)
        open_tables(folder)
        request.app.state.settings.choose(record=str(folder))
    except WayoutError as error:
        return _page(request, typed, error.say(speak(request)))
    return RedirectResponse("/record", 303)


def _folder(typed: str) -> Path:
    """Read the path of a folder.

    Raises:
        UsageError: It is none.
    """
    try:
        if typed and (folder := Path(typed).expanduser().absolute()).is_dir():
            return folder
    except (OSError, RuntimeError, ValueError):  # too long; nobody's home; no letter of a path
        pass
    raise UsageError(
        "There is no such folder on this machine. Write its whole path: {example}.",
        example="/home/name/tables",
    )


def _file(form: str, answer: Count, top: int | None, language: Language) -> str | bytes:
    if form == "csv":
        return csv_text(count_figure(answer, language))
    if form == "json":
        return count_json(answer, language)
    spec = chart(count_figure(answer, language, top=top))
    return svg(spec) if form == "svg" else png(spec)


def _page(request: Request, typed: str, unfit: str) -> Response:
    """Show the page; `unfit` says why the folder that was typed is not taken."""
    found, asked = record_of(request), Counted.of(request.query_params)
    _, holds, shown, fault = speak(request), None, None, ""
    if found is not None:
        try:
            holds = holds_of(found, asked, _)
            shown = count_shown(found, asked, _)
        except WayoutError as error:
            fault = error.say(_)
    return page(
        request,
        "record.html",
        status=422 if fault or unfit else 200,
        path="/record",
        kept=asked.address().replace("/record?", "&").removeprefix("/record"),
        holds=holds,
        asked=asked,
        shown=shown,
        fault=fault,
        typed=typed or (str(found.folder) if found else ""),
        unfit=unfit,
    )
