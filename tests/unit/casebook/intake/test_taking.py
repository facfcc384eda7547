"""An intake as it goes: what is asked, and which records the answers make."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from wayout.casebook.cases.came import came
from wayout.casebook.cases.case import Case
from wayout.casebook.cases.records import CaseLine, Noted, Person, PersonSet
from wayout.casebook.cases.work import add_cases, find_code, read_case, write_case
from wayout.casebook.chain.log import verified
from wayout.casebook.due import local_day
from wayout.casebook.intake.questions import BY_ID
from wayout.casebook.intake.taking import Intake
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, DayError

RELATIVE = [
    "родные", "Тестова Анна", "+7900 вечером", "нет", "Примеров Иван", "", "1", "2, Макетова",
    "не возвращаться", "1", "20.01.2025", "6", "1 июня 2025", "завтра", "да", "звонит сестра",
]  # fmt: skip
ALL = list(BY_ID)


def take(intake: Intake, answers: Sequence[str]) -> list[str]:
    """Answer one question after another; "" skips, "<" goes back. Gives what was asked."""
    asked = []
    for typed in answers:
        question = intake.question()
        assert question is not None
        asked.append(question.id)
        if typed == "<":
            intake.back()
        elif typed:
            intake.answer(typed, "Звонок")
        else:
            intake.skip()
    return asked


def taken(vault: Vault, *answers: str, code: str | None = None) -> Case:
    """Take an intake; gives the case as it is read afterwards."""
    intake = Intake(vault, code)
    take(intake, answers)
    return case_of(vault, intake)


def case_of(vault: Vault, intake: Intake) -> Case:
    """The case of an intake, read anew."""
    assert intake.code is not None
    return read_case(vault, find_code(vault, intake.code))


def told(case: Case) -> list[tuple[str, str, str | None]]:
    """The events that stand: kind, day, what each replaces."""
    return [(one.line.kind, one.line.day, one.replaces) for one in case.live()]


def test_a_relative_calls(vault: Vault) -> None:
    """Everything is asked once, and each answer is an entry of its own."""
    intake = Intake(vault)
    assert take(intake, RELATIVE) == ALL
    case = case_of(vault, intake)
    assert case.entries == len(RELATIVE) - 1
    tomorrow = (local_day(vault.clock()) + timedelta(days=1)).isoformat()
    assert case.line() == {
        "title": "не возвращаться",
        "people": [
            {"role": "relative", "name": "Тестова Анна", "contact": "+7900 вечером", "told": True},
            {"role": "client", "name": "Примеров Иван", "decides": True},
            {"role": "other", "name": "Макетова", "told": True},
        ],
        "history": {
            "events": [
                {"kind": "left_unit", "day": "2025-01-20", "source": "relative"},
                {"kind": "pit", "day": "2025-06-01", "source": "relative"},
            ]
        },
        "notes": ["звонит сестра"],
    }
    assert case.position()[0] == "held"
    today = local_day(vault.clock()).isoformat()
    assert came(case) == {
        "consents": [{"to": "keep", "given": True, "day": today, "by": "Тестова Анна"}],
        "promises": [{"id": "intake-call-back", "what": "call_back", "due": tomorrow}],
    }


def test_the_man_himself_calls(vault: Vault) -> None:
    """He is not asked about twice, and alone is offered."""
    intake = Intake(vault)
    asked = take(intake, ["1", "Примеров", "+7900", "нет"])
    assert intake.question() == BY_ID["decides"]
    assert intake.offered() == ("client",)
    assert asked == ["who", "name", "contact", "danger"]
    assert case_of(vault, intake).line()["people"] == [
        {"role": "client", "name": "Примеров", "contact": "+7900"}
    ]


def test_the_case_begins_with_the_first_answer(vault: Vault) -> None:
    """Whichever that is; before it there is none."""
    intake = Intake(vault)
    take(intake, ["", "", ""])
    assert vault.store.rows("SELECT id FROM cases") == []
    take(intake, ["тонет в долгах"])
    case = case_of(vault, intake)
    assert (case.title, case.entries, case.people) == ("Звонок", 1, [])
    assert [one.text for one in case.promises.values()] == ["тонет в долгах"]


def test_danger_is_a_check_in_that_is_due_today(vault: Vault) -> None:
    """No is no promise; said no afterwards it is withdrawn, once, and told again it stands."""
    case = taken(vault, "", "", "", "бьют")
    today = local_day(vault.clock()).isoformat()
    assert came(case)["promises"] == [
        {"id": "intake-danger", "what": "check_in", "due": today, "text": "бьют"}
    ]
    case = taken(vault, "", "", "", "бьют", "<", "нет", "<", "нет")
    (danger,) = case.promises.values()
    assert (danger.gone, danger.done) == (True, None)
    case = taken(vault, "", "", "", "бьют", "<", "нет", "<", "бьют")
    assert not case.promises["intake-danger"].gone
    assert came(taken(vault, "1", "", "", "нет")) == {}


def test_going_on_asks_what_has_no_answer(vault: Vault) -> None:
    """What was skipped is asked again; the reading is logged."""
    first = Intake(vault)
    take(first, ["2", "", "+7900", "", "Примеров", ""])
    assert first.code is not None
    later = Intake(vault, first.code.lower())
    assert later.code == first.code
    act = list(verified(vault.store, vault.ring.body.audit))[-1].act
    assert (act.action, act.case) == ("show", find_code(vault, first.code))
    answers = ["", "нет", "+7901", ""]
    assert take(later, answers) == ["name", "danger", "client_contact", "decides"]
    assert [one.contact for one in case_of(vault, later).people] == ["+7900", "+7901"]
    assert Intake(vault, first.code, ["name", "decides"]).question() == (BY_ID["told"])


def test_what_happened_waits_for_its_day(vault: Vault) -> None:
    """It is kept, is no event, and is asked about by its name."""
    intake = Intake(vault, None, ALL[:9])
    take(intake, ["сбежал", "", "6"])
    case = case_of(vault, intake)
    assert came(case) == {"intake": {"first": "escaped", "now": "pit"}}
    assert case.told == []
    later = Intake(vault, intake.code, ALL[:9])
    assert (later.question(), later.event()) == (BY_ID["first_day"], "escaped")
    assert later.passed() == sorted(ALL[:9])
    assert later.offered() == ()
    take(later, ["2025", "май 2025"])
    assert told(case_of(vault, later)) == [("escaped", "2025", None), ("pit", "2025-05", None)]
    assert came(case_of(vault, later)) == {}
    assert later.event() is None


def test_where_he_was_brought_to_is_no_further_event(vault: Vault) -> None:
    """He left, and he is away: no day is asked for."""
    intake = Intake(vault, None, ALL[:9])
    assert take(intake, ["1", "20.01.2025", "5", ""]) == ["first", "first_day", "now", "call_back"]
    assert told(case_of(vault, intake)) == [("left_unit", "2025-01-20", None)]


def test_going_back_corrects(vault: Vault) -> None:
    """Answered once more, the later answer stands; the event before stays and is not walked."""
    intake = Intake(vault, None, ALL[:9])
    take(intake, ["1", "20.01.2025", "<"])
    assert intake.question() == BY_ID["first_day"]
    take(intake, ["21.01.2025", "<", "22.01.2025", "", "<", "<", "<", "8"])
    case = case_of(vault, intake)
    assert told(case) == [("detained", "2025-01-22", "3.0")]
    assert len(case.told) == 4
    assert intake.question() == BY_ID["call_back"]


def test_another_event_is_asked_its_day_again(vault: Vault) -> None:
    """Although the day of the first was skipped."""
    intake = Intake(vault, None, ALL[:9])
    take(intake, ["1", "", "<", "<", "8"])
    assert (intake.question(), intake.event()) == (BY_ID["first_day"], "detained")


def test_going_back_at_the_beginning_changes_nothing(vault: Vault) -> None:
    """There is no question before the first."""
    intake = Intake(vault)
    assert take(intake, ["<", "", "<", "1", "Примеров"]) == ["who", "who", "name", "who", "name"]
    case = case_of(vault, intake)
    take(intake, ["<", "Образцов"])
    assert [one.name for one in case_of(vault, intake).people] == ["Образцов"]
    assert [one.name for one in case.people] == ["Примеров"]


def test_rights_are_set_anew(vault: Vault) -> None:
    """Answered once more, nobody else keeps one; a name that is there is not added twice."""
    intake = Intake(vault, None, ["who"])
    take(intake, ["Тестова", "", "", "Примеров", "", "1 2, Макетова", "", "<", "<", "макетова"])
    people = case_of(vault, intake).people
    assert [(one.name, one.role, bool(one.decides)) for one in people] == [
        ("Тестова", "caller", False), ("Примеров", "client", False), ("Макетова", "other", True),
    ]  # fmt: skip


def test_people_who_are_not_there_yet_can_be_chosen(vault: Vault) -> None:
    """They get a place without a name."""
    case = taken(vault, *[""] * 6, "1 2", "никому")
    assert [(one.role, one.name, one.decides) for one in case.people] == [
        ("caller", "", True), ("client", "", True),
    ]  # fmt: skip


def test_a_case_that_was_added_can_be_gone_on_with(vault: Vault) -> None:
    """He who is there is not added again."""
    client = Person(role="client", name="Примеров", contact="+7900")
    (code,) = add_cases(vault, [CaseLine(title="Дело", people=[client])])
    case = taken(vault, "1", code=code)
    assert [one.name for one in case.people] == ["Примеров"]
    (code,) = add_cases(vault, [CaseLine(title="Дело", people=[client])])
    intake = Intake(vault, code)
    asked = take(intake, ["2", "Тестова", "", ""])
    assert intake.question() == BY_ID["decides"]
    assert asked == ["who", "name", "contact", "danger"]
    case = case_of(vault, intake)
    assert [(one.role, one.name) for one in case.people] == [
        ("client", "Примеров"), ("relative", "Тестова"),
    ]  # fmt: skip


def test_what_another_wrote_in_between_stays(vault: Vault) -> None:
    """The case is read anew before each answer."""
    intake = Intake(vault)
    take(intake, ["2"])
    assert intake.code is not None
    lawyer = Person(role="other", name="Образцов")
    write_case(vault, intake.code, [PersonSet(person=lawyer), Noted(text="между")], "write")
    take(intake, ["Тестова"])
    case = case_of(vault, intake)
    assert [one.name for one in case.people] == ["Тестова", "Образцов"]
    assert case.notes == ["между"]


def test_notes_are_asked_for_until_there_are_no_more(vault: Vault) -> None:
    """A terminal takes only so much in a line."""
    intake = Intake(vault, None, ALL[:-1])
    assert take(intake, ["раз", "два", ""]) == ["note"] * 3
    assert case_of(vault, intake).notes == ["раз", "два"]
    assert intake.question() is None
    assert intake.offered() == ()
    for late in (lambda: intake.answer("x", "t"), intake.skip):
        with pytest.raises(CasesError):
            late()


def test_consent_that_is_refused_is_told(vault: Vault) -> None:
    """The last answer counts."""
    intake = Intake(vault, None, [one for one in ALL if one != "keep"])
    assert intake.may_keep() is None
    take(intake, ["нет"])
    assert intake.may_keep() is False
    intake.back()
    take(intake, ["да"])
    assert intake.may_keep() is True
    assert intake.skipped()


def test_an_answer_that_cannot_be_read_writes_nothing(vault: Vault) -> None:
    """The question stays."""
    intake = Intake(vault)
    for typed, error in (("9", CasesError), (" ", CasesError)):
        with pytest.raises(error):
            intake.answer(typed, "t")
    assert intake.question() == BY_ID["who"]
    assert vault.store.rows("SELECT id FROM cases") == []
    days = Intake(vault, None, [one for one in ALL if one != "call_back"])
    with pytest.raises(DayError):
        days.answer("вчера", "t")
    assert days.day is None
    days.answer("2999-01-01", "t")
    assert days.day == "2999-01-01"
