"""Attributions as a trained reader sees them, beside those of the grammar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sayso.lexicon import load
from sayso.statements.drafts import RELATIVES, Draft, is_word
from sayso.statements.sources import noun_phrase
from sayso.text.analysis import Analysis
from sayso.text.frames import Anchor, Frame, Hint, Role, Seen
from sayso.text.sides import head_of
from sayso.text.wording import TIMES

RULE = "trained"
_BOTH = frozenset({"both", "either", "neither"})
# A cue of the grammar that the reader thinks less likely is none, and no frame is looked for: of 550 such in
# half of the texts of reading/ one was believed then.
UNLIKELY = 0.1
_SAME = 0.7  # overlap of contents from which two drafts are one


def heard(analysis: Analysis, seen: Seen, ruled: Sequence[Draft]) -> list[Draft]:
    """The drafts of the grammar that the reader does not doubt, and its own, in the order of their cues."""
    believed = _believed()
    cues = [
        Anchor("cue", () if _leads_beyond(analysis, draft) else tuple(sorted(draft.cue))) for draft in ruled
    ]
    own = seen.anchors("cue")
    likely = {cue for cue in cues if cue.tokens and seen.begins(cue) >= UNLIKELY}
    anchors = sorted({*likely, *own}, key=lambda a: a.tokens)
    frames = dict(
        zip(anchors, seen.frames(anchors, [hint_of(analysis, draft) for draft in ruled]), strict=True)
    )
    kept = [
        _bounded(analysis, draft, frames[cue]) if cue.tokens else draft
        for draft, cue in zip(ruled, cues, strict=True)
        if not cue.tokens or (cue in frames and _belief(frames[cue]) >= believed)
    ]
    for cue in own:
        draft = _draft(analysis, frames[cue]) if _belief(frames[cue]) >= believed else None
        if draft is not None and not _known(draft, kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.cue[:1], d.content[:1]))


def _leads_beyond(analysis: Analysis, draft: Draft) -> bool:
    """Whether the content is the next paragraph, which the reader does not look at: 'Ada Kern wrote:'."""
    if not draft.cue or not draft.content:
        return False
    return analysis.paragraph_of(draft.content[0]) == analysis.paragraph_of(draft.cue[-1]) + 1


def hint_of(analysis: Analysis, draft: Draft) -> Hint:
    """What a draft of the grammar tells the trained reader."""
    roles: list[tuple[Role, int, int]] = []
    named: tuple[tuple[Role, int | None], ...] = (("source", draft.source), ("to", draft.to))
    for role, head in named:
        if head is not None:
            tokens = sorted(noun_phrase(analysis, head))
            roles.append((role, tokens[0], tokens[-1] + 1))
    run: list[int] = []
    for i in [*sorted(draft.content), -1]:
        if run and i != run[-1] + 1:
            roles.append(("content", run[0], run[-1] + 1))
            run = []
        run.append(i)
    return Hint(Anchor("cue", tuple(sorted(draft.cue))), tuple(roles), likely=True)


def _belief(frame: Frame) -> float:
    """How likely the anchor is a cue: the mean of what the reader thinks before and after looking closer."""
    return (frame.begins + frame.holds) / 2


def _bounded(analysis: Analysis, draft: Draft, frame: Frame) -> Draft:
    """A draft of the grammar with the content that the reader sees; quotations are left to their marks."""
    own = _draft(analysis, frame)
    if own is None:
        return draft
    content = tuple(sorted({*own.content, *_led_up_to(analysis, draft)}))
    if draft.source is None or own.source is None:
        return replace(draft, content=content)
    return replace(draft, content=content, source=own.source, named=own.named)


def _led_up_to(analysis: Analysis, draft: Draft) -> list[int]:
    """The words before a cue put in between commas: 'Without rain, he said, the wheat will die.'"""
    if not draft.cue:
        return []
    words = [i for i in draft.content if is_word(analysis.tokens[i])]
    before, after = [i for i in words if i < draft.cue[0]], [i for i in words if i > draft.cue[-1]]
    if not before or not after:
        return []
    put_in = [analysis.tokens[i].text for i in range(max(before) + 1, min(after))]
    return before if put_in[0] == put_in[-1] == "," else []


def _known(draft: Draft, others: Iterable[Draft]) -> bool:
    cue, content = set(draft.cue), set(draft.content)
    for other in others:
        if not cue.isdisjoint(other.cue):
            return True
        theirs = set(other.content)
        if theirs and len(content & theirs) >= _SAME * len(content | theirs):
            return True
    return False


def _draft(analysis: Analysis, frame: Frame) -> Draft | None:
    """A frame as a draft; None where nothing is said in it."""
    spans = [s for s in frame.spans("content") if _may_be_said_by(analysis, s, frame.anchor)]
    content = tuple(sorted(i for tokens in spans for i in tokens))
    if not content:
        return None
    (named, source), (_, to) = (_named(analysis, frame, role) for role in ("source", "to"))
    return Draft(RULE, frame.anchor.tokens, content, source, to, speech=True, named=named)


def _may_be_said_by(analysis: Analysis, content: range, cue: Anchor) -> bool:
    """Whether a content stands in the paragraph of its cue, or is all of another one's last sentence."""
    if analysis.paragraph_of(content.start) == analysis.paragraph_of(cue.tokens[0]):
        return True
    sentence = analysis.sentences[analysis.sentence_of(content[-1])]
    return not any(is_word(analysis.tokens[i]) for i in range(content.stop, sentence.stop))


def _named(analysis: Analysis, frame: Frame, role: Role) -> tuple[tuple[int, ...], int | None]:
    """The words that name the source or addressee, and their head."""
    spans = frame.spans(role)
    words = _without_edges(analysis, spans[0]) if spans else ()
    head = head_of(analysis, analysis.span(words)) if words else None
    if head is None:
        return (), None
    return (head,) if analysis.tokens[head].tag == "PRP" else tuple(words), head


def _without_edges(analysis: Analysis, words: Sequence[int]) -> Sequence[int]:
    """The words of a name or description without what leads up to them, on from them, or says when."""
    tokens = analysis.tokens
    if len(words) > 2 and tokens[words[-2]].upos == "ADP" and tokens[words[-1]].lemma in TIMES:
        words = words[:-2]  # 'officials on Saturday'
    thrown_in = (
        n for n, i in enumerate(words) if n and tokens[i].text == "," and tokens[i + 1].lower in RELATIVES
    )
    words = words[: next(thrown_in, len(words))]
    while (
        len(words) > 1
        and tokens[words[0]].upos in {"ADP", "CCONJ", "PUNCT"}
        and tokens[words[0]].lower not in _BOTH
    ):
        words = words[1:]
    while len(words) > 1 and (
        tokens[words[-1]].upos in {"ADP", "PUNCT"}
        or tokens[words[-1]].lower in RELATIVES
        or _goes_on(analysis, words)
    ):
        words = words[:-1]
    return words


def _goes_on(analysis: Analysis, words: Sequence[int]) -> bool:
    """Whether the last word is a participle that says on of what is named: 'a study published'."""
    last = analysis.tokens[words[-1]]
    return last.tag in {"VBN", "VBG"} and last.relation == "acl" and last.head in words


@cache
def _believed() -> float:
    table: dict[str, Any] = load("trained")
    return float(table["statements"]["believed"])
