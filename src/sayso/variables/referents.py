"""What names and pronouns stand for, as far as keys and names of variables need it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sayso import lexicon
from sayso.records.span import Span
from sayso.records.statement import Attribution, Entity
from sayso.text.analysis import Analysis, Token
from sayso.text.direction import things
from sayso.text.nominal import content_form, noun_of_verb
from sayso.text.pieces import Referent

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SELF = frozenset({"i", "me", "my", "myself", "mine"})
_SMALL_PLACES = frozenset("city town village capital port stronghold fortress settlement".split())
_LARGE_PLACES = frozenset("country nation republic".split())
# What the names of places begin with; they end with any word for a place: 'Fort Hollin', 'Kestrel Pass'.
_BEFORE_A_NAME = frozenset("fort port mount camp cape lake castle".split())
_TAKING = frozenset(
    "capture conquest seizure siege liberation occupation invasion encirclement bombardment".split()
)
_WITHIN = frozenset({"in", "near", "around", "outside", "inside", "throughout"})
_SERVING = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "PART"})
_NUMBER = dict.fromkeys(("they", "them", "their"), "plural") | dict.fromkeys(("it", "its"), "singular")
# How many words back a place may have been named.
_WINDOW = 60


def find_referents(analysis: Analysis, attribution: Attribution) -> dict[int, Referent]:
    """What expressions of the text stand for, by their first token.

    Short forms go by what the text says they are short for, people by their fullest name, pronouns by the
    entity that the attribution gives them, 'the city' and 'there' by the one place named before, 'they' and
    'it' by the subject before in their sentence.
    """
    found = dict(_short_forms(analysis))
    found.update(_full_names(analysis))
    found.update(_short_names(analysis))
    found.update(_places(analysis))
    found.update(_speakers(analysis, attribution))
    found.update(_entities(analysis, attribution))
    for i, referent in _pronouns(analysis):
        found.setdefault(i, referent)
    return found


def _short_forms(analysis: Analysis) -> Iterator[tuple[int, Referent]]:
    """Capitals that the text explains in brackets: 'AD' after 'aggregate demand (AD)'."""
    tokens = analysis.tokens
    long: dict[str, tuple[str, tuple[str, ...]]] = {}
    for before, token in pairwise(tokens):
        if before.text == "(" and token.text.isupper() and token.text.isalpha() and len(token.text) > 1:
            words = _words_before(analysis, before.i, token.text)
            if words and token.i + 1 < len(tokens) and tokens[token.i + 1].text in {")", ";", ","}:
                written = " ".join(tokens[i].text for i in words)
                lemmas = tuple(tokens[i].lemma for i in words if tokens[i].upos not in _SERVING)
                long.setdefault(token.text, (written, lemmas))
    for token in tokens:
        if token.text in long:
            explained = token.i > 0 and tokens[token.i - 1].text == "("
            written, lemmas = ("", ()) if explained else long[token.text]
            yield token.i, Referent(written, lemmas, range(token.i, token.i + 1))


def _words_before(analysis: Analysis, stop: int, capitals: str) -> range:
    """The words before a token that begin with these capitals, serving words aside; empty where others do."""
    left, i = len(capitals), stop
    while left and i > max(0, stop - 2 * len(capitals)):
        i -= 1
        token = analysis.tokens[i]
        if token.text[:1].upper() == capitals[left - 1]:
            left -= 1
        elif token.upos not in _SERVING:
            break
    return range(0) if left else range(i, stop)


def _names(analysis: Analysis) -> Iterator[tuple[str, range]]:
    """The names of the text with their kind, in text order."""
    tokens = analysis.tokens
    start = 0
    while start < len(tokens):
        kind = tokens[start].name
        end = start + 1
        while kind and end < len(tokens) and tokens[end].name == kind and not tokens[end].name_starts:
            end += 1
        if kind:
            yield kind, range(start, end)
        start = end


def _name_words(analysis: Analysis, name: range) -> tuple[str, ...]:
    titles = _titles()
    words = [
        analysis.tokens[i].lower
        for i in name
        if analysis.tokens[i].upos in {"PROPN", "NOUN", "ADJ"} and analysis.tokens[i].lower not in titles
    ]
    return tuple(words) or tuple(analysis.tokens[i].lower for i in name)


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon.load("names")["titles"]["words"])


def _full_names(analysis: Analysis) -> Iterator[tuple[int, Referent]]:
    """People by their fullest name, where only one person of the text has that surname."""
    runs = [(kind, name, _name_words(analysis, name)) for kind, name in _name_runs(analysis)]
    by_surname: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for kind, _, words in runs:
        if kind == "PERSON":
            by_surname[words[-1]].add(words)
    for kind, name, words in runs:
        if kind != "PERSON" and (kind in _PLACES or len(words) > 1 or words[-1] not in by_surname):
            continue
        longer = {full for full in by_surname[words[-1]] if len(full) > 1}
        full = next(iter(longer)) if len(words) == 1 and len(longer) == 1 else words
        yield name.start, Referent(None, full, name)


def _short_names(analysis: Analysis) -> Iterator[tuple[int, Referent]]:
    """'The bay', 'the Bay' as the one bay that the text calls by a name."""
    by_last: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    lemmas: dict[tuple[str, ...], tuple[str, ...]] = {}
    inside: set[int] = set()
    places = {_name_words(analysis, name) for name in _geographic(analysis)}
    people: set[tuple[str, ...]] = set()
    others: set[tuple[str, ...]] = set()
    for kind, name in _capital_runs(analysis):
        words = tuple(analysis.tokens[i].lower for i in name)
        inside.update(name)
        by_last[words[0] if words[0] in _BEFORE_A_NAME else words[-1]][words] += 1
        lemmas[words] = tuple(analysis.tokens[i].lemma for i in name)
        places.update([words] if kind in _PLACES else [])
        if kind == "PERSON":
            people.add(words)
        else:
            others.add(words)
    for token in analysis.tokens:
        counts = by_last.get(token.lower)
        if not counts or token.i in inside or token.upos not in {"NOUN", "PROPN"}:
            continue
        best = min(counts, key=lambda words: (-counts[words], words))
        related = all(words[-len(best) :] == best or best[-len(words) :] == words for words in counts)
        if best in people - others:
            continue
        if related and _is_definite(analysis, token.i) and analysis.child(token.i, "amod") is None:
            place = best in places
            yield token.i, Referent(None, lemmas[best], range(token.i, token.i + 1), place=place)


def _capital_runs(analysis: Analysis) -> Iterator[tuple[str, range]]:
    """Names of several capital words, each with its label or '', ended where another label begins."""
    tokens = analysis.tokens
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and tokens[end].upos == "PROPN" and tokens[end].text[:1].isupper():
            end += 1
        if end > start + 1:
            kinds = {tokens[i].name for i in range(start, end)} - {""}
            yield (min(kinds) if len(kinds) == 1 else ""), range(start, end)
        start = max(end, start + 1)


def _places(analysis: Analysis) -> Iterator[tuple[int, Referent]]:
    """Names of places, and 'the city', 'the country' and 'there' by the one place named before.

    That is the only place of its size named before in the sentence, else the only one named lately.
    """
    named = dict(_place_names(analysis))
    for name in _geographic(analysis):
        named = {start: place for start, place in named.items() if start not in name}
        named[name.start] = (name, _name_words(analysis, name), "town")
    for start, (name, words, _) in named.items():
        yield start, Referent(None, words, name, place=True)
    starts = sorted(named)
    for token in analysis.tokens:
        size = _size_meant(analysis, token)
        if size is None:
            continue
        before = [
            named[s] for s in starts if token.i - _WINDOW < s < token.i and size in {"any", named[s][2]}
        ]
        sentence = analysis.sentences[analysis.sentence_of(token.i)]
        near = [place for place in before if place[0].start in sentence]
        found = {place[1]: place[0] for place in near or before}
        if len(found) == 1:
            words, name = found.popitem()
            written = " ".join(analysis.words(name).split())
            yield token.i, Referent(written, words, range(token.i, token.i + 1), place=True)


def _geographic(analysis: Analysis) -> Iterator[range]:
    """Names of several words that say what they are: 'Kestrel Pass', 'Fort Hollin'."""
    for _, name in _capital_runs(analysis):
        first, last = analysis.tokens[name[0]], analysis.tokens[name[-1]]
        says = last if last.lower in things("place") else first if first.lower in _BEFORE_A_NAME else None
        if says is not None and says.name in _PLACES | {""}:
            yield name


def _place_names(analysis: Analysis) -> Iterator[tuple[int, tuple[range, tuple[str, ...], str]]]:
    """Each name of a place: its first token, with the name, its words and whether it is a state or smaller.

    The parser's labels waver for rare names; a name is a place where most labels say so or where the text
    says that something is in it, or that it falls or is taken.
    """
    states = _states()
    runs = list(_name_runs(analysis))
    kinds: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for kind, name in runs:
        words = _name_words(analysis, name)
        kinds[words][kind] += 1
        kinds[words]["within"] += _is_within(analysis, name)
        kinds[words]["taken"] += _is_taken(analysis, name) or _is_called_a_place(analysis, name)
    for _, name in runs:
        words = _name_words(analysis, name)
        counts = kinds[words]
        labelled = sum(counts[kind] for kind in _PLACES)
        others = counts["ORG"] + counts["NORP"] + counts["DATE"] + counts["EVENT"]
        if labelled > others or counts["taken"] or (counts["within"] and not labelled + others):
            yield name.start, (name, words, "state" if " ".join(words) in states else "town")


def _name_runs(analysis: Analysis) -> Iterator[tuple[str, range]]:
    """The labelled names of the text, and single proper nouns that the parser did not label."""
    covered: set[int] = set()
    for kind, name in _names(analysis):
        covered.update(name)
        yield kind, name
    for token in analysis.tokens:
        alone = (
            token.relation not in {"compound", "flat"} and analysis.child(token.i, "compound", "flat") is None
        )
        if token.upos == "PROPN" and token.i not in covered and alone:
            yield "", range(token.i, token.i + 1)


def _is_within(analysis: Analysis, name: range) -> bool:
    return any(
        analysis.tokens[c].lower in _WITHIN
        for i in name
        for c in analysis.children_by(i, "case")
        if analysis.tokens[i].relation in {"obl", "nmod"}
    )


def _is_taken(analysis: Analysis, name: range) -> bool:
    """Whether a name is what falls, or what somebody captures or conquers."""
    for i in name:
        token = analysis.tokens[i]
        verb = analysis.tokens[token.head]
        if verb.upos != "VERB" or token.head == i:
            continue
        if token.deprel == "nsubj" and verb.lemma == "fall" and analysis.child(verb.i, "obj") is None:
            return True
        if token.deprel in {"obj", "nsubj:pass"}:
            done = noun_of_verb(verb.lemma)
            # People are lost too.
            if done in _TAKING or (done == "loss" and token.name != "PERSON"):
                return True
    return False


def _is_called_a_place(analysis: Analysis, name: range) -> bool:
    """'The town of Orrin'."""
    return any(
        token.relation == "nmod"
        and analysis.tokens[token.head].lemma in _SMALL_PLACES
        and any(analysis.tokens[c].lower == "of" for c in analysis.children_by(token.i, "case"))
        for token in (analysis.tokens[i] for i in name)
    )


def _size_meant(analysis: Analysis, token: Token) -> str | None:
    """The size of place that a word points back to: 'state', 'town' or 'any'; None for other words."""
    if token.lower == "there":
        # After a noun it says where, also where the parser takes it for the 'there' of 'there is'.
        after_noun = token.i > 0 and analysis.tokens[token.i - 1].upos in {"NOUN", "PROPN"}
        return "any" if token.relation == "advmod" or after_noun else None
    if token.lemma in _SMALL_PLACES and _is_definite(analysis, token.i):
        return "town"
    return "state" if token.lemma in _LARGE_PLACES and _is_definite(analysis, token.i) else None


@cache
def _states() -> frozenset[str]:
    states = lexicon.load("names")["states"]
    return frozenset(states) | frozenset(name for names in states.values() for name in names)


def _is_definite(analysis: Analysis, i: int) -> bool:
    """'The city', 'that eastern city', not 'a city', 'the city of X', 'two cities'."""
    if analysis.tokens[i].tag == "NNS" or analysis.child(i, "nmod", "compound", "acl", "flat") is not None:
        return False
    det = analysis.child(i, "det")
    return det is not None and analysis.tokens[det].lower in {"the", "this", "that"}


def _entities(analysis: Analysis, attribution: Attribution) -> Iterator[tuple[int, Referent]]:
    for entity in attribution.entities:
        for mention in entity.mentions:
            tokens = analysis.tokens_in(mention)
            if tokens and (referent := _referent(analysis, entity, tokens)) is not None:
                yield tokens.start, referent


def _referent(analysis: Analysis, entity: Entity, tokens: range) -> Referent | None:
    if entity.name is None:
        return None
    first = analysis.tokens[tokens.start]
    pronoun = len(tokens) == 1 and first.upos in {"PRON", "DET"}
    if not pronoun and entity.type != "person":
        return None
    titles = _titles()
    words = tuple(w for w in entity.name.lower().split() if w not in titles) or (entity.name.lower(),)
    return Referent(entity.name if pronoun else None, words, tokens)


def _speakers(analysis: Analysis, attribution: Attribution) -> Iterator[tuple[int, Referent]]:
    """'I' in somebody's quoted words or marked turn stands for them."""
    names = {entity.id: entity for entity in attribution.entities}
    spoken: list[tuple[Span, str]] = [(turn.span, turn.entity) for turn in attribution.turns]
    for statement in attribution.statements:
        if statement.kind != "indirect":
            spoken.extend((piece, statement.entity) for piece in statement.content)
    for span, speaker in spoken:
        entity = names.get(speaker)
        if entity is None:
            continue
        for i in analysis.tokens_in(span):
            if analysis.tokens[i].lower in _SELF:
                referent = _referent(analysis, entity, range(i, i + 1))
                if referent is not None:
                    yield i, referent


def _pronouns(analysis: Analysis) -> Iterator[tuple[int, Referent]]:
    """'They', 'it' and their kin that take part in a clause, by the subject before them in the sentence."""
    for token in analysis.tokens:
        number = _NUMBER.get(token.lower)
        if number is None or token.relation == "expl":
            continue
        subject = _subject_before(analysis, token.i, number)
        if subject is None:
            continue
        tokens = [j for j in analysis.subtree(subject) if j < token.i and _belongs(analysis, j, subject)]
        words = " ".join(analysis.words(tokens).split())
        first = analysis.tokens[tokens[0]]
        if first.upos != "PROPN" and not first.name and words[1:2].islower():
            words = words[0].lower() + words[1:]
        lemmas = tuple(
            content_form(analysis.tokens[j].lemma, analysis.tokens[j].upos)
            for j in tokens
            if analysis.tokens[j].upos in {"NOUN", "PROPN", "ADJ"}
        )
        yield token.i, Referent(words, lemmas, range(token.i, token.i + 1))


def _subject_before(analysis: Analysis, i: int, number: str) -> int | None:
    sentence = analysis.sentences[analysis.sentence_of(i)]
    for j in reversed(sentence):
        token = analysis.tokens[j]
        if j >= i or token.relation != "nsubj" or token.upos not in {"NOUN", "PROPN"}:
            continue
        if any(above == j for above in analysis.ancestors(i)):
            continue
        if analysis.tokens[i].tag != "PRP$" and _clause_of(analysis, i) == token.head:
            # 'The house passes it': not the house.
            continue
        if token.name == "PERSON":
            return None
        body = token.name in {"ORG", "GPE", "NORP"}
        plural = token.tag in {"NNS", "NNPS"} or analysis.child(j, "conj") is not None
        return j if body or plural == (number == "plural") else None
    return None


def _clause_of(analysis: Analysis, i: int) -> int | None:
    """The verb whose clause token i stands in."""
    return next((j for j in analysis.ancestors(i) if analysis.tokens[j].upos in {"VERB", "AUX", "ADJ"}), None)


def _belongs(analysis: Analysis, j: int, noun: int) -> bool:
    """Whether a word is the noun or a plain modifier before it."""
    token = analysis.tokens[j]
    return (
        j == noun
        or (token.head == noun and j < noun and token.relation in {"det", "amod", "compound", "flat"})
        or (token.head == noun and token.relation == "flat")
    )
