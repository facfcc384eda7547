"""A table of stays is read as it is written, and a fault in it is told with its line."""

import io
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.files import table_file
from wayout.odds.files.table_file import read_stays

HEAD = "id,from,to,entry,exit\n"
GOLDEN = Path(__file__).parents[3] / "golden" / "odds"


def read(tmp_path: Path, text: str | bytes, numbers: Sequence[str] = ()) -> pl.DataFrame:
    """Write a file and read it."""
    path = tmp_path / "stays.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_stays(path, numbers=numbers)


@pytest.mark.parametrize("name", ["sim_day_1000", "sir.cont"])
def test_a_golden_file_is_read_as_polars_reads_it(name: str) -> None:
    """With the types given by hand."""
    path = GOLDEN / f"{name}.csv"
    kinds = dict.fromkeys(("id", "from", "to"), pl.String)
    assert read_stays(path).equals(pl.read_csv(path, schema_overrides=kinds))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "07,0,NA,0,5\n8,null,,2,7\n",
        HEAD + "07,0,NA,0,5\n8,null,,2,7",
        "\n \n" + HEAD + "\n07,0,NA,0,5\n,,,,\n8,null,,2,7\n\n",
        HEAD.replace(",", ";") + "07;0;NA;0;5,0\n8;null;;2,00;7\n",
        HEAD.replace(",", "\t") + "07\t0\tNA\t0\t5\n8\tnull\t\t2\t7\n",
        (HEAD + "07,0,NA,0,5\n8,null,,2,7\n").replace("\n", "\r\n"),
        (HEAD + "07,0,NA,0,5\n8,null,,2,7\n").replace("\n", "\r"),
        '"id","from","to","entry","exit"\n"07","0","NA","0","5"\n"8","null","",2,7\n',
        HEAD + ' 07 , 0,NA ,0, 5\n8,null, ,"2",+7\n',
        HEAD + "07,0,NA,0.0,5e0\n8,null,,2.,7\n",
        (HEAD + "07,0,NA,0,5\n8,null,,2,7\n").encode("utf-8-sig"),
        (HEAD + "07,0,NA,0,5\n8,null,,2,7\n").encode("utf-16"),
    ],
)
def test_one_table_written_in_many_ways(tmp_path: Path, text: str | bytes) -> None:
    """Separators, quotes, line ends, marks and blanks change nothing; only empty is empty."""
    frame = read(tmp_path, text)
    assert frame.rows() == [("07", "0", "NA", 0, 5), ("8", "null", None, 2, 7)]
    assert frame.schema["exit"] == pl.Int64


def test_quoted_fields_may_hold_anything(tmp_path: Path) -> None:
    """Separators, breaks, quotes; the lines are those of the file all the same."""
    text = HEAD + '1,"a, b","x ""y""",0,5\n"2","two\nlines",,0,7\n3,c,,0,soon\n'
    with pytest.raises(StaysError, match="line 5: exit must be a number, not 'soon'"):
        read(tmp_path, text)
    frame = read(tmp_path, text.replace("soon", "9"))
    assert frame["from"].to_list() == ["a, b", "two\nlines", "c"]
    assert frame["to"].to_list() == ['x "y"', None, None]


def test_times_with_fractions_stay(tmp_path: Path) -> None:
    """For the path of continuous times."""
    assert read(tmp_path, HEAD + "1,a,b,0,5.25\n")["exit"].to_list() == [5.25]


def test_other_columns_stay_text_unless_they_are_called_numbers(tmp_path: Path) -> None:
    """Nothing is guessed."""
    text = "id,from,to,entry,exit,sex,age\n1,a,b,0,5,0,40\n2,a,b,0,5,,\n"
    assert read(tmp_path, text)["age"].to_list() == ["40", None]
    assert read(tmp_path, text, numbers=["age"])["age"].to_list() == [40, None]
    with pytest.raises(StaysError, match=r"has no column ages\. Near it: age\."):
        read(tmp_path, text, numbers=["ages"])


def test_bounds_of_inexact_days_are_numbers(tmp_path: Path) -> None:
    """As in the stays of a record folder."""
    text = "id,from,to,entry,entry_last,exit,exit_last\n1,a,b,0,2,5,7\n"
    assert read(tmp_path, text).row(0) == ("1", "a", "b", 0, 2, 5, 7)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "stays.csv is empty."),
        (" \n\n", "stays.csv is empty."),
        (",,,\n", "stays.csv is no table of stays."),
        (HEAD, "names columns, and has no row below them."),
        ("x" * 5_000_000, "is no table of stays."),
        ("," * 100_000, "is no table of stays."),
        ('{"stays": []}', "is no table of stays."),
        (HEAD.replace("from", "form") + "1,a,b,0,5\n", "has no column from. Near it: form."),
        (HEAD.replace("from", "state") + "1,a,b,0,5\n", "It has: id, state, to, entry, exit."),
        (HEAD.replace("to", "from") + "1,a,b,0,5\n", "the column from is there twice."),
        (HEAD + "1,a,b,0\n", "line 2: 4 fields, where 5 columns are named."),
        (HEAD + "\n1,a,b,0,5\n1,a,b,0,5,6\n", "line 4: 6 fields, where 5 columns"),
        (HEAD + '1,a,"b,c",0\n', "line 2: 4 fields, where 5 columns"),
        (HEAD + "1,a,b,0,5\n" + "1,a\n" * 9, "line 3, 4, 5, 6, 7 and 4 more: 2 fields"),
        (HEAD + '1,"a,b,0,5\n2,a,b,0,5\n', "line 2: a quote does not close"),
        (HEAD + "1,a,b,0,5\n,a,b,0,5\n", "line 3: the column id is empty."),
        (HEAD + "1,,b,0,5\n", "line 2: the column from is empty."),
        (HEAD + "1,a,b,,5\n", "line 2: the column entry is empty."),
        (HEAD + "1,a,b,0,five\n", "line 2: exit must be a number, not 'five'."),
        (HEAD + "1,a,b,0,nan\n", "line 2: exit must be a number, not 'nan'."),
        (HEAD + "1,a,b,0,-inf\n", "line 2: exit must be a number, not '-inf'."),
        (HEAD + '1,a,b,0,"5,5"\n', "line 2: exit must be a number, not '5,5'."),
        (HEAD + "1,a,b,2025-01-20,7\n", "line 2: entry is a date, 2025-01-20. Give whole days"),
        (HEAD + "1,a,b,20.01.2025,7\n", "line 2: entry is a date, 20.01.2025."),
        (HEAD + "1,a,b,0,5\n1,a\0,b,0,5\n", "line 3: a byte that no text holds."),
        (HEAD + "1,a\x1b[2J,b,0,5\n", "line 2: a byte that no text holds."),
        ((HEAD + "1,бег,b,0,5\n").encode("cp1251"), "line 2: not UTF-8 text. It may be Windows"),
        (HEAD.encode() + b"1,\xff,b,0,5\n", "line 2: not UTF-8 text. Save the file as UTF-8."),
        (b"\xff\xfe\x00", "is damaged: it begins as UTF-16."),
        (b"PK\x03\x04rest", "is a spreadsheet or an archive."),
        (b"\x1f\x8brest", "is compressed. Unpack it first."),
        (b"PAR1rest", "is cut off: a parquet file has an end of its own."),
        (b"PAR1PAR1", "is cut off: a parquet file has an end of its own."),
        (b"PAR1" + b"x" * 20 + b"\4\0\0\0PAR1", "is a damaged parquet file"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    """In one or two lines, however large the file is."""
    with pytest.raises(StaysError) as error:
        read(tmp_path, text)
    assert said in str(error.value)
    assert len(str(error.value)) < 500 + len(str(tmp_path))


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """A folder, nothing, no permission."""
    with pytest.raises(StaysError, match="cannot be read: Is a directory"):
        read_stays(tmp_path)
    with pytest.raises(StaysError, match="cannot be read: No such file"):
        read_stays(tmp_path / "none.csv")


def test_no_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the words of the system."""

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StaysError, match="cannot be read: Permission denied"):
        read_stays(tmp_path / "stays.csv")


def test_a_file_beyond_all_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text of that size belongs into parquet."""
    monkeypatch.setattr(table_file, "LARGEST_FILE", 10)
    with pytest.raises(StaysError, match="Write it as parquet"):
        read(tmp_path, HEAD + "1,a,b,0,5\n")


def test_the_standard_input_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is -; a closed one is empty."""
    data = io.BytesIO((HEAD + "1,a,b,0,5\n").encode())
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=data))
    assert read_stays("-").rows() == [("1", "a", "b", 0, 5)]
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(StaysError, match=r"^stdin is empty\.$"):
        read_stays("-")


def test_parquet_is_read_as_it_is(tmp_path: Path) -> None:
    """Whatever the file is called."""
    frame = pl.DataFrame({"id": [7], "from": ["0"], "to": [None], "entry": [0], "exit": [5]})
    frame.write_parquet(tmp_path / "stays")
    assert read_stays(tmp_path / "stays").equals(frame)
    frame.drop("to").write_parquet(tmp_path / "short.parquet")
    with pytest.raises(StaysError, match="has no column to"):
        read_stays(tmp_path / "short.parquet")
