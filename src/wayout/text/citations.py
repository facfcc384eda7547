"""Places of a law, written for the eye: "UK 337(5)" is CC 337(5), or ч. 5 ст. 337 УК.

The law tables cite in one form: act, article, then what stands in brackets. Readers of Russian
know another one, from the smallest to the largest.
"""

import re

from wayout.text.language import Language

_ENGLISH = {"UK": "CC", "UPK": "CPC"}
_CODES = {"UK": "УК", "UPK": "УПК"}
_PLACE = re.compile(
    r"(?P<act>UK|UPK|Law \d+-FZ|Decree \d+)"
    r"(?: (?P<article>\d+(?:\.\d+)*(?:-\d+)?))?"
    r"(?P<inner>(?:\([\w., ]+\))*)(?:,? \(?(?P<second>\d+(?:\.\d+)?)\)|, note ?(?P<note>\d*))?"
)
_WHOLE = re.compile(r"(?P<kind>Law|Decree|Order|Plenum) (?P<number>[\w/.-]+)")
_KINDS = {"Law": "Закон", "Decree": "Указ", "Order": "Приказ", "Plenum": "Пленум"}
_OF = {"Law": "Закона", "Decree": "Указа"}
_LETTERS = dict(zip((*"abvgde", "zh", *"ziklmnoprst"), "абвгдежзиклмнопрст", strict=True))


def format_citation(cite: str, language: Language) -> str:
    """Write a place of the law as a reader cites it; what has no known form stays as it is.

    Example:
        >>> format_citation("UPK 208(1)(3.1)", "ru")
        'п. 3.1 ч. 1 ст. 208 УПК'
    """
    if language == "en":
        act, blank, place = cite.partition(" ")
        return f"{_ENGLISH.get(act, act)}{blank}{place}"
    if whole := _WHOLE.fullmatch(cite):
        return f"{_KINDS[whole['kind']]} № {_russian_number(whole['number'])}"
    found = _PLACE.fullmatch(cite)
    return _russian(found) if found else cite


def format_edition(version: str, language: Language) -> str:
    """Write the name of an edition; in Russian the laws are called 365-ФЗ."""
    return version if language == "en" else _russian_number(version)


def _russian_number(number: str) -> str:
    return number.replace("-FZ", "-ФЗ")


def _russian(found: re.Match[str]) -> str:
    code = _CODES.get(found["act"])
    inner = re.findall(r"\(([\w., ]+)\)", found["inner"])
    if found["second"] and not inner:
        inner = [found["second"]]
    elif found["second"]:
        inner[-1] = f"{inner[-1]}, {found['second']}"
    kinds = ("ч.", "п.") if code else ("п.", "подп.")
    places = [
        f"{_plural(kind, one)} {_point(one)}" for kind, one in zip(kinds, inner, strict=False)
    ]
    article = [f"ст. {found['article']}"] if found["article"] else []
    said = " ".join((*reversed(places), *article, code or _of(found["act"])))
    if found["note"] is None:
        return said
    return f"прим. {found['note']} к {said}" if found["note"] else f"прим. к {said}"


def _of(act: str) -> str:
    kind, _, number = act.partition(" ")
    return f"{_OF[kind]} № {_russian_number(number)}"


def _plural(kind: str, written: str) -> str:
    return "пп." if kind == "п." and ", " in written else kind


def _point(written: str) -> str:
    """Write points: letters in Cyrillic and quoted, also where a number follows, as in «а.1»."""
    said = []
    for one in written.split(", "):
        letter, point, number = one.partition(".")
        found = _LETTERS.get(letter)
        said.append(f"«{found}{point}{number}»" if found else one)
    return ", ".join(said)
