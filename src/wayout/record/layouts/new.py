"""The new ("vnkod") layout of sudrf.ru: bodies `tab_content_*`, each list printed three times.

Beside the desktop table `none-mobile` a page holds a copy for phones and one for printing;
only the desktop table counts.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wayout.record.layouts.card import CardParts, build_card
from wayout.record.layouts.html import cell_text
from wayout.record.layouts.sudrf import Tables
from wayout.record.page import Act, CaseCard
from wayout.record.verdict import read_act

_BODY = "tab_content_"
_CASE = f"{_BODY}Case"
_DOCUMENT = f"{_BODY}Document"
_WANTED = "table, div.name-instanse, div.case-num"  # at once: each search walks the whole tree


def read_new(page: str, block: str, *, whole: bool) -> CaseCard:
    """Read a card of the new layout; `block` is the content cut out of `page`.

    The page is not decoded: its bytes stand for letters (latin-1).
    """
    tree = LexborHTMLParser(block)
    tables = Tables()
    head = {"name-instanse": "", "case-num": ""}
    for node in tree.css(_WANTED):
        classes = node.attributes.get("class") or ""
        if node.tag == "table":
            if _counts(classes, _body_of(node)):
                tables.read(node)
        else:
            name = "case-num" if "case-num" in classes else "name-instanse"
            head[name] = head[name] or cell_text(node)
    return build_card(
        CardParts(
            layout="new",
            page=page,
            block=block,
            title=head["name-instanse"],
            number=head["case-num"],
            tables=tables,
            acts=_acts(tree, block) if whole else None,
            whole=whole,
        )
    )


def _counts(classes: str, body: str) -> bool:
    return body == _CASE or (
        "none-mobile" in classes and bool(body) and not body.startswith(_DOCUMENT)
    )


def _body_of(table: LexborNode) -> str:
    """Id of the body of a tab that the table stands in; empty outside of them."""
    node = table.parent
    while node is not None:
        if (body := node.id) and body.startswith(_BODY):
            return body
        node = node.parent
    return ""


def _acts(tree: LexborHTMLParser, block: str) -> tuple[Act, ...]:
    if _DOCUMENT not in block:
        return ()
    captions = {
        (tab.id or "").removeprefix("tab_id_"): tab.text(deep=True, separator=" ")
        for tab in tree.css("li[id^=tab_id_]")
    }
    return tuple(
        read_act(
            captions.get((body.id or "").removeprefix(_BODY), ""),
            body.text(deep=True, separator=" "),
        )
        for body in tree.css(f"div[id^={_DOCUMENT}]")
    )
