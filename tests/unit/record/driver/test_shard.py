"""A shard's file is there whole or not at all, and holds what its pages said."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.record.driver.fake_reading import WORK

from wayout.errors import OutputError
from wayout.record import shard
from wayout.record.input.piece import Piece
from wayout.record.shard import (
    BUCKETS,
    ReadShard,
    asides,
    bucket_of,
    entries,
    footer_of,
    listings,
    read_shard,
    shard_of,
)

PAGES = {"1": "card 1", "2": "list 7", "3": "what", "4": "raise", "5": "", "6": "card 6"}


@pytest.fixture
def order(tmp_path: Path) -> ReadShard:
    """Six toy pages, of which one raises and one is empty."""
    (tmp_path / "out").mkdir()
    pieces = []
    for name, text in PAGES.items():
        path = tmp_path / f"2024-01-0{name}.html"
        path.write_text(text)
        pieces.append(Piece(str(path), path.name, len(text), 0))
    return ReadShard(shard_of(pieces, "1"), str(tmp_path / "out"))


def done(order: ReadShard) -> Path:
    """Read the shard."""
    return Path(order.folder, read_shard(order, WORK, [0, -1, 0]))


def test_everything_read_is_in_the_file(order: ReadShard) -> None:
    """Cards, lists and what was set aside, each with its day or reason."""
    path = done(order)
    assert [one.known for one in entries(path, 0, BUCKETS)] != []
    assert {one.known for one in entries(path, 0, BUCKETS)} == {"2024-01-01", "2024-01-06"}
    assert [(one.known, one.listing.total) for one in listings(path)] == [("2024-01-02", 7)]
    assert {(one.file, one.cls) for one in asides(path)} == {
        ("2024-01-03.html", "unknown"),
        ("2024-01-04.html", "damaged"),
        ("2024-01-05.html", "empty"),
    }


def test_a_failure_shows_its_class_and_nothing_of_the_page(order: ReadShard) -> None:
    """The message of an exception may quote a name."""
    reasons = " ".join(one.reason for one in asides(done(order)))
    assert "ValueError" in reasons
    assert "Тестова" not in reasons


def test_the_footer_counts_pages_and_days_of_cards_and_lists(order: ReadShard) -> None:
    """What is set aside says nothing of the day last seen."""
    footer = footer_of(done(order))
    assert footer is not None
    assert footer.pages == 6
    assert len(footer.digests) == 6
    assert (footer.first_seen, footer.last_seen) == ("2024-01-01", "2024-01-06")


def test_many_flushes_hold_the_same(order: ReadShard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by writing early; nothing is lost by it."""
    whole = sorted(entries(done(order), 0, BUCKETS), key=repr)
    monkeypatch.setattr(shard, "_FLUSH", 1)
    assert sorted(entries(done(order), 0, BUCKETS), key=repr) == whole


@pytest.mark.parametrize("kept", [0, 1, 10, -1, -30])
def test_a_file_that_is_not_whole_is_not_done(order: ReadShard, kept: int) -> None:
    """It is read again."""
    path = done(order)
    path.write_bytes(path.read_bytes()[:kept])
    assert footer_of(path) is None


def test_a_failed_writing_leaves_nothing(order: ReadShard, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, no temporary file, one clear line."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        done(order)
    assert list(Path(order.folder).iterdir()) == []


def test_poison_is_passed_over_unread(order: ReadShard) -> None:
    """A page that killed a worker is not opened again; the others are read."""
    poisoned = ReadShard(order.shard, order.folder, frozenset({(0, 0)}))
    path = done(poisoned)
    assert {one.known for one in entries(path, 0, BUCKETS)} == {"2024-01-06"}
    assert "2024-01-01.html" in {one.file for one in asides(path)}


def test_a_file_is_left_where_passing_over_did_not_help(order: ReadShard) -> None:
    """The files behind it are read."""
    stopped = ReadShard(order.shard, order.folder, frozenset({(0, 0)}), frozenset({(0, 0)}))
    path = done(stopped)
    assert {one.known for one in entries(path, 0, BUCKETS)} == {"2024-01-06"}


PIECE = Piece("a", "a", 1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    "other",
    [
        Piece("b", "b", 1, 2, 3, 4, 5),
        Piece("a", "a", 9, 2, 3, 4, 5),
        Piece("a", "a", 1, 9, 3, 4, 5),
        Piece("a", "a", 1, 2, 9, 4, 5),
        Piece("a", "a", 1, 2, 3, 9, 5),
    ],
)
def test_changed_input_is_another_shard(other: Piece) -> None:
    """Name, size, time and part are what a shard is known by, and the reader's version."""
    assert shard_of([PIECE], "1").id != shard_of([other], "1").id
    assert shard_of([PIECE], "1").id == shard_of([PIECE], "1").id
    assert shard_of([PIECE], "1").id != shard_of([PIECE], "2").id


IDS = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=12, max_size=12)


@settings(deadline=None)
@given(IDS, IDS)
def test_buckets_are_in_the_order_of_the_ids(one: str, other: str) -> None:
    """So the joined parts follow each other in the order of the tables."""
    low, high = sorted([one, other])
    assert 0 <= bucket_of(low) <= bucket_of(high) < BUCKETS
