"""`sayso log`: what people decided."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="Show what people decided.")
@click.option("--stale", is_flag=True, help="Only decisions whose documents are read otherwise now.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many entries.")
@click.option("--wide", is_flag=True, help="Cut nothing, however long the lines get.")
@options.project
@options.json
def command(stale: bool, limit: int | None, wide: bool, project: Path | None, as_json: bool) -> int:
    """Show the log of decisions, the last first: who decided what, when and why.

    The state says what became of what a decision is about: 'as decided', 'read otherwise' (the documents
    now give something else, and the decision holds), 'kept' (read no more, and kept because a person
    stands for it), 'gone' (its words are gone), 'undone'. With --json all of it is given, for export.

    \b
    Examples:
      sayso log --limit 20
      sayso log --stale
      sayso log --json > decisions.json
    """
    from dataclasses import replace

    from sayso.cli.output import print_json, print_table, tell

    with opening.opened(project) as opened:
        found = opened.log(stale=stale)
    shown = found if limit is None else found.first(limit)
    if as_json:
        print_json([dict(record) for record in shown])
        return exits.DONE
    if not found:
        tell("Nothing changed underneath a decision." if stale else "Nothing was decided yet.")
        return exits.DONE
    # To the minute; --json has the whole moment.
    when = [{**record, "when": f"{record['when'][:10]} {record['when'][11:16]}"} for record in shown]
    print_table(replace(shown, records=tuple(when)), wide=wide)
    if len(shown) < len(found):
        tell(f"{len(shown):,} of {len(found):,} entries; a higher --limit shows more")
    return exits.DONE
