"""A card is cut out of the bytes of its page: what stands around it changes nothing in it."""

from pathlib import Path

import pytest

from wayout.record.decode import decode
from wayout.record.page import CaseCard, RawPage, Read
from wayout.record.reader import read

PAGES = Path(__file__).parents[2] / "golden/record/pages"
OLD = "20_invented_337_old_suspended_resumed_verdict.html"
NEW = "23_invented_337_new_layout_utf8_despite_meta.html"


def read_one(data: bytes) -> Read:
    """What is read from the only card of a page."""
    [found] = read(RawPage("page", data, "2025-01-01", "path"))
    return found


@pytest.mark.parametrize("name", [OLD, NEW])
def test_both_encodings_of_a_page_say_the_same(name: str) -> None:
    """Title and card of one page read alike in UTF-8 and in windows-1251."""
    text = decode((PAGES / name).read_bytes())
    utf8, cp1251 = text.encode(), text.encode("cp1251", "xmlcharrefreplace")
    assert isinstance(read_one(utf8), CaseCard)
    assert read_one(utf8) == read_one(cp1251)


@pytest.mark.parametrize("name", [OLD, NEW])
def test_a_broken_byte_in_a_menu_leaves_the_card_as_it_is(name: str) -> None:
    """The encoding of the card is told by the card, not by what a site puts around it."""
    page = decode((PAGES / name).read_bytes()).encode()
    broken = page.replace(b"<body", b"<!-- \xff\xd0 --><body", 1)
    assert broken != page
    assert read_one(broken) == read_one(page)
