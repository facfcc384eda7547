"""What is known of one card after the snapshots seen so far."""

from dataclasses import dataclass, field

from wayout.record.family import Family, family_of
from wayout.record.fold import fold
from wayout.record.page import Act, CaseCard, Complaint, MovementRow, Person, Seen

RowKey = tuple[str, str, str]


def row_keys(rows: tuple[MovementRow, ...]) -> list[RowKey]:
    """What a row is followed by: label, day, and its order among rows alike."""
    met: dict[tuple[str, str], int] = {}
    keys: list[RowKey] = []
    for row in rows:
        alike = (fold(row.label), row.day or "")
        met[alike] = met.get(alike, 0) + 1
        keys.append((*alike, str(met[alike])))
    return keys


@dataclass(slots=True)
class CardState:
    """One card as known on the day of its last snapshot.

    A later non-empty head field replaces the earlier one, an empty one replaces nothing. Rows
    are those of the last whole snapshot: a row that is missing from it is gone.
    """

    id: str
    place: tuple[str, str]
    family: Family
    court: str | None
    seen: str
    numbers: set[str | None] = field(default_factory=set)  # every current number seen
    oldest: str | None = None
    received: str | None = None
    decided: str | None = None
    in_force: str | None = None
    result: str = ""
    ground: str = ""
    result_seen: str = ""  # the day this result was first seen
    rows: dict[RowKey, MovementRow] = field(default_factory=dict)
    persons: tuple[Person, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    acts: tuple[Act, ...] = ()
    untied: bool = False

    @classmethod
    def begin(cls, id: str, place: tuple[str, str], seen: Seen) -> "CardState":  # noqa: A002 - the name of the field
        """The state after the first snapshot."""
        state = cls(id, place, family_of(seen.card), seen.card.court, seen.known)
        state.update(seen)
        return state

    def update(self, seen: Seen) -> None:
        """Take in a later snapshot of the same card."""
        card = seen.card
        self.seen = seen.known
        self.court = card.court or self.court
        self.numbers.add(card.number)
        self.oldest = card.first_number or self.oldest
        self.received = card.received or self.received
        self.decided = card.decided or self.decided
        self.in_force = card.in_force or self.in_force
        if card.result and (card.result, card.ground) != (self.result, self.ground):
            self.result, self.ground, self.result_seen = card.result, card.ground, seen.known
        if card.whole or not self.complaints:
            self.complaints = card.complaints or self.complaints
        self._update_rows(card)
        self._update_persons(card)
        self._update_acts(card)

    def _update_rows(self, card: CaseCard) -> None:
        if card.rows is None:
            return
        rows = dict(zip(row_keys(card.rows), card.rows, strict=True))
        self.rows = rows if card.whole else self.rows | rows

    def _update_persons(self, card: CaseCard) -> None:
        if not card.persons:
            return
        if self.persons and len(card.persons) != len(self.persons):
            self.untied = True
        self.persons = card.persons

    def _update_acts(self, card: CaseCard) -> None:
        # a text that is taken down later does not make its sentence unknown again
        if card.acts and (_tells(card.acts) or not _tells(self.acts)):
            self.acts = card.acts


def _tells(acts: tuple[Act, ...]) -> bool:
    return any(act.sentences for act in acts)
