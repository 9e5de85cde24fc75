"""Noun phrases as things: what they name without direction, and the direction that their words give."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sayso.records.claim import Change
from sayso.text.direction import Direction, can_be_more, compose, directions, negate, scales, things
from sayso.text.nominal import content_form, is_event_noun, leads_to_clause, quality_of_adjective
from sayso.text.pieces import Naming, Piece, Role, role_of, shortened
from sayso.text.wording import Wording

_ABOUT = frozenset("in at among across for between of".split())
_COMPLEMENTS = ("nmod", "obl", "acl", "advcl", "xcomp", "ccomp")
NOBODY = {"nothing": "anything", "nobody": "anybody", "none": "any", "noone": "anyone"}
_ASKING = frozenset(
    "what who whom whose which whether if how why where when that everything anything nothing all".split()
)
# Longest clause that a name takes over whole.
_LONG_CLAUSE = 18
_SCANTLY = frozenset("only merely just barely scarcely mere".split())
_ROUGHLY = frozenset("a an about around roughly approximately some nearly the $ £ €".split())
_NO_DEGREE = frozenset("earlier later further former other latter upper inner outer elder".split())


@dataclass(frozen=True, slots=True)
class _Modifiers:
    change: Change = "occurs"
    dropped: frozenset[int] = frozenset()
    scale: str = ""


class Nouns(Wording, ABC):
    """Names noun phrases; clauses inside them are named by the class that knows clauses."""

    @abstractmethod
    def name(self, i: int, subject: int | None = None) -> Naming:
        """The naming of the phrase or clause that token i heads."""

    def _plain(self, i: int) -> Naming:
        """The naming of a noun phrase by its own words, whatever they say."""
        return Naming("occurs", False, self._noun_pieces(i, ()), i)

    def _nominal(self, i: int) -> Naming:
        modifiers = self._modifiers(i)
        if (subject := self._subject_of_noun(i)) is not None:
            found = directions("verb")[self.tokens[i].lemma][0]
            return Naming(
                found.change_of(self.tokens[subject].lemma), True, self.name(subject).pieces, subject
            )
        if (inner := self._direction_of(i)) is not None:
            return replace(inner, change=compose(modifiers.change, inner.change))
        token = self.tokens[i]
        change = modifiers.change
        if "without" in {self._case(i), self.tokens[token.head].lower}:
            change = compose("absent", change)
        if modifiers.scale:
            of = Piece(
                "of " + self.words(self.phrase(i, dropped=modifiers.dropped, article=True)),
                self.lemmas(self.phrase(i, dropped=modifiers.dropped)),
                "of",
            )
            scale = Piece(modifiers.scale, (content_form(modifiers.scale, "NOUN"),), "what")
            return Naming(change, True, (scale, of), i)
        gradable = change in {"increase", "decrease"} or (
            token.lemma in things("quantity")
            or (not is_event_noun(token.lemma) and can_be_more(self.analysis, i))
        )
        pieces = self._noun_pieces(i, modifiers.dropped)
        if (some := NOBODY.get(token.lower)) is not None:
            pieces = tuple(replace(p, words=re.sub(f"(?i)^{token.lower}\\b", some, p.words)) for p in pieces)
            return Naming(compose("absent", change), False, pieces, i)
        if change == "occurs" and token.lemma in directions("noun") and any(piece.place for piece in pieces):
            gradable = False
        return Naming(change, gradable, pieces, i)

    def _subject_of_noun(self, i: int) -> int | None:
        """The thing in 'morale sinks' where the parser takes the verb for a noun; None for true nouns."""
        token = self.tokens[i]
        if token.tag != "NNS" or token.lemma in directions("noun") or token.lemma not in directions("verb"):
            return None
        return next(
            (c for c in self._below(i, "compound") if self.tokens[c].lemma in things("quantity")), None
        )

    def _noun_pieces(self, i: int, dropped: Collection[int]) -> tuple[Piece, ...]:
        """The noun with its modifiers, then the phrases that say whose, by whom and where."""
        pieces: list[tuple[int, Piece]] = []
        clauses = list(self._clauses_of(i))
        for c in clauses:
            pieces.append((c, self._complement_clause(c, noun=True)))
        whole = set(self.phrase(i, dropped={*dropped, *clauses}))
        rest = set(whole)
        for c in self._children(i):
            if c not in whole or self.tokens[c].relation not in {"nmod", "obl"}:
                continue
            below = [j for j in self._subtree(c) if j in whole]
            role = role_of(self._case(c)) if self.tokens[c].deprel != "nmod:poss" else "of"
            piece = Piece(self.words(below), self.lemmas(below), role, self._is_place(c))
            pieces.append((below[0], piece))
            rest.difference_update(below)
        for c in self._below(i, "advmod", "expl"):
            if self.tokens[c].lower in {"there", "here"} and c in self.referents:
                rest.discard(c)
                pieces.append((c, Piece("in " + self.words([c]), self.lemmas([c]), "at", place=True)))
        pieces.append((i, Piece(self.words(rest), self.lemmas(rest), "what")))
        return tuple(piece for _, piece in sorted(pieces, key=lambda pair: pair[0]) if piece.words)

    def _clauses_of(self, i: int) -> Iterator[int]:
        """Sentences that a noun leads to: 'the belief that …'."""
        if leads_to_clause(self.tokens[i].lemma):
            for c in self._children(i):
                token = self.tokens[c]
                follows = token.relation in {"ccomp", "acl", "advcl"} and self._case(c) == "that"
                whole = token.deprel != "acl:relcl" or self._first(c, "nsubj", "expl") is not None
                if c in self.inside and follows and whole:
                    yield c

    def _complement_clause(self, c: int, *, noun: bool) -> Piece:
        """A clause that a verb governs, in the words of the text: 'that rain is near', 'to leave'."""
        below = [j for j in self._subtree(c) if j in self.inside]
        if len(below) > _LONG_CLAUSE:
            for loose in self._below(c, "advcl", "parataxis", "conj"):
                below = sorted(set(below).difference(self._subtree(loose)))
        while below and self.tokens[below[-1]].upos in {"PUNCT", "CCONJ"}:
            below.pop()
        while below and self.tokens[below[0]].upos in {"PUNCT", "CCONJ"}:
            below.pop(0)
        lead = ""
        if self.tokens[c].relation == "ccomp" and below and self.tokens[below[0]].lower not in _ASKING:
            lead = "that " if self.tokens[c].tag not in {"VB", "VBG"} else ""
        elif noun and self.tokens[c].tag == "VBG" and not self._case(c):
            lead = "of "
        return Piece(lead + self.words(below), self.lemmas(below), "more", clause=True)

    def _modifiers(self, i: int) -> _Modifiers:
        """The direction that adjectives and quantifiers give to the noun i, and which words say it."""
        found = _Modifiers()
        for c in self._modifying(i):
            token = self.tokens[c]
            own: Change = "occurs"
            scale = ""
            if self._is_scant(c):
                found = replace(found, change=compose(found.change, "decrease"))
                continue
            if (quantity := self._quantifier(c)) is not None:
                own = quantity
            elif token.relation in {"amod", "compound"} and token.tag != "NNP":
                judged = self._adjective(c, self.tokens[i].lemma)
                if judged is None:
                    continue
                own, scale = judged
            else:
                continue
            if any(self.tokens[n].lower in {"not", "n't"} for n in self._below(c, "advmod")):
                own = negate(own)
            below = frozenset(self._subtree(c))
            if not scale and (degree := self._counting(c)) is not None:
                below = frozenset({degree})
            found = _Modifiers(compose(found.change, own), found.dropped | below, scale or found.scale)
        return found

    def _is_scant(self, c: int) -> bool:
        """Whether a number or 'a little' is said to be little: 'only 100 cars', 'at most two seats'."""
        token = self.tokens[c]
        if token.upos != "NUM" and token.lower not in {"little", "few", "handful", "fraction"}:
            return False
        before = [t.lower for t in self.tokens[max(c - 4, 0) : c]]
        while before and before[-1] in _ROUGHLY:
            before.pop()
        if before[-2:] == ["at", "most"] or before[-3:] == ["no", "more", "than"]:
            return True
        return bool(before) and before[-1] in _SCANTLY and before[-2:-1] != ["not"]

    def _modifying(self, i: int) -> Iterator[int]:
        """The modifiers of a noun, also those hung on its other modifiers ('less private investment')."""
        yield from self._below(i, "amod", "det", "advmod", "nummod", "compound")
        for c in self._below(i, "amod"):
            if self.tokens[c].lower in things("relational"):
                yield from self._below(c, "advmod", "amod")
        for c in self._below(i, "compound"):
            yield from (d for d in self._below(c, "amod") if self.tokens[d].tag == "JJR")

    def _quantifier(self, c: int) -> Change | None:
        token = self.tokens[c]
        if token.upos == "ADV" and token.relation not in {"amod", "advmod"}:
            return None
        senses = directions("quantifier").get(token.lower)
        if senses is None or (c and self.tokens[c - 1].lower in {"a", "an", "the"} and token.lower != "more"):
            return None
        return senses[0].change_of("")

    def _adjective(self, c: int, noun: str) -> tuple[Change, str] | None:
        """What the adjective c says of a noun: a change and, where it has one of its own, a scale."""
        token = self.tokens[c]
        degree = self._degree(c)
        for direction in directions("adjective").get(token.lower, ()):
            compared = degree is not None and noun not in things("person") | things("single") | things(
                "place"
            )
            of_amounts = "quantity" in direction.frames and (compared or noun in things("quantity"))
            if not direction.frames or of_amounts:
                return compose(degree or "occurs", direction.change_of(noun)), ""
        if (scale := scales().get(token.lower)) is not None:
            return compose(degree or "occurs", scale[1]), scale[0]
        if degree is not None and token.upos == "ADJ":
            counts = degree == "increase" and self._counting(c) is not None
            return degree, "" if counts else quality_of_adjective(token.lemma)
        return None

    def _counting(self, c: int) -> int | None:
        """The 'more' that is about the noun ('more cold rain'); None where it is about the adjective c.

        Adjectives that have a comparative of their own would use it.
        """
        token = self.tokens[c]
        if token.relation != "amod" or token.tag != "JJ" or token.lower.endswith("ed"):
            return None
        if len(re.findall("[aeiouy]+", token.lower.removesuffix("e"))) != 1:
            return None
        return next((d for d in self._below(c, "advmod") if self.tokens[d].lower == "more"), None)

    def _degree(self, c: int) -> Change | None:
        """'More' or 'less' before an adjective, or the ending of its comparative; None without."""
        token = self.tokens[c]
        if token.lower in things("relational"):
            return None
        for d in self._below(c, "advmod"):
            if self.tokens[d].lower in {"more", "less"}:
                return "increase" if self.tokens[d].lower == "more" else "decrease"
        compared = token.tag == "JJR" or (token.upos == "ADJ" and token.lower.endswith("ier"))
        return "increase" if compared and token.lower not in _NO_DEGREE else None

    def _direction_of(self, i: int) -> Naming | None:
        """The thing that a noun of direction is said of ('a fall in exports'); None for other nouns."""
        token = self.tokens[i]
        if token.lower in {"more", "less", "fewer"}:
            # 'Less in dues', 'more of the rain'.
            target = next((c for c in self._below(i, "nmod", "obl") if self._case(c) in {"in", "of"}), None)
            if target is not None and not self._is_time(target):
                thing = self.name(target)
                own: Change = "increase" if token.lower == "more" else "decrease"
                return replace(thing, change=compose(own, thing.change), gradable=True)
        for direction in (*self._acting_on(i), *directions("noun").get(token.lemma, ())):
            target = self._complement(i, direction)
            if target is None:
                continue
            thing = self.name(target)
            change = compose(direction.change_of(self.tokens[target].lemma), thing.change)
            if self._or_opposite(i, "noun", direction):
                change = thing.change
            gradable = thing.gradable or direction.sense not in {"absent", "occurs"}
            pieces = self._with_rest(i, target, thing.pieces)
            return replace(thing, change=change, gradable=gradable, pieces=pieces)
        return None

    def _acting_on(self, i: int) -> Iterator[Direction]:
        """What adjectives say of the thing that the noun i acts on ('downward pressure on rents')."""
        for c in self._below(i, "amod"):
            for direction in directions("adjective").get(self.tokens[c].lower, ()):
                if "on" in direction.frames:
                    yield direction

    def _with_rest(self, i: int, target: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The pieces with what else is said of it: '*investment* spending cuts', 'rises *for bread*'."""
        before: list[int] = []
        after: list[Piece] = []
        for c in self._below(i, "compound", "nmod", "obl"):
            if (
                c == target
                or self._is_time(c)
                or self._is_measure(c)
                or self.tokens[c].deprel == "obl:unmarked"
            ):
                continue
            if self.tokens[c].relation == "compound":
                if c < target and self.tokens[target].relation == "compound":
                    before.extend(self.phrase(c))
                continue
            case = self._case(c)
            if (
                c > target
                and case in _ABOUT
                and (found := self._participant(c, role_of(case), case)) is not None
            ):
                after.append(found[0])
        if before:
            pieces = (Piece(self.words(before), self.lemmas(before), "what"), *pieces)
        return shortened([*pieces, *after])

    def _or_opposite(self, i: int, part: str, direction: Direction) -> bool:
        """'A rise or fall in X', 'prices go up or down': no direction is meant."""
        for c in self._below(i, "conj"):
            for other in directions(part).get(self.tokens[c].lemma, ()):
                if {other.sense, direction.sense} == {"increase", "decrease"}:
                    return True
        return False

    def _complement(self, i: int, direction: Direction) -> int | None:
        if direction.sense == "occurs" and any(self._tells(c) for c in self._below(i, "amod", "compound")):
            return None
        joined = [c for c in self._below(i, "conj") if self._or_opposite(i, "noun", direction)]
        for c in (c for j in (i, *joined) for c in self._below(j, *_COMPLEMENTS)):
            token = self.tokens[c]
            case = self._case(c)
            if "clause" in direction.frames and token.upos == "VERB" and case == "to":
                return c
            if token.deprel == "nmod:poss" or case not in direction.frames or c < i:
                continue
            if direction.sure or (case == "of" and can_be_more(self.analysis, c)):
                return c
            if case == "in" and not self._is_single(c) and not self._has_of(i):
                return c
        if direction.compound:
            for c in reversed(list(self._below(i, "compound", "nmod:poss"))):
                token = self.tokens[c]
                allowed = token.lemma in things("quantity") or direction.compound == "any"
                if token.upos in {"NOUN", "PROPN"} and self._is_single(c):
                    return None
                if token.upos in {"NOUN", "PROPN"} and allowed:
                    return c
        return None

    def _has_of(self, i: int) -> bool:
        """Whether 'of' says what the noun is about, so that 'in' only says where."""
        return any(self._case(c) == "of" for c in self._below(i, "nmod", "obl"))

    def _tells(self, c: int) -> bool:
        """Whether an adjective says more than how much or which way ('an odd number of pages')."""
        token = self.tokens[c]
        return (
            token.lower not in things("intensity")
            and self._adjective(c, "") is None
            and (self._quantifier(c) is None)
        )

    def _is_single(self, i: int) -> bool:
        token = self.tokens[i]
        return token.lemma in things("single") or token.name in {"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP"}

    def _participant(self, i: int, role: Role, preposition: str) -> tuple[Piece, Change] | None:
        """A phrase that takes part, led by a preposition, and the change that its quantifier says.

        None for pronouns that stand for nothing known.
        """
        dropped: set[int] = set()
        if (noun := self._antecedent(i)) != i:
            # Its relative clause is the one at hand.
            clauses = [c for c in self.analysis.children_by(noun, "acl") if i in self.analysis.subtree(c)]
            dropped.update(*(self.analysis.subtree(c) for c in clauses))
            i = noun
        token = self.tokens[i]
        if token.lower in NOBODY:
            return Piece("", (), role), "absent"
        if token.upos in {"PRON", "DET"} and i not in self.referents and token.tag not in {"NN"}:
            return None
        outer = (
            type(self)(self.analysis, range(len(self.tokens)), self.referents, self.strays)
            if i not in self.inside
            else self
        )
        change: Change = "decrease" if any(map(outer._is_scant, outer._below(i, "nummod"))) else "occurs"
        for c in outer._below(i, "det", "amod", "advmod", "cc:preconj"):
            own = "absent" if self.tokens[c].lower in {"not", "n't"} else outer._quantifier(c)
            if own is not None:
                change = compose(own, change)
                dropped.update(self._subtree(c))
        below = outer.phrase(i, dropped=dropped, article=True)
        cases = set(self.analysis.children_by(i, "case", "mark"))
        below = [j for j in below if j not in cases]
        words = f"{preposition} {outer.words(below)}".strip()
        return Piece(words, outer.lemmas(below), role, self._is_place(i)), change
