"""What is started is started in one thread, which outlives those who ask."""

import os
import threading

import pytest

from wayout.casebook.keeper.starting import Starter


def test_it_is_one_thread_whoever_asks() -> None:
    """And it is alive when they are gone."""
    starter, found = Starter(), list[threading.Thread]()
    for _ in range(3):
        asks = threading.Thread(target=lambda: found.append(starter.do(threading.current_thread)))
        asks.start()
        asks.join()
    assert len(set(found)) == 1
    assert found[0].is_alive()
    assert found[0].daemon


def test_what_it_raises_is_raised_to_who_asked() -> None:
    """And it goes on."""
    starter = Starter()

    def fail() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        starter.do(fail)
    assert starter.do(lambda: 3) == 3


def test_a_forked_child_begins_its_own() -> None:
    """The thread did not come along."""
    from wayout.casebook.keeper.starting import STARTER  # noqa: PLC0415  the one that is forked

    STARTER.do(os.getpid)
    child = os.fork()
    if child == 0:
        os._exit(0 if STARTER.do(os.getpid) == os.getpid() else 1)
    assert os.waitpid(child, 0)[1] == 0
