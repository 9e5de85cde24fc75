"""From utterances to the records: contents cut, nested, and their sources resolved to entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records.document import Document
from sayso.records.span import Span
from sayso.records.statement import Attribution, Entity, Statement, StatementKind, Turn
from sayso.statements.contents import kind_of, pieces_of, stripped
from sayso.statements.coreference import Resolver
from sayso.statements.drafts import Draft
from sayso.statements.entities import Known
from sayso.statements.kinds import FIRST_PERSON, GENDERS
from sayso.statements.names import folded, without_titles, words_of_name
from sayso.statements.quotes import Quotation
from sayso.statements.sources import noun_phrase, source_words
from sayso.statements.speech import Utterance, innermost
from sayso.statements.turns import MarkedTurn, find_turns, speaker_named
from sayso.text.analysis import Analysis

# What a body of people believes or feels together; 'we assume', 'we see' is how authors lead their readers.
_HELD_TOGETHER = frozenset(
    "believe think hope fear feel want wish doubt trust prefer regret worry resent".split()
)


@dataclass(slots=True)
class _Placed:
    """An utterance with its content in spans."""

    utterance: Utterance
    number: int
    content: tuple[Span, ...]
    kind: StatementKind
    parent: int | None = None  # place in the sorted list
    entity: Known | None = None

    @property
    def draft(self) -> Draft:
        return self.utterance.draft


def assemble(
    analysis: Analysis, document: Document, utterances: Sequence[Utterance], quotations: Sequence[Quotation]
) -> Attribution:
    """The statements, entities and turns of a text."""
    starts = [q.span.start for q in quotations]
    placed = []
    for number, utterance in enumerate(utterances):
        content = _content(analysis, utterance, quotations, starts)
        if content:
            kind = kind_of(analysis.text, content, quotations, starts)
            placed.append(_Placed(utterance, number, content, kind))
    placed = _without_doubles(sorted(placed, key=_order))
    _nest(analysis, placed)
    if any(own := [_is_own_voice(analysis, p) for p in placed]):
        placed = [p for p, is_own in zip(placed, own, strict=True) if not is_own]
        _nest(analysis, placed)
    return _Finisher(analysis, document, placed, innermost(analysis, quotations)).attribution()


def _content(
    analysis: Analysis, utterance: Utterance, quotations: Sequence[Quotation], starts: Sequence[int]
) -> tuple[Span, ...]:
    draft = utterance.draft
    own = () if utterance.quotations and not utterance.embedded else _without_cue(analysis, draft)
    spans = list(pieces_of(analysis, own, quotations, starts))
    spans.extend(quotations[number].span for number in utterance.quotations)
    return _joined(analysis.text, spans)


def _without_cue(analysis: Analysis, draft: Draft) -> list[int]:
    left_out = set(draft.cue)
    left_out.update(source_words(analysis, draft))
    return [i for i in draft.content if i not in left_out]


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order; those that overlap become one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(s for span in joined if (s := stripped(text, span.start, span.end)))


def _order(placed: _Placed) -> tuple[int, int, int]:
    return placed.content[0].start, -placed.content[-1].end, placed.number


def _without_doubles(placed: list[_Placed]) -> list[_Placed]:
    """One statement for each content: the one with a source where only one has, else the first."""
    best: dict[tuple[Span, ...], _Placed] = {}
    for p in placed:
        q = best.get(p.content)
        if q is None or (q.draft.source is None and p.draft.source is not None):
            best[p.content] = p
    kept = {id(p) for p in best.values()}
    return [p for p in placed if id(p) in kept]


def _nest(analysis: Analysis, placed: Sequence[_Placed]) -> None:
    """Give each statement the innermost one in whose content its cue (else its content) stands."""
    for p in placed:
        p.parent = None
    pieces = sorted(
        ((piece, n) for n, p in enumerate(placed) for piece in p.content),
        key=lambda x: (x[0].start, -x[0].end, x[1]),
    )
    anchors = sorted(
        (
            Span(analysis.tokens[p.draft.cue[0]].start, analysis.tokens[p.draft.cue[-1]].end)
            if p.draft.cue
            else p.content[0],
            n,
        )
        for n, p in enumerate(placed)
    )
    open_pieces: list[tuple[Span, int]] = []
    next_piece = 0
    for anchor, n in anchors:
        while next_piece < len(pieces) and pieces[next_piece][0].start <= anchor.start:
            open_pieces.append(pieces[next_piece])
            next_piece += 1
        open_pieces = [x for x in open_pieces if x[0].end > anchor.start]
        around = [x for x in open_pieces if x[0].covers(anchor) and x[1] != n]
        if around:
            placed[n].parent = min(around, key=lambda x: (x[0].end - x[0].start, x[1]))[1]
    for n in range(len(placed)):
        _cut_cycle(placed, n)


def _is_own_voice(analysis: Analysis, p: _Placed) -> bool:
    """Whether the author speaks in the first person: 'I think', 'we show', outside every statement.

    What authors did say once ('I told them that'), and what 'we' as a body believe or want, are statements.
    """
    source, rule = p.draft.source, p.draft.rule
    if (
        p.parent is not None
        or source is None
        or analysis.tokens[source].lower not in {"i", "we"}
        or not p.draft.cue
    ):
        return False
    if rule in {"order", "words", "thoughts", "quoting", "colon"} or p.kind == "direct":
        return False
    verb = analysis.tokens[p.draft.cue[0]]
    if analysis.tokens[source].lower == "i":
        return not (rule in {"saying", "asking", "finding"} and verb.tag in {"VBD", "VBN"})
    if rule in {"saying", "asking"}:
        return p.draft.to is None or verb.tag not in {"VBD", "VBN"}
    return not (rule in {"will", "wish", "feelings"} or verb.lemma in _HELD_TOGETHER)


def _cut_cycle(placed: Sequence[_Placed], n: int) -> None:
    """Two whose cues stand in each other's content: neither is inside the other."""
    seen = {n}
    at = n
    while (parent := placed[at].parent) is not None:
        if parent in seen:
            placed[at].parent = None
            return
        seen.add(parent)
        at = parent


def _source_span(analysis: Analysis, draft: Draft) -> Span | None:
    words = source_words(analysis, draft)
    return analysis.span(words) if words else None


class _Finisher:
    """Resolves the sources of one text and numbers what was found."""

    def __init__(
        self, analysis: Analysis, document: Document, placed: list[_Placed], inside: Sequence[int]
    ) -> None:
        self.analysis = analysis
        self.placed = placed
        self.document = document
        self.marked = find_turns(analysis, document)
        drafts = [p.draft for p in placed]
        asked = {d.to: d.cue[0] for d in drafts if d.to is not None}
        asked |= {d.source: d.cue[0] if d.cue else -1 for d in drafts if d.source is not None}
        sources = [d.source for d in drafts if d.source is not None]
        words = {d.source: d.named for d in drafts if d.source is not None and d.named}
        self.resolver = Resolver(
            analysis, asked, sources, inside, self.names_within(), words, self.quoted_sources()
        )
        self.meant = self.resolver.read()
        self.unnamed: dict[str, Known] = {}
        self.speakers = [self.speaker_of_turn(turn) for turn in self.marked]
        named = speaker_named(analysis, document)
        self.speaker = self.by_name(named) if named else None
        self.author: Known | None = None

    def names_within(self) -> dict[int, frozenset[str]]:
        """For each pronoun that is a source, the words of the names in its content."""
        tokens = self.analysis.tokens
        return {
            p.draft.source: frozenset(
                folded(tokens[i].text)
                for span in p.content
                for i in self.analysis.tokens_in(span)
                if tokens[i].upos == "PROPN"
            )
            for p in self.placed
            if p.draft.source is not None and tokens[p.draft.source].lower in GENDERS
        }

    def quoted_sources(self) -> dict[int, int]:
        """For each quotation that is somebody's own words, by number, the head of the source."""
        by_number = {p.number: p.draft.source for p in self.placed}
        found: dict[int, int] = {}
        for p in self.placed:
            after = p.utterance.after
            source = p.draft.source if after is None else by_number.get(after)
            if source is not None:
                found |= dict.fromkeys(p.utterance.quotations, source)
        return found

    def attribution(self) -> Attribution:
        """All that was found, numbered."""
        by_number = {p.number: p for p in self.placed}
        for p in self.placed:
            p.entity = self.entity_of(p, by_number, set())
        told = {p.number: self.told(p) for p in self.placed}
        entities = self.numbered(told)
        ids = {id(known): f"e{n}" for n, known in enumerate(entities, 1)}
        return Attribution(
            tuple(self.statement(n, p, told[p.number], ids) for n, p in enumerate(self.placed)),
            tuple(self.entity(known, ids[id(known)]) for known in entities),
            tuple(
                Turn(ids[id(known)], turn.span)
                for turn, known in zip(self.marked, self.speakers, strict=True)
            ),
            ids[id(self.speaker)] if self.speaker is not None else None,
        )

    def entity_of(self, p: _Placed, by_number: dict[int, _Placed], asking: set[int]) -> Known:
        """Whom a statement is attributed to: its source, the speaker who goes on, or the first person's."""
        if p.entity is not None:
            return p.entity
        asking.add(p.number)
        known: Known | None = None
        source = p.draft.source
        if p.utterance.after is not None:
            earlier = by_number.get(p.utterance.after)
            if earlier is not None and earlier.number not in asking:
                known = self.entity_of(earlier, by_number, asking)
        elif source is not None and self.analysis.tokens[source].lower in FIRST_PERSON:
            parent = self.placed[p.parent] if p.parent is not None else None
            if parent is not None and parent.number not in asking:
                known = self.entity_of(parent, by_number, asking)
            else:
                known = self.first_person(source)
            if known is not None:
                self.mention(known, source)
        elif source is not None:
            known = self.meant.get(source)
            if known is not None:
                self.note_wording(known, p.draft)
        p.entity = known or Known()
        return p.entity

    def note_wording(self, known: Known, draft: Draft) -> None:
        """The words of a source are one more name of a named entity ('President Kern')."""
        span = _source_span(self.analysis, draft)
        if draft.source is None or span is None or not known.named:
            return
        words = " ".join(span.words(self.analysis.text).split())
        nominal = self.analysis.tokens[draft.source].upos in {"NOUN", "PROPN"}
        if nominal and len(words) < 60 and words not in [*known.wordings, *known.descriptions]:
            known.descriptions.append(words)

    def first_person(self, i: int) -> Known | None:
        """Who 'I' or 'we' is outside every quotation: the speaker of the turn or text, else its author."""
        at = self.analysis.tokens[i].start
        n = bisect_right([turn.span.start for turn in self.marked], at) - 1
        if n >= 0 and self.marked[n].span.end > at:
            return self.speakers[n]
        if self.speaker is not None:
            return self.speaker
        if self.analysis.tokens[i].lower in {"we", "us", "our"}:
            return None
        if self.author is None:
            name = self.document.author
            self.author = self.by_name(name) if name else Known("person")
        return self.author

    def told(self, p: _Placed) -> Known | None:
        """To whom it was said."""
        to = p.draft.to
        if to is not None and self.analysis.tokens[to].lower in FIRST_PERSON and p.parent is None:
            return self.first_person(to)
        return self.meant.get(to) if to is not None else None

    def mention(self, known: Known, i: int) -> None:
        token = self.analysis.tokens[i]
        known.mentions.append(Span(token.start, token.end))

    def by_name(self, name: str) -> Known:
        """The entity of a name that stands outside the sentences: in a label, a title, a record."""
        words = words_of_name(name)
        known = self.resolver.register.find(words, "person") or self.resolver.register.find(words, None)
        if known is None:
            known = self.resolver.register.add("person")
        self.resolver.register.name(known, words, without_titles(name, words))
        return known

    def speaker_of_turn(self, turn: MarkedTurn) -> Known:
        """Who speaks in a turn; one without a name for all turns of a label that names nobody."""
        if turn.name is None:
            return self.unnamed.setdefault(turn.label.words(self.analysis.text).lower(), Known("person"))
        known = self.by_name(turn.name)
        if words_of_name(turn.label.words(self.analysis.text))[-1:] == words_of_name(turn.name)[-1:]:
            known.mentions.append(turn.label)
        return known

    def numbered(self, told: dict[int, Known | None]) -> list[Known]:
        """Whoever is referred to, in order of first mention; unnamed ones where their statement begins."""
        first: dict[int, tuple[int, int]] = {}
        by_id: dict[int, Known] = {}
        for n, p in enumerate(self.placed):
            for known in (p.entity, told[p.number]):
                if known is not None:
                    by_id[id(known)] = known
                    at = min((m.start for m in known.mentions), default=p.content[0].start)
                    first.setdefault(id(known), (at, n))
        for n, known in enumerate([*self.speakers, self.speaker], len(self.placed)):
            if known is not None:
                by_id[id(known)] = known
                first.setdefault(id(known), (min((m.start for m in known.mentions), default=0), n))
        return [by_id[i] for i in sorted(first, key=lambda i: first[i])]

    def statement(self, n: int, p: _Placed, told: Known | None, ids: dict[int, str]) -> Statement:
        analysis, draft = self.analysis, p.draft
        return Statement(
            f"s{n + 1}",
            p.kind,
            ids[id(p.entity)],
            p.content,
            source=_source_span(analysis, draft),
            cue=analysis.span(draft.cue) if draft.cue else None,
            to=analysis.span(noun_phrase(analysis, draft.to)) if draft.to is not None and told else None,
            to_entity=ids[id(told)] if told is not None else None,
            parent=f"s{p.parent + 1}" if p.parent is not None else None,
            found_by=f"rule:{draft.rule}",
        )

    def entity(self, known: Known, identity: str) -> Entity:
        names = sorted(known.wordings, key=lambda w: (-len(words_of_name(w)), known.wordings.index(w)))
        every = [*names, *known.descriptions]
        mentions = tuple(sorted(set(known.mentions)))
        spoken = dict.fromkeys(m.words(self.analysis.text) for m in mentions)
        titled = [w for w in spoken if w not in every and words_of_name(w) in known.names]
        return Entity(
            identity,
            every[0] if every else None,
            known.type,
            mentions if every else (),
            tuple(dict.fromkeys(w for w in [*every[1:], *titled])),
        )
