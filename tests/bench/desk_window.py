"""A window of a desk, as a browser has it: with an open line, a cookie and the token of forms."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

_CASE = re.compile(r'href="(/cases/[\w-]{12})"')
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_RUN = "from wayout.cli.main import run; run()"


@dataclass
class Window:
    """A window at a port; `cookie` and `token` are those of the session."""

    port: int
    cookie: str = ""
    token: str = ""
    _line: HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page; gives its status and its text."""
        return self._ask("GET", path, None)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form; where that leads elsewhere, that is not asked for."""
        return self._ask("POST", path, urlencode({"token": self.token, **fields}).encode())

    def timed(self, path: str) -> float:
        """The seconds that a page takes, from the request to its last byte.

        Raises:
            RuntimeError: There is no such page.
        """
        begun = time.perf_counter()
        status, _ = self.get(path)
        if status != 200:
            raise RuntimeError(f"{status} {path}")
        return time.perf_counter() - begun

    def cases(self, path: str = "/cases?order=code") -> list[str]:
        """The addresses of the cases on a page of the list."""
        return list(dict.fromkeys(_CASE.findall(self.get(path)[1])))

    def beside(self) -> "Window":
        """Another window of the same browser."""
        return Window(self.port, self.cookie, self.token)

    def enter(self, code: str) -> None:
        """Come in, and take the token of the forms."""
        self.post("/door", code=code)
        found = _TOKEN.search(self.get("/unlock")[1])
        self.token = found[1] if found else self.token

    def _ask(self, method: str, path: str, body: bytes | None) -> tuple[int, str]:
        if self._line is None:
            self._line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"cookie": self.cookie}
        if body is not None:
            headers |= {
                "origin": f"http://127.0.0.1:{self.port}",
                "content-type": "application/x-www-form-urlencoded",
            }
        try:
            self._line.request(method, path, body, headers)
            got = self._line.getresponse()
            text = got.read().decode()
        except OSError:
            self._line = None
            raise
        given = got.getheader("set-cookie")
        self.cookie = given.partition(";")[0] if given else self.cookie
        return got.status, text


@contextmanager
def desk_on(path: Path) -> Iterator[tuple[Window, int]]:
    """A desk as a process of its own: a window that entered, and the number of the process."""
    words = [sys.executable, "-c", _RUN, "desk", "--vault", str(path), "--no-browser"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as ran:
        try:
            window = entered(ran)
            yield window, ran.pid
        finally:
            ran.terminate()


def entered(ran: "subprocess.Popen[str]") -> Window:
    """A window that came in at the address that a desk prints."""
    assert ran.stdout is not None
    address, _, code = ran.stdout.readline().strip().partition("#")
    window = Window(int(address.rpartition(":")[2].partition("/")[0]))
    window.enter(code)
    return window
