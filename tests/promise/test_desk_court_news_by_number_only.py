"""What courts tell of a case is found by its number in court, and by nothing else."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from tests.promise.desk_world import Visitor
from tests.promise.followed_world import Keeper, between, desk_of, keeping
from tests.unit.record.counting.tables import Case, Happening, write_tables

from wayout.casebook.cases.summary import Due
from wayout.desk.serving import settings_of
from wayout.pathway import History

COMING = timedelta(days=8)  # from today
LOOKED = (date(2025, 5, 2), date(2025, 6, 1))
NUMBER, OTHER, APPEALED = "1-57/2025", "1-58/2025", "1-59/2025"
SUSPENDED = Happening(kind="suspended", day=date(2025, 5, 1), ground="war")


def law(history: History) -> list[Due]:
    """A verdict begins the term for an appeal."""
    day = date(2025, 4, 24)
    due = Due(name="appeal", article="upk.389.4.1", due=day, safe=date(2025, 4, 23), own=True)
    return [due for one in history.events if one.kind == "verdict"]


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date) -> Iterator[Keeper]:
    """A vault whose desk was given the cards of two courts."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "en")
    days = (today + COMING, date(2025, 4, 1))
    plans = [Happening(kind="hearing_planned", day=day) for day in days]
    verdict = Happening(kind="verdict", day=date(2025, 4, 9), detail="prison", accused=2)
    appealed = [
        Happening(kind="verdict", day=date(2025, 4, 9)),
        Happening(kind="appeal_filed", day=date(2025, 4, 20)),
        Happening(kind="in_force", day=date(2025, 5, 2)),
    ]
    cases = [
        Case(name="a", number=NUMBER, events=[*plans, SUSPENDED], known=LOOKED),
        Case(name="b", number=OTHER, events=[verdict], known=LOOKED[:1]),
        Case(name="d", number=APPEALED, events=appealed, known=LOOKED),
        Case(name="c", number=OTHER, events=[verdict], court="99GV0002", known=LOOKED),
    ]
    write_tables(tmp_path / "tables", cases)
    settings_of(tmp_path / "team.wayout").choose(record=str(tmp_path / "tables"))
    with keeping(tmp_path / "team.wayout", law) as made:
        yield made


@pytest.fixture
def visitor(keeper: Keeper, tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered its desk."""
    with desk_of(keeper, tmp_path) as made:
        yield made


def news(page: str) -> list[str]:
    """What the cards tell, as the buttons that take it over say it."""
    return [
        one.partition(", ")[0]
        for one in between(unescape(page), 'aria-label="Add to the case: ', '"')
    ]


def address(visitor: Visitor) -> str:
    """The page of the one case."""
    return between(visitor.ask("GET", "/cases").body, '<th scope="row"><a href="', '"')[0]


def test_a_name_finds_nothing_and_the_number_everything_new(
    visitor: Visitor, keeper: Keeper
) -> None:
    """What was planned for a day that is over, and what the case knows already, is no news."""
    keeper.add(("suspended", "2025-04"), title=NUMBER)
    keeper.write(keeper.ask("list")[0]["code"], record="note", text=f"{NUMBER} 99GV0001")
    case = address(visitor)
    assert news(visitor.ask("GET", "/today").body) == []
    typed = {"number": f"Дело № {NUMBER} (1-3/2024;)", "court": "99gv0001", "back": case}
    assert visitor.ask("POST", f"{case}/courts", typed).headers["location"] == case
    for page in ("/today", case):
        assert news(visitor.ask("GET", page).body) == ["hearing planned", "suspended (war)"], page


def test_it_is_taken_over_once_or_left_out_for_good(visitor: Visitor, keeper: Keeper) -> None:
    """As an event of the court; what was left out is not told again, after a lock neither."""
    code = keeper.add(("left_unit", "2025-01-20"))
    keeper.write(code, record="court case", number=NUMBER)
    case = address(visitor)
    today = visitor.ask("GET", "/today").body
    hearing, suspended = [
        {"event": name, "back": "/today"}
        for name in dict.fromkeys(between(today, 'name="event" value="', '"'))
    ]
    assert visitor.ask("POST", f"{case}/courts/taken-over", suspended).status == 303
    told = keeper.ask("show", code=code)["history"]["events"]
    assert told[-1] == {
        "kind": "suspended",
        "day": "2025-05-01",
        "source": "court",
        "ground": "war",
    }
    assert news(visitor.ask("GET", "/today").body) == ["hearing planned"]
    assert visitor.ask("POST", f"{case}/courts/set-aside", hearing).status == 303
    assert keeper.ask("show", code=code)["history"]["events"] == told
    for page in ("/today", case):
        assert news(visitor.ask("GET", page).body) == []


def test_what_was_taken_over_and_undone_is_told_again(visitor: Visitor, keeper: Keeper) -> None:
    """Nothing a court told is lost by it."""
    keeper.write(keeper.add(), record="court case", number=OTHER, court="99GV0002")
    case = address(visitor)
    before = visitor.ask("GET", "/today").body
    (verdict,) = dict.fromkeys(between(before, 'name="event" value="', '"'))
    form = {"event": verdict, "back": "/today"}
    visitor.ask("POST", f"{case}/courts/taken-over", form)
    after = visitor.ask("GET", "/today").body
    assert news(after) == []
    assert "Saved: verdict, 9 April 2025" in after
    (token,) = between(after, 'name="undo" value="', '"')
    visitor.ask("POST", "/undo", {"undo": token})
    assert news(visitor.ask("GET", "/today").body) == news(before) != []


def test_a_number_that_another_struck_out_is_asked_about(visitor: Visitor, keeper: Keeper) -> None:
    """The forms say what the case was when they were made."""
    code = keeper.add()
    keeper.write(code, record="court case", number=NUMBER)
    case = address(visitor)
    shown = visitor.ask("GET", case).body
    forms = shown.partition('<section class="courts"')[2].partition("</section>")[0]
    seen = dict.fromkeys(between(forms, 'name="seen" value="', '"'))
    assert list(seen) == ["2"]
    keeper.write(code, record="court case", number=NUMBER, gone=True)
    form = {"gone": "1", "number": NUMBER, "seen": "2"}
    assert visitor.ask("POST", f"{case}/courts", form).status == 409


def test_a_number_of_several_courts_chooses_none(visitor: Visitor, keeper: Keeper) -> None:
    """It is asked which court; then the card that was gone at the last look is told."""
    code = keeper.add()
    keeper.write(code, record="court case", number=OTHER)
    case = address(visitor)
    shown = visitor.ask("GET", case).body
    assert news(shown) == []
    assert "99GV0001, 99GV0002" in shown
    for court in (None, "99GV0001"):
        keeper.write(code, record="court case", number=OTHER, court=court, gone=court is None)
    for page in ("/today", case):
        shown = visitor.ask("GET", page).body
        assert news(shown) == ["verdict (prison"], page
        assert "was gone at the last look" in shown, page
    form = {"gone": "1", "number": OTHER, "court": "99GV0001"}
    visitor.ask("POST", f"{case}/courts", form)
    assert news(visitor.ask("GET", case).body) == []


def test_that_a_card_is_gone_is_noted_until_it_was_seen_again(
    visitor: Visitor, keeper: Keeper
) -> None:
    """Today is quiet then, the case still tells it; an undo, or another look, tells it anew."""

    def told(page: str) -> tuple[bool, bool]:
        body = visitor.ask("GET", page).body
        return "was gone at the last look" in body, "/courts/gone" in body

    code = keeper.add(("verdict", "2025-04-09"))
    keeper.write(code, record="court case", number=OTHER, court="99GV0001")
    case = address(visitor)
    assert told("/today") == told(case) == (True, True)
    form = {"number": OTHER, "court": "99GV0001", "missing": str(LOOKED[0]), "seen": "2"}
    assert visitor.ask("POST", f"{case}/courts/gone", form).status == 303
    assert (told("/today"), told(case)) == ((False, False), (True, False))
    (token,) = between(visitor.ask("GET", case).body, 'name="undo" value="', '"')
    visitor.ask("POST", "/undo", {"undo": token})
    assert told("/today") == (True, True)
    assert visitor.ask("POST", f"{case}/courts/gone", form).status == 409  # changed since
    visitor.ask("POST", f"{case}/courts/gone", {**form, "seen": ""})
    assert told("/today") == (False, False)
    keeper.write(code, record="court case", number=OTHER, court="99GV0001", missing="2025-04-30")
    assert told("/today") == (True, True)


@pytest.mark.parametrize(
    "typed", [{"number": "Примеров"}, {"number": ""}, {"number": NUMBER, "court": "Тестов"}]
)
def test_what_is_no_number_is_not_kept(
    visitor: Visitor, keeper: Keeper, typed: dict[str, str]
) -> None:
    """It stands beside what is wrong with it, and is not in the case."""
    code = keeper.add()
    got = visitor.ask("POST", f"{address(visitor)}/courts", typed)
    assert got.status == 422
    (form,) = between(got.body, 'aria-labelledby="courts"', "</form>")
    for name, value in typed.items():
        assert f'name="{name}" ' in form
        assert f'value="{value}"' in form
    (fault,) = between(form, 'id="court-fault"', "</span>")
    assert ("code of a court" in fault) == ("court" in typed)
    assert "courts" not in keeper.ask("show", code=code)
    assert keeper.ask("court_numbers") == []


def test_what_a_verdict_would_begin_is_said_before_it_is_added(
    visitor: Visitor, keeper: Keeper
) -> None:
    """And what the card tells against it; the case is not written to."""
    code = keeper.add()
    keeper.write(code, record="court case", number=APPEALED)
    for page in ("/today", address(visitor)):
        shown = unescape(visitor.ask("GET", page).body)
        told = ["in force", "verdict", "appeal filed"]
        assert news(shown) == (told if page == "/today" else ["in force", *told[:0:-1]]), page
        (said,) = between(shown, "If added: ", "<")
        assert said == (
            "appeal against the sentence, the term ended on 24 Apr 2025; "
            "the card has an appeal of 20 Apr 2025; by the card it came into force on 2 May 2025"
        )
    assert keeper.ask("court_events", codes=[code]) == {code: []}


def test_tables_that_do_not_read_shut_no_page(
    visitor: Visitor, keeper: Keeper, tmp_path: Path
) -> None:
    """It is said why nothing is compared."""
    keeper.write(keeper.add(), record="court case", number=NUMBER)
    (tmp_path / "tables" / "cards.parquet").write_bytes(b"x")
    for page in ("/today", address(visitor)):
        got = visitor.ask("GET", page)
        assert got.status == 200
        assert "Read the pages again" in got.body
