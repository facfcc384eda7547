"""`wayout vault log` and `requests`: what was done with the vault, without what it holds."""

from datetime import datetime
from typing import Annotated

from rich.table import Table

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_open import Member, VaultFile, opened
from wayout.text import mark
from wayout.text.numbers import format_count

ACTIONS = {
    "new": mark("made the vault"),
    "add": mark("added a case"),
    "show": mark("read a case"),
    "list": mark("listed the cases"),
    "find": mark("searched"),
    "note": mark("added a note"),
    "delete": mark("deleted a case"),
    "keys destroyed": mark("destroyed keys"),
    "check": mark("checked the vault"),
    "log": mark("read the log"),
    "requests": mark("counted requests"),
    "backup": mark("made a backup"),
    "restore": mark("restored a backup"),
    "drill": mark("rehearsed a restore"),
    "accept older": mark("accepted an older copy"),
    "share": mark("shared a case"),
    "rekey": mark("changed the keys"),
    "export": mark("handed a case on"),
    "member added": mark("added a member"),
    "member removed": mark("removed a member"),
    "new key": mark("changed a passphrase"),
    "recovery key renewed": mark("renewed the recovery key"),
    "recovery key mended": mark("mended the recovery key"),
}  # others are said as they are written


def log(file: VaultFile, /, *, json: Annotated[bool, Flag] = False, as_: Member = None) -> None:
    """Show who did what with which case, when; never what a case says, never what was searched.

    Args:
        file: The vault.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        rows = keeper.ask("log")
    if json:
        print_json(rows)
        return
    _ = speak()
    table = _table(_("row"), _("when"), _("who"), _("what"), _("case"), _("how many"))
    for one in rows:
        number = one["number"] if one["action"] in {"list", "find"} else None
        table.add_row(
            str(one["row"]),
            _moment(one["time"]),
            one["member"],
            _(ACTIONS.get(one["action"], one["action"])),
            one["code"] or "",
            "" if number is None else format_count(number, _.language),
        )
    results().print(table)


def requests(
    file: VaultFile, /, *, json: Annotated[bool, Flag] = False, as_: Member = None
) -> None:
    """Count the cases opened in each month, deleted ones too, without opening one.

    Args:
        file: The vault.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        months = keeper.ask("requests")
    if json:
        print_json(months)
        return
    _ = speak()
    table = _table(_("month"), _("requests"))
    for month, count in months.items():
        table.add_row(month, format_count(count, _.language))
    results().print(table)


def _moment(written: str) -> str:
    return datetime.fromisoformat(written).astimezone().strftime("%Y-%m-%d %H:%M")


def _table(*heads: str) -> Table:
    table = plain_table()
    for head in heads:
        table.add_column(head, no_wrap=True)
    return table
