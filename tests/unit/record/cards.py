"""Invented cards for the tests: what is left out is that of an ordinary garrison case."""

from typing import Any

from wayout.record.page import CaseCard, Charge, MovementRow, Person, Seen

UID = "99GV0001-01-2024-000331-55"
RECEIVED = "Регистрация поступившего в суд дела"
HEARING = "Судебное заседание"
SUSPENDED = "Производство по делу приостановлено"
VERDICT = "Постановление приговора"
PRONOUNCEMENT = "Провозглашение приговора"
PRONOUNCED = "Провозглашение приговора окончено"


def row(
    label: str, day: str, result: str = "", ground: str = "", time: str | None = None
) -> MovementRow:
    """One row of the movement table."""
    return MovementRow(label, day, time, result, ground)


def person(number: int, result: str = "", day: str | None = None, part: str = "5") -> Person:
    """One accused under Article 337."""
    return Person(number, (Charge("337", part),), day, result)


def card(*rows: MovementRow, **changes: Any) -> CaseCard:  # noqa: ANN401 - any field of a card
    """A criminal card of a garrison court with these rows."""
    fields: dict[str, Any] = {
        "layout": "old",
        "court": "99GV0001",
        "court_name": "Образцовый гарнизонный военный суд",
        "uid": UID,
        "uid_valid": True,
        "number": "1-214/2024",
        "first_number": "1-214/2024",
        "instance": "first",
        "proceeding": "criminal",
        "rows": rows,
        "persons": (person(1),),
    }
    return CaseCard(**(fields | changes))


def seen(page: CaseCard, known: str) -> Seen:
    """The card as seen on a day."""
    return Seen(page, known, "path", f"{hash(page):x}")
