"""`wayout vault log` and `requests`: what was done with the vault, without what it holds."""

from datetime import datetime
from typing import Annotated

from rich.table import Table

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_open import Member, VaultFile, opened
from wayout.publish.log_words import number_of, what_was_done
from wayout.text.numbers import format_count


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
        number = number_of(one)
        table.add_row(
            str(one["row"]),
            _moment(one["time"]),
            one["member"],
            what_was_done(one, _),
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
