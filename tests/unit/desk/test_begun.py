"""A sheet that is sent twice begins one case."""

from wayout.desk import begun
from wayout.desk.begun import Begun


def test_a_case_that_began_is_told_again() -> None:
    """What did not begin is tried again; nothing is remembered after the lock."""
    made, number = Begun(), iter("abc")
    sheet = {"once": "x", "name": "Примеров"}
    assert made.once(sheet, lambda: {"code": None, "wrong": {}})["code"] is None
    codes = [made.once(sheet, lambda: {"code": next(number)})["code"] for _ in range(2)]
    assert codes == ["a", "a"]
    assert made.once({**sheet, "name": "Образцов"}, lambda: {"code": next(number)})["code"] == "b"
    made.forget()
    assert made.once(sheet, lambda: {"code": next(number)})["code"] == "c"


def test_only_so_many_are_remembered() -> None:
    """The last ones."""
    made = Begun()
    for number in range(begun.MOST + 1):
        made.once({"once": str(number)}, lambda: {"code": "a"})
    assert made.once({"once": "0"}, lambda: {"code": "b"})["code"] == "b"
    assert made.once({"once": str(begun.MOST)}, lambda: {"code": "b"})["code"] == "a"
