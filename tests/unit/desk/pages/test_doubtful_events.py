"""What is doubtful of an event is asked about: a year that was mistyped turns the law around."""

from datetime import date

import pytest

from wayout.desk.pages.case.doubtful_events import doubts
from wayout.text import translator

TODAY = date(2026, 11, 29)
LEFT = {"kind": "left_unit", "day": "2026-01"}
OPENED = {"kind": "case_opened", "day": "2026-03-10"}
EARLIER = {"kind": "left_unit", "day": "2024-02"}


@pytest.mark.parametrize(
    ("kind", "day", "asked"),
    [
        ("verdict", "2025-12-02", "before the case was opened"),
        ("verdict", "2026-03-09", "before the case was opened"),
        ("verdict", "2026-03", ""),
        ("verdict", "2026-12", "still to come"),
        ("detained", "2025-12-02", ""),
        ("hearing_planned", "2029-11-29", ""),
        ("hearing_planned", "2029-11-30", "more than three years ahead"),
        ("detained", "2026-11-30", "still to come"),
        ("detained", "2062-12-01", "more than three years ahead"),
        ("mobilised", "2013-12-31", "before 2014"),
        ("mobilised", "2014", ""),
        ("case_opened", "2026-03-10", "stands there already"),
    ],
)
def test_what_is_asked(kind: str, day: str, asked: str) -> None:
    """One question, or none."""
    said = doubts({"kind": kind, "day": day}, [LEFT, OPENED], TODAY, translator("en"))
    assert asked in said
    assert bool(said) == bool(asked)
    assert said.count("?") <= 1


def test_a_verdict_is_of_the_case_that_was_told() -> None:
    """Where no case was opened yet, it is held against his leaving; and against the first one."""
    verdict = {"kind": "verdict", "day": "2025-12-02"}
    assert "before he left" in doubts(verdict, [LEFT], TODAY, translator("en"))
    assert not doubts(verdict, [LEFT, EARLIER], TODAY, translator("en"))
    assert not doubts(verdict, [], TODAY, translator("en"))
