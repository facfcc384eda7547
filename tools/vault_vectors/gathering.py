"""Vectors as they are gathered: what is given, and what comes of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Given = Mapping[str, object]
Patch = Mapping[str, object]


@dataclass(slots=True)
class Book:
    """The vectors of one JSON file; the first word of a name is what is done."""

    name: str
    vectors: list[Given] = field(default_factory=list)

    def opens(self, name: str, given: Given, value: object, patches: Iterable[Patch] = ()) -> None:
        """Say what comes of it."""
        self._add(name, given, {"opens": value}, patches)

    def fails(self, name: str, given: Given, why: str, patches: Iterable[Patch] = ()) -> None:
        """Say how it fails, as in "altered: log 3"."""
        kind, _, at = why.partition(": ")
        self._add(name, given, {"fails": kind, "at": at}, patches)

    def write(self, folder: Path) -> None:
        """Write the file, a line for each vector."""
        lines = [json.dumps(one, ensure_ascii=False, default=bytes.hex) for one in self.vectors]
        (folder / f"{self.name}.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")

    def _add(self, name: str, given: Given, then: Given, patches: Iterable[Patch]) -> None:
        made: dict[str, object] = {"name": name, "do": name.partition(": ")[0], "given": given}
        if patches:
            made["patches"] = list(patches)
        self.vectors.append(made | dict(then))


def at(file: str, offset: int, data: bytes) -> Patch:
    """Write bytes over those of a file, or behind its end."""
    return {"file": file, "offset": offset, "bytes": data}


def flip(file: str, data: bytes, offset: int) -> Patch:
    """Turn the lowest bit of a byte."""
    place = offset % len(data)
    return at(file, place, bytes([data[place] ^ 1]))


def cut(file: str, length: int) -> Patch:
    """Keep the first bytes of a file."""
    return {"file": file, "cut": length}


def swap(file: str, one: int, other: int, length: int) -> Patch:
    """Let two stretches of a file change places."""
    return {"file": file, "swap": [one, other, length]}


def instead(file: str, other: str) -> Patch:
    """Put a copy of another file there."""
    return {"file": file, "copy": other}


def turned(data: bytes, place: int) -> bytes:
    """The bytes with one bit turned."""
    place %= len(data)
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
