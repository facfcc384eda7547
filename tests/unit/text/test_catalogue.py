"""A translator says a message in its language, with the plural form of the number."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from wayout.errors import DataError, UsageError
from wayout.text import catalogue, choose_language, mark, translator


def test_english_says_the_message_itself() -> None:
    """A message is named by its English sentence."""
    _ = translator("en")
    assert _("Commands") == "Commands"
    assert (_.n("day", "days", 1), _.n("day", "days", 21)) == ("day", "days")


def test_russian_says_its_own() -> None:
    """The compiled catalogue of the package is found and read."""
    assert translator("ru")("Commands") == "Команды"
    assert translator("ru").language == "ru"


def test_a_message_is_marked_without_being_changed() -> None:
    """Marking is for the extraction only."""
    assert mark("Commands") == "Commands"


@pytest.fixture
def days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Russian catalogue with one plural message, written by Babel."""
    made = Catalog("ru", charset="utf-8")
    made.add(("{n} day", "{n} days"), ("{n} день", "{n} дня", "{n} дней"))
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "wayout.mo").open("wb") as file:
        write_mo(file, made)
    monkeypatch.setattr(catalogue, "_LOCALE", tmp_path)
    translator.cache_clear()
    yield
    translator.cache_clear()


@pytest.mark.usefixtures("days")
@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (12, "12 дней"),
        (21, "21 день"), (22, "22 дня"), (25, "25 дней"), (111, "111 дней"), (121, "121 день"),
        (0, "0 дней"),
    ],
)  # fmt: skip
def test_russian_has_three_plural_forms(n: int, said: str) -> None:
    """1 and 21 take the first form, 2 and 22 the second, 5, 11 and 111 the third."""
    assert translator("ru").n("{n} day", "{n} days", n).format(n=n) == said


@pytest.mark.usefixtures("days")
def test_a_missing_catalogue_is_an_error_of_ours() -> None:
    """Never an empty screen, never a traceback."""
    with pytest.raises(DataError, match="Install Wayout anew"):
        translator("en")


@pytest.mark.parametrize(
    ("option", "environ", "language"),
    [
        ("ru", {"WAYOUT_LANG": "en"}, "ru"),
        ("en", {"LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"WAYOUT_LANG": "ru", "LC_ALL": "C"}, "ru"),
        (None, {"LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LANG": "ru"}, "ru"),
        (None, {"LANG": "run_XX"}, "en"),
        (None, {"WAYOUT_LANG": "", "LANG": "de_DE"}, "en"),
        (None, {}, "en"),
    ],
)
def test_the_language_is_the_nearest_wish(
    option: str | None, environ: dict[str, str], language: str
) -> None:
    """The option, then WAYOUT_LANG, then the locale by the rules of POSIX, then English."""
    assert choose_language(option, environ) == language


@pytest.mark.parametrize(
    ("option", "environ"), [("fr", {}), (None, {"WAYOUT_LANG": "fr"}), ("", {})]
)
def test_a_third_language_is_refused(option: str | None, environ: dict[str, str]) -> None:
    """A wish that cannot be met is said, not bent."""
    with pytest.raises(UsageError, match="ru and en"):
        choose_language(option, environ)
