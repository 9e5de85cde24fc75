"""Score the parser from raw text against the treebanks.

    python benchmarks/syntax.py DATA [--corpus gum|ewt] [--split dev] [--model FOLDER]

DATA is the folder with gum/ and ewt/. A word counts when it has the treebank's bounds; figures are F1 over
words: a label is right on a word that is, a head when both words are. Only spans are aligned, as in the
CoNLL 2018 shared task; parts of speech and relations of words in names follow the parser's own convention
(training/treebanks.py).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from treebanks import treebank

from sayso.text.analysis import Analysis
from sayso.text.parser import load_parser

Counts = Counter[str]


def compare(gold: dict[str, Any], found: Analysis) -> Counts:
    """How often words, sentences, lemmas, tags, heads and relations are as the gold has them."""
    spans = [tuple(span) for span in gold["tokens"]]
    number = {span: n for n, span in enumerate(spans)}
    here = {(token.start, token.end): token for token in found.tokens}
    counts = Counter(gold=len(spans), found=len(found.tokens))
    starts = {spans[first][0] for first, *_ in gold["sentences"]}
    own = {found.tokens[s[0]].start for s in found.sentences if s}
    counts += Counter(starts=len(starts & own), gold_starts=len(starts), found_starts=len(own))
    for span, token in here.items():
        if span not in number:
            continue
        head, relation, upos, tag, lemma = gold["syntax"][number[span]]
        own_head = found.tokens[token.head]
        attached = (own_head.start, own_head.end) == spans[head]
        same = attached and token.relation == relation.partition(":")[0]
        counts += Counter(
            words=1,
            upos=token.upos == upos,
            tags=token.tag == tag,
            lemmas=token.lemma == lemma,
            heads=attached,
            labelled=same,
            subtypes=attached and token.deprel == relation,
        )
    return counts


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--corpus", default="gum")
    options.add_argument("--split", default="dev")
    options.add_argument("--model", type=Path)
    given = options.parse_args()
    parser = load_parser(given.model)
    counts: Counts = Counter()
    begun = time.perf_counter()
    for document in treebank(given.data / given.corpus / f"{given.split}.conllu.gz", given.split):
        counts += compare(document, parser.analyse(document["text"]))
    seconds = time.perf_counter() - begun
    both = counts["gold"] + counts["found"]
    for name in ("words", "upos", "tags", "lemmas", "heads", "labelled", "subtypes"):
        print(f"{name:10} {2 * counts[name] / both:.3f}")
    print(f"{'sentences':10} {2 * counts['starts'] / (counts['gold_starts'] + counts['found_starts']):.3f}")
    print(f"{counts['found'] / seconds:.0f} words a second")


if __name__ == "__main__":
    main()
