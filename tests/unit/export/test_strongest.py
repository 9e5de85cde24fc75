"""A picture that has no room for all links shows the strongest, as one piece where it can."""

from __future__ import annotations

from tests.browser.sample import large_view, sample_view

from sayso.export.strongest import strongest


def test_all_links_are_drawn_when_there_is_room() -> None:
    view = sample_view()
    assert strongest(view.cmap.links, view.loops, 45) == view.cmap.links


def test_no_link_is_left_out_for_a_weaker_one() -> None:
    view = sample_view()
    for number in range(1, len(view.cmap.links)):
        chosen = strongest(view.cmap.links, view.loops, number)
        assert len(chosen) == number
        weakest = min((link.support, link.reports) for link in chosen)
        assert all((k.support, k.reports) <= weakest for k in view.cmap.links if k not in chosen)


def test_of_equally_strong_links_those_on_loops_come_first() -> None:
    view = sample_view()
    on_loops = {link for loop in view.loops for step in loop.links for link in step}
    stronger = [link for link in view.cmap.links if (link.support, link.reports) > (1, 1)]
    chosen = strongest(view.cmap.links, view.loops, len(stronger) + 2)
    assert {link.id for link in chosen if link not in stronger} <= on_loops


def test_of_equally_strong_links_those_that_touch_come_first() -> None:
    view = large_view(100, 5, 40)
    chosen = strongest(view.cmap.links, (), 20)
    parts: list[set[str]] = []
    for link in chosen:
        ends = {link.cause, link.effect}
        touching = [part for part in parts if part & ends]
        parts = [part for part in parts if not part & ends] + [ends.union(*touching)]
    assert len(parts) == 1
