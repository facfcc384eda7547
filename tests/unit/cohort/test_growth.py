"""The last months are grown to what they will be, wherever an answer is shown."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.unit.publish.figures import months, verdicts
from tests.unit.record.counting.delayed import AFTER, delayed

from wayout.cli.main import main
from wayout.cohort.growth import grown
from wayout.publish.chart import chart
from wayout.publish.count_figure import count_figure
from wayout.publish.notes import notes
from wayout.publish.render import svg
from wayout.record import count
from wayout.text import Language, translator

Streams = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer in English, 80 columns wide."""
    monkeypatch.setenv("WAYOUT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")


def said(words: list[str], capsys: Streams) -> str:
    """What a command prints."""
    assert main(["count", *words, "--event", "received"]) == 0
    return capsys.readouterr().out


def test_json_has_the_number_its_interval_or_the_reason(tmp_path: Path, capsys: Streams) -> None:
    """Beside the keys that were there; months that are over and full have none of these."""
    found = json.loads(said([str(delayed(tmp_path)), "--by", "month", "--json"], capsys))
    rows = {row["month"]: row for row in found["rows"]}
    keys = ("expected", "expected_low", "expected_high", "no_expected")
    may, june, january = rows["2024-05"], rows["2024-06"], rows["2024-01"]
    assert may["incomplete"]
    assert may["count"] <= may["expected_low"] < may["expected"] < may["expected_high"]
    assert may["expected"] == round(may["count"] / may["seen_share"])
    assert may["expected_low"] <= AFTER["2024-05"] <= may["expected_high"]
    assert [june[key] for key in keys] == [None, None, None, "not_over"]
    assert [january[key] for key in keys] == [None] * 4
    late = found["delay"]
    assert late["interval_by"] == "event"  # one court only
    assert any("too narrow" in note for note in found["notes"])
    assert (late["method"], late["estimated"], late["settled"]) == ("looks", True, True)
    assert "Turnbull" in found["how_counted"]
    assert any("June 2024" in note and "not over" in note for note in found["notes"])


def test_the_table_shows_number_and_interval_in_eighty_columns(
    tmp_path: Path, capsys: Streams
) -> None:
    """One column, filled for the months that are still filling up."""
    lines = said([str(delayed(tmp_path)), "--by", "month"], capsys).splitlines()
    assert max(map(len, lines)) <= 80
    assert "expected when complete, 95%" in lines[3]
    [may] = [line for line in lines if line.startswith("May 2024 ")]
    assert may.split()[2].endswith("*")
    assert may.split()[-1].strip("()").count("–") == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_chart_draws_the_number_as_a_frame_and_its_interval_as_a_line(
    language: Language, tmp_path: Path
) -> None:
    """One frame and one line for each month that has them, and none in a chart of whole months."""
    answer = grown(count(delayed(tmp_path), "received", by="month"))
    wanted = sum(row.expected is not None for row in answer.rows)
    drawn = svg(chart(count_figure(answer, language)))
    assert wanted > 0
    assert drawn.count("stroke-dasharray") == wanted
    whole = replace(answer, rows=answer.rows[:5])
    assert "stroke-dasharray" not in svg(chart(count_figure(whole, language)))


def test_intervals_draw_whole_courts_where_there_are_several_and_say_so(tmp_path: Path) -> None:
    """The same delays, but those of about a week are of one court, of two weeks of another ..."""
    answer = count(delayed(tmp_path), "received", by="month")
    assert answer.delay is not None
    assert answer.delay.cells is not None
    court = (pl.col("high") // 7).clip(0, 4)
    courts = replace(answer.delay, cells=answer.delay.cells.with_columns(court=court))
    found = grown(replace(answer, delay=courts))
    assert found.delay is not None
    assert found.delay.drawn_by == "court"
    assert "late as a whole" in " ".join(notes(found, translator("en")))
    may, alone = found.rows[-2], grown(answer).rows[-2]
    assert may.expected == alone.expected
    assert may.expected_high is not None
    assert alone.expected_high is not None
    assert may.expected_high > alone.expected_high


def test_csv_has_three_columns_more(tmp_path: Path, capsys: Streams) -> None:
    """Empty where nothing is expected."""
    lines = said([str(delayed(tmp_path)), "--by", "quarter", "--csv"], capsys).splitlines()
    assert lines[0].endswith(",incomplete,expected,expected_low,expected_high")
    assert lines[1].endswith(",false,,,")


def test_without_delays_the_months_stay_as_they_are_and_it_is_said(tmp_path: Path) -> None:
    """Too few delays are known."""
    whole = count(months(tmp_path), "received", by="month")
    assert whole.delay is not None
    assert whole.delay.cells is not None
    few = grown(replace(whole, delay=replace(whole.delay, curve=(), cells=whole.delay.cells[:5])))
    assert few.rows[-1].unexpected == "few_delays"
    assert few.rows[0].unexpected is None
    assert all(row.expected is None for row in few.rows)


def test_rows_that_are_no_months_are_left_alone(tmp_path: Path) -> None:
    """An outcome does not fill up."""
    answer = count(verdicts(tmp_path), "verdict", by="outcome")
    assert grown(answer) is answer


def test_the_same_tables_give_the_same_interval(tmp_path: Path) -> None:
    """Nothing is left to chance between two runs."""
    answer = count(delayed(tmp_path), "received", by="month")
    assert grown(answer).rows == grown(answer).rows


def test_as_known_earlier_the_months_before_that_day_are_grown(tmp_path: Path) -> None:
    """Knowledge has no hindsight, and what was expected then came about."""
    folder = delayed(tmp_path)
    then = grown(count(folder, "received", by="month", known_by=date(2024, 4, 30)))
    april = then.rows[-1]
    assert (april.value, april.incomplete) == ("2024-04", True)
    assert april.expected_low is not None
    assert april.expected_high is not None
    assert april.count < april.expected_low <= AFTER["2024-04"] <= april.expected_high


def test_a_court_that_went_quiet_has_nothing_to_come(tmp_path: Path) -> None:
    """Nobody looked at it since: the months after are not grown on its behalf."""
    folder = delayed(tmp_path)
    answer = count(folder, "received", by="month")
    assert answer.delay is not None
    quiet = replace(answer.delay, looks=(*answer.delay.looks, (date(2023, 1, 1), 500)))
    assert grown(replace(answer, delay=quiet)).rows == grown(answer).rows
