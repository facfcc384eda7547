"""What the page of the record shows: what the tables hold, and a count with its chart."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, get_args

from markupsafe import Markup

from wayout.desk.pages.odds.form import Options, articles_in
from wayout.desk.pages.record.asked import Counted
from wayout.desk.record_asked import Record
from wayout.pathway import load_pathway
from wayout.publish.chart import chart
from wayout.publish.count_figure import count_figure
from wayout.publish.coverage_figure import coverage_figure
from wayout.publish.figure import REST, Figure
from wayout.publish.odds_how import DIGEST_SHOWN
from wayout.publish.reading_facts import Fact
from wayout.publish.record_facts import folder_facts, kinds_in, set_aside
from wayout.publish.render import inlined
from wayout.publish.words import BY
from wayout.record.counting.count import Count
from wayout.record.counting.question import By
from wayout.text import Translator
from wayout.text.dates import format_day

COURTS: Final = 20  # in the table of what was seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a folder holds, and what of it can be counted."""

    folder: Path
    facts: tuple[Fact, ...]
    until: str
    since: str
    digest: str
    aside: tuple[tuple[str, str], ...]
    events: Options
    articles: Options
    by: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class CountShown:
    """What is shown of a count; no drawing where there is nothing to draw."""

    figure: Figure
    drawing: Markup | None
    coverage: Figure | None
    command: str

    @property
    def is_cut(self) -> bool:
        """Whether rows are summed up as others."""
        return any(row[0] == REST for row in self.figure.data)


def holds_of(record: Record, asked: Counted, _: Translator) -> Holds:
    """Say what a folder holds.

    Raises:
        TablesError: It holds no whole set of tables.
    """
    tables = record.tables
    found = kinds_in(tables) | {asked.event}
    kinds = (kind for kind in load_pathway().kinds.values() if kind.id in found)
    return Holds(
        folder=record.folder,
        facts=folder_facts(tables, _),
        until=format_day(tables.freeze, _.language),
        since=format_day(tables.first_seen, _.language) if tables.first_seen else "",
        digest=tables.digest[:DIGEST_SHOWN],
        aside=set_aside(tables, _),
        events=tuple((kind.id, kind.name.say(_.language)) for kind in kinds),
        articles=articles_in(record, asked.article, _),
        by=tuple((one, _(BY[one])) for one in get_args(By)),
    )


def count_shown(record: Record, asked: Counted, _: Translator) -> CountShown:
    """Count, and draw it.

    Raises:
        UsageError: A word is not one of the count's.
        TablesError: The folder holds no whole set of tables.
    """
    answer = asked.count(record)
    figure = count_figure(answer, _.language, top=asked.most)
    return CountShown(
        figure=figure,
        drawing=_drawn(record, asked, figure) if figure.data else None,
        coverage=_coverage(answer, _),
        command=asked.command(record.folder),
    )


def _drawn(record: Record, asked: Counted, figure: Figure) -> Markup:
    key = ("count", figure.digest, asked, figure.language)
    bare = replace(figure, title="", subtitle="", notes=(), how="")
    said = {"description": f"{figure.title}. {figure.subtitle}"}
    return record.memory.drawings.svg(key, lambda: inlined(chart(bare) | said))


def _coverage(answer: Count, _: Translator) -> Figure | None:
    if not answer.coverage.months:
        return None
    return coverage_figure(answer, _.language, top=COURTS)
