"""The record page tells what the tables hold, counts, and takes another folder."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from tests.unit.desk.pages.record_desk import asked, record_folder

from wayout.desk.pages.record.page import record, record_chosen, record_file


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables to count."""
    return record_folder(tmp_path_factory.mktemp("record"))


def body(tmp_path: Path, tables: Path | None, query: str = "") -> str:
    """The page."""
    return bytes(record(asked(tmp_path, tables, query)).body).decode()


def rows(page: str) -> list[list[str]]:
    """The cells of the first table."""
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.findall(r">([^<>]+)</t[hd]>", row) for row in table.split("</tr>") if "<th" in row]


def test_it_counts_what_is_in_the_tables(tmp_path: Path, tables: Path) -> None:
    """Forty cases, all received in one month; the unit stands in the title."""
    page = body(tmp_path, tables)
    assert rows(page) == [["January 2024", "40", *rows(page)[0][2:]]]
    assert "Received by the court: cases by month" in page
    assert "seen until 10 June 2024" in page


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("event=suspended&by=article", [["337", "9"], ["338", "1"]]),
        ("event=verdict&by=part&article=337", [["337.5", "12"]]),
        ("by=court", [["99GV0001", "40"]]),
        ("event=suspended&by=ground", [["no ground given", "10"]]),
    ],
)
def test_it_counts_by_what_was_chosen(
    query: str, wanted: list[list[str]], tmp_path: Path, tables: Path
) -> None:
    """Each with its chart and its files."""
    page = body(tmp_path, tables, query)
    assert rows(page) == wanted
    assert 'role="img"' in page
    assert "/record.csv?" in page


def test_words_that_do_not_go_together_are_refused(tmp_path: Path, tables: Path) -> None:
    """With the form to choose others."""
    got: Any = record(asked(tmp_path, tables, "event=received&by=outcome"))
    page = bytes(got.body).decode()
    assert got.status_code == 422
    assert "has no outcome" in page
    assert '<select id="by"' in page


@pytest.mark.parametrize(("form", "begins"), [("csv", b"month,count"), ("svg", b"<svg")])
def test_files_are_of_their_form(form: str, begins: bytes, tmp_path: Path, tables: Path) -> None:
    """And of their name."""
    got = record_file(asked(tmp_path, tables, "", {"form": form}))
    assert bytes(got.body).startswith(begins)
    assert got.headers["content-disposition"] == f'attachment; filename="record-month.{form}"'


def test_json_holds_all_rows(tmp_path: Path, tables: Path) -> None:
    """Also where the page shows the largest alone."""
    got = record_file(asked(tmp_path, tables, "by=article&top=1", {"form": "json"}))
    assert len(json.loads(bytes(got.body))["rows"]) == 2
    assert "1 other" in body(tmp_path, tables, "by=article&top=1")
    assert "1 other" not in body(tmp_path, tables, "by=article&top=0")


def test_no_other_file(tmp_path: Path, tables: Path) -> None:
    """Nor one of no record."""
    with pytest.raises(HTTPException):
        record_file(asked(tmp_path, tables, "", {"form": "xlsx"}))
    with pytest.raises(HTTPException):
        record_file(asked(tmp_path / "other", None, "", {"form": "csv"}))


def test_a_folder_of_tables_is_taken(tmp_path: Path, tables: Path) -> None:
    """And is asked from then on."""
    request = asked(tmp_path, None, form={"folder": f" {tables} ".encode()})
    assert record_chosen(request).status_code == 303
    assert request.app.state.settings.record == tables


@pytest.mark.parametrize(
    "typed", ["", "/there/is/no/such/folder", "~nobody-of-this-name/x", "a\0b", "."]
)
def test_a_folder_without_tables_is_not(typed: str, tmp_path: Path, tables: Path) -> None:
    """Why is said; the one before stays."""
    request = asked(tmp_path, tables, form={"folder": typed.encode()})
    got: Any = record_chosen(request)
    assert got.status_code == 422
    assert 'id="folder-fault"' in bytes(got.body).decode()
    assert request.app.state.settings.record == tables


def test_without_a_record_the_page_asks_for_one(tmp_path: Path) -> None:
    """By a path, or by reading pages."""
    page = body(tmp_path, None)
    assert 'href="/import"' in page
    assert 'action="/record/folder"' in page
    assert "<table" not in page


def test_tables_that_went_away_are_told(tmp_path: Path) -> None:
    """And another folder can be taken."""
    page = body(tmp_path, tmp_path / "gone")
    assert "is not a folder of record tables" in page
    assert 'action="/record/folder"' in page
