"""Court pages are looked at before they are added; a case of a colleague, too; a lock ends it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import pytest
from tests.promise.desk_answers import Answers
from tests.promise.desk_uploads import form, post
from tests.promise.desk_world import CODE, Visitor, entered, served

from wayout.casebook.disk import state_folder
from wayout.desk.aliases import Aliases
from wayout.desk.incoming import job as jobs
from wayout.errors import CasesError
from wayout.sample import make_world, write_world

COURT = "/import/court"
SLOW = "import json, sys, time; sys.stdin.readline(); print('{\"pages\": 7}', flush=True); time.sleep(60)"  # noqa: E501  a line of a child
TOLD = {
    "from": {"vault": "a" * 32, "code": "9ZZZ-9ZZZ"}, "made": "2025-06-01", "expires": None,
    "contents": {"title": 1, "people": 2},
}  # fmt: skip


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered an open desk, in English."""
    with entered(tmp_path, "en") as made:
        yield made


@pytest.fixture
def pages(tmp_path: Path) -> list[tuple[str, bytes]]:
    """A few invented court pages, and a file that is none."""
    write_world(make_world(4, seed=1), tmp_path / "world")
    found = sorted(one for one in (tmp_path / "world").rglob("*.html") if "notices" not in str(one))
    return [*((one.name, one.read_bytes()) for one in found[:5]), ("empty.html", b"")]


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder as people have one: under /dev, where tests may write, nothing is read."""
    with TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading that does not end by itself."""
    (tmp_path / "wayout_slow_reading.py").write_text(SLOW, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(jobs, "_MODULE", "wayout_slow_reading")


def folder() -> Path:
    """Where the desk keeps court pages."""
    (found,) = {*state_folder().glob("*.court")} or {state_folder() / "none"}
    return found


def read(visitor: Visitor) -> str:
    """Wait until the reading has ended; the page that says so."""
    for _ in range(600):
        got = visitor.ask("GET", COURT)
        if "refresh" not in got.headers:
            return got.body
        time.sleep(0.05)
    raise AssertionError("the reading does not end")


def files(place: Path) -> list[str]:
    """The names of the files under a folder."""
    return sorted(one.name for one in place.rglob("*") if one.is_file())


def test_pages_are_looked_at_then_added(visitor: Visitor, pages: list[tuple[str, bytes]]) -> None:
    """What was read stands on the page; until it is confirmed there is a trial and nothing else."""
    body = form(visitor.token, pages)
    assert post(visitor, "/import/pages", body).headers["location"] == COURT
    shown = read(visitor)
    for said in (
        "pages looked at</th><td>6</td>",
        "empty files",
        "empty.html",
        "Layouts met",
        ": 5 files, ",
    ):
        assert said in shown
    assert "new cards" in shown
    assert not (folder() / "pages").exists()
    assert not (folder() / "tables").exists()
    assert visitor.ask("POST", f"{COURT}/add").headers["location"] == COURT
    assert "The pages were added" in read(visitor)
    read_of = [f"{n:04d}-{name}" for n, (name, _) in enumerate(pages, 1) if name != "empty.html"]
    assert files(folder() / "pages") == read_of
    assert "cards.parquet" in files(folder() / "tables")
    assert not (folder() / "trial").exists()
    assert str(folder() / "tables") in next(state_folder().glob("*.desk")).read_text("utf-8")
    assert folder().stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("slow")
def test_a_reading_goes_on_alone_and_is_stopped(visitor: Visitor, home: Path) -> None:
    """It tells how far it is, another does not begin beside it, and nothing stays."""
    assert post(visitor, "/import/pages", form(visitor.token, [("a", b"1")])).status == 303
    for _ in range(3000):
        got = visitor.ask("GET", COURT)
        if "7 pages so far" in got.body:
            break
        time.sleep(0.02)
    assert "7 pages so far" in got.body
    assert got.headers["refresh"] == "3"
    again = visitor.ask("POST", "/import/folder", {"folder": str(home)})
    assert (again.status, "Another reading is at work" in again.body) == (422, True)
    assert visitor.ask("POST", f"{COURT}/drop").headers["location"] == "/import"
    assert visitor.ask("GET", COURT).headers["location"] == "/import"
    assert not (folder() / "trial").exists()


@pytest.mark.usefixtures("slow")
def test_a_lock_ends_it_and_deletes_what_was_looked_at(visitor: Visitor) -> None:
    """And a page that asks again by itself does not keep the vault open."""
    assert post(visitor, "/import/pages", form(visitor.token, [("a", b"1")])).status == 303
    book = visitor.book
    assert book is not None
    stayed: list[str] = []
    book.stay = lambda: stayed.append("")  # type: ignore[method-assign]
    visitor.ask("GET", COURT)
    assert stayed == []
    visitor.ask("GET", "/law")
    assert stayed == [""]
    visitor.lock()
    assert not (folder() / "trial").exists()
    book.is_open = True
    assert visitor.ask("GET", COURT).headers["location"] == "/import"


def test_of_a_folder_only_court_pages_go(
    visitor: Visitor, pages: list[tuple[str, bytes]], home: Path
) -> None:
    """Not what lies beside them, nor what a link leads to; the page says how much goes."""
    given = home / "Downloads"
    given.mkdir()
    for name, data in [*pages[:3], ("id_rsa", b"-----BEGIN KEY"), ("scan.jpg", b"\xff\xd8\xff\0")]:
        (given / name).write_bytes(data)
    (home / "outside.html").write_bytes(pages[3][1])
    (given / "link.html").symlink_to("/etc/passwd")
    (given / "card.html").symlink_to(home / "outside.html")
    (given / "again.html").symlink_to(given / pages[0][0])
    visitor.ask("POST", "/import/folder", {"folder": str(given)})
    assert ": 4 files, " in read(visitor)
    visitor.ask("POST", f"{COURT}/add")
    assert "The pages were added" in read(visitor)
    assert files(folder() / "pages") == sorted(["again.html", *(name for name, _ in pages[:3])])
    assert not any(one.is_symlink() for one in (folder() / "pages").rglob("*"))


def test_where_no_court_page_was_read_nothing_can_be_added(visitor: Visitor, home: Path) -> None:
    """The page says so, has no button for it, and a form without one leaves the record alone."""
    (home / "letters").mkdir()
    (home / "letters" / "a.html").write_text("<html>a letter</html>", "utf-8")
    visitor.ask("POST", "/import/folder", {"folder": str(home / "letters")})
    shown = read(visitor)
    assert "there is nothing to add" in shown
    assert f"{COURT}/add" not in shown
    assert visitor.ask("POST", f"{COURT}/add").headers["location"] == COURT
    assert "there is nothing to add" in read(visitor)
    assert not (folder() / "tables").exists()


NONE = ["", "/nowhere", "\0", "~zz/x", "/" + "a" * 5000, "/" + "a/" * 2500]


@pytest.mark.parametrize(
    ("address", "also"), [("/import/folder", ["nowhere", "../"]), ("/record/folder", [])]
)
def test_a_folder_that_is_not_there_is_told(
    visitor: Visitor, address: str, also: list[str]
) -> None:
    """What was typed stays, and nothing begins; the import takes whole paths alone."""
    for typed in [*NONE, *also]:
        got = visitor.ask("POST", address, {"folder": typed})
        assert (got.status, "There is no such folder" in got.body) == (422, True), typed[:9]
    assert visitor.ask("GET", COURT).headers["location"] == "/import"


@pytest.mark.parametrize("address", ["/import/folder", "/record/folder"])
def test_a_path_that_is_no_text_is_told(visitor: Visitor, tmp_path: Path, address: str) -> None:
    """Also where there is such a folder."""
    odd = os.fsencode(tmp_path) + b"/od\xffd"
    os.mkdir(odd)  # noqa: PTH102  a name that is no text
    body = urlencode({"token": visitor.token, "folder": odd}).encode()
    assert visitor.send("POST", address, _sent(visitor), body).status == 422
    assert visitor.ask("GET", COURT).headers["location"] == "/import"


@pytest.mark.parametrize("typed", ["/proc/self", "/proc", "/sys/class", "/dev"])
def test_the_system_itself_is_not_read(visitor: Visitor, typed: str) -> None:
    """It has no end, and holds what no file does."""
    got = visitor.ask("POST", "/import/folder", {"folder": typed})
    assert (got.status, "The system itself is there" in got.body) == (422, True)


def _sent(visitor: Visitor) -> dict[str, str]:
    """The headers of a form."""
    return {
        "host": visitor.host, "cookie": visitor.cookie, "origin": f"http://{visitor.host}",
        "content-type": "application/x-www-form-urlencoded",
    }  # fmt: skip


@pytest.mark.usefixtures("slow")
def test_a_vault_that_locks_itself_deletes_what_was_looked_at(visitor: Visitor) -> None:
    """Though nobody asks for anything; what was kept of cases goes, too."""
    assert post(visitor, "/import/pages", form(visitor.token, [("a", b"1")])).status == 303
    book = visitor.book
    assert book is not None
    assert (folder() / "trial").exists()
    book.is_open = False
    book.ended()
    assert not (folder() / "trial").exists()


@pytest.mark.usefixtures("slow")
def test_the_end_of_the_desk_deletes_what_was_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And its start what one that was killed left."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with served(tmp_path, is_open=True) as made:
        made.enter()
        assert post(made, "/import/pages", form(made.token, [("a", b"1")])).status == 303
        assert (folder() / "trial").exists()
    assert not (folder() / "trial").exists()
    for left in ("trial/given", "pages/batch-0002.part", "pages/batch-0001"):
        (folder() / left).mkdir(parents=True)
    with served(tmp_path):
        assert [one.name for one in (folder() / "pages").iterdir()] == ["batch-0001"]
        assert not (folder() / "trial").exists()


def test_nothing_is_added_that_was_not_looked_at(visitor: Visitor) -> None:
    """Whoever sends the form."""
    assert visitor.ask("POST", f"{COURT}/add").status == 303
    assert visitor.ask("POST", "/import/case/add", {"word": "x"}).status == 422
    assert not os.path.lexists(folder())


def test_a_case_is_looked_into_then_added(visitor: Visitor) -> None:
    """It touches no disk; the word of the form is good once."""
    taken = {"code": CODE, **TOLD}
    answers = Answers({"look into bytes": TOLD, "import bytes": taken}).before(visitor)
    shown = post(visitor, "/import/case", form(visitor.token, [("case.age", b"sealed")])).body
    for said in ("9ZZZ-9ZZZ", "people 2", "It does not expire.", "not proved"):
        assert said in shown
    assert answers.of("import bytes") == []
    word = shown.partition('name="word" value="')[2].partition('"')[0]
    got = visitor.ask("POST", "/import/case/add", {"word": word})
    assert answers.of("import bytes") == [{"data": b"sealed"}]
    assert got.headers["location"].startswith("/cases/")
    assert visitor.ask("POST", "/import/case/add", {"word": word}).status == 422
    assert not os.path.lexists(folder())


def test_a_file_that_is_no_case_is_told(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is kept, and neither is one that was dropped or that the lock forgot."""
    monkeypatch.setattr(Aliases, "name", lambda _, code: code)
    wrong = CasesError("This file does not hold a case that Wayout exported.")
    answers = Answers({"look into bytes": wrong}).before(visitor)
    got = post(visitor, "/import/case", form(visitor.token, [("a", b"x")]))
    assert (got.status, "does not hold a case" in got.body) == (422, True)
    assert post(visitor, "/import/case", form(visitor.token, [])).status == 422
    for end in ("/import/case/drop", "/lock"):
        Answers({"look into bytes": TOLD}).before(visitor)
        shown = post(visitor, "/import/case", form(visitor.token, [("a", b"x")])).body
        word = shown.partition('name="word" value="')[2].partition('"')[0]
        visitor.go_on(visitor.ask("POST", end))
        if visitor.book is not None:
            visitor.book.is_open = True
        assert visitor.ask("POST", "/import/case/add", {"word": word}).status == 422
    assert answers.of("import bytes") == []
