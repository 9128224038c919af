"""What changed from one version to the next, in words: read off their records, whichever release wrote them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from facilitator.composition.parts import Slot
from facilitator.reports.evidence.points import SLOT_NAMES

Records = Mapping[str, Any]
Placed = tuple[Mapping[str, Any], str, Mapping[str, Any]]


class Part(StrEnum):
    """Where a change is told."""

    DETAILS = "Details"
    WRITTEN = "Written and edited"
    MOVED = "Moved, joined, left out"
    THEMES = "Themes"
    FIGURES = "Figures"
    FLAGS = "Notes looked at"
    COMPOSED = "Composed anew"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text beside another: `sign` is `del`, `ins` or "" where both have them."""

    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `old` and `new` are the two texts where words changed, `label` a note that it is about."""

    part: Part
    words: str
    label: str = ""
    old: str = ""
    new: str = ""

    @property
    def is_of_point(self) -> bool:
        """Whether it is about what one note says, and not about an issue: then its words begin with the note."""
        return self.words.startswith(self.label)

    @property
    def sides(self) -> tuple[list[Run], list[Run]]:
        """The two texts in runs, what went signed in the one and what came in the other; nothing where all is new."""
        runs = compare_words(self.old, self.new)
        if all(run.sign for run in runs if run.text):  # two spaces have no word between them, on either side
            return [Run(self.old)], [Run(self.new)]
        return [run for run in runs if run.sign != "ins"], [run for run in runs if run.sign != "del"]


def list_changes(old: Records, new: Records) -> list[Change]:
    """The changes from one record to another, in the order in which they are told."""
    steps = (list_details, list_sentences, list_words, list_moves, list_themes, list_figures, list_flags)
    return [change for step in steps for change in step(old, new)]


DETAILS = {
    "title": "Title",
    "cluster": "Cluster",
    "held_on": "Date",
    "venue": "Venue",
    "host": "Host",
    "speaker": "Speaker",
    "topic": "Topic of the keynote",
}


def list_details(old: Records, new: Records) -> Iterator[Change]:
    """What the roundtable is called, when, where and by whom it is held."""
    for field, words in DETAILS.items():
        one, other = (records["roundtable"].get(field) or "" for records in (old, new))
        if one != other:
            yield Change(Part.DETAILS, words, "", one, other)


def list_sentences(old: Records, new: Records) -> Iterator[Change]:
    """Sentences and paragraphs that were written, rewritten or taken out, issue by issue."""
    before = find_issues(old)
    for issue in new["issues"]:
        was = next((before[note] for note in issue["notes"] if note in before), {})
        name, label = name_issue(issue), issue["notes"][0]
        for field, words in (("sentence", "In one sentence"), ("paragraphs", "Paragraphs")):
            one, other = say_text(was.get(field)), say_text(issue.get(field))
            if one != other:
                verb = "rewritten" if one and other else "written" if other else "taken out"
                yield Change(Part.WRITTEN, f"{words} {verb}: {name}", label, one, other)
        if issue.get("needs_no_sentence") and not was.get("needs_no_sentence"):
            yield Change(Part.WRITTEN, f"Needs no sentence: {name}", label)


def say_text(value: Any) -> str:
    """A sentence, or the paragraphs of an issue, as one text."""
    return value if isinstance(value, str) else "\n".join(each["text"] for each in value or ())


def list_words(old: Records, new: Records) -> Iterator[Change]:
    """Points that are printed in other words."""
    before = find_points(old)
    for label, (_, _, point) in find_points(new).items():
        was = before.get(label)
        if was is None or label != point["notes"][0] or label != was[2]["notes"][0]:
            continue
        yield from compare_point(label, was[2], point)


def compare_point(label: str, was: Mapping[str, Any], point: Mapping[str, Any]) -> Iterator[Change]:
    """What changed of one point's words."""
    if was["text"] != point["text"] or was["voice"] != point["voice"]:
        manner = "printed as quoted" if point["voice"] == "exact" else "held back" if point["voice"] == "held" else ""
        printed = "printed now" if was["voice"] == "held" else "printed in other words"
        edited = "words edited by a person" if point.get("composed") else printed
        yield Change(Part.WRITTEN, f"{label}: {manner or edited}", label, was["text"], point["text"])
    for field, words in (("gloss", "meaning in English"), ("addressee", "addressed to")):
        if was.get(field) != point.get(field):
            yield Change(Part.WRITTEN, f"{label}: {words}", label, was.get(field) or "", point.get(field) or "")


def list_moves(old: Records, new: Records) -> Iterator[Change]:
    """Points in another place, told with others, left out, or back."""
    before, after = find_points(old), find_points(new)
    for label, placed in after.items():
        if label in before:
            yield from compare_places(label, before[label], placed)
        elif label in find_dropped(old):
            yield Change(Part.MOVED, f"{label} is printed again", label)
    for label in find_dropped(new):
        if label in before:
            yield Change(Part.MOVED, f"{label} left out; Annex B has it", label)


def compare_places(label: str, was: Placed, now: Placed) -> Iterator[Change]:
    """Where one note was told and is told now, and with which others."""
    if not set(was[0]["themes"]) & set(now[0]["themes"]) and was[0]["notes"] != now[0]["notes"]:
        yield Change(Part.MOVED, f"{label} from {name_issue(was[0])} to {name_issue(now[0])}", label)
    elif was[1] != now[1] and not is_parted(was, now):
        slots = f"{label} from {SLOT_NAMES[Slot(was[1])]} to {SLOT_NAMES[Slot(now[1])]}"
        yield Change(find_part(was[2], now[2]), slots, label)
    if label != now[2]["notes"][0]:
        return
    joined = [each for each in now[2]["notes"] if each not in was[2]["notes"]]
    if joined:
        yield Change(find_part(was[2], now[2]), f"{label}: told together with {', '.join(joined)}", label)
    elif set(was[2]["notes"]) - set(now[2]["notes"]):
        yield Change(find_part(was[2], now[2]), f"{label}: told apart again", label)


def is_parted(was: Placed, now: Placed) -> bool:
    """Whether an earlier release had opportunities in one part with strengths, under the title that they have now."""
    has_moved = find_part(was[2], now[2]) is Part.MOVED
    return not has_moved and now[1] == Slot.OPPORTUNITIES and Slot.OPPORTUNITIES not in was[0]["slots"]


def find_part(was: Mapping[str, Any], now: Mapping[str, Any]) -> Part:
    """Whether a person put a point there, or rules did: after a decision, or once a model had read the notes."""
    return Part.MOVED if "person" in {was.get("moved_by"), now.get("moved_by")} else Part.COMPOSED


def list_themes(old: Records, new: Records) -> Iterator[Change]:
    """Themes with another name, made or gone."""
    before = {theme["id"]: theme["name"] for theme in old["themes"]}
    after = {theme["id"]: theme["name"] for theme in new["themes"]}
    labels = {number: issue["notes"][0] for issue in new["issues"] for number in issue["themes"]}
    for number, name in after.items():
        if number not in before:
            yield Change(Part.THEMES, f"New theme: {name}", labels.get(number, ""))
        elif before[number] != name:
            yield Change(Part.THEMES, "Theme renamed", labels.get(number, ""), before[number], name)
    yield from (Change(Part.THEMES, f"Theme gone: {name}") for number, name in before.items() if number not in after)


def list_figures(old: Records, new: Records) -> Iterator[Change]:
    """Figures of which somebody has said something."""
    before = {claim["id"]: claim for claim in old["claims"]}
    for claim in new["claims"]:
        was = before.get(claim["id"])
        if was is not None and (was["status"], was["source"]) != (claim["status"], claim["source"]):
            source = f", {claim['source']}" if claim["source"] else ""
            label = claim["notes"][0]
            yield Change(Part.FIGURES, f"{label}: {claim['quote']}, {claim['status']}{source}", label)


def list_flags(old: Records, new: Records) -> Iterator[Change]:
    """What was decided of notes, and notes whose words are others now."""
    before = {note["id"]: note for note in old["notes"]}
    for note in new["notes"]:
        was = before.get(note["id"])
        if was is None:
            continue
        decided = {flag["kind"]: flag["state"] for flag in was["flags"]}
        for kind, state in {flag["kind"]: flag["state"] for flag in note["flags"]}.items():
            if decided.get(kind, "suggested") != state:
                yield Change(Part.FLAGS, f"{note['id']}: {kind.replace('_', ' ')}, {state}", note["id"])
        if was["place"] != note["place"] and "aside" in {was["place"], note["place"]}:
            yield Change(Part.FLAGS, f"{note['id']}: {'set aside' if note['place'] == 'aside' else 'kept'}", note["id"])


def find_issues(records: Records) -> dict[str, Mapping[str, Any]]:
    """The issue of each note."""
    return {note: issue for issue in records["issues"] for note in issue["notes"]}


def name_issue(issue: Mapping[str, Any]) -> str:
    """Its name; the label of a note that stands alone."""
    return str(issue["name"] or issue["notes"][0])


def find_points(records: Records) -> dict[str, Placed]:
    """By note: the issue and the slot in which it is told, and its point."""
    return {
        label: (issue, slot, point)
        for issue in records["issues"]
        for slot, points in issue["slots"].items()
        for point in points
        for label in point["notes"]
    }


def find_dropped(records: Records) -> Sequence[str]:
    """The notes whose points were left out."""
    return [label for issue in records["issues"] for point in issue.get("dropped", ()) for label in point["notes"]]


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """Two texts word by word: what went, what came, what stayed."""
    one, other = old.split(" "), new.split(" ")
    runs: list[Run] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(" ".join(one[start:end])))
        else:
            parts = ((one[start:end], "del"), (other[begin:stop], "ins"))
            runs += [Run(" ".join(words), sign) for words, sign in parts if words]
    return tuple(runs)
