"""The dossier of an issue: all that a writer needs to write its section, in one part of any length."""

from dataclasses import replace

from facilitator.domain.board import Board
from facilitator.reports.blocks import ContributionRow
from facilitator.reports.evidence.attributions import label_of
from facilitator.reports.evidence.contributions import describe_contribution, list_shared
from facilitator.reports.evidence.dossiers import list_to_check
from facilitator.reports.evidence.issues import ToldIssue
from facilitator.reports.evidence.points import tell_held
from facilitator.reports.sections.chapters import list_told, tell_issue
from facilitator.reports.tree import Section


def tell_dossier(board: Board, told: ToldIssue) -> Section:
    """The issue as its chapter has it, with what is held back of it and which of its figures are to check."""
    part = tell_issue(board, told, "dossier")
    title = told.name or f"Note {label_of(told.notes[0])}"
    return replace(
        part,
        title=title,
        blocks=(*part.blocks, *tell_held(list_told([told]), board), *list_to_check(told.issue.notes, board)),
    )


def list_brought(board: Board, told: ToldIssue) -> dict[str, ContributionRow]:
    """The rows of what was brought to its themes, by label."""
    brought = [each for each in list_shared(board) if each.theme_id in told.issue.themes]
    return {each.label: describe_contribution(each, board) for each in brought}
