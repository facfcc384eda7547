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
    match outcome:
        case "prison":
            regime = rng.choices(("settlement", "general", "strict"), (3, 6, 1))[0]
            sentence = Sentence(outcome, 6 * rng.randint(2, 13), regime)
        case "probation":
            trial = 12 * rng.randint(1, 4)
            sentence = Sentence(outcome, 6 * rng.randint(2, 13), trial_months=trial)
        case "other" if chance(rng, 0.5):
            sentence = Sentence(outcome, released=True)  # guilty, and no punishment
        case "other" | "service_restriction":
            percent = rng.choice((10, 15, 20))
            sentence = Sentence(outcome, 6 * rng.randint(1, 4), percent=percent)
        case "discipline_unit":
            sentence = Sentence(outcome, 6 * rng.randint(1, 4))
        case "fine":
            fine = 1000 * rng.choice((20, 40, 60, 80, 100))
            sentence = Sentence(outcome, fine_rubles=fine, released=chance(rng, 0.3))
        case _:
            sentence = Sentence(outcome)  # acquitted
    return sentence
