"""No name of a page stands in anything that Wayout writes or says, not even half way."""

import os
import signal
import zipfile
from pathlib import Path

import polars as pl
import pytest
from tests.promise.planted import DAY, STEMS, names_in, write_planted
from tests.promise.real_reading import begin_reading, end_group, run, start
from tests.unit.record.driver.toy_command import wait_until


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages with names in a folder, and some of them once more in an archive."""
    folder = tmp_path_factory.mktemp("pages")
    assert write_planted(folder) > 400
    with zipfile.ZipFile(folder / "a" / DAY / "again.zip", "w") as archive:
        archive.comment = "Примеров И.С.".encode()
        for path in sorted((folder / "a" / DAY).glob("*7.html")):
            archive.write(path, f"{DAY}/{path.name}")
        archive.writestr("inner.zip", "PK\x03\x04 Примеров И.С.")
    return folder


@pytest.fixture(scope="module")
def tables(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The tables of a whole reading, and what the command said."""
    out = tmp_path_factory.mktemp("out")
    _, said = run("record", "read", pages, "--out", out)
    return out, said


def found_under(out: Path) -> dict[str, set[str]]:
    """Files in which a name stands: in their raw bytes or, in a table, in any value."""
    found: dict[str, set[str]] = {}
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        names = names_in(path.read_bytes())
        if path.suffix in {".parquet", ".part"}:
            names |= names_in(pl.read_parquet(path).write_json().encode())
        if names:
            found[path.relative_to(out).as_posix()] = names
    return found


def test_the_pages_are_full_of_names(pages: Path) -> None:
    """A search that finds nothing proves nothing: every name is there, and is found."""
    seen = [names_in(path.read_bytes()) for path in (pages / "a").rglob("*.html")]
    assert set().union(*seen) == set(STEMS)
    assert sum(map(bool, seen)) > 0.9 * len(seen)


def test_a_name_in_a_table_would_be_found(tmp_path: Path) -> None:
    """In a list within a compressed table, in either encoding, and escaped."""
    frame = pl.DataFrame({"rows": [[{"number": "ПРИМЕРОВУ И.С."}], []]})
    frame.write_parquet(tmp_path / "x.parquet")
    (tmp_path / "shard").write_bytes(b"\x93\xa4" + "Тестовой В.И.".encode("cp1251"))
    (tmp_path / "y.json").write_bytes(rb'"\u041c\u0430\u043a\u0435\u0442\u043e\u0432"')
    assert found_under(tmp_path) == {
        "x.parquet": {"примеров"}, "shard": {"тестов"}, "y.json": {"макетов"},
    }  # fmt: skip


def test_no_table_and_no_word_of_the_reading_holds_a_name(tables: tuple[Path, bytes]) -> None:
    """Every byte of every file of the answer, and all that stands on the screen."""
    out, said = tables
    assert pl.read_parquet(out / "cards.parquet").height > 500
    assert pl.read_parquet(out / "set_aside.parquet")["class"].n_unique() > 5
    assert found_under(out) == {}
    assert names_in(said) == set()


def test_what_an_interrupted_reading_keeps_holds_no_name(pages: Path, tmp_path: Path) -> None:
    """The work folder of a reading that was stopped by Ctrl-C, and what it said then."""
    status, said = end_group(begin_reading([pages], tmp_path, 2), signal.SIGINT)
    assert status == 130
    assert [*(tmp_path / ".reading" / "shards").iterdir()]
    assert found_under(tmp_path) == {}
    assert names_in(said) == set()


def test_what_lies_on_the_disk_while_snapshots_are_joined_holds_no_name(
    pages: Path, tmp_path: Path
) -> None:
    """The reading is held still in its second half and looked at."""
    joined = tmp_path / ".reading" / "joined"
    process = start("record", "read", pages, "--out", tmp_path, "--workers", "1")
    wait_until(lambda: (joined.exists() and any(joined.iterdir())) or process.poll() is not None)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGSTOP)
    try:
        assert found_under(tmp_path) == {}
    finally:
        end_group(process, signal.SIGKILL)


def test_no_count_says_a_name(tables: tuple[Path, bytes]) -> None:
    """As JSON, as CSV, and on the screen."""
    out, _ = tables
    for words in (
        ("received", "--by", "court", "--json"),
        ("suspended", "--by", "ground", "--csv"),
        ("verdict", "--by", "outcome", "--lang", "en"),
    ):
        status, said = run("count", out, "--event", *words)
        assert status == 0, said.decode()
        assert names_in(said) == set()
