"""A name that data bring along cannot spoil the message it is quoted in."""

import polars as pl
import pytest
from tests.unit.odds.stays_at_hand import many, written

from wayout.errors import StaysError
from wayout.odds.checking.findings import check
from wayout.odds.counting.tally import tally
from wayout.odds.solving.landmark import landmark
from wayout.odds.stays.quoted import LONGEST, MOST, listed, short


@pytest.mark.parametrize("name", ["a\nb", "a\tb", "a\x1b[31mb", "a\x9bb", "a\u202eb"])
def test_a_name_stays_on_its_line_and_moves_no_cursor(name: str) -> None:
    """Breaks, escapes of a terminal, marks that turn the direction of writing."""
    assert short(name).isprintable()
    assert short(name).startswith("a")


def test_only_so_much_of_a_name_is_said() -> None:
    """Names of other alphabets count by letters."""
    assert short("ж" * LONGEST) == "ж" * LONGEST
    assert short("ж" * (LONGEST + 1)) == "ж" * LONGEST + "…"


def test_only_so_many_names_are_listed() -> None:
    """And it is seen that there are more."""
    names = [str(n) for n in range(MOST + 1)]
    assert listed(names[:MOST]) == ", ".join(names[:MOST])
    assert listed(names) == ", ".join(names[:MOST]) + ", …"


@pytest.mark.parametrize("odd", ["x" * 100_000, "x\ny\n\x1b[2J"])
def test_a_message_about_such_a_name_is_one_short_line(odd: str) -> None:
    """A row alone, rows between themselves, a state that is not there."""
    stays = many()
    last = stays.tail(1)
    for wrong, act in (
        (last.with_columns(id=pl.lit(odd), exit=pl.col("entry")), tally),
        (pl.concat([written("p a b 0 5")] * 2).with_columns(id=pl.lit(odd)), _checked),
        (last.with_columns(to=pl.lit(odd)), lambda frame: landmark(frame, "nowhere", 0, [9])),
        (last.with_columns(to=pl.lit(odd)), lambda frame: tally(frame, states=["home"])),
    ):
        with pytest.raises(StaysError) as caught:
            act(pl.concat([stays, wrong]))
        assert len(str(caught.value)) < 500
        assert str(caught.value).isprintable()


def _checked(stays: pl.DataFrame) -> None:
    check(stays).raise_errors()


def test_remarks_are_short_too() -> None:
    """Five hundred states in which people end are not all named."""
    stays = written(*(f"p{n} a s{n} 0 {n % 9 + 1}" for n in range(500)))
    (said,) = (str(one) for one in check(stays).remarks if one.kind == "final")
    assert len(said) < 300
    assert "…" in said
