"""What is worth a look: doubts that stand for all alike, and contradictions until they are settled."""

from dataclasses import replace

import pytest
from tests.unit.decisions.test_correcting import claims, project, reader  # noqa: F401

from sayso.api.reviewing import disputed, doubtful


@pytest.fixture
def unsure(project, reader, tmp_path):  # noqa: F811
    """The project, with every claim but that of rain and harvests too unsure to count."""
    doubt = lambda c: c if c.id == "c1" else replace(c, confidence=0.45)  # noqa: E731
    reader(lambda r: replace(r, claims=tuple(map(doubt, r.claims))))
    project.read(tmp_path / "a.txt", tmp_path / "b.txt", again=True)
    return project


def told(project):  # noqa: F811
    return [(each.placed.saying.claim.id, each.alike, each.counting) for each in doubtful(project.view())]


def test_the_least_certain_comes_first_stands_for_all_that_say_the_same_and_tells_how_many_count(unsure):
    # 'harvests lowers prices' is unsure in one document and sure in the other.
    assert told(unsure) == [("c2", 1, 1), ("c3", 0, 0), ("c2", 0, 0), ("c1", 0, 0)]
    (first, *_) = doubtful(unsure.view())
    unsure.accept(f"{first.placed.saying.document}:{first.placed.saying.claim.id}", scope="everywhere")
    assert len(claims(unsure, "harvests lowers")) == 2
    assert told(unsure) == [("c3", 0, 0), ("c2", 0, 0), ("c1", 0, 0)]


def test_a_contradiction_waits_until_every_saying_of_it_was_looked_at(project, tmp_path):  # noqa: F811
    (tmp_path / "c.txt").write_text("Cy said harvests raises prices.")
    project.read(tmp_path / "c.txt")
    (found,) = disputed(project.view(), open_only=True)
    assert [(side.sign, side.denied, len(side.sayings)) for side in found.sides] == [
        ("-", False, 2),
        ("+", False, 1),
    ]
    ids = [f"{s.document}:{s.claim.id}" for side in found.sides for s in side.sayings]
    project.accept(*ids[:2])
    assert disputed(project.view(), open_only=True)
    project.accept(*ids[2:])
    assert not disputed(project.view(), open_only=True)
    assert len(disputed(project.view())) == 1
    project.reject(ids[2])
    assert not disputed(project.view())
