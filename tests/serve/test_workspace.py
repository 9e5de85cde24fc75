"""The map that everybody sees is made again where another program wrote; what is seen before it is there."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

import sayso
from sayso.api.reviewing import doubtful
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


@pytest.fixture
def copy(whole, tmp_path):
    with sayso.open(whole) as project:
        project.backup(tmp_path / "copy.sayso")
    return tmp_path / "copy.sayso"


def until(condition):
    """Wait for something that another thread does."""
    while not condition():
        time.sleep(0.01)


def test_of_a_changed_project_no_more_is_loaded_than_what_was_touched(copy, monkeypatch):
    open_ = Workspace(copy)
    try:
        before = open_.seen()
        monkeypatch.setattr(workspace, "loaded", None)
        with sayso.open(copy) as other:  # another program brings the kept map up to date as well
            claim = other.claims(where="drought")[0]
            other.reject(claim["id"], by="Bob")
            other.view()
        until(lambda: open_.seen().revision > before.revision)
        now = open_.seen().view
        assert [saying.claim.id for saying in now.cmap.rejected] == [claim["id"].partition(":")[2]]
        other_documents = now.by_document.keys() - {claim["document"]}
        assert other_documents
        assert all(now.by_document[id] is before.view.by_document[id] for id in other_documents)
    finally:
        open_.close()


def test_what_takes_long_is_shown_as_it_was_until_it_is_made_and_says_so(copy, monkeypatch):
    may, told = threading.Event(), []
    may.set()

    def slow(view):
        may.wait()
        return doubtful(view)

    monkeypatch.setitem(workspace._WHOLE, "doubtful", slow)
    monkeypatch.setattr(workspace, "_SOON", -1.0)  # everything takes long
    open_ = Workspace(copy)
    open_.tell(told.append)
    try:
        until(lambda: open_.standing().complete and open_._seen is not None)
        before = open_.seen()
        waiting = before.doubtful[0].placed.saying
        may.clear()
        told.clear()
        with open_.project() as project:
            project.reject(f"{waiting.document}:{waiting.claim.id}")
        open_.changed()
        until(lambda: open_.standing().revision > before.revision)
        now = open_.seen()
        assert not open_.standing().complete
        old = now.at_hand("doubtful")
        assert (old.revision, old.doubtful) == (before.revision, before.doubtful)
        assert now.view.cmap.rejected == (replace(waiting, verdict="rejected"),)
        may.set()
        until(lambda: open_.standing().complete)
        assert now.at_hand("doubtful") is now
        assert len(now.doubtful) == len(before.doubtful) - 1
        until(lambda: told[-1] == open_.standing())
        assert not all(each.complete for each in told)
    finally:
        may.set()
        open_.close()
