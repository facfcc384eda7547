"""What a member does with an open vault, each act said before it begins and when it is done."""

from pathlib import Path
from random import Random

from tests.siege.child import Say

from wayout.casebook.backup import make_backup
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, write_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.people import add_member, list_members, remove_member
from wayout.casebook.rekeying import rekey
from wayout.casebook.vault import Vault

_FEW = 3  # cases, or members: with fewer one is added, with more one goes


def backup_place(path: Path) -> Path:
    """Where the backup of a vault lies."""
    return path.with_name(f"{path.name}.backup")


def note(vault: Vault, rng: Random, say: Say) -> None:
    """Note something in a case."""
    code = rng.choice(list_cases(vault))[0]
    text = f"{rng.random()}"
    say(f"begin note {code} {text}")
    write_case(vault, code, [Noted(text=text)], "note")
    say(f"end note {code} {text}")


def case(vault: Vault, rng: Random, say: Say) -> None:
    """Add a case, or delete one when there are enough."""
    codes = [code for code, _ in list_cases(vault)]
    if len(codes) <= _FEW:
        title = f"{rng.random()}"
        say(f"begin add {title}")
        (code,) = add_cases(vault, read_lines([b'{"title": "%s"}' % title.encode()]))
        say(f"end add {code}")
        return
    code = rng.choice(codes)
    say(f"begin delete {code}")
    delete_case(vault, code)
    say(f"end delete {code}")


def new_key(vault: Vault, rng: Random, say: Say) -> None:
    """Bring in another key of the store."""
    del rng
    say("begin rekey")
    rekey(vault)
    say("end rekey")


def passphrase(vault: Vault, rng: Random, say: Say) -> None:
    """Take another passphrase."""
    typed = f"words-{rng.random()}"
    say(f"begin passphrase {typed}")
    rekey(vault, typed.encode())
    say(f"end passphrase {typed}")


def member(vault: Vault, rng: Random, say: Say) -> None:
    """Add a member, or remove one when there are enough; his name is his passphrase."""
    me = vault.ring.me.name
    others = [m.name for m in list_members(vault) if m.role == "member" and m.name != me]
    if len(others) < _FEW:
        name = f"Образцов-{rng.randrange(10**9)}"
        say(f"begin member {name}")
        add_member(vault, name, name.encode())
        say(f"end member {name}")
        return
    name = rng.choice(others)
    say(f"begin removal {name}")
    remove_member(vault, name)
    say(f"end removal {name}")


def backup(vault: Vault, rng: Random, say: Say) -> None:
    """Back the vault up, in the place of the backup before."""
    del rng
    say("begin backup")
    make_backup(vault, backup_place(vault.path))
    say("end backup")
