"""The shapes that the workbench's server sends and takes.

Spans are half-open [start, end) in Unicode code points of the document's text, as everywhere in sayso.
"""

from __future__ import annotations

from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sayso.export.escaping import whole
from sayso.export.view import Status
from sayso.records.causalmap import LoopKind
from sayso.records.causalmap import Verdict as Judgement
from sayso.records.claim import Change as SideChange
from sayso.records.claim import Modality, Polarity, Scope
from sayso.records.decision import DecisionKind, DecisionScope, Subject
from sayso.records.response import Rule, Transfer
from sayso.records.response import Side as LeaningSide
from sayso.records.scenario import Direction, Verdict
from sayso.records.statement import EntityType, StatementKind
from sayso.records.variable import VariableKind

Words = Annotated[str, BeforeValidator(lambda value: whole(value) if isinstance(value, str) else value)]
"""Text of a document; what UTF-8 cannot hold becomes U+FFFD."""

Span = tuple[int, int]
Band = tuple[float, float, float]

Item = TypeVar("Item")


class Shape(BaseModel):
    """Base of all shapes: they are made once and not changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Page(Shape, Generic[Item]):
    """Some rows of a longer list, from `offset` on, at most `limit`; `total` is how many there are."""

    rows: list[Item]
    total: int
    offset: int
    limit: int
    revision: int


class LogEntry(Shape):
    """An entry of the log of decisions, in words."""

    id: str
    when: str
    who: Words
    why: Words
    kind: DecisionKind
    subject: Subject
    scope: DecisionScope
    what: Words
    holds: bool
    state: str


class Problem(Shape):
    """What did not work: what kind of trouble, one sentence, what it is about, and what to do.

    `choices` are names that may be meant; `later` is what others decided meanwhile.
    """

    kind: str
    message: Words
    place: Words = ""
    what_to_do: Words = ""
    choices: list[Words] = []
    later: list[LogEntry] = []


class Failure(Shape):
    """The one shape of every error."""

    error: Problem


class Format(Shape):
    """A format that the project can be handed on in."""

    name: str
    suffix: str
    summary: str


class Standing(Shape):
    """The revision that is shown, and that of the file, which is larger while a newer map is being made.

    Until it is `complete`, lists of all there is may be of a revision before; each tells which.
    """

    revision: int
    file_revision: int
    complete: bool


class ProjectShown(Standing):
    """The project: what it is called, how much is in it, and what can be undone."""

    name: Words
    path: Words
    by: Words
    documents: int
    statements: int
    claims: int
    variables: int
    people: int
    links: int
    threshold: float
    to_undo: LogEntry | None
    to_redo: LogEntry | None
    formats: list[Format]
    suffixes: list[str]
    upload_bytes: int
    upload_files: int
    version: str


class PersonRef(Shape):
    """Somebody, by id and name."""

    id: str
    name: Words


class VariableRef(Shape):
    """A variable, by id and name."""

    id: str
    name: Words


class DocumentRef(Shape):
    """A document, by id and name."""

    id: str
    name: Words


class DocumentRow(Shape):
    """A document in a list."""

    id: str
    name: Words
    by: Words | None
    author: Words | None
    publisher: Words | None
    date: str | None
    speaker: Words | None
    address: Words | None
    origin: Words
    words: int
    statements: int
    claims: int
    skipped: int


class StatementRow(Shape):
    """Who said what, in a list."""

    id: str
    person: Words
    kind: StatementKind
    cue: Words | None
    words: Words
    to: Words | None
    document: str
    name: Words
    date: str | None
    paragraph: int
    line: int
    spans: list[Span]


class ClaimRow(Shape):
    """What is said to lead to what, in a list."""

    id: str
    person: Words
    through: list[Words]
    cause: Words
    polarity: Polarity
    effect: Words
    modality: Modality
    scope: Scope
    confidence: float
    status: Status
    words: Words
    document: str
    name: Words
    date: str | None
    paragraph: int
    line: int
    span: Span
    found_by: str


class PersonRow(Shape):
    """Somebody in a list."""

    id: str
    name: Words
    type: EntityType
    role: Literal["source", "byline"]
    claims: int
    statements: int
    documents: int
    aliases: list[Words]


class VariableCounted(Shape):
    """A variable: links that come into it and leave it, claims about it, documents.

    Its role is 'driver', 'outcome' or 'between'.
    """

    id: str
    name: Words
    kind: VariableKind
    role: str | None
    causes: int
    effects: int
    claims: int
    documents: int
    general: Words | None
    aliases: list[Words]


class VariableRow(VariableCounted):
    """A variable in a list: `between` is on how many pairs of others' shortest ways it stands, `betweenness`
    their share; None on very large maps.
    """

    between: int | None
    betweenness: float | None


class LinkRow(Shape):
    """A causal link in a list, and the links that it is a special, or a general, case of."""

    id: str
    cause: Words
    polarity: Polarity
    effect: Words
    support: int
    reports: int
    claims: int
    denials: int
    contested: bool
    once: bool
    people: list[Words]
    cause_id: str
    effect_id: str
    special_of: list[str]
    general_of: list[str]


class SideShown(Shape):
    """The cause or the effect of a claim: its words, what happens to it, and which variable it is."""

    span: Span
    change: SideChange
    variable: str
    name: Words


class QualifierShown(Shape):
    """Words that say how strong, how late, when or where."""

    span: Span
    value: str


class ClaimShown(Shape):
    """A claim where it stands. `id` is 'DOCUMENT:CLAIM'; `quote` the sentence or sentences around it."""

    id: str
    quote: Span
    cause: SideShown
    effect: SideShown
    signal: list[Span]
    polarity: Polarity
    modality: Modality
    scope: Scope
    both_ways: bool
    holders: list[PersonRef]
    own_voice: bool
    statement: str | None
    confidence: float
    found_by: str
    status: Status
    verdict: Judgement | None
    links: list[str]
    strength: QualifierShown | None
    delay: QualifierShown | None
    time: QualifierShown | None
    place: QualifierShown | None


class StatementShown(Shape):
    """A statement where it stands. `id` is 'DOCUMENT:STATEMENT'."""

    id: str
    kind: StatementKind
    person: Words
    person_id: str | None
    content: list[Span]
    source: Span | None
    cue: Span | None
    to: Span | None
    parent: str | None
    found_by: str


class SkippedShown(Shape):
    """A stretch that was left out, and why."""

    span: Span
    reason: str
    note: Words


class DocumentShown(Shape):
    """A document as it is written, with all that was found in it. `copies` are its near-copies."""

    id: str
    revision: int
    name: Words
    title: Words | None
    author: Words | None
    publisher: Words | None
    date: str | None
    speaker: Words | None
    address: Words | None
    web: bool
    origin: Words
    text: Words
    copies: list[DocumentRef]
    statements: list[StatementShown]
    claims: list[ClaimShown]
    skipped: list[SkippedShown]


class Hit(Shape):
    """A place in a text that has the words that were looked for, with some words around it."""

    document: str
    name: Words
    date: str | None
    span: Span
    before: Words
    words: Words
    after: Words
    paragraph: int


class SayingShown(Shape):
    """One saying of a link: the sentences round it and who says it where. Spans are those of `text`."""

    claim: str
    document: str
    document_name: Words
    date: str | None
    paragraph: int
    text: Words
    start: int
    cause: Span
    effect: Span
    signal: list[Span]
    holders: list[PersonRef]
    own_voice: bool
    modality: Modality
    scope: Scope
    confidence: float
    verdict: Judgement | None
    notes: list[Words]


class LinkShown(Shape):
    """A link with its evidence. `against` are denials; `opposite` says the other sign."""

    id: str
    revision: int
    sentence: Words
    cause: VariableRef
    effect: VariableRef
    polarity: Polarity
    support: int
    reports: int
    contested: bool
    once: bool
    holders: list[PersonRef]
    carrying: list[SayingShown]
    backing: list[SayingShown]
    against: list[SayingShown]
    opposite: list[SayingShown]
    opposite_link: str | None


class LoopShown(Shape):
    """A feedback loop: ids of variables in order round it, ids of the links from each to the next."""

    id: str
    kind: LoopKind
    variables: list[str]
    links: list[list[str]]
    support: int
    held_by: list[PersonRef]
    sentence: Words
    ending: Words
    holders: Words


class MapVariableShown(Shape):
    """A variable on the map; `general` is the one that a person put it under."""

    id: str
    name: Words
    kind: VariableKind
    general: str | None
    aliases: list[Words]


class MapLinkShown(Shape):
    """A link on the map; `holders` and `deniers` are ids of people, `delayed` is what some claim says."""

    id: str
    cause: str
    effect: str
    polarity: Polarity
    support: int
    reports: int
    claims: int
    contested: bool
    denied: bool
    delayed: bool
    once: bool
    holders: list[str]
    deniers: list[str]
    modalities: list[Modality]
    opposite: str | None


class MapShown(Shape):
    """The causal map. `total` counts all links that were asked for, also where only the strongest came.

    While loops are being looked for on a large map there are none, and `loops_pending`.
    """

    revision: int
    variables: list[MapVariableShown]
    links: list[MapLinkShown]
    loops: list[LoopShown]
    people: list[PersonRef]
    total: int
    loops_cut: bool
    loops_pending: bool


class Shared(Shape):
    """Somebody who holds some of the same links, and how many."""

    person: PersonRef
    links: int


class DisputeShown(Shape):
    """A link that somebody holds or denies, and who says the contrary."""

    link: LinkRow
    kind: Literal["deny", "opposite", "hold"]
    against: list[PersonRef]


class PersonShown(Shape):
    """Somebody: what they hold, with whom they agree, and with whom not."""

    revision: int
    person: PersonRow
    holds: list[LinkRow]
    denies: list[LinkRow]
    agrees: list[Shared]
    disputes: list[DisputeShown]


class VariableShown(Shape):
    """A variable with its links, and those that stand under it."""

    revision: int
    variable: VariableCounted
    general: VariableRef | None
    specific: list[VariableRef]
    incoming: list[LinkRow]
    outgoing: list[LinkRow]


class StepShown(Shape):
    """One link on a path, with some of the words it stands on."""

    link: str
    cause: Words
    effect: Words
    sign: Polarity
    support: int
    reports: int
    people: list[Words]
    denied_by: list[Words]
    contested: bool
    mirror: bool
    once: bool
    quotes: list[StepQuote]


class StepQuote(Shape):
    """Words that a step stands on."""

    claim: str
    words: Words
    speaker: Words
    document: Words
    date: str | None
    modality: str
    paragraph: int


class PathShown(Shape):
    """A way from one variable to another."""

    steps: list[StepShown]
    effect: str
    support: int
    held_by: list[Words]
    strength: float | None


class WhyShown(Shape):
    """The paths from one variable to another, best first."""

    revision: int
    cause: VariableRef
    effect: VariableRef
    paths: list[PathShown]
    complete: bool


class FoundShown(Shape):
    """What a phrase stands for: the variable that is clearly meant and what happens to it, or choices."""

    phrase: Words
    meant: VariableRef | None
    direction: Direction | None
    choices: list[Words]


class Start(Shape):
    """At which step of a run a press or a hold begins."""

    variable: str
    step: int = Field(ge=0, le=1000)


class RunAsked(Shape):
    """How the what-if is run over time."""

    transfer: Transfer = "tanh"
    rule: Rule = "memory"
    steps: int = Field(20, ge=1, le=200)
    draws: int = Field(500, ge=1, le=5000)


class WhatIfAsked(Shape):
    """A what-if: names or ids of variables and people, as the command line takes them.

    `grouped` asks at the level of general variables, of which their special cases are a part.
    """

    phrase: str = Field("", max_length=500)
    more: list[str] = Field([], max_length=50)
    less: list[str] = Field([], max_length=50)
    hold: list[str] = Field([], max_length=50)
    according_to: list[str] = Field([], max_length=50)
    as_said: bool = False
    general_only: bool = False
    grouped: bool = False
    modalities: list[Modality] = Field([], max_length=6)
    starts: list[Start] = Field([], max_length=50)
    draws: int = Field(1000, ge=1, le=20_000)
    seed: int = Field(0, ge=0, le=2**31)
    run: RunAsked | None = None


class PressShown(Shape):
    """A press as it is understood."""

    variable: VariableRef
    direction: Direction
    phrase: Words
    words: Words


class SideAnswerShown(Shape):
    """What follows by the word of some."""

    people: list[PersonRef]
    links: list[str]
    verdict: Verdict


class SharesShown(Shape):
    """How a variable responds under one prior: counts of draws, and how small the response is."""

    tried: int
    settled: int
    rises: int
    falls: int
    size: Band | None


class EarlyShown(Shape):
    """One of the first steps, never a settled answer: shares (0 to 1) of the draws."""

    step: int
    rises: float
    falls: float


class LeanShown(Shape):
    """Which way a variable leans when strengths are drawn."""

    side: LeaningSide
    uniform: SharesShown
    log_uniform: SharesShown
    loops: list[LoopShown]
    early: list[EarlyShown]


class EffectShown(Shape):
    """What follows for one variable, and why."""

    variable: VariableRef
    verdict: Verdict
    reason: Words
    by_side: list[SideAnswerShown]
    paths: list[PathShown]
    more: int
    more_is_exact: bool
    lean: LeanShown


class RunShown(Shape):
    """A run over time: for each variable the 10th percentile, median and 90th percentile at every step."""

    steps: int
    draws: int
    transfer: Transfer
    rule: Rule
    bands: dict[str, list[Band]]


class AnswerShown(Shape):
    """What follows from what was said; it is no forecast."""

    revision: int
    presses: list[PressShown]
    held: list[VariableRef]
    according_to: list[Words]
    effects: list[EffectShown]
    not_reached: list[VariableRef]
    settled_uniform: float
    settled_log_uniform: float
    draws: int
    seed: int
    run: RunShown | None


class Resting(Shape):
    """What a write rests on.

    `revision` is what was last seen: where somebody decided otherwise about the same thing since, the
    answer is a clash (409) and nothing is written. Left out: the project is taken as it is.
    """

    revision: int | None = None
    why: str = Field("", max_length=2000)
    by: str = Field("", max_length=200)


class Judge(Resting):
    """Accept or reject claims, statements or proposals, by id."""

    kind: Literal["accept", "reject"]
    ids: list[str] = Field(min_length=1, max_length=5000)
    scope: DecisionScope = "here"


class ChangeAsked(Shape):
    """What is to be otherwise; what is left out stays. '' as holder is the author's own voice."""

    cause: str | None = Field(None, max_length=300)
    effect: str | None = Field(None, max_length=300)
    sign: Literal["+", "-", "?"] | None = None
    modality: Modality | None = None
    holder: str | None = Field(None, max_length=300)


class Edit(Resting):
    """Change a claim, or who makes a statement."""

    kind: Literal["edit"]
    ids: list[str] = Field(min_length=1, max_length=1)
    change: ChangeAsked
    scope: DecisionScope = "here"


class ClaimAsked(Shape):
    """A claim on words of a document: that one thing leads to another.

    Without a sign it is what the changes of both sides make; without a change it is what the words of the
    side say, as far as the sign allows. Without a name a side is what its words name; without a holder the
    claim is whose the text says it is, and '' is the author's own voice.
    """

    cause: Span
    effect: Span
    signal: list[Span] = Field([], max_length=20)
    sign: Polarity | None = None
    cause_change: SideChange | None = None
    effect_change: SideChange | None = None
    cause_name: str = Field("", max_length=300)
    effect_name: str = Field("", max_length=300)
    modality: Modality = "asserted"
    time: Scope = "general"
    holder: str | None = Field(None, max_length=300)


class StatementAsked(Shape):
    """A statement on words of a document: what is said, by whom, and the words that tell so."""

    content: list[Span] = Field(min_length=1, max_length=50)
    holder: str = Field(min_length=1, max_length=300)
    source: Span | None = None
    cue: Span | None = None
    kind: StatementKind | None = None


class Add(Resting):
    """Add a claim or a statement that reading did not find: one of both."""

    kind: Literal["add"]
    document: str
    claim: ClaimAsked | None = None
    statement: StatementAsked | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.claim is None) == (self.statement is None):
            raise ValueError("give either a claim or a statement")
        return self


class AddAsked(Shape):
    """A claim that would be added."""

    document: str
    claim: ClaimAsked


class AddShown(Shape):
    """An added claim as it would stand there; without holders it is in the author's own voice."""

    revision: int
    cause: Words
    cause_change: SideChange
    effect: Words
    effect_change: SideChange
    sign: Polarity
    holders: list[Words]


class Merge(Resting):
    """Make several variables, or people, one; the first keeps its id, and its name without another."""

    kind: Literal["merge"]
    ids: list[str] = Field(min_length=2, max_length=100)
    name: str = Field("", max_length=300)
    people: bool = False


class Split(Resting):
    """Take out of a variable, or person, as another what has these names, in these documents."""

    kind: Literal["split"]
    id: str
    names: list[str] = Field([], max_length=100)
    documents: list[str] = Field([], max_length=1000)
    name: str = Field("", max_length=300)
    people: bool = False


class Rename(Resting):
    """Give a variable, or person, another name."""

    kind: Literal["rename"]
    id: str
    name: str = Field(max_length=300)
    also: bool = False
    people: bool = False


class Group(Resting):
    """Put variables under a general one, which is made when there is none of that name."""

    kind: Literal["group"]
    general: str = Field(max_length=300)
    ids: list[str] = Field(min_length=1, max_length=200)


class Pseudonym(Resting):
    """Show people under pseudonyms; without a name they are 'Speaker 1', 'Speaker 2', …"""

    kind: Literal["pseudonym"]
    ids: list[str] = Field(min_length=1, max_length=1000)
    name: str = Field("", max_length=300)


Decide = Annotated[
    Judge | Edit | Add | Merge | Split | Rename | Group | Pseudonym, Field(discriminator="kind")
]


class TakeBack(Shape):
    """Undo or redo: the decision of this id, or the next in turn."""

    decision: str = ""
    revision: int | None = None
    by: str = Field("", max_length=200)


class Decided(Shape):
    """What was written, and the revision after it."""

    decisions: list[LogEntry]
    revision: int


class NoteAsked(Shape):
    """A note as a person types it: it becomes a document, and its claims are held by that person."""

    text: str = Field(min_length=1, max_length=200_000)
    by: str = Field("", max_length=200)


class TextAsked(Shape):
    """A text that is typed or pasted, with what one knows about it; the date as in 2031-03-04 or 2031."""

    text: str = Field(min_length=1, max_length=5_000_000)
    title: str = Field("", max_length=300)
    speaker: str = Field("", max_length=300)
    author: str = Field("", max_length=300)
    publisher: str = Field("", max_length=300)
    date: str = Field("", pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")


class Proposal(Shape):
    """Two variables that may be one thing, with the chance and the reason, and how many pairs are alike.

    Accepting or rejecting its id settles it, with the scope 'everywhere' also those alike.
    """

    id: str
    first: Words
    second: Words
    score: float
    alike: int | None
    reason: Words
    first_id: str
    second_id: str


class PeopleProposal(Shape):
    """Two people, or organisations, who may be one, and the reason; how likely that is nobody has estimated.

    Accepting or rejecting its id settles it.
    """

    id: str
    first: Words
    second: Words
    reason: Words
    first_id: str
    second_id: str


class Doubt(ClaimRow):
    """A claim that nobody has judged, and how many others say the same; `counting` of these count on the map.

    Of those that say the same the least certain stands for all. With the scope 'everywhere' a decision on it
    reaches those alike.
    """

    alike: int
    counting: int


class DisputeSide(Shape):
    """One of the things that are said: its sign, or that it is denied, and every saying of it."""

    sign: Polarity
    denied: bool
    sentence: Words
    claims: list[str]
    sayings: list[SayingShown]


class Dispute(Shape):
    """A cause and an effect that people say opposite things of, or that somebody denies: who says what."""

    id: str
    cause: VariableRef
    effect: VariableRef
    sides: list[DisputeSide]


class ProgressShown(Shape):
    """How many claims people have looked at, and what waits."""

    revision: int
    claims: int
    accepted: int
    rejected: int
    doubts: int
    disputes: int


class ReliabilityShown(Shape):
    """How far coders agree in one thing: Krippendorff's alpha over units that two or more judged.

    `few` says that the units are too few to rely on it; alpha is None where it is not defined.
    """

    units: int
    single: int
    alike: int
    counts: dict[str, int]
    alpha: float | None
    low: float | None
    high: float | None
    few: bool


class Coder(Shape):
    """Somebody who judged claims, and how many."""

    name: Words
    claims: int


class AgreementShown(Shape):
    """How far the people of this log agree about claims; without two of them, `why` says so."""

    coders: list[Coder]
    verdicts: ReliabilityShown | None
    signs: ReliabilityShown | None
    why: Words


class MergeAsked(Shape):
    """Variables or people that would be merged."""

    ids: list[str] = Field(min_length=2, max_length=100)
    name: str = Field("", max_length=300)
    people: bool = False


class MergeShown(Shape):
    """What a merge would change on the map.

    `joined` are links that would have more claims than now, `contested` those that would be contested and
    are not now; `to_itself` is how many claims more would link a variable to itself. Loops are not counted
    on maps on which it takes long to look for them.
    """

    revision: int
    name: Words
    variables_before: int
    variables_after: int
    links_before: int
    links_after: int
    loops_before: int | None
    loops_after: int | None
    joined: list[LinkRow]
    contested: list[LinkRow]
    to_itself: int


JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class JobFile(Shape):
    """What became of one file of a job."""

    name: Words
    status: Literal["waiting", "reading", "read", "unchanged", "failed"]
    documents: int
    problems: list[Words]


class Job(Shape):
    """Long work: how far it is, and what came of it. `done` and `total` count files."""

    id: str
    kind: Literal["read"]
    state: JobState
    started: str
    done: int
    total: int
    words: int
    files: list[JobFile]
    error: Words | None


class Jobs(Shape):
    """The jobs of this server since it was started, the earliest first."""

    jobs: list[Job]


class Removed(Shape):
    """What was withdrawn."""

    documents: list[str]
    revision: int


class Perspective(Shape):
    """A perspective that has a name, and the filter that it stands for."""

    name: str
    filter: str


class Perspectives(Shape):
    """The perspectives that have a name."""

    perspectives: list[Perspective]
    revision: int


class FilterAsked(Shape):
    """A filter, as the command line takes it."""

    filter: str = Field(max_length=2000)


class DifferenceShown(Shape):
    """A link that one of two perspectives holds, or both; `whose` says it in words."""

    where: Literal["contested", "both", "first", "second"]
    link: str
    cause: Words
    sign: Polarity
    effect: Words
    sentence: Words
    whose: Words
    first: list[Words]
    second: list[Words]
    quotes: list[StepQuote]


class SideVariables(Shape):
    """Ids of variables that have a link in both, only in the first, only in the second."""

    both: list[str]
    first: list[str]
    second: list[str]


class ComparisonShown(Shape):
    """What two perspectives share, have alone, and contest.

    `distance` is the share of all links that not both hold (None without links); of `both_speak` pairs of
    cause and effect they `agree` on some. `total` counts the links, also where only the first of them came.
    """

    revision: int
    names: list[Words]
    perspectives: list[Words]
    sentence: Words
    distance: float | None
    counts: dict[str, int]
    both_speak: int
    agree: int
    variables: SideVariables
    total: int
    links: list[DifferenceShown]


class ScenarioAsked(Shape):
    """A what-if to keep under a name, in the place of another of that name."""

    name: str = Field(min_length=1, max_length=100)
    asked: WhatIfAsked


class ScenarioRow(Shape):
    """A what-if that was kept, in words, and as it is asked again: with ids for names.

    The map is another one now when `map_now` is not `map_version`.
    """

    name: Words
    presses: Words
    held: list[Words]
    perspectives: list[Words]
    map_version: str
    map_now: str
    saved: str
    asked: WhatIfAsked


class Scenarios(Shape):
    """The what-ifs that were kept, by name."""

    scenarios: list[ScenarioRow]
    revision: int


class SideCell(Shape):
    """What follows for one variable in one column; `rises` is a share of the settled draws."""

    words: Words
    verdict: Verdict
    side: LeaningSide | None
    rises: float | None


class SideRow(Shape):
    """One variable, and what follows for it in every column; whether the columns differ."""

    variable: str
    name: Words
    cells: list[SideCell]
    differs: bool


class SideColumn(Shape):
    """One of several answers: what is pressed and held in it, and the links that lead on from there.

    `speaks` is false where its perspective says nothing of what is pressed.
    """

    name: Words
    presses: list[PressShown]
    held: list[VariableRef]
    links: list[str]
    speaks: bool


class SidesAsked(Shape):
    """A what-if by what everybody says, and by each of some perspectives.

    Without any, they are the `most` people who claim most about what the presses lead to.
    """

    asked: WhatIfAsked
    whose: list[str] = Field([], max_length=12)
    most: int = Field(2, ge=1, le=12)


class SideBySideShown(Shape):
    """What-ifs side by side, made of the same draws; those variables first in which they differ."""

    revision: int
    columns: list[SideColumn]
    rows: list[SideRow]
