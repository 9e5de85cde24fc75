"""How many independent people stand behind a set of claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Protocol


class Voice(Protocol):
    """Whose say-so a claim is, in which group of near-copies, and whether it is the document's own voice."""

    @property
    def holder(self) -> str: ...
    @property
    def copies(self) -> str: ...
    @property
    def own_voice(self) -> bool: ...


def count_support(sayings: Iterable[Voice], unnamed: Set[str]) -> int:
    """The number of distinct innermost holders, each counted only as far as independent.

    - A person who is named counts once, in however many documents.
    - Unnamed speakers count once for each group of near-copies, all of a group together: nothing in a
      text tells two unnamed ones apart.
    - Authors' own voices count as far as each can point to a text of its own: the bylines of two
      near-copies are one voice, two bylines with two independent texts are two. That is the largest
      number of bylines to which different groups of copies can be assigned. A text whose author is
      already counted, because he is quoted elsewhere, adds nobody.

    Args:
        sayings: claims, in any order, doubled or not.
        unnamed: ids of people without a name.
    """
    named: set[str] = set()
    unnamed_groups: set[str] = set()
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        if saying.own_voice:
            texts[saying.holder].add(saying.copies)
        elif saying.holder in unnamed:
            unnamed_groups.add(saying.copies)
        else:
            named.add(saying.holder)
    taken = {group for voice in named & texts.keys() for group in texts[voice]}
    own = {voice: groups - taken for voice, groups in texts.items() if voice not in named}
    return len(named) + len(unnamed_groups) + largest_assignment(own)


def largest_assignment(texts: Mapping[str, Set[str]]) -> int:
    """How many keys can each be given an item of their own from their set.

    Method: augmenting paths in a bipartite graph (Kuhn 1955), found breadth first; O(keys x items).

    >>> largest_assignment({"a": {"x", "y"}, "b": {"x"}, "c": {"x"}})
    2
    """
    given_to: dict[str, str] = {}
    has: dict[str, str] = {}
    for key in texts:
        asked_by: dict[str, str] = {}
        queue = [key]
        for asking in queue:
            free = None
            for item in texts[asking]:
                if item not in asked_by:
                    asked_by[item] = asking
                    if item not in given_to:
                        free = item
                        break
                    queue.append(given_to[item])
            if free is not None:
                _pass_on(free, key, asked_by, given_to, has)
                break
    return len(has)


def _pass_on(
    free: str, key: str, asked_by: Mapping[str, str], given_to: dict[str, str], has: dict[str, str]
) -> None:
    """Give the free item to who asked for it, that one's item to who asked for that, back to the key."""
    item: str | None = free
    while item is not None:
        asking = asked_by[item]
        before = has.get(asking)
        given_to[item], has[asking] = asking, item
        item = None if asking == key else before
