"""What the law provides for a case, as a paper tells it: out of the law panel of its page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wayout.desk.pages.law.deadlines import DeadlineShown
from wayout.desk.pages.law.disputes import DisputeShown
from wayout.desk.pages.law.links import Cited
from wayout.desk.pages.law.offences import Line, OffenceShown
from wayout.desk.pages.law.panel import AbsenceShown, LawPanel
from wayout.desk.paper.document import Block, Bullets, Heading, Paragraph, Row, Rows, Table
from wayout.law import load_law
from wayout.publish.law_words import full_day
from wayout.text import Translator

Decided = Sequence[dict[str, Any]]


def law(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell the offences, and what an earlier case or what mitigates does to them."""
    yield from _told(panel, _)
    for place, one in _absences(panel):
        yield from _heading(one, place, _)
        yield from (Paragraph(said, "strong") for said in one.verdict if not _in_short(said, _))
        yield from _cited("", one.why_none)
        yield from map(Paragraph, filter(None, (one.away, *one.lasting)))
        for offence in one.offences:
            yield from _offence(offence)
        if one.common and len(one.offences) > 1:
            yield Paragraph(_("For each of them"), "soft")
        yield from _lines(one.common)
        yield from _earlier(one, _)
        yield from _cited(_("What mitigates or releases"), one.mitigates)
        if one.credit:
            yield Heading(_("Days already served"))
            yield Bullets(one.credit)


def ways(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell the lawful ways back to the front."""
    yield from _told(panel, _)
    for place, one in _absences(panel):
        yield from _heading(one, place, _)
        yield from _ways(one, _)


def unsettled(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell what is not known and what is disputed."""
    yield from _told(panel, _)
    for place, one in _absences(panel):
        yield from _heading(one, place, _)
        yield from _open(one, _)


def deadlines(panel: LawPanel | None, decided: Decided, _: Translator) -> Iterator[Block]:
    """Tell the deadlines to come, and how each was counted."""
    yield from _told(panel, _)
    for place, one in _absences(panel):
        yield from _heading(one, place, _)
        yield from _bound(one.own, one.theirs, _)
        yield from (Paragraph(said) for said in one.limitation)
    yield from _by_hand(decided, _)


def over(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell the deadlines that are over, and how each was counted."""
    yield from _told(panel, _)
    for place, one in _absences(panel):
        yield from _heading(one, place, _)
        yield from _bound(one.own_over, one.theirs_over, _)
        if one.theirs_over:
            said = _(
                "Over by the general rule; whether the term was prolonged stands in the order."
            )
            yield Paragraph(said, "soft")


def reasons(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell every step of the reasoning with its article, its edition and its mark."""
    yield from _told(panel, _)
    heads = (_("step"), _("found"), _("article, edition"), _("mark"))
    for place, one in _absences(panel):
        yield from _heading(one, place, _)
        for reason in one.reasons:
            yield Heading(reason.head)
            if reason.facts:
                yield Paragraph(reason.facts)
            yield Table(reason.head, heads, (4, 4, 5, 2), tuple(map(tuple, reason.rows)))
    if panel and not panel.fault:
        yield Paragraph(_("Marks: {marks}.").format(marks=panel.marks), "soft")


def sureness(panel: LawPanel | None) -> Iterator[str]:
    """Say how fresh the tables are, and how far down the reasons hold."""
    if panel and not panel.fault:
        yield panel.checked
        yield from panel.stale
        yield from dict.fromkeys(one.weakest for one in panel.absences if one.weakest)


def _told(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    if panel is None:
        yield Paragraph(_("The events tell of no absence and of no criminal case yet."))
    elif panel.fault:
        yield Paragraph(panel.fault)


def _absences(panel: LawPanel | None) -> Iterable[tuple[int, AbsenceShown]]:
    return enumerate(panel.absences if panel else (), 1)


def _heading(one: AbsenceShown, place: int, _: Translator) -> Iterator[Block]:
    """Head an absence, where there are several: by its number, for what it is called may name."""
    if one.matter:
        yield Heading(_("Absence {matter}").format(matter=place))


def _in_short(said: str, _: Translator) -> bool:
    """Whether it sums all up: then it tells of terms and of ways back, which are parts apart."""
    return said.startswith(_("In short: {said}.").partition("{")[0])


def _offence(one: OffenceShown) -> Iterator[Block]:
    yield Heading(one.name.place)
    if one.name.said:
        yield Paragraph(one.name.said)
    yield from _lines(one.lines)


def _lines(lines: Iterable[Line]) -> Iterator[Block]:
    if rows := tuple(Row(one.label, one.said, one.back) for one in lines):
        yield Rows(rows)


def _ways(one: AbsenceShown, _: Translator) -> Iterator[Block]:
    if not one.ways:
        yield Paragraph(_("By these facts there is none."))
    for way in one.ways:
        yield Paragraph(_with_place(way.way), "back")
        for dispute in way.disputes:
            yield from _question(dispute)
    yield from (Paragraph(said) for said in one.afterwards)
    if one.harsher:
        yield from _question(one.harsher)


def _open(one: AbsenceShown, _: Translator) -> Iterator[Block]:
    if not one.missing and not one.disputes:
        yield Paragraph(_("Nothing."))
    if one.missing:
        yield Heading(_("Not known, and what it would settle"))
        yield Rows(tuple(Row(fact, decides) for fact, decides in one.missing))
    if one.disputes:
        yield Heading(_("Disputed"))
    for dispute in one.disputes:
        yield from _question(dispute)


def _question(one: DisputeShown) -> Iterator[Block]:
    yield Paragraph(one.question, "strong")
    yield Rows(tuple(Row(r.head, " ".join(filter(None, (r.said, r.gives)))) for r in one.readings))


def _earlier(one: AbsenceShown, _: Translator) -> Iterator[Block]:
    """Tell what an earlier case adds, and where none is recorded that it is only if."""
    if one.earlier:
        yield Heading(_("What an earlier case or sentence adds"))
        if not one.earlier_is_told:
            yield Paragraph(_("Whether there was one is not recorded. If so:"), "soft")
        yield from _cited("", one.earlier)


def _cited(title: str, said: Sequence[Cited]) -> Iterator[Block]:
    if said and title:
        yield Heading(title)
    if said:
        yield Bullets(tuple(_with_place(one) for one in said))


def _with_place(one: Cited) -> str:
    return f"{one.said} ({one.place})"


def _bound(
    his: Sequence[DeadlineShown], theirs: Sequence[DeadlineShown], _: Translator
) -> Iterator[Block]:
    for title, rows in (
        (_("Binding on him and his lawyer"), his),
        (_("Binding on the investigation and the court"), theirs),
    ):
        yield Heading(title)
        yield _terms(title, rows, _) if rows else Paragraph(_("None."), "soft")


def _terms(title: str, rows: Iterable[DeadlineShown], _: Translator) -> Table:
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
    return day, _with_place(one.title), counted


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
