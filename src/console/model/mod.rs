//! All that the console shows, as plain data: `update` changes it, the views draw it.
//!
//! Must never hold a handle, a thread or a style.

mod catch_up;
mod debrief;
mod desk;
mod dialog;
mod filter;
mod hold;
mod invite;
mod notes;
mod notice;
mod palette;
mod picker;
mod plan;
mod rehearsal;
mod role;
mod year;

pub use catch_up::{CatchUp, FieldOf, PanelField};
pub use debrief::{NotWritten, Preview};
pub use desk::{Cursor, Desk, Offer, Pane};
pub use dialog::{AfterSave, Because, Dialog, Prompt, Question, Then};
pub use filter::NoteFilter;
pub use hold::Hold;
pub use invite::{FallenDoor, Invitation};
pub use notes::{DraftNote, Drafts, LONG_NOTE, MAX_PASTED, NoteEditor, PendingNote};
pub use notice::{Alarm, Fault, LogLine, MAX_LOG, NOTICE, Notice, PlanNews, What};
pub use palette::Palette;
pub use picker::{AgendaRow, Entry, LiveRow, Part, Picker, SessionRow, Verdict};
pub use plan::{
    Done, Draft, Field, Form, FormOf, Found, History, Live, MAX_UNDO, OnDisk, PlanCursor,
    PlanEditor, PlanFile, PlanPane, Purpose, Remark, RemarkKind, RemarkSpot, Said, Saved, Sense,
    SlotWork, Source, SourceLine, Stands, ToDecide, Unsaved, UnsavedSession, Value, Weight, Wrong,
};

pub use rehearsal::Rehearsal;
pub use role::Role;
pub use year::{Open, Year};

pub use crate::terminal::Size;

use std::collections::VecDeque;

use chrono::TimeDelta;

use super::keymap::Keymap;

use crate::{
    clock::Speed,
    i18n::Lang,
    session::{Draw, Reading},
    stage::{ascii::Letters, theme::ThemeName},
};

/// The console's state.
#[derive(Debug, Clone)]
pub struct Model {
    /// The language of the screen.
    pub lang: Lang,
    /// Which theme draws it.
    pub theme: ThemeName,
    /// Which characters the terminal shows.
    pub letters: Letters,
    /// Which key does what.
    pub keymap: Keymap,
    /// When the terminal's bell rings.
    pub gong: Gong,
    /// How large the terminal is.
    pub size: Size,
    /// The clocks, as read for the last update.
    pub now: Reading,
    /// What fills the terminal.
    pub screen: Screen,
    /// What lies over it and takes the keys.
    pub overlay: Option<Overlay>,
    /// What is said in the key bar's place for a few seconds.
    pub notice: Option<Notice>,
    /// What failed to be written: the loudest thing on the screen until it is resolved.
    pub alarm: Option<Alarm>,
    /// The door for other devices, where it has shut by itself.
    pub fallen: Option<FallenDoor>,
    /// What was said so far, the latest last; at most [`MAX_LOG`] lines.
    pub log: VecDeque<LogLine>,
    /// What whoever sits here may do.
    pub role: Role,
    /// What is rehearsed, where that is all that it is.
    pub rehearsal: Option<Rehearsal>,
}

/// What fills the terminal.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The choice among agendas and sessions.
    Picker(Picker),
    /// A session.
    Desk(Box<Desk>),
    /// An agenda that is looked over.
    Plan(Box<PlanEditor>),
}

/// What lies over the screen and takes the keys.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A question, or a line to fill in.
    Dialog(Dialog),
    /// The search for an action by its words.
    Palette(Palette),
    /// The keys that work now.
    Help {
        /// How many lines are scrolled away at the top; the view stops at the end.
        scroll: u16,
    },
    /// The sessions of a file, to choose one.
    Sessions {
        /// Which one is selected, from the top.
        selected: usize,
    },
    /// The absent teams that may have come, to choose who has.
    Arrivals {
        /// They, and what each costs.
        offers: Vec<Offer>,
        /// Which one is selected, from the top.
        selected: usize,
    },
    /// The links for other devices, and who is there.
    Invite {
        /// Which link is shown, from the first.
        chosen: usize,
        /// The door, as it was when it was last looked at.
        seen: Invitation,
    },
    /// What was drawn, to be read aloud.
    Drawn {
        /// The draw.
        draw: Box<Draw>,
        /// How many lines are scrolled away at the top; the view stops at the end.
        scroll: u16,
    },
    /// How time was shared.
    Fair {
        /// How many lines are scrolled away at the top; the view stops at the end.
        scroll: u16,
    },
    /// The ways to catch up.
    CatchUp(Box<CatchUp>),
    /// What was said so far.
    Log {
        /// How many lines are scrolled away at the bottom; the view stops at the end.
        scroll: u16,
    },
}

/// When the terminal's bell rings: one machine in the room, not all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Gong {
    /// Never.
    #[default]
    Off,
    /// When time is up.
    End,
    /// At the warning, and when time is up.
    Warning,
}

impl Model {
    /// How long a length of a person's time is on the clock: a notice has to be read in a
    /// rehearsal, too.
    #[must_use]
    pub fn for_people(&self, length: TimeDelta) -> TimeDelta {
        length * self.rehearsal.map_or(Speed::REAL, |rehearsal| rehearsal.speed).times()
    }

    /// The session on the screen, if one is; also while its plan is being changed.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        match &self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Plan(plan) => plan.live.as_ref().map(|live| live.desk.as_ref()),
            Screen::Picker(_) => None,
        }
    }

    /// Whether the team on stage has promised something that is not known to be done.
    #[must_use]
    pub fn recalls(&self) -> bool {
        self.desk().is_some_and(|desk| desk.promised().next().is_some())
    }

    /// The session on the screen, to be changed.
    pub fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Plan(plan) => plan.live.as_mut().map(|live| live.desk.as_mut()),
            Screen::Picker(_) => None,
        }
    }

    /// Whether the plan of a session that runs is being changed.
    #[must_use]
    pub fn changes_plan(&self) -> bool {
        self.plan().is_some_and(|plan| plan.live.is_some())
    }

    /// The agenda that is looked over, if one is.
    #[must_use]
    pub fn plan(&self) -> Option<&PlanEditor> {
        match &self.screen {
            Screen::Plan(plan) => Some(plan),
            Screen::Picker(_) | Screen::Desk(_) => None,
        }
    }

    /// The same, to be changed.
    pub fn plan_mut(&mut self) -> Option<&mut PlanEditor> {
        match &mut self.screen {
            Screen::Plan(plan) => Some(plan),
            Screen::Picker(_) | Screen::Desk(_) => None,
        }
    }

    /// The open question or prompt, if there is one.
    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        match &self.overlay {
            Some(Overlay::Dialog(dialog)) => Some(dialog),
            Some(
                Overlay::Palette(_)
                | Overlay::Help { .. }
                | Overlay::Sessions { .. }
                | Overlay::Arrivals { .. }
                | Overlay::Invite { .. }
                | Overlay::Drawn { .. }
                | Overlay::Fair { .. }
                | Overlay::CatchUp(_)
                | Overlay::Log { .. },
            )
            | None => None,
        }
    }
}
