"""The test vectors of the vault's format: read, with their files as each of them has them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "vault"
BOOKS = ("parts", "documents", "rings", "vaults", "backups", "works", "later")


@dataclass(frozen=True, slots=True)
class Vector:
    """What is given, and what comes of it: `opens`, or else how it fails and at what."""

    name: str
    do: str
    given: dict[str, Any]
    patches: list[dict[str, Any]]
    opens: Any
    fails: str | None
    at: str | None

    def __str__(self) -> str:
        return self.name

    @property
    def sql(self) -> list[str]:
        """The statements that change its store."""
        return [line for patch in self.patches for line in patch.get("sql", ())]

    def data(self, field: str) -> bytes:
        """A field of bytes."""
        return bytes.fromhex(self.given[field])

    def file(self, name: str) -> bytes | None:
        """A file as this vector has it; None if it is not there."""
        place = FOLDER / "files" / name
        data = bytearray(place.read_bytes()) if place.exists() else None
        for patch in self.patches:
            if patch.get("file") == name:
                data = None if "remove" in patch else _patched(data or bytearray(), patch)
        return None if data is None else bytes(data)

    def chunks(self) -> list[bytes]:
        """The chunks of a document, as they are cut and in the order that is given."""
        data, made = self.whole(self.given["file"]), list[bytes]()
        for size in self.given["sizes"]:
            made.append(data[:size])
            data = data[size:]
        return [made[number] for number in self.given.get("order", range(len(made)))]

    @property
    def expected(self) -> Any:  # noqa: ANN401  as JSON gives it
        """What is in what opens."""
        match self.opens:
            case {"content": name}:
                return json.loads((FOLDER / "contents" / name).read_text("utf-8"))
        return self.opens

    def as_told(self, value: object) -> object:
        """A value as a vector tells it."""
        return value.hex() if isinstance(value, bytes) else value

    def is_so(self, kind: str, at: str) -> bool:
        """Whether it failed so; a vector may leave the number open."""
        return kind == self.fails and f"{at} ".startswith(f"{self.at} ")

    def whole(self, name: str) -> bytes:
        """A file that is there."""
        data = self.file(name)
        assert data is not None
        return data


def vectors() -> list[Vector]:
    """Every vector, in the order of the files."""
    return [
        Vector(
            one["name"], one["do"], one["given"], one.get("patches", []), one.get("opens"),
            one.get("fails"), one.get("at"),
        )
        for book in BOOKS
        for one in json.loads((FOLDER / f"{book}.json").read_text("utf-8"))
    ]  # fmt: skip


def _patched(data: bytearray, patch: dict[str, Any]) -> bytearray:
    match patch:
        case {"copy": name}:
            return bytearray((FOLDER / "files" / name).read_bytes())
        case {"cut": length}:
            del data[length:]
        case {"swap": [one, other, length]}:
            first = data[one : one + length]
            data[one : one + length] = data[other : other + length]
            data[other : other + length] = first
        case {"take": [offset, length]}:
            del data[offset : offset + length]
        case {"offset": offset, "insert": more}:
            data[offset:offset] = bytes.fromhex(more)
        case {"offset": offset, "bytes": over}:
            new = bytes.fromhex(over)
            data[offset : offset + len(new)] = new
    return data
