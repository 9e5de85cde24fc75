"""Clauses as events: the noun of the verb with who takes part, or a gerund in the words of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from sayso import lexicon
from sayso.records.claim import Change
from sayso.text.direction import compose, things
from sayso.text.nominal import gerund, has_noun, leads_to_clause, noun_of_verb, preposition_of
from sayso.text.nouns import Nouns
from sayso.text.pieces import Naming, Piece, Role, role_of, shortened

# Words after a verb that make another verb of it, also where the parser takes them for adverbs.
_PARTICLES = frozenset("away back off out up down over apart together".split())
_CLAUSES = frozenset({"xcomp", "ccomp"})
_WHAT = frozenset({"what", "whatever"})


class Events(Nouns):
    """Names clauses whose verb says an event."""

    def _particle(self, i: int) -> int | None:
        """'Away' of 'move away': the particle of a verb."""
        found = self._first(i, "compound:prt")
        if found is not None:
            return found
        return next(
            (
                c
                for c in self._below(i, "advmod")
                if c > i and self.tokens[c].lower in _PARTICLES and self._first(c, "case") is None
            ),
            None,
        )

    def _event(
        self, i: int, particle: int | None, obj: int | None, subject: int | None, passive: bool
    ) -> Naming:
        """The naming of a clause that says an event.

        'The mayor closes the harbour' is 'closure of the harbour by the mayor'. Where the verb has no noun
        of its own, or governs a clause beside its subject or object, it stays a verb: 'nets drying',
        'the miller thinking that rain is near'.
        """
        token = self.tokens[i]
        asked = obj if obj is not None else subject
        if asked is not None and asked < i and asked in self.inside and self.tokens[asked].lower in _WHAT:
            below = self.phrase(i, article=True)
            return Naming("occurs", False, (Piece(self.words(below), self.lemmas(below), "what"),), i)
        written = self.tokens[particle].lower if particle is not None else ""
        noun = noun_of_verb(token.lemma, written)
        done = subject if passive and obj is None else obj
        agent = self._first(i, "obl:agent") if passive else subject
        if agent == done:
            agent = None
        own_noun = has_noun(token.lemma, written)
        if obj is not None and not written and not self._is_place(obj) and token.lemma in _transitive():
            noun, own_noun = gerund(token.lemma), False
        clauses = list(self._below(i, *_CLAUSES))
        if own_noun and clauses and not self._governed_by_noun(noun, clauses, obj, agent):
            own_noun = False
        if own_noun:
            return self._as_noun(i, noun, done, agent, obj)
        return self._as_gerund(i, noun, particle, done, agent, obj)

    def _governed_by_noun(self, noun: str, clauses: list[int], obj: int | None, agent: int | None) -> bool:
        """Whether the noun of a verb can lead to its clauses: 'fear that …', 'refusal to …'."""
        if obj is not None:
            return False
        finite = any(self.tokens[c].relation == "ccomp" for c in clauses)
        if finite:
            return agent is None or leads_to_clause(noun)
        return all(self._case(c) == "to" or self.tokens[c].tag == "VBG" for c in clauses)

    def _as_noun(self, i: int, noun: str, done: int | None, agent: int | None, obj: int | None) -> Naming:
        change: Change = "occurs"
        what = Piece(noun, (noun,), "what")
        others: list[Piece] = []
        preposition = preposition_of(noun)
        first = noun in _subject_first() and preposition != "of"
        patient = None
        if done is not None:
            patient = self._participant(done, "more" if first else "of", preposition)
        if patient is not None:
            others.append(patient[0])
            change = compose(change, patient[1])
        if agent is not None:
            # Who leaves a place, unlike who closes one, is whose departure it is.
            role: tuple[Role, str] = ("of", "of") if first or patient is None else ("by", "by")
            actor = self._participant(agent, *role)
            if actor is not None:
                others.insert(0 if first else len(others), actor[0])
                change = compose(change, actor[1])
        return self._told(i, change, [what, *others], self._circumstances(i, obj, noun=True))

    def _as_gerund(
        self,
        i: int,
        noun: str,
        particle: int | None,
        done: int | None,
        agent: int | None,
        obj: int | None,
    ) -> Naming:
        words = gerund(self.tokens[i].lemma)
        if particle is not None:
            words += " " + self.tokens[particle].lower
        patient = self._participant(done, "of", "") if done is not None else None
        actor = self._participant(agent, "of" if done is None else "by", "") if agent is not None else None
        change: Change = "occurs"
        for found in (patient, actor):
            change = compose(change, found[1]) if found is not None else change
        before = [replace(actor[0], words=without_article(actor[0].words))] if actor is not None else []
        after = [patient[0]] if patient is not None else []
        if patient is None and obj is not None and self.tokens[obj].upos == "PRON":
            # 'Wolves following us': without its object the phrase would say nothing.
            after = [Piece(self.tokens[obj].lower, (), "of")]
        pieces = [*before, Piece(words, (noun,), "what"), *after]
        return self._told(i, change, pieces, self._circumstances(i, obj, noun=False))

    def _told(self, i: int, change: Change, pieces: list[Piece], more: Iterable[Piece]) -> Naming:
        """The naming of an event by its verb and who takes part, then what else fits into a name."""
        pieces = [piece for piece in pieces if piece.words]
        needed = len(pieces)
        for piece in more:
            if piece.words:
                pieces.append(piece)
                needed += piece.clause and needed == len(pieces) - 1
        return Naming(change, False, shortened(pieces, needed=needed), i)

    def _circumstances(self, i: int, obj: int | None, *, noun: bool) -> Iterator[Piece]:
        """Where, to whom and to what end, as far as the name needs it, after a noun or a gerund."""
        for c in self._below(i, "obl", "iobj", "advmod", *_CLAUSES):
            token = self.tokens[c]
            if token.deprel in {"obl:agent", "obl:unmarked"} or c == obj or self._is_time(c):
                continue
            if token.relation == "advmod":
                if token.lower in {"there", "here"} and c in self.referents:
                    yield Piece("in " + self.words([c]), self.lemmas([c]), "at", place=True)
                continue
            if token.relation in _CLAUSES:
                yield self._complement_clause(c, noun=noun)
                continue
            case = self._case(c) or ("to" if token.relation == "iobj" else "")
            # 'Weavers earning under a crown': a verb without an object keeps its amount.
            if self._is_discourse(c) or (self._is_amount(c) and (noun or obj is not None)):
                continue
            found = self._participant(c, role_of(case), case)
            if found is not None and (case or token.relation == "iobj"):
                yield found[0]

    def _is_discourse(self, c: int) -> bool:
        """'Of course', 'on the other hand': words that lead through a text."""
        return self.analysis.words(self.analysis.subtree(c)).lower() in things("discourse")

    def _is_amount(self, c: int) -> bool:
        """Whether a phrase only says how much or how many: 'below 300 tons'."""
        return self._is_measure(c) or (
            self._first(c, "nummod") is not None and self._case(c) in {"below", "above", "over", "under"}
        )


def without_article(words: str) -> str:
    """The words without 'a', 'an' or 'the' before them."""
    first, _, rest = words.partition(" ")
    return rest if rest and first in {"a", "an", "the"} else words


@cache
def _transitive() -> frozenset[str]:
    return frozenset(lexicon.load("nominals")["transitive"]["verbs"])


@cache
def _subject_first() -> frozenset[str]:
    return frozenset(lexicon.load("nominals")["subject_first"]["nouns"])
