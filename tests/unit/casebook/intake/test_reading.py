"""What was typed in answer to a question."""

from datetime import date

import pytest

from wayout.casebook.intake import reading
from wayout.casebook.intake.questions import BY_ID, QUESTIONS
from wayout.casebook.intake.reading import Chosen
from wayout.errors import CasesError, DayError, WayoutError
from wayout.pathway import load_pathway
from wayout.text import translator

TODAY = date(2025, 6, 1)
WHO, KEEP, FIRST, NOW = (BY_ID[name] for name in ("who", "keep", "first", "now"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "client"), ("4", "caller"), ("lawyer", "lawyer"), ("a law", "lawyer"),
        ("Адвокат", "lawyer"), ("родные", "relative"), ("relative", "relative"),
        ("кто-то", "caller"),
    ],
)  # fmt: skip
def test_a_choice_is_a_number_or_a_word(typed: str, value: str) -> None:
    """In either language, and the beginning of it is enough."""
    assert reading.choice(WHO, typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1", "yes"), ("Да!", "yes"), ("y", "yes"), ("д", "yes"), ("2", "no"), ("нет.", "no"),
     ("No", "no"), ("0", "no")],
)  # fmt: skip
def test_yes_and_no_are_read_in_every_way(typed: str, value: str) -> None:
    """Tired people type one letter."""
    assert reading.choice(KEEP, typed) == value


@pytest.mark.parametrize("typed", ["0", "5", "a", "Примеров", "1 2", "-1", "99"])
def test_what_is_no_choice_is_not_repeated(typed: str) -> None:
    """Nor is what could be two."""
    with pytest.raises(CasesError) as refused:
        reading.choice(WHO, typed)
    assert refused.value.values == {}


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1", Chosen(("client",))),
        ("2 1", Chosen(("caller", "client"))),
        ("1,2", Chosen(("client", "caller"))),
        ("1 1", Chosen(("client",))),
        ("Тестова Анна, Макетова", Chosen((), ("Тестова Анна", "Макетова"))),
        ("2, Тестова", Chosen(("caller",), ("Тестова",))),
        ("никто", Chosen()),
        ("нет", Chosen()),
    ],
)
def test_people_are_numbers_or_names(typed: str, chosen: Chosen) -> None:
    """Both together, and nobody."""
    assert reading.people(("client", "caller"), typed) == chosen


@pytest.mark.parametrize("typed", ["3", "1 3", "00", ","])
def test_a_number_that_nobody_has_is_told(typed: str) -> None:
    """It is no name."""
    with pytest.raises(CasesError):
        reading.people(("client", "caller"), typed)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("1", "left_unit"), ("12", "crossed_border"), ("сбежал", "escaped"), ("УШЕЛ", "left_unit"),
        ("pit", "pit"), ("abducted", "abducted"), ("похищ", "abducted"),
        ("приговор", "verdict"), ("ушёл из части", "left_unit"),
    ],
)  # fmt: skip
def test_an_event_is_a_number_or_part_of_its_name(typed: str, kind: str) -> None:
    """Of any kind on the map; its whole name before a part of another's."""
    assert reading.event(FIRST, typed) == kind


def test_an_event_may_have_words_of_its_own() -> None:
    """Where he is now."""
    assert reading.event(NOW, "на фронте") == "sent_to_front"
    assert reading.event(NOW, "8") == "verdict/prison"
    assert reading.event(NOW, "in his") == "returned"


@pytest.mark.parametrize("typed", ["13", "суд", "Примеров", "99"])
def test_an_event_that_could_be_several_is_none(typed: str) -> None:
    """More letters, or a number."""
    with pytest.raises(CasesError) as refused:
        reading.event(FIRST, typed)
    assert refused.value.values == {}


def test_a_day_that_is_told_is_not_to_come() -> None:
    """Most likely a wrong year."""
    assert reading.day("сегодня", TODAY) == "2025-06-01"
    assert reading.day("июнь 2025", TODAY) == "2025-06"
    for typed in ("завтра", "2026", "Примеров"):
        with pytest.raises(DayError) as refused:
            reading.day(typed, TODAY)
        assert refused.value.values == {}


def test_a_day_that_is_set_may_be_to_come() -> None:
    """Without a year it is ahead; any other only where it is asked whether it was meant."""
    assert reading.day("20.05", TODAY, ahead=True) == "2026-05-20"
    assert reading.day("2026", TODAY, may_come=True) == "2026"
    assert reading.day("20.05", TODAY, may_come=True) == "2025-05-20"


def test_a_promise_is_for_one_day_that_is_not_over() -> None:
    """Today counts."""
    assert reading.coming("сегодня", TODAY) == "2025-06-01"
    assert reading.coming("20.05", TODAY) == "2026-05-20"
    for typed in ("вчера", "июнь 2025", "2.06.2025 - 3.06.2025", "x"):
        with pytest.raises(DayError):
            reading.coming(typed, TODAY)


def test_every_choice_is_a_kind_of_the_map_or_has_words_in_both_languages() -> None:
    """And every question has its Russian."""
    road, russian = load_pathway(), translator("ru")
    for question in QUESTIONS:
        assert russian(question.words) != question.words
        for place, choice in enumerate(question.choices, 1):
            assert not choice.words or russian(choice.words) != choice.words
            if question.form == "event":
                kind, _, detail = choice.value.partition("/")
                assert road.arrows_of(road.kind(kind), detail or None)
                assert reading.event(question, str(place)) == choice.value


@pytest.mark.parametrize("form", ["choice", "event"])
def test_each_answer_that_is_offered_can_be_typed_in_words(form: str) -> None:
    """In both languages, as it is shown."""
    read = {"choice": reading.choice, "event": reading.event}[form]
    said = [
        (question, choice.value, translator(language)(choice.words))
        for question in QUESTIONS
        if question.form == form
        for choice in question.choices
        if choice.words
        for language in ("ru", "en")
    ]
    for question, value, words in said:
        try:
            assert read(question, words) == value
        except WayoutError:
            pytest.fail(words)
