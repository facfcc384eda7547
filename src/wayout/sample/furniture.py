"""The theme of a court site around a page: menus, scripts, footer; all of it invented.

Full-size pages weigh 60 to 100 KB; a reader that takes only the card must cut the rest off.
"""

from functools import cache
from random import Random

from wayout.sample.draw import seeded

_WORDS = (
    "сведения", "порядок", "приём", "граждан", "расписание", "канцелярия", "архив", "обращения",
    "вакансии", "структура", "история", "новости", "документы", "справка", "реквизиты",
)  # fmt: skip
_SHELLS = 4


@cache
def _shells(kilobytes: int) -> tuple[tuple[str, str, str], ...]:
    return tuple(_shell(seeded(n), kilobytes * 1000) for n in range(_SHELLS))


def shell(n: int, kilobytes: int = 80) -> tuple[str, str, str]:
    """Return head, top and foot of a themed page, together about so many kilobytes in cp1251."""
    return _shells(kilobytes)[n % _SHELLS]


def _shell(rng: Random, size: int) -> tuple[str, str, str]:
    head = _styles(rng, size * 3 // 10)
    top = _menu(rng, size * 4 // 10)
    return head, top, _scripts(rng, size * 3 // 10)


def _styles(rng: Random, size: int) -> str:
    rules: list[str] = []
    weight = 0
    while weight < size:
        look = f"margin: {rng.randrange(40)}px; color: #{rng.randrange(4096):03x};"
        rule = f".m-{rng.randrange(9999)} .box__{rng.randrange(99)} {{ {look} }}"
        rules.append(rule)
        weight += len(rule) + 1
    return "<style type='text/css'>\n" + "\n".join(rules) + "\n</style>\n"


def _menu(rng: Random, size: int) -> str:
    items: list[str] = []
    weight = 0
    while weight < size:
        text = " ".join(rng.choices(_WORDS, k=3)).capitalize()
        link = f"/modules.php?name=info_court&rid={rng.randrange(999)}"
        item = f"<li class='menu__item'><a href='{link}' title='{text}'><b>{text}</b></a></li>"
        items.append(item)
        weight += len(item) + 1
    return "<div class='header'><ul class='menu'>\n" + "\n".join(items) + "\n</ul></div>\n"


def _scripts(rng: Random, size: int) -> str:
    lines: list[str] = []
    weight = 0
    while weight < size:
        body = f"if (a < {rng.randrange(99)}) {{ return b + '{rng.choice(_WORDS)}'; }}"
        line = f"function f{rng.randrange(99999)}(a, b) {{ {body} }}"
        lines.append(line)
        weight += len(line) + 1
    script = "<script type='text/javascript'>\n" + "\n".join(lines) + "\n</script>\n"
    return f"<div class='footer'>Официальный интернет-сайт, образец</div>\n{script}"
