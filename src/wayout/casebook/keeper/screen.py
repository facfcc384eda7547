"""Whether the screen was locked: what programs tell that listen to the buses of the desktop.

We open no socket. `dbus-monitor` (or `gdbus`) does, in processes that are begun before a key is in
memory and die with the keeper. What a desktop does not announce cannot be heard.
"""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from wayout.casebook.keeper.hardening import die_with_parent
from wayout.casebook.keeper.signs import Sign, Signs
from wayout.errors import WayoutError

PATIENCE = 2.0  # seconds for a program to say its first word
_CHUNK = 1 << 16
_SAVERS = tuple(
    f"org.{one}.ScreenSaver" for one in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_LOGIN = "type='signal',path_namespace='/org/freedesktop/login1'"
_SAVER = "type='signal',member='ActiveChanged'"


def unheard() -> WayoutError:
    """Say that nothing can be heard here."""
    return WayoutError(
        "This machine cannot tell when its screen is locked: the vault locks itself only after a "
        "while without a request, and after a sleep."
    )


def silent() -> WayoutError:
    """Say that nothing more will be heard of a program that was listened to."""
    return WayoutError(
        "The program that told when the screen is locked has ended: the vault locks itself only "
        "after a while without a request, and after a sleep."
    )


UNHEARD, SILENT = unheard().message, silent().message


class Listener:
    """A program that tells line by line what goes over a bus."""

    def __init__(self, words: Sequence[str]) -> None:
        self._signs = Signs()
        self._told, telling = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603  the programs below
                words,
                stdin=subprocess.DEVNULL,
                stdout=telling,
                stderr=subprocess.DEVNULL,
                preexec_fn=die_with_parent,  # noqa: PLW1509  the keeper has one thread
            )
        except OSError:
            os.close(self._told)
            raise
        finally:
            os.close(telling)
        self.is_there = True

    def answers(self, until: float) -> bool:
        """Wait until it says its first word, which is no sign yet; returns whether it did."""
        if not self._is_ready(max(0.0, until - time.monotonic())):
            return False
        self.heard()
        return self.is_there

    def heard(self) -> Sign | None:
        """Read what it told since the last look."""
        if not self.is_there or not self._is_ready(0):
            return None
        data = os.read(self._told, _CHUNK)
        if not data:
            self.end()
        return self._signs.read(data)

    def end(self) -> None:
        """End it; a second time does nothing."""
        if self.is_there:
            self.is_there = False
            self._process.kill()
            self._process.wait()
            os.close(self._told)

    def _is_ready(self, seconds: float) -> bool:
        return bool(select.select([self._told], [], [], seconds)[0])


class Screen:
    """What is heard of the screen, and what is to be said about the hearing."""

    def __init__(self, programs: Sequence[Sequence[str]]) -> None:
        self._remarks: list[WayoutError] = []
        begun: list[Listener] = []
        for words in programs:
            with suppress(OSError):  # not to be run: as if it were not there
                begun.append(Listener(words))
        until = time.monotonic() + PATIENCE
        self._listeners = [one for one in begun if one.answers(until)]
        for one in begun:
            if one not in self._listeners:
                one.end()
        if not self._listeners:
            self._remarks.append(unheard())

    def heard(self) -> Sign | None:
        """Tell what was heard since the last look."""
        signs = [one.heard() for one in self._listeners]
        if any(not one.is_there for one in self._listeners):
            self._listeners = [one for one in self._listeners if one.is_there]
            self._remarks.append(silent())
        return next((sign for sign in signs if sign is not None), None)

    def remarks(self) -> list[WayoutError]:
        """Hand over what was remarked since this was last called."""
        found, self._remarks = self._remarks, []
        return found


def programs() -> list[list[str]]:
    """The programs that listen here, one for each bus; none where there is no such program."""
    if not sys.platform.startswith("linux"):
        return []
    if monitor := shutil.which("dbus-monitor"):
        session = [[monitor, "--session", _SAVER]] if _has_session_bus() else []
        return [[monitor, "--system", _LOGIN], *session]
    if gdbus := shutil.which("gdbus"):
        names = [("--system", "org.freedesktop.login1")]
        if _has_session_bus():
            names.extend(("--session", name) for name in _SAVERS)
        return [[gdbus, "monitor", bus, "--dest", name] for bus, name in names]
    return []


def _has_session_bus() -> bool:
    """Whether there is one: without, a program would start one, which would stay."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    is_there = runtime is not None and Path(runtime, "bus").exists()
    return is_there or "DBUS_SESSION_BUS_ADDRESS" in os.environ
