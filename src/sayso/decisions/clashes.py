"""Where two people who worked on copies of a project decided otherwise about one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.decisions.codebook import by_words, code_id, codebook_of
from sayso.records.decision import Content, Decision, canonical, in_order, standing


def find_clashes(
    mine: Iterable[Decision], theirs: Iterable[Decision]
) -> tuple[tuple[Decision, Decision], ...]:
    """The pairs of decisions that hold in both logs together, each in one log only, and that differ.

    Both are kept when logs are brought together; the later one is what the map shows.

    Returns:
        The earlier and the later of each pair, in the order of the later ones.
    """
    mine, theirs = tuple(mine), tuple(theirs)
    here, there = ({entry.id for entry in log} for log in (mine, theirs))
    held = standing(in_order((*mine, *theirs)))
    others: defaultdict[str, list[Decision]] = defaultdict(list)
    for entry in held:
        if entry.id not in here:
            for subject in _subjects(entry):
                others[subject].append(entry)
    pairs = [
        in_order((a, b))
        for a in held
        if a.id not in there
        for b in {b.id: b for subject in _subjects(a) for b in others[subject]}.values()
        if clash(a, b)
    ]
    return tuple(sorted(((a, b) for a, b in pairs), key=lambda pair: (pair[1].when, pair[0].when)))


def clash(a: Decision, b: Decision) -> bool:
    """Whether two decisions are about one thing and differ in what they make of it."""
    if (
        a.subject == b.subject
        and a.subject in ("variable", "person")
        and {a.kind, b.kind} == {"merge", "reject"}
    ):
        merge, apart = (a, b) if a.kind == "merge" else (b, a)
        merged = _ids(merge.target["things"])
        things, others = _ids(apart.target["things"]), _ids(apart.target["others"])
        return bool(merged & things and merged & others) if others else len(merged & things) > 1
    if a.subject == b.subject == "codebook":
        mine, theirs = by_words(codebook_of(a)), by_words(codebook_of(b))
        return any(code_id(mine[words]) != code_id(theirs[words]) for words in mine.keys() & theirs.keys())
    if a.subject != b.subject or canonical(_thing(a)) != canonical(_thing(b)):
        return False
    if a.kind == b.kind:
        return canonical(a.after) != canonical(b.after)
    return a.subject in ("claim", "statement") and "reject" in (a.kind, b.kind)


def _subjects(entry: Decision) -> set[str]:
    """What a decision is about, of which every one that it clashes with is about something too."""
    found = {canonical({"subject": entry.subject, **_thing(entry)})}
    if entry.subject == "codebook":
        found.add("codebook")
    if entry.subject in ("variable", "person") and entry.kind in ("merge", "reject"):
        refs = (*entry.target.get("things", ()), *entry.target.get("others", ()))
        found |= {f"{entry.subject} {id}" for id in _ids(refs)}
    return found


def _thing(entry: Decision) -> dict[str, object]:
    """What tells whether two decisions are about one thing."""
    target = entry.target
    if entry.subject in ("claim", "statement"):
        return {name: target.get(name) for name in ("document", "passage", "cause", "effect")}
    refs = [target["thing"]] if "thing" in target else target.get("things", [])
    return {
        "kind": entry.kind,
        "things": sorted(_ids(refs)),
        "others": sorted(_ids(target.get("others", []))),
    }


def _ids(refs: Iterable[Content]) -> set[str]:
    return {str(ref.get("id")) for ref in refs}
