"""A chart is static: no script, no outside address; what is still filling up is hatched."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.publish.figures import courts, grounds, months, terminations, verdicts

from wayout.publish.chart import chart
from wayout.publish.count_figure import count_figure
from wayout.publish.figure import Figure
from wayout.publish.render import png, svg
from wayout.record import count
from wayout.text import Language
from wayout.text.fonts import FAMILY

FORMS: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "times": (months, "received", "month"),
    "quarters": (months, "received", "quarter"),
    "bars": (courts, "received", "court"),
    "outcomes": (verdicts, "verdict", "outcome"),
    "grounds": (grounds, "suspended", "ground"),
    "terminations": (terminations, "terminated", "ground"),
}


def figure(form: str, folder: Path, language: Language = "en") -> Figure:
    """One figure of each form."""
    make, event, by = FORMS[form]
    return count_figure(count(make(folder), event, by=by), language, top=20)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", FORMS)
def test_every_chart_is_drawn_in_both_languages(
    form: str, language: Language, tmp_path: Path
) -> None:
    """Title, freeze and the sentence on how it was counted stand in the drawing."""
    made = figure(form, tmp_path, language)
    drawn = svg(chart(made))
    text = " ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]+)<", drawn))
    assert made.title in text
    assert made.how.split()[-1] in text
    assert FAMILY in drawn
    assert png(chart(made)).startswith(b"\x89PNG")


@pytest.mark.parametrize("form", FORMS)
def test_a_drawing_holds_no_script_and_asks_no_server(form: str, tmp_path: Path) -> None:
    """Only the names of the SVG standard look like addresses."""
    drawn = svg(chart(figure(form, tmp_path)))
    assert "<script" not in drawn
    addresses = set(re.findall(r"(?:https?:)?//[^\s\"'<>)]+", re.sub(r"base64,[^)]*", "", drawn)))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_months_that_are_still_filling_up_are_hatched(tmp_path: Path) -> None:
    """The last month of the figure, and its mark in the legend, have the pattern."""
    made = figure("times", tmp_path)
    drawn = svg(chart(made))
    assert made.column("incomplete")[-1] is True
    assert drawn.count('fill="url(#filling)"') == 1 + sum(map(bool, made.column("incomplete")))


def test_a_chart_shows_the_numbers_of_the_table(tmp_path: Path) -> None:
    """The data inside the Vega-Lite JSON are the rows of the figure."""
    made = figure("times", tmp_path)
    spec = chart(made)
    shown = spec["datasets"][spec["vconcat"][0]["data"]["name"]]
    assert [(row["value"], row["count"]) for row in shown] == [row[:2] for row in made.data]
    assert (made.cells[0][1].strip(), made.cells[0][3]) == ("1", "0.05")  # a working day
    counts = spec["vconcat"][0]["layer"][0]["encoding"]["y"]
    assert counts["scale"]["nice"] == counts["axis"]["tickCount"]  # it ends above the last bar


def test_courts_beyond_the_first_are_one_row_that_is_named(tmp_path: Path) -> None:
    """Twenty courts and `10 others`, which stand for all the rest."""
    made = figure("bars", tmp_path)
    assert len(made.cells) == 21
    assert made.cells[-1] == ("10 others", str(sum(range(1, 11))))


def test_no_known_outcome_still_gives_a_chart(tmp_path: Path) -> None:
    """Without any share the words below say why."""
    made = count(grounds(tmp_path), "verdict", by="outcome")
    assert svg(chart(count_figure(made, "en"))).startswith("<svg")
