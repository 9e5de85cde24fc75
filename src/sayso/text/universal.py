"""From the parser's own labels to Universal Dependencies.

spaCy's English pipelines label dependencies after ClearNLP: prepositions and copulas are heads there,
conjuncts hang on each other in a chain. UD hangs function words on content words, and all conjuncts on
the first. Only this module knows the difference.

Method: the conversion follows the relation definitions of universaldependencies.org (English); there is
no published table for it.
"""

from __future__ import annotations

from collections.abc import Sequence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
_ADPOSITIONS = frozenset({"prep", "agent", "dative"})
# Second words of fixed expressions: 'because of', 'due to', 'according to', 'out of', 'instead of', …
_FIXED = frozenset({"of", "to", "as", "from", "for", "with", "than"})
_RENAMED = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "neg": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "discourse",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "dative": "iobj",
    "complm": "mark",
}


def convert(
    words: Sequence[str],
    upos: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    heads: Sequence[int],
    labels: Sequence[str],
    persons: Sequence[range] = (),
) -> tuple[list[int], list[str]]:
    """UD heads and relations of one parsed text.

    Args:
        words, upos, tags, lemmas: of each token; words and lemmas in small letters.
        heads: number of each token's head, its own at a root.
        labels: the parser's relations.
        persons: token numbers of each name of a person.

    Returns:
        heads and relations, as long as the input; exactly the roots of the input stay roots in number.
    """
    tree = _Tree(words, upos, tags, lemmas, list(heads), list(labels))
    for name in persons:
        tree.name_on_its_first_word(name)
    return tree.converted()


class _Tree:
    """The tree under conversion; each method is one difference between the schemes."""

    def __init__(
        self,
        words: Sequence[str],
        upos: Sequence[str],
        tags: Sequence[str],
        lemmas: Sequence[str],
        heads: list[int],
        labels: list[str],
    ) -> None:
        self.words, self.upos, self.tags, self.lemmas = words, upos, tags, lemmas
        self.heads, self.labels = heads, labels
        self.below: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                self.below[head].append(i)

    def converted(self) -> tuple[list[int], list[str]]:
        self.labels = ["compound" if label in {"nmod", "nn"} else label for label in self.labels]
        self.conjuncts_on_the_first()
        for i, label in enumerate(self.labels):
            if label == "ccomp":
                self.subject_up_from_small_clause(i)
            elif label == "det" and self.words[i] == "that":
                self.clause_under_that(i)
        for i, label in enumerate(self.labels):
            if label in _ADPOSITIONS or (label == "conj" and self.child(i, "pobj") is not None):
                self.object_over_preposition(i)
        for i in range(len(self.labels)):
            if self.lemmas[i] == "be" and self.labels[i] not in {"aux", "auxpass", "cop"}:
                self.predicate_over_copula(i)
        return self.heads, [self.renamed(i) for i in range(len(self.labels))]

    def child(self, i: int, *labels: str) -> int | None:
        return next((c for c in sorted(self.below[i]) if self.labels[c] in labels), None)

    def hang(self, i: int, head: int, label: str) -> None:
        if self.heads[i] != i:
            self.below[self.heads[i]].remove(i)
        self.heads[i] = head
        self.labels[i] = label
        if head != i:
            self.below[head].append(i)

    def swap(self, lower: int, upper: int, upper_label: str, lower_label: str) -> None:
        """Put `lower`, which hangs on `upper`, in its place; `upper` then hangs on it with its children."""
        head = self.heads[upper]
        self.hang(lower, lower if head == upper else head, lower_label)
        for c in list(self.below[upper]):
            self.hang(c, lower, self.labels[c])
        self.hang(upper, lower, upper_label)

    def name_on_its_first_word(self, name: range) -> None:
        first, last = name[0], name[-1]
        parts = [i for i in name if self.upos[i] == "PROPN"]
        if len(parts) < 2 or any(self.heads[i] != last or self.labels[i] != "compound" for i in name[:-1]):
            return
        self.swap(first, last, "flat", self.labels[last])
        for i in parts[1:]:
            self.labels[i] = "flat"

    def subject_up_from_small_clause(self, i: int) -> None:
        """'make it work', 'let them go', 'make it hard': the object of the verb above, and an xcomp."""
        subject = self.child(i, "nsubj")
        finite = self.upos[i] in {"VERB", "AUX"} and self.tags[i] not in {"VB", "VBG", "VBN"}
        if subject is None or finite or self.child(i, "mark") is not None or self.heads[i] == i:
            return
        if any(self.labels[c] in {"aux", "auxpass"} and self.tags[c] != "TO" for c in self.below[i]):
            return
        if not self.heads[i] < subject < i:
            return
        self.hang(subject, self.heads[i], "dobj")
        self.labels[i] = "xcomp"

    def clause_under_that(self, i: int) -> None:
        """'said that fog caused it': right after a verb 'that' opens the clause, and is no article."""
        clause = self.heads[self.heads[i]]
        said = self.heads[clause]
        if self.labels[clause] == "ccomp" and said == i - 1 and self.upos[said] == "VERB":
            self.hang(i, clause, "mark")

    def conjuncts_on_the_first(self) -> None:
        for i, label in enumerate(self.labels):
            if label == "conj":
                first = self.heads[i]
                while self.labels[first] == "conj" and self.heads[first] != first:
                    first = self.heads[first]
                if first != self.heads[i]:
                    self.hang(i, first, "conj")
        for i, label in enumerate(self.labels):
            if label == "cc":
                first = self.heads[i]
                while self.labels[first] == "conj" and self.heads[first] != first:
                    first = self.heads[first]
                later = [c for c in self.below[first] if c > i and self.labels[c] == "conj"]
                if later:
                    self.hang(i, min(later), "cc")

    def object_over_preposition(self, i: int) -> None:
        for c in list(self.below[i]):
            if self.labels[c] in {"prep", "pcomp"} and self.words[c] in _FIXED:
                for below in list(self.below[c]):
                    self.hang(below, i, self.labels[below])
                self.labels[c] = "fixed"
        inner = self.child(i, "pobj", "pcomp")
        if inner is None and (nested := self.child(i, "prep")) is not None:
            inner = self.child(nested, "pobj")
            self.object_over_preposition(nested)
        if inner is None:
            return
        clause = self.labels[inner] == "pcomp" and self.upos[inner] in {"VERB", "AUX", "ADJ"}
        fixed = [c for c in self.below[i] if self.labels[c] == "fixed"]
        self.swap(inner, i, "mark" if clause else "case", self.relation_of_object(i, clause))
        for c in fixed:
            self.hang(c, i, "fixed")

    def relation_of_object(self, i: int, clause: bool) -> str:
        if self.labels[i] in {"conj", "ROOT"}:
            return self.labels[i]
        head = self.heads[i]
        nominal = self.upos[head] in _NOMINAL and self.labels[i] != "agent"
        if clause:
            return "acl" if nominal else "advcl"
        if self.labels[i] == "agent":
            return "obl:agent"
        return "nmod" if nominal and not self.is_clause(head) else "obl"

    def is_clause(self, i: int) -> bool:
        return any(self.labels[c] in {"nsubj", "nsubjpass", "cop"} for c in self.below[i])

    def predicate_over_copula(self, i: int) -> None:
        predicate = self.child(i, "attr", "acomp")
        expletive = self.child(i, "expl")
        if expletive is not None and self.words[expletive] == "there":
            if predicate is not None:
                self.labels[predicate] = "nsubj"
            return
        if predicate is None and self.child(i, "ccomp", "xcomp", "prep", "advcl") is None:
            # 'is in the harbour': the phrase after the copula is the predicate.
            after = [c for c in self.below[i] if c > i and self.labels[c] in {"obl", "nmod"}]
            predicate = min(after, default=None)
        if predicate is None:
            return
        self.swap(predicate, i, "cop", self.labels[i])

    def renamed(self, i: int) -> str:
        label, head = self.labels[i], self.heads[i]
        if head == i:
            return "root"
        match label:
            case "aux" if self.tags[i] == "TO":
                return "mark"
            case "prep" | "agent":
                return "advmod" if self.upos[i] in {"ADV", "SCONJ", "ADP"} else "obl"
            case "npadvmod":
                return "nmod:unmarked" if self.upos[head] in _NOMINAL else "obl:unmarked"
            case "pobj":
                return "obl"
            case "pcomp":
                return "ccomp"
        return _RENAMED.get(label, label)
