"""Names of states and events inside a sentence: in the reader's language if the map has them."""

from collections.abc import Callable

from wayout.errors import Phrase
from wayout.odds.stays.quoted import LONGEST_STATE, short
from wayout.pathway import load_pathway


class StateName(Phrase):
    """A state that is said as the map names it; any other as it is, if it is not too long."""

    def __init__(self, state: str) -> None:
        super().__init__("{state}", state=state)
        self.state = state

    def say(self, translate: Callable[[str], str]) -> str:
        """Say it in the language of a catalogue."""
        known = load_pathway().states.get(self.state)
        if known is None:
            return short(self.state, LONGEST_STATE)
        return known.name.say(getattr(translate, "language", "en"))


class EventName(Phrase):
    """A kind of event that is said as the map names it."""

    def __init__(self, kind: str) -> None:
        super().__init__("{kind}", kind=kind)
        self.kind = kind

    def say(self, translate: Callable[[str], str]) -> str:
        """Say it in the language of a catalogue."""
        known = load_pathway().kinds.get(self.kind)
        if known is None:
            return self.kind
        return known.name.say(getattr(translate, "language", "en"))
