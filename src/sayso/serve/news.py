"""What everybody who looks is told at once: a new revision, how far a job is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable

Event = tuple[str, str]
"""Its name, and JSON."""

_PULSE = 15.0  # seconds after which a silent line is shown to be alive
_MOST = 1000  # events that wait for a reader who has stopped reading


class News:
    """Events, told from any thread to every listener."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Event | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        """Tell from now on; called in the loop of the server."""
        self._loop = asyncio.get_running_loop()

    def end(self) -> None:
        """Let every listener go."""
        for queue in tuple(self._listeners):
            queue.put_nowait(None)

    def tell(self, name: str, data: str) -> None:
        """Tell everybody who listens."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._put, (name, data))

    def _put(self, event: Event) -> None:
        for queue in tuple(self._listeners):
            if queue.qsize() < _MOST:
                queue.put_nowait(event)
            else:
                self._listeners.discard(queue)
                queue.put_nowait(None)

    async def listen(self, first: Iterable[Event]) -> AsyncIterator[str]:
        """Lines of server-sent events, beginning with how things stand."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield "retry: 1000\n\n"
            for event in first:
                yield _lines(event)
            while True:
                try:
                    told = await asyncio.wait_for(queue.get(), _PULSE)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if told is None:
                    return
                yield _lines(told)
        finally:
            self._listeners.discard(queue)


def _lines(event: Event) -> str:
    name, data = event
    return f"event: {name}\ndata: {data}\n\n"
