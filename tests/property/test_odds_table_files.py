"""No bytes crash the reading of stays: a table, or one error of ours in plain words."""

import io
from contextlib import suppress
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.errors import WayoutError
from wayout.odds.checking.findings import check
from wayout.odds.counting.tally import tally
from wayout.odds.files.streaming import tally_parquet
from wayout.odds.files.table_file import read_stays

SET = Path(__file__).parents[1] / "golden" / "odds" / "sim_day_1000.csv"
ROWS = 60
EACH = 400
STRAYS = (b"\0", b"\r", b"\n", b'"', b",", b";", b"\t", b" ", b"\xff\xfe", b"\xef\xbb\xbf", b"-",
          b"nan", b"1e999", b"9" * 30, b".", b"\xd1\x8b", b"\x98", b'""', b",,,,")  # fmt: skip


def seeds() -> dict[str, bytes]:
    """The same table as plain CSV, as quoted CSV with semicolons, and as parquet."""
    rows = pl.read_csv(SET, infer_schema=False).head(ROWS)
    quoted = rows.write_csv(separator=";", quote_style="always", line_terminator="\r\n")
    packed = io.BytesIO()
    typed = rows.with_columns(pl.col("entry", "exit").cast(pl.Int16))
    typed.write_parquet(packed, compression="uncompressed")
    return {
        "plain": rows.write_csv().encode(),
        "quoted": quoted.encode("utf-8-sig"),
        "packed": packed.getvalue(),
    }


SEEDS = seeds()


def damaged(data: bytes, rng: Random) -> bytes:
    """Bytes become others, stray ones come in, a part is lost or comes twice."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out) + 1)
        match rng.randrange(4):
            case 0:
                out[at : at + 1] = rng.randbytes(1)
            case 1:
                out[at:at] = rng.choice(STRAYS)
            case 2:
                del out[at : at + rng.randint(1, 30)]
            case _:
                out[at:at] = out[at : at + rng.randint(1, 200)]
    return bytes(out[: rng.randrange(len(out) + 1)] if rng.random() < 0.2 else out)


def use(path: Path) -> None:
    """Read a file, and do with it what a command would."""
    with suppress(WayoutError):
        rows = read_stays(path)
        check(rows).raise_errors()
        tally(rows)


@pytest.mark.parametrize("kind", SEEDS)
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, kind: str) -> None:
    """Nothing but our own errors comes out."""
    path = tmp_path / "stays"
    for seed in range(EACH):
        path.write_bytes(damaged(SEEDS[kind], Random(seed)))  # noqa: S311  no secret
        use(path)
        if kind == "packed":
            with suppress(WayoutError):
                tally_parquet(path)


@given(data=st.binary(max_size=300), head=st.sampled_from([b"", b"id,from,to,entry,exit\n"]))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes
) -> None:
    """With and without the right first line."""
    path = tmp_path_factory.getbasetemp() / "bytes"
    path.write_bytes(head + data)
    use(path)


FIELDS = st.text(st.sampled_from('a,;"\n\r\t '), max_size=6)


@given(
    names=st.lists(st.tuples(FIELDS, FIELDS), min_size=1, max_size=6), mark=st.sampled_from(",;\t")
)
def test_what_is_written_with_quotes_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, names: list[tuple[str, str]], mark: str
) -> None:
    """Whatever the names hold; only the blanks around them are lost, and line ends are one kind."""
    path = tmp_path_factory.getbasetemp() / "quoted.csv"
    rows = [(n, f"x{start}", to, 0, 5) for n, (start, to) in enumerate(names)]
    frame = pl.DataFrame(rows, schema=["id", "from", "to", "entry", "exit"], orient="row")
    path.write_text(frame.write_csv(separator=mark, quote_style="always"), "utf-8", newline="")
    assert read_stays(path).select("from", "to").rows() == [
        (tidy(start), tidy(to)) for _, start, to, _, _ in rows
    ]


def tidy(name: str) -> str | None:
    """A name without blanks around it."""
    return name.replace("\r\n", "\n").replace("\r", "\n").strip() or None
