"""Claims rest on the words that say a cause, not on the matter at hand."""

import re

from sayso.claims import find_claims
from sayso.records.statement import Attribution
from sayso.text.parser import count_words

CAUSAL = """
If the harbour closes, exports will shrink. The harbour froze because the wind turned in January.
The tariff hurts exporters. The drought led to a famine in the valley. The bridge allows farmers to
reach the market. The scandal forced the minister to resign. The village depends on the river.
Steady funding is critical to the clinic. The measure could prevent a fall in exports.
Overgrazing is the main cause of erosion. The company closed the mill as a result of the strike.
Because of the storm, the ferry stayed in the port. The subsidy boosted sales of bicycles.
The delay was due to bad weather. The flood destroyed the orchard. High rents drive families away.
The new law prevents hunters from selling meat. Unless the pump is mended, the fields will flood.
"""
MADE_UP = {
    "harbour": "blenk",
    "exports": "druffs",
    "exporters": "druffers",
    "wind": "sorp",
    "tariff": "quill",
    "drought": "marn",
    "famine": "skeb",
    "valley": "trond",
    "bridge": "plode",
    "farmers": "glimmers",
    "market": "wunt",
    "scandal": "frelk",
    "minister": "bornok",
    "village": "dask",
    "river": "lorm",
    "funding": "grell",
    "clinic": "pask",
    "erosion": "dorvish",
    "company": "velt",
    "mill": "krome",
    "storm": "blarg",
    "ferry": "noss",
    "port": "zarn",
    "subsidy": "tolk",
    "bicycles": "wibbles",
    "orchard": "snurl",
    "families": "yomps",
    "hunters": "crabbles",
    "meat": "plorn",
    "pump": "drong",
    "fields": "marls",
}
PLAIN = """
Heat the oven and grease a shallow tin. Whisk two eggs with the sugar, then fold in the flour. Pour the
batter into the tin, smooth the top and scatter the almonds over it. Bake for forty minutes and dust the
cake with icing sugar. Serve with cream or a spoonful of jam. The cake keeps for three days in a box.
Northfield beat Garrow at home on Saturday. Ellis opened the scoring after twelve minutes with a header
from a corner. Garrow equalised shortly before the break through a penalty by Moss. In the second half
Ellis struck again from twenty metres, and the substitute added a third. Northfield are now fourth in
the table. The next match is at Harwick on Wednesday evening. Keeper Lund made four saves.
The desk comes in three widths and two colours. It has a steel frame, a solid top and four drawers with
soft runners. The lamp holder fits on either side. Assembly takes about an hour. The matching shelf
weighs 24 kilograms. Delivery is free within the country. The chair is sold separately in green and grey.
The museum opens at ten. The first room shows coins and maps, the second the work of local potters.
A short film plays every half hour in the cellar. Tickets are sold at the door.
"""


def number_of_claims(parser, text):
    return len(find_claims(parser.analyse(text), Attribution()).claims)


def test_most_plain_causal_sentences_give_a_claim(parser):
    sentences = len(re.findall(r"[.]\s", CAUSAL))
    assert number_of_claims(parser, CAUSAL) >= 0.8 * sentences


def test_invented_nouns_keep_the_claims(parser):
    text = re.sub(r"[a-z]+", lambda word: MADE_UP.get(word[0], word[0]), CAUSAL)
    assert number_of_claims(parser, text) >= 0.9 * number_of_claims(parser, CAUSAL)


def test_small_letters_keep_most_claims(parser):
    assert number_of_claims(parser, CAUSAL.lower()) >= 0.8 * number_of_claims(parser, CAUSAL)


def test_texts_without_causal_matter_give_almost_none(parser):
    assert number_of_claims(parser, PLAIN) <= count_words(PLAIN) / 100
