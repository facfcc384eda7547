"""What kind of page this is, asked before anything is read from it.

The platform answers 200 to everything: refusal, overload, wrong query. A reader that does not
ask first undercounts in silence.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from wayout.record.fold import fold, fold_once
from wayout.record.packaged import packaged_toml
from wayout.record.page import SetAside, SetAsideClass

Kind = Literal["old", "new", "moscow", "listing_old", "listing_new", "listing_moscow"]

_NEW_CARD = ("case_bookmarks", "tab_content_")
_MOSCOW_CARD = ("detail-cart", "card-sud", "row_card")
_OLD_CARD = ("casenumber", "cont1", "cont2", "cont3", "cont4", "cont5")
_OLD_TABLE = "tablcont"
_NEW_LIST = ("resultTable", "lawcase-count")
_MOSCOW_LIST = "custom_table"
_CAPTCHA = re.compile(r"<input\b[^>]{0,300}name=[\"']?captcha[\"' >]", re.IGNORECASE)
_FORM = re.compile(r"name=[\"']?(?:calform|delo_table|_deloId)\b|id=[\"']?calform\b")
_COUNTER = "Всего по запросу найдено"
_LIST_HEAD = "№ дела"
_CARD_LABELS = (
    "Дата поступления",
    "Уникальный идентификатор дела",
    "Наименование события",
    "ДВИЖЕНИЕ ЖАЛОБЫ",
)
_ACT = re.compile(
    r"п ?р ?и ?г ?о ?в ?о ?р ?и ?л ?:|п ?о ?с ?т ?а ?н ?о ?в ?и ?л ?а? ?:"
    r"|о ?п ?р ?е ?д ?е ?л ?и ?л ?а? ?:|именем российской федерации"
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SCANNED = 400_000
_SHORT_PAGE = 30_000


class _Mark(NamedTuple):
    cls: SetAsideClass
    reason: str
    phrases: tuple[str, ...]


@cache
def _marks() -> tuple[_Mark, ...]:
    data = packaged_toml("wayout.record", "page_marks.toml")
    return tuple(
        _Mark(mark["class"], mark["reason"], tuple(fold(text) for text in mark["phrases"]))
        for mark in data["mark"]
    )


def classify(page: str, block: str, *, whole: bool) -> Kind | SetAside:
    """Class of a decoded page: which reader takes it, or why none does.

    Args:
        page: The whole decoded page.
        block: Its content block.
        whole: Whether the page was seen to its end.
    """
    kind = _card_kind(block)
    if kind is not None:
        return kind if _says(block, *_CARD_LABELS) else _damaged_or_cut(block, whole=whole)
    return _list_kind(block) or _set_aside(page, whole=whole)


def _card_kind(block: str) -> Kind | None:
    if _any_in(_NEW_CARD, block):
        return "new"
    if _any_in(_MOSCOW_CARD, block):
        return "moscow"
    if _OLD_TABLE in block and _any_in(_OLD_CARD, block):
        return "old"
    return None


def _any_in(signs: tuple[str, ...], text: str) -> bool:
    return any(sign in text for sign in signs)


def _says(block: str, *phrases: str) -> bool:
    """Whether a phrase stands in the block; folding so long a text is dear, so it comes second."""
    if _any_in(phrases, block):
        return True
    text = fold_once(block[:_SCANNED])
    return _any_in(tuple(fold(phrase) for phrase in phrases), text)


def _damaged_or_cut(block: str, *, whole: bool) -> SetAside:
    if not whole and re.search(r"[а-я]{4}", block[:_SHORT_PAGE], re.IGNORECASE):
        return SetAside("truncated", "the page breaks off before anything of the card is whole")
    return SetAside("damaged", "the markup of a card whose labels are not Russian in any encoding")


def _list_kind(block: str) -> Kind | None:
    if _any_in(_NEW_LIST, block):
        return "listing_new"
    if _OLD_TABLE in block and _says(block, _COUNTER, _LIST_HEAD):
        return "listing_old"
    if _MOSCOW_LIST in block and _says(block, _LIST_HEAD, "Номер дела"):
        return "listing_moscow"
    return None


def _set_aside(page: str, *, whole: bool) -> SetAside:
    if _CAPTCHA.search(page):
        return SetAside("captcha", "the search form that asks for the code from a picture")
    text = fold_once(_TAG.sub(" ", page[:_SCANNED]))
    for mark in _marks():
        if any(phrase in text for phrase in mark.phrases):
            return SetAside(mark.cls, mark.reason)
    if _ACT.search(text):
        return SetAside("act", "the text of an act without its card; save the card as well")
    if _FORM.search(page):
        return SetAside("form", "the search form of a court; save the cards that it finds")
    if not whole and "modsdpcontent" in page.lower():
        return SetAside("truncated", "the page breaks off before anything of the card is whole")
    return SetAside("unknown", "no page of a court site that is known here")
