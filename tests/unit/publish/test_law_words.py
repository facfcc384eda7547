"""Whatever an answer of the law holds, the page has words for it."""

import pytest

from wayout.law import load_law
from wayout.law.fact_keys import FACT_KEYS
from wayout.law.fact_keys import GRAVITIES as GRADES
from wayout.publish.law_editions import BY
from wayout.publish.law_effects import EARLIER, REMARKS, TOPICS
from wayout.publish.law_glosses import GLOSSES, closed_words, gloss
from wayout.publish.law_reasons import STEPS
from wayout.publish.law_ways import VOLUNTEER, VOLUNTEERS_HARSHER
from wayout.publish.law_words import (
    COLONIES,
    FACTS,
    GRAVITIES,
    KEYS,
    MARKS,
    PAROLES,
    because_words,
    changed_words,
    fact_words,
    full_day,
    key_words,
    short_day,
    value_words,
)
from wayout.text import translator

EN, RU = translator("en"), translator("ru")


def test_every_fact_has_words() -> None:
    """And its key beside them, as it is written in a file."""
    assert FACTS.keys() == FACT_KEYS.keys()
    assert fact_words("service", EN) == "how he came to serve (service)"
    assert fact_words("service", RU) == "кем служит (service)"


def test_every_closed_word_has_a_gloss_in_both_languages() -> None:
    """Nothing of the file format stands bare in a sentence."""
    words = set(closed_words())
    assert words == {(key, word) for key, said in GLOSSES.items() for word in said}
    assert [word for word in words if gloss(*word, RU).isascii()] == []
    assert because_words("service=mobilised", RU) == "кем служит – призван по мобилизации"
    assert because_words("group=true", EN) == "whether in a group – yes"
    assert because_words("from=2025-01-20", EN) == "when it began – 20 Jan 2025"
    assert because_words("from=2026-11-17/2026-11-27", RU).endswith(" 17–27 ноября 2026")
    assert value_words("absence", RU) == "самовольное отсутствие, неявка в срок"


def test_what_the_page_picks_out_of_the_law_is_there() -> None:
    """A row that is renamed would vanish from the page without a word."""
    book = load_law()
    assert {p.id for p in book.provisions} >= EARLIER | REMARKS | VOLUNTEER
    assert VOLUNTEERS_HARSHER in book.questions


def test_a_day_that_is_only_text_is_written_as_a_day() -> None:
    """What is coarser than a day is no more exact in words."""
    assert short_day("2025-03-17", EN) == "17 Mar 2025"
    assert short_day("2025-03", EN) == "March 2025"


def test_every_variable_of_the_rules_has_words() -> None:
    """A name of the rules is no word for a reader; tables behind others are not shown."""
    book = load_law()
    defined = {rule.defines for p in book.provisions for rule in p.rules}
    shown = {name for name in defined if not name.endswith("_by_gravity")}
    assert shown - STEPS.keys() - KEYS.keys() == set()


def test_every_grade_and_mark_has_words() -> None:
    """The words of the tables are those of the page."""
    book = load_law()
    values = {
        value
        for p in book.provisions
        for table in p.tables.values()
        for value in table.values()
        if isinstance(value, str)
    }
    assert GRAVITIES.keys() == set(GRADES)
    assert values <= {*GRAVITIES, *COLONIES, *PAROLES}
    assert {p.statement.topic for p in book.provisions if p.statement} <= TOPICS.keys()
    assert {p.mark for p in book.provisions} <= MARKS.keys()
    assert {p.verified.by for p in book.provisions} <= set(BY)


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (None, "not known", "неизвестно"),
        (True, "yes", "да"),
        (False, "no", "нет"),
        ((), "none", "нет"),
        ("grave", "grave", "тяжкое"),
        ("337.5", "337.5", "337.5"),
        (["a", "b"], "a, b", "a, b"),
    ],
)
def test_a_value_is_said_in_words(value: object, english: str, russian: str) -> None:
    """Yes, no and not known are three things."""
    assert (value_words(value, EN), value_words(value, RU)) == (english, russian)


@pytest.mark.parametrize(
    ("key", "value", "english"),
    [
        ("cap_months", 80, "6 years 8 months"),
        ("effective", [60, 80], "5 years to 6 years 8 months"),
        ("offences", [], "no imprisonment"),
        ("offences", None, "–"),
        ("parole", "2/3", "after two thirds of the term"),
        ("limitation_until", "2035-03-19", "19 Mar 2035"),
        ("deadlines", "2025-01-22T10:30", "22 Jan 2025, 10:30"),
        ("probation", {"open": False, "from_months": None, "to_months": None}, "closed"),
        ("probation", {"open": True, "from_months": 60, "to_months": 96}, "open: 5 to 8 years"),
        ("below_minimum", {"article": "64"}, "CC 64"),
        ("suspension", {"open": False, "article": None}, "closed"),
    ],
)
def test_a_value_is_said_as_its_key_wants(key: str, value: object, english: str) -> None:
    """Months as terms, days as days, an article as a place."""
    assert changed_words(key, value, EN) == english


def test_no_key_is_said_twice() -> None:
    """The least and the longest term are one thing to a reader."""
    assert key_words(("effective", "max_months", "gravity"), EN) == "the term, the category"
    assert key_words(("of_tomorrow",), EN) == "of_tomorrow"


@pytest.mark.parametrize(
    ("written", "en", "ru"),
    [
        ("2026-05-13", "13 May 2026", "13 мая 2026"),
        ("2026-05", "May 2026", "май 2026"),
        ("2026-05-13T08:00", "13 May 2026, 08:00", "13 мая 2026, 08:00"),
        ("2026-05-13/2026-05-15", "13\N{EN DASH}15 May 2026", "13\N{EN DASH}15 мая 2026"),
    ],
)
def test_a_day_in_full_is_no_more_exact_than_it_is_known(written: str, en: str, ru: str) -> None:
    """A month stays a month."""
    assert (full_day(written, EN), full_day(written, RU)) == (en, ru)
