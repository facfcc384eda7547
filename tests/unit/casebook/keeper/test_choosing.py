"""A person takes the drawn passphrase and types it back, or types a good one of his own twice."""

from unicodedata import normalize

import pytest

from wayout.casebook.keeper.choosing import choose
from wayout.text import LANGUAGES, Language, translator

OWN = "мы едем летом к морю впятером"


class Person:
    """Answers each question with the next of his lines; `{drawn}` is what he was shown."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.told: list[str] = []
        self.asked: list[tuple[str, bool]] = []
        self.given: list[bytearray] = []

    def ask(self, prompt: str, *, shown: bool = False) -> bytearray:
        """Answer."""
        self.asked.append((prompt, shown))
        self.given.append(bytearray(self.lines.pop(0).format(drawn=self.drawn).encode()))
        return self.given[-1]

    @property
    def drawn(self) -> str:
        """What he was shown first."""
        return self.told[0].split("\n")[3].strip()

    def chooses(self, language: Language = "ru") -> str:
        """What he ends with; nothing is left to say."""
        chosen = choose(self.ask, self.told.append, translator(language))
        assert self.lines == []
        assert all(set(one) <= {0} for one in self.given if one is not chosen)
        return chosen.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_takes_the_drawn_one_in_his_language(language: Language) -> None:
    """Typed back once, where he sees it; another one is asked for again."""
    person = Person("", "{drawn}x", "", " {drawn} ")
    assert person.chooses(language).strip() == person.drawn
    assert person.drawn.isascii() == (language == "en")
    assert [shown for _, shown in person.asked] == [False, True, True, True]
    assert "".join(person.told).count(person.drawn) == 1


def test_letters_of_two_signs_are_the_same() -> None:
    """Some keyboards write й as и with a mark; the key is the same, too."""
    person = Person("", "{drawn}")
    ask = person.ask

    def apart(prompt: str, *, shown: bool = False) -> bytearray:
        return bytearray(normalize("NFD", ask(prompt, shown=shown).decode()).encode())

    choose(apart, person.told.append, translator("ru"))
    assert person.lines == []


def test_an_own_one_is_typed_twice_and_never_seen() -> None:
    """Neither by echo nor in what is said."""
    person = Person(OWN, OWN)
    assert person.chooses() == OWN
    assert not any(shown for _, shown in person.asked)
    assert OWN not in "".join(person.told)


def test_a_weak_one_is_refused_with_the_reason_until_there_is_a_better() -> None:
    """Then two that differ, then Enter after all."""
    person = Person("secret", "secret secret secret", OWN, "other", OWN, OWN)
    assert person.chooses("en") == OWN
    assert "12" in person.told[1]
    assert "40" in person.told[2]
    assert "not the same" in person.told[3]
    assert len(person.told) == 4
