"""The keys: one table, each once, and none that another begins with."""

from wayout.desk.keys import KEYS
from wayout.desk.palette import palette
from wayout.desk.routes import ROUTES


def test_no_key_stands_in_the_way_of_another() -> None:
    """Else the longer one is never reached."""
    keys = [one.keys for one in KEYS]
    assert len(set(keys)) == len(keys)
    assert not [one for one in keys for other in keys if one.startswith(f"{other} ")]


def test_a_key_that_leads_somewhere_leads_to_a_page() -> None:
    """One of the desk's addresses."""
    pages = {route.path for route in ROUTES}
    assert {one.at for one in KEYS if one.does == "go"} <= pages


def test_the_palette_has_every_key_that_the_script_obeys() -> None:
    """And all states of the map."""
    offered = palette("ru")
    assert [one.keys for one, _said in offered.keys] == [
        one.keys for one in KEYS if one.does != "browser"
    ]
    assert ("imprisoned", "Колония") in offered.states
