"""What is known of a kind is no share: it is always shown as the lower end that it is."""

import csv
from io import StringIO

import pytest
from tests.unit.publish.odds_answers import CASES, FOREIGN, RECORD, coarse

from wayout.publish.delimited import csv_text
from wayout.publish.figure import Figure
from wayout.publish.odds_chart import ChartForm, odds_chart, odds_drawing
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_notes import odds_notes
from wayout.publish.odds_tables import bounds_figures, long_figure
from wayout.publish.odds_view import view_of
from wayout.publish.odds_words import kind_words, least_words
from wayout.text import Language

FORMS: tuple[ChartForm, ...] = ("stacked", "bands", "dots")


def cells(figure: Figure, name: str) -> tuple[str, ...]:
    """The cells of a row by its name."""
    return next(row[1:] for row in figure.cells if row[0] == name)


def test_a_kind_has_no_interval_of_chance() -> None:
    """Where nobody is of unknown kind yet its share is known, and has one."""
    found = odds_figure(coarse(), CASES, "en")
    assert cells(found, "Probation ↩") == ("0% (0–1)", "≥1%")
    assert cells(found, "Prison ↩")[1] == "≥1%"
    assert cells(found, "Verdict, kind not published ↩")[1] == "1% (<1–3)"
    russian = odds_figure(coarse(), CASES, "ru")
    assert cells(russian, "Колония ↩")[1] == "от 1%"
    assert cells(russian, "Приговор, вид не опубликован ↩")[1] == "1% (<1–3)"


def test_a_file_has_the_two_ends_and_no_share() -> None:
    """Whoever plots the column of shares finds none there."""
    made = coarse()
    text = csv_text(long_figure(made, CASES, "en"))
    rows = {(row["day"], row["state"]): row for row in csv.DictReader(StringIO(text, newline=""))}
    prison, court = rows["360", "imprisoned"], rows["360", "court"]
    assert [prison[key] for key in ("share", "se", "low", "high")] == [""] * 4
    unknown = made.share("sentenced", 360)
    assert float(prison["bound_high"]) - float(prison["bound_low"]) == pytest.approx(
        unknown, abs=2e-6
    )
    assert (court["bound_low"], court["bound_high"]) == ("", "")
    assert float(court["share"]) == round(made.share("court", 360), 6)


def test_the_remark_says_what_not_to_quote() -> None:
    """Prison by name, the others after it, of the last day."""
    notes = odds_notes(view_of(coarse(), CASES, "en"))
    (note,) = (note for note in notes if "kind of verdict" in note)
    assert note == (
        "For 1% the kind of verdict is not known (day 360). Prison is somewhere between 1% and 2%: "
        "do not quote 1% as the share sent to prison. So with the others: Probation 1–2%."
    )


def test_a_closed_case_among_verdicts_is_an_acquittal() -> None:
    """Elsewhere it is closed, and no more."""
    view = view_of(coarse(), CASES, "en")
    assert kind_words(view, "closed", "sentenced") == "Closed (for verdicts: acquitted)"
    assert kind_words(view, "closed", "other") == "Closed"


def test_bounds_begin_when_there_is_something_to_bound() -> None:
    """On the day on which all are chosen nobody is in any kind."""
    (found,) = bounds_figures(coarse(days=(90, 360)), RECORD, "en")
    assert {cells[0] for cells in found.cells} == {"day 360"}
    assert bounds_figures(coarse(days=(90,)), RECORD, "en") == ()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", FORMS)
def test_charts_show_the_ends_of_a_kind(form: ChartForm, language: Language) -> None:
    """The lower end with its sign, or both."""
    made = odds_chart(coarse(), CASES, language, form)
    assert isinstance(made, dict)
    said = str(made)
    assert ("1–2%" if form == "bands" else {"en": "≥1%", "ru": "от 1%"}[language]) in said
    assert {"en": "kind not published", "ru": "вид не опубликован"}[language] in said
    assert {"en": "Prison ≥1%", "ru": "Колония от 1%"}[language] in made["description"]


def test_a_panel_is_hatched_between_the_ends() -> None:
    """No line that would pass for a share."""
    drawn = odds_drawing(coarse(), CASES, "en", "bands", "svg").decode()
    assert "url(#filling)" in drawn
    assert "Hatched" in drawn


@pytest.mark.parametrize(
    ("low", "said"), [(0.0, "≥0%"), (0.0004, "≥0.1%"), (0.004, "≥0.4%"), (0.026, "≥3%")]
)
def test_small_lower_ends_are_written_as_numbers(low: float, said: str) -> None:
    """Not as less than one per cent, which would be an upper end."""
    assert least_words(low, view_of(coarse(), FOREIGN, "en")) == said
