"""Pages as they lie in a folder of visits: `2024-06-15/99gv0001/1-57-2024.html`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from wayout.sample.case import Card, Case
from wayout.sample.days import month_key
from wayout.sample.draw import chance
from wayout.sample.exports import dataout_case, dataout_file, tochno_line
from wayout.sample.furniture import shell
from wayout.sample.listing import Listed, listed, listing_pages
from wayout.sample.moscow import moscow_page
from wayout.sample.new import new_page
from wayout.sample.notices import act_page, notice_page
from wayout.sample.old import old_page
from wayout.sample.quirks import Quirks
from wayout.sample.truth import is_saved
from wayout.sample.view import View, look

_EXPORT_LINES = 200
_LATIN = str.maketrans({"У": "u", "К": "k", "/": "-"})

Shell = tuple[str, str, str]
_BARE: Shell = ("", "", "")
_WRITERS: dict[str, Callable[[View, Shell], str]] = {
    "old": old_page,
    "new": new_page,
    "moscow": moscow_page,
}


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One file of the saved pages: its path, its bytes, what it is and the day of the visit.

    `kind` is card, listing, export, or the class of a page that is none of these.
    """

    path: str
    data: bytes
    kind: str
    visit: date


@dataclass(slots=True)
class _Pending:
    """What waits until a file is full: exports of a court, lists of a month."""

    lines: dict[tuple[date, str], list[View]] = field(default_factory=dict)
    files: int = 0
    month: dict[tuple[str, str], tuple[Card, list[Listed]]] = field(default_factory=dict)
    over: str = ""


def saved_pages(
    cases: Iterable[Case], visits: tuple[date, ...], quirks: Quirks, furniture: int
) -> Iterator[SavedPage]:
    """Write every page of every case; memory does not grow with the number of cases."""
    pending, notices = _Pending(), 0
    every = round(1 / quirks.notices) if quirks.notices else 0
    for case in cases:
        theme = shell(case.index, furniture) if furniture else _BARE
        yield from _case_pages(case, visits, quirks, theme, pending)
        yield from _full_lists(case, visits[-1], quirks, pending)
        if every and case.index % every == every - 1:
            yield _notice(notices, visits)
            notices += 1
    for key in list(pending.lines):
        yield _export(key, pending)
    for place in list(pending.month):
        yield from _lists(place, visits[-1], pending)


def _case_pages(
    case: Case, visits: tuple[date, ...], quirks: Quirks, theme: Shell, pending: _Pending
) -> Iterator[SavedPage]:
    for card in case.cards:
        for visit in visits:
            if not is_saved(card, visit, quirks.missed):
                continue
            view = look(card, visit, quirks)
            if card.layout in _WRITERS:
                yield from _card_pages(view, theme)
                continue
            key = (visit, card.court)
            pending.lines.setdefault(key, []).append(view)
            if len(pending.lines[key]) >= _EXPORT_LINES:
                yield _export(key, pending)


def _card_pages(view: View, theme: Shell) -> Iterator[SavedPage]:
    card = view.card
    page = _WRITERS[card.layout](view, theme)
    folder = f"{view.visit}/{card.court.lower()}"
    name = card.current_number(view.visit).translate(_LATIN)
    yield SavedPage(f"{folder}/{name}.html", _encoded(page, view), "card", view.visit)
    texts = [act for act in view.acts if act.kind == "verdict" and act.publication == "text"]
    if texts and chance(view.rng, view.quirks.act_pages):
        data = act_page(texts[0]).encode("cp1251", "replace")
        yield SavedPage(f"{folder}/{name}-act.html", data, "act", view.visit)


def _encoded(page: str, view: View) -> bytes:
    if view.card.layout != "old":
        return page.encode()
    data = page.encode("cp1251", "replace")
    if chance(view.rng, view.quirks.junk_bytes):
        return data.replace(b"</ul>", b"</ul>\x98", 1)
    return data


def _export(key: tuple[date, str], pending: _Pending) -> SavedPage:
    """Write the export file of a court and visit, and begin the next one."""
    visit, court = key
    views = pending.lines.pop(key)
    pending.files += 1
    stem = f"{visit}/exports/{court.lower()}-{pending.files:04d}"
    if views[0].card.layout == "tochno":
        text = "\n".join(tochno_line(view) for view in views) + "\n"
        return SavedPage(f"{stem}.jsonl", text.encode(), "export", visit)
    site = f"http://{court.lower()}.sudrf.example"
    text = dataout_file(site, [dataout_case(view) for view in views])
    return SavedPage(f"{stem}.json", text.encode(), "export", visit)


def _full_lists(case: Case, visit: date, quirks: Quirks, pending: _Pending) -> Iterator[SavedPage]:
    """Note the case for the list of its court and month; write the lists of months gone by."""
    card = case.cards[0]
    if card.layout in ("old", "new") and card.visible <= visit:
        key = (card.court, month_key(card.received))
        row = listed(look(card, visit, quirks))
        pending.month.setdefault(key, (card, []))[1].append(row)
    over = month_key(case.since)
    if over != pending.over:
        pending.over = over
        for done in [place for place in pending.month if place[1] < over]:
            yield from _lists(done, visit, pending)


def _lists(key: tuple[str, str], visit: date, pending: _Pending) -> Iterator[SavedPage]:
    court, month = key
    card, rows = pending.month.pop(key)
    for number, page in enumerate(listing_pages(card, rows), 1):
        path = f"{visit}/{court.lower()}/list-{month}-{number}.html"
        data = page.encode("cp1251", "replace") if card.layout == "old" else page.encode()
        yield SavedPage(path, data, "listing", visit)


def _notice(n: int, visits: tuple[date, ...]) -> SavedPage:
    kind, page = notice_page(n)
    visit = visits[n % len(visits)]
    data = page.encode("cp1251", "replace")
    return SavedPage(f"{visit}/notices/{n:05d}.html", data, kind, visit)
