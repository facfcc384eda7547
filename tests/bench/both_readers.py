"""Full-size invented cards for both readers, and whether both find the same fields on them."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from soup_reader import Fields, Row, soup_read

from wayout.record.page import CaseCard, Person, RawPage
from wayout.record.reader import read
from wayout.sample import World, make_world

_KILOBYTES = 80


def write_cards(folder: Path, count: int) -> list[Path]:
    """Write full-size cards, half in the old layout and half in the new; return their paths."""
    wanted = {"old": (count + 1) // 2, "new": count // 2}
    world: World = replace(make_world(count, seed=7), furniture=_KILOBYTES)
    paths = []
    for page in world.pages():
        layout = "new" if b"case_bookmarks" in page.data else "old"
        if page.kind != "card" or not wanted[layout] or b"card-sud" in page.data:
            continue
        wanted[layout] -= 1
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.data)
        paths.append(path)
    return paths


def fields_of(card: CaseCard) -> Fields:
    """Put a card in the form of the BeautifulSoup reader."""
    return Fields(
        number=card.number,
        uid=card.uid,
        received=card.received,
        decided=card.decided,
        in_force=card.in_force,
        result=card.result,
        rows=[Row(row.label, row.day, row.time, row.result) for row in card.rows or ()],
        articles=[_articles(person) for person in card.persons or ()],
        acts=len(card.acts or ()),
    )


def _articles(person: Person) -> set[str]:
    """Return the articles as printed: an attempt stands on the page as Article 30 beside them."""
    unfinished = {"30" for charge in person.charges if charge.attempt or charge.preparation}
    return {charge.article for charge in person.charges} | unfinished


def differences(sample: list[bytes]) -> Counter[str]:
    """Count the fields in which both readers differ."""
    found: Counter[str] = Counter()
    for data in sample:
        [card] = read(RawPage("", data, "2025-01-01", "path"))
        assert isinstance(card, CaseCard)
        ours, theirs = fields_of(card)._asdict(), soup_read(data)._asdict()
        found.update(name for name, value in ours.items() if value != theirs[name])
    return found
