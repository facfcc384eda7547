"""The demo's page: everything it shows, in both languages, in one file."""

from wayout.cli.demo_screen import FACTS, Shown
from wayout.cli.reading_facts import reading_facts
from wayout.pathway import load_pathway
from wayout.pathway.drawing import draw_svg
from wayout.publish.case_way import case_way
from wayout.publish.chart import chart
from wayout.publish.count_figure import count_figure
from wayout.publish.page import Chapter, Chart, page
from wayout.publish.render import svg
from wayout.text import LANGUAGES, Language, Translator, translator
from wayout.text.fonts import font_face_css


def demo_page(shown: Shown, *, opens_in: Language) -> str:
    """Make the page; it opens in the language of the command."""
    chapters = tuple(_chapter(shown, translator(language)) for language in LANGUAGES)
    return page(chapters, opens_in=opens_in)


def _chapter(shown: Shown, _: Translator) -> Chapter:
    road = load_pathway()
    figures = [count_figure(count, _.language) for count in shown.counts]
    facts = (fact for fact in reading_facts(shown.result, _) if fact.key in FACTS)
    return Chapter(
        language=_.language,
        facts=tuple((fact.number, fact.name) for fact in facts),
        charts=tuple(Chart(figure, svg(chart(figure))) for figure in figures),
        map_title=road.title.say(_.language),
        map_drawing=draw_svg(road, _.language, style=font_face_css()),
        way=case_way(shown.case, road, _),
    )
