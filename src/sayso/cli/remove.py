"""`sayso remove`: a document withdrawn with all that stood on it."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import exits, opening, options


@click.command(short_help="Withdraw a document, and leave no word of it.")
@click.argument("document")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@options.project
def command(document: str, yes: bool, project: Path | None) -> int:
    """Withdraw a DOCUMENT, named by title, file or id, with all that stood on it.

    No word of it is left in the project file, and decisions about it leave the log; this cannot be undone.
    Its file stays where it is: reading that again brings it back. Copies of the project are not touched.

    \b
    Examples:
      sayso remove interview-7.docx
      sayso remove interview-7.docx --yes
    """
    from sayso.api.finding import find_documents
    from sayso.cli.output import safe, say
    from sayso.errors import QueryError
    from sayso.export.wording import document_name

    with opening.opened(project) as opened:
        view = opened.view()
        found = find_documents(view, document)
        names = [document_name(view.by_document[id].document) for id in found]
        if len(found) > 1:
            raise QueryError(document, f"{document!r} may be {len(found)} documents; name one", found)
        if not yes:
            click.confirm(safe(f"Withdraw {names[0]} for good?"), abort=True, err=True)
        opened.remove(found[0])
    say(f"withdrawn: {names[0]}")
    return exits.DONE
