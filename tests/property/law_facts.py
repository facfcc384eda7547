"""Facts as `wayout law` takes them, made up from the closed lists; each key may be left out."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from wayout.law import load_law
from wayout.law.fact_keys import FACT_KEYS, GRAVITIES

Facts = dict[str, Any]
ACTS = ("refusal", "feigned_illness", "resistance")  # done on one day
NO_VOLUNTEER = tuple(word for word in FACT_KEYS["service"].values if word != "volunteer")
LAST = datetime(2026, 6, 1)  # noqa: DTZ001  the day asked about, on the local clock


def word(key: str) -> st.SearchStrategy[str]:
    """One of the values of a fact."""
    return st.sampled_from(FACT_KEYS[key].values)


def some(key: str) -> st.SearchStrategy[list[str]]:
    """Some of the values of a fact."""
    return st.lists(word(key), unique=True, max_size=3)


lengths = st.one_of(
    st.integers(0, 70).map(lambda days: timedelta(days=days)),
    st.integers(0, 800).map(lambda hours: timedelta(hours=hours)),
    st.integers(1, 60 * 24 * 400).map(lambda minutes: timedelta(minutes=minutes)),
)
ends = st.one_of(
    st.datetimes(datetime(1998, 1, 1), LAST),  # noqa: DTZ001  idem
    st.datetimes(datetime(2022, 9, 20), datetime(2022, 10, 1)),  # noqa: DTZ001  idem
    st.datetimes(datetime(2026, 1, 7), datetime(2026, 2, 20)),  # noqa: DTZ001  idem
)
prior = st.fixed_dictionaries(
    {},
    optional={
        "gravity": st.sampled_from(GRAVITIES),
        "intentional": st.booleans(),
        "served": st.booleans(),
    },
)
PERSONAL = {
    "sex": word("sex"),
    "ended_by": word("ended_by"),
    "intended_days": st.sampled_from((0, 1, 2, 2.5, 3, 10, 11, 28, 30, 31, 32, 60)),
    "mitigating": some("mitigating"),
    "aggravating": some("aggravating"),
    "cooperation_agreement": st.booleans(),
    "special_order": st.booleans(),
    "priors": st.lists(prior, max_size=2),
    "unserved_months": st.integers(0, 40),
    "pregnant": st.booleans(),
    "unfit": st.booleans(),
    "custody_days": st.integers(0, 300),
    "house_arrest_days": st.integers(0, 300),
}
OF_THE_OFFENCE = {
    "service": st.sampled_from(NO_VOLUNTEER),
    "status": some("status"),
    "weapon": st.booleans(),
    "group": st.booleans(),
    "grave_consequences": st.booleans(),
    "able_to_resist": st.booleans(),
    "intent": word("intent"),
}


@st.composite
def known_facts(draw: st.DrawFn) -> Facts:
    """Facts of which everything that decides the offence is known; the rest by chance."""
    end = draw(ends)
    facts: Facts = {
        "conduct": draw(word("conduct")),
        **draw(st.fixed_dictionaries(OF_THE_OFFENCE)),
        **draw(st.fixed_dictionaries({}, optional=PERSONAL)),
    }
    if facts["conduct"] in ACTS:
        return facts | {"from": written(end)}
    return facts | {"from": written(end - draw(lengths)), "to": written(end)}


@st.composite
def charged_facts(draw: st.DrawFn) -> Facts:
    """Any facts beside a charge of any part."""
    return draw(known_facts()) | {"part": draw(st.sampled_from(sorted(load_law().parts)))}


def written(moment: datetime) -> str:
    """A moment to the second, as facts give it."""
    return moment.isoformat("T", "seconds")
