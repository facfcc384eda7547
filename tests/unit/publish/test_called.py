"""Words as people type them, turned into what the map knows by such a name."""

import pytest

from wayout.pathway import load_pathway
from wayout.publish.called import called, marks_said
from wayout.text import translator


@pytest.mark.parametrize(
    ("typed", "among", "not_among"),
    [
        ("приговор", {"event:verdict", "state:sentenced"}, {"event:case_opened"}),
        ("Приговором,", {"event:verdict"}, set()),
        ("sentence", {"event:verdict"}, {"event:sent_to_front"}),
        ("суда", {"event:received"}, {"event:verdict"}),
        ("фронте", {"event:sent_to_front", "state:deployed"}, set()),
        ("возб", {"event:case_opened"}, set()),
        ("ушел", {"event:left_unit"}, {"event:returned"}),
        ("СОЧ", {"event:left_unit"}, set()),
        ("условно", {"outcome:probation", "state:probation"}, set()),
        ("war", {"ground:war"}, set()),
        ("ямы", {"event:pit"}, set()),
        ("on-leave", set(), {"event:leave_granted"}),
        ("custody-ordered", {"event:custody_ordered"}, {"event:case_opened"}),
    ],
)
def test_a_word_is_the_beginning_of_a_name_or_another_form_of_it(
    typed: str, among: set[str], not_among: set[str]
) -> None:
    """In either language, with any short ending."""
    found = set(called([typed]).get(typed, ()))
    assert found >= among
    assert not found & not_among


@pytest.mark.parametrize("typed", ["Примеров", "Тестова", "мать", "су", "+7900", "«»", "родина"])
def test_what_the_map_does_not_know_is_a_word_alone(typed: str) -> None:
    """Names of people, numbers, two letters."""
    assert called([typed]) == {}


def test_every_kind_and_state_is_found_by_its_name_in_both_languages() -> None:
    """Word by word, as it is written."""
    road = load_pathway()
    named = {f"event:{one.id}": one.name for one in road.kinds.values()}
    named |= {f"state:{one.id}": one.name for one in road.states.values()}
    for made, name in named.items():
        for said in (name.ru, name.en):
            assert all(made in marks for marks in called(said.split()).values()), said


def test_what_was_found_is_said_by_its_names() -> None:
    """Of what it is, each once."""
    marks = ["event:received", "event:verdict", "ground:war", "outcome:prison", "state:sentenced"]
    assert marks_said(marks, translator("en")) == (
        "event: received by the court, verdict; outcome: prison; ground: war; where he is: Verdict"
    )
    assert marks_said([], translator("ru")) == ""
