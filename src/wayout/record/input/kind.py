"""What a file is, by its first bytes: a ZIP that is called page.html is a ZIP."""

from typing import Literal

Kind = Literal["zip", "gzip", "warc", "other_archive", "json", "page"]

HEAD = 512
"""How many first bytes decide."""

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"7z\xbc\xaf\x27\x1c", "other_archive"),
    (b"Rar!\x1a\x07", "other_archive"),
    (b"\xfd7zXZ\x00", "other_archive"),
    (b"BZh", "other_archive"),
    (b"\x28\xb5\x2f\xfd", "other_archive"),
)
_TAR = slice(257, 262)
_BOM = b"\xef\xbb\xbf"
_LINES = (".jsonl", ".ndjson")


def kind_of(head: bytes, name: str) -> Kind:
    """Return what a file is by its first bytes; the name decides only of text."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[_TAR] == b"ustar":
        return "other_archive"
    text = head.removeprefix(_BOM).lstrip()
    if text.startswith((b"{", b"[")) or (called_lines(name) and not text.startswith(b"<")):
        return "json"
    if text and not text.startswith(b"<"):
        if called_warc(name):
            return "warc"
        if called_warc(name.removesuffix(".gz")):
            return "gzip"
    return "page"


def called_lines(name: str) -> bool:
    """Return whether a file is called as JSON lines are."""
    return name.lower().endswith(_LINES)


def called_warc(name: str) -> bool:
    """Return whether a file is called as a crawl is; its first record may be broken."""
    return name.lower().endswith(".warc")


def is_archive(head: bytes) -> bool:
    """Return whether these are the first bytes of any archive or packed file."""
    return kind_of(head, "") in ("zip", "gzip", "warc", "other_archive")
