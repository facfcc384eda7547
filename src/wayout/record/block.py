"""The part of a page that holds the card, cut out before parsing.

Menus, scripts and footers are most of a court page; parsing only the block is worth a factor.
"""

import re
from typing import NamedTuple

_STARTS = ("modSdpContent", "case-detail", "detail-cart")
_DIV = re.compile(r"<(/?)(?:div|DIV)\b")
_CONTENT = re.compile(  # from tag to tag: several times faster than looking for each of the words
    r"<(?:div|table|DIV|TABLE)\b[^<>]{0,500}?"
    r"(?:tablcont|cont_doc|tab_content_|custom_table|law-case-table|card-sud)"
)
_PAGE_END = re.compile(r"</html\s*>", re.IGNORECASE)
_TAIL = 4_096
_RAISED = re.compile(r"<sup\b[^<>]{0,100}>\s{0,10}(\d{1,2})\s{0,10}</sup>", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Block(NamedTuple):
    """The cut-out text, and whether the page was seen to its end."""

    text: str
    whole: bool


def cut_block(page: str) -> Block:
    """Cut the content block out of a decoded page.

    The end is found by counting div tags; where content stands behind it, the markup is broken
    and everything up to the end of the page is kept. A page without a known start is kept whole.
    """
    mark = next((at for mark in _STARTS if (at := page.find(mark)) >= 0), -1)
    start = max(page.rfind("<", 0, mark), 0) if mark >= 0 else 0
    end = _matching_end(page, start) if mark >= 0 else -1
    if end > 0 and _CONTENT.search(page, end) is None:
        return Block(page[start:end], whole=True)
    return Block(page[start:], whole=_ended(page))


def _ended(page: str) -> bool:
    """Whether the page itself was closed, and not only a document that an act nests in it."""
    if _PAGE_END.search(page, max(len(page) - _TAIL, 0)) is None:
        return False
    opened, closed = (page.count(tag) + page.count(tag.upper()) for tag in ("<html", "</html"))
    return closed >= opened


def raise_digits(text: str) -> str:
    """Write `<sup>1</sup>` as `¹`, before tags are dropped and "ч. 2¹" becomes part 21."""
    if "<sup" not in text and "<SUP" not in text:
        return text
    return _RAISED.sub(lambda found: found[1].translate(_SUPERSCRIPTS), text)


def cut_to_whole_rows(text: str) -> str:
    """What of a page that breaks off can be trusted: up to the last closed table row.

    Acts are left out: a sentence whose end is missing may have been suspended.
    """
    acts = re.search(r"id=[\"']?(?:cont_doc|tab_content_document)", text, re.IGNORECASE)
    upto = text[: acts.start()] if acts else text
    last_row = max(upto.rfind("</tr>"), upto.rfind("</TR>"))
    return upto[: last_row + 5] if last_row >= 0 else ""


def _matching_end(page: str, start: int) -> int:
    depth = 0
    for tag in _DIV.finditer(page, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return page.find(">", tag.end()) + 1 or tag.end()
    return -1
