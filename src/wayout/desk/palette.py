"""What the palette offers on every page: the commands that have keys, and the states of the map."""

from dataclasses import dataclass
from functools import cache

from wayout.desk.keys import KEYS, Key
from wayout.pathway import load_pathway
from wayout.text import Language, translator


@dataclass(frozen=True, slots=True)
class Palette:
    """The keys with what they are called, and the states: their ids and names."""

    keys: tuple[tuple[Key, str], ...]
    states: tuple[tuple[str, str], ...]


@cache
def palette(language: Language) -> Palette:
    """Make the palette in a language."""
    _ = translator(language)
    states = load_pathway().states.values()
    return Palette(
        keys=tuple((one, _(one.said)) for one in KEYS if one.does != "browser"),
        states=tuple((one.id, one.name.say(language)) for one in states),
    )
