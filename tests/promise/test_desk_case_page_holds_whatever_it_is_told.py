"""The page of a case shows as text whatever was written into it, and holds a long case too."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.promise.desk_answers import Answers
from tests.promise.desk_world import CODE, Visitor, entered

from wayout.desk.pages.case.event_kinds import COMMON

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}</textarea></svg>"
LONG = "Превысокомногорассмотрительствующий" * 2
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
WITH_MARKUP = {
    "code": CODE,
    "title": MARKUP + LONG,
    "people": [
        {"role": "client", "name": MARKUP, "contact": MARKUP, "decides": True, "told": True},
        {"role": "lawyer", "name": LONG, "contact": None},
    ],
    "history": {
        "events": [
            {"kind": "left_unit", "day": "2025-01-20", "source": MARKUP, "matter": MARKUP},
            {"kind": "verdict", "day": "2025-03", "detail": MARKUP, "ground": MARKUP},
            {"kind": "suspended", "day": "2025-04", "ground": MARKUP, "source": LONG},
        ],
        "until": "2025-06-01",
    },
    "notes": [MARKUP, LONG],
    "decided": [
        {"name": "appeal", "counted": "2025-03-17", "due": "2025-03-20", "because": MARKUP}
    ],
    "courts": [{"number": MARKUP, "court": None}],
    "owner": MARKUP,
    "entries": 3,
    "numbers": {
        "events": ["0.0.0", "0.0.1", "1.0"],
        "known": ["2025-06-01"] * 3,
        "notes": ["2025-06-01", "2025-06-02"],
        "places": [0, 1],
    },
    "earlier": [
        {
            "name": "0.0.2",
            "event": {"kind": "suspended", "day": "2025-03", "ground": MARKUP, "source": MARKUP},
            "known": "2025-06-01",
            "until": "2025-06-02",
            "by": by,
        }
        for by in ("1.0", None)
    ],
}


def long_case(number: int) -> dict[str, Any]:
    """A case of so many events, of the kinds that are offered first."""
    first = date(2015, 1, 1)
    events = [
        {
            "kind": COMMON[at % len(COMMON)],
            "day": (first + timedelta(days=9 * at)).isoformat(),
            "source": LONG if at == 0 else "client",
        }
        for at in range(number)
    ]
    names = [f"0.0.{at}" for at in range(number)]
    numbers = {"events": names, "known": ["2025-06-01"] * number, "notes": [], "places": []}
    return {"code": CODE, "title": LONG, "history": {"events": events}, "numbers": numbers}


class Page(HTMLParser):
    """A page that was read: its tags, ids, what labels are for, and the text in it."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.unmatched: list[str] = []
        self.text = ""
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Close the last one."""
        if not self.open or self.open.pop() != tag:
            self.unmatched.append(tag)

    def handle_data(self, data: str) -> None:
        """Note what is read."""
        self.text += data

    def values(self, name: str) -> list[str]:
        """The values of an attribute."""
        return [value for _tag, found, value in self.attributes if found == name]


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    with entered(tmp_path_factory.mktemp("desk")) as made:
        yield made


def read(visitor: Visitor, shown: Mapping[str, Any], more: str = "") -> Page:
    """The page of a case, or one below it."""
    Answers({"show": shown}).before(visitor)
    got = visitor.ask("GET", f"{visitor.case()}{more}")
    assert got.status == 200
    return Page(got.body)


@pytest.mark.parametrize("more", ["", "/events/0.0.0"])
def test_what_was_written_is_shown_as_text(visitor: Visitor, more: str) -> None:
    """In every field: no tag and no attribute of a page is made of it."""
    page = read(visitor, WITH_MARKUP, more)
    plain = read(visitor, long_case(3), more)
    assert page.tags["script"] == plain.tags["script"]
    assert page.tags["img"] == 0
    assert not [name for _tag, name, _value in page.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text
    assert page.unmatched == page.open == []


def test_every_text_of_a_case_is_there(visitor: Visitor) -> None:
    """The title, the name, how he is reached, who said so, and the note, each to be read whole."""
    page = read(visitor, WITH_MARKUP)
    assert page.text.count(MARKUP) >= 5
    assert page.values("value").count(MARKUP) == 2  # in the form of the person
    assert MARKUP + LONG in page.values("value")  # in that of the title


def test_a_case_of_400_events_is_a_whole_page(visitor: Visitor) -> None:
    """Each has its row and its link; ids are given once, and labels have their field."""
    page = read(visitor, long_case(400))
    assert page.unmatched == page.open == []
    links = [one for one in page.values("href") if "/events/0.0." in one]
    assert len(links) == len(set(links)) == 400
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(page.values("for")) <= set(ids)
    assert not page.values("style")
    assert page.tags["style"] == 0
    assert page.tags["option"] < 300  # the kinds once, not in every row


@pytest.mark.parametrize("day", ["0001-01-01", "9998-12-31", "0001-01-01/9999-12-31"])
def test_a_day_that_nobody_lives_to_see_stands_on_the_page(visitor: Visitor, day: str) -> None:
    """An export may hold any: what is drawn ends, and the paper is made as well."""
    events = [{"kind": "left_unit", "day": "2025-01-20"}, {"kind": "hearing", "day": day}]
    shown = {"code": CODE, "title": LONG, "history": {"events": events, "until": "9999-12-31"}}
    page = read(visitor, shown)
    assert page.tags["figure"] == 1
    assert day[-4:] in page.text or day[:4] in page.text
    assert read(visitor, shown, "/paper").tags["svg"] == 1


def test_a_case_of_which_nothing_is_told_has_its_page(visitor: Visitor) -> None:
    """There is no time line, and the first event can be added."""
    page = read(visitor, {"code": CODE, "title": LONG})
    assert page.tags["figure"] == 0
    assert page.unmatched == page.open == []
    assert any(value.endswith("/events") for value in page.values("action"))


def test_every_deadline_of_the_law_leads_to_its_own_page(visitor: Visitor) -> None:
    """The alias of its address is that of this case, this deadline and the day it is counted to."""
    page = read(visitor, long_case(12))
    links = {one for one in page.values("href") if "/deadlines/" in one}
    assert links
    for link in links:
        assert visitor.ask("GET", link).status == 200
