"""`wayout pathway`: the map in the terminal, as JSON, or as a drawing."""

import json as json_text
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.files import write_whole
from wayout.cli.terminal import remarks, results, speak
from wayout.errors import UsageError
from wayout.pathway import Arrow, Pathway, Place, Source, State, Words, load_pathway
from wayout.pathway.drawing import draw_svg, since_words
from wayout.text import Translator
from wayout.text.fonts import font_face_css

_BACK = "bold red"
_SIGN = "\N{LEFTWARDS ARROW WITH HOOK}"


def pathway(
    state: str | None = None,
    *,
    svg: Path | None = None,
    json: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Show the map, or the ways out of one state: event, since when, where it was read.

    Args:
        state: A state by its id or its name; left out, the whole map.
        svg: Write the map as a drawing into this file, to print or to put on a page.
        json: Answer in JSON.
    """
    _ = speak()
    road = load_pathway()
    chosen = road.state(state) if state is not None else None
    if svg is not None:
        if chosen is not None:
            raise UsageError("The drawing is of the whole map: leave the state out.")
        write_whole(svg, draw_svg(road, _.language, style=font_face_css()).encode())
        remarks().print(_("The map is drawn: {file}").format(file=svg))
    if json:
        sys.stdout.write(json_text.dumps(_answer(road, chosen), ensure_ascii=False) + "\n")
    elif chosen is not None:
        _show_state(results(), road, chosen, _)
    elif svg is None:
        _show_map(results(), road, _)


def _show_map(console: Console, road: Pathway, _: Translator) -> None:
    console.print(Text(road.title.say(_.language), style="bold"))
    console.print(Text(road.subtitle.say(_.language)))
    heads = {"person": _("Where the man is"), "case": _("Where his case is")}
    for track, head in heads.items():
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(Text(head, style="bold"), no_wrap=True)
        table.add_column("", no_wrap=True)
        table.add_column(_("leads to"), ratio=1)
        for state in road.states.values():
            if state.track == track:
                table.add_row(state.id, state.name.say(_.language), _ways(road, state, _))
        console.print()
        _print(console, table)
    console.print()
    back = Text.assemble(_SIGN, " ", _("back to the front"), style=_BACK)
    console.print(back, Text(_("The ways out of a state: wayout pathway suspended")), sep="   ")


def _print(console: Console, table: RenderableType) -> None:
    """Print without the blanks that fill up the last column."""
    with console.capture() as caught:
        console.print(table)
    console.file.write("".join(f"{line.rstrip()}\n" for line in caught.get().splitlines()))


def _ways(road: Pathway, state: State, _: Translator) -> Text:
    arrows = road.out_of(state.id)
    back = {arrow.to for arrow in arrows if arrow.back_to_front}
    said = Text()
    for end in dict.fromkeys(arrow.to for arrow in arrows):  # those back to the front come first
        name = road.states[end].name.say(_.language)
        said.append(", " if said else "")
        said.append(f"{_SIGN} {name}" if end in back else name, _BACK if end in back else None)
    return said


def _show_state(console: Console, road: Pathway, state: State, _: Translator) -> None:
    note = f": {state.note.say(_.language)}" if state.note else ""
    console.print(Text(f"{state.name.say(_.language)}{note}", style="bold"))
    if state.one_of:
        names = ", ".join(road.states[one].name.say(_.language) for one in state.one_of)
        console.print(Text(_("One of: {states}").format(states=names)))
    merged = list(_merged(road.out_of(state.id)))
    if not merged:
        console.print(Text(_("No way leads on from here.")))
    for arrows in merged:
        _show_arrow(console, road, arrows, _)
    console.print()
    console.print(Text(_("CC: Criminal Code. CPC: Code of Criminal Procedure."), style="dim"))


def _merged(arrows: Iterable[Arrow]) -> Iterator[list[Arrow]]:
    """Put together the events that make the same passage."""
    groups: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows:
        groups.setdefault((arrow.to, arrow.name.en), []).append(arrow)
    yield from groups.values()


def _show_arrow(console: Console, road: Pathway, arrows: list[Arrow], _: Translator) -> None:
    first = arrows[0]
    style, sign = (_BACK, _SIGN) if first.back_to_front else ("bold", "\N{RIGHTWARDS ARROW}")
    end = road.states[first.to].name.say(_.language)
    console.print()
    console.print(Text.assemble((f"{sign} {end}", style), f"  {first.name.say(_.language)}"))
    events = ", ".join(dict.fromkeys(_event(road, arrow, _) for arrow in arrows))
    rows = [(_("event"), events), (_("when"), since_words(road, first.since, _.language))]
    rows += [(_("source"), _source(source, _)) for source in first.sources]
    rows += [(place.code, _place(road, place, _)) for place in first.places]
    table = Table.grid(padding=(0, 2, 0, 0))
    for head, said in rows:
        table.add_row(Text(head, style="dim"), Text(said))
    _print(console, Padding(table, (0, 0, 0, 2), expand=False))


def _event(road: Pathway, arrow: Arrow, _: Translator) -> str:
    name = road.kind(arrow.event).name.say(_.language)
    detail = f": {arrow.detail}" if arrow.detail else ""
    return f"{name} ({arrow.event}{detail})"


def _source(source: Source, _: Translator) -> str:
    marks = {
        "T": _("read in an unofficial copy of the statute"),
        "S": _("from a secondary source"),
        "B": _("to be checked by a lawyer"),
    }
    said = source.name.say(_.language)
    if source.mark:
        said = f"{said} ({marks[source.mark]})"
    return f"{said} {source.url}" if source.url else said


def _place(road: Pathway, place: Place, _: Translator) -> str:
    sources = "; ".join(source.name.say(_.language) for source in place.sources)
    return f"{since_words(road, place.since, _.language)}, {sources}"


def _answer(road: Pathway, chosen: State | None) -> dict[str, Any]:
    head = {"country": road.country, "checked": road.checked.isoformat()}
    if chosen is not None:
        arrows = [_arrow(arrow) for arrow in road.out_of(chosen.id)]
        return {**head, "state": _state(chosen), "arrows": arrows}
    return {
        **head,
        "title": _words(road.title),
        "states": [_state(state) for state in road.states.values()],
        "arrows": [_arrow(arrow) for arrow in road.arrows],
        "kinds": [
            {"id": kind.id, "name": _words(kind.name), "track": kind.track,
             "family": kind.family, "details": kind.details, "grounds": kind.grounds,
             "law_step": kind.law_step, "law_fact": kind.law_fact,
             "law_value": dict(kind.law_value), "law_custody": kind.law_custody}
            for kind in road.kinds.values()
        ],
    }  # fmt: skip


def _state(state: State) -> dict[str, Any]:
    return {
        "id": state.id, "track": state.track, "name": _words(state.name), "holds": state.holds,
        "note": _words(state.note) if state.note else None, "one_of": state.one_of,
        "x": state.x, "y": state.y,
    }  # fmt: skip


def _arrow(arrow: Arrow) -> dict[str, Any]:
    return {
        "from": arrow.start, "to": arrow.to, "event": arrow.event, "detail": arrow.detail,
        "since": str(arrow.since), "back_to_front": arrow.back_to_front,
        "name": _words(arrow.name), "sources": [_reference(source) for source in arrow.sources],
        "places": [
            {"place": place.code, "since": str(place.since),
             "sources": [_reference(source) for source in place.sources]}
            for place in arrow.places
        ],
    }  # fmt: skip


def _reference(source: Source) -> dict[str, Any]:
    return {"id": source.id, "name": _words(source.name), "mark": source.mark, "url": source.url}


def _words(words: Words) -> dict[str, str]:
    return {"en": words.en, "ru": words.ru}
