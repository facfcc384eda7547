"""`wayout law` diff, show, check and history: each answers people and programs alike."""

import json
from pathlib import Path

import pytest

from wayout.cli import law_check
from wayout.cli import main as cli
from wayout.errors import Phrase
from wayout.law import load_law
from wayout.law.check import Finding

FACTS = {
    "conduct": "absence", "service": "contract", "from": "2025-01-20", "to": "2025-03-20",
    "status": ["suspended_proceedings"],
}  # fmt: skip
HISTORY = {
    "id": "h1", "begins": "2024-01-01", "until": "2025-06-01",
    "events": [
        {"id": "e1", "kind": "mobilised", "day": "2024-01-01", "source": "client"},
        {"id": "e2", "kind": "left_unit", "day": "2024-05-20", "source": "client", "matter": "m1"},
        {"id": "e3", "kind": "returned", "day": "2024-06-01", "source": "client", "matter": "m1"},
        {"id": "e4", "kind": "left_unit", "day": "2025-01-20", "source": "client", "matter": "m2"},
        {"id": "e5", "kind": "surrendered", "day": "2025-03-20", "source": "client",
         "matter": "m2"},
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYOUT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def facts(tmp_path: Path) -> str:
    """A file of facts."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS), "utf-8")
    return str(file)


@pytest.fixture
def history(tmp_path: Path) -> str:
    """A file with the history of an invented man who left twice."""
    file = tmp_path / "history.json"
    file.write_text(json.dumps(HISTORY), "utf-8")
    return str(file)


def test_diff_shows_both_days_and_the_provisions(
    facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was, what is, and the row of the law that did it."""
    assert cli.main(["law", "diff", facts, "2026-01-08", "2026-01-09"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "CC 337(6) – 7 to 12 years" in said
    assert "CC 337(6) came: 9 Jan 2026 (534-FZ, 29.12.2025)." in said


def test_diff_of_a_quiet_time_says_so(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is an answer, too."""
    assert cli.main(["law", "diff", facts, "2025-05-01", "2025-05-02"]) == 0
    assert "For these facts nothing changed." in capsys.readouterr().out


def test_diff_as_json(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Keys as the answer has them."""
    assert cli.main(["law", "diff", facts, "2026-01-08", "2026-01-09", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"key": "offences", "of": "337.6", "before": None, "after": [84, 144]} in told["changes"]


def test_show_tells_editions_sources_and_disputes(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a row was read, by whom, on which day, and what is not settled about it."""
    assert cli.main(["law", "show", "208"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "CPC 208(1)(3.1) in force since 23 March 2024 (64-FZ, 23.03.2024)" in said
    assert "source CPC 208, text" in said
    assert "checked 18 February 2026, Wayout, not a lawyer" in said
    assert "disputed Q1" in said


def test_show_on_a_day_gives_that_edition(capsys: pytest.CaptureFixture[str]) -> None:
    """Before its first day a provision was not there."""
    assert cli.main(["law", "show", "337.6", "--on", "2026-01-08"]) == 0
    assert "Not in force on 8 January 2026" in capsys.readouterr().out
    assert cli.main(["law", "show", "337.6", "--on", "2026-01-09"]) == 0
    assert "imprisonment  7 to 12 years" in capsys.readouterr().out


def test_show_opens_a_disputed_question(capsys: pytest.CaptureFixture[str]) -> None:
    """What a page calls Q1 can be asked for, and so can one that no provision names."""
    for name, question in load_law().questions.items():
        assert cli.main(["law", "show", name.lower()]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert said.startswith(question.text.en)
        assert all(reading.text.en in said for reading in question.readings)


def test_diff_says_a_range_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Least, most and cap are the ends of the range."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({"conduct": "absence", "part": "338.1", "to": "2020-01-01"}))
    assert cli.main(["law", "diff", str(file), "1997-06-01", "2026-02-01"]) == 0
    assert capsys.readouterr().out.count("CC 338(1): the term") <= 1


def test_show_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Every edition with its days, mark, texts, sources and terms."""
    assert cli.main(["law", "show", "ч. 5 ст. 337 УК", "--on", "2022-09-23", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["provisions"]
    (edition,) = found["editions"]
    assert found["id"] == "uk.337.5"
    assert (edition["from"], edition["to"], edition["in_force"]) == ("2022-09-24", None, False)
    assert (edition["min_months"], edition["max_months"], edition["mark"]) == (60, 120, "T")
    assert edition["sources"][0]["url"].startswith("https://")


@pytest.mark.parametrize(
    "words",
    [
        ["show", "337.77"],
        ["show", "337.5", "--on", "2025"],
        ["show", "337.5", "--on", "2024-02-31"],
        ["diff", "no such file", "2025-01-01", "2025-01-02"],
        ["history", "no such file"],
        ["--nothing"],
    ],
)
def test_what_is_not_there_is_one_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, on stderr, nothing on stdout."""
    assert cli.main(["law", *words]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_check_counts_the_law_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    """Sound: how many articles, which marks, when it was last read, the digest."""
    assert cli.main(["law", "check"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    book = load_law()
    assert f"{len(book.articles)} articles" in said
    assert f"Last checked on 18 February 2026, tables {book.digest[:12]}." in said
    assert cli.main(["law", "check", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["findings"], told["tables"]) == (True, [], book.digest)
    assert sum(told["marks"].values()) == told["editions"] == len(book.provisions)


def test_check_names_what_is_wrong_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file, the line and the fault."""
    fault = Phrase("No provision is called {written!r}.", written="x")
    monkeypatch.setattr("wayout.law.check.check_law", lambda: (Finding("a.toml, line 3", fault),))
    assert cli.main(["law", "check"]) == law_check.PROBLEMS == 1
    said = capsys.readouterr().out
    assert "a.toml, line 3: No provision is called 'x'." in said
    assert "1 problem found." in said


def test_history_answers_for_each_absence(history: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Absences are not added up: each has its own part."""
    assert cli.main(["law", "history", history, "--on", "2025-06-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    parts = {
        one["matter"]: {offence["part"] for offence in one["assessment"]["offences"]}
        for one in told["absences"]
    }
    assert told["history"] == "h1"
    assert set(parts) == {"m1", "m2"}
    assert parts["m2"] == {"337.5"}
    assert "337.5" not in parts["m1"]
    assert cli.main(["law", "history", history, "--on", "2025-06-01"]) == 0
    page = capsys.readouterr().out
    assert page.index("Absence m1") < page.index("Absence m2") < page.index("CC 337(5)")


def test_the_calendar_does_not_go_over_the_facts(
    facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a client told is not lost to a slip."""
    before = Path(facts).read_bytes()
    assert cli.main(["law", facts, "--ics", facts]) == 2
    assert "holds the facts" in capsys.readouterr().err
    assert Path(facts).read_bytes() == before
