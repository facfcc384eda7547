"""What the second reader makes of words: charges, headings, numbers. Plain lists out."""

import re

Kind = tuple[str | None, str | None]

_ARTICLE = r"ст\.?\s*(?P<article>\d+(?:\.\d+)?)"
_PART = r"ч\.?\s*(?P<part>\d+(?:\.\d+)?)"
_POINT = r"п\.\s*[«\"]?(?P<point>[а-я])(?![а-я.])[»\"]?"
_ARTICLE_FIRST = re.compile(
    rf"(?:ст\.?\s*30,?\s*ч\.?\s*(?P<stage>\d),?\s*)?{_ARTICLE}(?:,?\s*{_PART})?(?:,?\s*{_POINT})?",
    re.IGNORECASE,
)
_ARTICLE_LAST = re.compile(
    rf"(?:ч\.?\s*(?P<stage>\d)\s*ст\.?\s*30,?\s*)?(?:{_POINT},?\s*)?(?:{_PART},?\s*)?{_ARTICLE}",
    re.IGNORECASE,
)
_ATTEMPT = "3"
# the first instance of criminal, civil and administrative claims, by number alone
_BY_INDEX: dict[str, Kind] = {
    "1": ("criminal", "first"),
    "2": ("civil", "first"),
    "2а": ("kas", "first"),
}


def charges(text: str) -> list[list[str | bool | None]]:
    """Article, part, point and whether it is an attempt; each once, in order."""
    pattern = _ARTICLE_LAST if re.match(r"\s*[чп]\.", text, re.IGNORECASE) else _ARTICLE_FIRST
    found = [
        [one["article"], one["part"], one["point"], one["stage"] == _ATTEMPT]
        for one in pattern.finditer(text)
    ]
    return [one for at, one in enumerate(found) if one not in found[:at]]


def kind_of_heading(heading: str, number: str | None) -> Kind:
    """Proceeding and instance that the heading of a card names."""
    words = heading.lower()
    if "материал" in words:
        return "material", "material"
    instance = None
    for word, meant in (("апелл", "appeal"), ("кассац", "cassation"), ("первая", "first")):
        if word in words and instance is None:
            instance = meant
    claims = [
        name for word, name in (("гражданск", "civil"), ("администр", "kas")) if word in words
    ]
    if "уголовн" in words:
        return "criminal", instance
    if len(claims) > 1:
        return "kas" if re.match(r"\d+а", number or "") else "civil", instance
    return (claims[0] if claims else None), instance


def kind_of_number(number: str | None) -> Kind:
    """The same by the index of a number, for pages without a heading."""
    index = (number or "").partition("-")[0].lstrip("0").lower()
    return _BY_INDEX.get(index, (None, None))


def kind_of_complaint(text: str) -> str:
    """Appeal or cassation."""
    words = text.lower()
    return "appeal" if "апелл" in words else "cassation" if "кассац" in words else "unknown"
