"""The standard streams, of which one may be closed, full or read by somebody who stops."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Make standard input, output and error usable, whatever the process was started with.

    One that is closed leads nowhere from now on; else the next file that is opened, perhaps a project,
    would take its number. What an encoding lacks is escaped.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, io.TextIOWrapper(io.FileIO(number, mode), encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def put(content: bytes) -> None:
    """Write bytes to standard output, all of them.

    Raises:
        OSError: they cannot be written there.
    """
    left = memoryview(content)
    while left:  # an unbuffered output may take a part only
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()


def give_up_output() -> None:
    """Lead standard output nowhere, so that what is still buffered does not fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
