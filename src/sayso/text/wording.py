"""The words of a phrase as a name writes them and as a key counts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from sayso import lexicon
from sayso.text.analysis import Analysis, Token
from sayso.text.direction import things
from sayso.text.nominal import content_form
from sayso.text.pieces import LONG, Referent

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})
_GENERIC = frozenset(
    "people person those anyone someone everyone one thing something anything what way man woman place case"
    " who country company firm worker student patient member".split()
)
_NOT_NAMED = frozenset({"punct", "discourse", "parataxis", "vocative", "appos", "dep", "reparandum", "expl"})
_LOOSE_ARTICLES = frozenset("some any such".split())
_NUMBERS = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
_POINTING = frozenset("this that these those".split())
TIMES = frozenset(
    "year month week day today yesterday tomorrow hour minute time morning evening night afternoon decade"
    " century moment monday tuesday wednesday thursday friday saturday sunday past future"
    " spring summer autumn winter season january february april june july august september october november"
    " december easter christmas".split()
)


class Wording:
    """The words of one stretch of a text.

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

    def _below(self, i: int, *relations: str) -> list[int]:
        tokens, inside = self.tokens, self.inside
        return [
            c
            for c in self._children(i)
            if (tokens[c].deprel in relations or tokens[c].relation in relations) and c in inside
        ]

    def _children(self, i: int) -> tuple[int, ...]:
        return self.analysis.children[i] + self.strays[i] if i in self.strays else self.analysis.children[i]

    def _subtree(self, i: int) -> list[int]:
        found, waiting = set(), [i]
        while waiting:
            j = waiting.pop()
            if j not in found:
                found.add(j)
                waiting.extend(self._children(j))
        return sorted(found)

    def _first(self, i: int, *relations: str) -> int | None:
        for c in self._children(i):
            token = self.tokens[c]
            if (token.deprel in relations or token.relation in relations) and c in self.inside:
                return c
        return None

    def _case(self, i: int) -> str:
        found = self._first(i, "case", "mark")
        return "" if found is None else self.tokens[found].lower

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
                word = _owner(referent.words) if token.tag == "PRP$" else referent.words
                skip_to = referent.tokens.stop
            else:
                word = "the" if token.lower in _POINTING and token.relation == "det" else self._written(token)
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
            counts = token.relation == "nummod" and self.tokens[token.head].upos == "NOUN"
            if counts and not self._is_hyphenated(i):
                continue
            found[self._lemma(token)] = None
        return tuple(found)

    def _written(self, token: Token) -> str:
        """The word as a name writes it: small at the start of a sentence, unless it is a name."""
        plain = token.text[:1].isupper() and (token.text[1:].islower() or token.upos == "DET")
        return token.text.lower() if plain and not self._is_name(token) else token.text

    def _is_name(self, token: Token) -> bool:
        if token.name in _NUMBERS or (token.upos != "PROPN" and not token.name):
            return False
        if token.upos == "DET" and token.i == self.analysis.sentences[self.analysis.sentence_of(token.i)][0]:
            return False
        starts = token.i in self.analysis.sentences[self.analysis.sentence_of(token.i)][:1]
        if starts and token.tag in {"NN", "NNS"}:
            return False
        return not starts or token.name == "PERSON" or token.lower not in self.analysis.small_words

    def _lemma(self, token: Token) -> str:
        lemma = token.lemma
        named = self._is_name(token)
        if lemma in _of_states():
            return lemma
        if named and token.name not in {"", "NORP"}:
            return lemma
        if token.upos == "PROPN":
            plural = lemma.endswith("s") and not lemma.endswith(("ss", "us", "is"))
            return lemma[:-1] if plural else lemma
        return content_form(lemma, token.upos)

    def _is_title(self, i: int) -> bool:
        named = i + 1 < len(self.tokens) and self.tokens[i + 1].name == "PERSON"
        return named and self.tokens[i].lower in _titles()

    def _is_measure(self, i: int) -> bool:
        return self.tokens[i].name in {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}

    def _is_place(self, i: int) -> bool:
        if (referent := self.referents.get(i)) is not None and referent.place:
            return True
        token = self.tokens[i]
        return token.name in {"GPE", "LOC", "FAC"} or token.lemma in things("place")

    def _antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for; the token itself for all others."""
        token = self.tokens[i]
        if token.upos in {"PRON", "DET"} and token.lower in {"who", "which", "that", "whom", "whose"}:
            for above in self.analysis.ancestors(i):
                if self.tokens[above].deprel == "acl:relcl":
                    return self.tokens[above].head
        return i

    def phrase(self, i: int, *, dropped: Collection[int] = (), article: bool = False) -> list[int]:
        """The tokens of the noun phrase on i that belong into a name, in text order."""
        for level in range(4):
            found = self._phrase(i, dropped, article, level)
            if len(found) <= LONG:
                break
        return sorted(found)[: 2 * LONG]

    def _phrase(self, i: int, dropped: Collection[int], article: bool, level: int) -> list[int]:
        found = {i}
        waiting = [(i, article)]
        while waiting:
            j, with_article = waiting.pop()
            for c in self._children(j):
                if c not in self.inside or c in dropped or c in found:
                    continue
                if not self._unnamed(j, c, with_article, level):
                    found.add(c)
                    waiting.append((c, True))
        return list(found)

    def _unnamed(self, i: int, c: int, article: bool, level: int) -> bool:
        token, head = self.tokens[c], self.tokens[i]
        if token.relation in {"det", "amod"} and (known := self.referents.get(i)) is not None and known.words:
            return True
        match token.relation:
            case relation if relation in _NOT_NAMED:
                return token.text != "-"
            case "det":
                return not article or token.lower in _LOOSE_ARTICLES
            case "case" | "mark" | "cop" | "aux":
                return not article
            case "nsubj" | "csubj" | "advcl" | "ccomp" if not article:
                return True
            case "acl" if token.deprel == "acl:relcl":
                return level > 0 or head.lemma not in _GENERIC
            case "acl" | "advcl":
                return level > 0
            case "nmod" if token.deprel == "nmod:poss":
                return token.tag in {"PRP$", "WP$"} and c not in self.referents
            case "nmod" | "obl":
                cut = (level > 1 and article) or level > 2
                of = self._case(c) == "of"
                return (self._is_time(c) and not of) or (cut and not of)
            case "nummod":
                counted = head.upos == "NOUN" and head.name != "MONEY"
                return not article and counted and not self._is_hyphenated(c)
            case "compound" if token.name in {"PERCENT", "MONEY", "DATE", "TIME"}:
                return head.name != token.name and not self._is_hyphenated(c)
            case "amod" | "advmod":
                if token.lower in {"not", "n't"}:
                    return not article
                follows = self.tokens[c + 1].lower if c + 1 < len(self.tokens) else ""
                return token.lower in things("intensity") and follows != "than"
            case "conj" | "cc":
                return level > 1 or is_open_end(self.analysis, c)
        return False

    def _is_hyphenated(self, c: int) -> bool:
        return any(0 <= j < len(self.tokens) and self.tokens[j].text == "-" for j in (c - 1, c + 1))

    def _is_time(self, c: int) -> bool:
        token = self.tokens[c]
        return token.name in {"DATE", "TIME"} or token.lemma in TIMES


def is_open_end(analysis: Analysis, i: int) -> bool:
    """Whether a member of a list only leaves it open: 'this well, or any other on the plain'."""
    if analysis.tokens[i].lower in {"elsewhere", "anywhere", "somewhere"}:
        return True
    return {"any", "other"} <= {analysis.tokens[c].lower for c in analysis.children[i]}


def _owner(words: str) -> str:
    """Words with the mark of the possessive."""
    return words + ("'" if words.endswith("s") else "'s")


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon.load("names")["titles"]["words"])


@cache
def _of_states() -> frozenset[str]:
    return frozenset(name for names in lexicon.load("names")["states"].values() for name in names)
