"""Section 3: what the cluster is, as the room worded it; the wordings that lost, boundary cases, capabilities."""

from facilitator.domain.board import Board
from facilitator.domain.contributions import Answer, Contribution, ContributionKind
from facilitator.reports.blocks import Block, Paragraph, Quote, Sentence
from facilitator.reports.evidence.capabilities import tell_capabilities
from facilitator.reports.evidence.contributions import list_contributions, rank_backed, tell_answers, tell_labels
from facilitator.reports.evidence.wordings import SECTION_NAMES, capitalise, count, spell_number
from facilitator.reports.tree import Section, make_part


def tell_definition(board: Board) -> Section | None:
    """The section, or None where the exercise was not held."""
    wordings = make_part("Definition", "wordings", tell_choice(board, ContributionKind.WORDING, "wording"))
    found = (wordings, _tell_cases(board), make_part("Capabilities", "capabilities", tell_capabilities(board)))
    parts = [part for part in found if part is not None]
    return Section("3", SECTION_NAMES[3], "definition", 1, children=tuple(parts)) if parts else None


def tell_choice(board: Board, kind: ContributionKind, noun: str) -> list[Block]:
    """What was chosen of a kind, quoted, then the others with their support. `noun`: `wording`."""
    ranked = rank_backed(board, kind)
    chosen, others = [each for each in ranked if each.is_marked], [each for each in ranked if not each.is_marked]
    blocks: list[Block] = []
    for each in chosen:
        blocks += [
            Paragraph((Sentence(f"This {noun} was chosen; {tell_answers(each, board)}.", (each.label,)),)),
            Quote(each.text or "", each.label, _add_detail(each, board)),
        ]
    if others:
        blocks += [_tell_others(others, noun, is_any_chosen=bool(chosen)), list_contributions(others, board)]
    return blocks


def _tell_others(others: list[Contribution], noun: str, *, is_any_chosen: bool) -> Paragraph:
    number = len(others)
    if is_any_chosen:
        verb = "was put forward and is" if number == 1 else "were put forward and are"
        text = f"{capitalise(spell_number(number))} other {noun}{'' if number == 1 else 's'} {verb} kept here."
    else:
        verb = "was put forward; it was not" if number == 1 else "were put forward; none was"
        text = f"{capitalise(count(number, noun, f'{noun}s'))} {verb} chosen."
    return Paragraph((Sentence(text, tell_labels(others)),))


def _add_detail(contribution: Contribution, board: Board) -> str:
    """What stands under the quoted words: the proof that a line needs, and where it belongs."""
    (row,) = list_contributions([contribution], board).rows
    return f"{row.detail_name}: {row.detail}" if row.detail else ""


def sort_case(contribution: Contribution) -> Answer | None:
    """Where a case belongs: in or out if over half of those who sorted it say so, else on the edge; None if nobody."""
    total = sum(contribution.answers.values())
    for answer in (Answer.IN, Answer.OUT):
        if 2 * contribution.answers.get(answer, 0) > total:
            return answer
    return Answer.EDGE if total else None


def _tell_cases(board: Board) -> Section | None:
    cases = board.shared(ContributionKind.CASE)
    blocks: list[Block] = []
    for place, (one, many) in _PLACES.items():
        found = [each for each in cases if sort_case(each) is place]
        if found:
            text = f"{capitalise(count(len(found), f'case {one}', f'cases {many}'))}."
            blocks += [Paragraph((Sentence(text, tell_labels(found)),)), list_contributions(found, board)]
    return make_part("Boundary", "cases", blocks)


_PLACES = {
    Answer.IN: ("was sorted into the cluster", "were sorted into the cluster"),
    Answer.EDGE: ("was sorted on its boundary", "were sorted on its boundary"),
    Answer.OUT: ("was sorted outside it", "were sorted outside it"),
    None: ("was sorted by nobody", "were sorted by nobody"),
}
