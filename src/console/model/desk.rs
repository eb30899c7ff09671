//! One session on the screen: its fold, its moment, and where the facilitator is looking.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Hold, NoteEditor, NoteFilter, PendingNote, Preview};
use crate::{
    agenda::{CueId, Text},
    session::{
        Body, Event, Line, LineState, Moment, Pledge, Reading, Recorded, Session, SessionId,
        TakenNote, Warning,
    },
    store::Health,
};

/// One session on the screen.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Which session.
    pub id: SessionId,
    /// Who sits at this keyboard, as the journal names them.
    pub by: Text,
    /// The session, up to the last event read.
    pub session: Session,
    /// The session at the last update: the only thing that views need for times.
    pub moment: Moment,
    /// Which pane the arrow keys move in; the only one shown on a small terminal.
    pub focus: Pane,
    /// Where the facilitator is in the déroulé.
    pub cursor: Cursor,
    /// The team that is held in the hand: while there is one, the arrows move it.
    pub held: Option<Hold>,
    /// The debrief as it will be written: while there is one, it is what is looked at.
    pub debrief: Option<Box<Preview>>,
    /// The absent team that the key bar offers, in a break.
    pub offer: Option<Offer>,
    /// What was promised in earlier sessions, and not kept so far: the latest first.
    pub pledges: Vec<Pledge>,
    /// Those of them that are not done yet, as somebody has said.
    pub set_aside: Vec<(SessionId, u64)>,
    /// The note that is selected in the notes pane, by the sequence number of its event.
    pub selected_note: Option<u64>,
    /// Which notes the pane shows; none shows all.
    pub filter: Option<NoteFilter>,
    /// The note being typed: while there is one, keys are text.
    pub editor: Option<NoteEditor>,
    /// Notes left half typed, the latest last; the note key takes that one up again.
    pub drafts: Vec<NoteEditor>,
    /// Notes that the disk has not confirmed: no ✓.
    pub pending: Vec<PendingNote>,
    /// Whether the room's face fills the screen.
    pub projecting: bool,
    /// The running cue as the screen last showed it: the one that *next* is about.
    pub on_screen: Option<CueId>,
    /// When this keyboard last asked for the next cue.
    pub last_next: Option<Reading>,
    /// Whether the agenda's file has changed since it was read.
    pub file_changed: bool,
    /// How well its journal is kept.
    pub health: Health,
    /// What the facilitator was told already, so that it is told once.
    pub told: Vec<Warning>,
}

/// A part of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The déroulé.
    #[default]
    Rundown,
    /// The running cue's clock.
    Timer,
    /// The notes.
    Notes,
}

impl Pane {
    /// The pane that the Tab key goes to from here.
    #[must_use]
    pub const fn following(self) -> Self {
        match self {
            Self::Rundown => Self::Timer,
            Self::Timer => Self::Notes,
            Self::Notes => Self::Rundown,
        }
    }
}

/// Where the facilitator is in the déroulé.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cursor {
    /// Nowhere in particular: the view follows what runs.
    #[default]
    Follow,
    /// At this cue.
    At(CueId),
}

/// An absent team that may have come, and what it costs to let it present after all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which team.
    pub defi: Text,
    /// When the session would end.
    pub end: DateTime<Utc>,
    /// By how much later that is.
    pub costs: TimeDelta,
}

impl Desk {
    /// The déroulé as the screen shows it: with what is held in the hand where it would be.
    #[must_use]
    pub fn rundown(&self) -> &[Line] {
        let preview = self.held.as_ref().and_then(|held| held.preview.as_deref());
        &preview.unwrap_or(&self.moment).rundown
    }

    /// The first cue of the turn of the team that is held, where it would be.
    #[must_use]
    pub fn held_at(&self) -> Option<CueId> {
        let held = self.held.as_ref()?;
        let to_come = |line: &&Line| match line.state {
            LineState::Next | LineState::Later | LineState::Skipped => true,
            LineState::Done | LineState::Running | LineState::Absent | LineState::Deferred => false,
        };
        let mut lines = self.rundown().iter().filter(to_come);
        lines.find(|line| line.defi.as_ref() == Some(&held.defi)).map(|line| line.id)
    }

    /// The line of the déroulé that the cursor is on; where it follows, the running or the next one.
    #[must_use]
    pub fn selected(&self) -> Option<&Line> {
        let id = match self.cursor {
            Cursor::At(id) => Some(id),
            Cursor::Follow => self.running_or_next(),
        };
        self.moment.rundown.iter().find(|line| Some(line.id) == id)
    }

    /// The line of the selected cue's team; where the cursor follows, that of the team that comes
    /// next, since it is the one that turns out to be missing.
    #[must_use]
    pub fn selected_team(&self) -> Option<&Line> {
        let id = match self.cursor {
            Cursor::At(id) => Some(id),
            Cursor::Follow => self.next_turn(),
        };
        let line = self.moment.rundown.iter().find(|line| Some(line.id) == id);
        line.filter(|line| line.defi.is_some() || line.free.is_some())
    }

    fn next_turn(&self) -> Option<CueId> {
        let to_come = |line: &&Line| {
            line.defi.is_some() && matches!(line.state, LineState::Next | LineState::Later)
        };
        let running = self.moment.cue.as_ref().and_then(|cue| cue.defi.as_ref());
        let mut lines = self.moment.rundown.iter().filter(to_come);
        lines.find(|line| line.defi.as_ref() != running).map(|line| line.id)
    }

    /// The cues that the cursor stops at: each turn once, whatever its phases, and no changeover.
    #[must_use]
    pub fn stops(&self) -> Vec<CueId> {
        let mut stops: Vec<CueId> = Vec::new();
        for line in &self.moment.rundown {
            let of_turn = |id: &CueId| {
                id.turn().is_some() && (id.slot(), id.turn()) == (line.id.slot(), line.id.turn())
            };
            match line.id {
                CueId::Changeover { .. } | CueId::RoundChange { .. } => {}
                CueId::Phase { .. } if stops.last().is_some_and(of_turn) => {}
                CueId::Phase { .. }
                | CueId::Slot { .. }
                | CueId::Round { .. }
                | CueId::Part { .. }
                | CueId::Unplanned { .. } => stops.push(line.id),
            }
        }
        stops
    }

    /// What the team on stage promised earlier and is not known to have done: the latest first.
    /// Never while the room looks on.
    pub fn promised(&self) -> impl Iterator<Item = &Pledge> {
        let cue = self.moment.cue.as_ref().filter(|_| !self.projecting);
        let team = cue.and_then(|cue| cue.defi.as_deref());
        self.pledges.iter().filter(move |pledge| {
            team.is_some_and(|team| pledge.is_about(team))
                && !self.set_aside.contains(&pledge.key())
                && !self.session.kept().iter().any(|kept| kept.pledge.key() == pledge.key())
        })
    }

    /// The notes that the pane shows, in the order of the journal.
    #[must_use]
    pub fn shown_notes(&self) -> Vec<&TakenNote> {
        let shows = |taken: &&TakenNote| self.filter.as_ref().is_none_or(|it| it.shows(taken));
        self.session.notes().iter().filter(shows).collect()
    }

    /// The notes that the pane shows, by the sequence numbers of their events.
    #[must_use]
    pub fn shown_seqs(&self) -> Vec<u64> {
        self.shown_notes().into_iter().map(|taken| taken.seq).collect()
    }

    /// Where the selected note is shown no more, selects the one that took its place among those
    /// that were shown `before`, else the one above it; none where there is none.
    pub fn select_beside(&mut self, before: &[u64]) {
        let Some(selected) = self.selected_note else { return };
        let shown = self.shown_seqs();
        let at = before.iter().position(|seq| *seq == selected).unwrap_or(before.len());
        let (above, below) = before.split_at(at);
        let nearest = below.iter().chain(above.iter().rev()).find(|seq| shown.contains(seq));
        self.selected_note = nearest.copied();
    }

    /// The selected note, while it stands.
    #[must_use]
    pub fn chosen_note(&self) -> Option<&TakenNote> {
        let seq = self.selected_note?;
        self.session.notes().iter().find(|taken| taken.seq == seq)
    }

    /// What began the selected cue, or the running one where the cursor follows: the fact of which
    /// the real time can be told.
    #[must_use]
    pub fn began(&self) -> Option<(CueId, &Recorded)> {
        let cue = match self.cursor {
            Cursor::At(id) => id,
            Cursor::Follow => self.moment.cue.as_ref()?.id,
        };
        let begins = |recorded: &&Recorded| match &recorded.body {
            Body::Known(
                Event::Started { cue: to }
                | Event::BreakBegun { cue: to, .. }
                | Event::Advanced { to, .. }
                | Event::Jumped { to, .. }
                | Event::Reopened { to, .. },
            ) => *to == cue,
            Body::Known(_) | Body::Newer { .. } => false,
        };
        let standing = self.session.history().filter(|(_, stands)| *stands);
        let fact = standing.map(|(recorded, _)| recorded).filter(begins).last()?;
        Some((cue, fact))
    }

    /// The running cue, else the next one.
    #[must_use]
    pub fn running_or_next(&self) -> Option<CueId> {
        let running = self.moment.cue.as_ref().map(|cue| cue.id);
        running.or(self.moment.next.as_ref().map(|next| next.id))
    }

    /// The interruption that the key bar offers to take out.
    #[must_use]
    pub const fn interruption(&self) -> Option<TimeDelta> {
        self.moment.interruption
    }
}
