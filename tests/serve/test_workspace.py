"""The map that everybody sees is made again where another program wrote; what is seen before it is there."""

from __future__ import annotations

import threading

from sayso.errors import ChangedError
from sayso.serve import workspace
from sayso.serve.workspace import Workspace


def test_what_another_program_writes_meanwhile_is_no_failure(whole, monkeypatch):
    made = workspace.loaded
    writes = iter((True, True))

    def interrupted(view):
        if next(writes, False):
            raise ChangedError("somebody wrote")
        return made(view)

    monkeypatch.setattr(workspace, "loaded", interrupted)
    open_ = Workspace(whole)
    try:
        assert len(open_.seen().view.readings) == 3
    finally:
        open_.close()


def test_the_first_list_is_there_before_the_project_is_in_memory(whole, monkeypatch):
    made, may = workspace.loaded, threading.Event()

    def later(view):
        may.wait()
        return made(view)

    monkeypatch.setattr(workspace, "loaded", later)
    open_ = Workspace(whole)

    def listed(now):
        return [row.record for row in now.rows("documents")], now.view.cmap.link_count, now.revision

    try:
        first = open_.glance(listed)
        may.set()
        assert len(first[0]) == 3
        assert first == listed(open_.seen()) == open_.glance(listed)
    finally:
        may.set()
        open_.close()
