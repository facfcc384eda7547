"""A backup that failed half way hides nothing of the one that lay there before."""

import errno
from pathlib import Path

import pytest

from wayout.casebook.backup import make_backup
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.reaching import reach_backups, unreached
from wayout.casebook.vault import Vault
from wayout.errors import OutputError


def test_one_that_failed_hides_no_older_one(vault: Vault, lines: list[bytes]) -> None:
    """A deleted case still opens in what lies there, and it is told as before."""
    codes = add_cases(vault, read_lines(lines))
    out, away = vault.path.with_name("one.backup"), vault.path.with_name("away")
    make_backup(vault, out)
    out.rename(away)
    delete_case(vault, codes[0])
    away.rename(out)
    before = unreached(vault)
    assert [one.path for one in before] == [out]

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "no writing")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(OutputError):
            make_backup(vault, out)
    assert unreached(vault) == before
    reach_backups(vault)
    assert unreached(vault) == []
