"""No person of the fixed list survives masking, in whatever sentence they stand."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.record.fold import fold_once
from wayout.record.names import MASK, mask_names, name_words

PEOPLE = [
    "Примеров Иван Сергеевич", "Тестова Вера Ивановна", "Образцов Пётр Ильич",
    "Шаблонов Олег Юрьевич", "Вымышленный Егор Олегович", "Макетова Анна Петровна",
    "Придуманова Ольга Игоревна", "Условный Григорий Андреевич",
]  # fmt: skip
WORDS = st.lists(
    st.sampled_from(["Отложено", "по", "ходатайству", "защитника", "в", "связи", "с", "неявкой"])
)


@settings(deadline=None)
@given(st.sampled_from(PEOPLE), WORDS, WORDS, st.sampled_from(["full", "initials", "surname"]))
def test_no_surname_survives(person: str, before: list[str], after: list[str], form: str) -> None:
    """Full name, surname with initials, and the surname alone where its cell is known."""
    surname, first, second = person.split()
    written = {"full": person, "initials": f"{surname} {first[0]}.{second[0]}.", "surname": surname}
    text = " ".join([*before, written[form], *after])
    known = name_words(person) if form == "surname" else frozenset[str]()
    assert surname not in mask_names(text, known)


TOKENS = st.one_of(
    st.sampled_from([word for person in PEOPLE for word in person.split()]),
    st.sampled_from(["И.С.", "П.", "Р.Ф.", "(", ",", "-", "«", MASK, "судья"]),
    st.text(max_size=12),
)


@given(st.lists(TOKENS, max_size=25), st.sampled_from(["", " ", "\xa0", "-"]), st.data())
def test_no_word_of_a_name_cell_is_left_in_any_text(
    tokens: list[str], between: str, data: st.DataObject
) -> None:
    """Whatever stands around it: letters that make up a word of the cell are masked."""
    cell = data.draw(st.one_of(st.sampled_from(PEOPLE), st.text(max_size=60)), label="cell")
    known = name_words(cell)
    words = re.findall(r"[А-Яа-яЁёA-Za-z]+", mask_names(between.join(tokens), known))
    assert not known & {fold_once(word) for word in words}
