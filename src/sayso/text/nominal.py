"""What an action or a quality is called as a noun: 'close' is 'closure', 'popular' is 'popularity'."""

from __future__ import annotations

from functools import cache

from sayso import lexicon

_VERB_ENDINGS = (
    ("ate", "ation", 3),
    ("ify", "ification", 3),
    ("ise", "isation", 3),
    ("ize", "ization", 3),
    ("ish", "ishment", 3),
    ("duce", "duction", 4),
    ("scribe", "scription", 6),
    ("ceive", "ception", 5),
    ("rupt", "ruption", 4),
    ("struct", "struction", 6),
    ("tain", "tainment", 4),
)
_QUALITY_ENDINGS = (
    ("able", "ability"),
    ("ible", "ibility"),
    ("ant", "ance"),
    ("ent", "ence"),
    ("ic", "icity"),
    ("al", "ality"),
    ("ive", "iveness"),
    ("ous", "ousness"),
    ("ty", "tiness"),
    ("y", "iness"),
)
# Nouns of qualities that are more often something else.
_ALSO_THINGS = frozenset(
    "age size weight length depth width wealth justice death cold heat danger fame fear anger hunger thirst"
    " business witness harness wilderness fitness noise quality ease guilt pride privacy success poverty"
    " violence health security safety freedom".split()
)
_VOWELS = "aeiou"


@cache
def noun_of_verb(lemma: str, particle: str = "") -> str:
    """The noun of what a verb says, its gerund where it has no other.

    >>> noun_of_verb("close"), noun_of_verb("attack"), noun_of_verb("break", "out"), noun_of_verb("sip")
    ('closure', 'attack', 'outbreak', 'sipping')
    """
    table = lexicon.load("nominals")
    if particle:
        return str(table["particles"].get(f"{lemma} {particle}", f"{gerund(lemma)} {particle}"))
    if noun := table["verbs"].get(lemma):
        return str(noun)
    if lemma in table["plain"]["verbs"]:
        return lemma
    for ending, noun_ending, cut in _VERB_ENDINGS:
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            return lemma[:-cut] + noun_ending
    return gerund(lemma)


@cache
def has_noun(lemma: str, particle: str = "") -> bool:
    """Whether what a verb says has a noun that names it well, other than its -ing form.

    >>> has_noun("close"), has_noun("put"), has_noun("break", "out"), has_noun("give", "back")
    (True, False, True, False)
    """
    table = lexicon.load("nominals")
    if particle:
        return f"{lemma} {particle}" in table["particles"]
    if lemma in table["gerunds"]["verbs"]:
        return False
    return is_verb(lemma) or noun_of_verb(lemma) != gerund(lemma)


@cache
def leads_to_clause(noun: str) -> bool:
    """Whether a noun can lead to a sentence: 'the fear that the well dries up'."""
    return noun in lexicon.load("nominals")["clause"]["nouns"]


@cache
def is_verb(lemma: str) -> bool:
    """Whether the lexicon knows a word as a verb."""
    table = lexicon.load("nominals")
    return lemma in table["verbs"] or lemma in table["plain"]["verbs"]


@cache
def gerund(lemma: str) -> str:
    """The -ing form of a verb.

    >>> gerund("stop"), gerund("make"), gerund("lie"), gerund("begin")
    ('stopping', 'making', 'lying', 'beginning')
    """
    if not lemma.isalpha():
        return lemma
    if lemma in lexicon.load("nominals")["doubled"]["verbs"]:
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return lemma[:-1] + "ing"
    short = len(lemma) >= 3 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS
    if short and lemma[-3] not in _VOWELS and sum(c in _VOWELS for c in lemma) == 1:
        return lemma + lemma[-1] + "ing"
    return lemma + "ing"


@cache
def quality_of_adjective(lemma: str) -> str:
    """The noun of a quality.

    >>> quality_of_adjective("popular"), quality_of_adjective("reliable"), quality_of_adjective("muddy")
    ('popularity', 'reliability', 'muddiness')
    """
    lemma = positive_of(lemma)
    if noun := lexicon.load("nominals")["adjectives"].get(lemma):
        return str(noun)
    for prefix in ("un", "in", "im"):
        if lemma.startswith(prefix) and (noun := lexicon.load("nominals")["adjectives"].get(lemma[2:])):
            return prefix + str(noun)
    if (verb := _verb_of_participle(lemma)) is not None:
        return noun_of_verb(verb)
    for ending, noun_ending in _QUALITY_ENDINGS:
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            return lemma[: -len(ending)] + noun_ending
    return lemma + "ness"


def positive_of(lemma: str) -> str:
    """The adjective of a comparative that the parser left as it was.

    >>> positive_of("readier"), positive_of("dimmer"), positive_of("eager")
    ('ready', 'dim', 'eager')
    """
    if lemma.endswith("ier"):
        return lemma[:-3] + "y"
    if lemma.endswith("er") and len(lemma) > 5 and lemma[-3] == lemma[-4]:
        return lemma[:-3]
    return lemma


@cache
def denied_quality(word: str) -> str | None:
    """The adjective that a word denies by its beginning; None for other words.

    >>> denied_quality("inaccessible"), denied_quality("irregular"), denied_quality("invaluable")
    ('accessible', 'regular', None)
    """
    table = lexicon.load("nominals")["negative"]
    return next(
        (
            word[len(beginning) :]
            for beginning in ("un", "in", "im", "ir", "il", "dis")
            if word.startswith(beginning) and word[len(beginning) :] in table["qualities"].split()
        ),
        None,
    )


def suffered(verb: str) -> str | None:
    """What becomes of those whom a verb has for victims ('kill': 'death'); None for other verbs."""
    noun: str | None = lexicon.load("nominals")["suffered"].get(verb)
    return noun


@cache
def undone(word: str) -> str | None:
    """The noun of what was not done ('unconfirmed': 'confirmation'); None for other words."""
    if not word.startswith("un") or word in lexicon.load("nominals")["negative"]["kept"].split():
        return None
    verb = _verb_of_participle(word[2:])
    return None if verb is None else noun_of_verb(verb)


@cache
def content_form(lemma: str, upos: str) -> str:
    """The form in which a content word counts in keys, whatever part of speech it is used as.

    Verbs count as their nouns, so do participles; nouns of qualities count as their adjectives.

    >>> content_form("close", "VERB"), content_form("closed", "ADJ"), content_form("popularity", "NOUN")
    ('closure', 'closure', 'popular')
    """
    if upos == "VERB":
        return noun_of_verb(lemma)
    if upos == "ADJ":
        lemma = positive_of(lemma)
        verb = _verb_of_participle(lemma) if lemma not in lexicon.load("nominals")["adjectives"] else None
        return lemma if verb is None else noun_of_verb(verb)
    if lemma in _ALSO_THINGS:
        return lemma
    return _adjectives_of_qualities().get(lemma) or _adjective_by_ending(lemma)


@cache
def _adjectives_of_qualities() -> dict[str, str]:
    table = lexicon.load("nominals")["adjectives"]
    return {noun: adjective for adjective, noun in reversed(table.items()) if noun not in _ALSO_THINGS}


def _adjective_by_ending(noun: str) -> str:
    for ending, adjective in (("iness", "y"), ("ness", ""), ("ability", "able"), ("ibility", "ible")):
        if noun.endswith(ending) and len(noun) > len(ending) + 3:
            return noun[: -len(ending)] + adjective
    return noun


def _verb_of_participle(word: str) -> str | None:
    """The verb that a regular past participle belongs to, where the lexicon knows it ('closed')."""
    if not word.endswith("ed"):
        return None
    table = lexicon.load("nominals")
    for verb in (word[:-1], word[:-2], word[:-3], word[:-3] + "y"):
        if verb in table["verbs"] or verb in table["plain"]["verbs"]:
            return verb
    return word[:-1] if word.endswith(("ated", "ised", "ized", "ified")) else None


@cache
def is_event_noun(lemma: str) -> bool:
    """Whether a noun names something that is done or happens ('closure', 'attack', 'migration')."""
    table = lexicon.load("nominals")
    return lemma in _event_nouns() or lemma in table["plain"]["verbs"]


@cache
def _event_nouns() -> frozenset[str]:
    table = lexicon.load("nominals")
    return frozenset(table["verbs"].values()) | frozenset(table["particles"].values())


@cache
def preposition_of(noun: str) -> str:
    """The word that leads from the noun of an action to what it is done to: 'attack on', 'closure of'."""
    for preposition, nouns in lexicon.load("nominals")["prepositions"].items():
        if noun in nouns:
            return str(preposition)
    return "of"
