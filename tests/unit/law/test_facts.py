"""Facts are read key by key: what is left out is unknown, what does not fit is refused."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.errors import InputError
from wayout.law.facts import FACT_KEYS, Facts, FactStep, Prior, read_facts
from wayout.law.moment import Moments

PARTS = ("337.5", "337.2.1", "332.2.1")
ABSENCE: dict[str, Any] = {"conduct": "absence"}


def test_every_fact_is_read_into_its_field() -> None:
    """All the keys at once, with an example of each form."""
    facts = read_facts(
        {
            "conduct": "absence", "service": "contract", "sex": "m", "part": "337.5",
            "from": "2025-01-20T08:00", "to": "2025-03", "ended_by": "returned",
            "intent": "for_a_time", "intended_days": 2.5, "weapon": False, "group": True,
            "grave_consequences": False, "able_to_resist": True, "status": ["probation"],
            "priors": [{"gravity": "small", "intentional": True, "served": False}, {}],
            "mitigating": ["surrender"], "aggravating": [], "cooperation_agreement": False,
            "special_order": True, "custody_days": 3, "house_arrest_days": 0,
            "unserved_months": 7, "pregnant": False, "sole_father_of_child_under_14": True,
            "unfit": False,
            "steps": [{"kind": "verdict", "day": "2025-05-01", "in_custody": True}],
        },
        PARTS,
    )  # fmt: skip
    assert facts == Facts(
        "absence", service="contract", sex="m", part="337.5",
        from_=Moments.parse("2025-01-20T08:00"), to=Moments.parse("2025-03"), ended_by="returned",
        intent="for_a_time", intended_days=2.5, weapon=False, group=True,
        grave_consequences=False, able_to_resist=True, status=("probation",),
        priors=(Prior("small", intentional=True, served=False), Prior()),
        mitigating=("surrender",), aggravating=(), cooperation_agreement=False,
        special_order=True, custody_days=3, house_arrest_days=0, unserved_months=7, pregnant=False,
        sole_father_of_child_under_14=True, unfit=False,
        steps=(FactStep("verdict", Moments.parse("2025-05-01"), in_custody=True),),
    )  # fmt: skip


def test_left_out_is_unknown_and_an_empty_list_is_none() -> None:
    """`status` left out is not `status: []`; null is unknown too."""
    assert read_facts(ABSENCE, PARTS) == Facts("absence")
    assert read_facts(ABSENCE | dict.fromkeys(set(FACT_KEYS) - {"conduct", "to"}), PARTS) == Facts(
        "absence"
    )
    for name in ("status", "priors", "mitigating", "aggravating", "steps"):
        assert getattr(read_facts({**ABSENCE, name: []}, PARTS), name) == ()


def test_an_end_that_is_null_is_still_absent() -> None:
    """Three states of `to`: known, unknown, not yet."""
    assert read_facts({**ABSENCE, "to": None}, PARTS).ongoing
    assert not read_facts(ABSENCE, PARTS).ongoing
    with pytest.raises(InputError, match="goes on"):
        Facts("absence", to=Moments.parse("2025"), ongoing=True)


def test_days_of_python_are_days() -> None:
    """A date and a datetime without a zone are read as their ISO texts."""
    facts = read_facts(
        {**ABSENCE, "from": date(2025, 1, 20), "to": datetime.fromisoformat("2025-01-22T08:00")},
        PARTS,
    )
    assert (str(facts.from_), str(facts.to)) == ("2025-01-20", "2025-01-22T08:00:00")


def test_what_is_listed_twice_is_kept_once_but_each_prior_counts() -> None:
    """Two equal convictions are two."""
    step = {"kind": "verdict", "day": "2025-05-01"}
    facts = read_facts(
        {
            **ABSENCE, "status": ["parole", "probation", "parole"], "steps": [step, step],
            "priors": [{}, {}],
        },
        PARTS,
    )  # fmt: skip
    assert facts.status == ("parole", "probation")
    assert len(facts.steps or ()) == 1
    assert len(facts.priors or ()) == 2


def test_an_end_wholly_before_the_beginning_is_refused_and_an_overlap_is_not() -> None:
    """The same month may hold both, in either order of the words."""
    with pytest.raises(InputError, match="to: 2025-01 lies wholly before from, 2025-02"):
        read_facts({**ABSENCE, "from": "2025-02", "to": "2025-01"}, PARTS)
    with pytest.raises(InputError, match="wholly before"):
        read_facts({**ABSENCE, "from": "2025-01-20T08:00", "to": "2025-01-20T07:59"}, PARTS)
    read_facts({**ABSENCE, "from": "2025-01-20", "to": "2025-01"}, PARTS)
    read_facts({**ABSENCE, "from": "2025-01-20T08:00", "to": "2025-01-20"}, PARTS)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({}, "conduct is missing"),
        ({"conduct": None}, "conduct is missing"),
        ({"conduct": "leaving"}, "conduct: 'leaving'.*absence, desertion"),
        ({**ABSENCE, "servce": "contract"}, "'servce'.*service"),
        ({**ABSENCE, "xyzzy": 1}, "'xyzzy'.*unfit"),
        ({**ABSENCE, "from_": "2025"}, "from"),
        ({**ABSENCE, "ongoing": True}, "ongoing"),
        ({5: 1, "conduct": "absence"}, "5"),
        ({**ABSENCE, "service": ["contract"]}, "service: this value.*mobilised"),
        ({**ABSENCE, "sex": "M"}, "sex: 'M'.*m, f"),
        ({**ABSENCE, "status": "probation"}, "status: 'probation'.*a list"),
        ({**ABSENCE, "status": ["convicted"]}, "status: 'convicted'.*parole"),
        ({**ABSENCE, "status": [None]}, "status: null"),
        ({**ABSENCE, "mitigating": [["surrender"]]}, "mitigating"),
        ({**ABSENCE, "weapon": 1}, "weapon: 1 .*true or false"),
        ({**ABSENCE, "weapon": "true"}, "weapon: 'true'"),
        ({**ABSENCE, "custody_days": True}, "custody_days: true.*a whole number"),
        ({**ABSENCE, "custody_days": 3.0}, "custody_days: 3.0"),
        ({**ABSENCE, "custody_days": -1}, "custody_days: -1"),
        ({**ABSENCE, "custody_days": 10**5000}, "custody_days: that number"),
        ({**ABSENCE, "custody_days": "3"}, "custody_days: '3'"),
        ({**ABSENCE, "intended_days": True}, "intended_days: true"),
        ({**ABSENCE, "intended_days": -0.5}, "intended_days: -0.5"),
        ({**ABSENCE, "intended_days": float("nan")}, "intended_days"),
        ({**ABSENCE, "intended_days": float("inf")}, "intended_days"),
        ({**ABSENCE, "from": "2024-02-31"}, "from: '2024-02-31' is not in the calendar"),
        ({**ABSENCE, "to": "2025-01-20T24:00"}, "to: '2025-01-20T24:00'"),
        ({**ABSENCE, "to": "2025-01-20T08:00Z"}, "to: .*time zone"),
        ({**ABSENCE, "to": ""}, "to: ''"),
        ({**ABSENCE, "to": False}, "to: false.*a day or a moment"),
        ({**ABSENCE, "from": 2025}, "from: 2025 .*in quotes"),
        ({**ABSENCE, "from": "0202-01-20"}, "from: '0202-01-20'.*1900"),
        ({**ABSENCE, "part": "337.9"}, "part: '337.9'.*337.5"),
        ({**ABSENCE, "part": 337.5}, "part: 337.5 .*in quotes"),
        ({**ABSENCE, "part": ""}, "part: ''"),
        ({**ABSENCE, "priors": {"gravity": "small"}}, "priors: an object.*a list of objects"),
        ({**ABSENCE, "priors": ["small"]}, "priors: 'small'"),
        ({**ABSENCE, "priors": [{}, {"gravity": "heavy"}]}, "priors 2: gravity: 'heavy'"),
        ({**ABSENCE, "priors": [{"serve": True}]}, "priors 1: .*'serve'.*served"),
        ({**ABSENCE, "steps": [{"day": "2025-05-01"}]}, "steps 1: kind is missing"),
        ({**ABSENCE, "steps": [{"kind": "verdict"}]}, "steps 1: day is missing"),
        ({**ABSENCE, "steps": [{"kind": "verdict", "day": None}]}, "steps 1: day is missing"),
        ({**ABSENCE, "steps": [{"kind": "trial", "day": "2025"}]}, "steps 1: kind: 'trial'"),
        ({**ABSENCE, "steps": [{"kind": "verdict", "day": "2025-02-30"}]}, "steps 1: day: "),
        ({**ABSENCE, "steps": [{"kind": "verdict", "day": "2025", "in_custody": 0}]}, "in_custody"),
        (["absence"], "no object"),
        (None, "no object"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_name(bad: Any, named: str) -> None:  # noqa: ANN401  any value
    """One line that names the key and says what it may be."""
    with pytest.raises(InputError, match=named) as caught:
        read_facts(bad, PARTS)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60)
    | st.sampled_from(["absence", "contract", "2025-01-20", "probation", "verdict", "337.5"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["kind", "day", "in_custody", "gravity", "served"]) | st.text(max_size=9),
        inner, max_size=3,
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(FACT_KEYS)) | st.text(max_size=9), _plain, max_size=6))
def test_whatever_is_given_it_is_read_or_refused_in_one_line(table: dict[str, object]) -> None:
    """No value breaks the reading, and none makes the refusal long."""
    try:
        facts = read_facts(table, PARTS)
    except InputError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017  both ends are right
    else:
        assert facts.conduct in FACT_KEYS["conduct"].values


@given(st.data())
def test_every_value_of_every_closed_list_is_read_as_it_is(data: st.DataObject) -> None:
    """The lists of `FACT_KEYS` are the values that are taken."""
    key = data.draw(st.sampled_from([key for key in FACT_KEYS.values() if key.values]))
    value = data.draw(st.sampled_from(key.values))
    many = key.form == "choices"
    facts = read_facts(ABSENCE | {key.name: [value] if many else value}, PARTS)
    assert getattr(facts, key.name) == ((value,) if many else value)
