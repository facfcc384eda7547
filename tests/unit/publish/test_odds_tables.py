"""The tables of the odds: a denominator in every title, an interval beside every share."""

import csv
from io import StringIO

import pytest
from rich.console import Console
from tests.unit.publish.odds_answers import FOREIGN, RECORD, answer, bounded

from wayout.publish.delimited import csv_text
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_states import states_of
from wayout.publish.odds_tables import arrows_figure, bounds_figures, long_figure
from wayout.publish.odds_words import range_words, share_words, tick_words
from wayout.publish.terminal import terminal_table
from wayout.text import Language


def test_the_title_says_of_how_many_and_cells_have_their_interval() -> None:
    """Of 376 people: 48% (43-53) on day 360; and how many are still watched."""
    found = odds_figure(answer(), FOREIGN, "en")
    assert found.title == "Of 376 people in the state “0” on day 90: where they are later"
    assert "not a forecast" in found.subtitle
    assert [column.title for column in found.columns[1:]] == ["day 120", "day 180", "day 360"]
    rows = {cells[0]: cells[1:] for cells in found.cells}
    assert rows["0 (still or again)"] == ("88% (85–91)", "74% (69–78)", "48% (43–53)")
    assert rows["still watched"] == ("362", "340", "254")
    assert rows["known where they are"] == ("376", "376", "376")


def test_shown_states_sum_to_everybody() -> None:
    """What is left out has nobody in it, and is named."""
    made = answer(on_map=True, days=(95,))
    found = odds_figure(made, RECORD, "en")
    known = states_of(made, "en")
    shares = [row[1] for row in found.data if row[0] in known.order]
    assert sum(map(float, map(str, shares))) == pytest.approx(1, abs=1e-12)
    assert any("nobody was seen there" in note and "Abroad" in note for note in found.notes)


@pytest.mark.parametrize(("language", "front"), [("en", "At the front"), ("ru", "На фронте")])
def test_the_front_comes_first_in_red_under_the_name_of_the_map(
    language: Language, front: str
) -> None:
    """With the sign of the map; so do the states from which a way leads back, uncoloured."""
    found = odds_figure(answer(on_map=True), RECORD, language)
    assert found.cells[0][0] == f"{front} ↩"
    assert found.red == {0}
    assert found.freeze == RECORD.freeze
    console = Console(width=100, force_terminal=True, color_system="standard", record=True)
    with console.capture() as caught:
        console.print(terminal_table(found))
    red = [line for line in caught.get().splitlines() if "\x1b[1;31m" in line]
    assert len(red) == 1
    assert front in red[0]


def test_foreign_states_keep_their_names() -> None:
    """One state that is not on the map, and all are taken as they are."""
    found = odds_figure(answer(), FOREIGN, "ru")
    assert [cells[0] for cells in found.cells][:3] == ["1", "2", "3"]
    assert found.red == frozenset()
    assert found.freeze is None


def test_moves_stand_beside_those_who_entered() -> None:
    """94 of 366 who entered went back: 26%."""
    found = arrows_figure(answer(on_map=True), RECORD, "en")
    assert "376" in found.subtitle
    assert "entered" in found.columns[-1].title
    row = next(cells for cells in found.cells if cells[:2] == ("Held", "At the front ↩"))
    assert row[2:] == ("94", "366", "26%")
    assert {found.cells[at][1] for at in found.red} == {"At the front ↩"}


def test_bounds_are_a_table_for_each_coarse_state() -> None:
    """At least, at most, and the guess beside them; where no kind is known, in words."""
    (found,) = bounds_figures(bounded(), RECORD, "en")
    assert "Verdict" in found.title
    assert found.cells[0] == ("day 120", "Probation", "10%", "40%", "5–50", "20% (15–25)")
    assert found.cells[1][-1] == "no kind is known"
    assert bounds_figures(answer(), FOREIGN, "en") == ()


def test_the_csv_is_long_and_says_every_number_in_full() -> None:
    """A row for each day and state; with the curve, for every point that is drawn."""
    made = answer(on_map=True)
    text = csv_text(long_figure(made, RECORD, "ru"))
    assert text.split("\r\n")[0] == ("day,state,share,se,low,high,at_risk,bound_low,bound_high")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert len(rows) == 3 * 10
    first = next(row for row in rows if row["state"] == "held" and row["day"] == "120")
    assert float(first["share"]) == round(made.share("held", 120), 6)
    curve = long_figure(made, RECORD, "en", curve=True)
    assert len(curve.data) == len(made.points) * 10


def test_small_shares_are_not_nothing() -> None:
    """And whole ones not everything."""
    assert share_words(0.004, 0.0003, 0.021, "en") == "<1% (<1–2)"
    assert share_words(0.0, 0.0, 0.0098, "en") == "0% (0–1)"
    assert range_words(0.997, 1.0, "en") == ">99–100"
    assert range_words(0.1, 0.101, "en") == "10–10"
    assert (tick_words(1_000_000.0, "en"), tick_words(12.5, "ru")) == ("1000000", "12,5")
