"""Which edition holds: that of the day the offence ended, unless a later one is milder."""

from datetime import date

import pytest
from tests.unit.law.small_law import small_law

from wayout.law import LawBook, load_law
from wayout.law.in_force import OffenceInForce
from wayout.law.load import read_law

OLD, NEW, ASKED = date(2020, 1, 1), date(2023, 1, 1), date(2025, 1, 1)
ARTICLE = "uk-1.toml"


def part(book: LawBook, end: date, on: date) -> OffenceInForce:
    """The only part of the small law, as in force."""
    found = book.in_force(end, on).offence("1.1")
    assert found is not None
    return found


def test_a_harsher_law_does_not_go_back() -> None:
    """Article 10: two to five years later is no answer to an act of before."""
    book = read_law(small_law())
    assert part(book, OLD, ASKED).offence.least == 2
    assert part(book, NEW, ASKED).offence.least == 24


@pytest.mark.parametrize(
    ("old", "new"), [("least = 2\n", "least = 36\n"), ("most = 60", "most = 96")]
)
def test_a_milder_law_goes_back(old: str, new: str) -> None:
    """As soon as it is in force, with its own provision for a reason; a mixed one does not."""
    book = read_law(small_law(ARTICLE, old, new))
    milder = old.startswith("least")
    assert part(book, OLD, OLD).offence.least == (36 if milder else 2)
    found = part(book, OLD, ASKED)
    assert found.offence.least == (24 if milder else 2)
    assert found.provision.since == (date(2022, 9, 24) if milder else date(1997, 1, 1))


def test_no_imprisonment_is_the_mildest() -> None:
    """It goes back before any term of months."""
    files = small_law(ARTICLE, "  least = 24\n  most = 60\n", "")
    assert part(read_law(files), OLD, ASKED).offence.most is None


def test_the_same_days_of_the_law_are_compiled_once() -> None:
    """As long as no edition begins or ends between them."""
    book = load_law()
    one = book.in_force(date(2025, 2, 1), date(2025, 9, 1))
    assert book.in_force(date(2025, 2, 2), date(2025, 9, 2)) is one
    assert book.in_force(date(2025, 1, 7), date(2025, 9, 1)) is not one


def test_the_law_before_the_first_day_is_that_of_the_first_day() -> None:
    """Nothing is known of an earlier one."""
    book = load_law()
    first = book.in_force(book.first_day, ASKED)
    assert book.in_force(date(1990, 1, 1), ASKED) is first


def test_exceptions_stand_from_the_strongest_down() -> None:
    """Whatever their order in the file."""
    law = load_law().in_force(NEW, ASKED)
    for variable in law.variables.values():
        orders = [one.rule.order for one in variable.exceptions]
        assert orders == sorted(set(orders), reverse=True)


def test_another_reading_stands_above_all_exceptions() -> None:
    """And takes the place of the exception that gives the same."""
    book = read_law(small_law())
    reading = book.questions["Q1"].readings[1]
    share = book.in_force(NEW, ASKED, reading).variables["share"]
    assert [(one.rule.order, one.rule.value.text) for one in share.exceptions] == [
        (11, "3/4"),
        (10, "1/2"),
    ]
