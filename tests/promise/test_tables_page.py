"""The pages on the tables name what there is, and their example answers as the command does."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import polars as pl
import pytest

from wayout.pathway import load_pathway
from wayout.record import count, read_pages
from wayout.record.page import SetAsideClass
from wayout.record.tables import SCHEMAS
from wayout.sample import make_world, write_world

PAGES = ("docs/tables.md", "docs/tables.ru.md")
TYPES = {pl.String: "string", pl.Date: "date", pl.Int32: "int32", pl.Int64: "int64",
         pl.Boolean: "bool", pl.Struct: "struct"}  # fmt: skip
SHOW = "\nimport json\nprint(json.dumps(dict(answer.rows())))"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `tables` lie."""
    folder = tmp_path_factory.mktemp("home")
    write_world(make_world(250, seed=4), folder / "pages")
    read_pages([folder / "pages"], folder / "tables", workers=0)
    return folder


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, root: Path) -> str:
    """The page in one language."""
    return (root / str(request.param)).read_text("utf-8")


def type_name(kind: pl.DataType) -> str:
    """The name of a type on the page."""
    if isinstance(kind, pl.List):
        return f"list of {TYPES[type(pl.Series(dtype=kind.inner).dtype)]}"
    return TYPES[type(kind)]


def test_every_column_stands_on_the_page_with_its_type(page: str) -> None:
    """All of them, in order, and none that there is not."""
    said = {
        section.partition("\n")[0]: re.findall(r"^\| `(\w+)` \| ([\w ]+) \|", section, re.MULTILINE)
        for section in page.split("\n## ")[1:]
    }
    for table, schema in SCHEMAS.items():
        assert said[table] == [(name, type_name(kind)) for name, kind in schema.items()], table


def test_every_class_and_every_key_of_the_summary_is_explained(page: str, home: Path) -> None:
    """What is set aside, and `reading.json`."""
    sections = {section.partition("\n")[0]: section for section in page.split("\n## ")}
    assert [one for one in get_args(SetAsideClass) if f"`{one}`" not in sections["set_aside"]] == []
    summary = json.loads((home / "tables" / "reading.json").read_text("utf-8"))
    assert [key for key in summary if f"`{key}`" not in sections["reading.json"]] == []


def test_every_kind_of_event_of_the_record_is_explained(page: str, home: Path) -> None:
    """By its name, or by its family and the member."""
    last = set(re.findall(r"`(\w+)`", page.rpartition("\n## ")[2]))
    named = load_pathway()
    for kind in pl.read_parquet(home / "tables" / "events.parquet")["kind"].unique():
        family = named.kind(kind).family
        words = {kind} if family is None else {family, kind.removeprefix(f"{family}_")}
        assert words <= last, kind


def test_the_example_answers_as_the_command_does(page: str, home: Path) -> None:
    """A reader who copies it gets the same number for every court."""
    (example,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", "-c", example + SHOW],
        cwd=home, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found = count(home / "tables", "suspended", by="court", article="337")
    said = {row.value: row.count for row in found.rows if row.count}
    assert len(said) > 2
    assert json.loads(done.stdout.splitlines()[-1]) == said
