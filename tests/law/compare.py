"""How an answer of `wayout law` is held against what an example expects.

Only the keys of `expect` are compared: offences as a set keyed by part and attempt, deadlines by
name, `missing`, `disputed` and `back_to_front` by what must be named in them.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

Plain = Mapping[str, Any]
Key = tuple[str, bool]


def differences(expect: Plain, answer: Plain, also_ok: Collection[str] = ()) -> list[str]:
    """Every way in which the answer is not what is expected, in words; empty if it is."""
    ways: dict[str, Callable[[], list[str]]] = {
        "offences": lambda: of_offences(expect["offences"], answer["offences"], also_ok),
        "liable": lambda: of_value("liable", expect["liable"], answer["liable"]),
        "credit_days": lambda: of_value("credit", expect["credit_days"], answer["credit_days"]),
        "deadlines": lambda: of_deadlines(expect["deadlines"], answer["deadlines"]),
        "missing": lambda: of_missing(expect["missing"], answer["missing"]),
        "disputed": lambda: of_disputed(expect["disputed"], answer["disputed"]),
        "back_to_front": lambda: of_ways(expect["back_to_front"], answer, there=True),
        "back_to_front_not": lambda: of_ways(expect["back_to_front_not"], answer, there=False),
    }
    unknown = [f"{key}: nothing compares it" for key in expect if key not in ways]
    return [*unknown, *(said for key, way in ways.items() if key in expect for said in way())]


def of_example(example: Plain, answer: Plain) -> list[str]:
    """Differences from an example's `expect`; none if one of its `accept` fits instead."""
    also_ok = example.get("also_ok", ())
    variants = [{}, *example.get("accept", ())]
    found = [differences({**example["expect"], **one}, answer, also_ok) for one in variants]
    return found[0] if all(found) else []


def of_offences(expect: Sequence[Plain], answer: Sequence[Plain], ok: Collection[str]) -> list[str]:
    """Parts that are not there, parts too many, and keys of the expected ones that differ."""
    wanted, given = by_key(expect), by_key(answer)
    said = [] if len(given) == len(answer) else ["one offence stands there twice"]
    said += [f"no offence {key}" for key in wanted.keys() - given.keys()]
    said += [f"an offence {key}" for key in given.keys() - wanted.keys() if key[0] not in ok]
    for key in wanted.keys() & given.keys():
        said += of_keys(f"{key}", wanted[key], given[key])
    return sorted(said)


def by_key(offences: Iterable[Plain]) -> dict[Key, Plain]:
    """Offences by part and attempt."""
    return {(one["part"], bool(one.get("attempt"))): one for one in offences}


def of_keys(name: str, expect: Plain, answer: Plain) -> list[str]:
    """Keys of one object, those of objects within it likewise."""
    said = []
    for key, value in expect.items():
        given = answer.get(key, False if key == "attempt" else None)
        if isinstance(value, Mapping) and isinstance(given, Mapping):
            said += of_keys(f"{name} {key}", value, given)
        else:
            said += of_value(f"{name} {key}", value, given)
    return said


def of_value(name: str, expect: object, answer: object) -> list[str]:
    """One value; a pair of months may be a tuple."""
    given = list(answer) if isinstance(answer, tuple) else answer
    return [] if given == expect else [f"{name}: {given} instead of {expect}"]


def of_deadlines(expect: Iterable[Plain], answer: Iterable[Plain]) -> list[str]:
    """Deadlines by name; more may stand in the answer."""
    given = {one["name"]: one for one in answer}
    said = []
    for one in expect:
        name = one["name"]
        said += of_keys(name, one, given[name]) if name in given else [f"no deadline {name}"]
    return said


def of_missing(expect: Iterable[str], answer: Iterable[Any]) -> list[str]:
    """Facts that must be named."""
    given = {one if isinstance(one, str) else one["fact"] for one in answer}
    return [f"{fact} is not named as missing" for fact in expect if fact not in given]


def of_disputed(expect: Iterable[str], answer: Iterable[Any]) -> list[str]:
    """Questions that must be named, by their id."""
    given = " / ".join(one if isinstance(one, str) else one["question"] for one in answer)
    ids = [re.findall(r"\w+", text)[0] for text in expect]
    return [f"{one} is not disputed" for one in ids if not re.search(rf"\b{one}\b", given)]


def of_ways(articles: Iterable[str], answer: Plain, *, there: bool) -> list[str]:
    """Articles that must, or must not, be there; a paragraph may follow."""
    given = [one if isinstance(one, str) else one["article"] for one in answer["back_to_front"]]
    said = []
    for article in articles:
        stands = any(re.match(rf"{re.escape(article)}(?![\d.])", one) for one in given)
        if stands != there:
            said.append(f"{article} is {'' if stands else 'not '}a way back")
    return said
