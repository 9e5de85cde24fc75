"""Clauses that say what is said, however the parser hung them on the verb of saying.

The complement itself; what stands before and behind ', he said,'; further that-clauses; and less what the
author adds in the same sentence.
"""

from __future__ import annotations

from sayso.statements.drafts import has_mark, is_finite, is_passive, opens_with_that
from sayso.statements.sources import subject_of
from sayso.statements.vocabulary import vocabulary
from sayso.text.analysis import Analysis, Token

_INFINITIVE_NEAR = 3  # 'agreed not to go': the infinitive begins within so many words of its verb
_QUESTION_WORDS = frozenset({"what", "why", "how", "who", "where", "when", "which", "whom", "whose"})
_OPENS_A_REASON = frozenset({"to", "because", "if", "unless", "until", "so", "as", "since"})


def said_clause(analysis: Analysis, i: int, *, questions: bool = False, goes_on: bool = False) -> list[int]:
    """Token numbers of what verb i says; empty where the grammar shows no clause for it.

    Args:
        questions: a clause that opens with 'what', 'why', 'how' counts too.
        goes_on: clauses that the parser hung on the verb behind its complement belong to it.
    """
    c = _complement(analysis, i)
    if c is not None:
        if not questions and _is_question(analysis, c):
            return []
        around = _fronted(analysis, i, c) if c > i else _trailing(analysis, i)
        following = _following(analysis, i, c) if c > i and goes_on else []
        left_out = {*_when_said(analysis, i, c), *_taken_for_article(analysis, i)}
        said = [j for j in _without_asides(analysis, c) if j not in left_out]
        return [*said, *around, *_joined(analysis, i), *following]
    if is_passive(analysis, i):
        return []
    return (
        _around_aside(analysis, i)
        or _clause_taken_for_object(analysis, i)
        or [j for c in _late_clauses(analysis, i) for j in _without_asides(analysis, c)]
    )


def _when_said(analysis: Analysis, i: int, c: int) -> frozenset[int]:
    """'On Tuesday' right behind 'said', though the parser put it into what is said."""
    tokens = analysis.tokens
    subject = analysis.child(c, "nsubj", "nsubj:pass", "expl")
    for d in analysis.children_by(c, "obl", "nmod"):
        words = analysis.subtree(d)
        dated = any(tokens[j].name in {"DATE", "TIME"} for j in words)
        if dated and words[0] == i + 1 and subject is not None and words[-1] < subject < c:
            return frozenset(words) if tokens[words[-1] + 1].text != "," else frozenset()
    return frozenset()


def _taken_for_article(analysis: Analysis, i: int) -> list[int]:
    """'That' right behind the verb where the parser took it for the article of the next noun."""
    following = analysis.tokens[i + 1 : i + 2]
    return [t.i for t in following if t.lower == "that" and t.relation == "det"]


def _around_aside(analysis: Analysis, i: int) -> list[int]:
    """The clause in which the verb stands as an aside: '…, he said, …', 'as he said'."""
    tokens = analysis.tokens
    token, subject = tokens[i], subject_of(analysis, i)
    if token.head == i or subject is None:
        return []
    if _between_commas(analysis, i):
        own = {j for j in analysis.children[i] if tokens[j].relation in {"aux", "punct", "advmod"}}
        left_out = {i, *own, *analysis.subtree(subject)}
        return [j for j in analysis.subtree(token.head) if j not in left_out]
    objects = analysis.child(i, "obj") is not None
    as_said = token.relation == "advcl" and has_mark(analysis, i, "as") and analysis.child(i, "xcomp") is None
    if objects or not (token.relation == "parataxis" or as_said):
        return []
    main = analysis.subtree(token.head, without=[i])
    return [*main, *_fronted(analysis, i, token.head), *_trailing(analysis, i)]


def _complement(analysis: Analysis, i: int) -> int | None:
    """The clause that says what is said: behind the verb if there is one, else before it."""
    tokens = analysis.tokens
    before = None
    for c in analysis.children_by(i, "ccomp", "parataxis"):
        if tokens[c].relation == "parataxis" and (c > i and not is_finite(analysis, c)):
            continue
        if (
            tokens[c].tag == "VBG"
            and c > i
            and not is_finite(analysis, c)
            and analysis.child(c, "nsubj") is None
        ):
            continue
        if c > i:
            return c
        split = any(tokens[j].text == ";" for j in range(c, i))
        if before is None and not split and not _between_commas(analysis, c):
            before = c
    return before


def _is_question(analysis: Analysis, c: int) -> bool:
    """Whether a clause opens with 'what', 'why', 'how' …: then it says what was asked or known, not what."""
    first = min(analysis.subtree(c))
    return analysis.tokens[first].lower in _QUESTION_WORDS


def _fronted(analysis: Analysis, i: int, c: int) -> list[int]:
    """What stands before 'he said,' and belongs to the clause after it ('If it rains, he said, …')."""
    tokens = analysis.tokens
    subject = analysis.child(i, "nsubj")
    apart = (
        i + 1 < len(tokens) and tokens[i + 1].text == "," and c > i + 1 and not opens_with_that(analysis, c)
    )
    if subject is None or subject > i or not apart:
        return []
    found: list[int] = []
    for d in analysis.children_by(i, "advcl", "obl", "nsubj", "advmod"):
        if d < subject:
            found.extend(analysis.subtree(d))
    return found


def _trailing(analysis: Analysis, i: int) -> list[int]:
    """What stands after ', he said,' and belongs to the clause before it ('…, he said, because of frost')."""
    tokens = analysis.tokens
    found: list[int] = []
    for c in analysis.children_by(i, "xcomp", "advcl", "obl"):
        words = analysis.subtree(c)
        if c > i and tokens[words[0] - 1].text == "," and tokens[words[0]].lower in _OPENS_A_REASON:
            found.extend(words)
    return found


def _joined(analysis: Analysis, i: int) -> list[int]:
    """Further that-clauses that the parser joined to the verb itself ('… and that wages would fall')."""
    return [
        j
        for c in analysis.children_by(i, "conj")
        if opens_with_that(analysis, c)
        for j in analysis.subtree(c)
    ]


def _following(analysis: Analysis, i: int, c: int) -> list[int]:
    """Clauses behind the complement that the parser hung on the verb, but that go on with what is said."""
    found: list[int] = []
    for d in analysis.children_by(i, "conj", "advcl"):
        if d < c or opens_with_that(analysis, d):
            continue
        own_subject = analysis.child(d, "nsubj", "nsubj:pass") is not None and not _is_cue(analysis, d)
        if own_subject or _shares_tense(analysis, d, c, i):
            found.extend(analysis.subtree(d))
    return found


def _shares_tense(analysis: Analysis, d: int, c: int, i: int) -> bool:
    """Whether a clause without a subject goes on with the complement: their tense is one, the verb's not.

    'He said that he is well and hopes to win': what hopes is in the present, as is what is said.
    """
    if analysis.tokens[d].relation != "conj" or analysis.child(d, "nsubj", "nsubj:pass") is not None:
        return False
    return bool(_tense(analysis, d)) and _tense(analysis, d) == _tense(analysis, c) != _tense(analysis, i)


def _tense(analysis: Analysis, i: int) -> str:
    """'past', 'present' or '' of clause i, by its first verb."""
    verbs = [c for c in analysis.children[i] if analysis.tokens[c].relation in {"aux", "cop"}]
    tag = analysis.tokens[min([i, *verbs])].tag
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "")


def _is_cue(analysis: Analysis, d: int) -> bool:
    return analysis.tokens[d].upos == "VERB" and analysis.tokens[d].lemma in vocabulary().verbs


def _without_asides(analysis: Analysis, c: int) -> list[int]:
    """The clause without what its author adds: '…, while the mayor said …', '…, and the mayor said …'."""
    within = analysis.subtree(c)
    left_out = [d for d in within if d > c and _is_aside(analysis, d)]
    return analysis.subtree(c, without=left_out) if left_out else within


def _is_aside(analysis: Analysis, d: int) -> bool:
    """Whether clause d in what somebody says tells what another one says, or how the first went on."""
    token = analysis.tokens[d]
    if token.upos != "VERB" or token.relation not in {"advcl", "conj"} or not _is_cue(analysis, d):
        return False
    if token.tag == "VBG":
        first = min(analysis.subtree(d))
        apart = has_mark(analysis, d, "with") or analysis.tokens[first - 1].text == ","
        return says(token) and token.relation == "advcl" and apart
    subject = analysis.child(d, "nsubj")
    if subject is None or analysis.tokens[subject].upos == "PRON":
        return False
    contrast = has_mark(analysis, d, "while", "whereas", "although", "though")
    joined = says(token) and token.relation == "conj" and not opens_with_that(analysis, d)
    return contrast or joined


def _late_clauses(analysis: Analysis, i: int) -> list[int]:
    """A that-clause that the parser took for an adverbial or hung on the addressee: none or one."""
    to = analysis.child(i, "obj", "iobj", "obl")
    hung = [
        c
        for c in analysis.children_by(i, "advcl", "obj", "obl", "conj", "dep")
        if c > i and (opens_with_that(analysis, c) or has_mark(analysis, c, "whether"))
    ]
    if to is not None and to > i:
        hung.extend(c for c in analysis.children_by(to, "acl", "ccomp") if opens_with_that(analysis, c))
    return [c for c in hung if analysis.child(c, "nsubj", "nsubj:pass") is not None][:1]


def _between_commas(analysis: Analysis, i: int) -> bool:
    """Whether ', they reason,' stands inside a clause that the parser hung it on as a complement."""
    tokens = analysis.tokens
    subject = analysis.child(i, "nsubj")
    if tokens[i].relation != "ccomp" or subject is None or subject > i or tokens[i].head < i:
        return False
    first = min(analysis.subtree(subject))
    return first > 0 and tokens[first - 1].text == "," and tokens[i + 1].text == ","


def _clause_taken_for_object(analysis: Analysis, i: int) -> list[int]:
    """A clause without 'that' whose subject the parser took for the object ('said a loss would hurt')."""
    tokens = analysis.tokens
    c = next((c for c in analysis.children_by(i, "obj") if c > i), None)
    if c is None:
        return []
    for d in analysis.children_by(c, "acl"):
        if tokens[d].deprel == "acl" and tokens[d].tag not in {"VBN", "VBG"} and is_finite(analysis, d):
            return analysis.subtree(c)
    for d in analysis.children_by(i, "xcomp"):  # 'said loose panels led to a fire'
        if (
            d > c
            and tokens[d].tag in {"VBN", "VBD"}
            and tokens[i].lemma in {"say", "claim", "report", "argue", "state"}
        ):
            return [*analysis.subtree(c), *analysis.subtree(d)]
    return []


def to_infinitive(analysis: Analysis, i: int, *, after: int | None = None) -> int | None:
    """The infinitive on verb i; one taken for an adverbial only close behind the verb or its object."""
    tokens = analysis.tokens
    near = (i if after is None else after) + _INFINITIVE_NEAR
    for c in analysis.children_by(i, "ccomp", "xcomp", "advcl", "parataxis"):
        if c < i or not has_mark(analysis, c, "to"):
            continue
        if tokens[c].relation in {"xcomp", "ccomp"} or min(analysis.subtree(c)) <= near:
            return c
    return None


def says(token: Token) -> bool:
    """Whether a verb is one of saying."""
    return any(frame.rule == "saying" for frame in vocabulary().verbs.get(token.lemma, ()))
