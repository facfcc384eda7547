"""A number in an address is as long as one that is counted; anything longer is no address."""

import pytest
from starlette.routing import Match

from wayout.desk.numbered import number_in
from wayout.desk.pages.record.asked import Counted
from wayout.desk.routes import ROUTES


@pytest.mark.parametrize(
    ("number", "is_one"), [("7", True), ("9" * 9, True), ("9" * 10, False), ("9" * 5000, False)]
)
def test_a_document_has_a_number(number: str, *, is_one: bool) -> None:
    """Of nine digits at most."""
    scope = {"type": "http", "method": "GET", "path": f"/cases/x/documents/{number}"}
    found = [route.matches(scope) for route in ROUTES]
    numbers = [child["path_params"]["number"] for match, child in found if match is Match.FULL]
    assert numbers == ([int(number)] if is_one else [])


@pytest.mark.parametrize(
    ("top", "most"), [("7", 7), ("0", None), ("", None), ("²", None), ("9" * 5000, None)]
)
def test_so_many_rows_are_shown(top: str, most: int | None) -> None:
    """All of them where it is no number."""
    assert Counted(top=top).most == most


@pytest.mark.parametrize(("typed", "read"), [("12", 12), ("", None), ("-1", None), ("٣", None)])
def test_a_number_is_read(typed: str, read: int | None) -> None:
    """In the digits of an address."""
    assert number_in(typed) == read
