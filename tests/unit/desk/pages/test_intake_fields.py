"""Fields of the intake sheet and the answers in them."""

import pytest

from wayout.desk.pages.intake.fields import answers_of, fields_of, stood
from wayout.text import translator

_ = translator("en")


@pytest.mark.parametrize(
    "answers",
    [
        {"danger": "no", "decides": "0", "told": "1, 2"},
        {"danger": "бьют", "decides": "1, Макетова, Образцов", "told": "Тестова"},
        {"decides": "2, 89161234567", "told": "3, 0, ٣, -1"},  # a telephone number as a name
        {"danger": "", "decides": "2", "name": "Примеров", "note": "раз"},
    ],
)
def test_answers_stand_in_fields_and_are_read_as_they_were(answers: dict[str, str]) -> None:
    """Whichever fields a question has."""
    read, wrong = answers_of(fields_of(answers), _)
    assert wrong == {}
    assert {name: said for name, said in read.items() if said} == {
        name: said for name, said in answers.items() if said
    }


def test_danger_without_words_is_yes() -> None:
    """In the language of whoever ticked it."""
    assert answers_of({"danger": "yes"}, _)[0]["danger"] == "yes"
    assert answers_of({"danger": "yes"}, translator("ru"))[0]["danger"] == "да"


def test_he_who_calls_himself_is_ticked_once() -> None:
    """Both places are his."""
    ticked = {"who": "client", "decides.client": "yes", "decides.caller": "yes"}
    assert answers_of(ticked, _)[0]["decides"] == "1"


def test_what_contradicts_itself_is_wrong() -> None:
    """No with words, nobody with somebody."""
    fields = {"danger": "no", "danger.how": "бьют", "told.nobody": "yes", "told.names": "Макетова"}
    assert set(answers_of(fields, _)[1]) == {"danger", "told"}


def test_what_stood_there_comes_with_it() -> None:
    """By question."""
    assert stood({"was.name": "Тестова", "name": "Макетова"}) == {"name": "Тестова"}
