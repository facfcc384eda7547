"""A keeper may be started and asked from any thread, by several at once."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.promise.keeper_world import TYPED, hand, make

from wayout.casebook.keeper.client import Keeper
from wayout.errors import LockedError

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs prctl")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault whose passphrase lies ready."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", hand(TYPED))
    return tmp_path / "team.wayout"


@LINUX
def test_it_outlives_the_thread_that_started_it(path: Path) -> None:
    """Started in one that ends, asked from another and from here."""
    make(path, [b'{"title": "one"}'])
    started: list[Keeper] = []

    def start() -> None:
        started.append(Keeper.start(listen=False))
        started[0].ask("open", path=str(path))

    one = threading.Thread(target=start)
    one.start()
    one.join()
    with started[0] as keeper, ThreadPoolExecutor(1) as pool:
        assert len(pool.submit(keeper.ask, "list").result()) == 1
        assert len(keeper.ask("list")) == 1


def test_answers_of_several_threads_are_not_mixed(path: Path) -> None:
    """Each gets the case it asked for, long and short ones at once."""
    titles = [f"{number} " + "long " * (20_000 * (number % 2)) for number in range(8)]
    codes = make(path, [f'{{"title": "{title}"}}'.encode() for title in titles])
    with Keeper.start(listen=False) as keeper, ThreadPoolExecutor(8) as pool:
        keeper.ask("open", path=str(path))
        asked = [
            (titles[number], pool.submit(keeper.ask, "show", code=code))
            for _ in range(10)
            for number, code in enumerate(codes)
        ]
        assert all(answer.result()["title"] == title for title, answer in asked)


def test_a_lock_in_the_middle_is_told_to_all_who_ask(path: Path) -> None:
    """Nobody waits for ever, and nobody gets another one's answer."""
    (code,) = make(path, [b'{"title": "one"}'])
    with Keeper.start(listen=False) as keeper, ThreadPoolExecutor(8) as pool:
        keeper.ask("open", path=str(path))
        asked = [pool.submit(keeper.ask, "show", code=code) for _ in range(200)]
        asked[20].result()
        keeper.lock()
        told = [answer.exception(60) for answer in asked]
    assert told[0] is None
    assert isinstance(told[-1], LockedError)
    assert {type(one) for one in told} == {type(None), LockedError}
