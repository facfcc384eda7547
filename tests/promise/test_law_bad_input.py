"""`wayout law` refuses what it cannot read: exit 2, one line on stderr, nothing on stdout."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayout.cli.main import main

GOOD: dict[str, Any] = {"conduct": "absence", "from": "2025-01-20", "to": "2025-03-01"}
REFUSED: list[Any] = [
    {},
    [],
    None,
    {"service": "contract"},
    {"conduct": "leaving"},
    GOOD | {"sevice": "contract"},
    GOOD | {"service": "officer"},
    GOOD | {"sex": "x"},
    GOOD | {"ended_by": "found"},
    GOOD | {"intent": "none"},
    GOOD | {"status": ["convicted"]},
    GOOD | {"status": "parole"},
    GOOD | {"mitigating": ["youth"]},
    GOOD | {"aggravating": ["war"]},
    GOOD | {"priors": [{"gravity": "huge"}]},
    GOOD | {"priors": [{"gravity": "small", "year": 2020}]},
    GOOD | {"steps": [{"kind": "arrest", "day": "2025-03-01"}]},
    GOOD | {"steps": [{"kind": "verdict", "day": "2025-02-29"}]},
    GOOD | {"steps": [{"kind": "verdict"}]},
    GOOD | {"part": "337.99"},
    GOOD | {"part": 337.5},
    GOOD | {"from": "2025-02-30"},
    GOOD | {"from": "2025-01-20T24:00"},
    GOOD | {"from": "2025-01-20T08:00Z"},
    GOOD | {"from": "20.01.2025"},
    GOOD | {"from": "2025-03-02"},
    GOOD | {"to": "2024"},
    GOOD | {"custody_days": -1},
    GOOD | {"house_arrest_days": 1.5},
    GOOD | {"unserved_months": "6"},
    GOOD | {"intended_days": -2},
    GOOD | {"weapon": "yes"},
    GOOD | {"group": 1},
]
UNREADABLE = [
    ("f.json", '{"conduct": '),
    ("f.json", '{"conduct": "absence", "conduct": "refusal"}'),
    ("f.json", '{"conduct": "absence", "intended_days": NaN}'),
    ("f.json", "[" * 100_000),
    ("f.toml", "conduct = absence"),
    ("f.toml", 'conduct = "absence"\nfrom = 2025-02-30'),
    ("f.toml", 'conduct = "absence"\nfrom = 2025-01-20T08:00:00+03:00'),
    ("f.toml", ""),
]


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command, see that it refuses, and return its line."""
    assert main(["law", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("wayout: ")
    assert len(err.splitlines()) == 1
    assert "Reinstall" not in err  # the fault is the input's, not the package's
    assert "{" not in err.replace('{"conduct": "absence"}', "")  # every place is filled
    return err


@pytest.mark.parametrize("facts", REFUSED, ids=lambda facts: json.dumps(facts)[-60:])
def test_facts_that_do_not_fit(
    facts: object,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file and the standard input are refused alike, with and without --json."""
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts))
    said = refused([str(path)], capsys)
    if isinstance(facts, dict):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
        assert refused(["-", "--json"], capsys) == said


@pytest.mark.parametrize(("name", "text"), UNREADABLE)
def test_files_that_cannot_be_read(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither JSON nor TOML, a key twice, no number, a day that does not exist."""
    (tmp_path / name).write_text(text)
    refused([str(tmp_path / name)], capsys)


def test_a_path_that_holds_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing there, or a folder."""
    refused([str(tmp_path / "typo.json")], capsys)
    refused([str(tmp_path)], capsys)


def test_the_refusal_is_said_in_russian(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words around the keys and values are those of the reader."""
    monkeypatch.setenv("WAYOUT_LANG", "ru")
    path = tmp_path / "facts.json"
    for facts, said in (
        ({"conduct": "leaving"}, "не подходит"),
        ({}, "Не указано"),
        (GOOD | {"sevice": 1}, "Похоже на: service"),
        (GOOD | {"to": "2024"}, "целиком раньше"),
        (GOOD | {"from": "2025-01-20T24:00"}, "часового пояса"),
    ):
        path.write_text(json.dumps(facts))
        assert said in refused([str(path)], capsys)


_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**9) | st.floats(allow_nan=False)
    | st.text(max_size=9) | st.sampled_from(["2025", "2025-01-20", "contract", "337.5", "verdict"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.sampled_from(["kind", "day", "gravity"]), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.dictionaries(
    st.sampled_from(["from", "to", "status", "priors", "steps", "part", "service", "custody_days",
                     "intended_days", "mitigating", "weapon"]),
    _values, max_size=3,
))  # fmt: skip
def test_whatever_the_facts_are_they_are_answered_or_refused(
    facts: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0 with an answer of JSON, or exit 2 with a line; nothing else."""
    path = tmp_path / "facts.json"
    path.write_text(json.dumps({"conduct": "absence", **facts}))
    code = main(["law", str(path), "--json", "--on", "2026-02-18"])
    out, err = capsys.readouterr()
    if code == 0:
        assert "offences" in json.loads(out)
    else:
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert "Reinstall" not in err
