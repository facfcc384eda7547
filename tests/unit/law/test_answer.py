"""The answer as a whole: what it says, by what it says it, and that it can be made again."""

from datetime import date
from importlib.metadata import PackageNotFoundError
from typing import Any

import pytest

import wayout.law
from wayout.errors import InputError
from wayout.law import Facts, answer, assess, load_law, read_facts
from wayout.law.assessment import Step

ON = "2025-06-01"
FACTS: dict[str, Any] = {
    "conduct": "absence", "service": "mobilised", "from": "2025-01-10T08:00",
    "to": "2025-03-01T08:00", "ended_by": "surrendered",
}  # fmt: skip


def steps(facts: dict[str, Any], on: str = ON) -> dict[tuple[str, str | None], Step]:
    """The chain of reasons by step and part."""
    return {(one.step, one.part): one for one in assess(facts, on=on).trace}


def test_the_chain_names_value_article_edition_and_mark() -> None:
    """Of the length, the part, and each number that follows."""
    found = steps(FACTS)
    expected = {
        "length": (3, "UK 337", "B"),
        "part": ("337.5", "UK 337(5)", "T"),
        "gravity": ("grave", "UK 15(4)", "T"),
        "grounds_share": ("2/3", "UK 62(1)", "T"),
        "cap_months": (80, "UK 62", "T"),
        "limitation_years": (10, "UK 78(1)", "T"),
    }
    for name, (value, article, mark) in expected.items():
        step = found[name, "337.5"]
        assert (step.value, step.mark) == (value, mark), name
        assert step.article.startswith(article), name
    assert found["part", "337.5"].version.startswith("2022-09-24")
    assert ("back_to_front", None) in found


def test_the_weakest_mark_of_the_chain_is_that_of_the_answer() -> None:
    """B goes before S, S before T."""
    answers = [assess(facts, on=ON) for facts in (FACTS, FACTS | {"part": "337.5"})]
    for one in answers:
        marks = {step.mark for step in one.trace}
        assert one.weakest_mark == min(marks, key="BST".index)


def test_a_charge_decides() -> None:
    """Whatever the days would give; what contradicts it is named, and the reason is the charge."""
    (one,) = (found := assess(FACTS | {"part": "337.3.1"}, on=ON)).offences
    assert (one.part, one.attempt, one.because) == ("337.3.1", False, ("part=337.3.1",))
    assert found.liable is True
    assert any("they lead to 337.5, but 337.3.1 is charged" in d.question for d in found.disputed)


def test_a_charge_where_the_facts_lead_to_nothing_is_named() -> None:
    """Ten hours are no offence, unless he meant to stay away for longer."""
    told = FACTS | {"part": "337.5", "to": "2025-01-10T18:00", "intended_days": 1}
    found = assess(told, on=ON)
    assert [one.part for one in found.offences] == ["337.5"]
    assert any("they lead to no offence, but 337.5" in one.question for one in found.disputed)


def test_a_charge_of_a_part_of_another_time_is_judged_by_its_own_law() -> None:
    """A part of 2026 for a day of 2025."""
    (one,) = assess(FACTS | {"part": "337.6"}, on="2026-02-01").offences
    assert (one.part, one.min_months, one.gravity) == ("337.6", 84, "especially_grave")


@pytest.mark.parametrize(("able", "liable"), [(True, True), (False, False), (None, None)])
def test_in_captivity_it_is_strength_that_decides(able: object, liable: object) -> None:
    """Charged or not; without knowing of it both stay open, and it is asked for."""
    told = {
        "conduct": "captivity",
        "from": "2025-03-01",
        "to": "2025-04-01",
        "able_to_resist": able,
    }
    for facts in (told, told | {"part": "352.1"}):
        found = assess(facts, on=ON)
        assert found.liable is liable
        assert ("able_to_resist" in {one.fact for one in found.missing}) == (able is None)
    listed = [one.part for one in assess(told, on=ON).offences]
    assert listed == ([] if able is False else ["352.1"])


def test_both_kinds_of_facts_are_taken() -> None:
    """As they are written, or read already; a day as a date or as text."""
    read = read_facts(FACTS, load_law().parts)
    assert isinstance(read, Facts)
    assert assess(read, on=date(2025, 6, 1)) == assess(FACTS, on=ON)


def test_without_a_day_today_is_meant() -> None:
    """By the clock of this machine, before and after it was read."""
    before = date.today()  # noqa: DTZ011  the local day is meant
    assert before <= assess(FACTS).on <= date.today()  # noqa: DTZ011  idem


@pytest.mark.parametrize("on", ["2025-06", "2025", "2025-06-01/2025-06-02", "2025-02-30", "now"])
def test_what_is_not_one_day_is_refused(on: str) -> None:
    """The day asked about is never a guess."""
    with pytest.raises(InputError):
        assess(FACTS, on=on)


def test_a_part_that_cannot_be_charged_is_refused() -> None:
    """Also where the facts were read for another law."""
    with pytest.raises(InputError, match=r"part: 999\.9 is no part that can be charged"):
        assess(Facts("absence", part="999.9"), on=ON)


def test_the_answer_reads_as_its_json() -> None:
    """By the same keys; another key is an error, not a silence."""
    found = assess(FACTS, on=ON)
    assert dict(found.as_dict()) == {key: found[key] for key in found.keys()}  # noqa: SIM118
    assert found["offences"][0]["limitation_until"] == "2035-02-28"
    assert found["tables"] == load_law().digest
    with pytest.raises(KeyError):
        found["sentence"]


def test_a_checkout_that_was_never_installed_has_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that sorts before every release."""

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    answer._version.cache_clear()
    monkeypatch.setattr(answer, "version", missing)
    assert assess(FACTS, on=ON).version == "0+unknown"
    answer._version.cache_clear()


def test_the_package_says_what_it_does_not_hold() -> None:
    """As any module does."""
    with pytest.raises(AttributeError, match="no attribute 'sentence'"):
        wayout.law.sentence  # noqa: B018
