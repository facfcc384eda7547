"""The keys that are commands: one table for the script that obeys them and the page of help."""

from dataclasses import dataclass
from typing import Literal

from wayout.text import mark

Does = Literal["go", "focus", "press", "next", "previous", "find", "browser"]
LINES = "main :is(tbody tr, .agenda li, .unowned li)"  # of which the first link is opened

DONE = 'form:is([action="/today/kept"], [action$="/done"]) button'


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or two in a row: what it is called, what it does, and with what.

    `at` is an address where it leads, else a selector of what it is done to. What `does` the
    browser alone is here for the page of help.
    """

    keys: str
    said: str
    does: Does
    at: str = ""


KEYS = (
    Key("/", mark("Find a case, a page or a command"), "find"),
    Key("g t", mark("Today"), "go", "/today"),
    Key("g c", mark("Cases"), "go", "/cases"),
    Key("g m", mark("The map"), "go", "/pathway"),
    Key("j", mark("To the next line of a list"), "next", LINES),
    Key("k", mark("To the line before"), "previous", LINES),
    Key("Enter", mark("Open the line"), "browser"),
    Key("e", mark("Add an event"), "focus", 'form[action$="/events"] :is(select, input, textarea)'),
    Key("n", mark("Write a note"), "focus", 'form[action$="/notes"] textarea'),
    Key("d", mark("Done: the line on which you are"), "press", DONE),
    Key("u", mark("Undo what was just saved"), "press", ".saved button"),
    Key("?", mark("The keys"), "go", "/help/keys"),
    Key("Esc Esc", mark("Lock, at once"), "browser"),
)
