"""Which words a side of a claim covers: where a reader would begin and end it."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.claims.grammar import after_comma, branch, is_clause, own_subject
from sayso.text.analysis import Analysis, keeping

# Clauses that stand beside what is said, not in it.
_BESIDE = frozenset({"parataxis", "discourse", "vocative", "dep"})
_FINITE_MARKS = frozenset(
    "because if unless when whenever while whereas although though since after before until till once as "
    "so lest provided whether despite given".split()
)
# On reading/train a reader takes in an adverbial clause of up to this many words, and leaves out longer ones;
# the same for a phrase after a comma.
_LONG, _SHORT = 9, 4
# Words that open a side and are no part of it: they lead over, or say how much of it is meant.
_LEADING = frozenset(
    "then also so therefore thus "
    "even only solely just merely mainly largely partly especially particularly namely".split()
)
_OPENERS = frozenset({"advmod", "obl", "cc", "discourse", "mark", "obl:unmarked", "nmod", "intj"})


@dataclass(frozen=True, slots=True)
class Part:
    """The words that a rule takes for one side.

    Attributes:
        head: the token that the words hang on.
        also: a second token, for 'X to do Y', whose words belong to the side too.
        joined: with all that 'and' joins to it, as one thing.
        quality: the adjective that the signal gives it, outside its words ('hard' of 'makes it hard to go').
    """

    head: int
    also: int | None = None
    joined: bool = False
    quality: int | None = None


def extent(analysis: Analysis, part: Part, avoid: Iterable[int]) -> range:
    """The tokens of a side, in a row; empty where nothing is left.

    Args:
        avoid: tokens of the signal and of the other side; the branches that lead to them are left out.
    """
    avoided = sorted(set(avoid))
    kept = _kept(analysis, part.head, avoided, joined=part.joined) | _shared_tail(analysis, part, avoided)
    kept -= set(avoided)
    if part.also is not None:
        kept |= _kept(analysis, part.also, avoided, whole=True)
        kept |= _bridged(kept)
    row = _after_colon(analysis, sorted(kept), part.head)
    return _trimmed(analysis, _longest_run(analysis, row, part.head))


def _bridged(kept: set[int]) -> set[int]:
    """The few words between the two halves of 'them | generally to | regard'."""
    row = sorted(kept)
    return {i for a, b in itertools.pairwise(row) if b - a <= _LONG for i in range(a, b)}


def _after_colon(analysis: Analysis, kept: list[int], head: int) -> list[int]:
    """Without what stands before a colon or semicolon left of the head: another clause, wrongly joined."""
    cuts = _cuts(analysis)
    near = cuts[bisect_left(cuts, kept[0]) : bisect_right(cuts, kept[-1])] if kept else ()
    if not near:
        return kept
    cut = max((i for i in near if i < head), default=-1)
    stop = min((i for i in near if i > head and analysis.tokens[i].text == ";"), default=kept[-1] + 1)
    return [i for i in kept if cut < i < stop]


@keeping
def _cuts(analysis: Analysis) -> tuple[int, ...]:
    """The colons and semicolons."""
    return tuple(token.i for token in analysis.tokens if token.text in {":", ";"})


def _shared_tail(analysis: Analysis, part: Part, avoided: list[int]) -> set[int]:
    """What follows the last of several nouns and hangs on the first: 'strikes and delays | in the mill'."""
    tokens = analysis.tokens
    first = tokens[part.head].head
    if tokens[part.head].relation != "conj" or is_clause(analysis, part.head):
        return set()
    if any(c > part.head for c in analysis.children_by(first, "conj")):
        return set()
    after = max(analysis.subtree(part.head))
    for c in analysis.children_by(first, "nmod", "acl"):
        if min(analysis.subtree(c)) == after + 1 and not any(
            branch(analysis, first, i) == c for i in avoided
        ):
            return set(analysis.subtree(c))
    return set()


def _kept(
    analysis: Analysis, head: int, avoided: list[int], *, whole: bool = False, joined: bool = False
) -> set[int]:
    out = {child for i in avoided if (child := branch(analysis, head, i)) is not None}
    clause = is_clause(analysis, head)
    for c in analysis.children[head]:
        if joined and analysis.tokens[c].relation in {"conj", "cc"}:
            continue
        if c not in out and (
            _beside(analysis, head, c, clause) or (not whole and _introduces(analysis, c, head))
        ):
            out.add(c)
    cut_off = {analysis.tokens[c].relation for c in out}
    if cut_off & {"nsubj", "csubj"} and analysis.tokens[head].upos != "VERB":
        out |= set(analysis.children_by(head, "cop", "aux"))
    elif cut_off & {"nsubj", "csubj", "advcl"} and analysis.tokens[head].upos == "VERB":
        out |= _outer_copula(analysis, head)
    kept = set(analysis.subtree(head, without=out))
    if head in avoided:
        kept.discard(head)
    return kept - _inner_asides(analysis, kept, head)


def _outer_copula(analysis: Analysis, verb: int) -> set[int]:
    """'Is to' of 'the aim is to cut waste', 'was that' of 'the result was that they left'."""
    copula = analysis.child(verb, "cop")
    if copula is None and analysis.child(verb, "nsubj:outer") is not None:
        copula = analysis.child(verb, "aux")  # 'the way is closing it'
    if copula is None:
        return set()
    before = (c for c in analysis.children_by(verb, "aux", "advmod") if c < copula)
    return {copula, *before, *analysis.children_by(verb, "mark")}


def _introduces(analysis: Analysis, c: int, head: int) -> bool:
    """Prepositions and conjunctions that lead to the side and are no part of it."""
    token = analysis.tokens[c]
    if c > head or token.relation not in {"case", "mark", "cc"}:
        return False
    if analysis.tokens[head].deprel == "csubj" and analysis.tokens[head].head < head:
        return True  # 'it takes courage to | go'
    return not (token.lower == "to" and analysis.tokens[head].deprel in {"csubj", "nsubj", "root", "ccomp"})


def _beside(analysis: Analysis, head: int, c: int, clause: bool) -> bool:
    token = analysis.tokens[c]
    relation = token.relation
    if relation in _BESIDE or (relation == "conj" and not _numeral(analysis, head, c)):
        return True
    if relation == "cc" and c > head:
        return True
    if clause:
        if relation == "advcl":
            if c < head:
                return _comma_follows(analysis, c, head) or _finite_mark(analysis, c)
            return after_comma(analysis, c) or _finite_mark(analysis, c) or _long(analysis, c)
        if relation == "obl" and c > head and after_comma(analysis, c):
            return len(analysis.subtree(c)) > _SHORT
        return c < head and relation in _OPENERS and _comma_follows(analysis, c, head)
    if relation in {"appos", "acl", "nmod", "advcl"} and c > head:
        return after_comma(analysis, c) or names_an_example(analysis, c)
    return False


def _long(analysis: Analysis, c: int) -> bool:
    """Whether a clause without a comma is too long to be meant with it; what the verb asks for never is."""
    marks = {analysis.tokens[m].lower for m in analysis.children_by(c, "mark", "case")}
    return not marks & {"from", "of", "into"} and len(analysis.subtree(c)) > _LONG


def names_an_example(analysis: Analysis, c: int) -> bool:
    """'such as X', 'including X': an example of what is meant, not what is meant."""
    words = (analysis.tokens[i] for i in analysis.subtree(c))
    first = next((token for token in words if token.upos != "PUNCT"), analysis.tokens[c])
    return first.lower in {"including", "such", "like"}


def _numeral(analysis: Analysis, head: int, c: int) -> bool:
    return analysis.tokens[head].upos == "NUM" and analysis.tokens[c].upos == "NUM"


def _finite_mark(analysis: Analysis, c: int) -> bool:
    return any(
        analysis.tokens[m].lower in _FINITE_MARKS
        and analysis.tokens[m].relation in {"mark", "advmod", "case"}
        for m in analysis.children[c]
        if m < c
    )


def _comma_follows(analysis: Analysis, c: int, head: int) -> bool:
    """Whether a comma parts this opening phrase from the clause."""
    last = max(analysis.subtree(c))
    own = own_start(analysis, head)
    if own is not None and c > own:
        return False
    tokens = analysis.tokens
    return tokens[last].text == "," or (last + 1 < len(tokens) and tokens[last + 1].text == ",")


def own_start(analysis: Analysis, head: int) -> int | None:
    """Where the subject of a clause begins."""
    subject = analysis.child(head, "nsubj", "nsubj:pass", "csubj", "expl")
    return None if subject is None else min(analysis.subtree(subject))


def _inner_asides(analysis: Analysis, kept: set[int], head: int) -> set[int]:
    """Asides lower down: a relative clause after a comma at the end, what is said in parentheses."""
    aside: set[int] = set()
    for i in kept:
        token = analysis.tokens[i]
        if i in aside or i == head or token.head == i or i < head:
            continue
        beside = token.relation in {"appos", "parataxis"} or token.deprel == "acl:relcl"
        if beside and after_comma(analysis, i):
            aside |= set(analysis.subtree(i))
    return aside


def _longest_run(analysis: Analysis, kept: list[int], head: int) -> list[int]:
    """The row of kept tokens round the head, or the longest where that is a short clause."""
    runs: list[list[int]] = []
    for i in kept:
        last = runs[-1][-1] if runs else i
        if runs and (i - last < 3 or all(analysis.tokens[j].upos == "PUNCT" for j in range(last + 1, i))):
            runs[-1].append(i)
        else:
            runs.append([i])
    main = next((run for run in runs if head in run), [])
    if len(main) > _SHORT or (not is_clause(analysis, head) and main):
        return main
    return max(runs, key=lambda run: (len(run), head in run), default=[])


def _is_told(analysis: Analysis, run: list[int]) -> bool:
    """Whether a run of words hangs on a verb in it."""
    tops = (
        analysis.tokens[i] for i in run if analysis.tokens[i].head == i or analysis.tokens[i].head not in run
    )
    return any(token.upos == "VERB" for token in tops)


def _trimmed(analysis: Analysis, run: list[int]) -> range:
    tokens = analysis.tokens
    first, last = 0, len(run)
    while first < last and (
        tokens[run[first]].upos in {"PUNCT", "CCONJ"} or tokens[run[first]].lower in _LEADING
    ):
        first += 1
    if (
        last - first > 1
        and tokens[run[first]].lower == "not"
        and tokens[run[first + 1]].upos in {"NOUN", "PROPN", "DET"}
        and not _is_told(analysis, run)
    ):
        first += 1  # 'costs, not visitors'; but 'not a coin was paid'
    if last - first > 1 and tokens[run[first]].lower == "that" and tokens[run[first]].tag == "IN":
        first += 1
    while last > first and tokens[run[last - 1]].upos in {"PUNCT", "CCONJ"}:
        last -= 1
    opened = [i for i in range(first, last) if tokens[run[i]].text == "("]
    if opened and not any(tokens[run[i]].text == ")" for i in range(opened[-1], last)):
        following = run[last - 1] + 1
        if following < len(tokens) and tokens[following].text == ")":
            return range(run[first], following + 1)
        last = opened[-1]
    if last <= first:
        return range(0)
    end = run[last - 1] + 1
    return range(run[first], end + 1 if _says_where(analysis, end) else end)


def _says_where(analysis: Analysis, i: int) -> bool:
    """'a defeat | there | would …': between a noun and its verb 'there' says where."""
    tokens = analysis.tokens
    if i >= len(tokens) or tokens[i].lower != "there" or tokens[i].relation != "expl":
        return False
    before, verb = tokens[i - 1], tokens[tokens[i].head]
    subject = before.relation == "nsubj" and before.head == verb.i
    return before.upos in {"NOUN", "PROPN"} and (subject or verb.head == before.i)


def without_its_move(analysis: Analysis, side: range) -> range:
    """Of a side that only says that its subject will move the subject: of 'exports will shrink' 'exports'."""
    head = analysis.top(side)
    modal = None if head is None else analysis.child(head, "aux")
    if head is None or modal is None or analysis.tokens[modal].tag != "MD":
        return side
    subject = own_subject(analysis, head)
    if subject is None or subject not in side or analysis.tokens[subject].upos not in {"NOUN", "PROPN"}:
        return side
    told = [i for i in analysis.subtree(subject) if i in side]
    rest = {i for i in side if i not in told and i != head and analysis.tokens[i].relation != "punct"}
    if rest != {modal} or told != list(range(told[0], told[-1] + 1)):
        return side
    return range(told[0], told[-1] + 1)
