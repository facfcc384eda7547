"""Whatever is written of a case comes back; what was corrected is known as it was on its day."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.casebook.cases.came import came
from wayout.casebook.cases.case import Case
from wayout.casebook.cases.fitting import fitted
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Entry
from wayout.casebook.cases.work import add_cases, find_code, read_case, write_lines
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault
from wayout.errors import CasesError
from wayout.pathway import load_pathway

CANARY = "Примеров"
FIRST = date(2025, 1, 1)
SECONDS = 86_400
KINDS = sorted(load_pathway().kinds)
TEXT = st.text(max_size=8) | st.sampled_from(["", "\0", "\ud800", CANARY])
ODD: st.SearchStrategy[object] = (
    st.sampled_from([None, True, 0, -1, 10**30, 1.5, "", [], {}, "2025-01-20", "2025"]) | TEXT
)
DAYS = st.sampled_from(["2025-01-20", "2025-02-01", "2025-01", "2024-02-31", CANARY])
EVENT = st.fixed_dictionaries(
    {"kind": st.sampled_from([*KINDS, CANARY]), "day": DAYS},
    optional={"source": ODD, "ground": ODD, "detail": TEXT, "accused": ODD},
)
PERSON = st.fixed_dictionaries(
    {"role": st.sampled_from(["client", "lawyer", CANARY]), "name": TEXT},
    optional={"contact": ODD, "decides": ODD, "told": st.booleans()},
)
PLACES = st.sampled_from([None, 0, 1, -1, True])
NAMES = st.sampled_from([None, "0.0.0", "1.0", "1.1", CANARY])
FORMS: dict[str, dict[str, st.SearchStrategy[object]]] = {
    "note": {"text": TEXT},
    "title": {"title": TEXT},
    "person": {"person": PERSON | st.none(), "place": PLACES},
    "event": {"event": EVENT | st.none(), "replaces": NAMES},
    "until": {"until": DAYS},
    "consent": {
        "to": st.sampled_from(["keep", "share", CANARY]),
        "given": st.booleans() | ODD,
        "day": DAYS,
        "by": TEXT | st.none(),
    },
    "promise": {
        "id": st.sampled_from(["a", "b", ""]),
        "what": st.sampled_from(["call_back", "check_in", CANARY]),
        "due": DAYS,
        "text": TEXT,
        "done": DAYS | st.none(),
        "gone": st.booleans() | ODD,
    },
    "retain": {"until": DAYS | st.none()},
    "added": {"case": st.just({"title": CANARY})},
}
WHOLE = [
    st.fixed_dictionaries({"record": st.just(name), **fields}) for name, fields in FORMS.items()
]
PARTS = [
    st.fixed_dictionaries({"record": st.just(name)}, optional={**fields, CANARY: ODD})
    for name, fields in FORMS.items()
]
RECORD = st.one_of(WHOLE) | st.one_of(PARTS)


@pytest.fixture(scope="module")
def shelf() -> Iterator[Vault]:
    """A vault into which everything goes."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        with make_vault(Path(folder) / "a", b"pass", cost=Cost(64, 1, 1)) as vault:
            yield vault


def read(vault: Vault, code: str) -> Case:
    """The case as it is read from the disk."""
    return read_case(vault, find_code(vault, code))


def write(vault: Vault, code: str, *records: object) -> None:
    """Write records in one entry."""
    lines = [json.dumps(record).encode("utf-8", "surrogatepass") for record in records]
    write_lines(vault, code, read_records(lines))


@settings(max_examples=200, deadline=None)
@given(records=st.lists(RECORD, min_size=1, max_size=3))
def test_records_are_written_whole_or_refused_without_a_value(
    shelf: Vault, records: list[dict[str, object]]
) -> None:
    """All of them or none, and what is written can be shown, listed and walked."""
    (code,) = add_cases(shelf, read_lines([b'{"title": "t"}']))
    before = read(shelf, code)
    said = ""
    try:
        write(shelf, code, *records)
    except CasesError as error:
        said = str(error)
    if said:
        assert CANARY not in said
        assert read(shelf, code) == before
        return
    case = read(shelf, code)
    assert case.entries == 2
    shown: dict[str, Any] = {**case.line(), **came(case)}
    texts = [record["text"] for record in records if record["record"] == "note"]
    assert shown.get("notes", []) == texts
    titles = ["t", *(record["title"] for record in records if record["record"] == "title")]
    assert shown["title"] == titles[-1]
    agreed = [record for record in records if record["record"] == "consent"]
    assert [one["to"] for one in shown.get("consents", [])] == [one["to"] for one in agreed]
    json.dumps(shown)
    case.history()
    case.words()


Step = tuple[int, str, int, int]  # days since the step before, what, which kind, which event
STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["new", "correct", "take back"]),
        st.integers(0, len(KINDS) - 1),
        st.integers(0, 9),
    ),
    max_size=12,
)


def carried_on(entries: list[Entry], day: date, record: dict[str, object]) -> None:
    """Add an entry of one record, written on a day, as the vault keeps it."""
    case = rebuild(bytes(16), FIRST, entries)
    records = fitted(case, read_records([json.dumps(record).encode()]))
    entry = Entry(at=(day - date(1970, 1, 1)).days * SECONDS, by=b"me", records=records)
    entries.append(msgspec.json.decode(msgspec.json.encode(entry), type=Entry))


@settings(max_examples=200, deadline=None)
@given(steps=STEPS)
def test_a_history_is_known_as_it_was_on_any_day(steps: list[Step]) -> None:
    """However often it was corrected: what stood at the end of a day stands in it."""
    today, standing = FIRST, dict[str, tuple[str, str]]()
    entries, known = list[Entry](), dict[date, dict[str, tuple[str, str]]]()
    for number, (apart, what, kind, which) in enumerate(steps):
        today += timedelta(days=apart)
        told = KINDS[kind], f"2024-12-{number + 1:02}"
        names = sorted(standing)
        name = names[which % len(names)] if names and what != "new" else None
        standing.pop(name or "", None)
        is_gone = name is not None and what == "take back"
        if not is_gone:
            standing[f"{number}.0"] = told
        event = None if is_gone else {"kind": told[0], "day": told[1]}
        carried_on(entries, today, {"record": "event", "event": event, "replaces": name})
        known[today] = dict(standing)
    case = rebuild(bytes(16), FIRST, entries)
    for day, expected in known.items():
        live = case.history().as_known(day).live
        assert {one.id: (one.kind, str(one.day)) for one in live} == expected
    assert {told.name for told in case.live()} == set(standing)
    assert {event.id for event in case.history().live} == set(standing)
