"""Documents come and go in parts: whole or not at all, and nothing of them stays behind."""

from collections.abc import Mapping

import pytest

from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.chain.log import entries
from wayout.casebook.documents import stream
from wayout.casebook.keeper import parts
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Handler, Session
from wayout.casebook.vault import Vault
from wayout.errors import InputError, VaultError

pytestmark = pytest.mark.usefixtures("said")

PART = parts.PART
DATA = bytes(range(256)) * (10 * PART // 1024)  # two parts and a half


@pytest.fixture
def code(vault: Vault) -> str:
    """A case."""
    return add_cases(vault, [CaseLine(title="case")])[0]


@pytest.fixture
def ask(vault: Vault) -> Mapping[str, Handler]:
    """Everything that can be asked of a session with that vault."""
    session = Session()
    session.take(vault)
    return every_request(session)


def send(ask: Mapping[str, Handler], code: str, data: bytes, name: str = "приказ.pdf") -> int:
    """Attach something part by part."""
    for at in range(0, len(data), PART):
        ask["attach part"](at, data[at : at + PART])
    number: int = ask["attach parts"](code, name, len(data))
    return number


def fetch(ask: Mapping[str, Handler], code: str, number: int) -> bytes:
    """Read something part by part."""
    first = ask["document part"](code, number, 0)
    data: bytes = first["data"]
    while len(data) < first["size"]:
        data += ask["document part"](code, number, len(data))["data"]
    return data


@pytest.mark.parametrize("data", [b"", b"x", DATA[:PART], DATA])
def test_what_went_in_in_parts_comes_out_in_parts(
    ask: Mapping[str, Handler], code: str, data: bytes
) -> None:
    """And is the same as what goes at once."""
    number = send(ask, code, data) if data else ask["attach parts"](code, "пусто", 0)
    assert fetch(ask, code, number) == data == ask["document bytes"](code, number)


def test_a_reading_is_logged_once(vault: Vault, ask: Mapping[str, Handler], code: str) -> None:
    """However many parts it went in."""
    fetch(ask, code, send(ask, code, DATA))
    assert [one.act.action for one in entries(vault.store)].count("document") == 1


def test_two_readings_that_cross_each_get_their_own(ask: Mapping[str, Handler], code: str) -> None:
    """The one is read anew where the other was read meanwhile."""
    numbers = send(ask, code, DATA), send(ask, code, DATA[::-1])
    got = dict.fromkeys(numbers, b"")
    for at in range(0, len(DATA), PART):
        for number in numbers:
            got[number] += ask["document part"](code, number, at)["data"]
    assert (got[numbers[0]], got[numbers[1]]) == (DATA, DATA[::-1])


def test_parts_out_of_order_keep_nothing(ask: Mapping[str, Handler], code: str) -> None:
    """Nor do too few of them."""
    ask["attach part"](0, b"abc")
    with pytest.raises(InputError, match="order"):
        ask["attach part"](2, b"d")
    with pytest.raises(InputError, match="order"):
        ask["attach parts"](code, "name", 4)
    assert "documents" not in ask["show"](code)


def test_more_than_a_document_may_hold_is_not_gathered(
    ask: Mapping[str, Handler], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was is let go of."""
    monkeypatch.setattr(parts, "MOST", 5)
    ask["attach part"](0, b"abc")
    with pytest.raises(InputError, match=f"{stream.MOST >> 20} MiB"):
        ask["attach part"](3, b"def")
    with pytest.raises(InputError, match="order"):
        ask["attach parts"](code, "name", 3)


def test_nothing_is_gathered_where_no_vault_is_open() -> None:
    """It would lie in the memory of a process that keeps nothing."""
    with pytest.raises(VaultError):
        every_request(Session())["attach part"](0, b"abc")


def test_what_was_gathered_is_overwritten(vault: Vault, code: str) -> None:
    """When it was kept, when it went, and when nobody wants the rest."""
    coming, going = parts.Coming(), parts.Going()
    coming.take(0, DATA)
    held = coming._plain
    number = coming.attach(vault, code, "name", len(DATA))
    assert not any(held)
    for leave in (going.drop, lambda: going.part(vault, code, number, 2 * PART)):
        going.part(vault, code, number, 0)
        held = going._plain
        assert any(held)
        leave()
        assert not any(held)


def test_a_reading_that_is_left_begins_anew(ask: Mapping[str, Handler], code: str) -> None:
    """With the next part that is asked for."""
    number = send(ask, code, DATA)
    ask["document part"](code, number, 0)
    ask["document left"]()
    assert ask["document part"](code, number, PART)["data"] == DATA[PART : 2 * PART]
