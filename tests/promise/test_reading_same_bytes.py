"""The same input gives the same bytes: twice, in any order, under any names, by any workers."""

import random
import zipfile
from pathlib import Path

import pytest
from msgspec import structs
from tests.unit.record.driver.fake_reading import bytes_of, toy_reading

from wayout.record.run import ReadingResult

DAY = "2024-01-01"


def filled(folder: Path, names: list[str], texts: list[str]) -> Path:
    """Write pages under the names given."""
    folder.mkdir(parents=True)
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text)
    return folder


def untimed(result: ReadingResult) -> dict[str, object]:
    """Return a summary without its seconds."""
    return {**structs.asdict(result), "seconds": 0.0}


@pytest.fixture
def texts() -> list[str]:
    """Cards, lists and a copy of a card."""
    return [*(f"card {number % 50}" for number in range(300)), "list 3", "list 4", "card 1"]


@pytest.fixture
def pages(tmp_path: Path, texts: list[str]) -> Path:
    """The pages in their first order."""
    return filled(tmp_path / DAY, [f"{number:04d}" for number in range(len(texts))], texts)


def test_reading_twice_into_one_folder(pages: Path, tmp_path: Path) -> None:
    """The second time everything is replaced by the same bytes."""
    out = tmp_path / "out"
    toy_reading([pages], out)
    before = bytes_of(out)
    toy_reading([pages], out)
    assert bytes_of(out) == before


def test_the_number_of_workers_leaves_no_trace(pages: Path, tmp_path: Path) -> None:
    """None, one or three."""
    for workers in (0, 1, 3):
        toy_reading([pages], tmp_path / f"out{workers}", workers)
    assert bytes_of(tmp_path / "out0") == bytes_of(tmp_path / "out1") == bytes_of(tmp_path / "out3")


def test_the_order_of_files_leaves_no_trace(pages: Path, tmp_path: Path, texts: list[str]) -> None:
    """Other names, other order, other folders: the same tables and the same digest."""
    order = list(range(len(texts)))
    random.Random(7).shuffle(order)  # noqa: S311  no secret
    half = len(order) // 2
    one = filled(
        tmp_path / "x" / DAY, [f"a{n}" for n in order[:half]], [texts[n] for n in order[:half]]
    )
    two = filled(
        tmp_path / "y" / DAY, [f"b{n}" for n in order[half:]], [texts[n] for n in order[half:]]
    )
    first = toy_reading([pages], tmp_path / "out1")
    second = toy_reading([two, one], tmp_path / "out2")
    assert first.digest == second.digest
    assert bytes_of(tmp_path / "out1") == bytes_of(tmp_path / "out2")


def test_the_container_leaves_no_trace(pages: Path, tmp_path: Path) -> None:
    """Pages in a folder or in a ZIP, under paths of one day, are the same input."""
    with zipfile.ZipFile(tmp_path / f"{DAY}.html", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in pages.iterdir():
            archive.write(path, path.name)
    toy_reading([pages], tmp_path / "out1")
    toy_reading([tmp_path / f"{DAY}.html"], tmp_path / "out2")
    assert bytes_of(tmp_path / "out1") == bytes_of(tmp_path / "out2")


def test_another_page_is_another_digest(pages: Path, tmp_path: Path) -> None:
    """The digest names the input of a figure."""
    before = toy_reading([pages], tmp_path / "out").digest
    (pages / "0000").write_text("card 99")
    assert toy_reading([pages], tmp_path / "out").digest != before


def test_the_answer_inside_the_input_is_no_input(pages: Path) -> None:
    """Tables in a folder of the input are not read as pages."""
    first = toy_reading([pages], pages / "out")
    assert untimed(toy_reading([pages], pages / "out")) == untimed(first)


def test_the_answer_in_the_folder_of_the_input_is_no_input(pages: Path) -> None:
    """Nor are they where input and answer are one folder."""
    first = toy_reading([pages], pages)
    assert untimed(toy_reading([pages], pages)) == untimed(first)


def test_the_summary_counts_pages(pages: Path, tmp_path: Path) -> None:
    """Pages are the cards, the lists and what is set aside."""
    (pages / "x").write_text("what")
    result = toy_reading([pages], tmp_path / "out")
    assert (result.pages, result.cards, result.listings) == (304, 301, 2)
    assert result.set_aside == {"unknown": 1}
    assert (result.first_seen, result.freeze) == (DAY, DAY)
