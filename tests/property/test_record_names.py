"""No person of the fixed list survives masking, in whatever sentence they stand."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.record.fold import fold_once
from wayout.record.likely_names import MASK
from wayout.record.names import mask_names, name_words

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


SMALL_WORDS = WORDS.map(lambda words: [word.lower() for word in words])
ENDED_LIKE_SURNAMES = [person.split() for person in PEOPLE if person.split()[0][-2:] != "ый"]
CARELESS = [
    "{0} {1[0]}.{2[0]}", "{0} {1[0]} {2[0]}", "{0}, {1} {2}", "{0} {1}", "{1} {0}", "{0}{1}", "{0}",
    "{0},{1[0]}.{2[0]}.", "{0}-{1}", "{0}/{1}", "{0}.{1}",
]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(ENDED_LIKE_SURNAMES), SMALL_WORDS, SMALL_WORDS, st.sampled_from(CARELESS))
def test_no_surname_survives_where_no_cell_names_it(
    person: list[str], before: list[str], after: list[str], form: str
) -> None:
    """The words around it stay as they are, each of them."""
    masked = mask_names(" ".join([*before, form.format(*person), *after]))
    assert person[0] not in masked
    assert person[2] not in masked
    assert [word for word in masked.split() if word in {*before, *after}] == [*before, *after]
