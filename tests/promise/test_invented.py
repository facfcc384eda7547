"""Nobody in the tree is real: people come from one list, court codes begin with 99."""

import re
from collections.abc import Iterator
from pathlib import Path

# Примеров Иван Сергеевич, Тестова Вера Ивановна, Образцов Пётр Ильич, Шаблонов Олег Юрьевич,
# Вымышленный Егор Олегович, Макетова Анна Петровна, Придуманова Ольга Игоревна,
# Условный Григорий Андреевич: in any case, upper or lower, with or without first names
STEMS = (
    "пример", "тестов", "образцов", "шаблонов", "вымышленн", "макетов", "придуманов", "условн",
)  # fmt: skip
_SURNAME = r"[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+)(?:-[А-ЯЁ][а-яёА-ЯЁ]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яёА-ЯЁ]+(?i:вич|ьич|мич|вн|ичн)(?i:а|у|ем|ом|е|ой|ы)?"
_BLANK = r"[ \u00a0\u202f]"
# the surname stands before the initials or the first name, or after: one of the two is the name
_PEOPLE = (
    re.compile(
        rf"(?:\b(?P<before>{_SURNAME}){_BLANK})?(?<!\w)(?!Р\. ?Ф\.)[А-ЯЁ]\.{_BLANK}?[А-ЯЁ]\."
        rf"(?:{_BLANK}?(?P<after>{_SURNAME})\b)?"
    ),
    re.compile(
        rf"(?:\b(?P<before>{_SURNAME}){_BLANK})?\b{_SURNAME}{_BLANK}{_PATRONYMIC}\b"
        rf"(?:{_BLANK}(?P<after>{_SURNAME})\b)?"
    ),
)
_COURT = re.compile(r"(?<![0-9A-Za-z])(?P<region>[0-9]{2})[A-Z]{2}[0-9]{4}(?![0-9A-Za-z])")
_BINARY = {".mo", ".otf", ".woff2", ".png", ".parquet", ".zip", ".gz", ".warc"}


def texts(tracked: list[Path]) -> Iterator[tuple[Path, str]]:
    """Every text of the tree; a page that is not UTF-8 is in the encoding of the courts."""
    for file in tracked:
        if file.suffix in _BINARY:
            continue
        data = file.read_bytes()
        try:
            yield file, data.decode("utf-8")
        except UnicodeDecodeError:
            yield file, data.decode("cp1251", "replace")


def strangers(text: str) -> Iterator[str]:
    """What looks like a surname with initials or with a patronymic, and is not on the list."""
    for pattern in _PEOPLE:
        for found in pattern.finditer(text):
            near = [word for word in (found["before"], found["after"]) if word]
            if near and not any(word.lower().startswith(STEMS) for word in near):
                yield " ".join(found[0].split())


def test_every_person_in_the_tree_is_on_the_list(tracked: list[Path], root: Path) -> None:
    """A name that is not invented is a leak, in a test as in a page."""
    unknown = {
        f"{file.relative_to(root)}: {person}"
        for file, text in texts(tracked)
        for person in strangers(text)
    }
    assert sorted(unknown) == []


def test_every_court_of_tests_samples_and_pages_is_invented(
    tracked: list[Path], root: Path
) -> None:
    """No region has the number 99: such a court cannot be mistaken for one that exists."""
    where = ("tests/", "src/wayout/sample/", "docs/", "README.md")
    real = {
        f"{name}: {court[0]}"
        for file, text in texts(tracked)
        if (name := file.relative_to(root).as_posix()).startswith(where)
        for court in _COURT.finditer(text)
        if court["region"] != "99"
    }
    assert sorted(real) == []


def test_the_search_sees_the_ways_in_which_people_are_written() -> None:
    """A search that finds nothing proves nothing; the surname here is put together on the spot."""
    name = "Неизвест" + "нов"
    for written in (
        f"{name}а В.И.",
        f"В. И. {name}ой",
        f"{name.upper()} П. И.",
        f"в отношении {name}а Ивана Сергеевича по ч. 5",
        f"Вера Ивановна {name}а",
        f"{name.upper()}У ПЕТРУ ИЛЬИЧУ",
    ):
        assert [*strangers(written)], written
    for allowed in (
        "Признать И.С. Примерова виновным",
        "Судья Тестова Вера Ивановна",
        "ст. 337 УК Р.Ф. и УПК РФ",
        "Уголовный кодекс Российской Федерации, ч. 5 ст. 337",
    ):
        assert not [*strangers(allowed)], allowed
