"""Every kind of event of the map can be chosen once, and what it says of itself is the map's."""

import pytest

from wayout.desk.pages.case.event_kinds import COMMON, kind_groups, read_said, said_groups, said_of
from wayout.pathway import load_pathway
from wayout.text import LANGUAGES, Language, translator

KINDS = load_pathway().kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_stands_once_the_common_ones_first(language: Language) -> None:
    """Twelve of them; no heading is empty or stands twice."""
    groups = kind_groups(translator(language))
    assert sorted(one.id for group in groups for one in group.choices) == sorted(KINDS)
    assert tuple(one.id for one in groups[0].choices) == COMMON
    assert len(COMMON) == 12
    names = [group.name for group in groups]
    assert len(set(names)) == len(names)
    assert all(group.choices for group in groups)


def test_what_can_be_said_more_is_what_the_map_lists() -> None:
    """All details, and the grounds but those of pages: how a court published a verdict."""
    offered = [one.id for group in said_groups(translator("en")) for one in group.choices]
    listed = [f"{kind.id}|detail|{one}" for kind in KINDS.values() for one in kind.details]
    listed += [f"suspended|ground|{one}" for one in KINDS["suspended"].grounds]
    assert sorted(offered) == sorted(listed)
    for value in offered:
        kind, key, said = value.split("|")
        assert read_said(kind, value) == {key: said}
        assert said_of(kind, **{"detail": None, "ground": None, key: said}) == value


@pytest.mark.parametrize(
    ("kind", "chosen"),
    [
        ("verdict", "suspended|ground|war"),
        ("verdict", "verdict|ground|withheld"),
        ("verdict", "verdict|detail|upheld"),
        ("verdict", "verdict|source|prison"),
        ("nothing", "nothing|detail|prison"),
        ("verdict", "prison"),
    ],
)
def test_what_is_not_of_the_kind_is_refused(kind: str, chosen: str) -> None:
    """A form that was made up, or one left over of another kind."""
    assert read_said(kind, chosen) is None
    assert read_said(kind, "") == {}
