"""`wayout count`: the answer on stdout, remarks on stderr, one line and an exit code for errors."""

import json
from pathlib import Path

import pytest
from tests.unit.publish.figures import courts, months, verdicts

from wayout.cli.main import main

Streams = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer in English, 80 columns wide."""
    monkeypatch.setenv("WAYOUT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")


def test_the_table_names_unit_and_freeze_and_fits_eighty_columns(
    tmp_path: Path, capsys: Streams
) -> None:
    """Title, freeze, rows, what is filling up, how it was counted, coverage."""
    assert main(["count", str(months(tmp_path)), "--event", "received", "--by", "month"]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[0] == "Received by the court: cases by month"
    assert lines[1] == "seen until 10 June 2024"
    assert max(map(len, lines)) <= 80
    assert "Still filling up: May 2024." in lines
    assert any(line.startswith("Coverage:") for line in lines)
    assert shown.err == ""


def test_json_is_the_whole_of_stdout(tmp_path: Path, capsys: Streams) -> None:
    """A program can read it."""
    words = ["count", str(verdicts(tmp_path)), "--event", "verdict", "--by", "outcome", "--json"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["rows"][-1] == {"outcome": "unknown", "count": 640}


def test_csv_holds_rows_and_stderr_what_must_stand_beside_them(
    tmp_path: Path, capsys: Streams
) -> None:
    """No comment spoils the file."""
    words = ["count", str(courts(tmp_path)), "--event", "received", "--by", "court", "--csv"]
    assert main([*words, "--top", "2"]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == ["court,count", "99GV0000,30", "99GV0001,29", "rest,406"]
    assert "seen until 10 June 2024" in shown.err


def test_charts_are_written_whole(tmp_path: Path, capsys: Streams) -> None:
    """SVG and PNG, and nothing half written beside them."""
    folder = months(tmp_path / "tables")
    files = [tmp_path / "chart.svg", tmp_path / "chart.png"]
    words = ["count", str(folder), "--event", "received", "--by", "quarter"]
    assert main([*words, "--svg", str(files[0]), "--png", str(files[1])]) == 0
    assert files[0].read_bytes().startswith(b"<svg")
    assert files[1].read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chart.png", "chart.svg", "tables"]
    assert "chart.svg" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--event", "receved", "--by", "month"],
        ["--event", "received", "--by", "week"],
        ["--event", "received", "--by", "outcome"],
        ["--event", "received", "--by", "month", "--known-by", "2024-02-31"],
        ["--event", "received", "--by", "month", "--known-by", "soon"],
        ["--event", "received", "--by", "month", "--csv", "--json"],
        ["--event", "received", "--by", "month", "--top", "0"],
        ["--event", "received", "--by", "month", "--article", "three"],
        ["--by", "month"],
    ],
)
def test_words_that_are_not_known_end_with_two(
    tmp_path: Path, capsys: Streams, words: list[str]
) -> None:
    """Nothing on stdout, one or two lines on stderr."""
    assert main(["count", str(courts(tmp_path, 2)), *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert 1 <= len(shown.err.splitlines()) <= 2


def test_a_chart_that_cannot_be_written_is_said(tmp_path: Path, capsys: Streams) -> None:
    """The place and the reason, and no table that looks like success."""
    words = ["count", str(courts(tmp_path, 2)), "--event", "received", "--by", "court"]
    assert main([*words, "--svg", str(tmp_path / "no" / "chart.svg")]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "chart.svg" in shown.err
