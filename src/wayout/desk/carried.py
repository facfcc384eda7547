"""What was typed when the vault had locked itself: the pages carry it, nothing keeps it.

A call outlasts the minutes after which a vault locks. What the browser sends then comes back to it
in hidden fields beside the passphrase, and is sent once more when the vault is open.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wayout.desk.aliases import Aliases
from wayout.desk.gate.guard import FIELD

TO, CASE, TYPED = "carried.to", "carried.case", "carried.typed."
_LEFT = frozenset({FIELD, "back"})  # of another session, and the page of another alias
_NEW = "/cases/new"
_OF_CASE = re.compile(
    r"/cases/([A-Za-z0-9_-]+)(/(?:notes|people|title|events|agreed)[A-Za-z0-9./_-]*)"
)
_PART = re.compile(r"/(?:notes|people|title|events|agreed)[A-Za-z0-9./_-]*")
Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Again:
    """A form that is sent once more: where to, and what was typed into it."""

    to: str
    fields: Fields


def carry(path: str, form: Mapping[str, bytes], aliases: Aliases) -> Fields:
    """Make the hidden fields that carry a form; none where it is not one that people type into.

    Args:
        path: Where it was sent.
        form: What it held.
        aliases: The names of cases before they are forgotten.
    """
    typed = {f"{TYPED}{name}": _text(said) for name, said in form.items() if name not in _LEFT}
    if path == _NEW:
        return {TO: path, **typed}
    found = _OF_CASE.fullmatch(path)
    code = aliases.code(found[1]) if found else None
    return {TO: found[2], CASE: code, **typed} if found and code else {}


def carried(form: Mapping[str, bytes]) -> Fields:
    """The hidden fields that carry a form, out of the form of the passphrase."""
    return {
        name: _text(said)
        for name, said in form.items()
        if name in {TO, CASE} or name.startswith(TYPED)
    }


def again(fields: Fields, aliases: Aliases) -> Again | None:
    """The form that was carried, by the alias that its case has now; None if none was."""
    to, code = fields.get(TO, ""), fields.get(CASE, "")
    if to != _NEW and not (code and _PART.fullmatch(to)):
        return None
    typed = {
        name.removeprefix(TYPED): said for name, said in fields.items() if name.startswith(TYPED)
    }
    return Again(to if to == _NEW else f"/cases/{aliases.name(code)}{to}", typed)


def _text(sent: bytes) -> str:
    return sent.decode("utf-8", "replace")
