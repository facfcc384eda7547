"""Every word that a fact may be, said for people: there is none without a gloss."""

from collections.abc import Iterator, Mapping

from wayout.law.fact_keys import FACT_KEYS, FactKey
from wayout.text import Translator, mark

GLOSSES: Mapping[str, Mapping[str, str]] = {
    "conduct": {
        "absence": mark("away from the unit without leave, or not back in time"),
        "desertion": mark("desertion: gone for good"),
        "refusal": mark("refusal of an order, or to take part in combat"),
        "feigned_illness": mark("evasion: feigned illness, harm to himself, a false paper"),
        "captivity": mark("voluntary surrender to the enemy"),
        "resistance": mark("resistance or violence to a superior"),
    },
    "service": {
        "contract": mark("a contract of military service"),
        "mobilised": mark("called up in the mobilisation"),
        "conscript": mark("called up for the usual term"),
        "volunteer": mark("a contract with a volunteer formation, not of military service"),
        "reservist": mark("a reservist on training"),
    },
    "sex": {"m": mark("a man"), "f": mark("a woman")},
    "ended_by": {
        "returned": mark("came back to the unit by himself"),
        "surrendered": mark("came by himself to report it: police, commandant, investigator"),
        "detained": mark("was detained"),
    },
    "intent": {"for_a_time": mark("for a time"), "for_good": mark("for good")},
    "status": {
        "conditional_release": mark("released from a colony to serve (Article 80.2)"),
        "suspended_proceedings": mark("an earlier case suspended on the command's petition"),
        "probation": mark("under a suspended sentence"),
        "parole": mark("on parole"),
    },
    "mitigating": {
        "surrender": mark("surrender to the authorities"),
        "active_help": mark("active help in solving the crime"),
        "restitution": mark("harm made good"),
        "hardship": mark("difficult circumstances of life"),
        "small_children": mark("small children"),
        "coercion": mark("coercion, or dependence on others"),
        "injury": mark("a wound or an illness"),
        "award": mark("a state award"),
        "service": mark("service in combat"),
        "other": mark("something else"),
    },
    "aggravating": {
        "recidivism": mark("recidivism"),
        "group": mark("in a group"),
        "weapon": mark("with a weapon"),
        "intoxication": mark("drunk or drugged"),
        "public": mark("public calls or display"),
        "other": mark("something else"),
    },
    "gravity": {
        "small": mark("of small gravity"),
        "medium": mark("of medium gravity"),
        "grave": mark("grave"),
        "especially_grave": mark("especially grave"),
    },
    "kind": {
        "crime_reported": mark("a report of the crime was registered"),
        "case_opened": mark("a criminal case was opened"),
        "detained": mark("he was detained"),
        "custody_ordered": mark("a court remanded him in custody"),
        "charged": mark("he was charged"),
        "to_prosecutor": mark("the case went to the prosecutor"),
        "received_by_court": mark("the case reached the court"),
        "hearing_ordered": mark("the court set the hearing"),
        "verdict": mark("the judgment was pronounced"),
        "copy_received": mark("he got the copy of the judgment"),
        "in_force": mark("the judgment took effect"),
        "appeal_filed": mark("an appeal was filed"),
    },
}


def gloss(key: str, word: str, _: Translator) -> str:
    """Say one word of a fact; what is none, such as a day or a number, stays as it is."""
    said = GLOSSES.get(key, {}).get(word)
    if said is None and word in {"true", "false", "none"}:
        return {"true": _("yes"), "false": _("no"), "none": _("none")}[word]
    return _(said) if said else word


def closed_words(keys: Mapping[str, FactKey] = FACT_KEYS) -> Iterator[tuple[str, str]]:
    """Yield every fact of a closed list with each of its words, those inside others too."""
    for key in keys.values():
        yield from ((key.name, word) for word in key.values)
        yield from closed_words(key.inner)
