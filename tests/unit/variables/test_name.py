"""The variables of one document: each thing once, named without direction."""

from dataclasses import replace

import pytest

from sayso.records.claim import Claim, Side
from sayso.records.span import Span
from sayso.records.statement import Attribution, Entity, Statement
from sayso.variables import name_variables


def claims_of(text, *sides, polarity="+"):
    """Claims with the given pairs of sides; a side is its words, or words and which occurrence of them."""
    claims = []
    for n, (cause, effect) in enumerate(sides, 1):
        spans = [find(text, side) for side in (cause, effect)]
        change = "decrease" if polarity == "-" else "occurs"
        claims.append(
            Claim(
                f"c{n}",
                Side(spans[0], "occurs"),
                Side(spans[1], change),
                polarity,
                "asserted",
                0.9,
                "rule:test",
            )
        )
    return tuple(claims)


def find(text, side):
    words, nth = side if isinstance(side, tuple) else (side, 1)
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def read(parser, text, *sides, attribution=None, polarity="+"):
    analysis = parser.analyse(text)
    claims, variables = name_variables(
        analysis, claims_of(text, *sides, polarity=polarity), attribution or Attribution()
    )
    return claims, {variable.id: variable for variable in variables}


def joined(claims, variables, *, first, second):
    """The names of two sides' variables, each side as (claim number, 'cause' or 'effect')."""
    return tuple(variables[getattr(claims[n], side).variable] for n, side in (first, second))


def test_every_side_has_a_variable_and_every_variable_its_mentions(parser):
    text = "The strike closed the harbour. If the harbour closes, exports shrink, which hurts Malta."
    claims, variables = read(
        parser, text, ("The strike", "the harbour"), ("the harbour closes", "exports"), ("which", "Malta")
    )
    spans = {side.span for claim in claims for side in (claim.cause, claim.effect)}
    assert {span for variable in variables.values() for span in variable.mentions} == spans
    assert list(variables) == [f"v{n}" for n in range(1, len(variables) + 1)]
    firsts = [variable.mentions[0] for variable in variables.values()]
    assert firsts == sorted(firsts)
    assert all(variable.name for variable in variables.values())


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Higher rents drive out bakers. Rent increases also empty the schools.",
            "Higher rents",
            "Rent increases",
        ),
        (
            "The closure of the mill ruined the valley. The mill was closed, so the inn failed.",
            "The closure of the mill",
            "The mill was closed",
        ),
        (
            "A fire at the old granary killed two cats. The fire also spoiled the grain.",
            "A fire at the old granary",
            "The fire",
        ),
        (
            "Sieges starved the people of Trelm. If the rebels capture Trelm, grain runs out. "
            "The loss of the city would end the war.",
            "the rebels capture Trelm",
            "The loss of the city",
        ),
        (
            "Peter Novak left the board. Novak's departure upset the staff. "
            "The departure of Peter Novak pleased the bank.",
            "Novak's departure",
            "The departure of Peter Novak",
        ),
    ],
)
def test_wordings_of_one_thing_become_one_variable(parser, text, one, other):
    claims, variables = read(
        parser, text, (one, text.split()[-1].strip(".")), (other, text.split()[-1].strip("."))
    )
    first, second = joined(claims, variables, first=(0, "cause"), second=(1, "cause"))
    assert first.id == second.id


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "An attack in May closed the bazaar. Another attack closed the pier.",
            "An attack in May",
            "Another attack",
        ),
        (
            "Their debts sank the bakers. His debts sank the butcher.",
            "Their debts",
            "His debts",
        ),
        (
            "Exports to Peru fed the port. Exports to Chile fed the railway.",
            "Exports to Peru",
            "Exports to Chile",
        ),
        (
            "Smoke and dust hurt the singers. Smoke hurt the bees.",
            "Smoke and dust",
            ("Smoke", 2),
        ),
        (
            "Mayor Ada Finn angered the fishers. Ada Finn pleased the grocers.",
            "Mayor Ada Finn",
            ("Ada Finn", 2),
        ),
        (
            "The first ferry pleased the islanders. The second ferry bored them.",
            "The first ferry",
            "The second ferry",
        ),
    ],
)
def test_things_of_like_name_stay_apart(parser, text, one, other):
    claims, variables = read(
        parser, text, (one, text.split()[-1].strip(".")), (other, text.split()[-1].strip("."))
    )
    first, second = joined(claims, variables, first=(0, "cause"), second=(1, "cause"))
    assert first.id != second.id


def test_a_pronoun_is_named_after_what_it_stands_for(parser):
    text = "The levy is unpopular because it hurts bakers."
    claims, variables = read(parser, text, ("it", "bakers"))
    assert variables[claims[0].cause.variable].name == "levy"


def test_a_relative_pronoun_takes_over_the_direction_of_its_noun(parser):
    text = "Towns reported a shortage of nurses, which lengthened the queues."
    claims, variables = read(parser, text, ("which", "the queues"))
    cause = claims[0].cause
    assert (variables[cause.variable].name, cause.change, claims[0].polarity) == ("nurses", "decrease", "-")


def test_an_open_polarity_stays_open(parser):
    text = "Towns reported a shortage of nurses, which affected the queues."
    claims, _ = read(parser, text, ("which", "the queues"), polarity="?")
    assert (claims[0].polarity, claims[0].cause.change) == ("?", "occurs")


def test_i_and_he_are_named_by_the_attribution(parser):
    text = '"If I resign, the choir will leave," said Ines Roth. But his departure pleased Bo.'
    quote, name = Span(0, text.index('," said') + 2), find(text, "Ines Roth")
    bo = Entity("e2", "Bo Lind", "person", (find(text, ("his", 1)),))
    attribution = Attribution(
        (Statement("s1", "direct", "e1", (quote,), source=name),),
        (Entity("e1", "Ines Roth", "person", (name,)), bo),
    )
    claims, variables = read(
        parser, text, ("I resign", "the choir"), ("his departure", "Bo"), attribution=attribution
    )
    assert variables[claims[0].cause.variable].name == "resignation of Ines Roth"
    assert variables[claims[1].cause.variable].name == "Bo Lind's departure"


@pytest.mark.parametrize(
    ("text", "side", "name"),
    [
        ("Many still live in Trelm. If the city falls, trade ends.", "the city falls", "fall of Trelm"),
        (
            "We marched to Trelm and to Oxley in the rain. The city falls, so trade ends.",
            "The city falls",
            "fall of the city",
        ),
        ("Many still live in Trelm. A defeat there would end trade.", "A defeat there", "defeat in Trelm"),
        ("The bakers fear that if they close, trade ends.", "they close", "closure of the bakers"),
    ],
)
def test_what_words_point_back_to_is_named_where_only_one_thing_fits(parser, text, side, name):
    claims, variables = read(parser, text, (side, "trade"))
    assert variables[claims[0].cause.variable].name == name


@pytest.mark.parametrize(
    "sides",
    [
        ("Merrow Pass is lost", "they take the pass", "A defeat there"),
        ("Fort Ullin falls", "they capture the fort", "A loss there"),
        ("the town of Selk falls", "they take the town", "A defeat there"),
    ],
)
def test_a_place_that_is_lost_or_taken_is_one_thing_by_whatever_name(parser, sides):
    first, second, third = sides
    text = f"If {first}, trade ends. If {second}, wages fall. {third} would end talks."
    claims, _ = read(parser, text, *zip(sides, ("trade", "wages", "talks"), strict=True))
    assert len({claim.cause.variable for claim in claims}) == 1


def test_somebody_who_is_lost_is_no_place(parser):
    text = "They lost Maria Kern in May. A defeat there would end trade."
    claims, variables = read(parser, text, ("A defeat there", "trade"))
    assert "Kern" not in variables[claims[0].cause.variable].name


def test_a_firm_with_the_name_of_a_place_is_none(parser):
    text = "Harbour Bank collapsed, so trade ended. If they take the bank, wages fall."
    claims, _ = read(parser, text, ("Harbour Bank collapsed", "trade"), ("they take the bank", "wages"))
    assert claims[0].cause.variable != claims[1].cause.variable


def test_a_quantity_in_one_mention_is_a_quantity(parser):
    text = "The harvest matters. A poor harvest empties the inns."
    _, variables = read(parser, text, ("The harvest", "the inns"), ("A poor harvest", "the inns"))
    assert variables["v1"].kind == "quantity"


def test_no_claims_have_no_variables(parser):
    assert name_variables(parser.analyse("Bread is bread."), (), Attribution()) == ((), ())


def test_words_beyond_the_text_still_have_a_name(parser):
    claim = Claim(
        "c1", Side(Span(0, 4), "occurs"), Side(Span(90, 95), "occurs"), "+", "asserted", 0.5, "rule:test"
    )
    named, variables = name_variables(parser.analyse("Fog."), (claim,), Attribution())
    assert named[0].effect.variable == variables[1].id
    assert all(variable.name for variable in variables)


def test_the_key_tells_which_lemma_is_the_thing_itself(parser):
    text = "The price of bread rose because the harbour closed."
    _, variables = read(parser, text, ("the harbour closed", "The price of bread rose"))
    assert sorted(variable.key for variable in variables.values()) == ["closure: harbour", "price: bread"]


def test_a_short_name_is_the_one_longer_name_of_the_text(parser):
    text = (
        "The council will close Heron Bay to anglers. Heron Bay is shallow."
        " If the bay closes, guests stay away. The closure of Heron Bay hurts shops."
    )
    claims, variables = read(
        parser, text, ("the bay closes", "guests stay away"), ("The closure of Heron Bay", "shops")
    )
    first, second = joined(claims, variables, first=(0, "cause"), second=(1, "cause"))
    assert first == second


def test_a_longer_list_is_not_a_part_of_it(parser):
    text = "Pressure on wages and prices hurt the mill. Pressure on wages hurt the mine."
    claims, variables = read(
        parser, text, ("Pressure on wages and prices", "the mill"), ("Pressure on wages", "the mine")
    )
    first, second = joined(claims, variables, first=(0, "cause"), second=(1, "cause"))
    assert first != second


def test_an_object_is_never_the_subject_of_its_own_verb(parser):
    text = "A bill was sent. The house passes it, and the mill closes."
    _, variables = read(parser, text, ("The house passes it", "the mill closes"))
    assert "house passing it" in {variable.name for variable in variables.values()}


def test_a_short_form_is_what_the_text_explains_it_by(parser):
    text = "Rates reduce aggregate demand (AD). A fall in AD hurts growers."
    _, variables = name_variables(
        parser.analyse(text),
        claims_of(text, ("Rates", "aggregate demand (AD)"), ("A fall in AD", "growers")),
        Attribution(),
    )
    assert [v.name for v in variables].count("aggregate demand") == 1
    assert not [v.name for v in variables if "AD" in v.name]


def test_the_effect_on_victims_is_what_they_suffer(parser):
    text = "A bomb killed Ada Kern."
    (claim,) = claims_of(text, ("A bomb", "Ada Kern"))
    claim = replace(claim, signal=(find(text, "killed"),))
    _, variables = name_variables(parser.analyse(text), (claim,), Attribution())
    assert [v.name for v in variables] == ["bomb", "death of Ada Kern"]


def test_an_open_end_of_a_list_is_left_out(parser):
    text = "A loss in Malta, or any other island, would sap morale. If Malta falls, the fleet will leave."
    claims, variables = read(
        parser,
        text,
        ("A loss in Malta, or any other island", "morale"),
        ("Malta falls", "the fleet will leave"),
    )
    one, other = joined(claims, variables, first=(0, "cause"), second=(1, "cause"))
    assert one == other
