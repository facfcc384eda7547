"""The summary of a case for others: what was chosen of it, and that it was chosen."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from wayout.desk.drawings import Drawings
from wayout.desk.pages.law.panel import LawPanel, law_panel
from wayout.desk.pages.odds.told import OddsPanel
from wayout.desk.pages.paper.deadlines import deadlines, over, own_deadlines
from wayout.desk.pages.paper.events import Shown, events, notes, people, position
from wayout.desk.pages.paper.law import law, reasons, unsettled, ways
from wayout.desk.pages.paper.making import left_out, made
from wayout.desk.pages.paper.months import in_months
from wayout.desk.pages.paper.odds import odds
from wayout.desk.pages.paper.timeline import drawn
from wayout.desk.paper.choice import Choice, Reader
from wayout.desk.paper.document import Block, Paper, Row, Rows, Section
from wayout.desk.paper.plain import all_plain
from wayout.text import Translator, mark, translator
from wayout.text.dates import format_day

TITLES: Mapping[Reader, str] = {
    "court": mark("Summary of a case for a court"),
    "donor": mark("Summary of a case for a donor"),
}
_OF_THE_LAW = frozenset({"law", "ways", "open", "own", "theirs", "over", "reasons"})


class _Told(NamedTuple):
    """The case, what of it was chosen, what the law says of it, the day, and the words."""

    shown: Shown
    choice: Choice
    law: LawPanel | None
    today: date
    say: Translator


def summary(
    shown: Shown,
    choice: Choice,
    today: date,
    drawings: Drawings,
    others: OddsPanel | None = None,
) -> Paper:
    """Make the paper of a case.

    Args:
        shown: The case, as the keeper shows it.
        choice: What of it is on the paper, for whom, in which language.
        today: The day on which it is made.
        drawings: Those that were made already.
        others: Where others in its position ended up, if that is on the paper.
    """
    _ = translator(choice.language)
    plain = all_plain(shown)
    seen = in_months(plain) if choice.by_month else plain
    panel = law_panel(seen, _, today) if choice.inside & _OF_THE_LAW else None
    told = _Told(plain, choice, panel, today, _)
    return Paper(
        language=choice.language,
        title=_(TITLES[choice.reader]),
        about=Rows(tuple(_about(told))),
        sections=(
            *_sections(told, drawings, others),
            Section(
                _("How this paper was made"), tuple(made(choice, panel, today, (_decided(told), _)))
            ),
        ),
        footer=_("{title}, made on {day}").format(
            title=_(TITLES[choice.reader]), day=format_day(today, choice.language)
        ),
    )


def _about(told: _Told) -> Iterator[Row]:
    shown, choice, _law, today, _ = told
    if choice.invented:
        yield Row(_("Note"), _("Everything here is invented"))
    if choice.has("code"):
        yield Row(_("Code of the case"), shown["code"])
    if choice.has("title"):
        yield Row(_("Case"), shown["title"])
    if choice.reader == "court" and choice.has("names") and (courts := shown.get("courts")):
        numbers = (", ".join(filter(None, (one["number"], one.get("court")))) for one in courts)
        yield Row(_("Number in court"), "; ".join(numbers))
    if choice.has("events") and (where := position(shown, choice, _)):
        yield Row(_("Where he is"), where)
    yield Row(_("Made on"), format_day(today, choice.language))
    if choice.says_making:
        yield Row(_("Left out"), left_out(choice, _) or _("nothing of what can be chosen"))
    else:
        yield Row(_("What it is"), _("A selection, made by the person who made this paper"))


def _sections(told: _Told, drawings: Drawings, others: OddsPanel | None) -> Iterator[Section]:
    shown, choice, panel, today, _ = told
    decided = _decided(told)
    parts: dict[str, tuple[str, Iterable[Block]]] = {
        "events": (_("What happened"), events(shown, choice, _)),
        "time": (_("The time line"), drawn(shown, (choice, panel), today, (drawings, _))),
        "own": (_("Terms to come, for him and his lawyer"), own_deadlines(panel, decided, _)),
        "theirs": (
            _("Terms to come, for the investigation and the court"),
            deadlines(panel, choice, decided, _),
        ),
        "over": (_("Terms that are over"), over(panel, _)),
        "law": (_("What the law provides"), law(panel, choice, _)),
        "ways": (_("Lawful ways back to the front"), ways(panel, _)),
        "open": (_("Not known, or disputed"), unsettled(panel, _)),
        "reasons": (_("Every reason, with its edition and its mark"), reasons(panel, _)),
        "people": (_("People"), people(shown, choice, _)),
        "notes": (_("Notes"), notes(shown, choice, _)),
        "odds": (_("Others in this position"), odds(others, _)),
    }
    for part, (title, blocks) in parts.items():
        if choice.has(part):
            yield Section(title, tuple(blocks))


def _decided(told: _Told) -> list[dict[str, Any]]:
    """What was decided of deadlines; why is a note that somebody typed."""
    if told.choice.by_month:  # it is told by its day
        return []
    found: list[dict[str, Any]] = told.shown.get("decided") or []
    if told.choice.has("notes"):
        return found
    return [{**one, "because": ""} for one in found]
