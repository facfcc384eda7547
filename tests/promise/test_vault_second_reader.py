"""A reader that shares no code with Wayout says of every vector what it is to say."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.golden import vault_keys as keys
from tests.golden import vault_reader as reader
from tests.golden import vault_records as records
from tests.golden.vault_ciphers import BROKEN, open_age, open_box, public_of
from tests.golden.vault_vectors import Vector, vectors

GOLDEN = Path(reader.__file__).parent
OURS = ("vault_ciphers.py", "vault_keys.py", "vault_reader.py", "vault_records.py")


def _place(vector: Vector) -> bytes:
    given = vector.given
    ids = vector.data("vault"), vector.data("case")
    return keys.place(given["kind"], *ids, given["seq"], given["epoch"])


def _sealed(vector: Vector) -> bytes:
    bound = _place(vector) + vector.data("bound")
    return keys.unseal(vector.data("key"), bound, vector.data("sealed"))


def _digest(vector: Vector) -> bytes:
    parts = [bytes.fromhex(part) for part in vector.given["parts"]]
    return keys.digest(vector.given["purpose"], *parts)


def _passphrase(vector: Vector) -> bytes:
    cost = keys.read_cost(vector.data("cost"))
    return keys.key_of(vector.data("typed"), vector.data("salt"), cost)


def _recovery(vector: Vector) -> bytes:
    return keys.derive(keys.read_recovery(vector.data("typed")), "wayout-recovery")


def _box(vector: Vector) -> bytes:
    try:
        return open_box(vector.data("secret"), vector.data("sealed"))
    except BROKEN:
        raise keys.ReadingError("altered", "sealed") from None


def _secret(vector: Vector) -> dict[str, str]:
    seed = vector.data("seed")
    sign = Ed25519PrivateKey.from_private_bytes(keys.derive(seed, "wayout-sign"))
    made = {
        "box": public_of(keys.derive(seed, "wayout-box")),
        "sign": sign.public_key().public_bytes_raw(),
        "wrap": keys.derive(seed, "wayout-wrap"),
    }
    return {name: data.hex() for name, data in made.items()}


def _grant(vector: Vector) -> bytes:
    return keys.open_grant(vector.data("grant"), vector.data("vault"), vector.data("seed"))


def _chain(vector: Vector) -> bytes:
    entries = [(one["epoch"], bytes.fromhex(one["sealed"])) for one in vector.given["entries"]]
    return records.case_head(vector.data("case"), entries)


def _row(vector: Vector) -> bytes:
    given = vector.given
    ids = [None if given[id_] is None else vector.data(id_) for id_ in ("case", "head", "other")]
    numbers = (given["seq"], given["at"], given["number"])
    told = (vector.data("member"), given["action"], *ids)
    return records.row_mac(vector.data("key"), vector.data("before"), numbers, told)


def _words(vector: Vector) -> bytes:
    numbers = [vector.given[name].to_bytes(8, "big") for name in ("seq", "generation", "at")]
    told = vector.data("vault"), vector.data("mac"), b"".join(numbers)
    return keys.digest("wayout-head", *told)


def _grave(vector: Vector) -> bytes:
    told = tuple(vector.given[field] for field in ("opened", "at", "reason"))
    return records.grave_words(vector.data("vault"), vector.data("case"), told)


def _age(vector: Vector) -> bytes:
    try:
        return open_age(vector.whole(vector.given["file"]), vector.given["identities"])
    except BROKEN:
        raise keys.ReadingError("altered", "backup") from None


def _document(vector: Vector) -> bytes:
    record = vector.given["record"]
    where = vector.data("vault"), vector.data("case")
    return records.open_document(where, record, vector.chunks(), "document")


def _ring(vector: Vector) -> dict[str, Any]:
    ring = keys.Ring(vector.whole(vector.given["file"]), vector.given["typed"].encode())
    return {
        "me": ring.me["name"],
        "generation": ring.generation,
        "epoch": ring.body["epoch"],
        "members": [one["name"] for one in ring.body["members"] if one.get("left") is None],
        "segments": ring.segments,
        "grants": len(ring.grants),
    }


def _vault(vector: Vector) -> Any:  # noqa: ANN401  as JSON gives it
    name, typed = vector.given["vault"], vector.given["typed"].encode()
    ring, store = vector.whole(f"{name}.ring"), vector.whole(name)
    head = vector.file(f"{name}.head")
    return reader.open_vault(ring, store, typed, head, vector.sql).content()


def _backup(vector: Vector) -> Any:  # noqa: ANN401  as JSON gives it
    data, typed = vector.whole(vector.given["file"]), vector.given["typed"].encode()
    return reader.read_backup(data, typed).content()


def _export(vector: Vector) -> Any:  # noqa: ANN401  as JSON gives it
    """An export is an age file with a JSON document, whose keys the page of the format names."""
    try:
        plain = open_age(vector.whole(vector.given["file"]), [vector.given["identity"]])
    except BROKEN:
        raise keys.ReadingError("unreadable", "age") from None
    told = json.loads(plain)
    if told["format"] != 1:
        raise keys.ReadingError("unreadable", "format")
    known = {"format", "vault", "code", "made", "expires", "contents", "case"}
    vault = re.fullmatch("[0-9a-f]{32}", told["vault"])
    if told.keys() != known or not isinstance(told["case"], dict) or not vault:
        raise keys.ReadingError("unreadable", "export")
    if told["expires"] is not None and told["expires"] < vector.given["day"]:
        raise keys.ReadingError("unreadable", "expired")
    return told["case"]


DO: dict[str, Callable[[Vector], Any]] = {
    "place": _place,
    "seal": _sealed,
    "pad": lambda vector: keys.padded_length(vector.given["size"]),
    "unpad": lambda vector: keys.unpad(vector.data("padded")),
    "derive": lambda v: keys.derive(v.data("key"), v.given["purpose"], v.data("context")),
    "digest": _digest,
    "secret": _secret,
    "code": lambda vector: keys.code_of(vector.data("case")),
    "chain": _chain,
    "row": _row,
    "words": _words,
    "grave": _grave,
    "passphrase": _passphrase,
    "typed": _passphrase,
    "recovery": _recovery,
    "cost": lambda vector: list(keys.read_cost(vector.data("cost"))),
    "box": _box,
    "grant": _grant,
    "age": _age,
    "length": lambda vector: records.padded(vector.given["size"]),
    "document": _document,
    "ring": _ring,
    "vault": _vault,
    "backup": _backup,
    "export": _export,
}


@pytest.mark.parametrize("vector", vectors(), ids=str)
def test_the_second_reader_says_what_every_vector_says(vector: Vector) -> None:
    """It opens what opens, with what is in it, and tells why the rest does not."""
    if vector.fails is None:
        assert vector.as_told(DO[vector.do](vector)) == vector.expected
        return
    with pytest.raises(keys.ReadingError) as failed:
        DO[vector.do](vector)
    assert vector.is_so(failed.value.kind, failed.value.at)


def test_summaries_tell_what_the_records_say() -> None:
    """As the page has it: which promises are open, which numbers a court has the case under."""
    cases = [
        case
        for vector in vectors()
        if vector.do == "vault" and vector.fails is None
        for case in vector.expected["cases"].values()
        if "entries" in case
    ]
    said = set()
    for case in cases:
        told = [one for entry in case["entries"] for one in entry["records"]]
        assert case["summary"]["promises"] == records.promised(told)
        assert case["summary"].get("courts", []) == records.numbered(told)
        said |= {key for one in told for key in one}
    assert {"gone", "missing", "done"} <= said


def test_the_second_reader_shares_no_code_with_wayout() -> None:
    """It imports nothing of ours, and none of the packages with which Wayout seals."""
    for name in OURS:
        tree = ast.parse((GOLDEN / name).read_text("utf-8"))
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        found = {alias.name for node in nodes for alias in node.names}
        found |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        tops = {module.partition(".")[0] for module in found}
        assert tops.isdisjoint({"wayout", "argon2", "nacl", "pyrage", "sqlcipher3", "msgspec"})


def test_the_second_reader_prints_what_a_vault_holds(root: Path) -> None:
    """With a passphrase on its standard input; without the right one it says so and no more."""
    program = [sys.executable, "-m", "tests.golden.vault_reader", str(GOLDEN / "vault/files/team")]
    (owner,) = {one.given["typed"] for one in vectors() if one.name == "vault: no head"}
    done = subprocess.run(
        program, cwd=root, input=f"{owner}\n".encode(), capture_output=True, check=True
    )
    whole = json.loads((GOLDEN / "vault/contents/team-owner.json").read_text("utf-8"))
    assert json.loads(done.stdout) == whole
    wrong = subprocess.run(program, cwd=root, input=b"x\n", capture_output=True, check=False)
    assert (wrong.returncode, wrong.stdout, wrong.stderr) == (1, b"", b"locked: slot\n")
