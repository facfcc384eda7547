"""One saved page -> what it says. Works in a process of its own and needs no tables library."""

from wayout.errors import InputError
from wayout.record.block import Block, cut_block, cut_to_whole_rows, raise_digits
from wayout.record.classify import Kind, classify
from wayout.record.decode import decode
from wayout.record.layouts.dataout import read_dataout
from wayout.record.layouts.listing import read_listing
from wayout.record.layouts.moscow import read_moscow
from wayout.record.layouts.nesting import too_deep
from wayout.record.layouts.new import read_new
from wayout.record.layouts.old import read_old
from wayout.record.layouts.tochno import read_tochno
from wayout.record.layouts.weight import too_heavy
from wayout.record.page import CaseCard, RawPage, Read, SetAside

LARGEST_PAGE = 16 * 1024 * 1024
_JSON_STARTS = (b"{", b"[")
_JSON_ENDS = (b"}", b"]")
_TEXT_SAMPLE = 4_096
_MOST_ROWS, _MOST_PERSONS = 3_000, 500
_OF_THE_BLOCK = ("old", "new")  # of the page around it only the court is asked


def read(raw: RawPage) -> list[Read]:
    """Read one page; a peer's JSON file may hold many cards.

    Never raises for what a page holds: what cannot be read comes back as SetAside.
    """
    start = raw.data[:_TEXT_SAMPLE].lstrip()[:1]
    if len(raw.data) > LARGEST_PAGE and start not in _JSON_STARTS:
        return [SetAside("too_large", "larger than 16 MB; no court page is")]
    if not start and not raw.data.strip():
        return [SetAside("empty", "the file is empty")]
    if b"\0" in raw.data[:_TEXT_SAMPLE]:
        return [SetAside("unknown", "not a text")]
    if start in _JSON_STARTS:
        return _read_json(raw.data)
    return [_read_html(raw.data)]


def _read_json(data: bytes) -> list[Read]:
    if not data.rstrip().endswith(_JSON_ENDS):
        return [SetAside("truncated", "JSON that breaks off")]
    for reader in (read_tochno, read_dataout):
        try:
            return list(reader(data))
        except InputError:
            continue
    return [SetAside("unknown", "JSON of neither of the two programs whose exports are known")]


def _read_html(data: bytes) -> Read:
    # Tags are ASCII in either encoding, so a card is cut out before anything is decoded:
    # decoding all the menus around it takes as long as parsing it.
    page = data.decode("latin-1")
    cut = cut_block(page)
    block = Block(decode(cut.text.encode("latin-1")), cut.whole)
    if too_deep(block.text) or too_heavy(block.text):
        return SetAside("damaged", "made to be heavy: no page of a court is nested or filled so")
    kind = classify(block.text, block.text, whole=block.whole)
    if kind not in _OF_THE_BLOCK:
        page = decode(data)
        kind = classify(page, block.text, whole=block.whole)
    return kind if isinstance(kind, SetAside) else _read_known(kind, page, block)


def _read_known(kind: Kind, page: str, block: Block) -> Read:
    text = raise_digits(block.text if block.whole else cut_to_whole_rows(block.text))
    if kind in {"listing_old", "listing_new", "listing_moscow"}:
        return read_listing(page, text)
    if kind == "moscow":
        card = read_moscow(page, text, whole=block.whole)
    elif kind == "new":
        card = read_new(page, text, whole=block.whole)
    else:
        card = read_old(page, text, whole=block.whole)
    if len(card.rows or ()) > _MOST_ROWS or len(card.persons or ()) > _MOST_PERSONS:
        return SetAside("damaged", "thousands of events or accused, which no case has")
    if not block.whole and _says_nothing(card):
        return SetAside("truncated", "the page breaks off before anything of the card is whole")
    return card


def _says_nothing(card: CaseCard) -> bool:
    return card.uid is None and card.number is None and not card.rows
