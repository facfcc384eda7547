"""What the page says of a paper before it is made: consents, and who will read what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from wayout.desk.pages.case.agreed_words import WITHOUT
from wayout.desk.paper.choice import Reader
from wayout.desk.told import history_of
from wayout.pathway import load_pathway
from wayout.publish.case_steps import case_steps
from wayout.publish.consent_words import CONSENTS
from wayout.text import Translator

_Shown = Mapping[str, Any]
_NEEDED: Final[dict[Reader, tuple[str, ...]]] = {
    "court": ("share",),
    "donor": ("share", "publish"),
}
_HIMSELF = "client"  # as the source of an event


def cautions(shown: _Shown, reader: Reader, _: Translator) -> tuple[str, ...]:
    """Say what is to be known before a paper is made, whatever is ticked.

    Args:
        shown: The case, as the keeper shows it.
        reader: Whom the paper is for.
        _: The language of the reader of the page.
    """
    return (
        *_not_agreed(shown, _NEEDED[reader], _),
        *(_read_by_a_court(shown, _) if reader == "court" else ()),
    )


def _not_agreed(shown: _Shown, to: Iterable[str], _: Translator) -> Iterator[str]:
    given = {one["to"]: one["given"] for one in shown.get("consents") or ()}
    said = {
        None: _("Consent {to}: it was not asked. {without}"),
        False: _("Consent {to}: it was refused. {without}"),
    }
    for one in to:
        if not given.get(one):
            yield said[given.get(one)].format(to=_(CONSENTS[one]), without=_(WITHOUT[one]))


def _read_by_a_court(shown: _Shown, _: Translator) -> Iterator[str]:
    yield _("A court reads this paper. A name that is on it stands beside what happened.")
    if told := "; ".join(_told_by_himself(shown, _)):
        yield _(
            "Known from the client himself: {events}. On this paper it is read as said by his own "
            "side, whether the source is named or not."
        ).format(events=told)


def _told_by_himself(shown: _Shown, _: Translator) -> Iterator[str]:
    history, road = history_of(shown), load_pathway()
    if history is None:
        return
    steps = case_steps(history, road, _)
    for step, event in zip(steps, road.in_order(history.events), strict=True):
        if event.source == _HIMSELF:
            yield f"{step.what} ({step.day})"
