"""Every error of Wayout, in one tree; each class knows its exit code.

WayoutError                 1  something we could not do
├── InputError              2  something given to us cannot be read
│   ├── DayError            2  not a day of the calendar
│   ├── HistoryError        2  events that cannot make a history
│   ├── StaysError          2  stays from which no estimate can be made
│   ├── TablesError         2  a folder that holds no whole set of record tables
│   ├── CasesError          2  case lines, or an export, that cannot be taken into a vault
│   └── VaultError          2  no vault, no such case, or no such member of it
├── UsageError              2  a command was called with words it does not know
├── DataError               2  a data file of the installed package is damaged
├── OutsideCalendarError    2  a day outside the verified years of the calendar
├── OutputError             2  the answer could not be written (full disk, no permission)
├── AlteredError            1  a vault that is not as it was left: damaged, changed, or old
├── ChangedMeanwhileError   1  something that was changed since whoever changes it read it
├── RefusedError            3  an answer that must not be given
│   ├── TooFewError         3  too few people for an answer
│   ├── LockedError         3  a vault that does not open with what was given
│   └── BusyError           3  a vault that another process holds open
└── InterruptedReadingError 130  stopped by the user; running it again goes on

A message says what happened, where, and what to do next, in one or two lines. It is written
once, in English, with named places for values; the catalogues hold it in Russian.
"""

from collections.abc import Callable
from typing import ClassVar


class Phrase:
    """Words with named places, put into the language of the reader only when they are said.

    A value may be a phrase itself: a hint, a reason, another error.

    Example:
        >>> str(Phrase("Line {number}: {fault}", number=3, fault=Phrase("a key is wrong.")))
        'Line 3: a key is wrong.'
    """

    def __init__(self, message: str, /, **values: object) -> None:
        self.message = message
        self.values = values

    def say(self, translate: Callable[[str], str]) -> str:
        """Say it in the language of a catalogue, with its values put in."""
        said = {
            name: value.say(translate) if isinstance(value, Phrase) else value
            for name, value in self.values.items()
        }
        return translate(self.message).format(**said)

    def __str__(self) -> str:
        return self.say(str)


class WayoutError(Phrase, Exception):
    """Root of the tree: catch this and nothing of ours escapes.

    `message` is the English sentence with its places, `values` what is put into them, and
    `str(error)` the whole.
    """

    exit_code: ClassVar[int] = 1


class InputError(WayoutError):
    """Something given to us cannot be read."""

    exit_code = 2


class DayError(InputError):
    """Not a day of the calendar, or not written as one."""


class HistoryError(InputError):
    """Events that cannot make a history."""


class StaysError(InputError):
    """Stays from which no estimate can be made; the message names the rows."""


class TablesError(InputError):
    """A folder that holds no whole set of record tables."""


class CasesError(InputError):
    """Case lines, or an export, that cannot be taken into a vault; values are never repeated."""


class VaultError(InputError):
    """No vault, no such case, or no such member of it."""


class UsageError(WayoutError):
    """A command was called with words it does not know."""

    exit_code = 2


class DataError(WayoutError):
    """A data file of the installed package is damaged."""

    exit_code = 2


class OutsideCalendarError(WayoutError):
    """A day outside the verified years of the calendar."""

    exit_code = 2


class OutputError(WayoutError):
    """The answer could not be written: full disk, no permission."""

    exit_code = 2


class AlteredError(WayoutError):
    """A vault that is not as it was left: damaged, changed, or old; the message says where."""


class ChangedMeanwhileError(WayoutError):
    """Something that was changed since whoever changes it read it: both are to be looked at."""


class RefusedError(WayoutError):
    """An answer that must not be given."""

    exit_code = 3


class TooFewError(RefusedError):
    """Too few people for an answer that is sure enough and exposes nobody."""


class LockedError(RefusedError):
    """A vault that does not open with what was given; always one and the same line."""


class BusyError(RefusedError):
    """A vault that another process holds open."""


class InterruptedReadingError(WayoutError):
    """Stopped by the user; running the same command again goes on."""

    exit_code = 130
