"""A vault opens for its members, and is as it was left."""

from pathlib import Path

import pytest

from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import (
    Consent,
    EventLine,
    EventSet,
    Noted,
    Person,
    PersonSet,
    Promise,
    Titled,
    Watched,
)
from wayout.casebook.cases.work import (
    add_cases,
    list_cases,
    requests_by_month,
    show_case,
    write_case,
)
from wayout.casebook.chain.log import entries
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import delete_case
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault
from wayout.errors import BusyError, LockedError, VaultError

pytestmark = pytest.mark.usefixtures("said")


def test_it_opens_with_either_key(folder: Path, cheap: Cost, passphrase: bytes) -> None:
    """The passphrase and the printed key open it; the name must fit if one is given."""
    papers: list[str] = []
    path = folder / "a"
    with (
        make_vault(path, passphrase, hand_over=papers.append, cost=cheap),
        pytest.raises(BusyError),
    ):
        open_vault(path, passphrase, patience=0)
    for typed in (passphrase, papers[0].encode()):
        open_vault(path, typed).close()
    with pytest.raises(LockedError):
        open_vault(path, b"another")
    with pytest.raises(LockedError):
        open_vault(path, passphrase, name="another")
    open_vault(path, passphrase, name="owner").close()


def test_it_is_not_made_twice(vault: Vault, passphrase: bytes, cheap: Cost) -> None:
    """What is there is not overwritten; an empty passphrase and no folder are refused."""
    for path, typed in (
        (vault.path, passphrase),
        (vault.path.parent / "b", b" "),
        (vault.path / "b" / "c", passphrase),
    ):
        with pytest.raises(VaultError):
            make_vault(path, typed, cost=cheap)
    with pytest.raises(VaultError):
        open_vault(vault.path.parent / "none", passphrase)


def test_cases_come_back(vault: Vault, lines: list[bytes]) -> None:
    """What is written of a case is shown, listed and found."""
    codes = add_cases(vault, read_lines([*lines, b"  "]))
    code = codes[0]
    event = EventLine(kind="left_unit", day="2025-01-21")
    write_case(vault, code, [
        Noted(text="Ёлка"), Titled(title="Другое"), Watched(until="2025-07-01"),
        Consent(to="keep", given=True, day="2025-01-01"),
        Promise(id="1", what="call_back", due="2025-02-01"),
        PersonSet(person=Person(role="lawyer", name="Тестова")),
        PersonSet(person=None, place=0),
        EventSet(event=event, replaces="0.0.0"), EventSet(event=event),
    ], "note")  # fmt: skip
    write_case(vault, code, [EventSet(event=None, replaces="1.8")], "note")
    shown = show_case(vault, code)
    assert [one.name for one in shown.people] == ["Тестова"]
    assert shown.line()["history"] == {
        "events": [{"kind": "left_unit", "day": "2025-01-21"}],
        "until": "2025-07-01",
    }
    assert list(find_cases(vault, ["елка", " "])) == [code]
    with pytest.raises(VaultError):
        find_cases(vault, [" "])
    assert sorted(one for one, _ in list_cases(vault)) == sorted(codes)
    assert list(every_fault(vault)) == []
    assert sum(requests_by_month(vault).values()) == 3
    delete_case(vault, codes[1])
    for wrong in (codes[1], "nonsense"):
        with pytest.raises(VaultError):
            show_case(vault, wrong)
    assert len(list(entries(vault.store))) == vault.tip.seq
    vault.keys._mine.clear()
    with pytest.raises(LockedError):
        show_case(vault, code)
    assert list(every_fault(vault)) == []


def test_a_head_that_cannot_be_kept_is_a_remark(
    vault: Vault, folder: Path, lines: list[bytes]
) -> None:
    """The work goes on."""
    (folder / "state" / "wayout").rename(folder / "moved")
    (folder / "state" / "wayout").touch()
    add_cases(vault, read_lines(lines))
    assert len(vault.remarks) == 1


def test_what_is_no_vault_is_told_before_anything_is_made(folder: Path, passphrase: bytes) -> None:
    """Plain SQLite, nothing in it, no ring beside it: a line that says so, and no file left."""
    for number, (first, words) in enumerate(
        ((b"SQLite format 3\0", "not encrypted"), (b"", "no vault"), (bytes(4096), "missing"))
    ):
        path = folder / f"{number}.wayout"
        path.write_bytes(first)
        with pytest.raises(VaultError, match=words):
            open_vault(path, passphrase)
        assert [one.name for one in folder.glob(f"{path.name}*")] == [path.name]
