"""The socket of a desk sends what there is at once."""

import socket

from wayout.desk.serving import bound


def test_an_answer_waits_for_nothing() -> None:
    """A connection inherits what its listener is called; asyncio asks for that."""
    with bound(0) as place:
        place.listen()
        with socket.create_connection(place.getsockname()):
            taken, _ = place.accept()
            with taken:
                assert taken.proto == socket.IPPROTO_TCP
