"""Which states nobody can leave, by what they are called."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from wayout.pathway import load_pathway

DEATH: Final = frozenset(
    {"dead", "death", "deceased", "died", "мертв", "мертва", "смерть", "умер", "умерла"}
    | {"погиб", "погибла", "гибель"}
)
_LATIN: Final = str.maketrans("авекмнорстухё", "abekmhopctyxe")  # letters that look the same


def looks(name: str) -> str:
    """Give what is left of a name when case, blanks and alphabet are not looked at.

    Example:
        >>> looks("At_Home") == looks("at  home")
        True
    """
    plain = re.sub(r"[\s_]+", " ", normalize("NFKC", name)).strip().casefold()
    return plain.translate(_LATIN)


def final_states(states: Sequence[str]) -> NDArray[np.bool_]:
    """Flag the states that nobody can leave: death, and those the map has no arrow out of.

    Whoever was last seen in one is there for good, also where the watch ended.

    Args:
        states: Names; K.

    Returns:
        Shape (K,).

    Example:
        >>> final_states(["absent", "dead", "imprisoned"]).tolist()
        [False, True, False]
    """
    road = load_pathway()
    ends = road.states.keys() - {arrow.start for arrow in road.arrows}
    return np.array([name in ends or looks(name) in _DEATH_LOOKS for name in states], np.bool_)


_DEATH_LOOKS: Final = frozenset(looks(word) for word in DEATH)
