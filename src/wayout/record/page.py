"""What one page of a court site says, without any name.

These structures are what the layout readers make, what travels between processes, and what
the merging of snapshots works on. A name is dropped before one of them exists.
Days are ISO text (`2025-01-29`), times `HH:MM`; texts have their blanks collapsed; `""` is an
empty cell, None a cell or field that the page does not have.
"""

from typing import Literal

from msgspec import Struct

Layout = Literal["old", "new", "moscow", "tochno", "dataout"]
Instance = Literal["first", "appeal", "cassation", "material"]
Proceeding = Literal["criminal", "civil", "kas", "offence", "material"]
Outcome = Literal[
    "probation", "prison", "fine", "discipline_unit", "service_restriction", "other", "acquitted"
]
SetAsideClass = Literal[
    "captcha", "no_data", "unavailable", "blocked", "servers", "form", "act", "empty",
    "truncated", "damaged", "too_large", "unsafe", "unknown",
]  # fmt: skip
KnownFrom = Literal["warc", "path", "zip", "mtime"]


class Charge(Struct, frozen=True, array_like=True, gc=False):
    """One article of the code as charged; `article` and `part` keep their points ("282.1")."""

    article: str
    part: str | None = None
    point: str | None = None
    attempt: bool = False
    preparation: bool = False


class Sentence(Struct, frozen=True, array_like=True, gc=False):
    """What the operative part of a verdict imposes on one accused.

    `accused` is the row of the persons table, None where the act does not tell.
    `months` is the term of the main punishment, `trial_months` the trial period of probation.
    """

    outcome: Outcome
    accused: int | None = None
    months: int | None = None
    days: int | None = None
    regime: Literal["settlement", "general", "strict", "special", "prison"] | None = None
    trial_months: int | None = None
    fine_rubles: int | None = None
    released: bool = False  # from serving it: amnesty, limitation, time served


class Act(Struct, frozen=True, array_like=True, gc=False):
    """One published act of a card, or the notice that it is withheld.

    `reason` says why no sentence could be read from a verdict: `withheld` (with the law cited),
    `empty`, `unread` (a text is there and its operative part was not understood).
    """

    kind: Literal["verdict", "other", "unknown"]
    published: bool
    reason: Literal["withheld", "empty", "unread"] | None = None
    sentences: tuple[Sentence, ...] = ()


class MovementRow(Struct, frozen=True, array_like=True, gc=False):
    """One row of a movement table: what happened, when, with what result."""

    label: str
    day: str | None
    time: str | None = None
    result: str = ""
    ground: str = ""
    posted: str | None = None


class Person(Struct, frozen=True, array_like=True, gc=False):
    """One accused, by the row of the persons table; never a name."""

    row: int
    charges: tuple[Charge, ...]
    day: str | None = None
    result: str = ""
    ground: str = ""


class Complaint(Struct, frozen=True, array_like=True, gc=False):
    """One appeal or cassation complaint shown on a first-instance card."""

    kind: Literal["appeal", "cassation", "unknown"]
    rows: tuple[MovementRow, ...] = ()
    decided: str | None = None
    result: str = ""


class CaseCard(Struct, frozen=True, kw_only=True, gc=False):
    """One page of one case at one court, as seen once.

    `number` is the current number, `earlier` the numbers before it; `first_number` the oldest
    of them, which stays when the case is registered anew. `rows`, `persons` and `acts` are None
    where the page has no such table (it says nothing), and empty where it has no rows.
    `whole` is False where the page was cut off: then a missing row proves nothing.
    """

    layout: Layout
    court: str | None
    court_name: str  # hash of the page's title: it tells apart cards without a court code
    uid: str | None
    uid_valid: bool
    number: str | None
    first_number: str | None
    earlier: tuple[str, ...] = ()
    instance: Instance | None
    proceeding: Proceeding | None
    received: str | None = None
    decided: str | None = None
    in_force: str | None = None
    result: str = ""
    ground: str = ""
    rows: tuple[MovementRow, ...] | None = None
    persons: tuple[Person, ...] | None = None
    complaints: tuple[Complaint, ...] = ()
    acts: tuple[Act, ...] | None = None
    whole: bool = True


class ListedCase(Struct, frozen=True, array_like=True, gc=False):
    """One row of a result list."""

    number: str
    received: str | None = None


class Listing(Struct, frozen=True, kw_only=True, gc=False):
    """One page of a result list: its counter and its rows, without people."""

    layout: Literal["old", "new", "moscow"]
    court: str | None
    instance: Instance | None
    proceeding: Proceeding | None
    total: int | None
    first: int | None
    last: int | None
    rows: tuple[ListedCase, ...] = ()


class SetAside(Struct, frozen=True, array_like=True, gc=False):
    """A page that is neither card nor listing, its class and one sentence why."""

    cls: SetAsideClass
    reason: str


Read = CaseCard | Listing | SetAside


class RawPage(Struct, frozen=True, gc=False):
    """Bytes as they were saved, and the day they were seen.

    `name` is the path given, `archive.zip!member` inside an archive, `file.jsonl!17` for a line.
    """

    name: str
    data: bytes
    known: str
    known_from: KnownFrom


class Seen(Struct, frozen=True, gc=False):
    """A card with the day it was seen: one snapshot."""

    card: CaseCard
    known: str
    known_from: KnownFrom
    digest: str  # of the raw bytes: orders snapshots of one day, whatever the file was called
