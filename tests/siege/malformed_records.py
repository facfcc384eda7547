"""Malformed record lines: refused with an error of ours, or taken and read back the same."""

import json
from datetime import date
from itertools import count
from random import Random

import msgspec
from tests.siege.bounds import Bounds
from tests.siege.budget import DONE, Budget, Found
from tests.siege.malformed_lines import full
from tests.siege.mutation import grafted, mutated

from wayout.casebook.cases.fitting import fitted
from wayout.casebook.cases.lines import read_line
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Added, Entry, Promise, Record
from wayout.casebook.cases.summary import summarise
from wayout.cli.vault_keeper import deadlines

_RECORDS: tuple[dict[str, object], ...] = (
    {"record": "note", "text": "Звонила мать"},
    {"record": "title", "title": "Дело"},
    {"record": "person", "person": {"role": "caller", "name": "Примеров"}, "place": 1},
    {"record": "event", "event": {"kind": "left_unit", "day": "2025-02"}, "replaces": "0.0"},
    {"record": "event", "event": None, "replaces": "0.1"},
    {"record": "until", "until": "2025-06-01"},
    {"record": "consent", "to": "share", "given": True, "day": "2025-02-01", "by": None},
    {"record": "promise", "id": "a", "due": "2025-03-01", "text": "позвонить", "done": None},
    {"record": "promise", "what": "check_in", "due": "2025-03-01"},
    {"record": "promise", "id": "a", "gone": True},
    {"record": "court case", "number": "1-57/2025", "court": None, "missing": "2025-03-01"},
    {"record": "retain", "until": "2027-01-01"},
)
_ENTRY = msgspec.json.Decoder(Entry)
_DAY = date(2025, 6, 15)


def malformed_records(budget: Budget) -> Found:
    """One to three records for a case that has something of everything."""
    bounds, rng = Bounds(), budget.rng
    line = full([("left_unit", "2025-01-20"), ("left_unit", "2025-03")])
    added = Added(case=read_line(json.dumps(line).encode(), 1))
    first = _entry([added, Promise(id="a", what="call_back", due="2025-02-01")])
    for _ in count():
        if not budget.goes_on(bounds.found[DONE]):
            break
        lines = [_spoiled(record, rng) for record in rng.choices(_RECORDS, k=rng.randint(1, 3))]
        bounds.give(lambda given=lines: _use(first, given), lambda given=lines: given)  # type: ignore[misc]
    return bounds.told()


def _use(first: Entry, lines: list[bytes]) -> str:
    case = rebuild(bytes(16), _DAY, [first])
    entry = _entry(fitted(case, read_records(lines)))
    case.entries += 1
    summarise(case, deadlines)
    again = rebuild(bytes(16), _DAY, [first, _ENTRY.decode(msgspec.json.encode(entry))])
    same = again.line() == case.line() and again.words() == case.words()
    return "taken" if same else "OTHER WHEN READ"


def _spoiled(record: dict[str, object], rng: Random) -> bytes:
    chance = rng.random()
    if chance < 0.2:
        return json.dumps(record, ensure_ascii=False).encode()
    if chance < 0.5:
        return mutated(json.dumps(record, ensure_ascii=False).encode(), rng).replace(b"\n", b" ")
    return grafted(record, rng)


def _entry(records: list[Record]) -> Entry:
    return Entry(at=1_750_000_000, by=bytes(16), records=records)
