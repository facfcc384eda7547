"""What can be chosen of the odds: states, events, articles of the record."""

from collections.abc import Collection
from dataclasses import dataclass

from wayout.desk.numbered import number_in
from wayout.desk.pages.odds.asked import CHARTS, TRACKS, Asked
from wayout.desk.record_asked import Record
from wayout.errors import DayError, WayoutError
from wayout.pathway import Day, load_pathway
from wayout.publish.words import article_name, number
from wayout.record.counting.charge import Article
from wayout.text import Translator, mark
from wayout.text.dates import format_known

_CHARTS = {
    "stacked": mark("day by day"),
    "dots": mark("a hundred dots"),
    "bands": mark("each state with its interval"),
    "map": mark("the map"),
}
_TRACKS = {
    "case": mark("the case"),
    "person": mark("the person"),
    "position": mark("the person, or else the case"),
}
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OddsForm:
    """The words of a question as options: what stands in the address, what is read."""

    asked: Asked
    states: Options
    origins: Options
    articles: Options
    tracks: Options
    charts: Options
    first: str
    last: str


def odds_form(record: Record, asked: Asked, _: Translator) -> OddsForm:
    """Say what can be chosen of a record."""
    road = load_pathway()
    kinds = (kind for kind in road.kinds.values() if kind.track is not None)
    return OddsForm(
        asked=asked,
        states=tuple(
            (one.id, one.name.say(_.language))
            for one in road.states.values()
            if one.id in {asked.state, *_seen(record, asked)}
        ),
        origins=tuple((one.id, one.name.say(_.language)) for one in kinds),
        articles=articles_in(record, asked.article, _),
        tracks=tuple((one, _(_TRACKS[one])) for one in TRACKS),
        charts=tuple((one, _(_CHARTS[one])) for one in CHARTS),
        first=_day(asked.first, _),
        last=_day(asked.last, _),
    )


def _seen(record: Record, asked: Asked) -> Collection[str]:
    """Give the states that anybody is ever in; all of them where these stays cannot be had."""
    try:
        return record.asking(asked.choice()).states
    except WayoutError:  # the page says why
        return load_pathway().states


def _day(written: str, _: Translator) -> str:
    """Write a day as it can be typed again; what is none stays as it was typed."""
    try:
        known = Day.parse(written)
    except DayError:
        return written
    if known.precision == "interval":
        return written
    return format_known(known, _.language)


def articles_in(record: Record, chosen: str, _: Translator) -> Options:
    """Give the articles and parts of a record with how many cases have them, in their order."""
    try:
        counts = [record.count("received", by=by).rows for by in ("article", "part")]
    except WayoutError:  # the page says why
        counts = []
    many = {row.value: row.count for rows in counts for row in rows}
    if chosen:
        many.setdefault(chosen, 0)
    return tuple(
        (one, f"{_named(one, _)} ({number(many[one], _)})") for one in sorted(many, key=_order)
    )


def _named(article: str, _: Translator) -> str:
    """Name an article; what is none stays as it was typed."""
    try:
        return article_name(Article.parse(article), _)
    except WayoutError:
        return article


def _order(article: str) -> tuple[tuple[int, str], ...]:
    """Put 337.10 behind 337.2."""
    words = article.replace("/", ".").split(".")
    return tuple((number_in(word) or 0, word) for word in words)
