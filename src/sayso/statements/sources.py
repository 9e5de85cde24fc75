"""Sources: who speaks, believes or finds, and the words that name them."""

from __future__ import annotations

from functools import cache

from sayso.lexicon import load
from sayso.statements.drafts import RELATIVES, Draft, is_passive
from sayso.statements.vocabulary import words_of
from sayso.text.analysis import Analysis, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_AGENT_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "ee",
    "man",
    "men",
    "woman",
    "women",
    "ess",
    "crat",
    "body",
    "folk",
    "people",
)
_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod",
        "flat",
        "advmod",
        "det:predet",
        "cc",
        "nmod:unmarked",
        "punct",
    }
)
_MAX_STEPS = 12


@cache
def nouns(kind: str) -> frozenset[str]:
    """Common nouns for a kind of entity: person, organisation, document or group."""
    return frozenset(words_of({"words": load("people")["nouns"][kind]}))


@cache
def _speaking_nouns() -> frozenset[str]:
    return nouns("person") | nouns("organisation") | nouns("group")


def can_speak(analysis: Analysis, i: int) -> bool:
    """Whether the noun phrase with head i can stand for somebody who speaks."""
    token = analysis.tokens[i]
    if is_acronym(token):
        return True
    if token.upos == "PRON" or token.lower in RELATIVES:
        return token.lower not in {"it", "this", "these", "there", "what", "whatever", "something", "nothing"}
    if token.upos == "PROPN" or token.name in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    if token.lemma in _speaking_nouns() or token.lower in _speaking_nouns():
        return True
    if token.lower in {"old", "olds"} and any(
        analysis.tokens[c].lemma == "year" for c in analysis.children[i]
    ):
        return True
    return (
        token.upos in {"NOUN", "ADJ", "NUM", "DET"}
        and token.lemma.endswith(_AGENT_ENDINGS)
        and len(token.lemma) > 4
    )


def can_find(analysis: Analysis, i: int) -> bool:
    """Whether it can stand for a study, a report, figures, or somebody who speaks."""
    token = analysis.tokens[i]
    return (
        token.lemma in nouns("document") or token.lower in {"it", "which", "that"} or can_speak(analysis, i)
    )


def subject_of(analysis: Analysis, i: int) -> int | None:
    """Head of the subject of verb i, also where another clause lends it; None where there is none."""
    tokens = analysis.tokens
    for _ in range(_MAX_STEPS):
        subjects = [
            c for c in analysis.children[i] if tokens[c].relation == "nsubj" and tokens[c].lower != "there"
        ]
        own = max((c for c in subjects if c < i), default=min(subjects, default=None))
        if own is not None:
            return own
        token = tokens[i]
        if token.head == i:
            return None
        match token.relation:
            case "conj":
                i = token.head
            case "xcomp":
                given = analysis.child(token.head, "obj", "iobj")
                if given is not None and given < i and tokens[token.head].lemma != "promise":
                    return given
                i = token.head
            case "advcl" if token.tag in {"VBG", "VB", "VBN"}:
                i = token.head
                if tokens[i].upos in {"NOUN", "PROPN"} and analysis.child(i, "nsubj", "cop") is None:
                    return i
            case "ccomp" if token.tag == "VBG":
                i = token.head
            case "acl" if token.tag == "VBG" and token.deprel == "acl":
                return token.head
            case "acl" if (
                token.tag == "VBN" and tokens[token.head].head == token.head and not is_passive(analysis, i)
            ):
                return (
                    token.head
                )  # a sentence without a verb: the participle is one ('Several banks offered to …')
            case _:
                return None
    return None


def agent_of(analysis: Analysis, i: int) -> int | None:
    """Head of the 'by' phrase of a passive or a participle; None without one."""
    agent = analysis.child(i, "obl:agent")
    if agent is None:
        agent = next(
            (
                c
                for c in analysis.children_by(i, "obl", "nmod")
                if any(
                    analysis.tokens[d].lower == "by" and analysis.tokens[d].relation == "case"
                    for d in analysis.children[c]
                )
            ),
            None,
        )
    return agent


def speaker_of(analysis: Analysis, i: int) -> int | None:
    """Who says or thinks what verb i says: the subject, or the agent of a passive; None where unnamed."""
    return agent_of(analysis, i) if is_passive(analysis, i) else subject_of(analysis, i)


def is_acronym(token: Token) -> bool:
    """Whether a token is a short form in capitals that looks like a pronoun ('WHO')."""
    return len(token.text) > 1 and token.text.isupper() and token.lower in RELATIVES | {"it", "us"}


def is_relative(token: Token) -> bool:
    """Whether a token can be a relative pronoun."""
    return token.lower in RELATIVES and not is_acronym(token)


def antecedent(analysis: Analysis, i: int) -> int:
    """What a relative pronoun stands for; i itself where it is none or stands alone."""
    token = analysis.tokens[i]
    if not is_relative(token):
        return i
    for above in analysis.ancestors(i):
        if analysis.tokens[above].deprel == "acl:relcl":
            head = analysis.tokens[above].head
            return head if head < i else i
    return i


def noun_phrase(analysis: Analysis, head: int, without: int = -1, *, clauses: bool = True) -> list[int]:
    """The least noun phrase that names a source: what stands left of its head, and defining phrases right.

    Appositions and incidental clauses after a comma stay out; a list keeps all its members. So does a
    clause that has token `without` in it, the cue ('a man claiming to be …'), or every clause.
    """
    tokens = analysis.tokens
    if tokens[head].upos == "PRON" or tokens[head].lower in RELATIVES:
        of_them = next(
            (c for c in analysis.children_by(head, "nmod", "obl") if c > head and has_of(analysis, c)), None
        )
        return [head] if of_them is None else list(range(head, max(analysis.subtree(of_them)) + 1))
    found, waiting = {head}, [head]
    while waiting:
        i = waiting.pop()
        for c in analysis.children[i]:
            if c not in found and _belongs(analysis, i, c):
                if not clauses and c > head and tokens[c].relation == "acl":
                    continue
                if (
                    c > head
                    and without > head
                    and tokens[c].relation in {"acl", "nmod", "appos"}
                    and without in _whole(analysis, c)
                ):
                    continue
                found.update(_whole(analysis, c) if tokens[c].relation not in {"flat", "conj"} else [c])
                if tokens[c].relation in {"flat", "conj"}:
                    waiting.append(c)
    phrase = _with_list(analysis, _without_edges(analysis, sorted(found), head))
    return _with_name(analysis, head, phrase)


def source_words(analysis: Analysis, draft: Draft) -> list[int]:
    """The words that name the source of a draft; none where it has no source."""
    if draft.source is None:
        return []
    return list(draft.named) or noun_phrase(analysis, draft.source, draft.cue[0] if draft.cue else -1)


def _with_name(analysis: Analysis, head: int, phrase: list[int]) -> list[int]:
    """The phrase with the name that follows a title ('the mayor, Ada Kern,', 'Orvo Senator Ada Kern')."""
    tokens = analysis.tokens
    last = phrase[-1]
    if last != head:
        return phrase
    kind = ""
    following = tokens[head + 1] if head + 1 < len(tokens) else tokens[head]
    if tokens[head].upos == "NOUN" and can_speak(analysis, head):
        kind = "ORG" if tokens[head].lemma in nouns("organisation") else "PERSON"
    elif tokens[head].name in {"GPE", "ORG"} and following.lemma in nouns("person"):
        kind, last = "PERSON", head + 1
    start = last + 1
    if not kind or start >= len(tokens):
        return phrase
    if tokens[start].text == "," and start + 1 < len(tokens):
        start += 1
    end = start
    while end < len(tokens) and tokens[end].name == kind and (end == start or not tokens[end].name_starts):
        end += 1
    apart = start == last + 1 or (kind == "PERSON" and end < len(tokens) and tokens[end].upos == "PUNCT")
    return [*phrase, *range(head + 1, end)] if end > start and apart else phrase


def _with_list(analysis: Analysis, phrase: list[int]) -> list[int]:
    """The phrase with the names before it where a list of names stands there ('Orvo, Kell, and Tarn')."""
    tokens = analysis.tokens
    first = phrase[0]
    if first < 3 or tokens[first - 1].upos != "CCONJ":
        return phrase
    i = first - 1
    while i > 0 and (tokens[i - 1].upos == "PROPN" or tokens[i - 1].text == ","):
        i -= 1
    while i < first and tokens[i].upos != "PROPN":
        i += 1
    if i < first - 1 and any(tokens[j].text == "," for j in range(i, first)):
        if i > 0 and tokens[i - 1].lower == "the":
            i -= 1
        return [*range(i, first), *phrase]
    return phrase


def _belongs(analysis: Analysis, head: int, c: int) -> bool:
    tokens = analysis.tokens
    token, relation = tokens[c], tokens[c].relation
    if relation in {"case", "mark", "cop", "parataxis", "nsubj", "aux", "expl"}:
        return False
    if c > head and token.upos == "PROPN" and (relation == "appos" or token.deprel == "nmod:unmarked"):
        return tokens[head].upos == "PROPN" and any(
            d > c for d in analysis.children_by(head, "conj")
        )  # 'A, B and C'
    if relation == "punct":
        return token.text in "-'’.\"“”" and c < head
    if relation == "conj":
        return token.upos in _NOMINAL and c - head < 40 and analysis.child(c, "nsubj") is None
    if c < head:
        return (
            relation in _LEFT
            or token.deprel in {"nmod:poss", "obl:unmarked"}
            or (relation == "appos" and token.upos == "PROPN")
        )
    if relation in {"flat", "compound", "nummod"}:
        return True
    if relation == "cc":
        return analysis.child(head, "conj") is not None
    if relation == "appos":  # "the head of the league, Ada Kern": the name belongs to it
        return tokens[head].upos == "NOUN" and (token.name == "PERSON" or token.upos == "PROPN")
    first = min(analysis.subtree(c))
    if first > 0 and tokens[first - 1].text in {",", "(", "—", "–", "-"}:
        return False
    named = tokens[head].upos == "PROPN" and tokens[head].name == "PERSON"
    if relation == "nmod":
        return token.name not in {"DATE", "TIME"} and (not named or has_of(analysis, c))
    if relation in {"acl", "amod"}:
        return not named
    return False


def has_of(analysis: Analysis, i: int) -> bool:
    """Whether phrase i opens with 'of'."""
    return any(
        analysis.tokens[d].lower == "of" and analysis.tokens[d].relation == "case"
        for d in analysis.children[i]
    )


def _whole(analysis: Analysis, c: int) -> list[int]:
    return analysis.subtree(c)


def _without_edges(analysis: Analysis, kept: list[int], head: int) -> list[int]:
    """One stretch round the head, without marks at its ends."""
    tokens = analysis.tokens
    where = kept.index(head)
    first = last = where
    while first > 0 and _only_marks(analysis, kept[first - 1] + 1, kept[first]):
        first -= 1
    while last + 1 < len(kept) and _only_marks(analysis, kept[last] + 1, kept[last + 1]):
        last += 1
    stretch = kept[first : last + 1]
    while len(stretch) > 1 and stretch[0] != head and tokens[stretch[0]].upos in {"PUNCT", "CCONJ"}:
        if tokens[stretch[0]].lower in {"both", "either", "neither"}:
            break
        stretch.pop(0)
    while len(stretch) > 1 and stretch[-1] != head and tokens[stretch[-1]].upos in {"PUNCT", "CCONJ"}:
        stretch.pop()
    return stretch


def _only_marks(analysis: Analysis, start: int, end: int) -> bool:
    return all(analysis.tokens[i].upos in {"PUNCT", "CCONJ", "PART"} for i in range(start, end))
