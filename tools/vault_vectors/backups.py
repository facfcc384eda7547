"""Vectors of backups, and of a case that was exported to a colleague."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pyrage
from pyrage import x25519
from vault_vectors.gathering import Book, Patch, at, cut, flip, swap
from vault_vectors.worlds import MEMBER, OWNER, REMOVED, World

from wayout.casebook.exporting import export_case

_FILE = "team.backup"
_STEP = 65536 + 16
_FIRST = 16


def gather(book: Book, world: World, folder: Path) -> None:
    """Gather them."""
    data = (world.folder / _FILE).read_bytes()
    good = {"file": _FILE, "typed": OWNER}
    for who, typed in {"owner": OWNER, "member": MEMBER, "paper": world.paper["team"]}.items():
        value = {"content": f"backup-{who}.json"}
        book.opens(f"backup: opened by the {who}", good | {"typed": typed}, value)
    for name, typed in {"a wrong passphrase": "some words", "one who left": REMOVED}.items():
        book.fails(f"backup: {name}", good | {"typed": typed}, "locked: slot")
    for name, why, patches in _spoiled(data):
        book.fails(f"backup: {name}", good, why, patches)
    _exports(book, world, folder)


def _spoiled(data: bytes) -> list[tuple[str, str, list[Patch]]]:
    length = int.from_bytes(data[8:16], "big")
    stream = _FIRST + length
    header = data.index(b"\n--- ", stream)
    body = data.index(b"\n", header + 5) + 1 + 16
    second = body + _STEP
    broken = "altered: backup"
    lie = (2**63).to_bytes(8, "big")
    longer = [at(_FILE, 8, (length + 1).to_bytes(8, "big"))]
    room = at(_FILE, 8, (length + 64).to_bytes(8, "big"))
    noise = [{"file": _FILE, "offset": stream, "insert": bytes(64)}, room]
    less = at(_FILE, 8, (length - 1).to_bytes(8, "big"))
    shorter = [{"file": _FILE, "take": [stream - 1, 1]}, less]
    return [
        ("no backup", "no vault: backup", [at(_FILE, 0, b"WAYRING1")]),
        ("nothing", "no vault: backup", [cut(_FILE, 0)]),
        ("its first word alone", broken, [cut(_FILE, 8)]),
        ("cut in the length of its ring", broken, [cut(_FILE, 15)]),
        ("a length beyond its end", broken, [at(_FILE, 8, len(data).to_bytes(8, "big"))]),
        ("a length beyond all", broken, [at(_FILE, 8, lie)]),
        ("a length one too long", "altered: ring", longer),
        ("a length of nothing", "no vault: ring", [at(_FILE, 8, bytes(8))]),
        ("noise behind its ring", "altered: ring", noise),
        ("a ring without its end", "altered: ring", shorter),
        ("a bit of its ring", "altered: slot", [flip(_FILE, data, _FIRST + 52 + 160)]),
        ("no stream", broken, [cut(_FILE, stream)]),
        ("a bit of the header of its stream", broken, [flip(_FILE, data, stream + 40)]),
        ("a bit of its stream", broken, [flip(_FILE, data, body + 5000)]),
        ("the last bit", broken, [flip(_FILE, data, -1)]),
        ("cut by a byte", broken, [cut(_FILE, len(data) - 1)]),
        ("cut after a chunk", broken, [cut(_FILE, second)]),
        ("a chunk missing", broken, [{"file": _FILE, "take": [body, _STEP]}]),
        ("a byte behind it", broken, [at(_FILE, len(data), b"\0")]),
        ("bytes that changed places", broken, [swap(_FILE, body, body + 4096, 4096)]),
    ]


def _exports(book: Book, world: World, folder: Path) -> None:
    colleague = x25519.Identity.generate()
    with world.enter(OWNER) as vault:
        to = str(colleague.to_public())
        made = export_case(vault, world.codes[0], to, date(2025, 12, 31))
        for_ever = export_case(vault, world.codes[1], to, None)
    (folder / "case.age").write_bytes(made.data)
    (folder / "for-ever.age").write_bytes(for_ever.data)
    good: dict[str, Any] = {"file": "case.age", "identity": str(colleague), "day": "2025-12-31"}
    plain = _plain(made.data, colleague)
    book.opens("export: on its last day", good, plain["case"])
    later = good | {"file": "for-ever.age", "day": "2100-01-01"}
    book.opens("export: for ever", later, _plain(for_ever.data, colleague)["case"])
    data, stranger = made.data, str(x25519.Identity.generate())
    book.fails("export: a day later", good | {"day": "2026-01-01"}, "unreadable: expired")
    book.fails("export: a stranger", good | {"identity": stranger}, "unreadable: age")
    book.fails("export: a bit", good, "unreadable: age", [flip("case.age", data, -1)])
    book.fails("export: cut", good, "unreadable: age", [cut("case.age", len(data) - 5000)])
    for name, why, lie in (
        ("a format of later", "format", {"format": 2}),
        ("no case in it", "export", {"case": None}),
        ("a key that none has", "export", {"more": 1}),
        ("no vault in it", "export", {"vault": "somewhere"}),
    ):
        told = msgspec.json.encode(plain | lie)
        file = f"{name.replace(' ', '-')}.age"
        (folder / file).write_bytes(pyrage.encrypt(told, [colleague.to_public()]))
        book.fails(f"export: {name}", good | {"file": file}, f"unreadable: {why}")


def _plain(data: bytes, identity: x25519.Identity) -> dict[str, Any]:
    return dict(msgspec.json.decode(pyrage.decrypt(data, [identity])))
