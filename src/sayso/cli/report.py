"""`sayso report`: one page that works offline."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, options


@click.command(short_help="Write the report: one page that works offline.")
@options.project
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The page to write.",
)
@click.option("--whatif", metavar="PHRASE", default="", help="Show what follows when this happens.")
@options.according_to
@options.grouped
@options.without_texts
@options.mask
@click.option("--title", default="", help="What to call it.")
def command(
    project: Path | None,
    output: Path,
    whatif: str,
    according_to: tuple[str, ...],
    grouped: bool,
    without_texts: bool,
    mask: bool,
    title: str,
) -> int:
    """Write the report: the map as a picture, each link with its quotes in the documents, and who says what.

    The page is one file and needs no network. It holds the texts of the documents, or with
    --without-texts the quotes of claims alone.

    \b
    Examples:
      sayso report
      sayso report -o city.html --whatif "the city falls"
    """
    from dataclasses import replace

    from sayso.api.asking import Question, answer, scenario_of
    from sayso.api.building import narrowed, shared_parser
    from sayso.api.perspectives import find_perspective
    from sayso.api.project import Project
    from sayso.cli.choosing import choose_person, choose_variable
    from sayso.cli.output import say, tell
    from sayso.export import export
    from sayso.export.handing import masked, notes, quotes_only

    with Project(options.project_path(project), create=False) as opened:
        whole = opened.view(grouped=grouped)
    view = masked(whole) if mask else whole
    if whatif.strip():
        question = Question(whatif, according_to=according_to)
        scenario = scenario_of(view, question, shared_parser, find=choose_variable, find_person=choose_person)
        view = answer(view, scenario).view
    else:
        view = narrowed(view, [find_perspective(view, asked, choose_person) for asked in according_to])
    view = quotes_only(view) if without_texts else view
    content = export(replace(view, title=title), "html").content
    options.write(output, content)
    say(f"{output}: {len(content) / 1_000_000:.1f} MB; open it in a browser")
    for sentence in notes(whole, without_texts=without_texts, mask=mask):
        tell(sentence)
    return exits.DONE
