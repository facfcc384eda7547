"""A Moscow card gives states and hearings as rows, people as rows without names."""

from pathlib import Path

import pytest

from wayout.record.layouts.moscow import read_moscow
from wayout.record.page import CaseCard, Charge, MovementRow

PAGE = Path(__file__).parents[3] / "golden" / "record" / "pages" / "06_mosgorsud_card.html"


def field(label: str, value: str, row: str = "row") -> str:
    """One label with its value, in the layout of today or of 2020."""
    left, right = f'<div class="left"> {label} </div>', f'<div class="right">{value}</div>'
    return f'<div class="{row}">{left}{right}</div>'


def card(*fields: str, tables: str = "") -> CaseCard:
    """A whole invented card."""
    body = f'<div class="card-sud">{"".join(fields)}</div>{tables}'
    return read_moscow(f"<title>Суд</title>{body}", body, whole=True)


def table(heads: str, *rows: str) -> str:
    """A table; cells are divided by bars."""
    head = "".join(f"<th>{text}</th>" for text in heads.split("|"))
    body = "".join(
        f"<tr>{''.join(f'<td> {text} </td>' for text in row.split('|'))}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def test_the_sample_card_is_read_whole() -> None:
    """Seven states, five hearings, no place of the papers; one act with a file, one withheld."""
    text = PAGE.read_text("utf-8")
    read = read_moscow(text, text, whole=True)
    assert (read.number, read.uid, read.uid_valid) == (
        "02-2463/2025", "99RS0001-02-2024-893102-05", True,
    )  # fmt: skip
    assert (read.received, read.decided, read.in_force) == (
        "2023-12-06", "2024-09-30", "2025-04-08",
    )  # fmt: skip
    assert (read.court, read.proceeding, read.instance) == ("99RS0001", "civil", "first")
    assert len(read.rows or ()) == 7 + 5
    assert [act.published for act in read.acts or ()] == [False, True]
    assert read.persons is None


@pytest.mark.parametrize("row", ["row", "row_card"])
def test_both_layouts_of_the_fields_are_read(row: str) -> None:
    """The site changed `row_card` to `row` some time after 2024."""
    read = card(
        field("Номер дела", "01-0123/2025", row),
        field("Дата поступления", "03.06.2024", row),
        field("Лицо", "Примеров И.С. (Ст. 337, Ч. 5)", row),
    )
    assert (read.number, read.received, len(read.persons or ())) == (
        "01-0123/2025",
        "2024-06-03",
        1,
    )
    assert (read.proceeding, read.instance) == ("criminal", "first")


@pytest.mark.parametrize("label", ["Судья", "Cудья"])
def test_the_judge_is_known_under_a_latin_letter_and_never_kept(label: str) -> None:
    """A judge's surname is taken out of every other cell."""
    read = card(
        field("Номер дела", "01-1/2025"),
        field(label, "Вымышленный Е.О."),
        tables=table("Дата|Состояние|Документ-основание", "03.06.2024|Отвод Вымышленному|"),
    )
    assert read.rows == (MovementRow("Отвод […]", "2024-06-03"),)


@pytest.mark.parametrize("label", ["Подсудимый", "Осужденный (оправданный, обвиняемый)", "Лицо"])
def test_people_of_a_criminal_card_are_counted_in_their_order(label: str) -> None:
    """Each has charges; a hidden name and a cancelled charge are people and charges too."""
    read = card(
        field("Номер дела", "01-1/2025"),
        field(label, "Тестова В.И. (Ст. 282.1, Ч. 2; Ст. 337, Ч. 5 (отм. 01.02.2024)), "
                     "Информация скрыта (Ст. 337, Ч. 2.1), Макетова А.П."),
    )  # fmt: skip
    assert [(person.row, person.charges) for person in read.persons or ()] == [
        (1, (Charge("282.1", "2"), Charge("337", "5"))),
        (2, (Charge("337", "2.1"),)),
        (3, ()),
    ]


def test_hearings_have_time_and_result_and_no_ground() -> None:
    """Why a hearing was fixed is not the ground of its result."""
    heads = "Дата и время|Зал|Стадия|Результат|Основание назначения судебного заседания"
    read = card(
        field("Номер дела", "01-1/2025"),
        tables=table(heads, "22.02.2024 09:55|2|Судебное заседание|Отложено|по существу дела"),
    )
    assert read.rows == (MovementRow("Судебное заседание", "2024-02-22", "09:55", "Отложено"),)


def test_an_appeal_card_has_the_decision_of_the_appeal_and_no_court_of_the_uid() -> None:
    """The UID names the court of first registration, not the court of an appeal."""
    read = card(
        field("Номер дела", "10-12/2025"),
        field("Уникальный идентификатор дела", "99GV0001-01-2024-000331-55"),
        field("Решение первой инстанции", "Вынесен приговор"),
        field("Решение апелляции", "Оставлено без изменения"),
    )
    assert (read.instance, read.court, read.result) == ("appeal", None, "Оставлено без изменения")


def test_a_verdict_that_must_not_be_published_is_a_notice_and_no_act() -> None:
    """Its reason is known: withheld."""
    link = '<a class="jsProhibitedAct" href="#">Публикация запрещена</a>'
    heads = "Дата документа|Вид документа|Текст документа"
    read = card(
        field("Номер дела", "01-1/2025"),
        tables=table(heads, f"01.02.2025|Приговор|{link}", "01.02.2025|Извещение|"),
    )
    assert [(act.kind, act.published, act.reason) for act in read.acts or ()] == [
        ("verdict", False, "withheld")
    ]


def test_a_card_without_tables_says_nothing_of_them() -> None:
    """No table is not an empty table."""
    read = card(field("Номер дела", "01-1/2025"))
    assert (read.rows, read.persons, read.acts) == (None, None, None)
