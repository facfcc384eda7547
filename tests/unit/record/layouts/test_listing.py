"""A list gives its counter and its rows' numbers and days, and nobody's name."""

from pathlib import Path

import msgspec
import pytest

from wayout.record.decode import decode
from wayout.record.layouts.listing import read_listing
from wayout.record.page import ListedCase, Listing

PAGES = Path(__file__).parents[3] / "golden" / "record" / "pages"


def listing(name: str) -> Listing:
    """A sample page as a list."""
    text = decode((PAGES / name).read_bytes())
    return read_listing(text, text)


def test_an_old_list_has_counter_court_and_heading() -> None:
    """Three of 25 rows stand on the sample page; the counter says 530."""
    read = listing("04_old_listing_g33.html")
    assert (read.total, read.first, read.last) == (530, 1, 25)
    assert (read.court, read.proceeding, read.instance) == ("99KJ0001", "civil", "cassation")
    assert read.rows[0] == ListedCase("8Г-7423/2026", "2025-04-22")
    assert len(read.rows) == 3


def test_a_new_list_is_not_doubled_by_its_copy_for_phones() -> None:
    """One case, told as an administrative claim by the index of its number."""
    read = listing("05_new_listing_appeal.html")
    assert (read.layout, read.total, len(read.rows)) == ("new", 1, 1)
    assert (read.proceeding, read.instance) == ("kas", "appeal")


def test_a_criminal_list_keeps_materials_apart_by_their_numbers() -> None:
    """The counter is read with either dash."""
    read = listing("14_criminal_appeal_listing.html")
    assert [row.number for row in read.rows] == ["55-697/2025", "55К-241/2025"]
    assert (read.total, read.proceeding) == (3, "criminal")


def page(heads: str, *rows: str, title: str = "Уголовные дела - первая инстанция") -> str:
    """An invented old list; cells are divided by bars."""
    lines = [heads.replace("|", "</th><th>"), *(row.replace("|", "</td><td>") for row in rows)]
    body = f"<tr><th>{lines[0]}</th></tr>" + "".join(f"<tr><td>{x}</td></tr>" for x in lines[1:])
    return f'<div class="title">{title}</div><table id="tablcont">{body}</table>'


def test_all_cards_of_one_uid_have_no_court_of_their_own() -> None:
    """`r_juid` prints a first column `Суд` and goes over several courts."""
    text = page(
        "Суд|№ дела|Дата<br>поступления|Лица",
        "Образцовый суд|1-57/2025 (1-214/2024;)|03.06.2024|Примеров И.С.",
        "Апелляционный суд|22-9/2025|04.02.2025|Примеров И.С.",
    )
    read = read_listing("<a href='?vnkod=99GV0001'>" + text, text)
    assert (read.court, read.proceeding, read.instance) == (None, None, None)
    assert read.rows == (
        ListedCase("1-57/2025", "2024-06-03"),
        ListedCase("22-9/2025", "2025-02-04"),
    )


def test_links_to_two_courts_name_neither() -> None:
    """A guess would put a list under the wrong court."""
    text = page("№ дела|Дата поступления", "1-1/2025|03.06.2024")
    assert (
        read_listing(text, f"{text}<a href='?vnkod=99GV0001'><a href='?vnkod=99GV0002'>").court
        is None
    )


@pytest.mark.parametrize("cell", ["", "Примеров И.С.", "1-57", "1-57/20"])
def test_a_row_without_a_whole_number_is_no_row(cell: str) -> None:
    """A cut number is not read, and a name in its place goes nowhere."""
    text = page("№ дела|Дата поступления", f"{cell}|03.06.2024", "1-1/2025|")
    assert read_listing(text, text).rows == (ListedCase("1-1/2025", None),)


def test_people_of_a_list_are_not_looked_at() -> None:
    """Lists print full names even where cards hide them."""
    shown = "".join(
        msgspec.json.encode(listing(path.name)).decode() for path in PAGES.glob("*listing*")
    )
    assert not any(name in shown for name in ("Тестова", "Условный", "Макетова"))
