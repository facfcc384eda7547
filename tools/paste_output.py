"""Run the examples of the README and of docs/, and paste what they print.

An example is a fenced block marked `console` whose lines `$ wayout ...` are commands; what
follows a command is what it prints on stdout. The examples of one page run in one empty folder,
in their order, in Russian where the page is called *.ru.md; a block with a title that is a file
name stands in that folder as this file. A line with nothing but … stands for any lines, and …
inside a line for any text; a block that agrees is left as it is.

The pictures of docs/images are drawn anew, too.

Usage: python tools/paste_output.py [--check]
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r'(?ms)^```\w+ title="(?P<name>[\w.-]+)"\n(?P<text>.*?)^```$')
_RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"
_ANYTHING = "…"
_REFUSED = "wayout: "
PICTURES = {
    "docs/images/pathway.svg": ("wayout pathway --svg picture.svg", "en"),
    "docs/images/pathway.ru.svg": ("wayout pathway --svg picture.svg", "ru"),
}
_SECONDS = 600
_SERVING = {"demo"}  # these go on until they are stopped


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a page, what the page says it prints, and where that stands."""

    command: str
    printed: str
    start: int
    end: int

    @property
    def refused(self) -> bool:
        """Whether the page shows an error, which is printed on stderr."""
        return self.printed.startswith(_REFUSED)


def pages() -> list[Path]:
    """Return the pages that may hold examples."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if _BLOCK.search(page.read_text("utf-8"))]


def examples(text: str) -> Iterator[Example]:
    """Yield the commands of a page, in order."""
    for block in _BLOCK.finditer(text):
        for part in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE):
            start, end = (block.start(1) + place for place in part.span(2))
            yield Example(part[1], part[2], start, end)


def agrees(printed: str, said: str) -> bool:
    """Say whether what a page shows agrees with what the command printed."""
    pattern = ""
    for line in said.splitlines():
        if line.strip() == _ANYTHING:
            pattern += r"(?:.*\n)*"
        else:
            pattern += r".*".join(map(re.escape, line.rstrip().split(_ANYTHING))) + r"\n"
    bare = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch(pattern, bare) is not None


def abridged(printed: str, said: str) -> str:
    """Return what was printed, left out where the page leaves something out.

    Between two lines … stand as many lines as before: those most like the ones that stood there.
    """
    lines = [line.rstrip() for line in printed.splitlines()]
    chunks = [chunk.strip("\n").splitlines() for chunk in re.split(r"(?m)^…$", f"{said}\n")]
    if len(chunks) == 1:
        return "".join(f"{line}\n" for line in lines)
    kept: list[str] = []
    for place, chunk in enumerate(chunks):
        latest = max(0, len(lines) - len(chunk))
        starts = [0] if place == 0 else [latest] if place == len(chunks) - 1 else range(latest + 1)
        best = max(starts, key=lambda start: _likeness(lines[start : start + len(chunk)], chunk))
        kept += [_ANYTHING] * (place > 0) + lines[best : best + len(chunk)]
    return "".join(f"{line}\n" for line in kept)


def _likeness(lines: list[str], chunk: list[str]) -> float:
    return SequenceMatcher(None, "\n".join(lines), "\n".join(chunk), autojunk=False).ratio()


def run(command: str, folder: Path, language: str, *, refused: bool = False) -> str:
    """Run one `wayout` command in a folder and return what it printed on stdout.

    Of one that is to be `refused` return the message; anything else on stderr is progress.
    """
    name, *words = shlex.split(command)
    if name != "wayout":
        raise ValueError(f"only wayout is run in examples, not {command!r}")
    _lend(words, folder)
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "WAYOUT_LANG": language,
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    if words[0] in _SERVING:
        return _first_line(words, folder, environ)
    done = subprocess.run(  # noqa: S603  our own command, from our own pages
        [sys.executable, "-c", _RUN, *words],
        cwd=folder,
        env=environ,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode not in ({2, 3} if refused else {0, 1}):
        raise RuntimeError(f"{command!r} ended with {done.returncode}: {done.stderr.strip()}")
    if refused:
        return done.stderr[done.stderr.index(_REFUSED) :]
    return done.stdout


def _first_line(words: list[str], folder: Path, environ: dict[str, str]) -> str:
    """Run a command that serves until it is stopped; return the line it prints, and stop it."""
    command = [sys.executable, "-c", _RUN, *words]
    with subprocess.Popen(  # noqa: S603  our own command, from our own pages
        command, cwd=folder, env=environ, stdout=subprocess.PIPE, encoding="utf-8"
    ) as serving:
        try:
            return serving.stdout.readline() if serving.stdout else ""
        finally:
            serving.send_signal(signal.SIGINT)


def _lend(words: list[str], folder: Path) -> None:
    """Put the files of the repository that a command names where it looks for them."""
    for word in words:
        if (ROOT / word).is_file() and not (folder / word).exists():
            (folder / word).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / word, folder / word)


def renewed(page: Path) -> str:
    """Return the text of a page with every example as it prints now."""
    text = page.read_text("utf-8")
    language = "ru" if page.name.endswith(".ru.md") else "en"
    shift = 0
    with TemporaryDirectory() as folder:
        for file in _FILE.finditer(text):
            (Path(folder) / file["name"]).write_text(file["text"], "utf-8")
        for example in list(examples(text)):
            printed = run(example.command, Path(folder), language, refused=example.refused)
            if agrees(printed, example.printed):
                continue
            bare = abridged(printed, example.printed)
            text = text[: example.start + shift] + bare + text[example.end + shift :]
            shift += len(bare) - (example.end - example.start)
    return text


def drawn(name: str) -> bytes:
    """Return a picture of `PICTURES` as it is drawn now."""
    command, language = PICTURES[name]
    with TemporaryDirectory() as folder:
        run(command, Path(folder), language)
        return (Path(folder) / "picture.svg").read_bytes()


def main() -> int:
    """Write every page and picture that is out of date, or with `--check` only name them."""
    now = {page: renewed(page).encode() for page in pages()}
    now |= {ROOT / name: drawn(name) for name in PICTURES}
    stale = [path for path, data in now.items() if not path.exists() or path.read_bytes() != data]
    for path in stale:
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
        if "--check" not in sys.argv:
            path.write_bytes(now[path])
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
