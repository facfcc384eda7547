"""A paper made at the desk holds what was chosen and no word of the rest, in its own language."""

import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from tests.promise.desk_world import CASE, CODE, Visitor, served

from wayout.desk.aliases import Aliases
from wayout.desk.pages.odds.told import OddsPanel
from wayout.desk.pages.paper import page as paper_pages
from wayout.desk.paper import making

BAD = "<b>#[x]</b> {{7*7}} \x07 Примеров"
SHOWN = {
    **CASE,
    "title": f"Тихий омут {BAD}",
    "people": [{"role": "client", "name": "Образцова Анна", "contact": "+7 000 000"}],
    "notes": ["Звонит Шаблонов"],
    "numbers": {"notes": ["2025-06-01"]},
}
IDENTIFY = ("Примеров", "Образцова", "омут", "+7 000")


@pytest.fixture
def asked() -> list[str]:
    """What the keeper was asked."""
    return []


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> Iterator[Visitor]:
    """Somebody who entered an open desk, in Russian."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "ru")
    with served(tmp_path, is_open=True) as made:
        made.enter()
        assert made.book is not None
        before = made.book.ask

        def ask(request: str, **values: Any) -> Any:  # noqa: ANN401  as the real one
            asked.append(request)
            answers = {"show": SHOWN, "papered": None}
            return answers[request] if request in answers else before(request, **values)

        monkeypatch.setattr(made.book, "ask", ask)
        yield made


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the paper of the case is, under whatever name."""
    monkeypatch.setattr(Aliases, "code", lambda _aliases, _name: CODE)
    return "/cases/aliasaliasal/paper"


def sent(visitor: Visitor, address: str, **form: str) -> tuple[dict[str, str], bytes]:
    """Ask for a file; its headers and its bytes."""
    line = HTTPConnection("127.0.0.1", visitor.port, timeout=20)
    body = urlencode({"token": visitor.token, **form})
    heads = {
        "cookie": visitor.cookie,
        "origin": f"http://{visitor.host}",
        "content-type": "application/x-www-form-urlencoded",
    }
    with closing(line):
        line.request("POST", address, body, heads)
        got = line.getresponse()
        assert got.status == 200
        return {name.lower(): value for name, value in got.getheaders()}, got.read()


def everything_in(data: bytes) -> str:
    """All bytes of a file, those that lie packed in it too."""
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as parts:
            return "".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    plain = [zlib.decompress(one) for one in streams if one[:1] == b"\x78"]
    text = b"\n".join([data, *plain]).decode("latin-1")
    letters = re.findall(r"<FEFF([0-9A-F]+)>", text)
    return text + "".join(bytes.fromhex(one).decode("utf-16-be", "replace") for one in letters)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_is_named_after_nobody_and_logged(
    visitor: Visitor, address: str, asked: list[str], kind: str
) -> None:
    """It is kept by no cache; what was looked at alone is not logged as one that left."""
    visitor.ask("POST", address, {"for": "court", "events": "on", "as": ""})
    assert "papered" not in asked
    heads, data = sent(visitor, address, **{"for": "court", "events": "on", "as": kind})
    assert heads["content-disposition"] == f'attachment; filename="summary.{kind}"'
    assert heads["cache-control"] == "no-store"
    assert asked[-2:] == ["show", "papered"]
    assert len(data) > 1000


def test_what_is_out_is_in_no_byte_of_a_docx(visitor: Visitor, address: str) -> None:
    """And what is in, is there, as it was typed."""
    form = {"for": "donor", "paper": "ru", "events": "on", "people": "on", "as": "docx"}
    said = everything_in(sent(visitor, address, **form)[1])
    assert [word for word in (*IDENTIFY, "Шаблонов") if word in said] == []
    said = everything_in(
        sent(visitor, address, **form, names="on", title="on", contacts="on", notes="on")[1]
    )
    assert [word for word in (*IDENTIFY, "Шаблонов") if word not in said] == []
    assert "&lt;b&gt;#[x]&lt;/b&gt; {{7*7}}" in said


def test_a_pdf_has_its_own_title_and_language(visitor: Visitor, address: str) -> None:
    """The headings of its outline are of the language of the paper, not of the page."""
    form = {"for": "donor", "paper": "en", "events": "on", "as": "pdf"}
    said = everything_in(sent(visitor, address, **form)[1])
    assert "/Lang(en)" in said
    assert "Summary of a case for a donor" in said
    assert "How this paper was made" in said


def test_a_page_shows_the_paper_in_its_own_language(visitor: Visitor, address: str) -> None:
    """Around it the page goes on in that of its reader; markup stays text."""
    page = visitor.ask("POST", address, {"for": "court", "paper": "en", "title": "on", "as": ""})
    head, _, rest = page.body.partition('<article class="paper" lang="en"')
    assert page.status == 200
    assert '<html lang="ru">' in head
    assert "Что будет на бумаге" in head
    article = rest.partition("</article>")[0]
    assert "How this paper was made" in article
    assert not re.search("[А-Яа-я]", re.sub("Тихий омут|Примеров", "", article).partition(">")[2])
    assert "&lt;b&gt;#[x]&lt;/b&gt; {{7*7}}" in article


@pytest.mark.parametrize(("reader", "out"), [("court", False), ("donor", True)])
def test_for_a_donor_nobody_is_named_unless_it_is_chosen(
    visitor: Visitor, address: str, reader: str, *, out: bool
) -> None:
    """As the page is first opened; notes are on neither."""
    page = visitor.ask("GET", f"{address}?for={reader}").body
    article = page.partition('<article class="paper"')[2]
    assert ("Образцова" not in article) == out
    assert "Шаблонов" not in article


def test_a_donor_is_not_shown_what_nobody_agreed_to_publish(
    visitor: Visitor, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not asked or refused is said on the page, and goes when it is agreed to."""
    told: list[dict[str, Any]] = [{"to": "publish", "given": False, "day": "2025-06-01"}]
    monkeypatch.setitem(SHOWN, "consents", told)
    page = visitor.ask("GET", f"{address}?for=donor").body.partition("<article")[0]
    assert "(на публикацию): в нём отказано" in page
    assert "(чтобы дело передали коллегам): его не спрашивали" in page
    page = visitor.ask("GET", f"{address}?for=court").body.partition("<article")[0]
    assert "(чтобы дело передали коллегам): его не спрашивали" in page
    assert "на публикацию" not in page
    told += [{"to": to, "given": True, "day": "2025-06-02"} for to in ("publish", "share")]
    for reader in ("court", "donor"):
        assert "Нет согласия" not in visitor.ask("GET", f"{address}?for={reader}").body


def test_what_a_court_will_read_is_said_before_the_paper_is_made(
    visitor: Visitor, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is left out, which the paper itself does not say; a donor's does."""
    event = {"kind": "left_unit", "day": "2025-06-14", "source": "client"}
    monkeypatch.setitem(SHOWN, "history", {"events": [event]})
    head, _, paper = visitor.ask("GET", f"{address}?for=court").body.partition("<article")
    assert "прочтёт суд" in head
    assert "Известно от самого доверителя: Ушёл из части (14 июня 2025)." in head
    for words in ("Не включено", "истёкшие сроки", "заметки", "код дела"):
        assert words in head
        assert words not in paper
    assert [word for word in (CODE, "Wayout", "от кого известно") if word in paper] == []
    head, _, paper = visitor.ask("GET", f"{address}?for=donor").body.partition("<article")
    assert "прочтёт суд" not in head
    assert "истёкшие сроки" in paper


def test_for_a_donor_the_odds_are_asked_by_month(
    visitor: Visitor, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they say of a day would tell it as well."""
    asked: list[Any] = []

    def others(_request: object, shown: dict[str, Any], _choice: object) -> OddsPanel:
        asked.append([one["day"] for one in shown["history"]["events"]])
        return OddsPanel()

    monkeypatch.setattr(paper_pages, "_others", others)
    for reader in ("court", "donor"):
        visitor.ask("POST", address, {"for": reader, "odds": "on", "as": ""})
    exact, months = asked
    assert months == [day[:7] for day in exact] != exact


def test_the_setting_chooses_the_language_of_the_paper(visitor: Visitor, address: str) -> None:
    """Apart from that of the pages."""
    assert '<article class="paper" lang="ru"' in visitor.ask("GET", address).body
    visitor.ask("POST", "/settings", {"paper": "en"})
    assert '<article class="paper" lang="en"' in visitor.ask("GET", address).body


def test_what_the_browser_prints_is_the_paper_alone(visitor: Visitor, address: str) -> None:
    """The head of the page names the case: it and the form are on the screen only."""
    page = HTMLParser(visitor.ask("GET", f"{address}?for=donor").body)
    main = page.css_first("main")
    assert main is not None
    shown = [one for one in main.iter() if "hidden" not in one.attributes]
    seen = [f"{one.tag}.{one.attributes.get('class')}" for one in shown]
    assert seen == ["div.unprinted", "form.choose", "article.paper"]
    style = visitor.ask("GET", "/assets/desk.css").body.partition("@page")[2]
    hidden = next(line for line in style.splitlines() if "display: none !important" in line)
    assert {".unprinted", "form", ".top", ".pages"} <= set(re.split(r"[ ,{]+", hidden))


def test_odds_are_asked_in_the_language_of_the_paper(visitor: Visitor, address: str) -> None:
    """That there is no record to ask is said in it, too."""
    page = visitor.ask("POST", address, {"for": "donor", "paper": "en", "odds": "on", "as": ""})
    article = page.body.partition('<article class="paper"')[2]
    assert "No court record was chosen yet" in article
    assert '<html lang="ru">' in visitor.ask("GET", address).body


def test_without_the_extra_the_page_offers_print(
    visitor: Visitor, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a file that is asked for all the same is refused with the reason."""
    monkeypatch.setattr(making, "find_spec", {}.get)
    page = visitor.ask("GET", address).body
    assert 'value="pdf"' not in page
    assert "напечатать из браузера" in page
    got = visitor.ask("POST", address, {"for": "court", "as": "pdf"})
    assert got.status == 422
    assert "reports" in got.body
