"""What a reader must know beside the odds: what warns of a wrong use, and what else there is."""

from collections.abc import Iterator

from wayout.odds.answers.answer import Bounds
from wayout.odds.answers.cautions import DayCaution
from wayout.odds.past.markov_words import memories
from wayout.publish.odds_findings import findings_said
from wayout.publish.odds_states import PRISON, VERDICT
from wayout.publish.odds_view import View
from wayout.publish.odds_words import BACK, STAR, kind_words, tick_words
from wayout.publish.words import number
from wayout.text.numbers import format_percent, format_percent_range


def odds_notes(view: View) -> tuple[str, ...]:
    """Say what the numbers under a table do not show, one note a fact."""
    return (*of_days(view, STAR), *_signs(view), *_warnings(view), *remarks(view))


def chart_notes(view: View) -> tuple[str, ...]:
    """Say it under a picture that goes out: without what was found in the rows of the data."""
    return (*of_days(view, STAR), *_warnings(view), *_remarks(view))


def warnings(view: View) -> tuple[str, ...]:
    """Say what would be a wrong use of the numbers."""
    return (*of_days(view), *_warnings(view))


def first_of(view: View) -> tuple[str, ...]:
    """Say what must not be overlooked: who is followed, kinds that are not known."""
    some = any(day not in view.unfit for day in view.answer.question.days)
    return (*_of_track(view), *(_kinds(view) if some else ()))


def remarks(view: View) -> tuple[str, ...]:
    """Say what else is worth knowing."""
    return (*_remarks(view), *findings_said(view))


def of_days(view: View, sign: str = "") -> Iterator[str]:
    """Say on which days too few are left, after the sign that stands at their shares."""
    for one in view.answer.cautions:
        if isinstance(one, DayCaution):
            yield f"{sign}{one.say(view.say)}"


def _signs(view: View) -> Iterator[str]:
    _ = view.say
    if view.states.back & set(view.reached):
        yield _(
            "{sign} marks a way on the map back to the front, not a person sent: wayout pathway "
            "STATE"
        ).format(sign=BACK)


def _of_track(view: View) -> Iterator[str]:
    _ = view.say
    if view.basis.track == "case":
        yield _(
            "The record knows the case, not the man: in any of these states of his case he may be "
            "at the front, at home or dead."
        )


def _warnings(view: View) -> Iterator[str]:
    _, basis = view.say, view.basis
    yield from _of_track(view)
    yield from (one.say(_) for one in basis.left_out)
    yield from _kinds(view)
    yield from (one.say(_) for one in view.answer.cautions if not isinstance(one, DayCaution))
    yield from (one.say(_) for one in basis.remarks)


def _remarks(view: View) -> Iterator[str]:
    _ = view.say
    yield _("These are frequencies of the past, not a forecast for one person.")
    yield from _never(view)
    yield from _told_later(view)
    yield from _past(view)


def _never(view: View) -> Iterator[str]:
    missing = [state for state in view.states.order if state not in view.reached]
    _ = view.say
    if missing:
        names = ", ".join(view.states.name(state) for state in missing)
        yield _("Not shown, because nobody was seen there: {states}.").format(states=names)


def _kinds(view: View) -> Iterator[str]:
    """Say of each coarse state what its kinds can be, on the last day that can be published."""
    for coarse in dict.fromkeys(bounds.coarse for bounds in view.answer.bounds):
        place = view.answer.states.index(coarse)
        shares = view.answer.occupation[:, place].tolist()
        days = [at for at in view.answer.rows if shares[at] > 0]
        fit = [at for at in days if view.answer.points[at] not in view.unfit]
        if days:
            yield _of_kinds(view, coarse, max(fit or days))


def _of_kinds(view: View, coarse: str, at: int) -> str:
    _ = view.say
    kinds = {bounds.state: bounds for bounds in view.answer.bounds if bounds.coarse == coarse}
    said = {
        "share": format_percent(view.share(coarse, at)[0], _.language, 0),
        "day": tick_words(view.answer.points[at], _.language),
    }
    prison = kinds.pop(PRISON, None) if coarse == VERDICT else None
    bounds = "; ".join(_between(view, kind, at) for kind in kinds.values())
    if prison is None:
        return _(
            "For {share} it is not known which kind of “{state}” it is (day {day}). Whatever it "
            "is: {bounds}. Do not quote the lower ends as shares."
        ).format(state=view.states.plain(coarse), bounds=bounds, **said)
    low, high = (format_percent(end[at].item(), _.language, 0) for end in (prison.low, prison.high))
    return _(
        "For {share} the kind of verdict is not known (day {day}). Prison is somewhere between "
        "{low} and {high}: do not quote {low} as the share sent to prison. So with the others: "
        "{bounds}."
    ).format(low=low, high=high, bounds=bounds, **said)


def _between(view: View, kind: Bounds, at: int) -> str:
    between = format_percent_range(kind.low[at].item(), kind.high[at].item(), view.language, 0)
    return f"{kind_words(view, kind.state, kind.coarse)} {between}"


def _told_later(view: View) -> Iterator[str]:
    _ = view.say
    for state, stays in view.answer.told_later.items():
        if stays:
            yield _("“{state}”: which of them it was became known later in {n} stays.").format(
                state=view.states.plain(state), n=number(stays, _)
            )


def _past(view: View) -> Iterator[str]:
    """Say that the past was asked about and tells nothing; where it does, a caution says so.

    On day 0 all begin: there is nobody to compare with, and nothing to be said of it.
    """
    _, tests = view.say, view.answer.markov
    tried = sum(test.p is not None for test in tests)
    if tests and not tried:
        if view.answer.question.at == 0:
            return
        if all(test.group == test.events for test in tests):
            yield _(
                "Nobody is left to compare with, so whether earlier history matters is not known."
            )
        else:
            yield _(
                "Too few are left to compare with, so whether earlier history matters is not known."
            )
    elif tests and not memories(tests):
        yield _.n(
            "Whether the past matters was tested on {n} arrow: nothing shows that it does.",
            "Whether the past matters was tested on {n} arrows: nothing shows that it does.",
            tried,
        ).format(n=number(tried, _))
