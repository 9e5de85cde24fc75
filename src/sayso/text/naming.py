"""What a phrase or clause is about, as a noun phrase without direction, and what happens to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from sayso import lexicon
from sayso.records.claim import Change
from sayso.text.analysis import Analysis, Token
from sayso.text.direction import Direction, can_be_more, compose, directions, is_somebody, negate, scales, things
from sayso.text.nominal import content_form, is_event_noun, noun_of_verb, preposition_of, quality_of_adjective

Role = Literal["what", "of", "by", "at", "more"]

# Longer names are cut: first what follows the noun, then the later participants.
_LONG = 10
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})
_GENERIC = frozenset(
    "people person those anyone someone everyone one thing something anything what way man woman place case"
    " who country company firm worker student patient member".split()
)
_NOT_NAMED = frozenset({"punct", "discourse", "parataxis", "vocative", "appos", "dep", "reparandum", "expl"})
_ARTICLES = frozenset("a an the this that these those some any such every each all both".split())
_ABOUT = frozenset("in at among across for between of".split())
_NOBODY = frozenset({"nothing", "nobody", "none", "noone"})
_TIMES = frozenset(
    "year month week day today yesterday tomorrow hour minute time morning evening night afternoon decade"
    " century moment monday tuesday wednesday thursday friday saturday sunday past future".split()
)
_NO_DEGREE = frozenset("earlier later further former other latter upper inner outer elder".split())
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")


@dataclass(frozen=True, slots=True)
class Referent:
    """What words of the text stand for.

    Attributes:
        words: what to write in a name instead of them; None where they are themselves a name.
        lemmas: what they count as in a key.
        tokens: the words that are replaced.
        place: whether it is a place.
    """

    words: str | None
    lemmas: tuple[str, ...]
    tokens: range
    place: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a name: its words, its content lemmas, and what it is to the whole.

    `role` is 'what' for the thing itself, 'of' for who or what has or undergoes it, 'by' for who does it,
    'at' for where, 'more' for the rest. `place`: whether it names a place.
    """

    words: str
    lemmas: tuple[str, ...]
    role: Role
    place: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing and what happens to it.

    Attributes:
        change: what the words say happens.
        gradable: whether the thing can be more or less, rather than happen or not.
        pieces: the name, part by part.
        head: number of the token that names it; None where nothing does.
    """

    change: Change
    gradable: bool
    pieces: tuple[Piece, ...]
    head: int | None


@dataclass(frozen=True, slots=True)
class _Modifiers:
    change: Change = "occurs"
    dropped: frozenset[int] = frozenset()
    scale: str = ""


class Namer:
    """Names the phrases of one stretch of a text.

    Args:
        analysis: the text.
        inside: the tokens whose words may be used.
        referents: what tokens stand for, by the first token of each expression.
        strays: phrases of the stretch that the parser hung on words outside it, by the token inside
            that they follow.
    """

    def __init__(
        self,
        analysis: Analysis,
        inside: Collection[int],
        referents: Mapping[int, Referent] | None = None,
        strays: Mapping[int, tuple[int, ...]] | None = None,
    ) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.inside = inside
        self.referents = referents or {}
        self.strays = strays or {}

    def name(self, i: int, subject: int | None = None) -> Naming:
        """The naming of the phrase or clause that token i heads.

        `subject` is the subject of a clause that has none of its own.
        """
        if self._is_clause(i):
            return self._clause(i, subject)
        return self._nominal(i)

    # ------------------------------------------------------------------ words

    def _below(self, i: int, *relations: str) -> Iterable[int]:
        for c in self._children(i):
            token = self.tokens[c]
            if c in self.inside and (token.deprel in relations or token.relation in relations):
                yield c

    def _children(self, i: int) -> tuple[int, ...]:
        return self.analysis.children[i] + self.strays[i] if i in self.strays else self.analysis.children[i]

    def _subtree(self, i: int) -> list[int]:
        found, waiting = [], [i]
        while waiting:
            j = waiting.pop()
            found.append(j)
            waiting.extend(self._children(j))
        return sorted(found)

    def _first(self, i: int, *relations: str) -> int | None:
        return next(iter(self._below(i, *relations)), None)

    def _case(self, i: int) -> str:
        found = [self.tokens[c].lower for c in self._below(i, "case", "mark")]
        return found[0] if found else ""

    def _is_clause(self, i: int) -> bool:
        token = self.tokens[i]
        if token.upos in {"VERB", "AUX"}:
            return token.tag.startswith(("V", "M"))
        if self._first(i, "cop", *_SUBJECTS) is not None:
            return True
        return token.upos == "ADJ" and token.relation not in {"nsubj", "obj", "obl", "nmod"}

    def words(self, tokens: Iterable[int]) -> str:
        """The words of these tokens as one phrase, with what they stand for."""
        parts: list[str] = []
        kept = self._without_loose_hyphens(tokens)
        last: int | None = None
        skip_to = -1
        for i in kept:
            if i < skip_to:
                continue
            token = self.tokens[i]
            referent = self.referents.get(i)
            if referent is not None and referent.words is not None:
                word = referent.words + ("'s" if token.tag == "PRP$" else "")
                skip_to = referent.tokens.stop
            else:
                word = _written(token)
            if last is not None:
                parts.append(self._gap(last, i))
            parts.append(word)
            last = i
        return " ".join("".join(parts).split())

    def _without_loose_hyphens(self, tokens: Iterable[int]) -> list[int]:
        kept = set(tokens)
        return sorted(i for i in kept if self.tokens[i].text != "-" or {i - 1, i + 1} <= kept)

    def _gap(self, before: int, after: int) -> str:
        gap = self.analysis.text[self.tokens[before].end : self.tokens[after].start]
        if after == before + 1:
            return gap if not gap.strip() else " "
        if gap.strip() == ",":
            return ", "
        return gap if len(gap) == 1 and gap in "-/–’'" else " "

    def lemmas(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """The content lemmas of these tokens, each once, in text order."""
        found: dict[str, None] = {}
        skip_to = -1
        for i in sorted(tokens):
            if i < skip_to:
                continue
            if (referent := self.referents.get(i)) is not None:
                found.update(dict.fromkeys(referent.lemmas))
                skip_to = referent.tokens.stop
                continue
            token = self.tokens[i]
            if token.upos not in _CONTENT or token.lower in things("intensity") or self._is_title(i):
                continue
            found[_lemma(token)] = None
        return tuple(found)

    def _is_title(self, i: int) -> bool:
        named = i + 1 < len(self.tokens) and self.tokens[i + 1].name == "PERSON"
        return named and self.tokens[i].lower in _titles()

    # ------------------------------------------------------------------ noun phrases

    def phrase(self, i: int, *, dropped: Collection[int] = (), article: bool = False) -> list[int]:
        """The tokens of the noun phrase on i that belong into a name, in text order."""
        for level in range(4):
            found = self._phrase(i, dropped, article, level)
            if len(found) <= _LONG:
                break
        return sorted(found)[: 2 * _LONG]

    def _phrase(self, i: int, dropped: Collection[int], article: bool, level: int) -> list[int]:
        found = [i]
        for c in self._children(i):
            if c in self.inside and c not in dropped and not self._unnamed(i, c, article, level):
                found.extend(self._phrase(c, dropped, True, level))
        return found

    def _unnamed(self, i: int, c: int, article: bool, level: int) -> bool:
        token, head = self.tokens[c], self.tokens[i]
        if token.relation in {"det", "amod"} and (known := self.referents.get(i)) is not None and known.words:
            return True
        match token.relation:
            case relation if relation in _NOT_NAMED:
                return token.text != "-"
            case "det":
                return not article or token.lower in _ARTICLES - {"the"}
            case "case" | "mark" | "cop" | "aux":
                return not article
            case "nsubj" | "csubj" | "advcl" | "ccomp" if not article:
                return True
            case "acl" if token.deprel == "acl:relcl":
                return level > 0 or head.lemma not in _GENERIC
            case "acl" | "advcl":
                return level > 0
            case "nmod" if token.deprel == "nmod:poss":
                return token.tag == "PRP$" and c not in self.referents
            case "nmod" | "obl":
                cut = (level > 1 and article) or level > 2
                return self._is_time(c) or (cut and self._case(c) != "of")
            case "nummod":
                return head.upos == "NOUN" and head.name != "MONEY" and not self._is_hyphenated(c)
            case "compound" if token.name in {"PERCENT", "MONEY", "DATE", "TIME"}:
                return True
            case "amod" | "advmod":
                return token.lower in things("intensity")
            case "conj" | "cc":
                return level > 1
        return False

    def _is_hyphenated(self, c: int) -> bool:
        return c + 1 < len(self.tokens) and self.tokens[c + 1].text == "-"

    def _is_time(self, c: int) -> bool:
        token = self.tokens[c]
        return token.name in {"DATE", "TIME"} or token.lemma in _TIMES

    def _nominal(self, i: int) -> Naming:
        modifiers = self._modifiers(i)
        if (inner := self._direction_of(i)) is not None:
            return replace(inner, change=compose(modifiers.change, inner.change))
        token = self.tokens[i]
        change = modifiers.change
        if self._case(i) == "without":
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
            token.lemma in things("quantity") or (not is_event_noun(token.lemma) and can_be_more(self.analysis, i))
        )
        pieces = self._noun_pieces(i, modifiers.dropped)
        if change == "occurs" and token.lemma in directions("noun") and any(piece.place for piece in pieces):
            gradable = False
        return Naming(change, gradable, pieces, i)

    def _noun_pieces(self, i: int, dropped: Collection[int]) -> tuple[Piece, ...]:
        """The noun with its modifiers, then the phrases that say whose, by whom and where."""
        whole = set(self.phrase(i, dropped=dropped))
        pieces: list[tuple[int, Piece]] = []
        rest = set(whole)
        for c in self._children(i):
            if c not in whole or self.tokens[c].relation not in {"nmod", "obl"}:
                continue
            below = [j for j in self._subtree(c) if j in whole]
            role = _role(self._case(c)) if self.tokens[c].deprel != "nmod:poss" else "of"
            piece = Piece(self.words(below), self.lemmas(below), role, self._is_place(c))
            pieces.append((below[0], piece))
            rest.difference_update(below)
        pieces.append((i, Piece(self.words(rest), self.lemmas(rest), "what")))
        return tuple(piece for _, piece in sorted(pieces, key=lambda pair: pair[0]) if piece.words)

    def _modifiers(self, i: int) -> _Modifiers:
        """The direction that adjectives and quantifiers give to the noun i, and which words say it."""
        found = _Modifiers()
        for c in self._below(i, "amod", "det", "advmod", "nummod", "compound"):
            token = self.tokens[c]
            own: Change = "occurs"
            scale = ""
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
            found = _Modifiers(compose(found.change, own), found.dropped | below, scale or found.scale)
        return found

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
            if not direction.frames or ("quantity" in direction.frames and noun in things("quantity")):
                return compose(degree or "occurs", direction.change_of(noun)), ""
        if (scale := scales().get(token.lower)) is not None:
            return compose(degree or "occurs", scale[1]), scale[0]
        if degree is not None and token.upos == "ADJ":
            return degree, quality_of_adjective(token.lemma)
        return None

    def _degree(self, c: int) -> Change | None:
        """'More' or 'less' before an adjective, or the ending of its comparative; None without."""
        token = self.tokens[c]
        for d in self._below(c, "advmod"):
            if self.tokens[d].lower in {"more", "less"}:
                return "increase" if self.tokens[d].lower == "more" else "decrease"
        return "increase" if token.tag == "JJR" and token.lower not in _NO_DEGREE else None

    def _direction_of(self, i: int) -> Naming | None:
        """The thing that a noun of direction is said of ('a fall in exports'); None for other nouns."""
        token = self.tokens[i]
        for direction in directions("noun").get(token.lemma, ()):
            target = self._complement(i, direction)
            if target is None:
                continue
            thing = self.name(target)
            change = compose(direction.change_of(self.tokens[target].lemma), thing.change)
            if self._or_opposite(i, "noun", direction):
                change = thing.change
            gradable = thing.gradable or direction.sense in {"increase", "decrease"}
            pieces = self._with_rest(i, target, thing.pieces)
            return replace(thing, change=change, gradable=gradable, pieces=pieces)
        return None

    def _with_rest(self, i: int, target: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The pieces with what else is said of the thing: '*investment* spending cuts', 'price rises *for bread*'."""
        before: list[int] = []
        after: list[Piece] = []
        for c in self._below(i, "compound", "nmod", "obl"):
            if c == target or self._is_time(c) or self._is_measure(c) or self.tokens[c].deprel == "obl:unmarked":
                continue
            if self.tokens[c].relation == "compound":
                if c < target and self.tokens[target].relation == "compound":
                    before.extend(self.phrase(c))
                continue
            case = self._case(c)
            if c > target and case in _ABOUT and (found := self._participant(c, _role(case), case)) is not None:
                after.append(found[0])
        if before:
            pieces = (Piece(self.words(before), self.lemmas(before), "what"), *pieces)
        return _shortened([*pieces, *after])

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
        for c in self._below(i, "nmod", "obl", "acl", "advcl", "xcomp", "ccomp"):
            token = self.tokens[c]
            case = self._case(c)
            if "clause" in direction.frames and token.upos == "VERB" and case == "to":
                return c
            if token.deprel == "nmod:poss" or case not in direction.frames or c < i:
                continue
            if direction.sure or (case == "of" and can_be_more(self.analysis, c)):
                return c
            if case == "in" and token.name not in {"GPE", "LOC", "FAC", "DATE"} and not self._is_single(c):
                return c
        if direction.compound:
            for c in reversed(list(self._below(i, "compound", "nmod:poss"))):
                token = self.tokens[c]
                allowed = token.lemma in things("quantity") or direction.compound == "any"
                if token.upos in {"NOUN", "PROPN"} and allowed and not self._is_single(c):
                    return c
        return None

    def _tells(self, c: int) -> bool:
        """Whether an adjective says more than how much or which way ('an odd number of pages')."""
        token = self.tokens[c]
        return token.lower not in things("intensity") and self._adjective(c, "") is None and (
            self._quantifier(c) is None
        )

    def _is_single(self, i: int) -> bool:
        token = self.tokens[i]
        return token.lemma in things("single") or token.name in {"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP"}

    # ------------------------------------------------------------------ clauses

    def _clause(self, i: int, subject: int | None) -> Naming:
        subject = self._subject(i, subject)
        naming = self._predicate(i, subject)
        change = naming.change
        for c in self._below(i, "advmod", "det"):
            change = self._with_adverb(i, c, change)
        if change in {"increase", "decrease"} and not naming.gradable:
            naming = replace(naming, gradable=True)
        return replace(naming, change=change)

    def _subject(self, i: int, given: int | None) -> int | None:
        own = self._first(i, *_SUBJECTS)
        if own is not None or given is not None:
            return own if own is not None else given
        token = self.tokens[i]
        if token.relation == "conj":
            return next(self.analysis.children_by(token.head, *_SUBJECTS), None)
        return next(self.analysis.children_by(i, *_SUBJECTS), None)

    def _with_adverb(self, i: int, c: int, change: Change) -> Change:
        token = self.tokens[c]
        if token.lower == "longer" and any(self.tokens[d].lower == "no" for d in self.analysis.children[c]):
            return negate(change)
        senses = directions("adverb").get(token.lower)
        if senses is None or (token.lower == "not" and self._is_only(c)):
            return change
        sense = senses[0].change_of("")
        if sense == "absent":
            return negate(change)
        return compose(sense, change) if self.tokens[i].upos == "VERB" else change

    def _is_only(self, c: int) -> bool:
        return c + 1 < len(self.tokens) and self.tokens[c + 1].lower in {"only", "just", "merely"}

    def _predicate(self, i: int, subject: int | None) -> Naming:
        token = self.tokens[i]
        if token.lower == "gone" and any(self.tokens[c].lemma == "be" for c in self._below(i, "aux", "cop")):
            return self._quality(i, subject)
        if self._first(i, "expl") is not None and token.lemma == "be" and subject is not None:
            return self.name(subject)
        if token.upos == "VERB" or (token.upos == "AUX" and self._first(i, "cop") is None):
            return self._verb(i, subject)
        if token.upos == "ADJ":
            return self._quality(i, subject)
        return self._identity(i, subject)

    def _quality(self, i: int, subject: int | None) -> Naming:
        """'Rents are high', 'the clerks are unable to help', 'the lake is muddy'."""
        token = self.tokens[i]
        of = self._participant(subject, "of", "of") if subject is not None else None
        for direction in directions("adjective").get(token.lower, ()):
            if "clause" in direction.frames:
                clause = self._first(i, "xcomp", "ccomp", "advcl")
                if clause is None:
                    continue
                inner = self.name(clause, subject)
                degree = compose(self._degree(i) or "occurs", direction.change_of(""))
                return replace(inner, change=compose(degree, inner.change))
        judged = self._adjective(i, self.tokens[subject].lemma if subject is not None else "")
        if judged is not None:
            change, scale = judged
            if not scale and subject is not None and self._nameable(subject):
                inner = self.name(subject)
                return replace(inner, change=compose(change, inner.change), gradable=True)
        else:
            change, scale = "occurs", ""
        noun = scale or quality_of_adjective(token.lemma)
        lemma = content_form(scale, "NOUN") if scale else content_form(token.lemma, "ADJ")
        pieces = [Piece(noun, (lemma,), "what")]
        if of is not None:
            pieces.append(of[0])
            change = compose(change, of[1])
        return Naming(change, True, tuple(pieces), i)

    def _identity(self, i: int, subject: int | None) -> Naming:
        """'The mayor was a smoker': 'the mayor as smoker'."""
        token = self.tokens[i]
        if subject is not None and self._first(i, "cop") is None and token.lemma in directions("verb"):
            return self._verb(i, subject)
        inner = self._nominal(i)
        if subject is None or not self._nameable(subject):
            return inner
        whose = self._participant(subject, "of", "")
        if whose is None:
            return inner
        first = inner.pieces[0]
        link = "as " if not self._case(i) else self._case(i) + " "
        pieces = (whose[0], replace(first, words=link + first.words), *inner.pieces[1:])
        return Naming(compose(inner.change, whose[1]), False, pieces, i)

    def _nameable(self, i: int) -> bool:
        token = self.tokens[i]
        return i in self.referents or (token.upos != "PRON" and token.upos in _NOUNS) or self._antecedent(i) != i

    def _antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for; the token itself for all others."""
        token = self.tokens[i]
        if token.upos in {"PRON", "DET"} and token.lower in {"who", "which", "that", "whom", "whose"}:
            for above in self.analysis.ancestors(i):
                if self.tokens[above].deprel == "acl:relcl":
                    return self.tokens[above].head
        return i

    def _verb(self, i: int, subject: int | None) -> Naming:
        token = self.tokens[i]
        particle = self._first(i, "compound:prt")
        lemma = token.lemma if particle is None else f"{token.lemma} {self.tokens[particle].lower}"
        passive = self._first(i, "aux:pass", "nsubj:pass") is not None or (
            token.tag == "VBN" and self._first(i, "aux") is None and self._first(i, "nsubj") is None
        )
        obj = self._first(i, "obj")
        clause = self._first(i, "xcomp", "ccomp")
        for direction in sorted(directions("verb").get(lemma, ()), key=lambda d: "clause" not in d.frames):
            target = self._target(i, direction, obj, clause, subject, passive)
            if target is None:
                continue
            inner = self.name(target, obj if obj is not None else subject)
            change = compose(direction.change_of(self.tokens[target].lemma), inner.change)
            if self._or_opposite(i, "verb", direction):
                change = inner.change
            gradable = inner.gradable or direction.sense not in {"absent", "occurs"}
            pieces = inner.pieces if target == clause else self._with_rest(i, i, inner.pieces)
            return replace(inner, change=change, gradable=gradable, pieces=pieces)
        if (inner := self._light(i, obj, clause, subject, passive)) is not None:
            return inner
        return self._event(i, particle, obj, subject, passive)

    def _target(
        self,
        i: int,
        direction: Direction,
        obj: int | None,
        clause: int | None,
        subject: int | None,
        passive: bool,
    ) -> int | None:
        """What a verb of direction is said of; None where this use of it says something else."""
        for frame in direction.frames:
            if frame == "clause":
                found = clause if clause is not None else self._clause_from(i)
                if found is not None and self.tokens[found].upos in {"VERB", "AUX"}:
                    return found
                continue
            if clause is not None and obj is None:
                continue
            if frame in {"object", "either"} and (obj is not None or passive):
                found = obj if obj is not None else subject
            elif frame in {"subject", "either"} and (obj is None or self._is_measure(obj)):
                found = subject
            else:
                continue
            if found is None or self._is_measure(found):
                continue
            found = self._antecedent(found)
            if is_somebody(self.tokens[found]) and frame != "object":
                continue
            if direction.sure or can_be_more(self.analysis, found, i):
                return found
        return None

    def _clause_from(self, i: int) -> int | None:
        return next((c for c in self._below(i, "advcl", "obl", "acl") if self._case(c) == "from"), None)

    def _is_measure(self, i: int) -> bool:
        return self.tokens[i].name in {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}

    def _light(
        self, i: int, obj: int | None, clause: int | None, subject: int | None, passive: bool
    ) -> Naming | None:
        """The naming of what a verb of little meaning governs; None for other verbs."""
        lemma = self.tokens[i].lemma
        if clause is not None and obj is not None and lemma in _light_verbs("causative"):
            return self.name(clause, obj)
        if clause is not None and obj is None and lemma in _light_verbs("clause"):
            return self.name(clause, subject)
        if obj is not None and self.tokens[obj].upos in {"NOUN", "PROPN"}:
            doing = lemma in _light_verbs("doing") and is_event_noun(self.tokens[obj].lemma)
            if doing or lemma in _light_verbs("object"):
                return self._with_owner(self.name(obj), None if passive else subject)
        if obj is None and subject is not None and lemma in _light_verbs("subject") and self._nameable(subject):
            return self.name(self._antecedent(subject))
        return None

    def _with_owner(self, naming: Naming, owner: int | None) -> Naming:
        if owner is None or any(piece.role == "of" for piece in naming.pieces):
            return naming
        of = self._participant(owner, "of", "of")
        if of is None:
            return naming
        what = [n for n, piece in enumerate(naming.pieces) if piece.role == "what"][:1] or [0]
        at = what[0] + 1
        return replace(
            naming,
            change=compose(of[1], naming.change),
            pieces=(*naming.pieces[:at], of[0], *naming.pieces[at:]),
        )

    def _event(
        self, i: int, particle: int | None, obj: int | None, subject: int | None, passive: bool
    ) -> Naming:
        """A clause as the noun of its verb: 'the mayor closes the harbour', 'closure of the harbour by …'."""
        token = self.tokens[i]
        noun = noun_of_verb(token.lemma, self.tokens[particle].lower if particle is not None else "")
        done = subject if passive and obj is None else obj
        agent = self._first(i, "obl:agent") if passive else subject
        change: Change = "occurs"
        pieces = [Piece(noun, (noun,), "what")]
        patient = self._participant(done, "of", preposition_of(noun)) if done is not None else None
        if patient is not None:
            pieces.append(patient[0])
            change = compose(change, patient[1])
        if agent is not None and agent != done:
            role: tuple[Role, str] = ("by", "by") if done is not None and patient is not None else ("of", "of")
            actor = self._participant(agent, *role)
            if actor is not None:
                pieces.append(actor[0])
                change = compose(change, actor[1])
        pieces.extend(self._circumstances(i, obj))
        return Naming(change, False, _shortened([piece for piece in pieces if piece.words]), i)

    def _circumstances(self, i: int, obj: int | None) -> Iterable[Piece]:
        """Where, to whom and to what end, as far as the name needs it."""
        for c in self._below(i, "obl", "iobj", "advmod", "xcomp", "ccomp"):
            token = self.tokens[c]
            if token.deprel in {"obl:agent", "obl:unmarked"} or c == obj or self._is_time(c):
                continue
            if token.relation == "advmod":
                if token.lower in {"there", "here"} and c in self.referents:
                    yield Piece("in " + self.words([c]), self.lemmas([c]), "at", place=True)
                continue
            if token.relation in {"xcomp", "ccomp"}:
                below = [j for j in self.phrase(c, article=True) if self.tokens[j].lower != "that"]
                lead = "" if self._case(c) else "of " if token.tag == "VBG" else "that "
                if token.relation == "xcomp":
                    lead = lead.removesuffix("that ")
                yield Piece(lead + self.words(below), self.lemmas(below), "more")
                continue
            case = self._case(c) or ("to" if token.relation == "iobj" else "")
            found = self._participant(c, _role(case), case)
            if found is not None and case:
                yield found[0]

    def _participant(self, i: int, role: Role, preposition: str) -> tuple[Piece, Change] | None:
        """A phrase that takes part, led by a preposition, and the change that its quantifier says.

        None for pronouns that stand for nothing known.
        """
        i = self._antecedent(i)
        token = self.tokens[i]
        if token.lower in _NOBODY:
            return Piece("", (), role), "absent"
        if token.upos in {"PRON", "DET"} and i not in self.referents and token.tag not in {"NN"}:
            return None
        outer = Namer(self.analysis, range(len(self.tokens)), self.referents, self.strays) if i not in self.inside else self
        dropped: set[int] = set()
        change: Change = "occurs"
        for c in outer._below(i, "det", "amod", "advmod", "cc:preconj"):
            if (own := outer._quantifier(c)) is not None:
                change = compose(own, change)
                dropped.update(self._subtree(c))
        below = outer.phrase(i, dropped=dropped, article=True)
        cases = {c for c in self.analysis.children_by(i, "case", "mark")}
        below = [j for j in below if j not in cases]
        words = f"{preposition} {outer.words(below)}".strip()
        return Piece(words, outer.lemmas(below), role, self._is_place(i)), change

    def _is_place(self, i: int) -> bool:
        if (referent := self.referents.get(i)) is not None and referent.place:
            return True
        token = self.tokens[i]
        return token.name in {"GPE", "LOC", "FAC"} or token.lemma in things("place")


def _shortened(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces up to the length of a name; the first two always."""
    kept: list[Piece] = []
    length = 0
    for piece in pieces:
        length += piece.words.count(" ") + 1
        if len(kept) >= 2 and length > _LONG:
            break
        kept.append(piece)
    return tuple(kept)


def _role(case: str) -> Role:
    if case == "of":
        return "of"
    if case == "by":
        return "by"
    return "at" if case in {"in", "at", "on", "near", "inside", "within", "around"} else "more"


def _written(token: Token) -> str:
    """The word as a name writes it: small at the start of a sentence, unless it is a name."""
    plain = token.text[:1].isupper() and token.text[1:].islower() and len(token.text) > 1
    return token.text.lower() if plain and token.upos != "PROPN" and not token.name else token.text


def _lemma(token: Token) -> str:
    lemma = token.lemma
    if token.name or lemma in _of_states():
        return lemma
    if token.upos == "PROPN":
        plural = lemma.endswith("s") and not lemma.endswith(("ss", "us", "is"))
        return lemma[:-1] if plural else lemma
    return content_form(lemma, token.upos)


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon.load("names")["titles"]["words"])


@cache
def _of_states() -> frozenset[str]:
    return frozenset(name for names in lexicon.load("names")["states"].values() for name in names)


@cache
def _light_verbs(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("nominals")["light"][kind])
