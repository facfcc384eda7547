"""The law panel of a case: what the law provides for each absence, why, and how sure that is.

It says what the law provides, never what to do.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.pages.law.asked import Asked
from wayout.desk.pages.law.deadlines import DeadlineShown, deadline_shown
from wayout.desk.pages.law.disputes import DisputeShown, disputes_shown
from wayout.desk.pages.law.links import Cited, cited, edition_of
from wayout.desk.pages.law.offences import (
    Line,
    OffenceShown,
    lines_of_all,
    offences_shown,
    suspension_line,
)
from wayout.desk.pages.law.ways import WayShown, behind_them, ways_shown
from wayout.desk.told import history_of
from wayout.errors import WayoutError
from wayout.law import assess, facts_of_history, load_law
from wayout.law.assessment import Effect
from wayout.publish.law_away import away_words, if_it_lasts
from wayout.publish.law_deadlines import counting, last_of_prosecution, own_and_theirs
from wayout.publish.law_effects import (
    REMARKS,
    effects_by_topic,
    effects_of_earlier,
    effects_without_offence,
    no_safe_time,
)
from wayout.publish.law_offences import split_rows
from wayout.publish.law_open import missing_first
from wayout.publish.law_reasons import Reasons, reasons
from wayout.publish.law_summary import in_short
from wayout.publish.law_verdict import (
    checked_words,
    credit_words,
    stale_words,
    verdict_words,
    weakest_words,
)
from wayout.publish.law_words import MARKS, cite, fact_name, key_words
from wayout.text import Translator

_OF_NO_CASE = {"conduct", "service", "status"}  # what a History tells of whoever never left


@dataclass(frozen=True, slots=True)
class AbsenceShown:
    """What the law provides for one absence; no paper for a court carries the `remarks`."""

    matter: str
    away: str
    lasting: tuple[str, ...]
    verdict: tuple[str, ...]
    why_none: tuple[Cited, ...]
    offences: tuple[OffenceShown, ...]
    common: tuple[Line, ...]
    ways: tuple[WayShown, ...]
    afterwards: tuple[str, ...]
    harsher: DisputeShown | None
    earlier: tuple[Cited, ...]
    earlier_is_told: bool
    mitigates: tuple[Cited, ...]
    remarks: tuple[Cited, ...]
    own: tuple[DeadlineShown, ...]
    own_over: tuple[DeadlineShown, ...]
    theirs: tuple[DeadlineShown, ...]
    theirs_over: tuple[DeadlineShown, ...]
    credit: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]
    disputes: tuple[DisputeShown, ...]
    reasons: tuple[Reasons, ...]
    limitation: tuple[str, ...]
    weakest: str


@dataclass(frozen=True, slots=True)
class LawPanel:
    """What the panel shows: an absence or several, how fresh the tables are, what marks mean.

    Where the law could not be asked, `fault` says why and the rest is empty.
    """

    absences: tuple[AbsenceShown, ...] = ()
    stale: tuple[str, ...] = ()
    checked: str = ""
    marks: str = ""
    fault: str = ""


def law_panel(shown: Mapping[str, Any], _: Translator, on: date | None = None) -> LawPanel | None:
    """Say what the law provides for a case; None where its events tell of no absence.

    Args:
        shown: The case, as the keeper shows it.
        _: The language of the reader.
        on: The day asked about; today if left out.
    """
    told = absences_told(shown)
    if not told:
        return None
    try:
        asked = [
            (matter, Asked(assess(facts, on=on, language=_.language), facts, load_law(), _))
            for matter, facts in told.items()
        ]
    except WayoutError as error:  # one event must not shut the whole case
        return LawPanel(fault=error.say(_))
    first = asked[0][1].answer
    return LawPanel(
        absences=tuple(_absence(matter if len(told) > 1 else "", one) for matter, one in asked),
        stale=tuple(stale_words(first, _)),
        checked=checked_words(first, _),
        marks="; ".join(_(said) for said in MARKS.values()),
    )


def absences_told(shown: Mapping[str, Any]) -> dict[str, dict[str, object]]:
    """Give the facts of each absence, or case without one, that the events tell of."""
    history = history_of(shown)
    tables = facts_of_history(history, kept_up=True) if history else {}
    return {matter: facts for matter, facts in tables.items() if facts.keys() - _OF_NO_CASE}


def _absence(matter: str, asked: Asked) -> AbsenceShown:
    answer, facts, book, _ = asked
    differing, equal = split_rows(answer, _, why=False)
    waiting, harsher = behind_them(asked)
    shown = [one for _topic, group in effects_by_topic(answer, why=False) for one in group]
    own, theirs = (
        tuple(deadline_shown(one, facts, answer.on, _) for _number, one in rows)
        for rows in own_and_theirs(answer)
    )
    return AbsenceShown(
        matter=matter,
        away=away_words(facts, answer.on, _),
        lasting=tuple(if_it_lasts(answer, facts, book, _)),
        verdict=(
            *_sentenced(facts, _),
            *in_short(answer, book, _, numbers=False),
            *verdict_words(answer, _),
        ),
        why_none=_effects((*no_safe_time(answer), *effects_without_offence(answer)), asked),
        offences=tuple(offences_shown(differing, asked)),
        common=(*lines_of_all(equal), *suspension_line(answer, _)),
        ways=tuple(ways_shown(asked)),
        afterwards=waiting,
        harsher=harsher,
        earlier=_effects(effects_of_earlier(answer), asked),
        earlier_is_told="status" in facts,
        mitigates=_effects((one for one in shown if one.provision not in REMARKS), asked),
        remarks=_effects((one for one in shown if one.provision in REMARKS), asked),
        own=tuple(one for one in own if not _is_past(one)),
        own_over=tuple(one for one in own if _is_past(one)),
        theirs=tuple(one for one in theirs if not _is_past(one)),
        theirs_over=tuple(one for one in theirs if _is_past(one)),
        credit=tuple(credit_words(answer, _)),
        missing=tuple(
            (fact_name(one.fact, _), key_words(one.decides, _))
            for one in missing_first(answer, why=True)[0]
        ),
        disputes=tuple(disputes_shown(asked)),
        reasons=tuple(reasons(answer, book, _)),
        limitation=tuple(
            f"{one.title}: {counting(one, why=True)}" for one in last_of_prosecution(answer)
        ),
        weakest=weakest_words(answer, _),
    )  # fmt: skip


def _is_past(one: DeadlineShown) -> bool:
    return one.is_over or one.is_ended


def _sentenced(facts: Mapping[str, Any], _: Translator) -> Iterator[str]:
    """Say that the court has chosen already, where a sentence was told."""
    if any(step["kind"] == "verdict" for step in facts.get("steps", ())):
        yield _(
            "The sentence is pronounced. The terms and the choices below are those that the law"
            " left to the court before it."
        )


def _effects(effects: Iterable[Effect], asked: Asked) -> tuple[Cited, ...]:
    return tuple(
        cited(one.text, cite(one.article, asked.say),
              edition_of(asked.book, one.provision, one.version))
        for one in effects
    )  # fmt: skip
