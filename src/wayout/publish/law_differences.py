"""What changed for the same facts between two days of the law, in words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wayout.law.diff import Change, LawDiff
from wayout.law.lawbook import LawBook
from wayout.pathway import Mark
from wayout.publish.law_offences import SIGN
from wayout.publish.law_reasons import step_words
from wayout.publish.law_words import changed_words, cite, edition_words, key_words, part_words
from wayout.text import Translator

_ENDS = frozenset({"min_months", "max_months", "cap_months"})


class Difference(NamedTuple):
    """One thing that the answer says otherwise; `back` is a way back to the front."""

    subject: str
    before: str
    after: str
    back: bool


class ProvisionWords(NamedTuple):
    """A provision met by the facts that came, went or was changed."""

    article: str
    kind: str
    editions: str
    text: str
    mark: Mark
    id: str


def differences(found: LawDiff, book: LawBook, _: Translator) -> Iterator[Difference]:
    """Say what the two answers say otherwise; where a range changed, it says its ends as well."""
    ranges = {one.of for one in found.changes if one.key == "effective"}
    for one in found.changes:
        if one.key in _ENDS and one.of in ranges:
            continue
        yield Difference(
            _subject(one, book, _),
            _value(one.key, one.before, one.before_if, book, _),
            _value(one.key, one.after, one.after_if, book, _),
            one.key == "back_to_front",
        )


def _value(key: str, value: object, parts: Iterable[str], book: LawBook, _: Translator) -> str:
    """Say a value, and for which parts it holds where not for all that are possible."""
    said, names = changed_words(key, value, _), ", ".join(part_words(p, book, _) for p in parts)
    return _("{value}, if it is {parts}").format(value=said, parts=names) if names else said


def _subject(one: Change, book: LawBook, _: Translator) -> str:
    """Name what changed: a part, something of a part, an article, a deadline."""
    of = one.of or ""
    match one.key:
        case "offences":
            said = part_words(of, book, _)
        case "back_to_front":
            said = f"{SIGN} {cite(of, _)}"
        case "deadlines":
            said = step_words(of, book, _)
        case key:
            what = key_words((key,), _)
            said = f"{part_words(of, book, _)}: {what}" if of else what
    return said


def provisions_met(found: LawDiff, _: Translator) -> Iterator[ProvisionWords]:
    """Say which provisions changed that the facts meet on one of the days."""
    kinds = {"came": _("came"), "went": _("no longer in force"), "changed": _("changed")}
    for one in found.provisions:
        editions = " \N{RIGHTWARDS ARROW} ".join(
            edition_words(name, _) for name in (one.before, one.after) if name
        )
        yield ProvisionWords(
            cite(one.article, _), kinds[one.kind], editions, one.text, one.mark, one.id
        )
