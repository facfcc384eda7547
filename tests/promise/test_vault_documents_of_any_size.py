"""A document of 100 MB takes no more memory than a small one, to keep it and to hand it out."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.promise.vault_world import NAME, PASSPHRASE

MORE = 24 << 10  # KiB that the second, large document may take beyond the first
SIZE = 100 << 20
PROGRAM = """
import json, os, resource, sys
from pathlib import Path
from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.documents.reading import write_document
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
path, small, large = map(Path, sys.argv[1:4])
vault = make_vault(path, sys.argv[4].encode(), cost=Cost(64, 1, 1))
code = add_cases(vault, [CaseLine(title="case")])[0]

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

def there_and_back(number, file):
    with file.open("rb") as plain:
        attach_document(vault, code, plain, "a")
    write_document(vault, code, number, path.parent / f"out{number}")
    return peak()

print(json.dumps([there_and_back(1, small), there_and_back(2, large)]))
"""


def _same(first: Path, second: Path) -> bool:
    with first.open("rb") as one, second.open("rb") as other:
        while part := one.read(1 << 20):
            if other.read(1 << 20) != part:
                return False
        return not other.read(1)


def test_memory_does_not_grow_with_the_document(tmp_path: Path) -> None:
    """The highest memory of a process of its own, before and after."""
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(os.urandom(1 << 20))
    with large.open("wb") as file:
        for _ in range(SIZE >> 20):
            file.write(os.urandom(1 << 20))
    words = [str(tmp_path / NAME), str(small), str(large), PASSPHRASE.decode()]
    environment = os.environ | {
        "PYTHONPATH": str(Path("src").resolve()), "XDG_STATE_HOME": str(tmp_path / "state"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], env=environment, stdout=subprocess.PIPE, check=True
    )
    before, after = json.loads(done.stdout)
    assert after - before < MORE
    assert _same(large, tmp_path / "out2")
