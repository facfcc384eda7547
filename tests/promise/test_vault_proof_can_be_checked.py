"""Who has the page that proves a deletion checks it by what stands on it, without the vault."""

import hashlib
import io
import re

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.cli.vault_proof import _page
from wayout.text import translator

SIGNED = ("vault", "case", "opened", "second", "reason", "key")
SECRETS = ("Канарейка", "Примеров", "scan.pdf")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a case that was deleted because its time was over."""
    folder = tmp_path_factory.mktemp("vault")
    line = CaseLine(title="Канарейка", notes=["Примеров"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        session = Session()
        session.take(make_vault(folder / "v", b"seven words that only we", cost=Cost(64, 1, 1)))
        code = add_cases(session.vault, [line])[0]
        attach_document(session.vault, code, io.BytesIO(b"hello"), "scan.pdf")
        delete_case(session.vault, code, "retention")
        told = every_request(session)["proof"](code)
        session.close()
    return "\n".join(_page(told, translator("en")))


def _values(page: str) -> dict[str, str]:
    """Read what is signed from the page as a person would, line by line."""
    below = page[page.index("What is signed") :]
    found = dict(re.findall(r"^  (\w+) +(\S+)$", below, re.MULTILINE))
    found["signature"] += re.search(r"signature +\w+\n +(\w+)\n", below)[1]  # type: ignore[index]
    return found


def _check(values: dict[str, str]) -> None:
    """As the page says."""
    parts = (
        bytes.fromhex(values["vault"]),
        bytes.fromhex(values["case"]),
        values["opened"].encode(),
        int(values["second"]).to_bytes(8, "big"),
        values["reason"].encode(),
    )
    made = hashlib.blake2b(person=b"wayout-grave", digest_size=32)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(values["key"]))
    key.verify(bytes.fromhex(values["signature"]), made.digest())


def test_the_signature_holds(page: str) -> None:
    """With nothing but the page, hashlib and another library than ours."""
    _check(_values(page))


@pytest.mark.parametrize("name", SIGNED)
def test_no_value_can_be_changed(page: str, name: str) -> None:
    """Each of them is under the signature."""
    values = _values(page)
    values[name] = {"opened": "2020-01-01", "second": "1", "reason": "mistake"}.get(
        name, values[name][::-1]
    )
    with pytest.raises((InvalidSignature, ValueError)):
        _check(values)


def test_the_page_holds_nothing_of_the_case(page: str) -> None:
    """No title, no name, no word of a note, no name of a document."""
    assert not [word for word in SECRETS if word in page]
    assert "2 entries" in page
    assert "1 document" in page
