"""The sentence on how the odds were found: it goes with every number that is published."""

from collections.abc import Iterator

from wayout import __version__
from wayout.publish.odds_chosen import kept, since_words
from wayout.publish.odds_view import View
from wayout.publish.odds_words import tick_words
from wayout.publish.words import number
from wayout.text.dates import format_day

DIGEST_SHOWN = 12  # characters: enough to tell two inputs apart


def how_found(view: View, *, named: bool = True) -> str:
    """Say how the odds were found: first who is followed, in plain words, then the method.

    A picture goes out and is not `named`: the name of a file may be that of a person.
    """
    return " ".join((_followed(view), *kept(view), *_method(view), *_source(view, named=named)))


def _followed(view: View) -> str:
    _, answer = view.say, view.answer
    if view.basis.track == "case":
        said = _.n(
            "Followed is {n} accused whose case was in the state “{state}” on day {day}; shares "
            "are of them, with those counted whose watch ended early for as long as it lasted.",
            "Followed are {n} accused whose cases were in the state “{state}” on day {day}; shares "
            "are of them, with those counted whose watch ended early for as long as it lasted.",
            answer.people,
        )
    else:
        said = _.n(
            "Followed is {n} person who was in the state “{state}” on day {day}; shares are of "
            "them, with those counted whose watch ended early for as long as it lasted.",
            "Followed are {n} people who were in the state “{state}” on day {day}; shares are of "
            "them, with those counted whose watch ended early for as long as it lasted.",
            answer.people,
        )
    return said.format(
        n=number(answer.people, _),
        state=view.states.name(answer.question.start),
        day=tick_words(answer.question.at, _.language),
    )


def _method(view: View) -> Iterator[str]:
    _, answer = view.say, view.answer
    yield _("Landmark Aalen-Johansen estimate; {since}.").format(since=since_words(view))
    if answer.interval == "bootstrap":
        yield _(
            "95% interval: complementary log-log, error from {n} draws of people, each with all "
            "stays (seed {seed})."
        ).format(n=number(answer.question.replicates, _), seed=answer.question.seed)
    else:
        yield _("95% interval: complementary log-log, Greenwood's standard error.")


def _source(view: View, *, named: bool) -> Iterator[str]:
    _, basis = view.say, view.basis
    if named:
        yield _("Source: {name}.").format(name=basis.source_name)
    if basis.freeze is not None:
        yield _("Seen until {day}.").format(day=format_day(basis.freeze, _.language))
    yield _("Input {digest}, Wayout {version}.").format(
        digest=basis.digest[:DIGEST_SHOWN], version=__version__
    )
