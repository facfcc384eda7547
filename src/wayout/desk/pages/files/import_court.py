"""Court pages come in: looked at first, then added, by a reading that can be stopped."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.casebook.disk import unwritten
from wayout.casebook.documents.names import document_name
from wayout.desk.gate.body import FORM
from wayout.desk.gate.parts import FILES, Sent
from wayout.desk.incoming.given import given_path
from wayout.desk.incoming.job import Job
from wayout.desk.incoming.memory import Incoming
from wayout.desk.incoming.places import Places
from wayout.desk.incoming.reading import Order
from wayout.desk.pages.files.import_page import HERE, ask, places_of
from wayout.desk.settings import Settings
from wayout.desk.view import page, speak
from wayout.errors import InputError, VaultError
from wayout.publish.file_size import size_said
from wayout.publish.reading_facts import CLASSES, reading_facts, reading_remarks
from wayout.text import Translator, mark
from wayout.text.numbers import format_count

STATUS = f"{HERE}/court"
_AGAIN = 3  # seconds after which a page asks how far the reading is
_UNNAMED = "page"
_LAYOUTS = {
    "new": mark("sudrf.ru, the new layout"),
    "old": mark("sudrf.ru, the old layout"),
    "moscow": mark("mos-gorsud.ru"),
    "tochno": mark("exports of tochno-st"),
    "dataout": mark("exports of dataout"),
}


def pages_sent(request: Request) -> Response:
    """Look at files that were sent."""
    files: list[Sent] = request.scope[FILES]
    places, _ = places_of(request), speak(request)
    if not files:
        return ask(request, status=422, court=_("Choose a file first."))

    def start() -> Job:
        _put(places, files)
        return _job(request, _trial(request, places, [str(places.given)]))

    return _begun(request, started=_incoming(request).begin(start))


def folder_named(request: Request) -> Response:
    """Look at a folder or file of this machine."""
    sent: bytes = request.scope[FORM].get("folder", b"")
    places, _ = places_of(request), speak(request)
    try:
        path = given_path(sent)
    except InputError as error:
        typed = sent.decode("utf-8", "replace").strip()
        return ask(request, status=422, folder=error.say(_), typed=typed)

    def start() -> Job:
        places.prepare()
        places.clear_trial()
        return _job(request, _trial(request, places, [str(path)]))

    return _begun(request, started=_incoming(request).begin(start))


def court(request: Request) -> Response:
    """Show how far the reading is, or what it brought."""
    job = _incoming(request).job
    if job is None:
        return RedirectResponse(HERE, 303)
    _ = speak(request)
    values: dict[str, Any] = {"job": job, "places": job.places, "path": STATUS}
    if job.is_running:
        answer = page(request, "import_reading.html", **values)
        answer.headers["refresh"] = str(_AGAIN)  # so it goes on without script
        return answer
    fault = job.error.say(_) if job.error is not None else ""
    if job.answer is None:
        return page(request, "import_stopped.html", **values, fault=fault)
    return page(request, "import_read.html", **values, fault=fault, **_told(job.answer, _))


def court_added(request: Request) -> Response:
    """Add what was looked at, if that is anything."""
    incoming = _incoming(request)
    tried = incoming.job
    if tried is None or tried.answer is None or not tried.is_trial or not _files(tried.answer):
        return RedirectResponse(STATUS, 303)
    places = tried.places
    order = Order(
        paths=tried.order.paths,
        out=str(places.tables),
        goes=str(places.goes),
        batch=str(places.new_batch()),
        pages=str(places.pages),
    )
    return _begun(request, started=incoming.begin(lambda: _job(request, order)))


def court_dropped(request: Request) -> Response:
    """Stop the reading, or let go of what it brought."""
    _incoming(request).drop()
    return RedirectResponse(HERE, 303)


def _incoming(request: Request) -> Incoming:
    incoming: Incoming = request.app.state.memory.incoming
    return incoming


def _begun(request: Request, *, started: bool) -> Response:
    if started:
        return RedirectResponse(STATUS, 303)
    _ = speak(request)
    return ask(request, status=422, court=_("Another reading is at work. Wait for it, or stop it."))


def _trial(request: Request, places: Places, paths: list[str]) -> Order:
    settings: Settings = request.app.state.settings
    against = None if settings.record is None else str(settings.record)
    return Order(paths=paths, out=str(places.tried), goes=str(places.goes), against=against)


def _job(request: Request, order: Order) -> Job:
    state = request.app.state
    settings: Settings = state.settings

    def ended(job: Job) -> None:
        if not job.is_trial:
            job.places.clear_trial()
            settings.choose(record=job.order.out)

    return Job(places_of(request), order, lambda: state.book.is_open, ended)


def _put(places: Places, files: list[Sent]) -> None:
    """Write what was sent where it is looked at; court pages are no secret."""
    places.prepare()
    places.clear_trial()
    try:
        places.given.mkdir(parents=True, mode=0o700)
        for number, file in enumerate(files, start=1):
            (places.given / f"{number:04d}-{_name(file)}").write_bytes(file.data)
    except OSError as error:
        places.clear_trial()
        raise unwritten(places.trial, error) from error


def _name(file: Sent) -> str:
    """What it is called: a day in it is the day that the page was seen."""
    try:
        return document_name(file.name)
    except VaultError:
        return _UNNAMED


def _files(answer: dict[str, Any]) -> int:
    """How many files are copied."""
    number: int = answer.get("goes", (0, 0))[0]
    return number


def _going(answer: dict[str, Any], _: Translator) -> str:
    """How many files are copied, and how large they are; empty where none is."""
    files, size = _files(answer), answer.get("goes", (0, 0))[1]
    said = _.n("{n} file, {size}", "{n} files, {size}", files)
    number = format_count(files, _.language)
    return said.format(n=number, size=size_said(size, _)) if files else ""


def _told(answer: dict[str, Any], _: Translator) -> dict[str, Any]:
    from wayout.record.run import ReadingResult  # noqa: PLC0415  the door does without

    result = msgspec.convert(answer["result"], ReadingResult)
    return {
        "facts": reading_facts(result, _),
        "aside": [(_(CLASSES[cls]), number) for cls, number in result.set_aside.items()],
        "remarks_of_it": reading_remarks(result, _),
        "layouts": [(_(_LAYOUTS[name]), n) for name, n in answer.get("layouts", ())],
        "files_aside": [(name, _(CLASSES[cls])) for name, cls in answer.get("aside", ())],
        "new": answer.get("new", 0),
        "again": answer.get("again", 0),
        "known": answer.get("known", 0),
        "going": _going(answer, _),
        "all_aside": sum(result.set_aside.values()),
    }
