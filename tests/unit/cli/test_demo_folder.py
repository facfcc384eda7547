"""A demo deletes what a demo made, and nothing else."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.cli.demo_folder import demo_folder, making
from wayout.errors import UsageError


def vault(path: Path) -> None:
    """Make a vault."""
    path.parent.mkdir(parents=True, exist_ok=True)
    make_vault(path, b"seven words that only we know here", cost=Cost(64, 1, 1)).close()


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The folder of an earlier demo."""
    with demo_folder(tmp_path / "world") as (place, _), making(place):
        place.pages.mkdir()
        (place.pages / "1.html").write_text("invented")
        vault(place.vault)
    return tmp_path / "world"


def lying(folder: Path) -> dict[Path, bytes]:
    """All files of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_a_demo_made_is_made_anew(made: Path) -> None:
    """Also what a process left that died over the vault, and where the making broke off."""
    (made / "vault" / "demo.wayout-journal").write_text("died")
    for name in ("state/wayout", "state/other"):
        (made / name).mkdir(parents=True)
    with demo_folder(made) as (place, take_away):
        assert sorted(path.name for path in made.iterdir()) == ["invented.txt", "state", "vault"]
        assert [path.name for path in place.state.iterdir()] == ["other"]
        assert list(place.vault.parent.iterdir()) == []
        take_away()
        assert made.exists()
        with suppress(KeyboardInterrupt), making(place):
            vault(place.vault)
            raise KeyboardInterrupt
    with demo_folder(made) as (place, _):
        assert not place.vault.exists()


@pytest.mark.parametrize(
    "name",
    ["vault/team.wayout", "vault/notes.txt", "vault/demo.wayout.ring.old", "pages/mine.html",
     "tables/cards.parquet"],
)  # fmt: skip
def test_what_no_demo_made_is_left_alone(name: str, made: Path) -> None:
    """Nothing at all is deleted then, and it is said where it lies."""
    (made / name).parent.mkdir(exist_ok=True)
    (made / name).write_text("somebody's")
    before = lying(made)
    with pytest.raises(UsageError) as caught, demo_folder(made):
        pass
    assert caught.value.values["path"] == made / name
    assert lying(made) == before


def test_a_vault_is_not_taken_for_that_of_a_demo_by_its_name(made: Path) -> None:
    """It may have been put where the demo had its own."""
    shutil.rmtree(made / "vault")
    vault(made / "vault" / "demo.wayout")
    before = lying(made)
    with pytest.raises(UsageError), demo_folder(made):
        pass
    assert lying(made) == before


def test_a_folder_elsewhere_is_not_followed(made: Path, tmp_path: Path) -> None:
    """A link in place of a part leads to what no demo made."""
    shutil.move(made / "vault", tmp_path / "kept")
    (made / "vault").symlink_to(tmp_path / "kept")
    with pytest.raises(UsageError), demo_folder(made):
        pass
    assert lying(tmp_path / "kept")
