"""Puts the pages of a world on disk: as a folder, a ZIP, a WARC, or some of each."""

import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Literal, Protocol

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from wayout.errors import OutputError
from wayout.sample.pages import SavedPage
from wayout.sample.world import World
from wayout.text.system import reason

Pack = Literal["folder", "zip", "warc", "mixed"]


class _Packer(Protocol):
    def put(self, page: SavedPage) -> None: ...


def write_world(world: World, folder: Path, pack: Pack = "folder") -> int:
    """Write every page of a world under `folder` and return how many files that were.

    `zip` makes `pages.zip`, `warc` makes `pages.warc.gz`; `mixed` packs the visits in turn as
    folder, ZIP and WARC. The same world gives the same bytes.

    Raises:
        OutputError: If the disk does not take them.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as open_files:
            return _write(world, _packers(folder, pack, open_files))
    except OSError as error:
        raise OutputError(
            "The pages cannot be written to {folder}: {reason}. Give another folder.",
            folder=folder,
            reason=reason(error),
        ) from error


def _write(world: World, packers: list[_Packer]) -> int:
    turn = {visit: packers[n % len(packers)] for n, visit in enumerate(world.visits)}
    return _count(_put(turn[page.visit], page) for page in world.pages())


def _put(packer: _Packer, page: SavedPage) -> SavedPage:
    packer.put(page)
    return page


def _count(pages: Iterable[SavedPage]) -> int:
    return sum(1 for _ in pages)


def _packers(folder: Path, pack: Pack, open_files: ExitStack) -> list[_Packer]:
    packers: list[_Packer] = []
    if pack in ("folder", "mixed"):
        packers.append(_Folder(folder))
    if pack in ("zip", "mixed"):
        packers.append(_Zip(open_files.enter_context(zipfile.ZipFile(folder / "pages.zip", "w"))))
    if pack in ("warc", "mixed"):
        file = open_files.enter_context((folder / "pages.warc.gz").open("wb"))
        packers.append(_Warc(WARCWriter(file, gzip=True)))
    return packers


class _Folder:
    """Files as their paths say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[Path] = set()

    def put(self, page: SavedPage) -> None:
        path = self._folder / page.path
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(page.data)


class _Zip:
    """Members named by their paths, dated by the visit."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def put(self, page: SavedPage) -> None:
        day = page.visit
        info = zipfile.ZipInfo(page.path, (day.year, day.month, day.day, 12, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(info, page.data)


class _Warc:
    """Response records dated by the visit."""

    def __init__(self, writer: WARCWriter) -> None:
        self._writer = writer
        self._records = 0

    def put(self, page: SavedPage) -> None:
        self._records += 1
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            f"http://sud.example/{page.path}",
            "response",
            payload=BytesIO(page.data),
            length=len(page.data),
            http_headers=headers,
            warc_headers_dict={
                "WARC-Date": f"{page.visit}T12:00:00Z",
                "WARC-Record-ID": f"<urn:uuid:99000000-0000-4000-8000-{self._records:012x}>",
            },
        )
        self._writer.write_record(record)
