"""`sayso export`: the map or the claims in the format of another tool."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options
from sayso.cli.streams import put
from sayso.export import EXPORTERS, left_out, pieces

STDOUT = Path("-")
_FORMATS = "\n".join(f"  {entry.name:8} {entry.summary}" for entry in EXPORTERS.entries())


@click.command(
    short_help="Write the map or the claims in the format of another tool.",
    epilog=f"\b\nFormats:\n{_FORMATS}",
)
@click.argument("name", metavar="FORMAT")
@options.project
@options.according_to
@options.grouped
@options.without_texts
@options.mask
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=STDOUT,
    help="The file; left out: standard output.",
)
def command(
    name: str,
    project: Path | None,
    according_to: tuple[str, ...],
    grouped: bool,
    without_texts: bool,
    mask: bool,
    output: Path,
) -> int:
    """Write a project in a FORMAT of those below.

    The same project gives the same bytes, in whatever order its documents were read. What a format cannot
    hold is named on standard error.

    \b
    Examples:
      sayso export csv -o claims.csv
      sayso export dot | dot -Tpdf -o map.pdf
      sayso export json --without-texts --mask -o to-hand-on.json
      sayso export svg --according-to 'publisher:"The Daily"' -o daily.svg
    """
    from sayso.api.building import narrowed
    from sayso.api.perspectives import find_perspective
    from sayso.cli.choosing import choose_person
    from sayso.cli.output import tell
    from sayso.export.handing import masked, notes, quotes_only

    with opening.opened(project) as opened:
        whole = opened.view(grouped=grouped)
    view = masked(whole) if mask else whole
    view = narrowed(view, [find_perspective(view, asked, choose_person) for asked in according_to])
    view = quotes_only(view) if without_texts else view
    if output == STDOUT:
        for piece in pieces(view, name):
            put(piece)
    else:
        options.write(output, pieces(view, name))
    for sentence in (*left_out(view, name), *notes(whole, without_texts=without_texts, mask=mask)):
        tell(sentence)
    return exits.DONE
