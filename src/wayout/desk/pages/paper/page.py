"""A case on paper: what is to be on it, how it looks, and the files for others."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.gate.guard import SESSION
from wayout.desk.memory import Memory
from wayout.desk.own_day import own_day
from wayout.desk.pages.odds.told import OddsPanel, no_record
from wayout.desk.pages.paper.cautions import cautions
from wayout.desk.pages.paper.events import Shown
from wayout.desk.pages.paper.making import NEVER, left_out
from wayout.desk.pages.paper.months import in_months
from wayout.desk.pages.paper.summary import summary
from wayout.desk.pages.which_case import case_code
from wayout.desk.paper.choice import (
    IDENTIFYING,
    PARTS,
    READERS,
    Choice,
    chosen,
    offered,
    reader_of,
    usual,
)
from wayout.desk.paper.document import Paper
from wayout.desk.paper.making import KINDS, installed, make
from wayout.desk.settings import Settings
from wayout.desk.view import language_of, page, speak
from wayout.text import LANGUAGES, Language, mark
from wayout.text.language import choose_language

NAME = "summary"  # of the files: it names no case
_READERS = {"court": mark("For a court"), "donor": mark("For a donor")}


def paper_page(request: Request) -> Response:
    """Show what is usually on the paper."""
    reader = reader_of(request.query_params.get("for", ""))
    settings: Settings = request.app.state.settings
    has_record = settings.record is not None
    return _show(request, usual(reader, _language(request), has_record=has_record))


def paper_made(request: Request) -> Response:
    """Show the paper as it was chosen, or hand over a file of it, which is logged."""
    choice = _chosen(request)
    kind = _sent(request, "as")
    if kind not in KINDS:
        return _show(request, choice)
    book: Book = request.app.state.book
    code = case_code(request)
    made = make(kind, _paper(request, book.ask("show", code=code, numbers=True), choice))
    book.ask("papered", code=code)
    return Response(
        made,
        media_type=KINDS[kind].media,
        headers={"content-disposition": f'attachment; filename="{NAME}.{kind}"'},
    )


def _show(request: Request, choice: Choice) -> Response:
    _ = speak(request)
    book: Book = request.app.state.book
    shown = book.ask("show", code=case_code(request), numbers=True)
    return page(
        request,
        "paper.html",
        case=shown,
        here=request.url.path.removesuffix("/paper"),
        tab="paper",
        kept=f"&for={choice.reader}",
        readers={one: _(_READERS[one]) for one in READERS},
        parts={one: _(said) for one, said in offered(PARTS, choice.reader).items()},
        identifying={one: _(said) for one, said in offered(IDENTIFYING, choice.reader).items()},
        choice=choice,
        warnings=cautions(shown, choice.reader, _),
        put_in="; ".join(map(_, choice.put_in)),
        left_out=left_out(choice, _),
        never=_(NEVER),
        files=installed(),
        paper=_paper(request, shown, choice),
    )


def _paper(request: Request, shown: Shown, choice: Choice) -> Paper:
    memory: Memory = request.app.state.memory
    today = own_day()
    seen = in_months(shown) if choice.by_month else shown
    others = _others(request, seen, choice) if choice.has("odds") else None
    choice = replace(choice, invented=bool(request.app.state.book.told))
    return summary(shown, choice, today, memory.drawings, others)


def _others(request: Request, shown: Shown, choice: Choice) -> OddsPanel:
    """Ask where others ended up, in the language of the paper."""
    if request.app.state.settings.record is None:
        return no_record(_spoken(request, choice.language))
    from wayout.desk.pages.odds.panel import odds_panel  # noqa: PLC0415  it draws

    return odds_panel(_spoken(request, choice.language), shown)


def _spoken(request: Request, language: Language) -> Request:
    """The same request, as if it had been made in another language."""
    session = replace(request.scope[SESSION], language=language)
    return Request({**request.scope, SESSION: session, "query_string": b""})


def _chosen(request: Request) -> Choice:
    ticked = (name for name in request.scope[FORM] if name in PARTS or name in IDENTIFYING)
    reader = reader_of(_sent(request, "for"))
    return chosen(reader, _sent(request, "paper"), ticked, _language(request))


def _language(request: Request) -> Language:
    """The language of papers that was chosen, or that of the pages."""
    settings: Settings = request.app.state.settings
    wanted = settings.choices.paper
    return choose_language(wanted, {}) if wanted in LANGUAGES else language_of(request)


def _sent(request: Request, name: str) -> str:
    sent: bytes = request.scope[FORM].get(name, b"")
    return sent.decode("utf-8", "replace")
