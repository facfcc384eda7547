"""The index answers as a loop over the summaries would."""

from datetime import date, timedelta
from random import Random

import pytest
from msgspec import structs

from wayout.casebook.cases.index import ANY, ORDERS, WITHIN, Index, Order, coming, mask_of
from wayout.casebook.cases.kept import Opened
from wayout.casebook.cases.summary import Court, Due, Summary

TODAY = date(2025, 6, 10)
CHANCE = Random(3)  # noqa: S311  of nobody


def due(name: str, days: int, done: date | None = None) -> Due:
    """A deadline so many days from today; an appeal has a safe day two days before."""
    last = TODAY + timedelta(days=days)
    safe = last - timedelta(days=2) if name == "appeal" else None
    return Due(name=name, article="upk.1", due=last, safe=safe, done=done)


def summary(number: int) -> Summary:
    """One of many that differ."""
    names = CHANCE.sample(["appeal", "custody", "check"], CHANCE.randrange(4))
    return Summary(
        state=CHANCE.choice(["absent", "held", None]),
        since=None,
        opened=TODAY - timedelta(days=CHANCE.randrange(9)),
        people=1,
        deadlines=sorted(
            (due(name, CHANCE.randint(-9, 99)) for name in names), key=lambda d: d.due
        ),
        promises=[],
        written=TODAY - timedelta(days=CHANCE.randrange(9)),
        retain=None,
        owner=CHANCE.choice([None, "aa", "bb"]),
        courts=[Court(number=str(number), court=None)] if CHANCE.random() < 0.5 else [],
    )


def opened(number: int) -> Opened:
    """A summary under a code."""
    return Opened(f"{number:04}", summary(number), 1, b"")


@pytest.fixture
def many() -> dict[bytes, Opened]:
    """Ninety cases, whose codes stand in another order than they came."""
    return {number.to_bytes(2, "big"): opened(number * 7 % 90) for number in range(90)}


def codes(index: Index, many: dict[bytes, Opened], mask: int, order: Order = "code") -> list[str]:
    """The codes of a walk."""
    return [many[case].code for case in index.walk(mask, order)]


def test_what_is_told_is_as_a_loop_finds_it(many: dict[bytes, Opened]) -> None:
    """Of state, owner, court, deadlines by name and by when they end, and days."""
    index = Index(TODAY)
    index.put(many, set(many))
    rows = [(one.code, one.summary) for one in many.values()]

    def found(mask: int) -> set[str]:
        return set(codes(index, many, mask))

    assert found(index.everything()) == {code for code, _ in rows}
    assert found(index.mask("state", "")) == {code for code, one in rows if one.state is None}
    assert found(index.mask("owner", "aa")) == {code for code, one in rows if one.owner == "aa"}
    assert found(index.mask("court", "yes")) == {code for code, one in rows if one.courts}
    for name in ("appeal", "check"):
        assert found(index.mask("deadline", name)) == {
            code for code, one in rows if any(d.name == name for d in coming(one, TODAY))
        }
    for days in WITHIN:
        assert found(index.mask("due", (ANY, days))) == {
            code for code, one in rows
            if any((d.to_keep(TODAY) - TODAY).days <= days for d in coming(one, TODAY))
        }  # fmt: skip
        assert found(index.mask("due", ("check", days))) == {
            code for code, one in rows
            if any(
                d.name == "check" and (d.to_keep(TODAY) - TODAY).days <= days
                for d in coming(one, TODAY)
            )
        }  # fmt: skip
    first, last = TODAY - timedelta(days=5), TODAY - timedelta(days=2)
    assert found(index.between("opened", first, last)) == {
        code for code, one in rows if first <= one.opened <= last
    }
    assert found(index.between("written", None, None)) == {code for code, _ in rows}


@pytest.mark.parametrize("order", ORDERS)
def test_the_walk_goes_on_where_it_stopped(many: dict[bytes, Opened], order: Order) -> None:
    """Page by page, in the order that was asked for, nobody twice and nobody left out."""
    index = Index(TODAY)
    index.put(many, set(many))
    whole, mask = codes(index, many, index.everything(), order), index.everything()
    assert sorted(whole) == sorted(one.code for one in many.values())
    walked, after = list[str](), None
    while part := [many[case].code for case in index.walk(mask, order, after)][:7]:
        walked += part
        after = part[-1]
    assert walked == whole
    by = {one.code: one.summary for one in many.values()}
    days = {
        "due": [
            min((d.to_keep(TODAY) for d in coming(by[c], TODAY)), default=date.max) for c in whole
        ],
        "written": [by[code].written for code in reversed(whole)],
        "opened": [by[code].opened for code in reversed(whole)],
    }.get(order, [])
    assert days == sorted(days)
    assert order != "code" or whole == sorted(whole)


def test_a_case_that_changed_stands_where_it_belongs(many: dict[bytes, Opened]) -> None:
    """As if all were put anew; one that is gone is nowhere, and its code leads to the beginning."""
    index = Index(TODAY)
    index.put(many, set(many))
    changed = set(list(many)[::3])
    gone = many.pop(next(iter(changed)))
    for case in changed & many.keys():
        many[case] = Opened(many[case].code, summary(1), 2, b"")
    many[b"new"] = opened(95)
    index.put(many, {*changed, b"new"})
    other = Index(TODAY)
    other.put(many, set(many))
    for order in ORDERS:
        assert codes(index, many, index.everything(), order) == codes(
            other, many, other.everything(), order
        )
    for respect, masks in other.masks.items():
        for how, mask in masks.items():
            assert codes(index, many, index.mask(respect, how)) == codes(other, many, mask)
    assert codes(index, many, index.among([gone.code, "none"]) & index.everything()) == []
    assert next(index.walk(index.everything(), "code", gone.code)) == next(
        index.walk(index.everything(), "code")
    )


def test_a_term_of_the_defence_counts_until_it_is_done() -> None:
    """It stands first, over or not."""
    own = structs.replace(due("a", -400), own=True)
    done = structs.replace(due("b", -400, done=TODAY), own=True)
    found = coming(structs.replace(summary(1), deadlines=[own, done, due("c", 3)]), TODAY)
    assert [one.name for one in found] == ["a", "c"]


def test_what_was_done_is_coming_no_more() -> None:
    """Nor is what is over; today counts."""
    dues = [due("a", -1), due("b", 0), due("c", 3, done=TODAY), due("d", 4)]
    one = Summary(
        state=None, since=None, opened=TODAY, people=0, deadlines=dues, promises=[],
        written=TODAY, retain=None,
    )  # fmt: skip
    assert [found.name for found in coming(one, TODAY)] == ["b", "d"]


def test_a_mask_has_the_bits_of_its_places() -> None:
    """In whatever order they come."""
    assert mask_of([]) == 0
    assert mask_of([17, 0, 3]) == 1 << 17 | 1 << 3 | 1
