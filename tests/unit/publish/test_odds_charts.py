"""Charts of the odds: the numbers of the table, the front in red at the bottom, no script."""

import re
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.publish.odds_answers import FOREIGN, RECORD, answer, renamed, stays

from wayout.errors import UsageError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.answering import answer as answered
from wayout.odds.answers.question import Question
from wayout.pathway.drawing import RED
from wayout.publish.charts.dots import hundred
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_chart import ChartForm, odds_chart, odds_drawing
from wayout.publish.odds_figure import odds_figure
from wayout.text import Language

FORMS: tuple[ChartForm, ...] = ("stacked", "bands", "dots")


def spec(found: Answer, basis: Basis, form: ChartForm) -> dict[str, Any]:
    """The Vega-Lite JSON of a chart."""
    made = odds_chart(found, basis, "en", form)
    assert isinstance(made, dict)
    return made


def rows(made: dict[str, Any], *keys: str) -> list[dict[str, Any]]:
    """All data of a chart that have these keys."""
    return [
        row for values in made["datasets"].values() for row in values if set(keys) <= row.keys()
    ]


def words(drawn: str) -> str:
    """All text of a drawing."""
    return " ".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]+)<", drawn))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", FORMS)
def test_every_chart_is_drawn_in_both_languages(form: ChartForm, language: Language) -> None:
    """With names of the map, the number of people, and a description for who cannot see it."""
    found = answer(on_map=True)
    drawn = odds_drawing(found, RECORD, language, form, "svg").decode()
    front = {"en": "At the front", "ru": "На фронте"}[language]
    said = words(drawn)
    for part in (front, "376", "0123456789ab"):
        assert part in said
    (described,) = re.findall(r"<desc>([^<]+)</desc>", drawn)
    (row,) = (cells for cells in odds_figure(found, RECORD, language).cells if front in cells[0])
    assert f"{front} {row[3]}" in unescape(described)
    assert "<script" not in drawn
    assert odds_drawing(found, RECORD, language, form, "png").startswith(b"\x89PNG")


@pytest.mark.parametrize("form", FORMS)
def test_foreign_states_are_drawn_without_red(form: ChartForm) -> None:
    """Red is kept for the front, and these have none."""
    drawn = odds_drawing(answer(), FOREIGN, "en", form, "svg").decode()
    assert RED not in drawn
    assert RED in odds_drawing(answer(on_map=True), RECORD, "en", form, "svg").decode()


def test_the_stack_stands_on_the_front_and_reaches_everybody() -> None:
    """Bands lie on each other without a gap, the front below, at the numbers of the answer."""
    found = answer(on_map=True)
    made = rows(spec(found, RECORD, "stacked"), "lower", "upper")
    last = sorted((row for row in made if row["day"] == 360), key=lambda row: row["at"])
    assert last[0]["lower"] == 0
    assert last[0]["upper"] == found.share("deployed", 360)
    assert last[0]["colour"] == RED
    assert all(above["lower"] == below["upper"] for below, above in pairwise(last))
    assert last[-1]["upper"] == pytest.approx(1, abs=1e-12)


def test_labels_of_the_stack_never_cover_each_other() -> None:
    """Ten labels, most of them of narrow bands, all inside the height of the plot."""
    made = rows(spec(answer(), FOREIGN, "stacked"), "shown", "middle")
    places = sorted({row["shown"] * 300 for row in made})
    assert len(places) == 10
    assert min(above - below for below, above in pairwise(places)) > 17.9
    assert places[0] >= 0
    assert places[-1] <= 300


def test_states_too_small_to_be_seen_are_one_band_that_is_named() -> None:
    """Their sum has no interval; the note says which they are."""
    drawn = odds_drawing(answer(on_map=True, days=(180,)), RECORD, "en", "stacked", "svg").decode()
    assert "others" in words(drawn)
    assert "Others (as far as is known never large enough" in words(drawn)


def test_panels_have_the_intervals_of_the_answer() -> None:
    """The band of a state is its interval on every point drawn."""
    found = answer(on_map=True)
    made = rows(spec(found, RECORD, "bands"), "share", "low", "high")
    place = found.points.index(360)
    held = found.states.index("held")
    wanted = {"day": 360, "share": found.occupation[place, held],
              "low": found.low[place, held], "high": found.high[place, held]}  # fmt: skip
    assert wanted in made


def test_the_legend_of_the_dots_says_the_shares_of_the_table() -> None:
    """Not the dots, which are rounded; also of a state that is too rare for one."""
    made = rows(spec(answer(on_map=True, days=(120,)), RECORD, "dots"), "n", "name")
    said = {row["name"].partition(" (")[0]: row["n"] for row in made if row["n"]}
    assert said == {"Held": "8%", "Absent": "88%", "Investigation": "<1%", "Dead": "4%"}


def test_dots_are_a_hundred_on_every_day() -> None:
    """Whatever the shares are."""
    made = rows(spec(answer(on_map=True), RECORD, "dots"), "x", "y", "colour")
    assert sum(row.keys() == {"x", "y", "colour"} for row in made) == 300


@given(st.lists(st.floats(0, 1), min_size=1, max_size=19).filter(lambda shares: sum(shares) > 0))
def test_dots_are_rounded_by_the_largest_remainder(shares: list[float]) -> None:
    """They sum to a hundred, and none is a whole dot off."""
    dots = hundred(shares)
    assert sum(dots) == 100
    total = sum(shares)
    assert all(abs(n - 100 * share / total) < 1 for n, share in zip(dots, shares, strict=True))


def test_what_cannot_be_drawn_is_said() -> None:
    """Dots for five days, the course of one day."""
    with pytest.raises(UsageError, match="4 days at most, not 5"):
        odds_chart(answer(days=(100, 120, 140, 160, 180)), FOREIGN, "en", "dots")
    for form in ("stacked", "bands"):
        with pytest.raises(UsageError, match="no course to draw"):
            odds_chart(answer(days=(90,)), FOREIGN, "en", form)
    assert odds_drawing(answer(days=(90,)), FOREIGN, "en", "dots", "png")


def test_long_names_are_cut_in_the_middle() -> None:
    """What tells them apart often stands at their end."""
    names = {str(n): f"A state with a very long name, number {n}" for n in range(10)}
    asked = Question(start=names["0"], at=90, days=(120, 360), interval="greenwood")
    found = answered(renamed(stays(), names), asked)
    for form in FORMS:
        said = words(odds_drawing(found, FOREIGN, "en", form, "svg").decode())
        labels = [label for label in said.split("A state ") if "…" in label[:30]]
        assert len(labels) >= len(names) - 1
        assert "number 1" in said
