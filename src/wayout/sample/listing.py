"""Result lists: what a court answers to "criminal cases received in this month"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wayout.sample.case import Card
from wayout.sample.days import dotted
from wayout.sample.tables import table
from wayout.sample.view import View, short_name

ROWS_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a result list, ready to print."""

    id: int
    number: str
    received: date
    info: str
    judge: str
    decided: str
    result: str


def listed(view: View) -> Listed:
    """Read off a card the row that a list shows of it; names stand there in full."""
    card = view.card
    decided = card.decided is not None and card.decided_shown <= view.visit
    info = "; ".join(f"{name} - {articles}" for name, articles, _, _ in view.persons)
    return Listed(
        card.seed, view.number, card.received, info, short_name(card.judge),
        dotted(card.decided) if decided else "", card.result if decided else "",
    )  # fmt: skip


def listing_pages(
    card: Card, rows: Sequence[Listed], shell: tuple[str, str, str] = ("", "", "")
) -> list[str]:
    """Write the pages of a list of one court; `card` is any card of that court."""
    layout = "new" if card.layout == "new" else "old"
    pages = range(0, len(rows), ROWS_A_PAGE)
    return [_page(layout, card, rows, start, shell) for start in pages]


def _page(
    layout: str, card: Card, rows: Sequence[Listed], start: int, shell: tuple[str, str, str]
) -> str:
    pieces, number = table("listing")[layout], start // ROWS_A_PAGE + 1
    shown = rows[start : start + ROWS_A_PAGE]
    pager = ""
    if layout == "old":
        more = start + ROWS_A_PAGE < len(rows)
        pager = pieces["next" if more else "only"].format(next=number + 1, code=card.court)
    mobile = "".join(_row(pieces["mobile"], row) for row in shown) if layout == "new" else ""
    return str(
        pieces["page"].format(
            court=card.court_name, code=card.court, page_number=number, pager=pager,
            total=len(rows), first=start + 1, last=start + len(shown),
            rows="".join(_row(pieces["row"], row) for row in shown), mobile=mobile,
            head=shell[0], top=shell[1], foot=shell[2],
        )
    )  # fmt: skip


def _row(form: str, row: Listed) -> str:
    return form.format(
        id=row.id, number=row.number, received=dotted(row.received), info=row.info,
        judge=row.judge, decided=row.decided, result=row.result,
    )  # fmt: skip
