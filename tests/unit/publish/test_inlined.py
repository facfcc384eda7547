"""A drawing in a page is one picture with words, without a style of its own."""

import re

from wayout.pathway import load_pathway
from wayout.pathway.drawing import draw_svg
from wayout.publish.charts.look import FILLING
from wayout.publish.render import inlined

CHART = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "description": 'Two <bars> & a "word"',
    "data": {"values": [{"a": "x", "b": 1}, {"a": "y", "b": 2}]},
    "mark": {"type": "bar", "color": FILLING},
    "encoding": {
        "x": {"field": "a", "type": "nominal"},
        "y": {"field": "b", "type": "quantitative"},
    },
}


def test_a_chart_is_one_picture_said_by_its_description() -> None:
    """Its marks say nothing by themselves."""
    drawn = inlined(CHART)
    assert drawn.count("role=") == drawn.count("aria-") == 1
    assert 'role="img" aria-label="Two &lt;bars&gt; &amp; a &quot;word&quot;"' in drawn
    assert "style" not in drawn


def test_ids_of_two_drawings_never_meet() -> None:
    """The hatching of one stays its own; the same drawing has the same ids again."""
    first, other = inlined(CHART), inlined({**CHART, "width": 300})
    names = [set(re.findall(r'\bid="([^"]+)"', drawn)) for drawn in (first, other)]
    assert all(names)
    assert not names[0] & names[1]
    assert all(f"url(#{name})" in first for name in names[0])
    assert inlined(CHART) == first


def test_the_map_keeps_its_own_words() -> None:
    """It names its title and its description by their ids."""
    drawn = inlined(draw_svg(load_pathway(), "en", style="text { fill: red }"))
    assert "<style" not in drawn
    (title, said) = re.findall(r'aria-labelledby="([^" ]+) ([^" ]+)"', drawn)[0]
    assert f'id="{title}"' in drawn
    assert f'id="{said}"' in drawn
