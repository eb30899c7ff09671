//! What the facilitator's screen says around the figures: panes, states, questions, notices.
//!
//! Times and lengths come in already written in the language of the screen.

mod en;
mod fr;

use crate::i18n::{Lang, export::Wrote};

/// Something that the facilitator's screen says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    // the head
    /// That the session is on time.
    OnTime,
    /// When the session ends.
    Ends(&'a str),
    /// When the session was to end.
    EndPlanned(&'a str),
    /// When the session was closed.
    EndedAt(&'a str),
    /// For how long nobody has started it.
    NotStartedFor(&'a str),

    // the déroulé
    /// The title of its pane.
    Rundown,
    /// That the team is absent.
    Absent,
    /// That the team presents later.
    Deferred,
    /// That it was skipped.
    Skipped,
    /// A turn that nobody is named for.
    Turn(u16),
    /// A place that nobody takes.
    FreePlace,
    /// An absent team's turn that stays, without anybody.
    FreeTime,
    /// An absent team's turn that goes to discussion.
    Discussion,
    /// Whose turn it was to be.
    InsteadOf(&'a str),
    /// An absent team's turn that stays, where there is little room: whose it was to be.
    FreeOf(&'a str),
    /// The same of one that goes to discussion.
    DiscussionOf(&'a str),
    /// One of several rounds.
    Round(u16, u16),
    /// The time between two teams.
    Changeover,
    /// A break that was not planned.
    UnplannedBreak,

    // the clock
    /// The title of its pane, where nothing runs.
    Clock,
    /// That the clock runs.
    Running,
    /// That the warning has come.
    Warning,
    /// That the last seconds run.
    Danger,
    /// By how much it is over.
    OvertimeBy(&'a str),
    /// Since when the clock is suspended.
    SuspendedSince(&'a str),
    /// Which key begins a plan of another day now.
    OfferNow(&'a str),
    /// How much of how much has passed.
    Passed(&'a str, &'a str),
    /// How much was planned, where that has changed.
    Planned(&'a str),
    /// That there is no length to count down.
    Untimed,
    /// What comes next.
    Next(&'a str),
    /// The time to change tables between two rounds.
    TableChange,
    /// That half of the time is over.
    HalfTime,
    /// The part of a talk that is on, and what is left of it.
    PartNow(&'a str, &'a str),
    /// The part of the talk after it.
    PartNext(&'a str),
    /// That nothing comes next.
    NothingNext,
    /// That there is a break.
    Break,
    /// When the break ends.
    BackAt(&'a str),
    /// When the break ends, as the room was told.
    BackAtPromised(&'a str),
    /// When it begins.
    BeginsAt(&'a str),
    /// How long until it begins.
    BeginsIn(&'a str),
    /// That it can begin.
    Ready,
    /// That it is over.
    Finished,
    /// What happens if the room closes at the target end.
    IfEndsAt(&'a str),
    /// A cue that would be shorter: what, what is left, instead of what.
    Shorter(&'a str, &'a str, &'a str),
    /// A cue that would fall away.
    FallsAway(&'a str),
    /// Something that belongs to a team: what, whose.
    Of(&'a str, &'a str),
    /// Cues that would be hit, too: how many.
    AndMore(usize),
    /// The room's screen is black.
    RoomBlack,
    /// The message over the room's clock.
    RoomReads(&'a str),
    /// Teams that were absent and have not spoken.
    StillAbsent(&'a str),
    /// An absent team that can present after all: the key, the team, the time that costs, the end.
    Offer(&'a str, &'a str, &'a str, &'a str),
    /// The same where it costs nothing: the key, the team, the end.
    OfferFree(&'a str, &'a str, &'a str),
    /// Which of several absent teams has come?
    AskArrived,
    /// What it costs to let a team present after all: the time, the end.
    Costs(&'a str, &'a str),
    /// That it costs nothing: the end.
    CostsNothing(&'a str),

    /// What the team promised last time: what, and the day.
    LastTime(&'a str, &'a str),

    // the notes
    /// The title of their pane.
    Notes,
    /// The title of their pane while one is typed.
    TypingNote,
    /// What stands where there are no notes.
    NoNotes,
    /// A note left half typed.
    Draft(&'a str),
    /// A note that could not be written.
    NotSaved,
    /// That it is about no team.
    NoTeam,

    // too small
    /// That the terminal is too small, and how large it should be.
    TooSmall(u16, u16),

    // over the screen
    /// The title of the help.
    Help,
    /// The title of the search.
    Palette,
    /// What stands where nothing was found.
    NothingFound,
    /// The title of the log.
    Log,
    /// What stands where nothing was said.
    NothingSaid,
    /// How to leave an overlay: the key.
    LeaveWith(&'a str),
    /// How to go on and how to leave: the keys.
    AcceptOrLeave(&'a str, &'a str),
    /// Take up the previous cue again?
    AskBack,
    /// Start this one out of order?
    AskJump(&'a str),
    /// End the session?
    AskClose,
    /// End the session though cues were skipped?
    AskCloseSkipped,
    /// Leave the console?
    AskQuit,
    /// What leaving does not do.
    QuitKeeps,
    /// Make the agenda of a date? The day.
    AskMakeAgenda(&'a str),
    /// Open the agenda of that day today?
    AskOpenOtherDay(&'a str),
    /// What becomes of its hours then.
    OpensToday,
    /// What is made then: what the session is about, where that is written.
    MakesAgenda(Option<&'a str>),
    /// Take this note back?
    AskRemoveNote,
    /// Asks which team the note is about.
    AskNoteFor,
    /// What Enter would take, of the names that fit.
    TakesFirst(&'a str),
    /// That an empty line stands for nobody.
    EmptyForNone,
    /// Asks which notes to show.
    AskFilter,
    /// How a filter is written.
    LikeFilter,
    /// Which notes are shown, how many of how many.
    Filtered(&'a str, usize, usize),
    /// That no note fits the filter.
    NoneFits,
    /// Asks when a cue really began, which is recorded at a time.
    AskRealTime(&'a str, &'a str),
    /// A note that is being reworded.
    Rewording,
    /// How long a note is, and from where it is long.
    Long(usize, usize),
    /// How long is the break?
    AskBreak,
    /// What should the room read?
    AskMessage,
    /// That an empty line takes the message away.
    EmptyClears,
    /// When does the break end?
    AskAnnounce,
    /// Why is the team absent?
    AskAbsent(&'a str),
    /// That a reason stays here, and may be left out.
    ReasonStays,
    /// Who presents as well?
    AskInsert,
    /// Which seed lots are drawn with.
    AskDraw,
    /// What an empty line means there.
    EmptyDraws,
    /// What becomes of an absent team's turn: it is given up; the key that changes that.
    TurnGivenUp(&'a str),
    /// The same: it stays free.
    TurnKept(&'a str),
    /// The same: it goes to discussion.
    TurnToDiscussion(&'a str),
    /// The title of what each team was given and took.
    Fair,
    /// That nobody has spoken.
    NobodySpoke,
    /// A column: time given.
    Given,
    /// A column: time taken.
    Taken,
    /// A column: time given to be answered.
    FeedbackGiven,
    /// A column: time taken to be answered.
    FeedbackTaken,
    /// Who was answered least and most: each with how long.
    LeastAndMost([&'a str; 2], [&'a str; 2]),
    /// Lots were drawn: the receipt.
    Drawn(&'a str),
    /// Lots were drawn: the receipt, and how many wishes could not be kept.
    DrawnUnkept(&'a str, usize),
    /// How long ago did it begin?
    AskStartedAgo,
    /// An example of a length.
    LikeLength,
    /// An example of a time.
    LikeTime,
    /// That what was typed was not understood.
    NotUnderstood,

    // the choice
    /// The title of the choice.
    Choose,
    /// The sessions to take up again.
    Sessions,
    /// The heading of those that no date of the programme tells of.
    OtherSessions,
    /// The agendas to begin.
    Agendas,
    /// That a session can be taken up again: its title.
    Resume(&'a str),
    /// Since when it is interrupted.
    InterruptedAt(&'a str),
    /// How much of its cue has passed.
    PassedIn(&'a str),
    /// That a session is over.
    Closed,
    /// That a session has been left.
    LeftOpen,
    /// So many slots.
    Slots(usize),
    /// So many teams.
    Teams(usize),
    /// That the plan doctor has nothing to say.
    Fine,
    /// That it is to be looked over first.
    ToReview,
    /// So many warnings.
    Warnings(usize),
    /// So many errors.
    Errors(usize),
    /// That there is nothing to choose.
    NothingToChoose,

    // said in the key bar's place
    /// What was undone.
    Undone(&'a str),
    /// What was done again.
    Redone(&'a str),
    /// Where the debrief was written.
    Exported(Wrote, &'a str),
    /// That what was typed was too long.
    Cut,
    /// That the half-typed note is kept.
    DraftKept,
    /// That whoever takes notes here does not drive.
    TakesNotes,
    /// Who takes a note.
    TakenBy(&'a str),
    /// That what a team promised is marked as done.
    ActionDone,
    /// That it is left for another time.
    ActionLater,
    /// That the note is saved, and the filter does not show it.
    NoteHidden,
    /// That the half-typed note came back.
    DraftRestored,
    /// The journal is on a network's disk.
    NetworkDisk,
    /// The room set aside for a full disk is in use.
    NearlyFull,
    /// That what failed is written now.
    Resolved,
    /// That the half-typed note could not be kept.
    DraftNotKept(&'a str),
    /// That the debrief could not be written.
    ExportFailed(&'a str),
    /// That the agenda could not be opened.
    OpenFailed(&'a str),
    /// So many notes wait to be written.
    Unsaved(usize),
}

impl Says<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}
