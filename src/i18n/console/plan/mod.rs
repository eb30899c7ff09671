//! What the screen says on which an agenda is looked over before it is played.

mod en;
pub mod field;
mod fr;

use crate::{
    agenda::{EditRefusal, Kind, read::Losses},
    i18n::Lang,
};

/// How many fields are named that will not be written again.
const MAX_NAMES: usize = 4;

/// Something that this screen says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanSays<'a> {
    // the head
    /// Which of several sessions it is.
    SessionOf(usize, usize),
    /// So many errors.
    Errors(usize),
    /// So many remarks that want a look.
    ToSee(usize),
    /// That nothing wants a look.
    Fine,
    /// That it was changed and not saved.
    Unsaved,
    /// That it is saved.
    Saved,

    // the panes
    /// The title of the agenda's pane.
    Understood,
    /// The title of the remarks' pane.
    Remarks,
    /// A line of the file, by its number.
    AtLine(u32),
    /// What holds for the whole session.
    WholeSession,
    /// A slot that was added by hand.
    AddedByHand,
    /// That there is no title.
    Untitled,
    /// When the session ends.
    Ends(&'a str),
    /// A word for an error.
    Error,
    /// A word for what may be wrong.
    Warning,
    /// A word for how something was understood.
    Note,
    /// That there is nothing to say here.
    NothingHere,
    /// That so many remarks are about something else: the key of the list, the one of the next.
    Elsewhere(&'a str, &'a str, usize),
    /// A slot's note.
    SlotNoteIs(&'a str),
    /// What the doctor proposes: the key, the mend.
    Proposes(&'a str, &'a str),
    /// That the file is to be mended where it is: the key that reads it again.
    BrokenFile(&'a str),
    /// That nothing in the file reads as a slot: the key that adds one.
    NoSlots(&'a str),
    /// That the file has changed: the key that reads it again.
    FileChanged(&'a str),
    /// That the file is gone: the key that writes it again, where that is how it is saved.
    FileGone(Option<&'a str>),
    /// That the file's pane shows it without what was changed since.
    WithoutCorrections,
    /// That the session follows another plan by now: the key that takes it up.
    PlanChangedMeanwhile(&'a str),
    /// The title of the list of sessions.
    ChooseSession,
    /// The lines of a session.
    Lines(u32, u32),

    // the fields
    /// The title of the fields of a slot.
    CorrectSlot,
    /// The title of the fields of a new slot.
    NewSlot,
    /// The title of the fields of the session.
    CorrectSession,
    /// That so many turns are left in a slot of a kind that has none.
    TurnsStay(usize),
    /// That this key adds a slot.
    AddsSlot(&'a str),
    /// That this sign, and not the usual one, separates the parts of a list.
    SeparatedBy(char),

    // what a field was understood as
    /// From when to when, and how long.
    FromTo(&'a str, &'a str, &'a str),
    /// From when, until the next slot.
    From(&'a str),
    /// From when, and how long.
    FromFor(&'a str, &'a str),
    /// Until when.
    Until(&'a str),
    /// How long.
    Lasts(&'a str),
    /// That nothing says how long.
    NoLimit,
    /// So many turns.
    TurnCount(usize),
    /// So many rounds.
    RoundCount(usize),
    /// That everybody has a turn.
    AllTurns,
    /// That turns have no parts any more.
    NoParts,
    /// How long each turn is.
    Each(&'a str),
    /// So many, and which.
    Counted(usize, &'a str),

    // said in the key bar's place
    /// Where it was saved.
    SavedIn(&'a str),
    /// What was undone.
    Undone(&'a str),
    /// What was done again.
    Redone(&'a str),
    /// That a slot was taken away: its title.
    Removed(&'a str),
    /// That errors are to be mended first: how many.
    MendFirst(usize),
    /// That an agenda without slots cannot be started.
    Empty,
    /// That nothing is left to look at.
    NothingToSee,
    /// That nothing was changed since it was read or saved.
    NothingToSave,
    /// That corrections of before are back: since when, the keys that undo and save them.
    Found(&'a str, &'a str, &'a str),
    /// That the file has changed since they were made: the key that shows it.
    FoundChanged(&'a str),
    /// That they wait until the file can be loaded: since when.
    FoundLater(&'a str),
    /// Corrections that were found, as something that is undone.
    DoneFound,
    /// That corrections could not be kept: why.
    Unkept(&'a str),
    /// That there is nothing to take back.
    NothingToUndo,
    /// That there is nothing to do again: the key that undoes.
    NothingToRedo(&'a str),
    /// That a remark has no mend of its own.
    NoMend,
    /// That a mend was done.
    Mended,
    /// That the file was read again.
    Reread,
    /// That the plan of the session was taken up again.
    Retaken,
    /// The slot whose fields are open runs.
    Runs,
    /// That there is room for no more slots: the limit.
    TooManySlots(usize),
    /// That it could not be saved: why.
    SaveFailed(&'a str),
    /// A correction of the session.
    DoneSession,
    /// A correction of a slot: its title.
    DoneCorrected(&'a str),
    /// A slot that was added: its title.
    DoneAdded(&'a str),
    /// A slot that was taken away: its title.
    DoneRemoved(&'a str),
    /// That an hour which was promised is another one now: of what, which it was and which it is.
    PromiseMoved(&'a str, &'a str, &'a str),
    /// That a question is answered by a key.
    Answers(&'a str),
    /// How the question what the session is like is answered.
    AnswersCourse,
    /// A mend.
    DoneMended,
    /// A slot that was moved: its title.
    DoneMoved(&'a str),
    /// A slot that became two: its title.
    DoneSplit(&'a str),
    /// A slot that was joined with the one below: its title.
    DoneJoined(&'a str),
    /// Where it was saved, and where the file of before is.
    SavedAside(&'a str, &'a str),
    /// Where an agenda was made from a date of the programme.
    MadeIn(&'a str),
    /// The same, and where the programme's file of before is kept.
    MadeAside(&'a str, &'a str),
    /// Why it cannot be changed so.
    Refused(EditRefusal),
    /// The title of the agenda's pane, of an agenda of our own.
    Plan,
    /// The title of the lineup: how many teams.
    Lineup(usize),
    /// That there are no teams: the key that adds one.
    NoTeams(&'a str),
    /// From when on a team is there.
    FromTime(&'a str),
    /// That it presents first.
    FirstPlace,
    /// That it presents last.
    LastPlace,
    /// So many teams were added; so many were there already.
    TeamsAdded(usize, usize),
    /// So many teams, added at once.
    DoneTeams(usize),
    /// The title of the fields of a team.
    CorrectTeam,
    /// The title of the fields of a new team.
    NewTeam,
    /// The title of the one field for times.
    SlotTimes,
    /// Whether to save over a file that holds what is not written again: what it is, and whether
    /// others have changed it since.
    AskRewrite(&'a Losses, bool),
    /// Whether the session is to follow the plan as changed.
    AskChange,
    /// How the plan of the session has changed.
    Changed(&'a str),
    /// Where that file is kept: the copy's name.
    FileIsKept(&'a str),

    // what the help begins with
    /// How a slot gets more or fewer turns.
    ToTurns,
    /// How a second slot like one is made, and put in its place.
    ToDouble,
    /// How a break is added: the keys of the next field and of the end.
    ToAdd(&'a str, &'a str),
    /// How a slot gets another length or other times: the key of the end.
    ToTime(&'a str),
    /// That all can be undone, and when it is written.
    ToKeep,
    /// How a slot is chosen, so that it can be worked on.
    ToChoose,
    /// How a team is added, or several: the key of the end.
    ToTeam(&'a str),

    // questions
    /// Whether to open a session on the agenda.
    AskStart,
    /// That it is saved first: the file's name.
    SavesFirst(&'a str),
    /// What to do with corrections that are not saved?
    AskDiscard,
    /// The keys that save, abandon and stay.
    SaveOrDiscard(&'a str, &'a str, &'a str),
    /// That the file was changed by somebody else since it was opened: its name.
    FileIsAnother(&'a str),
    /// What another name and the same name do.
    OtherNameKeepsBoth,
    /// What leaving the question leads to: the key that reads the file again.
    OrReread(&'a str),
    /// Where to save, as something stands there: its name.
    AskOtherName(&'a str),
    /// What the name that is taken would do.
    SameNameReplaces,
    /// Where to save, as it cannot be written there.
    AskOtherPlace,
    /// Whether to replace a file: its name.
    AskReplace(&'a str),
    /// What to type for that: the word.
    TypeToReplace(&'a str),
    /// The same where the file as it was is kept beside it.
    TypeToReplaceKept(&'a str),
}

impl PlanSays<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}

/// The name of a kind of slot, as people say it.
#[must_use]
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match lang {
        Lang::Fr => fr::kind(kind),
        Lang::En => en::kind(kind),
    }
}

/// The same in at most eight letters.
#[must_use]
pub const fn short_kind(lang: Lang, kind: Kind) -> &'static str {
    match lang {
        Lang::Fr => fr::short_kind(kind),
        Lang::En => en::short_kind(kind),
    }
}

/// The words that mean everybody in a field for turns, folded; the first one is written.
#[must_use]
pub const fn all_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Fr => fr::ALL,
        Lang::En => en::ALL,
    }
}

/// The word to be typed before a file is replaced.
#[must_use]
pub const fn replace_word(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "remplacer",
        Lang::En => "replace",
    }
}
