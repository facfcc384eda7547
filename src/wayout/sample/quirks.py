"""How far the invented pages go astray, each way with its share and its effect on the truth."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Quirks:
    """Shares, 0 to 1, of cases (or of pages, where it says so) that show a habit of the sites.

    The truth of a world takes each of them into account; the comment says how.
    """

    hidden_names: float = 0.6  # of accused: `Информация скрыта`; they count by row
    several_accused: float = 0.03  # more persons, one case
    split_ends: float = 0.3  # of cases of several accused: one sentenced, the other terminated
    several_articles: float = 0.08  # counted under each article
    attempts: float = 0.02  # Article 30 before the article; counted under the article itself
    act_order: float = 0.1  # of cards: `ч. 5 ст. 337` where others write `ст.337 ч.5`
    pronounced_later: float = 0.05  # decided on one day, pronounced on a later: that day counts
    reregistered: float = 0.06  # number chain in brackets; no new receipt
    returned: float = 0.06  # to the prosecutor; about half come back: a receipt again
    transferred: float = 0.01  # to another court: a receipt again, there
    higher_cards: float = 0.12  # appeal and sometimes cassation under the UID: kinds of their own
    materials: float = 0.05  # custody material, and its appeal, under the UID
    civil_cards: float = 0.01  # a civil card under the UID
    head_only: float = 0.04  # the result stands in the head and in no row of the movement
    bad_uid: float = 0.01  # wrong check digits: the case stands alone by court and number
    no_uid: float = 0.01  # likewise, old cards
    late_rows: float = 0.05  # a row is put on the page weeks after its day: known later
    vanishing_rows: float = 0.03  # a row is gone from a later snapshot: it counts no more
    planned: float = 0.5  # of open cases: a hearing is posted and has no result yet
    missed: float = 0.05  # of pages: not saved at this visit; what was known stays known
    uncollected: float = 0.01  # listed, but its card was never saved: not in the truth
    unknown_labels: float = 0.02  # rows nobody knows; they change no count
    lookalikes: float = 0.05  # of pages: Latin letters in labels
    junk_bytes: float = 0.02  # of cp1251 pages: a byte 0x98
    tidy_markup: float = 0.25  # of old pages: as a browser saved them, markup repaired
    eight_columns: float = 0.3  # of new pages: the other set of columns
    notices: float = 0.02  # pages that are no cards, one for so many cases
    act_pages: float = 0.01  # of pages with a verdict: its text saved apart, which is no card
    lag: int = 3  # days, at most, until a clerk enters what happened
    exports: bool = True  # courts whose cases come as JSON of a peer's program
    moscow: bool = True  # the Moscow page

    @classmethod
    def none(cls) -> "Quirks":
        """Return the plain world: every share nought, every row entered on its day."""
        shares = {field.name: 0.0 for field in fields(cls) if field.type is float}
        return cls(**shares, lag=0, exports=False, moscow=False)
