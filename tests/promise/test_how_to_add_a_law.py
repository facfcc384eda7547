"""A law that passed today is one row and one example, as docs/how-to-add-a-law.md says."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.law.compare import of_example

from wayout.law import LawBook, assess, load_law
from wayout.law.check import check_law
from wayout.publish.law_offences import judged_by

_BLOCK = re.compile(
    r'^```(toml|json) title="(?P<file>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL
)
PAGES = ("docs/how-to-add-a-law.md", "docs/how-to-add-a-law.ru.md")


@dataclass(frozen=True)
class Followed:
    """The law before and after doing what the page says, and the example of the page."""

    before: LawBook
    after: LawBook
    folder: Path
    example: dict[str, Any]


@pytest.fixture(params=PAGES)
def followed(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Followed:
    """A copy of the law files with the row of the page put at the end of the file it names."""
    blocks = list(_BLOCK.finditer((root / str(request.param)).read_text("utf-8")))
    row, line = blocks  # one row, one example, and nothing else
    assert line["file"] == "tests/law/examples.jsonl"
    assert len(line["text"].splitlines()) == 1
    folder = tmp_path / "ru"
    folder.mkdir()
    for file in (root / row["file"]).parent.glob("*.toml"):
        (folder / file.name).write_bytes(file.read_bytes())
    with (folder / Path(row["file"]).name).open("a", encoding="utf-8") as article:
        article.write("\n" + row["text"])
    return Followed(load_law(), load_law(folder), folder, json.loads(line["text"]))


def test_the_row_and_the_example_of_the_page_are_enough(followed: Followed) -> None:
    """With the row the example comes out; without it, it does not."""
    facts, on = followed.example["facts"], followed.example["on"]
    given = assess(facts, on=on, book=followed.after)
    assert of_example(followed.example, given.as_dict()) == []
    assert of_example(followed.example, assess(facts, on=on, book=followed.before).as_dict()) != []


def test_the_new_law_changes_no_answer_about_what_ended_before_it(followed: Followed) -> None:
    """The edition is that of the day on which the offence ended; a harsher one stays ahead."""
    facts = followed.example["facts"] | {"from": "2026-12-20T08:00", "to": "2027-01-10T23:59"}
    on = followed.example["on"]
    before, after = (assess(facts, on=on, book=b) for b in (followed.before, followed.after))
    assert before.offences == after.offences
    assert [one.part for one in after.offences] == ["337.3.1"]
    assert after.tables != before.tables


def test_the_page_tells_each_part_in_the_edition_that_judged(followed: Followed) -> None:
    """A newer edition changes no word of an old answer."""
    facts = followed.example["facts"]
    old = assess(facts | {"from": "2026-12-20T08:00", "to": "2027-01-05"}, book=followed.after)
    new = assess(facts, on=followed.example["on"], book=followed.after)
    editions = [judged_by(one, one.offences[0], followed.after) for one in (old, new)]
    assert [p and p.since.year for p in editions] == [2022, 2027]


def test_the_row_of_the_page_is_sound(followed: Followed) -> None:
    """`law check`, which the page says to run, finds nothing in it."""
    assert [str(one.fault) for one in check_law(followed.folder)] == []
