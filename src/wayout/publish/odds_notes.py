"""What a reader must know beside the odds, and the sentence on how they were found."""

from collections.abc import Iterator

from wayout import __version__
from wayout.odds.answers.answer import Bounds
from wayout.odds.past.markov_words import memories
from wayout.publish.odds_view import View
from wayout.publish.odds_words import tick_words
from wayout.publish.words import number
from wayout.text.dates import format_day
from wayout.text.numbers import format_percent_range

_DIGEST_SHOWN = 12  # characters: enough to tell two inputs apart


def odds_notes(view: View, *, findings: bool = True) -> tuple[str, ...]:
    """Say what the numbers do not show, one note a fact.

    Findings of the data check name rows and ids: they are for whoever holds the data, not for a
    picture that goes out.
    """
    _ = view.say
    found = view.answer.findings.found if findings else ()
    return (
        _("These are frequencies of the past, not a forecast for one person."),
        *_never(view),
        *(one.say(_) for one in view.answer.cautions),
        *_kinds(view),
        *_past(view),
        *(one.said.say(_) for one in found),
        *(one.say(_) for one in view.basis.remarks),
    )


def how_found(view: View) -> str:
    """Say how the odds were found, in a few sentences."""
    return " ".join(_how(view))


def _never(view: View) -> Iterator[str]:
    missing = [state for state in view.states.order if state not in view.reached]
    _ = view.say
    if missing:
        names = ", ".join(view.states.name(state) for state in missing)
        yield _("Not shown, because nobody was seen there: {states}.").format(states=names)


def _kinds(view: View) -> Iterator[str]:
    _ = view.say
    for state in dict.fromkeys(bounds.coarse for bounds in view.answer.bounds):
        kinds = [bounds for bounds in view.answer.bounds if bounds.coarse == state]
        yield _(
            "“{state}” is one of several, and which is not known. The shares of those count only "
            "what is known. Whatever the others are, on day {day}: {bounds}."
        ).format(
            state=view.states.name(state),
            day=tick_words(view.answer.points[view.last], _.language),
            bounds="; ".join(_between(view, kind) for kind in kinds),
        )
    for state, stays in view.answer.told_later.items():
        if stays:
            yield _("“{state}”: which of them it was became known later in {n} stays.").format(
                state=view.states.name(state), n=number(stays, _)
            )


def _between(view: View, kind: Bounds) -> str:
    low, high = kind.low[view.last].item(), kind.high[view.last].item()
    return f"{view.states.name(kind.state)} {format_percent_range(low, high, view.language, 0)}"


def _past(view: View) -> Iterator[str]:
    """Say that the past was asked about and tells nothing; where it does, a caution says so."""
    _, tests = view.say, view.answer.markov
    tried = sum(test.p is not None for test in tests)
    if tests and not tried:
        yield _("Whether the past matters could not be tested here.")
    elif tests and not memories(tests):
        yield _.n(
            "Whether the past matters was tested on {n} arrow: nothing shows that it does.",
            "Whether the past matters was tested on {n} arrows: nothing shows that it does.",
            tried,
        ).format(n=number(tried, _))


def _how(view: View) -> Iterator[str]:
    _, answer, basis = view.say, view.answer, view.basis
    yield _(
        "Followed are those who were in “{state}” on day {day}, and nobody else (landmark "
        "Aalen-Johansen estimate); days are those of the clock of the data."
    ).format(
        state=view.states.name(answer.question.start),
        day=tick_words(answer.question.at, _.language),
    )
    if answer.interval == "bootstrap":
        yield _(
            "95% interval: complementary log-log, error from {n} draws of people, each with all "
            "stays (seed {seed})."
        ).format(n=number(answer.question.replicates, _), seed=answer.question.seed)
    else:
        yield _("95% interval: complementary log-log, Greenwood's standard error.")
    yield _("Source: {name}.").format(name=basis.source_name)
    if basis.freeze is not None:
        yield _("Seen until {day}.").format(day=format_day(basis.freeze, _.language))
    yield _("Input {digest}, Wayout {version}.").format(
        digest=basis.digest[:_DIGEST_SHOWN], version=__version__
    )
