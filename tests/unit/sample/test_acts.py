"""Verdict texts say the sentence that is true, in one of the ways that courts write it."""

import re

import pytest

from wayout.sample.acts import term, verdict_text
from wayout.sample.case import Accused, Sentence
from wayout.sample.charges import Charge
from wayout.sample.draw import seeded
from wayout.sample.sentences import make_sentence

NAME = "Условный Григорий Андреевич"
STEMS = {
    "prison": "лишения свободы",
    "probation": "считать условным",
    "fine": "штрафа",
    "discipline_unit": "дисциплинарной воинской части",
    "service_restriction": "ограничения по военной службе",
    "other": "принудительных работ",
    "acquitted": "оправдать",
}


def operative(sentence: Sentence, seed: int, charges: int = 1) -> str:
    """The operative part of a verdict on one accused, without markup."""
    two = (Charge("337", "5"), Charge("332", "2.1"))
    person = Accused(
        1, NAME, hidden=True, charges=two[:charges], sentence=sentence, ended="verdict"
    )
    text = re.sub(r"<[^>]*>", " ", verdict_text(seeded(seed), [person]))
    return re.split(r"(?i)п\s?р\s?и\s?г\s?о\s?в\s?о\s?р\s?и\s?л", text)[-1].split("Меру пресеч")[0]


@pytest.mark.parametrize("outcome", STEMS)
@pytest.mark.parametrize("seed", range(12))
def test_the_operative_part_names_the_kind(outcome: str, seed: int) -> None:
    """Each kind by its own words, in every formula."""
    sentence = make_sentence(seeded(seed), outcome)  # type: ignore[arg-type]  # the keys are outcomes
    part = operative(sentence, seed)
    if sentence.released:
        assert "освободить" in part
    if outcome != "other" or not sentence.released:
        assert STEMS[outcome] in part
    assert ("73 УК" in part) == (outcome == "probation")


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("charges", [1, 2])
def test_the_last_term_of_a_real_sentence_is_the_true_one(seed: int, charges: int) -> None:
    """Whatever is named on the way, the last `назначить` stands."""
    sentence = Sentence("prison", 66, "general")
    part = operative(sentence, seed, charges).split(" Приговор от")[0]
    last = re.split("назначить", part)[-1]
    written = [term(66, style) for style in range(3)]
    assert any(text in last for text in written)
    assert "исправительной колонии общего режима" in last


def test_false_friends_occur() -> None:
    """An earlier conditional sentence is cancelled, or runs on; article 73 is refused before."""
    texts = [operative(Sentence("prison", 66, "general"), seed) for seed in range(120)]
    assert any("условное осуждение по приговору" in text for text in texts)
    assert any("осуждён к лишению свободы условно" in text for text in texts)
    person = Accused(1, NAME, hidden=True, charges=(Charge("337", "5"),),
                     sentence=Sentence("prison", 66, "general"), ended="verdict")  # fmt: skip
    whole = [verdict_text(seeded(seed), [person]) for seed in range(40)]
    assert any("Оснований для применения ст. 73" in text for text in whole)
    assert any("п р и г о в о р и л" in text for text in whole)


@pytest.mark.parametrize(
    ("months", "style", "written"),
    [
        (66, 0, "5 (пять) лет 6 (шесть) месяцев"),
        (66, 2, "пять лет шесть месяцев"),
        (12, 0, "1 (один) год"),
        (30, 1, "2 года 6 месяцев"),
        (1, 0, "1 (один) месяц"),
        (3, 1, "3 месяца"),
    ],
)
def test_terms_are_written_as_russian_has_it(months: int, style: int, written: str) -> None:
    """Год, года, лет; месяц, месяца, месяцев."""
    assert term(months, style) == written


def test_a_blotted_verdict_says_nothing() -> None:
    """The operative part is there and hidden."""
    person = Accused(1, NAME, hidden=True, charges=(Charge("337", "5"),),
                     sentence=Sentence("prison", 66, "general"), ended="verdict")  # fmt: skip
    text = verdict_text(seeded(1), [person], unread=True)
    assert "назначить" not in text
    assert "&lt;данные изъяты&gt;" in text


def test_several_accused_each_have_their_own_paragraph() -> None:
    """Rows of the text are rows of the table."""
    men = [
        Accused(row, NAME, hidden=True, charges=(Charge("337", "5"),),
                sentence=sentence, ended="verdict")
        for row, sentence in enumerate(
            (Sentence("prison", 24, "settlement"), Sentence("fine", fine_rubles=40_000)), 1
        )
    ]  # fmt: skip
    text = verdict_text(seeded(3), men)
    assert "ФИО1" in text
    assert "ФИО2" in text
    assert "колонии-поселении" in text
    assert "40 000 (сорок тысяч) рублей" in text
