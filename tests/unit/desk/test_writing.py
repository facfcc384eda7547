"""After a form a page of this desk is shown, whatever the form names."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.requests import Request

from wayout.desk.aliases import Aliases
from wayout.desk.gate.body import FORM
from wayout.desk.writing import way_back


def named(back: str) -> str:
    """Where a form leads that names this."""
    app = SimpleNamespace(state=SimpleNamespace(memory=SimpleNamespace(aliases=Aliases())))
    scope: dict[str, Any] = {"type": "http", "app": app, FORM: {"back": back.encode()}}
    return way_back(cast("Request", Request(scope)), "7KQ2-M9XD")


@pytest.mark.parametrize("back", ["/", "/today", "/cases/x_Y-1/law", "/today.ics?codes=1&a=b"])
def test_a_page_of_the_desk_is_shown_next(back: str) -> None:
    """The one that is named."""
    assert named(back) == back


@pytest.mark.parametrize(
    "back",
    ["", "today", "//evil.example", "/cases/..//evil.example", "/cases/../door", "/..", "/cases//x",
     "/cases/", "/a\\b", "/x?y#z", "http://evil.example/", "/cases\n"],
)  # fmt: skip
def test_what_may_lead_elsewhere_is_not(back: str) -> None:
    """The page of the case is shown."""
    assert named(back).startswith("/cases/")
    assert named(back) != back
