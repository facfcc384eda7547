"""Whatever list of charges is written in a form of the courts is read back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.record.article import dotted, read_charges
from wayout.record.page import Charge

ARTICLES = st.sampled_from(["105", "158", "173.1", "228.1", "282.1", "332", "337", "338", "352.1"])
PARTS = st.sampled_from(["1", "2", "2.1", "3", "3.1", "5"])
POINTS = st.sampled_from([None, "а", "б", "в", "г"])
CHARGES = st.builds(Charge, ARTICLES, PARTS, POINTS, st.booleans())
LISTS = st.lists(CHARGES, min_size=1, max_size=5, unique=True)


def _article_first(charge: Charge) -> str:
    stage = "ст.30 ч.3 " if charge.attempt else ""
    point = f" п.{charge.point}" if charge.point else ""
    return f"{stage}ст.{charge.article} ч.{charge.part}{point}"


def _article_last(charge: Charge) -> str:
    stage = "ч. 3 ст. 30, " if charge.attempt else ""
    point = f"п. «{charge.point}» " if charge.point else ""
    return f"{stage}{point}ч. {charge.part} ст. {charge.article}"


@settings(deadline=None)
@given(LISTS)
def test_cards(charges: list[Charge]) -> None:
    """`ст.337 ч.5; ст.158 ч.2 п.а УК РФ`."""
    assert list(read_charges("; ".join(map(_article_first, charges)) + " УК РФ")) == charges


@settings(deadline=None)
@given(LISTS)
def test_acts(charges: list[Charge]) -> None:
    """`ч. 5 ст. 337, п. «а» ч. 2 ст. 158 УК РФ`."""
    assert list(read_charges(", ".join(map(_article_last, charges)) + " УК РФ")) == charges


@settings(deadline=None)
@given(LISTS)
def test_code_named_first(charges: list[Charge]) -> None:
    """`УК РФ: ст. 228.1 ч.4 п. а`."""
    assert list(read_charges("УК РФ: " + ", ".join(map(_article_first, charges)))) == charges


@settings(deadline=None)
@given(LISTS)
def test_moscow(charges: list[Charge]) -> None:
    """`Ст. 282.1, Ч. 2; Ст. 282.1, Ч. 1` with no code named."""
    plain = list(dict.fromkeys(Charge(charge.article, charge.part) for charge in charges))
    text = "; ".join(f"Ст. {charge.article}, Ч. {charge.part}" for charge in plain)
    assert list(read_charges(text)) == plain


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_charges_that_print(text: str) -> None:
    """Nothing is raised, and a charge never carries free text."""
    assert all(
        set(dotted(charge)) <= set("0123456789.абвгдежзиклмнопр") for charge in read_charges(text)
    )
