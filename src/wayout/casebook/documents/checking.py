"""Whether the documents of a vault are as they were kept: each chunk of each is opened."""

from collections.abc import Iterable, Iterator

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.work import read_case
from wayout.casebook.documents.reading import plain_of
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, WayoutError

_OF_CASE = "SELECT DISTINCT document FROM chunks WHERE case_id = ?"
_ASTRAY = "SELECT DISTINCT case_id FROM chunks WHERE case_id NOT IN (SELECT id FROM cases)"


def document_faults(vault: Vault, among: Iterable[bytes] | None = None) -> Iterator[WayoutError]:
    """Open every document of the cases that I may open; tell each that is altered, or astray.

    What is wrong with a case itself is left to who checks cases.

    Args:
        vault: The vault.
        among: Only of these cases; None is all.
    """
    if vault.store.rows(_ASTRAY):
        yield AlteredError("{path} holds a document of no case.", path=vault.path)
    here = (name for (name,) in vault.store.rows("SELECT id FROM cases ORDER BY id"))
    for name in here if among is None else among:
        if name in vault.keys.mine():
            yield from _of_case(vault, name)


def _of_case(vault: Vault, name: bytes) -> Iterator[WayoutError]:
    try:
        case = read_case(vault, name)
    except WayoutError:
        return
    yield from _altered(vault, case)
    known = {filed.document.id for filed in case.filed().values()}
    if {row[0] for row in vault.store.rows(_OF_CASE, (name,))} - known:
        yield AlteredError(
            "Case {code} holds chunks of a document that it does not have.", code=code_of(name)
        )


def _altered(vault: Vault, case: Case) -> Iterator[WayoutError]:
    for number, filed in case.filed().items():
        try:
            for _ in plain_of(vault, case.id, number, filed):
                pass
        except WayoutError as error:
            yield error
