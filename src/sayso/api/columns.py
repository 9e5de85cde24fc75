"""What stands in each table of a project: all columns, and those that are looked at first."""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        "id", "name", "by", "author", "publisher", "date", "speaker", "address", "origin", "words",
        "statements", "claims", "skipped",
    ),
    "statements": (
        "id", "person", "kind", "cue", "words", "to", "document", "name", "date", "paragraph", "line",
        "spans",
    ),
    "claims": (
        "id", "person", "through", "cause", "polarity", "effect", "modality", "scope", "confidence",
        "status", "words", "document", "name", "date", "paragraph", "line", "span", "found_by",
    ),
    "variables": (
        "id", "name", "kind", "role", "causes", "effects", "between", "betweenness", "claims", "documents",
        "general", "aliases",
    ),
    "links": (
        "id", "cause", "polarity", "effect", "support", "reports", "claims", "denials", "contested", "once",
        "people", "first", "last", "cause_id", "effect_id", "special_of", "general_of",
    ),
    "loops": ("kind", "words", "support", "held_by", "variables", "links"),
    "people": ("id", "name", "type", "role", "claims", "statements", "documents", "aliases"),
}
HEADINGS: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "name": "document", "by": "by", "date": "date", "words": "words",
        "statements": "statements", "claims": "claims", "origin": "file",
    },
    "statements": {"person": "person", "cue": "cue", "words": "words", "name": "document", "paragraph": "¶"},
    "claims": {
        "person": "person", "cause": "cause", "polarity": "", "effect": "effect", "modality": "modality",
        "name": "document", "paragraph": "¶",
    },
    "variables": {
        "name": "variable", "role": "role", "effects": "leads to", "causes": "comes from",
        "between": "between", "claims": "claims", "documents": "documents", "general": "under",
        "aliases": "also",
    },
    "links": {
        "cause": "cause", "polarity": "", "effect": "effect", "support": "support", "reports": "reports",
        "contested": "contested", "people": "said by",
    },
    "loops": {"kind": "loop", "words": "round", "support": "support", "held_by": "held by"},
    "people": {
        "name": "person", "type": "type", "role": "role", "claims": "claims", "statements": "statements",
        "documents": "documents", "aliases": "also",
    },
}
# fmt: on

TABLES = tuple(COLUMNS)
"""The names of the tables."""

QUOTED = ("claims", "links", "loops")
"""Those whose rows stand on quotes."""
