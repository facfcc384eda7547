"""Cards of other kinds under the UID of a case: appeal, cassation, custody material, civil."""

from datetime import date, timedelta

from wayout.sample.case import Act, Card, Case, Row
from wayout.sample.clerk import Clerk
from wayout.sample.days import working_from
from wayout.sample.draw import chance
from wayout.sample.tables import table


def appeal(clerk: Clerk, case: Case, serial: int, *, quashed: bool) -> Card:
    """Open the card of the okrug court on an appeal against the verdict."""
    first, rng = clerk.card, clerk.rng
    filed = working_from((first.decided or first.received) + timedelta(days=8))
    received = working_from(filed + timedelta(days=15 + int(rng.random() * 20)))
    decided = working_from(received + timedelta(days=14 + int(rng.random() * 20)))
    card = _card(clerk, "appeal", f"22-{serial}/{received.year}", received)
    kind = "quashed_new_trial" if quashed else rng.choices(("upheld", "varied"), (4, 1))[0]
    result = table("labels")["result"]["decided"]
    _end(clerk, card, decided, result, kind)
    if chance(rng, 0.3):
        card.acts.append(Act("appeal", "text", decided + timedelta(days=10), _text("appeal")))
    first.complaint = (filed, decided)
    card.persons = case.accused
    case.cards.append(card)
    return card


def cassation(clerk: Clerk, case: Case, serial: int) -> None:
    """Open the card of the cassation court, some months after the appeal."""
    before = case.cards[-1]
    received = working_from((before.decided or before.received) + timedelta(days=90))
    decided = working_from(received + timedelta(days=30))
    number = f"7У-{serial}/{received.year} [77-{serial // 3 + 1}/{received.year}]"
    card = _card(clerk, "cassation", number, received)
    _end(clerk, card, decided, table("labels")["result"]["decided_on_merits"], "upheld")
    card.persons = case.accused
    case.cards.append(card)


def material(clerk: Clerk, case: Case, serial: int) -> None:
    """Open a material on custody before the case came, and sometimes its appeal (55К-)."""
    first, rng = clerk.card, clerk.rng
    received = working_from(first.received - timedelta(days=60 + int(rng.random() * 30)))
    number = f"3/1-{serial}/{received.year}"
    card = Card(
        first.court, first.court_name, "old", "material", "material", first.uid,
        [(number, received)], received, received, first.judge,
        shows_persons=False, seed=rng.getrandbits(31),
    )  # fmt: skip
    card.rows = [
        _row(clerk, "registration", received, "material_received"),
        _row(clerk, "custody", received, "material_decided", clerk.results["granted"]),
    ]
    card.decided, card.decided_shown = received, received
    card.result = table("labels")["case_result"]["material"]
    case.cards.append(card)
    if chance(rng, 0.3):
        later = working_from(received + timedelta(days=9))
        upper = _card(clerk, "appeal", f"55К-{serial}/{later.year}", later)
        upper.shows_persons = False
        _end(
            clerk, upper, working_from(later + timedelta(days=5)), clerk.results["decided"], "other"
        )
        case.cards.append(upper)


def civil(clerk: Clerk, case: Case, serial: int) -> None:
    """Open a civil card under the UID, suspended as those often are."""
    first = clerk.card
    received = working_from(first.received + timedelta(days=40))
    card = Card(
        first.court, first.court_name, "new", "first", "civil", first.uid,
        [(f"2-{serial}/{received.year}", received)], received, received, first.judge,
        shows_persons=False, seed=clerk.rng.getrandbits(31),
    )  # fmt: skip
    later = working_from(received + timedelta(days=30))
    ground = clerk.grounds["war"][2]
    card.rows = [
        _row(clerk, "claim", received, "civil_received"),
        _row(clerk, "claim_to_judge", received, "civil_step"),
        _row(clerk, "hearing", later, "civil_suspended", clerk.results["suspended"], ground),
    ]
    case.cards.append(card)


def _card(clerk: Clerk, instance: str, number: str, received: date) -> Card:
    court = table("courts")["higher"][instance]
    return Card(
        court["code"], court["name"], "old", "appeal" if instance == "appeal" else "cassation",
        "criminal", clerk.card.uid, [(number, received)], received,
        clerk.entered(received), clerk.rng.choice(table("courts")["names"]),
        seed=clerk.rng.getrandbits(31),
        below=(clerk.card.court_name, clerk.card.numbers[0][0]),
    )  # fmt: skip


def _end(clerk: Clerk, card: Card, day: date, result: str, kind: str) -> None:
    """Decide on the higher card; `kind` is what the decision does to the verdict."""
    prefix = card.instance
    label = "registration" if prefix == "appeal" else ""
    if label:
        card.rows.append(_row(clerk, label, card.received, f"{prefix}_received"))
    card.rows.append(_row(clerk, "hearing", day, f"{prefix}_decided:{kind}", result))
    card.decided, card.decided_shown = day, card.rows[-1].settled
    card.result, card.result_kind = result, kind


def _row(clerk: Clerk, label: str, day: date, kind: str, *said: str) -> Row:
    """Make a row; what is `said` of it is its result and its ground."""
    result, ground = (*said, "", "")[:2]
    shown = clerk.entered(day)
    text = clerk.pick(clerk.events[label])
    return Row(text, day, clerk.time(), shown, shown, result, ground, kind=kind)


def _text(name: str) -> str:
    return str(table("acts")[name])
