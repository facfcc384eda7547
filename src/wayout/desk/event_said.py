"""An event in a few words, for what is told after a save."""

from collections.abc import Mapping
from typing import Any

from wayout.pathway import Day
from wayout.publish.words import event_name
from wayout.text import Translator
from wayout.text.dates import format_known


def event_said(event: Mapping[str, Any], _: Translator) -> str:
    """Say what happened and when, the day no more exactly than it is known."""
    day = format_known(Day.parse(event["day"]), _.language)
    return f"{event_name(event['kind'], _)}, {day}"
