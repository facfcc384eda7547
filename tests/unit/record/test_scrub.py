"""Free texts of a page keep their wording and lose their names."""

import pytest

from wayout.record.scrub import Scrub


def test_a_known_wording_passes_as_it_is() -> None:
    """The vocabulary holds no name."""
    assert Scrub([]).text("case_result", "Вынесен ПРИГОВОР") == "Вынесен ПРИГОВОР"


def test_a_word_of_a_name_cell_falls_in_every_form() -> None:
    """What the page itself calls a person is a name."""
    kept = Scrub(["Условный Григорий Андреевич"]).text("event", "ходатайство условного")
    assert "условн" not in kept.casefold()


@pytest.mark.parametrize(
    ("first", "rest"),
    [("Условный", "Григорий Андреевич"), ("Придуманова Ольга", "Игоревна")],
)
def test_a_name_that_runs_over_a_line_break_is_kept_on_neither_side(first: str, rest: str) -> None:
    """The first line is masked together with what follows it."""
    kept = " ".join(Scrub([]).result("person_result", first, rest))
    assert not {"Условный", "Григорий", "Придуманова", "Ольга"} & set(kept.split())


def test_two_plain_lines_stay_two() -> None:
    """An unknown result and its ground."""
    lines = ("Какое-то новое решение", "по новому основанию")
    assert Scrub([]).result("case_result", *lines) == lines
