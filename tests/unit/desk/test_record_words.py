"""What a record says, for one who compares two of them."""

import pytest

from wayout.desk.record_words import Said, record_words
from wayout.text import translator

EVENT = {"kind": "left_unit", "day": "2025-01-20", "source": "client", "detail": None}
SAID = [("What happened", "Left the unit"), ("When", "20 January 2025"), ("Who said so", "client")]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (None, []),
        ({"record": "event", "event": None, "replaces": "0.0"}, []),
        ({"title": "Дело"}, [("Title", "Дело")]),
        ({"record": "note gone", "place": 1}, []),
        (
            {"record": "person", "person": {"role": "lawyer", "name": "Тестова", "told": True}},
            [("Who it is", "lawyer"), ("Name", "Тестова"), ("May be told of the case", "yes")],
        ),
        (
            {"record": "promise", "id": "a", "what": "call_back", "due": "2025-02"},
            [("Promise", "call back"), ("Due", "February 2025")],
        ),
        ({"record": "promise", "id": "a", "gone": True}, [("Taken back", "yes")]),
        (
            {"record": "court case", "number": "1-1/2025", "gone": False, "missing": "2025-02-01"},
            [("Number in court", "1-1/2025"), ("Card gone, last seen on", "1 February 2025")],
        ),
        (
            {"record": "consent", "to": "keep", "given": False, "day": "when?"},
            [("When", "when?"), ("Consent", "to keep what was told"), ("Given", "no")],
        ),
        (
            {"name": "unknown", "counted": "2025-03-01", "done": "2025-02-01", "because": ""},
            [("Deadline", "unknown"), ("Done", "1 February 2025")],
        ),
        ({"kind": "another", "day": "2025"}, [("What happened", "another"), ("When", "2025")]),
    ],
)  # fmt: skip
def test_every_field_is_said(record: object, said: list[Said]) -> None:
    """In words and in order; what it does not hold is left out."""
    assert record_words(record, translator("en")) == said


def test_an_event_reads_the_same_written_and_standing() -> None:
    """So that two can be compared."""
    words = record_words(EVENT, translator("en"))
    assert words == record_words({"record": "event", "event": EVENT}, translator("en"))
    assert [name for name, _value in words] == [name for name, _value in SAID]
    assert words[1:] == SAID[1:]
