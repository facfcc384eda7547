"""The words in which an answer of the law is said: facts, keys, grades and marks."""

from collections.abc import Mapping
from datetime import date, datetime, time

from wayout.law.lawbook import LawBook
from wayout.pathway import Day
from wayout.publish.law_glosses import GLOSSES, gloss
from wayout.text import Translator, mark
from wayout.text.citations import format_citation, format_edition
from wayout.text.dates import format_day, format_known, format_short_day
from wayout.text.months import format_imprisonment, format_months

FACTS: Mapping[str, str] = {
    "conduct": mark("what he did"),
    "service": mark("how he came to serve"),
    "sex": mark("man or woman"),
    "part": mark("the part charged"),
    "from": mark("when it began"),
    "to": mark("when it ended"),
    "ended_by": mark("how it ended"),
    "intent": mark("for a time or for good"),
    "intended_days": mark("how many days he meant to be away"),
    "weapon": mark("whether with a weapon"),
    "group": mark("whether in a group"),
    "grave_consequences": mark("whether it had grave consequences"),
    "able_to_resist": mark("whether he could resist"),
    "status": mark("conditional release, suspended case, probation or parole before it"),
    "priors": mark("earlier convictions"),
    "mitigating": mark("what mitigates: small children, a wound, an award, surrender, coercion"),
    "aggravating": mark("what aggravates"),
    "cooperation_agreement": mark("whether there is a cooperation agreement"),
    "special_order": mark("whether in the special order"),
    "custody_days": mark("days in custody"),
    "house_arrest_days": mark("days of house arrest"),
    "unserved_months": mark("what is unserved of an earlier sentence"),
    "pregnant": mark("whether pregnant"),
    "sole_father_of_child_under_14": mark("whether the only parent of a child under 14"),
    "unfit": mark("whether found unfit for service"),
    "steps": mark("the steps of the case"),
}
KEYS: Mapping[str, str] = {
    "offences": mark("the part"),
    "part": mark("the part"),
    "attempt": mark("whether it is an attempt"),
    "liable": mark("whether it is an offence"),
    "gravity": mark("the category"),
    "min_months": mark("the term"),
    "max_months": mark("the term"),
    "cap_months": mark("the upper limit"),
    "effective": mark("the term"),
    "colony": mark("the colony"),
    "parole": mark("parole"),
    "limitation": mark("the limitation period"),
    "limitation_years": mark("the limitation period"),
    "limitation_until": mark("the limitation period"),
    "probation": mark("the way to probation"),
    "probation_open": mark("the way to probation"),
    "special_order": mark("the special order"),
    "hardship_note": mark("the hardship note"),
    "suspension": mark("suspension of the case"),
    "below_minimum": mark("a term below the minimum"),
    "back_to_front": mark("the ways back to the front"),
    "effects": mark("what else follows"),
    "deadlines": mark("the deadlines"),
    "credit_days": mark("days already served"),
}
GRAVITIES: Mapping[str, str] = {
    "small": mark("of small gravity"),
    "medium": mark("of medium gravity"),
    "grave": mark("grave"),
    "especially_grave": mark("especially grave"),
}
COLONIES: Mapping[str, str] = {
    "settlement": mark("colony-settlement"),
    "general": mark("general regime"),
    "strict": mark("strict regime"),
}
PAROLES: Mapping[str, str] = {
    "1/3": mark("after a third of the term"),
    "1/2": mark("after half of the term"),
    "2/3": mark("after two thirds of the term"),
}
MONTHS = frozenset(
    {"min_months", "max_months", "cap_months", "effective_min", "effective_max", "probation_limit"}
)
ATTEMPT = " attempt"
_DAYS = frozenset({"deadlines", "limitation_until"})
MARKS: Mapping[str, str] = {
    "T": mark("T, read in an unofficial copy of the statute"),
    "S": mark("S, from a secondary source"),
    "B": mark("B, to be checked by a lawyer"),
}


def fact_words(fact: str, _: Translator) -> str:
    """Say a fact in words, with its key: what can be added to the file."""
    return f"{fact_name(fact, _)} ({fact})" if fact in FACTS else fact


def fact_name(fact: str, _: Translator) -> str:
    """Say a fact in words alone."""
    return _(FACTS[fact]) if fact in FACTS else fact


def because_words(written: str, _: Translator) -> str:
    """Say a fact and its value, which the answer gives as "service=mobilised"."""
    key, _sign, values = written.partition("=")
    said = ", ".join(gloss(key, value, _) for value in values.split(", "))
    if key in {"from", "to"}:
        said = short_day(values, _)
    return f"{_(FACTS[key])} \N{EN DASH} {said}" if key in FACTS else said


def key_words(keys: tuple[str, ...], _: Translator) -> str:
    """Say keys of the answer in words, none twice."""
    return ", ".join(dict.fromkeys(_(KEYS[key]) if key in KEYS else key for key in keys))


def short_day(day: date | datetime | str, _: Translator) -> str:
    """Write a day for a narrow column: "17 Mar 2025", "17 мар 2025, 14:00"."""
    if isinstance(day, str):
        return _written(day, _)
    said = format_short_day(day, _.language)
    return f"{said}, {day:%H:%M}" if isinstance(day, datetime) else said


def full_day(day: date | datetime | str, _: Translator) -> str:
    """Write a day in full and no more exactly than it is known: "17 March 2025", "May 2026"."""
    if isinstance(day, str) and "T" not in day:
        known = Day.parse(day)
        return format_known(known, _.language)
    moment = _moment(day) if isinstance(day, str) else day
    said = format_day(moment, _.language)
    return f"{said}, {moment:%H:%M}" if isinstance(moment, datetime) else said


def _written(day: str, _: Translator) -> str:
    """Write a day that is only text, in words and no more exactly than it is known."""
    try:
        return short_day(_moment(day), _)
    except ValueError:
        return full_day(day, _)


def edition_words(version: str, _: Translator) -> str:
    """Name an edition by its first day in words, and by the act that made it."""
    day, blank, act = version.partition(" ")
    return f"{short_day(day, _)}{blank}{format_edition(act, _.language)}"


def cite(article: str, _: Translator) -> str:
    """Write a place of the law in the language of the reader."""
    return format_citation(article, _.language)


def part_words(part: str, book: LawBook, _: Translator) -> str:
    """Name a part, or "PART attempt", as readers cite it."""
    bare = part.removesuffix(ATTEMPT)
    found = next((p.cite for p in book.provisions if p.offence and p.offence.part == bare), None)
    name = cite(found or bare, _)
    return _("{part}, attempt").format(part=name) if bare != part else name


def changed_words(key: str, value: object, _: Translator) -> str:
    """Say a value that stands under a key of the answer; None is "not there"."""
    if value is None:
        return "\N{EN DASH}"
    if isinstance(value, Mapping | list):
        return _compound_words(value, _)
    if isinstance(value, str) and key == "parole" and value in PAROLES:
        return _(PAROLES[value])
    if isinstance(value, str) and key in _DAYS:
        return short_day(_moment(value), _)
    return value_words(value, _, months=key in MONTHS)


def _compound_words(value: Mapping[str, object] | list[object], _: Translator) -> str:
    match value:
        case []:
            said = _("no imprisonment")
        case [int(least), int(most)]:
            said = format_imprisonment(least, most, _.language)
        case {"open": True, "from_months": int(least), "to_months": int(most)}:
            terms = format_imprisonment(least, most, _.language)
            said = _("open: {range}").format(range=terms)
        case {"open": bool(is_open)}:
            said = _("open") if is_open else _("closed")
        case {"article": str(article)}:
            said = cite(f"UK {article}" if article.isdigit() else article, _)
        case _other:
            said = value_words(value, _)
    return said


def _moment(written: str) -> date | datetime:
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def value_words(value: object, _: Translator, *, months: bool = False) -> str:
    """Say a value of the answer: yes and no, a grade, days, or a term if it is of `months`."""
    match value:
        case bool():
            said = _("yes") if value else _("no")
        case int() if months:
            said = format_months(value, _.language)
        case list() | tuple():
            said = ", ".join(value_words(one, _, months=months) for one in value) or _("none")
        case dict():
            said = ", ".join(f"{key}: {value_words(one, _)}" for key, one in value.items())
        case datetime() if value.time() == time.max:
            said = short_day(value.date(), _)
        case date():
            said = short_day(value, _)
        case _other:
            said = _plain_words(value, _)
    return said


def _plain_words(value: object, _: Translator) -> str:
    if value is None:
        return _("not known")
    grade = _GRADES.get(str(value))
    return _(grade) if grade else str(value)


_GRADES = {**GRAVITIES, **COLONIES, **GLOSSES["conduct"]}
