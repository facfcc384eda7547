"""Every fact that the law asks for, and every word of it, stands in the documentation."""

import re
from pathlib import Path

import pytest

from wayout.law.fact_keys import FACT_KEYS
from wayout.publish.law_glosses import closed_words


@pytest.mark.parametrize("page", ["docs/law.md", "docs/law.ru.md"])
def test_every_fact_and_its_words_stand_in_the_table(page: str, root: Path) -> None:
    """Whoever writes a file of facts need not guess: each in the row of its key."""
    text = (root / page).read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*)$", text, re.MULTILINE))
    inner = {name for key in FACT_KEYS.values() for name in key.inner}
    assert rows.keys() >= FACT_KEYS.keys()
    for key, word in closed_words():
        if key == "kind":
            assert word in rows  # a step, with the clocks that it starts
        else:
            where = rows["priors" if key in inner else key]
            assert f"`{word}`" in (text if key in inner else where)
    assert [name for name in inner if f"`{name}`" not in text] == []
