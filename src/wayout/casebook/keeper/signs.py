"""What the lines of `dbus-monitor` and of `gdbus monitor` tell of the screen and of sleep.

A session says that it is locked in several ways, and no desktop says it in all: systemd's `Lock`
and `LockedHint`, the `ActiveChanged` of a screen saver. Which session is ours cannot be told for
sure (tmux, a service), so any of them counts: to lock once too often costs a passphrase.
"""

import re
from enum import Enum, auto

MOST = 4096  # bytes of a line that does not end


class Sign(Enum):
    """What was told."""

    LOCKED = auto()
    SLEEPS = auto()


_HEAD = re.compile(r"signal .*; interface=([\w.]+); member=(\w+)$")
_ONE_LINE = (
    (re.compile(r": org\.freedesktop\.login1\.Session\.Lock \("), Sign.LOCKED),
    (re.compile(r"\.PropertiesChanged \(.*'LockedHint': <true>"), Sign.LOCKED),
    (re.compile(r"\.ScreenSaver\.ActiveChanged \(true"), Sign.LOCKED),
    (re.compile(r": org\.freedesktop\.login1\.Manager\.PrepareForSleep \(true"), Sign.SLEEPS),
)


class Signs:
    """Reads lines as they come, in whatever pieces."""

    def __init__(self) -> None:
        self._rest = b""
        self._if_true: Sign | None = None

    def read(self, data: bytes) -> Sign | None:
        """Read on; returns the first sign in it."""
        *lines, rest = (self._rest + data).split(b"\n")
        self._rest = rest[-MOST:]
        for line in lines:
            sign = self._line(line.decode("utf-8", "replace").strip())
            if sign is not None:
                return sign
        return None

    def _line(self, line: str) -> Sign | None:
        for pattern, sign in _ONE_LINE:
            if pattern.search(line):
                return sign
        return self._part(line)

    def _part(self, line: str) -> Sign | None:
        """A line of `dbus-monitor`, which tells a signal and its values in several."""
        if head := _HEAD.match(line):
            interface, member = head.groups()
            if (interface, member) == ("org.freedesktop.login1.Session", "Lock"):
                return Sign.LOCKED
            self._if_true = _if_true(interface, member)
        elif line == 'string "LockedHint"':
            self._if_true = Sign.LOCKED
        elif line.endswith(("boolean true", "boolean false")):
            told, self._if_true = self._if_true, None
            return told if line.endswith("true") else None
        return None


def _if_true(interface: str, member: str) -> Sign | None:
    """What a signal tells whose first value is true."""
    if member == "ActiveChanged" and interface.endswith(".ScreenSaver"):
        return Sign.LOCKED
    return Sign.SLEEPS if member == "PrepareForSleep" else None
