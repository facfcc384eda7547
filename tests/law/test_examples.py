"""`assess` gives what every worked example expects."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.law.compare import of_example

from wayout.law import assess

FILES = [Path(__file__).with_name(name) for name in ("examples.jsonl", "own_examples.jsonl")]
EXAMPLES = [json.loads(line) for file in FILES for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_an_example_is_answered_as_worked_by_hand(example: dict[str, Any]) -> None:
    """Only the keys of `expect` are compared, or of an accepted other reading."""
    answer = assess(example["facts"], on=example.get("on"))
    assert of_example(example, answer.as_dict()) == []


def test_the_examples_are_read() -> None:
    """A file that was not found would compare nothing."""
    assert len({example["id"] for example in EXAMPLES}) >= 26 + 50
