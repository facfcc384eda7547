"""How a keeper ends by itself: its exit codes, which tell who started it what to say."""

from enum import IntEnum

from wayout.errors import LockedError, WayoutError


class Ending(IntEnum):
    """Why a keeper ended; the number is its exit code."""

    CLOSED = 0
    FAILED = 70
    IDLE = 71
    SLEPT = 72
    SCREEN = 73


def ended(code: int) -> WayoutError:
    """Say why a keeper is not there any more."""
    match code:
        case Ending.IDLE:
            return LockedError("The vault locked itself: nothing was asked of it for a while.")
        case Ending.SLEPT:
            return LockedError("The vault locked itself: the machine was asleep.")
        case Ending.SCREEN:
            return LockedError("The vault locked itself: the screen was locked.")
        case Ending.FAILED:
            return LockedError("The vault locked itself after an error. Open it again.")
    return LockedError("The vault is locked: the process that held it has ended.")
