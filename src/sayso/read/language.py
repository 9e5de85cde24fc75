"""Whether a text is plainly in another language than English."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from sayso.lexicon import load
from sayso.read.limits import LANGUAGE_SAMPLE

# Below these there is too little to tell; in English prose 'the' and its like make 35 to 55 % of the
# words, in headlines and catalogues 5 to 25 %, in other languages the chance look-alikes make under 10 %.
_FEWEST_WORDS = 20
_FEWEST_LETTERS = 12
_FOREIGN_SCRIPT = 0.6
_FOREIGN_SHARE = 0.15
_FOREIGN_KINDS = 5
_LEAD = 1.5
_PROSE = 0.2

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "CYRILLIC": "in Cyrillic letters",
    "GREEK": "Greek",
    "ARABIC": "in Arabic letters",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "in Devanagari letters",
    "BENGALI": "Bengali",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "ETHIOPIC": "in Ethiopic letters",
}


def foreign_language(text: str) -> str | None:
    """Which other language a text is plainly in, as words for a message; None for English or in doubt.

    Most letters of another script, or many different small words of one other language, clearly more
    than English ones. Short texts, lists, names and English full of foreign names stay in doubt. Looks
    at the first 200,000 characters.

    >>> foreign_language("Der Hafen ist seit Montag geschlossen, und die Händler sagen, dass sie nicht mehr "
    ...                  "wissen, wie sie ihre Waren nach Norden bringen sollen, wenn das Eis kommt.")
    'German'
    """
    sample = text[:LANGUAGE_SAMPLE]
    return _by_script(sample) or _by_small_words(sample)


def _by_script(text: str) -> str | None:
    letters = [character for character in text if character.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return None
    # Everything below U+0250 is Latin, and U+1E00 to U+1EFF are its accented letters. Letters that
    # only dress Latin up (mathematical bold, full width) are Latin underneath.
    others = [c for c in letters if c >= "\u0250" and not "\u1e00" <= c <= "\u1eff"]
    others = [c for c in others if not unicodedata.normalize("NFKC", c).isascii()]
    if len(others) < _FOREIGN_SCRIPT * len(letters):
        return None
    scripts = Counter(unicodedata.name(c, "UNKNOWN").split(" ")[0].split("-")[0] for c in others)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(others) // 10:  # Japanese is half Chinese signs
        return "Japanese"
    commonest = min(scripts, key=lambda script: (-scripts[script], script))
    return _SCRIPTS.get(commonest, "in another script")


def _by_small_words(text: str) -> str | None:
    as_written = [word.replace("’", "'") for word in _WORD.findall(text)]
    words = Counter(word.lower() for word in as_written)
    total = words.total()
    if total < _FEWEST_WORDS:
        return None
    english, others = _small_words()
    english_share = sum(words[word] for word in english) / total
    best: tuple[float, str] = (0.0, "")
    for language, small in others.items():
        met = [word for word in small if word in words]
        share = sum(words[word] for word in met) / total
        if len(met) >= _FOREIGN_KINDS and share >= _FOREIGN_SHARE and share > best[0]:
            best = (share, language)
    share, language = best
    if not language or share <= _LEAD * english_share or _only_names(as_written, others[language]):
        return None
    return language


def _only_names(words: list[str], small: frozenset[str]) -> bool:
    """Whether nearly all words are capitalised but for particles ('de la', 'van der'): a list of names."""
    rest = [word for word in words if word.lower() not in small]
    return sum(word[0].islower() for word in rest) < _PROSE * len(rest)


@cache
def _small_words() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The small words of English, and by language those that English does not have."""
    lists = {language: frozenset(words.split()) for language, words in load("languages").items()}
    english = lists.pop("English")
    return english, {language: words - english for language, words in lists.items()}
