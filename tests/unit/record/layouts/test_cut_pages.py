"""A page that breaks off adds what is whole in it, and nothing of what is not."""

from pathlib import Path

import pytest

from wayout.record.page import CaseCard, RawPage
from wayout.record.reader import read

PAGES = Path(__file__).parents[3] / "golden" / "record" / "pages"
TWO_ACCUSED = "22_invented_337_old_two_accused_returned.html"
SENTENCED = "20_invented_337_old_suspended_resumed_verdict.html"
SUSPENDED_LATER = (
    "</P><P>В соответствии со ст. 73 УК РФ назначенное наказание считать условным с "
    "испытательным сроком 3 года.</P>"
)


def card_of(data: bytes) -> CaseCard | None:
    """The card read, if one is."""
    (found,) = read(RawPage("page.html", data, "2025-06-01", "path"))
    return found if isinstance(found, CaseCard) else None


def test_accused_of_a_table_that_is_cut_are_not_read() -> None:
    """One of two rows would be a wrong number of accused."""
    data = (PAGES / TWO_ACCUSED).read_bytes()
    second = data.index("Вымышленный".encode("cp1251"))
    cut = card_of(data[:second])
    assert cut is not None
    assert cut.persons is None
    assert not cut.whole


@pytest.mark.parametrize("words", ["ст. 73 УК РФ", "условным", "сроком 3"])
def test_no_cut_act_gives_a_sentence_though_another_act_is_closed_before_it(words: str) -> None:
    """The closing tag of a nested document is not the end of the page."""
    page = (PAGES / SENTENCED).read_bytes().decode("cp1251")
    ruling = (
        "<li id='tab_doc2'>Судебный акт #2 (Постановление)</li><div id='cont_doc2'><HTML><BODY>"
        "<P>ПОСТАНОВЛЕНИЕ</P></BODY></HTML></div>"
    )
    page = page.replace("<div class='contentt'><div id='cont_doc1'", ruling + "<div id='cont_doc1'")
    page = page.replace("исправительной колонии общего режима.</P>",
                        "исправительной колонии общего режима." + SUSPENDED_LATER)  # fmt: skip
    whole = card_of(page.encode("cp1251"))
    assert whole is not None
    assert [s.outcome for act in whole.acts or () for s in act.sentences] == ["probation"]
    cut = card_of(page[: page.index(words)].encode("cp1251"))
    assert cut is None or not any(act.sentences for act in cut.acts or ())


def test_a_page_made_to_be_heavy_is_set_aside_before_it_is_parsed() -> None:
    """Thousands of rows or attributes would take the memory of all others."""
    head = b'<div id="modSdpContent"><div class=casenumber></div><table id=tablcont>'
    rows = head + b"<tr><td></td></tr>" * 20_000
    attributes = head + b"<tr " + b"a1 " * 20_000 + b">"
    for data in (rows, attributes):
        (found,) = read(RawPage("page.html", data, "2025-06-01", "path"))
        assert not isinstance(found, CaseCard)
