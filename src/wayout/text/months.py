"""Terms counted in months, as people say them: years and months, and ranges of them."""

from wayout.text.catalogue import translator
from wayout.text.language import Language
from wayout.text.numbers import EN_DASH, format_count

_YEAR = 12
SHORTEST = 2  # months: no term of imprisonment is shorter


def format_months(months: int, language: Language) -> str:
    """Write a term of so many months: "6 years 8 months", "6 лет 8 месяцев".

    Example:
        >>> format_months(80, "en")
        '6 years 8 months'
    """
    years, rest = divmod(months, _YEAR)
    said = [_years(years, language)] if years else []
    return " ".join([*said, _months(rest, language)] if rest or not said else said)


def format_months_range(least: int, most: int, language: Language) -> str:
    """Write a range of terms, saying no unit twice; one term where both ends are equal.

    "5 to 10 years", "2 months to 5 years", "5 years to 6 years 8 months"; in Russian "5–10 лет",
    "от 5 лет до 6 лет 8 месяцев".
    """
    if least == most:
        return format_months(least, language)
    first, last = format_months(least, language), format_months(most, language)
    if _alike(least, most):
        first = first.partition(" ")[0]
        return f"{first} to {last}" if language == "en" else f"{first}{EN_DASH}{last}"
    _ = translator(language)
    return _("{least} to {most}").format(
        least=_of(least, language, first), most=_of(most, language, last)
    )


def format_imprisonment(least: int, most: int, language: Language) -> str:
    """Write a range of terms of imprisonment; one from the least there is is only "up to".

    "up to 7 years" for 2 months to 7 years: a part that names no least term, Article 56(2).
    """
    if not SHORTEST >= least < most:
        return format_months_range(least, most, language)
    _ = translator(language)
    return _("up to {most}").format(most=_of(most, language, format_months(most, language)))


def _of(months: int, language: Language, said: str) -> str:
    """Write a term as it stands after "up to": in Russian in the genitive."""
    if language == "en":
        return said
    _ = translator(language)
    years, rest = divmod(months, _YEAR)
    of = [_.n("of {n} year", "of {n} years", years).format(n=format_count(years, language))]
    rests = [_.n("of {n} month", "of {n} months", rest).format(n=format_count(rest, language))]
    return " ".join([*(of if years else []), *(rests if rest or not years else [])])


def _alike(least: int, most: int) -> bool:
    """Say whether both are whole years, or both only months."""
    whole = least % _YEAR == most % _YEAR == 0
    return (whole and bool(least)) or (least < _YEAR and most < _YEAR)


def _years(years: int, language: Language) -> str:
    _ = translator(language)
    return _.n("{n} year", "{n} years", years).format(n=format_count(years, language))


def _months(months: int, language: Language) -> str:
    _ = translator(language)
    return _.n("{n} month", "{n} months", months).format(n=format_count(months, language))
