"""Variables that may be one thing though no wording says so: pairs worth a look, with chance and reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.records.causalmap import MapVariable, Member
from sayso.records.reading import Reading
from sayso.records.watch import Watch, unwatched
from sayso.text.meaning import Embed
from sayso.variables.pairs import Sense, apart, chance, sense_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.05
"""Chance from which a pair is worth a look."""

COMPARED = 10_000
"""Variables that are compared, at most: those that most claims are about."""

_NEIGHBOURS = 20  # of one variable that are looked at
_NEAR = 0.35  # cosine from which a neighbour is one
_BLOCK = 1024  # rows of vectors compared at once
_TOLD = 5000  # pairs between two ticks
_SHARED = 60  # variables that have a head in common, at most, to be compared for it


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two variables of the map that may be one.

    Attributes:
        first, second: their ids, in the order of the alphabet.
        score: the chance (0 to 1) that they are one, estimated from annotated texts.
        reason: what tells for it, in words.
    """

    first: str
    second: str
    score: float
    reason: str


def propose(
    variables: Iterable[MapVariable],
    readings: Iterable[Reading],
    embed: Embed,
    *,
    least: float = LEAST,
    most: int | None = None,
    watch: Watch = unwatched,
) -> tuple[Proposal, ...]:
    """Pairs of variables that may be one thing, the likeliest first (ties: by ids), whatever the order given.

    A thing and its opposite, and things with different names or numbers, are never proposed. Where two
    pairs are as likely, those that more claims are about go first. Of more than COMPARED variables those that
    most claims are about are compared.

    Args:
        variables: of the map.
        readings: those that the variables are made from; for their keys.
        embed: vectors of phrases, as `Encoder.embed` gives them.
        least: the chance from which a pair is given.
        most: how many are given, at most; None for all.
        watch: told how many pairs are compared.

    Cost: exact products of all vectors, by blocks; about 20 comparisons in detail for each variable.
    """
    keys, weights = _keys(readings)
    weighed = [(-sum(weights[m] for m in each.members), each.id, each) for each in variables]
    weighed = sorted(sorted(weighed, key=lambda each: each[:2])[:COMPARED], key=lambda each: each[1])
    found = [variable for *_, variable in weighed]
    senses = [_sense(variable, keys) for variable in found]
    told = [n for n, sense in enumerate(senses) if sense.lemmas]
    vectors = embed([found[n].name for n in told])
    pairs: list[tuple[float, int, Proposal]] = []
    near_ones = list(near_pairs(vectors, [senses[n].head for n in told]))
    for number, (i, j, near) in enumerate(near_ones):
        if number % _TOLD == 0:
            watch("pairs of variables compared", number, len(near_ones))
        a, b = told[i], told[j]
        if apart(senses[a], senses[b]):
            continue
        score = chance(senses[a], senses[b], near)
        if score >= least:
            weight = weighed[a][0] + weighed[b][0]
            proposal = Proposal(found[a].id, found[b].id, score, _reason(senses[a], senses[b], near))
            pairs.append((-score, weight, proposal))
    pairs.sort(key=lambda entry: (*entry[:2], entry[2].first, entry[2].second))
    return tuple(proposal for *_, proposal in pairs[:most])


def wordings(variables: Iterable[MapVariable], readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    """For each variable, by id, the content words of its name: lemmas, synonyms as one; without any its id.

    Args:
        readings: those that the variables are made from; for their keys.
    """
    keys, _ = _keys(readings)
    return {v.id: _sense(v, keys).lemmas or frozenset((v.id,)) for v in variables}


def near_pairs(vectors: NDArray[np.float32], heads: Sequence[str | None]) -> Iterator[tuple[int, int, float]]:
    """Numbers of two rows (the smaller first) that are near in meaning or have one head, with their cosine.

    Each pair once, sorted. Of a row its 20 nearest, exactly; and all of its head where those are few.
    """
    import numpy as np

    wanted: set[tuple[int, int]] = set()
    for first in range(0, len(vectors), _BLOCK):
        block = vectors[first : first + _BLOCK] @ vectors.T
        for row in range(len(block)):
            block[row, first + row] = -1
        k = min(_NEIGHBOURS, block.shape[1])
        nearest = np.argpartition(-block, k - 1, axis=1)[:, :k]
        for row, others in enumerate(nearest):
            n = first + row
            wanted.update((min(n, int(m)), max(n, int(m))) for m in others if block[row, m] >= _NEAR)
    by_head: dict[str, list[int]] = defaultdict(list)
    for n, head in enumerate(heads):
        if head is not None:
            by_head[head].append(n)
    for same in by_head.values():
        if len(same) <= _SHARED:
            wanted.update((a, b) for place, a in enumerate(same) for b in same[place + 1 :])
    for a, b in sorted(wanted):
        yield a, b, round(float(vectors[a] @ vectors[b]), 4)


def _keys(readings: Iterable[Reading]) -> tuple[dict[Member, str], Counter[Member]]:
    """The key of each variable of the readings, and how many sides of claims name it."""
    keys: dict[Member, str] = {}
    weights: Counter[Member] = Counter()
    for reading in readings:
        for variable in reading.variables:
            member = Member(reading.document.id, variable.id)
            keys[member] = variable.key
            weights[member] = len(variable.mentions)
    return keys, weights


def _sense(variable: MapVariable, keys: Mapping[Member, str]) -> Sense:
    return sense_of(variable.name, _commonest(keys[m] for m in variable.members if m in keys))


def _commonest(keys: Iterable[str]) -> str:
    counts: Mapping[str, int] = Counter(key for key in keys if key)
    return min(counts, key=lambda key: (-counts[key], len(key), key), default="")


def _reason(a: Sense, b: Sense, near: float) -> str:
    shared = sorted(a.lemmas & b.lemmas)
    said = [f"both speak of {', '.join(shared)}"] if shared else []
    if a.lemmas != b.lemmas and a.lemmas and b.lemmas and (a.lemmas < b.lemmas or b.lemmas < a.lemmas):
        said.append("one says less than the other")
    if near >= _NEAR:
        said.append(f"near in meaning ({near:.2f})")
    return "; ".join(said)
