"""The variables of many documents brought together where their keys are the same."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sayso import lexicon
from sayso.records.causalmap import MapVariable, Member
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.variable import VariableKind
from sayso.text.direction import directions, things
from sayso.text.keys import canonical, head_in, loose_words, other_words, phrase_lemmas, with_head
from sayso.text.nominal import is_event_noun
from sayso.variables.fuller import Fuller, KeysOf, points_back
from sayso.variables.matter import Matters, parts
from sayso.variables.names import names_said, spare_words
from sayso.variables.pairs import sense_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sayso.variables.matter import Floats


def join_variables(
    readings: Iterable[Reading], *, matters: Mapping[str, Floats] | None = None
) -> tuple[MapVariable, ...]:
    """The variables of the map, by id: those of single readings that have one key are one.

    A short mention ('a closure', 'the harvest') is the one fuller thing of its noun that two documents name
    ('closure of the bay') and its own document speaks of too. Words of a name that the documents leave out
    ('the bay' of their one 'Alder Bay') count for nothing.

    Within a reading each variable stays by itself unless another has its key; keys that could mean
    anything ('problem', 'people') join nothing. The result does not depend on the order of the readings.

    The name is the commonest of its members' names, of those that say more than a noun where there are such.

    The id is made from the smallest member (document id and its id there), so it stays when documents
    with larger ids join, and when members other than the smallest leave.

    Args:
        matters: what each document is about, as `sayso.variables.matter.matter_of` gives it; with it,
            variables of the same words join where their documents are on one matter, though the words
            could mean anything elsewhere ('closure', 'the ban').
    """
    by_document = {reading.document.id: reading for reading in readings}
    texts = {document: reading.document.text for document, reading in by_document.items()}
    mentions = {
        (document, variable.id): variable.mentions
        for document, reading in by_document.items()
        for variable in reading.variables
    }
    groups = join_named(
        (
            Named(
                document,
                variable.id,
                variable.name,
                variable.kind,
                variable.key,
                words_of(variable.name, variable.key),
            )
            for document, reading in by_document.items()
            for variable in reading.variables
        ),
        texts=texts.__getitem__,
        mentions=lambda document, local: mentions[document, local],
        spare=spare_words(map(names_said, texts.values())),
        matters=None if matters is None else Matters(matters),
    )
    return tuple(sorted(map(joined, groups), key=lambda variable: variable.id))


class Named(NamedTuple):
    """A variable of one reading, without its places.

    Attributes:
        words: the lemmas of its name where it has no key, as `words_of` gives them.
    """

    document: str
    local: str
    name: str
    kind: str
    key: str
    words: str


def words_of(name: str, key: str) -> str:
    """The lemmas of a name that has no key; '' for one that has."""
    return "" if key else " ".join(sorted(sense_of(name, key).lemmas))


Group = list[Named]
Mentions = Callable[[str, str], Iterable[Span]]
"""Gives the places of a variable, by document and its id there."""


def join_named(
    named: Iterable[Named],
    *,
    texts: Callable[[str], str],
    mentions: Mentions,
    spare: Mapping[str, frozenset[str]],
    matters: Matters | None,
) -> list[Group]:
    """Those that are one thing together, sorted; their keys without the words that need not be said.

    Args:
        texts: gives the text of a document.
        spare: as `spare_words` gives it for all texts.
    """
    cut = Cut(spare)
    found = [one._replace(key=cut.of(one.key)) for one in sorted(named, key=itemgetter(0, 1))]
    fuller = Fuller(KeysOf((one.document, one.key) for one in found))
    groups: dict[str, Group] = defaultdict(list)
    for one in found:
        full = ""
        if fuller.choices(one.key):
            full = meant_by(one.key, texts(one.document), mentions(one.document, one.local), fuller)
        groups[handle_of(full or one.key, one.document, one.local)].append(one)
    together = list(groups.values())
    return together if matters is None else _of_one_matter(together, matters)


def _of_one_matter(groups: Sequence[Group], matters: Matters) -> list[Group]:
    """The groups, with those joined that documents on one matter name by the same words or more shortly."""
    gists = [gist_of([one.key for one in group], group[0].words) for group in groups]
    documents = [list(dict.fromkeys(one.document for one in group)) for group in groups]
    pairs = [*_same_words(gists, documents, matters), *_shorter(gists, documents, matters)]
    together: dict[int, Group] = defaultdict(list)
    for group, part in zip(groups, parts(len(groups), pairs), strict=True):
        together[part].extend(group)
    return [group if len(group) == 1 else sorted(group) for group in together.values()]


class Gist(NamedTuple):
    """What a group is about: lemmas, and the head where its key tells it."""

    lemmas: frozenset[str]
    head: str | None

    @property
    def recurs(self) -> bool:
        """Whether same words say the same thing of it within a matter."""
        return not self.lemmas - loose_words() <= _generic() | directions("noun").keys()

    @property
    def bare(self) -> bool:
        """Whether it is the noun of an event or quantity alone."""
        return self.head is not None and self.lemmas == {self.head} and _recurs(self.head)

    @property
    def full(self) -> bool:
        """Whether it says more than a noun, and of no other thing than that."""
        rest = self.lemmas - {self.head}
        return self.head is not None and bool(rest - loose_words()) and not rest & other_words()


def gist_of(keys: Sequence[str], words: str) -> Gist:
    """What the commonest key of a group tells; one without a key stands alone.

    Args:
        keys: of its members, without the words that need not be said.
        words: of its first member.
    """
    counts = Counter(keys)
    key = min(counts, key=lambda key: (-counts[key], len(key), key)) if len(counts) > 1 else keys[0]
    return Gist(phrase_lemmas(key), head_in(key)) if key else Gist(frozenset(words.split()), None)


def _same_words(
    gists: Sequence[Gist], documents: Sequence[Sequence[str]], matters: Matters
) -> Iterator[tuple[int, int]]:
    """Groups of the same words that could mean anything elsewhere, but not within a matter."""
    alike: dict[frozenset[str], list[int]] = defaultdict(list)
    for n, gist in enumerate(gists):
        alike[gist.lemmas].append(n)
    for same in alike.values():
        if len(same) > 1 and gists[same[0]].recurs:
            places = [(n, document) for n in same for document in documents[n]]
            for a, b in matters.linked([document for _, document in places]):
                yield places[a][0], places[b][0]


def _shorter(
    gists: Sequence[Gist], documents: Sequence[Sequence[str]], matters: Matters
) -> Iterator[tuple[int, int]]:
    """Groups named by the noun of an event or quantity alone, each with the one mostly meant by it."""
    bare: dict[str, list[int]] = defaultdict(list)
    full: dict[str, list[int]] = defaultdict(list)
    for n, gist in enumerate(gists):
        if gist.head is not None and gist.bare:
            bare[gist.head].append(n)
        elif gist.head is not None and gist.full:
            full[gist.head].append(n)
    for head, short in sorted(bare.items()):
        if head not in full:
            continue
        near = matters.counts([documents[n] for n in short], [documents[m] for m in full[head]])
        for n, counts in zip(short, near, strict=True):
            own = set(documents[n])
            there = [m for m in counts.nonzero()[0].tolist() if not own.isdisjoint(documents[full[head][m]])]
            if (best := mostly_meant(counts, there)) is not None:
                yield n, full[head][best]


def mostly_meant(counts: NDArray[np.int64], own: Collection[int]) -> int | None:
    """The fuller thing that is meant by a noun alone.

    That is the one that at least two documents on its matter name, and twice as many as any other; where its
    own documents name another, there is none.

    Args:
        counts: of these documents, for each fuller thing of the noun.
        own: the fuller things that the documents of the noun alone name themselves.
    """
    ranked = sorted((-int(counts[m]), int(m)) for m in counts.nonzero()[0])
    if not ranked or ranked[0][0] > -2:
        return None
    if len(ranked) > 1 and 2 * ranked[1][0] < ranked[0][0]:
        return None
    best = ranked[0][1]
    return best if set(own) <= {best} else None


@cache
def _recurs(head: str) -> bool:
    return (is_event_noun(head) or head in _quantities()) and head not in directions("noun")


class Cut:
    """Keys without the words of names that need not be said."""

    def __init__(self, spare: Mapping[str, frozenset[str]]) -> None:
        self._spare = spare
        self._known: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The key without them."""
        if key not in self._known:
            lemmas = phrase_lemmas(key)
            spare = (self._spare[last] for last in lemmas & self._spare.keys())
            left_out = {word for words in spare for word in words} - {head_in(key)}
            rest = " ".join(sorted(lemmas - left_out))
            self._known[key] = with_head(head_in(key), rest) if lemmas & left_out else key
        return self._known[key]


def meant_by(key: str, text: str, mentions: Iterable[Span], fuller: Fuller) -> str:
    """The lemmas of the fuller thing that a short mention stands for; '' where it stands for itself."""
    full = fuller.meant_by(key, text)
    if full is None:
        return ""
    return full if not is_telling(key) or points_back(key, mentions, text) else ""


def handle_of(key: str, document: str, local: str) -> str:
    """What a variable shares with all that are one thing with it wherever it stands, and with nothing else.

    >>> handle_of("price: bread", "d1", "v1"), handle_of("closure", "d1", "v1")
    ('= bread price', 'd1 v1')
    """
    return _shared_handle(key) if is_telling(key) else f"{document} {local}"


@lru_cache(maxsize=1 << 16)
def _shared_handle(key: str) -> str:
    return f"= {' '.join(sorted(phrase_lemmas(key)))}"


@lru_cache(maxsize=1 << 16)
def is_telling(key: str) -> bool:
    """Whether a key names something that can be recognised in another document.

    A word that names something done or happening does not ('closure', 'the next closure'): there are many.

    >>> [is_telling(key) for key in ("price: bread", "closure: harbour", "closure", "problem")]
    [True, True, False, False]
    """
    lemmas = phrase_lemmas(key) - _generic() - loose_words()
    if len(lemmas) != 1:
        return bool(lemmas)
    (lemma,) = lemmas
    if phrase_lemmas(key) - loose_words() == lemmas and lemma in _alone():
        return False
    return lemma not in directions("noun") and (lemma in _quantities() or not is_event_noun(lemma))


@cache
def _generic() -> frozenset[str]:
    words = lexicon.load("names")["generic"]["words"]
    return frozenset(words) | frozenset(canonical(word, of_place=True) for word in words)


@cache
def _alone() -> frozenset[str]:
    words = lexicon.load("names")["alone"]["words"]
    return frozenset(words) | frozenset(canonical(word, of_place=True) for word in words)


@cache
def _quantities() -> frozenset[str]:
    return frozenset(map(canonical, things("quantity")))


def joined(group: Group) -> MapVariable:
    """The variable of the map that a group is.

    Args:
        group: sorted, with keys as they were joined by.
    """
    id = hashlib.sha256(f"{group[0].document}\0{group[0].local}".encode()).hexdigest()[:12]
    members = tuple(Member(one.document, one.local) for one in group)
    names = {one.name for one in group}
    fuller = [one.name for one in group if len(phrase_lemmas(one.key) - loose_words()) > 1]
    counts = Counter(fuller or [one.name for one in group])
    name = min(counts, key=lambda name: (-counts[name], len(name), name))
    kind: VariableKind = "quantity" if any(one.kind == "quantity" for one in group) else "event"
    return MapVariable(id, name, kind, members, tuple(sorted(names - {name})))
