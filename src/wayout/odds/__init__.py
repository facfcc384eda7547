"""The odds: where people in this position ended up, how fast, how sure.

Stays in, numbers out: a polars frame with `id`, `from`, `to` (null: censored), `entry`, `exit`,
any names of states, any number of stays a person. Count, then solve: a tally is all that
estimators which use everybody need, and tallies add. For a landmark choose the people first
(`cohort`, or a filter of your own), then count their stays.

    check        what does not agree between rows, in words
    tally        counts by day; tally_parquet streams them from files of any size
    occupation   shares of all states from one start, or from a mix: plain Aalen-Johansen
    landmark     the same for those who were in a state on a day, without the Markov property;
                 `bootstrapped` with errors of people drawn anew
    answer       a whole answer: completed, estimated, with intervals, tests and cautions
    hazards      and simulate: histories drawn from them, with one arrow changed if you like

Cox regression, with predictions for one person, is `wayout.odds.cox`.
"""

from wayout.odds.answers.answer import Answer
from wayout.odds.answers.answering import answer
from wayout.odds.answers.question import Question
from wayout.odds.checking.finding import Findings
from wayout.odds.checking.findings import check
from wayout.odds.counting.tally import Tally, tally
from wayout.odds.files.streaming import tally_parquet
from wayout.odds.files.table_file import read_stays
from wayout.odds.gaps.coarse import bounds, one_of_map, parse_one_of, resolved
from wayout.odds.gaps.imputation import completed, missing
from wayout.odds.past.markov import ArrowTest, markov_test
from wayout.odds.simulation.clocks import hazards_with_clocks
from wayout.odds.simulation.hazards import Hazards, hazards
from wayout.odds.simulation.histories import simulate, simulate_blocks
from wayout.odds.solving.continuous import solve_continuous
from wayout.odds.solving.durations import expected_time
from wayout.odds.solving.landmark import Cohort, cohort, followed, landmark
from wayout.odds.solving.nelson_aalen import nelson_aalen
from wayout.odds.solving.occupation import Occupation, occupation
from wayout.odds.solving.reach import reach
from wayout.odds.solving.solve import Solution, solve
from wayout.odds.stays.coded import Coded, coded
from wayout.odds.uncertainty.bootstrap import bootstrapped, replicate
from wayout.odds.uncertainty.influence import observed, robust_se
from wayout.odds.uncertainty.intervals import interval, interval_of
from wayout.odds.uncertainty.pooling import pooled

__all__ = [
    "Answer",
    "ArrowTest",
    "Coded",
    "Cohort",
    "Findings",
    "Hazards",
    "Occupation",
    "Question",
    "Solution",
    "Tally",
    "answer",
    "bootstrapped",
    "bounds",
    "check",
    "coded",
    "cohort",
    "completed",
    "expected_time",
    "followed",
    "hazards",
    "hazards_with_clocks",
    "interval",
    "interval_of",
    "landmark",
    "markov_test",
    "missing",
    "nelson_aalen",
    "observed",
    "occupation",
    "one_of_map",
    "parse_one_of",
    "pooled",
    "reach",
    "read_stays",
    "replicate",
    "resolved",
    "robust_se",
    "simulate",
    "simulate_blocks",
    "solve",
    "solve_continuous",
    "tally",
    "tally_parquet",
]
