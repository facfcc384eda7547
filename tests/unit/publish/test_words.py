"""Every word that a count can give has a name in both languages."""

import csv
import tomllib
from importlib.resources import files

import pytest

from wayout.pathway import load_pathway
from wayout.publish.words import GROUNDS, OUTCOMES, value_name
from wayout.record.counting.profiles import REASONS
from wayout.text import Language, translator


def details() -> set[str]:
    """What the map says of verdicts and decisions."""
    return {detail for kind in load_pathway().kinds.values() for detail in kind.details}


def grounds() -> set[str]:
    """What the map, the stems and the vocabulary know; why a text is unknown is no ground."""
    data = files("wayout.record")
    stems = tomllib.loads((data / "grounds.toml").read_text("utf-8"))["ground"]
    lines = (data / "vocabulary.csv").read_text("utf-8").splitlines()
    known = {row["meaning"] for row in csv.DictReader(lines) if row["field"] == "event_ground"}
    named = {ground for kind in load_pathway().kinds.values() for ground in kind.grounds}
    return (named | known | {row["means"] for row in stems}) - set(REASONS)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_detail_and_ground_has_a_name(language: Language) -> None:
    """No identifier reaches a reader."""
    _ = translator(language)
    assert details() <= OUTCOMES.keys()
    assert grounds() <= GROUNDS.keys()
    for by, words in (("outcome", details()), ("ground", grounds())):
        names = {word: value_name(by, word, _) for word in words}
        assert not [name for name in names.values() if "_" in name]
        if language == "ru":
            assert not [name for name in names.values() if name.isascii()]
