"""An answer of the odds as JSON: every number in full, what it rests on, how it was found."""

import json
from typing import Any

from wayout import __version__
from wayout.odds.answers.answer import Answer, Bounds
from wayout.odds.past.markov import ArrowTest
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_chosen import chosen_words
from wayout.publish.odds_findings import findings_json
from wayout.publish.odds_how import how_found
from wayout.publish.odds_notes import remarks, warnings
from wayout.publish.odds_view import View, view_of
from wayout.publish.odds_words import odds_title
from wayout.publish.words import iso
from wayout.text import Language

METHOD = "landmark Aalen-Johansen; interval: {interval}, complementary log-log"
INTERVALS = {"greenwood": "Greenwood", "bootstrap": "cluster bootstrap"}


def odds_json(answer: Answer, basis: Basis, language: Language) -> str:
    """Write an answer as JSON text: never a NaN, whatever it holds."""
    made = odds_object(answer, basis, language)
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False)


def odds_object(answer: Answer, basis: Basis, language: Language) -> dict[str, Any]:
    """Make the JSON object of an answer; sentences are in the language asked for."""
    view = view_of(answer, basis, language)
    return {
        **_asked(answer, basis),
        **_shares(answer),
        "arrows": [
            {"from": one.start, "to": one.to, "count": one.count, "entered": one.entered}
            for one in answer.arrows
        ],
        "markov": [_test(test, view) for test in answer.markov],
        "bounds": _bounds(answer),
        "lower_bounds_only": sorted({one.state for one in answer.bounds}),
        "not_to_publish": sorted(view.unfit),
        "told_later": dict(answer.told_later),
        "inexact": _inexact(answer),
        "findings": findings_json(view),
        "title": odds_title(view),
        "chosen": chosen_words(view),
        "warnings": list(warnings(view)),
        "notes": list(remarks(view)),
        "how": how_found(view),
        "source": basis.source_name,
        "digest": basis.digest,
        "freeze": iso(basis.freeze),
        "version": __version__,
        "language": language,
    }


def _asked(answer: Answer, basis: Basis) -> dict[str, Any]:
    question = answer.question
    return {
        "states": list(answer.states),
        "track": basis.track,
        "article": basis.article,
        "entered": [day.isoformat() for day in basis.entered] if basis.entered else None,
        "origin": basis.origin,
        "start": question.start,
        "at": question.at,
        "days": list(question.days),
        "people": answer.people,
        "floor": question.floor,
        "one_of": {coarse: list(kinds) for coarse, kinds in question.one_of.items()},
    }


def _shares(answer: Answer) -> dict[str, Any]:
    rows = list(answer.rows)
    method = METHOD.format(interval=INTERVALS.get(answer.interval, answer.interval))
    return {
        "occupation": answer.occupation[rows].tolist(),
        "se": answer.se[rows].tolist(),
        "low": answer.low[rows].tolist(),
        "high": answer.high[rows].tolist(),
        "interval": answer.interval,
        "method": method,
        "replicates": answer.question.replicates if answer.interval == "bootstrap" else None,
        "seed": answer.question.seed,
        "at_risk": answer.at_risk[rows].tolist(),
        "known": answer.known[rows].tolist(),
    }


def _test(test: ArrowTest, view: View) -> dict[str, Any]:
    return {
        "from": test.start,
        "to": test.to,
        "by": test.past.by,
        "events": test.events,
        "group": test.group,
        "expected": test.expected,
        "z": test.statistic,
        "p": test.p,
        "p_holm": test.adjusted,
        "none_because": None if test.reason is None else test.reason.say(view.say),
    }


def _bounds(answer: Answer) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for bounds in answer.bounds:
        made.setdefault(bounds.coarse, {})[bounds.state] = _kind(bounds, list(answer.rows))
    return made


def _kind(bounds: Bounds, rows: list[int]) -> dict[str, Any]:
    """Give the bounds and the guess in one object: whoever reads one has the other beside it."""
    guess = {
        "share": bounds.estimate,
        "low": bounds.estimate_low,
        "high": bounds.estimate_high,
    }
    return {
        "low": bounds.low[rows].tolist(),
        "high": bounds.high[rows].tolist(),
        "low_limit": bounds.low_limit[rows].tolist(),
        "high_limit": bounds.high_limit[rows].tolist(),
        "missing_at_random": None
        if bounds.estimate is None
        else {key: None if value is None else value[rows].tolist() for key, value in guess.items()},
    }


def _inexact(answer: Answer) -> dict[str, Any]:
    found = answer.inexact
    return {
        "stays": found.stays,
        "people": found.people,
        "done": found.done,
        "draws": found.draws,
    }
