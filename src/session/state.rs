//! The session: the fold of its journal, and what can be asked of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{
    Body, Class, Cut, Draft, Event, Kept, Moment, Note, NoteContext, Part, Reading, Recorded,
    Refusal, Ways, decide, fold::State, lineup, owner::care, rundown::Holder,
};
use crate::agenda::{CueId, Plan, Text, Track, fold_name};

/// A session that was not closed is live until this long after its projected end.
const LIVE_AFTER_END: TimeDelta = TimeDelta::hours(12);

/// What did happen: the fold of a journal.
#[derive(Debug, Clone)]
pub struct Session {
    history: Vec<Recorded>,
    undone: BTreeSet<u64>,
    /// What *redo* would give back, the last one first to come.
    redo: Vec<u64>,
    state: State,
    /// The real times of events that were recorded at another one.
    times: BTreeMap<u64, DateTime<Utc>>,
}

/// A note as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenNote {
    /// The sequence number of its event.
    pub seq: u64,
    /// When it was taken; when its first character was typed, where that is known.
    pub at: DateTime<Utc>,
    /// Who took it.
    pub by: Text,
    /// The note, as it reads now.
    pub note: Note,
    /// Whether it is to stay in sight.
    pub pinned: bool,
}

/// One stretch during which a cue was the running one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Which cue.
    pub cue: CueId,
    /// The team whose turn it was.
    pub defi: Option<Text>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended; none while it lasts.
    pub ended_at: Option<DateTime<Utc>>,
    /// How long its clock ran.
    pub used: TimeDelta,
    /// How long it was suspended, or interrupted.
    pub frozen: TimeDelta,
}

impl Session {
    /// Folds a whole journal; none when it does not begin with an opening.
    #[must_use]
    pub fn replay(events: Vec<Recorded>) -> Option<Self> {
        let state = State::open(events.first()?)?;
        let (undone, redo, times) = (BTreeSet::new(), Vec::new(), BTreeMap::new());
        let mut session = Self { history: events, undone, redo, state, times };
        for at in 0..session.history.len() {
            session.mark(at);
        }
        session.refold();
        Some(session)
    }

    /// Takes in the next event of the journal; one that does not fit has no effect.
    pub fn apply(&mut self, event: Recorded) {
        self.history.push(event);
        let at = self.history.len() - 1;
        if self.mark(at) {
            self.refold();
        } else {
            self.state.apply(&self.history[at]);
        }
    }

    /// Notes what an event means for undo and redo; returns whether the past has changed.
    fn mark(&mut self, at: usize) -> bool {
        let Body::Known(event) = &self.history[at].body else { return false };
        match event {
            Event::Undone { event } => {
                let event = *event;
                self.undone.insert(event);
                // the last change of a note is taken back for itself, and not by *redo*
                if self.find(event).is_none_or(|known| known.class() != Class::Note) {
                    self.redo.push(event);
                }
                true
            }
            Event::Redone { event } => {
                self.undone.remove(event);
                self.redo.retain(|undone| undone != event);
                true
            }
            event => {
                let by_itself = matches!(event, Event::Advanced { by_itself: true, .. });
                if can_be_undone(event) && !by_itself {
                    self.redo.clear();
                }
                matches!(event, Event::TimeCorrected { .. })
            }
        }
    }

    fn refold(&mut self) {
        let Some(mut state) = self.history.first().and_then(State::open) else { return };
        self.times.clear();
        for (at, event) in self.history.iter().enumerate().skip(1) {
            if self.undone.contains(&event.seq) {
                state.pass_over(event);
            } else if let Body::Known(Event::TimeCorrected { event: fact, at: time }) = &event.body
            {
                self.times.insert(*fact, *time);
                state = self.fold_again(&self.history[..=at], state);
            } else {
                state.apply(event);
            }
        }
        self.state = state;
    }

    /// The state after `past` with the times corrected so far. What stood in `before`, the state
    /// without the last of them, stands: a time that is corrected makes nothing unhappen.
    fn fold_again(&self, past: &[Recorded], before: State) -> State {
        let Some(mut state) = past.first().and_then(State::open) else { return before };
        for event in &past[1..] {
            if self.undone.contains(&event.seq) {
                state.pass_over(event);
            } else {
                let stood = !before.void.contains(&event.seq);
                state.take_in(event, self.time_of(event), Some(stood));
            }
        }
        state
    }

    /// Folds the journal once more, and shows each event that stands with the state after it.
    pub(super) fn fold_each(&self, mut seen: impl FnMut(&Event, &State)) {
        let Some(mut state) = self.history.first().and_then(State::open) else { return };
        for (recorded, stands) in self.history() {
            if self.undone.contains(&recorded.seq) {
                state.pass_over(recorded);
            } else {
                state.take_in(recorded, self.time_of(recorded), Some(stands));
            }
            if let (true, Body::Known(event)) = (stands, &recorded.body) {
                seen(event, &state);
            }
        }
    }

    /// The event with this sequence number, where this program knows it.
    pub(super) fn find(&self, seq: u64) -> Option<&Event> {
        let at = usize::try_from(seq.checked_sub(1)?).ok()?;
        match &self.history.get(at).filter(|recorded| recorded.seq == seq)?.body {
            Body::Known(event) => Some(event),
            Body::Newer { .. } => None,
        }
    }

    /// When an event took place: at another time than was recorded where that was corrected.
    #[must_use]
    pub fn time_of(&self, recorded: &Recorded) -> DateTime<Utc> {
        self.times.get(&recorded.seq).copied().unwrap_or(recorded.effective_at)
    }

    /// The session at a reading of the clocks: with all that is due by then, recorded or not.
    #[must_use]
    pub fn at(&self, now: &Reading) -> Moment {
        let (state, _) = decide::settle(self, now, &Text::default());
        state.moment(state.instant(now))
    }

    /// The ways to end when the session is to end; `target`, a time of day in its zone, for
    /// another end.
    ///
    /// # Errors
    /// When there is nothing to propose: it is over, on time, or nothing says when it is to end.
    pub fn ways(&self, now: &Reading, target: Option<NaiveTime>) -> Result<Ways, Refusal> {
        let (state, _) = decide::settle(self, now, &Text::default());
        state.ways(state.instant(now), target)
    }

    /// The parts of the day still to come, and what catching up may take from each.
    #[must_use]
    pub fn parts(&self, now: &Reading) -> Vec<Part> {
        let (state, _) = decide::settle(self, now, &Text::default());
        state.parts(state.instant(now))
    }

    /// The moment as it would be if these cuts were made.
    #[must_use]
    pub fn with_cuts(&self, now: &Reading, cuts: &[Cut]) -> Moment {
        let (state, _) = decide::settle(self, now, &Text::default());
        state.with_cuts(cuts).moment(state.instant(now))
    }

    /// The sequence number of the last event.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.history.last().map_or(0, |event| event.seq)
    }

    /// The plan that it follows.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.state.plan
    }

    /// When a plan without hours begins in it, its shift not counted.
    #[must_use]
    pub fn begin(&self) -> DateTime<Utc> {
        self.state.day_begin()
    }

    /// The fingerprint of the agenda's text, as last read.
    #[must_use]
    pub const fn fingerprint(&self) -> &Text {
        &self.state.fingerprint
    }

    /// Where the agenda was read from.
    #[must_use]
    pub const fn path(&self) -> &Text {
        &self.state.path
    }

    /// The notes that stand, in the order of the journal.
    #[must_use]
    pub fn notes(&self) -> &[TakenNote] {
        &self.state.notes
    }

    /// The pledges of earlier sessions that were found kept in this one.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        &self.state.kept
    }

    /// The sequence number of the note that a device knows by `key`, taken back or not.
    #[must_use]
    pub fn note_of(&self, key: &Text) -> Option<u64> {
        self.state.keys.get(key).copied()
    }

    /// What ran at an earlier instant, for a note whose first character was typed then: at most
    /// back to the opening.
    #[must_use]
    pub fn context_at(&self, at: DateTime<Utc>) -> NoteContext {
        let at = self.opened_at().map_or(at, |opened| at.max(opened));
        let run = self.state.ran_at(at);
        let (defi, cue) = (run.and_then(|run| run.defi.clone()), run.map(|run| run.cue));
        NoteContext { defi, cue, track: None, at }
    }

    /// Every attempt that stands, in the order in which they began; used and frozen time of
    /// the running one is as of `now`.
    #[must_use]
    pub fn attempts(&self, now: &Reading) -> Vec<Attempt> {
        let (state, _) = decide::settle(self, now, &Text::default());
        state.attempts(state.instant(now))
    }

    /// Every event, with whether it stands: it was not undone, and fitted when its turn came.
    pub fn history(&self) -> impl Iterator<Item = (&Recorded, bool)> {
        self.history.iter().map(|event| {
            let void = self.state.void.contains(&event.seq);
            (event, !void && !self.undone.contains(&event.seq))
        })
    }

    /// When it was opened.
    #[must_use]
    pub fn opened_at(&self) -> Option<DateTime<Utc>> {
        self.history.first().map(|event| event.effective_at)
    }

    /// What the clocks said at its last event.
    #[must_use]
    pub fn last_reading(&self) -> Option<&Reading> {
        self.history.last().map(|event| &event.recorded_at)
    }

    /// The team that is on: the one that spoke just before, during a changeover; none in a break.
    #[must_use]
    pub fn current_defi(&self) -> Option<Text> {
        self.state.current().and_then(|run| run.defi.clone())
    }

    /// The team that was on before the running one: where a note goes that came too late.
    #[must_use]
    pub fn previous_defi(&self) -> Option<Text> {
        let current = self.current_defi();
        let mut teams = self.state.runs.iter().rev().filter_map(|run| run.defi.clone());
        teams.find(|team| Some(team) != current.as_ref())
    }

    /// Every team that the session knows, in the order of their turns: those of the lineup,
    /// inserted ones too, then those without a turn.
    #[must_use]
    pub fn teams(&self) -> Vec<Text> {
        let rundown = &self.state.rundown;
        let turns = rundown.places().filter_map(|place| match rundown.holder(place) {
            Holder::Team(name) => Some(name.clone()),
            Holder::Unnamed | Holder::Empty | Holder::Free { .. } => None,
        });
        let gone = rundown.rows.iter().flat_map(|row| &row.gone).map(|gone| gone.defi.clone());
        let free = rundown.places().filter_map(|place| rundown.holder(place).free());
        let gone = gone.chain(free.map(|free| free.defi.clone()));
        let lineup = self.state.plan.lineup.iter().map(|defi| defi.name.clone());
        let mut seen = BTreeSet::new();
        turns.chain(gone).chain(lineup).filter(|name| seen.insert(name.clone())).collect()
    }

    /// The teams of its lineup that have no turn, have had none, and are not awaited either.
    #[must_use]
    pub fn turnless(&self) -> Vec<Text> {
        let names = self.state.plan.lineup.iter().map(|defi| &defi.name);
        let turnless = names.filter(|name| lineup::is_turnless(&self.state.rundown, name));
        turnless.cloned().collect()
    }

    /// The names that a note can be for: every team, then what runs side by side.
    #[must_use]
    pub fn names(&self) -> Vec<Text> {
        let slots = self.state.plan.slots.iter().filter(|slot| !slot.dropped);
        let tracks = slots.flat_map(|slot| &slot.tracks);
        let tracks = tracks.map(|track| track.title.clone());
        self.teams().into_iter().chain(tracks).collect()
    }

    /// The names that an owner can have: every team, then everybody whom the plan names, then
    /// whoever has been to act so far, each once in the most careful of its spellings.
    #[must_use]
    pub fn people(&self) -> Vec<Text> {
        let plan = &self.state.plan;
        let presenters = plan.lineup.iter().flat_map(|defi| &defi.presenters);
        let hosts = plan.slots.iter().flat_map(|slot| &slot.tracks).flat_map(|track| &track.hosts);
        let owners = self.state.notes.iter().filter_map(|taken| taken.note.owner.as_ref());
        let planned = presenters.chain(hosts).chain(&plan.hosts).cloned();
        let mut seen = BTreeSet::new();
        let planned = self.teams().into_iter().chain(planned);
        let mut names: Vec<Text> = planned.filter(|name| seen.insert(name.to_string())).collect();
        let mut known: BTreeMap<String, Option<usize>> =
            names.iter().map(|name| (fold_name(name), None)).collect();
        for owner in owners {
            match known.get(&fold_name(owner)) {
                // two whom the plan writes otherwise are two
                Some(None) => {}
                Some(Some(at)) if care(owner) > care(&names[*at]) => names[*at] = owner.clone(),
                Some(Some(_)) => {}
                None => {
                    known.insert(fold_name(owner), Some(names.len()));
                    names.push(owner.clone());
                }
            }
        }
        names
    }

    /// The deliverables that notes have named so far, the latest first.
    #[must_use]
    pub fn deliverables(&self) -> Vec<Text> {
        let named =
            self.state.notes.iter().rev().filter_map(|taken| taken.note.deliverable.clone());
        let mut seen = BTreeSet::new();
        named.filter(|name| seen.insert(fold_name(name))).collect()
    }

    /// What runs side by side in a cue.
    #[must_use]
    pub fn tracks_of(&self, cue: Option<CueId>) -> &[Track] {
        cue.map(|cue| self.state.tracks(cue)).unwrap_or_default()
    }

    /// The question that was on in a cue at an earlier instant.
    #[must_use]
    pub fn prompt_at(&self, cue: CueId, at: DateTime<Utc>) -> Option<&Text> {
        self.state.prompt_at(cue, at)
    }

    /// When it was closed.
    #[must_use]
    pub const fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.state.closed_at
    }

    /// Whether it is live: not closed, and less than 12 h past the end that was projected when
    /// its last event was recorded.
    #[must_use]
    pub fn is_live(&self, now: &Reading) -> bool {
        let Some(last) = self.last_reading().filter(|_| self.closed_at().is_none()) else {
            return false;
        };
        let end = self.at(last).projected_end.unwrap_or(last.wall);
        self.instant(now) < end + LIVE_AFTER_END
    }

    /// The instant on the session's own time line that a reading stands for.
    #[must_use]
    pub fn instant(&self, now: &Reading) -> DateTime<Utc> {
        self.state.instant(now)
    }

    /// The event that *undo* would cancel.
    #[must_use]
    pub fn undoable(&self) -> Option<&Recorded> {
        self.history.iter().rev().find(|recorded| match &recorded.body {
            Body::Known(event) => {
                let stands = !self.undone.contains(&recorded.seq);
                can_be_undone(event) && stands && !self.state.void.contains(&recorded.seq)
            }
            Body::Newer { .. } => false,
        })
    }

    /// The event that *redo* would give its effect back.
    #[must_use]
    pub fn redoable(&self) -> Option<&Recorded> {
        let seq = self.redo.last()?;
        self.history.iter().rev().find(|recorded| recorded.seq == *seq)
    }

    /// What is due by `now` and not recorded yet: advances that happen by themselves, and a step
    /// of the wall clock.
    #[must_use]
    pub fn due(&self, now: &Reading, by: &Text) -> Vec<Draft> {
        decide::settle(self, now, by).1
    }

    pub(super) const fn state(&self) -> &State {
        &self.state
    }
}

const fn can_be_undone(event: &Event) -> bool {
    match event.class() {
        Class::Clock | Class::Lineup | Class::Message | Class::Pledge => true,
        Class::Record | Class::Note | Class::History => false,
    }
}
