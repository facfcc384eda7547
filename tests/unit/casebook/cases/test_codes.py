"""The code of a case."""

import pytest

from wayout.casebook.cases.codes import beginning, code_of
from wayout.errors import VaultError


def test_a_code_is_two_groups_of_four() -> None:
    """The first 40 bits of the id, the highest first."""
    assert code_of(bytes(16)) == "0000-0000"
    assert code_of(b"\xff" * 16) == "ZZZZ-ZZZZ"
    assert code_of(bytes.fromhex("0123456789") + bytes(11)) == "04HM-ASW9"


@pytest.mark.parametrize(
    "typed", ["04HM-ASW9", "04hm asw9", " o4HM-ASW9 ", "O4HMASW9", "0 4 h m-a-s-w-9"]
)
def test_a_code_is_read_as_it_is_typed(typed: str) -> None:
    """Small letters, blanks, and what looks alike."""
    assert beginning(typed) == bytes.fromhex("0123456789")


def test_letters_that_look_alike_are_one() -> None:
    """I and L are 1, O is 0."""
    assert beginning("ILO1-0000") == beginning("1101-0000")


@pytest.mark.parametrize(
    "typed", ["", "04HM-ASW", "04HM-ASW99", "04HM-ASWU", "Примеров", "04HM_ASW9"]
)
def test_what_is_no_code_is_told(typed: str) -> None:
    """Too short, too long, another letter; it is not repeated."""
    with pytest.raises(VaultError) as refused:
        beginning(typed)
    assert refused.value.values == {}
