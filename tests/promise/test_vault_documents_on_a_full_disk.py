"""A disk that is full says so: a document is kept whole or not at all, and handed out likewise."""

import io
import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tests.promise.vault_world import enter, make

from wayout.casebook.cases.work import list_cases
from wayout.casebook.checking import every_fault
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.documents.reading import list_documents, read_document, write_document
from wayout.errors import OutputError

HELD = os.urandom(700_000)
DONE, FULL = 0, 3


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with a document in its first case."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    made = make(tmp_path / "whole", 3)
    _attach(made)
    return made


def _attach(path: Path) -> None:
    with enter(path) as vault:
        attach_document(vault, list_cases(vault)[0][0], io.BytesIO(HELD), "a")


def _write(path: Path) -> None:
    with enter(path) as vault:
        write_document(vault, list_cases(vault)[0][0], 1, path.parent / "out")


def _with_room(room: int, work: Callable[[Path], None], path: Path) -> int:
    """Do work in a process that may write no file beyond a size."""
    child = os.fork()
    if not child:
        code = 99
        with suppress(BaseException):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            try:
                work(path)
                code = DONE
            except OutputError:
                code = FULL
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("more", [0, 4096, 100_000, 400_000, 2_000_000])
def test_a_document_is_kept_whole_or_not_at_all(path: Path, more: int) -> None:
    """However far it came."""
    ended = _with_room(path.stat().st_size + more, _attach, path)
    assert ended == (DONE if more == 2_000_000 else FULL)
    with enter(path) as vault:
        assert list(every_fault(vault)) == []
        code = list_cases(vault)[0][0]
        assert len(list_documents(vault, code)) == (1 if ended else 2)
        assert read_document(vault, code, 1) == HELD


def test_a_document_is_handed_out_whole_or_not_at_all(path: Path) -> None:
    """No file is left of one for which there was no room; later there is."""
    before = {one.name for one in path.parent.iterdir()}
    assert _with_room(len(HELD) - 1, _write, path) == FULL
    assert {one.name for one in path.parent.iterdir()} - before <= {f"{path.name}-journal"}
    assert _with_room(4 * len(HELD), _write, path) == DONE
    assert (path.parent / "out").read_bytes() == HELD
