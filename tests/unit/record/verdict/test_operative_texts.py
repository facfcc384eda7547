"""What an operative part imposes is read as a person would read it, and never guessed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from wayout.record.page import Act, Sentence
from wayout.record.verdict import read_act

TEXTS = Path(__file__).parent / "texts"
REASONING = "Суд у с т а н о в и л :\nФИО9 отсутствовал в части без уважительных причин.\n"
HEADING = "п р и г о в о р и л :\n"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(TEXTS.glob("*.toml"))
        for case in tomllib.loads(file.read_text("utf-8"))["act"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_an_act_reads_as_set_down_by_hand(case: dict[str, Any]) -> None:
    """Every invented text gives the outcome, term, regime and reason written beside it."""
    start = "" if case.get("whole") else REASONING + case.get("heading", HEADING)
    expected = Act(
        case.get("kind", "verdict"),
        published=case.get("published", True),
        reason=case.get("reason"),
        sentences=tuple(Sentence(**sentence) for sentence in case.get("sentences", ())),
    )
    read = read_act(case.get("caption", "Судебный акт #1 (Приговор)"), start + case["text"])
    assert read == expected
