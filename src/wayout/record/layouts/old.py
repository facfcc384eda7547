"""The old layout of sudrf.ru: tables `tablcont` in bodies `cont{N}`."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wayout.record.layouts.card import CardParts, build_card
from wayout.record.layouts.html import cell_text
from wayout.record.layouts.sudrf import Tables
from wayout.record.page import Act, CaseCard
from wayout.record.verdict import read_act

_WANTED = "table, div.title, div.casenumber"  # at once: each search walks the whole tree


def read_old(page: str, block: str, *, whole: bool) -> CaseCard:
    """Read a card of the old layout; `block` is the content cut out of `page`.

    The page is not decoded: its bytes stand for letters (latin-1).
    """
    tree = LexborHTMLParser(block)
    tables = Tables()
    head = {"title": "", "casenumber": ""}
    for node in tree.css(_WANTED):
        if node.tag == "table":
            if not _inside_act_or_table(node):
                tables.read(node)
        else:
            name = "casenumber" if "casenumber" in (node.attributes["class"] or "") else "title"
            head[name] = head[name] or cell_text(node)
    return build_card(
        CardParts(
            layout="old",
            page=page,
            block=block,
            title=head["title"],
            number=head["casenumber"],
            tables=tables,
            acts=_acts(tree, block) if whole else None,
            whole=whole,
        )
    )


def _inside_act_or_table(table: LexborNode) -> bool:
    """Whether the table stands in the text of an act, or in a cell that its own table reads."""
    node = table.parent
    while node is not None:
        if node.tag == "table" or (node.id or "").startswith("cont_doc"):
            return True
        node = node.parent
    return False


def _acts(tree: LexborHTMLParser, block: str) -> tuple[Act, ...]:
    if "cont_doc" not in block:
        return ()
    captions = {
        (tab.id or "").removeprefix("tab_doc"): tab.text(deep=True, separator=" ")
        for tab in tree.css("li[id^=tab_doc]")
    }
    bodies = {
        (body.id or "").removeprefix("cont_doc"): body.text(deep=True, separator=" ")
        for body in tree.css("div[id^=cont_doc]")
    }
    return tuple(read_act(captions.get(key, ""), text) for key, text in bodies.items())
