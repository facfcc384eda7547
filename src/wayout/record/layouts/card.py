"""From the tables of a sudrf.ru card to a CaseCard; old and new layout end here alike."""

from dataclasses import dataclass

from wayout.record.case_number import CaseNumber, read_number
from wayout.record.fold import clip
from wayout.record.layouts.dates import read_date
from wayout.record.layouts.heading import court_code, court_name_undecoded, read_heading
from wayout.record.layouts.number_kind import kind_of_number
from wayout.record.layouts.sudrf import Tables
from wayout.record.page import Act, CaseCard, Instance, Layout
from wayout.record.scrub import Scrub
from wayout.record.uid import Uid, read_uid


@dataclass(frozen=True, slots=True)
class CardParts:
    """What a layout reader found: page and block for the court, heading, number, tables, acts.

    The page is not decoded: its bytes stand for letters (latin-1).
    """

    layout: Layout
    page: str
    block: str
    title: str
    number: str
    tables: Tables
    acts: tuple[Act, ...] | None
    whole: bool


def build_card(parts: CardParts) -> CaseCard:
    """Put the card together; from here on no name is left."""
    tables = parts.tables
    texts = tables.texts
    scrub = Scrub(tables.name_cells())
    number = read_number(parts.number)
    chain = _chain(number, read_number(texts.get("previous", "")))
    uid = read_uid(texts.get("uid", ""))
    heading = read_heading(clip(parts.title), number.index if number else None)
    offence = heading.proceeding == "offence"
    persons_cut = not parts.whole and tables.ends_in_persons
    result, ground = scrub.result("case_result", *tables.result)
    return CaseCard(
        layout=parts.layout,
        court=_court(parts, uid, heading.instance or kind_of_number(number).instance),
        court_name=court_name_undecoded(parts.page),
        uid=uid.printed if uid else None,
        uid_valid=bool(uid and uid.valid),
        number=number.current if number else None,
        first_number=chain[-1] if chain else None,
        earlier=chain[1:],
        instance=heading.instance,
        proceeding=heading.proceeding,
        received=read_date(texts.get("received", "")),
        decided=read_date(texts.get("decided", "")),
        in_force=read_date(texts.get("in_force", "")),
        result=result,
        ground=ground,
        rows=tables.rows(scrub),
        persons=None if persons_cut else tables.persons(scrub, only_charged=offence),
        complaints=tables.complaints_read(scrub),
        acts=parts.acts,
        whole=parts.whole,
    )


def _court(parts: CardParts, uid: Uid | None, instance: Instance | None) -> str | None:
    code = court_code(parts.block, parts.page)
    if code is None and uid is not None and instance not in {"appeal", "cassation"}:
        return uid.court
    return code


def _chain(number: CaseNumber | None, previous: CaseNumber | None) -> tuple[str, ...]:
    """The current number and those before it, the oldest last.

    Where the heading names no earlier number, the field of the previous registration does.
    """
    if number is None:
        return ()
    if not number.earlier and previous is not None and previous.current != number.current:
        return (number.current, previous.current, *previous.earlier)
    others = (earlier for earlier in number.earlier if earlier != number.oldest)
    oldest = (number.oldest,) if number.earlier else ()
    return (number.current, *others, *oldest)
