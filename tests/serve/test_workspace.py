"""The map that everybody sees is made again where another program wrote while it was made."""

from __future__ import annotations

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
