"""What an intake asks, in order, as data: the same for the terminal and for the desk.

How somebody is reached and whether he is in danger come early: a call may break off.
"""

from dataclasses import dataclass
from typing import Literal

from wayout.text import mark

Form = Literal["choice", "text", "people", "event", "day", "coming", "danger"]

SELF = "client"
CALLER = "caller"
PROMISE = "intake-"  # before the id of a promise that the intake makes
DANGER = f"{PROMISE}danger"  # the id of the check-in that is due at once


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that is offered; without words of its own it is a kind of event, named by the map.

    A kind of event with a detail is written `verdict/prison`.
    """

    value: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and in which form it is answered.

    `choice`: one of the choices; `people`: some of them, or names; `event`: one of them, or any
    kind of event by its name; `day`: a day that is not to come; `coming`: one that is not over;
    `danger`: no, or words. One that comes `again` is asked until it is skipped. `{event}` in its
    words is the name of the kind of event whose day is asked for; `bare` are its words where that
    is not known yet. `how` it is answered at a terminal is said behind its words there.
    """

    id: str
    words: str
    form: Form
    choices: tuple[Choice, ...] = ()
    again: bool = False
    how: str = ""
    bare: str = ""


WHO = (
    Choice(SELF, mark("he himself: the man it is about")),
    Choice("relative", mark("a relative or friend")),
    Choice("lawyer", mark("a lawyer")),
    Choice(CALLER, mark("somebody else")),
)
PEOPLE = (
    Choice(SELF, mark("the man it is about")),
    Choice(CALLER, mark("the one who is calling")),
)
HAPPENED = tuple(
    Choice(kind)
    for kind in (
        "left_unit", "mobilised", "contract_signed", "conscripted", "deployed_first",
        "leave_granted", "hospitalised", "detained", "surrendered", "crime_reported",
        "case_opened", "crossed_border",
    )
)  # fmt: skip
NOW = (
    Choice("returned", mark("in his unit")),
    Choice("sent_to_front", mark("at the front")),
    Choice("leave_granted", mark("on leave")),
    Choice("hospitalised", mark("in hospital")),
    Choice("left_unit", mark("away from his unit")),
    Choice("pit", mark("held by the military: a guardroom, a pit")),
    Choice("custody_ordered", mark("in custody by order of a court")),
    Choice("verdict/prison", mark("in prison after a verdict")),
    Choice("verdict/probation", mark("free on a suspended sentence")),
    Choice("crossed_border", mark("abroad")),
    Choice("protection_granted", mark("abroad, under protection")),
    Choice("died", mark("he is dead")),
)
YES_NO = (Choice("yes", mark("yes")), Choice("no", mark("no")))

_NAMES = mark("Numbers, or a name.")

QUESTIONS = (
    Question("who", mark("Who is calling?"), "choice", WHO),
    Question("name", mark("What is the caller to be called? Any word will do."), "text"),
    Question("contact", mark("How is the caller reached, and when is it safe?"), "text"),
    Question(
        "danger", mark("Is anybody's life in danger now?"), "danger", how=mark("No, or say how.")
    ),
    Question("client", mark("How should we refer to him?"), "text"),
    Question("client_contact", mark("How is he himself reached, and when is it safe?"), "text"),
    Question("decides", mark("Who may decide in this case?"), "people", PEOPLE, how=_NAMES),
    Question("told", mark("Who may be told of it?"), "people", PEOPLE, how=_NAMES),
    Question("title", mark("What do they ask us for, in a few words?"), "text"),
    Question(
        "first",
        mark("What happened first?"),
        "event",
        HAPPENED,
        how=mark("A number, or a word for it."),
    ),
    Question(
        "first_day",
        mark("{event}: when was that?"),
        "day",
        how=mark("As exactly as is known."),
        bare=mark("When was that?"),
    ),
    Question("now", mark("Where is he now?"), "event", NOW),
    Question("now_day", mark("{event}: since when?"), "day", bare=mark("Since when?")),
    Question("call_back", mark("When do we call back?"), "coming"),
    Question(
        "keep", mark("May what was told be kept? What did the caller answer?"), "choice", YES_NO
    ),
    Question("note", mark("What else was said?"), "text", again=True),
)
BY_ID = {question.id: question for question in QUESTIONS}
