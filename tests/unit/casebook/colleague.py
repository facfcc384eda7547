"""A colleague who may open two of three cases, and works in them while I am away."""

import json
import time
from pathlib import Path

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.opening import open_vault
from wayout.casebook.people import add_member
from wayout.casebook.sharing import share_case
from wayout.casebook.since import AWAY
from wayout.casebook.vault import Vault

HIS = b"another seven words that only he knows"
NOW = int(time.time())


def shared(vault: Vault) -> list[str]:
    """Three cases, of which Obraztsov may open two, made long ago; the vault is closed."""
    vault.clock = lambda: NOW - 3 * AWAY
    add_member(vault, "Obraztsov", HIS)
    cases = [json.dumps({"title": name}).encode() for name in ("a", "b", "c")]
    codes = add_cases(vault, read_lines(cases))
    for code in codes[:2]:
        share_case(vault, code, "Obraztsov")
    vault.close()
    return codes


def his(path: Path, at: int) -> Vault:
    """The vault as Obraztsov opens it."""
    return open_vault(path, HIS, clock=lambda: at, patience=0)
