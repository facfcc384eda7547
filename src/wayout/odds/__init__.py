"""The odds: where people in this position ended up, how fast, how sure.

Stays in, numbers out: `id`, `from`, `to`, `entry`, `exit`, with any names of states. Count, then
solve: a tally of stays is all that the estimators of one clock need.
"""
