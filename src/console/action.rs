//! The one table of actions: key, words and condition of each. Dispatch, key bar, help, palette,
//! settings and the clash test all read it; nothing else may know a key.

use super::{
    model::{Model, SlotWork},
    names::{
        absent, accept, add, announce, blackout, catch_up, correct, filter, first_row, freeze, gap,
        go_on, leave, leave_plan, lock, next_pane, note, open_label, other_team, other_way,
        page_back, page_on, pin, project, quit, remarks, remove, rest,
    },
    of_desk::{
        alarmed, always, asked, asks, asks_absent, astray, begins_now, between_breaks, can_grab,
        can_miss, can_open, can_wait, changed, has_cue, has_door, has_length, has_parts,
        has_sheets, in_break, interrupted, late, offered, open, rehearses, several_ways,
    },
    of_notes::{began, can_assign, noted, offers_several, on_note, unseen},
    of_plan::{
        adds, has_remarks, has_rest, has_sections, is_unsaved, mendable, moves_the_rest, on_agenda,
        on_free_date, on_part, on_slot, pages, readable, remarked, reread, rereads, save_plan,
        several, starts, takes_turns,
    },
    row::{
        any, debrief, desk, everywhere, form, held, list, of, overlay, panel, picker, plan, row,
        typing, work,
    },
};
use crate::{i18n::console::action::Label, session::NoteKind};

/// What the facilitator can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Starts, goes on, or offers to close after the last cue.
    Next,
    /// Freezes or releases the clock.
    Suspend,
    /// One minute less.
    Less,
    /// One minute more.
    More,
    /// Opens a note, or takes up the half-typed one.
    Note,
    /// Opens a note with a kind.
    NoteOf(NoteKind),
    /// Shows the room's face, or comes back from it.
    Project,
    /// Writes again what could not be written.
    Retry,
    /// Shifts the plan so that it begins now.
    BeginNow,
    /// Starts, some minutes ago.
    StartedAgo,
    /// Takes an interruption out.
    DropInterruption,
    /// Follows the changed agenda.
    NewPlan,
    /// Changes the plan of the session while it runs.
    ChangePlan,
    /// Shows the ways to catch up.
    CatchUp,
    /// The way to the left.
    PreviousWay,
    /// The way to the right.
    NextWay,
    /// Says when the session is to end.
    TargetEnd,
    /// Leaves the selected part alone, or not.
    LockPart,
    /// Says the least that the selected part lasts.
    FloorOfPart,
    /// Says when the selected part pays.
    PartPays,
    /// An unplanned break.
    Break,
    /// Tells when the break ends.
    Announce,
    /// Marks a team absent, or present after all.
    Absent,
    /// Lets a team present later.
    Defer,
    /// Adds a team.
    Insert,
    /// Lets the absent team that is offered present after all.
    Arrived,
    /// Marks what the team promised earlier as done.
    Done,
    /// Leaves it for another time.
    NotYet,
    /// Draws lots for the order.
    Draw,
    /// Shows how time was shared.
    Fair,
    /// What else becomes of an absent team's turn.
    OtherFreed,
    /// Lifts the selected team out of the déroulé.
    Grab,
    /// Moves what is held one place up.
    HeldUp,
    /// Moves what is held one place down.
    HeldDown,
    /// Pushes in, or changes places: the other of the two.
    OtherWay,
    /// Puts what is held down where it is.
    PutDown,
    /// Puts what is held back where it was.
    PutBack,
    /// Takes up the previous cue again.
    Back,
    /// Cancels the last thing done.
    Undo,
    /// Does it again.
    Redo,
    /// Puts a message over the room's clock.
    Message,
    /// Makes the room's screen black, or gives it back.
    Blackout,
    /// Shows the debrief as it will be written.
    Export,
    /// The debrief in the format before.
    FormatBefore,
    /// The debrief in the next format.
    NextFormat,
    /// The debrief for the next team, and at last for everybody.
    ForWhom,
    /// The debrief for the team before.
    ForWhomBefore,
    /// Writes the debrief that is looked at.
    WriteDebrief,
    /// Leaves it.
    LeaveDebrief,
    /// A whole screen of it back.
    ScreenUp,
    /// A whole screen of it on.
    ScreenDown,
    /// To its beginning.
    Top,
    /// To its end.
    Bottom,
    /// Ends the session.
    Close,
    /// Starts the selected cue; outside the déroulé, opens a note.
    Open,
    /// Asks the next question of the running cue.
    NextPrompt,
    /// Goes back to the question before.
    LastPrompt,
    /// Takes the selected note back.
    RemoveNote,
    /// Lets the note be about another team.
    NoteFor,
    /// Keeps the selected note in sight, or lets it go.
    PinNote,
    /// Chooses which notes are shown.
    FilterNotes,
    /// Takes back the last change of a note.
    UndoNote,
    /// Says when the selected cue really began.
    RealTime,
    /// The name before, of those that are offered.
    PreviousName,
    /// The name after.
    NextName,
    /// Goes to the next pane.
    Pane,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// Back to what runs.
    Follow,
    /// Lists the keys.
    Help,
    /// Finds an action by its words.
    Palette,
    /// Shows the links for other devices, and who is there.
    Invite,
    /// Throws everybody out, and makes new links.
    ThrowOut,
    /// Lets a rehearsal's clock go on to the next mark.
    Ahead,
    /// Shows what was said so far.
    Log,
    /// Another theme.
    Theme,
    /// The other language.
    Language,
    /// Leaves the terminal to the shell for a while.
    Shell,
    /// Draws the whole screen again.
    Redraw,
    /// Leaves the console.
    Quit,
    /// Keeps the note being typed.
    SaveNote,
    /// Leaves the note half typed.
    KeepDraft,
    /// Moves the note to the team before, or back.
    OtherTeam,
    /// Goes on, in a question or a list.
    Accept,
    /// Leaves a question or a list.
    Leave,
    /// Opens the selected agenda to be looked over.
    Review,
    /// Makes the agenda of a date.
    MakeAgenda,
    /// Opens the fields of what is selected.
    Correct,
    /// Goes to the next remark.
    NextRemark,
    /// Goes into the list of remarks, or out of it.
    Remarks,
    /// Does what the doctor proposes.
    Mend,
    /// Does something to the selected slot.
    Slot(SlotWork),
    /// Opens the field for the times of the selected slot.
    SlotTimes,
    /// Chooses whether what comes after a change follows or holds.
    Rest,
    /// The same, while fields are filled in.
    RestHere,
    /// Opens the fields of a new slot.
    AddSlot,
    /// Takes the selected slot away.
    RemoveSlot,
    /// Takes back the last correction.
    UndoEdit,
    /// Makes it again.
    RedoEdit,
    /// Lists the sessions of the file.
    Sessions,
    /// Saves the agenda.
    SavePlan,
    /// Opens a session on the agenda.
    StartPlan,
    /// Reads the file again.
    Reread,
    /// Goes between the file and the agenda.
    OtherPane,
    /// Goes to the first row of the list that has the keys; of the agenda that is what holds for
    /// the whole session.
    Head,
    /// Goes to its last row.
    LastRow,
    /// Leaves the agenda for the choice.
    LeavePlan,
    /// Lets corrections go that are not saved.
    Discard,
    /// Enters what was filled in.
    AcceptForm,
    /// Leaves the fields as they were.
    LeaveForm,
    /// Goes to the next field.
    NextField,
    /// Goes to the field before.
    PreviousField,
    /// Goes to the fields of the next part.
    NextSection,
    /// Goes to the fields of the part before.
    PreviousSection,
    /// Puts the field back as it was opened.
    RestoreField,
    /// A whole screen of what is read back.
    PageBack,
    /// A whole screen of it on.
    PageOn,
}

/// Where a row of the table works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In the picker and on a session.
    Everywhere,
    /// On a session.
    Desk,
    /// In the choice among agendas and sessions.
    Picker,
    /// On an agenda that is looked over.
    Plan,
    /// While the fields of an agenda are filled in.
    Form,
    /// While a note is typed.
    Typing,
    /// While a team is held in the hand.
    Held,
    /// While the debrief is looked at.
    Debrief,
    /// In a question, a prompt or a list that lies over the screen.
    Overlay,
    /// In what is gone through row by row: the choice, and lists that lie over the screen.
    List,
    /// While the plan of a session is changed: keys that type nothing drive it from there.
    Live,
    /// While the links for other devices are shown.
    Invite,
    /// While the ways to catch up are shown.
    CatchUp,
    /// While it is asked what becomes of corrections that are not saved.
    Unsaved,
    /// Whatever is on the screen, but for an agenda that is edited.
    Outside,
    /// Whatever is on the screen.
    Always,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// What it does.
    pub action: Action,
    /// What settings call it.
    pub name: &'static str,
    /// Its keys where the settings name none, the one to show first.
    pub keys: &'static [&'static str],
    /// Where it works.
    pub scope: Scope,
    /// Whether those of its keys that type nothing work while a note is typed, too.
    pub while_typing: bool,
    /// Whether they work while the debrief is looked at, too.
    pub while_reading: bool,
    /// Whether it is of use now.
    pub works: fn(&Model) -> bool,
    /// What it does now.
    pub label: fn(&Model) -> Label,
    /// Its place in the key bar, from 1; none where it is in the help only.
    pub bar: Option<u8>,
}

/// The table.
pub static TABLE: &[Row] = &[
    desk(Action::Next, "next", &["Space", "PageDown", "F2"], open, go_on, Some(10))
        .while_typing()
        .while_reading(),
    desk(Action::Suspend, "suspend", &["S", "F3"], has_cue, freeze, Some(11))
        .while_typing()
        .while_reading(),
    desk(Action::Less, "less", &["Left"], has_length, |_| Label::Less, Some(12)),
    desk(Action::More, "more", &["Right"], has_length, |_| Label::More, Some(12)),
    desk(Action::Note, "note", &["N"], open, note, Some(13)),
    desk(Action::Project, "project", &["F"], always, project, Some(14)),
    desk(Action::Break, "break", &["B"], between_breaks, |_| Label::Break, Some(15)),
    desk(Action::Undo, "undo", &["U"], always, |_| Label::Undo, Some(16)),
    desk(Action::Retry, "retry", &["F5"], alarmed, |_| Label::Retry, Some(1)).while_reading(),
    desk(Action::DropInterruption, "drop-interruption", &["X"], interrupted, gap, Some(2)),
    desk(Action::BeginNow, "begin-now", &["O"], begins_now, |_| Label::BeginNow, Some(3)),
    desk(Action::StartedAgo, "started-ago", &["Y"], late, |_| Label::StartedAgo, Some(4)),
    desk(Action::ChangePlan, "change-plan", &["Shift-E"], open, |_| Label::ChangePlan, None),
    desk(Action::NewPlan, "new-plan", &["P"], changed, |_| Label::NewPlan, Some(5)),
    desk(Action::Announce, "announce", &["H"], in_break, announce, Some(6)),
    desk(Action::CatchUp, "catch-up", &["R"], open, catch_up, Some(14)),
    desk(Action::Absent, "absent", &["A"], can_miss, absent, Some(17)),
    desk(Action::Defer, "defer", &["D"], can_wait, |_| Label::Defer, Some(18)),
    desk(Action::Insert, "insert", &["W"], open, |_| Label::Insert, None),
    desk(Action::Arrived, "arrived", &["K"], offered, |_| Label::Arrived, Some(7)),
    desk(Action::Done, "done", &["="], Model::recalls, |_| Label::Done, Some(8)),
    desk(Action::NotYet, "not-yet", &["F7"], Model::recalls, |_| Label::NotYet, None),
    desk(Action::Grab, "grab", &["G"], can_grab, |_| Label::Grab, Some(24)),
    desk(Action::Draw, "draw", &["J"], open, |_| Label::Draw, None),
    desk(Action::Fair, "fair", &["V"], unseen, |_| Label::Fair, None),
    desk(Action::Back, "back", &["Backspace", "PageUp"], has_cue, |_| Label::Back, Some(20))
        .while_reading(),
    desk(Action::Redo, "redo", &["Shift-U"], always, |_| Label::Redo, None),
    desk(Action::Message, "message", &["M"], open, |_| Label::Message, Some(19)),
    desk(Action::Blackout, "blackout", &["."], open, blackout, None),
    desk(Action::NextPrompt, "next-question", &[",", "F6"], asks, |_| Label::NextPrompt, Some(9))
        .while_typing()
        .while_reading(),
    desk(Action::LastPrompt, "question-before", &[";"], asked, |_| Label::LastPrompt, None),
    desk(Action::Export, "export", &["E"], always, |_| Label::Export, Some(21)),
    desk(Action::Ahead, "ahead", &["Z"], rehearses, |_| Label::Ahead, Some(7)),
    desk(Action::Invite, "invite", &["I"], always, |_| Label::Invite, Some(23)),
    desk(Action::Close, "close", &["C"], has_cue, |_| Label::Close, None),
    desk(Action::Open, "open", &["Enter"], can_open, open_label, None),
    desk(of(NoteKind::Plus), "note-plus", &["+"], open, |_| Label::NotePlus, None),
    desk(of(NoteKind::Minus), "note-minus", &["-"], open, |_| Label::NoteMinus, None),
    desk(of(NoteKind::Question), "note-question", &[], open, |_| Label::NoteQuestion, None),
    desk(of(NoteKind::Decision), "note-decision", &["!"], open, |_| Label::NoteDecision, None),
    desk(of(NoteKind::Action), "note-action", &[">"], open, |_| Label::NoteAction, None),
    desk(Action::RemoveNote, "remove-note", &["Delete"], on_note, |_| Label::RemoveNote, Some(9)),
    desk(Action::NoteFor, "note-for", &["F4"], can_assign, |_| Label::NoteFor, Some(26))
        .while_typing(),
    desk(Action::PinNote, "pin-note", &["Shift-P"], on_note, pin, Some(11)),
    desk(Action::FilterNotes, "filter-notes", &["F8"], noted, filter, Some(23)),
    desk(Action::UndoNote, "undo-note", &["Ctrl-U"], noted, |_| Label::UndoNote, Some(23)),
    desk(Action::RealTime, "real-time", &["F9"], began, |_| Label::RealTime, Some(25)),
    desk(Action::Pane, "pane", &["Tab"], always, |_| Label::Pane, Some(22)),
    desk(Action::Follow, "follow", &["Home"], astray, |_| Label::Follow, Some(8)),
    picker(Action::Review, "review", &["V"], on_agenda, |_| Label::Review, Some(5)),
    picker(Action::MakeAgenda, "make-agenda", &["C"], on_free_date, |_| Label::MakeAgenda, Some(4)),
    plan(Action::Correct, "correct", &["Enter"], readable, correct, Some(1)),
    plan(Action::NextRemark, "next-remark", &["Space"], remarked, |_| Label::NextRemark, Some(13)),
    plan(Action::Remarks, "remarks", &["V"], has_remarks, remarks, Some(12)),
    plan(Action::Mend, "mend", &["R"], mendable, |_| Label::Mend, Some(6)),
    plan(Action::SlotTimes, "slot-times", &["H"], on_slot, |_| Label::SlotTimes, Some(2)),
    work(SlotWork::Shorter, "shorter", &["Left"], on_slot, Some(9)),
    work(SlotWork::Longer, "longer", &["Right"], on_slot, Some(9)),
    plan(Action::Rest, "rest", &["F", "F8"], has_rest, rest, Some(10)),
    work(SlotWork::MoreTurns, "more-turns", &["P", "+"], takes_turns, Some(4)),
    work(SlotWork::FewerTurns, "fewer-turns", &["M", "-"], takes_turns, Some(4)),
    work(SlotWork::Split, "split-slot", &["S"], on_slot, Some(14)),
    work(SlotWork::Join, "join-slots", &["J"], on_slot, Some(15)),
    work(SlotWork::Duplicate, "duplicate-slot", &["Y"], on_slot, Some(5)),
    work(SlotWork::Up, "slot-up", &["Shift-Up", "Alt-Up"], on_part, Some(8)),
    work(SlotWork::Down, "slot-down", &["Shift-Down", "Alt-Down"], on_part, Some(8)),
    plan(Action::SavePlan, "save-plan", &["E", "Ctrl-S"], readable, save_plan, Some(3)),
    plan(Action::StartPlan, "start-plan", &["D", "F2"], starts, |_| Label::StartPlan, Some(11)),
    plan(Action::Sessions, "sessions", &["C"], several, |_| Label::Sessions, Some(7)),
    plan(Action::AddSlot, "add-slot", &["A"], adds, add, Some(7)),
    plan(Action::RemoveSlot, "remove-slot", &["Delete"], on_part, remove, Some(11)),
    plan(Action::UndoEdit, "undo-edit", &["U", "Ctrl-Z"], readable, |_| Label::UndoEdit, Some(3)),
    plan(
        Action::RedoEdit,
        "redo-edit",
        &["Shift-U", "Ctrl-Y"],
        readable,
        |_| Label::RedoEdit,
        Some(3),
    ),
    plan(Action::Reread, "reread", &["F5"], rereads, reread, None),
    plan(Action::OtherPane, "other-pane", &["Tab"], always, next_pane, Some(3)),
    plan(Action::Head, "head", &["Home"], always, first_row, None),
    plan(Action::LastRow, "last-row", &["End"], always, |_| Label::LastRow, None),
    plan(Action::PageOn, "rows-on", &["PageDown"], pages, |_| Label::RowsOn, None),
    plan(Action::PageBack, "rows-back", &["PageUp"], pages, |_| Label::RowsBack, None),
    plan(Action::Shell, "shell-from-plan", &[], always, |_| Label::Shell, None),
    plan(Action::LeavePlan, "leave-plan", &["Esc"], always, leave_plan, Some(19)),
    form(Action::AcceptForm, "accept-form", &["Enter"], |_| Label::Accept, Some(1)),
    form(Action::LeaveForm, "leave-form", &["Esc"], |_| Label::Leave, Some(2)),
    form(Action::NextField, "next-field", &["Tab", "Down"], |_| Label::NextField, Some(4)),
    form(
        Action::PreviousField,
        "previous-field",
        &["Shift-Tab", "Up"],
        |_| Label::PreviousField,
        None,
    ),
    row(
        Action::NextSection,
        "next-section",
        &["Shift-Down", "Alt-Down"],
        Scope::Form,
        (has_sections, |_| Label::NextSection),
        Some(5),
    ),
    row(
        Action::PreviousSection,
        "previous-section",
        &["Shift-Up", "Alt-Up"],
        Scope::Form,
        (has_sections, |_| Label::PreviousSection),
        None,
    ),
    row(Action::RestHere, "rest-here", &["F8"], Scope::Form, (moves_the_rest, rest), Some(3)),
    form(Action::RestoreField, "restore-field", &["Ctrl-Z"], |_| Label::RestoreField, None),
    everywhere(Action::Up, "up", &["Up"], |_| Label::Up, None),
    everywhere(Action::Down, "down", &["Down"], |_| Label::Down, None),
    everywhere(Action::Theme, "theme", &["T"], |_| Label::Theme, None),
    everywhere(Action::Log, "log", &["L"], |_| Label::Log, None),
    everywhere(Action::Language, "language", &[], |_| Label::Language, None),
    any(Action::Shell, "shell", &["Ctrl-Z"], Scope::Outside, |_| Label::Shell),
    any(Action::Redraw, "redraw", &["Ctrl-L"], Scope::Always, |_| Label::Redraw),
    everywhere(Action::Palette, "palette", &[":", "Ctrl-P"], |_| Label::Palette, Some(98))
        .while_typing(),
    everywhere(Action::Help, "help", &["?", "F1"], |_| Label::Help, Some(99)).while_typing(),
    everywhere(Action::Quit, "quit", &["Q", "Ctrl-C"], quit, Some(97)).while_typing(),
    typing(Action::SaveNote, "save-note", &["Enter"], |_| Label::SaveNote, Some(1)),
    typing(Action::KeepDraft, "keep-draft", &["Esc"], |_| Label::KeepDraft, Some(2)),
    typing(Action::OtherTeam, "other-team", &["Tab"], other_team, Some(3)),
    row(
        Action::PreviousName,
        "previous-name",
        &["Up"],
        Scope::Typing,
        (offers_several, |_| Label::PreviousName),
        None,
    ),
    row(
        Action::NextName,
        "next-name",
        &["Down"],
        Scope::Typing,
        (offers_several, |_| Label::NextName),
        Some(4),
    ),
    debrief(Action::WriteDebrief, "write-debrief", &["Enter"], |_| Label::WriteDebrief, Some(1)),
    debrief(Action::FormatBefore, "format-before", &["Left"], |_| Label::FormatBefore, Some(2)),
    debrief(Action::NextFormat, "next-format", &["Right"], |_| Label::NextFormat, Some(2)),
    row(
        Action::ForWhom,
        "for-whom",
        &["Tab"],
        Scope::Debrief,
        (has_sheets, |_| Label::ForWhom),
        Some(3),
    ),
    row(
        Action::ForWhomBefore,
        "for-whom-before",
        &["Shift-Tab"],
        Scope::Debrief,
        (has_sheets, |_| Label::ForWhomBefore),
        None,
    ),
    debrief(Action::LeaveDebrief, "leave-debrief", &["Esc", "E"], |_| Label::LeaveDebrief, Some(4)),
    debrief(Action::ScreenDown, "screen-down", &["Space"], |_| Label::ScreenDown, Some(12)),
    debrief(Action::ScreenUp, "screen-up", &["Backspace"], |_| Label::ScreenUp, None),
    debrief(Action::Top, "top", &["Home"], |_| Label::Top, None),
    debrief(Action::Bottom, "bottom", &["End"], |_| Label::Bottom, None),
    held(Action::PutDown, "put-down", &["Enter"], |_| Label::PutDown, 1),
    held(Action::PutBack, "put-back", &["Esc"], |_| Label::PutBack, 2),
    held(Action::OtherWay, "other-way", &["Tab"], other_way, 3),
    held(Action::HeldUp, "held-up", &["Up"], |_| Label::HeldUp, 4),
    held(Action::HeldDown, "held-down", &["Down"], |_| Label::HeldDown, 5),
    row(
        Action::OtherFreed,
        "other-freed",
        &["Tab"],
        Scope::Overlay,
        (asks_absent, |_| Label::OtherFreed),
        Some(3),
    ),
    overlay(Action::Accept, "accept", &["Enter"], accept, Some(1)),
    overlay(Action::Leave, "leave", &["Esc"], leave, Some(2)),
    list(Action::PageOn, "page-on", &["PageDown"], page_on, Some(4)),
    list(Action::PageBack, "page-back", &["PageUp"], page_back, None),
    list(Action::Head, "first-row", &["Home"], |_| Label::FirstRow, None),
    list(Action::LastRow, "end-of-list", &["End"], |_| Label::LastRow, None),
    row(
        Action::Discard,
        "discard",
        &["X"],
        Scope::Unsaved,
        (is_unsaved, |_| Label::Discard),
        Some(1),
    ),
    panel(Action::PreviousWay, "previous-way", &["Left"], several_ways, |_| Label::PreviousWay, 3),
    panel(Action::NextWay, "next-way", &["Right"], several_ways, |_| Label::NextWay, 3),
    panel(Action::TargetEnd, "target-end", &["H"], always, |_| Label::TargetEnd, 5),
    panel(Action::LockPart, "lock-part", &["V"], has_parts, lock, 6),
    panel(Action::FloorOfPart, "floor-of-part", &["M"], has_parts, |_| Label::FloorOfPart, 7),
    panel(Action::PartPays, "part-pays", &["P"], has_parts, |_| Label::PartPays, 8),
    row(
        Action::ThrowOut,
        "throw-out",
        &["Delete"],
        Scope::Invite,
        (has_door, |_| Label::ThrowOut),
        Some(1),
    ),
];
