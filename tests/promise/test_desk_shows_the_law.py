"""The desk shows the law by article, on any day, and in a case every way back to the front."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.promise.desk_world import CASE, Visitor, entered

from wayout.desk.told import history_of
from wayout.law import assess, facts_of_history, load_law
from wayout.text import LANGUAGES, Language


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    with entered(tmp_path_factory.mktemp("desk"), "en") as made:
        yield made


def page(visitor: Visitor, path: str, language: Language = "en") -> str:
    """What a page says, once its markup is read."""
    got = visitor.ask("GET", f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert got.status == 200, path
    return unescape(got.body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_shows_every_way_back(visitor: Visitor, language: Language) -> None:
    """Word for word as the law is asked, and that it is no advice."""
    body = page(visitor, visitor.case(), language)
    history = history_of(CASE)
    assert history is not None
    (facts,) = facts_of_history(history).values()
    ways = assess(facts, language=language).back_to_front
    assert ways
    assert all(one.how.rstrip(".") in body for one in ways)
    assert {"en": "Not legal advice", "ru": "не юридическая консультация"}[language] in body


def test_every_article_has_its_page_and_every_link_leads_somewhere(visitor: Visitor) -> None:
    """What the list links to is there, and so is what the articles link to."""
    listed = set(re.findall(r'href="(/law/[^"?#]+)\?on=', page(visitor, "/law")))
    assert listed == {f"/law/{name}" for name in load_law().articles}
    pages = {one: page(visitor, one) for one in sorted(listed)}
    for body in pages.values():
        for path, anchor in re.findall(r'href="(/law/[^"?#]+)#([^"]+)"', body):
            assert f'id="{anchor}"' in pages[path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_editions_stand_side_by_side(visitor: Visitor, language: Language) -> None:
    """The one of the day is told from the others; words that are new in it are marked."""
    old, new = load_law().editions("upk.389.4.1")
    body = page(visitor, "/law/upk.389.4?on=2022-06-01", language)
    now = body.partition(f'id="upk.389.4.1.{new.since}"')[2]
    before = body.partition(f'id="upk.389.4.1.{old.since}"')[2].partition("</details>")[0]
    marked = {"en": "applies on this day", "ru": "применяется в этот день"}[language]
    assert marked in before
    assert marked not in now
    assert "<mark>" in now
    assert "<mark>" not in before


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2025-01-20", "20 January 2025"), ("20.01.2025", "20 January 2025"),
     ("20 января 2025", "20 January 2025")],
)  # fmt: skip
def test_a_day_is_typed_as_people_type_it(visitor: Visitor, typed: str, day: str) -> None:
    """And comes back in words."""
    assert f'value="{day}"' in page(visitor, f"/law?on={quote(typed)}")


@pytest.mark.parametrize("typed", ["zzz", "2025", "2025-02-31", '"><b>x', "0000-00-00"])
def test_what_is_no_day_is_said(visitor: Visitor, typed: str) -> None:
    """Today is shown meanwhile, and what was typed stays in the field, as text."""
    got = visitor.ask("GET", f"/law?lang=en&on={quote(typed)}")
    assert got.status == 200
    assert 'aria-invalid="true"' in got.body
    assert "Shown is today." in got.body
    assert "<b>x" not in got.body


@pytest.mark.parametrize("name", ["uk.999", "x", "%2e%2e", "uk.337%00"])
def test_an_article_that_is_not_there_is_not_found(visitor: Visitor, name: str) -> None:
    """Without a fault."""
    assert visitor.ask("GET", f"/law/{name}").status == 404


def test_the_law_is_shown_to_nobody_while_the_vault_is_locked(tmp_path: Path) -> None:
    """As everything else, it leads to where it is unlocked."""
    with entered(tmp_path) as visitor:
        visitor.lock()
        for path in ("/law", "/law/uk.337"):
            got = visitor.ask("GET", path)
            assert (got.status, got.headers["location"]) == (303, "/unlock")


def test_the_day_stays_when_the_language_is_changed(visitor: Visitor) -> None:
    """Of the list and of an article."""
    for path in ("/law", "/law/uk.337"):
        assert f'href="{path}?lang=ru&on=2025-01-20"' in page(visitor, f"{path}?on=2025-01-20")


def test_a_case_is_compared_by_the_law_of_two_days(visitor: Visitor) -> None:
    """What came between them is named; the days are in no address."""
    path = f"{visitor.case()}/law"
    assert "?" not in path
    days = {"first": "1 September 2022", "second": "01.10.2022"}
    body = unescape(visitor.ask("POST", path, days).body)
    assert "1 October 2022" in body
    assert "CC 337(5)" in body
    assert 'href="/law/uk.337#uk.337.5.2022-09-24"' in body
    same = visitor.ask("POST", path, {"first": "01.10.2022", "second": "02.10.2022"}).body
    assert "For these facts nothing changed." in same


def test_time_that_passed_is_no_change_of_the_law(visitor: Visitor) -> None:
    """Two days of the same law say the same, though he left between them."""
    path = f"{visitor.case()}/law"
    days = {"first": "2025-01-15", "second": "2025-02-15"}
    assert "For these facts nothing changed." in visitor.ask("POST", path, days).body


def test_what_is_no_day_is_said_beside_its_field(visitor: Visitor) -> None:
    """And the page is shown for another one."""
    got = visitor.ask("POST", f"{visitor.case()}/law", {"first": "zzz", "second": "2025"})
    assert got.status == 200
    assert got.body.count('aria-invalid="true"') == 2
    assert 'value="zzz"' in got.body
