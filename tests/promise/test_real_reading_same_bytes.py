"""The same pages give the same tables, to the byte: with the reader, merge and writer of Wayout."""

import random
import shutil
import signal
import zipfile
from pathlib import Path

import polars as pl
import pytest
from tests.promise.real_reading import begin_reading, end_group, finished_parts, run

from wayout.sample import make_world, write_world

NAMES_FILES = "set_aside.parquet"  # its column `file` holds the paths that were given
PROBLEMS = 1


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cards of every layout, lists, exports, and pages that are none of these."""
    folder = tmp_path_factory.mktemp("world") / "pages"
    assert write_world(make_world(400, seed=5), folder) > 1_200
    cut = folder / "2025-05-31" / "cut.html"
    cut.parent.mkdir(exist_ok=True)
    cut.write_bytes(b'<div id="tab_content_Case"><table><tr><td>')
    return folder


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the first answer."""
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="module")
def calm(pages: Path, tables: Path) -> dict[str, bytes]:
    """The tables of an undisturbed reading by two workers."""
    return read([pages], tables, 2)


def read(paths: list[Path], out: Path, workers: int) -> dict[str, bytes]:
    """Read with the command; return every file of its answer."""
    status, said = run("record", "read", *paths, "--out", out, "--workers", str(workers))
    assert status in {0, PROBLEMS}, said.decode()
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*")}


def same_but_for_file_names(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Assert equal bytes; of what was set aside, all but the path is equal."""
    assert one.keys() == other.keys()
    assert [name for name in one if name != NAMES_FILES and one[name] != other[name]] == []
    told = [pl.read_parquet(answer[NAMES_FILES]).drop("file").sort(pl.all()) for answer in
            (one, other)]  # fmt: skip
    assert told[0].equals(told[1])


def test_all_eight_tables_are_compared(calm: dict[str, bytes]) -> None:
    """Nothing else is left in the folder, and none of them is empty of rows."""
    tables = {name for name in calm if name.endswith(".parquet")}
    assert len(tables) == 8
    assert calm.keys() == tables | {"reading.json"}
    assert [name for name in tables if not pl.read_parquet(calm[name]).height] == []


def test_read_again_by_one_worker(pages: Path, calm: dict[str, bytes], tables: Path) -> None:
    """Another process, another number of workers, into the folder of the first answer."""
    assert read([pages], tables, 1) == calm


def test_renamed_moved_and_given_in_another_order(
    pages: Path, calm: dict[str, bytes], tmp_path: Path
) -> None:
    """File names, folders and their order leave no trace, as long as the day stays in the path."""
    files = sorted(path for path in pages.rglob("*") if path.is_file())
    random.Random(3).shuffle(files)  # noqa: S311  no secret
    places = [tmp_path / "z", tmp_path / "a"]
    for number, path in enumerate(files):
        day = path.relative_to(pages).parts[0]
        target = places[number % 2] / day / f"{number:05d}{path.suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    same_but_for_file_names(read(places, tmp_path / "tables", 2), calm)


def test_from_an_archive(pages: Path, calm: dict[str, bytes], tmp_path: Path) -> None:
    """A ZIP of the folder is the same input."""
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        for path in sorted(pages.rglob("*"), reverse=True):
            archive.write(path, path.relative_to(pages))
    same_but_for_file_names(read([tmp_path / "pages.zip"], tmp_path / "tables", 2), calm)


def test_killed_half_way_and_run_again(pages: Path, calm: dict[str, bytes], tmp_path: Path) -> None:
    """Driver and workers are killed at once; the same command goes on, and nothing shows it."""
    status, _ = end_group(begin_reading([pages], tmp_path, 1), signal.SIGKILL)
    assert status == -signal.SIGKILL
    assert finished_parts(tmp_path)
    assert not list(tmp_path.glob("*.parquet"))
    assert read([pages], tmp_path, 2) == calm
