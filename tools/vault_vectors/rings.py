"""Vectors of a key ring alone: who opens it, and what was changed, cut, or put together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from vault_vectors.gathering import Book, Patch, at, cut, flip, instead, swap
from vault_vectors.worlds import MEMBER, OWNER, REMOVED, World

from wayout.casebook.passphrase import Cost, key_of
from wayout.casebook.ring.body import Body, read_body, write_body, write_segment
from wayout.casebook.ring.grants import Grant
from wayout.casebook.ring.ring import Ring
from wayout.casebook.sealing import Kind, Place, pad, seal

FILE = "team.ring"
HEAD, SLOT = 52, 226


@dataclass(slots=True)
class Open:
    """An open ring with its bytes, and where its parts begin."""

    ring: Ring
    data: bytes

    @classmethod
    def of(cls, path: Path, typed: str) -> "Open":
        """Open one."""
        data = path.read_bytes()

        def key(salt: bytes, cost: Cost) -> bytes:
            return key_of(typed.encode(), salt, cost)

        return cls(Ring.read(data, path, key), data)

    @property
    def body(self) -> int:
        """Where the body begins."""
        return len(bytes(self.ring.front))

    @property
    def segments(self) -> list[int]:
        """Where the segments begin, and where the last one ends."""
        front = self.ring.front
        place = Place(Kind.RING, front.vault, seq=front.generation)
        _, end = read_body(self.data, self.body, self.ring.key, place)
        starts = [end]
        while starts[-1] < len(self.data):
            here = starts[-1]
            starts.append(here + 4 + int.from_bytes(self.data[here : here + 4], "big"))
        return starts

    def with_body(self, change: Callable[[Body], Body], behind: bytes | None = None) -> bytes:
        """The ring with another body, sealed as one who holds its key can."""
        front = self.data[: self.body]
        place = Place(Kind.RING, self.ring.front.vault, seq=self.ring.front.generation)
        made = write_body(change(self.ring.body), self.ring.key, front, place)
        rest = self.data[self.segments[0] :] if behind is None else behind
        return front + made + rest

    def without(self, case: bytes) -> bytes:
        """The ring without the grants of a case, in as many segments."""
        held = self.ring.segments
        kept = [grant for grant in held.grants if grant.case != case]
        parts = [kept, *([kept[:1]] * (held.number - 1))]
        vault = self.ring.front.vault
        made = [write_segment(part, self.ring.key, vault, n) for n, part in enumerate(parts)]
        return self.data[: self.segments[0]] + b"".join(made)

    def segment(self, number: int) -> bytes:
        """The first grants once more, as a segment of a number."""
        front = self.ring.front
        return write_segment(self.ring.segments.grants[:2], self.ring.key, front.vault, number)

    def broken(self, number: int) -> bytes:
        """A segment that opens and holds less than a whole grant."""
        place = Place(Kind.SEGMENT, self.ring.front.vault, seq=number)
        sealed = seal(self.ring.key, place, pad(bytes(Grant.SIZE - 1)))
        return len(sealed).to_bytes(4, "big") + sealed


def whole(file: str, data: bytes) -> list[Patch]:
    """Put bytes in the place of a file."""
    return [cut(file, 0), at(file, 0, data)]


def told(ring: Ring) -> dict[str, object]:
    """What a vector says of an open ring."""
    return {
        "me": ring.me.name,
        "generation": ring.front.generation,
        "epoch": ring.body.epoch,
        "members": [member.name for member in ring.present],
        "segments": ring.segments.number,
        "grants": len(ring.segments.grants),
    }


def gather(book: Book, world: World) -> None:
    """Gather them."""
    opened = Open.of(world.folder / FILE, OWNER)
    good = {"file": FILE, "typed": OWNER}
    paper = world.paper["team"]
    _who(book, world, good)
    _front(book, opened, good, paper)
    _body(book, opened, good)
    before = Open.of(world.folder / "team.ring-before", OWNER)
    begins, ends = before.segments[:2]
    _segments(book, opened, good, before.data[begins:ends])


def _who(book: Book, world: World, good: dict[str, Any]) -> None:
    paper = world.paper["team"]
    decomposed = OWNER.replace("ё", "е\u0308")
    for name, typed in {
        "the owner": OWNER,
        "the owner, decomposed and with blanks": f" {decomposed}\t",
        "a member": MEMBER,
        "the recovery key": paper,
        "the recovery key in small letters": paper.lower().replace("-", ""),
    }.items():
        ring = Open.of(world.folder / FILE, typed).ring
        book.opens(f"ring: {name}", good | {"typed": typed}, told(ring))
    for name, typed in {"the owner": OWNER, "the recovery key": world.paper["one"]}.items():
        ring = Open.of(world.folder / "one.ring", typed).ring
        book.opens(
            f"ring: {name} at the real cost", {"file": "one.ring", "typed": typed}, told(ring)
        )
    before = Open.of(world.folder / "team.ring-before", OWNER).ring
    book.opens("ring: an older one", good, told(before), [instead(FILE, "team.ring-before")])
    for name, typed in {
        "a wrong passphrase": "some other words",
        "nothing typed": "",
        "е for ё": OWNER.replace("ё", "е"),
        "two blanks for one": OWNER.replace(" ", "  ", 1),
        "a member who was removed": REMOVED,
        "a recovery key mistyped": paper[:-1] + ("0" if paper[-1] != "0" else "1"),
        "a recovery key of another vault": world.paper["one"],
    }.items():
        book.fails(f"ring: {name}", good | {"typed": typed}, "locked: slot")


def _front(book: Book, opened: Open, good: dict[str, Any], paper: str) -> None:
    data, slot = opened.data, HEAD
    for name, why, patch in (
        ("no ring", "no vault: ring", at(FILE, 0, b"WAYBACK1")),
        ("nothing", "no vault: ring", cut(FILE, 0)),
        ("cut in its first word", "no vault: ring", cut(FILE, 7)),
        ("cut in its numbers", "altered: ring cut", cut(FILE, HEAD - 1)),
        ("cut in its slots", "altered: ring cut", cut(FILE, HEAD + 7 * SLOT)),
        ("cut before its body", "altered: ring cut", cut(FILE, opened.body)),
        ("cut in its body", "altered: ring cut", cut(FILE, opened.body + 100)),
        ("no slot", "altered: ring cut", at(FILE, 50, b"\0\0")),
        ("more slots than a ring has", "altered: ring cut", at(FILE, 50, b"\xff\xff")),
        ("no memory", "altered: cost", at(FILE, 28, bytes(4))),
        ("all memory", "altered: cost", at(FILE, 28, b"\xff" * 4)),
        ("no pass", "altered: cost", at(FILE, 32, b"\0")),
        ("too many passes", "altered: cost", at(FILE, 32, b"\x11")),
        ("no lane", "altered: cost", at(FILE, 33, b"\0")),
        ("less memory than lanes need", "altered: cost", at(FILE, 33, b"\x09")),
        ("another cost", "locked: slot", at(FILE, 32, b"\2")),
        ("another salt", "locked: slot", flip(FILE, data, 34)),
        ("another vault", "locked: slot", flip(FILE, data, 8)),
        ("another generation", "altered: ring", flip(FILE, data, 27)),
        ("a generation that has no next one", "altered: ring", at(FILE, 24, b"\x80\0\0\0")),
        ("a bit of the secret", "locked: slot", flip(FILE, data, slot + 30)),
        ("a bit of the key in a slot", "altered: slot", flip(FILE, data, slot + 150)),
        ("the last bit of a slot", "altered: slot", flip(FILE, data, slot + SLOT - 1)),
        ("slots that changed places", "locked: slot", swap(FILE, slot, slot + SLOT, SLOT)),
        ("a slot of somebody else", "altered: ring", flip(FILE, data, slot + SLOT + 30)),
        ("a slot that nobody uses", "altered: ring", flip(FILE, data, slot + 6 * SLOT)),
    ):
        book.fails(f"ring: {name}", good, why, [patch])
    by_paper = good | {"typed": paper}
    for name, offset in {"another cost": 32, "another salt": 34}.items():
        patch = at(FILE, 32, b"\2") if offset == 32 else flip(FILE, data, offset)  # noqa: PLR2004  as above
        book.fails(f"ring: {name}, opened from paper", by_paper, "altered: ring", [patch])


def _body(book: Book, opened: Open, good: dict[str, Any]) -> None:
    body, end = opened.body, opened.segments[0]
    data, mine = opened.data, opened.ring.me.id
    long = (int.from_bytes(data[body : body + 4], "big") + 4096).to_bytes(4, "big")

    def left(found: Body) -> Body:
        gone = [replace(one, left=1) if one.id == mine else one for one in found.members]
        return found.with_members(gone)

    def nobody(found: Body) -> Body:
        return found.with_members([])

    def bare(found: Body) -> Body:
        return replace(found, archives=[])

    odd = [at(FILE, len(data), opened.broken(opened.ring.segments.number))]
    for name, why, patches in (
        ("a bit of the body", "altered: ring", [flip(FILE, data, body + 60)]),
        ("the last bit of the body", "altered: ring", [flip(FILE, data, end - 1)]),
        ("a body longer than the ring", "altered: ring cut", [at(FILE, body, long)]),
        ("a body of nothing", "altered: ring cut", [at(FILE, body, bytes(4))]),
        ("a body a byte longer", "altered: ring", [flip(FILE, data, body + 3)]),
        ("a body that knows nobody", "altered: ring", whole(FILE, opened.with_body(nobody, b""))),
        ("a body without an archive", "altered: ring", whole(FILE, opened.with_body(bare, b""))),
        ("a segment of no whole grant", "altered: ring", odd),
        ("a body that says he left", "altered: ring", whole(FILE, opened.with_body(left, b""))),
    ):
        book.fails(f"ring: {name}", good, why, patches)


def _segments(book: Book, opened: Open, good: dict[str, Any], old: bytes) -> None:
    """What stands behind the body opens up to the first segment that does not."""
    data, starts = opened.data, opened.segments
    every = told(opened.ring)
    number, grants = opened.ring.segments.number, len(opened.ring.segments.grants)
    less = every | {"segments": number - 1, "grants": grants - 1}
    more = every | {"segments": number + 1, "grants": grants + 2}
    none = every | {"segments": 0, "grants": 0}
    for name, value, patches in (
        ("noise behind it", every, [at(FILE, len(data), bytes(300))]),
        ("a segment cut", less, [cut(FILE, len(data) - 1)]),
        ("a segment missing at the end", less, [cut(FILE, starts[-2])]),
        ("a bit of the last segment", less, [flip(FILE, data, -1)]),
        ("a bit of the first segment", none, [flip(FILE, data, starts[1] - 1)]),
        ("the first segment missing", none, [*whole(FILE, data[: starts[0]] + data[starts[1] :])]),
        ("no segment", none, [cut(FILE, starts[0])]),
        ("a segment of another number", every, [at(FILE, len(data), opened.segment(number + 1))]),
        ("a segment more", more, [at(FILE, len(data), opened.segment(number))]),
        (
            "a segment of an older ring",
            every,
            [at(FILE, len(data), old)],
        ),
    ):
        book.opens(f"ring: {name}", good, value, patches)
