"""The log of a case: the newest first, the same of one minute once, page after page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.desk_answers import Answers
from tests.promise.desk_uploads import named
from tests.promise.desk_world import CODE, Visitor, entered

from wayout.desk.pages.case.log import SHOWN

HERE = "/cases/case/log"


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody who entered an open desk, in English."""
    named(monkeypatch)
    with entered(tmp_path, "en") as made:
        yield made


def row(number: int, time: str, action: str, about: str | None = None) -> dict[str, object]:
    """A row as the keeper tells it."""
    return {
        "row": number, "time": f"{time}Z", "member": "Примеров", "action": action, "code": CODE,
        "number": None, "about": about,
    }  # fmt: skip


def test_it_says_who_did_what_on_which_day(visitor: Visitor) -> None:
    """Each day once, what was done again in the same minute once, with how often."""
    rows = [
        row(9, "2025-06-02T12:00:30", "share", "Макетова"),
        row(8, "2025-06-02T12:00:20", "show"),
        row(7, "2025-06-02T12:00:10", "show"),
        row(6, "2025-06-02T11:00:00", "show"),
        row(5, "2025-05-01T12:00:00", "something new"),
    ]
    answers = Answers({"case log": {"rows": rows, "more": 0}}).before(visitor)
    body = visitor.ask("GET", HERE).body
    for said in ("2 June 2025", "1 May 2025"):
        assert body.count(f"{said}</th>") == 1
    assert "shared a case: Макетова" in body
    assert body.count("read a case") == 2
    assert body.count("× 2") == 1
    assert "something new" in body
    assert "Earlier" not in body
    assert answers.of("case log") == [{"code": CODE, "most": SHOWN, "before": None}]


def test_it_is_paged_by_the_number_of_a_row(visitor: Visitor) -> None:
    """Which names nothing; anything else in the address is not asked for."""
    rows = [row(150, "2025-06-02T12:00:00", "show")]
    answers = Answers({"case log": {"rows": rows, "more": 49}}).before(visitor)
    body = visitor.ask("GET", f"{HERE}?before=250").body
    assert 'href="/cases/' in body
    assert 'log?before=150"' in body
    assert "49 rows" in body
    assert "The newest" in body
    for wrong in ("-1", "x", "", "1" * 10, "1" * 100, "²"):
        visitor.ask("GET", f"{HERE}?before={wrong!a}".replace("'", ""))
    assert [one["before"] for one in answers.of("case log")] == [250, *[None] * 6]


def test_an_empty_page_says_so(visitor: Visitor) -> None:
    """Before the first row there is none."""
    Answers({"case log": {"rows": [], "more": 0}}).before(visitor)
    assert "Nothing before that." in visitor.ask("GET", f"{HERE}?before=1").body
