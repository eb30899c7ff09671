//! Commands: what people ask for, before `decide` says yes or no.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Freed, Identity, Limit, NoteKind, PlanSource, Pledge, Seed};
use crate::agenda::{CueId, Plan, Text};

/// What somebody asks of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Runs the first cue.
    Start {
        /// When it began, if not now.
        when: When,
    },
    /// Ends the cue that it names and starts the next one.
    Next {
        /// The cue on the screen of whoever pressed; none from scripts, which mean the running one.
        cue: Option<CueId>,
        /// When it happened, if not now.
        when: When,
        /// How long ago the same keyboard last asked for it; none where there is no keyboard.
        pressed_before: Option<TimeDelta>,
    },
    /// Takes up the previous cue again.
    Back,
    /// Freezes the running cue's clock.
    Suspend {
        /// When it happened, if not now.
        when: When,
    },
    /// Releases it.
    Resume {
        /// When it happened, if not now.
        when: When,
    },
    /// Gives the running cue more time, or less.
    Extend {
        /// How much; negative takes time away.
        by: TimeDelta,
    },
    /// Starts a cue out of order.
    Jump {
        /// Which one.
        to: CueId,
        /// When it happened, if not now.
        when: When,
    },
    /// An unplanned break.
    Break {
        /// How long.
        length: TimeDelta,
        /// When it began, if not now.
        when: When,
    },
    /// Tells the room when the running break ends.
    Announce {
        /// The time of day, in the session's zone; none for the one that is offered: the break's
        /// own end, rounded up to five minutes.
        end: Option<NaiveTime>,
    },
    /// Looks for ways to be on time again, or to use the time gained, and takes one.
    CatchUp {
        /// Which one, from 1; none to look only.
        way: Option<u8>,
        /// When the session is to end, in its zone, where that is another time than so far.
        target: Option<NaiveTime>,
        /// Whether to look only.
        dry_run: bool,
    },
    /// Says when the session is to end.
    Target {
        /// The time of day, in the session's zone; none for the agenda's own end again.
        end: Option<NaiveTime>,
    },
    /// Says what catching up may take from a part of the day.
    Limit {
        /// The part, as typed: an id (`s4`, `s4.p2`, `s4.t1.p2`), or a slot's title.
        part: Text,
        /// What is said of it.
        limit: Limit,
    },
    /// A team is not here.
    Absent {
        /// Its name, as typed.
        defi: Text,
        /// Why; for the facilitator only.
        reason: Option<Text>,
        /// What becomes of its turn.
        freed: Freed,
    },
    /// An absent team is here after all.
    Present {
        /// Its name, as typed.
        defi: Text,
    },
    /// A team presents later.
    Defer {
        /// Its name, as typed.
        defi: Text,
    },
    /// Two teams change places.
    Swap {
        /// One name, as typed.
        a: Text,
        /// The other name, as typed.
        b: Text,
    },
    /// A team takes a place in the order.
    Move {
        /// Its name, as typed.
        defi: Text,
        /// The place, from 1.
        to: u16,
    },
    /// A team that is not in the lineup presents.
    Insert {
        /// Its name.
        defi: Text,
        /// The team that it presents after, as typed.
        after: Option<Text>,
    },
    /// Draws lots for the order of the teams that have not spoken.
    Draw {
        /// The seed; without one it is refused, since chance is not this room's to have.
        seed: Option<Seed>,
    },
    /// Puts a message over the room's clock.
    Message {
        /// What it says; none takes the message away.
        text: Option<Text>,
    },
    /// Makes the room's screen black, or gives it back.
    Blackout {
        /// Whether it is to be black.
        on: bool,
    },
    /// Asks the next question of the running cue, or the one before.
    Ask {
        /// Whether it is the one before.
        back: bool,
    },
    /// Takes a note.
    Note {
        /// The line as typed, signs included.
        line: Text,
        /// The team that it is about, where it is not the running one.
        defi: Option<Text>,
        /// The kind, where no sign says it.
        kind: Option<NoteKind>,
        /// When it happened, if not now.
        when: When,
        /// What ran when its first character was typed; none means what runs now.
        context: Option<NoteContext>,
        /// What the device that sends it knows it by, where it may send it more than once.
        key: Option<Text>,
    },
    /// Takes back a note.
    RemoveNote {
        /// Which one.
        note: Fact,
    },
    /// Lets a note read otherwise.
    EditNote {
        /// Which one.
        note: Fact,
        /// The line as typed, signs included.
        line: Text,
    },
    /// Lets a note be about somebody or something else.
    MoveNote {
        /// Which one.
        note: Fact,
        /// The team, or the one of several things side by side, as typed; none for neither.
        defi: Option<Text>,
    },
    /// Keeps a note in sight, or lets it go again.
    PinNote {
        /// Which one.
        note: Fact,
        /// Whether it is to be pinned.
        on: bool,
    },
    /// Takes back the last change of a note: that it was taken back, reworded, moved, pinned.
    UndoNote {
        /// Of which note; none for the last change of any by whoever asks.
        note: Option<u64>,
    },
    /// Says when something really took place.
    Correct {
        /// What: something that ran, ended or paused the clock, or a note.
        fact: Fact,
        /// The time of day, in the session's zone.
        time: NaiveTime,
    },
    /// Marks an action that was promised in an earlier session as done.
    Done {
        /// Which one.
        action: Box<Pledge>,
    },
    /// Cancels the last clock, lineup or message event.
    Undo,
    /// Gives the last undone event its effect again.
    Redo,
    /// The last interruption is not to count as running time.
    RemoveInterruption,
    /// Tells that the program was away while a cue ran.
    Interrupted {
        /// When it was last seen.
        from: DateTime<Utc>,
    },
    /// Follows another plan for what has not begun.
    Replan {
        /// The plan.
        plan: Box<Plan>,
        /// The fingerprint of the agenda's text.
        fingerprint: Text,
        /// Why.
        why: super::Replan,
    },
    /// Takes what has not begun from another plan; what has happened stays.
    ChangePlan {
        /// The new plan.
        plan: Box<Plan>,
        /// The plan that it was made from; none for the agenda that the session follows.
        base: Option<Box<Plan>>,
        /// Which slots of the session both are made of, where that is known.
        identity: Option<Box<Identity>>,
        /// Where it was read from; none where it was changed on the screen.
        source: Option<PlanSource>,
    },
    /// The same, from a file: whoever reads files makes a [`Command::ChangePlan`] of it, and
    /// without one it is refused, since files are not this room's to read.
    ReadPlan {
        /// Where it is, as typed.
        path: Text,
    },
    /// Records what is due by now, and nothing else.
    Settle,
    /// Ends the session, and what runs with it.
    Close {
        /// When it ended, if not now.
        when: When,
    },
}

/// An event that a command is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The one with this sequence number.
    Number(u64),
    /// The last one that it can mean: of notes, the last one by whoever asks.
    Last,
}

/// When something happened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum When {
    /// Now.
    #[default]
    Now,
    /// So long ago.
    Ago(TimeDelta),
    /// At this time of day, in the session's zone: the first such time since the clock was last
    /// set going; before anything has begun, on the plan's own day; for a note, whenever the
    /// session was held.
    At(NaiveTime),
}

/// What ran when somebody began to type a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteContext {
    /// The team that was on; none between teams.
    pub defi: Option<Text>,
    /// The cue that ran.
    pub cue: Option<CueId>,
    /// The one of several things side by side that it is about, where one was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Text>,
    /// When typing began.
    pub at: DateTime<Utc>,
}
