"""What a typed word means on the map: kinds of event, outcomes, grounds, and states, as marks.

A mark is `event:verdict`, `outcome:prison`, `ground:war` or `state:absent`. Their written names in
both languages are looked at word by word. A typed word is the beginning of one of them, from three
letters on, or an inflection of one: both begin alike, and what follows in each is short.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from wayout.pathway import load_pathway
from wayout.publish.words import GROUNDS, OUTCOMES, event_name
from wayout.text import LANGUAGES, Translator, mark, translator

_WORD: Final = re.compile(r"[^\W_]+")
_LEAST: Final = 3  # letters that a beginning has
_ENDING: Final = 2  # letters that an ending has at most
_LONG_ENDING: Final = 3  # behind as many letters as _LONG
_LONG: Final = 6
_ALSO: Final = {
    "event:left_unit": mark("desertion, deserted, AWOL, absence"),
    "event:detained": mark("arrested, caught"),
    "event:custody_ordered": mark("arrest, remand, jail"),
    "event:hospitalised": mark("wounded, injured"),
    "event:crossed_border": mark("abroad, fled, emigrated"),
    "event:surrendered": mark("confession, confessed"),
    "event:pit": mark("guardroom, cellar"),
    "event:verdict": mark("sentence, conviction, judgment"),
    "event:died": mark("killed, death"),
}
_NAMED: Final = {"outcome": OUTCOMES, "ground": GROUNDS}


def called(words: Iterable[str]) -> dict[str, list[str]]:
    """Say what each word may mean, as marks; a word that means nothing of the map is left out."""
    found = {word: sorted(_meant(word)) for word in words}
    return {word: marks for word, marks in found.items() if marks}


def marks_said(marks: Iterable[str], _: Translator) -> str:
    """Say by which marks something was found: of what they are, and their names."""
    names: dict[str, list[str]] = {of: [] for of in ("event", "outcome", "ground", "state")}
    for made in marks:
        of, _colon, name = made.partition(":")
        names[of].append(_name(of, name, _))
    said = {
        "event": _("event: {names}"),
        "outcome": _("outcome: {names}"),
        "ground": _("ground: {names}"),
        "state": _("where he is: {names}"),
    }
    return "; ".join(
        said[of].format(names=", ".join(found)) for of, found in names.items() if found
    )


def _name(of: str, name: str, _: Translator) -> str:
    if of == "event":
        return event_name(name, _)
    if of == "state":
        return load_pathway().states[name].name.say(_.language)
    return _(_NAMED[of][name])


def _meant(word: str) -> Iterator[str]:
    """The marks one of whose words is what was typed."""
    typed = _words(word)
    for made, names in _names().items():
        if typed and all(any(_alike(one, name) for name in names) for one in typed):
            yield made


def _alike(typed: str, name: str) -> bool:
    """Whether a typed word is the beginning of a word of a name, or an inflection of it."""
    if typed == name or (len(typed) >= _LEAST and name.startswith(typed)):
        return True
    same = next(
        (place for place, pair in enumerate(zip(typed, name, strict=False)) if pair[0] != pair[1]),
        min(len(typed), len(name)),
    )
    ending = max(len(typed), len(name)) - same
    return same >= _LEAST and same > ending <= (_LONG_ENDING if same >= _LONG else _ENDING)


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """The words of all written names, in both languages, by mark."""
    road, made = load_pathway(), dict[str, set[str]]()
    named = {f"event:{one.id}": one.name for one in road.kinds.values()}
    named |= {f"state:{one.id}": one.name for one in road.states.values()}
    for language in LANGUAGES:
        _ = translator(language)
        said = {of: name.say(language) for of, name in named.items()}
        for of, names in _NAMED.items():
            said |= {f"{of}:{name}": _(words) for name, words in names.items()}
        for of, words in (*said.items(), *((of, _(also)) for of, also in _ALSO.items())):
            made.setdefault(of, set()).update(_words(words))
    return {of: frozenset(words) for of, words in made.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("ё", "е"))
