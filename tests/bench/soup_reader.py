"""A reader of court cards as they are commonly written: the whole page through BeautifulSoup.

The peer that the benchmark of the reading stands against. It shares no code with the product.
"""

import re
from datetime import date
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

_TWINS = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
_NUMBER = re.compile(r"[\w/]+(?:-\d+)+/\d{4}")
_DAY = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")
_TIME = re.compile(r"\b(\d{2}:\d{2})\b")
_ARTICLE = re.compile(r"ст\.\s*(\d+(?:\.\d+)?)")
_ACT_BODIES = 'div[id^="cont_doc"], div[id^="tab_content_Document"]'
_EVENT, _DATE, _HOUR, _RESULT = "Наименование события", "Дата", "Время", "Результат"
_ARTICLES = "Перечень статей"


class Row(NamedTuple):
    """One row of the movement of a case."""

    label: str
    day: str | None
    time: str | None
    result: str


class Fields(NamedTuple):
    """What both readers take from a card."""

    number: str | None
    uid: str | None
    received: str | None
    decided: str | None
    in_force: str | None
    result: str
    rows: list[Row]
    articles: list[set[str]]  # of each accused
    acts: int


def soup_read(data: bytes) -> Fields:
    """Read one card of the old or the new layout."""
    soup = BeautifulSoup(_decoded(data), "html.parser")
    values = _values(soup)
    heading = soup.select_one("div.casenumber, div.case-num")
    number = _NUMBER.search(_text(heading)) if heading else None
    return Fields(
        number=number[0].translate(_TWINS) if number else None,
        uid=_text(values["Уникальный идентификатор дела"]) or None,
        received=_day(_text(values["Дата поступления"])),
        decided=_day(_text(values["Дата рассмотрения"])),
        in_force=_day(_text(values["Дата вступления в законную силу"])),
        result=_first_line(values["Результат рассмотрения"]),
        rows=_movement(soup),
        articles=_accused(soup),
        acts=len(_acts(soup)),
    )


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1251", "ignore")


def _text(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag else ""


def _label(tag: Tag) -> str:
    return _text(tag).translate(_TWINS)


def _first_line(cell: Tag | None) -> str:
    if cell is None:
        return ""
    lines: list[str] = []
    for child in cell.children:
        if isinstance(child, Tag) and child.name == "br":
            break
        lines.append(child.get_text(" "))
    return " ".join(" ".join(lines).split())


def _day(text: str) -> str | None:
    found = _DAY.search(text)
    return date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else None


def _values(soup: BeautifulSoup) -> dict[str, Tag | None]:
    wanted = (
        "Уникальный идентификатор дела", "Дата поступления", "Дата рассмотрения",
        "Результат рассмотрения", "Дата вступления в законную силу",
    )  # fmt: skip
    values: dict[str, Tag | None] = dict.fromkeys(wanted)
    for row in soup.find_all("tr"):
        cells = row.find_all("td", recursive=False)
        if len(cells) == 2 and (label := _label(cells[0])) in values and values[label] is None:
            values[label] = cells[1]
    return values


def _table(soup: BeautifulSoup, head: str) -> tuple[list[str], list[list[Tag]]]:
    """Heads and rows of the first table that has such a head; the others are copies of it."""
    for table in soup.find_all("table"):
        rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
        for at, cells in enumerate(rows[:3]):
            heads = [_label(cell) for cell in cells]
            if head in heads:
                return heads, [row for row in rows[at + 1 :] if row]
    return [], []


def _cell(heads: list[str], cells: list[Tag], beginning: str) -> Tag | None:
    for head, cell in zip(heads, cells, strict=False):
        if head.startswith(beginning):
            return cell
    return None


def _movement(soup: BeautifulSoup) -> list[Row]:
    heads, rows = _table(soup, _EVENT)
    found = []
    for cells in rows:
        time = _TIME.search(_text(_cell(heads, cells, _HOUR)))
        found.append(
            Row(
                label=_text(_cell(heads, cells, _EVENT)),
                day=_day(_text(_cell(heads, cells, _DATE))),
                time=time[1] if time else None,
                result=_first_line(_cell(heads, cells, _RESULT)),
            )
        )
    return found


def _accused(soup: BeautifulSoup) -> list[set[str]]:
    heads, rows = _table(soup, _ARTICLES)
    return [set(_ARTICLE.findall(_text(_cell(heads, cells, _ARTICLES)))) for cells in rows]


def _acts(soup: BeautifulSoup) -> list[str]:
    return [_text(body) for body in soup.select(_ACT_BODIES)]
