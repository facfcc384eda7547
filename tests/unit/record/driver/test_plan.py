"""The plan is made by the input alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.record import plan as planning
from wayout.record.join import SNAPSHOTS, groups
from wayout.record.plan import plan
from wayout.record.shard import Shard


def shards(folder: Path) -> list[Shard]:
    """Return the shards of a folder."""
    return [one for one in plan([str(folder)], "no such folder", "1") if isinstance(one, Shard)]


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten files of ten bytes, four to a shard."""
    monkeypatch.setattr(planning, "FILES", 4)
    for number in range(10):
        (tmp_path / f"{number}.html").write_text("x" * 10)
    return tmp_path


def test_a_shard_holds_so_many_files(pages: Path) -> None:
    """Every file is in one shard."""
    assert [len(one.pieces) for one in shards(pages)] == [4, 4, 2]


def test_a_shard_holds_so_many_bytes(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large pages make small shards."""
    monkeypatch.setattr(planning, "BYTES", 25)
    assert [len(one.pieces) for one in shards(pages)] == [2, 2, 2, 2, 2]


def test_the_same_input_makes_the_same_shards(pages: Path) -> None:
    """A shard that is done is found again."""
    assert shards(pages) == shards(pages)


def test_a_changed_file_changes_its_own_shard_only(pages: Path) -> None:
    """The others need not be read again."""
    before = shards(pages)
    (pages / "5.html").write_text("y" * 11)
    after = shards(pages)
    assert [one.id == other.id for one, other in zip(before, after, strict=True)] == [
        True,
        False,
        True,
    ]


def test_a_large_file_is_a_shard_of_its_own(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not hold up small ones."""
    monkeypatch.setattr(planning, "WHOLE", 50)
    (pages / "large.html").write_text("x" * 51)
    assert [len(one.pieces) for one in shards(pages)] == [4, 4, 1, 2]


@settings(deadline=None)
@given(st.lists(st.integers(0, 3 * SNAPSHOTS), max_size=60))
def test_groups_of_buckets_hold_everything_once(counts: list[int]) -> None:
    """No group without need is larger than the limit."""
    found = list(groups(counts))
    covered = [bucket for first, last in found for bucket in range(first, last)]
    assert len(covered) == len(set(covered))
    assert sum(counts[bucket] for bucket in covered) == sum(counts)
    assert all(
        sum(counts[first:last]) <= SNAPSHOTS or sum(1 for count in counts[first:last] if count) == 1
        for first, last in found
    )
