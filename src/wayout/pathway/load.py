"""The data file of the map, read and checked."""

import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, Literal, get_args

from wayout.errors import DataError
from wayout.pathway.entry import Entry
from wayout.pathway.parts import (
    Arrow,
    Custody,
    Kind,
    Label,
    Line,
    Place,
    Sheet,
    Source,
    Spot,
    State,
    Words,
)
from wayout.pathway.road import Pathway

_FILE = "ru.toml"
_TRACKS: dict[str, Literal["case", "person"]] = {"case": "case", "person": "person"}
_MARKS: dict[str, Literal["T", "S", "B"]] = {"T": "T", "S": "S", "B": "B"}
_CUSTODY: dict[str, Custody] = {c: c for c in get_args(Custody)}
_KIND_KEYS = (
    "en", "ru", "details", "grounds", "again", "shows", "law_step", "law_fact", "law_value",
    "law_custody",
)  # fmt: skip
_ARROW_KEYS = (
    "from", "to", "event", "detail", "since", "sources", "en", "ru", "back", "places",
    "line", "over", "drawn_from", "label", "badge", "count",
)  # fmt: skip


@lru_cache(maxsize=1)
def load_pathway() -> Pathway:
    """Load the map of Russia; the same object every time.

    Raises:
        DataError: The data file is damaged; the message names the place.
    """
    try:
        return read_pathway(files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            "{file} cannot be read ({error}). Reinstall wayout.", file=_FILE, error=error
        ) from None


def read_pathway(written: str) -> Pathway:
    """Read a map from the text of its file.

    Raises:
        DataError: Not TOML, or not a whole map; the message names the place.
    """
    try:
        table: dict[str, Any] = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise DataError(
            "{file} is not TOML: {error}. Reinstall wayout.", file=_FILE, error=error
        ) from None
    entry = Entry(_FILE, table)
    entry.only("map", "sources", "states", "arrows", "kinds", "families", "members", "drawing")
    states = {name: _state(name, row) for name, row in entry.child("states").children()}
    _check_states(entry, states)
    sources = {name: _source(name, row) for name, row in entry.child("sources").children()}
    kinds = _kinds(entry)
    arrows = tuple(_arrows(entry, states, kinds, sources))
    head = entry.child("map")
    return Pathway(
        country=head.text("country"),
        checked=head.exact_day("checked"),
        title=head.child("title").words(),
        subtitle=head.child("subtitle").words(),
        states=states,
        arrows=arrows,
        kinds=_moving(entry, kinds, arrows, states),
        sheet=_sheet(entry.child("drawing")),
    )


def _state(name: str, row: Entry) -> State:
    row.only("track", "holds", "ends", "one_of", "en", "ru", "note", "x", "y")
    track = _TRACKS.get(row.text("track"))
    if track is None:
        raise row.fault("'track' is neither person nor case")
    return State(
        id=name,
        track=track,
        name=row.words(),
        x=row.number("x"),
        y=row.number("y"),
        note=row.child("note").words() if row.has("note") else None,
        holds=row.flag("holds"),
        ends=frozenset(row.texts("ends")),
        one_of=row.texts("one_of"),
    )


def _check_states(entry: Entry, states: dict[str, State]) -> None:
    for state in states.values():
        for other in (*state.ends, *state.one_of):
            if other not in states or states[other].track != "case":
                raise (
                    entry.child("states")
                    .child(state.id)
                    .fault("no state of a case {name!r}", name=other)
                )


def _source(name: str, row: Entry) -> Source:
    row.only("en", "ru", "mark", "url")
    mark = row.maybe("mark")
    if mark is not None and mark not in _MARKS:
        raise row.fault("'mark' is not T, S or B")
    return Source(name, row.words(), _MARKS[mark] if mark else None, row.maybe("url"))


def _kinds(entry: Entry) -> dict[str, Kind]:
    kinds = {name: _kind(name, row, 0) for name, row in entry.child("kinds").children()}
    for family, row in entry.child("families").children():
        for member, inner in entry.child("members").children():
            name = f"{family}_{member}"
            if name in kinds:
                raise row.fault("{name} stands among the kinds too", name=name)
            details = row.texts("details") if member == "decided" else ()
            title, part = row.words(), inner.words()
            words = Words(en=f"{title.en}: {part.en}", ru=f"{title.ru}: {part.ru}")
            kinds[name] = Kind(name, words, 0, family=family, details=details)
    return kinds


def _kind(name: str, row: Entry, rank: int) -> Kind:
    row.only(*_KIND_KEYS)
    custody = row.maybe("law_custody")
    if custody is not None and custody not in _CUSTODY:
        raise row.fault("'law_custody' is not in, that_day, out or open")
    return Kind(
        id=name,
        name=row.words(),
        rank=rank,
        details=row.texts("details"),
        grounds=row.texts("grounds"),
        again=row.flag("again"),
        shows=row.maybe("shows"),
        law_step=row.maybe("law_step"),
        law_fact=row.texts("law_fact"),
        law_value=_values(row),
        law_custody=_CUSTODY[custody] if custody else None,
    )


def _values(row: Entry) -> dict[str, str]:
    """Read the value of a fact that is no day: one text, or one for each detail or ground."""
    if set(row.texts("law_fact")) <= {"from", "to"}:
        if row.has("law_value"):
            raise row.fault("'law_value' without a fact of that kind in 'law_fact'")
        return {}
    if isinstance(row.table.get("law_value"), str):
        return {"": row.text("law_value")}
    inner = row.child("law_value")
    inner.only(*row.texts("details"), *row.texts("grounds"))
    return {name: inner.text(name) for name in inner.table}


def _arrows(
    entry: Entry, states: dict[str, State], kinds: dict[str, Kind], sources: dict[str, Source]
) -> list[Arrow]:
    arrows: list[Arrow] = []
    for row in entry.rows("arrows"):
        row.only(*_ARROW_KEYS)
        starts: tuple[str | None, ...] = row.texts("from") or (None,)
        to, events = row.text("to"), row.texts("event")
        details: tuple[str | None, ...] = row.texts("detail") or (None,)
        for state in (*starts, to):
            if state is not None and state not in states:
                raise row.fault("no state {name!r}", name=state)
        for event, detail in product(events, details):
            if event not in kinds or (detail and detail not in kinds[event].details):
                raise row.fault(
                    "no event {event!r} with the detail {detail!r}", event=event, detail=detail
                )
        arrows += _expanded(row, product(starts, events, details), _known_sources(row, sources))
    return arrows


def _known_sources(row: Entry, sources: dict[str, Source]) -> dict[str, Source]:
    places = [name for place in row.rows("places") for name in place.texts("sources")]
    wanted = (*row.texts("sources"), *places)
    for name in wanted:
        if name not in sources:
            raise row.fault("no source {name!r}", name=name)
    if not row.texts("sources"):
        raise row.fault("an arrow without a source")
    return {name: sources[name] for name in wanted}


def _expanded(row: Entry, ways: Any, sources: dict[str, Source]) -> list[Arrow]:  # noqa: ANN401 - itertools.product has no narrower type
    places = tuple(
        Place(p.text("place"), p.day("since"), tuple(sources[s] for s in p.texts("sources")))
        for p in row.rows("places")
    )
    line, drawn_from = _line(row), row.maybe("drawn_from")
    arrows: list[Arrow] = []
    for start, event, detail in ways:
        drawn = line if drawn_from in {None, start} else None
        arrows.append(
            Arrow(
                start=start,
                to=row.text("to"),
                event=event,
                detail=detail,
                since=row.day("since"),
                name=row.words(),
                sources=tuple(sources[name] for name in row.texts("sources")),
                back_to_front=row.flag("back"),
                places=places,
                line=drawn,
            )
        )
        line = None if drawn else line  # several events draw one line
    return arrows


def _line(row: Entry) -> Line | None:
    if not row.has("line"):
        return None
    label = badge = count = None
    if row.has("label"):
        words = row.child("label")
        x, y = words.number("x"), words.number("y")
        label = Label(x, y, words.text("anchor"), words.texts("en"), words.texts("ru"))
    if row.has("badge"):
        badge = (row.child("badge").number("x"), row.child("badge").number("y"))
    if row.has("count"):
        spot = row.child("count")
        x, y = spot.number("x"), spot.number("y")
        count = Spot(x, y, spot.text("anchor"), spot.flag("stacked"))
    return Line(row.text("line"), label, badge, row.flag("over"), count)


def _moving(
    entry: Entry, kinds: dict[str, Kind], arrows: tuple[Arrow, ...], states: dict[str, State]
) -> dict[str, Kind]:
    moves: dict[str, set[str]] = {}
    for arrow in arrows:
        moves.setdefault(arrow.event, set()).add(states[arrow.to].track)
    for name, kind in kinds.items():
        if len(moves.get(name, ())) > 1:
            raise entry.child("kinds").fault("{name} moves two tracks", name=name)
        if kind.shows is not None and (kind.shows not in states or name in moves):
            raise entry.child("kinds").child(name).fault("'shows' is no state, or it moves too")
    return {
        name: _placed(kind, rank, moves.get(name))
        for rank, (name, kind) in enumerate(kinds.items())
    }


def _placed(kind: Kind, rank: int, tracks: set[str] | None) -> Kind:
    track = _TRACKS[next(iter(tracks))] if tracks else None
    return replace(kind, rank=rank, track=track)


def _sheet(row: Entry) -> Sheet:
    sizes = {name: _numbers(row.child(name)) for name in ("box", "bar", "legend")}
    sizes["sheet"] = {name: row.number(name) for name in ("width", "height", "foot")}
    words = {name: row.child(name).words() for name in ("since", "seen", "told", "source", "desc")}
    words |= {f"key_{name}": inner.words() for name, inner in row.child("key").children()}
    return Sheet(sizes, row.texts("one_of"), words)


def _numbers(row: Entry) -> dict[str, int]:
    return {name: row.number(name) for name in row.table}
