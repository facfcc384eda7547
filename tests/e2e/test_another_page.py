"""Another page in the same browser cannot read, write, frame or follow into an open desk."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser
from tests.e2e.conftest import NAME, Desk, enter, watched

PAGE = """<!DOCTYPE html><title>elsewhere</title>
<form id="f" method="post" action="{desk}/lock" target="inside"><input name="token"></form>
<iframe name="inside"></iframe><iframe src="{desk}/cases"></iframe>
<img src="{desk}/cases"><a id="a" href="{desk}/cases">a</a>"""


@pytest.fixture
def elsewhere(desk: Desk) -> Iterator[str]:
    """A page of somebody else on another port of this machine; the address of it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE.replace("{desk}", desk.origin).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_it_gets_nothing(browser: Browser, desk: Desk, elsewhere: str) -> None:
    """By fetch, form, frame or link, with the cookie that the browser would send."""
    context = browser.new_context()
    ours, _ = watched(context)
    enter(ours, desk)
    theirs, _ = watched(context)
    theirs.goto(elsewhere)
    read = """async address => {
        try { return await (await fetch(address, {credentials: "include"})).text() }
        catch { return "refused" }
    }"""
    assert theirs.evaluate(read, f"{desk.origin}/cases") == "refused"
    with theirs.expect_event("framenavigated", lambda one: one.name == "inside"):
        theirs.evaluate("document.getElementById('f').submit()")
    for frame in theirs.frames[1:]:
        assert NAME not in frame.content()
        assert "tbody" not in frame.content()
    theirs.click("#a")
    theirs.wait_for_url(f"{desk.origin}/**")
    assert "tbody" not in theirs.content()
    ours.goto(f"{desk.origin}/cases")
    assert ours.url.endswith("/cases")  # it was not locked by the form
    context.close()
