"""What the law provides for a case, as a paper tells it: out of the law panel of its page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wayout.desk.pages.law.disputes import DisputeShown
from wayout.desk.pages.law.links import Cited
from wayout.desk.pages.law.offences import Line, OffenceShown
from wayout.desk.pages.law.panel import AbsenceShown, LawPanel
from wayout.desk.pages.paper.absences import absences, heading, told, with_place
from wayout.desk.paper.choice import Choice
from wayout.desk.paper.document import Block, Bullets, Heading, Paragraph, Row, Rows, Table
from wayout.law import load_law
from wayout.text import Translator
from wayout.text.dates import format_day


def law(panel: LawPanel | None, choice: Choice, _: Translator) -> Iterator[Block]:
    """Tell the offences, and what an earlier case or what mitigates does to them.

    A court is told nothing that holds only if more had happened than is told.
    """
    supposed = choice.reader != "court"
    yield from told(panel, _)
    for place, one in absences(panel):
        yield from heading(one, place, _)
        yield from (Paragraph(said, "strong") for said in one.verdict if not _in_short(said, _))
        yield from _cited("", one.why_none)
        lasting = one.lasting if supposed else ()
        yield from map(Paragraph, filter(None, (one.away, *lasting)))
        for offence in one.offences:
            yield from _offence(offence)
        if one.common and len(one.offences) > 1:
            yield Paragraph(_("For each of them"), "soft")
        yield from _lines(one.common)
        if supposed or one.earlier_is_told:
            yield from _earlier(one, _)
        yield from _cited(_("What mitigates or releases"), one.mitigates)
        if one.credit:
            yield Heading(_("Days already served"))
            yield Bullets(one.credit)


def ways(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell the lawful ways back to the front."""
    yield from told(panel, _)
    for place, one in absences(panel):
        yield from heading(one, place, _)
        yield from _ways(one, _)


def unsettled(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell what is not known and what is disputed."""
    yield from told(panel, _)
    for place, one in absences(panel):
        yield from heading(one, place, _)
        yield from _open(one, _)


def reasons(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Tell every step of the reasoning with its article, its edition and its mark."""
    yield from told(panel, _)
    heads = (_("step"), _("found"), _("article, edition"), _("mark"))
    for place, one in absences(panel):
        yield from heading(one, place, _)
        for reason in one.reasons:
            yield Heading(reason.head)
            if reason.facts:
                yield Paragraph(reason.facts)
            yield Table(reason.head, heads, (4, 4, 5, 2), tuple(map(tuple, reason.rows)))
    if panel and not panel.fault:
        yield Paragraph(_("Marks: {marks}.").format(marks=panel.marks), "soft")


def sureness(panel: LawPanel | None, choice: Choice, today: date, _: Translator) -> Iterator[str]:
    """Say how fresh the tables are, and how far down the reasons hold."""
    if panel and not panel.fault:
        checked, on = (format_day(day, _.language) for day in (load_law().checked_on, today))
        unnamed = _("Law checked on {checked}; asked about {on}.").format(checked=checked, on=on)
        yield panel.checked if choice.says_making else unnamed
        yield from panel.stale
        yield from dict.fromkeys(one.weakest for one in panel.absences if one.weakest)


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
        yield Paragraph(with_place(way.way), "back")
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
        yield Bullets(tuple(with_place(one) for one in said))
