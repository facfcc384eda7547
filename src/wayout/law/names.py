"""The names that expressions of the law files may use besides variables."""

from collections.abc import Mapping

# name in an expression -> key of the facts it is made of
FACTS: Mapping[str, str] = {
    **{
        name: name
        for name in (
            "conduct", "service", "sex", "ended_by", "intent", "intended_days", "weapon", "group",
            "grave_consequences", "able_to_resist", "status", "mitigating", "aggravating",
            "cooperation_agreement", "special_order", "custody_days", "house_arrest_days",
            "unserved_months", "pregnant", "sole_father_of_child_under_14", "unfit", "steps",
        )
    },
    "mitigated": "mitigating",
    "start": "from",
    "end": "to",
    "ongoing": "to",
    "in_custody": "steps",
    "priors_known": "priors",
    "prior_count": "priors",
    "priors_unintentional": "priors",
    "served_before": "priors",
    "recidivist": "priors",
    "charged": "part",
}  # fmt: skip

# what the engine finds out itself, for each possibility
FOUND = frozenset({"on", "part", "attempt", "elements", "imprisonment", "min_months", "max_months"})

# what holds several texts
LISTS = frozenset({"status", "mitigating", "aggravating", "steps", "elements"})

# what can be said only when every possibility is known: for statements and ways
OVERALL = frozenset({"offence_open", "some_probation_open", "some_imprisonment"})

# The values that an unknown fact is tried with where they lead to different parts. A volunteer is
# left out of account, and the two kinds of harsher status lead to the same parts.
WIDENING: Mapping[str, tuple[object, ...]] = {
    "service": ("contract", "conscript"),
    "status": ((), ("suspended_proceedings",)),
    "group": (False, True),
    "grave_consequences": (False, True),
    "weapon": (False, True),
    "intent": ("for_a_time", "for_good"),
    "able_to_resist": (True, False),
}

# What is never unknown where it is asked which part applies.
GIVEN = frozenset({"conduct", "ongoing", "start", "end", "on", "charged"})

# Questions that the engine finds out itself: straddling two laws, a month, an attempt in 48 hours.
COMPUTED = frozenset({"Q2", "Q4", "Q13"})
