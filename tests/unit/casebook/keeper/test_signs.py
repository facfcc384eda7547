"""What was really printed by dbus-monitor and gdbus when signals were sent."""

import pytest

from wayout.casebook.keeper.signs import MOST, Sign, Signs

HEAD = (
    "signal time=1795941374.324269 sender=:1.3 -> destination=(null destination) serial=2 "
    "path=/org/freedesktop/login1/session/_32; interface={}; member={}\n"
)
PROPERTIES = HEAD.format("org.freedesktop.DBus.Properties", "PropertiesChanged")
HINTS = (
    PROPERTIES
    + '   string "org.freedesktop.login1.Session"\n'
    + "   array [\n"
    + "      dict entry(\n"
    + '         string "IdleHint"\n'
    + "         variant             boolean {}\n"
    + "      )\n"
    + "      dict entry(\n"
    + '         string "LockedHint"\n'
    + "         variant             boolean {}\n"
    + "      )\n"
    + "   ]\n"
    + "   array [\n"
    + "   ]\n"
)
MANAGER = HEAD.format("org.freedesktop.login1.Manager", "PrepareForSleep")
SAVER = HEAD.format("org.cinnamon.ScreenSaver", "ActiveChanged")
GDBUS = "/org/freedesktop/login1/session/_32: org.freedesktop.{}\n"
GDBUS_HINT = GDBUS.format(
    "DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', "
    "{{'IdleHint': <true>, 'LockedHint': <{}>}}, @as [])"
)

TOLD = {
    HEAD.format("org.freedesktop.login1.Session", "Lock"): Sign.LOCKED,
    HINTS.format("false", "true"): Sign.LOCKED,
    SAVER + "   boolean true\n": Sign.LOCKED,
    MANAGER + "   boolean true\n": Sign.SLEEPS,
    GDBUS.format("login1.Session.Lock ()"): Sign.LOCKED,
    GDBUS_HINT.format("true"): Sign.LOCKED,
    "/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (true,)\n": Sign.LOCKED,
    "/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)\n": (
        Sign.SLEEPS
    ),
}
NOT_TOLD = (
    HEAD.format("org.freedesktop.login1.Session", "Unlock"),
    HINTS.format("true", "false"),
    SAVER + "   boolean false\n",
    MANAGER + "   boolean false\n",
    HEAD.format("org.example.Other", "ActiveChanged") + "   boolean true\n",
    GDBUS.format("login1.Session.Unlock ()"),
    GDBUS_HINT.format("false"),
    "/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (false,)\n",
    "/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (false,)\n",
    "The name org.freedesktop.login1 is owned by :1.5\n",
    "   boolean true\n",
    "\0\xff;;; interface=; member=\n",
)


@pytest.mark.parametrize("lines", TOLD)
def test_a_sign_is_read(lines: str) -> None:
    """In one piece, and letter by letter."""
    assert Signs().read(lines.encode()) is TOLD[lines]
    signs = Signs()
    pieces = [signs.read(bytes([letter])) for letter in lines.encode()]
    assert [one for one in pieces if one] == [TOLD[lines]]


@pytest.mark.parametrize("lines", NOT_TOLD)
def test_what_is_no_sign_is_none(lines: str) -> None:
    """Nor is it one beside what comes after it."""
    signs = Signs()
    assert signs.read(lines.encode()) is None
    assert signs.read(b"   boolean true\n") is None


def test_a_sign_behind_others_is_read() -> None:
    """After an unlocking, a line that is no text, and one that is very long."""
    signs = Signs()
    assert signs.read("".join(NOT_TOLD).encode() + b"\xff\xfe\n") is None
    for _ in range(3):
        assert signs.read(b"x" * MOST) is None
    assert len(signs._rest) == MOST
    assert signs.read(b"\n" + next(iter(TOLD)).encode()) is Sign.LOCKED
