"""The summary of a case for others: what was chosen of it, and what was left out, said on it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from wayout.desk.drawings import Drawings
from wayout.desk.pages.law.panel import LawPanel, law_panel
from wayout.desk.pages.odds.told import OddsPanel
from wayout.desk.pages.paper.events import Shown, events, notes, people, position
from wayout.desk.pages.paper.law import (
    deadlines,
    law,
    over,
    reasons,
    sureness,
    unsettled,
    ways,
)
from wayout.desk.pages.paper.months import in_months
from wayout.desk.pages.paper.odds import odds
from wayout.desk.pages.paper.timeline import drawn
from wayout.desk.paper.choice import Choice, Reader
from wayout.desk.paper.document import Block, Bullets, Paper, Paragraph, Row, Rows, Section
from wayout.desk.paper.plain import all_plain
from wayout.text import Translator, mark, translator
from wayout.text.dates import format_day

TITLES: Mapping[Reader, str] = {
    "court": mark("Summary of a case for a court"),
    "donor": mark("Summary of a case for a donor"),
}
_OF_THE_LAW = frozenset({"law", "ways", "open", "deadlines", "over", "reasons"})


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
            Section(_("How this paper was made"), tuple(_made(told))),
        ),
        footer=_("{title}, made on {day}").format(
            title=_(TITLES[choice.reader]), day=format_day(today, choice.language)
        ),
    )


def _about(told: _Told) -> Iterator[Row]:
    shown, choice, _law, today, _ = told
    if choice.invented:
        yield Row(_("Note"), _("Everything here is invented"))
    if choice.reader == "court":
        yield Row(_("Code of the case"), shown["code"])
    if choice.has("title"):
        yield Row(_("Case"), shown["title"])
    if choice.reader == "court" and choice.has("names") and (courts := shown.get("courts")):
        numbers = (", ".join(filter(None, (one["number"], one.get("court")))) for one in courts)
        yield Row(_("Number in court"), "; ".join(numbers))
    if choice.has("events") and (where := position(shown, choice, _)):
        yield Row(_("Where he is"), where)
    yield Row(_("Made on"), format_day(today, choice.language))
    yield Row(_("Left out"), _left_out(told) or _("nothing of what can be chosen"))


def _left_out(told: _Told) -> str:
    return "; ".join(told.say(one) for one in told.choice.left_out)


def _sections(told: _Told, drawings: Drawings, others: OddsPanel | None) -> Iterator[Section]:
    shown, choice, panel, today, _ = told
    made: dict[str, tuple[str, Iterable[Block]]] = {
        "events": (_("What happened"), events(shown, choice, _)),
        "time": (_("The time line"), drawn(shown, (choice, panel), today, (drawings, _))),
        "deadlines": (_("Terms to come"), deadlines(panel, _decided(told), _)),
        "over": (_("Terms that are over"), over(panel, _)),
        "law": (_("What the law provides"), law(panel, _)),
        "ways": (_("Lawful ways back to the front"), ways(panel, _)),
        "open": (_("Not known, or disputed"), unsettled(panel, _)),
        "reasons": (_("Every reason, with its edition and its mark"), reasons(panel, _)),
        "people": (_("People"), people(shown, choice, _)),
        "notes": (_("Notes"), notes(shown, choice, _)),
        "odds": (_("Others in this position"), odds(others, _)),
    }
    for part, (title, blocks) in made.items():
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


def _made(told: _Told) -> Iterator[Block]:
    """Say what a reader has to know of it: when, by what, what is not on it, how sure it is."""
    choice, _ = told.choice, told.say
    day, parts = format_day(told.today, choice.language), _left_out(told)
    said = [
        _("Made with Wayout on {day} from what a caseworker wrote down.").format(day=day),
        _("Events and notes stand in order of time."),
        _("Left out by choice: {parts}.").format(parts=parts)
        if parts
        else _("Nothing that can be chosen was left out."),
        _("Never on this paper: documents, consents, promises, and what was corrected or taken "
          "back."),
    ]  # fmt: skip
    if choice.by_month:
        said.append(
            _("Days were rounded to months, and what the law provides was counted from those; the "
              "code of the case and its numbers in court are left out. Exact days would lead to "
              "what courts publish.")
        )  # fmt: skip
    if choice.has("notes"):
        said.append(_("Notes stand as they were written, and so may name people."))
    elif choice.has("deadlines"):
        said.append(_("Why a deadline was moved by hand is left out with the notes."))
    said += sureness(told.law)
    yield Bullets(tuple(said))
    yield Paragraph(
        _("This says what the law provides and what was told. It is not legal advice. Nobody from "
          "outside has reviewed the software that made it."), "strong",
    )  # fmt: skip
