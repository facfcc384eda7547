"""The odds on the desk say who was counted, keep to the floor, and draw what their table says."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tests.promise.desk_world import CODE, FakeBook, Visitor, served
from tests.unit.desk.pages.record_desk import few_folder, record_folder

from wayout.desk.serving import settings_of
from wayout.publish.charts.dots import hundred

ENTRY = "import sys; from wayout.cli.main import run; sys.exit(run())"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody at an open desk whose record can be counted by hand."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        patch.setenv("WAYOUT_LANG", "en")
        chosen(folder, record_folder(folder))
        with served(folder, is_open=True) as made:
            made.enter()
            yield made


def chosen(folder: Path, tables: Path) -> None:
    """Choose the tables of the desk that is served from a folder."""
    settings_of(FakeBook(folder / "team.wayout").path).choose(record=str(tables))


def read(visitor: Visitor, path: str) -> str:
    """What a page says in its main part."""
    main = visitor.ask("GET", path).body.partition("<main")[2].partition("</main>")[0]
    return unescape(main)


def case_of(visitor: Visitor) -> str:
    """The address of the odds of the one case."""
    found = re.search(r'href="(/cases/[\w-]{12})"', visitor.ask("GET", "/cases").body)
    assert found
    return f"{found[1]}/odds"


def shares(page: str) -> dict[str, tuple[str, list[str]]]:
    """The rows of the table by the name of their state: the colour, and what the cells say."""
    rows = re.findall(r'fill="(#\w+)"></circle></svg> ([^<]+)</th>(.*?)</tr>', page)
    cell = re.compile(r'<td>(?:<span class="narrow-only soft">[^<]+</span> )?(.*?)</td>')
    return {name.strip(): (colour, cell.findall(cells)) for colour, name, cells in rows}


def test_who_was_counted_stands_beside_the_numbers(visitor: Visitor) -> None:
    """How many, of which article, since when and until when, out of what; and what it is not."""
    page = read(visitor, case_of(visitor))
    for said in (
        "Of 30 accused whose cases were in the state “In court” on day 0",
        "Past frequencies, not a forecast for one man.",
        "The court record knows cases, not people",
        "Only cases in which someone is charged under Article 337",
        "Day 0: the first receipt by a court.",
        "until 10 June 2024",
        "the case, not the man",
        "tables, ",
    ):
        assert said in page
    assert CODE not in visitor.ask("GET", case_of(visitor)).body.partition("<title>")[2][:80]


def test_the_table_says_what_the_command_says(visitor: Visitor) -> None:
    """The line that the page shows gives the same shares, and they are those counted by hand."""
    page = read(visitor, "/odds?days=30,91&article=337&chart=dots")
    line = re.search(r'<code class="line">(.*?)</code>', page)
    assert line
    words = shlex.split(line[1])[1:]
    ran = subprocess.run(
        [sys.executable, "-c", ENTRY, *words, "--json"],
        capture_output=True, encoding="utf-8", check=True, timeout=120,
    )  # fmt: skip
    told = json.loads(ran.stdout)
    last = dict(zip(told["states"], told["occupation"][-1], strict=True))
    assert last == pytest.approx({"court": 0.3, "suspended": 0.3, "imprisoned": 0.4})
    said = {name: cells[-1].partition(" ")[0] for name, (_colour, cells) in shares(page).items()}
    assert said == {"Case suspended": "30%", "In court (still or again)": "30%", "Prison": "40%"}


def test_the_dots_are_the_table(visitor: Visitor) -> None:
    """As many of each colour, on each day, as the shares of that day give."""
    query = "days=30,91&article=337&chart=dots"
    told = json.loads(visitor.ask("GET", f"/odds.json?{query}").body)
    page = read(visitor, f"/odds?{query}")
    drawn = page.split("<figure>")[1:]
    assert len(drawn) == len(told["days"]) == 2
    rows = shares(page)
    for number, picture in enumerate(drawn):
        dots = re.findall(r'<path transform[^>]* fill="(#\w+)"', picture)
        wanted = [float(cells[number].partition("%")[0]) / 100 for _c, cells in rows.values()]
        counts = [dots.count(colour) for colour, _cells in rows.values()]
        assert counts == hundred(wanted)
        assert sum(counts) == len(dots) == 100


def test_every_point_that_is_drawn_stands_in_a_table(visitor: Visitor) -> None:
    """Day for day, state for state, as the file has them."""
    page = read(visitor, "/odds?days=30,91&article=337")
    points = page.partition("Every point of the chart")[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">(\d+)</th><td>([^<]+)</td><td>([^<]*)</td>', points)
    assert {day for day, *_rest in rows} >= {"0", "30", "60", "91"}
    assert ("91", "Prison", "40.0%") in rows
    assert ("59", "Prison", "0.0%") in rows or ("30", "Prison", "0.0%") in rows


def test_below_the_floor_no_number_leaves_the_record(visitor: Visitor, tmp_path: Path) -> None:
    """Neither on a page nor in a file: only why."""
    assert visitor.book is not None
    form = {"folder": str(few_folder(tmp_path))}
    before = re.search(r'id="folder" name="folder" value="([^"]+)"', read(visitor, "/record"))
    assert before
    assert visitor.ask("POST", "/record/folder", form).status == 303
    try:
        page = read(visitor, case_of(visitor))
        assert "fewer than 20 accused" in page
        assert "%" not in page
        assert "<figure>" not in page
        asked = visitor.ask("GET", "/odds?days=30")
        assert asked.status == 200  # that there are too few is an answer
        assert "Fewer than 20" in asked.body
        assert "19" not in re.findall(r'role="alert">([^<]+)<', asked.body)[0]
        assert "% (" not in asked.body
        for kind in ("csv", "json", "svg", "png"):
            assert visitor.ask("GET", f"/odds.{kind}?days=30").status == 422
    finally:
        visitor.ask("POST", "/record/folder", {"folder": before[1]})
