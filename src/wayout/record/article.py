"""Charges: articles of the Criminal Code as court pages print them, in either order.

Cards print the article first (`ст.337 ч.5 УК РФ`), acts print it last (`ч. 5 ст. 337 УК РФ`).
One pattern cannot read both: the order is taken from the first word of a list, and only then
are parts and points attached. A number with a point in it is a sub-article behind `ст.` and a
part with its point behind `ч.`, never an article together with its part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wayout.record.fold import fold_once
from wayout.record.page import Charge

_SCANNED = 20_000  # characters; real cells are far below
_FIRST_CRIME, _LAST_ARTICLE, _LAST_PART = 105, 361, 15  # articles below 105 name no crime
_UNFINISHED, _PREPARATION, _ATTEMPT = "30", ("1", "2"), "3"  # Criminal Code, art. 30
_WITHOUT_SUBARTICLES = range(331, 352)  # in chapter 33 only 352.1 is a sub-article

_QUOTES = re.compile("[«»\"'“”„‘’`()\\[\\]]")
_RAISED = re.compile(
    r"(?<=[а-я])[¹²³⁴⁵⁶⁷⁸⁹]|(?<=\d) ?(?:[¹²³⁴⁵⁶⁷⁸⁹]|\^ ?\d|прим(?:ечание)?\b\.? ?\d?)"
)
_RAISED_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_ARTICLE = r"\d{1,3}(?:[.\-]\d{1,2})?(?!\d)"
_NEXT_ARTICLE = r"\d{3}(?:[.\-]\d{1,2})?(?!\d)"
_PART = r"\d{1,2}(?:[.\-]\d)?(?!\d)"
_LETTER = r"[а-зик-р](?:\.?\d)?(?![а-я\d])"
_AND = r" ?(?:,|и) ?"
_TOKEN = re.compile(
    r"(?<![а-яa-z])(?:"
    r"(?P<code>ук\b(?! (?:рсфср|ссср|укр|днр|лнр|респ))|уголовн[а-я]{1,4} кодекс[а-я]{0,3})"
    r"|(?P<other>ук\b|у\.?п\.?к\b|уик\b|ко ?ап\b|[ага]?п?к\b|гк\b|кас\b|кодекс[а-я]{0,3}\b|фз\b"
    r"|закон[а-я]{0,3}\b)"
    r"|(?:стат[а-я]{1,5}|ст\.? ?ст|ст)\.? ?№? ?"
    rf"(?P<article>{_ARTICLE}(?:{_AND}{_NEXT_ARTICLE})*)"
    r"|(?:част[а-я]{1,4}|ч\.? ?ч|ч)\.? ?"
    rf"(?P<part>{_PART}(?:{_AND}{_PART})*)"
    r"|(?:пункт[а-я]{0,4}\.? |п\.? ?п\.? ?|п\. ?|п )"
    rf"(?P<point>(?:{_LETTER}|\d{{1,2}}(?!\d))(?:{_AND}(?!п\.){_LETTER})*)"
    rf"|(?<=[,и\-] )(?P<bare>{_NEXT_ARTICLE})(?=,? ?ч)"
    r")|(?P<stop>;)"
)
_SEPARATOR = re.compile(r"[ ,и]+(?=\d)")
_POINT = re.compile(_LETTER + r"|\d{1,2}")


@dataclass(slots=True)
class _Mention:
    """Articles of one `ст.`, and the parts and points that stand at one of them."""

    articles: list[str]
    run: list[tuple[str, str]] = field(default_factory=list)
    owner: int = -1  # whose they are: the last where they follow, the first where they precede


def read_charges(text: str) -> tuple[Charge, ...]:
    """Charges of the Criminal Code that a cell names, in order, each once.

    Other codes are told apart and left out; where no code is named, the Criminal Code is meant.
    A text that names no article gives no charge. Several points of one part give one charge each.

    Example:
        >>> [dotted(charge) for charge in read_charges("ст.183 ч.4; ст.290 ч.3 УК РФ")]
        ['183.4', '290.3']
    """
    return tuple(dict.fromkeys(_charges(_of_this_code(_mentions(_prepared(text[:_SCANNED]))))))


def dotted(charge: Charge) -> str:
    """The charge in print: `337.2.1`; with a point `173.1.2.б`; an attempt `30.3.158.1`."""
    stage = _UNFINISHED + ".3" if charge.attempt else _UNFINISHED + ".1"
    unfinished = charge.attempt or charge.preparation
    words = (stage if unfinished else None, charge.article, charge.part, charge.point)
    return ".".join(word for word in words if word)


def _prepared(text: str) -> str:
    """Folded, without quotes and brackets, raised numbers written behind a point."""
    folded = _QUOTES.sub(" ", fold_once(text)).replace("–", "-").replace("—", "-")
    return _RAISED.sub(_behind_a_point, " ".join(folded.split()))


def _behind_a_point(raised: re.Match[str]) -> str:
    last = raised.group()[-1].translate(_RAISED_DIGITS)
    return f".{last if last.isdigit() else 1}"


def _mentions(words: str) -> Iterator[_Mention | bool]:
    """Mentions in order; True where the Criminal Code is named, False where another law is."""
    article_last = False
    for segment in _segments(words):
        kinds = [kind for kind, _ in segment if kind not in {"code", "other"}]
        if "article" in kinds:
            article_last = kinds[0] != "article"
        yield from _last_order(segment) if article_last else _first_order(segment)


def _segments(words: str) -> Iterator[list[tuple[str, str]]]:
    segment: list[tuple[str, str]] = []
    for token in _TOKEN.finditer(words):
        kind = token.lastgroup or ""
        if kind == "stop":
            yield segment
            segment = []
        else:
            segment.append(("article" if kind == "bare" else kind, token[kind]))
    yield segment


def _first_order(segment: list[tuple[str, str]]) -> Iterator[_Mention | bool]:
    """`ст.337 ч.5`: what follows an article is its own."""
    mention: _Mention | None = None
    for kind, value in segment:
        if kind in {"part", "point"}:
            if mention:
                mention.run.append((kind, value))
            continue
        if mention:
            yield mention
        mention = _Mention(_numbers(value)) if kind == "article" else None
        if kind != "article":
            yield kind == "code"
    if mention:
        yield mention


def _last_order(segment: list[tuple[str, str]]) -> Iterator[_Mention | bool]:
    """`ч. 5 ст. 337`: what stands before an article is its own."""
    run: list[tuple[str, str]] = []
    for kind, value in segment:
        if kind in {"part", "point"}:
            run.append((kind, value))
            continue
        yield _Mention(_numbers(value), run, 0) if kind == "article" else kind == "code"
        run = []


def _of_this_code(found: Iterator[_Mention | bool]) -> Iterator[_Mention]:
    """Mentions of the Criminal Code. A code named first goes before its list, else behind it."""
    waiting: list[_Mention] = []
    leads: bool | None = None
    ours = True
    for item in found:
        if isinstance(item, bool):
            leads = not waiting if leads is None else leads
            if not leads and item:
                yield from waiting
            waiting, ours = ([] if not leads else waiting), item
        elif leads:
            if ours:
                yield item
        else:
            waiting.append(item)
    if ours and not leads:
        yield from waiting


def _charges(mentions: Iterator[_Mention]) -> list[Charge]:
    charges: list[Charge] = []
    stage: str | None = None
    for mention in mentions:
        if mention.articles[-1] == _UNFINISHED:
            stage = next((value for kind, value in mention.run if kind == "part"), None)
            continue
        made = list(_made(mention, stage))
        charges.extend(made)
        stage = None if made else stage
    if stage and len(charges) == 1:  # `ст.158 ч.1, ст.30 ч.3`: it can belong to nothing else
        only = charges[0]
        return [_staged(only.article, (only.part, only.point), stage)]
    return charges


def _made(mention: _Mention, stage: str | None) -> Iterator[Charge]:
    groups = _groups(mention.run)
    owner = mention.owner % len(mention.articles)
    for at, article in enumerate(mention.articles):
        for group in groups if at == owner else [(None, None)]:
            if known := _article(article, group[0]):
                yield _staged(known, group, stage)


def _staged(article: str, group: tuple[str | None, str | None], stage: str | None) -> Charge:
    part, point = group
    return Charge(article, part, point, stage == _ATTEMPT, stage in _PREPARATION)


def _article(number: str, part: str | None) -> str | None:
    """The article, or None where no crime has that number.

    `ст.337.5` is somebody's print of article and part: the article is certain, the part is not.
    """
    whole = int(number.partition(".")[0])
    if not _FIRST_CRIME <= whole <= _LAST_ARTICLE:
        return None
    return str(whole) if whole in _WITHOUT_SUBARTICLES and part is None else number


def _groups(run: list[tuple[str, str]]) -> list[tuple[str | None, str | None]]:
    """Pairs of part and point; the first word of the run says which of them leads."""
    point_leads = bool(run) and run[0][0] == "point"
    groups: list[tuple[str | None, list[str]]] = []
    for kind, value in reversed(run) if point_leads else run:
        if kind == "part":
            groups.extend((part, []) for part in _parts(value))
            continue
        if not groups:
            groups.append((None, []))
        groups[-1][1].extend(point.replace(".", "") for point in _POINT.findall(value))
    if point_leads:
        groups.reverse()
    return [pair for part, points in groups for pair in _with_points(part, points)] or [
        (None, None)
    ]


def _with_points(part: str | None, points: list[str]) -> list[tuple[str | None, str | None]]:
    return [(part, point) for point in points] if points else [(part, None)]


def _numbers(value: str) -> list[str]:
    return [number.replace("-", ".") for number in _SEPARATOR.split(value)]


def _parts(value: str) -> Iterator[str | None]:
    """Parts of a list; a range or an impossible number is no part."""
    for number in _SEPARATOR.split(value):
        whole, dash, raised = number.partition("-")
        if int(whole.partition(".")[0]) > _LAST_PART or (dash and int(raised) > int(whole)):
            yield None
        else:
            yield number.replace("-", ".")
