"""Nothing in the invented world could be taken for a real person or court."""

import re

import pytest

from wayout.sample import SavedPage, make_world

FAMILY = "Примеров|Тестова|Образцов|Шаблонов|Вымышленный|Макетова|Придуманова|Условный"
NAME = re.compile(r"\b([А-ЯЁ][а-яё]+) [А-ЯЁ]\. ?[А-ЯЁ]\.")
FULL = re.compile(r"\b[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:вич|вна)\b")
COURT = re.compile(r"\b\d\d(?:GV|OV|KV|AV|RS|OS|KJ|AJ|MS)\d{4}", re.IGNORECASE)


@pytest.fixture(scope="module")
def pages() -> list[SavedPage]:
    """Every page of a small world."""
    return list(make_world(400, seed=8).pages())


def text_of(page: SavedPage) -> str:
    """Decode a page as its bytes allow."""
    try:
        return page.data.decode()
    except UnicodeDecodeError:
        return page.data.decode("cp1251", "replace")


def test_every_name_is_on_the_fixed_list(pages: list[SavedPage]) -> None:
    """Surnames with initials, and full names, are those eight."""
    found = {name for page in pages for name in NAME.findall(text_of(page))}
    assert found
    assert found <= set(FAMILY.split("|"))
    assert not {name for page in pages for name in FULL.findall(text_of(page))}


def test_every_court_code_begins_with_99(pages: list[SavedPage]) -> None:
    """There is no region 99."""
    codes = {code for page in pages for code in COURT.findall(text_of(page) + page.path)}
    assert len(codes) > 10
    assert {code[:2] for code in codes} == {"99"}


def test_paths_name_the_visit_and_are_not_used_twice(pages: list[SavedPage]) -> None:
    """The day of the visit is the first folder of a path."""
    paths = [page.path for page in pages]
    assert len(set(paths)) == len(paths)
    assert all(page.path.startswith(f"{page.visit}/") for page in pages)
