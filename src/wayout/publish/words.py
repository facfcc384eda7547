"""The words of a count: what is counted, in what unit, broken down by what."""

from datetime import date

from wayout.pathway import load_pathway
from wayout.record.counting.charge import Article
from wayout.record.counting.question import Question
from wayout.record.counting.rows import span
from wayout.text import Translator, mark
from wayout.text.dates import format_month, format_quarter
from wayout.text.numbers import format_count

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
    "quashed_new_appeal": mark("quashed, new appeal hearing"),
    "quashed_terminated": mark("quashed, case dropped"),
    "quashed": mark("quashed, no word on what follows"),
    "dropped": mark("not heard"),
    "withdrawn": mark("complaint withdrawn"),
    "unknown": mark("not known"),
}
GROUNDS = {
    "war": mark("war"),
    "other": mark("other ground"),
    "blank": mark("no ground given"),
    "service": mark("military service"),
    "court_fine": mark("court fine"),
    "reconciliation": mark("reconciliation with the victim"),
    "repentance": mark("active repentance"),
    "limitation": mark("time limit for prosecution expired"),
    "death": mark("death of the accused"),
    "amnesty": mark("amnesty"),
    "no_crime": mark("no crime, or not by the accused"),
    "accused_absent": mark("the accused did not appear"),
    "accused_not_brought": mark("the accused was not brought"),
    "defender_absent": mark("the defender did not appear"),
    "prosecutor_absent": mark("the prosecutor did not appear"),
    "victim_absent": mark("the victim did not appear"),
    "participant_absent": mark("another participant did not appear"),
    "witness_absent": mark("witnesses did not appear"),
    "evidence_requested": mark("evidence asked for"),
    "criminal_law_breach": mark("breach of the criminal law"),
    "criminal_procedure_breach": mark("breach of criminal procedure"),
    "no_jurisdiction": mark("not for this court"),
    "defective": mark("papers with defects"),
    "out_of_time": mark("time for the complaint missed"),
    "granted": mark("granted"),
    "granted_partly": mark("granted in part"),
    "refused": mark("refused"),
    "new_trial": mark("sent to a new trial"),
    "new_appeal": mark("sent to a new appeal hearing"),
    "on_merits": mark("to be heard on the merits"),
    "document": mark("a document, no ground"),
    "upheld": mark("upheld"),
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


def number(count: int, _: Translator) -> str:
    """Write a whole number as people read it."""
    return format_count(count, _.language)


def iso(day: date | None) -> str | None:
    """Write a day as files do."""
    return None if day is None else day.isoformat()
