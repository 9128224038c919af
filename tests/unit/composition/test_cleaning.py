"""A note is printed as its author would have typed it with time; what may mean two things is left as it is."""

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.composition.cleaning import clean
from facilitator.composition.parts import Mark, Voice
from facilitator.domain.notes import Kind


def printed(text, kind=Kind.BARRIER):
    return clean(text, kind).text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("SC aftercare + re-clearing", "SC aftercare and re-clearing."),
        ("lease 5 yrs avg. cant plan on it", "Lease 5 years average. Can't plan on it."),
        ("rust res. steel at a LOSS", "Rust res. steel at a loss."),
        ("tix r dbl or smth, its still enuf wtf", "Tickets are double or something, it's still enough."),
        ("rent was 9k, its 12k now", "Rent was 9k, it's 12k now."),
        ("shelf empty cos its out of print", "Shelf empty because it's out of print."),
        ("“make space” at scale. 'secure by make', they say", "“make space” at scale. 'secure by make', they say."),
        ('"(make) do" is no plan', '"(make) do" is no plan.'),
        ("(plant) waits", "(Plant) waits."),
        ("plant & machinery", "Plant and machinery."),
        ("cleared w/out a visit, w/ a form", "Cleared without a visit, with a form."),
        ("they take em +£15k and a lodging allowance", "They take them +£15k and a lodging allowance."),
        ("vouchers for CE+ at our R&D site", "Vouchers for CE+ at our R&D site."),
        ("first revenue is 2032+", "First revenue is 2032+."),
        ("3 yrs, 18 mths, 2 wks, 90 mins, a 3 hr drive", "3 years, 18 months, 2 weeks, 90 minutes, a 3 hour drive."),
        ("10yrs and counting", "10 years and counting."),
        ("ppl dont know til u tell em", "People don't know until you tell them."),
        ("they stop cos of the cost", "They stop because of the cost."),
        ("tier 2 auto cos losing contracts", "Tier 2 auto cos losing contracts."),
        ("mech/elec engineers from the uni", "Mechanical/electrical engineers from the university."),
        ("an A road, a M3 bolt, a L4 and a HIU", "An A road, an M3 bolt, an L4 and an HIU."),
        ("5 yrs min", "5 years min."),
        ("no eng. grads stay", "No eng. grads stay."),
        ("3️⃣ steps to a permit", "3 steps to a permit."),
        ("agree one definition, even if its wrong", "Agree one definition, even if its wrong."),
        ("the map exists in 5 hard drives 😂 buy it once", "The map exists in 5 hard drives. Buy it once."),
        ("1% of equity for 10% of the companies 🤬", "1% of equity for 10% of the companies."),
        ("ISO 19443!!!", "ISO 19443."),
        ("vetting!! can't start anyone", "Vetting: can't start anyone."),
        ("SME rate??", "SME rate?"),
        ("relocate spouses too - dual career", "Relocate spouses too – dual career."),
        ("held by the PERSON, the ONLY way", "Held by the person, the only way."),
        ("STEP is the biggest magnet", "STEP is the biggest magnet."),
        ("publish a pipeline at UNCLASSIFIED", "Publish a pipeline at UNCLASSIFIED."),
        ("US money and IT firms", "US money and IT firms."),
        ("a module out of derby since march", "A module out of Derby since March."),
        ("3d printed cores on a private 5g, 5g of glaze", "3D printed cores on a private 5G, 5g of glaze."),
        ("5g masts and 2d designs hold us up", "5G masts and 2D designs hold us up."),
        ("bone china and china clay for china, due august", "Bone china and china clay for China, due August."),
        ("march to the drum, as may be", "March to the drum, as may be."),
        ("design to inspection, i.e. the paperwork", "Design to inspection, i.e. the paperwork."),
        ("=> need a named person", "Need a named person."),
        ("=PROPER work experience", "Proper work experience."),
        ("-- same for police", "Same for police."),
        ("-18 months on planning", "-18 months on planning."),
        ("growth at -3% a yr", "Growth at −3% a year."),
        ("draw the venn. publish it. move on", "Draw the venn. Publish it. Move on."),
        (">5 years to get cleared", ">5 years to get cleared."),
        ("so the sequence is slow", "The sequence is slow."),
        ("so far nobody came", "So far nobody came."),
        ("no pipeline end of", "No pipeline."),
        ("growth tax basically", "Growth tax."),
        ("careful. controlled access please", "Careful: controlled access please."),
        ("<b>big</b> claim", "Big claim."),
        ("<a third of firms & >10 sites", "<a third of firms and >10 sites."),
        ("who do I send this prime to", "Who do I send this prime to"),
        ("do it by hand", "Do it by hand."),
        ("no. of firms is down. no one minds", "No. of firms is down. No one minds."),
        ("U.S. market closed", "U.S. market closed."),
        ("R & D tax credits", "R & D tax credits."),
        ("*really* slow , not sure ?", "Really slow, not sure?"),
        ("we train em", "We train them."),
        ("em dash", "Em dash."),
        ("2nd hand on a trawler, 2nd hand nets", "2nd hand on a trawler, second-hand nets."),
        ("2nd hand looms go abroad", "Second-hand looms go abroad."),
        ("maintenance techs. advertised 3 times", "Maintenance techs: advertised 3 times."),
        ("Frameworks. You're on it or you are not", "Frameworks: you're on it or you are not."),
        ("CNC setters. Retiring. Not replaced", "CNC setters. Retiring. Not replaced."),
        ("We lost. nobody told us why", "We lost. Nobody told us why."),
        ("Dr. jones says it is late", "Dr. jones says it is late."),
        ("one academy for three sectors. Win win!", "One academy for three sectors."),
        ("rates should not count full stop", "Rates should not count."),
        ("they win. win win", "They win. Win win."),
        ("by the way, nobody came", "Nobody came."),
        ("wax is up 30 - 35 percent, tier 2 - 3 weeks late", "Wax is up 30–35 percent, tier 2 – 3 weeks late."),
        ("not bells, its the wax. even if its wrong", "Not bells, it's the wax. Even if its wrong."),
        ("closed by dec, even if its 2031", "Closed by Dec, even if it's 2031."),
        ("the rule ends feb 2031", "The rule ends Feb 2031."),
        ("a quote of £40k + VAT + travel", "A quote of £40k plus VAT and travel."),
        ("tuners, hangers, founders.. none left", "Tuners, hangers, founders… none left."),
        ("£30 an hr on the tower", "£30 an hour on the tower."),
        ("one desk w one phone no. for towers", "One desk with one phone no. for towers."),
        ("wax works tbh, nobody tried", "Wax works to be honest, nobody tried."),
        ("publish rates. all of them. same day", "Publish rates. All of them. Same day."),
        ("Series A gap. seed ok. then none", "Series A gap: seed OK. Then none."),
        ("six weeks for a bell rope. A BELL ROPE", "Six weeks for a bell rope. A bell rope."),
        ("lets not pretend it lets us in", "Let's not pretend it lets us in."),
        ("doors open at six, fgs", "Doors open at six."),
        ("no bells jan to april, we open may 9th", "No bells Jan to April, we open May 9th."),
        ("no ropes sept to nov, it may or may not end", "No ropes Sept to Nov, it may or may not end."),
        ("paid by 31 march, not 5 dec, on the 1st may not", "Paid by 31 March, not 5 Dec, on the 1st may not."),
        ("dead jul-aug, busy dec and jan", "Dead Jul-Aug, busy Dec and Jan."),
        ("the tower got 300 w a grant", "The tower got 300 with a grant."),
        ("Moths eat ropes. Lets not pretend they do not", "Moths eat ropes. Let's not pretend they do not."),
        ("a ring abt ropes, prob tues. no prob", "A ring about ropes, probably Tuesday. No prob."),
        ("stuck at the port w half a bell", "Stuck at the port with half a bell."),
        ("panel w, 5 w or 9 w lamps", "Panel w, 5 w or 9 w lamps."),
        ("bell warden. we have a bell warden now", "Bell warden. We have a bell warden now."),
        ("which of you rang the bell", "Which of you rang the bell"),
        ("romanians and scots in herts", "Romanians and Scots in Herts."),
        ("10 - 15 firms, up to 2027-28", "10–15 firms, up to 2027-28."),
        ("looms idle 12-15% of the week, £20-30k each", "Looms idle 12–15% of the week, £20–30k each."),
        ("phase 2-3 starts on 4-5-2031, 9-5 shifts", "Phase 2-3 starts on 4-5-2031, 9-5 shifts."),
        ("they shouldn't of sold it, would of course", "They shouldn't have sold it, would of course."),
        ("dye tests took 9 mo, then 3-4 mos more", "Dye tests took 9 months, then 3–4 months more."),
        ("Mo sells looms, 1 mo in", "Mo sells looms, 1 mo in."),
        ("spools at £3 ea, ea reel", "Spools at £3 each, ea reel."),
        ("any1 can weave b4 noon, not every1 2moro", "Anyone can weave before noon, not everyone tomorrow."),
        ("10% wd help, wd paint", "10% would help, wd paint."),
        ("see loom.biz or yarn.uni for more", "See loom.biz or yarn.uni for more."),
        ("a CAN bus AND a plug", "A CAN bus and a plug."),
        ("FIFTY PENCE a reel", "Fifty pence a reel."),
        ("Uk looms, Eu yarn", "UK looms, EU yarn."),
        ("Moths eat felt. LED lamps help none", "Moths eat felt. LED lamps help none."),
        ("Pay dyers monthly. Banks manage it elsewhere", "Pay dyers monthly. Banks manage it elsewhere."),
        ("the loft is damp tbf", "The loft is damp."),
        ("the cask leaks 'cos it's old, keep 'em wet", "The cask leaks because it's old, keep them wet."),
        ("'cos lettuce' it said, open ’til ten", "'cos lettuce' it said, open until ten."),
        ("hops stay, 8 wk avg. we turn them over", "Hops stay, 8 week average. We turn them over."),
        ("avg. price of a cask, incl. VAT", "Average price of a cask, including VAT."),
        ("dept. They rang, govt. grant gone", "Department. They rang, government grant gone."),
        ("mash mgmt, lvl 3, univ of hops last qtr", "Mash management, level 3, university of hops last quarter."),
        ("whos brewing? it aint us", "Who's brewing? It ain't us."),
        ("one 747-830 door, or 100-200 hoops", "One 747-830 door, or 100–200 hoops."),
        ("casks at £250-£5k, malt at £5k-250", "Casks at £250–£5k, malt at £5k-250."),
        ("it took 9 days, now its 40 mins", "It took 9 days, now it's 40 minutes."),
        ("now its 40 coopers wait", "Now its 40 coopers wait."),
        ("ring if ur stuck, depends what river ur on", "Ring if you're stuck, depends what river you're on."),
        ("no log and ur illegal, ur illegal net", "No log and you're illegal, your illegal net."),
        (
            "ur not on it. UR kit, ur late bill, ur in house lot",
            "You're not on it. UR kit, your late bill, your in house lot.",
        ),
        ("it's down more than its up, its called luck", "It's down more than it's up, it's called luck."),
        ("v slow, they are v good. firms v councils", "Very slow, they are very good. Firms v councils."),
        ("shut tues and thurs nites, wed-thurs", "Shut Tuesday and Thursday nights, wed-thurs."),
        ("a 15 min walk, 9 secs each, the site sec", "A 15 minute walk, 9 seconds each, the site sec."),
        (
            "the mill is 40mi off, coal equiv is 3, 2nd hand looms",
            "The mill is 40 miles off, coal equivalent is 3, second-hand looms.",
        ),
        ("a lease of 9 yrs+ or 3 mths+ and 2+ days", "A lease of 9+ years or 3+ months and 2+ days."),
        ("a NHS buyer, a SME, a 11kV line, a 8 wk wait", "An NHS buyer, an SME, an 11kV line, an 8 week wait."),
        (
            "a MRF, a MW, a LTD firm, plan A 8 times, a 110 m span",
            "A MRF, a MW, a LTD firm, plan A 8 times, a 110 m span.",
        ),
        ("they want 9 years, are we going to bridge that", "They want 9 years, are we going to bridge that"),
        ("the code is there but who is going to use it", "The code is there but who is going to use it"),
        ("the kiln went, so did they. a 30 mi run", "The kiln went, so did they. A 30 mi run."),
        ("it costs double, who's paying", "It costs double, who's paying"),
        ("a buyer, who's paying late, is, as ever, no buyer", "A buyer, who's paying late, is, as ever, no buyer."),
        ("£90k a kiln. gas was half that", "£90k a kiln. Gas was half that."),
    ],
)
def test_a_hurried_note_is_printed_as_if_there_had_been_time(typed, expected):
    assert printed(typed) == expected


def test_only_an_ask_loses_its_please():
    assert printed("one shared passport pls", Kind.ASK) == "One shared passport."
    assert printed("one shared loft, thx", Kind.ASK) == "One shared loft."
    assert printed("controlled access pls", Kind.BARRIER) == "Controlled access please."


def test_only_an_ask_loses_its_need():
    assert printed("need a named person at the primes", Kind.ASK) == "A named person at the primes."
    assert printed("need a named person at the primes", Kind.BARRIER) == "Need a named person at the primes."
    assert printed("we need a named person", Kind.ASK) == "We need a named person."
    assert printed("need more", Kind.ASK) == "More."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("more recent cut is nearer 4? someone check before printing", "More recent cut is nearer 4?"),
        ("share of equity <3%?? needs checking", "Share of equity <3%?"),
        ("20% women – check figure", "20% women."),
        ("raised more than SMRs last yr (source??)", "Raised more than SMRs last year."),
    ],
)
def test_an_author_who_asks_for_a_check_is_heard_and_keeps_the_doubt(typed, expected):
    cleaned = clean(typed, Kind.BARRIER)
    assert cleaned.text == expected
    assert cleaned.marks == (Mark.AUTHOR_ASKS_CHECK,)


@pytest.mark.parametrize(
    "typed",
    [
        "pupils: 'cyber = hoodie hacker'",
        "no leads → no follow on",
        "+1 to the frameworks point",
        "'entry level, 3 years' lol",
        "stop start since 2008, fool me once",
        "public map 👎",
        "what we lack is one more looms summit 🙄",
        "no yarn, no buyers. well done everyone",
        "yeah right, the mill opens in May",
        "oh great, one more hub",
        "you couldnt make it up, 9 stamps",
        "firms ❤️ this park",
        "🚀🚀🚀",
        "WE NEED HELP WITH THE DNO AND STEP",
    ],
)
def test_what_would_change_its_sense_stands_as_it_was_typed(typed):
    cleaned = clean(f" {typed}\n", Kind.BARRIER)
    assert (cleaned.text, cleaned.voice) == (typed, Voice.EXACT)
    assert len(cleaned.edits) == 1


def test_another_language_is_not_touched():
    typed = "cada ciudad por su lado!!"
    assert clean(typed, Kind.ASK, language="es").text == typed


@pytest.mark.parametrize(
    ("typed", "voice"),
    [
        ("we re-vet the same person", Voice.VOICED),
        ("it kills us", Voice.VOICED),
        ("what I'd do", Voice.VOICED),
        ("turned down US money", Voice.PLAIN),
        ("let's be fair", Voice.PLAIN),
        ("tier I suppliers", Voice.PLAIN),
    ],
)
def test_whoever_says_we_is_given_a_voice(typed, voice):
    assert clean(typed, Kind.BARRIER).voice is voice


@dataclass(frozen=True)
class Found:
    kind: str
    start: int | None
    end: int | None


def test_words_for_nobodys_eyes_are_held_and_a_tag_is_only_taken_out():
    assert clean("ring me on 01632 960001", Kind.ASK, flags=[Found("contact", 11, 23)]).held_for == "contact"
    held = clean('=HYPERLINK("x")', Kind.ASK, flags=[Found("markup", 0, 11)])
    assert (held.text, held.voice) == ("", Voice.HELD)
    assert clean("<b>big</b> claim", Kind.ASK, flags=[Found("markup", 0, 3)]).text == "Big claim."
    assert clean("a view", Kind.ASK, flags=[Found("dissent", None, None)]).voice is Voice.PLAIN


def test_every_edit_is_recorded_and_an_untouched_note_has_none():
    assert clean("Plant & machinery", Kind.BARRIER).edits == ("signs for and", "full stop")
    assert clean("CNC setters. Retiring. Not replaced.", Kind.BARRIER).edits == ()


@given(text=st.text(max_size=200), kind=st.sampled_from([*Kind, None]))
def test_whatever_somebody_types_can_be_printed(text, kind):
    cleaned = clean(text, kind)
    assert bool(cleaned.text) == bool(text.strip())
    assert "\n" not in cleaned.text or cleaned.voice is Voice.EXACT


def test_cleaning_what_is_clean_changes_nothing(examples):
    for notes, _ in examples.values():
        for note in notes:
            once = clean(note.text, note.kind, language=note.language)
            if once.voice in {Voice.PLAIN, Voice.VOICED}:
                again = clean(once.text, note.kind)
                assert (again.text, again.voice) == (once.text, once.voice)


@pytest.mark.parametrize(
    "piece", ["-", "!", "?!", " , ", "1,", "<a ", "(source ", "u ", "🚀 ", "\n", "=", "w/", "- \n"]
)
def test_two_thousand_hostile_letters_take_no_time(piece):
    started = time.thread_time()
    clean((piece * 2000)[:2000] + "x", Kind.ASK)
    assert time.thread_time() - started < 0.2
