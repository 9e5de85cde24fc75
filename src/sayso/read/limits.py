"""How much is read at most; beyond it a document is refused in one clear sentence."""

from __future__ import annotations

# The largest reports in circulation, pictures included, stay under it, and it fits in memory twice.
MAX_FILE_BYTES = 200_000_000

# Code points of one document. Some 3 million words, longer than any book: the parser needs minutes for it.
MAX_TEXT = 20_000_000

# Markup is text, tags and scripts; saved pages of 10 MB exist, with pictures inside them. Beyond
# 2 MB, 30,000 elements or 2,000 in one parent (its cost is quadratic in these) the search of the main
# content takes longer than seconds, so the page is read tag by tag.
MAX_MARKUP_BYTES = 50_000_000
MAX_EXTRACTION_BYTES = 2_000_000
MAX_EXTRACTION_ELEMENTS = 30_000
MAX_EXTRACTION_CHILDREN = 2_000

# markdown-it needs 1 s for 1 MB of honest text, 30 s for the worst; longer Markdown is plain paragraphs.
MAX_MARKDOWN = 1_000_000

# Quotes and lists inside each other, a list counting twice; deeper Markdown is plain paragraphs as well.
MAX_NESTING = 40

# Long PDF reports have hundreds of pages; a page of a broadsheet has 40,000 characters.
MAX_PAGES = 5_000
MAX_PAGE_TEXT = 200_000

# What a page draws unpacks to some 100 kB of instructions, a large map to 30 MB.
MAX_STREAM_BYTES = 60_000_000
MAX_PAGE_OBJECTS = 200_000
MAX_OBJECTS = 2_000_000

# A Word file of 500 pages unpacks to 20 MB of XML at a ratio of 10 to 40; pictures hardly shrink.
MAX_UNPACKED_BYTES = 400_000_000
MAX_PART_BYTES = 100_000_000
MAX_PARTS = 10_000
MAX_RATIO = 200
RATIO_MATTERS_FROM = 10_000_000

# Rows of a table of statements: a year of a press agency.
MAX_ROWS = 500_000

# Letters that the check of the language looks at: 30,000 words settle it.
LANGUAGE_SAMPLE = 200_000
