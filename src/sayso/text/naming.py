"""What a phrase or clause is about, as a noun phrase without direction, and what happens to it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sayso import lexicon
from sayso.records.claim import Change
from sayso.text.direction import Direction, can_be_more, compose, directions, is_somebody, negate, things
from sayso.text.events import Events, without_article
from sayso.text.nominal import (
    content_form,
    denied_quality,
    is_event_noun,
    is_verb,
    noun_of_verb,
    positive_of,
    quality_of_adjective,
    undone,
)
from sayso.text.pieces import Naming, Piece, shortened

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
# Deeper phrases are named by their plain words: a broken parse can lead round in a circle.
_DEEPEST = 12
_ADJECTIVES = (
    "able",
    "al",
    "ant",
    "ar",
    "ed",
    "ent",
    "ful",
    "ible",
    "ic",
    "ish",
    "ive",
    "less",
    "ous",
    "some",
    "y",
)
# 'Better off', 'worse off'.
_OFF: dict[str, Change] = {"better": "increase", "worse": "decrease"}
_LIMITS: dict[str, Change] = {
    "below": "decrease",
    "under": "decrease",
    "above": "increase",
    "over": "increase",
}
# 'Turnout hit a record low', 'prices reached their peak'.
_EXTREMES: dict[str, Change] = {
    "low": "decrease",
    "bottom": "decrease",
    "trough": "decrease",
    "high": "increase",
    "peak": "increase",
    "record": "increase",
}
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")


class Namer(Events):
    """Names the phrases and clauses of one stretch of a text."""

    # How many phrases the one at hand stands in.
    _depth = 0

    def name(self, i: int, subject: int | None = None) -> Naming:
        """The naming of the phrase or clause that token i heads.

        `subject` is the subject of a clause that has none of its own.
        """
        if self._depth >= _DEEPEST:
            return self._plain(i)
        self._depth += 1
        try:
            return self._clause(i, subject) if self._is_clause(i) else self._nominal(i)
        finally:
            self._depth -= 1

    def _is_clause(self, i: int) -> bool:
        token = self.tokens[i]
        if token.upos in {"VERB", "AUX"}:
            return token.tag.startswith(("V", "M"))
        if self._first(i, "cop", *_SUBJECTS) is not None:
            return True
        return token.upos == "ADJ" and token.relation not in {"nsubj", "obj", "obl", "nmod"}

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
        if senses is None or (token.lower == "not" and (self._is_only(c) or self._is_suggested(c))):
            return change
        if "event" in senses[0].frames and change != "occurs":
            return change
        sense = senses[0].change_of("")
        if sense == "absent":
            return negate(change)
        return compose(sense, change) if self.tokens[i].upos == "VERB" else change

    def _is_only(self, c: int) -> bool:
        return c + 1 < len(self.tokens) and self.tokens[c + 1].lower in {"only", "just", "merely"}

    def _is_suggested(self, c: int) -> bool:
        """'Why not sell the barge?'"""
        return c > 0 and self.tokens[c - 1].lower == "why"

    def _predicate(self, i: int, subject: int | None) -> Naming:
        token = self.tokens[i]
        if token.lower == "gone" and any(self.tokens[c].lemma == "be" for c in self._below(i, "aux", "cop")):
            return self._quality(i, subject)
        if self._first(i, "expl") is not None and token.lemma == "be":
            there = subject if subject is not None else self._done_there(i)
            if there is not None:
                return self.name(there)
        if token.upos == "VERB" or (token.upos == "AUX" and self._first(i, "cop") is None):
            return self._verb(i, subject)
        if token.upos == "ADJ":
            return self._quality(i, subject)
        if subject is not None and self._first(i, "cop") is None and is_verb(token.lemma):
            return self._verb(i, subject)
        return self._identity(i, subject)

    def _done_there(self, i: int) -> int | None:
        """'Harvested' of 'there was little wheat harvested', where it has the subject."""
        return next((c for c in self._below(i, "advcl", "acl", "xcomp") if self._first(c, *_SUBJECTS)), None)

    def _quality(self, i: int, subject: int | None) -> Naming:
        """'Rents are high', 'the clerks are unable to help', 'the lake is muddy'."""
        token = self.tokens[i]
        known = directions("adjective")
        for direction in known.get(token.lower) or known.get(positive_of(token.lower), ()):
            if "clause" in direction.frames:
                clause = self._governed_clause(i, subject)
                if clause is None and "doing" in direction.frames and self._is_doing(subject):
                    clause = subject
                if clause is None:
                    continue
                inner = self.name(clause, subject if subject != clause else None)
                degree = compose(self._degree(i) or "occurs", direction.change_of(""))
                return replace(inner, change=compose(degree, inner.change))
        if token.lower in _OFF and i + 1 < len(self.tokens) and self.tokens[i + 1].lower == "off":
            of = self._participant(subject, "of", "of") if subject is not None else None
            what = Piece("well-being", ("well-being",), "what")
            return Naming(_OFF[token.lower], True, (what, of[0]) if of is not None else (what,), i)
        thing = self.tokens[subject].lemma if subject is not None else ""
        judged = self._denied_quality(i) or self._adjective(i, thing)
        if judged is not None:
            change, scale = judged
            if not scale and subject is not None and self._nameable(subject):
                inner = self.name(subject)
                return replace(inner, change=compose(change, inner.change), gradable=True)
        else:
            change, scale = "occurs", ""
        noun = scale or quality_of_adjective(token.lemma)
        if noun == token.lemma + "ness" and self._is_counted(i, subject):
            noun = token.lower
        lemma = content_form(scale, "NOUN") if scale else content_form(token.lemma, "ADJ")
        pieces = [Piece(noun, (lemma,), "what")]
        doing = self._judged_clause(i, subject)
        if doing is not None:
            pieces += [replace(piece, role="of" if n == 0 else "more") for n, piece in enumerate(doing)]
        else:
            of = self._participant(subject, "of", "of") if subject is not None else None
            if of is not None:
                pieces.append(of[0])
                change = compose(change, of[1])
            if not scale:
                pieces.extend(self._circumstances(i, None, noun=True))
        pieces = list(shortened(pieces))
        is_state = judged is not None or not token.lemma.endswith("ed")
        return Naming(change, is_state, tuple(pieces), i)

    def _denied_quality(self, i: int) -> tuple[Change, str] | None:
        """'Inaccessible' as less accessibility, 'unconfirmed' as no confirmation."""
        lower = self.tokens[i].lower
        if (quality := denied_quality(lower)) is not None:
            return compose(self._degree(i) or "occurs", "decrease"), quality_of_adjective(quality)
        return ("absent", noun) if (noun := undone(lower)) is not None else None

    def _governed_clause(self, i: int, subject: int | None) -> int | None:
        """What is hard or unlikely: 'to find work' of 'it is', or 'becomes', 'harder to find work'."""
        clause = self._first(i, "xcomp", "ccomp", "advcl", "csubj")
        if clause is None and subject is not None and self.tokens[subject].upos == "VERB":
            return subject
        above = self.tokens[i].head
        if clause is None and self.tokens[i].relation == "xcomp" and self._first(above, "expl") is not None:
            return next((c for c in self._below(above, "xcomp", "ccomp", "csubj") if c > i), None)
        return clause

    def _is_doing(self, i: int | None) -> bool:
        """Whether a noun names something done, which can be hard to do ('hiring', 'the talks')."""
        if i is None or self.tokens[i].upos != "NOUN":
            return False
        return is_event_noun(self.tokens[i].lemma) or self.tokens[i].lemma in things("doing")

    def _is_counted(self, i: int, subject: int | None) -> bool:
        """Whether 'more' stands before a word that no ending shows to be an adjective ('more herring')."""
        if subject is not None or self._first(i, "cop", "xcomp", "ccomp", "obl") is not None:
            return False
        counted = any(self.tokens[c].lower in {"more", "less"} for c in self._below(i, "advmod"))
        return counted and not self.tokens[i].lower.endswith(_ADJECTIVES)

    def _judged_clause(self, i: int, subject: int | None) -> tuple[Piece, ...] | None:
        """'Of borrowing money' in 'it is attractive to borrow money'; None where no clause is judged."""
        named = subject is not None and self.tokens[subject].lower != "it"
        if (subject is None or named) and self._first(i, "expl") is None:
            return None
        clause = self._first(i, "xcomp", "csubj", "advcl", "ccomp")
        if clause is None or self._case(clause) != "to" or self.tokens[clause].upos != "VERB":
            return None
        first, *rest = self._as_gerund(
            clause, noun_of_verb(self.tokens[clause].lemma), None, self._first(clause, "obj"), None, None
        ).pieces
        return (replace(first, words="of " + first.words), *rest)

    def _identity(self, i: int, subject: int | None) -> Naming:
        """'The mayor was a smoker': 'mayor being a smoker'."""
        token = self.tokens[i]
        if subject is not None and self._first(i, "cop") is None and token.lemma in directions("verb"):
            return self._verb(i, subject)
        states = directions("state").get(f"{self._case(i)} {token.lemma}", ())
        of_what = self._first(i, "nmod", "acl") is not None  # 'in danger of becoming a desert'
        if states and not of_what and subject is not None and self._nameable(subject):
            inner = self.name(self._antecedent(subject))
            return replace(inner, change=compose(states[0].change_of(""), inner.change), gradable=True)
        inner = self._nominal(i)
        if subject is None or not self._nameable(subject):
            return inner
        whose = self._participant(subject, "of", "")
        if whose is None:
            return inner
        owner = replace(whose[0], words=without_article(whose[0].words))
        first = inner.pieces[0]
        det = self._first(i, "det", "nummod")
        article = self.tokens[det].lower + " " if det is not None else ""
        link = ("being " if self._first(i, "cop") is not None else "") + (self._case(i) or article.strip())
        pieces = (owner, replace(first, words=f"{link} {first.words}".strip()), *inner.pieces[1:])
        return Naming(compose(inner.change, whose[1]), False, pieces, i)

    def _nameable(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            i in self.referents or (token.upos != "PRON" and token.upos in _NOUNS) or self._antecedent(i) != i
        )

    def _verb(self, i: int, subject: int | None) -> Naming:
        token = self.tokens[i]
        particle = self._particle(i)
        lemma = token.lemma if particle is None else f"{token.lemma} {self.tokens[particle].lower}"
        obj = self._first(i, "obj")
        passive = self._first(i, "aux:pass", "nsubj:pass") is not None or (
            token.tag == "VBN"
            and token.lower != token.lemma
            and self._first(i, "aux") is None
            and obj is None
        )
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
        if clause is not None and obj is None and self._is_yet_to_come(i, clause):
            inner = self.name(clause, subject)
            return replace(inner, change=negate(inner.change))
        if obj is not None and subject is not None and lemma in _light_verbs("reaching"):
            extreme = _EXTREMES.get(self.tokens[obj].lemma)
            if extreme is not None and self._nameable(subject) and can_be_more(self.analysis, subject, i):
                inner = self.name(self._antecedent(subject))
                return replace(inner, change=compose(extreme, inner.change), gradable=True)
        if token.lower == "given" and token.relation in {"advcl", "acl", "case"} and obj is not None:
            return self.name(obj)
        if token.lemma == "go" and particle is None and self._stands_alone(i, obj, clause, subject):
            return self._gone(i, subject)
        if lemma in {"return", "come back"} and not passive and self._stands_alone(i, obj, clause, subject):
            thing = self._antecedent(subject) if subject is not None else None
            if thing is not None and self._is_stuff(thing):
                inner = self.name(thing)
                return replace(inner, change=compose("increase", inner.change), gradable=True)
        kept = self._kept(i, obj, subject, passive)
        if kept is not None:
            return kept
        light = self._light(i, obj, clause, subject, passive)
        if light is not None:
            return light
        return self._event(i, particle, obj, subject, passive)

    def _is_yet_to_come(self, i: int, clause: int) -> bool:
        """'The board has yet to vote', 'the rain is yet to come'."""
        yet = any(self.tokens[c].lower == "yet" for c in self._below(i, "advmod"))
        return yet and self.tokens[i].lemma in {"have", "be", "remain"} and self._case(clause) == "to"

    def _kept(self, i: int, obj: int | None, subject: int | None, passive: bool) -> Naming | None:
        """'Keep losses below a tenth', 'prices stay above 40': less or more of it; None for other clauses."""
        if self.tokens[i].lemma not in _light_verbs("keeping"):
            return None
        thing = obj if obj is not None else subject
        if thing is None or not self._nameable(thing):
            return None
        for c in self._below(i, "obl", "xcomp", "advcl"):
            change = _LIMITS.get(self._case(c))
            if change is not None and (self._is_measure(c) or self._first(c, "nummod") is not None):
                inner = self.name(self._antecedent(thing))
                return replace(inner, change=compose(change, inner.change), gradable=True)
        return None

    def _stands_alone(self, i: int, obj: int | None, clause: int | None, subject: int | None) -> bool:
        """Whether a verb of going has nothing but its subject ('the jobs go', 'they went')."""
        if subject is None or obj is not None or clause is not None:
            return False
        return not any(
            not self._is_time(c)
            and self.tokens[c].relation in {"obl", "advmod"}
            and c > i
            and c != self._particle(i)
            for c in self._below(i, "obl", "advmod", "advcl")
        )

    def _gone(self, i: int, subject: int | None) -> Naming:
        """What is gone, as less of it; somebody's going, or that of a single thing, as an event."""
        found = self._antecedent(subject) if subject is not None else None
        if found is not None and self._nameable(found) and not is_somebody(self.tokens[found]):
            token = self.tokens[found]
            if self._is_stuff(found):
                inner = self.name(found)
                return replace(inner, change=compose("decrease", inner.change), gradable=True)
            if token.upos == "NOUN" and token.lemma not in things("person"):
                return self._as_noun(i, "loss", found, None, None)
        return self._as_noun(i, "departure", None, subject, None)

    def _is_stuff(self, i: int) -> bool:
        """Whether a noun names things or stuff of which there can be more, and no people.

        'The reed' is that where the text also speaks of 'reed' without an article.
        """
        token = self.tokens[i]
        if (
            not self._nameable(i)
            or token.upos != "NOUN"
            or token.lemma in things("single") | things("person")
        ):
            return False
        return can_be_more(self.analysis, i) or any(
            other.lemma == token.lemma
            and other.tag == "NN"
            and other.relation in {"nsubj", "obj", "nmod", "obl"}
            and self.analysis.child(other.i, "det", "nmod:poss") is None
            for other in self.tokens
        )

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
            if frame in {"object", "either", "bad"} and (obj is not None or passive):
                found = obj if obj is not None else subject
                if frame == "bad" and (found is None or self.tokens[found].lemma not in things("bad")):
                    continue
            elif frame in {"subject", "either"} and (obj is None or self._is_measure(obj)):
                found = subject
            else:
                continue
            found = self._counted_of(found)
            if found is None or self._is_measure(found):
                continue
            found = self._antecedent(found)
            if is_somebody(self.tokens[found]) and frame != "object":
                continue
            if direction.sure or can_be_more(self.analysis, found, i):
                return found
        return None

    def _counted_of(self, i: int | None) -> int | None:
        """'Components' of 'at least one of these components'; the token itself where it counts nothing."""
        if i is None or not self._is_measure(i):
            return i
        return next((c for c in self._below(i, "nmod") if self._case(c) == "of"), i)

    def _clause_from(self, i: int) -> int | None:
        return next((c for c in self._below(i, "advcl", "obl", "acl") if self._case(c) == "from"), None)

    def _light(
        self, i: int, obj: int | None, clause: int | None, subject: int | None, passive: bool
    ) -> Naming | None:
        """The naming of what a verb of little meaning governs; None for other verbs."""
        lemma = self.tokens[i].lemma
        moved = subject if passive and obj is None else obj
        if clause is not None and moved is not None and lemma in _light_verbs("causative"):
            return self.name(clause, moved)
        if clause is not None and lemma in _light_verbs("judging") and self._is_judgement(clause):
            return self.name(clause, subject if self._first(i, "expl") is not None else obj)
        if clause is not None and obj is None and lemma in _light_verbs("clause"):
            return self.name(clause, subject)
        if obj is not None and self.tokens[obj].upos in {"NOUN", "PROPN"}:
            if lemma in _light_verbs("telling"):
                return self.name(obj)
            doing = lemma in _light_verbs("doing") and is_event_noun(self.tokens[obj].lemma)
            if doing or lemma in _light_verbs("object"):
                return self._with_owner(self.name(obj), None if passive else subject)
        if (
            obj is None
            and subject is not None
            and lemma in _light_verbs("subject")
            and (lemma == "be" or self._particle(i) is None)
            and self._nameable(subject)
        ):
            return self.name(self._antecedent(subject))
        return None

    def _is_judgement(self, i: int) -> bool:
        """'Hard' of 'find it hard'."""
        return self.tokens[i].upos == "ADJ" and self.tokens[i].relation == "xcomp"

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


@cache
def _light_verbs(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("nominals")["light"][kind])
