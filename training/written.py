"""Texts of our own, written with their marks, as records like those of the annotated texts.

    python training/written.py FILE…          checks files, and tells how much they hold

A file has texts; each begins with `# genre: title`. Lines of prose follow, each with the marks of what is
said in it on the lines below, parts told apart by ` | `:

    Rents would rise if the yard closes, she said.
    @ indirect | she | said | Rents would rise if the yard closes | who Lena Ortiz
    > the yard closes = closure of the yard, occurs | Rents = rents, increase | if | + | conditional

`@` is a statement: kind, source, cue and content (`-` for none, ` … ` between pieces), then `who NAME` and
`to WORDS` where there are any. `>` is a claim: cause and effect with variable and change, signal (`-` for
none), polarity and modality, then `holder NAME`, and `marginal` for what a second reader might leave out.
Marked words stand in the line above; `#2` behind them takes their second place there. Lines of prose are
joined by spaces, an empty line begins a paragraph.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data import CHANGES, MODALITIES, POLARITIES

Record = dict[str, Any]
KINDS = ("direct", "indirect", "mixed")
UPWARD = ("increase", "occurs")
_PLACE = re.compile(r"(.+?)(?:#(\d))?")


def read_written(path: Path) -> Iterator[Record]:
    """The texts of a file, with `text`, `statements` and `claims` as in the annotated texts.

    Raises:
        ValueError: a line is not as it should be; it names file and line.
    """
    record: Record | None = None
    line_start = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            if line.startswith("# "):
                if record is not None:
                    yield record
                genre, title = line[2:].split(": ", 1)
                record = {"id": f"{path.stem} {number}", "genre": genre, "title": title, "text": ""}
                record |= {"statements": [], "claims": []}
            elif record is None:
                raise ValueError("a text begins with '# genre: title'")
            elif line.startswith("@ "):
                record["statements"].append(_statement(record, line[2:], line_start))
            elif line.startswith("> "):
                record["claims"].append(_claim(record, line[2:], line_start))
            elif not line.strip():
                record["text"] = record["text"].rstrip() + "\n\n" * bool(record["text"].strip())
            else:
                record["text"] += " " * (bool(record["text"]) and not record["text"].endswith("\n"))
                line_start = len(record["text"])
                record["text"] += line.strip()
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from None
    if record is not None:
        yield record


def _span(record: Record, words: str, start: int) -> list[int]:
    found = _PLACE.fullmatch(words.strip())
    if found is None:
        raise ValueError("words are missing")
    wanted, nth = found[1], int(found[2] or 1)
    word = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    places = list(word.finditer(record["text"], start))
    if len(places) < nth:
        raise ValueError(f"{wanted!r} is not in the line above")
    if len(places) > 1 and not found[2]:
        raise ValueError(f"{wanted!r} stands there more than once: say '#1' or '#2'")
    return [places[nth - 1].start(), places[nth - 1].end()]


def _pieces(record: Record, words: str, start: int) -> list[list[int]]:
    return [] if words == "-" else [_span(record, piece, start) for piece in words.split(" … ")]


def _statement(record: Record, line: str, start: int) -> Record:
    kind, source, cue, content, *more = (part.strip() for part in line.split(" | "))
    said = _more(more, "who", "to")
    one_of("kind", kind, KINDS)
    return {
        "id": f"s{len(record['statements']) + 1}",
        "kind": kind,
        "source": _span(record, source, start) if source != "-" else None,
        "who": said.get("who"),
        "cue": _span(record, cue, start) if cue != "-" else None,
        "content": _pieces(record, content, start),
        "to": _span(record, said["to"], start) if "to" in said else None,
    }


def _claim(record: Record, line: str, start: int) -> Record:
    cause, effect, signal, polarity, modality, *more = (part.strip() for part in line.split(" | "))
    said = _more(more, "holder", "marginal")
    one_of("polarity", polarity, POLARITIES)
    one_of("modality", modality, MODALITIES)
    sides = [_side(record, side, start) for side in (cause, effect)]
    same = (sides[0]["change"] in UPWARD) == (sides[1]["change"] in UPWARD)
    if polarity != "?" and (polarity == "+") != same:
        raise ValueError("the polarity does not agree with the changes")
    return {
        "id": f"c{len(record['claims']) + 1}",
        "holder": said.get("holder"),
        "cause": sides[0],
        "effect": sides[1],
        "signal": _pieces(record, signal, start),
        "polarity": polarity,
        "modality": modality,
        "core": "marginal" not in said and signal != "-",
    }


def _side(record: Record, words: str, start: int) -> Record:
    span, _, named = words.rpartition(" = ")
    variable, _, change = named.rpartition(", ")
    one_of("change", change, CHANGES)
    return {"span": _span(record, span, start), "change": change, "variable": variable}


def _more(parts: list[str], *names: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        name, _, value = part.partition(" ")
        one_of("further part", name, names)
        found[name] = value
    return found


def one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ValueError(f"{what} {value!r} is none of {', '.join(known)}")


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        counts: Counter[str] = Counter()
        for record in read_written(path):
            counts["texts"] += 1
            counts["words"] += len(record["text"].split())
            counts["statements"] += len(record["statements"])
            counts["claims"] += len(record["claims"])
            counts.update(f"polarity {claim['polarity']}" for claim in record["claims"])
            counts.update(claim["modality"] for claim in record["claims"])
        print(path.name, dict(counts))


if __name__ == "__main__":
    main()
