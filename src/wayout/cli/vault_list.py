"""`wayout vault list`: the cases by code, without a name or a title."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_open import Member, VaultFile, opened, soundness
from wayout.pathway import load_pathway
from wayout.publish.law_words import short_day
from wayout.text import Translator


def list_(file: VaultFile, /, *, json: Annotated[bool, Flag] = False, as_: Member = None) -> int:
    """List the cases by code: where he is, since when, what is due next. No names and no titles.

    A case that was altered is left out, and told; it ends with 1 then.

    Args:
        file: The vault.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        cases = keeper.ask("list")
    if json:
        print_json(cases)
    else:
        _print(cases, speak())
    return soundness(keeper)


def _print(cases: Sequence[Mapping[str, Any]], _: Translator) -> None:
    console = results()
    if not cases:
        console.print(_("No cases."))
        return
    table = plain_table()
    for head in (_("case"), _("where he is"), _("since when"), _("next deadline"), _("opened")):
        table.add_column(head, no_wrap=head != _("where he is"))
    states = load_pathway().states
    for one in cases:
        state = states[one["state"]].name.say(_.language) if one["state"] else _("not known")
        table.add_row(
            one["code"],
            state,
            _day(one["since"], _),
            _next(one, _),
            _day(one["opened"], _),
        )
    console.print(table)


def _next(one: Mapping[str, Any], _: Translator) -> str:
    """The last day of what is due next, and under it the one that is safe."""
    last, safe = _day(one["next_deadline"], _), _day(one.get("next_safe"), _)
    return "\n".join((last, _("safe: {day}").format(day=safe))) if safe else last


def _day(written: str | None, _: Translator) -> str:
    return short_day(date.fromisoformat(written), _) if written else ""
