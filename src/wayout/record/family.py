"""Which kind of proceeding a card belongs to, so that an arrest is no verdict and no receipt.

One case leaves several cards under one UID: the criminal case, its appeals, materials about
custody, a civil claim. Only the criminal card of the first instance gives events their plain
names; every other card gives events of its own family (`appeal_received`).
"""

import re
from functools import lru_cache
from typing import Literal

from wayout.record.case_number import read_number
from wayout.record.layouts.number_kind import kind_of_number
from wayout.record.page import CaseCard, Instance, Proceeding

Family = Literal["criminal", "appeal", "cassation", "material", "civil", "kas", "offence"]

# indexes of materials, also above the first instance: 3/1, 4/17, 55К, 22К, 22М
_MATERIAL = re.compile(r"[34]/\d{1,2}|(?:10|22|55|77)[а-я]+")
_OKRUG = re.compile(r"\d{2}OV")


def family_of(card: CaseCard) -> Family:
    """The family of a card, from its heading, else from the index of its number.

    The index of criminal cases of the first instance is 1 at a garrison court and 2 at an okrug
    court. A criminal card whose instance nothing tells is not counted as one of the first.
    """
    proceeding, instance = card.proceeding, card.instance
    index, by_index = _by_index(card.number)
    if "material" in {proceeding, instance} or _MATERIAL.fullmatch(index):
        return "material"
    if proceeding in {"civil", "kas", "offence"}:
        return proceeding
    if instance is None and proceeding == "criminal" and index == "2":
        return "criminal" if _OKRUG.match(card.court or "") else "material"
    return _named(proceeding or by_index[0], instance or by_index[1])


def _named(proceeding: Proceeding | None, instance: Instance | None) -> Family:
    if proceeding in {"civil", "kas", "offence"}:
        return proceeding
    if proceeding == "criminal" and instance == "first":
        return "criminal"
    return instance if instance in {"appeal", "cassation"} else "material"


@lru_cache(maxsize=10_000)
def _by_index(printed: str | None) -> tuple[str, tuple[Proceeding | None, Instance | None]]:
    number = read_number(printed or "")
    return (number.index if number else "", kind_of_number(number))
