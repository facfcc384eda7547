"""What loads but is not sound is found, with its place."""

from pathlib import Path

import pytest
from tests.unit.law.small_law import small_law

from wayout.law.check import check_law
from wayout.text import translator

ARTICLE, TO = "uk-1.toml", "to = 2022-09-24"
SOURCE = '[unread]\nname = { en = "A book", ru = "Книга" }\nread_on = 2026-02-18\n'

UNSOUND = [
    (ARTICLE, TO, "to = 2022-09-01", "uk.1.1 is from 2022-09-01 until 2022-09-24"),
    (ARTICLE, "from = 1997-01-01", "from = 2000-01-01", "gravity begins only on 2000-01-01"),
    (ARTICLE, 'act = "365', 'to = 2025-01-01\nact = "365', "gravity ends on 2025-01-01"),
    (ARTICLE, "small = 2, grave", "grave", "the table years has no row 'small'"),
    (ARTICLE, "act == 'refusal'", "act == 'refused'", "act is never 'refused'"),
    (ARTICLE, "act == 'refusal'", "act in ('refusal', 'refused')", "act is never 'refused'"),
    (ARTICLE, "act == 'refusal'", "act == 'refusal' and 'badge' in status",
     "status is never 'badge'"),
    (ARTICLE, '"appeal"', '"appeals"', "no clock is called 'appeals'"),
    (ARTICLE, "24.09.2022", "25.09.2022", "begins on 2022-09-24, before its act was signed"),
    (ARTICLE, "The first part.", "Первая часть", "not English: 'Первая часть'"),
    (ARTICLE, "Первая часть.", "The 1st part.", "not Russian: 'The 1st part.'"),
    (ARTICLE, "Назад", "Back", "not Russian: 'Back'"),
    (ARTICLE, "Примечание", "A note", "not Russian: 'A note'"),
    (ARTICLE, "The second part.", "The first part.", "the same text as uk.1.1: 'The first part.'"),
    (ARTICLE, 'topic = "mitigation"', 'topic = "mitigation"\n  en = "Lowers."\n  ru = "Less."',
     "not Russian: 'Less.'"),
    ("law.toml", "1997-01-01", "2023-01-01", "ended on 2022-09-24, before the first day"),
    ("sources.toml", "[code]", f"{SOURCE}[code]", "no provision rests on it"),
    ("sources.toml", "2026-02-18", "2026-02-19", "read on 2026-02-19, later than"),
    ("questions.toml", "Это", "This", "not Russian: 'This'"),
    ("conflicts.toml", "'m'", "'male'", "sex is never 'male'"),
]  # fmt: skip


def found(folder: Path, files: dict[str, bytes]) -> set[str]:
    """What is found in a law of these files."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {f"{one.place}: {one.fault}" for one in check_law(folder)}


@pytest.mark.parametrize(("file", "old", "new", "said"), UNSOUND)
def test_what_is_unsound_is_found(file: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    """And was not before; the file is named."""
    before = found(tmp_path / "before", small_law())
    more = found(tmp_path / "after", small_law(file, old, new)) - before
    (finding,) = (one for one in more if said in one)
    assert finding.startswith((file, ARTICLE))


def test_a_gap_between_two_provisions_that_follow_one_another_is_found(tmp_path: Path) -> None:
    """Where a variable moved from one to the other."""
    files = small_law(
        ARTICLE,
        '[[provisions]]  # the next edition\nid = "uk.1.1"',
        '[[provisions]]\nid = "uk.1.3"',
    )
    files[ARTICLE] = files[ARTICLE].replace(TO.encode(), b"to = 2022-09-01")
    gap = "from 2022-09-01 until 2022-09-24"
    named = {one.split()[-6] for one in found(tmp_path / "law", files) if one.endswith(gap)}
    assert named == {"act", "gravity", "years"}


def test_an_edition_of_far_ahead_is_found(tmp_path: Path) -> None:
    """A law that passed may begin later, but not more than a year."""
    ahead = {}
    for year in ("2026", "2028"):
        files = small_law(ARTICLE, TO, f"to = {year}-09-24")
        data = files[ARTICLE].replace(b"from = 2022-09-24", f"from = {year}-09-24".encode())
        found_then = found(tmp_path / year, files | {ARTICLE: data})
        ahead[year] = any("more than a year ahead" in one for one in found_then)
    assert ahead == {"2026": False, "2028": True}


def test_what_every_answer_needs_is_missed(tmp_path: Path) -> None:
    """By the country, since no file can be named."""
    all_found = found(tmp_path / "law", small_law())
    assert "XX: nothing says what cap_months is" in all_found
    assert "XX: the clock 'detention' is not there" in all_found
    assert not any("appeal'" in one or "gravity" in one for one in all_found)


def test_a_finding_is_said_in_russian(tmp_path: Path) -> None:
    """As the page of the check does."""
    found(tmp_path / "law", small_law())
    said = {one.fault.say(translator("ru")) for one in check_law(tmp_path / "law")}
    assert "ничто не определяет cap_months" in said
