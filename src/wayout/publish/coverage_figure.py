"""The coverage of a count as a table: court by court, what was seen and what is missing."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from wayout.publish.figure import Cell, Column, Figure
from wayout.publish.how_counted import how_counted
from wayout.publish.words import number
from wayout.record.counting.count import Count
from wayout.record.counting.coverage import CourtMonth
from wayout.text import Language, Translator, translator
from wayout.text.dates import format_day
from wayout.text.numbers import format_count


def coverage_figure(count: Count, language: Language, *, top: int | None = None) -> Figure:
    """Make the coverage table: a row a court, those with the most cards first."""
    _ = translator(language)
    courts = sorted(
        (_sum(court, months) for court, months in _by_court(count)),
        key=lambda row: (-int(row[1] or 0), row[0]),
    )
    shown = courts if top is None else courts[:top]
    listed = any(row[4] is not None for row in courts)
    columns = _columns(_)[: 6 if listed else 4]
    return Figure(
        form="bars",
        language=language,
        title=_("Coverage: criminal cards of the first instance by court"),
        subtitle=_("seen until {day}").format(day=format_day(count.freeze, language)),
        columns=columns,
        data=tuple(row[: len(columns)] for row in shown),
        cells=tuple(tuple(map(_Cells(language), row[: len(columns)])) for row in shown),
        notes=tuple(_notes(count, len(courts) - len(shown), _)),
        how=how_counted(count, _),
        freeze=count.freeze,
        digest=count.digest,
    )


_Row = tuple[str, int, int, int, int | None, int | None]


def _columns(_: Translator) -> tuple[Column, ...]:
    return (
        Column("court", _("court"), numeric=False),
        Column("cards", _("cards")),
        Column("verdicts", _("verdicts")),
        Column("texts", _("texts")),
        Column("listed", _("listed")),
        Column("listed_unseen", _("without a card")),
    )


def _by_court(count: Count) -> Iterable[tuple[str, list[CourtMonth]]]:
    for court, months in groupby(count.coverage.months, key=attrgetter("court")):
        yield court, list(months)


def _sum(court: str, months: list[CourtMonth]) -> _Row:
    listed = [month.listed for month in months if month.listed is not None]
    seen = sum(month.listed_seen or 0 for month in months)
    return (
        court,
        sum(month.cards for month in months),
        sum(month.verdicts for month in months),
        sum(month.texts for month in months),
        sum(listed) if listed else None,
        sum(listed) - seen if listed else None,
    )


class _Cells:
    """Writes a value for people."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, value: Cell) -> str:
        if value is None:
            return "–"
        return format_count(value, self._language) if isinstance(value, int) else str(value)


def _notes(count: Count, hidden: int, _: Translator) -> Iterable[str]:
    if hidden > 0:
        yield _.n("{n} more court.", "{n} more courts.", hidden).format(n=number(hidden, _))
    short = [check for check in count.coverage.listings if check.rows < check.total]
    if short:
        missing = sum(check.total - check.rows for check in short)
        yield _(
            "In {lists} result lists the court counts more cases than were read: "
            "{n} rows are missing."
        ).format(lists=number(len(short), _), n=number(missing, _))
