"""An article of the code, or one part of it: how it is asked for and how it is printed."""

import re
from dataclasses import dataclass
from typing import Final

import polars as pl

from wayout.errors import UsageError

_CHAPTER_33: Final = r"3(?:3[1-9]|4\d|5[0-2])"  # its articles have no points, but for 352.1
_MILITARY: Final = re.compile(rf"({_CHAPTER_33})\.(\d+(?:\.\d+)?)")
_MILITARY_ARTICLES: Final = frozenset({"352.1"})
_ARTICLE: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)(?:/(\d+(?:\.\d+)?)?)?")
_ARTICLE_WITH_PART: Final = re.compile(r"(\d{1,3}\.\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the code, or one part of it, as asked for: `337`, `337.5`, `158/1`."""

    article: str
    part: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Article":
        """Read an article (`337`, `228.1`) or a part (`337.5`, `158/1`, `228.1.4`).

        Outside Chapter 33 one point makes an article, and a stroke parts it from its part.

        Raises:
            UsageError: If it is none of these.
        """
        stripped = text.strip()
        military = _MILITARY.fullmatch(stripped)
        if military and stripped not in _MILITARY_ARTICLES:
            return cls(*military.groups())
        plain = _ARTICLE.fullmatch(stripped) or _ARTICLE_WITH_PART.fullmatch(stripped)
        if plain is None:
            raise UsageError(
                "{text!r} is no article of the code. Write 337, 337.5 or 158/1.", text=text
            )
        return cls(*plain.groups())

    def written(self) -> str:
        """Write it so that `parse` reads the same again."""
        if self.part is None:
            return self.article
        point = re.fullmatch(_CHAPTER_33, self.article)
        return f"{self.article}{'.' if point else '/'}{self.part}"


def part_label() -> pl.Expr:
    """Print the columns article and part as one row of a breakdown by part.

    A point stands between them (`337.5`, `183.4`, `228.1.4`). Outside Chapter 33 a stroke stands
    where a point would read as another article: a part with a point of its own (`212/1.1`), and
    behind an article with a point of which no part is named (`264.1/`; `264.1` is part 1 of 264).
    """
    article, part = pl.col("article"), pl.col("part")
    outside = ~article.str.contains(f"^{_CHAPTER_33}$")
    dotted = pl.concat_str(article, part, separator=".", ignore_nulls=True)
    stroke = pl.concat_str(article, part.fill_null(""), separator="/")
    doubtful = pl.when(part.is_null()).then(article).otherwise(part).str.contains(".", literal=True)
    return pl.when(outside & doubtful).then(stroke).otherwise(dotted)
