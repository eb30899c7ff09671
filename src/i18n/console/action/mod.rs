//! What each action of the console is called: a word or two for the key bar, a line for the help.

mod also;
mod en;
mod fr;

use chrono::{NaiveTime, TimeDelta};

use crate::i18n::Lang;

/// What an action does at this moment, to be said in a word or a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Runs the first cue.
    Start,
    /// Goes on to the next cue.
    Next,
    /// Ends the session.
    Close,
    /// Takes up the previous cue again.
    Back,
    /// Freezes the clock.
    Suspend,
    /// Releases the clock.
    Resume,
    /// One minute more.
    More,
    /// One minute less.
    Less,
    /// One minute more or less: both keys in one place.
    MoreOrLess,
    /// An unplanned break.
    Break,
    /// Tells when the break ends.
    Announce,
    /// Tells that it ends at this time.
    AnnounceAt(NaiveTime),
    /// Shows the ways to catch up.
    CatchUp,
    /// Shows the ways to use the time gained.
    GiveBack,
    /// Takes the way that is looked at.
    TakeWay,
    /// The way before.
    PreviousWay,
    /// The way after.
    NextWay,
    /// The other ways: both keys in one place.
    Ways,
    /// Says when the session is to end.
    TargetEnd,
    /// Leaves the selected part alone.
    LockPart,
    /// Lets the selected part be changed again.
    UnlockPart,
    /// Says the least that the selected part lasts.
    FloorOfPart,
    /// Says when the selected part pays.
    PartPays,
    /// A team is not here.
    Absent,
    /// A team is here after all.
    Present,
    /// A team presents later.
    Defer,
    /// A team that was not foreseen.
    Insert,
    /// The absent team that is offered has come.
    Arrived,
    /// What the team promised is done.
    Done,
    /// It is not done yet.
    NotYet,
    /// Draws lots for the order.
    Draw,
    /// Shows how time was shared.
    Fair,
    /// What else becomes of an absent team's turn.
    OtherFreed,
    /// Lifts the selected team.
    Grab,
    /// Moves what is held one place up.
    HeldUp,
    /// Moves what is held one place down.
    HeldDown,
    /// Changes places instead of pushing in.
    Swap,
    /// Pushes in instead of changing places.
    PushIn,
    /// Puts what is held down.
    PutDown,
    /// Puts what is held back.
    PutBack,
    /// Starts the selected cue.
    Jump,
    /// Opens a note.
    Note,
    /// Takes up the half-typed note.
    ResumeNote,
    /// Opens a note about something good.
    NotePlus,
    /// Opens a note about something to improve.
    NoteMinus,
    /// Opens a question.
    NoteQuestion,
    /// Opens a decision.
    NoteDecision,
    /// Opens a next action.
    NoteAction,
    /// Keeps the note.
    SaveNote,
    /// Leaves the note half typed.
    KeepDraft,
    /// Moves the note to the team before, or back.
    OtherTeam,
    /// Moves the note to another of what runs side by side, or to all of it.
    OtherTrack,
    /// Asks the next question.
    NextPrompt,
    /// Goes back to the question before.
    LastPrompt,
    /// Takes the selected note back.
    RemoveNote,
    /// Opens the selected note to be reworded.
    EditNote,
    /// Lets the note be about another team.
    NoteFor,
    /// Keeps the selected note in sight.
    PinNote,
    /// Lets the selected note go.
    UnpinNote,
    /// Chooses which notes are shown.
    FilterNotes,
    /// Chooses other notes to be shown, or all.
    OtherFilter,
    /// Takes back the last change of a note.
    UndoNote,
    /// Says when a cue really began.
    RealTime,
    /// Takes the name that is offered.
    TakeName,
    /// The name before, of those that are offered.
    PreviousName,
    /// The name after.
    NextName,
    /// Shows the room's face.
    Project,
    /// Comes back from the room's face.
    Unproject,
    /// Puts a message over the room's clock.
    Message,
    /// Makes the room's screen black.
    Blackout,
    /// Gives the room's screen back.
    Unblackout,
    /// Cancels the last thing done.
    Undo,
    /// Does it again.
    Redo,
    /// Changes the plan of the session.
    ChangePlan,
    /// Takes the changed plan for the session.
    TakePlan,
    /// Goes back to the session.
    BackToSession,
    /// Shifts the plan so that it begins now.
    BeginNow,
    /// Starts, some minutes ago.
    StartedAgo,
    /// Takes an interruption out.
    DropInterruption(TimeDelta),
    /// Follows the changed agenda.
    NewPlan,
    /// Shows the debrief as it will be written.
    Export,
    /// Writes it.
    WriteDebrief,
    /// Leaves it.
    LeaveDebrief,
    /// Shows it in another format.
    Formats,
    /// Shows it in the format before.
    FormatBefore,
    /// Shows it in the next format.
    NextFormat,
    /// Shows it for the next team.
    ForWhom,
    /// Shows it for the team before.
    ForWhomBefore,
    /// Goes a screen on.
    ScreenDown,
    /// Goes a screen back.
    ScreenUp,
    /// Goes to the beginning.
    Top,
    /// Goes to the end.
    Bottom,
    /// Writes again what could not be written.
    Retry,
    /// Goes to the next pane.
    Pane,
    /// Goes to the agenda.
    ToAgenda,
    /// Goes to the teams.
    ToTeams,
    /// Goes to the file.
    ToFile,
    /// Goes down by as many rows as are seen.
    RowsOn,
    /// Goes up by as many.
    RowsBack,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// Back to what runs.
    Follow,
    /// Finds an action by its words.
    Palette,
    /// Lists the keys.
    Help,
    /// Shows the links for other devices.
    Invite,
    /// Lets a rehearsal's clock go on to the next mark.
    Ahead,
    /// Throws everybody out.
    ThrowOut,
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
    /// Leaves the console; the session goes on.
    Quit,
    /// Leaves the console where no session is on the screen.
    QuitAll,
    /// Opens what is selected.
    Choose,
    /// Goes on.
    Accept,
    /// Leaves without doing anything.
    Leave,
    /// Looks an agenda over.
    Review,
    /// Makes the agenda of a date of the programme.
    MakeAgenda,
    /// Corrects a slot.
    Correct,
    /// Corrects what holds for the whole session.
    CorrectHead,
    /// Goes to the next remark.
    NextRemark,
    /// Does what the doctor proposes.
    Mend,
    /// Goes to what a remark is about.
    GoTo,
    /// Answers what is still to be decided.
    Answer,
    /// Goes into the list of remarks.
    Remarks,
    /// Leaves the list of remarks.
    LeaveRemarks,
    /// Says when the slot is.
    SlotTimes,
    /// Makes the slot longer.
    Longer,
    /// Makes it shorter.
    Shorter,
    /// Makes it longer or shorter: both keys in one place.
    Length,
    /// One turn more, or less.
    TurnCount,
    /// One place up, or down.
    MoveSlot,
    /// What follows keeps its length from now on.
    RestFollows,
    /// What follows keeps its end from now on.
    RestHolds,
    /// One turn more.
    MoreTurns,
    /// One turn less.
    FewerTurns,
    /// Makes two slots of one.
    SplitSlot,
    /// Makes one slot of two.
    JoinSlots,
    /// Puts the same slot below.
    DuplicateSlot,
    /// Moves the slot up.
    SlotUp,
    /// Moves the slot down.
    SlotDown,
    /// Moves the team up.
    TeamUp,
    /// Moves the team down.
    TeamDown,
    /// Adds a team.
    AddTeam,
    /// Takes a team away.
    RemoveTeam,
    /// Corrects a team.
    CorrectTeam,
    /// Adds a slot.
    AddSlot,
    /// Takes a slot away.
    RemoveSlot,
    /// Takes back the last correction.
    UndoEdit,
    /// Makes it again.
    RedoEdit,
    /// Chooses among the sessions of a file.
    Sessions,
    /// Saves the agenda.
    SavePlan,
    /// Opens a session on the agenda.
    StartPlan,
    /// Reads the file again.
    Reread,
    /// Takes up the plan of the session again.
    Retake,
    /// Goes to what holds for the whole session.
    Head,
    /// Goes to the first row of a list.
    FirstRow,
    /// Goes to the last row of a list.
    LastRow,
    /// Goes back to the choice.
    LeavePlan,
    /// Lets corrections go that are not saved.
    Discard,
    /// Goes back to the corrections.
    Stay,
    /// Puts a field back as it was opened.
    RestoreField,
    /// Goes a screen on in what is read.
    PageOn,
    /// Goes a screen back in it.
    PageBack,
    /// Goes to the next field.
    NextField,
    /// Goes to the field before.
    PreviousField,
    /// Goes to the fields of the next part.
    NextSection,
    /// Goes to the fields of the part before.
    PreviousSection,
}

impl Label {
    /// A word or two for the key bar, in small letters.
    #[must_use]
    pub fn short(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::short(self),
            Lang::En => en::short(self),
        }
    }

    /// A line for the help and the palette.
    #[must_use]
    pub fn long(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::long(self),
            Lang::En => en::long(self),
        }
    }

    /// Other words by which people look for it, in both languages; often none.
    #[must_use]
    pub fn also(self) -> &'static str {
        also::words(self)
    }
}
