"""Make short sentences with their trees, for what treebanks of whole texts have little of.

    python training/simple.py SYNTAX OUT [--number 6000] [--seed 1]

SYNTAX is the file that treebanks.py makes; OUT gets records of the same form. Real prose seldom says in
five words that one thing does something to another, or names a change by a bare phrase, but that is how
people type a question, and how headings and notes are written. A small grammar puts words of the treebanks'
train texts into such clauses and phrases, with the tags, heads and relations of the treebanks' guidelines.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso import lexicon
from sayso.text.nominal import gerund

SEEN = 3  # times that a word must stand in the treebanks as what it is used as
PHRASAL = """
cut off, scale back, bring down, drive up, push up, shut down, hold back, give up, take over, carry
out, pay off, phase out, lay off, wipe out, set up, slow down, break up, bring back, bring about,
build up, call off, cut back, cut down, draw up, eat up, fend off, force out, free up, hand over,
hold up, keep out, lock in, open up, pass on, pick up, play down, prop up, pull down, push back, put
off, roll back, rule out, sell off, set back, set off, shore up, shut off, speed up, stave off, step
up, stir up, take away, tear down, tie up, turn off, use up, ward off, water down, wear down, weigh
down, whip up, win back, write off
"""
BODIES = """
board council ministry agency authority bank union association commission committee department office
party league institute bureau foundation court company corporation group trust network alliance society
""".split()
REPORTING = (
    "say report warn claim believe think argue know announce fear expect hope admit insist explain".split()
)
Word = tuple[str, str, str]  # form, tag, part of speech


@dataclass(frozen=True)
class Tree:
    """Words with their heads, by number within the tree, and relations; the top's head is its own number.

    Attributes:
        names: name label of each word.
    """

    words: tuple[Word, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def top(self) -> int:
        return next(n for n, head in enumerate(self.heads) if head == n)


def leaf(form: str, tag: str, upos: str) -> Tree:
    return Tree(((form, tag, upos),), (0,), ("root",), ("O",))


def joined(parts: Sequence[tuple[Tree, str]], head: int) -> Tree:
    """Trees in the order of the text, all hung on the top of part `head` by their relations."""
    starts, at = [], 0
    for tree, _ in parts:
        starts.append(at)
        at += len(tree.words)
    top = starts[head] + parts[head][0].top
    heads: list[int] = []
    relations: list[str] = []
    for n, ((tree, relation), start) in enumerate(zip(parts, starts, strict=True)):
        for k, (above, own) in enumerate(zip(tree.heads, tree.relations, strict=True)):
            is_top = above == k
            heads.append(top if is_top else start + above)
            relations.append(relation if is_top and n != head else "root" if is_top else own)
    words = tuple(word for tree, _ in parts for word in tree.words)
    names = tuple(name for tree, _ in parts for name in tree.names)
    return Tree(words, tuple(heads), tuple(relations), names)


def under(tree: Tree, *before: tuple[Tree, str], after: Iterable[tuple[Tree, str]] = ()) -> Tree:
    """A tree with others hung on its top, before and after it."""
    return joined([*before, (tree, ""), *after], len(before))


@dataclass(frozen=True)
class Vocabulary:
    nouns: list[tuple[str, str]]  # one, many
    adjectives: list[str]
    adverbs: list[str]
    transitive: list[str]
    intransitive: list[str]
    people: list[tuple[str, ...]]


def vocabulary(records: Iterable[dict[str, Any]]) -> Vocabulary:
    """The words of the train texts by what they are used as."""
    counts: dict[str, Counter[Any]] = defaultdict(Counter)
    forms: dict[str, str] = {}
    for record in records:
        text, spans = record["text"], record["tokens"]
        objects = {row[0] for row in record["syntax"] if row[1] == "obj"}
        subjects = {row[0] for row in record["syntax"] if row[1] == "nsubj"}
        run: list[str] = []
        for n, ((_, relation, upos, tag, lemma), (a, b)) in enumerate(
            zip(record["syntax"], spans, strict=True)
        ):
            word = text[a:b].lower()
            if not lemma.isalpha() or len(lemma) < 3:
                run = []
                continue
            if record["names"][n] == "B-PERSON" or (run and record["names"][n] == "I-PERSON"):
                run = [text[a:b]] if record["names"][n][0] == "B" else [*run, text[a:b]]
                if text[a:b][0].isupper():
                    counts["people"][tuple(run[-2:])] += SEEN
            if tag == "NN" and word == lemma:
                counts["one"][lemma] += 1
            elif tag == "NNS":
                counts["many"][lemma] += 1
                forms[lemma] = word
            elif tag == "JJ" and relation == "amod":
                counts["adjectives"][lemma] += 1
            elif tag == "RB" and word.endswith("ly") and relation == "advmod":
                counts["adverbs"][lemma] += 1
            elif upos == "VERB":
                if n in objects:
                    counts["transitive"][lemma] += 1
                elif n in subjects:
                    counts["intransitive"][lemma] += 1
    kept = {kind: sorted(w for w, times in found.items() if times >= SEEN) for kind, found in counts.items()}
    lists = lexicon.load("nominals")
    verbs = sorted({*kept["transitive"], *(v for v in lists["plain"]["verbs"] if v.isalpha())})
    nouns = sorted({*kept["one"]} & {*kept["many"]})
    return Vocabulary(
        [(noun, forms[noun]) for noun in nouns],
        kept["adjectives"],
        kept["adverbs"],
        verbs,
        kept["intransitive"],
        kept["people"],
    )


def third(verb: str) -> str:
    if verb in {"have", "be", "do", "go"}:
        return {"have": "has", "be": "is", "do": "does", "go": "goes"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def past(verb: str, participle: bool) -> str:
    for line in lexicon.load("inflections")["verbs"].splitlines():
        base, *irregular = line.split()
        if base == verb:
            return irregular[participle].split("/")[-1]
    stem = gerund(verb)[:-3]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return (verb if verb.endswith("e") else stem + "e") + "d"


class Grammar:
    """Draws clauses and phrases at random."""

    def __init__(self, words: Vocabulary, rng: random.Random) -> None:
        self.words, self.rng = words, rng
        self.phrasal = [tuple(pair.split()) for pair in PHRASAL.replace("\n", " ").split(",")]

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    def noun_phrase(self, depth: int = 0) -> tuple[Tree, bool]:
        """A noun phrase, and whether it is many."""
        rng = self.rng
        if self.chance(0.08):
            return self.person(), False
        if self.chance(0.06):
            return self.body(), False
        if self.chance(0.05):
            form, many = rng.choice([("it", False), ("they", True), ("we", True), ("he", False)])
            return leaf(form, "PRP", "PRON"), many
        one, plural = rng.choice(self.words.nouns)
        many = self.chance(0.5)
        tree = leaf(plural, "NNS", "NOUN") if many else leaf(one, "NN", "NOUN")
        if self.chance(0.2):
            tree = under(tree, (leaf(rng.choice(self.words.nouns)[0], "NN", "NOUN"), "compound"))
        if self.chance(0.3):
            tree = under(tree, (self.modifier(), "amod"))
        if self.chance(0.1):
            tree = under(
                tree,
                (leaf(rng.choice(("more", "fewer") if many else ("more", "less")), "JJR", "ADJ"), "amod"),
            )
        elif self.chance(0.75 if not many else 0.45):
            tree = under(tree, self.determiner(many))
        if depth == 0 and self.chance(0.2):
            below, _ = self.noun_phrase(1)
            preposition = rng.choice(("of", "of", "in", "for", "on", "from"))
            tree = under(tree, after=[(under(below, (leaf(preposition, "IN", "ADP"), "case")), "nmod")])
        return tree, many

    def determiner(self, many: bool) -> tuple[Tree, str]:
        form = self.rng.choice(
            ("the", "the", "the", "these", "some", "no", "all")
            if many
            else ("the", "the", "the", "a", "this", "no", "every")
        )
        if self.chance(0.15):
            return leaf(self.rng.choice(("their", "our", "its", "his", "her")), "PRP$", "PRON"), "nmod:poss"
        return leaf(form, "DT", "DET"), "det"

    def modifier(self) -> Tree:
        rng = self.rng
        kind = rng.random()
        if kind < 0.4:
            return leaf(rng.choice(self.words.adjectives), "JJ", "ADJ")
        if kind < 0.6:
            return leaf(gerund(rng.choice(self.words.intransitive)), "VBG", "VERB")
        if kind < 0.75:
            return leaf(past(rng.choice(self.words.transitive), True), "VBN", "VERB")
        if kind < 0.85:
            return self.comparative()
        if kind < 0.93:
            one, hyphen = leaf(rng.choice(self.words.nouns)[0], "NN", "NOUN"), leaf("-", "HYPH", "PUNCT")
            done = leaf(past(rng.choice(self.words.transitive), True), "VBN", "VERB")
            return under(done, (under(one, after=[(hyphen, "punct")]), "compound"))
        return under(
            leaf(rng.choice(self.words.adjectives), "JJ", "ADJ"),
            (leaf(rng.choice(("more", "less")), "RBR", "ADV"), "advmod"),
        )

    def comparative(self) -> Tree:
        adjective = self.rng.choice([a for a in self.words.adjectives if len(a) < 6])
        stem = adjective[:-1] + "i" if adjective.endswith("y") else gerund(adjective)[:-3]
        return leaf(stem + "er", "JJR", "ADJ")

    def person(self) -> Tree:
        parts = self.rng.choice(self.words.people)
        words = tuple((part, "NNP", "PROPN") for part in parts)
        names = ("B-PERSON", *["I-PERSON"] * (len(parts) - 1))
        return Tree(words, (0,) * len(parts), ("root", *["flat"] * (len(parts) - 1)), names)

    def body(self) -> Tree:
        """'the Grain Marketing Board': a body by its kind, with what it is for or where it is."""
        rng = self.rng
        before = [rng.choice(self.words.nouns)[0] for _ in range(rng.randint(0, 1))]
        if self.chance(0.4):
            before = [gerund(rng.choice(self.words.transitive)), *before][:2]
        if self.chance(0.4):
            before = [rng.choice(self.words.people)[-1], *before]
        parts = [word[0].upper() + word[1:] for word in (*before, rng.choice(BODIES))]
        last = len(parts) - 1
        words = tuple((part, "NNP", "PROPN") for part in parts)
        names = ("B-ORG", *["I-ORG"] * last)
        relations = (*["compound"] * last, "root")
        tree = Tree(words, (last,) * len(parts), relations, names)
        return under(tree, (leaf("the", "DT", "DET"), "det")) if self.chance(0.8) else tree

    def finite(self, verb: str, many: bool) -> Tree:
        """A verb in some tense, with its auxiliaries, negation and adverb."""
        rng = self.rng
        kind = rng.random()
        adverb = [(leaf(rng.choice(self.words.adverbs), "RB", "ADV"), "advmod")] if self.chance(0.12) else []
        if kind < 0.45:
            present = leaf(verb, "VBP", "VERB") if many else leaf(third(verb), "VBZ", "VERB")
            return under(present, *adverb)
        if kind < 0.7:
            return under(leaf(past(verb, False), "VBD", "VERB"), *adverb)
        if kind < 0.85:
            modal = (
                leaf(rng.choice(("will", "would", "can", "could", "may", "might", "should")), "MD", "AUX"),
                "aux",
            )
            negated = [(leaf("not", "RB", "PART"), "advmod")] if self.chance(0.2) else []
            return under(leaf(verb, "VB", "VERB"), modal, *negated, *adverb)
        if kind < 0.9:
            do = (leaf("do", "VBP", "AUX") if many else leaf("does", "VBZ", "AUX"), "aux")
            return under(leaf(verb, "VB", "VERB"), do, (leaf("not", "RB", "PART"), "advmod"))
        if kind < 0.95:
            has = (leaf("have", "VBP", "AUX") if many else leaf("has", "VBZ", "AUX"), "aux")
            return under(leaf(past(verb, True), "VBN", "VERB"), has, *adverb)
        be = (leaf("are", "VBP", "AUX") if many else leaf("is", "VBZ", "AUX"), "aux")
        return under(leaf(gerund(verb), "VBG", "VERB"), be, *adverb)

    def clause(self, *, subject: bool = True) -> Tree:
        """A main clause without marks; without a subject, a bare order."""
        rng = self.rng
        given, many = self.noun_phrase()
        kind = rng.random()
        if not subject:
            return under(
                leaf(rng.choice(self.words.transitive), "VB", "VERB"), after=[(self.object(), "obj")]
            )
        if kind < 0.45:
            verb = self.finite(rng.choice(self.words.transitive), many)
            after = [(self.object(), "obj")]
            if self.chance(0.12):
                after.append((self.prepositional(), "obl"))
            return under(verb, (given, "nsubj"), after=after)
        if kind < 0.65:
            verb = self.finite(rng.choice(self.words.intransitive), many)
            after = []
            if self.chance(0.25):
                form, tag = rng.choice(
                    (("less", "RBR"), ("more", "RBR"), ("again", "RB"), ("fast", "RB"), ("further", "RBR"))
                )
                after.append((leaf(form, tag, "ADV"), "advmod"))
            return under(verb, (given, "nsubj"), after=after)
        if kind < 0.78:
            verb, particle = rng.choice(self.phrasal)
            moved = leaf(particle, "RP", "ADP"), "compound:prt"
            thing = self.object(), "obj"
            after = [thing, moved] if self.chance(0.25) else [moved, thing]
            return under(self.finite(verb, many), (given, "nsubj"), after=after)
        if kind < 0.88:
            be = leaf(
                *(
                    ("were" if many else "was", "VBD")
                    if self.chance(0.5)
                    else ("are", "VBP")
                    if many
                    else ("is", "VBZ")
                ),
                "AUX",
            )
            verb = leaf(past(rng.choice(self.words.transitive), True), "VBN", "VERB")
            after = []
            if self.chance(0.6):
                by, _ = self.noun_phrase(1)
                after.append((under(by, (leaf("by", "IN", "ADP"), "case")), "obl:agent"))
            return under(verb, (given, "nsubj:pass"), (be, "aux:pass"), after=after)
        be = leaf("are", "VBP", "AUX") if many else leaf("is", "VBZ", "AUX")
        quality = (
            self.comparative() if self.chance(0.3) else leaf(rng.choice(self.words.adjectives), "JJ", "ADJ")
        )
        if self.chance(0.3) and quality.words[0][1] == "JJ":
            quality = under(quality, (leaf(rng.choice(("more", "less", "too")), "RBR", "ADV"), "advmod"))
        return under(quality, (given, "nsubj"), (be, "cop"))

    def object(self) -> Tree:
        tree, _ = self.noun_phrase()
        form = tree.words[0]
        if form[1] == "PRP":
            accusative = {"they": "them", "we": "us", "he": "him"}.get(form[0], form[0])
            tree = replace(tree, words=((accusative, "PRP", "PRON"), *tree.words[1:]))
        return tree

    def prepositional(self) -> Tree:
        tree, _ = self.noun_phrase(1)
        return under(tree, (leaf(self.rng.choice(("in", "with", "from", "for", "at")), "IN", "ADP"), "case"))

    def action(self) -> Tree:
        """'selling the mill'."""
        verb = leaf(gerund(self.rng.choice(self.words.transitive)), "VBG", "VERB")
        return under(verb, after=[(self.object(), "obj")])

    def sentence(self) -> Tree:
        rng = self.rng
        kind = rng.random()
        if kind < 0.3:
            return self.clause()
        if kind < 0.36:
            return self.reported(1)
        if kind < 0.46:
            return self.bare_phrase()
        if kind < 0.62:
            return self.with_clause()
        if kind < 0.7:
            thing, many = self.noun_phrase()
            relative = under(
                self.finite(rng.choice(self.words.transitive), many),
                (leaf(rng.choice(("that", "which")), "WDT", "PRON"), "nsubj"),
                after=[(self.object(), "obj")],
            )
            quality = leaf(rng.choice(self.words.adjectives), "JJ", "ADJ")
            be = leaf("are", "VBP", "AUX") if many else leaf("is", "VBZ", "AUX")
            return under(quality, (under(thing, after=[(relative, "acl:relcl")]), "nsubj"), (be, "cop"))
        if kind < 0.78:
            verb = self.finite(rng.choice(self.words.transitive), False)
            return under(verb, (self.action(), "csubj"), after=[(self.object(), "obj")])
        if kind < 0.84:
            mark, tag, upos = rng.choice(
                (("for", "IN", "SCONJ"), ("by", "IN", "SCONJ"), ("to", "TO", "PART"))
            )
            done = self.action()
            if tag == "TO":
                base = rng.choice(self.words.transitive)
                done = under(leaf(base, "VB", "VERB"), after=[(self.object(), "obj")])
            given, many = self.noun_phrase()
            return under(
                self.finite(rng.choice(self.words.transitive), many),
                (given, "nsubj"),
                after=[(self.object(), "obj"), (under(done, (leaf(mark, tag, upos), "mark")), "advcl")],
            )
        if kind < 0.89:
            quality = leaf(rng.choice(self.words.adjectives), "JJ", "ADJ")
            to = under(
                leaf(rng.choice(self.words.transitive), "VB", "VERB"),
                (leaf("to", "TO", "PART"), "mark"),
                after=[(self.object(), "obj")],
            )
            return under(
                quality,
                (leaf("it", "PRP", "PRON"), "expl"),
                (leaf("is", "VBZ", "AUX"), "cop"),
                after=[(to, "csubj")],
            )
        if kind < 0.95:
            given, many = self.noun_phrase()
            first = under(
                self.finite(rng.choice(self.words.transitive), many),
                (given, "nsubj"),
                after=[(self.object(), "obj")],
            )
            second = under(
                leaf(rng.choice(self.words.transitive), "VBP", "VERB")
                if many
                else leaf(third(rng.choice(self.words.transitive)), "VBZ", "VERB"),
                (leaf(rng.choice(("and", "but", "or")), "CC", "CCONJ"), "cc"),
                after=[(self.object(), "obj")],
            )
            return under(first, after=[(second, "conj")])
        order = self.clause(subject=False)
        if self.chance(0.5):
            return order
        otherwise = under(
            self.clause(), (leaf(",", ",", "PUNCT"), "punct"), (leaf("or", "CC", "CCONJ"), "cc")
        )
        return under(order, after=[(otherwise, "conj")])

    def reported(self, depth: int) -> Tree:
        """'the agency reported that the miller feared that oats would be dear'."""
        given, many = self.noun_phrase(1)
        inner = self.reported(depth - 1) if depth and self.chance(0.3) else self.clause()
        that = [(leaf("that", "IN", "SCONJ"), "mark")] if self.chance(0.7) else []
        verb = self.finite(self.rng.choice(REPORTING), many)
        return under(verb, (given, "nsubj"), after=[(under(inner, *that), "ccomp")])

    def bare_phrase(self) -> Tree:
        """'rising rents', 'the worsening of the drought'."""
        if self.chance(0.6):
            one, many = self.rng.choice(self.words.nouns)
            tree = leaf(many, "NNS", "NOUN") if self.chance(0.5) else leaf(one, "NN", "NOUN")
            return under(tree, (self.modifier(), "amod"))
        what, _ = self.noun_phrase(1)
        act = leaf(gerund(self.rng.choice(self.words.intransitive)), "NN", "NOUN")
        below = under(what, (leaf("of", "IN", "ADP"), "case"))
        return under(act, (leaf(self.rng.choice(("the", "a")), "DT", "DET"), "det"), after=[(below, "nmod")])

    def with_clause(self) -> Tree:
        rng = self.rng
        comma = leaf(",", ",", "PUNCT")
        main = self.clause()
        if self.chance(0.15):
            thing, _ = self.noun_phrase(1)
            below = under(
                leaf(gerund(rng.choice(self.words.intransitive)), "VBG", "VERB"),
                (leaf("with", "IN", "SCONJ"), "mark"),
                (thing, "nsubj"),
            )
            return under(main, (under(below, after=[(comma, "punct")]), "advcl"))
        form, tag, upos, relation = rng.choice(
            (
                ("if", "IN", "SCONJ", "mark"),
                ("because", "IN", "SCONJ", "mark"),
                ("as", "IN", "SCONJ", "mark"),
                ("after", "IN", "SCONJ", "mark"),
                ("unless", "IN", "SCONJ", "mark"),
                ("when", "WRB", "ADV", "advmod"),
            )
        )
        below = under(self.clause(), (leaf(form, tag, upos), relation))
        if self.chance(0.6):
            return under(main, (under(below, after=[(comma, "punct")]), "advcl"))
        return under(main, after=[(below, "advcl")])


def record_of(id: str, tree: Tree, rng: random.Random) -> dict[str, Any]:
    """A sentence as a record of one text; some without a stop and in small letters."""
    marked = rng.random() < 0.65
    if marked:
        tree = under(tree, after=[(leaf(".", ".", "PUNCT"), "punct")])
    text, tokens, before = "", [], ""
    for form, _, _ in tree.words:
        text += "" if not text or form in {".", ",", "-"} or before == "-" else " "
        tokens.append([len(text), len(text) + len(form)])
        text += form[0].upper() + form[1:] if marked and not text else form
        before = form
    rows = zip(tree.heads, tree.relations, tree.words, strict=True)
    syntax = [[head, relation, upos, tag, form.lower()] for head, relation, (form, tag, upos) in rows]
    record = {"id": id, "split": "train", "domain": "syntax", "text": text, "tokens": tokens}
    return record | {"sentences": [[0, len(tokens), 0]], "syntax": syntax, "names": tree.names}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("syntax", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--number", type=int, default=6000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    records = [json.loads(line) for line in given.syntax.read_text("utf-8").splitlines()]
    rng = random.Random(given.seed)
    grammar = Grammar(vocabulary(r for r in records if r["split"] == "train"), rng)
    with given.out.open("w", encoding="utf-8") as out:
        for n in range(given.number):
            out.write(json.dumps(record_of(f"simple_{n}", grammar.sentence(), rng)) + "\n")


if __name__ == "__main__":
    main()
