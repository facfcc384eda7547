"""A term works on the arrows it names: a coefficient for each, or one that they share."""

import pytest
from tests.unit.odds.cox.invented_stays import invented_people, invented_stays

from wayout.errors import StaysError
from wayout.odds.cox import Term, cox

OUT = (("absent", "free"), ("absent", "held"))


def test_a_name_has_a_coefficient_on_every_arrow() -> None:
    """In the order of the states, and named as people read it."""
    fit = cox(invented_stays(), invented_people(), ["age"], floor=0)
    assert fit.terms == (
        "age | absent > free",
        "age | absent > held",
        "age | held > absent",
        "age | held > free",
    )


def test_arrows_can_share_one() -> None:
    """The shared one lies between those of the arrows by themselves."""
    apart = cox(invented_stays(), invented_people(), [Term("age", OUT)], floor=0)
    shared = cox(invented_stays(), invented_people(), [Term("age", OUT, shared=True)], floor=0)
    assert shared.terms == ("age | absent > free, absent > held",)
    assert apart.coef.min() < shared.coef[0] < apart.coef.max()
    assert shared.support[0] == sum(apart.support)


def test_text_stands_against_its_reference() -> None:
    """By the alphabet without one; another turns the sign."""
    terms = [Term("lawyer", OUT[:1])]
    first = cox(invented_stays(), invented_people(), terms, floor=0)
    other = cox(invented_stays(), invented_people(), terms, reference={"lawyer": "own"}, floor=0)
    assert first.terms == ("lawyer=own | absent > free", "lawyer=state | absent > free")
    assert other.terms == ("lawyer=none | absent > free", "lawyer=state | absent > free")
    assert other.coef[0] == pytest.approx(-first.coef[0], abs=1e-10)
    assert other.loglik == pytest.approx(first.loglik, abs=1e-10)


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        (["age", Term("age", OUT)], "The term age | absent > free is asked for twice."),
        ([Term("age", (("absent", "dead"),))], "Nobody took the arrow absent > dead."),
        (["height"], "The covariates have no column 'height'."),
    ],
)
def test_what_cannot_be_asked_is_told(terms: list[str | Term], message: str) -> None:
    """By name."""
    with pytest.raises(StaysError) as told:
        cox(invented_stays(), invented_people(), terms, floor=0)
    assert message in str(told.value)
