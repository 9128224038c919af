"""Two people write the same sentence in any order: whatever was taken stays to be read, whatever was not is told."""

from dataclasses import dataclass, field

from conftest import CODE, Person
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

STEPS = st.lists(st.tuples(st.sampled_from(["wes", "fay"]), st.sampled_from(["look", "write", "undo"])), max_size=14)
AN_UNDONE_TEXT_BETWEEN = [
    ("wes", "look"),
    ("wes", "write"),
    ("fay", "look"),
    ("fay", "write"),
    ("wes", "look"),
    ("wes", "undo"),
    ("wes", "write"),
]
ONES_OWN_TEXT_AFTER_ALL = [
    ("wes", "write"),
    ("fay", "look"),
    ("fay", "write"),
    ("wes", "look"),
    ("wes", "undo"),
    ("wes", "look"),
    ("wes", "write"),
]
count = iter(range(1_000_000))


@dataclass
class Desk:
    """One writer's page: the text and the edition that it was loaded with."""

    person: Person
    note: int
    seen: int = 0
    edition: int = 0
    taken: list[str] = field(default_factory=list)
    in_field: str = ""

    def look(self) -> str:
        """Loads the page again."""
        page = str(self.person.client.get(f"/write-up/{CODE}/issues/{self.note}").get_data(as_text=True))
        form = page.partition('data-writes="sentence')[2]
        self.in_field = form.partition("</form>")[0]
        self.seen, self.edition = (int(form.partition(f'name="{name}" value="')[2].partition('"')[0]) for name in NAMES)
        return page

    def write(self) -> bool:
        """Writes words of its own, on from what it saw; says whether they were taken."""
        words = f"sentence number {next(count)} of {self.person.code}."
        values = {"act": "sentence", "note": self.note, "text": words, "labels": "T1"}
        response = self.person.tell("draft.write", seen=self.seen, edition=self.edition, **values)
        assert response.status_code in {200, 409}
        if response.status_code == 200:
            self.taken.append(words)
        return bool(response.status_code == 200)

    def undo(self) -> bool:
        """Takes back what it saw."""
        return bool(self.person.tell("draft.undo", amendment=self.seen).status_code == 200)


NAMES = ("seen", "edition")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
@example(steps=AN_UNDONE_TEXT_BETWEEN)
@example(steps=ONES_OWN_TEXT_AFTER_ALL)
def test_no_order_of_two_writers_loses_what_one_of_them_wrote(
    ann: Person, wes: Person, fay: Person, steps: list[tuple[str, str]]
) -> None:
    note = ann.post(f"audits differ, case {next(count)}")["id"]
    desks = {"wes": Desk(wes, note), "fay": Desk(fay, note)}
    last: dict[str, str] = {}
    previous = ""

    for name, step in steps:
        desk = desks[name]
        if step == "write" and desk.write():
            if previous == name and desk.taken[:-1] and last.get(name) == desk.taken[-2]:
                desk.taken.pop(-2)  # going on with one's own text, in one sitting, is one text
            last[name], previous = desk.taken[-1], name
        elif step == "undo" and desk.undo():
            previous = ""
        elif step == "look":
            desk.look()
            if not previous and desk.taken and desk.taken[-1] in desk.in_field:
                previous = name  # one's own text stands again, and whoever sees it may go on with it

    shown = desks["wes"].look()
    assert [words for desk in desks.values() for words in desk.taken if words not in shown] == []


def test_who_went_on_from_an_older_edition_is_told(ann: Person, wes: Person, fay: Person) -> None:
    note = ann.post("audits differ")["id"]
    first, second = Desk(wes, note), Desk(fay, note)
    assert first.write()
    second.look()
    assert first.write()  # goes on in the same text, after the other has read it

    assert not second.write()

    second.look()
    assert second.write()
