"""Where a case stands, and from which state of the court record the odds are asked for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from wayout.desk.pages.law.panel import absences_told
from wayout.desk.told import history_of
from wayout.errors import WayoutError
from wayout.law import assess
from wayout.pathway import History, load_pathway, sojourns
from wayout.record.counting.charge import Article
from wayout.text import Translator

# the states of a case that the record follows, and the event that is day 0 of each
ORIGINS: Final[Mapping[str, str]] = {
    "court": "received",
    "suspended": "suspended",
}
_JUDGED: Final = ("sentenced", "probation", "imprisoned", "other_sentence")
_CLOSED: Final = "closed"
_COURT: Final = "court"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """From where the odds of a case are asked.

    `state` is None where the record follows nobody from where it stands; it is where the case
    `stands`, or else the nearest. `days` have passed for certain since the day 0 of that state,
    None where that day is not known. `said` are sentences
    on why it is this state. `articles` are those that the cohort can be narrowed to, the closest
    first.
    """

    state: str | None
    stands: bool = False
    days: int | None = None
    said: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """The kind of event that is day 0."""
        return ORIGINS[self.state or _COURT]


def position_of(shown: Mapping[str, Any], on: date, _: Translator) -> Position:
    """Say from which state the odds of a case are asked, and since when it is there."""
    history = _watched(history_of(shown), on)
    case = _last(history, "case")
    said = tuple(_said(case, _last(history, "position"), _))
    if case in {*_JUDGED, _CLOSED}:
        return Position(state=None, said=said)
    stands = case in ORIGINS
    state = case if stands else _COURT
    return Position(
        state=state,
        stands=stands,
        days=_since(history, ORIGINS[state], on) if history and state and stands else None,
        said=said,
        articles=articles_of(shown),
    )


def odds_from(state: str) -> str:
    """Give the address of the odds from a state; empty where the record follows nobody from it."""
    origin = ORIGINS.get(state)
    return f"/odds?{urlencode({'state': state, 'origin': origin})}" if origin else ""


def articles_of(shown: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the part and the article that the law sees in a case, where it is one alone."""
    try:
        answers = [assess(facts) for facts in absences_told(shown).values()]
    except WayoutError:  # the law panel says what is wrong
        return ()
    parts = {offence.part for answer in answers for offence in answer.offences}
    articles = {Article.parse(part).article for part in parts}
    return tuple(one for found in (parts, articles) if len(found) == 1 for one in found)


def _watched(history: History | None, on: date) -> History | None:
    """Watch a case until today: it still is where its last event put it."""
    return history and replace(history, until=max(history.until, on + timedelta(days=1)))


def _last(history: History | None, track: Any) -> str | None:  # noqa: ANN401  a track by its name
    stays = sojourns(history, track).stays if history else ()
    return stays[-1].state if stays else None


def _since(history: History, kind: str, on: date) -> int | None:
    """Count the days since the first event of a kind; of an inexact day, the last one it can be."""
    event = next((one for one in history.live if one.kind == kind), None)
    return None if event is None else max(0, (on - event.day.last).days)


def _said(case: str | None, position: str | None, _: Translator) -> Iterator[str]:
    road = load_pathway()
    name = {state.id: state.name.say(_.language) for state in road.states.values()}
    if position is not None and road.states[position].track == "person":
        yield _(
            "The court record knows cases, not people: of those who are in the state “{state}” it "
            "says nothing."
        ).format(state=name[position])
    if case is None:
        yield _("No case is known here, so the answer is about those whose case a court received.")
    elif case in _JUDGED:
        yield _(
            "The case is judged. What becomes of people after a verdict the court record does not "
            "show: neither whether the sentence is served nor whether they are sent back to the "
            "front."
        )
    elif case == _CLOSED:
        yield _("The case is closed: the record follows nobody from there.")
    elif case not in ORIGINS:
        yield _(
            "The case is in the state “{state}”, which the court record does not show; the answer "
            "is about those whose case a court received."
        ).format(state=name[case])
    elif position != case:
        yield _("The answer is from where the case stands: “{state}”.").format(state=name[case])
