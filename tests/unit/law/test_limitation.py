"""Prosecution lapses with the longest period of the offences that are possible."""

from dataclasses import replace
from datetime import date

from wayout.law.assessment import Offence, Probation, Suspension
from wayout.law.deadlines import limitation
from wayout.law.moment import Moments
from wayout.law.provision import Article, Provision, Verified
from wayout.pathway import Words

ARTICLE = Article("uk.78", Words("CC 78", "УК 78"), Words("Limitation", "Давность"), "end")
PROVISION = Provision(
    "uk.78.1", ARTICLE, "UK 78(1)", date(1997, 1, 1), None, "T", Words("Text", "Текст"), (),
    Verified(date(2026, 2, 18), "nobody"), "uk-78.toml, line 1", "1997-01-01",
)  # fmt: skip


def test_the_limitation_is_the_latest_of_the_offences_and_never_moves() -> None:
    """10 June 2035 is a Sunday: it stays; every period is counted."""
    end = Moments.parse("2025-06-11T12:00")
    found = limitation([offence(10), offence(6)], end, PROVISION, "en")
    assert found is not None
    assert (found.start, found.due, found.safe) == (date(2025, 6, 11), *[date(2035, 6, 10)] * 2)
    assert (found.name, found.rolled) == ("limitation", False)
    assert "the shortest ends on 10 June 2031, the longest on 10 June 2035" in str(found.note)
    assert found.steps == (
        "Counted from 11 June 2025; the first day counts",
        "Plus 6 years less a day: until 24:00 on 10 June 2031",
        "Or plus 10 years less a day: until 24:00 on 10 June 2035",
    )


def test_no_limitation_runs_while_the_absence_goes_on() -> None:
    """Nor where no offence is open."""
    assert limitation([offence(10)], None, PROVISION, "en") is None
    assert limitation([], Moments.parse("2025-06-11"), PROVISION, "en") is None


def test_the_limitation_of_an_end_that_is_not_known_has_no_day() -> None:
    """An earlier day would not be safe for anyone."""
    end = Moments.parse("2025-06")
    found = limitation([replace(offence(10), limitation_until=None)], end, PROVISION, "ru")
    assert found is not None
    assert (found.start, found.due, found.safe, found.rolled) == ("2025-06", None, None, None)
    assert "июнь 2025" in str(found.note)


def offence(years: int) -> Offence:
    """An offence that ended on 11 June 2025, with that many years of limitation."""
    return Offence(
        part="337.5", attempt=False, gravity="grave", min_months=60, max_months=120,
        cap_months=None, effective=(60, 120), colony="general", parole="1/2",
        limitation_years=years, limitation_until=date(2025 + years, 6, 10),
        probation=Probation(open=True, from_months=60, to_months=96, bars=()),
        special_order=False, hardship_note=False,
        suspension=Suspension(open=False, article=None), below_minimum=None, because=(),
    )  # fmt: skip
