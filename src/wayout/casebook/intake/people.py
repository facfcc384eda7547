"""Who is who in a case that an intake is filling."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import structs

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.records import Person, PersonSet, Role
from wayout.casebook.intake.questions import CALLER, SELF

ROLES: tuple[Role, ...] = ("client", "relative", "lawyer", "caller")
_CLIENT: tuple[Role, ...] = ROLES[:1]
_CALLING: tuple[Role, ...] = ROLES[1:]


def client_place(case: Case) -> int | None:
    """Where the man it is about stands among the people; None if he does not yet."""
    return _place(case, _CLIENT)


def caller_place(case: Case) -> int | None:
    """Where the caller stands: one who is not the client, or he; None if nobody does yet."""
    other = _place(case, _CALLING)
    return client_place(case) if other is None and "who" in case.asked else other


def is_client_calling(case: Case) -> bool:
    """Whether the man it is about calls himself."""
    place = caller_place(case)
    return place is not None and place == client_place(case)


def offered(case: Case) -> tuple[str, ...]:
    """Whom one may choose among the people: the client, and the caller if he is another."""
    return (SELF,) if is_client_calling(case) else (SELF, CALLER)


def source_of(case: Case) -> str | None:
    """Who tells what happened, as a source of events."""
    place = caller_place(case)
    return None if place is None else case.people[place].role


def set_caller(case: Case, *, name: str | None = None, contact: str | None = None) -> PersonSet:
    """Say what the caller is called, or how he is reached."""
    return _changed(case, caller_place(case), CALLER, name=name, contact=contact)


def set_client(case: Case, *, name: str | None = None, contact: str | None = None) -> PersonSet:
    """Say what the man it is about is called, or how he is reached."""
    return _changed(case, client_place(case), SELF, name=name, contact=contact)


def set_role(case: Case, role: Role) -> PersonSet:
    """Say who the caller is."""
    place = caller_place(case)
    if place is None and role == "client":
        place = client_place(case)
    before = Person(role=role, name="") if place is None else case.people[place]
    return PersonSet(person=structs.replace(before, role=role), place=place)


def set_right(
    case: Case, right: str, chosen: Collection[str], names: Sequence[str]
) -> Iterator[PersonSet]:
    """Give a right, `decides` or `told`, to those chosen and named, and to nobody else."""
    places = {SELF: client_place(case), CALLER: caller_place(case)}
    given = {places[who] for who in chosen}
    wanted = {name.casefold() for name in names}
    for place, person in enumerate(case.people):
        has = place in given or (bool(person.name) and person.name.casefold() in wanted)
        wanted.discard(person.name.casefold())
        if has != bool(getattr(person, right)):
            yield PersonSet(person=structs.replace(person, **{right: has}), place=place)
    for who in sorted(chosen):
        if places[who] is None:
            yield PersonSet(person=_with(Person(role=_role(who), name=""), right))
    for name in names:
        if name.casefold() in wanted:
            yield PersonSet(person=_with(Person(role="other", name=name), right))


def _role(who: str) -> Role:
    return "client" if who == SELF else "caller"


def _with(person: Person, right: str) -> Person:
    return structs.replace(person, **{right: True})


def _changed(
    case: Case, place: int | None, who: str, *, name: str | None, contact: str | None
) -> PersonSet:
    before = Person(role=_role(who), name="") if place is None else case.people[place]
    new = {"name": name, "contact": contact}
    given = {key: value for key, value in new.items() if value is not None}
    return PersonSet(person=structs.replace(before, **given), place=place)


def _place(case: Case, roles: Collection[Role]) -> int | None:
    return next((n for n, person in enumerate(case.people) if person.role in roles), None)
