"""`wayout law`: one page for a person, one object for a program, one line for what is wrong."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wayout.cli import main as cli
from wayout.law import assess

ON = "2026-02-20"
USUAL = {
    "conduct": "absence", "service": "contract", "from": "2025-01-20", "to": "2025-03-20",
    "ended_by": "surrendered", "status": [], "aggravating": [],
    "steps": [{"kind": "case_opened", "day": "2025-04-10"}],
}  # fmt: skip
OPEN = {"conduct": "refusal", "from": "2025-01-20"}
SHORT = {
    "conduct": "absence", "service": "contract",
    "from": "2025-01-20T08:00", "to": "2025-01-22T07:00",
}  # fmt: skip

Say = Callable[..., str]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Asks the command about facts and returns what it prints on stdout."""

    def ask(facts: object, *words: str, language: str = "en", width: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("WAYOUT_LANG", language)
        file = tmp_path / "facts.json"
        file.write_text(json.dumps(facts), "utf-8")
        assert cli.main(["law", str(file), "--on", ON, *words]) == 0
        return capsys.readouterr().out

    return ask


def flat(page: str) -> str:
    """A page without its line breaks."""
    return " ".join(page.split())


def test_the_json_is_the_answer_of_the_library(say: Say) -> None:
    """The command adds nothing and leaves nothing out."""
    assert json.loads(say(USUAL, "--json")) == assess(USUAL, on=ON).as_dict()


def test_a_minus_is_the_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Facts need not touch a disk."""
    written = io.BytesIO(json.dumps(USUAL).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(written))
    assert cli.main(["law", "-", "--on", ON, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["offences"][0]["part"] == "337.5"


@pytest.mark.parametrize(
    ("facts", "on", "named"),
    [
        ({}, ON, "conduct"),
        ({"conduct": "absence", "weather": "bad"}, ON, "weather"),
        ({"conduct": "absent"}, ON, "conduct"),
        ({"conduct": "absence", "part": "337.9"}, ON, "337.9"),
        ({"conduct": "absence", "from": "2024-02-31"}, ON, "2024-02-31"),
        ({"conduct": "absence", "from": "2025-02-02", "to": "2025-02-01"}, ON, "to"),
        ({"conduct": "absence", "custody_days": -1}, ON, "custody_days"),
        ({"conduct": "absence"}, "2024-02-31", "2024-02-31"),
        ({"conduct": "absence"}, "2024", "2024"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_does_not_fit_is_one_line_and_no_answer(  # noqa: PLR0913  one row of a table
    facts: object,
    on: str,
    named: str,
    *,
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit 2, on stderr, with what is wrong; nothing on stdout to be taken for an answer."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts), "utf-8")
    assert cli.main(["law", str(file), "--on", on, "--lang", language]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert named in said.err


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("facts", [USUAL, OPEN, SHORT])
def test_a_page_fits_the_terminal(facts: object, language: str, width: int, say: Say) -> None:
    """No line is longer than the terminal is wide, folded or not."""
    for words in ((), ("--why",)):
        page = say(facts, *words, language=language, width=width)
        assert max(map(len, page.splitlines())) <= width


def test_the_usual_case_is_one_screen(say: Say) -> None:
    """A tired reader sees all of it; the reasons unfold when asked for."""
    page, unfolded = say(USUAL, width=100), say(USUAL, "--why", width=100)
    assert len(page.splitlines()) <= 55
    assert len(unfolded.splitlines()) > len(page.splitlines())
    assert "Why CC 337(5)" in unfolded
    assert "Why" not in page


def test_the_page_says_the_term_as_people_say_it_and_why_it_is_lowered(say: Say) -> None:
    """Years and months, the sanction beside it, the article that lowers it."""
    page = flat(say(USUAL))
    assert "5 years to 6 years 8 months (by the part: 5 to 10 years; lowered by CC 62(1))" in page
    page = flat(say(USUAL, language="ru"))
    assert "от 5 лет до 6 лет 8 месяцев (по санкции: 5–10 лет; снижено: ч. 1 ст. 62 УК)" in page


def test_probation_is_said_to_lead_back(say: Say) -> None:
    """An open probation never stands without the unit it returns him to."""
    assert (
        "the court may suspend a term of 5 years to 6 years 8 months: back to his unit ↩"
        in flat(say(USUAL))
    )
    assert "если срок от 5 лет до 6 лет 8 месяцев: возвращение в часть ↩" in flat(
        say(USUAL, language="ru")
    )


def test_every_way_back_has_its_article_and_since_when(say: Say) -> None:
    """And behind a suspension stand the harsher parts."""
    page = flat(say(USUAL))
    ways = re.findall(r"↩ [^↩]+? \((\S+ \S+), since (\d+ \w+ \d{4})\)", page)
    assert ("CC 80.2(1)", "23 Mar 2024") in ways
    assert ("CPC 208(1)(3.1)", "23 Mar 2024") in ways
    assert "leaving again falls under CC 337(6): 7 to 12 years, not under CC 337(5)" in page


@pytest.mark.parametrize(("language", "said"), [("en", "48 hours is no safe"), ("ru", "48 часов")])
def test_48_hours_are_never_shown_as_safe(language: str, said: str, say: Say) -> None:
    """Known or not how long he meant to stay away, the first lines say so."""
    for facts in (SHORT, SHORT | {"intended_days": 1}):
        assert said in flat(say(facts, language=language))[:240]


def test_what_is_over_is_shown(say: Say) -> None:
    """A missed deadline is the one that matters most."""
    page = say(USUAL)
    assert re.search(r"^ *1 +10 Jun 2025, over", page, re.MULTILINE)


def test_what_several_offences_share_is_said_once(say: Say) -> None:
    """Side by side stands only what differs."""
    page = flat(say(OPEN))
    assert "More than one part is possible." in page
    assert page.count("Difficult circumstances") == 1
    assert "CC 332(2.1)" in page
    assert "CC 332(2.2)" in page


def test_what_decides_the_offence_is_asked_for_first(say: Say) -> None:
    """`group` before whatever only moves a number."""
    page = say(OPEN)
    asked = re.findall(r"\((\w+)\)  +(?:the part|.*the upper limit)", page)
    assert asked[0] in {"group", "grave_consequences"}


@pytest.mark.parametrize("facts", [USUAL, OPEN, SHORT])
def test_every_page_says_how_far_it_can_be_trusted(facts: dict[str, object], say: Say) -> None:
    """The weakest mark in words, the day of the check, the digest, and that it is no advice."""
    page = flat(say(facts))
    answer = assess(facts, on=ON)
    assert "Weakest mark: " in page
    assert f"Law checked on 18 February 2026 (tables {answer.tables[:12]}" in page
    assert "Not legal advice." in page


def test_a_calendar_file_tells_a_bystander_nothing(
    say: Say, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Numbers instead of names; the page itself is the same with it."""
    file = tmp_path / "days.ics"
    with_file = say(USUAL, "--ics", str(file))
    assert with_file == say(USUAL)
    assert capsys.readouterr().err == ""
    written = file.read_text("utf-8")
    rows = re.findall(r"^ *\d  (?!.*, over)", with_file, re.MULTILINE)
    assert written.count("BEGIN:VEVENT") == len(rows) > 0
    assert "nvestigation" not in written
    said = re.sub(r"^(?:DTSTAMP|UID):.*$", "", written, flags=re.MULTILINE)  # the clock, a hash
    assert not re.search(r"33\d|CPC|UPK", said)


def test_later_laws_are_said_not_to_be_in_here(say: Say) -> None:
    """Where the day asked about is later than the last reading, first of all."""
    assert flat(say(USUAL)).startswith("Note: laws that came after 18 February 2026 are not in")


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "facts", [OPEN, SHORT, {"conduct": "absence", "from": "2025-01", "to": "2025-02"}]
)
def test_no_word_is_cut(facts: object, language: str, width: int, say: Say) -> None:
    """Parts that do not fit side by side stand below each other."""
    for words in ((), ("--why",)):
        assert "…" not in say(facts, *words, language=language, width=width)


def test_nothing_english_stands_in_a_russian_page(say: Say) -> None:
    """But ids of facts in brackets, names, and what is the same in both languages."""
    for facts in (USUAL, OPEN, SHORT):
        page = re.sub(
            r"\([a-z_0-9]+\)|--\w+|Wayout|\b[0-9a-f]{12}\b", "", say(facts, "--why", language="ru")
        )
        assert set(re.findall(r"[A-Za-z]{2,}", page)) == set()


def test_a_suspended_case_and_an_earlier_sentence_are_told_of(say: Say) -> None:
    """For whoever left again they are the main thing."""
    page = flat(say(USUAL | {"status": ["suspended_proceedings"]}))
    assert "What an earlier case or sentence adds" in page
    assert "CC 69(3)" in page
    assert "CC 74(5)" in flat(say(USUAL | {"status": ["probation"]}))
    assert "What an earlier case" not in say(USUAL)


def test_why_it_is_no_offence_is_said_at_once(say: Say) -> None:
    """A volunteer before 2025 was covered by no part; with a contract the answer is another."""
    page = flat(say({"conduct": "absence", "service": "volunteer", "from": "2024-02-01",
                     "to": "2024-06-20"}))  # fmt: skip
    told = page[page.index("These facts show no offence.") :]
    assert told.index("volunteer formation") < told.index("What follows")


def test_for_a_volunteer_the_harsher_parts_are_disputed(say: Say) -> None:
    """Q6: the page does not say what the law leaves open."""
    page = flat(say(USUAL | {"service": "volunteer"}))
    assert "leaving again falls under" not in page
    assert "Q6 " in page


def test_the_consent_to_a_suspension_stands_beside_it_with_both_readings(say: Say) -> None:
    """Whether he can refuse is what people ask; it is said once."""
    page = flat(say(USUAL))
    assert page.count("Q1 ") == 1
    assert page.index("CPC 208(1)(3.1)") < page.index("Q1 ") < page.index("he may refuse")


def test_the_first_line_is_the_whole_in_short(say: Say) -> None:
    """Part, range, next day of his own, ways back."""
    steps = [{"kind": "verdict", "day": "2026-02-16"}]
    page = flat(say(USUAL | {"steps": steps}))
    assert re.search(r"In short: CC 337\(5\), 5 years to 6 years 8 months; next day of his own: "
                     r"[^;]+ \(number 1\); \d lawful ways? back to the front\.", page)  # fmt: skip
