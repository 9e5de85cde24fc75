"""What the report page shows, as plain data: all words made here, so that the page only places them.

Claims, links, people, variables and documents refer to each other by their place in their list. Offsets
are UTF-16 code units, for that is how a browser counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from sayso.export.leaning import basis_words, lean_words, turn_words
from sayso.export.positions import Dispute, Position, find_opposites, find_positions
from sayso.export.quoting import quote_span
from sayso.export.view import Placed, View, extent
from sayso.export.wording import (
    as_sentence,
    date_words,
    document_name,
    link_sentence,
    listed,
    loop_ending,
    loop_holders,
    loop_sentence,
    name_order,
    names_of,
    person_name,
    perspectives_words,
    press_words,
    shown_origin,
    speaker_name,
)
from sayso.records.causalmap import Link, Loop
from sayso.records.claim import Qualifier
from sayso.records.document import Document
from sayso.records.reading import Reading
from sayso.records.response import Lean, Unfolding
from sayso.records.scenario import Effect, EffectPath, Outcome
from sayso.records.span import Skipped, Span

Json = dict[str, Any]
Offsets = Callable[[Span], list[int]]

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_LONGEST_SHOWN = 240
_WEB = re.compile(r"https?://", re.IGNORECASE)


def page_data(view: View) -> Json:
    """Everything the page shows."""
    places = _Places(view)
    return {
        "documents": [_document(view, reading) for reading in places.readings],
        "people": [
            {"name": person_name(p), "named": p.name is not None, "type": p.type, "role": p.role}
            for p in places.people
        ],
        "variables": [{"name": v.name, "kind": v.kind, "aliases": list(v.aliases)} for v in places.variables],
        "claims": [_claim(view, placed, places) for placed in view.placed],
        "links": [_link(view, link, places) for link in view.cmap.links],
        "positions": [_position(position, places) for position in find_positions(view.cmap)],
        "loops": [_loop(view, loop, places) for loop in view.loops],
        "loops_reach": view.loops_reach,
        "outcome": None if view.outcome is None else _outcome(view, view.outcome, places),
        "problems": [[shown_origin(origin), code, reason] for origin, code, reason in sorted(view.problems)],
        "skipped": [
            {"document": n, **_skipped(skipped, reading, places)}
            for n, reading in enumerate(places.readings)
            for skipped in sorted(reading.skipped)
        ],
        "threshold": view.cmap.threshold,
    }


class _Places:
    """Where everything stands in the lists of the page."""

    def __init__(self, view: View) -> None:
        # Dated documents come first, oldest first: that is how a dispute unfolds.
        self.readings = sorted(
            view.by_document.values(),
            key=lambda r: (
                r.document.date is None,
                r.document.date or "",
                name_order(r.document),
                r.document.id,
            ),
        )
        self.people = [person for _, person in sorted(view.cmap.people.items())]
        self.variables = [variable for _, variable in sorted(view.cmap.variables.items())]
        self.document = {r.document.id: n for n, r in enumerate(self.readings)}
        self.person = {person.id: n for n, person in enumerate(self.people)}
        self.variable = {variable.id: n for n, variable in enumerate(self.variables)}
        self.link = {link.id: n for n, link in enumerate(view.cmap.links)}
        self.opposite = {link: self.link[other.id] for link, other in find_opposites(view.cmap).items()}
        self.claim = {(p.saying.document, p.saying.claim.id): n for n, p in enumerate(view.placed)}
        self.offsets = {r.document.id: utf16_offsets(r.document.text) for r in self.readings}


def utf16_offsets(text: str) -> Offsets:
    """How spans of a text are counted in UTF-16 code units.

    >>> utf16_offsets("a 🌊 b")(Span(4, 5))
    [5, 6]
    """
    wide = [match.start() for match in _BEYOND_BMP.finditer(text)]

    def offsets(span: Span) -> list[int]:
        return [span.start + bisect_left(wide, span.start), span.end + bisect_left(wide, span.end)]

    return offsets


def _document(view: View, reading: Reading) -> Json:
    document = reading.document
    return {
        "name": document_name(document),
        "origin": shown_origin(document.origin),
        "author": document.author,
        "publisher": document.publisher,
        "date": date_words(document.date),
        "address": document.address,
        "web": bool(document.address and _WEB.match(document.address)),
        "speaker": speaker_name(view, document),
        "text": document.text,
    }


def _claim(view: View, placed: Placed, places: _Places) -> Json:
    saying, claim = placed.saying, placed.saying.claim
    text = view.by_document[saying.document].document.text
    offsets = places.offsets[saying.document]
    data: Json = {
        "document": places.document[saying.document],
        "quote": offsets(quote_span(text, extent(saying))),
        "cause": offsets(claim.cause.span),
        "effect": offsets(claim.effect.span),
        "signal": [offsets(span) for span in claim.signal],
        "holders": [places.person[holder] for holder in saying.holders],
        "from": places.variable[saying.cause],
        "to": places.variable[saying.effect],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "scope": claim.scope,
        "both_ways": claim.both_ways,
        "confidence": claim.confidence,
        "status": placed.status,
        "copy_of": places.document.get(saying.copies) if saying.copies != saying.document else None,
        "links": [places.link[link.id] for link in placed.links],
    }
    for name in ("strength", "delay", "time", "place"):
        qualifier: Qualifier | None = getattr(claim, name)
        if qualifier is not None:
            data[name] = offsets(qualifier.span)
    return data


def _link(view: View, link: Link, places: _Places) -> Json:
    def claims(part: str) -> list[int]:
        own = [places.claim[s.document, s.claim.id] for s in getattr(link, part)]
        return sorted(own, key=lambda n: (places.document[view.placed[n].saying.document], n))

    return {
        "id": link.id,
        "from": places.variable[link.cause],
        "to": places.variable[link.effect],
        "polarity": link.polarity,
        "support": link.support,
        "reports": link.reports,
        "contested": link.contested,
        "once": link.once,
        "both_ways": link.both_ways,
        "holders": [places.person[holder] for holder in link.holders],
        "for": claims("carrying"),
        "backing": claims("backing"),
        "against": claims("denials"),
        "opposite": places.opposite.get(link.id),
        "sentence": link_sentence(view, link),
    }


def _position(position: Position, places: _Places) -> Json:
    def dispute(each: Dispute) -> Json:
        return {
            "link": places.link[each.link.id],
            "kind": each.kind,
            "people": [places.person[person] for person in each.against],
        }

    return {
        "person": places.person[position.person],
        "holds": [places.link[link.id] for link in position.holds],
        "denies": [places.link[link.id] for link in position.denies],
        "agrees": [[places.person[person], shared] for person, shared in position.agrees],
        "disputes": [dispute(each) for each in position.disputes],
    }


def _loop(view: View, loop: Loop, places: _Places) -> Json:
    return {
        "kind": loop.kind,
        "variables": [places.variable[variable] for variable in loop.variables],
        "links": [[places.link[link] for link in links] for links in loop.links],
        "held": bool(loop.held_by),
        "support": loop.support,
        "sentence": loop_sentence(view, loop),
        "ending": loop_ending(loop),
        "holders": loop_holders(view, loop),
    }


def _outcome(view: View, outcome: Outcome, places: _Places) -> Json:
    scenario = outcome.scenario
    pressed = {press.variable for press in scenario.presses}
    conditions = []
    if scenario.held:
        names = sorted(view.cmap.variables[variable].name for variable in scenario.held)
        conditions.append(f"Kept as they are: {', '.join(names)}.")
    if scenario.according_to:
        whose = listed(perspectives_words(view, scenario.according_to))
        conditions.append(f"Only by what {whose} said.")
    if scenario.modalities:
        conditions.append(f"Only claims that are {' or '.join(scenario.modalities)}.")
    if scenario.as_said:
        conditions.append("No link is used against the direction it was said in.")
    if scenario.general_only:
        conditions.append("Links that rest on finished events only are left out.")
    return {
        "presses": [
            {"words": press_words(view, press), "phrase": press.phrase} for press in scenario.presses
        ],
        "conditions": conditions,
        "effects": [
            _effect(view, effect, places)
            for effect in outcome.effects
            if effect.paths or effect.variable not in pressed
        ],
        "unreached": [places.variable[variable] for variable in outcome.unreached],
        "pressed": [
            [places.variable[press.variable], "rises" if press.direction == "more" else "falls"]
            for press in scenario.presses
        ],
        "basis": None if view.leans is None else as_sentence(f"shares of {basis_words(view.leans)}"),
        "run": None if view.unfolding is None else _run(view.unfolding),
    }


def _run(unfolding: Unfolding) -> Json:
    """What all charts of a run share: its length, its scale, and how it was run."""
    method = unfolding.method
    sizes = (abs(value) for bands in unfolding.bands.values() for band in bands for value in band)
    return {
        "steps": method.steps,
        "scale": max(sizes, default=0.0) or 1.0,
        "words": f"{method.steps} steps of a fuzzy cognitive map ({method.transfer}, rule: {method.rule}), "
        f"{method.draws:,} draws, seed {method.seed}: the difference from the run without presses, as the "
        "median and the 10th to 90th percentile.",
    }


def _lean(lean: Lean) -> Json:
    return {
        "side": lean.side,
        "words": as_sentence(lean_words(lean)),
        "shares": [
            {
                "prior": prior,
                "rises": round(shares.rises / shares.settled, 4),
                "falls": round(shares.falls / shares.settled, 4),
                "settled": round(shares.settled / shares.tried, 4),
            }
            for prior, shares in lean.shares.items()
            if shares.size is not None
        ],
    }


def _effect(view: View, effect: Effect, places: _Places) -> Json:
    leans = () if view.leans is None else view.leans.found
    bands = () if view.unfolding is None else view.unfolding.bands.get(effect.variable, ())
    return {
        "variable": places.variable[effect.variable],
        "verdict": effect.verdict,
        "reason": as_sentence(effect.reason),
        "lean": next((_lean(each) for each in leans if each.variable == effect.variable), None),
        "turns": [
            turn_words(view, each.found) or ["No link alone would turn it."]
            for each in view.turns
            if each.variable == effect.variable
        ],
        "run": [[round(value, 4) for value in band] for band in bands],
        "paths": [_path(view, path, places) for path in effect.paths],
        "more": effect.more,
        "more_is_exact": effect.more_is_exact,
        "sides": [
            {
                "holders": names_of(view, side.holders),
                "verdict": side.verdict,
                "links": [places.link[link] for link in side.links],
            }
            for side in effect.by_side
        ],
        "loops": [{"kind": loop.kind, "sentence": loop_sentence(view, loop)} for loop in effect.loops],
    }


def _path(view: View, path: EffectPath, places: _Places) -> Json:
    return {
        "effect": path.effect,
        "support": path.support,
        "held_by": names_of(view, path.held_by),
        "steps": [
            {
                "link": places.link.get(step.link),
                "from": places.variable[step.cause],
                "to": places.variable[step.effect],
                "sign": step.sign,
                "mirror": step.mirror,
                "once": step.once,
            }
            for step in path.steps
        ],
    }


def _skipped(skipped: Skipped, reading: Reading, places: _Places) -> Json:
    document = reading.document
    offsets = places.offsets[document.id]
    return {
        "span": offsets(skipped.span),
        "quote": offsets(_shown(skipped, document)),
        "reason": skipped.reason,
        "note": skipped.note,
    }


def _shown(skipped: Skipped, document: Document) -> Span:
    """What the page quotes of it: the sentence around a few words, the beginning of a long stretch."""
    if skipped.reason == "looks-causal":
        return quote_span(document.text, skipped.span)
    return Span(skipped.span.start, min(skipped.span.end, skipped.span.start + _LONGEST_SHOWN))
