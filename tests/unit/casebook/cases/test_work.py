"""Work with cases: what is written, found and logged."""

import pytest

from wayout.casebook.cases import work
from wayout.casebook.cases.codes import beginning
from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import CaseLine, Noted
from wayout.casebook.chain.log import Act, verified
from wayout.casebook.deletion import delete_case
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, VaultError


@pytest.fixture
def codes(vault: Vault, lines: list[bytes]) -> list[str]:
    """The codes of three cases."""
    return work.add_cases(vault, read_lines(lines))


def acts(vault: Vault) -> list[Act]:
    """What the log tells."""
    return [entry.act for entry in verified(vault.store, vault.ring.body.audit)]


def test_cases_are_added_in_order_each_with_a_row(vault: Vault, codes: list[str]) -> None:
    """Its head is in the log."""
    rows = {one.case: one for one in acts(vault) if one.action == "add"}
    for code, title in zip(codes, ("Отпуск", "second", "third"), strict=True):
        case = work.find_code(vault, code)
        assert work.read_case(vault, case).title == title
        ((head,),) = vault.store.rows("SELECT head FROM cases WHERE id = ?", (case,))
        assert (rows[case].number, rows[case].head) == (1, head)


def test_a_case_begins_with_records_in_one_entry(vault: Vault) -> None:
    """Under the name that is given to the act."""
    code = work.begin_case(vault, CaseLine(title="a"), [Noted(text="b")], "intake")
    case = work.read_case(vault, work.find_code(vault, code))
    assert (case.entries, case.notes) == (1, ["b"])
    assert acts(vault)[-1].action == "intake"


def test_what_is_written_is_in_the_case_that_is_returned(vault: Vault, codes: list[str]) -> None:
    """And in the log, with the number of its entries."""
    after = work.write_case(vault, codes[2], [Noted(text="b"), Noted(text="c")], "note")
    assert after == work.read_case(vault, after.id)
    assert (after.notes, after.entries) == (["b", "c"], 2)
    act = acts(vault)[-1]
    assert (act.action, act.case, act.number) == ("note", after.id, 2)


def test_reading_is_logged(vault: Vault, codes: list[str]) -> None:
    """Show, list and find; the last two with how many, and without words."""
    case = work.show_case(vault, codes[0]).id
    assert len(work.list_cases(vault)) == 3
    assert list(find_cases(vault, ["ПРИМЕРОВ", "ждет"])) == [codes[0]]
    assert acts(vault)[-3:] == [
        Act("show", case), Act("list", number=3), Act("find", number=1),
    ]  # fmt: skip


def test_a_search_sees_what_was_written_since(vault: Vault, codes: list[str]) -> None:
    """And no case that was deleted since."""
    assert list(find_cases(vault, ["новое"])) == []
    work.write_case(vault, codes[1], [Noted(text="Новое слово")], "note")
    assert list(find_cases(vault, ["слово", "новое", " "])) == [codes[1]]
    delete_case(vault, codes[1])
    assert list(find_cases(vault, ["новое"])) == []
    with pytest.raises(VaultError):
        find_cases(vault, [" ", ""])


def test_the_months_count_deleted_cases_too(vault: Vault) -> None:
    """By the day on which each was opened."""
    for day in (20_089, 20_090, 20_120):  # 1 and 2 January, 1 February 2025
        vault.clock = lambda day=day: day * 86_400  # type: ignore[misc]
        (code,) = work.add_cases(vault, [CaseLine(title="a")])
    delete_case(vault, code)
    assert work.requests_by_month(vault) == {"2025-01": 2, "2025-02": 1}


def test_a_code_that_was_drawn_before_is_drawn_anew(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of a case, and that of a deleted one."""
    ids = [bytes([n]) * 16 for n in (1, 1, 2, 2, 1, 3)]
    monkeypatch.setattr(work, "new_id", lambda: ids.pop(0))
    (first,) = work.add_cases(vault, [CaseLine(title="a")])
    (second,) = work.add_cases(vault, [CaseLine(title="b")])
    delete_case(vault, second)
    (third,) = work.add_cases(vault, [CaseLine(title="c")])
    assert [beginning(code)[0] for code in (first, second, third)] == [1, 2, 3]


def test_a_code_that_no_case_has_is_told(vault: Vault) -> None:
    """As it is written, whatever was typed."""
    with pytest.raises(VaultError) as refused:
        work.find_code(vault, "7kq2m9xd")
    assert refused.value.values == {"code": "7KQ2-M9XD"}


def test_a_day_of_opening_that_is_none_is_found(vault: Vault, codes: list[str]) -> None:
    """Text that is no day, and what is no text."""
    for written in ("'x'", "7"):
        vault.store.write(f"UPDATE cases SET opened = {written}")  # noqa: S608  our own words
        with pytest.raises(AlteredError) as found:
            work.show_case(vault, codes[0])
        assert found.value.values == {"code": codes[0]}


def test_what_could_not_be_written_is_not_there(
    vault: Vault, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither on the disk nor in memory."""
    before, write = work.show_case(vault, codes[2]), Store.write

    def failing(store: Store, statement: str, *values: object) -> None:
        if statement.startswith("UPDATE cases"):
            raise OSError
        write(store, statement, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "write", failing)
    with pytest.raises(OSError, match=r"^$"):
        work.write_case(vault, codes[2], [Noted(text="x")], "note")
    monkeypatch.undo()
    assert work.show_case(vault, codes[2]) == before
