"""The table of all that a person can do: name -> form -> action. Who may, and when, says `domain/permissions.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wtforms import Form

from facilitator.actions import (
    amendments,
    comments,
    contributions,
    drafted_texts,
    erasures,
    fixings,
    grouping,
    handling,
    introductions,
    marks,
    notes,
    people,
    phases,
    reactions,
    roundtables,
    screens,
    sealings,
    votes,
)
from facilitator.domain.errors import NotFound
from facilitator.domain.orders import Action
from facilitator.forms.amendments import ChangeForm, ChooseAmendmentForm, UndoAmendmentForm, WriteForm
from facilitator.forms.comments import CommentForm, ResolveForm
from facilitator.forms.contributions import (
    AddContributionForm,
    AnswerContributionForm,
    AnswerIntroductionForm,
    AskIntroductionForm,
    ChooseContributionForm,
    EnterContributionForm,
    HideContributionForm,
    MarkContributionForm,
    ReactForm,
    WithdrawContributionForm,
)
from facilitator.forms.drafted_texts import SettleForm
from facilitator.forms.erasures import EraseForm, WithdrawAllForm
from facilitator.forms.grouping import (
    AcceptSuggestionsForm,
    DismissSuggestionForm,
    DissolveThemeForm,
    MakeThemeForm,
    MergeThemesForm,
    MoveNotesForm,
    RenameThemeForm,
    StepForm,
)
from facilitator.forms.handling import (
    AdmitScribeForm,
    AssignTablesForm,
    ChooseNoteForm,
    EndPhoneForm,
    EnterNoteForm,
    ReleaseNotesForm,
    ScribeForm,
    SpotlightForm,
    SwitchForm,
    TakeNoteOffForm,
    TightenSharingForm,
    TurnPageForm,
    WithholdNoteForm,
)
from facilitator.forms.marks import CheckClaimForm, DecideFlagForm
from facilitator.forms.notes import EditNoteForm, PostNoteForm, WithdrawNoteForm
from facilitator.forms.roundtables import (
    ChangeAgendaForm,
    ChangePhaseForm,
    CloseForm,
    ExtendPhaseForm,
    KeynoteForm,
    NothingForm,
    RenameHeadingForm,
)
from facilitator.forms.versions import MakeVersionForm
from facilitator.forms.votes import CastDotsForm, CastGridForm, OpenRoundForm, ShowResultsForm


@dataclass(frozen=True, slots=True)
class Command:
    """An order a person can give. `for_attendees` says which of a device's two cookies speaks.

    What takes long is done before: `prepare` reads what it needs and gives the work, and what that gives the action has
    as `prepared`, to be used if nothing has moved since. Nobody else waits for it. Where only doing it tells what that
    is, `rehearse` does it in a turn of its own, puts everything back, and gives the work; once more where something
    came in meanwhile.

    What cannot be taken back is done only for whoever says that they are sure: `warn` gives, of what was ordered, what
    they should know, or "" where it can. It is asked of whoever may give the order.

    Of a ballot the journal keeps no trace but that it was cast: not even a keyed hash, since there are so few ballots
    that whoever has the key could try them all. So a repeated `client_id` is answered without comparing the two.
    """

    form: type[Form]
    action: Action
    for_attendees: bool = False
    is_ballot: bool = False
    prepare: Callable[..., Callable[[], Any]] | None = None
    rehearse: Callable[..., Callable[[], Any]] | None = None
    warn: Callable[..., str] | None = None


COMMANDS = {
    "note.post": Command(PostNoteForm, notes.post_note, for_attendees=True),
    "note.edit": Command(EditNoteForm, notes.edit_note, for_attendees=True),
    "note.withdraw": Command(WithdrawNoteForm, notes.withdraw_note, for_attendees=True),
    "note.react": Command(ReactForm, reactions.react_to_note, for_attendees=True),
    "note.enter": Command(EnterNoteForm, handling.enter_note),
    "note.unenter": Command(TakeNoteOffForm, handling.unenter_note),
    "note.hold": Command(TakeNoteOffForm, handling.hold_note),
    "note.release": Command(ChooseNoteForm, handling.release_note),
    "notes.release": Command(ReleaseNotesForm, handling.release_notes),
    "note.withhold": Command(WithholdNoteForm, handling.withhold_note),
    "holding.change": Command(SwitchForm, handling.change_holding),
    "scribe.change": Command(ScribeForm, people.change_scribe, for_attendees=True),
    "scribe.admit": Command(AdmitScribeForm, people.admit_scribe),
    "phone.end": Command(EndPhoneForm, people.end_phone),
    "contribution.add": Command(AddContributionForm, contributions.add_contribution, for_attendees=True),
    "contribution.withdraw": Command(WithdrawContributionForm, contributions.withdraw_contribution, for_attendees=True),
    "contribution.answer": Command(AnswerContributionForm, contributions.answer_contribution, for_attendees=True),
    "contribution.enter": Command(EnterContributionForm, contributions.enter_contribution),
    "contribution.mark": Command(MarkContributionForm, contributions.mark_contribution),
    "contribution.hide": Command(HideContributionForm, contributions.hide_contribution),
    "introduction.ask": Command(AskIntroductionForm, introductions.ask_introduction, for_attendees=True),
    "introduction.withdraw": Command(ChooseContributionForm, introductions.withdraw_introduction, for_attendees=True),
    "introduction.answer": Command(AnswerIntroductionForm, introductions.answer_introduction, for_attendees=True),
    "spotlight.change": Command(SpotlightForm, screens.change_spotlight),
    "page.turn": Command(TurnPageForm, screens.turn_page),
    "keynote.change": Command(KeynoteForm, screens.change_keynote),
    "tables.assign": Command(AssignTablesForm, screens.assign_tables),
    "lead.take": Command(NothingForm, screens.take_lead),
    "sharing.tighten": Command(TightenSharingForm, roundtables.tighten_sharing, warn=roundtables.warn_of_tightening),
    "phase.change": Command(ChangePhaseForm, phases.change_phase),
    "phase.pause": Command(NothingForm, phases.pause_phase),
    "phase.resume": Command(NothingForm, phases.resume_phase),
    "agenda.change": Command(ChangeAgendaForm, phases.change_agenda),
    "phase.extend": Command(ExtendPhaseForm, phases.extend_phase),
    "heading.rename": Command(RenameHeadingForm, roundtables.rename_heading),
    "roundtable.open": Command(NothingForm, roundtables.open_roundtable),
    "roundtable.close": Command(CloseForm, roundtables.close_roundtable, rehearse=roundtables.rehearse_close),
    "roundtable.seal": Command(CloseForm, sealings.seal_roundtable, prepare=sealings.prepare_seal),
    "suggestions.accept": Command(AcceptSuggestionsForm, grouping.accept_suggestions),
    "suggestion.dismiss": Command(DismissSuggestionForm, grouping.dismiss_suggestion),
    "theme.make": Command(MakeThemeForm, grouping.make_theme),
    "theme.rename": Command(RenameThemeForm, grouping.rename_theme),
    "theme.dissolve": Command(DissolveThemeForm, grouping.dissolve_theme),
    "themes.merge": Command(MergeThemesForm, grouping.merge_themes),
    "notes.move": Command(MoveNotesForm, grouping.move_notes),
    "grouping.undo": Command(StepForm, grouping.undo_grouping),
    "grouping.redo": Command(StepForm, grouping.redo_grouping),
    "round.open": Command(OpenRoundForm, votes.open_round),
    "round.close": Command(NothingForm, votes.close_round),
    "vote.dots": Command(CastDotsForm, votes.cast_dots, for_attendees=True, is_ballot=True),
    "vote.grid": Command(CastGridForm, votes.cast_grid, for_attendees=True, is_ballot=True),
    "flag.decide": Command(DecideFlagForm, marks.decide_flag),
    "claim.check": Command(CheckClaimForm, marks.check_claim),
    "draft.write": Command(WriteForm, amendments.write_text),
    "draft.change": Command(ChangeForm, amendments.change_point),
    "draft.undo": Command(UndoAmendmentForm, amendments.undo_amendment),
    "draft.redo": Command(ChooseAmendmentForm, amendments.redo_amendment),
    "drafted.settle": Command(SettleForm, drafted_texts.settle_drafted),
    "comment.add": Command(CommentForm, comments.add_comment),
    "comment.resolve": Command(ResolveForm, comments.resolve_comment),
    "version.make": Command(
        MakeVersionForm, fixings.make_version, prepare=fixings.prepare_version, warn=fixings.warn_of_signing
    ),
    "words.erase": Command(EraseForm, erasures.erase_labelled, warn=erasures.warn_of_erasing),
    "words.withdraw": Command(
        WithdrawAllForm, erasures.withdraw_all, for_attendees=True, warn=erasures.warn_of_withdrawing
    ),
    "results.show": Command(ShowResultsForm, votes.show_results),
}


def get_command(name: str) -> Command:
    """The command of this name."""
    command = COMMANDS.get(name)
    if command is None:
        raise NotFound("There is no such command.")
    return command
