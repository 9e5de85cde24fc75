"""The variables of one document: what its claims are about, each thing once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sayso.records.claim import Claim, Side, product
from sayso.records.span import Span
from sayso.records.statement import Attribution
from sayso.records.variable import Variable, VariableKind
from sayso.text.analysis import Analysis
from sayso.text.direction import compose
from sayso.text.keys import with_head
from sayso.text.nominal import suffered
from sayso.text.sides import kind_of, name_of
from sayso.variables.join import is_telling
from sayso.variables.mentions import Mention, find_mention, group, head_lemma, of_victims, representative
from sayso.variables.referents import find_referents


def name_variables(
    analysis: Analysis, claims: tuple[Claim, ...], attribution: Attribution
) -> tuple[tuple[Claim, ...], tuple[Variable, ...]]:
    """The claims with their variables filled in, and those variables in order of first mention.

    A side that is a pronoun takes over the direction of what it stands for ('exports fell, which …' is
    fewer exports), and the polarity of its claim follows.
    """
    if not claims:
        return (), ()
    referents = find_referents(analysis, attribution)
    spans = sorted({side.span for claim in claims for side in (claim.cause, claim.effect)})
    victims = dict(_suffered(analysis, claims))
    mentions = [find_mention(analysis, span, referents) for span in spans]
    mentions = [of_victims(analysis, m, victims[m.span]) if m.span in victims else m for m in mentions]
    variables: list[Variable] = []
    variable_of: dict[Span, str] = {}
    for n, members in enumerate(group(analysis, mentions), start=1):
        variable = _variable(analysis, f"v{n}", [mentions[m] for m in members])
        variables.append(variable)
        variable_of.update(dict.fromkeys(variable.mentions, variable.id))
    mention_of = dict(zip(spans, mentions, strict=True))
    named = tuple(_named(claim, mention_of, variable_of) for claim in claims)
    return named, tuple(variables)


def _suffered(analysis: Analysis, claims: tuple[Claim, ...]) -> Iterator[tuple[Span, str]]:
    """What becomes of effects that are victims: 'death' of 'the landslide killed six villagers'."""
    for claim in claims:
        verbs = (analysis.tokens[i] for span in claim.signal for i in analysis.tokens_in(span))
        noun = next((noun for t in verbs if t.upos == "VERB" and (noun := suffered(t.lemma))), None)
        if noun is not None and claim.effect.change == "occurs":
            yield claim.effect.span, noun


def _variable(analysis: Analysis, id: str, mentions: list[Mention]) -> Variable:
    best = representative(mentions)
    kinds = {kind_of(mention.naming) for mention in mentions}
    kind: VariableKind = "quantity" if "quantity" in kinds else "event"
    spans = tuple(sorted(mention.span for mention in mentions))
    return Variable(id, name_of(best.naming), spans, kind, _key(analysis, best, mentions))


def _key(analysis: Analysis, best: Mention, mentions: list[Mention]) -> str:
    """What a variable is known by elsewhere: of several telling keys the commonest, then the least said."""
    if not best.tells:
        return ""
    counts = Counter(mention.key for mention in mentions if mention.tells)
    known = [mention for mention in mentions if mention.tells and is_telling(mention.key)]

    def rank(mention: Mention) -> tuple[int, bool, int, str]:
        length = len(mention.key.split())
        return -counts[mention.key], length == 1, length, mention.key

    chosen = min(known, key=rank, default=best)
    # 'Milk and flour' is not more of milk.
    head = head_lemma(analysis, chosen) if not chosen.list_length else None
    return with_head(head, chosen.key)


def _named(claim: Claim, mention_of: dict[Span, Mention], variable_of: dict[Span, str]) -> Claim:
    cause = _side(claim, claim.cause, mention_of, variable_of)
    effect = _side(claim, claim.effect, mention_of, variable_of)
    polarity = claim.polarity if claim.polarity == "?" else product(cause.change, effect.change)
    return replace(claim, cause=cause, effect=effect, polarity=polarity)


def _side(claim: Claim, side: Side, mention_of: dict[Span, Mention], variable_of: dict[Span, str]) -> Side:
    mention = mention_of[side.span]
    change = side.change
    if mention.pronoun and mention.resolved and claim.polarity != "?":
        change = compose(mention.naming.change, change)
    return Side(side.span, change, variable_of[side.span])
