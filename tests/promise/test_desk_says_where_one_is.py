"""What is not there or did not open says so and leads on; a phone folds the menu, scriptless."""

import re
from collections.abc import Iterator

import pytest
from tests.promise.desk_world import Visitor, entered


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody who entered."""
    with entered(tmp_path_factory.mktemp("desk")) as made:
        yield made


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        ("en", "Page not found", "To the list of cases"),
        ("ru", "Страница не найдена", "К списку дел"),
    ],
)
def test_a_page_that_is_not_there(visitor: Visitor, language: str, title: str, lead: str) -> None:
    """It is not called a deed that was not done."""
    got = visitor.ask("GET", f"/nothing?lang={language}")
    assert got.status == 404
    assert f"<h1>{title}</h1>" in got.body
    assert f'<a href="/cases">{lead}</a>' in got.body


def test_a_case_from_before_the_lock_leads_to_the_list(visitor: Visitor) -> None:
    """Its address holds no more."""
    got = visitor.ask("GET", "/cases/AAAAAAAAAAAA?lang=en")
    assert got.status == 422
    assert "This address no longer works." in got.body
    assert '<a href="/cases">To the list of cases</a>' in got.body


def test_the_menu_folds_on_a_phone_alone(visitor: Visitor) -> None:
    """By a box with a label, before the links that it hides; elsewhere neither is seen."""
    page = visitor.ask("GET", "/pathway?lang=en").body
    menu = page.partition('<nav class="pages"')[2].partition("</nav>")[0]
    assert re.search(
        r'<input type="checkbox" id="fold"[^>]*><label for="fold"[^>]*>Menu</label>', menu
    )
    assert menu.index('id="fold"') < menu.index("<a ")
    style = visitor.ask("GET", "/assets/desk.css").body
    wide, _sign, narrow = style.partition(".pages .fold { display: none; }")[2].partition("@media")
    assert ".fold" not in wide
    assert ".fold:not(:checked) ~ a:not([aria-current]) { display: none; }" in narrow


def test_the_map_on_a_phone_says_that_it_is_wider(visitor: Visitor) -> None:
    """And the states stand above it there, each with its way back to the front."""
    page = visitor.ask("GET", "/pathway?lang=en").body
    assert "↩ recruited in prison" in page
    assert '<p class="narrow-only">The map is wider than this screen' in page


def test_a_wrong_passphrase_is_called_one(visitor: Visitor) -> None:
    """With what most often is wrong."""
    visitor.lock()
    got = visitor.ask("POST", "/unlock", {"passphrase": "wrong"})
    assert got.status == 403
    assert "Caps Lock" in got.body
    assert "does not open with" not in got.body
