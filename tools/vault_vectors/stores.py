"""Vectors of a whole vault: pages, log, signatures, cases, tombstones, entries, documents."""

from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace
from vault_vectors.gathering import Book, Patch, at, cut, flip, instead, swap
from vault_vectors.redone import redone
from vault_vectors.rings import Open, whole
from vault_vectors.worlds import MEMBER, OWNER, World

from wayout.casebook.cases.codes import code_of

_PAGE = 4096
_GOOD = {"vault": "team", "typed": OWNER}
_BORROWED = """UPDATE entries
SET sealed = (SELECT sealed FROM entries WHERE case_id = SECOND AND seq = 0)
WHERE case_id = FIRST AND seq = 0"""
_SUMMARY = """UPDATE cases
SET summary = (SELECT summary FROM cases WHERE id = SECOND) WHERE id = FIRST"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is in the store of the team: rows of its log, and the ids of cases."""

    rows: int
    first: bytes
    second: bytes
    gone: bytes

    def put(self, statement: str) -> str:
        """Put the ids of cases into a statement."""
        first, second = (f"x'{case.hex()}'" for case in (self.first, self.second))
        return statement.replace("FIRST", first).replace("SECOND", second)


def gather(book: Book, world: World) -> None:
    """Gather them."""
    with world.enter(OWNER) as vault:
        vault.store._connection.set_authorizer(None)  # noqa: SLF001  to look
        known = Known(vault.tip.seq, world.ids[0], world.ids[1], world.ids[2])
    _who(book, world)
    _keys(book, world)
    _pages(book, world)
    _log(book, known)
    _about(book, known)
    _cases(book, known)
    _redone(book, world, known)


def _who(book: Book, world: World) -> None:
    for who, typed in {"owner": OWNER, "member": MEMBER, "paper": world.paper["team"]}.items():
        given = _GOOD | {"typed": typed}
        book.opens(f"vault: of the team, by its {who}", given, {"content": f"team-{who}.json"})
    for who, typed in {"owner": OWNER, "paper": world.paper["one"]}.items():
        given = {"vault": "one", "typed": typed}
        book.opens(f"vault: at its real cost, by its {who}", given, {"content": f"one-{who}.json"})
    book.fails("vault: a wrong passphrase", _GOOD | {"typed": "some words"}, "locked: slot")


def _keys(book: Book, world: World) -> None:
    """The ring beside the store: older, of another vault, cut, in the middle of a new key."""
    ring = Open.of(world.folder / "team.ring", OWNER)
    data, starts = ring.data, ring.segments
    same = {"content": "team-owner.json"}
    older = [instead("team.ring", "team.ring-before")]
    moved = data[: starts[0]] + data[starts[1] :] + data[starts[0] : starts[1]]
    book.fails("vault: an older ring", _GOOD, "altered: ring older", older)
    book.fails("vault: a ring of another vault", _GOOD, "altered: page 1", [_copy("one", "ring")])
    book.fails("vault: a store of another ring", _GOOD, "altered: page 1", [_copy("one", "")])
    cuts = [cut("team.ring", starts[-1] - 1)]
    book.fails("vault: a ring cut in its end", _GOOD, "altered: ring keys", cuts)
    cuts = [cut("team.ring", starts[-2])]
    book.fails("vault: a ring without its end", _GOOD, "altered: ring keys", cuts)
    book.fails(
        "vault: segments that changed places",
        _GOOD,
        "altered: ring keys",
        whole("team.ring", moved),
    )
    noise = [at("team.ring", len(data), b"\0\0\0\x28" + bytes(40))]
    book.opens("vault: noise behind its ring", _GOOD, same, noise)
    coming = bytes(range(32))
    for name, made in {
        "a new key that is not in yet": ring.with_body(lambda body: _coming(body, coming)),
        "a new key that is in": ring.with_body(lambda body: _came(body, coming)),
    }.items():
        book.opens(f"vault: {name}", _GOOD, same, whole("team.ring", made))
    lost = whole("team.ring", ring.without(world.ids[0]))
    book.fails("vault: a ring without the keys of a case", _GOOD, "altered: ring keys", lost)
    neither = ring.with_body(lambda body: _coming(_came(body, coming), coming))
    book.fails("vault: no key fits", _GOOD, "altered: page 1", whole("team.ring", neither))


def _coming(body: Any, key: bytes) -> Any:  # noqa: ANN401  a body
    return replace(body, coming=key)


def _came(body: Any, key: bytes) -> Any:  # noqa: ANN401  a body
    return replace(body, database=key, coming=body.database)


def _copy(name: str, ending: str) -> Patch:
    dot = "." if ending else ""
    return instead(f"team{dot}{ending}", f"{name}{dot}{ending}")


def _pages(book: Book, world: World) -> None:
    data = (world.folder / "team").read_bytes()
    last = len(data) // _PAGE
    for name, why, patches in (
        ("plain SQLite", "no vault: store", [at("team", 0, b"SQLite format 3\0")]),
        ("an empty file", "no vault: store", [cut("team", 0)]),
        ("15 bytes", "no vault: store", [cut("team", 15)]),
        ("16 bytes", "altered: page 1", [cut("team", 16)]),
        ("half a page", "altered: page 1", [cut("team", 2000)]),
        ("a bit of the salt", "altered: page 1", [flip("team", data, 3)]),
        ("a bit of page 1", "altered: page 1", [flip("team", data, 16)]),
        ("a bit of page 2", "altered: page 2", [flip("team", data, _PAGE + 1000)]),
        ("a bit of an IV", "altered: page 2", [flip("team", data, 2 * _PAGE - 80)]),
        ("a bit of an HMAC", "altered: page 2", [flip("team", data, 2 * _PAGE - 1)]),
        ("a bit of the last page", f"altered: page {last}", [flip("team", data, -100)]),
        ("pages that changed places", "altered: page 2", [swap("team", _PAGE, 2 * _PAGE, _PAGE)]),
        ("a page of zeros", "altered: page 3", [at("team", 2 * _PAGE, bytes(_PAGE))]),
        ("half of the last page", f"altered: page {last}", [cut("team", len(data) - 2048)]),
        ("noise behind it", f"altered: page {last + 1}", [at("team", len(data), bytes(100))]),
    ):
        book.fails(f"vault: {name}", _GOOD, why, patches)


def _log(book: Book, known: Known) -> None:
    rows = known.rows
    for row, statement in (
        (3, "UPDATE audit SET action = 'show' WHERE seq = 3"),
        (3, "UPDATE audit SET action = x'00' WHERE seq = 3"),
        (3, "UPDATE audit SET at = at + 1 WHERE seq = 3"),
        (3, "UPDATE audit SET at = 'soon' WHERE seq = 3"),
        (3, "UPDATE audit SET member = zeroblob(16) WHERE seq = 3"),
        (3, "UPDATE audit SET number = 99 WHERE seq = 3"),
        (2, "UPDATE audit SET other = NULL WHERE seq = 2"),
        (1, "UPDATE audit SET case_id = FIRST WHERE seq = 1"),
        (5, "UPDATE audit SET head = zeroblob(32) WHERE seq = 5"),
        (3, "UPDATE audit SET mac = zeroblob(32) WHERE seq = 3"),
        (rows, "UPDATE audit SET number = 99 WHERE seq = (SELECT max(seq) FROM audit)"),
        (1, "DELETE FROM audit WHERE seq = 1"),
        (3, "DELETE FROM audit WHERE seq = 3"),
        (4, "UPDATE audit SET seq = seq + 1000 WHERE seq > 3"),
    ):
        _edit(book, known, f"log {row}", statement)
    swapped = [
        "UPDATE audit SET seq = 0 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 4",
        "UPDATE audit SET seq = 4 WHERE seq = 0",
    ]
    book.fails("vault: rows that changed places", _GOOD, "altered: log 3", [{"sql": swapped}])
    for statement in (
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
        "DELETE FROM audit WHERE seq > 3",
        "DELETE FROM audit",
        "UPDATE signatures SET signature = zeroblob(64)",
        "UPDATE signatures SET member = zeroblob(16)",
        "UPDATE signatures SET seq = seq + 1",
    ):
        _edit(book, known, "signature", statement)
    unsigned = ["DELETE FROM signatures WHERE seq = (SELECT max(seq) FROM signatures)"]
    book.fails("vault: a log that nobody signed", _GOOD, "altered: log end", [{"sql": unsigned}])


def _about(book: Book, known: Known) -> None:
    gone = code_of(known.gone)
    for why, statement in (
        ("format", "UPDATE about SET value = 2 WHERE name = 'format'"),
        ("about", "UPDATE about SET value = 'x' WHERE name = 'format'"),
        ("about", "DELETE FROM about WHERE name = 'segments'"),
        ("about", "DELETE FROM about WHERE name = 'generation'"),
        ("vault", "UPDATE about SET value = zeroblob(16) WHERE name = 'vault'"),
        ("strange", "DELETE FROM about WHERE name = 'vault'"),
        ("ring older", "UPDATE about SET value = 99 WHERE name = 'generation'"),
        ("ring keys", "UPDATE about SET value = 99 WHERE name = 'segments'"),
        ("log end", "UPDATE about SET value = value - 1 WHERE name = 'segments'"),
        ("log end", "UPDATE about SET value = value - 1 WHERE name = 'generation'"),
        ("log end", "UPDATE about SET value = zeroblob(32) WHERE name = 'bound'"),
        ("log end", "DELETE FROM about WHERE name = 'bound'"),
        ("tombstones", "DELETE FROM tombstones"),
        ("tombstones", "UPDATE tombstones SET case_id = zeroblob(16)"),
        (f"tombstone {gone}", "UPDATE tombstones SET reason = 'mistake'"),
        (f"tombstone {gone}", "UPDATE tombstones SET opened = '2020-01-01'"),
        (f"tombstone {gone}", "UPDATE tombstones SET at = at + 1"),
        (f"tombstone {gone}", "UPDATE tombstones SET at = 'soon'"),
        (f"tombstone {gone}", "UPDATE tombstones SET member = zeroblob(16)"),
        (f"tombstone {gone}", "UPDATE tombstones SET signature = zeroblob(64)"),
    ):
        _edit(book, known, why, statement)


def _cases(book: Book, known: Known) -> None:
    code, other = code_of(known.first), code_of(known.second)
    for why, statement in (
        (f"case {code}", "UPDATE cases SET head = zeroblob(32) WHERE id = FIRST"),
        (f"case {code}", "DELETE FROM cases WHERE id = FIRST"),
        (f"entries {code}", "UPDATE cases SET entries = entries - 1 WHERE id = FIRST"),
        (f"summary {code}", "UPDATE cases SET summary = 'text' WHERE id = FIRST"),
        (f"summary {code}", "UPDATE cases SET summary = substr(summary, 1, 60) WHERE id = FIRST"),
        (f"opened {code}", "UPDATE cases SET opened = '1999-01-01' WHERE id = FIRST"),
        (f"entries {code}", "UPDATE entries SET sealed = zeroblob(300) WHERE case_id = FIRST"),
        (f"entries {code}", "UPDATE entries SET sealed = 'text' WHERE case_id = FIRST"),
        (f"entries {code}", "UPDATE entries SET epoch = 1 WHERE case_id = FIRST AND seq = 0"),
        (f"entries {code}", "UPDATE entries SET epoch = -1 WHERE case_id = FIRST"),
        (f"entries {code}", "UPDATE entries SET seq = seq + 1000 WHERE case_id = FIRST"),
        (f"entries {code}", "DELETE FROM entries WHERE case_id = FIRST AND seq = 0"),
        (f"entries {code}", "DELETE FROM entries WHERE case_id = FIRST AND seq = 2"),
        (f"document {other} 1", "DELETE FROM chunks WHERE case_id = SECOND"),
        (f"document {other} 1", "UPDATE chunks SET sealed = zeroblob(4113) WHERE case_id = SECOND"),
        (f"document {other} 1", "UPDATE chunks SET number = number + 1 WHERE case_id = SECOND"),
        ("chunks", "UPDATE chunks SET case_id = zeroblob(16)"),
        (f"chunks {other}", "INSERT INTO chunks VALUES (SECOND, zeroblob(16), 0, zeroblob(17))"),
    ):  # fmt: skip
        _edit(book, known, why, statement)


def _edit(book: Book, known: Known, why: str, statement: str) -> None:
    """A change of the store by one who holds its key; FIRST and SECOND are cases."""
    sql = [known.put(statement)]
    book.fails(f"vault: {statement}", _GOOD, f"altered: {why}", [{"sql": sql}])


def _redone(book: Book, world: World, known: Known) -> None:
    """A member with every key moved something, and chained and signed it all anew."""
    code = code_of(known.first)
    for name, why, statements in (
        (
            "entries that changed places", f"entry {code} 1",
            [
                "UPDATE entries SET seq = 900 WHERE case_id = FIRST AND seq = 0",
                "UPDATE entries SET seq = 0 WHERE case_id = FIRST AND seq = 1",
                "UPDATE entries SET seq = 1 WHERE case_id = FIRST AND seq = 900",
            ],
        ),
        (
            "an entry of another case", f"entry {code} 1",
            [_BORROWED],
        ),
        (
            "an entry of another epoch", f"entry {code} 1",
            ["UPDATE entries SET epoch = 1 WHERE case_id = FIRST AND seq = 0"],
        ),
        (
            "the last entry is missing", f"summary {code}",
            ["DELETE FROM entries WHERE case_id = FIRST AND seq = 2"],
        ),
        (
            "the summary of another case", f"summary {code}",
            [_SUMMARY],
        ),
        (
            "a number left out in the log", "log 4",
            ["UPDATE audit SET seq = seq + 1000 WHERE seq > 3"],
        ),
        (
            "an entry of nothing", f"entry {code} 1",
            ["UPDATE entries SET sealed = x'' WHERE case_id = FIRST AND seq = 0"],
        ),
    ):  # fmt: skip
        sql = redone(world.team, OWNER, [known.put(statement) for statement in statements])
        found: list[Patch] = [{"sql": sql}, {"file": "team.head", "remove": True}]
        book.fails(f"vault: {name}, all chained anew", _GOOD, f"altered: {why}", found)
        if name == "the last entry is missing":
            again = f"vault: {name}, all chained anew, and the head is there"
            book.fails(again, _GOOD, "altered: head row", found[:1])
    nothing = [{"sql": redone(world.team, OWNER, [])}]
    same = {"content": "team-owner.json"}
    book.opens("vault: all chained anew, and nothing changed", _GOOD, same, nothing)
