"""What a process can do against its memory being read: it leaves no core, and is not looked into.

Root reads it nevertheless, and so does who takes a picture of the machine's memory.
"""

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_MCL_CURRENT_AND_FUTURE = 1 | 2
UMASK = 0o077


@dataclass(frozen=True, slots=True)
class Hardened:
    """What was reached: no core file, not to be looked into, dies with its parent, not swapped."""

    no_core: bool
    not_dumpable: bool
    dies_with_parent: bool
    not_swapped: bool


def harden() -> Hardened:
    """Protect this process as far as the system lets it; files it makes are its user's alone."""
    no_core, not_dumpable = leave_no_trace()
    return Hardened(
        no_core=no_core,
        not_dumpable=not_dumpable,
        dies_with_parent=die_with_parent(),
        not_swapped=_stay_in_memory(),
    )


def leave_no_trace() -> tuple[bool, bool]:
    """Leave no core, and not be looked into; files that are made are their user's alone."""
    os.umask(UMASK)
    return _forbid_core(), _prctl(_PR_SET_DUMPABLE, 0)


def die_with_parent() -> bool:
    """Let the system kill this process when the thread that started it ends."""
    return _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _forbid_core() -> bool:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _prctl(option: int, value: int) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).prctl(option, value, 0, 0, 0) == 0)


def _stay_in_memory() -> bool:
    """Keep out of swap, only where the limit is none: with one, memory would run out later."""
    if not sys.platform.startswith("linux"):
        return False
    if resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] != resource.RLIM_INFINITY:
        return False
    return bool(ctypes.CDLL(None).mlockall(_MCL_CURRENT_AND_FUTURE) == 0)
