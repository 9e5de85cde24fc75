"""Who said what: the constructions that hand a content to somebody."""

import pytest


def test_a_direct_quotation_belongs_to_its_speaker_with_its_marks(read):
    (said,) = read("“The well is dry,” Nora Quill said.").said
    assert (said.who, said.cue, said.content, said.kind) == (
        "Nora Quill",
        "said",
        ("“The well is dry,”",),
        "direct",
    )


def test_an_inverted_cue_behind_a_quotation_is_found(read):
    (said,) = read("“The well is dry,” said Nora Quill on Monday.").said
    assert (said.who, said.source) == ("Nora Quill", "Nora Quill")


def test_indirect_speech_leaves_that_and_the_full_stop_out(read):
    (said,) = read("Nora Quill said that the well would be dry by June.").said
    assert (said.content, said.kind) == (("the well would be dry by June",), "indirect")


def test_indirect_speech_with_a_quoted_part_is_mixed(read):
    (said,) = read("Nora Quill said the well was “as dry as chalk.”").said
    assert (said.content, said.kind) == (("the well was “as dry as chalk.”",), "mixed")


def test_a_cue_in_the_middle_parts_the_content(read):
    (said,) = read("The well, Nora Quill said, will be dry by June.").said
    assert said.content == ("The well", "will be dry by June")


def test_a_clause_before_a_cue_in_the_middle_belongs_to_the_content(read):
    (said,) = read("If the well runs dry, the miller warned, bread will be scarce.").said
    assert said.content == ("If the well runs dry", "bread will be scarce")


def test_a_quotation_that_goes_on_in_its_paragraph_is_one_statement(read):
    (said,) = read("“The well is dry,” Nora Quill said. “We carry water from the river.”").said
    assert said.content == ("“The well is dry,”", "“We carry water from the river.”")


def test_a_quotation_that_is_broken_by_its_cue_is_one_statement(read):
    (said,) = read("“The well,” Nora Quill said, “has been dry since May.”").said
    assert said.content == ("“The well,”", "“has been dry since May.”")


def test_a_quoted_paragraph_without_a_cue_belongs_to_the_speaker_before(read):
    found = read("“The well is dry,” Nora Quill said.\n“We carry water from the river every night.”")
    assert [(s.who, s.cue, s.source) for s in found.said] == [
        ("Nora Quill", "said", "Nora Quill"),
        ("Nora Quill", None, None),
    ]


def test_a_quotation_is_of_whom_the_sentence_before_leads_over_from(read):
    found = read("“The well is dry,” Nora Quill said.\nBo Tarn shrugged. “We have water enough.”")
    assert [s.who for s in found.said] == ["Nora Quill", "Bo Tarn"]


def test_who_goes_on_is_who_spoke_not_what_was_spoken_of(read):
    found = read("Nora Quill noted the findings show that wells are dry. “We carry water from the river.”")
    assert found.said[-1].who == "Nora Quill"


def test_a_cue_leads_over_to_the_next_paragraph(read):
    quoted = read("Nora Quill went on to say:\n\n“The well has been dry since May.”")
    assert [(s.who, s.cue) for s in quoted.said] == [("Nora Quill", "say")]
    (plain,) = read("Nora Quill wrote:\n\nThe well is dry. We carry water from the river.\n\nIt rained.").said
    assert plain.who == "Nora Quill"
    assert plain.content == ("The well is dry. We carry water from the river",)


def test_according_to_at_the_end_attributes_the_sentence(read):
    (said,) = read("The well may be dry, according to the water board.").said
    assert (said.who, said.content) == ("the water board", ("The well may be dry",))


def test_a_short_form_ends_no_sentence(read):
    (said,) = read("“Dry as chalk!” Rep. Nora Quill, R-Pa., said of the well.").said
    assert said.who == "Nora Quill"


def test_a_quotation_after_a_colon_belongs_to_whom_the_clause_names(read):
    (said,) = read("In a letter, Nora Quill was blunt: “The well has been dry since May.”").said
    assert said.content == ("“The well has been dry since May.”",)
    assert said.who == "Nora Quill"


def test_a_quotation_of_something_goes_to_the_speaker_not_to_the_matter(read):
    (said,) = read("“He never pays his share,” Nora Quill said of Egon Stern.").said
    assert said.who == "Nora Quill"


def test_a_floating_quotation_belongs_to_whom_the_paragraph_hears(read):
    found = read("Nora Quill said the council had slept. “Nobody looked into the well for a year.”")
    assert {s.who for s in found.said} == {"Nora Quill"}
    assert "“Nobody looked into the well for a year.”" in [piece for s in found.said for piece in s.content]


def test_a_stray_mark_does_not_take_the_next_paragraph_with_it(read):
    found = read("“The well is dry, Nora Quill said.\nEgon Stern said that the pump was broken.")
    assert found.said[-1].who == "Egon Stern"
    assert found.said[-1].content == ("the pump was broken",)


@pytest.mark.parametrize(
    ("text", "who", "cue", "content"),
    [
        (
            "According to the water office, nine wells are dry.",
            "the water office",
            "According to",
            "nine wells are dry",
        ),
        (
            "Nine wells are dry, according to the water office.",
            "the water office",
            "according to",
            "Nine wells are dry",
        ),
        ("The millers fear that bread will be scarce.", "the millers", "fear", "bread will be scarce"),
        ("The council plans to dig a deeper well.", "the council", "plans", "to dig a deeper well"),
        ("The study found that the water table had sunk.", "the study", "found", "the water table had sunk"),
        ("Egon Stern is confident that the rain will come.", "Egon Stern", "confident", "the rain will come"),
        ("Reportedly, two pumps were stolen.", None, "Reportedly", "two pumps were stolen"),
        ("Egon Stern urged the villagers to save water.", "Egon Stern", "urged", "to save water"),
    ],
)
def test_each_construction_gives_source_cue_and_content(read, text, who, cue, content):
    (said,) = read(text).said
    assert (said.who, said.cue, said.content) == (who, cue, (content,))


def test_a_noun_attributes_to_its_possessor(read):
    said = read("Egon Stern is tired. His warning that the pump would break went unheard.").of("warning")
    assert (said.who, said.content) == ("Egon Stern", ("the pump would break",))


def test_concerns_of_nobody_in_particular_have_a_source_without_a_name(read):
    said = read("Concerns that the pump might break have grown.").of("Concerns")
    assert (said.who, said.source, said.content) == (None, None, ("the pump might break",))


def test_a_passive_names_its_agent_or_nobody(read):
    found = read("The pump is expected to fail. The fault was reported by two plumbers.")
    assert found.of("expected").who is None
    assert found.of("expected").content == ("The pump", "to fail")
    assert found.of("reported").who == "two plumbers"


def test_who_was_told_is_not_the_source(read):
    said = read("Egon Stern was told that the pump had failed.").of("told")
    assert (said.who, said.to, said.content) == (None, "Egon Stern", ("the pump had failed",))


def test_the_addressee_is_kept(read):
    said = read("Egon Stern told the council that the pump had failed.").of("told")
    assert (said.who, said.to, said.content) == ("Egon Stern", "the council", ("the pump had failed",))


def test_somebody_seen_as_something_is_a_statement_of_the_beholder(read):
    said = read("Farmers see the dam as a threat.").of("see")
    assert (said.who, said.content) == ("farmers", ("the dam as a threat",))


def test_statements_nest(read):
    found = read("The paper reported that Egon Stern had said the pump would fail.")
    outer, inner = found.of("reported"), found.of("said")
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert inner.who == "Egon Stern"


def test_the_author_who_thinks_aloud_makes_no_statement(read):
    assert read("I think the well is dry. I believe it will rain.").said == []


def test_nothing_is_said_where_the_author_tells_what_happened(read):
    assert read("The pump broke in May. Two men carried it to the forge and left it there.").said == []


def test_a_command_to_the_reader_is_no_statement(read):
    assert read("Note that the valve opens to the left. Suppose that it is closed.").said == []


def test_each_of_two_that_clauses_is_a_piece(read):
    (said,) = read("Nora Quill said that the well was dry and that the pump was broken.").said
    assert said.content == ("the well was dry", "the pump was broken")


def test_what_somebody_else_says_in_the_same_sentence_is_left_out(read):
    said = read("The miller said the well was dry, while the smith said it was full.").said
    assert [(s.who, s.content) for s in said] == [
        ("the miller", ("the well was dry",)),
        ("the smith", ("it was full",)),
    ]


def test_what_goes_on_in_the_tense_of_the_content_belongs_to_it(read):
    (said,) = read("Nora Quill said the well is dry and is worth little.").said
    assert said.content == ("the well is dry and is worth little",)


def test_when_it_was_said_is_no_part_of_it(read):
    (said,) = read("The council said on Tuesday it would close the well.").said
    assert said.content == ("it would close the well",)


def test_the_words_of_a_slogan_are_a_statement(read):
    (said,) = read('The marchers carried the slogan "Water for all of us" through the town.').said
    assert (said.cue, said.content) == ("slogan", ('"Water for all of us"',))


def test_those_who_hold_a_belief_are_not_its_matter(read):
    assert read("The belief of fishermen is old.").said == []
