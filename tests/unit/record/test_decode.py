"""Bytes become text as the servers meant them, whatever their meta tag says."""

from hypothesis import given
from hypothesis import strategies as st

from wayout.record.decode import decode

LABEL = "Дата поступления: И, Ё, №"


def test_utf8_wins_over_a_meta_tag_that_says_windows_1251() -> None:
    """New-layout servers lie in their meta tag."""
    page = f'<meta charset="windows-1251"><b>{LABEL}</b>'
    assert decode(page.encode("utf-8")) == page


def test_windows_1251_is_read_where_utf8_fails() -> None:
    """The old layout."""
    assert decode(LABEL.encode("cp1251")) == LABEL


def test_the_byte_that_windows_1251_does_not_define_is_dropped() -> None:
    """0x98 occurs as junk."""
    assert decode("Дата".encode("cp1251") + b"\x98" + " дела".encode("cp1251")) == "Дата дела"


def test_a_byte_order_mark_is_no_text() -> None:
    """Saved by an editor."""
    assert decode(b"\xef\xbb\xbf" + LABEL.encode()) == LABEL


def test_utf8_cut_inside_its_last_character_is_still_utf8() -> None:
    """A download that broke off."""
    assert decode(LABEL.encode() + "Д".encode()[:1]) == LABEL


@given(st.binary(max_size=2_000))
def test_any_bytes_give_some_text(data: bytes) -> None:
    """Decoding never fails."""
    assert isinstance(decode(data), str)
