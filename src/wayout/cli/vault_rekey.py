"""`wayout vault rekey`: other keys, another passphrase, another recovery key."""

import sys
from typing import Annotated

from wayout.cli.law import Flag
from wayout.cli.terminal import speak
from wayout.cli.vault_open import Member, VaultFile, opened
from wayout.errors import UsageError


def rekey(
    file: VaultFile,
    /,
    *,
    keys_only: Annotated[bool, Flag] = False,
    recovery: Annotated[bool, Flag] = False,
    give_up: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Give a vault other keys, and yourself another passphrase.

    The new passphrase is typed after the old one; from a script it is the next line, or comes
    from the descriptor that WAYOUT_NEW_PASSPHRASE_FD names. Backups in reach open with the new
    one at once; a backup that lies elsewhere opens with the old one until it is brought.

    Args:
        file: The vault.
        keys_only: Leave your passphrase as it is.
        recovery: Leave your passphrase as it is, and print another recovery key; the old one then
            opens nothing.
        give_up: With --recovery, go on even if cases are lost that only the old one opens.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    if keys_only and recovery:
        raise UsageError("--recovery brings new keys, too: leave --keys-only out.")
    if give_up and not recovery:
        raise UsageError("--give-up goes with --recovery.")
    _ = speak()
    with opened(file, as_) as keeper:
        if recovery:
            keeper.ask("renew_recovery", give_up=give_up)
            said = _("The vault has a new recovery key. An older paper opens it no more.")
        elif keys_only:
            keeper.ask("rekey", keys_only=True)
            said = _("The vault has new keys. Your passphrase is the same.")
        else:
            keeper.ask("rekey")
            said = _(
                "The vault has new keys, and you have a new passphrase. The old one still opens a "
                "copy or a backup that lies elsewhere.\n"
                "Exports made to you before do not open any more: give your new key to whoever "
                "sends you cases (wayout vault people FILE list)."
            )
    sys.stdout.write(f"{said}\n")
