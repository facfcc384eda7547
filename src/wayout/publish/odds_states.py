"""The states of an answer as people read them: names, order, colours, the way back to the front."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wayout.odds.answers.answer import Answer
from wayout.odds.stays.quoted import LONGEST_STATE, short
from wayout.pathway import Pathway, load_pathway
from wayout.pathway.drawing import RED
from wayout.text import Language, translator

FRONT_STATE: Final = "deployed"
VERDICT: Final = "sentenced"  # the coarse state of the map
PRISON: Final = "imprisoned"
CLOSED: Final = "closed"
# from the bottom of a stack: the front, what lies nearest to it, the road, the ends; red is kept
COLOURS: Final = {
    FRONT_STATE: RED,
    "held": "#a98282",
    "suspended": "#c98f5a",
    "probation": "#e2b877",
    "called_up": "#b8b394",
    "leave": "#cfcaa9",
    "absent": "#dcc784",
    "surrendered": "#eddfb0",
    "checked": "#d5cbea",
    "investigated": "#b6a3d8",
    "court": "#8a74b8",
    "sentenced": "#c9ced6",
    "other_sentence": "#9db6d6",
    "imprisoned": "#4a6d9c",
    "closed": "#9fcbd1",
    "released": "#bfe0cd",
    "abroad": "#63ad8d",
    "protected": "#2f8468",
    "dead": "#434c5a",
}
_OTHERS: Final = (
    "#4a6d9c", "#9db6d6", "#63ad8d", "#bfe0cd", "#dcc784", "#c98f5a", "#8a74b8", "#d5cbea",
    "#9fcbd1", "#b8b394", "#2f8468", "#a98282", "#c9ced6",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class States:
    """The states of one answer, in the order in which they are shown.

    `front` is None where the answer has no front; `back` are the states from which an arrow of
    the map leads back to it. `unknown` says of each coarse state what is not known of it.
    """

    order: tuple[str, ...]
    names: Mapping[str, str]
    colours: Mapping[str, str]
    front: str | None = None
    back: frozenset[str] = frozenset()
    unknown: Mapping[str, str] = field(default_factory=dict)

    def plain(self, state: str) -> str:
        """Name a state; one that the answer does not have, by its id."""
        return self.names.get(state, state)

    def name(self, state: str) -> str:
        """Name a state, and of a coarse one what is not known."""
        unknown = self.unknown.get(state)
        return f"{self.plain(state)}, {unknown}" if unknown else self.plain(state)


def states_of(answer: Answer, language: Language) -> States:
    """Name the states as the map does if it has them all; others as they are."""
    road = load_pathway()
    if all(state in road.states for state in answer.states):
        return _of_the_map(answer, road, language)
    _ = translator(language)
    start = answer.question.start
    order = (*(state for state in answer.states if state != start), start)
    colours = {state: _OTHERS[at % len(_OTHERS)] for at, state in enumerate(order)}
    unknown = {bounds.coarse: _("kind not known") for bounds in answer.bounds}
    names = {state: short(state, LONGEST_STATE) for state in order}  # one line, too
    return States(order, names, colours, unknown=unknown)


def reached(answer: Answer, states: States) -> tuple[str, ...]:
    """Give the states in which somebody who was followed was ever seen or can be, in order."""
    most = dict(zip(answer.states, answer.occupation.max(axis=0).tolist(), strict=True))
    can = {bounds.state for bounds in answer.bounds if bounds.high.max() > 0}
    return tuple(state for state in states.order if most[state] > 0 or state in can)


def _of_the_map(answer: Answer, road: Pathway, language: Language) -> States:
    _ = translator(language)
    rank = {state: at for at, state in enumerate(COLOURS)}
    order = tuple(sorted(answer.states, key=lambda state: rank.get(state, len(rank))))
    back = frozenset(arrow.start for arrow in road.arrows if arrow.back_to_front and arrow.start)
    return States(
        order,
        {state.id: state.name.say(language) for state in road.states.values()},
        {state: COLOURS.get(state, _OTHERS[-1]) for state in order},
        FRONT_STATE if FRONT_STATE in order else None,
        back,
        {
            bounds.coarse: _("kind not published")
            if bounds.coarse == VERDICT
            else _("kind not known")
            for bounds in answer.bounds
        },
    )
