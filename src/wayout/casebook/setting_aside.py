"""When cases turn out to be altered while a vault is open: they are set aside, the rest goes on.

The store answers nothing right once it met a page that does not open. So it is opened anew, and
everything that opening checks is checked again; then what is read is as sound as it was at first.
"""

from contextlib import suppress

from wayout.casebook.cases.codes import code_of
from wayout.casebook.checking import check_case, check_open
from wayout.casebook.store.swap import open_swapped
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, WayoutError


def reopen(vault: Vault) -> None:
    """Open the store anew, and check that it is the one that was open.

    Raises:
        AlteredError: It is not; nothing may be shown any more.
    """
    with suppress(Exception):  # it met a page that does not open
        vault.store.close()
    vault.store = open_swapped(vault.path, vault.ring)
    if check_open(vault) != vault.tip:
        raise AlteredError("{path} is not the vault that was open.", path=vault.path)


def set_aside(vault: Vault) -> None:
    """Find the cases of mine that are altered, and leave them out of lists and searches.

    Raises:
        AlteredError: What is altered is not a case alone.
    """
    reopen(vault)
    for (case,) in vault.store.rows("SELECT id FROM cases ORDER BY id"):
        if case in vault.altered:
            continue
        try:
            check_case(vault, case)
        except AlteredError as error:
            vault.altered[case] = AlteredError(
                "Case {code} was altered and is left out: {fault}", code=code_of(case), fault=error
            )
            vault.texts.pop(case, None)
            reopen(vault)


def told(vault: Vault) -> list[WayoutError]:
    """Say what was left out of an answer, and why."""
    if not vault.altered:
        return []
    here = {case for (case,) in vault.store.rows("SELECT id FROM cases")}
    return [error for case, error in vault.altered.items() if case in here]
