"""Sentences drawn for the accused, by article and by the time."""

from random import Random

from wayout.sample.case import Outcome, Sentence
from wayout.sample.days import rate
from wayout.sample.draw import chance

# What is not probation under 337: mostly a real term.
_REST: tuple[tuple[Outcome, float], ...] = (
    ("prison", 0.88),
    ("service_restriction", 0.04),
    ("discipline_unit", 0.03),
    ("fine", 0.02),
    ("acquitted", 0.01),
    ("other", 0.02),
)


def draw_sentence(rng: Random, article: str, month: str) -> Sentence:
    """Draw a sentence; `month` is that of the verdict (`2024-03`)."""
    probation = rate("probation", month)
    share = {"337": probation, "228": probation / 2, "158": probation}.get(article, 0.12)
    if chance(rng, share):
        return make_sentence(rng, "probation")
    kinds, weights = zip(*_REST, strict=True)
    return make_sentence(rng, rng.choices(kinds, weights)[0])


def make_sentence(rng: Random, outcome: Outcome) -> Sentence:
    """Draw the lengths and sums that go with an outcome."""
    months = 6 * rng.randint(2, 13)
    if outcome == "prison":
        regime = rng.choices(("settlement", "general", "strict"), (3, 6, 1))[0]
        return Sentence(outcome, months, regime)
    if outcome == "probation":
        return Sentence(outcome, months, trial_months=12 * rng.randint(1, 4))
    if outcome in ("service_restriction", "other"):
        return Sentence(outcome, 6 * rng.randint(1, 4), percent=rng.choice((10, 15, 20)))
    if outcome == "discipline_unit":
        return Sentence(outcome, 6 * rng.randint(1, 4))
    if outcome == "fine":
        fine = 1000 * rng.choice((20, 40, 60, 80, 100))
        return Sentence(outcome, fine_rubles=fine, released=chance(rng, 0.3))
    return Sentence(outcome)
