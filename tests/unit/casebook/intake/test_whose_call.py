"""Whose a call is: the case of whoever takes it, and consent of whoever gave it."""

import pytest

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.intake.questions import BY_ID
from wayout.casebook.intake.taking import Intake
from wayout.casebook.people import add_member
from wayout.casebook.vault import Vault


def taken(vault: Vault, **told: str) -> Case:
    """Take a call in which these questions alone are answered; gives its case, read anew."""
    intake = Intake(vault, None, [one for one in BY_ID if one not in told])
    for typed in told.values():
        intake.answer(typed, "Звонок")
    assert intake.code is not None
    return read_case(vault, find_code(vault, intake.code))


def test_the_case_of_a_call_is_of_whoever_takes_it(vault: Vault) -> None:
    """Where there is somebody else who could; who works alone needs no owner."""
    assert taken(vault, who="он").owner is None
    add_member(vault, "Вера", b"seven other words that she knows")
    assert taken(vault, who="он").owner == vault.ring.me.id


@pytest.mark.parametrize(
    ("told", "by"),
    [
        ({"who": "родные", "name": "Тестова"}, "Тестова"),
        ({"who": "родные"}, "relative"),
        ({}, None),
    ],
)
def test_consent_says_whose_answer_it_is(
    vault: Vault, told: dict[str, str], by: str | None
) -> None:
    """The caller's, by name or by what he is to the man."""
    assert [one.by for one in taken(vault, **told, keep="да").consents] == [by]
