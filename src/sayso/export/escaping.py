"""Words of strangers made safe for each format they are written into."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

# XML 1.0, production 2: what a document may not contain, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_IN_SCRIPT = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
_IN_XML: Mapping[int, str] = {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
    ord("\n"): "&#10;",
    ord("\r"): "&#13;",
    ord("\t"): "&#9;",
}
_FORMULA = re.compile("'*\\s*[=+\\-@＝＋－＠\t\r\n]")


def xml(words: str) -> str:
    """Words as the text or attribute value of an XML or HTML document.

    Code points that XML forbids become U+FFFD.

    >>> xml("<b> & 'c'")
    '&lt;b&gt; &amp; &#39;c&#39;'
    """
    return _NOT_XML.sub("\ufffd", words).translate(_IN_XML)


def whole(words: str) -> str:
    """Words without lone surrogates, each replaced by U+FFFD, so that UTF-8 can hold them."""
    return _SURROGATE.sub("\ufffd", words)


def script_json(data: Any) -> str:
    """Data as JSON that can stand inside an HTML script element, whatever its strings say.

    >>> script_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    return whole(json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)).translate(
        _IN_SCRIPT
    )


def cell(words: str) -> str:
    """Words as a cell that no spreadsheet takes for a formula.

    A cell of two or more code points that begins like a formula (= + - @, a tab or a line break, also
    after spaces or apostrophes) gets one apostrophe in front; taking one away from such a cell gives
    the words back.

    >>> cell("=1+2"), cell("-"), cell("'tis")
    ("'=1+2", '-', "'tis")
    """
    words = whole(words)
    return f"'{words}" if len(words) > 1 and _FORMULA.match(words) else words


def dot(words: str) -> str:
    """Words as a quoted string of the DOT language, read literally also where it takes escapes.

    >>> print(dot('say "no"'))
    "say \\"no\\""
    """
    plain = whole(words).replace("\0", "\ufffd").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(plain.split())}"'
