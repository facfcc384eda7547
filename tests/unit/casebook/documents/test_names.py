"""Names of documents: what a person can read, and nothing that leads elsewhere."""

import pytest

from wayout.casebook.documents.names import document_name
from wayout.errors import VaultError


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("приказ.pdf", "приказ.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\anna\\scan 1.jpg", "scan 1.jpg"),
        ("a\x00b\x1b[2J\u202egpj.exe", "ab[2Jgpj.exe"),
        ("  two\t \n lines.txt ", "two lines.txt"),
        (".hidden", "hidden"),
        ("end...", "end"),
        ("\u0438\u0306.txt", "й.txt"),
        ("no\udcffbytes", "nobytes"),
        ("line\u2028end\u2029.txt", "line end .txt"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 300, "x" * 200),
        ("x" * 199 + " and more", "x" * 199),
        ("y." + "x" * 300, "y." + "x" * 198),
    ],
)
def test_a_name_is_one_line_and_no_path(given: str, name: str) -> None:
    """Only its last part counts, without controls and marks that turn text around."""
    assert document_name(given) == name


@pytest.mark.parametrize("given", ["", ".", "..", "a/..", "/", "\x00", " ", "\u202e"])
def test_a_name_of_nothing_is_refused(given: str) -> None:
    """Something must be left."""
    with pytest.raises(VaultError, match="--name"):
        document_name(given)
