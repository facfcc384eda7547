"""Reading never raises, whatever a page became, and never lets a name through.

20,000 damaged pages, made from the sample pages by a seeded generator: bytes flipped, pages cut
and spliced, tags doubled and dropped, entities, broken attributes, mixed encodings. Names of the
fixed list are planted, in every case form, in cells where none belongs.
"""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
import pytest

from wayout.record.page import CaseCard, Listing, RawPage, Read, SetAside
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


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_reading_never_raises_and_never_names_anybody(mutate: Mutation) -> None:
    """2,000 pages of each kind of damage are read, or set aside with a reason."""
    rng = Random(mutate.__name__)  # noqa: S311 - chance for tests, not for secrets
    for _ in range(EACH):
        data = mutate(rng.choice(SEEDS), rng)
        said = said_of(data)
        assert all(isinstance(one, CaseCard | Listing | SetAside) for one in said)
        assert not STEMS.search(shown(said))


# Surname, first name and patronymic of the fixed list, in five cases.
PEOPLE = (
    (
        "Примеров Иван Сергеевич|Примерова Ивана Сергеевича|Примерову Ивану Сергеевичу"
        "|Примеровым Иваном Сергеевичем|Примерове Иване Сергеевиче"
    ),
    (
        "Тестова Вера Ивановна|Тестовой Веры Ивановны|Тестовой Вере Ивановне"
        "|Тестову Веру Ивановну|Тестовою Верою Ивановною"
    ),
    (
        "Образцов Пётр Ильич|Образцова Петра Ильича|Образцову Петру Ильичу"
        "|Образцовым Петром Ильичом|Образцове Петре Ильиче"
    ),
    (
        "Шаблонов Олег Юрьевич|Шаблонова Олега Юрьевича|Шаблонову Олегу Юрьевичу"
        "|Шаблоновым Олегом Юрьевичем|Шаблонове Олеге Юрьевиче"
    ),
    (
        "Вымышленный Егор Олегович|Вымышленного Егора Олеговича|Вымышленному Егору Олеговичу"
        "|Вымышленным Егором Олеговичем|Вымышленном Егоре Олеговиче"
    ),
    (
        "Макетова Анна Петровна|Макетовой Анны Петровны|Макетовой Анне Петровне"
        "|Макетову Анну Петровну|Макетовою Анною Петровною"
    ),
    (
        "Придуманова Ольга Игоревна|Придумановой Ольги Игоревны|Придумановой Ольге Игоревне"
        "|Придуманову Ольгу Игоревну|Придумановою Ольгою Игоревною"
    ),
    (
        "Условный Григорий Андреевич|Условного Григория Андреевича|Условному Григорию Андреевичу"
        "|Условным Григорием Андреевичем|Условном Григории Андреевиче"
    ),
)


def forms() -> list[str]:
    """Every person in every case, in full and with initials, as clerks write them."""
    written: list[str] = []
    for person in PEOPLE:
        for form in person.split("|"):
            surname, first, patronymic = form.split()
            one, two = first[0], patronymic[0]
            written += [
                form, form.upper(), f"{first} {patronymic} {surname}",
                f"{surname} {one}.{two}.", f"{surname} {one}. {two}.", f"{one}.{two}. {surname}",
                f"{one}. {two}. {surname}", f"{surname.upper()} {one}.{two}.", f"{surname} {one}.",
                f"{surname}\xa0{one}.{two}.",
            ]  # fmt: skip
    return written


def text_of(data: bytes) -> str:
    """A sample page as text; it is read again as UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.replace(b"\x98", b"").decode("cp1251")


CARD_TEXTS = [text_of(data) for data in CARDS]
LIST_TEXTS = [text_of(data) for data in LISTS]


@pytest.mark.parametrize("wrap", ["{}", "в отношении {}", "{}, 1990 г.р.", "({})", "жалоба {}"])
def test_a_name_planted_in_any_cell_stays_on_the_page(wrap: str) -> None:
    """Label, result, ground, number, note, room, title, complaint: no cell lets it through."""
    rng = Random(wrap)  # noqa: S311 - chance for tests, not for secrets
    for name in forms():
        page = rng.choice(CARD_TEXTS + LIST_TEXTS)
        ends = [found.end() for found in re.finditer(r"<(?:td|th|b|div|title|span|u|p|a)\b[^<>]*>",
                                                     page, re.IGNORECASE)]  # fmt: skip
        for at in rng.sample(ends, k=8):
            planted = page[:at] + wrap.format(name) + rng.choice((" ", "<br>", ". ")) + page[at:]
            text = shown(said_of(planted.encode()))
            assert not STEMS.search(text), (name, page[at - 60 : at])


@pytest.mark.parametrize("cell", ["label", "result", "ground", "note", "room"])
def test_a_name_alone_is_known_from_the_name_cells_of_its_page(cell: str) -> None:
    """A bare surname in any case is masked where a name cell of the page has that surname."""
    place = {"label": 0, "room": 3, "result": 4, "ground": 5, "note": 6}[cell]
    page = next(text for text in CARD_TEXTS if "1-216/2024" in text)
    row = page[page.index("<tr><td>Предварительное слушание") :]
    row = row[: row.index("</tr>")]
    parts = row.split("<td>")
    for name in ("Шаблонов", "Шаблонова", "Шаблонову", "Шаблоновым", "Шаблонове",
                 "Вымышленный", "Вымышленного", "Вымышленному", "Вымышленным", "Макетова",
                 "Макетовой", "Макетову", "ШАБЛОНОВА", "Шаблонов-", "«Шаблонов»"):  # fmt: skip
        changed = [*parts]
        changed[place + 1] = f"Ходатайство {name}</td>"
        said = said_of(page.replace(row, "<td>".join(changed)).encode())
        assert not STEMS.search(shown(said)), name


def test_a_planted_name_would_be_seen() -> None:
    """The search for stems finds every form that is planted."""
    assert all(STEMS.search(form.casefold()) for form in forms())


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
