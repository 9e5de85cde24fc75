"""Paths between two variables, best first."""

import pytest
from tests.property.strategies import map_of, said

from sayso.causalmap.paths import find_paths
from sayso.errors import QueryError


def ways(paths):
    return ["".join(link.cause for link in path.links) + path.links[-1].effect for path in paths.found]


def test_the_path_with_the_stronger_weakest_link_comes_first_though_longer():
    cmap = map_of(
        said("a", "+", "d"),
        *(said(x, "+", y, by=by) for by in ("Ann", "Bo") for x, y in ("ab", "bc", "cd")),
    )
    paths = find_paths(cmap, "a", "d")
    assert ways(paths) == ["abcd", "ad"]
    assert [path.support for path in paths.found] == [2, 1]
    assert paths.complete


def test_of_equally_strong_paths_the_shorter_comes_first():
    cmap = map_of(*(said(x, "+", y) for x, y in ("ab", "bc", "ac")))
    assert ways(find_paths(cmap, "a", "c")) == ["ac", "abc"]


def test_both_links_of_a_contested_pair_are_paths():
    cmap = map_of(said("a", "+", "b"), said("a", "-", "b", by="Bo"))
    assert sorted(path.links[0].polarity for path in find_paths(cmap, "a", "b").found) == ["+", "-"]


def test_a_path_is_held_by_who_says_every_link_of_it():
    cmap = map_of(said("a", "+", "b"), said("b", "+", "c"), said("b", "+", "c", by="Bo"))
    assert find_paths(cmap, "a", "c").found[0].held_by == ("Ann",)
    pieced = map_of(said("a", "+", "b"), said("b", "+", "c", by="Bo"))
    assert find_paths(pieced, "a", "c").found[0].held_by == ()


def test_the_limit_cuts_the_list_and_says_so():
    cmap = map_of(*(said("a", "+", m) for m in "bcd"), *(said(m, "+", "z") for m in "bcd"))
    paths = find_paths(cmap, "a", "z", limit=2)
    assert (len(paths.found), paths.complete) == (2, False)
    assert find_paths(cmap, "a", "z", limit=3).complete


def test_a_long_path_over_links_of_several_goes_before_any_number_of_short_ones():
    strong = [said(x, "+", y, by=by) for by in ("Ann", "Bo") for x, y in ("ab", "bc", "cd", "de", "ez")]
    cmap = map_of(*strong, *(said("a", "+", m) for m in "mno"), *(said(m, "+", "z") for m in "mno"))
    paths = find_paths(cmap, "a", "z", limit=2)
    assert (ways(paths)[0], paths.complete) == ("abcdez", False)
    assert ways(paths)[1] in {"amz", "anz", "aoz"}
    assert ways(find_paths(cmap, "a", "z", limit=1)) == ["abcdez"]
    assert len(find_paths(cmap, "a", "z", limit=4).found) == 4


def test_no_way_is_an_empty_answer_and_an_unknown_variable_an_error():
    cmap = map_of(said("a", "+", "b"))
    assert find_paths(cmap, "b", "a").found == ()
    with pytest.raises(QueryError, match="no variable z"):
        find_paths(cmap, "a", "z")


def test_a_dense_map_gives_its_best_paths_and_says_there_are_more():
    names = [f"v{i:02}" for i in range(40)]
    cmap = map_of(*(said(a, "+", b) for a in names for b in names if a != b))
    paths = find_paths(cmap, "v00", "v01", limit=50)
    assert [len(path.links) for path in paths.found] == [1] + [2] * 38 + [3] * 11
    assert not paths.complete
