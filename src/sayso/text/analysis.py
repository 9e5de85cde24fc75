"""The grammar of a text in Universal Dependencies: words, sentences and paragraphs with their places.

Token numbers are used inside a reading only; what leaves it are spans of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sayso.records.span import Span

if TYPE_CHECKING:
    from sayso.text.encoder import Seen

P = ParamSpec("P")
R = TypeVar("R")


_VERBS = frozenset({"VERB", "AUX"})
_OF_CLAUSES = frozenset({"cop", "nsubj", "nsubj:pass", "csubj", "expl"})  # relations to the predicate of one


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Attributes:
        i: its number in the analysis; head: that of its head (its own at the root of a sentence).
        start, end: its place in the text, in code points.
        text: as written; lower: in small letters with straight quotation marks; lemma: in small letters.
        upos: UD part of speech; tag: Penn Treebank tag.
        deprel: UD relation with subtype ('nsubj:pass', 'obl:agent', 'acl:relcl'); relation: without it.
        name: kind of the proper name it is part of ('PERSON', 'ORG', 'GPE', 'NORP', …); '' outside.
        name_starts: whether a name begins here.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    upos: str
    tag: str
    deprel: str
    head: int
    name: str = ""
    name_starts: bool = False
    relation: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", self.deprel.partition(":")[0])


@dataclass(frozen=True)
class Analysis:
    """A text with its grammar.

    Attributes:
        text: the text that every place points into.
        tokens: in text order; tokens[i].i == i.
        sentences: token numbers of each sentence, in text order.
        paragraphs: places of the paragraphs in the text, without white space at the ends.
        asides: whole lines that are not the author's words; they have no tokens.
        seen: what the encoder keeps of each token, where one read them.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[range, ...]
    paragraphs: tuple[Span, ...]
    asides: tuple[Span, ...] = ()
    seen: Seen | None = field(default=None, compare=False, repr=False)

    @cached_property
    def kept(self) -> dict[Any, dict[Any, Any]]:
        """What each function of `keeping` found in it, by what it was asked."""
        return {}

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the tokens that hang on it, in text order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in small letters."""
        return tuple(token.lower for token in self.tokens)

    @cached_property
    def clauses(self) -> frozenset[int]:
        """The predicates of clauses, infinitives and participles: verbs, and what has a subject or copula."""
        verbs = {token.i for token in self.tokens if token.upos in _VERBS}
        return frozenset(verbs | {t.head for t in self.tokens if t.deprel in _OF_CLAUSES and t.head != t.i})

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_of(self) -> list[int]:
        return [n for n, sentence in enumerate(self.sentences) for _ in sentence]

    @cached_property
    def _subtrees(self) -> dict[int, list[int]]:
        """The subtrees that were asked for."""
        return {}

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the text somewhere writes small."""
        return frozenset(token.text for token in self.tokens if token.text[:1].islower())

    def sentence_of(self, i: int) -> int:
        """The number of the sentence that token i stands in."""
        return self._sentence_of[i]

    def paragraph_of(self, i: int) -> int:
        """The number of the paragraph that token i stands in."""
        return bisect_right(self._paragraph_starts, self.tokens[i].start) - 1

    def child(self, i: int, *deprels: str) -> int | None:
        """The first token on i with one of these relations (with or without subtype); None without one."""
        for c in self.children[i]:
            token = self.tokens[c]
            if token.deprel in deprels or token.relation in deprels:
                return c
        return None

    def children_by(self, i: int, *deprels: str) -> Iterator[int]:
        """The tokens on i with one of these relations, in text order; 'obl' also takes 'obl:agent'."""
        for c in self.children[i]:
            token = self.tokens[c]
            if token.deprel in deprels or token.relation in deprels:
                yield c

    def subtree(self, i: int, *, without: Iterable[int] = ()) -> list[int]:
        """Token i with all below it, in text order, leaving out the given tokens with all below them."""
        left_out = frozenset(without)
        if left_out:
            return _below(self.children, i, left_out)
        if (found := self._subtrees.get(i)) is None:
            found = self._subtrees[i] = _below(self.children, i, left_out)
        return found.copy()

    def ancestors(self, i: int) -> Iterator[int]:
        """The head of i, its head, and so on up to the root of the sentence."""
        while (head := self.tokens[i].head) != i:
            yield head
            i = head

    def span(self, tokens: Iterable[int]) -> Span:
        """The stretch of text from the first to the last of these tokens.

        Raises:
            SpanError: there are none.
        """
        numbers = sorted(tokens)
        if not numbers:
            return Span(0, 0)
        return Span(self.tokens[numbers[0]].start, self.tokens[numbers[-1]].end)

    def tokens_in(self, span: Span) -> range:
        """Numbers of the tokens that lie wholly inside a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        if last > first and self.tokens[last - 1].end > span.end:
            last -= 1
        return range(first, max(first, last))

    def top(self, tokens: Iterable[int]) -> int | None:
        """The token among these that the others hang on: the first whose head lies outside; None of none."""
        inside = set(tokens)
        outer = [i for i in sorted(inside) if self.tokens[i].head == i or self.tokens[i].head not in inside]
        content = [i for i in outer if self.tokens[i].upos != "PUNCT"]
        return next(iter(content or outer), None)

    def words(self, tokens: Iterable[int]) -> str:
        """The text from the first to the last of these tokens."""
        return self.span(tokens).words(self.text)


def keeping(find: Callable[Concatenate[Analysis, P], R]) -> Callable[Concatenate[Analysis, P], R]:
    """A function that finds something in an analysis, and remembers it for as long as that lives.

    What it is asked by must be hashable, and what it finds never changed.
    """

    @wraps(find)
    def found(analysis: Analysis, /, *asked: P.args, **named: P.kwargs) -> R:
        kept = analysis.kept.get(find)
        if kept is None:
            kept = analysis.kept[find] = {}
        key = (asked, *named.items()) if named else asked
        if key not in kept:
            kept[key] = find(analysis, *asked, **named)
        result: R = kept[key]
        return result

    return found


def _below(children: Sequence[Sequence[int]], i: int, left_out: frozenset[int]) -> list[int]:
    found, waiting = [], [i]
    while waiting:
        j = waiting.pop()
        if j not in left_out:
            found.append(j)
            waiting.extend(children[j])
    found.sort()
    return found
