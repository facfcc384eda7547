"""`wayout vault backup`, `restore` and `drill`: copies that are proved to open."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from wayout.cli.law import Flag, refuse_option
from wayout.cli.terminal import speak
from wayout.cli.vault_open import Member, VaultFile, kept, opened

BackupFile = Annotated[Path, Parameter(name="BACKUP")]
Out = Annotated[Path, Parameter(name="OUT")]


def backup(
    file: VaultFile,
    out: Out,
    /,
    *,
    forget: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Write a backup: one file, restored and compared before it has its name.

    It opens with the same passphrases and the same recovery key. When a case is deleted, the
    backups that are in reach lose its key, too.

    Args:
        file: The vault.
        out: The backup; an older one of the same vault is replaced.
        forget: Make none: strike out the one that was there and was destroyed, so that nobody is
            asked to bring it.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    refuse_option(str(out))
    with opened(file, as_) as keeper:
        if forget:
            keeper.ask("forget_backup", path=str(out.absolute()))
            return
        made = keeper.ask("backup", out=str(out.absolute()))
    number, _ = made["cases"], speak()
    said = _.n(
        "Backed up, restored on trial and compared: {n} case.",
        "Backed up, restored on trial and compared: {n} cases.",
        number,
    )
    sys.stdout.write(said.format(n=number) + "\n")


def restore(backup: BackupFile, file: VaultFile, /) -> None:
    """Restore a backup, with a passphrase of the vault or its printed recovery key.

    Args:
        backup: The backup.
        file: Where the vault is to be; nothing may be there.
    """
    refuse_option(str(backup))
    with kept() as keeper:
        made = keeper.ask("restore", backup=str(backup.absolute()), path=str(file.absolute()))
    number, _ = made["cases"], speak()
    said = _.n("Restored: {n} case.", "Restored: {n} cases.", number)
    sys.stdout.write(said.format(n=number) + "\n")


def drill(file: VaultFile, /, *, paper: Annotated[bool, Flag] = False, as_: Member = None) -> None:
    """Rehearse the loss of a vault: a backup is made, restored, compared and thrown away.

    Args:
        file: The vault.
        paper: Rehearse with the printed recovery key, too: it is asked for.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        made = keeper.ask("drill", paper=paper)
    _ = speak()
    lines = [
        _("Certificate of a restore that was rehearsed"),
        _("  day (UTC)       {day}"),
        _("  vault           {vault}"),
        _("  cases           {cases}, entries {entries}, all compared"),
        _("  log             {rows} rows, ending with {tip}"),
        _("  took            {seconds} s, Wayout {version}"),
    ]
    if paper:
        lines.append(_("  opened          with the printed recovery key as well"))
    sys.stdout.write("\n".join(lines).format(**made) + "\n")
