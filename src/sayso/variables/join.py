"""The variables of many documents brought together where their keys are the same."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from sayso import lexicon
from sayso.records.causalmap import MapVariable, Member
from sayso.records.reading import Reading
from sayso.records.variable import Variable, VariableKind
from sayso.text.direction import things
from sayso.text.keys import canonical
from sayso.text.nominal import is_event_noun


def join_variables(readings: Iterable[Reading]) -> tuple[MapVariable, ...]:
    """The variables of the map, by id: those of single readings that have one key are one.

    Within a reading each variable stays by itself unless another has its key; keys that could mean
    anything ('problem', 'people') join nothing. The result does not depend on the order of the readings.

    The id is made from the smallest member (document id and its id there), so it stays when documents
    with larger ids join, and when members other than the smallest leave.
    """
    groups: dict[tuple[str, ...], list[tuple[Member, Variable]]] = defaultdict(list)
    seen: set[str] = set()
    for reading in readings:
        document = reading.document.id
        if document in seen:
            continue
        seen.add(document)
        for variable in reading.variables:
            member = Member(document, variable.id)
            handle = ("key", variable.key) if is_telling(variable.key) else ("one", document, variable.id)
            groups[handle].append((member, variable))
    return tuple(sorted(map(_joined, groups.values()), key=lambda variable: variable.id))


def is_telling(key: str) -> bool:
    """Whether a key names something that can be recognised in another document.

    A single word that names something done or happening does not ('closure'): there are many such.

    >>> is_telling("bread price"), is_telling("closure harbour"), is_telling("closure"), is_telling("problem")
    (True, True, False, False)
    """
    lemmas = key.split()
    if len(lemmas) == 1 and is_event_noun(key) and key not in _quantities():
        return False
    return any(lemma not in _generic() for lemma in lemmas)


@cache
def _generic() -> frozenset[str]:
    words = lexicon.load("names")["generic"]["words"]
    return frozenset(words) | frozenset(canonical(word, of_place=True) for word in words)


@cache
def _quantities() -> frozenset[str]:
    return frozenset(map(canonical, things("quantity")))


def _joined(pairs: list[tuple[Member, Variable]]) -> MapVariable:
    pairs = sorted(pairs, key=lambda pair: pair[0])
    members = tuple(member for member, _ in pairs)
    counts = Counter(variable.name for _, variable in pairs)
    name = min(counts, key=lambda name: (-counts[name], len(name), name))
    kinds = {variable.kind for _, variable in pairs}
    kind: VariableKind = "quantity" if "quantity" in kinds else "event"
    smallest = f"{members[0].document}\0{members[0].local}".encode()
    return MapVariable(
        id=hashlib.sha256(smallest).hexdigest()[:12],
        name=name,
        kind=kind,
        members=members,
        aliases=tuple(sorted(counts.keys() - {name})),
    )
