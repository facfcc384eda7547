"""The list: filters that stand in the address in code, chips, pages, a table, words by form."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.promise.desk_world import CODE, COUNTS, LISTED, ROW, Visitor, entered


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    with entered(tmp_path, "en") as made:
        yield made


def asked(visitor: Visitor, request: str = "page") -> dict[str, Any]:
    """With what the keeper was asked last."""
    assert visitor.book is not None
    return visitor.book.asked[request]


def plain(body: str) -> str:
    """What is read of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", {}),
        ("state=absent", {"state": "absent"}),
        ("state=unknown", {"state": ""}),
        ("owner=mine", {"mine": True}),
        ("owner=nobody", {"owner": ""}),
        ("deadline=appeal&due=7", {"deadline": "appeal", "due": 7}),
        ("court=yes", {"court": True}),
        ("court=no", {"court": False}),
        ("changed=yes", {"changed": True}),
        ("opened_from=2025-01-01", {"opened": ["2025-01-01", None]}),
        ("written_from=2025-01-01&written_to=2025-02-01",
         {"written": ["2025-01-01", "2025-02-01"]}),
    ],
)  # fmt: skip
def test_the_address_says_what_is_wanted(
    visitor: Visitor, query: str, wanted: dict[str, object]
) -> None:
    """And the page has a chip for each filter, which leads to the list without it."""
    body = visitor.ask("GET", f"/cases?{query}").body
    assert asked(visitor)["wanted"] == wanted
    chips = re.findall(r'<li><a href="(/cases[^"]*)"[^>]*><span>', body)
    parts = query.split("&") if query else []
    without = ["&amp;".join(one for one in parts if one != part) for part in parts]
    assert chips == [f"/cases?{rest}" if rest else "/cases" for rest in without]


@pytest.mark.parametrize(
    "query",
    ["state=Примеров", "owner=Вера", "owner=mine%00", "deadline=x", "due=4", "court=perhaps",
     "changed=no", "opened_from=2025-02-31", "order=name", "size=7", "after=nowhere", "what=ever"],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(visitor: Visitor, query: str) -> None:
    """Nothing of it comes back."""
    body = visitor.ask("GET", f"/cases?{quote(query, safe='=%')}").body
    assert asked(visitor) == {
        "wanted": {}, "part": {"limit": 50, "after": None, "order": "due"},
    }  # fmt: skip
    assert "Take away all" not in body
    assert "Примеров" not in body


def test_days_are_typed_as_people_write_them(visitor: Visitor) -> None:
    """Of a month the end that is meant; what is no day is told, and the rest still counts."""
    query = quote("opened_from=2 января 2025&opened_to=02.2025", safe="=&")
    body = visitor.ask("GET", f"/cases?{query}").body
    assert asked(visitor)["wanted"] == {"opened": ["2025-01-02", "2025-02-28"]}
    assert 'name="opened_to" value="28 February 2025"' in body
    assert "This is no day." not in body
    wrong = visitor.ask("GET", "/cases?opened_from=soon&state=absent").body
    assert asked(visitor)["wanted"] == {"state": "absent"}
    assert "This is no day." in wrong
    assert "soon" not in wrong.partition("<main")[2]


def test_a_member_is_named_by_an_alias(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """His name stands on the page, in no address."""
    monkeypatch.setitem(LISTED, "me", "Анна")
    body = visitor.ask("GET", "/cases").body
    (value,) = re.findall(r'<option value="([^"]+)">Вера \(1\)', body)
    chosen = visitor.ask("GET", f"/cases?owner={value}").body
    assert asked(visitor)["wanted"] == {"owner": "Вера"}
    assert "Whose case: Вера ×" in plain(chosen)
    assert not re.search(r'(href|action)="[^"]*(Вера|%D0%92)', chosen)
    table = visitor.ask("GET", f"/cases.tsv?owner={value}").body
    assert "Whose case: one member" in table
    assert "Вера" not in table


def test_the_next_page_keeps_the_filters(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so do the links to the other language, with the page."""
    monkeypatch.setitem(LISTED, "further", 1)
    monkeypatch.setitem(LISTED, "number", 700)
    body = visitor.ask("GET", "/cases?state=absent&order=code").body
    (further,) = re.findall(r'href="/cases\?([^"]+)" [^>]*rel="next"', body)
    assert further.startswith("state=absent&amp;order=code&amp;after=")
    second = visitor.ask("GET", f"/cases?{further.replace('&amp;', '&')}").body
    assert asked(visitor)["part"] == {"limit": 50, "after": CODE, "order": "code"}
    assert f'href="/cases?lang=ru&amp;{further}"' in second.replace("&state", "&amp;state").replace(
        "&order", "&amp;order"
    ).replace("&after", "&amp;after")
    assert re.search(r'href="/cases\?state=absent&amp;order=code"[^>]*>To the beginning', second)
    assert 'href="/cases?state=absent&amp;order=code&amp;size=500"' in body
    visitor.ask("GET", "/cases?size=500")
    assert asked(visitor)["part"]["limit"] == 500


def test_a_row_says_where_what_and_whose(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadline by its title and how far off it is; the front is marked."""
    row = ROW | {"owner": "Вера", "written": "2025-06-01", "court": False, "changed": False}
    due = {"next_deadline": "2025-06-12", "next_deadline_name": "appeal", "state": "deployed"}
    monkeypatch.setitem(LISTED, "rows", [{**row, **due}, {**row, "owner": None, "state": None}])
    monkeypatch.setitem(LISTED, "counts", COUNTS | {"due": {"over": 2, "3": 1}})
    body = visitor.ask("GET", "/cases?due=over").body
    assert asked(visitor)["wanted"] == {"due": "over"}
    assert "Deadline ends: already over" in plain(body)
    assert "already over (2) within 3 days (1)" in plain(body)
    body = visitor.ask("GET", "/cases").body
    assert "12 June 2025, in 2 days" in plain(body)
    safe = {**row, **due, "next_safe": "2025-06-11"}
    over = {**safe, "next_deadline": "2025-06-08", "next_safe": "2025-06-07"}
    monkeypatch.setitem(LISTED, "rows", [safe, over])
    said = plain(visitor.ask("GET", "/cases").body)
    assert "11 June 2025, tomorrow" in said
    assert "(11 Jun 2025 to be safe, last day 12 Jun 2025)" in said
    assert "8 June 2025, 2 days overdue" in said
    assert 'class="place front"' in body
    assert "Вера" in plain(body)
    assert 'class="place">not known<' in body
    assert "No filter: all cases" in body
    assert "The numbers in brackets count cases." in body


def test_words_come_by_form_and_stay_out_of_addresses(visitor: Visitor) -> None:
    """What is found is said by number, and listed by code."""
    got = visitor.ask("POST", "/cases/find", {"words": " Примеров зимой "})
    assert asked(visitor, "find") == {"words": ["Примеров", "зимой"], "called": {}}
    assert asked(visitor)["wanted"] == {"codes": [CODE]}
    assert "Примеров зимой: found in 1 case." in plain(got.body)
    assert CODE in got.body
    assert 'class="place' in got.body  # where he is, and the next deadline, as in the list
    assert "Words are looked for as they are written" in got.body
    assert not re.search(r'(href|action)="[^"]*(Примеров|%D0)', got.body)
    assert 'href="/cases?lang=ru"' in got.body
    assert visitor.ask("POST", "/cases/find", {"words": " "}).headers["location"] == "/cases"


def test_what_others_changed_is_marked_and_can_be_chosen(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words, with how many there are; where there is nothing there is no field for it."""
    body = visitor.ask("GET", "/cases").body
    assert 'name="changed"' not in body
    assert "changed by others" not in body
    row = ROW | {"owner": None, "written": "2025-06-01", "court": False, "changed": True}
    none: dict[str, dict[str, int]] = {name: {} for name in ("state", "owner", "deadline", "due")}
    monkeypatch.setitem(LISTED, "rows", [row])
    monkeypatch.setitem(LISTED, "counts", {**none, "court": {}, "changed": {"yes": 3}})
    body = visitor.ask("GET", "/cases").body
    assert f"{CODE} changed by others since you were here" in plain(body)
    assert '<option value="yes">changes (3)</option>' in body


def test_what_is_called_so_is_found_and_said(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what each was found; what is called so stands before what only has the word."""
    assert visitor.book is not None
    other = "9M3T-0000"
    row: dict[str, Any] = visitor.book.ask("page")["rows"][0]
    rows = [{**row, "code": other}, row]
    monkeypatch.setitem(LISTED, "rows", rows)
    visitor.book.found = {other: [], CODE: ["event:verdict"]}
    body = visitor.ask("POST", "/cases/find", {"words": "приговора Тестова"}).body
    sent = asked(visitor, "find")["called"]
    assert "event:verdict" in sent["приговора"]
    assert "Тестова" not in sent
    assert re.findall(r"(event: verdict|words of the case)</td>", body) == [
        "event: verdict", "words of the case",
    ]  # fmt: skip
    assert 'name="words" value="приговора Тестова"' in body


def test_a_code_leads_to_its_case(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it is typed; the address names it by its alias. One of no case is a word."""
    got = visitor.ask("POST", "/cases/find", {"words": f" {CODE.lower().replace('-', '')} "})
    assert asked(visitor)["wanted"] == {"codes": [CODE]}
    assert got.status == 303
    assert re.fullmatch(r"/cases/[\w-]{12}", got.headers["location"])
    assert CODE in visitor.ask("GET", got.headers["location"]).body
    monkeypatch.setitem(LISTED, "rows", [])
    assert visitor.ask("POST", "/cases/find", {"words": CODE}).status == 200
    assert asked(visitor, "find") == {"words": [CODE], "called": {}}


def test_the_table_states_its_filters_and_names_nobody(visitor: Visitor) -> None:
    """All that match, between tabs; without a head the rows alone."""
    got = visitor.ask("GET", "/cases.tsv?state=absent&due=7")
    assert got.headers["content-type"] == "text/tab-separated-values; charset=utf-8"
    assert asked(visitor, "rows") == {"wanted": {"state": "absent", "due": 7}, "order": "due"}
    lines = got.body.splitlines()
    assert lines[:4] == [
        "# 2025-06-10", "# Where he is: Absent", "# Deadline ends: within 7 days", "# 1 cases",
    ]  # fmt: skip
    row = [CODE, "absent", "2025-01-20", "", "", "", "2025-06-01", "2025-06-01", "no"]
    assert [line.split("\t") for line in lines[5:]] == [row]
    assert lines[4].split("\t")[0] == "code"
    assert visitor.ask("GET", "/cases.tsv?head=no").body == "\t".join(row) + "\n"
    assert "Вера" not in got.body


def test_a_table_that_was_cut_says_so(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand rows go at once."""
    monkeypatch.setitem(LISTED, "number", 12_345)
    assert "# 12345 cases, the first 1\n" in visitor.ask("GET", "/cases.tsv").body
