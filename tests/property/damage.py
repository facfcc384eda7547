"""Damaged pages and invented names, made for tests from the sample pages by seeded chance."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec

from wayout.record.page import RawPage, Read
from wayout.record.reader import read

PAGES = sorted((Path(__file__).parents[1] / "golden" / "record" / "pages").iterdir())


def seed(path: Path) -> bytes:
    """A sample page; its town `Образцовск` and its court `Образцовый` are not to pass for names."""
    data = path.read_bytes()
    for encoding in ("utf-8", "cp1251"):
        for adjective in ("Образцовый гарнизон", "Образцовск"):
            data = data.replace(adjective.encode(encoding), "Гарнизон".encode(encoding))
    return data


SEEDS = [seed(path) for path in PAGES]
CARDS = [data for path, data in zip(PAGES, SEEDS, strict=True) if path.name[:2] in
         {"01", "02", "03", "06", "08", "20", "21", "22", "23"}]  # fmt: skip
LISTS = [data for path, data in zip(PAGES, SEEDS, strict=True) if path.name[:2] in
         {"04", "05", "14"}]  # fmt: skip
EACH = 2_000

Mutation = Callable[[bytes, Random], bytes]


def said_of(data: bytes) -> list[Read]:
    """What the reader makes of these bytes."""
    return read(RawPage("page.html", data, "2026-01-01", "path"))


def flip_bytes(data: bytes, rng: Random) -> bytes:
    """A few bytes become others."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 40)):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut_off(data: bytes, rng: Random) -> bytes:
    """The page breaks off, or begins in the middle."""
    at = rng.randrange(len(data))
    return data[:at] if rng.random() < 0.7 else data[at:]


def splice(data: bytes, rng: Random) -> bytes:
    """The beginning of one page and the end of another."""
    other = rng.choice(SEEDS)
    return data[: rng.randrange(len(data))] + other[rng.randrange(len(other)) :]


def _tags(data: bytes) -> list[re.Match[bytes]]:
    return list(re.finditer(rb"<[^<>]{1,300}>", data))


def double_tags(data: bytes, rng: Random) -> bytes:
    """A tag stands twice, or two hundred times."""
    tag = rng.choice(_tags(data))
    return data[: tag.end()] + tag[0] * rng.choice((1, 1, 2, 200)) + data[tag.end() :]


def drop_tags(data: bytes, rng: Random) -> bytes:
    """A few tags are missing."""
    gone = set(rng.sample(_tags(data), k=min(rng.randint(1, 8), len(_tags(data)))))
    for tag in sorted(gone, key=re.Match.start, reverse=True):
        data = data[: tag.start()] + data[tag.end() :]
    return data


def put_entities(data: bytes, rng: Random) -> bytes:
    """Entities, whole and broken, stand where text stood."""
    for _ in range(rng.randint(1, 10)):
        at = rng.randrange(len(data))
        entity = rng.choice((b"&nbsp;", b"&#0;", b"&#x110000;", b"&lt;td&gt;", b"&#", b"&amp;lt;"))
        data = data[:at] + entity + data[at:]
    return data


def break_attributes(data: bytes, rng: Random) -> bytes:
    """Quotes and equals signs are lost, doubled or swapped."""
    places = [found.start() for found in re.finditer(rb"[\"'=]", data)]
    out = bytearray(data)
    for at in rng.sample(places, k=min(6, len(places))):
        out[at] = rng.choice(b"\"'=<> ")
    return bytes(out)


def mix_encodings(data: bytes, rng: Random) -> bytes:
    """One part of a page is encoded otherwise than the rest."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1251", "replace")
    at = rng.randrange(len(text))
    first, second = rng.sample(("utf-8", "cp1251", "koi8-r", "utf-16-le"), k=2)
    return text[:at].encode(first, "replace") + text[at:].encode(second, "replace")


def repeat_part(data: bytes, rng: Random) -> bytes:
    """A stretch of the page comes again somewhere else."""
    start = rng.randrange(len(data))
    part = data[start : start + rng.randint(1, 3_000)]
    at = rng.randrange(len(data))
    return data[:at] + part + data[at:]


def stray_characters(data: bytes, rng: Random) -> bytes:
    """Characters that no page should hold."""
    strays = (
        b"\0",
        b"\x98",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        "\u2028\u202e".encode(),
        b"]]>",
        b"<!--",
    )
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(data))
        data = data[:at] + rng.choice(strays) + data[at:]
    return data


MUTATIONS: tuple[Mutation, ...] = (
    flip_bytes, cut_off, splice, double_tags, drop_tags,
    put_entities, break_attributes, mix_encodings, repeat_part, stray_characters,
)  # fmt: skip

STEMS = re.compile("примеров|тестов|образцов|шаблонов|вымышленн|макетов|придуманов|условн")


def shown(said: list[Read]) -> str:
    """Everything that leaves the reader, as text."""
    return msgspec.json.encode(said).decode().casefold()


def text_of(data: bytes) -> str:
    """A sample page as text; it is read again as UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.replace(b"\x98", b"").decode("cp1251")


CARD_TEXTS = [text_of(data) for data in CARDS]
LIST_TEXTS = [text_of(data) for data in LISTS]
