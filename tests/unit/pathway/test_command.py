"""`wayout pathway` shows the map in the terminal, as JSON and as a drawing."""

import json
from pathlib import Path

import pytest

from wayout.cli.pathway import pathway
from wayout.errors import OutputError, UsageError


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYOUT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")


def test_the_map_lists_every_state_and_marks_the_way_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line a state; the arrow back is marked by a sign, not by colour alone."""
    pathway()
    said = capsys.readouterr().out
    assert "\x1b" not in said
    for state in ("called_up", "deployed", "suspended", "other_sentence"):
        assert f"\n{state} " in said
    probation = next(line for line in said.splitlines() if line.startswith("probation"))
    assert "↩ At the front" in probation
    assert not any(line.endswith(" ") for line in said.splitlines())


def test_a_state_shows_its_arrows_with_event_day_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The way back comes first, with its articles."""
    pathway("suspended")
    said = capsys.readouterr().out
    first = said.index("↩ At the front")
    assert first < said.index("→ ")
    assert "sent_to_front" in said
    assert "since 23 March 2024" in said
    assert "CPC 208(1)(3.1)" in said
    assert "Sibir.Realii" in said


def test_russian_is_spoken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """States, names and sources in Russian; the id stays."""
    monkeypatch.setenv("WAYOUT_LANG", "ru")
    pathway("abroad")
    said = capsys.readouterr().out
    assert "За границей" in said
    assert "с апрель 2025" not in said
    assert "AZ" in said


def test_json_answers_the_map_and_a_state(capsys: pytest.CaptureFixture[str]) -> None:
    """Both languages in one answer, days with their precision."""
    pathway(json=True)
    whole = json.loads(capsys.readouterr().out)
    assert len(whole["states"]) == 19
    assert {"from", "to", "event", "since", "sources", "back_to_front"} <= set(whole["arrows"][0])
    assert any(kind["id"] == "appeal_decided" for kind in whole["kinds"])
    pathway("suspended", json=True)
    one = json.loads(capsys.readouterr().out)
    assert one["state"]["name"] == {"en": "Case suspended", "ru": "Приостановлено"}
    assert {arrow["from"] for arrow in one["arrows"]} == {"suspended"}
    assert one["arrows"][0]["back_to_front"] is True


def test_the_drawing_is_written_with_its_font(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stdout stays empty, the remark is on stderr, and nothing else is left behind."""
    pathway(svg=tmp_path / "map.svg")
    told = capsys.readouterr()
    assert told.out == ""
    assert "map.svg" in told.err
    assert "@font-face" in (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is not there, a file that is a folder."""
    with pytest.raises(OutputError, match="nowhere"):
        pathway(svg=tmp_path / "nowhere" / "map.svg")
    with pytest.raises(OutputError):
        pathway(svg=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_words_it_does_not_know_are_usage_errors(tmp_path: Path) -> None:
    """An unknown state names the near ones; a drawing of one state there is not."""
    with pytest.raises(UsageError, match="suspended"):
        pathway("suspend")
    with pytest.raises(UsageError):
        pathway("suspended", svg=tmp_path / "map.svg")
