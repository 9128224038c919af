"""How to find out, from a board alone, whether a sentence of a report is true."""

import re
from collections import Counter
from collections.abc import Callable

from facilitator.clustering.weights import ADAPTED_SHA256
from facilitator.domain.claims import ClaimStatus
from facilitator.domain.contributions import Answer, ContributionKind, Withheld
from facilitator.domain.flags import FlagKind, FlagState
from facilitator.domain.headings import HeadingKey
from facilitator.domain.notes import Kind, Place, Source
from facilitator.domain.origins import Origin
from facilitator.domain.roundtables import SHARING_NAMES, SharingMode, smallest_named_group
from facilitator.domain.themes import ALL, Support, support_word
from facilitator.domain.votes import RoundKind
from facilitator.marking.languages import find_language
from facilitator.marking.masks import LEFT_OUT, NOT_QUOTED
from facilitator.reports.evidence.claims import list_claims
from facilitator.reports.evidence.contributions import is_aside
from facilitator.reports.evidence.flags import release
from facilitator.reports.evidence.vectors import BY_MODEL, BY_WORDS, MARKED_BY_MODEL, MARKED_BY_WORDS, NOT_LEGIBLE

SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
N = rf"({'|'.join(SMALL)}|{'|'.join(word.capitalize() for word in SMALL)}|\d[\d,]*)"
K = ContributionKind
WHO = {
    "One participant": Support.ONE,
    "A few participants": Support.FEW,
    "Several participants": Support.SEVERAL,
    "Many participants": Support.MANY,
    "Most participants": Support.MOST,
    "All participants": ALL,
}
WHO_PATTERN = "|".join([*WHO, *(who.lower() for who in WHO), "Nobody", "nobody"])


def read_number(word):
    """`Nine` or `1,024` as a number."""
    return SMALL.index(word.lower()) if word.lower() in SMALL else int(word.replace(",", ""))


class Reading:
    """A board with the few sums that sentences speak of, each made anew."""

    def __init__(self, board):
        self.board = board
        self.released = release(board)
        self.open = [note for note in self.released.notes if note.is_open]
        self.by_label = {note.label: note for note in self.open}
        self.claims = list_claims(self.released)
        self.shared = {
            kind: [each for each in board.contributions if each.kind is kind and each.is_shared] for kind in K
        }
        self.brought = {each.label: each for of_kind in self.shared.values() for each in of_kind}
        self.closed = [each for each in board.rounds if not each.is_open and each.tallies and each.turnout]

    def themes(self):
        held = {note.theme_id for note in self.open}
        return [theme for theme in self.board.themes if theme.is_live and theme.id in held]

    def asks(self):
        """Ask notes that are told."""
        return [note for note in self.open if note.kind is Kind.ASK and self.is_told(note)]

    def is_told(self, note):
        flags = self.released.flags.get(note.id, ())
        off = any(flag.kind is FlagKind.OFF_TOPIC and flag.state is FlagState.CONFIRMED for flag in flags)
        return note.place is not Place.ASIDE and not off

    def is_held(self, note):
        return any(flag.holds for flag in self.released.flags.get(note.id, ()))

    def count(self, of, note):
        return self.board.reactions.get(note.id, {}).get(of, 0)

    def names(self, vote):
        names = {theme.id: theme.name for theme in self.themes()}
        return names | dict(vote.name_of)


def always(_reading, _found, _part, _notes):
    return True


def all_have_kinds(reading, *_):
    return all(note.kind in set(Kind) for note in reading.open)


def counts(of: Callable):
    """The first number of the sentence is what `of` gives."""
    return lambda reading, found, *_: read_number(found[1]) == of(reading)


def is_left_open(question):
    return not question.is_marked and not is_aside(question)


def cites(kind, wanted=bool):
    """The number is that of the contributions of a kind, which are cited."""

    def holds(reading, found, part, notes):
        fitting = {each.label for each in reading.shared[kind] if wanted(each)}
        return read_number(found[1]) == len(fitting) and set(notes) == fitting

    return holds


def place_of(case):
    total = sum(case.answers.values())
    for answer in (Answer.IN, Answer.OUT):
        if 2 * case.answers.get(answer, 0) > total:
            return answer
    return Answer.EDGE if total else None


WAYS = {"phone": Source.PHONE, "scribe": Source.SCRIBE, "paper": Source.PAPER, "imported": Source.IMPORT}


def told_sources(reading, found, _part, _notes):
    said = {
        source: read_number(part.split()[0])
        for part in re.split(r", | and ", found[2])
        for word, source in WAYS.items()
        if word in part
    }
    return read_number(found[1]) == len(reading.open) and said == Counter(note.source for note in reading.open)


def told_one_source(reading, found, _part, _notes):
    (source,) = (source for word, source in WAYS.items() if word in found[2])
    return read_number(found[1]) == len(reading.open) and {note.source for note in reading.open} == {source}


def told_source(reading, found, _part, _notes):
    return [note.source for note in reading.open] == [source for word, source in WAYS.items() if word in found[2]]


def told_checks(reading, found, _part, _notes):
    states = Counter(claim.status.value for claim in reading.claims if claim.status is not ClaimStatus.UNCHECKED)
    said = {part.split()[1]: read_number(part.split()[0]) for part in re.split(r", | and ", found[3])}
    return (read_number(found[1]), int(found[2]), said) == (states.total(), len(reading.claims), dict(states))


def rule_of(reading, found, _part, _notes):
    board, text = reading.board, found[0]
    mode = board.roundtable.sharing_mode
    tables = [board.table(note) for note in board.open_notes()] + [
        board.table_of(each) for each in reading.shared[K.RECORD]
    ]
    if "organisation and table where" in text:
        return mode is SharingMode.OPEN
    if "at least" in text:
        least = smallest_named_group(mode, is_sensitive=board.roundtable.is_sensitive)
        named = Counter(board.author(note).sector for note in board.open_notes() if board.sector(note))
        people = {
            sector: len({n.participant_id for n in board.open_notes() if board.sector(n) is sector}) for sector in named
        }
        return (
            mode is SharingMode.CHATHAM_HOUSE
            and SMALL[least] in text
            and all(n >= least for n in people.values())
            and not any(tables)
        )
    return (
        mode is SharingMode.SECTOR_ONLY
        and ("record of a table" in text) == any(tables)
        and not any(board.organisation(note) for note in board.open_notes())
    )


def mode_of(reading):
    return reading.board.roundtable.sharing_mode


def share_is(reading, who, number):
    if who.lower() == "nobody":
        return number == 0
    wanted = WHO[who[0].upper() + who[1:]]
    n_all, may_say_all = reading.board.n_participants, mode_of(reading) is not SharingMode.CHATHAM_HOUSE
    if may_say_all and 1 < number == n_all:
        return wanted is ALL
    return number > 0 and support_word(number, n_all) is wanted


def agreed(reading, found, _part, notes):
    said = re.findall(rf"{N} (more )?(?:person|people) agreed with ([BTIV]\d+)", found[0])
    return all(
        read_number(number) == reading.count("me_too", reading.by_label[label])
        and bool(more) is (reading.by_label[label].source in {Source.PHONE, Source.IMPORT})
        for number, more, label in said
    ) and {label for *_, label in said} == set(notes)


def differed(reading, found, _part, notes):
    labels = re.findall(r"\b[BTIV]\d+\b", found[0])
    who = re.search(WHO_PATTERN, found[0])[0]
    return labels == list(notes) and all(
        share_is(reading, who, reading.count("differ", reading.by_label[each])) for each in labels
    )


def rounds_of(reading, part):
    """The rounds that a part can speak of."""
    number = part.anchor.removeprefix("round-")
    return [reading.closed[int(number) - 1]] if number.isdigit() else reading.closed


def first_in_dots(reading, found, part, _notes):
    where, quoted = found[1], found[2]
    for vote in rounds_of(reading, part):
        names = reading.names(vote)
        headings = {f"Under {reading.board.heading(key).name}": key for key in HeadingKey}
        tallies = [
            each
            for each in vote.tallies
            if where == "Over all headings" or vote.heading_of[each.theme_id] is headings.get(where)
        ]
        most = max((each.n_dots for each in tallies), default=0)
        first = [each for each in tallies if each.n_dots == most]
        people = sorted(each.n_people for each in first)
        said = sorted(read_number(word) for word in re.findall(rf"{N} (?:person|people)", found[4].split(";")[0]))
        turnout = re.search(r"; ([\d,]+) of ([\d,]+) ", found[4])
        fits = turnout is None or (int(turnout[1]), int(turnout[2])) == (vote.turnout, reading.board.n_participants)
        named = all(f"“{names.get(each.theme_id)}”" in quoted for each in first)
        if (
            vote.kind is RoundKind.DOTS
            and read_number(found[3]) == most
            and named
            and fits
            and set(said) == set(people)
        ):
            return True
    return False


def held_important(reading, found, part, _notes):
    for vote in rounds_of(reading, part):
        names = reading.names(vote)
        best = max((each.importance for each in vote.tallies if each.importance is not None), default=None)
        first = [each for each in vote.tallies if each.importance == best]
        people = Counter(each.n_people for each in first)
        said = Counter(read_number(word) for word in re.findall(rf"{N} (?:person|people)", found[3]))
        if (
            best is not None
            and float(found[2]) == best
            and people == said
            and all(f"“{names.get(each.theme_id)}”" in found[1] for each in first)
        ):
            return True
    return False


def split_on(reading, found, part, _notes):
    for vote in rounds_of(reading, part):
        for each in vote.tallies:
            spreads = [
                name
                for name, spread in (("important", each.importance_spread), ("feasible", each.feasibility_spread))
                if (spread or 0) >= 2
            ]
            said = re.findall("how (important|feasible)", found[2])
            if (
                reading.names(vote).get(each.theme_id) == found[3]
                and said == spreads
                and read_number(found[1]) == each.n_people
            ):
                return True
    return False


def told_dots(reading, found, _part, _notes):
    dots, people, turnout = read_number(found[1]), read_number(found[2]), int(found[3].replace(",", ""))
    for vote in reading.closed:
        for each in vote.tallies:
            ahead = sum(other.n_dots > each.n_dots for other in vote.tallies)
            level = sum(other.n_dots == each.n_dots for other in vote.tallies) - 1
            place = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
            said = place.index(found[4]) if found[4] in place else int(found[4].removeprefix("place ")) - 1
            more = read_number(found[6]) if found[6] else 0
            if (each.n_dots, each.n_people, vote.turnout, ahead, level, len(vote.tallies)) == (
                dots,
                people,
                turnout,
                said,
                more,
                read_number(found[5]),
            ):
                return True
    return False


def told_rating(reading, found, _part, _notes):
    people = read_number(found[3])
    return any(
        (each.importance, each.feasibility, each.n_people) == (float(found[1]), float(found[2]), people)
        and [
            w
            for w, s in (("important", each.importance_spread), ("feasible", each.feasibility_spread))
            if (s or 0) >= 2
        ]
        == re.findall("how (important|feasible)", found[0])
        for vote in reading.closed
        if vote.kind is RoundKind.GRID
        for each in vote.tallies
    )


IN_ANNEX = r"Annex B (?:prints (?:it|them)(?: masked| and names no sector| without names, roles or sectors)?"
IN_ANNEX += r"|leaves (?:it|them) out"
IN_ANNEX += r"|leaves (?:its|their) words out until then)\."


def held_back(reading, found, _part, notes):
    return read_number(found[1]) == len(notes) and all(reading.is_held(reading.by_label[label]) for label in notes)


def held_kinds(reading, found, _part, notes):
    """How many of each kind, in an issue that has them."""
    kinds = {"strength": Kind.STRENGTH, "opportunit": Kind.OPPORTUNITY, "barrier": Kind.BARRIER, "ask": Kind.ASK}
    kinds |= {"note": None}
    said = {kinds[noun]: read_number(number) for number, noun in re.findall(rf"{N} ({'|'.join(kinds)})", found[1])}
    held = [reading.by_label[label] for label in notes]
    return said == Counter(note.kind for note in held) and all(map(reading.is_held, held))


def told_elsewhere(reading, found, part, notes):
    home = {reading.board.heading(key).name: key for key in HeadingKey}[found[2]]
    names = {theme.id: theme.name for theme in reading.board.themes}
    return home is not part.heading and all(
        reading.by_label[label].heading is part.heading
        and names[reading.by_label[label].theme_id].casefold().split() == found[1].casefold().split()
        for label in notes
    )


def chosen(kind):
    return lambda reading, found, _part, notes: (
        len(notes) == 1
        and reading.brought[notes[0]].is_marked
        and reading.brought[notes[0]].kind is kind
        and share_is(reading, found[1], reading.brought[notes[0]].answers.get(Answer.UP, 0))
    )


def brought_all(reading, found, _part, _notes):
    nouns = {
        "question": K.QUESTION, "point": K.POINT, "statement": K.BASELINE, "case": K.CASE, "wording": K.WORDING,
        "record": K.RECORD, "investment": K.LINE, "ask": K.ASK, "offer": K.OFFER, "commitment": K.COMMITMENT,
    }  # fmt: skip
    said = {nouns[noun]: read_number(number) for number, noun in re.findall(rf"\b{N} ({'|'.join(nouns)})", found[1])}
    return said == {
        kind: len(each) for kind, each in reading.shared.items() if each and kind not in {K.REMARK, K.CAPABILITY}
    }


def given_names(reading, found, _part, _notes):
    said = {
        K.POINT: "the speaker" in found[1],
        K.ASK: "those of whom" in found[1],
        K.COMMITMENT: "the owners" in found[1],
    }
    return said == {kind: any(each.detail for each in reading.shared[kind]) for kind in said}


def n_unchecked(reading):
    return sum(claim.is_unchecked for claim in reading.claims)


def n_stated(reading):
    return sum(claim.role == "stated" for claim in reading.claims)


def n_asks(reading):
    """Points that ask: notes that say the same are one."""
    return len(reading.asks()) + len(reading.shared[K.ASK])


def n_differing(reading):
    """Notes that others saw differently, or that a person confirmed to differ."""
    flags = reading.released.flags
    return sum(
        bool(reading.count("differ", note)) or any(flag.kind is FlagKind.DISSENT for flag in flags.get(note.id, ()))
        for note in reading.open
    )


def at_most(of: Callable):
    """What is counted are points, in which equal notes are one: there are at most so many, and more than none."""
    return lambda reading, found, *_: 0 < read_number(found[1]) <= of(reading)


def is_masked(reading):
    return any("[" in note.text for note in reading.open)


def private_commitments(reading):
    return sum(each.withheld is Withheld.PRIVATE for each in reading.board.contributions if each.kind is K.COMMITMENT)


def handled(name):
    return lambda reading: sum(note.handling.value == name for note in reading.board.notes)


def static(text):
    return re.escape(text)


VOTED = (
    rf"(?:Round \d+\. )?Vote(?:, as “.*”)?: {N} dots? from {N} of ([\d,]+) voters?, "
    rf"([\w ]+?) of {N} themes?(?:, level with {N} others?)?\."
)
RATED = (
    r"(?:Round \d+\. )?Rated(?:, as “.*”)?: Importance ([\d.]+) and feasibility ([\d.]+) of 5, "
    rf"by {N} (?:person|people).*\."
)


def is_weighed(r):
    """Whether a model has read every note on whose vectors marks were fitted: the one that is shipped."""
    return r.board.vectors is not None and r.board.vectors.model == ADAPTED_SHA256


FOLLOWING = {
    "was known before": K.BASELINE,
    "the speaker said": K.POINT,
    "the room asked": K.QUESTION,
}
STATEMENTS = [
    (r"There are no notes on the record\.", lambda r, *_: not r.open),
    (rf"{N} notes are on the record: (.*)\.", told_sources),
    (rf"{N} notes are on the record; all (were .*)\.", told_one_source),
    (r"(One) note is on the record; it (.*)\.", told_source),
    (
        r"(?:Each|It) stands under one of four headings, .* as a strength, an opportunity, a barrier or an ask\.",
        all_have_kinds,
    ),
    (
        r"(?:Each|It) stands under one of four headings, [^.]*\.",
        lambda r, *_: not all_have_kinds(r),
    ),
    (r"No notes are grouped into themes\.", lambda r, *_: not r.themes() and len(r.open) > 1),
    (rf"{N} themes? came with the file, .*", counts(lambda r: sum(theme.is_from_file for theme in r.themes()))),
    (rf"{N} themes? (?:was|were) made by .*", counts(lambda r: sum(not theme.is_from_file for theme in r.themes()))),
    (
        rf"{N} of them (?:has a name|have names) that software suggested and a person accepted\.",
        counts(lambda r: sum(not theme.is_from_file and theme.named_by is Origin.TOOL for theme in r.themes())),
    ),
    (
        rf"{N} notes? (?:is|are) in no theme\.",
        counts(lambda r: sum(n.place in {Place.ALONE, Place.UNGROUPED} for n in r.open)),
    ),
    (rf"{N} notes? (?:was|were) set aside and .*", counts(lambda r: sum(n.place is Place.ASIDE for n in r.open))),
    (r"Beside the notes, the exercises gave the record (.*)\.", brought_all),
    (
        r"Others could say of a note that they agree or see it differently\.",
        lambda r, *_: any(r.count(of, note) for of in ("me_too", "differ") for note in r.open),
    ),
    (r"Sharing mode: (.*)\.", lambda r, found, *_: SHARING_NAMES[r.board.roundtable.sharing_mode] == found[1]),
    (r"(?:The sector may be shown|A sector is shown only).*", rule_of),
    (rf"{N} notes? (?:was|were) written off the record: .*", counts(handled("off_record"))),
    (r"The roundtable is set to let nobody see a new note .*", lambda r, *_: r.board.roundtable.holds_notes),
    (rf"{N} notes? (?:was|were) withheld by a facilitator\.", counts(handled("withheld"))),
    (r"Printed as they were given: (.*)\.", given_names),
    (static("The notes are what people chose to write down."), always),
    (static("They are not a survey, and another room might have said other things."), always),
    (
        static("As far as the record says, nobody has checked any figure or statement in a note."),
        lambda r, *_: all(claim.status is ClaimStatus.UNCHECKED for claim in r.claims),
    ),
    (
        rf"People looked into {N} figures? of ([\d,]+): (.*?)\. As far as the record says, nobody .*",
        told_checks,
    ),
    (
        r"How many people stand behind an issue is said in a word alone.*",
        lambda r, *_: r.board.roundtable.sharing_mode is SharingMode.CHATHAM_HOUSE,
    ),
    (
        r"How many people stand behind an issue is said in a word, with .*",
        lambda r, *_: r.board.roundtable.sharing_mode is not SharingMode.CHATHAM_HOUSE,
    ),
    (r"A sentence on what was said ends with the labels .*", always),
    (r"Other letters are for what was brought .*", lambda r, *_: any(r.brought)),
    (r"A case is in the cluster or outside it .*", lambda r, *_: r.shared[K.CASE]),
    (r"How many back a thing or see it differently .*", always),
    (r"A note is told whole, as one point, .*", always),
    (r"Spelling, capitals and signs are mended .*", always),
    (re.escape(BY_WORDS), lambda r, *_: r.board.vectors is None and r.open),
    (BY_MODEL.replace(".", r"\.").format(model=".*"), lambda r, *_: r.board.vectors is not None),
    (re.escape(NOT_LEGIBLE), lambda r, *_: any(find_language(note.text or "") for note in r.open)),
    (re.escape(MARKED_BY_WORDS), lambda r, *_: not is_weighed(r) and r.open),
    (re.escape(MARKED_BY_MODEL), lambda r, *_: is_weighed(r)),
    (static("Words in quotation marks are exact."), always),
    (r"Words in square brackets stand for what was masked\.", lambda r, *_: is_masked(r)),
    (r"Sentences of the software’s own only count.*", always),
    (rf"{N} more asks? stands? in section 13\.1\.", at_most(n_asks)),
    (rf"{N} more (?:is|are) in the chapters\.", at_most(n_differing)),
    (rf"{N} figures? (?:is|are) as told and unchecked; section 10 lists (?:it|them)\.", counts(n_unchecked)),
    (rf"(Over all headings|Under .*?), (.*) got the most: {N} dots?(.*)\.", first_in_dots),
    (r"(.*) (?:is|are) held the most important, with a middle answer of ([\d.]+) out of 5 from (.*)\.", held_important),
    (rf"Those who rated it, {N} (?:person|people), are split on (.*?) “(.*)” is\.", split_on),
    (rf"This wording was chosen; ({WHO_PATTERN}) backed it\.", chosen(K.WORDING)),
    (rf"This line was chosen; ({WHO_PATTERN}) backed it\.", chosen(K.LINE)),
    (rf"{N} other wordings? (?:was|were) put forward and .*", cites(K.WORDING, lambda each: not each.is_marked)),
    (rf"{N} other lines? (?:was|were) put forward and .*", cites(K.LINE, lambda each: not each.is_marked)),
    (rf"{N} wordings? (?:was|were) put forward; .*", cites(K.WORDING)),
    (rf"{N} lines? (?:was|were) put forward; .*", cites(K.LINE)),
    (rf"{N} cases? (?:was|were) sorted into the cluster\.", cites(K.CASE, lambda each: place_of(each) is Answer.IN)),
    (rf"{N} cases? (?:was|were) sorted on its boundary\.", cites(K.CASE, lambda each: place_of(each) is Answer.EDGE)),
    (rf"{N} cases? (?:was|were) sorted outside it\.", cites(K.CASE, lambda each: place_of(each) is Answer.OUT)),
    (rf"{N} cases? (?:was|were) sorted by nobody\.", cites(K.CASE, lambda each: place_of(each) is None)),
    (r"The authors’ own account of the cluster, .*", always),
    (r"The authors’ own account of the cluster belongs here; .*", lambda r, *_: r.shared[K.BASELINE]),
    (
        rf"{N} statements? (?:was|were) brought; nobody has marked any\.",
        lambda r, *rest: cites(K.BASELINE)(r, *rest) and not any(each.answers for each in r.shared[K.BASELINE]),
    ),
    (
        rf"{N} statements? (?:was|were) brought; {N} (?:is|are) marked by people in the room\.",
        lambda r, found, *rest: (
            cites(K.BASELINE)(r, found, *rest)
            and read_number(found[2]) == sum(bool(each.answers) for each in r.shared[K.BASELINE])
        ),
    ),
    (
        rf"{N} (?:is|are) said to differ by more people than say that it matches\.",
        cites(K.BASELINE, lambda each: each.answers.get("differs", 0) > each.answers.get("matches", 0)),
    ),
    (r"They are from the sources beside them and are not the room’s\.", lambda r, *_: r.shared[K.BASELINE]),
    (r"Counted are the capabilities that .*", lambda r, *_: len(r.shared[K.CAPABILITY]) >= 3),
    (r"A category of fewer than three is left out, .*", lambda r, *_: len(r.shared[K.CAPABILITY]) >= 3),
    (
        r"What follows is (.*)\.",
        lambda r, found, *_: all((words in found[1]) == bool(r.shared[kind]) for words, kind in FOLLOWING.items()),
    ),
    (
        r"Th(?:is point is|ese points are) the speaker’s.*",
        lambda r, _f, _p, notes: set(notes) == {each.label for each in r.shared[K.POINT]},
    ),
    (rf"{N} questions? (?:was|were) answered in the room\.", cites(K.QUESTION, lambda each: each.is_marked)),
    (rf"{N} questions? (?:has|have) no answer on the record\.", cites(K.QUESTION, is_left_open)),
    (rf"{N} questions? that rules doubt (?:is|are) about the room .*", cites(K.QUESTION, is_aside)),
    (rf"(?:{WHO_PATTERN}) saw [BTIV]\d+ differently\.", differed),
    (rf"[BTIV]\d+.* were each seen differently by (?:{WHO_PATTERN})\.", differed),
    (rf"(?:{N} (?:more )?(?:person|people) agreed with [BTIV]\d+(?:; )?)+\.", agreed),
    (rf"{N} records? (?:was|were) taken of what tables discussed; .*", cites(K.RECORD)),
    (rf"No figure is stated in a note(?:; {N} (?:is|are) asked for)?\.", lambda r, *_: not n_stated(r)),
    (
        rf"{N} figures? (?:is|are) stated in (?:a note|notes); nobody has checked .*",
        lambda r, found, *_: read_number(found[1]) == n_stated(r) == n_unchecked(r),
    ),
    (
        rf"{N} figures? (?:is|are) stated in (?:a note|notes); {N} of them (?:is|are) unchecked\.",
        lambda r, found, *_: (read_number(found[1]), read_number(found[2])) == (n_stated(r), n_unchecked(r)),
    ),
    (r"Figures are found by rules, .*", always),
    (
        rf"{N} asks? stands? here (by whom (?:it names|they name) and )?by issue, (?:each )?under .*\.",
        at_most(n_asks),
    ),
    (static("Nobody has recommended any of it yet."), always),
    (rf"{N} asks? that rules doubt stands? without a number, .*", at_most(n_asks)),
    (rf"{N} names? nobody that rules are sure of, and .*", at_most(n_asks)),
    (rf"None of the {N} names anybody that rules are sure of, and all are still to be addressed\.", at_most(n_asks)),
    (r"It names nobody that rules are sure of, and is still to be addressed\.", lambda r, *_: n_asks(r)),
    (r"A number is no label: R with a link .*", lambda r, *_: r.shared[K.RECORD]),
    (rf"{N} asks? (?:was|were) made in the exercise\.", cites(K.ASK)),
    (rf"{N} offers? (?:was|were) made\.", cites(K.OFFER)),
    (rf"{N} commitments? (?:was|were) made in public\.", cites(K.COMMITMENT)),
    (rf"{N} (?:more )?commitments? (?:was|were) made in private and .*", counts(private_commitments)),
    (r"Every note on the record, word for word but for what stands masked .*", lambda r, *_: is_masked(r)),
    (
        r"Every note on the record, word for word, in the order of their numbers\.",
        lambda r, *_: {n.id: n.text for n in r.open} == {n.id: n.text for n in r.board.notes if n.is_open},
    ),
    (rf"{N} notes? that .* (?:is|are) held back until somebody lets (?:it|them) through\. {IN_ANNEX}", held_back),
    (rf"{N} notes? that .* stays? back, as somebody decided\. {IN_ANNEX}", held_back),
    (r"(.*) (?:is|are) held back\.", held_kinds),
    (
        rf"The words of {N} notes? are left out, as somebody confirmed: not for attribution\.",
        counts(lambda r: sum(note.text == LEFT_OUT for note in r.released.notes if note.is_open)),
    ),
    (
        rf"The words of {N} notes? are left out, until somebody lets them through: not to be quoted\.",
        counts(lambda r: sum(note.text == NOT_QUOTED for note in r.released.notes if note.is_open)),
    ),
    (r"“(.*)” is told under (.*)\.", told_elsewhere),
    (
        VOTED,
        told_dots,
    ),
    (
        RATED,
        told_rating,
    ),
]
