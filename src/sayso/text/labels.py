"""Labels of words made to fit each other, where each alone is the likeliest but all together are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon import load
from sayso.text.direction import directions

_BEGINS_WITH = {"VERB": "VB", "NOUN": "NN", "ADJ": "JJ"}  # the tags of a part of speech
_THIRD = re.compile(r".*[^aius]s")  # 'stems', 'feeds'; not 'pass', 'focus', 'bias'
_ENDINGS = (("ing", "VBG"), ("ed", "VBD"), ("s", "VBZ"))
_OBJECTS = frozenset({"obj", "ccomp"})
_PREPOSITIONS = frozenset({"following", "including", "excluding", "regarding", "concerning", "barring"})
_LEADING_TO = frozenset({"according", "owing"})
_PREDICATES = frozenset({"VERB", "ADJ", "NOUN", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_IN_PHRASES = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM", "DET", "ADP", "CCONJ", "PART"})
_QUESTION = frozenset({"what", "whoever", "whatever"})
_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_COMPARING = frozenset({"more", "less", "fewer"})
_RENAMED = {"nmod:desc": "compound"}  # titles: 'President' of 'President Orvo'


@dataclass(frozen=True, slots=True)
class Label:
    """Part of speech, Penn tag and kind of name of a word; `begins` says that a name begins with it."""

    upos: str
    tag: str
    name: str
    begins: bool


def labels_of(words: Sequence[str], said: Sequence[tuple[str, str, str]]) -> list[Label]:
    """The labels of words.

    A tag follows its part of speech, a capital after a name goes on with it, a name begins where it is not
    gone on with, and 'the' before it is no part of it.

    Args:
        words: as written; said: part of speech, tag and name label (`B-ORG`, `I-ORG`, `O`) of each.
    """
    found: list[Label] = []
    for n, (word, (upos, tag, name)) in enumerate(zip(words, said, strict=True)):
        goes_on = n > 0 and found[-1].upos == "PROPN" and word[:1].isupper() and not word.isupper()
        if upos == "NOUN" and goes_on:
            upos, tag = "PROPN", "NNPS" if tag == "NNS" else "NNP"
        tag = _fitting(tag, upos, word.lower())
        mark, _, kind = name.partition("-")
        if tag in _COMPARED and word.endswith("ing"):
            after_article = n > 0 and found[-1].tag in {"DT", "PRP$"}
            upos, tag = ("NOUN", "NN") if after_article else ("VERB", "VBG")
        if tag == "DT" and mark == "B":
            kind = ""
        begins = bool(kind) and (mark == "B" or n == 0 or found[-1].name != kind)
        found.append(Label(upos, tag, kind, begins))
    return found


def _fitting(tag: str, upos: str, lower: str) -> str:
    """A tag that fits the part of speech, by the ending of the word where it does not."""
    if tag in {"VB", "VBP"} and lower.endswith("ing") and any(c in "aeiouy" for c in lower[:-3]):
        return "VBG"
    wanted = _BEGINS_WITH.get(upos)
    if wanted is None or tag.startswith(wanted):
        return tag
    if upos == "VERB":
        return next((fitting for ending, fitting in _ENDINGS if lower.endswith(ending)), "VB")
    return wanted + "S" * (upos == "NOUN" and lower.endswith("s"))


def settled(
    words: Sequence[str], labels: Sequence[Label], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[Label], list[int], list[str]]:
    """Labels, heads and relations of a sentence that fit each other.

    Roots are where roots are, an object is one where it is given alone, a participle that serves as a
    preposition ('following the speech') is one, clauses hang on verbs as clauses.

    Args:
        heads: by number within the words, a root's its own.
    """
    tree = _Tree(words, list(labels), list(heads), list(relations))
    tree.name_roots_and_objects()
    tree.name_bodies_whole()
    for n in range(len(words)):
        tree.settle(n)
    return tree.labels, tree.heads, tree.relations


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("names")["titles"]["words"])


class _Tree:
    def __init__(
        self, words: Sequence[str], labels: list[Label], heads: list[int], relations: list[str]
    ) -> None:
        self.words, self.labels, self.heads, self.relations = words, labels, heads, relations

    def below(self, n: int, *relations: str) -> list[int]:
        """The words on n, those with one of these relations where some are given."""
        on = [m for m, head in enumerate(self.heads) if head == n and m != n]
        return [m for m in on if not relations or self.relations[m].partition(":")[0] in relations]

    def name_roots_and_objects(self) -> None:
        pairs = zip(self.heads, self.relations, strict=True)
        objects = {head for head, relation in pairs if relation in _OBJECTS}
        for n, (head, relation) in enumerate(zip(self.heads, self.relations, strict=True)):
            if head == n:
                relation = "root"
            elif relation == "root":
                relation = "dep"
            elif relation == "iobj" and head not in objects:
                relation = "obj"
            self.relations[n] = _RENAMED.get(relation, relation)

    def name_bodies_whole(self) -> None:
        """Let the name of a body go on over the capital words that are joined to it: 'Harbour | Office'."""
        for n in range(len(self.words) - 2, -1, -1):
            joined = self.relations[n] in {"compound", "flat"} and self.labels[n + 1].upos == "PROPN"
            if not joined or self.labels[n].upos != "PROPN" or self.words[n].lower() in _titles():
                continue
            one, other = self.labels[n], self.labels[n + 1]
            if other.name == "ORG" and other.begins and not one.name:
                self.labels[n] = replace(one, name="ORG", begins=True)
                self.labels[n + 1] = replace(other, begins=False)
            elif one.name == "ORG" and not other.name and self.words[n + 1].lower() not in _titles():
                self.labels[n + 1] = replace(other, name="ORG")

    def settle(self, n: int) -> None:
        """Make one word fit, by what it is and what it hangs on."""
        relation, head, lower = self.relations[n], self.heads[n], self.words[n].lower()
        if relation in {"advcl", "acl"} and lower in _PREPOSITIONS:
            self.serve(n)
        elif relation in {"advcl", "acl", "obl"} and lower in _LEADING_TO:
            self.lead_to(n)
        elif relation == "nsubj" and lower in _QUESTION:
            self.ask(n)
        elif relation == "nsubj" and self.labels[head].upos == "ADP" and self.heads[head] not in {n, head}:
            self.heads[n] = self.heads[head]
        elif relation in {"acl", "acl:relcl"} and self.labels[head].upos == "VERB":
            marked = any(self.words[m].lower() == "that" for m in self.below(n, "mark"))
            self.relations[n] = "ccomp" if marked else "advcl"
        elif relation == "acl:relcl" and self.stands_between_commas(n):
            self.heads[n], self.relations[n] = self.heads[head], "parataxis"
        elif relation == "compound:prt":
            self.lead(n)
        elif relation == "conj" and self.labels[n].upos in _NOUNS and self.labels[head].upos == "VERB":
            self.join_noun(n)
        elif relation == "amod" and self.labels[n].tag in {"VB", "VBP", "VBZ"}:
            self.labels[n] = replace(self.labels[n], upos="NOUN", tag="NN")
            self.relations[n] = "compound"
        elif relation == "expl" and lower == "there" and n > 0 and self.heads[n - 1] == head:
            self.say_where(n)
        elif relation == "nsubj" and self.is_passive(head):
            self.relations[n] = "nsubj:pass"
        elif lower in _COMPARING and head != n and self.is_denied(n):
            self.relations[n] = "parataxis"  # 'more fishing, not less'
        elif relation == "mark" and self.labels[n].tag in _FINITE:
            self.labels[n] = replace(self.labels[n], upos="AUX")
            self.relations[n] = "aux"
        elif relation == "flat" and head == n - 1 and self.labels[n].begins and not self.labels[head].name:
            self.labels[head] = replace(self.labels[head], name=self.labels[n].name, begins=True)
            self.labels[n] = replace(self.labels[n], begins=False)
        elif relation == "ccomp" and head < n and not self.below(head, "nsubj", "csubj", "expl"):
            self.hand_back_subject(n)
        elif relation == "xcomp" and self.labels[n].upos == "ADV" and self.labels[n].tag.startswith("JJ"):
            self.labels[n] = replace(self.labels[n], upos="ADJ")  # 'made the courts slower'
        elif relation == "amod" and self.labels[n].tag in {"VBD", "VBN"} and head > n > 0:
            self.follow_have(n)
        if self.labels[n].tag == "VB" and lower in _pasts() and self.is_finite(n):
            self.labels[n] = replace(self.labels[n], tag="VBD")
        if self.labels[n].tag == "VBP" and _THIRD.fullmatch(lower):
            self.labels[n] = replace(self.labels[n], tag="VBZ")
        if self.labels[n].tag in {"VB", "VBP", "VBG"}:
            self.read_as_phrase(n)
        if self.labels[n].upos == "ADP" and self.below(n, "cop"):
            self.hand_over(n, [m for m in self.below(n, "dep") if m == n - 1], "compound:prt")
        if self.labels[n].tag == "JJ" and any(self.relations[m] == "aux:pass" for m in self.below(n, "aux")):
            self.labels[n] = replace(self.labels[n], upos="VERB", tag="VBN")
        if self.labels[n].tag in _FINITE and not self.below(n, "nsubj", "csubj", "expl"):
            self.give_subject(n)
        if self.relations[n] == "root" and self.labels[n].upos == "NOUN" and self.below(n, "case"):
            self.turn(n)
        if self.labels[n].upos in _PREDICATES:
            self.have_one_subject(n)

    def read_as_phrase(self, n: int) -> None:
        """Make a noun the head of 'rent hikes', 'job losses' behind 'to', 'worsening soil'."""
        things = [m for m in self.below(n, "obj") if m == n + 1]
        if not things or self.below(n, "nsubj", "aux"):
            return
        thing, lower = self.words[things[0]].lower(), self.words[n].lower()
        after_to = any(self.labels[m].tag == "IN" for m in self.below(n, "mark"))
        if self.labels[n].tag == "VBG":
            if self.relations[n] == "root" and lower in directions("adjective"):
                self.hand_over(n, things, "amod")
        elif after_to or (self.relations[n] == "root" and thing.removesuffix("s") in directions("noun")):
            self.labels[n] = replace(self.labels[n], upos="NOUN", tag="NN")
            self.hand_over(n, things, "compound")
            if after_to:
                self.relations[things[0]] = "obl"
                for m in self.below(things[0], "mark"):
                    self.relations[m] = "case"

    def hand_over(self, n: int, heirs: Sequence[int], relation: str) -> None:
        """Let the first heir, a word on n, take the place of n, which hangs on it from there on."""
        if not heirs:
            return
        heir, is_root = heirs[0], self.heads[n] == n
        for m in self.below(n):
            self.heads[m] = heir
        self.heads[heir] = heir if is_root else self.heads[n]
        self.relations[heir] = self.relations[n]
        self.heads[n], self.relations[n] = heir, relation

    def is_finite(self, n: int) -> bool:
        """Whether a verb has a subject, and neither an auxiliary nor 'to'."""
        led = any(self.words[m].lower() == "to" for m in self.below(n, "mark"))
        return bool(self.below(n, "nsubj")) and not led and not self.below(n, "aux")

    def is_denied(self, n: int) -> bool:
        return n - 1 in self.below(n) and self.words[n - 1].lower() == "not"

    def is_passive(self, n: int) -> bool:
        return any(self.relations[m] == "aux:pass" for m in self.below(n, "aux"))

    def give_subject(self, n: int) -> None:
        """A noun that hangs on a finite verb as on a noun is its subject: 'the tax hurts growers'."""
        nouns = [m for m in self.below(n, "compound") if m < n and self.relations[m] == "compound"]
        if not nouns or nouns[-1] != n - 1 or self.labels[nouns[-1]].upos not in {"NOUN", "PROPN"}:
            return
        for m in self.below(n, "det", "amod", "compound", "nummod", "nmod"):
            if m < nouns[-1] and self.relations[m] != "compound:prt":
                self.heads[m] = nouns[-1]
        self.relations[nouns[-1]] = "nsubj"

    def have_one_subject(self, n: int) -> None:
        """Join what was taken for two subjects: 'the paper Haaretz', 'people in the city', 'Orvo, a firm'."""
        subjects = [m for m in self.below(n) if self.relations[m] in {"nsubj", "nsubj:pass"}]
        if len(subjects) != 2 or not subjects[0] < subjects[1] < n:
            return
        first, second = subjects
        words = range(first, second + 1)
        marks = [m for m in words if self.words[m] == ","]
        if any(self.labels[m].upos not in _IN_PHRASES for m in words if m not in marks):
            return
        if marks:
            if len(marks) == 1 and "," in self.words[second + 1 : n]:
                self.heads[second], self.relations[second] = first, "appos"
        elif self.below(second, "case"):
            self.heads[second], self.relations[second] = first, "nmod"
        else:
            self.heads[first], self.relations[first] = second, "compound"

    def turn(self, n: int) -> None:
        """A phrase whose first word was taken for a subject: 'less in tolls' is less, not tolls."""
        subjects, case = self.below(n, "nsubj"), self.below(n, "case")
        if len(subjects) != 1 or self.below(n, "cop", "aux") or not subjects[0] < case[0] < n:
            return
        top = subjects[0]
        for m in self.below(n):
            if m < case[0]:
                self.heads[m] = top
        self.heads[top], self.relations[top] = top, "root"
        self.heads[n], self.relations[n] = top, "nmod"

    def serve(self, n: int) -> None:
        """Hang a participle on its object as a preposition, where it has nothing else."""
        below = self.below(n)
        things = [m for m in below if self.relations[m] == "obj" and m > n]
        if len(things) != 1 or any(self.relations[m] not in {"obj", "punct"} for m in below):
            return
        thing = things[0]
        self.heads[thing] = self.heads[n]
        self.relations[thing] = "obl" if self.relations[n] == "advcl" else "nmod"
        for m in (n, *(m for m in below if m != thing)):
            self.heads[m] = thing
        self.relations[n] = "case"

    def lead_to(self, n: int) -> None:
        """Hang 'according to' on the noun behind it, where both were hung on the verb."""
        after = [m for m in self.below(self.heads[n], "obl", "nmod") if m > n + 1]
        if not after or self.words[n + 1].lower() != "to":
            return
        if min([after[0], *(m for m in self.below(after[0]) if m > n)]) == n + 2:
            self.heads[n], self.relations[n] = after[0], "case"

    def lead(self, n: int) -> None:
        """A particle before an oblique noun without preposition is its preposition: 'weighs on growth'."""
        nouns = [m for m in self.below(self.heads[n], "obl") if m > n and not self.below(m, "case")]
        if nouns and min([nouns[0], *self.below(nouns[0])]) == n + 1:
            self.heads[n], self.relations[n] = nouns[0], "case"

    def join_noun(self, n: int) -> None:
        """Hang a noun that was joined to a verb on the noun right before it: 'it raised prices and rents'."""
        before = [m for m in self.below(self.heads[n], "obj", "obl") if self.heads[n] < m < n]
        if not before or self.labels[before[-1]].upos not in _NOUNS or self.below(n, "nsubj", "cop", "aux"):
            return
        first = min([n, *self.below(n)])
        if all(self.labels[m].upos in _IN_PHRASES or self.words[m] == "," for m in range(before[-1], first)):
            self.heads[n] = before[-1]

    def say_where(self, n: int) -> None:
        """Hang 'there' on the subject right before it: 'a landing there looks like folly'."""
        before, verb = n - 1, self.heads[n]
        if self.relations[before] != "nsubj" or self.labels[before].upos != "NOUN" or verb < n:
            return
        self.heads[n], self.relations[n] = before, "advmod"
        self.labels[n] = replace(self.labels[n], upos="ADV", tag="RB")
        for m in self.below(verb, "nsubj"):
            if m > verb:
                self.relations[m] = "xcomp"

    def follow_have(self, n: int) -> None:
        """Make a participle behind 'have' the verb that has the object: 'seems to have increased rents'."""
        have, thing = n - 1, self.heads[n]
        if self.words[have].lower() not in {"have", "has", "had"} or self.heads[thing] != have:
            return
        if self.relations[thing] != "obj" or self.below(have, "nsubj"):
            return
        for m in self.below(have):
            self.heads[m] = n
        self.labels[n] = replace(self.labels[n], upos="VERB", tag="VBN")
        self.labels[have] = replace(self.labels[have], upos="AUX")
        self.heads[n] = n if self.heads[have] == have else self.heads[have]
        self.relations[n] = "xcomp" if self.relations[have] == "aux" else self.relations[have]
        self.heads[thing] = self.heads[have] = n
        self.relations[have] = "aux"
        for m in self.below(self.heads[n], "mark"):
            if m == have - 1:
                self.heads[m] = n

    def hand_back_subject(self, n: int) -> None:
        """Of two subjects of what is said, the one before the verb of saying says it."""
        subjects = self.below(n, "nsubj")
        if len(subjects) == 2 and subjects[0] < self.heads[n] < subjects[1] < n:
            self.heads[subjects[0]], self.relations[subjects[0]] = self.heads[n], "nsubj"

    def stands_between_commas(self, n: int) -> bool:
        """Whether a clause with a subject of its own is thrown in: ', Nora Quill said,'."""
        inside = [n]
        for m in inside:
            inside += [c for c in self.below(m) if self.words[c] != ","]
        first, last = min(inside), max(inside)
        around = first > 0 and last + 1 < len(self.words)
        relative = any(self.labels[m].tag in _RELATIVE for m in inside)
        thrown_in = around and self.words[first - 1] == self.words[last + 1] == ","
        return bool(
            thrown_in
            and not relative
            and self.below(n, "nsubj")
            and self.heads[n] != self.heads[self.heads[n]]
        )

    def ask(self, n: int) -> None:
        """Make a question word the subject of its clause: 'what stops it' of 'what stops it is care'."""
        above = self.heads[n]
        clauses = [m for m in (*self.below(above, "csubj"), *self.below(n, "acl")) if m > n]
        clause = next((m for m in clauses if not self.below(m, "nsubj")), None)
        if clause is not None:
            self.heads[clause], self.relations[clause] = above, "csubj"
            self.heads[n] = clause


@cache
def _pasts() -> frozenset[str]:
    """Irregular pasts that differ from their base: 'fell', 'rose', 'sold'."""
    rows = (line.split() for line in load("inflections")["verbs"].splitlines() if line.strip())
    return frozenset(form for base, past, *_ in rows for form in past.split("/") if form != base)
