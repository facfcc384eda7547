"""A desk to knock at: served on a port of this machine, with a book that holds no real vault."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from tests.promise.desk_running import running

from wayout.desk.book import Book
from wayout.errors import LockedError, WayoutError

PASSPHRASE = "seven words that only we know here"  # noqa: S105  of no vault
CODE = "7KQ2-M9XD"
CASE = {
    "code": CODE,
    "title": "Ушёл зимой",
    "people": [{"role": "client", "name": "Примеров Иван", "contact": None}],
    "history": {"events": [{"kind": "left_unit", "day": "2025-01-20"}], "until": "2025-06-01"},
    "notes": ["Звонит по пятницам"],
}
ROW = {
    "code": CODE, "state": "absent", "since": "2025-01-20", "opened": "2025-06-01", "people": 1,
    "next_deadline": None, "next_safe": None, "next_deadline_name": None,
}  # fmt: skip

COUNTS: dict[str, dict[str, int]] = {
    "state": {"absent": 1}, "owner": {"Вера": 1}, "deadline": {}, "due": {},
    "court": {"no": 1}, "changed": {},
}  # fmt: skip
LISTED = {
    "rows": [{**ROW, "owner": "Вера", "written": "2025-06-01", "court": False,
              "changed": False}],
    "number": 1,
    "further": False,
    "counts": COUNTS,
    "today": "2025-06-10",
    "me": "Вера",
}  # fmt: skip
DUE = {
    "today": "2025-06-10",
    "due": [{"day": "2025-06-12", "code": CODE, "kind": "promise", "what": "call_back", "id": "a"}],
    "to_review": 1,
}

FOLLOWED: dict[str, Any] = {
    "today": {**DUE, "nobodys": 0, "me": "Образцова", "alone": True},
    "since": [],
    "law_moved": [],
    "court_numbers": [],
    "court_events": {},
    "appointments": [],
}


class FakeBook:
    """Answers as a keeper would; `tried` counts the passphrases it was given."""

    def __init__(self, path: Path, *, is_open: bool = False) -> None:
        self.path = path
        self.told = ""
        self.unheard: WayoutError | None = None
        self.is_open = is_open
        self.ended: Callable[[], None] = lambda: None
        self.tried = 0
        self.found: dict[str, list[str]] = {CODE: []}
        self.written: list[bytes] = []
        self.asked: dict[str, dict[str, Any]] = {}

    def prepare(self) -> None:
        """Somebody is going to open it."""

    def unlock(self, passphrase: bytes) -> None:
        """Open with the one passphrase."""
        self.tried += 1
        if bytes(passphrase).decode().rstrip("\n") != PASSPHRASE:
            raise LockedError("The vault does not open with what was given.")
        self.is_open = True

    def lock(self) -> None:
        """Close."""
        self.is_open = False

    def stay(self) -> None:
        """Somebody is at work."""

    def remarks(self) -> list[object]:
        """Nothing to say."""
        return []

    def ask(self, request: str, **values: Any) -> Any:  # noqa: ANN401  as the real one
        """Answer what the pages ask."""
        if not self.is_open:
            raise LockedError("The vault is locked.")
        self.asked[request] = values
        if request == "save":
            self.written.append(values["lines"])
            return {"entry": len(self.written), "ids": [], "undo": True, "others": []}
        listed = {"list": [ROW], "page": dict(LISTED), "rows": dict(LISTED), "find": self.found}
        return {**listed, **FOLLOWED, "show": CASE}[request]


@dataclass
class Answer:
    """An answer: status, headers in small letters, body."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Visitor:
    """Somebody at a desk, as a browser is: it sends the cookie and the origin it has."""

    port: int
    code: str
    cookie: str = ""
    token: str = ""
    book: FakeBook | None = field(default=None, repr=False)

    @property
    def host(self) -> str:
        """The name of the desk."""
        return f"127.0.0.1:{self.port}"

    def ask(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | None = None,
        **headers: str | None,
    ) -> Answer:
        """Send a request; a header given as None is left out, `_` in a name is a dash."""
        sent: dict[str, str | None] = {"host": self.host, "cookie": self.cookie}
        body = None
        if method == "POST":
            sent |= {
                "origin": f"http://{self.host}",
                "content-type": "application/x-www-form-urlencoded",
            }
            body = urlencode({"token": self.token, **(form or {})}).encode()
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send(method, path, sent, body)

    def send(
        self, method: str, path: str, headers: Mapping[str, str | None], body: bytes | None
    ) -> Answer:
        """Send exactly this."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                if value is not None:
                    line.putheader(name, value)
            if body is not None and "content-length" not in headers:
                line.putheader("content-length", str(len(body)))
            line.endheaders(body)
            got = line.getresponse()
            found = {name.lower(): value for name, value in got.getheaders()}
            return Answer(got.status, found, got.read().decode("utf-8", "replace"))
        finally:
            line.close()

    def enter(self) -> Answer:
        """Exchange the opening code for a session, and learn the token of its forms."""
        got = self.ask("POST", "/door", {"code": self.code})
        self.go_on(got)
        return got

    def go_on(self, got: Answer) -> None:
        """Take the cookie of an answer as a browser does, and learn the token of its forms."""
        self.cookie = got.headers.get("set-cookie", "").partition(";")[0] or self.cookie
        page = self.ask("GET", "/unlock") if not self.is_open else self.ask("GET", "/cases")
        _, _, rest = page.body.partition('name="token" value="')
        self.token = rest.partition('"')[0]

    def case(self, code: str = CODE) -> str:
        """Where the list of cases leads for a case."""
        listed = self.ask("GET", "/cases?size=500").body
        link, found, _ = listed.partition(f">{code}</a>")
        assert found, code
        return link.rpartition('href="')[2].partition('"')[0]

    def lock(self) -> None:
        """Lock the vault."""
        self.go_on(self.ask("POST", "/lock"))

    @property
    def is_open(self) -> bool:
        """Whether the vault behind the desk is open."""
        return self.book is not None and self.book.is_open


@contextmanager
def served(folder: Path, *, is_open: bool = False) -> Iterator[Visitor]:
    """Serve a desk, and stop it at the end."""
    book = FakeBook(folder / "team.wayout", is_open=is_open)
    with running(cast("Book", book)) as (port, code):
        yield Visitor(port, code, book=book)


@contextmanager
def entered(folder: Path, language: str | None = None) -> Iterator[Visitor]:
    """Serve an open desk to somebody who entered, on a machine of a language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        if language:
            patch.setenv("WAYOUT_LANG", language)
        with served(folder, is_open=True) as made:
            made.enter()
            yield made
