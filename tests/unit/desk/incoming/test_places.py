"""Batches of pages are numbered; what a desk that ended left half added goes."""

from pathlib import Path

from wayout.desk.incoming.places import Places, settle


def test_batches_are_numbered_on(tmp_path: Path) -> None:
    """After those that are there; a folder of another name counts for nothing."""
    places = Places(tmp_path)
    first = places.new_batch()
    assert first.name == "batch-0001.part"
    first.mkdir(parents=True)
    settle(first)
    (places.pages / "batch-0007").mkdir()
    (places.pages / "batch-old").mkdir()
    assert places.new_batch().name == "batch-0008.part"
    assert (places.pages / "batch-0001").is_dir()


def test_what_was_not_added_to_its_end_goes(tmp_path: Path) -> None:
    """Before the next is."""
    places = Places(tmp_path)
    left = places.new_batch()
    left.mkdir(parents=True)
    (left / "page.html").write_bytes(b"x")
    assert places.new_batch() == left
    assert not left.exists()


def test_a_trial_goes_and_what_was_added_stays(tmp_path: Path) -> None:
    """Where there is none nothing happens."""
    places = Places(tmp_path)
    places.clear_trial()
    places.given.mkdir(parents=True)
    places.pages.mkdir()
    places.clear_trial()
    assert not places.trial.exists()
    assert places.pages.is_dir()
