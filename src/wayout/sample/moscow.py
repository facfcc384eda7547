"""Cards as the Moscow portal shows them: few, and only verdicts or open cases."""

from collections.abc import Sequence

from wayout.sample.case import Accused
from wayout.sample.days import dotted
from wayout.sample.tables import table
from wayout.sample.view import View, short_name


def moscow_page(view: View, shell: tuple[str, str, str] = ("", "", "")) -> str:
    """Write the page of a card of the Moscow portal."""
    pieces, card = table("moscow"), view.card
    fields = "".join(
        pieces["field"].format(label=label, value=value) for label, value in _fields(view)
    )
    return str(
        pieces["page"].format(
            fields=fields, states=_states(view), hearings=_hearings(view), code=card.court,
            head=shell[0], top=shell[1], foot=shell[2],
        )
    )  # fmt: skip


def _fields(view: View) -> list[tuple[str, str]]:
    card = view.card
    decided = card.decided is not None and card.decided_shown <= view.visit
    fields = [
        ("Уникальный идентификатор дела", table("moscow")["uid"].format(uid=card.uid)),
        ("Номер дела ~ материала", view.number),
        ("Дата поступления", dotted(card.received)),
        ("Подсудимый", _people(card.persons)),
        ("Cудья", short_name(card.judge)),  # the portal begins this label with a Latin letter
        ("Текущее состояние", f"{'Вынесен приговор' if decided else 'Рассмотрение'}"),
    ]
    if decided:
        day = dotted(card.decided)
        fields.append(("Дата рассмотрения дела в первой инстанции", day))
        fields.append(("Решение первой инстанции", f"Вынесен приговор, {day}"))
    if card.in_force and card.in_force_shown <= view.visit:
        fields.append(("Дата вступления решения в силу", dotted(card.in_force)))
    return fields


def _people(persons: Sequence[Accused]) -> str:
    hidden = table("labels")["site"]["hidden"]
    return ", ".join(
        f"{hidden if person.hidden else short_name(person.name)} "
        f"({'; '.join(charge.moscow_style() for charge in person.charges)})"
        for person in persons
    )


def _states(view: View) -> str:
    card, state = view.card, table("moscow")["state"]
    rows = [(card.received, "Регистрация поступившего в суд дела", "")]
    rows.append((card.rows[0].day, "Рассмотрение", ""))
    if card.decided and card.decided_shown <= view.visit:
        rows.append((card.decided, "Вынесен приговор", "Приговор"))
    return "".join(state.format(day=dotted(d), state=name, paper=p) for d, name, p in rows)


def _hearings(view: View) -> str:
    hearing = table("moscow")["hearing"]
    results = {"adjourned": "Отложено", "break": "Объявлен перерыв"}
    return "".join(
        hearing.format(day=dotted(row.day), time=row.time, result=results[row.kind])
        for row in view.card.rows
        if row.kind in results and row.settled <= view.visit < row.gone
    )
