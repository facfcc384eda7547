"""What the heading of a card or list says: proceeding and instance, and the court's code."""

import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from wayout.record.decode import decode
from wayout.record.fold import fold, fold_once
from wayout.record.page import Instance, Proceeding

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,600})", re.IGNORECASE)  # letters or bytes
_HEAD = 20_000
_COURT = re.compile(r"\bсуд(?:а|ом|е)?\b|sudrf|судебн")
_LONGEST_TITLE = 300
_CODE = r"(\d{2}[A-Z]{2}\d{4})(?![0-9A-Z])"
_VNKOD = re.compile(rf"vnkod=['\"]?{_CODE}")
_VNKOD_FIELD = re.compile(r"<input\b[^>]{0,300}vnkod['\"]?[^>]{0,300}>", re.IGNORECASE)
_VALUE = re.compile(rf"value=['\"]?{_CODE}")
_INSTANCES: tuple[tuple[str, Instance], ...] = (
    ("апелляц", "appeal"),
    ("кассац", "cassation"),
    ("первая инстанция", "first"),
    ("первой инстанции", "first"),
)


class Heading(NamedTuple):
    """Kind of proceeding and instance; None where the page does not say."""

    proceeding: Proceeding | None
    instance: Instance | None


@lru_cache(maxsize=1_000)
def read_heading(title: str, index: str | None) -> Heading:
    """Read "Уголовные дела - первая инстанция" and its kin.

    Args:
        title: The heading as printed.
        index: Index of the case number ("2а"), which tells civil claims from KAS claims where
            one heading names both.
    """
    text = fold(title)
    if "материал" in text:
        return Heading("material", "material")
    instance = next((instance for stem, instance in _INSTANCES if stem in text), None)
    return Heading(_proceeding(text, index), instance)


def _proceeding(text: str, index: str | None) -> Proceeding | None:
    if "уголовн" in text:
        return "criminal"
    if "правонарушени" in text or "коап" in text:
        return "offence"
    civil, kas = "гражданск" in text, "административн" in text or "кас рф" in text
    if civil and kas:
        return "kas" if index is not None and index.endswith(("а", "a")) else "civil"
    if civil:
        return "civil"
    return "kas" if kas else None


def court_name(page: str) -> str:
    """Hash of the page's title: it tells apart cards that carry no court code."""
    found = _TITLE.search(page, 0, _HEAD)
    return hashed_name(found[1][:_LONGEST_TITLE]) if found else ""


def court_name_undecoded(page: str) -> str:
    """`court_name` of a page whose bytes were taken for letters (latin-1)."""
    found = _TITLE.search(page, 0, _HEAD)
    if not found:
        return ""
    return hashed_name(decode(found[1].encode("latin-1"))[:_LONGEST_TITLE])


def hashed_name(text: str) -> str:
    """Hash of what a source calls the court; empty where the text names none.

    A title may hold anything, a name too, and change from day to day.
    """
    folded = fold_once(text[:1_000])
    if not _COURT.search(folded):
        return ""
    return blake2b(folded.encode(), digest_size=8).hexdigest()


def court_code(block: str, page: str) -> str | None:
    """Classification code of the court that the page came from: a link, else a hidden field."""
    found = _VNKOD.search(block)
    if found:
        return found[1]
    if "vnkod" not in page:  # two slow searches are spared
        return None
    if found := _VNKOD.search(page):
        return found[1]
    for tag in _VNKOD_FIELD.finditer(page):
        value = _VALUE.search(tag[0])
        if value:
            return value[1]
    return None
