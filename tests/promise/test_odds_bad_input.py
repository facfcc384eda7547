"""`wayout odds` refuses bad stays: exit 2, a line on stderr that names them, nothing on stdout."""

import io
import json
from pathlib import Path

import polars as pl
import pytest

from wayout.cli.main import main
from wayout.errors import StaysError
from wayout.odds.checking.findings import check
from wayout.odds.counting.tally import tally

HEAD = "id,from,to,entry,exit\n"
GOOD = HEAD + "".join(
    f"g{n},absent,held,0,{n + 5}\ng{n},held,court,{n + 5},90\n" for n in range(30)
)
ASK = ("--from", "absent", "--days", "10,20")

ROWS = {
    "a negative stay": ("x,absent,held,5,-9\n", "entry < exit): row (id): 61 (x)"),
    "a stay of no length": ("x,absent,held,5,5\n", "entry < exit): row (id): 61 (x)"),
    "stays that overlap": ("x,absent,held,0,9\nx,held,,8,20\n", "overlap: row (id): 61, 62 (x)"),
    "two moves on one day": ("x,absent,held,0,9\nx,held,court,0,9\n", "on one day: row (id): 6"),
    "an arrow out of death": ("x,absent,dead,0,9\nx,dead,held,9,12\n", "nobody can leave: row (id"),
    "an arrow out of an end": ("x,court,held,0,9\n", "nobody can leave: row (id): 61 (x)"),
    "another state than the arrow's": ("x,absent,held,0,9\nx,court,,9,20\n", "row (id): 61, 62"),
    "a move that is not written": ("x,absent,,0,9\nx,held,,9,20\n", "row (id): 61, 62 (x)"),
    "a move to the same state": ("x,absent,absent,0,9\n", "to itself: row (id): 61 (x)"),
    "a row twice": ("x,absent,held,0,9\n" * 2, "there twice: row (id): 61, 62 (x)"),
    "no number": ("x,absent,held,0,nan\n", "line 62: exit must be a number, not 'nan'"),
    "no end": ("x,absent,held,0,\n", "line 62: the column exit is empty"),
    "no id": (",absent,held,0,9\n", "line 62: the column id is empty"),
    "a number beyond all clocks": ("x,absent,held,0,1e300\n", "row (id): 61 (x)"),
    "a short line": ("x,absent\n", "line 62: 2 fields, where 5 columns are named"),
}  # fmt: skip
TABLES = {
    "nothing": (b"", "is empty"),
    "no rows": (HEAD.encode(), "no row below"),
    "another table": (b"a,b\n1,2\n", "is no table of stays"),
    "a column too few": (GOOD.replace("from", "form").encode(), "Near it: form"),
    "zero bytes": (b"\0" * 5_000, "a byte that no text holds"),
    "one long line": (b"x" * 3_000_000, "is no table of stays"),
    "a spreadsheet": (b"PK\x03\x04" + b"\0" * 99, "Save the table as CSV"),
    "a parquet file that was cut": (b"PAR1" + b"\1" * 99, "is cut off"),
    "only censored stays": ((HEAD + "a,absent,,0,50\n" * 1).encode(), "Nobody ever moves"),
}
QUESTIONS = {
    "a state that never occurs": (("--from", "abroad", "--days", "10"), "absent, held"),
    "nobody at risk on that day": (("--from", "absent", "--at", "80", "--days", "85"), "day 80"),
    "a day after the data": (("--from", "absent", "--days", "1000"), "which end on day 90"),
    "a day before the start": (("--from", "absent", "--at", "9", "--days", "5"), "before day 9"),
}


def refused(data: bytes, words: tuple[str, ...], tmp_path: Path, code: int = 2) -> str:
    """Run the command on a file, see that it refuses, and return its line."""
    path = tmp_path / "stays.csv"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patched:
        out, err = io.StringIO(), io.StringIO()
        patched.setattr("sys.stdout", out)
        patched.setattr("sys.stderr", err)
        assert main(["odds", str(path), *words]) == code
    said = err.getvalue()
    assert out.getvalue() == ""
    assert said.startswith("wayout: ")
    assert len(said.splitlines()) == 1
    assert len(said) < 700 + len(str(path))
    return said


@pytest.mark.parametrize("fault", ROWS)
def test_a_wrong_row_is_named(fault: str, tmp_path: Path) -> None:
    """Among sixty that are right, with and without --json."""
    rows, named = ROWS[fault]
    data = (GOOD + rows).encode()
    assert named in refused(data, ASK, tmp_path)
    assert named in refused(data, (*ASK, "--json"), tmp_path)


@pytest.mark.parametrize("fault", TABLES)
def test_a_file_that_is_no_table(fault: str, tmp_path: Path) -> None:
    """It is said what it is instead."""
    data, said = TABLES[fault]
    assert said in refused(data, ASK, tmp_path)


@pytest.mark.parametrize("fault", QUESTIONS)
def test_a_question_that_the_stays_do_not_answer(fault: str, tmp_path: Path) -> None:
    """What there is instead is said."""
    words, said = QUESTIONS[fault]
    assert said in refused(GOOD.encode(), words, tmp_path)


def test_too_few_people_are_no_answer(tmp_path: Path) -> None:
    """One history: exit 3, and how many there are."""
    said = refused((HEAD + "a,absent,held,0,9\n").encode(), (*ASK[:3], "5"), tmp_path, code=3)
    assert "1" in said
    assert "20" in said


def test_remarks_do_not_refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A last move with no stay after it, a gap: the answer comes, and says so."""
    rows = "x,absent,held,0,9\ny,absent,held,0,9\ny,held,court,12,20\n"
    (tmp_path / "stays.csv").write_text(GOOD + rows)
    assert main(["odds", str(tmp_path / "stays.csv"), *ASK, "--json", "--replicates", "50"]) == 0
    told = {one["kind"]: one for one in json.loads(capsys.readouterr().out)["findings"]}
    assert told["no_stay_after"]["rows"] == [{"row": 61, "id": "x", "other": None}]
    assert "62, 63 (y)" in told["late_entry"]["text"]


def test_the_library_refuses_alike() -> None:
    """A row alone by `tally`, what lies between rows by `check`; both name the rows."""
    good = pl.read_csv(GOOD.encode())
    for rows in ("x,absent,held,5,-9\n", "x,absent,held,5,5\n"):
        with pytest.raises(StaysError, match=r"61 \(x\)"):
            tally(pl.read_csv((GOOD + rows).encode()))
    with pytest.raises(StaysError, match="no number"):
        tally(good.with_columns(exit=pl.lit(float("nan"))))
    with pytest.raises(StaysError, match="no row"):
        tally(good.head(0))
    with pytest.raises(StaysError, match=r"overlap: row \(id\): 61, 62 \(x\)"):
        check(pl.read_csv((GOOD + ROWS["stays that overlap"][0]).encode())).raise_errors()
