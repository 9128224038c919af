"""Who writes where somebody else has said or taken back something: only words that were not seen are in the way."""

from conftest import Person
from issue_pages import look, make_issue, press
from worlds import part


@part
def notes(ann: Person, ben: Person, fay: Person) -> list[int]:
    """Two barriers in one theme, and a note alone."""
    return make_issue(ann, ben, fay)


def write_sentence(person: Person, page: str, text: str) -> int:
    """Saves a sentence in the form of a page, as it was loaded."""
    return int(press(person, page, "draft.write", 'data-writes="sentence', text=text, labels="").status_code)


def test_a_sentence_takes_the_place_of_needs_none_whoever_said_so(wes: Person, fay: Person, notes: list[int]) -> None:
    before = look(wes)
    press(fay, look(fay), "draft.write", 'value="no_sentence"')

    assert write_sentence(wes, look(wes), "Firms are turned away.") == 303
    assert "needs none" not in look(fay)
    press(wes, look(wes), "draft.undo", "Undo")
    assert write_sentence(wes, before, "Firms go away.") == 303  # nobody's words stand there


def test_needs_none_is_refused_where_somebody_has_written_a_sentence_meanwhile(
    wes: Person, fay: Person, notes: list[int]
) -> None:
    before = look(fay)
    write_sentence(wes, look(wes), "Firms are turned away.")

    assert press(fay, before, "draft.write", 'value="no_sentence"').status_code == 409
    assert "Firms are turned away.</textarea>" in look(fay)


def test_a_sentence_that_was_taken_back_is_in_nobodys_way(wes: Person, fay: Person, notes: list[int]) -> None:
    write_sentence(fay, look(fay), "Firms are turned away.")
    read = look(wes)
    press(fay, look(fay), "draft.undo", "Undo")

    assert write_sentence(wes, read, "Firms go away.") == 303


def test_a_sentence_of_a_note_alone_is_rewritten_once_the_note_has_a_theme(
    wes: Person, fay: Person, notes: list[int]
) -> None:
    write_sentence(fay, look(fay, notes[2]), "Ships wait.")
    fay.do("theme.make", heading="talent", name="Ships cannot land", notes=[notes[2]])

    assert write_sentence(wes, look(wes, notes[2]), "Ships go elsewhere.") == 303
    assert "Ships go elsewhere.</textarea>" in look(wes, notes[2])


def test_the_sentence_of_a_theme_is_not_in_the_way_of_a_note_that_left_it(
    wes: Person, fay: Person, notes: list[int]
) -> None:
    write_sentence(fay, look(fay, notes[0]), "Firms are turned away.")
    fay.do("notes.move", notes=[notes[0]], place="alone")

    assert write_sentence(wes, look(wes, notes[0]), "Audits differ.") == 303


def test_nobody_writes_on_unseen_in_a_paragraph_that_was_struck_out(wes: Person, fay: Person, notes: list[int]) -> None:
    wes.do("draft.write", act="paragraph", note=notes[0], text="Heard before.", labels="")
    root = int(look(wes).partition('name="root" value="')[2].partition('"')[0])
    fay.do("draft.write", act="paragraph", note=notes[0], text="Heard twice.", labels="", root=root)
    read = look(wes)
    fay.do("draft.undo", amendment=root)

    response = press(wes, read, "draft.write", 'data-writes="paragraph', f'name="root" value="{root}"', text="Often.")

    assert response.status_code == 409
    assert "struck this paragraph out" in response.get_data(as_text=True)
