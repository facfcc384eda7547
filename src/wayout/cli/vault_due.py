"""`wayout vault due`: promises, deadlines and hearings, by day; no names."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from rich.text import Text

from wayout.casebook.day_to_keep import day_to_keep
from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_open import Member, VaultFile, opened
from wayout.errors import UsageError
from wayout.publish.due_words import last_day_words, what_is_due
from wayout.publish.law_words import short_day
from wayout.text import Translator

DAYS = 7
MONTHS = 12
_MOST_DAYS = 3660


def due(
    file: VaultFile,
    /,
    *,
    days: int = DAYS,
    json: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Show what is due: open call-backs and check-ins, deadlines of the law, and hearings.

    What is over comes first, then today, then the days ahead; a term of the defence by the day
    that is safe under every reading of the law, with its last day. No case is opened for it, and no
    name is shown. A promise stays until "vault write" says that it was kept, a deadline of the
    defence until it is done; any other that is over stays for as many days as are shown ahead.

    Args:
        file: The vault.
        days: How many days ahead.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    check_number("--days", days, _MOST_DAYS)
    with opened(file, as_) as keeper:
        found = keeper.ask("due", days=days, months=MONTHS)
    if json:
        print_json(found)
        return
    _ = speak()
    _print(found, _)
    _tell_of_review(file, found["to_review"], _)


def check_number(option: str, number: int, most: int) -> None:
    """Check a number that an option was given.

    Raises:
        UsageError: It is below 0, or more than makes sense.
    """
    if not 0 <= number <= most:
        raise UsageError("{option} takes a number from 0 to {most}.", option=option, most=most)


def _print(found: Mapping[str, Any], _: Translator) -> None:
    console = results()
    if not found["due"]:
        console.print(_("Nothing is due."))
        return
    today = date.fromisoformat(found["today"])
    table = plain_table()
    for head in (_("when"), _("case"), _("what")):
        table.add_column(head, no_wrap=head != _("what"))
    for one in found["due"]:
        day = day_to_keep(*_days(one), today)
        table.add_row(_when(day, today, _), one["code"], _what(one, today, _))
    console.print(table)


def _when(day: date, today: date, _: Translator) -> Text:
    said = short_day(day, _)
    if day < today:
        return Text(_("over: {day}").format(day=said), style="red")
    if day == today:
        return Text(_("today"), style="bold yellow")
    return Text(said)


def _days(one: Mapping[str, Any]) -> tuple[date, date | None]:
    safe = one.get("safe")
    return date.fromisoformat(one["day"]), date.fromisoformat(safe) if safe else None


def _what(one: Mapping[str, Any], today: date, _: Translator) -> Text:
    what, article = what_is_due(one, _)
    last, safe = _days(one)
    both = last_day_words((last, safe), today, lambda day: short_day(day, _), _)
    more = (both if safe and today <= last else "",
            _("at the earliest") if one.get("earliest") else "",
            _("if he is in custody") if one.get("if_custody") else "")  # fmt: skip
    said = ", ".join(part for part in (article, one.get("time", ""), *more) if part)
    return Text(f"{what} ({said})" if said else what)


def _tell_of_review(file: Path, number: int, _: Translator) -> None:
    if not number:
        return
    said = _.n(
        "{n} case waits for a decision whether it is kept: wayout vault review {file}",
        "{n} cases wait for a decision whether they are kept: wayout vault review {file}",
        number,
    )
    sys.stderr.write(said.format(n=number, file=file) + "\n")
