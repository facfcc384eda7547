"""Malformed exports: refused with an error of ours, or read as the case that is in them."""

import json
from itertools import count
from random import Random

import pyrage
from tests.siege.bounds import Bounds
from tests.siege.budget import DONE, Budget, Found
from tests.siege.mutation import grafted, mutated
from tests.siege.world import build

from wayout.casebook.cases.work import list_cases
from wayout.casebook.exporting import export_case, read_export
from wayout.casebook.vault import Vault


def malformed_exports(budget: Budget) -> Found:
    """A third spoiled as it is, the others inside and sealed to the reader by who made them."""
    besieged = build(budget.folder / "vault", 3)
    bounds, rng = Bounds(), budget.rng
    with besieged.open() as vault:
        code, me = list_cases(vault)[0][0], vault.ring.me.age
        sealed = export_case(vault, code, me, None).data
        before = {file: file.read_bytes() for file in besieged.files}
        plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(vault.ring.secret.age)])
        for number in count():
            if not budget.goes_on(bounds.found[DONE]):
                break
            data = _data(number, sealed, plain, rng) if number % 3 else mutated(sealed, rng)
            given = _sealed(data, me) if number % 3 else data
            bounds.give(lambda g=given: _read(g, vault), lambda d=data: d)  # type: ignore[misc]
        bounds.found["WRITTEN"] += before != {file: file.read_bytes() for file in besieged.files}
    return bounds.told()


def _data(number: int, sealed: bytes, plain: bytes, rng: Random) -> bytes:
    del sealed
    return mutated(plain, rng) if number % 3 == 1 else grafted(json.loads(plain), rng)


def _sealed(plain: bytes, to: str) -> bytes:
    sealed: bytes = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(to)])
    return sealed


def _read(data: bytes, vault: Vault) -> str:
    read_export(data, vault)
    return "taken"
