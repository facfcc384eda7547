"""What is new is told against the tables that are there."""

from datetime import date
from pathlib import Path

import polars as pl

from wayout.desk.incoming.comparing import SHOWN, compared

FIRST, NEXT = date(2025, 1, 1), date(2025, 2, 1)


def tables(folder: Path, cards: list[tuple[str, date, str]], aside: int = 0) -> Path:
    """Two of the tables of a reading."""
    folder.mkdir()
    pl.DataFrame(
        cards, schema={"card": pl.String, "known": pl.Date, "layout": pl.String}, orient="row"
    ).write_parquet(folder / "cards.parquet")
    pl.DataFrame(
        [(f"f{number}", "captcha", "why") for number in range(aside)],
        schema={"file": pl.String, "class": pl.String, "reason": pl.String}, orient="row",
    ).write_parquet(folder / "set_aside.parquet")  # fmt: skip
    return folder


def test_cards_are_new_seen_again_or_known(tmp_path: Path) -> None:
    """By card and day; a card that came twice on a day is one."""
    before = tables(tmp_path / "before", [("a", FIRST, "old"), ("b", FIRST, "old")])
    cards = [("a", FIRST, "old"), ("a", FIRST, "old"), ("b", NEXT, "new"), ("c", NEXT, "old")]
    told = compared(tables(tmp_path / "tried", cards, aside=2), before)
    assert (told["new"], told["again"], told["known"]) == (1, 1, 1)
    assert told["layouts"] == [["old", 3], ["new", 1]]
    assert told["aside"] == [["f0", "captcha"], ["f1", "captcha"]]


def test_without_tables_all_is_new(tmp_path: Path) -> None:
    """Where none were chosen, and where none lie."""
    tried = tables(tmp_path / "tried", [("a", FIRST, "old"), ("b", FIRST, "old")], aside=SHOWN + 9)
    for against in (None, tmp_path / "nowhere"):
        told = compared(tried, against)
        assert (told["new"], told["again"], told["known"]) == (2, 0, 0)
        assert len(told["aside"]) == SHOWN
