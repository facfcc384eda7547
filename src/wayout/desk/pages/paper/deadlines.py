"""The deadlines of a case as a paper tells them: whose they are, and how each was counted."""

from collections.abc import Iterator, Sequence
from typing import Any

from wayout.desk.pages.law.deadlines import DeadlineShown
from wayout.desk.pages.law.panel import LawPanel
from wayout.desk.pages.paper.absences import absences, heading, told, with_place
from wayout.desk.paper.choice import Choice
from wayout.desk.paper.document import Block, Heading, Paragraph, Table
from wayout.law import load_law
from wayout.law.due import OWN
from wayout.publish.law_words import full_day
from wayout.text import Translator, mark

Decided = Sequence[dict[str, Any]]
HIS = mark("Binding on him and his lawyer")
THEIRS = mark("Binding on the investigation and the court")


def own_deadlines(panel: LawPanel | None, decided: Decided, _: Translator) -> Iterator[Block]:
    """Tell the deadlines to come of him and his lawyer, and how each was counted."""
    yield from told(panel, _)
    for place, one in absences(panel):
        yield from heading(one, place, _)
        yield _terms(_(HIS), one.own, _)
    yield from _by_hand([one for one in decided if one["name"] in OWN], _)


def deadlines(
    panel: LawPanel | None, choice: Choice, decided: Decided, _: Translator
) -> Iterator[Block]:
    """Tell the deadlines to come of the investigation and the court, and how each was counted.

    When the offence lapses hangs on its part: a court is told that with the parts, or not at all.
    """
    yield from told(panel, _)
    for place, one in absences(panel):
        yield from heading(one, place, _)
        yield _terms(_(THEIRS), one.theirs, _)
        if choice.reader != "court":
            yield from (Paragraph(said) for said in one.limitation)
    yield from _by_hand([one for one in decided if one["name"] not in OWN], _)


def over(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell the deadlines that are over, and how each was counted."""
    yield from told(panel, _)
    for place, one in absences(panel):
        yield from heading(one, place, _)
        yield from _bound(one.own_over, one.theirs_over, _)
        if one.theirs_over:
            said = _(
                "Over by the general rule; whether the term was prolonged stands in the order."
            )
            yield Paragraph(said, "soft")


def _bound(
    his: Sequence[DeadlineShown], theirs: Sequence[DeadlineShown], _: Translator
) -> Iterator[Block]:
    for title, rows in ((_(HIS), his), (_(THEIRS), theirs)):
        yield Heading(title)
        yield _terms(title, rows, _)


def _terms(title: str, rows: Sequence[DeadlineShown], _: Translator) -> Block:
    if not rows:
        return Paragraph(_("None."), "soft")
    heads = (_("last day"), _("what, by which article"), _("how it was counted"))
    return Table(title, heads, (3, 4, 7), tuple(_term(one, _) for one in rows))


def _term(one: DeadlineShown, _: Translator) -> tuple[str, ...]:
    day = one.due
    if one.safe:
        day += "\n" + _("safe under every reading: {day}").format(day=one.safe)
    said = (
        (_("runs from"), one.start),
        (_("counted"), one.counted),
        (_("edition"), f"{one.title.place}, {one.edition}"),
        (_("mark"), one.mark),
    )
    counted = "\n".join(f"{label}: {words}" for label, words in said if words)
    return day, with_place(one.title), counted


def _by_hand(decided: Decided, _: Translator) -> Iterator[Block]:
    """Tell what was decided of a deadline by hand: it was moved, or what it was for was done."""
    rows = tuple(_decided(one, _) for one in decided if one.get("due") or one.get("done"))
    if rows:
        title = _("Decided by hand")
        heads = (_("deadline"), _("by the law"), _("moved to"), _("done"))
        yield Heading(title)
        yield Table(title, heads, (5, 3, 4, 3), rows)


def _decided(one: dict[str, Any], _: Translator) -> tuple[str, ...]:
    editions = load_law().deadlines.get(one["name"])
    name = editions[-1][1].title.say(_.language) if editions else one["name"]
    moved = "\n".join(filter(None, (_day(one.get("due"), _), one.get("because"))))
    return name, _day(one["counted"], _), moved, _day(one.get("done"), _)


def _day(written: str | None, _: Translator) -> str:
    return full_day(written, _) if written else ""
