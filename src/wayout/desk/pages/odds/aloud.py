"""The odds in one sentence that can be read aloud to somebody who asks what becomes of him."""

from collections.abc import Iterator
from typing import Final

from wayout.publish.odds_chosen import kept
from wayout.publish.odds_states import FRONT_STATE, PRISON, VERDICT
from wayout.publish.odds_view import View
from wayout.publish.odds_words import followed_words, range_words, state_words
from wayout.text.dates import format_day
from wayout.text.numbers import format_percent, format_percent_range

_TOLD: Final = (FRONT_STATE, "suspended", PRISON, "probation")  # what is asked about
_NOTHING: Final = 1e-9  # a share that is only rounding
_UNKNOWN: Final = 0.005  # a lower end below this says nothing


def aloud(view: View, when: tuple[str, ...]) -> str:
    """Say of how many it is known, and where they were on the last day that can be published.

    Args:
        view: What was found.
        when: How the days that were asked for are called, in their order.

    Returns:
        The sentence; nothing where too few are left on every day.
    """
    _, answer = view.say, view.answer
    fit = [at for at, day in enumerate(answer.question.days) if day not in view.unfit]
    if not fit:
        return ""
    at = answer.rows[fit[-1]]
    said = {
        "whom": followed_words(view),
        "when": when[fit[-1]],
        "shares": "; ".join(_shares(view, at)),
    }
    parts = [_("{whom}, {when}, on that day alone: {shares}.").format(**said), *_rest(view, at)]
    if view.basis.track == "case":
        parts.append(_("Who of them was sent to the front the record does not show."))
    return " ".join((*parts, *kept(view), *_seen(view), _("This is the past, not a forecast.")))


def between_words(view: View, state: str, ends: tuple[float, float]) -> str:
    """Write the two ends between which the share of a kind lies, and what is not known.

    A lower end of nothing would pass for "nobody", so only the upper one is written.
    """
    _, (low, high) = view.say, ends
    if low < _UNKNOWN:
        most = format_percent(high, _.language, 0)
        return _("not known, at most {most}").format(most=most)
    (coarse,) = {one.coarse for one in view.answer.bounds if one.state == state}
    said = format_percent_range(low, high, _.language, 0)
    return f"{said} ({view.states.unknown[coarse]})"


def _shares(view: View, at: int) -> Iterator[str]:
    for state in dict.fromkeys((*_TOLD, view.answer.question.start)):
        if state not in view.reached:
            continue
        name = state_words(view, state)
        yield f"{name[:1].lower()}{name[1:]} {_share(view, state, at)}"


def _share(view: View, state: str, at: int) -> str:
    _, ends = view.say, view.between(state, at)
    share, *chance = view.share(state, at)
    low, high = ends or chance
    said = {
        "share": format_percent(share, _.language, 0),
        "range": f"{range_words(low, high, _.language)}%",
        "high": format_percent(high, _.language, 0),
    }
    if ends is None:
        return _("{share} (interval {range})").format(**said)
    if low < _UNKNOWN:
        return _("at most {high}").format(**said)
    return _("somewhere in {range}").format(**said)


def _rest(view: View, at: int) -> Iterator[str]:
    """Say of how many a verdict is known, and not which."""
    _ = view.say
    if not any(bounds.coarse == VERDICT for bounds in view.answer.bounds):
        return
    share, low, high = view.share(VERDICT, at)
    if share > _NOTHING:
        yield _(
            "Of {share} (interval {range}) only a verdict is known, not which: it was not "
            "published; prison may be among them."
        ).format(
            share=format_percent(share, _.language, 0),
            range=f"{range_words(low, high, _.language)}%",
        )


def _seen(view: View) -> Iterator[str]:
    """Say from what this was counted, and until when that was seen."""
    _, freeze = view.say, view.basis.freeze
    if freeze is not None:
        yield _("Counted from what courts published until {day}.").format(
            day=format_day(freeze, _.language)
        )
