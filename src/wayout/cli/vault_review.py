"""`wayout vault review`: cases that wait for a decision whether they are kept."""

import sys
from datetime import date
from typing import Annotated

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_due import MONTHS, check_number
from wayout.cli.vault_open import Member, VaultFile, opened
from wayout.publish.law_words import short_day
from wayout.text import mark

_MOST_MONTHS = 1200
WHY = {
    "silent": mark("nobody wrote in it"),
    "over": mark("the day it was to be kept until is over"),
}


def review(
    file: VaultFile,
    /,
    *,
    months: int = MONTHS,
    json: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """List the cases that nobody wrote in for so long, or whose day of retention is over.

    Nothing is deleted by itself. Delete a case with "vault delete", or write a later day until
    which it is kept: {"record": "retain", "until": "2030-01-01"} to "vault write". A case that is
    to be kept until a day to come is not listed.

    Args:
        file: The vault.
        months: After how many months without an entry.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    check_number("--months", months, _MOST_MONTHS)
    with opened(file, as_) as keeper:
        found = keeper.ask("review", months=months)
    if json:
        print_json(found)
        return
    _ = speak()
    console = results()
    if not found:
        console.print(_("No case waits for a decision."))
        return
    table = plain_table()
    for head in (_("case"), _("last entry"), _("kept until"), _("why")):
        table.add_column(head, no_wrap=head != _("why"))
    for one in found:
        written, until = (
            short_day(date.fromisoformat(one[key]), _) if one[key] else ""
            for key in ("written", "retain")
        )
        table.add_row(one["code"], written, until, _(WHY[one["why"]]))
    console.print(table)
    said = _("Delete: wayout vault delete {file} CODE. Keep: write a later day of retention.")
    sys.stderr.write(said.format(file=file) + "\n")
