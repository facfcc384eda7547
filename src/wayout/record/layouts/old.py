"""The old layout of sudrf.ru: tables `tablcont` in bodies `cont{N}`."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wayout.record.fold import clip
from wayout.record.layouts.card import CardParts, build_card
from wayout.record.layouts.sudrf import Tables
from wayout.record.page import Act, CaseCard
from wayout.record.verdict import read_act


def read_old(page: str, block: str, *, whole: bool) -> CaseCard:
    """Read a card of the old layout; `block` is the content cut out of `page`."""
    tree = LexborHTMLParser(block)
    tables = Tables()
    for table in tree.css("table"):
        if not _inside_act_or_table(table):
            tables.read(table)
    return build_card(
        CardParts(
            layout="old",
            page=page,
            block=block,
            title=_text(tree, "div.title"),
            number=_text(tree, "div.casenumber"),
            tables=tables,
            acts=_acts(tree) if whole else None,
            whole=whole,
        )
    )


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return clip(node.text(deep=True, separator=" ")) if node is not None else ""


def _inside_act_or_table(table: LexborNode) -> bool:
    """Whether the table stands in the text of an act, or in a cell that its own table reads."""
    node = table.parent
    while node is not None:
        if node.tag == "table" or (node.id or "").startswith("cont_doc"):
            return True
        node = node.parent
    return False


def _acts(tree: LexborHTMLParser) -> tuple[Act, ...]:
    captions = {
        (tab.id or "").removeprefix("tab_doc"): tab.text(deep=True, separator=" ")
        for tab in tree.css("li[id^=tab_doc]")
    }
    bodies = {
        (body.id or "").removeprefix("cont_doc"): body.text(deep=True, separator=" ")
        for body in tree.css("div[id^=cont_doc]")
    }
    return tuple(read_act(captions.get(key, ""), text) for key, text in bodies.items())
