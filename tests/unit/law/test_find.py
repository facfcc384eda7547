"""A provision is found by every way in which people write it."""

import pytest

from wayout.errors import InputError
from wayout.law import load_law
from wayout.law.find import find_provisions


@pytest.mark.parametrize(
    "written",
    ["337.5", "uk.337.5", "UK 337(5)", "CC 337(5)", "ук 337(5)", "ч. 5 ст. 337 УК", "ч.5 ст.337",
     " 337(5) "],
)  # fmt: skip
def test_one_provision_has_many_names(written: str) -> None:
    """With the act or without, in brackets or points, in Latin or Cyrillic."""
    assert {one.id for one in find_provisions(load_law(), written)} == {"uk.337.5"}


@pytest.mark.parametrize(
    ("written", "article"),
    [("208", "upk.208"), ("ст. 208 УПК", "upk.208"), ("CPC 208", "upk.208"), ("337", "uk.337"),
     ("352.1", "uk.352.1")],
)  # fmt: skip
def test_an_article_is_all_of_its_provisions(written: str, article: str) -> None:
    """In the order of the file."""
    found = find_provisions(load_law(), written)
    own = [one for one in load_law().provisions if one.article.id == article]
    assert set(own) <= set(found)


def test_part_2_is_not_part_2_1() -> None:
    """A point more is another part."""
    assert {one.id for one in find_provisions(load_law(), "337.2")} == {"uk.337.2"}
    assert {one.id for one in find_provisions(load_law(), "337(2.1)")} >= {"uk.337.2.1"}


def test_every_provision_is_found_by_its_id_and_its_place() -> None:
    """What a page cites can be asked for."""
    book = load_law()
    for one in book.provisions:
        assert one in find_provisions(book, one.id)
        assert one in find_provisions(book, one.cite)


@pytest.mark.parametrize(("written", "near"), [("337.7", "uk.337."), ("999", "upk.401.3")])
def test_what_is_not_there_names_what_is_near(written: str, near: str) -> None:
    """A slip of the pen is not the end of the search."""
    with pytest.raises(
        InputError, match=r"No provision is called|is not in these tables"
    ) as caught:
        find_provisions(load_law(), written)
    assert near in str(caught.value)


def test_an_article_that_is_not_encoded_is_said_to_be_none() -> None:
    """It may well be in the code; it is not in these tables."""
    for written in ("344", "ст. 344 УК", "CC 344"):
        with pytest.raises(InputError, match=r"Article 344 is not in these tables\. Near it: "):
            find_provisions(load_law(), written)


def test_what_was_written_is_quoted_in_short() -> None:
    """One line, whatever was pasted."""
    with pytest.raises(InputError) as caught:
        find_provisions(load_law(), "x" * 10_000)
    assert len(str(caught.value)) < 200
