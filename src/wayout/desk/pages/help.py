"""Help: what each page is for, what marks and numbers mean, what is safe and what is not."""

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.keys import KEYS
from wayout.desk.view import page, speak
from wayout.text import Translator, mark

_PAGES = (
    ("/today", mark("Today"), mark(
        "What is over, what is due today, in a week and later: terms of the law and calls that "
        "were promised. What a change of the law moved waits here until somebody has looked at it."
    )),
    ("/cases", mark("Cases"), mark(
        "All your cases by their codes, narrowed by state, by whose they are and by day. Words "
        "typed into the search are looked for in every case and stand in no address."
    )),
    ("/cases/new", mark("New case"), mark(
        "Somebody calls: who, what happened, what was promised. A case needs at once how the "
        "caller is reached, what they ask, and what happened first or where he is; a draft needs "
        "nothing."
    )),
    ("/import", mark("Import"), mark(
        "Court pages for the record, and a case that a colleague handed on. You see what would be "
        "taken in before anything is."
    )),
    ("/pathway", mark("The map"), mark(
        "Every state and every way out of it, those back to the front in red, with the number of "
        "your cases where they stand now."
    )),
    ("/law", mark("Law"), mark(
        "The articles, each with its editions, the day it came into force, and who read it where."
    )),
    ("/odds", mark("Odds"), mark(
        "Where others in the same state were later, how many they were, and how sure that is."
    )),
    ("/record", mark("Record"), mark(
        "The court record that was read on this machine: how many cases, from which courts, what "
        "is missing."
    )),
    ("/settings", mark("Settings"), mark(
        "Languages, keys, the days of a reminder, and what is stored where."
    )),
)  # fmt: skip
_TABS = (
    (mark("The case"), mark(
        "What is next, what happened and who said so, the people, the notes, and what the law "
        "provides for each absence. A correction is written beside what it corrects: nothing is "
        "overwritten."
    )),
    (mark("The law then and now"), mark(
        "The same case by the law of two days: what a change did to it."
    )),
    (mark("Others in this position"), mark("Where those ended up who stood where he stands.")),
    (mark("Documents"), mark("Files of the case, sealed in the vault.")),
    (mark("Agreed and promised"), mark(
        "What the client consented to, what was promised to him, and until when the case is kept."
    )),
    (mark("Access"), mark("Who may open the case, and how a colleague is let in.")),
    (mark("Log"), mark("Who opened, changed and exported the case, and when.")),
    (mark("On paper"), mark("A summary for a court or a donor, in the language you choose.")),
)  # fmt: skip


def help_page(request: Request) -> Response:
    """Say what the pages are for and what they mean."""
    _ = speak(request)
    pages = [(to, _(name), _(said)) for to, name, said in _PAGES]
    tabs = [(_(name), _(said)) for name, said in _TABS]
    book: Book = request.app.state.book
    unheard = book.unheard.say(_) if book.unheard else ""
    return page(request, "help.html", pages=pages, tabs=tabs, unheard=unheard)


def help_keys(request: Request) -> Response:
    """List the keys, and say whether they are on."""
    return page(request, "help_keys.html", keys=_keys(speak(request)))


def _keys(_: Translator) -> list[tuple[list[str], str]]:
    return [(one.keys.split(), _(one.said)) for one in KEYS]
