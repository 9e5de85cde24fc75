"""Which documents of the kept map are on one matter: each has the numbers of those near it, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select, update

from sayso.store.kept import tables
from sayso.store.loading import rows
from sayso.variables.matter import ALIKE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sayso.variables.matter import Floats

    Numbers = NDArray[np.uint32]

_AT_ONCE = 256  # documents that are compared with all at once


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers of documents, in their order, as the file keeps them."""
    import numpy as np

    return np.fromiter(numbers, "<u4").tobytes()


def unpacked(content: bytes) -> Numbers:
    """The numbers that were packed."""
    import numpy as np

    return np.frombuffer(content, "<u4")


def place_near(connection: Connection, matters: Mapping[str, Floats], new: Collection[str]) -> None:
    """Write which documents are near these, and these near them.

    Args:
        matters: what each document is about.
        new: documents of which that is not written yet.
    """
    import numpy as np

    table = tables.documents
    found = connection.execute(select(table.c.document, table.c.number).order_by(table.c.number)).all()
    number = np.array([row.number for row in found], np.uint32)
    vectors = np.array([matters[row.document] for row in found], np.float32)
    mine = [n for n, row in enumerate(found) if row.document in new]
    near: dict[int, bytes] = {}
    back: dict[int, list[int]] = defaultdict(list)
    for first in range(0, len(mine), _AT_ONCE):
        some = mine[first : first + _AT_ONCE]
        alike = np.round(vectors[some] @ vectors.T, 4) >= ALIKE
        for n, others in zip(some, alike, strict=True):
            others[n] = False
            near[n] = number[others].tobytes()
            for other in np.flatnonzero(others).tolist():
                back[other].append(n)
    old = {n: numbers for n, numbers in back.items() if n not in near}
    known = near_of(connection, [found[n].document for n in old])
    near |= {n: known[found[n].document].tobytes() + number[numbers].tobytes() for n, numbers in old.items()}
    _write(connection, {found[n].document: content for n, content in near.items()})


def leave_near(connection: Connection, gone: Mapping[str, int]) -> None:
    """Take documents, with their numbers, out of what others are near to."""
    import numpy as np

    table = tables.documents.c
    lists = near_of(connection, gone)
    beside = {number for numbers in lists.values() for number in numbers.tolist()} - set(gone.values())
    found = rows(connection, select(table.document, table.near), table.number, beside)
    away = np.array(sorted(gone.values()), np.uint32)
    left = {row.document: unpacked(row.near) for row in found}
    _write(connection, {id: near[~np.isin(near, away)].tobytes() for id, near in left.items()})


def near_of(connection: Connection, documents: Collection[str]) -> dict[str, Numbers]:
    """The numbers of the documents that are near these."""
    table = tables.documents.c
    found = rows(connection, select(table.document, table.near), table.document, documents)
    return {row.document: unpacked(row.near) for row in found}


def _write(connection: Connection, near: Mapping[str, bytes]) -> None:
    if near:
        where = tables.documents.c.document == bindparam("of")
        connection.execute(
            update(tables.documents).where(where).values(near=bindparam("now")),
            [{"of": id, "now": content} for id, content in near.items()],
        )
