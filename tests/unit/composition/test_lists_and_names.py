"""What somebody lists on a phone reads as a list, an address stays one, and a name has its capital."""

import pytest

from facilitator.composition.checking import find_differences
from facilitator.composition.cleaning import clean
from facilitator.composition.parts import Voice
from facilitator.composition.readings import Standing, read_note
from facilitator.domain.notes import Kind


def printed(text):
    return clean(text, Kind.BARRIER).text


LISTS = [
    ("- rates\n- rent\n- energy", "Rates; rent; energy."),
    ("• grid\n• planning", "Grid; planning."),
    ("three things:\n- a test bed\n- a fund", "Three things: a test bed; a fund."),
    ("- The grid is full\n- Planning takes years", "The grid is full. Planning takes years."),
    ("costs.\n- rates", "Costs. Rates."),
    ("cost\ntime\npeople", "Cost; time; people."),
    ("cost\ntime", "Cost; time."),
    ("two asks\n- a loading bay\n- a late bus", "Two asks: a loading bay; a late bus."),
    ("card reader works\ntill does not", "Card reader works; till does not."),
    ("a fund for lifts\n£2m would do it", "A fund for lifts; £2m would do it."),
    ("the lift is broken\nand nobody comes", "The lift is broken and nobody comes."),
    ("no bus\nafter six", "No bus after six."),
    (
        "whoever pastes a letter here has lines that were broken by\nits width alone",
        "Whoever pastes a letter here has lines that were broken by its width alone.",
    ),
    ("we would like to\nhave a say\nin it", "We would like to have a say in it."),
    ("1. skills 2. skills 3. skills", "1. skills 2. skills 3. skills."),
    ("barriers:\n1. cost\n2. time", "Barriers: 1. cost 2. time."),
    ("we had 5. then they left", "We had 5. Then they left."),
    ("a) rates b) rent", "a) rates b) rent."),
    ("(i) rates (ii) rent", "(i) rates (ii) rent."),
    ("cost £40k(!) a year", "Cost £40k a year."),
]
ADDRESSES = [
    ("https://example.org says no", "https://example.org says no."),
    ("www.leeds.gov.uk is down", "www.leeds.gov.uk is down."),
    ("gov.uk lists none", "gov.uk lists none."),
    ("put .ai on the domain", "Put .ai on the domain."),
]
NAMES = [
    ("shut mondays, open from oct 26, full until nov", "Shut Mondays, open from Oct 26, full until Nov."),
    ("my gp and the cabinet office", "My GP and the Cabinet Office."),
    ("a ship from rotterdam to glasgow", "A ship from Rotterdam to Glasgow."),
    ("england's rules, manchester’s levy", "England's rules, Manchester’s levy."),
    ("rail on the isle of wight", "Rail on the Isle of Wight."),
    ("turkish steel beats sheffield", "Turkish steel beats Sheffield."),
    ("hmrc and ofgem want gcse maths", "HMRC and Ofgem want GCSE maths."),
    ("reading the hull, a bath for turkey", "Reading the hull, a bath for turkey."),
]
WORDS = [
    ("as soon as u r over 250 staff", "As soon as you are over 250 staff."),
    ("they r stuck b/c of rates", "They are stuck because of rates."),
    ("castings r the choke point", "Castings are the choke point."),
]
QUESTIONS = [
    ("boom and bust, who pays for scrap", "Boom and bust, who pays for scrap."),
    ("lines are cut. who pays for scrap", "Lines are cut. Who pays for scrap"),
    ("who's left", "Who's left"),
    ("who dares wins", "Who dares wins."),
    ("what we need is a fund", "What we need is a fund."),
    ("what do we need", "What do we need"),
    ("who you know is what counts", "Who you know is what counts."),
    ("flown, then stopped dead. why", "Flown, then stopped dead. Why"),
    ("why fund 30 trials with no buyer", "Why fund 30 trials with no buyer"),
    ("why we lost the bid: price", "Why we lost the bid: price."),
    ("could a ten year fund stop us laying off crews", "Could a ten year fund stop us laying off crews"),
    ("can't hire, can't find", "Can't hire, can't find."),
    ("run by men over 67. what then", "Run by men over 67. What then"),
    ("what's left buys glue", "What's left buys glue."),
    ("anyone can make a quiz", "Anyone can make a quiz."),
    ("did a 3 day shoot in January", "Did a 3 day shoot in January."),
]
TOPICS = [
    ("glue. glue. why glue", "Glue. Glue. Why glue"),
    ("skills - tick. land - tick, grant - maybe", "Skills – tick. Land – tick, grant – maybe."),
    ("NFCC guide good. volunteers in rural areas not seen", "NFCC guide good. Volunteers in rural areas not seen."),
    ("EA pays 31k. consultancy 44k. same van", "EA pays 31k. Consultancy 44k. Same van."),
    ("appr. funding too rigid", "Appr. funding too rigid."),
    ("Max. 5 per cent of it", "Max. 5 per cent of it."),
    ("maintenance techs. advertised 3 times", "Maintenance techs: advertised 3 times."),
]


HURRIED = [
    ("dyers r all w/in 9 miles, what r we for", "Dyers are all within 9 miles, what are we for"),
    ("toys r us left, we use r for stats, in r and sql", "Toys r us left, we use r for stats, in r and sql."),
    ("looms up on level 2 w the vats, 2 w bulbs", "Looms up on level 2 with the vats, 2 w bulbs."),
    ("closed since aug 21, open 9-12 mar, they mar it", "Closed since Aug 21, open 9–12 Mar, they mar it."),
    ("its all down to dye, its as slow as ever", "It's all down to dye, it's as slow as ever."),
    ("the yard is full and its getting worse", "The yard is full and it's getting worse."),
    ("know its going rate, its all hands", "Know its going rate, its all hands."),
    ("to the coast, its 40 miles", "To the coast, it's 40 miles."),
    ("a rope firm, its 40 miles of rope", "A rope firm, its 40 miles of rope."),
    (
        "shops shld pay, a levy wld never work, wd still help",
        "Shops should pay, a levy would never work, would still help.",
    ),
    ("no ins. for a kiln, asst. to the dyer", "No ins. for a kiln, asst. to the dyer."),
    ("gps and vhf are dear", "GPS and VHF are dear."),
    ("mech, elec and IT. the elec bill", "Mechanical, electrical and IT. The elec bill."),
    ("the oven's elec doubled, ask an elec fitter", "The oven's elec doubled, ask an electrical fitter."),
    ("down 7ppl on milk, 7 ppl left", "Down 7ppl on milk, 7 people left."),
    ("10 yrs exp for a line mgr, no work exp", "10 years experience for a line manager, no work experience."),
    ("the reskilling prog, prog rock", "The reskilling programme, prog rock."),
    ("no welding std. clinics and stds", "No welding standard. Clinics and stds."),
    ("trade assoc letter, an assoc dean", "Trade association letter, an assoc dean."),
    ("rent is 40k pa, my pa helps", "Rent is 40k a year, my pa helps."),
    ("nuts n bolts, n of 5", "Nuts and bolts, n of 5."),
    ("open Thurs + Sat, sat nights too", "Open Thursday and Saturday, Saturday nights too."),
    ("van sat for weeks, fans and sat nav", "Van sat for weeks, fans and sat nav."),
    ("nobodys plan. wheres the seperate comittee", "Nobody's plan. Where's the separate committee"),
    ("the permit took 3 yr, refit 10-12 wk", "The permit took 3 years, refit 10–12 weeks."),
    ("a 3 yr, fixed deal after 1 yr, 2 yr lease", "A 3 year, fixed deal after 1 year, 2 year lease."),
    ("once its gone its now known as scrap", "Once it's gone it's now known as scrap."),
    (
        "it isnt the rope its damp. No its not bells its bats",
        "It isn't the rope it's damp. No it's not bells it's bats.",
    ),
    ("not wax, its tallow", "Not wax, it's tallow."),
    ("it's not worth its weight, not always its fault", "It's not worth its weight, not always its fault."),
    ("by its now empty yard. its down to 2 of us", "By its now empty yard. It's down to 2 of us."),
    ("Avg wage 28. 9 left in May", "Average wage 28. 9 left in May."),
    ("night shifts. still. every week of the year", "Night shifts. Still. Every week of the year."),
    ("AEO/ CTPAT badges, w/ a fee, A / B", "AEO/CTPAT badges, with a fee, A / B."),
    ("a lift, could the landlord mend it", "A lift, could the landlord mend it"),
    ("one dock is shut, so would the bank be", "One dock is shut, so would the bank be."),
    ("no bus at six. can TFL sort one", "No bus at six. Can TFL sort one"),
    ("a flood risk - who pays if it rains", "A flood risk – who pays if it rains"),
    ("Match it? pay with what", "Match it? Pay with what"),
    ("shut last nov, whoevers on shift, since jan", "Shut last Nov, whoever's on shift, since Jan."),
    ("e-NAV box lost, i-Con box kept", "e-NAV box lost, i-Con box kept."),
    ("closed Fri + sun, wed or thurs", "Closed Friday and Sunday, Wednesday or Thursday."),
    ("sun and wind, we wed late, mon 4", "Sun and wind, we wed late, mon 4."),
    ("rope 40p-60p a metre, 12m w 3 knots, 5 w lamp", "Rope 40p–60p a metre, 12m with 3 knots, 5 w lamp."),
    ("sails cut by a robot, who owns it", "Sails cut by a robot, who owns it"),
    ("chain 9 wk from Turku, 6 yr to learn, 4 mth wait", "Chain 9 weeks from Turku, 6 years to learn, 4 month wait."),
    ("they get 40k n a boat if theyd stay", "They get 40k and a boat if they'd stay."),
    ("nice day but whats the point of it", "Nice day but what's the point of it"),
]


@pytest.mark.parametrize(("typed", "expected"), [*LISTS, *ADDRESSES, *NAMES, *WORDS, *QUESTIONS, *TOPICS, *HURRIED])
def test_a_list_an_address_and_a_name_are_printed_as_their_author_meant_them(typed, expected):
    assert printed(typed) == expected
    assert find_differences(typed, expected) == []


def test_whoever_numbers_with_an_i_does_not_speak_of_themselves():
    assert clean("i) rates ii) rent", Kind.BARRIER).voice is Voice.PLAIN


def test_whoever_says_i_in_brackets_still_speaks_of_themselves():
    assert clean("rates (as do i) hurt", Kind.BARRIER).voice is Voice.VOICED


def test_a_name_in_a_few_words_keeps_its_capital(make_note):
    typed = ("no sunday train", "trains to leeds", "Power costs")

    phrases = [read_note(make_note("B1", text)).phrase for text in typed]
    assert phrases == ["no Sunday train", "trains to Leeds", "Power costs"]


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("see above, and in the one before that one too", True),
        ("as above but for the whole of the north", True),
        ("see it from the side of a lender for once", False),
        ("above 5 MW nobody can say when a line will come", False),
    ],
)
def test_what_points_at_another_note_never_comes_first(make_note, text, leans):
    assert (read_note(make_note("B1", text)).standing is Standing.LEANS) is leans
