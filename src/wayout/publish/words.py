"""The words of a count: what is counted, in what unit, broken down by what."""

from datetime import date

from wayout.pathway import load_pathway
from wayout.record.counting.question import Article, Question
from wayout.record.counting.rows import span
from wayout.text import Translator, mark
from wayout.text.dates import format_month, format_quarter

BY = {
    "month": mark("by month"),
    "quarter": mark("by quarter"),
    "court": mark("by court"),
    "article": mark("by article"),
    "part": mark("by part of the article"),
    "outcome": mark("by outcome"),
    "ground": mark("by ground"),
}
VALUE = {
    "month": mark("month"),
    "quarter": mark("quarter"),
    "court": mark("court"),
    "article": mark("article"),
    "part": mark("part"),
    "outcome": mark("outcome"),
    "ground": mark("ground"),
}
OUTCOMES = {
    "probation": mark("probation"),
    "prison": mark("prison"),
    "fine": mark("fine"),
    "discipline_unit": mark("disciplinary unit"),
    "service_restriction": mark("restriction in service"),
    "other": mark("other outcome"),
    "acquitted": mark("acquitted"),
    "upheld": mark("upheld"),
    "varied": mark("varied"),
    "quashed_new_trial": mark("quashed, new trial"),
    "quashed_terminated": mark("quashed, case dropped"),
    "unknown": mark("not known"),
}
GROUNDS = {
    "war": mark("war"),
    "other": mark("other ground"),
    "blank": mark("no ground given"),
}


def unit_name(unit: str, _: Translator) -> str:
    """Name the unit in the plural, as headings have it."""
    return _.n("case", "cases", 2) if unit == "case" else _("accused")


def event_name(kind: str, _: Translator) -> str:
    """Name an event as the map does; a kind that is not on the map by its id."""
    found = load_pathway().kinds.get(kind)
    if found is None:
        return kind
    return found.name.ru if _.language == "ru" else found.name.en


def value_name(by: str, value: str, _: Translator) -> str:
    """Name the value of a row: a month, an outcome, a ground; courts and articles as they are."""
    if by in {"month", "quarter"}:
        first = span(value)[0]
        written = format_month if by == "month" else format_quarter
        return written(first, _.language)
    names = {"outcome": OUTCOMES, "ground": GROUNDS}.get(by, {})
    return _(names[value]) if value in names else value


def title(question: Question, _: Translator) -> str:
    """Say what is counted, in which unit and by what."""
    name = event_name(question.event, _)
    return _("{event}: {unit} {by}").format(
        event=name[:1].upper() + name[1:], unit=unit_name(question.unit, _), by=_(BY[question.by])
    )


def article_name(article: Article, _: Translator) -> str:
    """Name an article, or a part of one."""
    if article.part is None:
        return _("Article {article}").format(article=article.article)
    return _("Article {article}, part {part}").format(article=article.article, part=article.part)


def iso(day: date | None) -> str | None:
    """Write a day as files do."""
    return None if day is None else day.isoformat()
