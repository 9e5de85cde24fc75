"""The tables of the kept map. They are no part of the project format: all of them can be made anew."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    inspect,
    text,
)
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable

from sayso.store.schema import Words

KEPT = MetaData()


def _part(name: str, *columns: str) -> Index:
    return Index(f"{name}_by_{columns[0]}", *columns)


def _moved(name: str) -> Index:
    """For finding what is something else on the map than what reading joins it to."""
    return Index(f"{name}_moved", "document", sqlite_where=text("final != base"))


def _text(name: str, *, primary_key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=primary_key, nullable=optional)


# What the map was made by, of which revision of the project it is, and since which all touched is noted.
state = Table(
    "map_state",
    KEPT,
    _text("code"),
    Column("revision", Integer, nullable=False),
    Column("since", Integer, nullable=False),
)

# What was touched when the map was brought up to date `after` the revision that it had been of (see
# sayso.store.kept.touched).
touched = Table(
    "map_touched",
    KEPT,
    Column("after", Integer, primary_key=True, nullable=False),
    _text("sort", primary_key=True),
    _text("thing", primary_key=True),
    sqlite_with_rowid=False,
)

# What the map takes from each document: the names in it (JSON), its runs of words, its own voice, and the
# group of near-copies it is in; `decided`: a person gave a variable to a side of its claims. `near`: the
# `number`s of the documents on its matter (see sayso.store.kept.nearness).
documents = Table(
    "map_documents",
    KEPT,
    _text("document", primary_key=True),
    Column("number", Integer, nullable=False),
    Column("near", LargeBinary, nullable=False),
    Column("full", Words, nullable=False),
    Column("short", Words, nullable=False),
    Column("runs", LargeBinary, nullable=False),
    _text("voice_type", optional=True),
    Column("voice", Words),
    Column("decided", Integer, nullable=False),
    _text("copies"),
    _part("map_documents", "number"),
)

# In how many documents each name stands, by its last word, and each word that is said after an article
# (`said`), that ends a name there (`named`), or both; and the words of names that need not be said (see
# sayso.variables.names).
full_names = Table(
    "map_full_names",
    KEPT,
    Column("last", Words, primary_key=True, nullable=False),
    Column("first", Words, primary_key=True, nullable=False),
    Column("documents", Integer, nullable=False),
    sqlite_with_rowid=False,
)

short_names = Table(
    "map_short_names",
    KEPT,
    Column("last", Words, primary_key=True, nullable=False),
    Column("said", Integer, nullable=False),
    Column("named", Integer, nullable=False),
    Column("both", Integer, nullable=False),
    sqlite_with_rowid=False,
)

spare_words = Table(
    "map_spare_words",
    KEPT,
    Column("last", Words, primary_key=True, nullable=False),
    Column("words", Words, nullable=False),
    sqlite_with_rowid=False,
)

# A variable of one reading as people corrected it: the key it is joined by (`cut`), with its lemmas (`told`)
# and head, the fuller things that it could stand for (`choices`) and the one it does (`full`), what it shares
# with all that are one thing with it (`handle`), the variable that reading joins it to (`base`), and the one
# that it is on the map (`final`).
mentions = Table(
    "map_mentions",
    KEPT,
    _text("document", primary_key=True),
    _text("local", primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    _text("kind"),
    Column("key", Words, nullable=False),
    _text("places"),
    Column("words", Words, nullable=False),
    Column("cut", Words, nullable=False),
    Column("told", Words, nullable=False),
    Column("head", Words, nullable=False),
    _text("choices"),
    Column("full", Words, nullable=False),
    Column("handle", Words, nullable=False),
    _text("base"),
    _text("final"),
    _part("map_mentions", "told", "head"),
    _part("map_mentions", "handle"),
    _part("map_mentions", "base"),
    _part("map_mentions", "final"),
    _moved("map_mentions"),
    sqlite_with_rowid=False,
)

# By the head of a key and each of its lemmas: all lemmas of that key.
told = Table(
    "map_told",
    KEPT,
    Column("head", Words, primary_key=True, nullable=False),
    Column("lemma", Words, primary_key=True, nullable=False),
    Column("told", Words, primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)

# What is one thing wherever it stands: the lemmas and head of its commonest key, its smallest member, and the
# numbers of its documents. On one matter it may be one with others: with those of the same words (the first
# of them are its `mates`) and with the fuller thing that is `meant`.
groups = Table(
    "map_groups",
    KEPT,
    Column("handle", Words, primary_key=True, nullable=False),
    Column("told", Words, nullable=False),
    Column("head", Words, nullable=False),
    _text("document"),
    _text("local"),
    Column("documents", LargeBinary, nullable=False),
    Column("mates", Words, nullable=False),
    Column("meant", Words, nullable=False),
    _text("base"),
    _part("map_groups", "told"),
    _part("map_groups", "head"),
    _part("map_groups", "base"),
    sqlite_with_rowid=False,
)

# Whoever speaks in a document, in the same way; '' is the document's own voice. `sort` and `words`: the name
# by which it may be met elsewhere (see sayso.statements.people), '' where there is none; `handle`: what its
# bearer is known by.
entities = Table(
    "map_entities",
    KEPT,
    _text("document", primary_key=True),
    _text("local", primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Words),
    _text("kind"),
    Column("aliases", Words, nullable=False),
    _text("places"),
    Column("signed", Integer, nullable=False),
    _text("sort"),
    Column("words", Words, nullable=False),
    Column("handle", Words, nullable=False),
    _text("base"),
    _text("final"),
    _part("map_entities", "words", "sort"),
    _part("map_entities", "handle"),
    _part("map_entities", "base"),
    _part("map_entities", "final"),
    _moved("map_entities"),
    sqlite_with_rowid=False,
)

# The names of people and of bodies, each with the one that stands for all names of its bearer.
bearers = Table(
    "map_bearers",
    KEPT,
    _text("sort", primary_key=True),
    Column("words", Words, primary_key=True, nullable=False),
    Column("bearer", Words, nullable=False),
    sqlite_with_rowid=False,
)

# Variables and people: as reading joins them, and those that people's decisions are about (`decided`), which
# then stand for others that are not `shown`. `plain` is the name in small letters.
variables = Table(
    "map_variables",
    KEPT,
    _text("id", primary_key=True),
    Column("decided", Integer, primary_key=True),
    Column("shown", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("plain", Words, nullable=False),
    _text("kind"),
    Column("aliases", Words, nullable=False),
    _text("general", optional=True),
    _part("map_variables", "plain"),
    sqlite_with_rowid=False,
)

people = Table(
    "map_people",
    KEPT,
    _text("id", primary_key=True),
    Column("decided", Integer, primary_key=True),
    Column("shown", Integer, nullable=False),
    Column("name", Words),
    Column("plain", Words, nullable=False),
    _text("kind"),
    _text("role"),
    Column("aliases", Words, nullable=False),
    Column("hidden", Words, nullable=False),
    _part("map_people", "plain"),
    sqlite_with_rowid=False,
)

# Claims as people corrected them, with what they are on the map; `holder` is the last of `people`.
claims = Table(
    "map_claims",
    KEPT,
    _text("document", primary_key=True),
    _text("id", primary_key=True),
    _text("cause"),
    _text("effect"),
    _text("people"),
    _text("holder"),
    _text("copies"),
    _text("verdict", optional=True),
    Column("cause_start", Integer, nullable=False),
    Column("cause_end", Integer, nullable=False),
    _text("cause_change"),
    _text("cause_variable"),
    Column("effect_start", Integer, nullable=False),
    Column("effect_end", Integer, nullable=False),
    _text("effect_change"),
    _text("effect_variable"),
    _text("polarity"),
    _text("modality"),
    _text("scope"),
    Column("confidence", Float, nullable=False),
    Column("both_ways", Integer, nullable=False),
    _text("signal"),
    _text("holders"),
    _text("statement", optional=True),
    _text("qualifiers"),
    _text("found_by"),
    _part("map_claims", "cause", "effect"),
    _part("map_claims", "effect"),
    _part("map_claims", "holder"),
    sqlite_with_rowid=False,
)

# Links as they are counted (see sayso.records.causalmap.Counted); all else about them is in their claims.
links = Table(
    "map_links",
    KEPT,
    _text("id", primary_key=True),
    _text("cause"),
    _text("effect"),
    _text("polarity"),
    Column("support", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("carrying", Integer, nullable=False),
    Column("backing", Integer, nullable=False),
    Column("denials", Integer, nullable=False),
    Column("surest", Float, nullable=False),
    Column("contested", Integer, nullable=False),
    _part("map_links", "cause", "effect"),
    _part("map_links", "effect"),
    _part("map_links", "support", "reports", "carrying", "surest", "id"),
    sqlite_with_rowid=False,
)

# The decisions that the map was made with, what became of each, and the documents that each changes.
decisions = Table("map_decisions", KEPT, _text("decision", primary_key=True), _text("state"))

applied = Table(
    "map_applied",
    KEPT,
    _text("decision", primary_key=True),
    _text("document", primary_key=True),
    _part("map_applied", "document"),
    sqlite_with_rowid=False,
)


def drop(connection: Connection) -> None:
    """Throw the kept map away."""
    there = set(inspect(connection).get_table_names())
    for table in KEPT.sorted_tables:
        if table.name in there:
            connection.execute(DropTable(table))


def create(connection: Connection, *, temporary: bool) -> None:
    """Make all these tables anew, empty.

    Args:
        temporary: beside the file, for as long as it is open; for a file that may not be written to.
    """
    if not temporary:
        drop(connection)
    for table in KEPT.sorted_tables:
        made = str(CreateTable(table).compile(connection))
        if temporary:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{table.name}")
            made = made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1)
        connection.exec_driver_sql(made)
        for index in sorted(table.indexes, key=lambda index: index.name or ""):
            connection.execute(CreateIndex(index))
