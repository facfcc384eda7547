"""No other page, name, port, session or code gets anything from a desk."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.routing import Match
from tests.promise.desk_world import CODE, PASSPHRASE, Visitor, served

from wayout.desk.gate.door import MOST_WRONG
from wayout.desk.routes import ROUTES

SECRETS = (CODE, "Примеров", "Ушёл", "пятницам")
OPEN = {"/door", "/assets/{name}"}


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody at an open desk who has not entered."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with served(tmp_path, is_open=True) as made:
        yield made


def test_every_route_denies_without_a_session(visitor: Visitor) -> None:
    """All but the door and the letters it is written in."""
    asked = [
        (method, route, re.sub(r"\{\w+(:\w+)?\}", "1", route.path))
        for route in ROUTES
        if route.path not in OPEN
        for method in sorted((route.methods or set()) - {"HEAD"})
    ]
    answers = {(method, path): visitor.ask(method, path) for method, _, path in asked}
    assert {one: got.status for one, got in answers.items() if got.status != 401} == {}
    told = [one for one, got in answers.items() if any(word in got.body for word in SECRETS)]
    assert told == []
    assert visitor.is_open  # nothing was done, either
    assert visitor.book is not None
    assert visitor.book.asked == {}
    scopes = ((one, {"type": "http", "method": how, "path": path}) for how, one, path in asked)
    assert [one.path for one, scope in scopes if one.matches(scope)[0] is not Match.FULL] == []


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1.", "localhost", "[::1]:{port}", "127.0.0.1.:{port}",
     "evil.example:{port}", "127.0.0.1:1", "", "127.0.0.1:{port}@evil.example"],
)  # fmt: skip
def test_another_name_for_this_machine_is_refused(visitor: Visitor, host: str) -> None:
    """So a name that was rebound to this machine reads nothing, with the cookie or without."""
    visitor.enter()
    got = visitor.ask("GET", "/cases", host=host.format(port=visitor.port))
    assert got.status in {400, 421}
    assert not any(one in got.body for one in SECRETS)


def test_no_host_and_two_hosts_are_refused(visitor: Visitor) -> None:
    """Which of two is meant would be chance."""
    visitor.enter()
    assert visitor.ask("GET", "/cases", host=None).status in {400, 421}
    assert visitor.ask("GET", "/cases", Host="evil.example").status in {400, 421}


@pytest.mark.parametrize(
    "origin", [None, "null", "", "http://evil.example", "http://127.0.0.1", "http://127.0.0.1:1",
               "https://{host}", "http://{host}.evil.example", "http://localhost:{port}"],
)  # fmt: skip
def test_a_form_of_another_page_changes_nothing(visitor: Visitor, origin: str | None) -> None:
    """With the cookie and even with the token of the form: the origin must be ours."""
    visitor.enter()
    said = origin and origin.format(host=visitor.host, port=visitor.port)
    got = visitor.ask("POST", "/lock", origin=said)
    assert got.status == 403
    assert visitor.is_open


@pytest.mark.parametrize("site", ["cross-site", "same-site", "elsewhere"])
def test_a_page_elsewhere_reads_nothing(visitor: Visitor, site: str) -> None:
    """Another port of this host is the same site, not the same origin."""
    visitor.enter()
    got = visitor.ask("GET", "/cases", sec_fetch_site=site)
    assert got.status == 403
    assert not any(one in got.body for one in SECRETS)


def test_a_typed_address_is_answered_but_sends_no_form(visitor: Visitor) -> None:
    """`none` is what a browser says of an address that was typed."""
    visitor.enter()
    assert visitor.ask("GET", "/cases", sec_fetch_site="none").status == 200
    assert visitor.ask("POST", "/lock", sec_fetch_site="none").status == 403
    assert visitor.is_open


@pytest.mark.parametrize("token", ["", "x", "token"])
def test_a_form_without_its_token_changes_nothing(visitor: Visitor, token: str) -> None:
    """The cookie alone is not enough."""
    visitor.enter()
    visitor.token = token
    assert visitor.ask("POST", "/lock").status == 403
    assert visitor.is_open


def test_the_code_is_good_once(visitor: Visitor) -> None:
    """A second browser that saw it gets nothing; small letters and blanks are read."""
    visitor.code = f" {visitor.code.lower().replace('-', ' ')} "
    assert visitor.enter().status == 303
    assert visitor.ask("GET", "/cases").status == 200
    second = Visitor(visitor.port, visitor.code)
    assert second.enter().status == 403
    assert second.ask("GET", "/cases").status == 401


def test_guessing_the_code_shuts_the_door(visitor: Visitor) -> None:
    """After so many wrong ones the right one opens nothing."""
    for _ in range(MOST_WRONG):
        assert visitor.ask("POST", "/door", {"code": "0000-0000-0000-0000"}).status == 403
    assert visitor.enter().status == 403


def test_the_cookie_is_not_for_scripts_and_ends_with_the_browser(visitor: Visitor) -> None:
    """HttpOnly, SameSite=Strict, no expiry, of a name with the port in it."""
    cookie = visitor.enter().headers["set-cookie"].lower()
    assert cookie.startswith(f"wayout-{visitor.port}=")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "expires" not in cookie
    assert "max-age" not in cookie


def test_after_the_lock_nothing_is_shown(visitor: Visitor) -> None:
    """The browser stays in, the cases are gone until the passphrase is given."""
    visitor.enter()
    visitor.lock()
    got = visitor.ask("GET", "/cases")
    assert (got.status, got.headers["location"]) == (303, "/unlock")
    assert not any(one in got.body for one in SECRETS)
    opened = visitor.ask("POST", "/unlock", {"passphrase": PASSPHRASE})
    assert opened.status == 303
    visitor.go_on(opened)
    assert CODE in visitor.ask("GET", "/cases").body


def test_a_token_from_before_the_lock_or_the_unlock_is_replayed_in_vain(visitor: Visitor) -> None:
    """Neither cookie nor form of before opens, writes or locks anything."""
    visitor.enter()
    known = [replace(visitor)]
    visitor.lock()
    known.append(replace(visitor))
    visitor.go_on(visitor.ask("POST", "/unlock", {"passphrase": PASSPHRASE}))
    for thief in known:
        assert thief.ask("GET", "/cases").status == 401
        assert thief.ask("POST", "/lock").status == 401
        assert replace(thief, cookie=visitor.cookie).ask("POST", "/lock").status == 403
    assert visitor.is_open


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be another user")
def test_another_user_of_this_machine_is_answered_nothing(visitor: Visitor) -> None:
    """Not even with the cookie of the one who entered."""
    visitor.enter()
    ask = "h.request('GET', '/cases', headers={'cookie': cookie}); print(h.getresponse().status)"
    for user, status in ((65534, "403"), (0, "200")):
        assert as_user(user, ask, visitor) == status


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be another user")
def test_another_user_who_waits_for_no_answer_changes_nothing(visitor: Visitor) -> None:
    """The kernel calls what was closed root's: neither a code, right or wrong, nor the cookie."""
    kind = "'content-type': 'application/x-www-form-urlencoded'"
    head = f"{{'origin': f'http://127.0.0.1:{{port}}', {kind}}}"
    ask = f"h.request('POST', '/door', 'code=' + code, {head}); h.close()"
    as_user(65534, f"for code in ['{visitor.code}'] + ['0000'] * 40: {ask}", visitor)
    assert visitor.enter().status == 303  # it would have been spent, and the door shut
    visitor.ask("GET", "/cases?lang=en")
    asks = "h.request('GET', '/cases?lang=ru', headers={'cookie': cookie}); h.close()"
    as_user(65534, f"for _ in range(15): {asks}", visitor)
    assert '<html lang="en"' in visitor.ask("GET", "/cases").body


def as_user(user: int, ask: str, visitor: Visitor) -> str:
    """Let another user ask the desk, with the cookie of the visitor; gives what he prints."""
    begin = (
        "import os, sys; from http.client import HTTPConnection; "
        "port, cookie = int(sys.argv[1]), sys.argv[2]; h = HTTPConnection('127.0.0.1', port); "
        "'x'.encode('idna'); os.setuid(int(sys.argv[3]))\n"
    )
    words = [sys.executable, "-c", begin + ask, str(visitor.port), visitor.cookie, str(user)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def test_wrong_passphrases_make_the_right_one_wait(visitor: Visitor) -> None:
    """After three wrong ones even the right one is not looked at."""
    visitor.enter()
    visitor.lock()
    for _ in range(3):
        assert visitor.ask("POST", "/unlock", {"passphrase": "wrong"}).status == 403
    assert visitor.ask("POST", "/unlock", {"passphrase": PASSPHRASE}).status == 429
    assert visitor.book is not None
    assert visitor.book.tried == 3
    assert not visitor.is_open


def test_a_passphrase_that_nobody_asked_for_ends_nothing(visitor: Visitor) -> None:
    """While the vault is open none is looked at."""
    visitor.enter()
    got = visitor.ask("POST", "/unlock", {"passphrase": "wrong"})
    assert (got.status, got.headers["location"]) == (303, "/")
    assert visitor.book is not None
    assert visitor.book.tried == 0
    assert CODE in visitor.ask("GET", "/cases").body
