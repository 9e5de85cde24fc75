"""The command `sayso` with a reader that needs no parser: its claims are 'X raises Y.' and 'X lowers Y.'

Run as a script it takes the arguments of `sayso`, and rests STUB_PAUSE seconds over each document, so
that a test can stop it at any moment.
"""

import os
import re
import time

from sayso.api import project
from sayso.records.claim import Claim, Side
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Entity, Statement
from sayso.records.variable import Variable
from sayso.records.watch import Share, untold

SENTENCE = re.compile(
    r"(?:(?P<who>[A-Z]\w+) (?P<cue>said) )?(?P<cause>\w+) (?P<verb>raises|lowers) (?P<effect>\w+)\."
)


def read(document: Document, told: Share = untold) -> Reading:
    """The claims of the sentences that have the one form it knows."""
    time.sleep(float(os.environ.get("STUB_PAUSE", "0")))
    found = list(SENTENCE.finditer(document.text))

    def span(match: re.Match[str], group: str) -> Span:
        return Span(*match.span(group))

    mentions: dict[str, list[Span]] = {}
    for match in found:
        for side in ("cause", "effect"):
            mentions.setdefault(match[side].casefold(), []).append(span(match, side))
    names = sorted(mentions)
    people = sorted({match["who"] for match in found if match["who"]})
    variable = {name: f"v{n}" for n, name in enumerate(names, start=1)}
    entity = {name: f"e{n}" for n, name in enumerate(people, start=1)}
    claims, statements = [], []
    for n, match in enumerate(found, start=1):
        who = match["who"]
        if who:
            content = Span(match.start("cause"), match.end())
            statements.append(
                Statement(
                    f"s{n}", "indirect", entity[who], (content,), span(match, "who"), span(match, "cue")
                )
            )
        polarity = "+" if match["verb"] == "raises" else "-"
        claims.append(
            Claim(
                id=f"c{n}",
                cause=Side(span(match, "cause"), "increase", variable[match["cause"].casefold()]),
                effect=Side(
                    span(match, "effect"),
                    "increase" if polarity == "+" else "decrease",
                    variable[match["effect"].casefold()],
                ),
                polarity=polarity,
                modality="asserted",
                confidence=0.9,
                found_by="rule:stub",
                signal=(span(match, "verb"),),
                holders=(entity[who],) if who else (),
                statement=f"s{n}" if who else None,
            )
        )

    return Reading(
        document=document,
        statements=tuple(statements),
        claims=tuple(claims),
        variables=tuple(Variable(variable[n], n, tuple(mentions[n]), "quantity", f"{n} town") for n in names),
        entities=tuple(
            Entity(entity[n], n, "person", tuple(span(m, "who") for m in found if m["who"] == n))
            for n in people
        ),
    )


if __name__ == "__main__":
    project.shared_reader = lambda kind: read
    from sayso.cli.main import main

    main()
