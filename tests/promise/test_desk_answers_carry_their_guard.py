"""Every answer of a desk forbids what its pages do not: load from elsewhere, be framed or kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.desk_world import CODE, Visitor, entered


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    with entered(tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    "path", ["/", "/door", "/unlock", "/cases", "/nowhere", "/assets/desk.css", "/assets/../x"]
)
def test_every_answer_has_the_headers(visitor: Visitor, path: str) -> None:
    """Also a redirection, an error and an asset."""
    got = visitor.ask("GET", path)
    policy = dict(part.split(" ", 1) for part in got.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in got.headers["content-security-policy"]
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["referrer-policy"] == "same-origin"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["x-frame-options"] == "DENY"
    assert "server" not in got.headers


def test_a_nonce_is_used_once(visitor: Visitor) -> None:
    """Markup that was put in with an older nonce runs nothing."""
    first, second = (visitor.ask("GET", "/cases") for _ in range(2))
    assert first.headers["content-security-policy"] != second.headers["content-security-policy"]


def test_no_code_stands_in_an_address_or_a_title(visitor: Visitor) -> None:
    """What a browser keeps in its history names no case."""
    assert visitor.ask("GET", "/cases").body.count(CODE) == 1
    link = visitor.case()
    case = visitor.ask("GET", link)
    assert case.status == 200
    assert CODE not in link
    assert CODE not in case.body.partition("</title>")[0]


def test_an_address_of_before_the_lock_leads_to_no_case(visitor: Visitor) -> None:
    """Its name was forgotten."""
    link = visitor.case()
    visitor.lock()
    visitor.ask("GET", link)
    assert visitor.book is not None
    visitor.book.is_open = True
    assert visitor.ask("GET", link).status == 422
