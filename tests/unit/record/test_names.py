"""Texts kept word for word lose the people in them and nothing else."""

import csv
from importlib.resources import files

import pytest

from wayout.record.names import MASK, mask_names, name_words

COURTS = [
    "Образцовый гарнизонный военный суд",
    "Верховный Суд Российской Федерации",
    "Апелляционный военный суд",
    "УК Р.Ф. и УПК РФ",
]
PEOPLE = [
    "Примеров И.С.", "И. С. Примерову", "Примерова Ивана Сергеевича", "Тестовой Верой Ивановной",
    "ПРИМЕРОВЫМ ИВАНОМ СЕРГЕЕВИЧЕМ", "Образцову Петру Ильичу", "Макетову Анну Петровну",
    "Тестова-Примерова А.П.", "Ю.Г.Р.", "Условный Г. А.",
]  # fmt: skip


def _labels() -> list[str]:
    text = (files("wayout.record") / "vocabulary.csv").read_text("utf-8")
    return [cell for row in csv.reader(text.splitlines()) for cell in row]


@pytest.mark.parametrize("person", PEOPLE)
def test_a_person_is_masked_in_every_case(person: str) -> None:
    """Surname with initials, full name, declined or in capitals."""
    assert mask_names(f"отложено, {person}") == f"отложено, {MASK}"


@pytest.mark.parametrize("text", [*_labels(), *COURTS])
def test_ordinary_labels_and_courts_are_left_alone(text: str) -> None:
    """Every wording of the vocabulary stays as it is."""
    assert mask_names(text) == text


def test_words_of_the_name_cells_fall_in_every_case() -> None:
    """A surname alone is known from the cells of its page."""
    known = name_words("Условный Григорий Андреевич") | name_words("Макетова А.П.")
    assert mask_names("болезнь Условного, явка макетовой", known) == f"болезнь {MASK}, явка {MASK}"
    assert mask_names("условное осуждение", known) == "условное осуждение"


@pytest.mark.parametrize(
    "cell", ["Информация скрыта", "<стороны скрыты>", "Прокурор", "подано ПРОКУРОРОМ", "Адвокат"]
)
def test_roles_and_hidden_cells_hold_no_name(cell: str) -> None:
    """What a court writes in place of a name masks nothing elsewhere."""
    assert name_words(cell) == frozenset()
