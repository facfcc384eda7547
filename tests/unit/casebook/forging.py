"""A vault that is spoiled by one who has all its keys, and did not go through the program."""

from collections.abc import Callable

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.checking import check_open, every_fault
from wayout.casebook.deletion import delete_case
from wayout.casebook.vault import Vault

Forge = Callable[[Vault], object]


def filled(vault: Vault, lines: list[bytes]) -> Vault:
    """Add three cases and delete one; nothing is wrong yet."""
    codes = add_cases(vault, read_lines(lines))
    delete_case(vault, codes[2])
    assert check_open(vault) == vault.tip
    assert list(every_fault(vault)) == []
    return vault


def sql(statement: str, *values: object) -> Forge:
    """Forge by one statement."""

    def forge(vault: Vault) -> None:
        with vault.store.transaction():
            vault.store.write(statement, values)

    return forge
