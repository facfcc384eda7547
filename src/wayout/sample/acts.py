"""The text of acts: operative parts of every kind, with the false friends of real ones."""

from collections.abc import Sequence
from random import Random
from typing import Any

from wayout.sample.case import Accused, Sentence
from wayout.sample.charges import Charge
from wayout.sample.draw import chance
from wayout.sample.tables import table

_YEAR = 12  # months
_FEW = 5  # from five years on, Russian says "лет"


def verdict_text(rng: Random, sentenced: Sequence[Accused], *, unread: bool = False) -> str:
    """Write a verdict on these accused; with `unread` its operative part is blotted out."""
    acts = table("acts")
    law = ", ".join(charge.act_style() for charge in sentenced[0].charges)
    who = _hidden(rng, sentenced[0])
    title = rng.choice(("ПРИГОВОР", "П Р И Г О В О Р"))
    text: str = acts["open"].format(title=title, who=who, law=law, found=rng.choice(acts["found"]))
    text += rng.choice(acts["reasoning"])
    text += f'<P style="TEXT-ALIGN: center">{rng.choice(acts["ordered"])}</P>'
    if unread:
        return f"{text}{acts['unread']}{acts['close']}"
    text += "".join(f"<P>{_imposed(rng, person)}</P>" for person in sentenced)
    return f"{text}{acts['close']}"


def _hidden(rng: Random, person: Accused) -> str:
    return str(rng.choice(table("acts")["hidden"])).format(n=person.row)


def _imposed(rng: Random, person: Accused) -> str:
    acts = table("acts")
    if person.sentence is None:
        raise ValueError("only a sentenced person stands in a verdict")
    words = _words(rng, person)
    kind: str = person.sentence.outcome
    if person.sentence.released:
        kind = "released" if kind == "fine" else "unpunished"
    formula: str = rng.choice(acts["imposed"][kind])
    if kind in ("acquitted", "unpunished"):
        return str(formula.format(**words))
    text = _guilty(person, words) + formula.format(**words)
    return text + _earlier(rng, person.sentence, words)


def _guilty(person: Accused, words: dict[str, str]) -> str:
    guilty = table("acts")["guilty"]
    one_by_one = person.sentence and person.sentence.outcome in ("prison", "probation")
    if len(person.charges) > 1 and one_by_one:
        first, second = (charge.act_style() for charge in person.charges[:2])
        text = guilty["several"].format(first=first, second=second, **words)
        return str(text + guilty["total"].format(**words) + guilty["then"])
    return str(guilty["one"].format(**words) + guilty["plain"])


def _earlier(rng: Random, sentence: Sentence, words: dict[str, str]) -> str:
    earlier = table("acts")["earlier"]
    if sentence.outcome == "prison" and words["longer"]:
        return str(earlier["cancelled"].format(**words))
    if sentence.outcome in ("prison", "fine") and chance(rng, 0.05):
        return str(earlier["apart"].format(**words))
    return ""


def _words(rng: Random, person: Accused) -> dict[str, str]:
    """Fill the places of the formulae; `months` is always the term that stands at the end."""
    sentence, acts = person.sentence or Sentence("other"), table("acts")
    months, style = sentence.months or 0, rng.randrange(3)
    joined = sentence.outcome == "prison" and months > _YEAR and chance(rng, 0.15)
    shown = months - 6 if joined else months
    percent = sentence.percent or 10
    return {
        "who": _hidden(rng, person),
        "law": _law(person.charges),
        "term": term(shown, style),
        "longer": term(months, style) if joined else "",
        "part_term": term(max(shown - 6, 6), style),
        "regime": str(acts["regime"].get(sentence.regime or "", "")),
        "trial": term(sentence.trial_months or 0, style),
        "percent": f"{percent} ({acts['numerals']['percent'][str(percent)]})",
        "sum": _sum(acts, sentence.fine_rubles or 0),
    }


def _law(charges: Sequence[Charge]) -> str:
    return ", ".join(charge.act_style() for charge in charges)


def _sum(acts: dict[str, Any], rubles: int) -> str:
    if not rubles:
        return ""
    words = acts["numerals"]["sums"][str(rubles // 1000)]
    return f"{rubles // 1000} 000 ({words})"


def term(months: int, style: int) -> str:
    """Write a term: 0 `5 (пять) лет 6 (шесть) месяцев`, 1 figures only, 2 words only."""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        name = "год" if years == 1 else "года" if years < _FEW else "лет"
        parts.append(f"{_number(years, style)} {name}")
    if rest:
        name = "месяц" if rest == 1 else "месяца" if rest < _FEW else "месяцев"
        parts.append(f"{_number(rest, style)} {name}")
    return " ".join(parts)


def _number(value: int, style: int) -> str:
    word = table("acts")["numerals"]["nominative"][value]
    return (f"{value} ({word})", str(value), str(word))[style]
