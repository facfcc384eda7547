"""The page of the format says all that a reader needs: tables, records, names of digests."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from wayout.casebook.cases.records import CaseLine, EventLine, HistoryLine, Person, Record
from wayout.casebook.cases.summary import Summary
from wayout.casebook.chain.head import Head
from wayout.casebook.exporting import Export
from wayout.casebook.ring.body import Body
from wayout.casebook.ring.members import Member
from wayout.casebook.store.store import _SCHEMA

_PURPOSE = re.compile(r"[\"'](wayout-[a-z]+)[\"']")


@pytest.fixture
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "vault-format.md").read_text("utf-8")


def test_the_tables_stand_on_the_page_as_they_are_made(page: str) -> None:
    """Word by word."""
    assert _SCHEMA.strip() in page


@pytest.mark.parametrize("kind", get_args(Record), ids=lambda kind: kind.__name__)
def test_every_record_stands_on_the_page(page: str, kind: type[msgspec.Struct]) -> None:
    """With its keys; those that may be missing with a question mark."""
    keys = [
        f"`{field.name}`" if field.required else f"`{field.name}?`"
        for field in msgspec.structs.fields(kind)
    ]
    tag = kind.__struct_config__.tag
    assert f"| `{tag}` | {', '.join(keys)} |" in page


@pytest.mark.parametrize(
    "kind",
    [Body, CaseLine, EventLine, Export, Head, HistoryLine, Member, Person, Summary],
    ids=lambda kind: kind.__name__,
)
def test_every_key_stands_on_the_page(page: str, kind: type[msgspec.Struct]) -> None:
    """Of what is JSON in a vault."""
    names = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert [name for name in names if not re.search(rf"`{name}\??`", page)] == []


def test_every_digest_stands_on_the_page(page: str, root: Path) -> None:
    """Each is personalised by a word of its own."""
    sources = (root / "src" / "wayout" / "casebook").rglob("*.py")
    found = {word for source in sources for word in _PURPOSE.findall(source.read_text("utf-8"))}
    assert len(found) > 8
    assert {word for word in found if f"`{word}`" not in page} == set()
