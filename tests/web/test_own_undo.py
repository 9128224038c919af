"""*Undo* in an issue takes back what its reader did there last: nothing of a colleague's, and nothing elsewhere."""

import re

from conftest import Person
from issue_pages import look, make_issue, press
from worlds import part


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two barriers in one theme, and a note alone."""
    return make_issue(ann, ben, fay)


def offered(page: str) -> str:
    """What the band's button would take back, in its words; nothing where there is none."""
    found = re.search(r'data-key="z".*?</svg>(.*?)<kbd>', page, re.DOTALL)
    return found[1].strip() if found else ""


def write(person: Person, note: int, text: str, **values: object) -> None:
    person.do("draft.write", **{"act": "sentence", "note": note, "text": text, "labels": ""} | values)


def test_nobody_takes_back_what_a_colleague_did(wes: Person, fay: Person, notes: list[int]) -> None:
    write(fay, notes[0], "Firms are turned away.", theme=1)
    fay.do("draft.change", act="drop", note=notes[1])

    assert offered(look(wes, notes[0])) == ""
    assert offered(look(wes, notes[2])) == ""
    assert offered(look(fay, notes[0])) == "Undo: left out"


def test_one_takes_back_ones_own_newest_act_on_this_issue_though_others_came_since(
    wes: Person, fay: Person, notes: list[int]
) -> None:
    write(wes, notes[2], "Ships wait.")
    wes.do("draft.change", act="slot", note=notes[0], slot="costs")
    fay.do("draft.change", act="drop", note=notes[1])
    write(wes, notes[2], "Ships wait outside.")

    page = look(wes, notes[0])
    assert offered(page) == "Undo: moved"
    press(wes, page, "draft.undo", 'data-key="z"')

    assert offered(look(wes, notes[0])) == ""
    assert "Ships wait outside.</textarea>" in look(wes, notes[2])


def test_words_that_a_colleague_has_written_over_are_not_taken_back_unseen(
    wes: Person, fay: Person, notes: list[int]
) -> None:
    write(wes, notes[0], "Heard before.", act="paragraph")
    root = int(look(wes).partition('name="root" value="')[2].partition('"')[0])
    assert offered(look(wes)) == "Undo: paragraph written"

    write(fay, notes[0], "Heard twice.", act="paragraph", root=root)

    assert offered(look(wes)) == ""
    press(fay, look(fay), "draft.undo", 'data-key="z"')
    assert "Heard before.</textarea>" in look(wes)
    assert offered(look(wes)) == "Undo: paragraph written"


def test_an_issue_that_was_told_apart_is_told_together_again(ann: Person, wes: Person, fay: Person) -> None:
    made = [ann.post("audits differ")["id"], ann.post("forms are long", heading="business")["id"]]
    fay.do("phase.change", phase="cluster")
    for heading, note in zip(("talent", "business"), made, strict=True):
        fay.do("theme.make", heading=heading, name="Suppliers cannot get in", notes=[note])
    press(wes, look(wes), "draft.write", 'value="apart"')
    assert "Themes of this name under these headings are told together" not in look(wes)

    assert offered(look(wes)) == "Undo: told apart by name"
    press(wes, look(wes), "draft.undo", 'data-key="z"')

    assert "Themes of this name under these headings are told together" in look(wes)
