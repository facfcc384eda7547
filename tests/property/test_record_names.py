"""No person of the fixed list survives masking, in whatever sentence they stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

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


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_masked_without_error(text: str, cell: str) -> None:
    """Masking twice changes nothing more."""
    known = name_words(cell)
    assert mask_names(mask_names(text, known), known) is not None
