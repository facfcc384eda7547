"""Articles of the criminal code as an accused is charged, and the ways the sites write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

# The parts that war-time cases carry, with their weights; 332.2.1 and 337.3.1 are parts of 2022.
_PARTS = {
    "337": (("5", 60), ("3.1", 17), ("2.1", 12), ("4", 6), ("3", 3), ("1", 2)),
    "332": (("2.1", 80), ("2", 12), ("1", 8)),
    "338": (("3", 70), ("1", 22), ("2", 8)),
    "333": (("1", 80), ("3", 20)),
    "334": (("1", 70), ("2", 30)),
    "339": (("1", 100),),
    "344": (("1", 100),),
    "348": (("1", 100),),
    "158": (("1", 40), ("2", 40), ("3", 20)),
}


@dataclass(frozen=True, slots=True)
class Charge:
    """One article as charged; `attempt` puts Article 30 part 3 before it on the page."""

    article: str
    part: str | None = None
    point: str | None = None
    attempt: bool = False

    @property
    def dotted(self) -> str:
        """The dotted print of the tables: `337.5`, `337.2.1`, `30.3.158.1`."""
        parts = [self.article, *(x for x in (self.part, self.point) if x)]
        return ("30.3." if self.attempt else "") + ".".join(parts)

    @property
    def part_key(self) -> str:
        """Article and part, the form that counts by part use."""
        return f"{self.article}.{self.part}" if self.part else self.article

    def card_style(self) -> str:
        """Write as cards do: `ст.337 ч.5`, `ст.30 ч.3 ст.158 ч.1`, `ст.173.1 ч.2 п.б`."""
        text = f"ст.{self.article}"
        text += f" ч.{self.part}" if self.part else ""
        text += f" п.{self.point}" if self.point else ""
        return f"ст.30 ч.3 {text}" if self.attempt else text

    def act_style(self) -> str:
        """Write as acts do: `ч. 5 ст. 337`, `ч. 3 ст. 30, ч. 1 ст. 158`."""
        text = f"ч. {self.part} ст. {self.article}" if self.part else f"ст. {self.article}"
        text = f"п. «{self.point}» {text}" if self.point else text
        return f"ч. 3 ст. 30, {text}" if self.attempt else text

    def moscow_style(self) -> str:
        """Write as the Moscow portal does: `Ст. 158, Ч. 1`."""
        text = f"Ст. {self.article}"
        return f"{text}, Ч. {self.part}" if self.part else text


def on_card(charges: Sequence[Charge], *, act_order: bool = False) -> str:
    """Write the cell `Перечень статей`: the code is named once, at the end."""
    if act_order:
        return "; ".join(charge.act_style() for charge in charges) + " УК РФ"
    return "; ".join(charge.card_style() for charge in charges) + " УК РФ"


def draw_charge(rng: Random, article: str, part: str | None = None) -> Charge:
    """Draw a part for an article (and the sub-article and point of drug cases)."""
    if part:
        return Charge(article, part)
    if article == "228":
        return rng.choice((Charge("228", "2"), Charge("228.1", "4", "а"), Charge("228.1", "3")))
    if article not in _PARTS:
        return Charge(article, "1")
    parts, weights = zip(*_PARTS[article], strict=True)
    return Charge(article, rng.choices(parts, weights)[0])
