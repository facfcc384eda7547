"""The map with counts: who took an arrow, each of how many who entered the state before."""

from dataclasses import replace
from functools import cache
from xml.etree.ElementTree import fromstring

import pytest
from tests.unit.publish.odds_answers import CASES as CHARGED
from tests.unit.publish.odds_answers import FOREIGN, RECORD, answer, coarse, renamed, stays

from wayout.errors import UsageError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.answering import answer as answered
from wayout.odds.answers.question import Question
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_chart import odds_chart, odds_drawing
from wayout.text import LANGUAGES, Language
from wayout.text.numbers import format_percent

CASES = (
    "court", "suspended", "investigated", "probation", "checked", "other_sentence", "imprisoned",
    "released", "closed", "sentenced",
)  # fmt: skip


COURT = replace(RECORD, track="case")


@cache
def of_courts() -> Answer:
    """What became of cases, none of which is known to have ended at the front."""
    names = dict(zip(map(str, range(10)), CASES, strict=True))
    return answered(
        renamed(stays(), names),
        Question(start="court", at=90, days=(180, 360), interval="greenwood"),
    )


def words(language: Language, found: Answer | None = None, basis: Basis = RECORD) -> list[str]:
    """All text of the map."""
    drawn = odds_chart(found or answer(on_map=True), basis, language, "map")
    assert isinstance(drawn, str)
    root = fromstring(drawn)  # noqa: S314 - our own drawing
    return ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_returns_stand_at_their_arrows_and_their_sum_at_the_front() -> None:
    """94 of 366 who were held; nobody else went back, which is said of all who could have."""
    said = words("en")
    assert "94 · 26%" in said
    assert "0 · 0%" in said
    assert "AT THE FRONT: 94" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_says_what_the_numbers_are(language: Language) -> None:
    """The denominator under the title; no word at the foot that it says how many of nobody."""
    said = words(language)
    assert any("376" in line for line in said)
    assert not any("none says how many" in line or "число людей" in line for line in said)
    assert odds_drawing(answer(on_map=True), RECORD, language, "map", "png").startswith(b"\x89PNG")


def test_of_a_kind_that_is_not_always_published_the_share_is_a_least_one() -> None:
    """20 of 76 were sent to prison as far as it is known; the lines under the title say so."""
    said = words("en", coarse(), CHARGED)
    (prison,) = (one for one in coarse().arrows if one.to == "imprisoned")
    assert (prison.count, prison.entered) == (20, 76)
    assert "≥26%" in " ".join(said)
    assert any(one.startswith("≥: at least so many") for one in said)
    assert not any("≥" in one for one in words("en"))


def test_cases_are_counted_without_a_front() -> None:
    """A court record has no front; the arrows between the states of a case carry their counts."""
    found = of_courts()
    said = words("en", found, COURT)
    arrow = next(one for one in found.arrows if (one.start, one.to) == ("court", "sentenced"))
    assert f"{arrow.count} · {format_percent(arrow.count / arrow.entered, 'en', 0)}" in said
    assert f"entered: {found.people + _into(found, 'court')}" in said
    assert "AT THE FRONT" in said
    assert any(f"{found.people} accused" in line and "% of those who" in line for line in said)
    assert any("do not say who was sent to the front" in line for line in said)


def test_a_box_says_no_fewer_than_came_into_it() -> None:
    """Also those who came on the last day that is watched, and have no stay in it."""
    found = of_courts()
    said = words("en", found, COURT)
    for state in set(found.states) - {"court"}:
        assert f"entered: {_into(found, state)}" in said, state


def _into(found: Answer, state: str) -> int:
    return sum(arrow.count for arrow in found.arrows if arrow.to == state)


def test_stays_that_are_not_of_the_map_have_no_such_map() -> None:
    """The message says what to do."""
    with pytest.raises(UsageError, match="take another chart"):
        odds_chart(answer(), FOREIGN, "en", "map")
