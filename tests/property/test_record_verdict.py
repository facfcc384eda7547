"""Operative parts written from formulae are read back; mutilated ones raise nothing."""

from dataclasses import dataclass
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.record.page import Act, Sentence
from wayout.record.verdict import read_act

ONES = [
    "ноль", "один", "два", "три", "четыре", "пять",
    "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
]  # fmt: skip
Regime = Literal["settlement", "general", "strict"]
REGIMES: dict[Regime, str] = {
    "settlement": "колонии-поселении",
    "general": "исправительной колонии общего режима",
    "strict": "исправительной колонии строгого режима",
}
END = " Меру пресечения отменить. Приговор может быть обжалован."


def _years(count: int) -> str:
    return "год" if count == 1 else "года" if count < 5 else "лет"


def _term(months: int, *, words: bool) -> str:
    years, rest = divmod(months, 12)
    spoken = f" ({ONES[years]})" if words else ""
    tail = f" {rest} ({ONES[rest]}) месяцев" if rest else ""
    return f"{years}{spoken} {_years(years)}{tail}"


@dataclass(frozen=True)
class Written:
    """A text and the sentence it was written from."""

    text: str
    sentence: Sentence


@st.composite
def written(draw: st.DrawFn) -> Written:
    """One accused, one charge, a punishment in one of the usual formulae."""
    months = draw(st.integers(12, 131))
    term = _term(months, words=draw(st.booleans()))
    joint = draw(st.sampled_from([", и назначить ему наказание в виде", " и назначить ФИО1"]))
    start = f"ФИО1 признать виновным по ч. 5 ст. 337 УК РФ{joint}"
    start += " лишения свободы" if joint.endswith("виде") else " лишение свободы"
    start += draw(st.sampled_from([" на срок ", " сроком на "])) + term
    if draw(st.booleans()):
        regime = draw(st.sampled_from(sorted(REGIMES)))
        text = f"{start} с отбыванием в {REGIMES[regime]}.{END}"
        return Written(text, Sentence("prison", months=months, regime=regime))
    trial = draw(st.integers(12, 60))
    condition = draw(st.sampled_from([". На основании ст. 73 УК РФ наказание", ", которое"]))
    text = f"{start}{condition} считать условным с испытательным сроком {_term(trial, words=True)}."
    return Written(text + END, Sentence("probation", months=months, trial_months=trial))


@settings(deadline=None)
@given(written())
def test_what_was_written_is_read(case: Written) -> None:
    """Kind, term, regime and trial period come back as they went in."""
    read = read_act("Приговор", f"Суд установил: ФИО1 отсутствовал. приговорил: {case.text}")
    assert read == Act("verdict", published=True, sentences=(case.sentence,))


@settings(deadline=None)
@given(written(), st.integers(0, 400))
def test_a_text_that_breaks_off_is_never_read_as_another_outcome(case: Written, cut: int) -> None:
    """Before its end a suspended term is unread or suspended, never a real one."""
    read = read_act("Приговор", "приговорил: " + case.text[:cut])
    assert all(sentence.outcome == case.sentence.outcome for sentence in read.sentences)


@settings(deadline=None)
@given(written(), st.lists(st.tuples(st.integers(0, 400), st.text(max_size=5)), max_size=8))
def test_mutilated_texts_raise_nothing(case: Written, edits: list[tuple[int, str]]) -> None:
    """Letters put in at random give some answer."""
    text = "приговорил: " + case.text
    for at, inserted in edits:
        text = text[:at] + inserted + text[at:]
    assert read_act("Приговор", text).kind == "verdict"


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_gives_an_act(text: str, caption: str) -> None:
    """Nothing is raised, whatever stands on the page."""
    assert read_act(caption, text).kind in {"verdict", "other", "unknown"}
