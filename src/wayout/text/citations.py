"""Places of a law, written for the eye: "UK 337(5)" is CC 337(5), or ч. 5 ст. 337 УК.

The law tables cite in one form, act, article and then what stands in brackets; a reader of
Russian knows another one.
"""

import re
from itertools import chain

from wayout.text.language import Language

_ACTS: dict[str, dict[Language, str]] = {
    "UK": {"en": "CC", "ru": "УК"},
    "UPK": {"en": "CPC", "ru": "УПК"},
}
_CITE = re.compile(r"(?P<act>UK|UPK) (?P<article>\d+(?:\.\d+)*)(?P<inner>(?:\([\w.]+\))*)")
_NOTE = re.compile(r" ?\(?note(?: (?P<number>\d+))?\)?")
_POINTS = dict(
    zip(
        ("a", "b", "v", "g", "d", "e", "zh", "z", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t"),
        "абвгдежзиклмнопрст",
        strict=True,
    )
)


def format_citation(cite: str, language: Language) -> str:
    """Write a place of the two codes as a reader cites it; what is of no code stays as it is.

    Example:
        >>> format_citation("UPK 208(1)(3.1)", "ru")
        'п. 3.1 ч. 1 ст. 208 УПК'
    """
    found = _CITE.match(cite)
    if found is None:
        return cite
    rest = cite[found.end() :]
    act = _ACTS[found["act"]][language]
    if language == "en":
        return f"{act} {found['article']}{found['inner']}{rest}"
    inner = re.findall(r"\(([\w.]+)\)", found["inner"])
    places = [f"{kind} {_point(one)}" for kind, one in zip(("ч.", "п."), inner, strict=False)]
    said = " ".join(chain(reversed(places), (f"ст. {found['article']} {act}",)))
    if note := _NOTE.fullmatch(rest):
        number = f" {note['number']}" if note["number"] else ""
        return f"прим.{number} к {said}"
    return f"{said}{rest}"


def _point(written: str) -> str:
    letter = _POINTS.get(written)
    return f"«{letter}»" if letter else written
