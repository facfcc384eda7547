"""The words of the odds: who is followed, how a share with its interval is written."""

from wayout.publish.odds_chosen import chosen_words
from wayout.publish.odds_states import CLOSED, VERDICT
from wayout.publish.odds_view import View
from wayout.publish.words import number
from wayout.text import Language, mark
from wayout.text.dates import format_day
from wayout.text.numbers import EN_DASH, format_percent

BACK = "\N{LEFTWARDS ARROW WITH HOOK}"  # the sign of the map in the terminal
STAR = "*"  # at shares that must not be published
TRACKS = {
    "person": mark("where people are"),
    "position": mark("where people are, or their cases"),
}

_LEAST = 0.005  # from here on a share is one per cent or more


def followed_words(view: View) -> str:
    """Say of whom the figure speaks, with their number."""
    _, answer = view.say, view.answer
    if view.basis.track == "case":
        said = _.n(
            "Of {n} accused whose case was in the state “{state}” on day {day}",
            "Of {n} accused whose cases were in the state “{state}” on day {day}",
            answer.people,
        )
    else:
        said = _.n(
            "Of {n} person in the state “{state}” on day {day}",
            "Of {n} people in the state “{state}” on day {day}",
            answer.people,
        )
    return said.format(
        n=number(answer.people, _),
        state=view.states.name(answer.question.start),
        day=tick_words(answer.question.at, view.language),
    )


def odds_title(view: View) -> str:
    """Say what the figure shows, and of how many."""
    _, followed = view.say, followed_words(view)
    if view.basis.track == "case":
        return _("{followed}: where their cases are later").format(followed=followed)
    return _("{followed}: where they are later").format(followed=followed)


def odds_subtitle(view: View) -> str:
    """Say who was chosen, what a cell is, of which track, and until when it was seen."""
    _, basis = view.say, view.basis
    chosen = chosen_words(view)
    share = _("Share (95% interval)") if chosen else _("share (95% interval)")
    parts = [f"{chosen} {share}".lstrip(), _("past frequencies, not a forecast")]
    if basis.track in TRACKS:
        parts.append(_(TRACKS[basis.track]))
    if basis.freeze is not None:
        parts.append(_("seen until {day}").format(day=format_day(basis.freeze, _.language)))
    return " · ".join(parts)


def cell_words(view: View, state: str, at: int) -> str:
    """Write what is known of a state at a point, with a star where it must not be published.

    A share with its interval; of a kind that others may be of as well, the lower end alone.
    """
    found = view.between(state, at)
    if found is None:
        said = share_words(*view.share(state, at), view.language)
    else:
        said = least_words(found[0], view)
    return f"{said}{star(view, at)}"


def star(view: View, at: int) -> str:
    """Give the star of a day on which too few are left, else nothing."""
    return STAR if view.answer.points[at] in view.unfit else ""


def least_words(low: float, view: View) -> str:
    """Write the lower end of a share whose upper end lies elsewhere: ≥2%."""
    _ = view.say
    digits = 0 if low == 0 or low >= _LEAST else 1
    said = format_percent(low, view.language, digits)
    return _("≥{share}").format(share=said.lstrip("<>"))


def share_words(share: float, low: float, high: float, language: Language) -> str:
    """Write a share with its interval, in whole per cent.

    Example:
        >>> share_words(0.43, 0.391, 0.466, "en")
        '43% (39–47)'
    """
    return f"{format_percent(share, language, 0)} ({range_words(low, high, language)})"


def range_words(low: float, high: float, language: Language) -> str:
    """Write an interval in whole per cent without the sign: 39–47."""
    ends = [format_percent(end, language, 0).removesuffix("%") for end in (low, high)]
    return EN_DASH.join(ends)


def state_words(view: View, state: str) -> str:
    """Name a state in a list of where people are later; in the first one some are again."""
    _, name = view.say, view.states.name(state)
    if state == view.answer.question.start:
        return _("{state} (still or again)").format(state=name)
    return name


def kind_words(view: View, state: str, coarse: str) -> str:
    """Name a kind of a coarse state; a verdict closes a case only for those who are acquitted."""
    _, name = view.say, view.states.plain(state)
    if (coarse, state) == (VERDICT, CLOSED):
        return _("{state} (for verdicts: acquitted)").format(state=name)
    return name


def day_words(view: View, day: float) -> str:
    """Name a tick of the clock of the data, with a star where too few are left."""
    _ = view.say
    said = _("day {day}").format(day=tick_words(day, view.language))
    return f"{said}{STAR if day in view.unfit else ''}"


def tick_words(day: float, language: Language) -> str:
    """Write a tick: whole ones without a point, others in full.

    Example:
        >>> tick_words(120.0, "en"), tick_words(0.5, "ru")
        ('120', '0,5')
    """
    if day == int(day):
        return str(int(day))
    return repr(float(day)).replace(".", "," if language == "ru" else ".")


def summary(view: View) -> str:
    """Say the whole figure in one text, for those who do not see it."""
    said = [f"{odds_title(view)}.", *filter(None, [chosen_words(view)])]
    for day, at in zip(view.answer.question.days, view.answer.rows, strict=True):
        shares = (
            f"{view.states.name(state)} {cell_words(view, state, at)}" for state in view.reached
        )
        said.append(f"{day_words(view, day)}: {'; '.join(shares)}.")
    return " ".join(said)
