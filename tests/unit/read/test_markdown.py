"""Markdown becomes the prose that it shows."""

import pytest

from sayso.read import read_bytes

PAGE = """---
title: "Wells and wages"
author:
  - Ada Brink
  - Tom Sand
date: 2024-05-03
source: Quay Press
url: https://quay.example/wells
---
# Wells and wages

When the *wells* run dry, **farm wages** fall [as she says](https://x.example).[^1]
A second line of the same paragraph.

> “We left because there was no water,” said Per Dahl.

- First item
- Second item
  goes on

| Year | Wells |
|------|-------|
| 2020 | 14 |

```python
print("no prose")
```

![a map](map.png)

Share this article

Text with <span>inline</span> marks &amp; a\\
break.

<div><p>A block of <b>HTML</b>.</p><script>no()</script></div>

[^1]: A note.
"""


def read(source):
    (document,) = read_bytes(source.encode(), origin="a.md").documents
    return document


def test_markup_is_gone_and_paragraphs_stay():
    assert read(PAGE).text.split("\n\n") == [
        "Wells and wages",
        "When the wells run dry, farm wages fall as she says. A second line of the same paragraph.",
        "“We left because there was no water,” said Per Dahl.",
        "First item",
        "Second item goes on",
        "Year | Wells",
        "2020 | 14",
        "Text with inline marks & a\nbreak.",
        "A block of HTML.",
        "A note.",
    ]


def test_front_matter_tells_about_the_document():
    document = read(PAGE)
    assert (document.title, document.author, document.publisher, document.date, document.address) == (
        "Wells and wages",
        "Ada Brink, Tom Sand",
        "Quay Press",
        "2024-05-03",
        "https://quay.example/wells",
    )


def test_without_front_matter_the_heading_and_byline_tell():
    document = read("# The *ferry*\n\nBy Ada Brink\n\nIt stopped.")
    assert (document.title, document.author, document.text) == (
        "The ferry",
        "Ada Brink",
        "The ferry\n\nIt stopped.",
    )


def test_a_title_that_only_front_matter_has_joins_the_text():
    assert read("---\ntitle: Ferry strike empties shops\n---\nIt began on Monday.").text == (
        "Ferry strike empties shops\n\nIt began on Monday."
    )


def test_a_rule_at_the_top_is_no_front_matter():
    assert read("---\n\nThe ferry stopped.\n\n---\n\nIt rained.").text == "The ferry stopped.\n\nIt rained."


def test_very_long_markdown_keeps_its_words():
    text = read("The *ferry* stopped. " * 60_000).text
    assert text.count("stopped") == 60_000


@pytest.mark.parametrize("depth", [5, 15, 30, 200])
def test_however_deep_quotes_and_lists_are_nested_no_word_is_lost(depth):
    item = [f"{'  ' * n}- The tide of level {n} was said to be higher than the last.\n" for n in range(depth)]
    quote = [
        f"{'>' * n} On level {n} somebody wrote that the harbour would close.\n>\n" for n in range(1, depth)
    ]
    text = read("".join([*item, "\n", *quote, "\nAfter all this comes the end.\n"])).text
    for n in range(1, depth):
        assert f"level {n} was" in text and f"level {n} somebody" in text
    assert "the end" in text and ">" not in text and "- The" not in text
