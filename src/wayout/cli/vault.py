"""`wayout vault new` and `wayout vault check`: the vault as a whole."""

import sys
from typing import Annotated

from wayout.cli.law import Flag, refuse_option
from wayout.cli.terminal import speak
from wayout.cli.vault_open import Member, VaultFile, kept, opened
from wayout.errors import AlteredError

SOUND, ALTERED = 0, 1


def new(file: VaultFile, /, *, name: str | None = None) -> None:
    """Make an encrypted vault for cases, and print its recovery key once.

    The passphrase is asked for on the terminal, or read from the descriptor that
    WAYOUT_PASSPHRASE_FD names. Write the recovery key on paper: it opens the vault when the
    passphrase is lost, and is not shown again.

    Args:
        file: Where the vault is to be; nothing may be there.
        name: The name of its first member in it; left out, "owner".
    """
    refuse_option(str(file))
    _ = speak()
    with kept() as keeper:
        made = keeper.ask("new", path=str(file.absolute()), name=name)
    if not made["recovery"]:
        said = _("The vault has no recovery key: there is no terminal to hand it over on.")
        sys.stderr.write(f"wayout: {said}\n")


def check(file: VaultFile, /, *, accept: Annotated[bool, Flag] = False, as_: Member = None) -> int:
    """Look at every page, every entry and the whole log of a vault, and say what was altered.

    Ends with 1 where something was altered, or where the vault is older than it was on this
    machine; with 0 where it is as it was left.

    Args:
        file: The vault.
        accept: Go on with an older copy that you put there yourself; the log says so.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    _ = speak()
    try:
        with opened(file, as_, accept=accept) as keeper:
            told = keeper.ask("check")
        faults = [_(fault["message"]).format(**fault["values"]) for fault in told]
    except AlteredError as error:
        faults = [error.say(_)]
    said = faults or [_("Nothing was altered.")]
    sys.stdout.write("".join(f"{line}\n" for line in said))
    return ALTERED if faults else SOUND
