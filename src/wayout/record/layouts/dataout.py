"""JSON of dataout-org/sudrfparser: criminal cases of the first instance, without movements.

One file is one court, server and year. It keeps the head of each card, the accused with their
articles, and the text of the acts in one piece.
"""

import re

from msgspec import Struct

from wayout.errors import InputError
from wayout.record.case_number import read_number
from wayout.record.fold import clip, collapse
from wayout.record.layouts.accused import charges_of
from wayout.record.layouts.dates import read_date
from wayout.record.layouts.exports import decode_json, split_result
from wayout.record.layouts.heading import hashed_name
from wayout.record.page import Act, CaseCard, Person
from wayout.record.scrub import Scrub
from wayout.record.uid import read_uid
from wayout.record.verdict import read_act

_CAPTION = re.compile(r"Судебный акт\s*#?\s*\d+\s*\(([^()]{1,80})\)")
_CAPTION_WITHIN = 2_000


class Accused(Struct):
    """A row of the tab of people: `article` is empty where the tab has no such column."""

    name: str | None = None
    article: list[str] | None = None


class Metadata(Struct):
    """Head of one card; `uid_2` is the UID, `id_text` the number as printed."""

    accused: list[Accused] | None = None
    id_text: str | None = None
    uid_2: str | None = None
    adm_date: str | None = None
    judge: str | None = None
    decision_result: str | None = None


class Case(Struct):
    """One case; without metadata it was not found on the site."""

    metadata: Metadata | None = None
    case_text: str | None = None


class Site(Struct):
    """One server of one court."""

    cases: list[Case]


def read_dataout(data: bytes) -> list[CaseCard]:
    """Read a whole file; cases that the program did not find are left out.

    Raises:
        InputError: Not a file of this program.
    """
    sites = decode_json(data, dict[str, Site])
    if not sites:
        raise InputError("no file of sudrfparser: it names no court")
    return [
        _card(website, case.metadata, case.case_text or "")
        for website, site in sites.items()
        for case in site.cases
        if case.metadata and _tells(case.metadata)
    ]


def _tells(head: Metadata) -> bool:
    """Whether anything names the case: a head without all of these is an empty answer."""
    return any((head.id_text, head.uid_2, head.adm_date))


def _card(website: str, head: Metadata, text: str) -> CaseCard:
    number = read_number(clip(head.id_text or ""))
    uid = read_uid(clip(head.uid_2 or ""))
    accused = head.accused or []
    decision = split_result(head.decision_result or "")
    scrub = Scrub([clip(name) for name in (*(row.name for row in accused), head.judge) if name])
    result, ground = scrub.result("case_result", decision.first, decision.rest)
    return CaseCard(
        layout="dataout",
        court=uid.court if uid else None,
        court_name=hashed_name(website),
        uid=uid.printed if uid else None,
        uid_valid=bool(uid and uid.valid),
        number=number.current if number else None,
        first_number=number.oldest if number else None,
        earlier=number.earlier if number else (),
        instance="first",
        proceeding="criminal",
        received=read_date(head.adm_date or ""),
        result=result,
        ground=ground,
        persons=_persons(accused) if head.accused is not None else None,
        acts=_acts(text),
    )


def _persons(accused: list[Accused]) -> tuple[Person, ...]:
    """A row with an article column is an accused, whether or not the article is there."""
    rows = (row for row in accused if row.article)
    return tuple(
        Person(at, charges_of("; ".join(row.article or []))) for at, row in enumerate(rows, start=1)
    )


def _acts(text: str) -> tuple[Act, ...] | None:
    """The tab of acts came as one text: it is one act, named by its first caption."""
    if not collapse(text):
        return None
    caption = _CAPTION.search(text[:_CAPTION_WITHIN])
    return (read_act(caption[1] if caption else "", text),)
