"""The same seed gives the same world, to the byte."""

from itertools import islice

from wayout.sample import make_world


def test_the_same_seed_gives_the_same_bytes() -> None:
    """Two worlds of one seed write the same pages in the same order."""
    one, two = ([(p.path, p.data) for p in make_world(80, seed=5).pages()] for _ in range(2))
    assert one == two


def test_another_seed_gives_another_world() -> None:
    """The seed matters."""
    one = [page.data for page in make_world(80, seed=5).pages()]
    assert one != [page.data for page in make_world(80, seed=6).pages()]


def test_pages_come_before_the_whole_world_is_made() -> None:
    """Ten pages of a world of a million cases are there at once: nothing is held."""
    assert len(list(islice(make_world(1_000_000).pages(), 10))) == 10


def test_people_are_the_same_again() -> None:
    """Histories of one seed are equal."""
    assert list(make_world(30).people) == list(make_world(30).people)
