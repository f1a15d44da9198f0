"""Is there a safeguard, or a reason why there is none?

Standard, question 4: a release with a high flight risk, or a public-safety risk of medium or
high, imposes a condition or a bond, or explains for this person why none is possible or
needed. What is read here is only whether such a reason is given at all; whether it is true of
the record is deeper reading. Where in doubt the answer is UNCLEAR, which blocks nothing.
"""

from typing import Final

from policies.engine.facts import Condition, Facts
from policies.engine.plain_words import HOLLOW_WORDS, NEGATIONS, PLACEHOLDER_WORDS, word_set
from policies.engine.policy import Policy
from policies.engine.reading import JUDGED_CHARACTERS, Reading, read
from policies.engine.vocabulary import DRIVING_LEVELS, RELEASES

SET: Final = "set"
EXPLAINED: Final = "explained"
UNCLEAR: Final = "unclear"
MISSING: Final = "missing"

_SAFEGUARDS: Final = word_set(
    "condition conditions safeguard safeguards supervision supervise supervised monitor",
    "monitored monitoring monitors bond bonds bracelet ankle gps report reports reporting",
    "restriction restrictions requirement requirements",
)
_DENYING: Final = NEGATIONS | word_set(
    "forbade forbid forbids forbidden bar bars barred prohibit prohibits prohibited unable",
    "impossible needless pointless unnecessary unneeded useless waived declined refused",
    "couldnt wouldnt shouldnt neednt superfluous moot",
)
_FORMULAS: Final = word_set(
    "warranted deemed considered appropriate recommended indicated justified determined",
)
_CONNECTIVES: Final = word_set(
    "so therefore hence thus accordingly because since reason reasons why as that this",
)
# A person who cannot go anywhere, or who goes from one custody into another.
_GOES_NOWHERE: Final = word_set(
    "intubated ventilator ventilated icu coma comatose unconscious bedridden bedbound hospice",
    "paralyzed paralysed paralyzes quadriplegic dying deathbed sheriff marshals marshal",
    "warden handed transferred detainer writ extradited extradition deported departs",
    "departing hospitalized hospitalised inpatient ward escorted extradite jail prison",
)
_NOT_IMPOSED: Final = PLACEHOLDER_WORDS | word_set(
    "not imposed required needed applicable set necessary any at this time condition",
    "conditions other waived",
)
_SENTENCE_ENDS: Final = str.maketrans(dict.fromkeys("!?;\n\r", "."))


def is_empty_condition(condition: Condition) -> bool:
    """True for a condition of kind `other` whose detail says nothing, or says that it is none."""
    return condition.kind == "other" and read(condition.detail).only_from(_NOT_IMPOSED)


def judge_safeguards(facts: Facts, policy: Policy) -> str:
    """SET, EXPLAINED, UNCLEAR or MISSING; SET also where no safeguard is demanded.

    Conditions that are there and empty are left to the rule about them.
    """
    if facts.justification is None or not _is_demanded(facts):
        return SET
    if facts.decision.conditions or facts.decision.bond_amount is not None:
        return SET
    return _explanation(facts, policy)


def _is_demanded(facts: Facts) -> bool:
    assessment = facts.assessment
    if assessment is None or facts.decision.outcome not in RELEASES:
        return False
    return assessment.flight_risk == "high" or assessment.public_safety_risk in DRIVING_LEVELS


def _explanation(facts: Facts, policy: Policy) -> str:
    texts = [facts.justification.narrative] if facts.justification else []
    texts += [response.explanation for response in facts.responses]
    mentions = [reading for text in texts for reading in _mentions(text)]
    if any(_gives_reason(mention) for mention in mentions):
        return EXPLAINED
    if any(not _is_formula(mention) for mention in mentions):
        return UNCLEAR
    return UNCLEAR if _is_beyond_reach(texts, facts, policy) else MISSING


def _mentions(text: str) -> list[Reading]:
    """The sentences that speak of a safeguard and of none."""
    sentences = [read(sentence) for sentence in _sentences(text)]
    return [
        sentence
        for sentence in sentences
        if not sentence.distinct.isdisjoint(_SAFEGUARDS)
        and not sentence.distinct.isdisjoint(_DENYING)
    ]


def _sentences(text: str) -> list[str]:
    return text[:JUDGED_CHARACTERS].translate(_SENTENCE_ENDS).split(".")


def _gives_reason(mention: Reading) -> bool:
    """Some word of the sentence is about this person, not about deciding."""
    return bool(mention.distinct - HOLLOW_WORDS - _SAFEGUARDS - _DENYING)


def _is_formula(mention: Reading) -> bool:
    """ "Not considered warranted at this time", with nothing that points to a reason."""
    formula = not mention.distinct.isdisjoint(_FORMULAS)
    return formula and mention.distinct.isdisjoint(_CONNECTIVES - {"this", "that", "as"})


def _is_beyond_reach(texts: list[str], facts: Facts, policy: Policy) -> bool:
    """Nothing is said of conditions, but the text tells that there is nobody to supervise."""
    if any(not read(text).distinct.isdisjoint(_GOES_NOWHERE) for text in texts):
        return True
    ground = policy.ground(facts.justification.ground) if facts.justification else None
    return ground is not None and not ground.discretion
