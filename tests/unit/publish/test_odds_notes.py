"""What stands under the odds: first what must not be done with them; no name of a file or case."""

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.publish.odds_answers import CASES, FOREIGN, RECORD, answer

from wayout.errors import Phrase
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.cautions import DayCaution
from wayout.publish.odds_chart import ChartForm, odds_chart, odds_drawing
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_json import odds_json
from wayout.publish.odds_notes import odds_notes, remarks, warnings
from wayout.publish.odds_view import view_of

FORMS: tuple[ChartForm, ...] = ("stacked", "bands", "dots")
MAN = "The record knows the case, not the man"


def few(found: Answer) -> Answer:
    """The same with a day of which too few are known."""
    said = Phrase("On day {day}.", day=360)
    return replace(found, cautions=(*found.cautions, DayCaution(360, said)))


def test_a_day_of_which_little_is_known_is_marked_everywhere() -> None:
    """Its name, its shares and no others; the remark stands first."""
    made = few(answer(on_map=True))
    found = odds_figure(made, CASES, "en")
    assert [column.title for column in found.columns[1:]] == ["day 120", "day 180", "day 360*"]
    for cells in found.cells:
        if cells[0] in {"still watched", "known where they are"}:
            assert not cells[3].endswith("*")
        else:
            assert [cell.endswith("*") for cell in cells[1:]] == [False, False, True]
    assert found.notes[0] == "*On day 360."
    for form in FORMS:
        assert "360*" in str(odds_chart(made, CASES, "en", form))
    written = json.loads(odds_json(made, CASES, "en"))
    assert written["not_to_publish"] == [360]
    assert written["warnings"][0] == "On day 360."


def test_a_court_record_does_not_know_the_man() -> None:
    """Said of cases, and of nobody else; the title speaks of cases too."""
    found = answer(on_map=True)
    cases = odds_figure(found, CASES, "en")
    assert cases.title.endswith("where their cases are later")
    assert any(note.startswith(MAN) for note in cases.notes)
    people = odds_figure(found, RECORD, "en")
    assert people.title.endswith("where they are later")
    assert not any(note.startswith(MAN) for note in people.notes)


def test_who_was_left_out_stands_before_the_remarks() -> None:
    """Near the top."""
    basis = replace(CASES, left_out=(Phrase("Out: 7."),), remarks=(Phrase("By the way."),))
    notes = odds_notes(view_of(answer(on_map=True), basis, "en"))
    assert notes.index("Out: 7.") <= 2 < notes.index("By the way.")


def test_warnings_and_notes_of_the_json_do_not_repeat_each_other() -> None:
    """Together they are what stands under the table, without the words on its signs."""
    found = few(answer(on_map=True))
    view = view_of(found, CASES, "en")
    written = json.loads(odds_json(found, CASES, "en"))
    assert written["warnings"] == list(warnings(view))
    assert written["notes"] == list(remarks(view))
    assert not set(written["warnings"]) & set(written["notes"])


def test_no_case_is_named_of_a_folder() -> None:
    """How often only; whoever gave a table of his own is told its rows."""
    folder, table = answer(on_map=True), answer()
    counted = [one for one in folder.findings.found if one.kind == "no_stay_after"]
    assert counted
    said = odds_notes(view_of(folder, RECORD, "en"))
    assert f"Moves with no stay after them: {counted[0].count}; they count." in said
    assert not any("row (id)" in note for note in said)
    written = json.loads(odds_json(folder, RECORD, "en"))["findings"]
    assert all(one["rows"] == [] and "row (id)" not in one["text"] for one in written)
    assert any("row (id)" in note for note in odds_notes(view_of(table, FOREIGN, "en")))
    assert any(one["rows"] for one in json.loads(odds_json(table, FOREIGN, "en"))["findings"])


def test_states_in_a_finding_are_named_for_the_reader() -> None:
    """By the map, not by their ids."""
    for basis in (RECORD, FOREIGN):
        said = " ".join(odds_notes(view_of(answer(on_map=True), basis, "ru")))
        assert "Погиб (" in said
        assert "dead" not in said


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_does_not_name_the_file(form: ChartForm) -> None:
    """It may be the name of a person; the table has it."""
    basis = replace(FOREIGN, source_name="ivanov.csv")
    drawn = odds_drawing(answer(), basis, "en", form, "svg").decode()
    assert "ivanov" not in drawn
    assert FOREIGN.digest[:12] in drawn
    assert "ivanov.csv" in odds_figure(answer(), basis, "en").how


def test_history_that_cannot_be_asked_about_is_said_but_for_day_0() -> None:
    """On day 0 all are followed: there is nobody to compare with, and nothing to say."""
    found = answer(on_map=True)
    untested = tuple(replace(test, statistic=None, p=None, adjusted=None) for test in found.markov)
    late = replace(found, markov=untested)
    begin = replace(late, question=replace(found.question, at=0))
    word = "whether earlier history matters"
    assert any(word in note for note in remarks(view_of(late, CASES, "en")))
    assert not any(word in note for note in remarks(view_of(begin, CASES, "en")))
    assert np.isfinite(found.occupation).all()
