"""What the check of the stays found, for whoever reads the answer.

Whoever gave a table of stays is told its rows and ids. The stays of a folder are a table that
nobody sees: there only how often is said, and no id of a case.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from wayout.errors import Phrase
from wayout.odds.checking.finding import Finding
from wayout.publish.odds_view import View
from wayout.publish.words import number
from wayout.text import mark

_COUNTED: Final = {
    "late_entry": mark("Watched again only some time after a move: {n}; not counted in between."),
    "watched_again": mark("Watched again after a time in which nobody looked: {n}; not counted in "
                          "between."),
    "unseen_move": mark("Watched again in another state than before: {n}; the moves in between "
                        "are not known and not counted."),
    "no_stay_after": mark("Moves with no stay after them: {n}; they count."),
}  # fmt: skip
_OFF_THE_MAP: Final = mark("Moves that the map of Wayout does not know: {moves}; they count.")


def findings_said(view: View) -> Iterator[str]:
    """Say each finding in a sentence."""
    return (_said(view, one) for one in view.answer.findings.found)


def findings_json(view: View) -> list[dict[str, Any]]:
    """Give plain values and the sentence of each finding."""
    made: list[dict[str, Any]] = view.answer.findings.to_json(view.say)
    for one, found in zip(made, view.answer.findings.found, strict=True):
        one["text"] = _said(view, found)
        if view.basis.track is not None:
            one["rows"] = []
    return made


def _said(view: View, found: Finding) -> str:
    """Say a finding; the states in it by the names that they have in the answer."""
    values = {
        key: value.say(view.say) if isinstance(value, Phrase) else _named(view, str(value))
        for key, value in found.said.values.items()
    }
    if view.basis.track is None:
        return view.say(found.said.message).format(**values)
    if found.kind == "off_the_map":
        return view.say(_OFF_THE_MAP).format(moves=values["moves"])
    if found.kind in _COUNTED:
        return view.say(_COUNTED[found.kind]).format(n=number(found.count, view.say))
    return view.say(found.said.message).format(**values)


def _named(view: View, listed: str) -> str:
    """Put the names of the map for its ids in a list of states."""
    names = view.states.names
    return re.sub(r"\w+", lambda found: names.get(found[0], found[0]), listed)
