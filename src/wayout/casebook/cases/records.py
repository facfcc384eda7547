"""What can be written about a case: records, each of a kind, gathered in sealed entries.

A case is what was added first, and every record since, in order. Nothing is overwritten: a
correction is a later record that names what it corrects.
"""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

Role = Literal["client", "caller", "lawyer", "relative", "other"]


class Person(Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody of a case: who he is to it, his name, how he is reached.

    `decides`: he may decide for the client. `told`: he may be told of the case.
    """

    role: Role
    name: str
    contact: str | UnsetType | None = UNSET
    decides: bool | UnsetType = UNSET
    told: bool | UnsetType = UNSET


class EventLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """An event as it is written down; `kind` is one of the map, `day` as `Day` is written."""

    kind: str
    day: str
    source: str | UnsetType = UNSET
    time: str | UnsetType | None = UNSET
    matter: str | UnsetType | None = UNSET
    accused: int | UnsetType | None = UNSET
    ground: str | UnsetType | None = UNSET
    detail: str | UnsetType | None = UNSET


class HistoryLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """The events of a case, and the last day looked at."""

    events: list[EventLine] | UnsetType = UNSET
    until: str | UnsetType | None = UNSET


class CaseLine(Struct, kw_only=True, forbid_unknown_fields=True):
    """A case as it is added: only the title is required; what was left out stays left out."""

    title: str
    people: list[Person] | UnsetType = UNSET
    history: HistoryLine | UnsetType = UNSET
    notes: list[str] | UnsetType = UNSET


class Added(Struct, tag="added", kw_only=True):
    """The case begins."""

    case: CaseLine


class Noted(Struct, tag="note", kw_only=True):
    """A note."""

    text: str


class Titled(Struct, tag="title", kw_only=True):
    """Another title."""

    title: str


class PersonSet(Struct, tag="person", kw_only=True):
    """A person is added, or the one at a place is changed; None in his place takes him out."""

    person: Person | None
    place: int | None = None


class EventSet(Struct, tag="event", kw_only=True):
    """An event is added, or corrects an earlier one; None takes that one back.

    An event is named by the number of its entry and its place in it: "2.0".
    """

    event: EventLine | None
    replaces: str | None = None


class Watched(Struct, tag="until", kw_only=True):
    """The last day looked at."""

    until: str


class Consent(Struct, tag="consent", kw_only=True):
    """What the client consented to, or took back: `to` says what, `day` when."""

    to: Literal["keep", "share", "count", "publish", "contact"]
    given: bool
    day: str
    by: str | None = None


class Promise(Struct, tag="promise", kw_only=True):
    """A call back or a check-in that is due; `done` closes the one of the same name."""

    id: str
    what: Literal["call_back", "check_in"]
    due: str
    text: str = ""
    done: str | None = None


class Document(Struct, tag="document", kw_only=True):
    """A document that lies sealed in the vault; `size` in bytes, `digest` of its sealed chunks."""

    id: bytes
    name: str
    size: int
    chunks: int
    key: bytes
    header: bytes
    digest: bytes
    media: str = ""


Record = Added | Noted | Titled | PersonSet | EventSet | Watched | Consent | Promise | Document


class Entry(Struct, kw_only=True):
    """Records written together: when (Unix second), and by whom (his id)."""

    at: int
    by: bytes
    records: list[Record]
