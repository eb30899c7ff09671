//! What debriefs say: headings, labels and the few sentences around the figures.
//!
//! Words only: times, lengths and dates come in already written for the language.

mod en;
mod fr;

use super::{Lang, format::NBSP};
use crate::{
    agenda::Kind,
    session::{Category, NoteKind},
};

/// The columns of the programme's follow-up table: its own names, in either language.
pub const FOLLOW_UP: [&str; 6] = ["Défi", "Livrable", "Tâche", "Fait le", "Cat", "OK"];

/// A step of typing in what was written on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperStep {
    /// Opens the session.
    Open {
        /// Whether the agenda has a day of its own.
        dated: bool,
    },
    /// Begins.
    Start,
    /// Takes a note.
    Note,
    /// Goes on.
    Next,
    /// A team is not there.
    Absent,
    /// Ends.
    Close,
    /// Says a time better.
    Correct,
}

impl PaperStep {
    /// Every step, in its order.
    #[must_use]
    pub const fn all(dated: bool) -> [Self; 7] {
        let open = Self::Open { dated };
        [open, Self::Start, Self::Note, Self::Next, Self::Absent, Self::Close, Self::Correct]
    }
}

/// A word or a sentence of a debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words<'a> {
    /// What the document is.
    Debrief,
    /// Who ran the session.
    Hosts,
    /// For whom it was.
    Audience,
    /// What it was for.
    Objectives,
    /// The agenda was written for another day.
    MovedFrom {
        /// That day.
        date: &'a str,
    },
    /// The session is still open.
    AsOf {
        /// When its last event was recorded.
        time: &'a str,
    },
    /// How often and how long the clock was suspended.
    Suspended {
        /// How often.
        count: usize,
        /// How long in all.
        total: &'a str,
    },
    /// The plan was changed on the way.
    PlanChanged {
        /// When.
        at: &'a str,
        /// What was changed.
        news: &'a str,
    },
    /// The program was away.
    Interrupted {
        /// When it was last seen.
        from: &'a str,
        /// When it came back.
        to: &'a str,
        /// How long that was.
        length: &'a str,
        /// Whether it counts as running time.
        counted: bool,
    },
    /// When the session was held.
    Held {
        /// When it began.
        from: &'a str,
        /// When it ended.
        to: &'a str,
        /// When it was to be held.
        planned: Option<&'a str>,
    },
    /// Nobody started the session.
    NotStarted {
        /// When it was to be held.
        planned: Option<&'a str>,
    },
    /// How many teams presented.
    Presented {
        /// How many did.
        count: usize,
        /// How many there are.
        of: usize,
    },
    /// How much there is to remember; not all of it zero.
    ToRemember {
        /// How many next actions.
        actions: usize,
        /// How many decisions.
        decisions: usize,
        /// How many open questions.
        questions: usize,
    },
    /// Not all is told.
    Extract {
        /// What is.
        what: &'a str,
    },
    /// Notes of one kind, inside a sentence.
    OnlyKind(NoteKind),
    /// Notes from some time on, inside a sentence.
    Since {
        /// From when on.
        time: &'a str,
    },
    /// The section of the decisions.
    Decisions,
    /// The section of the questions.
    OpenQuestions,
    /// The section of the programme's table.
    FollowUp,
    /// Who presents for a team.
    PresentedBy {
        /// Their names.
        names: &'a str,
    },
    /// An action in a line.
    ActionTold {
        /// Who is to act.
        who: &'a str,
        /// What is to be done.
        what: &'a str,
        /// Which team it is about.
        about: Option<&'a str>,
    },
    /// A slot in a line.
    SlotTold {
        /// What it is called.
        name: &'a str,
        /// When it was held.
        actual: &'a str,
        /// When it was to be held.
        planned: Option<&'a str>,
    },
    /// A turn in a line.
    TurnTold {
        /// Whose it was.
        team: &'a str,
        /// When it began.
        started: &'a str,
        /// When it was to begin.
        planned: Option<&'a str>,
        /// How long its parts took.
        parts: &'a str,
    },
    /// A difference inside a line.
    DifferenceTold {
        /// How much.
        difference: &'a str,
    },
    /// When something really began, to be filled in by hand.
    ActualStart,
    /// How to type in afterwards what was written on paper: by the commands that follow.
    PaperAfterwards,
    /// One of these commands, with times of an example.
    PaperCommand(PaperStep),
    /// What it is for.
    PaperMeans(PaperStep),
    /// What the picture of the day shows.
    PictureOfDay,
    /// What the picture of the turns shows.
    PictureOfTurns,
    /// The section of who presented and when.
    WhoPresented,
    /// The section of the tables.
    PlannedAndActual,
    /// A column: what was planned.
    Planned,
    /// A column: what happened.
    Actual,
    /// A column: the difference.
    Difference,
    /// When something begins.
    Start,
    /// When something ends.
    End,
    /// A column: the slot.
    Slot,
    /// A column: the planned length.
    PlannedLength,
    /// A column: the time that it took.
    TimeTaken,
    /// It was not held.
    NotHeld,
    /// A team did not present.
    NotPresented,
    /// A team was not there, in a cell.
    NotThere,
    /// It may be held yet.
    ToCome,
    /// It still runs.
    Running,
    /// A round of a slot.
    Round {
        /// Which one.
        round: u16,
        /// Of how many.
        of: u16,
    },
    /// A break that was not planned.
    UnplannedBreak,
    /// A team; also the column of teams.
    Team,
    /// A turn that nobody is named for.
    Turn {
        /// Which turn of its slot.
        number: u16,
    },
    /// The column of a turn in one piece.
    WholeTurn,
    /// How the order was drawn.
    Drawn {
        /// The receipt of the draw.
        receipt: &'a str,
    },
    /// The section that tells how time was shared.
    Fairness,
    /// A column: the time that was given.
    TimeGiven,
    /// A column: the time that was taken, less the time that was given.
    AgainstGiven,
    /// A column: the time that was given to be answered.
    FeedbackGiven,
    /// A column: the time that it took.
    FeedbackTaken,
    /// Who was answered least, and who most.
    LeastAndMost {
        /// Who had the least time.
        least: &'a str,
        /// How much.
        least_for: &'a str,
        /// Who had the most.
        most: &'a str,
        /// How much.
        most_for: &'a str,
    },
    /// The section of the teams' notes.
    ByTeam,
    /// Teams that spoke and have no note.
    WithoutNotes {
        /// Their names.
        names: &'a str,
    },
    /// Teams that were absent.
    Absent {
        /// Their names.
        names: &'a str,
        /// How many they are.
        count: usize,
    },
    /// The team that presents now.
    OnStage {
        /// Its name.
        name: &'a str,
    },
    /// A team that was not there at its hour, and presented later.
    CameLate {
        /// Its name.
        name: &'a str,
        /// When it presented.
        time: &'a str,
    },
    /// A team that was first marked absent, came before its hour and presented.
    CameInTime {
        /// Its name.
        name: &'a str,
        /// When it presented.
        time: &'a str,
    },
    /// A team that was marked absent, came, and did not present, or not yet.
    CameUnheard {
        /// Its name.
        name: &'a str,
        /// When it came.
        time: &'a str,
        /// Whether the session is over.
        over: bool,
    },
    /// Teams that were added on the day.
    Added {
        /// Their names.
        names: &'a str,
        /// How many they are.
        count: usize,
    },
    /// An absent team's turn that was kept.
    FreeTurn {
        /// The team.
        name: &'a str,
        /// Whether it was given to discussion.
        discussion: bool,
    },
    /// When an absent team's turn that was kept was held.
    FreeHeld {
        /// What it was.
        what: &'a str,
        /// From when to when.
        times: &'a str,
    },
    /// Teams that did not come to speak, or not yet.
    NotHeard {
        /// Their names.
        names: &'a str,
        /// How many they are.
        count: usize,
        /// Whether the session is over.
        over: bool,
    },
    /// The section of the notes that are about no team.
    GeneralNotes,
    /// The section of what ran side by side.
    ByTrack,
    /// The section of the next actions.
    NextActions,
    /// There is no next action.
    NoNextAction,
    /// The section of what was promised earlier and is done.
    DoneSince,
    /// When something was promised.
    PromisedOn {
        /// The day.
        date: &'a str,
    },
    /// When something was found done.
    TickedAt {
        /// When.
        time: &'a str,
    },
    /// A way to be on time again was taken.
    WayTaken {
        /// When.
        time: &'a str,
        /// Which one, inside a sentence.
        what: &'a str,
    },
    /// The section of the times that were corrected.
    CorrectedTimes,
    /// No time was corrected.
    NoCorrectedTime,
    /// Which of the two times all the rest follows.
    ActualTimeFollowed,
    /// A column: what took place.
    Fact,
    /// A column: the time that was written down first.
    FirstWritten,
    /// A column: the time at which it really was.
    ActualTime,
    /// A column: when that was said, and by whom.
    CorrectedAt,
    /// When something was said on the day of the session.
    AtTime {
        /// The time of day.
        time: &'a str,
    },
    /// When something was said on another day.
    OnDay {
        /// The day.
        date: &'a str,
        /// The time of day.
        time: &'a str,
    },
    /// When and by whom something was said.
    SaidBy {
        /// When.
        time: &'a str,
        /// By whom.
        by: &'a str,
    },
    /// A corrected time in a line.
    CorrectedTold {
        /// What took place.
        fact: &'a str,
        /// When, as it was written down first.
        first: &'a str,
        /// When it really was.
        at: &'a str,
        /// When that was said, and by whom.
        said: &'a str,
    },
    /// A column: who is to act.
    Who,
    /// A column: the action.
    Action,
    /// Nobody is named yet.
    NobodyYet,
    /// Above the notes of one kind.
    Kind(NoteKind),
    /// A category of the programme.
    Category(Category),
    /// Where the agenda comes from.
    Source,
    /// The section of the agenda itself.
    Agenda,
    /// By how much the times were moved when the session was held.
    Shifted {
        /// How much.
        by: &'a str,
    },
    /// When the session was announced to end.
    AnnouncedEnd {
        /// That time.
        time: &'a str,
    },
    /// A column: the length.
    Length,
    /// A column: what kind of time it is.
    Nature,
    /// A kind of slot.
    SlotKind(Kind),
    /// A column: how many turns.
    Turns,
    /// Every team has a turn.
    AllTeams,
    /// How often a slot's activity is repeated.
    Rounds {
        /// How often.
        count: u16,
    },
    /// Whose turn it is.
    TurnOf,
    /// A phase in which the team presents.
    TeamSpeaks,
    /// A phase in which the room reacts.
    RoomReacts,
    /// The time between two turns.
    Changeover,
    /// One of several things at the same time.
    SideBySide,
    /// A column: the room.
    Room,
    /// A column: the administration that owns a team.
    Owner,
    /// A column: who speaks.
    Presenters,
    /// A column: the other team of a pair.
    With,
    /// A column: the earliest time.
    From,
    /// A column: a wish for the order.
    PlaceInOrder,
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// A column: a page about the team.
    Link,
}

/// The words in a language.
#[must_use]
pub fn say(lang: Lang, words: &Words<'_>) -> String {
    match lang {
        Lang::Fr => fr::say(words),
        Lang::En => en::say(words),
    }
}

/// How many there are of each, those that there are none of left out: `1 decision and 2 open
/// questions`. Each part gives its number, its singular and its plural.
fn counted(parts: [(usize, &str, &str); 3], and: &str) -> String {
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count}{NBSP}{}", if count == 1 { one } else { many }))
        .collect();
    match told.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        None => String::new(),
    }
}

/// What was written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrote {
    /// A debrief.
    Debrief,
    /// What one team has of it.
    Sheet,
    /// The notes as the programme's table has them.
    FollowUp,
    /// What took place, for a calendar.
    Calendar,
    /// All of a session, for other programs and other machines.
    Session,
}

/// That something was written to the file at `path`, without a full stop: a path ends it.
#[must_use]
pub fn written(lang: Lang, what: Wrote, path: &str) -> String {
    match lang {
        Lang::Fr => fr::written(what, path),
        Lang::En => en::written(what, path),
    }
}
