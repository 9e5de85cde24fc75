"""Cut a text into words, numbers and marks as the English treebanks of Universal Dependencies do.

'can't' is 'ca' and 'n't', 'ten-year-old' is five, 'co-founder', 'U.S.', '10:30' and an address are one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = (
    "mr mrs ms dr prof st sr jr gen col lt sgt capt cmdr maj adm gov sen rep reps hon rev fr pres supt det"
    " inc ltd co corp bros dept univ assn vs etc al approx ca cf ed eds vol vols no nos fig figs pp p"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " ave blvd rd ft mt est tel ext min max art sec para ch"
).split()
# Short words that end with a stop only before a number or a name.
_BEFORE_MORE = frozenset(
    "no nos fig figs art sec para ch ed eds mar sun sat mon wed min max co rep p pp est fr".split()
)
_PREFIXES = (
    "co non pre re anti ex post pro semi multi sub inter counter mini socio psycho cross ultra mid trans"
    " micro macro neo bio geo e mega super un de vice quasi infra intra over under out"
).split()
_LETTER = r"[^\W\d_]"
_UNITS = r"(?:am|pm|km|kg|cm|mm|mph|kph|kwh|mw|gw|hz|gb|mb|tb|lbs?|ft|bps)"
_PATTERN = re.compile(
    rf"""
      (?P<plain>[A-Za-z]++(?![^\s,;]))  # what the word of most letters comes to, without trying the rest
    | (?P<address>
          (?:https?://|www\.)[^\s<>"“”]+
        | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}}
        | [\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,8}}\.(?:com|org|net|gov|edu)(?:/\S*)?\b)
    | (?P<initials>(?:{_LETTER}\.){{2,}}(?:{_LETTER}\b(?!\.))? | Ph\.D\.?)
    | (?P<short>\b(?i:{"|".join(sorted(_ABBREVIATIONS, key=len, reverse=True))})\.(?!\w))
    | (?P<initial>\b[A-Z]\.(?=\s*{_LETTER}))
    | (?P<number>\d+(?:[.,:/]\d+)*(?:(?i:st|nd|rd|th)\b|['’]?s\b)? (?=(?i:{_UNITS})\b)
        | \d+(?:[.,:/]\d+)*(?:(?i:st|nd|rd|th)\b|['’]?s\b|{_LETTER}+)?
        | ['’]\d\d(?:s\b|\b)(?!\d))
    | (?P<elided>['’](?i:em|tis|twas|til|cause|n)\b)
    | (?P<joined>[A-Z]{{1,3}}&[A-Z]{{1,2}}\b)
    | (?P<prefixed>\b(?i:{"|".join(_PREFIXES)})-(?!(?:to|and|in|of|the)\b){_LETTER}[^\W_]*(?=\b(?!-)|['’]))
    | (?P<word>{_LETTER}[\w\u0300-\u036f]*(?:['’]{_LETTER}[\w\u0300-\u036f]*)*)
    | (?P<many>\.{{2,}}|…+|-{{2,}}|[!?]{{2,}}|\*{{2,}}|_{{2,}}|={{2,}})
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?<=[^\W\d_])(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3}
_CLOSING = ".,;:!?)]}'\"’”»"


def tokens(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Start and end of each word, number and mark of text[start:stop], in text order; white space is none.

    >>> text = "She can't re-elect the ten-year-old U.S. plan."
    >>> [text[a:b] for a, b in tokens(text, 0, len(text))]
    ['She', 'ca', "n't", 're-elect', 'the', 'ten', '-', 'year', '-', 'old', 'U.S.', 'plan', '.']
    """
    at = start
    while match := _PATTERN.search(text, at, stop):
        first, last = match.span()
        kind = match.lastgroup
        if kind == "address":
            while text[last - 1] in _CLOSING:
                last -= 1
        elif kind == "short" and _ends_the_sentence(text, first, last, stop):
            last -= 1
        elif kind in {"word", "prefixed"} or (kind == "plain" and text[first:last].lower() in _FUSED):
            yield from _parts(text, first, last)
            at = last
            continue
        yield first, last
        at = last


def _ends_the_sentence(text: str, first: int, last: int, stop: int) -> bool:
    """Whether the stop after a short word is a full stop: 'He said no.'"""
    following = text[last:stop].lstrip()[:1]
    return text[first : last - 1].lower() in _BEFORE_MORE and not (
        following.isdigit() or (text[first].isupper() and following.isupper())
    )


def _parts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A word without what is written onto it: 'they' and "'ll"."""
    if clitic := _CLITIC.search(text, first, last):
        yield from _parts(text, first, clitic.start())
        yield clitic.start(), last
    elif size := _FUSED.get(text[first:last].lower()):
        yield first, first + size
        yield first + size, last
    else:
        yield first, last
