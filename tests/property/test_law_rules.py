"""Whatever the facts: what the law can never answer."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.law_facts import (
    ACTS,
    Facts,
    charged_facts,
    ends,
    known_facts,
    lengths,
    some,
    written,
)

from wayout.law import Assessment, assess, load_law
from wayout.law.assessment import Offence
from wayout.law.fact_keys import FACT_KEYS

ON = date(2026, 6, 1)
NOTHING, NO_IMPRISONMENT = -1, 0
WIDENING = ("service", "status", "weapon", "group", "grave_consequences", "able_to_resist")
NO: Facts = {
    "sex": "m", "mitigating": [], "aggravating": [], "cooperation_agreement": False,
    "special_order": False, "priors": [], "unserved_months": 0, "pregnant": False,
    "unfit": False,
}  # fmt: skip


def key(offence: Offence) -> tuple[str, bool]:
    """What tells two possible offences apart."""
    return offence.part, offence.attempt


def keys(answer: Assessment) -> set[tuple[str, bool]]:
    """The possible offences."""
    return {key(offence) for offence in answer.offences}


def highest(answer: Assessment) -> int:
    """The highest maximum of what is possible, in months."""
    return max(
        (offence.max_months or NO_IMPRISONMENT for offence in answer.offences), default=NOTHING
    )


@pytest.mark.parametrize("service", FACT_KEYS["service"].values)
@given(status=some("status"), end=ends, two=st.tuples(lengths, lengths).map(sorted))
def test_a_longer_absence_never_lowers_the_maximum(
    service: str, status: list[str], end: datetime, two: list[timedelta]
) -> None:
    """In each service, each status, each edition: the law is that of the same end."""
    short, long = (
        assess(
            {
                "conduct": "absence", "service": service, "status": status,
                "from": written(end - length), "to": written(end),
            },
            on=ON,
        )
        for length in two
    )  # fmt: skip
    assert highest(short) <= highest(long)


@given(known_facts() | charged_facts())
def test_no_cap_is_over_the_maximum(facts: Facts) -> None:
    """And what a court may impose lies within it, what it may suspend within that."""
    for one in assess(facts, on=ON).offences:
        if one.max_months is None or one.effective is None:
            assert (one.cap_months, one.effective, one.probation.open) == (None, None, None)
            continue
        least, most = one.effective
        assert 2 <= least <= most <= one.max_months
        assert most == (one.max_months if one.cap_months is None else one.cap_months)
        assert one.cap_months is None or one.cap_months < one.max_months
        if one.probation.open:
            assert (one.probation.from_months, one.probation.to_months) == (least, min(most, 96))
        else:
            assert (one.probation.from_months, one.probation.to_months) == (None, None)
            assert one.probation.bars


@given(known_facts(), st.sets(st.sampled_from(WIDENING), min_size=1))
def test_an_unknown_fact_never_makes_an_offence_more_certain(
    facts: Facts, forgotten: set[str]
) -> None:
    """Every offence stays possible, `liable` only opens, `missing` names what would settle it."""
    less = {name: value for name, value in facts.items() if name not in forgotten}
    known, vague = assess(facts, on=ON), assess(less, on=ON)
    assert keys(known) <= keys(vague)
    assert vague.liable in {known.liable, None}
    if keys(known) != keys(vague) or known.liable != vague.liable:
        assert {one.fact for one in vague.missing} & forgotten


@given(known_facts(), st.sets(st.sampled_from(("from", "to")), min_size=1))
def test_an_unknown_day_never_makes_an_offence_more_certain(
    facts: Facts, forgotten: set[str]
) -> None:
    """Nor is a last day of prosecution known afterwards that was not known before."""
    less = {name: value for name, value in facts.items() if name not in forgotten}
    known, vague = assess(facts, on=ON), assess(less, on=ON)
    assert keys(known) <= keys(vague)
    assert vague.liable in {known.liable, None}
    end = "from" if facts["conduct"] in ACTS else "to"
    until = {key(one): one.limitation_until for one in known.offences}
    for one in vague.offences:
        assert end not in forgotten or one.limitation_until is None
        assert key(one) not in until or one.limitation_until in {until[key(one)], None}


@given(known_facts(), st.sampled_from((10, 7, 4)))
def test_a_coarser_day_never_makes_an_offence_more_certain(facts: Facts, length: int) -> None:
    """A day instead of a moment, a month instead of a day, a year instead of a month."""
    coarse = {name: facts[name][:length] for name in ("from", "to") if name in facts}
    known, vague = assess(facts, on=ON), assess(facts | coarse, on=date(2026, 12, 31))
    assert keys(known) <= keys(vague)
    assert vague.liable in {known.liable, None}


@given(known_facts(), st.sampled_from(sorted(NO)))
def test_an_unknown_fact_lowers_raises_and_bars_nothing(facts: Facts, name: str) -> None:
    """Inside one offence unknown gives the numbers of no."""
    unknown = {other: value for other, value in facts.items() if other != name}
    answers = [assess(one, on=ON) for one in (unknown, unknown | {name: NO[name]})]
    assert answers[0].offences == answers[1].offences


@given(known_facts() | charged_facts())
def test_an_answer_can_be_given_in_both_languages(facts: Facts) -> None:
    """The same in everything but its words."""
    english, russian = (assess(facts, on=ON, language=language) for language in ("en", "ru"))
    assert english.offences == russian.offences
    assert len(english.disputed) == len(russian.disputed)
    for one, other in zip(english.effects, russian.effects, strict=True):
        assert one.provision == other.provision
        assert one.text != other.text


@settings(max_examples=20)
@given(st.lists(known_facts() | charged_facts(), min_size=2, max_size=6))
def test_an_answer_does_not_hang_on_what_was_asked_before(many: list[Facts]) -> None:
    """What is kept between cases to be quick tells none of them from its like."""
    fresh = replace(load_law(), _compiled={})
    for facts in many:
        assert assess(facts, on=ON) == assess(facts, on=ON, book=fresh)
