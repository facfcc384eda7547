"""The offences of an answer: one in full, several side by side, what is equal said once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_words import COLONIES, GRAVITIES, PAROLES, cite, part_words
from wayout.law.assessment import Assessment, Offence
from wayout.law.lawbook import LawBook
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.months import format_months, format_months_range

BACK, SIGN = "bold red", "\N{LEFTWARDS ARROW WITH HOOK}"
LOWERING = ("attempt_share", "grounds_share", "order_share")
_INDENT = (0, 0, 0, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of what the law says of each offence, and whether it leads to the front."""

    label: str
    values: tuple[str, ...]
    back: tuple[bool, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether it is the same for every offence."""
        return len(set(self.values)) == 1


def offence_blocks(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """Yield what can be charged, and what each part brings."""
    offences = answer.offences
    for offence in offences:
        yield _heading(offence, book, _)
    rows = list(_rows(answer, _))
    if len(offences) > 1:
        differing = [row for row in rows if not row.equal]
        if differing:
            yield Text("")
            yield _side_by_side(answer, differing, book, _)
        yield Text(_("For each of them:"))
        rows = [row for row in rows if row.equal]
    yield Padding(_grid((row.label, _value(row, 0)) for row in rows), _INDENT, expand=False)


def part_name(offence: Offence, book: LawBook, _: Translator) -> str:
    """Name a part as readers cite it, and whether it is an attempt."""
    return part_words(f"{offence.part} attempt" if offence.attempt else offence.part, book, _)


def _heading(offence: Offence, book: LawBook, _: Translator) -> RenderableType:
    editions = [p for p in book.provisions if p.offence and p.offence.part == offence.part]
    said = editions[-1].text.say(_.language) if editions else ""
    return Text.assemble((part_name(offence, book, _), "bold"), f"  {said}")


def _grid(rows: Iterator[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for label, value in rows:
        table.add_row(Text(label, style="dim"), value)
    return table


def _side_by_side(
    answer: Assessment, rows: Sequence[Row], book: LawBook, _: Translator
) -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    for row in rows:
        table.add_column(row.label)
    for place, offence in enumerate(answer.offences):
        name = Text(part_name(offence, book, _), style="bold")
        table.add_row(name, *(_value(row, place) for row in rows))
    return Group(table, Text(""))


def _value(row: Row, place: int) -> Text:
    said = row.values[place]
    back = row.back and row.back[place]
    return Text(f"{said} {SIGN}", style=BACK) if back else Text(said)


def _rows(answer: Assessment, _: Translator) -> Iterator[Row]:
    many = answer.offences
    lowered = [_lowered_by(answer, one, _) for one in many]
    yield Row(
        _("Imprisonment"),
        tuple(_term(one, why, _) for one, why in zip(many, lowered, strict=True)),
    )
    open_ = tuple(bool(one.probation.open) for one in many)
    yield Row(_("Probation"), tuple(_probation(one, _) for one in many), open_)
    yield Row(_("Category"), tuple(_(GRAVITIES[one.gravity]) for one in many))
    if any(one.colony for one in many):
        yield Row(_("Colony, parole"), tuple(_served(one, _) for one in many))
    yield Row(_("Limitation"), tuple(_limitation(one, _) for one in many))
    yield Row(_("Special order"), tuple(_open(open=one.special_order, _=_) for one in many))
    yield Row(_("Difficult circumstances"), tuple(_note(one, _) for one in many))
    if any(one.below_minimum for one in many):
        yield Row(_("Lower than that"), tuple(_below(one, _) for one in many))


def _term(offence: Offence, lowered_by: str, _: Translator) -> str:
    if offence.effective is None:
        return _("none in this part: other kinds of punishment only")
    said = format_months_range(*offence.effective, _.language)
    if offence.cap_months is None or not offence.max_months:
        return said
    whole = format_months_range(offence.min_months or 0, offence.max_months, _.language)
    if not lowered_by:
        return _("{range} (by the part: {whole})").format(range=said, whole=whole)
    return _("{range} (by the part: {whole}; lowered by {articles})").format(
        range=said, whole=whole, articles=lowered_by
    )


def _lowered_by(answer: Assessment, offence: Offence, _: Translator) -> str:
    steps = (s for s in answer.trace if s.part in {offence.part, None} and s.step in LOWERING)
    found = (cite(step.article, _) for step in steps if step.value not in {1, "1"})
    return ", ".join(dict.fromkeys(found))


def _probation(offence: Offence, _: Translator) -> str:
    probation = offence.probation
    if probation.open is None:
        return _("does not apply")
    if not probation.open:
        bars = ", ".join(cite(bar, _) for bar in probation.bars)
        return _("closed ({bars})").format(bars=bars) if bars else _("closed")
    if probation.from_months is None or probation.to_months is None:
        return _("open")
    span = format_months_range(probation.from_months, probation.to_months, _.language)
    return _("open: {range}, back in his unit").format(range=span)


def _served(offence: Offence, _: Translator) -> str:
    if offence.colony is None:
        return _("does not apply")
    said = _(COLONIES[offence.colony])
    if offence.parole is None:
        return said
    parole = _(PAROLES.get(offence.parole, offence.parole))
    return _("{colony}; parole {when}").format(colony=said, when=parole)


def _limitation(offence: Offence, _: Translator) -> str:
    if offence.limitation_years is None:
        return _("not known")
    years = format_months(offence.limitation_years * 12, _.language)
    if offence.limitation_until is None:
        return years
    return _("{years}, until {day}").format(
        years=years, day=format_day(offence.limitation_until, _.language)
    )


def _open(*, open: bool, _: Translator) -> str:  # noqa: A002  the word of the answer
    return _("available") if open else _("not available")


def _note(offence: Offence, _: Translator) -> str:
    return _("the note may release from liability") if offence.hardship_note else _("no release under the note for this part")


def _below(offence: Offence, _: Translator) -> str:
    if offence.below_minimum is None:
        return _("does not apply")
    return _("a court may, exceptionally: {article}").format(
        article=cite(f"UK {offence.below_minimum.article}", _)
    )
