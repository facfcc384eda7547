"""The odds are asked by their address, which holds codes and days alone."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from tests.unit.desk.pages.record_desk import asked, record_folder

from wayout.cli.odds_options import Whose
from wayout.cli.odds_source import Asked as Typed
from wayout.cli.odds_source import answered
from wayout.desk.pages.odds.asked import Asked
from wayout.desk.pages.odds.page import odds, odds_file
from wayout.errors import TooFewError
from wayout.publish.odds_json import odds_object
from wayout.publish.odds_record import quietly


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables to ask."""
    return record_folder(tmp_path_factory.mktemp("record"))


def body(tmp_path: Path, record: Path | None, query: str) -> str:
    """The page."""
    return bytes(odds(asked(tmp_path, record, query)).body).decode()


def test_an_address_is_read_as_it_was_written() -> None:
    """What is as usual is left out of it."""
    words = Asked(state="suspended", at="30", article="337.5", first="2024-01-01", chart="dots")
    path, _, query = words.address().partition("?")
    assert path == "/odds"
    assert Asked.of(dict(pair.split("=") for pair in query.split("&"))) == words
    assert Asked().address("csv") == "/odds.csv"
    assert words.address(chart="map").endswith("chart=map")


def test_unknown_charts_and_tracks_are_the_usual_ones() -> None:
    """And other words are no words of a question."""
    assert Asked.of({"chart": "x", "track": "y", "lang": "ru"}) == Asked()


def test_the_command_says_the_same(record: Path) -> None:
    """Days, article and all."""
    words = Asked(at="40", days="91", article="337", first="2024-01-01")
    said = shlex.split(words.command(record))
    assert said[:3] == ["wayout", "odds", str(record)]
    options = dict(zip(said[3::2], said[4::2], strict=True))
    assert options == {
        "--from": "court", "--days": "91", "--at": "40", "--article": "337",
        "--entered": "2024-01-01..9999-12-31",
    }  # fmt: skip


def test_a_file_is_what_the_command_gives(tmp_path: Path, record: Path) -> None:
    """Every number of it."""
    query = "days=30,91&article=337"
    request = asked(tmp_path, record, query, {"form": "json"})
    typed = Typed(source=record, state="court", days="30,91", whose=Whose(article="337"))
    told, basis = answered(typed, lambda _said, total: quietly(total))
    assert json.loads(bytes(odds_file(request).body)) == odds_object(told, basis, "en")


@pytest.mark.parametrize(("form", "begins"), [("csv", b"day,state"), ("png", b"\x89PNG")])
def test_files_are_of_their_form(form: str, begins: bytes, tmp_path: Path, record: Path) -> None:
    """With a name that says what they are."""
    got = odds_file(asked(tmp_path, record, "days=30,91&chart=map", {"form": form}))
    assert bytes(got.body).startswith(begins)
    assert got.headers["content-disposition"] == f'attachment; filename="odds-court.{form}"'


@pytest.mark.parametrize(("form", "has_record"), [("exe", True), ("csv", False)])
def test_no_other_file(form: str, has_record: bool, tmp_path: Path, record: Path) -> None:  # noqa: FBT001  a case
    """Nor one where there is nothing to ask."""
    with pytest.raises(HTTPException):
        odds_file(asked(tmp_path, record if has_record else None, "", {"form": form}))


def test_a_file_below_the_floor_is_refused(tmp_path: Path, record: Path) -> None:
    """The page says why."""
    with pytest.raises(TooFewError):
        odds_file(asked(tmp_path, record, "at=70&days=91", {"form": "csv"}))


@pytest.mark.parametrize("chart", ["stacked", "dots", "map"])
def test_every_chart_stands_on_the_page(chart: str, tmp_path: Path, record: Path) -> None:
    """With the shares as a table; no chart brings a style of its own."""
    page = body(tmp_path, record, f"days=30,91&chart={chart}")
    main = page.partition("<main")[2]
    assert "<svg" in main
    assert "<style" not in page
    assert "50% (" in main  # 20 of 40 are in prison on day 91
    assert ("Every point of the chart" in main) == (chart != "dots")


def test_days_are_typed_as_people_write_them(tmp_path: Path, record: Path) -> None:
    """They are kept as the command takes them, and stand in the field to be typed again."""
    words = Asked.of({"first": "2 января 2024", "last": "05.2024"})
    assert (words.first, words.last) == ("2024-01-02", "2024-05")
    assert words.entered == "2024-01-02..2024-05"
    page = body(tmp_path, record, "first=2.01.2024&days=91")
    assert 'name="first" value="2 January 2024"' in page
    assert 'type="date"' not in page
    assert "from 2 January 2024" in page


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("first=soon", 422, 'value="soon"'),
        ("at=70&days=91", 200, "Fewer than 20 people were in the state “In court” on day 70"),
        ("days=x", 422, "is no day of the clock"),
        ("days=9999", 422, "lies after the data"),
        ("state=nowhere", 422, "nowhere"),
        ("first=2024-02-01&last=2024-01-01", 422, "lies after"),
    ],
)
def test_what_cannot_be_answered_is_said(
    query: str, status: int, said: str, tmp_path: Path, record: Path
) -> None:
    """And no share is shown; that there are too few is an answer, not a fault of the question."""
    got: Any = odds(asked(tmp_path, record, query))
    assert got.status_code == status
    page = bytes(got.body).decode()
    assert said in page
    assert "% (" not in page


def test_one_day_alone_has_no_course(tmp_path: Path, record: Path) -> None:
    """The table stays."""
    page = body(tmp_path, record, "days=0")
    assert "One day alone has no course to draw" in page
    assert "100%" in page


def test_without_a_record_the_page_says_what_to_do(tmp_path: Path) -> None:
    """Read pages, or choose a folder."""
    page = body(tmp_path, None, "")
    assert 'href="/import"' in page
    assert 'href="/record"' in page


def test_only_states_with_somebody_in_them_are_offered(tmp_path: Path, record: Path) -> None:
    """And the one that was asked for, so that the form shows what it was asked."""
    from_court = body(tmp_path, record, "lang=en")
    offered = re.findall(r'<option value="(\w+)"', from_court.partition('id="origin"')[0])
    assert "court" in offered
    assert "dead" not in offered
    assert 'value="dead" selected' in body(tmp_path, record, "state=dead")
    assert re.search(r">Article 337(, part [0-9.]+)? \(\d+\)<", from_court)
