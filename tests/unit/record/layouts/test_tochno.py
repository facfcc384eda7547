"""A line of sudrfscraper becomes a card; its names stay in the line."""

import msgspec
import pytest

from wayout.errors import InputError
from wayout.record.layouts.tochno import read_tochno
from wayout.record.page import CaseCard, Charge, MovementRow

STEP = {
    "eventName": "Судебное заседание", "eventDate": "04.07.2024", "eventTime": "11:00",
    "eventPlace": "Зал № 2", "eventResult": "Производство по делу приостановлено",
    "eventResultReason": "ИНЫЕ ПРИЧИНЫ", "additionalInfo": None, "publishedDate": "21.06.2024",
    "notParsed": None,
}  # fmt: skip
LINE = {
    "id": 7, "region": 99, "instance": "FIRST", "CUI": "99GV0001-01-2024-000331-55",
    "name": "Образцовый гарнизонный военный суд", "caseNumber": "1-57/2025 (1-214/2024;)",
    "entryDate": "03.06.2024", "names": "Примеров И.С. - ст.337 ч.5; ст.332 ч.2.1 УК РФ",
    "judge": "Образцов П.И.", "resultDate": "29.01.2025", "decision": "Вынесен ПРИГОВОР",
    "endDate": None, "steps": [STEP], "text": None, "connectedLinks": {}, "links": {},
    "sides": [{"sideType": "Защитник (адвокат)", "sideName": "Шаблонов О.Ю.", "INN": None}],
    "consideredBy": "Рассмотрено единолично судьей",
}  # fmt: skip


def read(**changes: object) -> CaseCard:
    """The card of the line, with some of its keys changed."""
    (card,) = read_tochno(msgspec.json.encode(LINE | changes))
    return card


def test_a_line_is_read_to_the_field() -> None:
    """Head, chain of numbers, court of the UID, persons and steps."""
    card = read()
    assert (card.number, card.first_number) == ("1-57/2025", "1-214/2024")
    assert (card.court, card.uid_valid) == ("99GV0001", True)
    assert (card.proceeding, card.instance) == ("criminal", "first")
    assert (card.received, card.decided, card.in_force) == ("2024-06-03", "2025-01-29", None)
    assert card.result == "Вынесен ПРИГОВОР"
    assert card.rows == (
        MovementRow("Судебное заседание", "2024-07-04", "11:00",
                    "Производство по делу приостановлено", "ИНЫЕ ПРИЧИНЫ", "2024-06-21"),
    )  # fmt: skip
    assert [person.charges for person in card.persons or ()] == [
        (Charge("337", "5"), Charge("332", "2.1"))
    ]
    assert card.acts is None


def test_rows_that_are_no_steps_are_dropped() -> None:
    """Head rows, empty rows, and rows of other tables, which carry a name for a label."""
    head = {"eventName": "Наименование события", "eventDate": "Дата"}
    person = {"eventName": "Примеров Иван Сергеевич", "eventDate": "ст.337 ч.5 УК РФ"}
    card = read(steps=[head, {}, None, person, STEP])
    assert [row.label for row in card.rows or ()] == ["Судебное заседание"]


def test_both_spellings_of_the_uid_are_read() -> None:
    """The program's JSON library may write `CUI` in small letters."""
    assert read(CUI=None, cui="99GV0001-01-2024-000331-55").uid_valid


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"instance": "APPELLATION", "caseNumber": "22-9/2025"}, ("criminal", "appeal")),
        ({"caseNumber": "2-4/2025", "names": "ИСТЕЦ: ООО Пример"}, ("civil", "first")),
        (
            {"caseNumber": "5-4/2025", "names": "Тестова В.И. - ст.20.3 КоАП РФ"},
            ("offence", "first"),
        ),
        ({"caseNumber": "3/1-4/2025", "names": None}, ("material", "material")),
        ({"caseNumber": "2-56/2025"}, ("criminal", "first")),
    ],
)
def test_proceedings_come_from_the_code_and_from_the_index(
    changes: dict[str, object], kind: tuple[str, str]
) -> None:
    """An okrug court numbers criminal cases 2-: the code in the list decides."""
    card = read(**changes)
    assert (card.proceeding, card.instance) == kind


def test_no_name_is_left() -> None:
    """Neither accused nor judge nor lawyer, also where a step or the decision repeats them."""
    step = STEP | {"eventResult": "Отвод судье Образцову", "eventName": "Явка Шаблонова"}
    card = read(steps=[step], decision="Примеров осужден", name="Суд, судья Образцов П.И.")
    shown = msgspec.json.encode(card).decode()
    assert not any(stem in shown for stem in ("Пример", "Образцов", "Шаблон"))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000, b'{"steps":' * 100_000, b"{}", b"[]", b"null", b"7", b'"text"', b"{",
        b'{"caseNumber": NaN}', b'{"caseNumber": 1e999}', b'{"caseNumber": ' + b"9" * 10_000 + b"}",
        b'{"caseNumber": 157}', b'{"caseNumber": "1-1/2025", "steps": {"a": 1}}',
        b'{"caseNumber": "1-1/2025", "caseNumber": "1-2/2025", "name": "x"}',
        b'{"caseNumber": "\\ud800", "name": "x"}', b'\xff\xfe{"caseNumber": "x"}',
    ],
    ids=lambda data: repr(data[:30]),
)  # fmt: skip
def test_hostile_json_is_an_input_error(data: bytes) -> None:
    """Nesting, wrong types, numbers that are none, keys that stand twice."""
    with pytest.raises(InputError) as caught:
        read_tochno(data)
    assert "1-1/2025" not in str(caught.value)
