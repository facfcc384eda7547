"""A damaged law is refused with the file and the line, before anything is answered from it."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.unit.law.small_law import small_law

from wayout.errors import DataError
from wayout.law import load_law
from wayout.law.load import read_law

ARTICLE = "uk-1.toml"
DAMAGES = tomllib.loads(Path(__file__).with_name("damages.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_law_is_refused(name: str) -> None:
    """With what is wrong, and where."""
    damage = {"file": ARTICLE, **DAMAGES[name]}
    with pytest.raises(DataError) as error:
        read_law(small_law(damage["file"], damage["old"], damage["new"]))
    assert damage["said"] in str(error.value)
    assert damage["file"] in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[provisions]]", "uk-1.toml, line 1.article: an article without provisions"),
        ("  [provisions.offence]", "uk-1.toml, line 9 (uk.1.1): nothing follows"),
    ],
)
def test_a_file_cut_short_is_refused(text: str, said: str) -> None:
    """Though what is left of it can be read."""
    whole = small_law()[ARTICLE]
    left = whole[: whole.index(text.encode())]
    with pytest.raises(DataError, match=re.escape(said)):
        read_law(small_law() | {ARTICLE: left + b"\n# end\n"})
    with pytest.raises(DataError, match=r"uk-1\.toml, line .*cut before its '# end'"):
        read_law(small_law() | {ARTICLE: left})


def test_a_law_without_an_article_or_with_one_too_many_is_refused() -> None:
    """What is missing would be answered as no offence."""
    files = small_law()
    article = files.pop(ARTICLE)
    with pytest.raises(DataError, match=r"uk-1\.toml, line 1: the file is not there"):
        read_law(files)
    with pytest.raises(DataError, match=r"uk-2\.toml, line 1: law\.toml does not list"):
        read_law(small_law() | {"uk-2.toml": article})


@pytest.mark.parametrize("file", ["law.toml", "sources.toml", "questions.toml", "conflicts.toml"])
def test_a_law_without_one_of_its_files_is_refused(file: str) -> None:
    """By the name of the file."""
    files = small_law()
    del files[file]
    with pytest.raises(DataError, match=f"{file}.*the file is not there"):
        read_law(files)


def test_a_file_that_is_no_text_is_refused() -> None:
    """Nor is half of a letter."""
    with pytest.raises(DataError, match=r"uk-1\.toml is not TOML"):
        read_law(small_law() | {ARTICLE: "ы".encode()[:1]})


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """As where a folder has the name of a file."""
    (tmp_path / "law.toml").mkdir()
    with pytest.raises(DataError, match="cannot be read"):
        load_law(tmp_path)


def test_an_edition_ends_where_the_next_begins() -> None:
    """Also where its own end is not written, and where the next stands above it."""
    swapped = small_law(ARTICLE, "to = 2022-09-24\n", "")
    for files in (small_law(), swapped):
        old, new = read_law(files).editions("uk.1.1")
        assert (old.since, old.to) == (date(1997, 1, 1), date(2022, 9, 24))
        assert (new.since, new.to) == (date(2022, 9, 24), None)
        assert not old.in_force(date(1996, 12, 31))
        assert old.in_force(date(2022, 9, 23))
        assert new.in_force(date(2022, 9, 24))


def test_a_provision_knows_what_was_written_of_it() -> None:
    """The act that made it, who verified it, what it was read in, what is disputed."""
    old, new = read_law(small_law()).editions("uk.1.1")
    assert (old.version, new.version) == ("1997-01-01", "2022-09-24 (365-FZ, 24.09.2022)")
    assert (old.verified.by, new.verified.by) == ("Nobody", "Somebody")
    assert [source.name.en for source in new.sources] == ["The code"]
    assert (old.questions, new.questions) == ((), ("Q1",))
    assert read_law(small_law()).parts == {"1.1"}


def test_the_digest_is_that_of_the_words() -> None:
    """Line ends of another system change nothing; one letter does."""
    digest = read_law(small_law()).digest
    elsewhere = {name: data.replace(b"\n", b"\r\n") for name, data in small_law().items()}
    assert read_law(elsewhere).digest == digest
    assert read_law(small_law(ARTICLE, "first", "1st")).digest != digest


def test_the_law_is_read_once() -> None:
    """The same object every time."""
    assert load_law() is load_law()
