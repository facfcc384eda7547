"""One row of a law file: a provision with everything that follows from it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import get_args

from wayout.law.grammar import GrammarError, Tree, Value, parse
from wayout.law.provision import (
    Article,
    Custody,
    DeadlineRule,
    LawSource,
    OffencePart,
    Provision,
    Rule,
    Statement,
    Verified,
    WayRule,
)
from wayout.pathway import Mark, Words
from wayout.pathway.entry import Entry

_KEYS = (
    "id", "cite", "from", "to", "act", "source", "verified", "mark", "status", "questions",
    "en", "ru", "offence", "rules", "tables", "statement", "way", "deadlines",
)  # fmt: skip
_FOLLOWS = ("offence", "rules", "tables", "statement", "way", "deadlines")
_LENGTHS = ("hours", "days", "months")


def read_provision(
    row: Entry, article: Article, verified: Verified, sources: Mapping[str, LawSource]
) -> Provision:
    """Read one provision.

    Raises:
        DataError: A key is missing, unknown or of a wrong type; no day, no mark, no source, or
            nothing that follows from it.
    """
    row.only(*_KEYS)
    mark: Mark | None = next((one for one in get_args(Mark) if one == row.text("mark")), None)
    if mark is None:
        raise row.fault("'mark' is not T, S or B")
    if not any(row.has(key) for key in _FOLLOWS):
        raise row.fault("nothing follows from this provision")
    text, since, act = row.words(), read_day(row, "from"), row.maybe("act")
    return Provision(
        id=row.text("id"),
        article=article,
        cite=row.text("cite"),
        since=since,
        to=read_day(row, "to") if row.has("to") else None,
        mark=mark,
        text=text,
        sources=tuple(_sources(row, sources)),
        verified=verified,
        place=row.place,
        version=f"{since} ({act})" if act else str(since),
        act=act,
        questions=_questions(row),
        offence=_offence(row.child("offence")) if row.has("offence") else None,
        rules=tuple(_ordered_rule(one) for one in row.rows("rules")),
        tables=dict(_table(one) for one in row.rows("tables")),
        statement=_statement(row.child("statement"), text) if row.has("statement") else None,
        way=_way(row.child("way")) if row.has("way") else None,
        deadlines=tuple(_deadline(one) for one in row.rows("deadlines")),
    )


def read_day(row: Entry, key: str) -> date:
    """Read a day, written as TOML writes days.

    Raises:
        DataError: It is missing, or something else.
    """
    value = row.table.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise row.fault("{key!r} is not a day such as 2026-01-09", key=key)
    return value


def read_tree(row: Entry, key: str) -> Tree:
    """Read an expression.

    Raises:
        DataError: It is missing, or not in the language of the law files.
    """
    try:
        return parse(row.text(key))
    except GrammarError as error:
        raise row.fault("{key!r}: {error}", key=key, error=error) from None


def read_rule(row: Entry) -> Rule:
    """Read a rule without its order.

    Raises:
        DataError: A key is missing or of a wrong type.
    """
    when = read_tree(row, "when") if row.has("when") else None
    return Rule(row.text("defines"), read_tree(row, "value"), when)


def _sources(row: Entry, sources: Mapping[str, LawSource]) -> Iterator[LawSource]:
    names = row.texts("source")
    if not names:
        raise row.fault("a provision without a source")
    for name in names:
        if name not in sources:
            raise row.fault("no source {name!r}", name=name)
        yield sources[name]


def _questions(row: Entry) -> tuple[str, ...]:
    status = row.maybe("status") or "settled"
    questions = row.texts("questions")
    if status not in {"settled", "disputed"} or (status == "disputed") != bool(questions):
        raise row.fault("'status' is settled, or disputed with its 'questions'")
    return questions


def _ordered_rule(row: Entry) -> Rule:
    row.only("defines", "order", "when", "value")
    if row.has("when") != row.has("order"):
        raise row.fault("an exception needs both 'when' and 'order', a base neither")
    rule = read_rule(row)
    return Rule(rule.defines, rule.value, rule.when, row.number("order") if rule.when else 0)


def _offence(row: Entry) -> OffencePart:
    row.only("part", "order", "when", "least", "most", "elements")
    least = row.number("least") if row.has("least") else None
    most = row.number("most") if row.has("most") else None
    if (least is None) != (most is None) or (least or 0) > (most or 0):
        raise row.fault("'least' and 'most' do not make a range")
    return OffencePart(
        part=row.text("part"),
        order=row.number("order"),
        when=read_tree(row, "when") if row.has("when") else None,
        least=least,
        most=most,
        elements=row.texts("elements"),
    )


def _table(row: Entry) -> tuple[str, dict[str, Value]]:
    row.only("name", "rows")
    rows = dict(row.child("rows").table)
    if not rows or not all(isinstance(value, str | int) for value in rows.values()):
        raise row.fault("a table needs rows of texts or whole numbers")
    return row.text("name"), rows


def _statement(row: Entry, text: Words) -> Statement:
    row.only("topic", "when", "en", "ru")
    own = row.words() if row.has("en") else text
    return Statement(row.text("topic"), read_tree(row, "when"), own)


def _way(row: Entry) -> WayRule:
    row.only("when", "how", "suspends")
    return WayRule(read_tree(row, "when"), row.child("how").words(), row.flag("suspends"))


def _deadline(row: Entry) -> DeadlineRule:
    row.only(
        "name", "steps", *_LENGTHS, "less_a_day", "rolls", "custody", "dated_by", "title", "note"
    )
    lengths = {unit: row.number(unit) for unit in _LENGTHS if row.has(unit)}
    if len(lengths) != 1 or not row.texts("steps"):
        raise row.fault("a clock needs 'steps' and one of hours, days, months")
    wanted = row.maybe("custody") or "any"
    custody: Custody | None = next((one for one in get_args(Custody) if one == wanted), None)
    if custody is None:
        raise row.fault("'custody' is any, not_true or not_false")
    return DeadlineRule(
        name=row.text("name"),
        steps=row.texts("steps"),
        title=row.child("title").words(),
        less_a_day=row.flag("less_a_day"),
        rolls=row.flag("rolls"),
        custody=custody,
        dated_by=row.maybe("dated_by"),
        note=row.child("note").words() if row.has("note") else None,
        **lengths,
    )
