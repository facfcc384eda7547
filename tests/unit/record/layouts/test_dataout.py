"""A file of sudrfparser becomes cards without movements; its names stay in the file."""

import msgspec
import pytest

from wayout.errors import InputError
from wayout.record.layouts.dataout import read_dataout
from wayout.record.page import CaseCard, Charge

HEAD = {
    "accused": [
        {"name": "Примеров Иван Сергеевич", "article": ["ст.337 ч.5", " ст.332 ч.2.1 "]},
        {"name": "Информация скрыта", "article": [""]},
    ],
    "id_text": "ДЕЛО № 1-57/2025 (1-214/2024;)", "uid_2": "99GV0001-01-2024-000331-55",
    "adm_date": "03.06.2024", "judge": "Образцов П.И.", "decision_result": "Вынесен ПРИГОВОР",
}  # fmt: skip


def file_of(*cases: object, **site: object) -> bytes:
    """A file of one court with these cases."""
    body = {"num_cases": len(cases), "cases": list(cases), "logs": {"driver_error": "False"}} | site
    return msgspec.json.encode({"http://obrazcovygvs.xxx.sudrf.ru": body})


def case(**head: object) -> dict[str, object]:
    """One case as the program writes it."""
    return {
        "case_text": "",
        "case_found": "True",
        "case_id_uid": "case_id=1",
        "metadata": HEAD | head,
    }


def one(**head: object) -> CaseCard:
    """The card of one case."""
    (card,) = read_dataout(file_of(case(**head)))
    return card


def test_a_case_is_read_to_the_field() -> None:
    """The file says nothing of movements: rows are None, not empty."""
    card = one()
    assert (card.number, card.first_number) == ("1-57/2025", "1-214/2024")
    assert (card.court, card.uid_valid) == ("99GV0001", True)
    assert (card.proceeding, card.instance) == ("criminal", "first")
    assert (card.received, card.result) == ("2024-06-03", "Вынесен ПРИГОВОР")
    assert (card.rows, card.acts) == (None, None)


def test_hidden_people_count_and_parties_do_not() -> None:
    """A row with an article column is an accused; `[]` is written where there is no such column."""
    parties = [*HEAD["accused"], {"name": "Прокурор", "article": []}]
    assert [person.charges for person in one(accused=parties).persons or ()] == [
        (Charge("337", "5"), Charge("332", "2.1")),
        (),
    ]


def test_cases_that_were_not_found_are_left_out() -> None:
    """The program writes an entry without metadata when a card did not open."""
    missing = {"case_found": "False", "case_id_uid": "case_id=2"}
    assert len(read_dataout(file_of(missing, case(), missing))) == 1
    assert read_dataout(file_of()) == []


@pytest.mark.parametrize("between", ["", " "])
def test_a_ground_glued_to_the_result_is_parted_from_it(between: str) -> None:
    """The program joins the two lines of the cell; a whole label of the vocabulary parts them."""
    card = one(decision_result=f"Уголовное дело ПРЕКРАЩЕНО{between}назначен штраф")
    assert (card.result, card.ground) == ("Уголовное дело ПРЕКРАЩЕНО", "назначен штраф")


def test_no_name_is_left() -> None:
    """Neither accused nor judge, also where another field repeats them."""
    shown = msgspec.json.encode(one(decision_result="Примерову отказано, Образцов П.И.")).decode()
    assert "Пример" not in shown
    assert "Образцов" not in shown


@pytest.mark.parametrize(
    "data",
    [
        b"{}", b"[]", b"[" * 100_000, b'{"a":' * 100_000, b'{"site": {"cases": 7}}',
        b'{"site": {}}',
        b'{"site": {"cases": [], "cases": []}}', b'{"site": {"cases": [{"metadata": []}]}}',
        b'{"site": {"cases": [], "num_cases": Infinity}}', b"",
    ],
    ids=lambda data: repr(data[:30]),
)  # fmt: skip
def test_hostile_json_is_an_input_error(data: bytes) -> None:
    """Nesting, wrong types, numbers that are none, keys that stand twice."""
    with pytest.raises(InputError):
        read_dataout(data)
