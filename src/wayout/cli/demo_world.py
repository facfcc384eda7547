"""The invented record of the demo: pages of courts, read into tables."""

from datetime import date, timedelta

from wayout.cli.demo_folder import Place
from wayout.cli.reading_progress import reading_progress
from wayout.record.reading import read_pages
from wayout.sample import World, make_world, write_world
from wayout.text import Translator

_CASES = 600
_SEED = 1
# days before the last look on which the pages were saved: the last half year month by month
_VISITS = (730, 540, 365, 270, 180, 150, 120, 90, 60, 30, 0)


def read_world(place: Place, seen: date, _: Translator) -> World:
    """Write the pages of an invented world that was last looked at on a day, and read them."""
    world = make_world(_CASES, seed=_SEED, freeze=seen)
    visits = [seen - timedelta(days=back) for back in _VISITS]
    write_world(world.changed(visits=visits), place.pages, pack="mixed")
    with reading_progress(_) as steps:
        read_pages([place.pages], place.tables, progress=steps)
    return world
