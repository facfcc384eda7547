"""The block cut out of a page holds all of the card, and says whether the page was whole."""

from wayout.record.block import cut_block, cut_to_whole_rows, raise_digits

CARD = '<div id="modSdpContent"><div id="content"><table id="tablcont"></table></div></div>'
PAGE = f"<html><body><div class=menu>menu</div>{CARD}<div class=foot>foot</div></body></html>"


def test_menu_and_footer_are_left_out() -> None:
    """Only the content block is parsed."""
    assert cut_block(PAGE) == (CARD, True)


def test_content_behind_a_broken_count_of_divs_is_kept() -> None:
    """Where the markup closes too early, everything up to the end is read."""
    broken = PAGE.replace('<table id="tablcont">', '</div></div><table id="tablcont">')
    assert "tablcont" in cut_block(broken).text


def test_a_page_that_breaks_off_is_not_whole() -> None:
    """No end of the block and no end of the page."""
    assert not cut_block(PAGE[: PAGE.index("</table>")]).whole


def test_a_page_without_a_known_beginning_is_kept() -> None:
    """Another site, or a fragment."""
    text = "<html><table><tr><td>x</td></tr></table></html>"
    assert cut_block(text) == (text, True)


def test_of_a_cut_page_only_closed_rows_are_trusted() -> None:
    """A date or number that is cut is not read."""
    cut = "<tr><td>29.01.2025</td></tr><tr><td>30.01.20"
    assert cut_to_whole_rows(cut) == "<tr><td>29.01.2025</td></tr>"


def test_of_a_cut_page_no_act_is_read() -> None:
    """The words that suspend a sentence may be those that are missing."""
    cut = "<tr></tr><div id='cont_doc1'>назначить 5 лет <table><tr></tr>"
    assert cut_to_whole_rows(cut) == "<tr></tr>"


def test_a_raised_digit_does_not_become_another_part() -> None:
    """Part 2¹ of Article 337 is no part 21."""
    assert raise_digits("ст. 337 ч. 2<sup>1</sup> УК РФ") == "ст. 337 ч. 2¹ УК РФ"
