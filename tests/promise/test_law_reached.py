"""Nothing in the law files is dead: every provision and every question is met by some example."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from wayout.law import Assessment, assess, load_law
from wayout.law.assessment import Deadline, Effect, Step

EXAMPLES = [Path(__file__).parents[1] / "law" / name for name in ("examples", "own_examples")]


@cache
def answers() -> tuple[Assessment, ...]:
    """The answers to all worked examples."""
    lines = (
        line
        for file in EXAMPLES
        for line in file.with_suffix(".jsonl").read_text("utf-8").splitlines()
    )
    examples = [json.loads(line) for line in lines]
    return tuple(assess(example["facts"], on=example.get("on")) for example in examples)


def rests_on(answer: Assessment) -> Iterator[tuple[str, str]]:
    """The provisions that an answer names, each with its edition."""
    named: list[Step | Effect | Deadline] = [*answer.trace, *answer.effects, *answer.deadlines]
    for one in named:
        yield one.provision, one.version


def test_every_edition_of_every_provision_is_reached() -> None:
    """In the chain of reasons, in what is said besides, or in a deadline."""
    met = {named for answer in answers() for named in rests_on(answer)}
    editions = [(provision.id, provision.version) for provision in load_law().provisions]
    assert [edition for edition in editions if edition not in met] == []


def test_every_disputed_question_is_reached() -> None:
    """And each has two readings or more."""
    disputes = [dispute for answer in answers() for dispute in answer.disputed]
    met = {dispute.question.split()[0] for dispute in disputes}
    assert set(load_law().questions) - met == set()
    questions = [one for one in disputes if one.question.split()[0] in load_law().questions]
    assert min(len(question.readings) for question in questions) > 1


def test_every_way_back_is_reached() -> None:
    """By the article that opens it."""
    met = {way.article for answer in answers() for way in answer.back_to_front}
    ways = {provision.cite for provision in load_law().provisions if provision.way}
    assert ways - met == set()
