"""Reading never raises, whatever a page became, and never lets a name through.

20,000 damaged pages, made from the sample pages by a seeded generator: bytes flipped, pages cut
and spliced, tags doubled and dropped, entities, broken attributes, mixed encodings.
"""

from random import Random

import msgspec
import pytest
from tests.property.damage import (
    CARD_TEXTS,
    EACH,
    MUTATIONS,
    SEEDS,
    STEMS,
    Mutation,
    cut_off,
    flip_bytes,
    repeat_part,
    said_of,
    shown,
    stray_characters,
)

from wayout.record.page import CaseCard, Listing, SetAside


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_reading_never_raises_and_never_names_anybody(mutate: Mutation) -> None:
    """2,000 pages of each kind of damage are read, or set aside with a reason."""
    rng = Random(mutate.__name__)  # noqa: S311 - chance for tests, not for secrets
    for _ in range(EACH):
        data = mutate(rng.choice(SEEDS), rng)
        said = said_of(data)
        assert all(isinstance(one, CaseCard | Listing | SetAside) for one in said)
        assert not STEMS.search(shown(said))


CARD = next(text for text in CARD_TEXTS if "1-57/2025" in text and "cont1" in text)
CONTENT = "<div id='content'>"
GIANTS = {
    "nested blocks": CARD.replace(CONTENT, CONTENT + "<div>" * 20_000),
    "nested tables": CARD.replace(CONTENT, CONTENT + "<table><tr><td>" * 100_000),
    "nested lists": CARD.replace(CONTENT, CONTENT + "<li><ul>" * 10_000),
    "brackets in a cell": CARD.replace("ст.337 ч.5", "(" * 100_000),
    "brackets of JSON": "[" * 100_000,
    "objects of JSON": '{"a":' * 100_000,
    "a line of 5 MB": CARD.replace("Заседание отложено", "а" * 2_500_000),
    "a name of 5 MB": CARD.replace("Заседание отложено", "Примеров И.С. " * 200_000),
    "a number of 5 MB": CARD.replace("ДЕЛО № ", "ДЕЛО № " + "1-5/2025 (1-2/2024;) " * 130_000),
    "an act of 5 MB": CARD.replace(
        "о в о р и л :", "о в о р и л : " + "назначить штраф " * 170_000
    ),
    "articles of 5 MB": CARD.replace("ст.337 ч.5", "ст.337 ч.5; " * 250_000),
    "attributes of 5 MB": CARD.replace(CONTENT, "<div id='content' " + "a='b' " * 800_000 + ">"),
    "line breaks": CARD.replace("Заседание отложено", "<br>" * 500_000),
    "opening brackets": CARD + "<" * 5_000_000,
    "inputs": CARD + "<input " * 100_000,
    "blanks": CARD + " " * 5_000_000,
}


@pytest.mark.parametrize("name", GIANTS)
def test_a_giant_page_is_read_or_set_aside(name: str) -> None:
    """Depth and length make no page raise, and no name come through."""
    said = said_of(GIANTS[name].encode())
    assert said
    assert not STEMS.search(shown(said))


PERSON = {"name": "Примеров Иван Сергеевич", "article": ["ст.337 ч.5"]}
HEAD = {"accused": [PERSON], "id_text": "ДЕЛО № 1-57/2025", "judge": "Образцов П.И."}
EXPORTS = [
    msgspec.json.encode(document)
    for document in (
        {
            "name": "Суд", "caseNumber": "1-57/2025", "entryDate": "03.06.2024",
            "names": "Примеров И.С. - ст.337 ч.5 УК РФ", "judge": "Образцов П.И.",
            "steps": [{"eventName": "Судебное заседание", "eventDate": "04.07.2024"}],
            "sides": [{"sideName": "Шаблонов О.Ю."}], "decision": "Вынесен ПРИГОВОР",
        },
        {"http://court.example": {"num_cases": 1, "cases": [{"metadata": HEAD, "case_text": "x"}]}},
    )
]  # fmt: skip


@pytest.mark.parametrize("mutate", [flip_bytes, cut_off, repeat_part, stray_characters])
def test_damaged_exports_are_read_or_set_aside(mutate: Mutation) -> None:
    """JSON of the two collectors, damaged in the same ways."""
    rng = Random(mutate.__name__)  # noqa: S311 - chance for tests, not for secrets
    for _ in range(EACH):
        said = said_of(mutate(rng.choice(EXPORTS), rng))
        assert all(isinstance(one, CaseCard | Listing | SetAside) for one in said)
        assert not STEMS.search(shown(said))
