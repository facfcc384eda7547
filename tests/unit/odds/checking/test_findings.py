"""What lies between rows is found, told in plain words, and weighed: error or remark."""

import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.checking.findings import Findings, check

Row = tuple[object, str, str | None, float, float]


def frame(*rows: Row) -> pl.DataFrame:
    """A table of stays."""
    return pl.DataFrame(rows, schema=["id", "from", "to", "entry", "exit"], orient="row")


def found(*rows: Row) -> list[tuple[str, int]]:
    """The kinds found among some rows, and how often; what is final is left out."""
    return [(one.kind, one.count) for one in check(frame(*rows)).found if one.kind != "final"]


ERRORS: dict[str, list[Row]] = {
    "duplicate": [("p", "a", "b", 0, 5), ("p", "a", "b", 0, 5)],
    "same_day": [("p", "a", "b", 0, 5), ("p", "b", None, 0, 7)],
    "overlap": [("p", "a", "b", 0, 5), ("p", "b", None, 4, 7)],
    "other_state": [("p", "a", "b", 0, 5), ("p", "c", None, 5, 7)],
    "lost_move": [("p", "a", None, 0, 5), ("p", "c", "b", 5, 7)],
    "self_move": [("p", "a", "a", 0, 5), ("p", "a", "b", 5, 7)],
    "left_final": [("p", "a", "Dead", 0, 5), ("p", "Dead", "a", 5, 7)],
    "no_id": [("", "a", "b", 0, 5)],
    "no_move": [("p", "a", None, 0, 5), ("q", "b", None, 0, 5)],
}
REMARKS: dict[str, list[Row]] = {
    "late_entry": [("p", "a", "b", 0, 5), ("p", "b", None, 6, 7)],
    "unseen_move": [("p", "a", "b", 0, 5), ("p", "c", None, 6, 7)],
    "watched_again": [("p", "a", None, 0, 5), ("p", "b", "c", 6, 7)],
    "no_stay_after": [("p", "a", "b", 0, 5), ("q", "b", "c", 0, 5)],
    "id_blanks": [("p ", "a", "b", 0, 5)],
    "alike": [("p", "Absent", "absent ", 0, 5)],
    "seeming_empty": [("p", "a", "NA", 0, 5)],
    "off_the_map": [("p", "dead", None, 0, 5), ("q", "absent", "protected", 0, 5)],
}


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_is_found_alone_and_refuses(kind: str) -> None:
    """One fault is one finding, and it names a row."""
    assert [name for name, _count in found(*ERRORS[kind]) if name not in REMARKS] == [kind]
    findings = check(frame(*ERRORS[kind]))
    assert findings.errors[0].rows
    with pytest.raises(StaysError, match=r"^The stays cannot be counted\. .*row \(id\): "):
        findings.raise_errors()


@pytest.mark.parametrize("kind", REMARKS)
def test_a_remark_is_found_alone_and_does_not_refuse(kind: str) -> None:
    """It is allowed."""
    assert found(*REMARKS[kind]) == [(kind, 1)]
    check(frame(*REMARKS[kind])).raise_errors()


def test_the_order_of_rows_says_nothing() -> None:
    """Rows are compared within a person by entry; numbers are those of the table."""
    rows = [("q", "a", "b", 3, 9), ("p", "b", None, 4, 7), ("q", "b", None, 9, 12),
            ("p", "a", "b", 0, 5)]  # fmt: skip
    (overlap,) = check(frame(*rows)).errors
    assert [(one.row, one.id, one.other) for one in overlap.rows] == [(2, "p", 4)]
    assert str(overlap).startswith("Stays of one person overlap: row (id): 4, 2 (p). ")


def test_a_long_stay_overlaps_all_that_it_covers() -> None:
    """Not only the next one."""
    rows = [("p", "a", "b", 0, 100), ("p", "b", "a", 5, 6), ("p", "a", "b", 10, 11),
            ("q", "a", "b", 0, 9)]  # fmt: skip
    (overlap,) = check(frame(*rows)).errors
    assert [(one.row, one.other) for one in overlap.rows] == [(2, 1), (3, 1)]


def test_a_stay_split_in_two_is_no_fault() -> None:
    """The watch ends and goes on in the same state on the same day."""
    assert found(("p", "a", None, 0, 5), ("p", "a", "b", 5, 7)) == []


def test_a_state_in_which_many_end_is_final() -> None:
    """One who leaves it then contradicts all others; of a few ends nothing is said."""
    ends: list[Row] = [(f"{n}", "a", "x", 0, 5) for n in range(30)]
    back: Row = ("back", "x", "a", 0, 5)
    assert [one.kind for one in check(frame(*ends, back)).errors] == ["left_final"]
    assert check(frame(*ends[:10], back)).errors == ()
    declared = check(frame(*ends[:10], back), final=["x"]).errors
    assert [(one.kind, one.rows[0].id) for one in declared] == [("left_final", "back")]


def test_a_declared_state_that_is_never_seen_is_told() -> None:
    """By the argument or by an Enum."""
    rows = frame(("p", "a", "b", 0, 5))
    told = [one for one in check(rows, states=["a", "b", "c"]).remarks if one.kind == "never_seen"]
    assert str(told[0]).endswith("no move leads to it: c.")
    kind = pl.Enum(["a", "b", "c"])
    assert "never_seen" in [
        one.kind for one in check(rows.with_columns(pl.col("from", "to").cast(kind))).remarks
    ]


def test_names_that_only_look_the_same_are_told() -> None:
    """Cyrillic letters among Latin ones, too."""
    letters = "\u0410\u0412"  # Cyrillic A and Ve
    (remark,) = [one for one in check(frame(("p", "AB", letters, 0, 5))).found
                 if one.kind == "alike"]  # fmt: skip
    assert remark.count == 1


def test_times_with_fractions_are_compared_as_well() -> None:
    """The check does not ask for whole ticks."""
    assert found(("p", "a", "b", 0.0, 0.5), ("p", "b", None, 0.25, 2.5)) == [("overlap", 1)]


def test_the_message_holds_three_kinds_and_counts_the_others() -> None:
    """Two lines are read, twenty are not."""
    kinds = enumerate(list(ERRORS)[:6])
    rows: list[Row] = [(f"{n}", *row[1:]) for n, kind in kinds for row in ERRORS[kind]]
    with pytest.raises(StaysError, match=r"Faults of other kinds: 3\.$"):
        check(frame(*rows)).raise_errors()


def test_findings_become_plain_values() -> None:
    """For JSON, in the language of the reader."""
    findings = check(frame(*ERRORS["overlap"]))
    assert isinstance(findings, Findings)
    assert findings.to_json()[0] == {
        "kind": "overlap",
        "severity": "error",
        "count": 1,
        "rows": [{"row": 2, "id": "p", "other": 1}],
        "text": str(findings.errors[0]),
    }
    backwards = findings.to_json(lambda message: message.replace("overlap", "palrevo"))
    assert str(backwards[0]["text"]).startswith("Stays of one person palrevo: row (id): 1, 2 (p).")


def test_a_row_that_is_wrong_by_itself_is_refused_first() -> None:
    """As everywhere."""
    with pytest.raises(StaysError, match=r"entry < exit\): row \(id\): 1 \(p\)"):
        check(frame(("p", "a", "b", 5, 5)))
