"""Tables as the library hands them out: records to loop over, or a data frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from sayso.errors import MissingExtraError, QueryError

if TYPE_CHECKING:
    import pandas

Record = Mapping[str, Any]

_ROWS_IN_NOTEBOOK = 60


@dataclass(frozen=True)
class Table(Sequence[Record]):
    """A table: records of one shape, in an order that its maker documents.

    Attributes:
        name: what it lists: 'documents', 'links', …
        columns: the fields of every record, in order; their values are text, numbers, yes or no, None
            where the text does not tell, or lists of these.
        records: one for each row.
        headings: the columns that are looked at first, with a heading for each.
        note: what there may be that it does not list, in a sentence; '' for nothing.
        total: how many rows there are, of which these may be the first; None for no more than these.
    """

    name: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]
    headings: tuple[tuple[str, str], ...]
    note: str = ""
    total: int | None = None

    def __getitem__(self, index: Any) -> Any:
        return self.records[index]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def by(self, column: str) -> Table:
        """The table by a column of numbers, the greatest first; rows without one come last.

        Raises:
            QueryError: there is no such column of numbers; the choices are those there are.
        """
        numeric = [name for name in self.columns if any(_is_number(record[name]) for record in self.records)]
        if self.records and column not in numeric:
            message = f"{self.name} have no column of numbers {column!r}, only {', '.join(numeric)}"
            raise QueryError(column, message, numeric)
        rows = sorted(self.records, key=lambda record: (record[column] is None, -(record[column] or 0)))
        return replace(self, records=tuple(rows))

    def only(self, fits: Callable[[Record], bool]) -> Table:
        """The table of the rows that fit."""
        return replace(self, records=tuple(filter(fits, self.records)))

    def first(self, limit: int) -> Table:
        """The table of its first rows."""
        return replace(self, records=self.records[:limit])

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a data frame with all its columns.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise MissingExtraError(
                "data frames need pandas, which is not installed: pip install 'sayso[notebook]'"
            ) from None
        return pandas.DataFrame([dict(record) for record in self.records], columns=list(self.columns))

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self.records):,} rows; columns {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(heading)}</th>" for _, heading in self.headings)
        rows = "".join(
            "<tr>"
            + "".join(f"<td>{escape(cell_text(record[column]))}</td>" for column, _ in self.headings)
            + "</tr>"
            for record in self.records[:_ROWS_IN_NOTEBOOK]
        )
        more = len(self.records) - _ROWS_IN_NOTEBOOK
        note = f"<p>… and {more:,} more rows</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def cell_text(value: object) -> str:
    """A value as it stands in a cell: lists joined, nothing for None or a plain no, on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return "; ".join(cell_text(item) for item in value)
    return " ".join(str(value).split())
