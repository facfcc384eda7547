"""The new ("vnkod") layout of sudrf.ru: bodies `tab_content_*`, each list printed three times.

Beside the desktop table `none-mobile` a page holds a copy for phones and one for printing;
only the desktop table counts.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wayout.record.fold import clip
from wayout.record.layouts.card import CardParts, build_card
from wayout.record.layouts.sudrf import Tables
from wayout.record.page import Act, CaseCard
from wayout.record.verdict import read_act

_CASE = "tab_content_Case"
_DOCUMENT = "tab_content_Document"


def read_new(page: str, block: str, *, whole: bool) -> CaseCard:
    """Read a card of the new layout; `block` is the content cut out of `page`."""
    tree = LexborHTMLParser(block)
    tables = Tables()
    for body in tree.css("div[id^=tab_content_]"):
        if (body.id or "").startswith(_DOCUMENT):
            continue
        for table in body.css("table"):
            if body.id == _CASE or "none-mobile" in (table.attributes.get("class") or ""):
                tables.read(table)
    return build_card(
        CardParts(
            layout="new",
            page=page,
            block=block,
            title=_text(tree, "div.name-instanse"),
            number=_text(tree, "div.case-num"),
            tables=tables,
            acts=_acts(tree) if whole else None,
            whole=whole,
        )
    )


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return clip(node.text(deep=True, separator=" ")) if node is not None else ""


def _acts(tree: LexborHTMLParser) -> tuple[Act, ...]:
    return tuple(
        read_act(_caption(tree, body), body.text(deep=True, separator=" "))
        for body in tree.css(f"div[id^={_DOCUMENT}]")
    )


def _caption(tree: LexborHTMLParser, body: LexborNode) -> str:
    wanted = (body.id or "").replace("tab_content_", "tab_id_", 1)
    tabs = (tab for tab in tree.css("li[id^=tab_id_]") if tab.id == wanted)
    return next((tab.text(deep=True, separator=" ") for tab in tabs), "")
