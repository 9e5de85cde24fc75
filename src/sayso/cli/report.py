"""`sayso report`: one page that works offline."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options

_STEPS = 20  # of the run over time that the page shows


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
@click.option("--scenario", metavar="NAME", default="", help="Show what follows from this saved what-if.")
@click.option("--turns", is_flag=True, help="Say which links would turn the open answers.")
@options.according_to
@options.grouped
@options.without_texts
@options.mask
@click.option("--title", default="", help="What to call it.")
def command(
    project: Path | None,
    output: Path,
    whatif: str,
    scenario: str,
    turns: bool,
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

    from sayso.api.asking import Question, ask
    from sayso.api.building import narrowed
    from sayso.api.perspectives import find_perspective
    from sayso.api.scenarios import answer_again
    from sayso.cli.choosing import choose_person, choose_variable
    from sayso.cli.output import say, tell
    from sayso.cli.progress import links_done
    from sayso.export import export
    from sayso.export.handing import masked, notes, quotes_only
    from sayso.pipeline import shared_parser

    if scenario and (whatif.strip() or according_to):
        raise click.UsageError("--scenario says what is asked and by whose word; leave the other out.")
    with opening.opened(project) as opened:
        saved = opened.saved_scenario(scenario) if scenario else None
        whole = opened.view(grouped=saved.grouped if saved else grouped)
    view = masked(whole) if mask else whole
    if saved is not None:
        with links_done() as tick:
            view = answer_again(view, saved, turns=turns, tick=tick).view
    elif whatif.strip():
        question = Question(whatif, according_to=according_to, steps=_STEPS, turns=turns)
        with links_done() as tick:
            view = ask(
                view, question, shared_parser, find=choose_variable, find_person=choose_person, tick=tick
            ).view
    else:
        view = narrowed(view, [find_perspective(view, asked, choose_person) for asked in according_to])
    view = quotes_only(view) if without_texts else view
    content = export(replace(view, title=title), "html").content
    options.write(output, [content])
    say(f"{output}: {len(content) / 1_000_000:.1f} MB; open it in a browser")
    for sentence in notes(whole, without_texts=without_texts, mask=mask):
        tell(sentence)
    return exits.DONE
