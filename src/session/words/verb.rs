//! The verbs: their words, their order in a help, and what may follow each.

use super::Misspoken;
use crate::agenda::{Text, fold_name};

/// The first word of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Runs the first cue.
    Start,
    /// Goes on to the next cue.
    Next,
    /// Takes up the previous cue again.
    Back,
    /// Freezes the clock.
    Suspend,
    /// Releases it.
    Resume,
    /// Gives time, or takes some away.
    Extend,
    /// Starts a cue out of order.
    Jump,
    /// A team is not here.
    Absent,
    /// It is here after all.
    Present,
    /// A team presents later.
    Defer,
    /// Two teams change places.
    Swap,
    /// A team takes a place in the order.
    Move,
    /// A team is added.
    Insert,
    /// Lots are drawn for the order.
    Draw,
    /// An unplanned break.
    Break,
    /// Says when the break ends.
    Announce,
    /// Lists ways to be on time again, or takes one.
    CatchUp,
    /// Says when the session is to end.
    Target,
    /// Catching up leaves a part of the day alone.
    Lock,
    /// It may take from it again.
    Unlock,
    /// Says the least that a part of the day lasts.
    Floor,
    /// Says when a part of the day pays.
    Pays,
    /// Takes what has not begun from another plan.
    Replan,
    /// Puts a message over the room's clock.
    Message,
    /// Makes the room's screen black.
    Blackout,
    /// Asks the next question, or the one before.
    Prompt,
    /// Takes a note.
    Note,
    /// Lets a note read otherwise.
    EditNote,
    /// Lets a note be about another team.
    MoveNote,
    /// Keeps a note in sight.
    PinNote,
    /// Lets a pinned note go.
    UnpinNote,
    /// Takes a note back.
    RemoveNote,
    /// Takes back the last change of a note.
    UndoNote,
    /// Says when something really took place.
    Correct,
    /// Cancels the last thing done.
    Undo,
    /// Does it again.
    Redo,
    /// Takes the last interruption out of the running time.
    TakeOut,
    /// Ends the session.
    Close,
}

impl Verb {
    /// Every verb, in the order of the help.
    pub const ALL: [Self; 38] = [
        Self::Start,
        Self::Next,
        Self::Back,
        Self::Suspend,
        Self::Resume,
        Self::Extend,
        Self::Jump,
        Self::Break,
        Self::Announce,
        Self::CatchUp,
        Self::Target,
        Self::Lock,
        Self::Unlock,
        Self::Floor,
        Self::Pays,
        Self::Absent,
        Self::Present,
        Self::Defer,
        Self::Swap,
        Self::Move,
        Self::Insert,
        Self::Draw,
        Self::Replan,
        Self::Message,
        Self::Blackout,
        Self::Prompt,
        Self::Note,
        Self::EditNote,
        Self::MoveNote,
        Self::PinNote,
        Self::UnpinNote,
        Self::RemoveNote,
        Self::UndoNote,
        Self::Correct,
        Self::Undo,
        Self::Redo,
        Self::TakeOut,
        Self::Close,
    ];

    /// The word itself.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Next => "next",
            Self::Back => "back",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Extend => "extend",
            Self::Jump => "jump",
            Self::Absent => "absent",
            Self::Present => "present",
            Self::Defer => "defer",
            Self::Swap => "swap",
            Self::Move => "move",
            Self::Insert => "insert",
            Self::Draw => "draw",
            Self::Break => "break",
            Self::Announce => "announce",
            Self::CatchUp => "catch-up",
            Self::Target => "target",
            Self::Lock => "lock",
            Self::Unlock => "unlock",
            Self::Floor => "floor",
            Self::Pays => "pays",
            Self::Replan => "replan",
            Self::Message => "message",
            Self::Blackout => "blackout",
            Self::Prompt => "prompt",
            Self::Note => "note",
            Self::EditNote => "edit-note",
            Self::MoveNote => "move-note",
            Self::PinNote => "pin-note",
            Self::UnpinNote => "unpin-note",
            Self::RemoveNote => "remove-note",
            Self::UndoNote => "undo-note",
            Self::Correct => "correct",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::TakeOut => "take-out",
            Self::Close => "close",
        }
    }

    /// The verb with what follows it, as a help shows it.
    #[must_use]
    pub const fn usage(self) -> &'static str {
        match self {
            Self::Start => "start [--ago 90s | --at 14h05]",
            Self::Next => "next [CUE] [--ago 90s | --at 14h05]",
            Self::Back => "back",
            Self::Suspend => "suspend [--ago 90s | --at 14h05]",
            Self::Resume => "resume [--ago 90s | --at 14h05]",
            Self::Extend => "extend 2m | -1m",
            Self::Jump => "jump CUE [--ago 90s | --at 14h05]",
            Self::Absent => "absent DEFI [REASON] [--keep-times | --discussion]",
            Self::Present => "present DEFI",
            Self::Defer => "defer DEFI",
            Self::Swap => "swap DEFI DEFI",
            Self::Move => "move DEFI N",
            Self::Insert => "insert DEFI [after DEFI]",
            Self::Draw => "draw [--seed 133742] [--dry-run]",
            Self::Break => "break 10m [--ago 90s | --at 14h05]",
            Self::Announce => "announce [16:30]",
            Self::CatchUp => "catch-up [1|2|3] [--target 18:15] [--dry-run] [--json]",
            Self::Target => "target 18:15|--clear",
            Self::Lock => "lock PART",
            Self::Unlock => "unlock PART",
            Self::Floor => "floor PART 5m|--clear",
            Self::Pays => "pays PART first|last|--clear",
            Self::Replan => "replan AGENDA [--dry-run]",
            Self::Message => "message TEXT | --clear",
            Self::Blackout => "blackout on | off",
            Self::Prompt => "prompt next|back",
            Self::Note => "note [--for DEFI] [--kind KIND] [--ago 90s | --at 14h05] TEXT",
            Self::EditNote => "edit-note N TEXT",
            Self::MoveNote => "move-note N DEFI | --none",
            Self::PinNote => "pin-note N",
            Self::UnpinNote => "unpin-note N",
            Self::RemoveNote => "remove-note N",
            Self::UndoNote => "undo-note [N]",
            Self::Correct => "correct N 14h03",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::TakeOut => "take-out",
            Self::Close => "close [--ago 90s | --at 14h05]",
        }
    }

    /// Reads a verb, whatever its accents and case.
    pub(super) fn read(word: &str) -> Result<Self, Misspoken> {
        let folded = fold_name(word);
        if let Some(verb) = Self::ALL.into_iter().find(|verb| verb.word() == folded) {
            return Ok(verb);
        }
        let nearest = Self::ALL
            .into_iter()
            .map(|verb| (strsim::damerau_levenshtein(verb.word(), &folded), verb))
            .filter(|(distance, verb)| distance * 2 <= verb.word().len().max(4))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, verb)| verb);
        Err(Misspoken::UnknownVerb { word: Text::clean(word), nearest })
    }
}
