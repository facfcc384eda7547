"""Lines of tochno-st/sudrfscraper: one case a line, from a list of results and its card.

Its reader takes rows of other tables for steps where tables lie inside one another, and head
rows too: a step without a real date is none. People stand in `names`, `sides` and `judge`; they
are read for articles and to take names out of the other cells, then dropped.
"""

import re

from msgspec import Struct
from msgspec import field as member

from wayout.errors import InputError
from wayout.record.case_number import CaseNumber, read_number
from wayout.record.fold import clip, fold
from wayout.record.layouts.accused import read_runs
from wayout.record.layouts.dates import read_date, read_time
from wayout.record.layouts.exports import decode_json, split_result
from wayout.record.layouts.heading import Heading, hashed_name
from wayout.record.layouts.number_kind import kind_of_number
from wayout.record.page import Act, CaseCard, Instance, MovementRow, Person, Proceeding
from wayout.record.scrub import Scrub
from wayout.record.uid import Uid, read_uid
from wayout.record.verdict import read_act

_INSTANCES: dict[str, Instance] = {
    "FIRST": "first",
    "APPELLATION": "appeal",
    "CASSATION": "cassation",
}
_CODES: tuple[tuple[str, Proceeding], ...] = (
    (fold("УК РФ"), "criminal"),
    (fold("КоАП"), "offence"),
    (fold("КАС РФ"), "kas"),
)
_CAPTION = re.compile(
    r"(?:апелляционн\w{2,3} |кассационн\w{2,3} )?"
    r"(?:приговор|п р и г о в о р|постановление|определение|решение)\b"
)
_CAPTION_WITHIN = 1_000
_ACCUSED = frozenset({"criminal", "offence", "material"})


class Step(Struct, rename="camel"):
    """One row that the program took for a step of the case."""

    event_name: str | None = None
    event_date: str | None = None
    event_time: str | None = None
    event_result: str | None = None
    event_result_reason: str | None = None
    published_date: str | None = None


class Side(Struct, rename="camel"):
    """One party, only ever used to find its name in other cells."""

    side_name: str | None = None


class Line(Struct, rename="camel"):
    """What of a line is used; `CUI` is written in either case."""

    uid: str | None = member(default=None, name="CUI")
    uid_small: str | None = member(default=None, name="cui")
    instance: str | None = None
    name: str | None = None
    case_number: str | None = None
    entry_date: str | None = None
    names: str | None = None
    judge: str | None = None
    result_date: str | None = None
    decision: str | None = None
    end_date: str | None = None
    steps: list[Step | None] | None = None
    sides: list[Side | None] | None = None
    text: str | None = None


def read_tochno(data: bytes) -> list[CaseCard]:
    """Read the lines of an export, each one card.

    Raises:
        InputError: A line is no JSON of this program: no case number, or no court with it.
    """
    return [_read_line(line) for line in data.splitlines() if line.strip()]


def _read_line(data: bytes) -> CaseCard:
    line = decode_json(data, Line)
    if not line.case_number or not (line.name or line.steps or line.entry_date):
        raise InputError("no line of sudrfscraper: it has no case number")
    number = read_number(clip(line.case_number))
    uid = read_uid(clip(line.uid or line.uid_small or "").rpartition(" ")[2])
    return _card(line, number, uid)


def _card(line: Line, number: CaseNumber | None, uid: Uid | None) -> CaseCard:
    kind = _kind(line, number)
    scrub = _scrub(line)
    decision = split_result(line.decision or "")
    upper = kind.instance in {"appeal", "cassation"}
    result, ground = scrub.result("case_result", decision.first, decision.rest)
    return CaseCard(
        layout="tochno",
        court=uid.court if uid and not upper else None,
        court_name=hashed_name(line.name or ""),
        uid=uid.printed if uid else None,
        uid_valid=bool(uid and uid.valid),
        number=number.current if number else None,
        first_number=number.oldest if number else None,
        earlier=number.earlier if number else (),
        instance=kind.instance,
        proceeding=kind.proceeding,
        received=read_date(line.entry_date or ""),
        decided=read_date(line.result_date or ""),
        in_force=read_date(line.end_date or ""),
        result=result,
        ground=ground,
        rows=_rows(line.steps, scrub),
        persons=_persons(line.names, kind.proceeding),
        acts=_acts(line.text),
    )


def _kind(line: Line, number: CaseNumber | None) -> Heading:
    by_number = kind_of_number(number)
    named = fold(clip(line.names or ""))
    proceeding = next((kind for code, kind in _CODES if code in named), by_number.proceeding)
    if by_number.proceeding == "material":
        return by_number
    return Heading(proceeding, _INSTANCES.get(line.instance or "", by_number.instance))


def _scrub(line: Line) -> Scrub:
    sides = [side.side_name for side in line.sides or [] if side and side.side_name]
    return Scrub([clip(text) for text in (line.names, line.judge, *sides) if text])


def _rows(steps: list[Step | None] | None, scrub: Scrub) -> tuple[MovementRow, ...] | None:
    if not steps:
        return None
    rows = (_row(step, scrub) for step in steps if step)
    return tuple(row for row in rows if row.label and row.day)


def _row(step: Step, scrub: Scrub) -> MovementRow:
    return MovementRow(
        label=scrub.text("event", clip(step.event_name or "")),
        day=read_date(step.event_date or ""),
        time=read_time(step.event_time or ""),
        result=scrub.text("event_result", clip(step.event_result or "")),
        ground=scrub.text("event_ground", clip(step.event_result_reason or "")),
        posted=read_date(step.published_date or ""),
    )


def _persons(names: str | None, proceeding: Proceeding | None) -> tuple[Person, ...] | None:
    """One person a run of articles; a list without articles tells of no accused."""
    if not names or proceeding not in _ACCUSED:
        return None
    return read_runs(names) or None


def _acts(text: str | None) -> tuple[Act, ...] | None:
    if text is None or not text.strip():
        return None
    caption = _CAPTION.search(fold(clip(text[:_CAPTION_WITHIN])))
    return (read_act(caption[0] if caption else "", text),)
