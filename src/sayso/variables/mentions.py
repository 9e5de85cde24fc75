"""The sides of claims as mentions of things, and which mentions are of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.records.span import Span
from sayso.text.analysis import Analysis, Token
from sayso.text.direction import directions, is_somebody, things
from sayso.text.keys import canonical, key_of
from sayso.text.naming import Namer
from sayso.text.nominal import content_form, noun_of_verb, preposition_of
from sayso.text.pieces import Naming, Piece, Referent
from sayso.text.sides import head_of, name_side
from sayso.text.wording import TIMES, is_open_end
from sayso.variables.antecedents import antecedent_of, bare_pronoun

_PRONOUNS = {
    form: forms.split()[0]
    for forms in ("i me my", "we us our", "your", "he him his", "she her", "they them their", "it its")
    for form in forms.split()
}
# What tells one of several things of a name from the others.
_DISTINCT = frozenset("similar second first third other another previous next".split())
# Numbers that only say that there are many ('several hundred').
_VAGUE = frozenset("dozen dozens hundred hundreds several thousand thousands".split())
_DEFINITE = frozenset("the this that these those such".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One side's words as a mention of something.

    Attributes:
        span: the words.
        naming: what they name; of a pronoun, what it stands for.
        head: token on which what is named hangs; None without one.
        key: of the naming; '' joins nothing.
        pronoun: the words are only a pronoun.
        resolved: what the pronoun stands for was found.
        definite: the words point at something known ('the closure', 'their support').
        whole: the naming keeps every noun and adjective of the words but those of direction and time.
        marks: words left out of the naming that tell one such thing from another: pronouns that stand
            for nothing known ('their', as 'they'), numbers, 'another', and 'several' for a plural.
        list_length: how many things the words list beside the first ('smoke and dust': 1).
    """

    span: Span
    naming: Naming
    head: int | None
    key: str
    pronoun: bool = False
    resolved: bool = True
    definite: bool = False
    whole: bool = True
    marks: frozenset[str] = frozenset()
    list_length: int = 0

    @property
    def tells(self) -> bool:
        """Whether the key is all it takes to know the thing in another document."""
        return bool(self.key) and self.whole and not self.pronoun and self.marks <= {"several"}


def find_mention(analysis: Analysis, span: Span, referents: Mapping[int, Referent]) -> Mention:
    """What the words of a span mention."""
    pronoun = bare_pronoun(analysis, span)
    if pronoun is None:
        naming = name_side(analysis, span, referents)
        head = head_of(analysis, span)
        key = key_of(naming.pieces)
        return Mention(
            span,
            naming,
            head,
            key,
            definite=_is_definite(analysis, naming.head),
            whole=_is_whole(analysis, span, naming, key, referents),
            marks=_marks(analysis, span, naming, referents),
            list_length=_list_length(analysis, span, head, naming.head),
        )
    found = _resolve(analysis, pronoun, referents)
    if found is None:
        naming = name_side(analysis, span, referents)
        return Mention(span, naming, None, "", pronoun=True, resolved=False)
    head, naming = found
    if analysis.tokens[head].upos not in {"NOUN", "PROPN"}:
        # What 'this' sums up is found well enough to name it, not to join it (4 of 10 right on reading).
        return Mention(span, naming, None, "", pronoun=True)
    return Mention(span, naming, head, key_of(naming.pieces), pronoun=True)


def of_victims(analysis: Analysis, mention: Mention, noun: str) -> Mention:
    """A mention of those who suffer something as one of what they suffer: 'death of six villagers'."""
    if mention.pronoun or mention.naming.head is None:
        return mention
    first, *rest = mention.naming.pieces
    pieces = (
        Piece(noun, (noun,), "what"),
        replace(first, words=f"{preposition_of(noun)} {first.words}", role="of"),
        *(replace(piece, role="more") if piece.role == "what" else piece for piece in rest),
    )
    naming = replace(mention.naming, pieces=pieces, gradable=False, head=None)
    whole = mention.whole or analysis.tokens[mention.naming.head].upos == "PROPN"
    return replace(mention, naming=naming, key=key_of(pieces), whole=whole)


def _resolve(
    analysis: Analysis, pronoun: int, referents: Mapping[int, Referent]
) -> tuple[int, Naming] | None:
    found = antecedent_of(analysis, pronoun)
    if found is None:
        return None
    head, tokens = found
    naming = Namer(analysis, frozenset(tokens), referents).name(head)
    if not key_of(naming.pieces):
        return None
    return head, naming


def _is_whole(
    analysis: Analysis, span: Span, naming: Naming, key: str, referents: Mapping[int, Referent]
) -> bool:
    """Whether a naming keeps the content of its words, so that its key can be trusted to tell the thing.

    The bare name of somebody never tells: what they do is meant, and that differs from place to place;
    nor does a bare number.
    """
    tokens = analysis.tokens
    head = tokens[naming.head] if naming.head is not None else None
    if head is not None and (is_somebody(head) or head.upos in {"NUM", "DET", "PRON"}):
        return False
    kept = set(key.split()) | {lemma for piece in naming.pieces for lemma in piece.lemmas}
    inside = analysis.tokens_in(span)
    words = inside if naming.head is None else (i for i in analysis.subtree(naming.head) if i in inside)
    open_ends = {j for i in inside if is_open_end(analysis, i) for j in analysis.subtree(i)}
    return all(
        _is_replaced(i, tokens[i].head, referents) or _is_kept(tokens[i], kept, tokens[tokens[i].head].upos)
        for i in words
        if i not in open_ends
    )


def _is_replaced(i: int, head: int, referents: Mapping[int, Referent]) -> bool:
    """Whether a word is counted as what it, or the noun it modifies, stands for."""
    return i in referents or (head in referents and referents[head].words is not None)


def _is_kept(token: Token, kept: set[str], of_word: str) -> bool:
    if token.lemma in kept or token.lower in kept or token.lower in things("intensity"):
        return True
    if token.lemma in TIMES:
        return True
    match token.upos:
        case "NOUN" | "PROPN" if token.name not in {"DATE", "TIME", "PERCENT", "MONEY"}:
            if content_form(token.lemma, token.upos) in kept:
                return True
            forms = (token.lemma, token.lemma.removesuffix("s")) if token.upos == "PROPN" else (token.lemma,)
            return any(set(canonical(form, of_place=True).split()) <= kept for form in forms)
        case "ADJ":
            says = any(token.lower in directions(part) for part in ("adjective", "quantifier"))
            return says or content_form(token.lemma, "ADJ") in kept
        case "ADV":
            return not token.lower.endswith("ly") or token.relation != "advmod" or of_word != "VERB"
    return True


def _marks(
    analysis: Analysis, span: Span, naming: Naming, referents: Mapping[int, Referent]
) -> frozenset[str]:
    head = naming.head
    if head is None:
        return frozenset()
    # Who does it tells events apart only where nobody undergoes it.
    undergone = any(piece.role == "of" for piece in naming.pieces)
    inside = analysis.tokens_in(span)
    found: set[str] = set()
    if analysis.tokens[head].tag == "NNS" and analysis.tokens[head].lemma not in things("quantity"):
        found.add("several")
    taking_part = list(analysis.children[head])
    if analysis.tokens[head].upos == "VERB":
        # 'They are unable to sing': who sings hangs on the verb or adjective above.
        above = (a for a in analysis.ancestors(head) if a in inside)
        taking_part += [c for a in above for c in analysis.children_by(a, "nsubj")]
    for c in taking_part:
        token = analysis.tokens[c]
        if c not in inside or c in referents or (undergone and token.relation == "nsubj"):
            continue
        if token.lower in _PRONOUNS:
            found.add(_PRONOUNS[token.lower])
        elif token.lower == "another" or (
            token.upos == "NUM"
            and token.name not in {"PERCENT", "MONEY", "DATE", "TIME"}
            and token.lower not in _VAGUE
        ):
            found.add(token.lower)
    return frozenset(found)


def _list_length(analysis: Analysis, span: Span, head: int | None, named: int | None) -> int:
    """How many things a span lists beside the first, at its head and in the phrase that names it."""
    inside = analysis.tokens_in(span)
    listed = set() if head is None else {c for c in analysis.children_by(head, "conj") if c in inside}
    if named is not None and analysis.tokens[named].upos == "NOUN":
        below = (j for j in analysis.subtree(named) if j in inside and j != named)
        listed.update(j for j in below if analysis.tokens[j].relation == "conj")
    return sum(not is_open_end(analysis, i) for i in listed)


def _is_definite(analysis: Analysis, head: int | None) -> bool:
    if head is None:
        return False
    if analysis.tokens[head].upos == "VERB":
        # 'The bay closes' points at something known as 'the closure of the bay' does.
        undergone = analysis.child(head, "obj", "nsubj:pass") or analysis.child(head, "nsubj")
        return undergone is not None and _is_definite(analysis, undergone)
    if analysis.tokens[head].upos not in {"NOUN", "PROPN"}:
        return False
    for c in analysis.children_by(head, "det", "nmod:poss"):
        if analysis.tokens[c].lower in _DEFINITE or analysis.tokens[c].tag == "PRP$":
            return True
    return False


def group(analysis: Analysis, mentions: Sequence[Mention]) -> list[list[int]]:
    """Numbers of the mentions that are of one thing, by first mention; every mention is in one group.

    Mentions with one head or one key are one thing; a short definite mention is the one fuller thing of
    its noun that the text speaks of.
    """
    parent = list(range(len(mentions)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    def join(a: int, b: int) -> None:
        a, b = root(a), root(b)
        parent[max(a, b)] = min(a, b)

    first: dict[tuple[str, object], int] = {}
    for n, mention in enumerate(mentions):
        for handle in _handles(mention):
            join(first.setdefault(handle, n), n)
    for same in _told_fuller(mentions):
        for n in same[1:]:
            join(same[0], n)
    for n, mention in enumerate(mentions):
        if mention.definite and mention.key:
            fuller = _fuller(analysis, mentions, n)
            if len({root(m) for m in fuller}) == 1:
                join(n, fuller[0])
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(len(mentions)):
        groups[root(n)].append(n)
    return list(groups.values())


def _handles(mention: Mention) -> Iterable[tuple[str, object]]:
    if mention.head is not None:
        yield "head", (mention.head, mention.list_length)
    if mention.key and mention.whole:
        yield "key", " ".join([mention.key, *sorted(mention.marks)])


def _told_fuller(mentions: Sequence[Mention]) -> Iterable[list[int]]:
    """Mentions of what happens to one thing, each saying no more or all that another says of who and where.

    'The closure of the bay', 'the closure of the bay by the council'; but where the text also speaks of a
    closure of the bay by others, none of them are one.
    """
    by_core: dict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        if mention.key and mention.whole and any(piece.role == "of" for piece in mention.naming.pieces):
            core = key_of(piece for piece in mention.naming.pieces if piece.role in {"what", "of"})
            by_core[" ".join([core, *sorted(mention.marks)])].append(n)
    for same in by_core.values():
        keys = sorted({mentions[n].key for n in same}, key=lambda key: len(key.split()))
        if all(set(a.split()) <= set(b.split()) for a, b in pairwise(keys)):
            yield same


def _fuller(analysis: Analysis, mentions: Sequence[Mention], n: int) -> list[int]:
    """Earlier mentions of the same noun, in the same number, that say more about it."""
    short = mentions[n]
    noun = _noun(analysis, short)
    if noun is None or noun in things("quantity") or noun in things("place") or short.marks - {"several"}:
        return []
    words = set(short.key.split())
    return [
        m
        for m, other in enumerate(mentions[:n])
        if _noun(analysis, other) == noun
        and words < set(other.key.split())
        and ("several" in other.marks) == ("several" in short.marks)
        and not _DISTINCT & set(other.key.split())
    ]


def head_lemma(analysis: Analysis, mention: Mention) -> str | None:
    """The lemma of a mention's key that is the thing itself; None where the key has none such."""
    if mention.naming.head is None:
        return None
    token = analysis.tokens[mention.naming.head]
    lemmas = mention.key.split()
    forms = (content_form(token.lemma, token.upos), token.lemma, noun_of_verb(token.lemma))
    return next((c for form in forms for c in (canonical(form, of_place=True), form) if c in lemmas), None)


def _noun(analysis: Analysis, mention: Mention) -> str | None:
    """The normalised noun of what is named, of a clause the noun of its verb."""
    if mention.naming.head is None:
        return None
    token = analysis.tokens[mention.naming.head]
    lemma = noun_of_verb(token.lemma) if token.upos == "VERB" else token.lemma
    return canonical(lemma, of_place=True)


def representative(mentions: Sequence[Mention]) -> Mention:
    """The mention that names its group best: no pronoun, the commonest key, the fullest, the first."""
    named = [mention for mention in mentions if not mention.pronoun] or list(mentions)
    keys = Counter(mention.key for mention in named)
    return max(
        named, key=lambda m: (bool(m.key), keys[m.key], len(m.key.split()), -m.span.start, -m.span.end)
    )
