"""What the first drawing loads is loaded before a page asks for one."""

import sys

from wayout.desk.warming import warm_up


def test_it_is_drawn_once_in_the_background() -> None:
    """And leaves what draws in memory."""
    thread = warm_up()
    assert warm_up() is thread
    thread.join(60)
    assert not thread.is_alive()
    assert {"altair", "vl_convert"} <= set(sys.modules)
