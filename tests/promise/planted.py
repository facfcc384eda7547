"""Court pages into which names of the fixed list were put, wherever a text can stand."""

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.property.test_record_names_stay import forms

from wayout.sample import SavedPage, make_world, write_world

DAY = "2024-06-15"
_PLACE = re.compile(r"<(?:td|th|b|div|title|span|u|p|a|li|option|h1)\b[^<>]*>", re.IGNORECASE)
_WRAPS = ("{}", "в отношении {}", "{}, 1990 г.р.", "({})", "жалоба {}", "{} (1-1/2024)")
_OF_EACH_KIND = 6
_PLANTED_IN_EACH = 6

STEMS = ("примеров", "тестов", "образцов", "шаблонов", "вымышленн", "макетов", "придуманов",
         "григори", "андреевич", "сергеевич", "ильич", "юрьевич", "игоревн")  # fmt: skip


def write_planted(folder: Path) -> int:
    """Write a small world and, before it in order, pages with names in them; return how many.

    No file or member of an archive is named after a person.
    """
    world = make_world(150, seed=8)
    write_world(world, folder / "b")
    rng = Random(21)  # noqa: S311  no secret
    planted = [data for page in _of_each_kind(world.pages()) for data in _planted(page, rng)]
    place = folder / "a" / DAY
    place.mkdir(parents=True)
    for number, data in enumerate([*planted, *_oddities(rng)]):
        (place / f"{number:05d}.html").write_bytes(data)
    return len(planted)


def _of_each_kind(pages: Iterator[SavedPage]) -> list[SavedPage]:
    """A few pages of every kind and court, so that every layout and class is among them."""
    found: dict[tuple[str, str], list[SavedPage]] = {}
    for page in pages:
        some = found.setdefault((page.kind, page.path.split("/")[1]), [])
        if len(some) < _OF_EACH_KIND:
            some.append(page)
    return [page for some in found.values() for page in some]


def _planted(page: SavedPage, rng: Random) -> Iterator[bytes]:
    for _ in range(_PLANTED_IN_EACH):
        if page.kind == "export":
            yield b"\n".join(_in_json(line, rng) for line in page.data.splitlines())
        else:
            yield _in_html(page.data, rng)


def _in_html(data: bytes, rng: Random) -> bytes:
    """A page with a name behind one of its tags, in the encoding that it has."""
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("cp1251", "ignore"), "cp1251"
    places = [found.end() for found in _PLACE.finditer(text)] or [0]
    at = rng.choice(places)
    name = rng.choice(_WRAPS).format(rng.choice(forms())) + rng.choice((" ", "<br>", ". "))
    return (text[:at] + name + text[at:]).encode(encoding, "replace")


def _in_json(line: bytes, rng: Random) -> bytes:
    """A line with a name in one of its texts and one as a key; some with escaped letters."""
    told = json.loads(line)
    leaf = rng.choice(list(_texts(told)))
    holder, key = leaf
    holder[key] = f"{holder[key]} {rng.choice(forms())}"
    if isinstance(told, dict):
        told[rng.choice(forms())] = rng.choice(forms())
    return json.dumps(told, ensure_ascii=rng.random() < 0.5).encode()


def _texts(told: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  JSON is anything
    items = told.items() if isinstance(told, dict) else enumerate(told)
    for key, value in items:
        if isinstance(value, str):
            yield told, key
        elif isinstance(value, dict | list):
            yield from _texts(value)


def _oddities(rng: Random) -> Iterator[bytes]:
    """Files that are set aside, each with names: their reasons must not quote them."""
    for name in rng.sample(forms(), k=12):
        said = f"Приговор в отношении {name}: {name} осужден"
        for encoding in ("utf-8", "cp1251", "utf-16", "koi8-r"):
            yield said.encode(encoding)
        yield f"<html><title>{name}</title><body><p>{said}".encode()
        yield json.dumps({name: [said], "case_number": name}).encode()
        yield f'{{"{name}": '.encode()
        yield b"PK\x03\x04" + said.encode()
        yield b"\x1f\x8b" + said.encode()
        yield f"WARC/1.0\r\nWARC-Type: response\r\n{name}: {said}\r\n\r\n".encode()
        yield b"\0" + said.encode()


def names_in(data: bytes) -> set[str]:
    """Stems of planted names in bytes: UTF-8, windows-1251, or escaped as JSON does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an escape that is none is no name
        escaped = re.sub(rb"\\u([0-9a-fA-F]{4})", _unescaped, data)
    texts = [data.decode("utf-8", "ignore"), data.decode("cp1251", "ignore"),
             escaped.decode("utf-8", "ignore")]  # fmt: skip
    return {stem for text in texts for stem in STEMS if stem in text.casefold()}


def _unescaped(found: re.Match[bytes]) -> bytes:
    return chr(int(found[1], 16)).encode("utf-8", "ignore")
