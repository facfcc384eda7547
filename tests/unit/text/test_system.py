"""Why the system refused, in both languages."""

import errno
import os

import pytest

from wayout.errors import Phrase
from wayout.text import translator
from wayout.text.system import reason, system_error


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.ENOTDIR, errno.EROFS, errno.EIO]
)
def test_what_people_meet_is_said_in_russian(number: int) -> None:
    """The English words are those of Linux."""
    why = reason(OSError(number, "as the system has it"))
    assert isinstance(why, Phrase)
    assert why.say(translator("ru")) != str(why)
    if os.name == "posix":
        assert str(why).split()[0] == os.strerror(number).split()[0]


def test_what_is_not_known_is_said_as_the_system_has_it() -> None:
    """Better foreign words than none."""
    assert reason(OSError(0, "a reason of its own")) == "a reason of its own"
    assert reason(BlockingIOError()) == "BlockingIOError"


def test_what_another_library_wrapped_is_found() -> None:
    """Polars says it in a sentence, with the number of the system in brackets."""
    failed = system_error(RuntimeError("No space left on device (os error 28): /x/cards.parquet"))
    assert failed is not None
    assert (failed.errno, str(reason(failed))) == (errno.ENOSPC, "No space left on device")
    assert system_error(RuntimeError("a column is missing")) is None
