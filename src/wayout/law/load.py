"""The law files of one folder, read and checked; what is damaged is named by file and line."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

from wayout.errors import DataError
from wayout.law.lawbook import Conflict, LawBook, Question, QuestionReading
from wayout.law.names import COMPUTED
from wayout.law.provision import Article, Axis, LawSource, Provision, Verified
from wayout.law.read_provision import read_day, read_provision, read_rule, read_tree
from wayout.law.sound import check_rules
from wayout.pathway.entry import Entry

_FOLDER = Path(__file__).with_name("ru")
_END = "# end"
_NOT_ARTICLES = {"law.toml", "sources.toml", "questions.toml", "conflicts.toml"}


@cache
def load_law(folder: Path | None = None) -> LawBook:
    """Read the law of Russia, or that of another folder; the same object every time.

    Raises:
        DataError: A file is missing or damaged; the message names the file and the line.
    """
    place = folder or _FOLDER
    try:
        texts = {path.name: path.read_bytes() for path in sorted(place.glob("*.toml"))}
    except OSError as error:
        raise DataError(
            "{file} cannot be read ({error}). Reinstall wayout.", file=place, error=error
        ) from error
    return read_law(texts)


def read_law(files: Mapping[str, bytes]) -> LawBook:
    """Read a law from the bytes of its files by name.

    Raises:
        DataError: A file is missing or damaged; the message names the file and the line.
    """
    entries = {name: _entry(name, data) for name, data in files.items()}
    for name in sorted(_NOT_ARTICLES - entries.keys()):
        raise Entry(f"{name}, line 1", {}).fault("the file is not there")
    head = entries["law.toml"]
    head.only("country", "checked_on", "first_day", "text", "articles")
    _check_files(head, files)
    sources = {key: _source(key, row) for key, row in entries["sources.toml"].children()}
    articles: dict[str, Article] = {}
    provisions: list[Provision] = []
    for name, entry in entries.items():
        if name not in _NOT_ARTICLES:
            found = tuple(_provisions(name, files[name], entry, sources))
            articles[found[0].article.id] = found[0].article
            provisions += found
    book = LawBook(
        country=head.text("country"),
        checked_on=read_day(head, "checked_on"),
        first_day=read_day(head, "first_day"),
        text=head.child("text").words(),
        digest=_digest(files),
        articles=articles,
        provisions=tuple(_closed(provisions)),
        sources=sources,
        questions={q.id: q for q in _questions(files, entries["questions.toml"])},
        conflicts=tuple(_conflicts(files, entries["conflicts.toml"])),
    )
    check_rules(book)
    return book


def _check_files(head: Entry, files: Mapping[str, bytes]) -> None:
    """Refuse a law of which a file is missing, not listed, or cut: it would answer wrongly."""
    listed = {f"{name}.toml" for name in head.texts("articles")}
    for name in sorted(listed ^ (files.keys() - _NOT_ARTICLES)):
        place = Entry(f"{name}, line 1", {})
        if name in listed:
            raise place.fault("the file is not there")
        raise place.fault("law.toml does not list this file")
    for name, data in files.items():
        lines = data.decode("utf-8").splitlines()
        if _END not in lines:
            raise Entry(f"{name}, line {len(lines)}", {}).fault(
                "the file is cut before its '# end'"
            )


def _digest(files: Mapping[str, bytes]) -> str:
    """Sum up the files; line ends do not count, so that a checkout on any system agrees."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name].replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _entry(name: str, data: bytes) -> Entry:
    try:
        return Entry(f"{name}, line 1", tomllib.loads(data.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(
            "{file} is not TOML: {error}. Reinstall wayout, or correct the file.",
            file=name,
            error=error,
        ) from None


def _rows(name: str, data: bytes, entry: Entry, key: str) -> Iterator[Entry]:
    """Give the rows of an array of tables, each with the line on which it begins."""
    lines = [
        number
        for number, line in enumerate(data.decode("utf-8").splitlines(), 1)
        if re.fullmatch(rf"\[\[\s*{key}\s*\]\]\s*(#.*)?", line.strip())
    ]
    for row, line in zip(entry.rows(key), lines, strict=False):
        said = row.table.get("id")
        yield Entry(f"{name}, line {line} ({said})", row.table)


def _source(key: str, row: Entry) -> LawSource:
    row.only("name", "url", "read_on")
    return LawSource(key, row.child("name").words(), read_day(row, "read_on"), row.maybe("url"))


def _provisions(
    name: str, data: bytes, entry: Entry, sources: Mapping[str, LawSource]
) -> Iterator[Provision]:
    entry.only("article", "provisions")
    head = entry.child("article")
    head.only("id", "cite", "title", "axis", "verified")
    axis: Axis | None = next((one for one in get_args(Axis) if one == head.text("axis")), None)
    if axis is None:
        raise head.fault("'axis' is neither end, on nor step")
    article = Article(
        head.text("id"), head.child("cite").words(), head.child("title").words(), axis
    )
    verified = _verified(head)
    rows = tuple(_rows(name, data, entry, "provisions"))
    if not rows:
        raise head.fault("an article without provisions")
    for row in rows:
        if not row.text("id").startswith(f"{article.id}."):
            raise row.fault("the id does not begin with that of the article")
        checked = _verified(row) if row.has("verified") else verified
        yield read_provision(row, article, checked, sources)


def _verified(row: Entry) -> Verified:
    inner = row.child("verified")
    inner.only("on", "by")
    return Verified(read_day(inner, "on"), inner.text("by"))


def _closed(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """End each edition where the next of the same provision begins."""
    editions: dict[str, list[Provision]] = {}
    for provision in provisions:
        editions.setdefault(provision.id, []).append(provision)
    for many in editions.values():
        ordered = sorted(many, key=lambda one: one.since)
        for one, following in zip(ordered, [*ordered[1:], None], strict=True):
            yield _until(one, following)


def _until(one: Provision, following: Provision | None) -> Provision:
    place = Entry(one.place, {})
    if one.to is not None and one.to <= one.since:
        raise place.fault("'to' is not after 'from'")
    if following is None:
        return one
    if following.since == one.since:
        raise place.fault("two editions begin on {day}", day=one.since)
    if one.to is not None and one.to > following.since:
        raise place.fault("two editions overlap from {day} on", day=following.since)
    return one if one.to is not None else replace(one, to=following.since)


def _questions(files: Mapping[str, bytes], entry: Entry) -> Iterator[Question]:
    entry.only("questions")
    for row in _rows("questions.toml", files["questions.toml"], entry, "questions"):
        row.only("id", "when", "computed", "en", "ru", "readings")
        text, id_ = row.words(), row.text("id")
        if not (text.en.startswith(f"{id_} ") and text.ru.startswith(f"{id_} ")):
            raise row.fault("the text does not begin with the id")
        if row.has("when") == row.flag("computed") or row.flag("computed") != (id_ in COMPUTED):
            raise row.fault("'when' is needed, or 'computed' where the engine knows the question")
        readings = tuple(_reading(one) for one in row.rows("readings"))
        if len(readings) < 2:  # noqa: PLR2004  a dispute has two sides
            raise row.fault("a disputed question needs two readings")
        yield Question(id_, text, readings, read_tree(row, "when") if row.has("when") else None)


def _reading(row: Entry) -> QuestionReading:
    row.only("en", "ru", "replace")
    rules = []
    for inner in row.rows("replace"):
        inner.only("defines", "value", "when")
        rules.append(read_rule(inner))
    return QuestionReading(row.words(), tuple(rules))


def _conflicts(files: Mapping[str, bytes], entry: Entry) -> Iterator[Conflict]:
    entry.only("conflicts")
    for row in _rows("conflicts.toml", files["conflicts.toml"], entry, "conflicts"):
        row.only("id", "when", "en", "ru")
        yield Conflict(row.text("id"), read_tree(row, "when"), row.words())
