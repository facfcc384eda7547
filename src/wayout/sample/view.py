"""What the page of one card says on the day of one visit, before any layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from wayout.sample.case import Accused, Act, Card
from wayout.sample.charges import on_card
from wayout.sample.days import dotted
from wayout.sample.draw import chance, seeded
from wayout.sample.quirks import Quirks
from wayout.sample.tables import table

Cells = Sequence[str]

_LOOKALIKE = str.maketrans("СсОоЕеАаРрХх", "CcOoEeAaPpXx")


@dataclass(frozen=True, slots=True)
class View:
    """The texts of a page: head fields, movement, persons, parties, acts; and its quirks."""

    card: Card
    visit: date
    number: str
    head: list[tuple[str, str]]
    movement: list[tuple[str, str, str, str, str, str, str, str]]  # the eight columns, in order
    persons: list[tuple[str, str, str, str]]  # name, articles, day, result
    parties: list[tuple[str, str]]
    acts: list[Act]
    rng: Random
    quirks: Quirks


def look(card: Card, visit: date, quirks: Quirks) -> View:
    """Read off a card what its page shows on a day."""
    rng = seeded(card.seed ^ visit.toordinal())
    view = View(
        card,
        visit,
        card.number(visit),
        _head(card, visit),
        _movement(card, visit),
        _persons(card, visit, quirks),
        _parties(card),
        [act for act in card.acts if act.posted <= visit],
        rng,
        quirks,
    )
    if chance(rng, quirks.lookalikes):
        _fold(view)
    return view


def short_name(full: str) -> str:
    """Shorten a name as the sites do: `Примеров И.С.`."""
    family, first, father = full.split(" ")
    return f"{family} {first[0]}.{father[0]}."


def _head(card: Card, visit: date) -> list[tuple[str, str]]:
    head = []
    if card.uid:
        head.append(("Уникальный идентификатор дела", card.uid))
    head.append(("Дата поступления", dotted(card.received)))
    if card.instance == "cassation":
        head.append(
            (
                "Вид обжалуемого судебного акта",
                "Приговор или иное судебное решение ПО СУЩЕСТВУ дела",
            )
        )
        head.append(("Из Верховного Суда Российской Федерации", "нет"))
    head.append(("Судья", short_name(card.judge)))
    if card.decided and card.decided_shown <= visit:
        result = card.result + (f"<br>{card.result_ground}" if card.result_ground else "")
        head.append(("Дата рассмотрения", dotted(card.decided)))
        head.append(("Результат рассмотрения", result))
    if card.instance == "first" and card.seed % 4:
        head.append(("Признак рассмотрения дела", table("labels")["site"]["alone"]))
    if card.in_force and card.in_force_shown <= visit:
        head.append(("Дата вступления в законную силу", dotted(card.in_force)))
    return head


def _movement(card: Card, visit: date) -> list[tuple[str, str, str, str, str, str, str, str]]:
    rows = []
    for row in card.rows:
        if row.posted <= visit < row.gone:
            settled = row.settled <= visit
            rows.append(
                (
                    row.label, dotted(row.day), row.time, row.hall,
                    row.result if settled else "", row.ground if settled else "",
                    "", dotted(row.posted),
                )
            )  # fmt: skip
    return rows


def _persons(card: Card, visit: date, quirks: Quirks) -> list[tuple[str, str, str, str]]:
    if not card.shows_persons or card.proceeding != "criminal":
        return []
    decided = card.decided is not None and card.decided_shown <= visit
    act_order = (card.seed >> 3) % 100 < quirks.act_order * 100
    hidden = table("labels")["site"]["hidden"]
    return [
        (
            hidden if person.hidden else short_name(person.name),
            on_card(person.charges, act_order=act_order),
            dotted(card.decided) if decided else "",
            _person_result(card, person) if decided else "",
        )
        for person in card.persons
    ]


def _person_result(card: Card, person: Accused) -> str:
    labels = table("labels")
    if card.instance in ("appeal", "cassation"):
        return str(labels["appeal_result"][card.result_kind])
    acquitted = person.sentence is None or person.sentence.outcome == "acquitted"
    if person.ended == "verdict" and card.seed % 10 == 0 and not acquitted:
        return str(labels["case_result"]["person_verdict"])
    if person.ended == card.result_kind:
        return card.result + (f"<br>{card.result_ground}" if card.result_ground else "")
    return str(labels["case_result"][person.ended or "verdict"])


def _parties(card: Card) -> list[tuple[str, str]]:
    hidden = table("labels")["site"]["hidden"]
    if card.proceeding == "civil":
        return [("ИСТЕЦ", "Командование войсковой части"), ("ОТВЕТЧИК", hidden)]
    defender = short_name(card.judge) if card.seed % 3 == 0 else hidden
    return [("Защитник (адвокат)", defender), ("Прокурор", hidden)]


def _fold(view: View) -> None:
    """Write a label of the head with Latin letters that look the same: `Cудья`."""
    for place, (label, value) in enumerate(view.head):
        if label in ("Судья", "Результат рассмотрения"):
            view.head[place] = (label[0].translate(_LOOKALIKE) + label[1:], value)
    for place, row in enumerate(view.movement):
        if chance(view.rng, 0.3):
            view.movement[place] = (row[0][0].translate(_LOOKALIKE) + row[0][1:], *row[1:])
