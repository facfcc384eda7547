"""What can be written about a case: records, each of a kind, gathered in sealed entries.

A case is what was added first, and every record since, in order. Nothing is overwritten: a
correction is a later record that names what it corrects. `record` says which kind one is.
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


class _Record(Struct, tag_field="record", forbid_unknown_fields=True):
    """What every record has: the key that says which one it is."""


class Added(_Record, tag="added", kw_only=True):
    """The case begins."""

    case: CaseLine


class Noted(_Record, tag="note", kw_only=True):
    """A note."""

    text: str


class NoteGone(_Record, tag="note gone", kw_only=True):
    """A note is taken back; notes count from 0 in the order they came, those gone with them."""

    place: int


class Titled(_Record, tag="title", kw_only=True):
    """Another title."""

    title: str


class PersonSet(_Record, tag="person", kw_only=True):
    """A person is added, or the one at a place is changed; None in his place takes him out."""

    person: Person | None
    place: int | None = None


class EventSet(_Record, tag="event", kw_only=True):
    """An event is added, or corrects an earlier one; None takes that one back.

    An event is named by the number of its entry and its place in it: "2.0".
    """

    event: EventLine | None
    replaces: str | None = None


class Watched(_Record, tag="until", kw_only=True):
    """The last day looked at."""

    until: str


class Consent(_Record, tag="consent", kw_only=True):
    """What the client consented to, or took back: `to` says what, `day` when, `by` who said so."""

    to: Literal["keep", "share", "count", "publish", "contact"]
    given: bool
    day: str
    by: str | None = None


class Promise(_Record, tag="promise", kw_only=True):
    """A call back or a check-in, due on a day; a later one of the same id takes its place.

    `done` is the day on which it was kept; `gone`: it was withdrawn.
    """

    id: str
    what: Literal["call_back", "check_in"]
    due: str
    text: str = ""
    done: str | None = None
    gone: bool | UnsetType = UNSET


class Retain(_Record, tag="retain", kw_only=True):
    """The case is to be kept until this day, and then looked at again; None: no such day."""

    until: str | None


class Owner(_Record, tag="owner", kw_only=True):
    """Whose case it is among the members, by his id; None: nobody's."""

    member: bytes | None


class CourtCase(_Record, tag="court case", kw_only=True):
    """The number under which a court has the case, and the code of the court where it is known.

    `gone`: it was entered by mistake. `missing` is the day on which its card was last seen, where
    somebody took note that it is gone since.
    """

    number: str
    court: str | None = None
    gone: bool = False
    missing: str | UnsetType = UNSET


class DeadlineSet(_Record, tag="deadline", kw_only=True):
    """What was decided by hand of a deadline that the law counts to the day `counted`.

    `due`: another day, `because` of something that must be said; `ahead`: so many days before it
    one wants to be reminded; `done`: the day on which what it was for was done. A later one of
    the same name and counted day takes its place. Where the law counts another day by now, it
    says nothing of that one.
    """

    name: str
    counted: str
    due: str | None = None
    because: str = ""
    ahead: int | None = None
    done: str | None = None


class LawAccepted(_Record, tag="law", kw_only=True):
    """The deadlines as a change of the law moved them were looked at; `tables`: its digest."""

    tables: str


class Asked(_Record, tag="asked", kw_only=True):
    """A question of the intake was answered, by the records beside it.

    `answer` holds what no record can: the kind of what happened, before its day is known; and
    where the day was asked for, the name of the event that was made of both.
    """

    question: str
    answer: str = ""


class Document(_Record, tag="document", kw_only=True):
    """A document that lies sealed in the vault; `size` in bytes, `digest` of its sealed chunks.

    `epoch` is that in which it came, to which its chunks are bound.
    """

    id: bytes
    name: str
    size: int
    epoch: int
    key: bytes
    header: bytes
    digest: bytes


class DocumentGone(_Record, tag="document gone", kw_only=True):
    """A document was taken back: its chunks are no more."""

    id: bytes


Record = (
    Added
    | Noted
    | NoteGone
    | Titled
    | PersonSet
    | EventSet
    | Watched
    | Consent
    | Promise
    | Retain
    | Owner
    | CourtCase
    | DeadlineSet
    | LawAccepted
    | Asked
    | Document
    | DocumentGone
)


class Entry(Struct, kw_only=True):
    """Records written together: when (Unix second), and by whom (his id)."""

    at: int
    by: bytes
    records: list[Record]
