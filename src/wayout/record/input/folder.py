"""The walk over the paths given: every regular file once, in an order that does not change.

Nothing that could hang is opened (pipes, sockets, devices). Links are followed, but never into a
folder that was walked already; links are looked at after everything that is really there, so
that a page keeps its real name.
"""

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from wayout.errors import InputError
from wayout.record.input.piece import Aside, Piece, shown
from wayout.record.page import SetAside

OWN_FILES = frozenset(
    f"{name}.parquet"
    for name in (
        "acts", "cards", "events", "histories", "labels", "listings", "persons", "set_aside",
    )
) | {"reading.json", ".reading", ".reading.lock"}  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".json", ".jsonl", ".zip", ".warc", ".gz")
_Inode = tuple[int, int]


def walk(paths: Iterable[str], out: str) -> Iterator[Piece | Aside]:
    """Yield every file under the paths, and what is there but cannot be read.

    The folder `out` is left out of the walk; where it is itself one of the paths only our own
    tables in it are. Paths are taken as given: their order does not matter.
    """
    return _Walk(out).over(sorted(set(paths), key=os.fsencode))


def must_exist(paths: Iterable[str]) -> None:
    """Check the paths given before anything is written.

    Raises:
        InputError: one of them does not exist.
    """
    for path in paths:
        if not os.path.exists(path):  # noqa: PTH110  paths may hold bytes that are no text
            raise InputError("There is no file or folder {path}. Check the path.", path=shown(path))


class _Walk:
    """One walk: which folders were seen, which links still wait."""

    def __init__(self, out: str) -> None:
        self._out = _inode(out)
        self._folders: set[_Inode] = set()
        self._files: set[tuple[_Inode, str]] = set()
        self._links: deque[str] = deque()

    def over(self, given: list[str]) -> Iterator[Piece | Aside]:
        yield from self._each(given)
        while self._links:
            yield from self._link(self._links.popleft())

    def _each(self, given: list[str]) -> Iterator[Piece | Aside]:
        folders = [path for path in given if os.path.isdir(path)]  # noqa: PTH112  idem
        for path in given:
            if path not in folders and self._first_time(path):
                yield _file(path)
        for path in folders:
            yield from self._folder(path, given=path)

    def _first_time(self, path: str) -> bool:
        """Remember a file given by itself: a folder given beside it may hold it too."""
        key = (_inode(os.path.dirname(path) or os.curdir) or (0, 0), PurePath(path).name)  # noqa: PTH120
        new = key not in self._files
        self._files.add(key)
        return new

    def _folder(self, top: str, given: str | None = None) -> Iterator[Piece | Aside]:
        stack = [top]
        while stack:
            folder = stack.pop()
            inode = _inode(folder)
            if inode in self._folders or (inode == self._out and folder is not given):
                continue
            if inode:
                self._folders.add(inode)
            subfolders: list[str] = []
            yield from self._entries(folder, inode, subfolders)
            stack.extend(reversed(subfolders))

    def _entries(
        self, folder: str, inode: _Inode | None, subfolders: list[str]
    ) -> Iterator[Piece | Aside]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Aside(shown(folder), _cannot(error))
            return
        for entry in entries:
            if inode == self._out and entry.name in OWN_FILES:
                continue
            if inode and (inode, entry.name) in self._files:
                continue
            yield from self._entry(entry, subfolders)

    def _entry(self, entry: os.DirEntry[str], subfolders: list[str]) -> Iterator[Piece | Aside]:
        if entry.is_symlink():
            self._links.append(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            if entry.name.lower().endswith(_PAGES):
                why = "a folder with the name of a page; the files in it are read"
                yield Aside(shown(entry.path), SetAside("unknown", why))
            subfolders.append(entry.path)
        else:
            yield _file(entry.path)

    def _link(self, path: str) -> Iterator[Piece | Aside]:
        try:
            target = os.stat(path)  # noqa: PTH116  idem
        except OSError:
            yield Aside(shown(path), SetAside("damaged", "a link that leads nowhere"))
            return
        if not stat.S_ISDIR(target.st_mode):
            yield _file(path)
        elif _is_above(path):
            why = "a link back to a folder that it lies in; it is not followed in circles"
            yield Aside(shown(path), SetAside("unsafe", why))
        else:
            yield from self._folder(path)


def _file(path: str) -> Piece | Aside:
    name = shown(path)
    try:
        status = os.stat(path)  # noqa: PTH116  idem
    except OSError as error:
        return Aside(name, _cannot(error))
    if not stat.S_ISREG(status.st_mode):
        why = "a pipe, socket or device, not a file; it is not opened"
        return Aside(name, SetAside("unsafe", why))
    return Piece(path, name, status.st_size, status.st_mtime_ns)


def _inode(path: str) -> _Inode | None:
    try:
        status = os.stat(path)  # noqa: PTH116  idem
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_above(link: str) -> bool:
    """Return whether a link to a folder leads to one that the link itself lies in."""
    target = os.path.realpath(link)
    home = os.path.realpath(os.path.dirname(link) or os.curdir)  # noqa: PTH120  idem
    return os.path.commonpath([target, home]) == target


def _cannot(error: OSError) -> SetAside:
    return SetAside("damaged", f"could not be opened: {error.strerror or type(error).__name__}")
