"""From what was found to one sentence for each accused, or to the remark that it is unclear."""

from typing import Literal, cast

from wayout.record.page import Sentence
from wayout.record.verdict.findings import Findings, gather
from wayout.record.verdict.operative import Operative
from wayout.record.verdict.punishment import Punishment

_Regime = Literal["settlement", "general", "strict", "special", "prison"]
_LONGEST_TRIAL = 60  # months; Criminal Code, art. 73, part 3


def read_sentences(operative: Operative) -> tuple[tuple[Sentence, ...], bool]:
    """Sentences in the order of the accused, and whether every accused was understood.

    One accused has no number: the act does not say which row of the card he is. Where only some
    were understood, those keep the number of their place.
    """
    findings = gather(operative)
    several = len(findings) > 1
    read = [
        _sentence(finding, row if several else None, operative)
        for row, finding in enumerate(findings, 1)
    ]
    return tuple(one for one in read if one is not None), None not in read


def _sentence(finding: Findings, accused: int | None, operative: Operative) -> Sentence | None:
    if finding.unclear:
        return None
    chosen = _chosen(finding)
    if chosen is None:
        return None if finding.imposed else _without_punishment(finding, accused)
    at, punishment = chosen
    if not ({"guilty", "acquitted"} & set(finding.marks) or len(finding.imposed) == 1):
        return None
    if finding.forced_labour and finding.forced_labour[0] >= at:
        return Sentence("other", accused, finding.forced_labour[1].months)
    if finding.probation is not None:
        return _probation(finding, accused, chosen)
    sentence = _served(finding, accused, chosen)
    # what breaks off may have been suspended in the missing rest; a named colony excludes that
    whole = operative.closed if punishment.kind == "prison" else operative.ended
    return sentence if sentence.regime or (whole and "trial" not in finding.marks) else None


def _served(finding: Findings, accused: int | None, chosen: tuple[int, Punishment]) -> Sentence:
    at, punishment = chosen
    later = next((regime for place, regime in finding.regimes if place >= at), None)
    deferred = finding.marks.get("deferred", -1) >= at
    served = punishment.kind == "prison" and not deferred
    regime = punishment.regime or later if served else None
    fine = finding.mitigated_rubles or punishment.rubles if punishment.kind == "fine" else None
    return Sentence(
        "other" if deferred else punishment.kind,
        accused,
        None if punishment.life or punishment.kind == "fine" else punishment.term.months,
        None if punishment.kind == "fine" else punishment.term.days,
        cast("_Regime | None", regime),
        None,
        fine,
        finding.marks.get("released", -1) >= at,
    )


def _probation(
    finding: Findings, accused: int | None, chosen: tuple[int, Punishment]
) -> Sentence | None:
    """A suspended term; one suspended before the final punishment was named stays open."""
    at, punishment = chosen
    if finding.probation is None or finding.probation < at:
        return _served(finding, accused, chosen) if punishment.regime else None
    trial = finding.trial.months
    return Sentence(
        "probation",
        accused,
        punishment.term.months,
        punishment.term.days,
        None,
        trial if trial is None or trial <= _LONGEST_TRIAL else None,
        None,
        finding.marks.get("released", -1) >= at,
    )


def _without_punishment(finding: Findings, accused: int | None) -> Sentence | None:
    marks = finding.marks
    if finding.probation is not None and "guilty" in marks:
        return Sentence("probation", accused, trial_months=finding.trial.months)
    if "acquitted" in marks and "guilty" not in marks:
        return Sentence("acquitted", accused)
    if "unpunished" in marks or ("released" in marks and "guilty" in marks):
        return Sentence("other", accused, released=True)
    return Sentence("other", accused) if "medical" in marks else None


def _chosen(finding: Findings) -> tuple[int, Punishment] | None:
    """The last final punishment; without one the only one, however often it is repeated."""
    final = [one for one in finding.imposed if one[1].final]
    if final:
        return final[-1]
    if not finding.imposed:
        return None
    first, last = finding.imposed[0][1], finding.imposed[-1][1]
    same = all(
        (one.kind, one.term.months, one.rubles) == (first.kind, first.term.months, first.rubles)
        for _, one in finding.imposed
    )
    return finding.imposed[-1] if same and last else None
