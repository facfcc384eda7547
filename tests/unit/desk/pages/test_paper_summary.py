"""The summary of a case holds what was chosen, in the chosen language, and says what it does not.

Whatever is in the case is text on it.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from wayout.desk.drawings import Drawings
from wayout.desk.pages.case.terms import dated
from wayout.desk.pages.law.panel import law_panel
from wayout.desk.pages.paper.summary import summary
from wayout.desk.paper.choice import IDENTIFYING, PARTS, Choice, Reader, chosen, usual
from wayout.desk.paper.document import Figure, Paper, Paragraph, Table
from wayout.text import Language, translator

RU = translator("ru")
ON = date(2026, 1, 20)
DRAWN = Drawings()  # the same for all: they take long
EVERYTHING = (*PARTS, *IDENTIFYING)
THROUGHOUT = {"sources", "drawn", "making"}  # parts that have no section of their own
CASE: dict[str, Any] = {
    "code": "7KQ2-M9XD",
    "title": "Тихий омут",
    "people": [
        {"role": "client", "name": "Примеров Иван", "contact": None},
        {"role": "relative", "name": "Образцова Анна", "contact": "+7 000"},
    ],
    "history": {
        "events": [
            {"kind": "case_opened", "day": "2025-09-02", "source": "Макетов", "matter": "Тестов"},
            {"kind": "left_unit", "day": "2025-06", "source": "client", "matter": "Тестов"},
            {"kind": "detained", "day": "2025-09-01", "matter": "Тестов"},
            {"kind": "custody_ordered", "day": "2025-09-03", "matter": "Тестов"},
            {"kind": "left_unit", "day": "2024-02-01", "matter": "1"},
            {"kind": "returned", "day": "2024-02-09", "matter": "1"},
        ],
        "until": "2026-01-01",
    },
    "notes": ["Звонит Шаблонов", "вторая"],
    "numbers": {"notes": ["2025-09-04", "2025-10-01"]},
    "courts": [{"number": "1-23/2026", "court": "99GV0001"}, {"number": "1-7"}],
    "decided": [
        {"name": "detention_48", "counted": "2025-09-03", "due": "2025-09-05", "because": "Схемов"},
        {"name": "no such term", "counted": "2025-09-04", "done": "2025-09-04"},
        {"name": "detention_48", "counted": "2025-09-06", "ahead": 2},
    ],
    "intake": {"when": "wounded"},
}
AFTER_VERDICT = {**CASE, "history": {"events": [
    *CASE["history"]["events"],
    {"kind": "verdict", "day": "2026-01-14", "matter": "Тестов", "source": "court"},
]}}  # fmt: skip
OF_PEOPLE = ("Примеров", "Образцова", "Макетов", "Тестов", "омут", "1-23", "+7")
KEPT_BACK = (
    "обратно на фронт", "Спорно", "Неизвестно", "омут", "от кого известно", "389.4", "7KQ2",
    "Wayout", "заметк", "Не включено", "истёк", "давност",
)  # fmt: skip
OF_NOTES = ("Шаблонов", "вторая", "Схемов")


def made(
    *inside: str,
    language: Language = "ru",
    shown: dict[str, Any] | None = None,
    reader: Reader = "court",
) -> Paper:
    """A paper that has these parts."""
    choice = chosen(reader, language, inside, language)
    return summary(CASE if shown is None else shown, choice, ON, DRAWN)


def text(paper: object) -> str:
    """All that stands on it."""
    return msgspec.json.encode(paper).decode()


def table(paper: Paper, title: str) -> Table:
    """A table of it."""
    blocks = (block for section in paper.sections for block in section.blocks)
    return next(one for one in blocks if isinstance(one, Table) and one.title == title)


def test_names_that_are_out_are_nowhere() -> None:
    """Not the title, a court's number, who said so, nor what an absence is called."""
    said = text(made(*(set(EVERYTHING) - {"names", "title", "notes"})))
    assert [word for word in (*OF_PEOPLE, *OF_NOTES) if word in said] == []
    assert "7KQ2-M9XD" in said


def test_notes_that_are_out_are_nowhere() -> None:
    """Nor why a deadline was moved, which is one as well; what stays out is said."""
    said = text(made(*(set(EVERYTHING) - {"notes"})))
    assert [word for word in OF_NOTES if word in said] == []
    assert "не включено вместе с заметками" in said


def test_everything_is_there_that_was_chosen() -> None:
    """And then nothing was left out."""
    said = text(made(*EVERYTHING))
    assert [word for word in (*OF_NOTES, *OF_PEOPLE) if word not in said] == ["Тестов"]
    assert "ничего из того, что можно выбрать" in said
    assert "так, как написаны" in said


def test_contacts_are_out_without_a_word() -> None:
    """Where names alone were chosen."""
    said = text(made("people", "names"))
    assert "Образцова" in said
    assert "+7" not in said


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("left", EVERYTHING)
def test_every_part_that_is_left_out_is_said(left: str, language: Language) -> None:
    """At its head, if the paper says how it was made; else that it is a selection."""
    inside = set(EVERYTHING) - {left}
    paper = made(*inside, language=language)
    _ = translator(language)
    said = _({**PARTS, **IDENTIFYING}[left])
    if left == "making":
        said = _("A selection, made by the person who made this paper")
        assert _("Left out") not in text(paper)
    assert said in paper.about.rows[-1].text
    assert len(paper.sections) == len((set(PARTS) - THROUGHOUT) & inside) + 1


def parts(paper: Paper) -> dict[str, Any]:
    """What a paper is made of."""
    return {name: getattr(paper, name) for name in paper.__struct_fields__}


def test_events_stand_in_order_of_time() -> None:
    """Whatever the order in which they were told; what has no day stands last."""
    rows = table(made("events", "sources"), "Что произошло").rows
    assert [row[0] for row in rows] == [
        "1 февраля 2024", "9 февраля 2024", "июнь 2025", "1 сентября 2025", "2 сентября 2025",
        "3 сентября 2025", "неизвестно",
    ]  # fmt: skip
    assert rows[2][2] == "доверитель"
    assert rows[4][2] == "кто-то другой"


def test_the_time_line_has_terms_only_where_deadlines_are_chosen() -> None:
    """What is left out is not drawn either, and what is on the paper only if that was chosen."""
    drawn = [
        block.said
        for more in (("law", "drawn"), ("own", "theirs"), ("theirs", "drawn"))
        for section in made("time", *more).sections
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    assert ["УПК" in said for said in drawn] == [False, False, True]


def test_the_usual_paper_for_a_court_tells_nothing_against_him() -> None:
    """Not who said so, nor what his lawyer has to do, nor what is kept back, and by whom."""
    paper = summary(AFTER_VERDICT, usual("court", "ru"), ON, DRAWN)
    said = text(paper)
    assert [words for words in KEPT_BACK if words in said] == []
    assert "Выборка, сделана составителем" in said
    over = table(made("over"), "Для следствия и суда")
    coming = table(made("theirs"), "Для следствия и суда")
    assert not set(over.rows) & set(coming.rows)


def test_a_court_gets_each_of_these_by_choice() -> None:
    """Whoever ticks it has it on the paper."""
    said = text(made(*EVERYTHING, shown=AFTER_VERDICT))
    for words in ("от кого известно", "389.4", "7KQ2", "Wayout"):
        assert words in said
    paper = made("events", "making")
    assert text(paper).count(paper.about.rows[-1].text) == 1  # the list stands at its head alone


def test_a_court_is_told_nothing_that_is_only_supposed() -> None:
    """How heavy it is if it lasts, and what an earlier case would add if there had been one."""
    events = [{"kind": "left_unit", "day": "2026-01-18"}]
    away = {"code": "7KQ2-M9XD", "title": "t", "history": {"events": events}}
    told = [text(made("law", reader=reader, shown=away)) for reader in ("court", "donor")]
    for words in ("Если продлится", "не записано. Если"):
        assert [words in said for said in told] == [False, True]


def test_a_paper_for_a_donor_tells_no_day() -> None:
    """Nor code or number, whatever was chosen: each leads to the card that a court publishes."""
    inside = set(EVERYTHING) - {"law", "ways", "open", "own", "theirs", "over", "reasons"}
    paper = made(*inside, language="en", reader="donor")
    said = re.sub("20 January 2026", "", text(paper))  # on which it was made
    assert re.findall(r"\d{1,2} [A-Z][a-z]+ 20\d\d|\d{4}-\d\d-\d\d", said) == []
    assert [word for word in ("7KQ2", "1-23", "1-7", "99GV") if word in said] == []
    assert "Days were rounded to months" in said
    assert [row[0] for row in table(paper, "What happened").rows] == [
        "February 2024", "February 2024", "June 2025", "September 2025", "September 2025",
        "September 2025", "not known",
    ]  # fmt: skip
    (drawing,) = (
        block for section in paper.sections for block in section.blocks if isinstance(block, Figure)
    )
    assert "from February 2024 to September 2025" in drawing.said


def test_the_law_for_a_donor_is_counted_from_months() -> None:
    """A last day that is counted from the true one would tell it."""
    moved = {**CASE, "history": {**CASE["history"], "events": [
        {**one, "day": f"{one['day'][:8]}{int(one['day'][8:]) + 15}"} if one["day"][8:] else one
        for one in CASE["history"]["events"]
    ]}}  # fmt: skip
    papers = [made(*EVERYTHING, reader="donor", shown=one) for one in (CASE, moved)]
    assert text(papers[0]) == text(papers[1])


def test_a_day_that_was_set_by_hand_reaches_no_donor() -> None:
    """Neither in words nor in how many days are left: with months alone, nothing else is exact."""
    events = [{"kind": "left_unit", "day": "2025-03"}, {"kind": "verdict", "day": "2026-01"}]
    case = {"code": "7KQ2-M9XD", "title": "t", "history": {"events": events}}
    appeal = next(one for one in dated(law_panel(case, RU, ON), case, ON, 0) if one.term.own)
    counted = {"name": appeal.shown.name, "counted": str(appeal.shown.day), "because": ""}
    moved = {**case, "decided": [{**counted, "due": "2026-02-17"}]}
    drawings = [
        block
        for one in (case, moved)
        for section in made("time", "drawn", "own", reader="donor", shown=one).sections
        for block in section.blocks
    ]
    assert drawings[: len(drawings) // 2] == drawings[len(drawings) // 2 :]
    assert any(isinstance(one, Figure) for one in drawings)


def test_its_words_are_of_its_language() -> None:
    """Those of the law as well."""
    said = text(made(*(set(EVERYTHING) - {"names", "title", "notes"}), language="en"))
    assert not [letter for letter in said if "а" <= letter.lower() <= "я"]
    assert "CC 337" in said


def test_it_says_how_sure_it_is_and_who_looked_at_it() -> None:
    """The tables of the law, the weakest mark, that nobody reviewed it; and no advice."""
    said = text(Paper(**{**parts(made("law")), "sections": made("law").sections[-1:]}))
    for words in ("Закон сверен", "Самая слабая помета", "никто со стороны", "не юридическая"):
        assert words in said
    without = text(made("events"))
    assert "Закон сверен" not in without
    assert "никто со стороны" in without


def test_a_deadline_that_was_moved_says_why() -> None:
    """With the day that the law counts, and what was done."""
    rows = table(made("theirs", "notes"), "Решено вручную").rows
    assert [row[1:] for row in rows] == [
        ("3 сентября 2025", "5 сентября 2025\nСхемов", ""),
        ("4 сентября 2025", "", "4 сентября 2025"),
    ]
    assert rows[1][0] == "no such term"


def test_a_case_of_which_nothing_is_known() -> None:
    """Each part says so."""
    said = text(made(*EVERYTHING, shown={"code": "7KQ2-M9XD", "title": "t"}))
    for words in ("Пока ничего не известно", "Никто не назван", "Заметок нет", "нет ни"):
        assert words in said
    assert "Где он" not in said


def test_that_the_law_could_not_be_asked_is_said() -> None:
    """One event must not keep a whole case off the paper."""
    bad = {**CASE, "history": {"events": [{"kind": "left_unit", "day": "1890-01-01"}]}}
    paper = made("law", "theirs", shown=bad)
    assert all(isinstance(section.blocks[0], Paragraph) for section in paper.sections[:2])


def test_signs_that_steer_are_taken_out() -> None:
    """Of everything that was typed."""
    bad = {**CASE, "title": "Ушёл\x07\u202e зимой", "notes": ["\x1b[31mx"]}
    said = text(made("notes", "title", shown=bad))
    assert "Ушёл зимой" in said
    assert "\\u001b" not in said


def test_a_paper_of_nobody_says_so() -> None:
    """It could be taken for one of somebody."""
    real, invented = (
        summary(CASE, replace(usual("court", "en"), invented=one), ON, DRAWN)
        for one in (False, True)
    )
    assert invented.about.rows[0].text == "Everything here is invented"
    assert invented.about.rows[1:] == real.about.rows


def test_the_usual_papers_differ() -> None:
    """By whom they are for."""
    titles = {summary(CASE, usual(reader, "en"), ON, DRAWN).title for reader in ("court", "donor")}
    assert titles == {"Summary of a case for a court", "Summary of a case for a donor"}
    assert isinstance(usual("court", "en"), Choice)
