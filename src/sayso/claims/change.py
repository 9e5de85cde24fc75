"""What happens to each side of a claim, and so its sign."""

from __future__ import annotations

from sayso.claims.parts import Part
from sayso.claims.signals import Signal
from sayso.claims.vocabulary import Imposed, patterns, word_list
from sayso.records.claim import UPWARD, Change, Polarity, product
from sayso.text.analysis import Analysis, Token
from sayso.text.direction import directions, things

# Endings of nouns that mostly name somebody, and nouns that count them.
_PERSONAL = ("er", "or", "ist", "ian", "man", "woman", "body", "mate")
_COUNTS = frozenset(
    "casualty dozen fatality half hundred life million other score thousand victim wounded".split()
)


def imposed(analysis: Analysis, signal: Signal, effect: Part) -> Imposed:
    """What a signal does to its effect: by its group, unless a word beside it says more.

    'a negative effect on', 'adversely affect' lower; 'makes it hard to', 'makes X less likely' as well. Of
    what is killed and is nobody and not counted there is less; a sum of money is what something costs.
    """
    group = signal.entry.group
    change = group.effect_change
    thing = analysis.tokens[_thing(analysis, effect.head)]
    if group.to_money is not None and thing.name == "MONEY":
        return group.to_money
    if signal.entry.words[0] in word_list("breaking") and thing.lemma in things("built"):
        return "occurs"
    if group.to_nobody is not None and not _is_victim(analysis, thing):
        return group.to_nobody
    if change == "?":
        near = {analysis.tokens[c].lower for c in analysis.children[signal.anchor]}
        if near & word_list("for_the_worse"):
            return "decrease"
        if near & word_list("for_the_better"):
            return "increase"
    if effect.quality is not None:
        quality = analysis.tokens[effect.quality]
        if {quality.lemma, *(analysis.tokens[c].lower for c in analysis.children[quality.i])} & word_list(
            "hindering"
        ):
            return "decrease"
    return change


def done_to(analysis: Analysis, verb: int, effect: Part) -> Imposed | None:
    """What a verb by itself does to its object; None where the vocabulary does not say."""
    uses = (e for e in patterns().get(analysis.tokens[verb].lemma, ()) if e.group.kind == "verb")
    alone = (e for e in uses if len(e.words) == 1 and "object" in e.group.effect)
    done = {imposed(analysis, Signal(e, (verb,)), effect) for e in alone} - {"?"}
    return done.pop() if len(done) == 1 else None


def _thing(analysis: Analysis, head: int) -> int:
    """'Trees' of 'most of the trees'."""
    if not any(
        "of" in direction.frames for direction in directions("noun").get(analysis.tokens[head].lower, ())
    ):
        return head
    return next((c for c in analysis.children_by(head, "nmod", "obl") if _case(analysis, c) == "of"), head)


def _case(analysis: Analysis, noun: int) -> str:
    found = analysis.child(noun, "case")
    return "" if found is None else analysis.tokens[found].lower


def _is_victim(analysis: Analysis, token: Token) -> bool:
    """Whether somebody, or something counted, is killed or hurt."""
    if token.upos != "NOUN" or analysis.child(token.i, "nummod") is not None:
        return True
    return token.lemma in things("person") | _COUNTS or token.lemma.endswith(_PERSONAL)


def unnegated(words: str, change: Change) -> Change:
    """The change of a side whose 'no' denies the link: 'no drought ruined them' is about a drought."""
    if change == "absent" and words.lower().startswith(("no ", "none of ", "neither ", "nothing")):
        return "occurs"
    return change


def compose(imposed: Imposed, said: Change) -> Change | None:
    """The change of a side, from what the signal does to it and what its own words say.

    To prevent a fall is a rise, to deepen a loss is a loss. None where the signal leaves it open.

    >>> compose("absent", "decrease"), compose("increase", "decrease"), compose("decrease", "occurs")
    ('increase', 'decrease', 'decrease')
    """
    if imposed == "?":
        return None
    if imposed == "occurs":
        return said
    if (imposed, said) == ("absent", "increase"):
        return "decrease"
    if said in UPWARD:
        return imposed
    return "increase" if imposed not in UPWARD else "decrease"


def signed(cause: Change | None, effect: Change | None) -> tuple[Change, Change, Polarity]:
    """The changes as a claim records them, with its polarity; all open where one is."""
    if cause is None or effect is None:
        return "occurs", "occurs", "?"
    return cause, effect, product(cause, effect)
