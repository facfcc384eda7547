"""What follows from the facts besides the parts and their terms, chosen and put in order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from wayout.law.assessment import Assessment, Effect
from wayout.text import mark

TOPICS: Mapping[str, str] = {
    "offence": mark("the offence"),
    "mitigation": mark("what mitigates"),
    "aggravation": mark("what aggravates"),
    "sentence": mark("the sentence"),
    "other_kinds": mark("other kinds of punishment"),
    "probation": mark("the way to probation"),
    "custody": mark("custody"),
    "service": mark("service goes on"),
    "release": mark("release"),
    "procedure": mark("the procedure"),
}
_ORDER = tuple(TOPICS)
_SHORT = frozenset({"mitigation"})  # the rest by `why`
_NOTE = ".note"  # of an article, on release from liability
_NOT_SAFE = "uk.337.not_safe"  # that 48 hours protect nobody is said first, and in every view
_GENERAL = frozenset({"uk.15.6"})  # it mitigates for everybody: last, and only beside others
# remarks for whoever works on the case, which no paper for a court carries
REMARKS = frozenset({"uk.73.6.against"})
# what an earlier case or sentence, suspended or not served, brings now
EARLIER = frozenset({"uk.69.2", "uk.69.3", "uk.70.1", "uk.74.4", "uk.74.5", "uk.78.1.resumed"})


def no_safe_time(answer: Assessment) -> list[Effect]:
    """Find that 48 hours protect nobody, where the absence may have been that short."""
    return [one for one in answer.effects if one.provision == _NOT_SAFE]


def effects_by_topic(answer: Assessment, *, why: bool) -> Iterator[tuple[str, Sequence[Effect]]]:
    """Choose what follows, topic by topic.

    The short view has what mitigates or releases; everything where no offence stands above it.
    """
    shown = sorted((one for one in answer.effects if _is_shown(one, answer, why=why)), key=_place)
    if not why and all(one.provision in _GENERAL for one in shown if one.topic in _SHORT):
        shown = [one for one in shown if one.provision not in _GENERAL]
    for topic, effects in groupby(shown, key=lambda one: one.topic):
        yield topic, tuple(effects)


def effects_of_earlier(answer: Assessment) -> list[Effect]:
    """Choose what an earlier case or sentence brings, which for many is the main thing."""
    return sorted((one for one in answer.effects if one.provision in EARLIER), key=_place)


def effects_without_offence(answer: Assessment) -> list[Effect]:
    """Choose what is said of the offence where none follows."""
    found = [one for one in answer.effects if _tells_why(one, answer)]
    return sorted(found, key=lambda one: (not one.article.startswith("UK "), _place(one)))


def _tells_why(one: Effect, answer: Assessment) -> bool:
    none = not answer.offences and one.topic == "offence" and not one.parts
    return none and one.provision != _NOT_SAFE


def _is_shown(one: Effect, answer: Assessment, *, why: bool) -> bool:
    if one.provision == _NOT_SAFE or one.provision in EARLIER or _tells_why(one, answer):
        return False  # said above
    note = one.topic == "release" and one.provision.endswith(_NOTE)
    return why or note or one.topic in _SHORT or not answer.offences


def _place(one: Effect) -> tuple[int, bool, list[int], str]:
    """Order by topic, then as the articles stand in their code."""
    topic = _ORDER.index(one.topic) if one.topic in _ORDER else len(_ORDER)
    general = one.provision in _GENERAL
    return (
        topic,
        general,
        [int(number) for number in re.findall(r"\d+", one.article)],
        one.provision,
    )
