"""`sayso codebook`: the names that a team already uses."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="Use the names of a codebook.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@options.project
@options.why
@options.by
@options.json
def command(file: Path, project: Path | None, why: str, by: str, as_json: bool) -> int:
    """Bring what texts speak of together under the names of the codebook in FILE.

    A CSV table with a header: name, and perhaps alternatives (parted by ; or |), broader (what it is a
    special case of) and kind (variable, person or organisation); or SKOS as RDF/XML. Names are compared in
    any order of words, singular or plural; documents that are read later meet them too. It is one decision.

    \b
    Examples:
      sayso codebook variables.csv
      sayso codebook thesaurus.rdf --why "the ministry's terms"
    """
    from sayso.api.logbook import in_words
    from sayso.cli.output import print_json, say, say_filled, tell
    from sayso.export.wording import count
    from sayso.records.decision import as_content

    with opening.opened(project) as opened:
        found = opened.codebook(file, why=why, by=by)
    entry = found.decision
    if as_json:
        told = {"id": entry.id, **as_content(entry)}
        matched = {name: list(names) for name, names in found.matched.items()}
        print_json({"decision": told, "matched": matched, "unmatched": list(found.unmatched)})
        return exits.DONE
    say(f"{entry.id}  {in_words(entry, {})}")
    for name, names in found.matched.items():
        say_filled(f"{name}: {', '.join(names)}", "  ")
    if found.unmatched:
        tell(
            f"No text speaks of {count(len(found.unmatched), 'name')}: {', '.join(found.unmatched[:_SHOWN])}"
            + (" …" if len(found.unmatched) > _SHOWN else "")
        )
    return exits.DONE


_SHOWN = 12
