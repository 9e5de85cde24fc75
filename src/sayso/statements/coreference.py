"""Coreference: whom the names, pronouns and descriptions of a text mean.

The text is read from its start. A name means whoever bears it already; a pronoun or a description means
the most present entity that fits it in kind, number and gender. Subjects and speakers are more present
than others, and presence fades from sentence to sentence; what is only named inside a quotation counts
less. Where nothing fits, somebody new has come in.

Method: the weights follow the idea of S. Lappin and H. J. Leass, An Algorithm for Pronominal Anaphora
Resolution (1994): salience by grammatical role, halved with distance, after filters of agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sayso.lexicon import load
from sayso.records.span import Span
from sayso.records.statement import EntityType
from sayso.statements.entities import Known, Register
from sayso.statements.names import folded, gender_of, is_given, organisation_words, titles, words_of_name
from sayso.statements.sources import (
    has_of,
    antecedent,
    can_speak,
    is_acronym,
    is_relative,
    noun_phrase,
    nouns,
)
from sayso.text.analysis import Analysis, Token

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_SINGULAR = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "these", "those", "both"})
_THING = frozenset({"it", "its", "itself", "this", "that", "which"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "organisation",
    "NORP": "group",
}
_SUBJECT, _OBJECT, _OTHER, _SOURCE = 3.0, 2.0, 1.0, 6.0
_QUOTED = 0.2  # of its weight, when it is named inside a quotation
_GENERIC = frozenset(
    {
        "leader",
        "politician",
        "official",
        "man",
        "woman",
        "author",
        "star",
        "player",
        "singer",
        "actor",
        "actress",
        "writer",
        "lawmaker",
    }
)
_ANYBODY = frozenset(
    {
        "anybody",
        "anyone",
        "somebody",
        "someone",
        "nobody",
        "everyone",
        "everybody",
        "one",
        "person",
        "people",
        "none",
    }
)
_LOOK_BACK = 90  # words in which a noun that was no source can be what 'they' or 'it' means


@cache
def _demonyms() -> dict[str, str]:
    return dict(load("people")["demonyms"])


class Resolver:
    """Reads one text and tells whom each source means.

    Args:
        asked: heads of the noun phrases and pronouns to resolve, each with the cue it belongs to.
        speaking: those among them that are sources.
        inside: for each token the number of the quotation it stands in, -1 outside.
    """

    def __init__(
        self, analysis: Analysis, asked: Mapping[int, int], speaking: Iterable[int], inside: Sequence[int]
    ) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.inside = inside
        self.register = Register()
        self.speaking = frozenset(speaking)
        self.cue_of = dict(asked)
        self.asked = sorted((self.read_until(head), head) for head in self.cue_of)
        self.meant: dict[int, Known] = {}
        self.by_token: dict[int, Known] = {}
        self.by_wording: dict[str, Known] = {}
        self.small = _all_small(analysis)

    def read(self) -> dict[int, Known]:
        """For each head that was asked for, whom it means; first persons are left out."""
        questions = iter([*self.asked, (len(self.tokens), -1)])
        until, head = next(questions)
        for i, name in self.events():
            while until < i:
                self.answer(head)
                until, head = next(questions)
            if name is not None:
                self.note_name(name)
            else:
                self.note_pronoun(i)
        while head >= 0:
            self.answer(head)
            until, head = next(questions)
        return self.meant

    def read_until(self, head: int) -> int:
        """How far to read before telling whom a head means: past the name that follows it as apposition."""
        until = head
        for c in self.analysis.children_by(head, "appos", "flat"):
            if head < c < head + 12:
                until = max(until, c + 3)
        return max(until, noun_phrase(self.analysis, head, clauses=False)[-1])

    def events(self) -> Iterator[tuple[int, range | None]]:
        """Names and personal pronouns in text order, each at its last token."""
        start = -1
        for token in self.tokens:
            if start >= 0 and (not token.name or token.name_starts or token.name != self.tokens[start].name):
                yield token.i - 1, range(start, token.i)
                start = -1
            if token.name in _TYPES and start < 0 and token.name != "NORP":
                start = token.i
            elif token.lower in _SINGULAR and not token.name:
                yield token.i, None
        if start >= 0:
            yield len(self.tokens) - 1, range(start, len(self.tokens))

    # names

    def note_name(self, run: range) -> None:
        tokens = self.tokens
        while run and tokens[run[0]].upos in {"DET", "PUNCT", "ADP"}:
            run = run[1:]
        while run and (tokens[run[-1]].upos in {"PUNCT", "PART", "ADP"} and tokens[run[-1]].text != "."):
            run = run[:-1]
        if run and tokens[run[0]].name == "PERSON":
            run = self.widened(run)
        if not run or (not any(tokens[i].upos == "PROPN" for i in run) and not self.small):
            return
        kind = _TYPES[tokens[run[-1]].name]
        bracket = next((i for i in run if tokens[i].text in {"(", "["}), None)
        known = self.named(run if bracket is None else range(run[0], bracket), kind)
        if known is not None:
            self.note_short_form(known, run[-1] + 1 if bracket is None else bracket)

    def widened(self, run: range) -> range:
        """A person's name with the given name before it that the parser left out."""
        tokens = self.tokens
        first = run[0]
        while first > 0 and self.is_forename(first - 1):
            first -= 1
        return range(first, run[-1] + 1)

    def is_forename(self, i: int) -> bool:
        """Whether a capital before a surname is part of the name: no title, no other name, no first word."""
        token = self.tokens[i]
        word = folded(token.text)
        if token.upos != "PROPN" or token.name or not token.text[:1].isupper() or token.text.isupper():
            return False
        if word in titles() or word in organisation_words():
            return False
        return is_given(word) or token.relation in {"compound", "flat"}

    def note_short_form(self, known: Known, bracket: int) -> None:
        """The short form that stands in brackets behind a name: 'the Harbour Board (HB)'."""
        tokens = self.tokens
        if bracket + 2 >= len(tokens) or tokens[bracket].text != "(" or tokens[bracket + 2].text != ")":
            return
        short = tokens[bracket + 1].text
        if short.isupper() and 1 < len(short) < 9 and known.type != "person":
            self.register.name(known, words_of_name(short) or (short.lower(),), short)
            self.by_token[bracket + 1] = known

    def named(self, run: range, kind: EntityType) -> Known | None:
        """The entity that the name in these tokens means; a new one where nobody bears it."""
        analysis, tokens = self.analysis, self.tokens
        if not run:
            return None
        top = analysis.top(run)
        head = run[-1] if top is None else top
        span = analysis.span(run)
        words = words_of_name(span.words(analysis.text))
        if not words:
            return None
        said_of = self.said_of(run, head)
        before = [folded(tokens[i].text) for i in range(max(0, run[0] - 3), run[0])] + [
            folded(tokens[i].text) for i in run
        ]
        titled = (
            run[0] > 0
            and folded(tokens[run[0] - 1].text) in titles()
            or folded(tokens[run[0]].text) in titles()
        )
        if titled and len(words) < 4 and not any(w in organisation_words() for w in words):
            kind = "person"
        if kind == "person" and any(w in organisation_words() for w in words):
            kind = "organisation"
        elif (
            kind == "organisation"
            and tokens[head].name == "ORG"
            and (said_of & nouns("person") or is_given(words[0]))
        ):
            if len(words) <= 3 and not any(w in organisation_words() for w in words):
                kind = "person"
        gender = gender_of(words, before[-len(run) - 1 :]) if kind == "person" else ""
        known = self.register.find(
            words, kind if tokens[head].name != "ORG" or len(words) > 1 else None, gender
        )
        if known is None:
            known = self.register.add(kind)
        self.register.name(known, words, _wording(analysis.text, span, words))
        if kind == "person" and known.doubtful:
            known.type = "person"
        known.gender = known.gender or gender
        known.doubtful = known.doubtful or (tokens[head].name == "ORG" and _like_a_person(words))
        known.said_of |= said_of
        self.register.mention(known, span, analysis.sentence_of(head), self.weight(head))
        for i in run:
            self.by_token[i] = known
        return known

    def said_of(self, run: range, head: int) -> set[str]:
        """Lemmas of the titles, appositions and predicates of a name."""
        analysis, tokens = self.analysis, self.tokens
        found: set[str] = set()
        for i in {head, run[0], run[-1]}:
            for c in analysis.children[i]:
                if c in run:
                    continue
                relation = tokens[c].relation
                if c < run[0] and relation in {"compound", "amod", "appos", "nmod", "flat"}:
                    found.update(tokens[d].lemma for d in analysis.children[c])
                    found.add(tokens[c].lemma)
                elif c > run[-1] and relation == "appos":
                    found.update(tokens[d].lemma for d in analysis.subtree(c)[:12])
        for i in range(run[0] - 1, max(-1, run[0] - 4), -1):
            if tokens[i].upos not in {"NOUN", "PROPN", "ADJ"}:
                break
            found.add(tokens[i].lemma)
        token = tokens[head]
        if token.relation == "appos" and token.head < head:
            found.add(tokens[token.head].lemma)
            found.update(tokens[d].lemma for d in analysis.subtree(token.head, without=[head])[:12])
        if (
            token.relation == "nsubj"
            and analysis.child(token.head, "cop") is not None
            and tokens[token.head].upos == "NOUN"
        ):
            found.add(tokens[token.head].lemma)
        found.update(folded(tokens[i].text) for i in run if folded(tokens[i].text) in titles())
        found.update(_demonyms()[w] for w in found & _demonyms().keys())
        return found

    def weight(self, head: int) -> float:
        if self.tokens[head].lower in _ANYBODY:
            return 0.0
        relation = self.tokens[head].relation
        weight = _SUBJECT if relation == "nsubj" else _OBJECT if relation in {"obj", "iobj"} else _OTHER
        return weight * _QUOTED if self.inside[head] >= 0 else weight

    # pronouns

    def note_pronoun(self, i: int) -> None:
        known = self.person_meant(i)
        if known is not None:
            known.gender = known.gender or _SINGULAR[self.tokens[i].lower]
            self.by_token[i] = known
            span = Span(self.tokens[i].start, self.tokens[i].end)
            self.register.mention(known, span, self.analysis.sentence_of(i), self.weight(i))

    def person_meant(self, i: int) -> Known | None:
        gender, sentence = _SINGULAR[self.tokens[i].lower], self.analysis.sentence_of(i)
        fitting = [
            k
            for k in self.register.recent
            if k.type == "person"
            and not k.plural
            and k.gender in {"", gender}
            and k.presence(sentence) > 0.02
        ]
        if fitting:
            return max(fitting, key=lambda k: (k.presence(sentence) * (1.5 if k.gender else 1.0), -k.order))
        # Nobody fits: a name that was taken for a body's may be a person's after all.
        mistaken = [
            k
            for k in self.register.recent
            if k.type == "organisation" and k.doubtful and k.presence(sentence) > 0.2
        ]
        known = max(mistaken, key=lambda k: (k.presence(sentence), -k.order), default=None)
        if known is not None:
            known.type = "person"
        return known

    def many_meant(self, i: int) -> Known | None:
        """Whom 'they' means: the latest group, or people that were named in the sentences before."""
        sentence = self.analysis.sentence_of(i)
        groups = [k for k in self.register.recent if k.plural]
        group = max(groups, key=lambda k: (k.presence(sentence), -k.order), default=None)
        for j in self.nouns_before(i):
            if self.tokens[j].tag in {"NNS", "NNPS"} and can_speak(self.analysis, j):
                if group is not None and group.sentence > self.analysis.sentence_of(j):
                    break
                return self.described(j)
        if group is not None and group.presence(sentence) > 0.05:
            return group
        bodies = [k for k in self.register.recent if k.type == "organisation"]
        return max(bodies, key=lambda k: (k.presence(sentence), -k.order), default=group)

    def thing_meant(self, i: int) -> Known | None:
        """What 'it' means: the latest body or document."""
        sentence = self.analysis.sentence_of(i)
        things = [
            k
            for k in self.register.recent
            if not k.plural
            and (
                k.type in {"organisation", "document"} or (k.type == "person" and k.doubtful and not k.gender)
            )
        ]
        thing = max(things, key=lambda k: (k.presence(sentence), -k.order), default=None)
        for j in self.nouns_before(i):
            token = self.tokens[j]
            if (
                token.tag == "NN"
                and token.relation == "nsubj"
                and (token.lemma in nouns("document") or token.lemma in nouns("organisation"))
            ):
                if thing is not None and thing.sentence >= self.analysis.sentence_of(j):
                    break
                return self.described(j)
        if thing is not None and thing.type == "person":
            thing.type = "organisation"
        return thing

    def nouns_before(self, i: int) -> Iterator[int]:
        """Nouns of this paragraph before token i: subjects and objects, the nearest first."""
        here = self.analysis.paragraph_of(i)
        for j in range(i - 1, max(-1, i - _LOOK_BACK), -1):
            token = self.tokens[j]
            if token.upos == "NOUN" and token.relation in {"nsubj", "obj", "obl", "conj"}:
                if self.analysis.paragraph_of(j) != here:
                    return
                yield j

    # whatever is asked for

    def answer(self, head: int) -> None:
        known = self.whom(head)
        if known is None:
            return
        self.meant[head] = known
        if head in self.speaking and self.tokens[head].lower not in _ANYBODY:
            known.touch(
                self.analysis.sentence_of(head), _SOURCE * (_QUOTED if self.inside[head] >= 0 else 1.0)
            )

    def whom(self, head: int) -> Known | None:
        """Whom the noun phrase or pronoun with this head means; None for first and second persons."""
        token = self.tokens[head]
        if token.lower in FIRST_PERSON or token.lower in {"you", "your"}:
            return None
        if token.lower in _SINGULAR and head in self.by_token:
            return self.by_token[head]
        if token.lower in _SINGULAR:
            return self.unresolved(head, "person")
        if is_relative(token):
            meant = antecedent(self.analysis, head)
            if meant == head:
                return self.unresolved(head, "other")
            self.cue_of.setdefault(meant, head)
            return self.whom(meant)
        alone = (token.lower in _PLURAL or token.lower in _THING) and not is_acronym(token)
        if alone and self.analysis.child(head, "nmod", "obl", "acl") is None:
            known = self.many_meant(head) if token.lower in _PLURAL else self.thing_meant(head)
            if known is not None:
                span = Span(token.start, token.end)
                self.register.mention(known, span, self.analysis.sentence_of(head), self.weight(head))
            return known or self.unresolved(head, "other")
        return self.described(head)

    def unresolved(self, head: int, kind: EntityType) -> Known:
        """Somebody whom a pronoun means and the text has not named."""
        token = self.tokens[head]
        known = self.register.add(kind)
        known.gender = _SINGULAR.get(token.lower, "")
        self.register.mention(
            known, Span(token.start, token.end), self.analysis.sentence_of(head), self.weight(head)
        )
        return known

    def described(self, head: int) -> Known:
        """Whom a noun phrase means."""
        whole = noun_phrase(self.analysis, head, self.cue_of.get(head, -1))
        phrase = noun_phrase(self.analysis, head, clauses=False)
        several = self.is_list(head, phrase)
        if not several:
            if (person := self.apposed(head, phrase)) is not None:
                return person
            if (run := self.unlisted_name(head, phrase)) is not None:
                known = self.named(run, self.kind_of_name(run))
                if known is not None:
                    known.doubtful = known.doubtful or len(run) == 1
                    return known
        if head in self.by_token and not several and not self.is_counted(head, phrase):
            return self.by_token[head]
        span = self.analysis.span(whole)
        wording = _description(self.tokens, phrase, self.analysis.words(phrase))
        known = None if several else self.known_description(head, phrase, wording)
        known = known or (self.by_wording.get(_bare(wording)) if several else None)
        if known is None:
            known = self.register.add(self.kind_of_noun(head))
            known.plural = several or self.is_plural(head)
            known.gender = gender_of((), [self.tokens[head].lemma])
        if wording not in known.descriptions:
            known.descriptions.append(wording)
        self.by_wording.setdefault(_bare(wording), known)
        known.said_of.update(
            self.tokens[i].lemma for i in phrase if self.tokens[i].upos in {"NOUN", "ADJ", "PROPN"}
        )
        self.register.mention(known, span, self.analysis.sentence_of(head), self.weight(head))
        return known

    def is_list(self, head: int, phrase: Sequence[int]) -> bool:
        """Whether several are named together ('Ada Kern and the mayor')."""
        if self.analysis.child(head, "conj") is not None:
            return True
        return any(self.tokens[i].upos == "CCONJ" and i < head for i in phrase) and self.tokens[
            phrase[0]
        ].upos in {"PROPN", "DET"}

    def is_counted(self, head: int, phrase: Sequence[int]) -> bool:
        """Whether a quantity stands before the head ('several Districts', 'one MP')."""
        tokens = self.tokens
        return any(
            (tokens[i].upos in {"NUM", "DET"} or tokens[i].lower in nouns("group"))
            and tokens[i].lower != "the"
            and i < head
            for i in phrase
        )

    def apposed(self, head: int, phrase: Sequence[int]) -> Known | None:
        """The person whose name stands beside a description ('the head of the league, Ada Kern')."""
        tokens = self.tokens
        for i in phrase:
            if (
                i > head
                and tokens[i].name_starts
                and tokens[i].name in {"PERSON", "ORG"}
                and not has_of(self.analysis, i)
            ):
                beside = tokens[i - 1].upos in {"NOUN", "PROPN"} or tokens[i - 1].text == ","
                known = self.by_token.get(i)
                return self.titled(known, head, phrase) if beside and known is not None else None
        if tokens[head].upos == "PROPN" and folded(tokens[head].text) not in titles():
            return None
        for c in self.analysis.children_by(head, "appos", "flat"):
            if c > head and (known := self.by_token.get(c)) is not None and known.type == "person":
                return self.titled(known, head, phrase)
        return None

    def titled(self, known: Known, head: int, phrase: Sequence[int]) -> Known:
        """Note a description that stands beside a name."""
        known.said_of.update(
            self.tokens[i].lemma for i in phrase if self.tokens[i].upos in {"NOUN", "ADJ", "PROPN"}
        )
        self.by_token[head] = known
        return known

    def unlisted_name(self, head: int, phrase: Sequence[int]) -> range | None:
        """A name that the parser's list of names lacks: capitals round the head, or bare words in small text."""
        tokens = self.tokens
        if head in self.by_token:
            return None
        if is_acronym(tokens[head]):
            return range(head, head + 1)
        proper = tokens[head].upos == "PROPN" and not self.is_counted(head, phrase)
        if proper and (tokens[head].text[:1].isupper() or self.small):
            first = last = head
            while first - 1 in phrase and tokens[first - 1].upos == "PROPN":
                first -= 1
            while last + 1 in phrase and tokens[last + 1].upos == "PROPN":
                last += 1
            if all(folded(tokens[i].text) in titles() for i in range(first, last + 1)):
                return None
            return range(first, last + 1)
        capital = tokens[head].text[:1].isupper() and phrase[0] == head and tokens[head].tag == "NN"
        bare = (
            (self.small or capital)
            and tokens[head].tag in {"NN", "JJ", "VB", "VBP", "NNS"}
            and self.kind_of_noun(head) == "other"
        )
        if (
            bare
            and all(tokens[i].relation in {"compound", "flat", "amod"} or i == head for i in phrase)
            and len(phrase) < 4
        ):
            return range(phrase[0], phrase[-1] + 1)
        return None

    def kind_of_name(self, run: range) -> EntityType:
        tokens = self.tokens
        words = words_of_name(self.analysis.span(run).words(self.analysis.text))
        text = self.analysis.span(run).words(self.analysis.text)
        if any(w in organisation_words() for w in words) or (
            len(words) == 1 and text.isupper() and 1 < len(text) < 7
        ):
            return "organisation"
        if tokens[run[-1]].tag == "NNPS" or tokens[run[-1]].name == "NORP":
            return "group"
        if tokens[run[0] - 1].lower == "the" and run[0] > 0:
            return "organisation"
        return "person"

    def kind_of_noun(self, head: int) -> EntityType:
        token = self.tokens[head]
        if self.is_age(head):
            return "person"
        if self.is_plural(head) or token.lower in nouns("group"):
            return "document" if token.lemma in nouns("document") else "group"
        kinds: tuple[EntityType, ...] = ("person", "document", "organisation")
        for kind in kinds:
            if token.lemma in nouns(kind):
                return kind
        if token.upos == "NOUN" and can_speak(self.analysis, head):
            return "person"
        return "other"

    def is_age(self, head: int) -> bool:
        """Whether an age stands for somebody ('the 45-year-old')."""
        token = self.tokens[head]
        if "-year-old" in token.lower:
            return True
        return token.lower in {"old", "olds"} and any(
            self.tokens[c].lemma == "year" for c in self.analysis.children[head]
        )

    def is_plural(self, head: int) -> bool:
        token = self.tokens[head]
        return (
            token.tag in {"NNS", "NNPS"}
            or token.lower in nouns("group") - {"police", "media"}
            or self.analysis.child(head, "conj") is not None
        )

    def known_description(self, head: int, phrase: Sequence[int], wording: str) -> Known | None:
        """An entity already known that this description means; None for somebody new."""
        tokens = self.tokens
        lemma = tokens[head].lemma
        definite = tokens[phrase[0]].lower in _DEFINITE
        if not definite or self.is_plural(head):
            same = self.by_wording.get(_bare(wording))
            if same is not None and (self.is_plural(head) or definite):
                return same
            return None
        sentence = self.analysis.sentence_of(head)
        kind = self.kind_of_noun(head)
        modifiers = {
            tokens[i].lemma for i in phrase if i != head and tokens[i].upos in {"ADJ", "PROPN", "NOUN"}
        }
        telling = {
            tokens[i].lemma
            for i in phrase
            if i != head and (tokens[i].name == "NORP" or tokens[i].upos == "PROPN")
        }
        best, best_score = None, 0.0
        for k in self.register.recent:
            if k.plural or k.presence(sentence) < 0.001:
                continue
            said = lemma in k.said_of
            in_name = kind == "organisation" and k.type == "organisation" and any(lemma in n for n in k.names)
            vague = (
                kind == "person"
                and k.type == "person"
                and k.named
                and (lemma in _GENERIC or self.is_age(head))
            )
            vague = vague or (
                kind == "organisation" and k.type == "organisation" and k.named and not modifiers
            )
            if not (said or in_name or vague) or (
                telling and not telling & k.said_of and (said and k.said_of & set(_demonyms().values()))
            ):
                continue
            if telling and not telling & k.said_of and not said and kind == "organisation":
                continue
            score = (
                k.presence(sentence)
                + 10 * (said or in_name)
                + 20 * len(telling & k.said_of)
                + 2 * len(modifiers & k.said_of)
            )
            if score > best_score and self.gender_fits(head, k):
                best, best_score = k, score
        return best

    def gender_fits(self, head: int, known: Known) -> bool:
        gender = gender_of((), [self.tokens[head].lemma])
        return not gender or not known.gender or gender == known.gender


def _like_a_person(words: Sequence[str]) -> bool:
    return len(words) in {1, 2, 3} and not any(w in organisation_words() or len(w) < 2 for w in words)


def _all_small(analysis: Analysis) -> bool:
    """Whether the text is written without capitals."""
    first = [analysis.tokens[s.start].text for s in analysis.sentences[:40] if s]
    letters = [w for w in first if w[:1].isalpha()]
    return bool(letters) and not any(w[0].isupper() for w in letters)


def _wording(text: str, span: Span, words: Sequence[str]) -> str:
    """The name in the text's own words, without titles before it and the possessive after it."""
    parts = span.words(text).split()
    while len(parts) > 1 and folded(parts[0]) != words[0] and folded(parts[0]).strip(".,") != words[0]:
        parts.pop(0)
    name = " ".join(parts)
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.rstrip(",;: ")


def _description(tokens: Sequence[Token], phrase: Sequence[int], words: str) -> str:
    first = tokens[phrase[0]]
    words = " ".join(words.split())
    return words if first.upos == "PROPN" or not first.text.istitle() else words[0].lower() + words[1:]


def _bare(wording: str) -> str:
    """A description without what does not tell it apart."""
    words = wording.lower().split()
    while len(words) > 1 and words[0] in _DEFINITE | {"a", "an"}:
        words.pop(0)
    return " ".join(words)
