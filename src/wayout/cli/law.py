"""`wayout law`: what the law says of one case."""

import json as json_text
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from wayout.cli.files import write_whole
from wayout.cli.terminal import remarks, results, speak
from wayout.errors import DayError, UsageError
from wayout.pathway import Day
from wayout.text import Translator

if TYPE_CHECKING:
    from wayout.law.assessment import Assessment

Flag = Parameter(negative="")
FactsFile = Annotated[str, Parameter(name="FACTS", allow_leading_hyphen=True)]


def law(
    facts: FactsFile,
    /,
    *,
    on: str | None = None,
    why: Annotated[bool, Flag] = False,
    json: Annotated[bool, Flag] = False,
    ics: Path | None = None,
) -> int:
    """Say what the law provides for one case: parts, terms, ways back to the front, deadlines.

    What is not known is left open, and it is said which fact would settle what. This is no legal
    advice.

    Args:
        facts: A JSON or TOML file, or - for standard input; only "conduct" is needed.
        on: The day asked about, written 2025-01-31; left out, today.
        why: Show every reason: what was found, by which provision, in which edition.
        json: Answer in JSON.
        ics: Write the deadlines that are not over into this calendar file, under names that tell
            nothing.
    """
    refuse_option(facts)
    if ics is not None and facts != "-" and ics.resolve() == Path(facts).resolve():
        raise UsageError("{path} holds the facts: name another file for --ics.", path=ics)
    from wayout.law import assess, load_law  # noqa: PLC0415  help does without
    from wayout.law.fact_file import load_facts  # noqa: PLC0415  idem

    _ = speak()
    answer = assess(load_facts(facts), on=on, language=_.language)
    if ics is not None:
        _write_calendar(answer, ics, _)
    if json:
        print_json(answer.as_dict())
        return 0
    from wayout.cli.law_page import print_page  # noqa: PLC0415  idem

    print_page(results(), answer, load_law(), _, why=why)
    return 0


def refuse_option(word: str) -> None:
    """Refuse an unknown option that stands where a file is named; "-" is standard input.

    Raises:
        UsageError: The word is an option.
    """
    if word.startswith("-") and word != "-":
        raise UsageError("There is no option {word}.", word=word)


def one_day(written: str) -> date:
    """Read a day that must be one: 2025-01-31.

    Raises:
        DayError: Not a day of the calendar, or more than one.
    """
    day = Day.parse(written)
    if not day.exact:
        raise DayError("{written!r} is more than one day. Write one, as 2025-01-31.",
                       written=written)  # fmt: skip
    return day.first


def print_json(answer: object) -> None:
    """Print an answer as JSON, on stdout."""
    results().out(json_text.dumps(answer, ensure_ascii=False, indent=2), highlight=False)


def _write_calendar(answer: "Assessment", path: Path, _: Translator) -> None:
    from wayout.law.calendar_file import calendar_file  # noqa: PLC0415  few ask for it

    made = calendar_file(answer.deadlines, _.language, on=answer.on, stamp=datetime.now(UTC))
    write_whole(path, made.data)
    said = _.n("{n} deadline in {file}", "{n} deadlines in {file}", made.entries)
    remarks().print(said.format(n=made.entries, file=path), soft_wrap=True)
    if made.over:
        said = _.n(
            "{n} deadline is over and not in it.",
            "{n} deadlines are over and not in it.",
            made.over,
        )
        remarks().print(said.format(n=made.over))
    if made.undated:
        said = _.n(
            "{n} deadline has no day yet and is not in it.",
            "{n} deadlines have no day yet and are not in it.",
            made.undated,
        )
        remarks().print(said.format(n=made.undated))
