"""What is no letter is taken out of what goes on paper; letters of any kind stay."""

import pytest

from wayout.desk.paper.plain import all_plain, plain


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Ёлка № 5 — «да»", "Ёлка № 5 — «да»"),
        ("a\x00b\x07c\x1b[31md\x7f\x85e", "abc[31md\ne"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("left\u202eright\u2066\ufeff", "leftright"),
        ("half\ud83d", "half"),
        ("გამარჯობა 😀", "გამარჯობა 😀"),
    ],
)
def test_only_what_steers_is_taken_out(written: str, left: str) -> None:
    """And a line stays a line."""
    assert plain(written) == left


def test_every_text_of_a_case_is_made_plain() -> None:
    """However deep it lies; keys, numbers and what is not there stay."""
    shown = {"a\x07": ["b\x07", {"c": "d\x07"}], "n": 7, "none": None, "yes": True}
    assert all_plain(shown) == {"a\x07": ["b", {"c": "d"}], "n": 7, "none": None, "yes": True}
