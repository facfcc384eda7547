"""Everything a person reads exists in Russian and in English."""

import string

import build_text
import pytest
from babel.messages.catalog import Catalog

from wayout.text import LANGUAGES, translator


@pytest.fixture(scope="module")
def catalogues() -> tuple[Catalog, Catalog]:
    """The English and the Russian catalogue; fails where a message lacks its Russian."""
    return build_text.catalogues()


def test_the_committed_catalogues_are_those_of_the_code() -> None:
    """Every message of the code, the templates and the help is in both; else run `make text`."""
    stale = [
        str(path.relative_to(build_text.ROOT))
        for path, data in build_text.built().items()
        if not path.exists() or path.read_bytes() != data
    ]
    assert stale == []


def test_a_translation_puts_in_the_same_values(catalogues: tuple[Catalog, Catalog]) -> None:
    """A {field} that one language lacks would fail or vanish where nobody looks."""
    _english, russian = catalogues
    wrong = [
        message.id
        for message in russian
        if message.id
        for said in _forms(message.string)
        if _fields(said) - set().union(*map(_fields, _forms(message.id)))
        or set.intersection(*map(_fields, _forms(message.id))) - _fields(said)
    ]
    assert wrong == []


def test_a_plural_message_has_every_form_of_its_language(
    catalogues: tuple[Catalog, Catalog],
) -> None:
    """Three in Russian, two in English, none empty."""
    for catalogue, count in zip(catalogues, (2, 3), strict=True):
        plural = [_forms(message.string) for message in catalogue if message.pluralizable]
        assert all(len(forms) == count and all(forms) for forms in plural)


def test_both_languages_can_be_opened() -> None:
    """The compiled files are in the tree, not only their sources."""
    assert [translator(language).language for language in LANGUAGES] == ["ru", "en"]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
