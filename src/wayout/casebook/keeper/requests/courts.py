"""Requests about courts: the numbers of cases there, what they know already, hearings to come."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from msgspec import to_builtins

from wayout.casebook.appointments import Asked, appointments
from wayout.casebook.courts import numbered, set_aside, told
from wayout.casebook.due import local_day
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.would_be_due import Asked as IfAdded
from wayout.casebook.would_be_due import WouldBeDue


class CourtRequests:
    """What is compared with the cards of courts."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._would_be = WouldBeDue()

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "court_numbers": self.court_numbers,
            "court_events": self.court_events,
            "would_be_due": self.would_be_due,
            "set_aside": self.set_aside,
            "appointments": self.appointments,
        }

    def court_numbers(self) -> list[Row]:
        """Tell the numbers in court of all cases; none is opened."""
        found = self._session.without_altered(lambda: numbered(self._session.vault))
        return [asdict(one) for one in found]

    def court_events(self, codes: Sequence[str]) -> dict[str, list[list[str]]]:
        """Tell kind and day of the events of some cases, those left out among them."""
        found = told(self._session.vault, self._session.read, codes)
        return {code: [list(one) for one in events] for code, events in found.items()}

    def would_be_due(self, events: Sequence[IfAdded]) -> list[list[Row]]:
        """Tell of events of cards what would be due of the defence if they were added.

        Each is the code of a case, and a record as JSON.
        """
        found = self._would_be.tell(self._session.vault, events)
        return [to_builtins(dues) for dues in found]

    def set_aside(self, code: str, line: bytes) -> None:
        """Note an event of a court's card as seen, and not taken over."""
        set_aside(self._session.vault, code, line)

    def appointments(
        self, code: str | None = None, *, only_mine: bool = False, deadlines: bool = False
    ) -> list[Row]:
        """Tell the hearings to come of one case, of mine or of all, and deadlines if wanted."""
        vault = self._session.vault
        asked = Asked(local_day(vault.clock()), code, only_mine, deadlines)
        found = self._session.without_altered(lambda: appointments(vault, asked))
        return [
            {
                **asdict(one),
                "day": one.day.isoformat(),
                "last": one.last.isoformat() if one.last else None,
            }
            for one in found
        ]
