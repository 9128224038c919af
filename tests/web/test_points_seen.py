"""Two writers at the same point: who saves second is told, reads what stands there, and may save again."""

from typing import Any

import pytest
from conftest import Person
from issue_pages import look, press
from refused import find_opened, is_unfolded, read
from worlds import part


@part
def note(ben: Person, fay: Person) -> int:
    """An ask, alone."""
    return int(ben.post("one passport for all suppliers of the primes", kind="ask")["id"])


TYPED = [("words", "Suppliers want one passport."), ("gloss", "One paper for all."), ("addressee", "the primes")]


def save(person: Person, page: str, act: str, text: str) -> Any:
    """Types at the point and saves, on a page as it was loaded."""
    return press(person, page, "draft.change", f'name="act" value="{act}"', "<textarea", text=text)


@pytest.mark.parametrize(("act", "theirs"), [*TYPED, ("quote", "one passport for all suppliers […]")])
def test_what_one_types_is_not_put_over_words_that_were_not_seen(
    wes: Person, fay: Person, note: int, act: str, theirs: str
) -> None:
    mine = "[…] passport for all suppliers of the primes"
    before = look(wes)
    assert save(fay, look(fay), act, theirs).status_code == 303

    refused = save(wes, before, act, mine)

    assert refused.status_code == 409
    assert find_opened(refused)[1].startswith("Somebody else has written here meanwhile.")
    assert is_unfolded(refused)
    assert f">{mine}</textarea>" in read(refused)
    assert f'<div class="theirs" data-theirs dir="auto">{theirs}</div>' in read(refused)
    assert save(wes, str(refused.get_data(as_text=True)), act, mine).status_code == 303


def test_words_and_quotation_stand_in_the_same_place(wes: Person, fay: Person, note: int) -> None:
    before = look(wes)
    save(fay, look(fay), "words", "Suppliers want one passport.")

    assert save(wes, before, "quote", "one passport […]").status_code == 409
    assert press(wes, before, "draft.change", 'value="quote"', "<kbd>X</kbd>").status_code == 409
    assert save(wes, before, "gloss", "One paper for all.").status_code == 303


def test_a_button_and_what_was_taken_back_are_in_nobodys_way(wes: Person, fay: Person, note: int) -> None:
    before = look(wes)
    press(fay, look(fay), "draft.change", 'value="quote"', "<kbd>X</kbd>")
    save(fay, look(fay), "words", "Suppliers want one passport.")
    press(fay, look(fay), "draft.undo", 'data-key="z"')

    assert save(wes, before, "words", "All want one passport.").status_code == 303


def test_one_goes_on_with_ones_own_words_on_an_old_page(wes: Person, note: int) -> None:
    save(wes, look(wes), "words", "Suppliers want one passport.")

    wes.do("draft.change", act="words", note=note, text="Suppliers want a passport.", seen=0)


def test_a_program_that_does_not_say_what_it_saw_writes_as_before(wes: Person, fay: Person, note: int) -> None:
    fay.do("draft.change", act="words", note=note, text="Suppliers want one passport.")

    wes.do("draft.change", act="words", note=note, text="All want one passport.")


def test_a_paragraph_that_a_colleague_has_written_on_in_is_not_struck_out_unseen(
    wes: Person, fay: Person, note: int
) -> None:
    wes.do("draft.write", act="paragraph", note=note, text="Heard before.", labels="")
    before = look(wes)
    root = int(before.partition('name="root" value="')[2].partition('"')[0])
    fay.do("draft.write", act="paragraph", note=note, text="Heard twice.", labels="", root=root)

    for button in ("Strike out", 'data-key="z"'):
        assert press(wes, before, "draft.undo", button).status_code == 409
    assert "Heard twice.</textarea>" in look(wes)
    assert press(wes, look(wes), "draft.undo", "Strike out").status_code == 303


@pytest.mark.parametrize(("act", "text"), [*TYPED, ("quote", "one passport for all suppliers […]")])
def test_words_that_stand_there_already_are_nobodys_change(
    wes: Person, fay: Person, note: int, act: str, text: str
) -> None:
    save(fay, look(fay), act, text)
    assert save(wes, look(wes), act, text).status_code == 303

    page = look(wes)
    history = page[page.index('<ul class="hist">') :]
    assert history[: history.index("</ul>")].count("<li>") == 1
