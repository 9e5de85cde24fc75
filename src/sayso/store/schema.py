"""The tables of a project file."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# 'says': what the `file` command and SQLite find in the header of a project file.
APPLICATION_ID = 0x73617973


class Words(TypeDecorator[str]):
    """Text as it was read, lone surrogates included, which SQLite keeps as bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        if value is None or value.isascii():
            return value
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


TABLES = MetaData()


def _document() -> Column[str]:
    return Column(
        "document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, nullable=False
    )


def _position() -> Column[int]:
    """Where in its document's list the record stands, from 0."""
    return Column("position", Integer, primary_key=True, autoincrement=False, nullable=False)


def _span(name: str, *, optional: bool = False) -> tuple[Column[int], Column[int]]:
    return (
        Column(f"{name}_start", Integer, nullable=optional),
        Column(f"{name}_end", Integer, nullable=optional),
    )


def _word(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Words, nullable=optional)


# The tables of project format 1, which never change again: whatever comes later is a migration.
migrations = Table(
    "migrations",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

files = Table(
    "files",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("path", Words, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("code", Text, nullable=False),
    _word("reason"),
)

problems = Table(
    "problems",
    TABLES,
    Column("file", Integer, ForeignKey("files.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _position(),
    _word("origin"),
    Column("code", Text, nullable=False),
    _word("reason"),
)

documents = Table(
    "documents",
    TABLES,
    Column("id", Text, primary_key=True),
    _word("text"),
    _word("origin"),
    _word("title", optional=True),
    _word("author", optional=True),
    _word("publisher", optional=True),
    _word("date", optional=True),
    _word("address", optional=True),
    _word("speaker", optional=True),
    Column("reader", Text, nullable=False),
)

# Every place that a document was read from, and what the document tells about itself there.
origins = Table(
    "origins",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("file", Integer, ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column(
        "document",
        Text,
        ForeignKey("documents.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    _word("origin"),
    _word("title", optional=True),
    _word("author", optional=True),
    _word("publisher", optional=True),
    _word("date", optional=True),
    _word("address", optional=True),
    Index("origins_by_file", "file", "document"),
    Index("origins_by_document", "document"),
)

statements = Table(
    "statements",
    TABLES,
    _document(),
    _position(),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("content", Text, nullable=False),
    *_span("source", optional=True),
    *_span("cue", optional=True),
    *_span("to", optional=True),
    Column("to_entity", Text),
    Column("parent", Text),
    Column("found_by", Text, nullable=False),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    TABLES,
    _document(),
    _position(),
    Column("id", Text, nullable=False),
    *_span("cause"),
    Column("cause_change", Text, nullable=False),
    Column("cause_variable", Text, nullable=False),
    *_span("effect"),
    Column("effect_change", Text, nullable=False),
    Column("effect_variable", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("both_ways", Integer, nullable=False),
    Column("signal", Text, nullable=False),
    Column("holders", Text, nullable=False),
    Column("statement", Text),
    Column("qualifiers", Text, nullable=False),
    Column("found_by", Text, nullable=False),
    sqlite_with_rowid=False,
)

variables = Table(
    "variables",
    TABLES,
    _document(),
    _position(),
    Column("id", Text, nullable=False),
    _word("name"),
    Column("kind", Text, nullable=False),
    _word("key"),
    Column("mentions", Text, nullable=False),
    sqlite_with_rowid=False,
)

entities = Table(
    "entities",
    TABLES,
    _document(),
    _position(),
    Column("id", Text, nullable=False),
    _word("name", optional=True),
    Column("type", Text, nullable=False),
    Column("mentions", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    sqlite_with_rowid=False,
)

skipped = Table(
    "skipped",
    TABLES,
    _document(),
    _position(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    _word("note"),
    sqlite_with_rowid=False,
)

FIRST = (
    migrations,
    files,
    problems,
    documents,
    origins,
    statements,
    claims,
    variables,
    entities,
    skipped,
)

# Format 2. What people decided; rows are added and never changed (see sayso.records.decision).
decisions = Table(
    "decisions",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("when", Text, nullable=False),
    _word("who"),
    _word("why"),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("scope", Text, nullable=False),
    _word("target"),
    _word("before"),
    _word("after"),
)

# Format 3. What names and documents mean as vectors, kept so that nothing is embedded twice; cheap to lose.
vectors = Table(
    "vectors",
    TABLES,
    Column("phrase", Words, primary_key=True, nullable=False),
    Column("model", Text, primary_key=True, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

matters = Table(
    "matters",
    TABLES,
    _document(),
    Column("model", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

THIRD = (vectors, matters)

# Format 4. What was written since the project was made, in order; the last number is its revision.
changes = Table(
    "changes",
    TABLES,
    Column("number", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("thing", Text, nullable=False),
)

# Format 5. Filters that people gave a name.
perspectives = Table(
    "perspectives",
    TABLES,
    Column("name", Words, primary_key=True, nullable=False),
    _word("filter"),
    sqlite_with_rowid=False,
)

# Format 6. What-ifs that people keep, as JSON (see sayso.records.study).
scenarios = Table(
    "scenarios",
    TABLES,
    Column("name", Words, primary_key=True, nullable=False),
    Column("when", Text, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
