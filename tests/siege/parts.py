"""Every kind of attack, with its goal; each is run in several processes at once."""

import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.siege import derivation, kills
from tests.siege.budget import Budget, Found
from tests.siege.canaries import canaries
from tests.siege.failing import failing
from tests.siege.flips import flips
from tests.siege.graphs import graphs
from tests.siege.kills_of_restores import kills_of_restores
from tests.siege.malformed_backups import malformed_backups
from tests.siege.malformed_exports import malformed_exports
from tests.siege.malformed_lines import malformed_lines
from tests.siege.malformed_records import malformed_records
from tests.siege.malformed_rings import malformed_rings
from tests.siege.memory import memory_after_lock
from tests.siege.replays import replays


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of attack, its goal, and how much of the time it may take, beside the others."""

    name: str
    attack: Callable[[Budget], Found]
    goal: int
    share: float


PARTS = (
    Part("replays", replays, 1_000, 2),
    Part("malformed case lines", malformed_lines, 100_000, 3),
    Part("malformed record lines", malformed_records, 100_000, 3),
    Part("malformed exports", malformed_exports, 100_000, 3),
    Part("malformed rings", malformed_rings, 100_000, 3),
    Part("kills, key of the store", kills.kills_of_keys, 200, 3),
    Part("kills, passphrase", kills.kills_of_passphrases, 200, 3),
    Part("kills, deletion", kills.kills_of_deletions, 200, 3),
    Part("kills, members", kills.kills_of_members, 200, 3),
    Part("kills, backup", kills.kills_of_backups, 200, 3),
    Part("kills, restore", kills_of_restores, 200, 3),
    Part("days with canaries", canaries, 10, 8),
    Part("memory after lock", memory_after_lock, 100, 5),
    Part("teams", graphs, 1_000, 5),
    Part("failing calls", failing, 6_700, 14),
    Part("flips", flips, 10_000, 12),
    Part("real cost: kills", derivation.kills_by_command, 100, 8),
    Part("real cost: flips", derivation.flips_by_command, 100, 8),
    Part("real cost: replays", derivation.replays_by_command, 100, 6),
    Part("real cost: wrong words", derivation.wrong_words, 100, 5),
    Part("malformed backups", malformed_backups, 100_000, 13),
    Part("kills, plain work", kills.kills, 5_000, 25),
)


def besiege(asked: tuple[int, float, int, int, int]) -> Found:
    """One process of a part; what it stumbles over is no figure but a fault."""
    number, seconds, piece, pieces, seed = asked
    part = PARTS[number]
    rng = Random(f"{seed} {part.name} {piece}")  # noqa: S311  a replay
    with tempfile.TemporaryDirectory(prefix="siege-") as folder:
        most = -(-part.goal // pieces)
        try:
            return part.attack(Budget(Path(folder), seconds, most, rng, piece, pieces))
        except Exception:  # noqa: BLE001  the other parts go on
            traceback.print_exc()
            return Counter({"STUMBLED": 1})
