"""Which decisions of two logs clash: those that a look at every pair finds."""

import random

from sayso.decisions.clashes import clash, find_clashes
from sayso.records.decision import Decision, in_order


def refs(chance):
    return [{"id": f"v{n}", "name": f"v{n}"} for n in chance.sample(range(6), 2)]


def decision(chance, number, who):
    """A decision about one of a few things."""
    when = f"2026-01-01T00:00:00.{number:06}Z"
    match chance.randrange(5):
        case 0:
            passage = {"document": f"d{chance.randrange(3)}", "passage": "x", "cause": "a", "effect": "b"}
            kind = chance.choice(("accept", "reject", "edit"))
            return Decision(who, when, kind, "claim", passage, after={"sign": chance.choice("+-")})
        case 1:
            return Decision(who, when, "merge", "variable", {"things": refs(chance)}, after={"name": "m"})
        case 2:
            apart = {"things": refs(chance), "others": chance.choice(([], refs(chance)))}
            return Decision(who, when, "reject", "variable", apart)
        case 3:
            name = chance.choice(("prices", "costs"))
            entry = {"name": name, "alternatives": ["price level"], "broader": None, "kind": "variable"}
            return Decision(
                who, when, "codebook", "codebook", {"file": "names.csv"}, after={"entries": [entry]}
            )
    thing = {"thing": chance.choice(refs(chance))}
    return Decision(who, when, "rename", "variable", thing, after={"name": chance.choice("xy")})


def test_they_are_those_of_all_pairs():
    chance, found = random.Random(1), 0
    for _ in range(60):
        common, mine, theirs = (
            [decision(chance, n * 1000 + chance.randrange(1000), who) for n in range(12)]
            for who in ("all", "Ann", "Bo")
        )
        pairs = [in_order((a, b)) for a in mine for b in theirs if clash(a, b)]
        told = find_clashes([*common, *mine], [*common, *theirs])
        assert {(a.id, b.id) for a, b in told} == {(a.id, b.id) for a, b in pairs}
        assert list(told) == sorted(told, key=lambda pair: (pair[1].when, pair[0].when))
        found += len(told)
    assert found > 100
