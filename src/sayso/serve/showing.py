"""From the records of a map to the shapes that the server sends."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sayso.api.asking import Answer
from sayso.api.comparing import ShownComparison, ShownDifference
from sayso.api.explaining import ShownPath, ShownStep
from sayso.api.listing import (
    Levels,
    claim_record,
    levels_of,
    link_record,
    person_record,
    variable_record,
)
from sayso.api.places import Quote, place_of
from sayso.api.previewing import around_merge, with_merged
from sayso.api.reviewing import Disputed, Doubtful
from sayso.api.scenarios import SideBySide
from sayso.api.searching import Hit
from sayso.api.table import Record
from sayso.causalmap.links import link_id
from sayso.decisions.agreement import Agreement, Reliability
from sayso.export.positions import find_position
from sayso.export.quoting import quote_span
from sayso.export.view import Placed, View, extent, placed_in
from sayso.export.wording import (
    UNNAMED,
    document_name,
    link_sentence,
    loop_ending,
    loop_holders,
    loop_sentence,
    person_name,
    press_words,
    variable_name,
)
from sayso.records.causalmap import Link, Loop, Member, Saying
from sayso.records.claim import Qualifier, Side
from sayso.records.reading import Reading
from sayso.records.response import Lean, Shares, Unfolding
from sayso.records.scenario import Scenario
from sayso.records.span import Span
from sayso.records.statement import Statement
from sayso.records.study import SavedScenario
from sayso.serve import models
from sayso.serve.workspace import Seen

Shape = TypeVar("Shape", bound=models.Shape)

_WEB = re.compile(r"https?://", re.IGNORECASE)
_AROUND = 80  # characters round a place that was found
_CHANGED = 200  # links that a preview lists
_SAYINGS = 5  # of each side of a dispute; all of them are with the link
_QUOTES = 3  # of a step on a path; all of them are with the link


def shaped(shape: type[Shape], record: Record) -> Shape:
    """A shape made of what a record has for it."""
    return shape(**{name: record[name] for name in shape.model_fields})


def person(view: View, id: str) -> models.PersonRef:
    """Somebody, by id and name."""
    return models.PersonRef(id=id, name=person_name(view.cmap.people[id]))


def people(view: View, ids: Iterable[str]) -> list[models.PersonRef]:
    """Several, by name."""
    return sorted((person(view, id) for id in ids), key=lambda ref: (ref.name.casefold(), ref.id))


def variable(view: View, id: str) -> models.VariableRef:
    """A variable, by id and name."""
    return models.VariableRef(id=id, name=variable_name(view, id))


def pair(span: Span) -> tuple[int, int]:
    """A span as two numbers."""
    return span.start, span.end


def _pair(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else pair(span)


def document(seen: Seen, reading: Reading) -> models.DocumentShown:
    """A document with all that was found in it."""
    view, own = seen.view, reading.document
    return models.DocumentShown(
        id=own.id,
        revision=seen.revision,
        name=document_name(own),
        title=own.title,
        author=own.author,
        publisher=own.publisher,
        date=own.date,
        speaker=own.speaker,
        address=own.address,
        web=bool(own.address and _WEB.match(own.address)),
        origin=own.origin,
        text=own.text,
        copies=[
            models.DocumentRef(id=id, name=document_name(view.by_document[id].document))
            for id in seen.copies.get(own.id, ())
            if id != own.id
        ],
        statements=[_statement(seen, reading, said) for said in reading.statements],
        claims=[claim(view, placed) for placed in placed_in(view, own.id)],
        skipped=[
            models.SkippedShown(span=pair(each.span), reason=each.reason, note=each.note)
            for each in sorted(reading.skipped)
        ],
    )


def _statement(seen: Seen, reading: Reading, said: Statement) -> models.StatementShown:
    id = reading.document.id
    holder = seen.owners.get(Member(id, said.entity))
    names = {entity.id: entity.name for entity in reading.entities}
    return models.StatementShown(
        id=f"{id}:{said.id}",
        kind=said.kind,
        person=(names.get(said.entity) or UNNAMED) if holder is None else person(seen.view, holder).name,
        person_id=holder,
        content=[pair(piece) for piece in said.content],
        source=_pair(said.source),
        cue=_pair(said.cue),
        to=_pair(said.to),
        parent=None if said.parent is None else f"{id}:{said.parent}",
        found_by=said.found_by,
    )


def claim(view: View, placed: Placed) -> models.ClaimShown:
    """A claim where it stands."""
    saying, own = placed.saying, placed.saying.claim
    text = view.by_document[saying.document].document.text
    return models.ClaimShown(
        id=f"{saying.document}:{own.id}",
        quote=pair(quote_span(text, extent(saying))),
        cause=_side(view, own.cause, saying.cause),
        effect=_side(view, own.effect, saying.effect),
        signal=[pair(span) for span in own.signal],
        polarity=own.polarity,
        modality=own.modality,
        scope=own.scope,
        both_ways=own.both_ways,
        holders=[person(view, id) for id in saying.holders],
        own_voice=not own.holders,
        statement=None if own.statement is None else f"{saying.document}:{own.statement}",
        confidence=own.confidence,
        found_by=own.found_by,
        status=placed.status,
        verdict=saying.verdict,
        links=[link.id for link in placed.links],
        strength=_qualifier(own.strength),
        delay=_qualifier(own.delay),
        time=_qualifier(own.time),
        place=_qualifier(own.place),
    )


def saying(view: View, said: Saying) -> models.SayingShown:
    """One saying of a link, with the sentences round it."""
    own = view.by_document[said.document].document
    span = quote_span(own.text, extent(said))

    def inside(part: Span) -> tuple[int, int]:
        return part.start - span.start, part.end - span.start

    return models.SayingShown(
        claim=f"{said.document}:{said.claim.id}",
        document=said.document,
        document_name=document_name(own),
        date=own.date,
        paragraph=place_of(own.text, span).paragraph,
        text=span.words(own.text),
        start=span.start,
        cause=inside(said.claim.cause.span),
        effect=inside(said.claim.effect.span),
        signal=[inside(part) for part in said.claim.signal],
        holders=[person(view, id) for id in said.holders],
        own_voice=not said.claim.holders,
        modality=said.claim.modality,
        scope=said.claim.scope,
        confidence=said.claim.confidence,
        verdict=said.verdict,
        notes=_notes(view, said),
    )


def link(seen: Seen, own: Link) -> models.LinkShown:
    """A link with every saying of it."""
    view = seen.view
    other = _opposite(view, own)
    return models.LinkShown(
        id=own.id,
        revision=seen.revision,
        sentence=link_sentence(view, own),
        cause=variable(view, own.cause),
        effect=variable(view, own.effect),
        polarity=own.polarity,
        support=own.support,
        reports=own.reports,
        contested=own.contested,
        once=own.once,
        holders=people(view, own.holders),
        carrying=[saying(view, said) for said in own.carrying],
        backing=[saying(view, said) for said in own.backing],
        against=[saying(view, said) for said in own.denials],
        opposite=[] if other is None else [saying(view, said) for said in other.carrying],
        opposite_link=None if other is None else other.id,
    )


def loop(view: View, own: Loop) -> models.LoopShown:
    """A loop, in words too."""
    return models.LoopShown(
        id=loop_id(own),
        kind=own.kind,
        variables=list(own.variables),
        links=[list(links) for links in own.links],
        support=own.support,
        held_by=people(view, own.held_by),
        sentence=loop_sentence(view, own),
        ending=loop_ending(own),
        holders=loop_holders(view, own),
    )


def loop_id(own: Loop) -> str:
    """Twelve hexadecimal digits made from the links of a loop."""
    return hashlib.sha256(repr(own.links).encode()).hexdigest()[:12]


def causal_map(seen: Seen, view: View, links: Sequence[Link], total: int) -> models.MapShown:
    """A map, or a perspective of it, with some of its links and all that stands on them."""
    ends = dict.fromkeys(end for each in links for end in (each.cause, each.effect))
    above = {general for id in ends if (general := view.cmap.variables[id].general) is not None}
    shown = [
        view.cmap.variables[id] for id in (*ends, *sorted(above - ends.keys())) if id in view.cmap.variables
    ]
    kept = {each.id for each in links}
    pending = view is seen.view and seen.at_hand("loops") is not seen
    every = () if pending else seen.loops if view is seen.view else view.loops
    loops = [each for each in every if all(not kept.isdisjoint(ids) for ids in each.links)]
    named = {id for each in links for id in (*each.holders, *(said.holder for said in each.denials))}
    return models.MapShown(
        revision=seen.revision,
        variables=[
            models.MapVariableShown(
                id=v.id, name=v.name, kind=v.kind, general=v.general, aliases=list(v.aliases)
            )
            for v in shown
        ],
        links=[_map_link(view, each) for each in links],
        loops=[loop(view, each) for each in loops],
        people=people(view, named),
        total=total,
        loops_cut=not pending and view.loops_cut,
        loops_pending=pending,
    )


def _opposite(view: View, own: Link) -> Link | None:
    """The link of the other sign on the same pair."""
    if own.polarity == "?":
        return None
    return view.links.get(link_id(own.cause, "-" if own.polarity == "+" else "+", own.effect))


def _map_link(view: View, own: Link) -> models.MapLinkShown:
    sayings, other = (*own.carrying, *own.backing), _opposite(view, own)
    return models.MapLinkShown(
        id=own.id,
        cause=own.cause,
        effect=own.effect,
        polarity=own.polarity,
        support=own.support,
        reports=own.reports,
        claims=len(sayings),
        contested=own.contested,
        denied=bool(own.denials),
        delayed=any(said.claim.delay is not None for said in sayings),
        once=own.once,
        holders=list(own.holders),
        deniers=sorted({said.holder for said in own.denials}),
        modalities=sorted({said.claim.modality for said in own.carrying}),
        opposite=None if other is None else other.id,
    )


def path(own: ShownPath, strength: float | None = None) -> models.PathShown:
    """A path, with some of the words that each step stands on."""
    return models.PathShown(
        steps=[_step(step) for step in own.steps],
        effect=own.effect,
        support=own.support,
        held_by=list(own.held_by),
        strength=strength,
    )


def _step(own: ShownStep) -> models.StepShown:
    return models.StepShown(
        link=own.link,
        cause=own.cause,
        effect=own.effect,
        sign=own.sign,
        support=own.support,
        reports=own.reports,
        people=list(own.people),
        denied_by=list(own.denied_by),
        contested=own.contested,
        mirror=own.mirror,
        once=own.once,
        quotes=[_quote(said) for said in own.quotes[:_QUOTES]],
    )


def comparison(seen: Seen, own: ShownComparison, limit: int) -> models.ComparisonShown:
    """Two perspectives side by side, with the first of their links."""
    compared = own.comparison
    both_speak, agree = compared.common
    return models.ComparisonShown(
        revision=seen.revision,
        names=list(own.names),
        perspectives=list(own.perspectives),
        sentence=own.sentence,
        distance=compared.distance,
        counts={str(where): number for where, number in compared.counts.items()},
        both_speak=both_speak,
        agree=agree,
        variables=models.SideVariables(**{where: list(ids) for where, ids in compared.variables.items()}),
        total=len(own.links),
        links=[_difference(each) for each in own.links[:limit]],
    )


def _difference(own: ShownDifference) -> models.DifferenceShown:
    return models.DifferenceShown(
        where=own.where,
        link=own.link,
        cause=own.cause,
        sign=own.sign,
        effect=own.effect,
        sentence=own.sentence,
        whose=own.whose,
        first=list(own.first),
        second=list(own.second),
        quotes=[_quote(said) for said in own.quotes],
    )


def _quote(said: Quote) -> models.StepQuote:
    return models.StepQuote(
        claim=said.claim,
        words=said.words,
        speaker=said.speaker,
        document=said.document,
        date=said.date,
        modality=said.modality,
        paragraph=said.paragraph,
    )


def _column(view: View, name: str, found: Answer | None) -> models.SideColumn:
    """An answer among several; None where its perspective says nothing of what is pressed."""
    if found is None:
        return models.SideColumn(name=name, presses=[], held=[], links=[], speaks=False)
    scenario = found.outcome.scenario
    pressed, held = {press.variable for press in scenario.presses}, set(scenario.held)
    reached = {effect.variable for effect in found.effects} | pressed
    return models.SideColumn(
        name=name,
        presses=_presses(view, scenario),
        held=[variable(view, id) for id in scenario.held],
        links=[
            link.id
            for link in found.view.cmap.links
            if link.cause in reached and link.effect in reached and link.effect not in held
        ],
        speaks=True,
    )


def _presses(view: View, scenario: Scenario) -> list[models.PressShown]:
    return [
        models.PressShown(
            variable=variable(view, press.variable),
            direction=press.direction,
            phrase=press.phrase,
            words=press_words(view, press),
        )
        for press in scenario.presses
    ]


def answer(seen: Seen, found: Answer, run: Unfolding | None) -> models.AnswerShown:
    """The answer to a what-if."""
    view, scenario = found.view, found.outcome.scenario
    kept = {effect.variable: effect for effect in found.outcome.effects}
    return models.AnswerShown(
        revision=seen.revision,
        presses=_presses(view, scenario),
        held=[variable(view, id) for id in scenario.held],
        according_to=list(found.according_to),
        effects=[
            models.EffectShown(
                variable=models.VariableRef(id=effect.variable, name=effect.name),
                verdict=effect.verdict,
                reason=effect.reason,
                by_side=[
                    models.SideAnswerShown(
                        people=[person(view, id) for id in side.holders],
                        links=list(side.links),
                        verdict=side.verdict,
                    )
                    for side in kept[effect.variable].by_side
                ],
                paths=[
                    path(shown, own.strength)
                    for shown, own in zip(effect.paths, kept[effect.variable].paths, strict=True)
                ],
                more=effect.more,
                more_is_exact=effect.more_is_exact,
                lean=_lean(view, found.lean(effect.variable)),
            )
            for effect in found.effects
        ],
        not_reached=sorted(
            (variable(view, id) for id in found.outcome.unreached), key=lambda v: (v.name.casefold(), v.id)
        ),
        settled_uniform=found.leans.settled["uniform"],
        settled_log_uniform=found.leans.settled["log-uniform"],
        draws=found.leans.draws,
        seed=found.leans.seed,
        run=None if run is None else _run(run),
    )


def _lean(view: View, own: Lean) -> models.LeanShown:
    return models.LeanShown(
        side=own.side,
        uniform=_shares(own.shares["uniform"]),
        log_uniform=_shares(own.shares["log-uniform"]),
        loops=[loop(view, each) for each in own.loops],
        early=[models.EarlyShown(step=e.step, rises=e.rises, falls=e.falls) for e in own.early],
    )


def _shares(own: Shares) -> models.SharesShown:
    return models.SharesShown(
        tried=own.tried, settled=own.settled, rises=own.rises, falls=own.falls, size=own.size
    )


def _run(own: Unfolding) -> models.RunShown:
    method = own.method
    return models.RunShown(
        steps=method.steps,
        draws=method.draws,
        transfer=method.transfer,
        rule=method.rule,
        bands={id: list(bands) for id, bands in own.bands.items()},
    )


def _side(view: View, own: Side, id: str) -> models.SideShown:
    return models.SideShown(span=pair(own.span), change=own.change, variable=id, name=variable_name(view, id))


def _qualifier(own: Qualifier | None) -> models.QualifierShown | None:
    return None if own is None else models.QualifierShown(span=pair(own.span), value=own.value)


def _notes(view: View, said: Saying) -> list[str]:
    """What is to be known about a saying, each in a few words."""
    own, text = said.claim, view.by_document[said.document].document.text
    notes = []
    if said.verdict == "accepted":
        notes.append("accepted by a person")
    if own.scope == "once":
        notes.append("happened once")
    if own.both_ways:
        notes.append("said both ways")
    for name, part in (
        ("delay", own.delay),
        ("strength", own.strength),
        ("when", own.time),
        ("where", own.place),
    ):
        if part is not None:
            notes.append(f"{name}: {part.span.words(text)}")
    if said.copies != said.document and said.copies in view.by_document:
        notes.append(f"near-copy of {document_name(view.by_document[said.copies].document)}")
    return notes


def hit(view: View, found: Hit) -> models.Hit:
    """A place that was found, with some of the words around it."""
    own = view.by_document[found.document].document
    start, end = found.span.start, found.span.end
    return models.Hit(
        document=own.id,
        name=document_name(own),
        date=own.date,
        span=(start, end),
        before=own.text[max(0, start - _AROUND) : start],
        words=found.span.words(own.text),
        after=own.text[end : end + _AROUND],
        paragraph=place_of(own.text, found.span).paragraph,
    )


def person_page(seen: Seen, id: str) -> models.PersonShown:
    """Somebody, with what they hold and deny."""
    view = seen.view
    position = find_position(view.cmap, id)
    return models.PersonShown(
        revision=seen.revision,
        person=shaped(models.PersonRow, person_record(view, id)),
        holds=[_row(view, each, seen.levels) for each in position.holds],
        denies=[_row(view, each, seen.levels) for each in position.denies],
        agrees=[models.Shared(person=person(view, other), links=number) for other, number in position.agrees],
        disputes=[
            models.DisputeShown(
                link=_row(view, each.link, seen.levels), kind=each.kind, against=people(view, each.against)
            )
            for each in position.disputes
        ],
    )


def variable_page(seen: Seen, id: str) -> models.VariableShown:
    """A variable, with its links."""
    view, levels = seen.view, seen.levels
    own, links = view.cmap.variables[id], view.cmap.links_about({id})
    under = (v for v in view.cmap.variables.values() if v.general == id)
    return models.VariableShown(
        revision=seen.revision,
        variable=shaped(models.VariableCounted, variable_record(view, id)),
        general=variable(view, own.general) if own.general and own.general in view.cmap.variables else None,
        specific=[variable(view, v.id) for v in sorted(under, key=lambda v: (v.name.casefold(), v.id))],
        incoming=[_row(view, each, levels) for each in links if each.effect == id],
        outgoing=[_row(view, each, levels) for each in links if each.cause == id],
    )


def merge(seen: Seen, ids: Sequence[str], name: str, *, people: bool) -> models.MergeShown:
    """What a merge would change."""
    view = seen.view
    near, after = around_merge(view, ids, name, people=people)
    before, levels = view.links, levels_of(after, after.cmap)
    things = view.cmap.people if people else view.cmap.variables
    changed = [each for each in after.cmap.links if each != before.get(each.id)]
    quick = seen.quickly("loops")
    return models.MergeShown(
        revision=seen.revision,
        name=name or things[ids[0]].name or UNNAMED,
        variables_before=len(view.cmap.variables),
        variables_after=len(after.cmap.variables),
        links_before=len(view.cmap.links),
        links_after=len(view.cmap.links) - len(near.links) + len(after.cmap.links),
        loops_before=len(seen.loops) if quick else None,
        loops_after=len(with_merged(view, ids, name, people=people).loops) if quick else None,
        joined=[_row(after, each, levels) for each in changed if each.id in before][:_CHANGED],
        contested=[
            _row(after, each, levels)
            for each in changed
            if each.contested and not (each.id in before and before[each.id].contested)
        ][:_CHANGED],
        to_itself=len(after.cmap.self_links) - len(near.self_links),
    )


def doubt(view: View, own: Doubtful) -> models.Doubt:
    """A claim that nobody has judged."""
    known = {**claim_record(view, own.placed), "alike": own.alike, "counting": own.counting}
    return shaped(models.Doubt, known)


def dispute(view: View, own: Disputed) -> models.Dispute:
    """What people say opposite things of."""
    return models.Dispute(
        id=f"{own.cause}+{own.effect}",
        cause=variable(view, own.cause),
        effect=variable(view, own.effect),
        sides=[
            models.DisputeSide(
                sign=side.sign,
                denied=side.denied,
                sentence=link_sentence(view, side.link),
                claims=[f"{said.document}:{said.claim.id}" for said in side.sayings],
                sayings=[saying(view, said) for said in side.sayings[:_SAYINGS]],
            )
            for side in own.sides
        ],
    )


def agreement(own: Agreement) -> models.AgreementShown:
    """How far coders agree."""
    return models.AgreementShown(
        coders=[models.Coder(name=name, claims=claims) for name, claims in own.coders.items()],
        verdicts=_reliability(own.verdicts),
        signs=_reliability(own.signs),
        why="",
    )


def _reliability(own: Reliability) -> models.ReliabilityShown:
    return models.ReliabilityShown(
        units=own.units,
        single=own.single,
        alike=own.alike,
        counts=dict(own.counts),
        alpha=own.alpha,
        low=own.low,
        high=own.high,
        few=own.few,
    )


def _row(view: View, own: Link, levels: Levels) -> models.LinkRow:
    return shaped(models.LinkRow, link_record(view, own, levels))


def scenario(row: Record, saved: SavedScenario) -> models.ScenarioRow:
    """A what-if that was kept, in words and as it is asked again."""
    own = saved.scenario
    presses = {
        direction: [press.variable for press in own.presses if press.direction == direction]
        for direction in ("more", "less")
    }
    run = saved.run
    return models.ScenarioRow(
        name=saved.name,
        presses=row["presses"],
        held=row["held"],
        perspectives=row["perspectives"],
        map_version=row["map_version"],
        map_now=row["map_now"],
        saved=saved.when,
        asked=models.WhatIfAsked(
            phrase="",
            more=presses["more"],
            less=presses["less"],
            hold=list(own.held),
            according_to=list(own.according_to),
            as_said=own.as_said,
            general_only=own.general_only,
            grouped=saved.grouped,
            modalities=list(own.modalities),
            starts=[models.Start(variable=id, step=step) for id, step in own.starts],
            draws=saved.draws,
            seed=saved.seed,
            run=None
            if run is None
            else models.RunAsked(transfer=run.transfer, rule=run.rule, steps=run.steps, draws=run.draws),
        ),
    )


def side_by_side(seen: Seen, own: SideBySide) -> models.SideBySideShown:
    """What-ifs side by side."""
    return models.SideBySideShown(
        revision=seen.revision,
        columns=[_column(seen.view, name, each) for name, each in zip(own.columns, own.answers, strict=True)],
        rows=[
            models.SideRow(
                variable=row.variable,
                name=row.name,
                differs=row.differs,
                cells=[
                    models.SideCell(words=cell.words, verdict=cell.verdict, side=cell.side, rises=cell.rises)
                    for cell in row.cells
                ],
            )
            for row in own.rows
        ],
    )
