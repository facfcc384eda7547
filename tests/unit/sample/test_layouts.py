"""Pages have the structure of the sample pages: the same elements, ids, classes and captions."""

import re
from pathlib import Path

import pytest
from lxml import html

from wayout.sample import Quirks, SavedPage, make_world

SAMPLES = Path(__file__).parents[2] / "golden" / "record" / "pages"
Mark = tuple[str, str, str]


@pytest.fixture(scope="module")
def pages() -> list[SavedPage]:
    """Every page of a middling world."""
    return list(make_world(900, seed=11).pages())


def decoded(data: bytes) -> str:
    """Decode as the bytes allow."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")


def marks(text: str) -> set[Mark]:
    """Element, id and class of everything in the content block; figures in an id are one."""
    block = html.fromstring(text.replace("<!DOCTYPE html>", "")).get_element_by_id("modSdpContent")
    return {
        (node.tag, re.sub(r"\d+", "N", node.get("id", "")), " ".join(node.get("class", "").split()))
        for node in block.iter()
        if isinstance(node.tag, str) and (node.get("id") or node.get("class"))
    }


def sample_marks(*names: str) -> set[Mark]:
    """The marks of some sample pages together."""
    return set().union(
        *(marks(decoded(next(SAMPLES.glob(f"{name}_*.html")).read_bytes())) for name in names)
    )


def captions(text: str) -> set[str]:
    """The captions of the tables of an old card."""
    cells = html.fromstring(text.replace("<!DOCTYPE html>", "")).iterfind(".//th")
    return {" ".join(cell.text_content().split()) for cell in cells}


def of(pages: list[SavedPage], *words: str) -> list[str]:
    """Cards whose text has all of the words, decoded."""
    cards = (decoded(page.data) for page in pages if page.kind == "card")
    return [text for text in cards if all(word in text for word in words)]


@pytest.mark.parametrize(
    ("words", "samples"),
    [
        (("Уголовные дела - первая инстанция", "contentt"), ("01", "08", "20", "21", "22")),
        (("Уголовные дела - кассация",), ("02",)),
        (("case_bookmarks", "DefList"), ("03", "23")),
        (("case_bookmarks", "PersonList"), ("03", "23")),
        (("detail-cart",), ("06",)),
    ],
)
def test_cards_use_only_marks_of_the_samples(
    pages: list[SavedPage], words: tuple[str, ...], samples: tuple[str, ...]
) -> None:
    """No element stands in an invented card that no sample page has."""
    known = sample_marks(*samples)
    known |= {("div", "tab_content_DocumentN", "lawcase-tab-content")}  # real pages have it
    known |= {
        ("li", "tab_id_DocumentN", ""),
        ("li", "tab_id_PersonList", ""),
        ("div", "", "law-document"),
    }
    known |= {("span", "", "others1"), ("span", "", "Data2"), ("span", "", "Address2")}
    known |= {("span", "", "FIO1")}
    cards = of(pages, *words)
    assert cards
    assert set().union(*map(marks, cards)) <= known


@pytest.mark.parametrize(
    ("words", "sample"),
    [
        (("Уголовные дела - первая инстанция", "СУДЕБНЫЕ АКТЫ"), "20"),
        (("Уголовные дела - кассация",), "02"),
    ],
)
def test_old_cards_have_the_captions_of_the_samples(
    pages: list[SavedPage], words: tuple[str, ...], sample: str
) -> None:
    """ДЕЛО, ДВИЖЕНИЕ ДЕЛА, ЛИЦА and so on, word for word."""
    wanted = captions(decoded(next(SAMPLES.glob(f"{sample}_*.html")).read_bytes()))
    assert wanted
    for text in of(pages, *words):
        assert wanted <= captions(text)


def test_lists_have_the_marks_of_the_samples(pages: list[SavedPage]) -> None:
    """Both layouts: counter, table, and the second copy of the new one."""
    lists = [decoded(page.data) for page in pages if page.kind == "listing"]
    old = set().union(*(marks(text) for text in lists if "tablcont" in text))
    new = set().union(*(marks(text) for text in lists if "resultTable" in text))
    assert old <= sample_marks("04")
    assert new <= sample_marks("05")
    assert {("table", "tablcont", "")} <= old
    assert {("div", "resultMob", "mt7"), ("div", "", "lawcase-count")} <= new


def test_a_list_page_holds_at_most_25_rows_and_says_how_many_there_are(
    pages: list[SavedPage],
) -> None:
    """The counter N runs over the pages of one list."""
    counted: dict[str, int] = {}
    rows: dict[str, int] = {}
    for page in pages:
        text = decoded(page.data)
        if page.kind != "listing":
            continue
        place = page.path.rsplit("-", 1)[0]
        found = re.search(r"найдено (?:—|-) (?:<b>)?(\d+)", text)
        assert found
        counted[place] = int(found[1])
        number = text.count('<td style="width:6%') + text.count('<td class="lawcase-number-td"><')
        assert 0 < number <= 25
        rows[place] = rows.get(place, 0) + number
    assert counted == rows


def test_new_pages_are_utf_8_although_the_meta_tag_says_otherwise(pages: list[SavedPage]) -> None:
    """The reader has to look at the bytes."""
    new = [page.data for page in pages if b"case_bookmarks" in page.data]
    assert new
    assert all(b"charset=windows-1251" in data and data.decode() for data in new)


def test_every_row_of_a_new_page_stands_there_three_times(pages: list[SavedPage]) -> None:
    """Desktop table, mobile card, print copy."""
    page = of(pages, "case_bookmarks", "printVersionBody")[0]
    assert page.count("Регистрация поступившего в суд дела") == 3


def test_full_size_pages_weigh_60_to_100_kilobytes() -> None:
    """The furniture is around the content, which stays the same."""
    world = make_world(20)
    bare = next(page for page in world.pages() if page.kind == "card")
    full_world = type(world)(world.plan, world.seed, world.quirks, furniture=80)
    full = next(page for page in full_world.pages() if page.kind == "card")
    assert 60_000 < len(full.data) < 100_000
    start = bare.data.index(b'<div id="modSdpContent">')
    end = bare.data.index(b"</body>")
    assert bare.data[start:end].strip() in full.data


def test_raw_pages_keep_the_malformed_markup(pages: list[SavedPage]) -> None:
    """The stray row after the caption, repeated ids, unquoted attributes, a document inside."""
    raw = of(pages, "ДЕЛО</th>\n       \t\t<tr>\n\t\t\t            \t<tr>", "<HTML><HEAD>")
    assert raw
    assert raw[0].count("tablcont") > 2
    assert "<div id=line>" in raw[0]


def test_junk_bytes_can_be_switched_off(pages: list[SavedPage]) -> None:
    """With the quirk some cp1251 pages hold 0x98; without it none does."""
    assert any(b"</ul>\x98" in page.data for page in pages)
    world = make_world(200)
    plain = type(world)(world.plan, world.seed, Quirks.none())
    assert not any(b"</ul>\x98" in page.data for page in plain.pages())
