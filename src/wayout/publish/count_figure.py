"""A count as a figure: its columns, its rows as people read them, its notes."""

from wayout.publish.figure import REST, Cell, Column, Figure, Form, rounded
from wayout.publish.how_counted import how_counted
from wayout.publish.notes import notes
from wayout.publish.words import VALUE, article_name, number, title, unit_name, value_name
from wayout.record.counting.count import Count
from wayout.record.counting.rows import Row
from wayout.record.counting.share import OutcomeShare
from wayout.text import Language, Translator, translator
from wayout.text.dates import format_day
from wayout.text.numbers import format_count_range, format_decimal, format_percent

INCOMPLETE = "*"
_TENTH = 0.1
_RANKED = frozenset({"court", "article", "part"})


def count_figure(count: Count, language: Language, *, top: int | None = None) -> Figure:
    """Make the figure of a count; `top` keeps the largest rows and sums up the others."""
    _ = translator(language)
    rows = _top(count, top)
    if count.outcomes is not None:
        columns, data, cells = _outcome_table(count, rows, _)
    elif count.question.in_time:
        columns, data, cells = _time_table(count, rows, _)
    else:
        columns, data, cells = _plain_table(count, rows, _)
    return Figure(
        form=_form(count),
        language=language,
        title=title(count.question, _),
        subtitle=_subtitle(count, _),
        columns=columns,
        data=data,
        cells=cells,
        notes=notes(count, _),
        how=how_counted(count, _),
        freeze=count.freeze,
        digest=count.digest,
    )


_Table = tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...], tuple[tuple[str, ...], ...]]


def _form(count: Count) -> Form:
    if count.question.in_time:
        return "times"
    if count.outcomes is not None:
        return "outcomes"
    return (
        "grounds"
        if count.question.event == "suspended" and count.question.by == "ground"
        else "bars"
    )


def _subtitle(count: Count, _: Translator) -> str:
    article, known_by = count.question.article, count.question.known_by
    parts = [article_name(article, _)] if article else []
    parts.append(_("seen until {day}").format(day=format_day(count.freeze, _.language)))
    if known_by is not None:
        parts.append(_("as known on {day}").format(day=format_day(known_by, _.language)))
    return " · ".join(parts)


def _top(count: Count, top: int | None) -> tuple[Row, ...]:
    """The largest rows first and the rest as one; months and outcomes stay as they are."""
    if top is None or count.question.by not in _RANKED or len(count.rows) <= top:
        return count.rows
    ranked = sorted(count.rows, key=lambda row: (-row.count, row.value))
    rest = Row(REST, sum(row.count for row in ranked[top:]))
    return (*ranked[:top], rest)


def _rest_name(count: Count, shown: int, _: Translator) -> str:
    others = len(count.rows) - shown
    return _.n("{n} other", "{n} others", others).format(n=number(others, _))


def _name(count: Count, row: Row, shown: int, _: Translator) -> str:
    if row.value == REST:
        return _rest_name(count, shown, _)
    return value_name(count.question.by, row.value, _)


def _plain_table(count: Count, rows: tuple[Row, ...], _: Translator) -> _Table:
    by = count.question.by
    columns = (
        Column(by, _(VALUE[by]), numeric=False),
        Column("count", unit_name(count.question.unit, _)),
    )
    data = tuple((row.value, row.count) for row in rows)
    cells = tuple((_name(count, row, len(rows) - 1, _), number(row.count, _)) for row in rows)
    return columns, data, cells


def _time_table(count: Count, rows: tuple[Row, ...], _: Translator) -> _Table:
    by = count.question.by
    columns = (
        Column(by, _(VALUE[by]), numeric=False),
        Column("count", unit_name(count.question.unit, _)),
        Column("working_days", _("working days")),
        Column("per_working_day", _("a working day")),
        Column("incomplete", _("still filling up"), numeric=False, aside=True),
        Column(
            "expected",
            _("expected when complete, 95%"),
            aside=all(row.expected is None for row in rows),
        ),
        Column("expected_low", _("95% from"), aside=True),
        Column("expected_high", _("95% to"), aside=True),
    )
    data = tuple(
        (row.value, row.count, row.working_days, rounded(row.per_working_day), row.incomplete,
         row.expected, row.expected_low, row.expected_high)
        for row in rows
    )  # fmt: skip
    return columns, data, tuple(_time_cells(count, row, _) for row in rows)


def _time_cells(count: Count, row: Row, _: Translator) -> tuple[str, ...]:
    pace = None if row.incomplete else row.per_working_day  # a pace of half a month is none
    starred = any(other.incomplete for other in count.rows)
    star = INCOMPLETE if row.incomplete else " " * starred
    return (
        value_name(count.question.by, row.value, _),
        number(row.count, _) + star,
        "" if row.working_days is None else number(row.working_days, _),
        "" if pace is None else _pace(pace, _),
        _("yes") if row.incomplete else "",
        *_expected_cells(row, _),
    )


def _pace(pace: float, _: Translator) -> str:
    """Write a number a working day: one that is not nothing does not read 0.0."""
    return format_decimal(pace, _.language, 2 if 0 < pace < _TENTH else 1)


def _expected_cells(row: Row, _: Translator) -> tuple[str, str, str]:
    """What is expected with its interval behind it, and the ends of the interval."""
    if row.expected is None or row.expected_low is None or row.expected_high is None:
        return ("", "", "")
    both = format_count_range(row.expected_low, row.expected_high, _.language)
    ends = (number(row.expected_low, _), number(row.expected_high, _))
    return (f"{number(row.expected, _)} ({both})", *ends)


def _outcome_table(count: Count, rows: tuple[Row, ...], _: Translator) -> _Table:
    columns = (
        Column("outcome", _(VALUE["outcome"]), numeric=False),
        Column("count", unit_name(count.question.unit, _)),
        Column("share_of_known", _("of the known")),
        Column("low", _("95% from")),
        Column("high", _("95% to")),
        Column("worst_low", _("at least")),
        Column("worst_high", _("at most")),
    )
    shares = {share.outcome: share for share in (count.outcomes.shares if count.outcomes else ())}
    data = tuple(
        (row.value, row.count, *_share_data(shares.get(row.value))) for row in rows
    )  # fmt: skip
    cells = tuple(
        (
            value_name("outcome", row.value, _),
            number(row.count, _),
            *_share_cells(shares.get(row.value), _),
        )
        for row in rows
    )
    return columns, data, cells


def _share_data(share: OutcomeShare | None) -> tuple[Cell, ...]:
    if share is None:
        return (None,) * 5
    numbers = (share.share, share.low, share.high, share.worst_low, share.worst_high)
    return tuple(rounded(number) for number in numbers)


def _share_cells(share: OutcomeShare | None, _: Translator) -> tuple[str, ...]:
    if share is None:
        return ("",) * 5
    numbers = (share.share, share.low, share.high, share.worst_low, share.worst_high)
    return tuple(format_percent(number, _.language, 0) for number in numbers)
