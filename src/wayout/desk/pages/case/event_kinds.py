"""The kinds of event as they are offered in a form: the common ones first, the rare ones last.

What more a kind can say of itself, its outcome or its ground, is what the map lists for it.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from wayout.pathway import Kind, load_pathway
from wayout.publish.words import GROUNDS, OUTCOMES
from wayout.text import Translator, mark

COMMON: Final = (
    "left_unit", "detained", "surrendered", "sent_to_front", "case_opened", "charged",
    "custody_ordered", "received", "hearing_planned", "verdict", "appeal_filed", "suspended",
)  # fmt: skip
_FAMILIES: Final = {"appeal": mark("Appeal"), "cassation": mark("Cassation")}
# what pages of courts tell and people seldom do
_RARE: Final = frozenset({
    "returned_not_cured", "sent_to_prosecutor", "assigned_to_judge",
    "court_decided_on_incoming_case", "motion_received", "break", "deliberation", "merged",
    "other_ruling", "to_registry", "registry", "archived", "appeal_admission",
    "appeal_objections_deadline", "appeal_defective", "appeal_cured", "appeal_dropped",
    "back_from_higher_court", "unmapped", "appeal_step", "cassation_step",
})  # fmt: skip
_UNKNOWN: Final = "unmapped"  # a row of a page
_SAID: Final = {"detail", "ground"}
_OF_PAGES: Final = "verdict"  # its grounds say how a page published it, not what happened


class Choice(NamedTuple):
    """Something to be chosen: its value and its name."""

    id: str
    name: str


class Group(NamedTuple):
    """What stands together under a heading."""

    name: str
    choices: tuple[Choice, ...]


def kind_groups(_: Translator) -> list[Group]:
    """Group the kinds: the common ones, those of the person, of his case, of courts, the rare."""
    kinds = load_pathway().kinds
    made = [Group(_("Common"), tuple(_choice(kinds[one], _) for one in COMMON))]
    usual = [one for one in kinds.values() if not _is_rare(one)]
    rest = [one for one in usual if one.id not in COMMON and one.family is None]
    for name, track in (
        (_("Himself"), "person"),
        (_("His case"), "case"),
        (_("Other steps"), None),
    ):
        made.append(Group(name, _sorted(rest, track, _)))
    for family, said in _FAMILIES.items():
        of = tuple(_choice(one, _) for one in usual if one.family == family)
        made.append(Group(_(said), of))
    rare = sorted((one for one in kinds.values() if _is_rare(one)), key=_last_unknown)
    return [*made, Group(_("Rarely told by hand"), tuple(_choice(one, _) for one in rare))]


def said_groups(_: Translator) -> list[Group]:
    """Group what can be said more of an event, by its kind; see `read_said`."""
    return [
        Group(kind.name.say(_.language), tuple(_said(kind, _)))
        for kind in load_pathway().kinds.values()
        if kind.details or _grounds(kind)
    ]


def said_of(kind: str, detail: str | None, ground: str | None) -> str:
    """Give the value under which what an event says more of itself can be chosen."""
    found = load_pathway().kinds.get(kind)
    if found and detail in found.details:
        return f"{kind}|detail|{detail}"
    if found and ground in _grounds(found):
        return f"{kind}|ground|{ground}"
    return ""


def read_said(kind: str, chosen: str) -> dict[str, str] | None:
    """Read what was chosen: a detail or a ground; None if it is none of that kind."""
    if not chosen:
        return {}
    of, _bar, rest = chosen.partition("|")
    key, _bar, value = rest.partition("|")
    found = load_pathway().kinds.get(kind)
    allowed = (found.details if key == "detail" else _grounds(found)) if found else ()
    return {key: value} if of == kind and key in _SAID and value in allowed else None


def _is_rare(kind: Kind) -> bool:
    return kind.id in _RARE or kind.family not in {None, *_FAMILIES}


def _last_unknown(kind: Kind) -> bool:
    return kind.id == _UNKNOWN


def _grounds(kind: Kind) -> tuple[str, ...]:
    return () if kind.id == _OF_PAGES else kind.grounds


def _said(kind: Kind, _: Translator) -> Iterator[Choice]:
    for key, values, names in (
        ("detail", kind.details, OUTCOMES),
        ("ground", _grounds(kind), GROUNDS),
    ):
        for value in values:
            yield Choice(f"{kind.id}|{key}|{value}", _(names.get(value, value)))


def _sorted(kinds: list[Kind], track: str | None, _: Translator) -> tuple[Choice, ...]:
    """Put kinds of a track by name; those of none as the map lists them, in the order of a case."""
    chosen = [_choice(one, _) for one in kinds if one.track == track]
    return tuple(sorted(chosen, key=lambda one: one.name) if track else chosen)


def _choice(kind: Kind, _: Translator) -> Choice:
    return Choice(kind.id, kind.name.say(_.language))
