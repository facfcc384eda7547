"""The keeper's loop: a request in, an answer out, until it is to end.

After an error that may have left the vault half changed in memory it ends: the disk is right,
and the next keeper reads from there. After a case that is altered it goes on where `mend` says so.
"""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from wayout.casebook.keeper.endings import Ending
from wayout.casebook.keeper.frames import GoneError, pack, receive, send
from wayout.casebook.keeper.hardening import harden
from wayout.casebook.keeper.watch import Wake, Watch
from wayout.errors import AlteredError, OutputError, UsageError, WayoutError

Handlers = Mapping[str, Callable[..., Any]]
Remarks = Callable[[], list[WayoutError]]
Mend = Callable[[str], bool]

_MANY = 50_000  # objects; a large vault is read at once, and all of it stays: little is garbage
LISTEN = "--listen"  # the word with which a keeper is started that listens to the screen
_ENDINGS = {
    Wake.IDLE: Ending.IDLE,
    Wake.SLEPT: Ending.SLEPT,
    Wake.LOCKED: Ending.SCREEN,
}


def _never(request: str) -> bool:
    del request
    return False


def serve(
    handlers: Handlers,
    remarks: Remarks = list,
    watch: Watch | None = None,
    *,
    close: Callable[[], None] | None = None,
    mend: Mend = _never,
) -> None:
    """Answer requests from standard input until it ends, then exit; never returns.

    Args:
        handlers: What can be asked, by name.
        remarks: Hands over what was remarked since it was last called.
        watch: When to end without being asked.
        close: Closes the files at the end.
        mend: Says whether to go on after a request, by its name, that found something altered.
    """
    harden()
    gc.set_threshold(_MANY, *gc.get_threshold()[1:])
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a traceback would tell where it was
    ends = _own_ends()
    watch = watch or Watch()
    if LISTEN in sys.argv[1:]:
        watch.listen()
    ending = answer_all(handlers, lambda: [*watch.remarks(), *remarks()], watch, ends, mend)
    if close is not None:
        with suppress(Exception):  # the next opening puts right what this leaves
            close()
    os._exit(ending)  # no Python code runs from here on


def answer_all(
    handlers: Handlers,
    remarks: Remarks,
    watch: Watch,
    ends: tuple[int, int],
    mend: Mend = _never,
) -> Ending:
    """Answer requests from one descriptor on another; returns why there are no more."""
    while True:
        woken = watch.wait(ends[0])
        if woken is not Wake.ASKED:
            return _ENDINGS[woken]
        try:
            if not _answer(handlers, remarks, ends, mend):
                return Ending.FAILED
        except GoneError:
            return Ending.CLOSED


def _answer(handlers: Handlers, remarks: Remarks, ends: tuple[int, int], mend: Mend) -> bool:
    """Answer one request; returns whether to go on."""
    asked = receive(ends[0])
    value, error, is_sound = _handle(handlers, asked)
    if isinstance(error, AlteredError):
        is_sound = mend(asked["request"])
    told = [pack(remark) for remark in remarks()]
    packed = None if error is None else pack(error)
    send(ends[1], {"value": value, "error": packed, "remarks": told})
    return is_sound


def _handle(handlers: Handlers, asked: dict[str, Any]) -> tuple[Any, WayoutError | None, bool]:
    try:
        return _handler(handlers, asked["request"])(**asked["values"]), None, True
    except WayoutError as error:
        return None, error, not isinstance(error, (OutputError, AlteredError))
    except Exception as error:  # noqa: BLE001  whatever it is, its words may hold a name
        return None, _fault(error), False


def _handler(handlers: Handlers, request: str) -> Callable[..., Any]:
    if request not in handlers:
        raise UsageError("The keeper knows no such request.")
    return handlers[request]


def _fault(error: Exception) -> WayoutError:
    """Say where something of ours went wrong, and no value."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return WayoutError(
        "A fault of Wayout itself: {kind} in {function}, line {line}. Nothing was lost.",
        kind=type(error).__name__,
        function=last.name,
        line=last.lineno,
    )


def _own_ends() -> tuple[int, int]:
    """Take the pipes away from where a library might write: 0 gives nothing, 1 goes to stderr."""
    ends = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  stays open
    return ends
