"""No name of the fixed list leaves the reader, in whatever cell of a page it stands."""

import re
from random import Random

import pytest
from tests.property.damage import CARD_TEXTS, LIST_TEXTS, STEMS, said_of, shown

# Surname, first name and patronymic of the fixed list, in five cases.
PEOPLE = (
    (
        "Примеров Иван Сергеевич|Примерова Ивана Сергеевича|Примерову Ивану Сергеевичу"
        "|Примеровым Иваном Сергеевичем|Примерове Иване Сергеевиче"
    ),
    (
        "Тестова Вера Ивановна|Тестовой Веры Ивановны|Тестовой Вере Ивановне"
        "|Тестову Веру Ивановну|Тестовою Верою Ивановною"
    ),
    (
        "Образцов Пётр Ильич|Образцова Петра Ильича|Образцову Петру Ильичу"
        "|Образцовым Петром Ильичом|Образцове Петре Ильиче"
    ),
    (
        "Шаблонов Олег Юрьевич|Шаблонова Олега Юрьевича|Шаблонову Олегу Юрьевичу"
        "|Шаблоновым Олегом Юрьевичем|Шаблонове Олеге Юрьевиче"
    ),
    (
        "Вымышленный Егор Олегович|Вымышленного Егора Олеговича|Вымышленному Егору Олеговичу"
        "|Вымышленным Егором Олеговичем|Вымышленном Егоре Олеговиче"
    ),
    (
        "Макетова Анна Петровна|Макетовой Анны Петровны|Макетовой Анне Петровне"
        "|Макетову Анну Петровну|Макетовою Анною Петровною"
    ),
    (
        "Придуманова Ольга Игоревна|Придумановой Ольги Игоревны|Придумановой Ольге Игоревне"
        "|Придуманову Ольгу Игоревну|Придумановою Ольгою Игоревною"
    ),
    (
        "Условный Григорий Андреевич|Условного Григория Андреевича|Условному Григорию Андреевичу"
        "|Условным Григорием Андреевичем|Условном Григории Андреевиче"
    ),
)


def forms() -> list[str]:
    """Every person in every case, in full and with initials, as clerks write them."""
    written: list[str] = []
    for person in PEOPLE:
        for form in person.split("|"):
            surname, first, patronymic = form.split()
            one, two = first[0], patronymic[0]
            written += [
                form, form.upper(), f"{first} {patronymic} {surname}",
                f"{surname} {one}.{two}.", f"{surname} {one}. {two}.", f"{one}.{two}. {surname}",
                f"{one}. {two}. {surname}", f"{surname.upper()} {one}.{two}.", f"{surname} {one}.",
                f"{surname}\xa0{one}.{two}.",
            ]  # fmt: skip
    return written


@pytest.mark.parametrize("wrap", ["{}", "в отношении {}", "{}, 1990 г.р.", "({})", "жалоба {}"])
def test_a_name_planted_in_any_cell_stays_on_the_page(wrap: str) -> None:
    """Label, result, ground, number, note, room, title, complaint: no cell lets it through."""
    rng = Random(wrap)  # noqa: S311 - chance for tests, not for secrets
    for name in forms():
        page = rng.choice(CARD_TEXTS + LIST_TEXTS)
        ends = [found.end() for found in re.finditer(r"<(?:td|th|b|div|title|span|u|p|a)\b[^<>]*>",
                                                     page, re.IGNORECASE)]  # fmt: skip
        for at in rng.sample(ends, k=8):
            planted = page[:at] + wrap.format(name) + rng.choice((" ", "<br>", ". ")) + page[at:]
            text = shown(said_of(planted.encode()))
            assert not STEMS.search(text), (name, page[at - 60 : at])


@pytest.mark.parametrize("cell", ["label", "result", "ground", "note", "room"])
def test_a_name_alone_is_known_from_the_name_cells_of_its_page(cell: str) -> None:
    """A bare surname in any case is masked where a name cell of the page has that surname."""
    place = {"label": 0, "room": 3, "result": 4, "ground": 5, "note": 6}[cell]
    page = next(text for text in CARD_TEXTS if "1-216/2024" in text)
    row = page[page.index("<tr><td>Предварительное слушание") :]
    row = row[: row.index("</tr>")]
    parts = row.split("<td>")
    for name in ("Шаблонов", "Шаблонова", "Шаблонову", "Шаблоновым", "Шаблонове",
                 "Вымышленный", "Вымышленного", "Вымышленному", "Вымышленным", "Макетова",
                 "Макетовой", "Макетову", "ШАБЛОНОВА", "Шаблонов-", "«Шаблонов»"):  # fmt: skip
        changed = [*parts]
        changed[place + 1] = f"Ходатайство {name}</td>"
        said = said_of(page.replace(row, "<td>".join(changed)).encode())
        assert not STEMS.search(shown(said)), name


def test_a_planted_name_would_be_seen() -> None:
    """The search for stems finds every form that is planted."""
    assert all(STEMS.search(form.casefold()) for form in forms())
