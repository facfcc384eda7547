"""What the system does not let a process do for its protection is told, and stops nothing."""

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass, field

import pytest

from wayout.casebook.keeper import hardening
from wayout.casebook.keeper.hardening import UMASK, Hardened, die_with_parent, harden


@dataclass
class System:
    """A system that notes what is asked of it."""

    answer: int = 0
    memory: int = resource.RLIM_INFINITY
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def prctl(self, *words: int) -> int:
        """Set something about the process."""
        self.asked.append(("prctl", *words))
        return self.answer

    def mlockall(self, flags: int) -> int:
        """Keep the memory out of swap."""
        self.asked.append(("mlockall", flags))
        return self.answer

    def setrlimit(self, which: int, limits: tuple[int, int]) -> None:
        """Set a limit."""
        self.asked.append(("setrlimit", which, limits))
        if self.answer:
            raise OSError

    def getrlimit(self, which: int) -> tuple[int, int]:
        """Get one."""
        assert which == resource.RLIMIT_MEMLOCK
        return self.memory, self.memory

    def umask(self, mask: int) -> int:
        """Set what new files do not allow."""
        self.asked.append(("umask", mask))
        return 0


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    """The system in the place of the real one, on Linux."""
    made = System()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: made)
    monkeypatch.setattr(resource, "setrlimit", made.setrlimit)
    monkeypatch.setattr(resource, "getrlimit", made.getrlimit)
    monkeypatch.setattr(os, "umask", made.umask)
    return made


def test_all_is_asked_for(system: System) -> None:
    """Files of one's own, no core, not to be looked into, to die with the parent, no swap."""
    assert harden() == Hardened(
        no_core=True, not_dumpable=True, dies_with_parent=True, not_swapped=True
    )
    assert system.asked == [
        ("umask", 0o077),
        ("setrlimit", resource.RLIMIT_CORE, (0, 0)),
        ("prctl", 4, 0, 0, 0, 0),
        ("prctl", 1, signal.SIGKILL, 0, 0, 0),
        ("mlockall", 3),
    ]
    assert UMASK == 0o077


def test_what_is_refused_is_told(system: System) -> None:
    """Each of it."""
    system.answer = -1
    assert harden() == Hardened(
        no_core=False, not_dumpable=False, dies_with_parent=False, not_swapped=False
    )


def test_memory_is_not_held_where_it_is_limited(system: System) -> None:
    """It would run out later, in the middle of something."""
    system.memory = 1 << 16
    assert not harden().not_swapped
    assert ("mlockall", 3) not in system.asked


def test_elsewhere_than_on_linux_there_is_only_the_core(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is called that may not be there."""
    monkeypatch.setattr(sys, "platform", "darwin")
    assert harden() == Hardened(
        no_core=True, not_dumpable=False, dies_with_parent=False, not_swapped=False
    )
    assert [words[0] for words in system.asked] == ["umask", "setrlimit"]
    assert not die_with_parent()
    assert not hardening._stay_in_memory()
