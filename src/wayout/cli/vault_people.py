"""`wayout vault people` and `share`: who is a member of a vault, and who may open which case."""

import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from wayout.cli.law import Flag, print_json, refuse_option
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_open import Member, VaultFile, opened, shown
from wayout.errors import UsageError
from wayout.publish.law_words import short_day
from wayout.text import Translator
from wayout.text.numbers import format_count

if TYPE_CHECKING:
    from wayout.casebook.keeper.client import Keeper

Action = Annotated[Literal["add", "remove", "list"], Parameter(name="ACTION")]
Name = Annotated[str | None, Parameter(name="NAME")]


def people(  # noqa: PLR0913  three actions on one list, with the options of each
    file: VaultFile,
    action: Action,
    name: Name = None,
    /,
    *,
    give_up: Annotated[bool, Flag] = False,
    yes: Annotated[bool, Flag] = False,
    json: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Add a member to a vault, remove one, or list them.

    A member has a passphrase of his own, and opens the cases that were shared with him and those
    that he added. The one who is to be added types his passphrase after yours; from a script it
    is the next line, or comes from the descriptor that WAYOUT_NEW_PASSPHRASE_FD names.

    Args:
        file: The vault.
        action: What to do.
        name: Who is to be added or removed.
        give_up: Remove him even if cases are lost that nobody else may open.
        yes: Do not ask.
        json: Answer in JSON, with the key to which an export for each member is sealed.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    who = _who(action, name)
    _ = speak()
    with opened(file, as_) as keeper:
        match action:
            case "add":
                _announce(who, _)
                keeper.ask("add_member", name=who)
                said = [_("{name} is a member now, and opens no case yet.").format(name=shown(who))]
            case "remove":
                said = _remove(keeper, who, _, give_up=give_up, yes=yes)
            case _list:
                members, said = keeper.ask("members"), []
    if action != "list":
        _print_lines(said)
    elif json:
        print_json(members)
    else:
        _print(members, _)


def share(
    file: VaultFile,
    code: Annotated[str, Parameter(name="CODE")],
    name: Name = None,
    /,
    *,
    all_: Annotated[bool, Parameter(name="--all", negative="")] = False,
    as_: Member = None,
) -> None:
    """Let another member open a case, with what was written before.

    Args:
        file: The vault.
        code: The code of the case; with --all it is left out.
        name: The member.
        all_: Share every case that you may open: wayout vault share FILE --all NAME.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    _ = speak()
    if all_ == (name is not None):
        raise UsageError("Say which case and with whom: FILE CODE NAME, or FILE --all NAME.")
    with opened(file, as_) as keeper:
        if name is not None:
            keeper.ask("share", code=code, name=name)
            said = "shared"
        else:
            number = keeper.ask("share_all", name=code)
            said = _.n("Shared: {n} case.", "Shared: {n} cases.", number).format(n=number)
    _print_lines([said])


def _who(action: str, name: str | None) -> str:
    """The name that goes with an action."""
    if name is None:
        if action != "list":
            raise UsageError("Say who: {action} takes the name of a member.", action=action)
        return ""
    refuse_option(name)
    if action == "list":
        raise UsageError("{action} lists every member and takes no name.", action=action)
    return name


def _announce(who: str, _: Translator) -> None:
    """Say whose turn it is to type, where somebody types."""
    if not any(
        os.environ.get(name) for name in ("WAYOUT_PASSPHRASE_FD", "WAYOUT_NEW_PASSPHRASE_FD")
    ):
        said = _("Now {name} chooses a passphrase that nobody else knows.").format(name=shown(who))
        sys.stderr.write(f"{said}\n")
        sys.stderr.flush()


def _remove(keeper: "Keeper", who: str, _: Translator, *, give_up: bool, yes: bool) -> list[str]:
    """Remove a member, after his name was typed once more; returns what is to be said."""
    foreseen = keeper.ask("leaving", name=who)
    will_be_done = foreseen["removable"] and (give_up or not foreseen["lost"])
    if will_be_done and not yes:  # what will be refused needs no question
        _confirm(who, foreseen, _)
    return _farewell(keeper.ask("remove_member", name=who, give_up=give_up), _)


def _farewell(gone: Mapping[str, Any], _: Translator) -> list[str]:
    """Say what came of a removal, and what it cannot reach."""
    could = gone["could_open"]
    said = [
        _("{name} is removed: that passphrase opens the vault no more."),
        _.n(
            "{name} could open {n} case and may have copied it: that cannot be recalled.",
            "{name} could open {n} cases and may have copied them: that cannot be recalled.",
            could,
        )
        if could
        else _("{name} could open no case."),
        _(
            "Copies and backups that {name} keeps elsewhere still open with that passphrase, and "
            "exports made to {name} open, too."
        ),
    ]
    if gone["lost"]:
        said.append(
            _.n(
                "{lost} case that nobody else could open is lost.",
                "{lost} cases that nobody else could open are lost.",
                gone["lost"],
            )
        )
    values = {"name": shown(gone["name"]), "lost": _count(gone["lost"], _)}
    return [line.format(n=_count(could, _), **values) for line in said]


def _confirm(who: str, foreseen: Mapping[str, int], _: Translator) -> None:
    number, lost = foreseen["could_open"], foreseen["lost"]
    words = _.n(
        "{name} may open {n} case; who has read it cannot be made to forget it.",
        "{name} may open {n} cases; who has read them cannot be made to forget them.",
        number,
    )
    said = (words if number else _("{name} may open no case.")).format(
        name=shown(who), n=_count(number, _)
    )
    if lost:
        more = _.n(
            "{n} case that nobody else may open will be lost.",
            "{n} cases that nobody else may open will be lost.",
            lost,
        )
        said = f"{said} {more.format(n=_count(lost, _))}"
    asked = _("Type the name to remove this member: ")
    sys.stderr.write(f"{said}\n{asked}")
    sys.stderr.flush()
    if _plain(sys.stdin.readline()) != _plain(who):
        raise UsageError("The name is another one. Nobody was removed.")


def _print(members: Sequence[Mapping[str, Any]], _: Translator) -> None:
    console = results()
    table = plain_table()
    for head in (_("member"), "", _("since when"), _("may open, cases")):
        table.add_column(head, justify="right" if head == _("may open, cases") else "left")
    for one in members:
        kind = _("you") if one["me"] else "" if one["role"] == "member" else _("on paper")
        since = short_day(date.fromisoformat(one["since"]), _)
        table.add_row(shown(one["name"]), kind, since, _count(one["cases"], _))
    console.print(table)
    for one in members:
        if one["me"] and one["role"] == "member":
            said = _("Exports for you are sealed to this key; whoever sends you a case needs it:")
            console.print(f"\n{said}\n{one['age']}", soft_wrap=True)


def _count(number: int, _: Translator) -> str:
    return format_count(number, _.language)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _print_lines(lines: Sequence[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
