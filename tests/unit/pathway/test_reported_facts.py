"""Every reported fact that belongs to the road stands on the map."""

import pytest

from wayout.pathway import Arrow, load_pathway

ROAD = load_pathway()

# number of the fact, from, to, the event that takes it (from None: a history may begin so)
PASSAGES = [
    (1, None, "called_up", "mobilised"),
    (1, None, "called_up", "contract_signed"),
    (2, "called_up", "deployed", "deployed_first"),
    (2, "deployed", "dead", "died"),
    (4, "deployed", "leave", "hospitalised"),
    (4, "leave", "absent", "left_unit"),
    (5, "deployed", "absent", "left_unit"),
    (6, "absent", "held", "detained"),
    (6, "held", "deployed", "sent_to_front"),
    (7, "held", "absent", "escaped"),
    (9, "absent", "deployed", "sent_to_front"),
    (10, "absent", "surrendered", "surrendered"),
    (11, "surrendered", "checked", "crime_reported"),
    (11, "checked", "investigated", "case_opened"),
    (11, "checked", "closed", "case_refused"),
    (12, "investigated", "deployed", "sent_to_front"),
    (13, "surrendered", "deployed", "sent_to_front"),
    (14, "deployed", "held", "pit"),
    (14, "surrendered", "held", "pit"),
    (15, "probation", "deployed", "sent_to_front"),
    (15, "court", "imprisoned", "verdict"),
    (17, "court", "suspended", "suspended"),
    (17, "suspended", "deployed", "sent_to_front"),
    (19, "absent", "abroad", "crossed_border"),
    (21, "abroad", "protected", "protection_granted"),
    (22, "abroad", "held", "handed_over"),
    (22, "abroad", "held", "abducted"),
    (22, "abroad", "investigated", "case_opened"),
    (23, "imprisoned", "released", "released_from_prison"),
    (23, "imprisoned", "deployed", "released_conditionally"),
]


def passage(start: str | None, to: str, event: str) -> Arrow:
    """Find one arrow."""
    return next(a for a in ROAD.arrows if (a.start, a.to, a.event) == (start, to, event))


@pytest.mark.parametrize(("fact", "start", "to", "event"), PASSAGES)
def test_a_reported_passage_is_an_arrow(fact: int, start: str | None, to: str, event: str) -> None:
    """The arrow is there, has a source, and is red exactly where it leads back to the front."""
    arrow = passage(start, to, event)
    assert arrow.sources, fact
    assert arrow.back_to_front == (to == "deployed" and start not in {None, "called_up"})


@pytest.mark.parametrize(
    ("event", "place", "since"),
    [
        ("handed_over", "AZ", "2025-04"),
        ("handed_over", "KZ", "2026-01-25/2026-02-10"),
        ("abducted", "AM", "2023-12-07"),
        ("abducted", "KZ", "2022-02-24/2025-06-17"),
        ("abducted", "GE", "2022-02-24/2025-06-17"),
    ],
)
def test_arrows_from_abroad_are_dated_per_country(event: str, place: str, since: str) -> None:
    """Where only the report is dated, the span up to it stands there, not a guess."""
    places = {seen.code: seen for seen in passage("abroad", "held", event).places}
    assert str(places[place].since) == since
    assert places[place].sources


def test_every_red_arrow_ends_at_the_front_and_says_where_it_was_read() -> None:
    """Back to the front means the front; a law has a mark, a report has none."""
    red = [arrow for arrow in ROAD.arrows if arrow.back_to_front]
    assert {arrow.to for arrow in red} == {"deployed"}
    assert {
        "called_up", "leave", "absent", "held", "surrendered", "checked", "investigated", "court",
        "suspended", "sentenced", "probation", "other_sentence", "imprisoned", "closed",
    } == {arrow.start for arrow in red}  # fmt: skip
    for arrow in ROAD.arrows:
        assert {source.mark for source in arrow.sources} <= {"T", "S", "B", None}


@pytest.mark.parametrize(
    ("start", "event", "since", "article"),
    [
        ("investigated", "suspended", "2024-03-23", "CPC 208(1)(3.1)"),
        ("court", "suspended", "2024-10-02", "CPC 238(1)(5)"),
        ("imprisoned", "released_conditionally", "2023-06-24", "CC 80.2"),
        ("probation", "sent_to_front", "2022-09-21", "CC 73(6)"),
    ],
)
def test_the_lawful_ways_back_have_their_article_and_day(
    start: str, event: str, since: str, article: str
) -> None:
    """Dates of the amending laws, read in the sources named there."""
    found = [
        (str(arrow.since), source.name.en)
        for arrow in ROAD.out_of(start)
        if arrow.event == event
        for source in arrow.sources
    ]
    assert (since, article) in found
