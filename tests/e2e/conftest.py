"""A real browser at a real desk: a vault is made, `wayout desk` serves it, Chromium opens it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.record.reading import read_pages
from wayout.sample import make_world, write_world

PASSPHRASE = "seven words that only we know here"  # noqa: S105  of a vault that lives for a test
TITLE = "Ушёл зимой, дело в суде"
NAME = "Примеров Иван"
EVENTS = [
    {"kind": "left_unit", "day": "2025-01-20", "source": "client"},
    {"kind": "case_opened", "day": "2025-03", "source": "document"},
    {"kind": "received", "day": "2025-06-10", "source": "court"},
]
CASES = [
    {
        "title": TITLE,
        "people": [{"role": "client", "name": NAME, "contact": "по пятницам"}],
        "history": {"events": EVENTS, "until": "2025-06-20"},
        "notes": ["Мать звонила дважды. " * 20, "x" * 300],
    },
    {"title": "second"},
    {"title": "Длинноназваннейшееделопровеличайшуюневозможность" * 3},
]
RUN = "from wayout.cli.main import run; run()"
PATIENCE = 90_000  # milliseconds: a busy machine is slow, and no reason to fail
expect.set_options(timeout=PATIENCE)
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browser."""
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium of this machine; without one these tests skip."""
    place = _chromium()
    if place is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    made = playwright.chromium.launch(executable_path=place, args=list(_QUIET))
    yield made
    made.close()


@dataclass
class Desk:
    """A desk that runs: its opening address is good once."""

    address: str
    process: subprocess.Popen[str]

    @property
    def origin(self) -> str:
        """Its address without the door and the code."""
        return self.address.partition("/door")[0]


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a small invented world."""
    folder = tmp_path_factory.mktemp("record")
    write_world(make_world(120, seed=1), folder / "pages")
    read_pages([folder / "pages"], folder / "tables", workers=1)
    return folder / "tables"


@pytest.fixture
def desk(tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """`wayout desk` on a vault with a few cases, beside a record."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "team.wayout"
    with make_vault(path, PASSPHRASE.encode(), cost=Cost(64, 1, 1)) as vault:
        add_cases(vault, read_lines(json.dumps(one).encode() for one in CASES))
    words = [sys.executable, "-c", RUN, "desk", "--vault", str(path), "--no-browser"]
    words += ["--record", str(tables)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as ran:
        assert ran.stdout is not None
        yield Desk(ran.stdout.readline().strip(), ran)
        ran.terminate()


@dataclass
class Seen:
    """What a browser complained of, and where it went."""

    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def watched(context: BrowserContext) -> tuple[Page, Seen]:
    """Open a page that notes every complaint and every request."""
    context.set_default_timeout(PATIENCE)
    page, seen = context.new_page(), Seen()
    page.on("console", lambda one: seen.said.append(f"{one.type}: {one.text}"))
    page.on("pageerror", lambda one: seen.said.append(str(one)))
    page.on("request", lambda one: seen.asked.append(one.url))
    return page, seen


def enter(page: Page, desk: Desk, *, by_hand: bool = False) -> None:
    """Go through the door and unlock; without script the code is typed."""
    page.goto(desk.address)
    if by_hand:
        page.fill("#code", desk.address.partition("#")[2])
        page.click("main button")
    unlock(page)


def unlock(page: Page) -> None:
    """Type the passphrase."""
    page.wait_for_url("**/unlock")
    page.fill("#passphrase", PASSPHRASE)
    page.click("main button")
    page.wait_for_url(lambda url: not url.endswith("/unlock"))


def links(page: Page, desk: Desk) -> list[str]:
    """The pages of the desk that can be reached from one, without their language."""
    those = "a[href]:not([download])"  # a file is no page
    found: list[Any] = page.eval_on_selector_all(those, "all => all.map(one => one.href)")
    return sorted({_plain(one) for one in found if one.startswith(f"{desk.origin}/")})


def _plain(address: str) -> str:
    """An address without its language and its place on the page."""
    parts = urlsplit(address)
    query = urlencode([one for one in parse_qsl(parts.query) if one[0] != "lang"])
    return urlunsplit(parts._replace(query=query, fragment=""))
