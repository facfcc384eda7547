"""`wayout vault log` and `requests`: what was done with the vault, without what it holds."""

from datetime import datetime
from typing import Annotated, Any

from rich.table import Table

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_open import Member, VaultFile, opened
from wayout.text import Translator, mark
from wayout.text.numbers import format_count

ACTIONS = {
    "new": mark("made the vault"),
    "add": mark("added a case"),
    "show": mark("read a case"),
    "list": mark("listed the cases"),
    "find": mark("searched"),
    "note": mark("added a note"),
    "write": mark("wrote in a case"),
    "intake": mark("took a call down"),
    "due": mark("looked at what is due"),
    "review": mark("looked at what to review"),
    "law": mark("counted deadlines anew by other tables of the law"),
    "attach": mark("attached a document"),
    "documents": mark("listed the documents"),
    "document": mark("read a document"),
    "document removed": mark("deleted a document"),
    "delete": mark("deleted a case"),
    "proof": mark("printed a proof"),
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
    "new key": mark("put the new key to use"),
    "recovery key renewed": mark("renewed the recovery key"),
    "recovery key mended": mark("mended the recovery key"),
    "members": mark("listed the members"),
    "import": mark("took a case in"),
    "look into an export": mark("looked into an export"),
    "backups reached": mark("brought backups up to date"),
    "backup forgotten": mark("struck out a backup"),
    "not done": mark("it did not come about"),
}  # others are said as they are written
_OF_MANY = {"list", "find", "due", "review", "law"}


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
        number = one["number"] if one["action"] in _OF_MANY else None
        table.add_row(
            str(one["row"]),
            _moment(one["time"]),
            one["member"],
            _what(_, one),
            one["code"] or "",
            "" if number is None else format_count(number, _.language),
        )
    results().print(table)


def _what(_: Translator, row: dict[str, Any]) -> str:
    """Say what was done, and about whom if it was about a member."""
    done = _(ACTIONS.get(row["action"], row["action"]))
    return f"{done}: {row['about']}" if row["about"] else done


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
