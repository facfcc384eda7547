"""`wayout vault show`: one case, as it was added and with what came to it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import results, speak
from wayout.cli.vault_open import Code, Member, VaultFile, opened, shown
from wayout.cli.vault_show_came import heading, what_came
from wayout.pathway import load_pathway
from wayout.text import Translator, mark

ROLES = {
    "client": mark("client"),
    "caller": mark("caller"),
    "lawyer": mark("lawyer"),
    "relative": mark("relative"),
    "other": mark("other person"),
}
RIGHTS = {"decides": mark("may decide"), "told": mark("may be told")}


def show(
    file: VaultFile,
    code: Code,
    /,
    *,
    json: Annotated[bool, Flag] = False,
    numbers: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Show one case: its people, events and notes. The log of the vault tells that it was read.

    Args:
        file: The vault.
        code: The code of the case.
        json: Answer in JSON, as the case was added, with what came to it.
        numbers: Say by which number "vault write" corrects an event, a person or a note.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        case = keeper.ask("show", code=code, numbers=numbers or not json)
    if json:
        print_json(case)
        return
    _ = speak()
    console = results()
    console.width = min(console.width, 100)
    title = Text.assemble((case["code"], "bold"), "  ", (shown(case["title"]), "bold"))
    console.print(title)
    for part in (
        _people(case, _, numbers=numbers),
        _events(case, _, numbers=numbers),
        what_came(case, _),
        _notes(case, _, numbers=numbers),
    ):
        for one in part:
            console.print(one)


def _people(case: Mapping[str, Any], _: Translator, *, numbers: bool) -> Iterator[RenderableType]:
    if not case.get("people"):
        return
    yield heading(_("People"))
    table = Table.grid(padding=(0, 2, 0, 0))
    for place, one in enumerate(case["people"]):
        rights = [_(RIGHTS[key]) for key in RIGHTS if one.get(key)]
        table.add_row(
            str(place) if numbers else "",
            _(ROLES[one["role"]]),
            Text(shown(one["name"])),
            shown(one.get("contact") or ""),
            ", ".join(rights),
        )
    yield table


def _events(case: Mapping[str, Any], _: Translator, *, numbers: bool) -> Iterator[RenderableType]:
    history = case.get("history") or {}
    road = load_pathway()
    if history.get("events"):
        yield heading(_("Events"))
        table = Table.grid(padding=(0, 2, 0, 0))
        for called, one in zip(case["numbers"]["events"], history["events"], strict=True):
            name = road.kind(one["kind"]).name.say(_.language)
            more = ", ".join(shown(one[key]) for key in ("ground", "detail") if one.get(key))
            table.add_row(
                called if numbers else "", one["day"], Text(f"{name}: {more}" if more else name)
            )
        yield table
    if history.get("until"):
        yield Text(_("Looked at until {day}").format(day=history["until"]))


def _notes(case: Mapping[str, Any], _: Translator, *, numbers: bool) -> Iterator[RenderableType]:
    if not case.get("notes"):
        return
    yield heading(_("Notes"))
    table = Table.grid(padding=(0, 2, 0, 0))
    told = case["numbers"]
    for place, day, note in zip(told["places"], told["notes"], case["notes"], strict=True):
        table.add_row(str(place) if numbers else "", Text(day, style="dim"), Text(shown(note)))
    yield table
