"""Standard streams that are full, closed or slow end no command in a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.behaviour import stub_sayso

from sayso.cli import exits, streams

SAYSO = f"{sys.executable} {stub_sayso.__file__}"


@pytest.fixture
def shell(folder):
    """Runs a line of shell in which $SAYSO is the command, with one document read."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "SAYSO": SAYSO}

    def shell(line):
        return subprocess.run(
            ["/bin/bash", "-c", line],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    assert shell("$SAYSO read a.txt").returncode == 0
    return shell


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(
    "command", ["--help", "show links", "export json"], ids=["help", "a table", "an export"]
)
def test_a_full_disk_behind_the_output_is_told_in_one_line(shell, command):
    done = shell(f"PYTHONUNBUFFERED= $SAYSO {command} >/dev/full")
    assert done.stderr == "sayso: the output: No space left on device; nothing more was written\n"
    assert done.returncode == exits.NOTHING


@pytest.mark.parametrize("call", ["show links >&-", "export json >&-", "read b.txt >&- 2>&- <&-"])
def test_a_closed_stream_leads_nowhere(shell, call):
    done = shell(f"$SAYSO {call}")
    assert done.stderr == ""
    assert done.returncode == exits.DONE
    assert shell("$SAYSO show links").stdout.startswith("cause")


def test_a_closed_input_is_an_empty_one(shell):
    done = shell("$SAYSO read - <&-")
    assert done.stderr == "standard input: there is nothing in it\n"
    assert done.returncode == exits.NOTHING


def test_all_is_written_to_an_output_that_takes_a_part_at_a_time(monkeypatch):
    class Slow:
        taken = b""

        @property
        def buffer(self):
            return self

        def write(self, content):
            self.taken += bytes(content[:7])
            return min(7, len(content))

        def flush(self):
            pass

    slow = Slow()
    monkeypatch.setattr(sys, "stdout", slow)
    streams.put(b"all of these words")
    assert slow.taken == b"all of these words"
