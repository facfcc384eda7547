"""An export opens for the member it was made for, until it expires, and says what is inside."""

import json
import random
from datetime import UTC, date, datetime, timedelta

import msgspec
import pyrage
import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.exporting import MOST, export_case, open_export, read_export
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, LockedError, VaultError

STEP = 4096


def mine(vault: Vault) -> str:
    """My own age recipient."""
    return vault.ring.me.age


def today(vault: Vault) -> date:
    """The day of the vault."""
    return datetime.fromtimestamp(vault.clock(), UTC).date()


def sealed(vault: Vault, document: object) -> bytes:
    """Seal a document to me that Wayout did not make."""
    written = document if isinstance(document, bytes) else json.dumps(document).encode()
    made: bytes = pyrage.encrypt(written, [pyrage.x25519.Recipient.from_str(mine(vault))])
    return made


def opened(vault: Vault, data: bytes) -> dict[str, object]:
    """Open an export with my identity, as any age program does."""
    identity = pyrage.x25519.Identity.from_str(vault.ring.secret.age)
    found: dict[str, object] = json.loads(pyrage.decrypt(data, [identity]))
    return found


def test_a_case_comes_back_as_it_was_added(vault: Vault, lines: list[bytes]) -> None:
    """Each of them, equal in every field, and logged."""
    cases = read_lines(lines)
    for code, case in zip(add_cases(vault, cases), cases, strict=True):
        data = export_case(vault, code, mine(vault), None).data
        assert read_export(data, vault) == case
        assert vault.store.rows("SELECT action FROM audit ORDER BY seq DESC")[0] == ("export",)


def test_it_says_what_is_inside(vault: Vault, lines: list[bytes]) -> None:
    """Any age program opens it: vault, code, days, and how many of what."""
    code = add_cases(vault, read_lines(lines))[0]
    until = today(vault) + timedelta(days=30)
    data = export_case(vault, code, mine(vault), until).data
    document = opened(vault, data)
    assert document["vault"] == vault.id.hex()
    assert document["code"] == code
    assert (document["made"], document["expires"]) == (today(vault).isoformat(), until.isoformat())
    assert document["contents"] == [
        {"what": "title", "number": 1},
        {"what": "people", "number": 1},
        {"what": "events", "number": 1},
        {"what": "notes", "number": 1},
    ]
    assert document["case"] == json.loads(lines[0])


def test_what_says_nothing_is_not_counted(vault: Vault) -> None:
    """No people, no events, no notes: the title alone."""
    line = b'{"title": "x", "people": [], "history": {"until": "2025-06-01"}, "notes": []}'
    code = add_cases(vault, read_lines([line]))[0]
    made = export_case(vault, code, mine(vault), None)
    assert [(one.what, one.number) for one in made.export.contents] == [("title", 1)]


def test_what_is_inside_is_counted_anew(vault: Vault, lines: list[bytes]) -> None:
    """Whatever its maker wrote about it."""
    code = add_cases(vault, read_lines(lines))[0]
    good = export_case(vault, code, mine(vault), None)
    said = {**opened(vault, good.data), "contents": [{"what": "\x1b[2J", "number": 9}]}
    assert open_export(sealed(vault, said), vault).contents == good.export.contents


LARGE: tuple[dict[str, object], ...] = (
    {"history": {"events": [{"kind": "left_unit", "day": "2025-01-20"}] * 501}},
    {"people": [{"role": "other", "name": "p"}] * 501},
    {"notes": ["n" * (2 << 20)]},
)


@pytest.mark.parametrize("more", LARGE, ids=["events", "people", "notes"])
def test_what_no_case_holds_goes_in_no_export(vault: Vault, more: dict[str, object]) -> None:
    """Neither out, before anything is logged, nor in, whoever made it: it would stall its pages."""
    line = {"title": "x", **more}
    (code,) = add_cases(vault, read_lines([json.dumps(line).encode()]))
    before = vault.tip
    with pytest.raises(CasesError, match="too large"):
        export_case(vault, code, mine(vault), None)
    assert vault.tip == before
    (small,) = add_cases(vault, read_lines([b'{"title": "x"}']))
    good = opened(vault, export_case(vault, small, mine(vault), None).data)
    with pytest.raises(CasesError, match="more than one case may"):
        open_export(sealed(vault, {**good, "case": line}), vault)


def test_many_notes_are_no_more_than_a_case(vault: Vault) -> None:
    """Only their size counts."""
    line = json.dumps({"title": "x", "notes": ["n"] * 501}).encode()
    (code,) = add_cases(vault, read_lines([line]))
    assert export_case(vault, code, mine(vault), None).export.contents[1].number == 501


def test_its_length_tells_little(vault: Vault, lines: list[bytes]) -> None:
    """A short case and a shorter one are as long."""
    data = [
        export_case(vault, code, mine(vault), None).data
        for code in add_cases(vault, read_lines(lines))
    ]
    assert len({len(one) // STEP for one in data}) == 1


def test_it_expires(vault: Vault, lines: list[bytes]) -> None:
    """It opens on its last day, not after; none is made that has expired."""
    code = add_cases(vault, read_lines(lines))[0]
    until = today(vault) + timedelta(days=2)
    data = export_case(vault, code, mine(vault), until).data
    clock = vault.clock
    vault.clock = lambda: clock() + 2 * 86400
    read_export(data, vault)
    vault.clock = lambda: clock() + 3 * 86400
    with pytest.raises(CasesError, match="expired"):
        read_export(data, vault)
    with pytest.raises(VaultError, match="past"):
        export_case(vault, code, mine(vault), until)


def test_several_may_open_it_and_nobody_else(vault: Vault, lines: list[bytes]) -> None:
    """Recipients stand with spaces or commas between them; for another it is no export."""
    code = add_cases(vault, read_lines(lines))[0]
    other = pyrage.x25519.Identity.generate()
    data = export_case(vault, code, f"{other.to_public()}, {mine(vault)}", None).data
    assert pyrage.decrypt(data, [other])
    read_export(data, vault)
    with pytest.raises(CasesError, match="another key"):
        read_export(export_case(vault, code, str(other.to_public()), None).data, vault)


@pytest.mark.parametrize("to", ["", " , ", "age1", "somebody", "age1" + "q" * 58])
def test_a_recipient_that_does_not_read_is_said(vault: Vault, lines: list[bytes], to: str) -> None:
    """Before anything is logged."""
    code = add_cases(vault, read_lines(lines))[0]
    before = vault.tip
    with pytest.raises(VaultError, match="age1"):
        export_case(vault, code, to, None)
    assert vault.tip == before


def test_only_who_may_open_a_case_exports_it(vault: Vault, lines: list[bytes]) -> None:
    """Its key is needed."""
    code = add_cases(vault, read_lines(lines))[0]
    vault.ring.rewrite(vault.ring.body, ())
    vault.renew_keys()
    with pytest.raises(LockedError):
        export_case(vault, code, mine(vault), None)


def test_what_is_no_export_is_said(vault: Vault, lines: list[bytes]) -> None:
    """Documents with a fault, sealed as they should be: only one kind of error."""
    code = add_cases(vault, read_lines(lines))[0]
    good = opened(vault, export_case(vault, code, mine(vault), None).data)
    faults: list[object] = [
        {**good, "format": 2}, {**good, "format": "1"}, {**good, "extra": 1},
        {**good, "case": {}}, {**good, "case": [[[]]]}, {**good, "case": {"title": " "}},
        {**good, "expires": "soon"}, {**good, "contents": [1]}, {**good, "vault": None},
        {**good, "vault": "../x"}, {**good, "code": "\x1b[2J"}, {**good, "code": f"{code}\n"},
        [], None, b"", b"\xff\xfe", b"[" * 200_000, b'{"format":1,"case":' + b"[" * 200_000,
        {key: value for key, value in good.items() if key != "code"},
    ]  # fmt: skip
    for fault in faults:
        with pytest.raises(CasesError):
            read_export(sealed(vault, fault), vault)
    with pytest.raises(CasesError, match="large"):
        read_export(bytes(MOST + 1), vault)


def test_damage_is_said_in_one_way(vault: Vault, lines: list[bytes]) -> None:
    """Two thousand files that were changed, cut or joined, outside and inside the seal."""
    code = add_cases(vault, read_lines(lines))[0]
    data = export_case(vault, code, mine(vault), None).data
    inside = msgspec.json.encode(opened(vault, data))
    drawn = random.Random(7)  # noqa: S311  no secret is drawn
    refused = 0
    for number in range(2_000):
        outer = number % 4 != 0
        changed = _changed(bytearray(data if outer else inside), drawn)
        try:
            read_export(changed if outer else sealed(vault, changed), vault)
        except CasesError:
            refused += 1
        else:
            assert not outer or changed == data
    assert refused > 1_500


def _changed(data: bytearray, drawn: random.Random) -> bytes:
    at = drawn.randrange(len(data))
    match drawn.randrange(4):
        case 0:
            data[at] ^= 1 << drawn.randrange(8)
        case 1:
            del data[at:]
        case 2:
            del data[at : at + drawn.randrange(1, 64)]
        case _:
            data[at:at] = drawn.randbytes(drawn.randrange(1, 64))
    return bytes(data)
