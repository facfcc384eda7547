"""Random teams: each member opens just what was shared with him, and one who left no more.

The same model as in the property test, with longer stories and looked at more than once.
"""

from collections import Counter
from random import Random

from tests.property.test_vault_teams import WORKS, Team, _team
from tests.siege.budget import DONE, Budget, Found

_LONGEST = 25  # acts in a story
_LOOK = 8  # acts between two looks at everything


def graphs(budget: Budget) -> Found:
    """One story after another; the seed of one that broke is printed."""
    found: Found = Counter()
    while budget.goes_on(found[DONE]):
        seed = budget.rng.getrandbits(32)
        rng = Random(seed)  # noqa: S311  a story, no secret
        with _team(with_paper=rng.random() < 0.5) as team:
            try:
                found["acts"] += _story(team, rng)
            except AssertionError as error:
                found["NOT AS ALLOWED"] += 1
                print(f"  story {seed}: {error}")  # noqa: T201  figures are printed
            found["members who left"] += len(team.model.left)
        found[DONE] += 1
    return found


def _story(team: Team, rng: Random) -> int:
    works = ["member", "member", *rng.choices(WORKS, k=rng.randint(3, _LONGEST))]
    for number, work in enumerate(works, 1):
        team.do(work, rng.randrange(12), rng.randrange(12))
        if number % _LOOK == 0 or number == len(works):
            team.check()
    return len(works)
