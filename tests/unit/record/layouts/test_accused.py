"""Running text gives one person a run of articles, whatever stands between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.record.layouts.accused import read_accused, read_runs


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Примеров И.С. - ст.337 ч.5 УК РФ", [["337"]]),
        ("Информация скрыта - ст.183 ч.4; ст.290 ч.3 УК РФ", [["183", "290"]]),
        ("Примеров И.С. - ст.337 ч.5 УК РФ Тестова В.И. - ст.332 ч.2.1 УК РФ", [["337"], ["332"]]),
        ("КАТЕГОРИЯ: дело ЛИЦА: Примеров И.С. ст. 228.1 ч.4 п.г УК РФ", [["228.1"]]),
        ("Тестова В.И.&Ст. 337, Ч. 5&уголовное", [["337"]]),
        ("Примеров И.С. ст.30 ч.3 ст.158 ч.1 УК РФ", [["158"]]),
        ("Примеров И.С.", []),
        ("", []),
    ],
)
def test_list_cells_give_a_person_a_run(text: str, articles: list[list[str]]) -> None:
    """Names divide the runs; names alone tell of no charge."""
    read = [[charge.article for charge in person.charges] for person in read_runs(text)]
    assert read == articles


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Примеров И.С. (Ст. 337, Ч. 5), Тестова В.И. (Ст. 337, Ч. 5)", 2),
        ("Информация скрыта", 1),
        ("Примеров И.С. (Ст. 337, Ч. 5) (отм. 01.02.2024), Тестова В.И.", 2),
        ("", 0),
        ("(((", 0),
        (")))Примеров", 1),
    ],
)
def test_moscow_strings_give_a_person_a_piece(text: str, count: int) -> None:
    """Only commas outside of brackets divide people."""
    assert len(read_accused(text)) == count


@given(st.text(alphabet="ст.ч 3375,;()ЁяУКРФиn", max_size=400))
def test_no_text_makes_it_raise(text: str) -> None:
    """Rows are numbered from one without gaps, for any text."""
    for persons in (read_accused(text), read_runs(text)):
        assert [person.row for person in persons] == list(range(1, len(persons) + 1))
