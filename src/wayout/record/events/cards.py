"""Which snapshot shows which card: a case may leave several cards at one court.

A card keeps its identity when it gets a new number; a case that comes back from the prosecutor
gets a new card, whose chain of numbers may name the old one. The day of receipt tells them apart.
"""

from wayout.record.events.state import CardState
from wayout.record.ids import card_id, place_of
from wayout.record.page import CaseCard, Seen


class Cards:
    """The cards of one history, as known after the snapshots taken in so far."""

    def __init__(self, history: str) -> None:
        self._history = history
        self.states: list[CardState] = []

    def take_in(self, seen: Seen) -> str:
        """Take in a snapshot, days in order; returns the id of the card that it shows."""
        place = place_of(seen.card)
        state = self._known(place, seen.card)
        if state is None:
            state = CardState.begin(self._new_id(place, seen.card), place, seen)
            self.states.append(state)
        else:
            state.update(seen)
        return state.id

    def _known(self, place: tuple[str, str], card: CaseCard) -> CardState | None:
        here = [state for state in self.states if state.place == place]
        by_number = (state for state in here if card.number in state.numbers)
        return next(by_number, None) or next(
            (state for state in here if _registered_anew(state, card)), None
        )

    def _new_id(self, place: tuple[str, str], card: CaseCard) -> str:
        taken = {state.id for state in self.states}
        by_oldest = card_id(self._history, *place, card.first_number or "")
        if by_oldest not in taken:
            return by_oldest
        return card_id(self._history, *place, card.first_number or "", card.number or "")


def _registered_anew(state: CardState, card: CaseCard) -> bool:
    """Whether this is the card of the state under another number."""
    if card.received is not None and state.received is not None:
        return card.received == state.received
    return card.first_number is not None and card.first_number == state.oldest
