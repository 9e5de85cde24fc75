"""Coreference: whom the names, pronouns and descriptions of a text mean.

The text is read from its start. A name means whoever bears it already; a pronoun or a description means
the most present entity that fits it in kind, number and gender. Subjects and speakers are more present
than others, and presence fades from sentence to sentence; what is only named inside a quotation counts
less. Where nothing fits, somebody new has come in.

Method: the weights follow the idea of S. Lappin and H. J. Leass, An Algorithm for Pronominal Anaphora
Resolution (1994): salience by grammatical role, fading with distance, after filters of agreement. The
values were tuned on the training texts of docs/method/statements.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.records.span import Span
from sayso.records.statement import EntityType
from sayso.statements import kinds
from sayso.statements.entities import Description, Known, Register
from sayso.statements.names import (
    folded,
    gender_of,
    gender_of_noun,
    in_small_letters,
    is_given,
    titles,
    without_titles,
    words_of_name,
)
from sayso.statements.sources import (
    agent_of,
    antecedent,
    can_speak,
    has_of,
    is_acronym,
    is_relative,
    noun_phrase,
    nouns,
)
from sayso.statements.vocabulary import vocabulary
from sayso.text.analysis import Analysis, Token

_SUBJECT, _OBJECT, _OTHER, _SOURCE = 3.0, 2.0, 1.0, 6.0
_QUOTED = 0.2  # of its weight, when it is named inside a quotation
_LOOK_BACK = 90  # words in which a noun that was no source can be what 'they' or 'it' means


class Resolver:
    """Reads one text and tells whom each source means.

    Args:
        asked: heads of the noun phrases and pronouns to resolve, each with the cue it belongs to.
        speaking: those among them that are sources.
        inside: for each token the number of the quotation it stands in, -1 outside.
        others: for a pronoun that is a source, the words of the names in what it says: 'he said that Kern
            would win' is not said by Kern.
        named: the words that name a source, by its head, where more than the grammar tells them.
        quoted: for a quotation by its number the head of its source: 'he' in somebody's own words is another.
    """

    def __init__(
        self,
        analysis: Analysis,
        asked: Mapping[int, int],
        speaking: Iterable[int],
        inside: Sequence[int],
        others: Mapping[int, frozenset[str]],
        named: Mapping[int, Sequence[int]],
        quoted: Mapping[int, int],
    ) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.inside = inside
        self.others = others
        self.named_words = named
        self.quoted = quoted
        self.register = Register()
        self.speaking = frozenset(speaking)
        self.cue_of = dict(asked)
        self.asked = sorted((self.read_until(head), head) for head in self.cue_of)
        self.meant: dict[int, Known] = {}
        self.by_token: dict[int, Known] = {}
        self.by_wording: dict[str, Known] = {}
        self.small = kinds.is_small(analysis)
        self.spoke: Known | None = None  # who was the source last

    def read(self) -> dict[int, Known]:
        """For each head that was asked for, whom it means; first and second persons are left out."""
        questions = iter([*self.asked, (len(self.tokens), -1)])
        until, head = next(questions)
        for i, name in self.events():
            while until < i:
                self.answer(head)
                until, head = next(questions)
            if name is not None:
                self.note_name(name)
            elif self.tokens[i].upos == "NOUN":
                self.described(i)
            else:
                self.note_pronoun(i)
        while head >= 0:
            self.answer(head)
            until, head = next(questions)
        return self.meant

    def read_until(self, head: int) -> int:
        """How far to read before telling whom a head means: past the name that stands beside it."""
        until = (self.named_words.get(head) or noun_phrase(self.analysis, head))[-1]
        for c in self.analysis.children_by(head, "appos", "flat"):
            if head < c < head + 12:
                until = max(until, c + 3)
        return until

    def events(self) -> Iterator[tuple[int, range | None]]:
        """Names and personal pronouns in text order, each at its last token."""
        start = -1
        for token in self.tokens:
            if start >= 0 and (not token.name or token.name_starts or token.name != self.tokens[start].name):
                yield token.i - 1, range(start, token.i)
                start = -1
            if token.name in kinds.NAME_TYPES and start < 0:
                start = token.i
            elif not token.name and (token.lower in kinds.GENDERS or _is_kin(token)):
                yield token.i, None
        if start >= 0:
            yield len(self.tokens) - 1, range(start, len(self.tokens))

    def mention(self, known: Known, head: int, span: Span | None = None) -> Known:
        """Note that an entity is named here; by the head alone where no span is given."""
        token = self.tokens[head]
        place = span or Span(token.start, token.end)
        self.register.mention(known, place, self.analysis.sentence_of(head), self.weight(head))
        return known

    def weight(self, head: int) -> float:
        """How much a mention with this head brings an entity to mind."""
        token = self.tokens[head]
        if token.lower in kinds.ANYBODY:
            return 0.0
        weight = _OTHER
        if token.relation in {"nsubj", "obj", "iobj"}:
            weight = _SUBJECT if token.relation == "nsubj" else _OBJECT
        return weight * _QUOTED if self.inside[head] >= 0 else weight

    # Names

    def note_name(self, run: range) -> None:
        """Note a name that the parser has marked, with the short form in brackets behind it."""
        tokens = self.tokens
        while run and tokens[run[0]].upos in {"DET", "PUNCT", "ADP"}:
            run = run[1:]
        while run and tokens[run[-1]].upos in {"PUNCT", "PART", "ADP"} and tokens[run[-1]].text != ".":
            run = run[:-1]
        if not run or not (self.small or any(tokens[i].upos == "PROPN" for i in run)):
            return
        first = run[0]
        if tokens[first].name == "PERSON":
            while first > 0 and kinds.is_forename(self.analysis, first - 1):
                first -= 1
        bracket = next((i for i in run if tokens[i].text in {"(", "["}), run[-1] + 1)
        known = self.named(range(first, bracket), kinds.NAME_TYPES[tokens[run[-1]].name])
        if known is not None:
            self.note_short_form(known, bracket)

    def note_short_form(self, known: Known, bracket: int) -> None:
        """'The Harbour Board (HB)': the capitals in brackets are one more name of a body."""
        tokens = self.tokens
        if bracket + 2 >= len(tokens) or tokens[bracket].text != "(" or tokens[bracket + 2].text != ")":
            return
        short = tokens[bracket + 1].text
        if short.isupper() and 1 < len(short) < 9 and known.type != "person":
            self.register.name(known, words_of_name(short) or (short.lower(),), short)
            self.by_token[bracket + 1] = known

    def named(self, run: range, kind: EntityType) -> Known | None:
        """The entity that the name in these tokens means, new where nobody bears it; None of no words."""
        analysis, tokens = self.analysis, self.tokens
        if not run:
            return None
        top = analysis.top(run)
        head = run[-1] if top is None else top
        span = analysis.span(run)
        words = words_of_name(span.words(analysis.text))
        if not words:
            return None
        label = tokens[head].name
        said_of = kinds.said_of_name(analysis, run, head)
        kind = self.corrected_kind(run, words, kind, said_of if label == "ORG" else set())
        before = [folded(tokens[i].text) for i in range(max(0, run[0] - 1), run[-1] + 1)]
        gender = gender_of(words, before) if kind == "person" else ""
        sure = label != "ORG" or len(words) > 1
        known = self.register.find(words, kind if sure else None, gender) or self.register.add(kind)
        written = without_titles(span.words(analysis.text), words)
        self.register.name(known, words, in_small_letters(written) if kind == "person" else written)
        if kind == "person" and known.doubtful:
            known.type = "person"
        known.gender = known.gender or gender
        known.doubtful = known.doubtful or (label == "ORG" and kinds.like_a_person(words))
        known.place = known.place or label == "GPE"
        known.said_of |= said_of
        self.by_token.update(dict.fromkeys(run, known))
        return self.mention(known, head, span)

    def corrected_kind(
        self, run: range, words: Sequence[str], kind: EntityType, said_of: set[str]
    ) -> EntityType:
        """The kind of a name where a title, a given name or a word of bodies tells better than the parser."""
        if kinds.has_organisation_word(words):
            return "organisation" if kind == "person" else kind
        before = self.tokens[run[0] - 1 : run[0]] if run[0] > 0 else ()
        titled = any(folded(token.text) in titles() for token in (*before, self.tokens[run[0]]))
        if titled and len(words) < 4:
            return "person"
        if said_of and len(words) < 4 and (said_of & nouns("person") or is_given(words[0])):
            return "person"
        return kind

    # Pronouns

    def note_pronoun(self, i: int) -> None:
        """Note whom a 'he' or 'she' means, where somebody fits."""
        gender = kinds.GENDERS[self.tokens[i].lower]
        others = self.others.get(i, frozenset())
        speaker = self.quoted.get(self.inside[i])
        if speaker is not None and (said_by := self.meant.get(speaker)) is not None:
            others |= {word for name in said_by.names for word in name}
        elif speaker is not None:
            others |= {
                folded(t.text) for t in map(self.tokens.__getitem__, noun_phrase(self.analysis, speaker))
            }
        known = self.register.person(gender, self.analysis.sentence_of(i), others)
        if known is not None:
            known.gender = known.gender or gender
            self.by_token[i] = self.mention(known, i)

    def many_meant(self, i: int) -> Known | None:
        """Whom 'they' means: the body or group that spoke last where they speak, else the latest group."""
        sentence = self.analysis.sentence_of(i)
        spoke = self.spoke
        lately = i in self.speaking and spoke is not None and spoke.sentence >= sentence - 1
        if lately and spoke is not None and (spoke.plural or spoke.type in {"organisation", "group"}):
            return spoke
        group = self.register.group(sentence)
        for j in self.nouns_before(i):
            if self.tokens[j].tag in {"NNS", "NNPS"} and can_speak(self.analysis, j):
                if group is not None and group.sentence > self.analysis.sentence_of(j):
                    break
                return self.described(j)
        return group or self.register.body(sentence)

    def thing_meant(self, i: int) -> Known | None:
        """What 'it' means: the latest body or document."""
        thing = self.register.thing(self.analysis.sentence_of(i))
        for j in self.nouns_before(i):
            token = self.tokens[j]
            told = token.lemma in nouns("document") or token.lemma in nouns("organisation")
            if told and token.tag == "NN" and token.relation == "nsubj":
                if thing is not None and thing.sentence >= self.analysis.sentence_of(j):
                    break
                return self.described(j)
        if thing is not None and thing.type == "person":
            thing.type = "organisation"  # a single name that was taken for a person's
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

    # Whatever is asked for

    def answer(self, head: int) -> None:
        """Tell whom a head means, and remember who spoke."""
        known = self.whom(head)
        if known is None:
            return
        self.meant[head] = known
        if head in self.speaking and self.tokens[head].lower not in kinds.ANYBODY:
            weight = _SOURCE * (_QUOTED if self.inside[head] >= 0 else 1.0)
            known.touch(self.analysis.sentence_of(head), weight)
            self.spoke = known

    def whom(self, head: int) -> Known | None:
        """Whom the noun phrase or pronoun with this head means; None for first and second persons."""
        token = self.tokens[head]
        if token.lower in kinds.FIRST_PERSON | kinds.SECOND_PERSON and not is_acronym(token):
            return None
        if token.lower in kinds.GENDERS:
            return self.by_token.get(head) or self.unresolved(head, "person")
        if is_relative(token):
            meant = antecedent(self.analysis, head)
            if meant == head:
                return self.unresolved(head, "other")
            self.cue_of.setdefault(meant, head)
            return self.whom(meant)
        alone = self.analysis.child(head, "nmod", "obl", "acl") is None and not is_acronym(token)
        if alone and token.lower in kinds.PLURALS | kinds.THINGS:
            known = self.many_meant(head) if token.lower in kinds.PLURALS else self.thing_meant(head)
            return self.unresolved(head, "other") if known is None else self.mention(known, head)
        return self.described(head)

    def unresolved(self, head: int, kind: EntityType) -> Known:
        """Somebody whom a pronoun means and the text has not named."""
        known = self.register.add(kind)
        known.gender = kinds.GENDERS.get(self.tokens[head].lower, "")
        return self.mention(known, head)

    def described(self, head: int) -> Known:
        """Whom a noun phrase means."""
        analysis = self.analysis
        seen = list(self.named_words.get(head, ()))
        phrase = seen or noun_phrase(analysis, head, clauses=False)
        if (writer := self.writer_of(head)) is not None:
            return writer
        several = kinds.is_list(analysis, head, phrase)
        if not several and (known := self.named_by(head, phrase)) is not None:
            return known
        wording = kinds.wording_of_phrase(analysis, phrase)
        lemmas = {self.tokens[i].lemma for i in phrase if self.tokens[i].upos in {"NOUN", "ADJ", "PROPN"}}
        if several:
            known = self.by_wording.get(kinds.bare(wording))
        else:
            known = self.known_description(head, phrase, wording)
        if known is None:
            known = self.register.add(kinds.kind_of_noun(analysis, head))
            known.plural = several or kinds.is_plural(analysis, head)
            known.gender = gender_of_noun(self.tokens[head].lemma)
        if wording not in known.descriptions:
            known.descriptions.append(wording)
        self.by_wording.setdefault(kinds.bare(wording), known)
        known.said_of |= lemmas
        whole = seen or noun_phrase(analysis, head, self.cue_of.get(head, -1))
        return self.mention(known, head, analysis.span(whole))

    def writer_of(self, head: int) -> Known | None:
        """Whose a statement or message is, where it says by whom: they speak, not the paper."""
        if self.tokens[head].lemma not in vocabulary().pieces_of_speech:
            return None
        by = agent_of(self.analysis, head)
        for c in self.analysis.children_by(head, "acl") if by is None else ():
            by = by or agent_of(self.analysis, c)
        return self.whom(by) if by is not None and by > head and can_speak(self.analysis, by) else None

    def named_by(self, head: int, phrase: Sequence[int]) -> Known | None:
        """Whom a noun phrase names by a proper name in it or beside it; None where it only describes."""
        if (person := self.apposed(head, phrase)) is not None:
            return person
        if head not in self.by_token:
            token = self.tokens[head]
            if len(phrase) == 1 and token.text[:1].isupper() and token.upos not in {"PRON", "PROPN"}:
                bearer = self.register.find(words_of_name(token.text), "person")
                if bearer is not None:
                    return self.mention(bearer, head)
            run = kinds.unlisted_name(self.analysis, head, phrase, small=self.small)
            known = None if run is None else self.named(run, kinds.kind_of_name(self.analysis, run))
            if run is not None and known is not None:
                known.doubtful = known.doubtful or len(run) == 1
            return known
        return None if kinds.is_counted(self.analysis, head, phrase) else self.by_token[head]

    def apposed(self, head: int, phrase: Sequence[int]) -> Known | None:
        """The bearer of the name beside a description ('the head of the league, Ada Kern')."""
        tokens = self.tokens
        beside = [
            i for i in phrase if i > head and tokens[i].name_starts and tokens[i].name in {"PERSON", "ORG"}
        ]
        if beside and not has_of(self.analysis, beside[0]):
            before = tokens[beside[0] - 1]
            known = self.by_token.get(beside[0])
            if known is None or (before.upos not in {"NOUN", "PROPN"} and before.text != ","):
                return None
            return self.titled(known, head, phrase)
        if tokens[head].upos == "PROPN" and folded(tokens[head].text) not in titles():
            return None
        for c in self.analysis.children_by(head, "appos", "flat"):
            known = self.by_token.get(c)
            if c > head and known is not None and known.type == "person":
                return self.titled(known, head, phrase)
        return None

    def titled(self, known: Known, head: int, phrase: Sequence[int]) -> Known:
        """Note a description that stands beside a name."""
        known.said_of |= {
            self.tokens[i].lemma for i in phrase if self.tokens[i].upos in {"NOUN", "ADJ", "PROPN"}
        }
        self.by_token[head] = known
        return known

    def known_description(self, head: int, phrase: Sequence[int], wording: str) -> Known | None:
        """An entity already known that this description means; None for somebody new."""
        tokens = self.tokens
        definite = tokens[phrase[0]].lower in kinds.DEFINITES
        plural = kinds.is_plural(self.analysis, head)
        if plural or not definite:
            return self.by_wording.get(kinds.bare(wording)) if plural else None
        others = [tokens[i] for i in phrase if i != head]
        description = Description(
            tokens[head].lemma,
            kinds.kind_of_noun(self.analysis, head),
            frozenset(t.lemma for t in others if t.upos in {"ADJ", "PROPN", "NOUN"}),
            frozenset(t.lemma for t in others if t.name == "NORP" or t.upos == "PROPN"),
            kinds.is_age(self.analysis, head) or any(t.lower == "old" for t in others),
            gender_of_noun(tokens[head].lemma),
        )
        return self.register.described(description, self.analysis.sentence_of(head))


def _is_kin(token: Token) -> bool:
    """Whether a noun brings in a woman or a man who can be 'she' or 'he' afterwards."""
    return (
        token.upos == "NOUN"
        and token.tag == "NN"
        and token.relation == "nsubj"
        and bool(gender_of_noun(token.lemma))
    )
