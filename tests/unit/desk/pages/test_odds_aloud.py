"""What is said on the phone: both ends where a kind is not known, never the lower one alone."""

from dataclasses import replace

import pytest
from tests.unit.publish.odds_answers import CASES, RECORD, bounded, coarse

from wayout.desk.pages.odds.aloud import aloud, between_words
from wayout.desk.pages.odds.shown import odds_shown
from wayout.errors import Phrase
from wayout.odds.answers.cautions import DayCaution
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_view import view_of
from wayout.text import Language

WHEN = ("in 4 months", "in 12 months")


def told(language: Language = "en", basis: Basis = CASES) -> str:
    """The sentence of an answer in which some verdicts are not known."""
    return aloud(view_of(coarse(), basis, language), WHEN)


def test_a_cell_has_both_ends() -> None:
    """And says why; one of which nothing is known at the lower end says that first."""
    shown = odds_shown(coarse(), CASES, "en", WHEN, None)
    cells = {row.name.removesuffix(" ↩"): row.cells for row in shown.rows}
    assert cells["Prison"][1] == "1–2% (kind not published)"
    assert cells["Probation"] == ("0% (0–1)", "1–2% (kind not published)")
    assert not any("≥" in cell for row in cells.values() for cell in row)
    assert shown.bounded
    view = view_of(bounded(), CASES, "en")
    assert between_words(view, "imprisoned", (0.0, 0.85)) == "not known, at most 85%"
    russian = view_of(bounded(), CASES, "ru")
    assert between_words(russian, "imprisoned", (0.01, 0.85)) == "1–85% (вид не опубликован)"
    assert between_words(russian, "imprisoned", (0.0, 0.85)) == "неизвестно, не больше 85%"


def test_the_sentence_says_how_many_what_is_known_and_that_it_is_past() -> None:
    """Of the last day, with the interval of each share."""
    said = told()
    people = coarse().people
    whom = f"Of {people} accused whose cases were in the state “Absent” on day 90"
    assert said.startswith(f"{whom}, in 12 months, on that day alone: at the front ")
    assert "prison somewhere in 1–2%; probation somewhere in 1–2%" in said
    assert "(interval " in said
    assert "Of 1% (interval <1–3%) only a verdict is known, not which: it was not publ" in said
    assert "sent to the front the record does not show. Only cases in which someone is" in said
    assert said.endswith("published until 10 June 2024. This is the past, not a forecast.")


def test_the_sentence_in_russian() -> None:
    """The number in its case."""
    said = told("ru")
    assert said.startswith(f"Из {coarse().people} подсудим")
    assert "колония где-то в пределах 1–2%" in said
    assert said.endswith("Это прошлое, а не прогноз.")


def test_of_people_the_front_is_in_the_record() -> None:
    """Only of cases it is not."""
    said = told(basis=RECORD)
    assert "on day 90, in 12 months, on that day alone: at the front " in said
    assert "record does not show" not in said


def test_a_day_that_must_not_be_published_is_not_read_aloud() -> None:
    """The one before is; without any there is no sentence."""
    thin = [DayCaution(day, Phrase("Few.")) for day in (360, 120)]
    one = replace(coarse(), cautions=(thin[0],))
    assert "in 4 months, on that day alone: " in aloud(view_of(one, CASES, "en"), WHEN)
    none = replace(coarse(), cautions=tuple(thin))
    assert aloud(view_of(none, CASES, "en"), WHEN) == ""


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_sign_that_all_have_is_left_out(language: Language) -> None:
    """Here some lead back, and not all."""
    shown = odds_shown(coarse(), CASES, language, WHEN, None)
    marked = [row.name.endswith("↩") for row in shown.rows]
    assert not shown.all_back
    assert any(marked)
    assert not all(marked)
