//! The debrief: what a session was to be, what it was, and what people said; data, before any
//! format writes it down.
//!
//! A session that is still open is told as of its last event, so that the same journal always
//! gives the same debrief. Must never read a clock or hold a reason for absence.

mod corrected;
mod lineup;
mod rows;

pub use corrected::{Corrected, Corrections};
pub use lineup::{FreeRow, Returned};

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::Only;
use crate::{
    agenda::{Role, Text, fold_name},
    session::{
        Attempt, Body, Change, Draw, Event, Fair, Kept, Moment, NoteKind, PlanNews, Recorded,
        Session, TakenNote, WayKind, doer,
    },
};

/// All that a debrief says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debrief {
    /// What was asked for, where it is not all.
    pub only: Only,
    /// What is known of the session as a whole.
    pub head: Head,
    /// Planned against actual, slot by slot; unplanned breaks stand where they took place.
    pub slots: Vec<SlotRow>,
    /// Planned against actual, turn by turn: one table for all slots whose turns are alike.
    pub turns: Vec<TurnTable>,
    /// Every team that has a note, in the order in which they spoke.
    pub teams: Vec<Team>,
    /// What each team was given and took.
    pub fair: Fair,
    /// The draws of lots that stand.
    pub draws: Vec<Draw>,
    /// The teams that spoke, in the order in which they did.
    pub spoken: Vec<Text>,
    /// How many teams there were to be, those that were not foreseen included.
    pub known: usize,
    /// The teams that spoke and have no note.
    pub without_notes: Vec<Text>,
    /// What ran side by side and has a note, in the order of the notes.
    pub tracks: Vec<Team>,
    /// The notes that are about no team, and nothing that ran beside others, by kind.
    pub general: Vec<(NoteKind, Vec<TakenNote>)>,
    /// The teams that were absent and did not speak.
    pub absent: Vec<Text>,
    /// When the teams that had no turn were to present.
    pub missed: BTreeMap<Text, DateTime<Utc>>,
    /// The teams that were marked absent and came, in that order.
    pub returned: Vec<Returned>,
    /// The teams that were added while the session was open.
    pub added: Vec<Text>,
    /// The turns of absent teams that were kept and held.
    pub free: Vec<FreeRow>,
    /// The team that presents, while the session is open.
    pub on_stage: Option<Text>,
    /// How many teams have presented: the one that does so now is not counted.
    pub presented: usize,
    /// The teams that were there and did not come to speak, or not yet.
    pub not_heard: Vec<Text>,
    /// Every note, in the order of the journal; those about whom it was asked for, and the actions
    /// that are theirs.
    pub notes: Vec<TakenNote>,
    /// Every next action, in the order of the journal.
    pub actions: Vec<TakenNote>,
    /// What was promised in earlier sessions and found done in this one, in the order in which it
    /// was said.
    pub kept: Vec<Kept>,
    /// Whether more than one person took notes, so that a note needs its author.
    pub many_authors: bool,
    /// The times that were corrected, where they are asked for.
    pub corrections: Option<Corrections>,
}

/// What is known of the session as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What it is called.
    pub title: Text,
    /// The day on which it took place.
    pub date: NaiveDate,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// The day that the agenda names, when it was held on another.
    pub moved_from: Option<NaiveDate>,
    /// Where it took place.
    pub place: Option<Text>,
    /// For whom it was.
    pub audience: Option<Text>,
    /// Who ran it.
    pub hosts: Vec<Text>,
    /// What it was for.
    pub objectives: Vec<Text>,
    /// When it was to begin.
    pub planned_start: Option<DateTime<Utc>>,
    /// When it began; none when nobody started it.
    pub actual_start: Option<DateTime<Utc>>,
    /// When it was to end.
    pub planned_end: Option<DateTime<Utc>>,
    /// When it was closed; none while it is open.
    pub actual_end: Option<DateTime<Utc>>,
    /// When its last event was recorded: what an open session is told as of.
    pub as_of: DateTime<Utc>,
    /// How often the clock was suspended.
    pub suspensions: usize,
    /// How long the clock stood still in all, interruptions that were taken out not counted.
    pub suspended: TimeDelta,
    /// When the program was away while a cue ran.
    pub interruptions: Vec<Interruption>,
    /// When the plan was changed while the session was open, and how.
    pub plans: Vec<(DateTime<Utc>, PlanNews)>,
    /// When a way to be on time again, or to use the time gained, was taken, and which one.
    pub ways: Vec<(DateTime<Utc>, WayKind)>,
}

/// A stretch during which the program was away while a cue ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interruption {
    /// When it was last seen.
    pub from: DateTime<Utc>,
    /// When it came back.
    pub to: DateTime<Utc>,
    /// Whether it counts as running time.
    pub counted: bool,
}

/// A slot, or one of its rounds or parts, or an unplanned break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRow {
    /// What it is.
    pub what: RowName,
    /// The number of its slot, from 1; none where it was not planned.
    pub slot: Option<u16>,
    /// When it was to begin and to end; none where it was not planned.
    pub planned: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// When it first began; none when it was not held.
    pub started_at: Option<DateTime<Utc>>,
    /// When it last ended; none while more of it is to come, or when it was not held.
    pub ended_at: Option<DateTime<Utc>>,
    /// Its planned length; none when it was untimed or not planned.
    pub length: Option<TimeDelta>,
    /// How long its clocks ran, in whole seconds.
    pub used: TimeDelta,
    /// Time used minus planned length; none while more of it is to come, or when it was not held.
    pub difference: Option<TimeDelta>,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowName {
    /// A slot.
    Slot(Text),
    /// A round of the slot above, and of how many.
    Round(u16, u16),
    /// A part of the slot above.
    Part(Text),
    /// A break that was not planned.
    Break,
}

/// Slots whose turns have the same phases, turn by turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnTable {
    /// The phases of each turn and their planned lengths; an empty title for a turn in one piece.
    pub phases: Vec<(Text, Option<TimeDelta>)>,
    /// Who speaks in each of them.
    pub roles: Vec<Role>,
    /// The turns, in the order of the day.
    pub rows: Vec<TurnRow>,
}

/// One team's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnRow {
    /// Whose it was; none in an agenda that names nobody.
    pub team: Option<Text>,
    /// The number of its slot, from 1.
    pub slot: u16,
    /// Which turn of its slot it was, from 1.
    pub turn: u16,
    /// When it was to begin.
    pub planned_start: Option<DateTime<Utc>>,
    /// When it began; none when it was not held.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended; none while more of it is to come, or when it was not held.
    pub ended_at: Option<DateTime<Utc>>,
    /// How long each phase's clock ran, in whole seconds; none for a phase that was not held.
    pub used: Vec<Option<TimeDelta>>,
    /// Time used minus time planned, over the whole turn; none while more of it is to come, when it
    /// was not held, or untimed.
    pub difference: Option<TimeDelta>,
}

/// A team and its notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its name.
    pub name: Text,
    /// Its notes by kind, in the order of [`NoteKind::ALL`]; kinds without notes are left out.
    pub notes: Vec<(NoteKind, Vec<TakenNote>)>,
}

/// The events that stand, in order: those that this program knows and that were not undone.
pub(super) fn standing(session: &Session) -> impl Iterator<Item = (&Recorded, &Event)> {
    session.history().filter_map(|(recorded, stands)| match &recorded.body {
        Body::Known(event) if stands => Some((recorded, event)),
        Body::Known(_) | Body::Newer { .. } => None,
    })
}

impl Debrief {
    /// The debrief of a session, as of its last event; none for a journal without events.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        Self::only(session, &Only::default())
    }

    /// The same, with what was asked for only.
    #[must_use]
    pub fn only(session: &Session, only: &Only) -> Option<Self> {
        let now = session.last_reading()?;
        let moment = session.at(now);
        let attempts = session.attempts(now);
        let fit: Vec<&TakenNote> =
            session.notes().iter().filter(|taken| only.fits(taken)).collect();
        let about: Vec<&TakenNote> =
            fit.iter().copied().filter(|taken| only.is_about(taken)).collect();
        let over = session.closed_at().is_some();
        let known = session.teams();
        let spoken: Vec<Text> = once(spoken(&attempts));
        let speakers = folded(&spoken);
        let absent: Vec<Text> = once(moment.absent.iter().filter(|team| !holds(&speakers, team)));
        let away = folded(&absent);
        let mut general = Vec::new();
        let mut by_team: BTreeMap<String, Vec<&TakenNote>> = BTreeMap::new();
        let mut by_track: BTreeMap<String, Vec<&TakenNote>> = BTreeMap::new();
        for taken in about.iter().copied() {
            match (&taken.note.track, &taken.note.defi) {
                (Some(track), _) => by_track.entry(fold_name(track)).or_default().push(taken),
                (None, Some(defi)) => by_team.entry(fold_name(defi)).or_default().push(taken),
                (None, None) => general.push(taken),
            }
        }
        let noted = about.iter().filter_map(|taken| taken.note.defi.as_ref());
        let named: Vec<Text> = once(spoken.iter().chain(&known).chain(noted));
        let teams: Vec<Team> = named
            .into_iter()
            .filter_map(|name| {
                let notes = by_team.get(&fold_name(&name))?;
                Some(Team { notes: by_kind(notes), name })
            })
            .collect();
        let tracks = once(about.iter().filter_map(|taken| taken.note.track.as_ref()));
        let tracks = tracks.into_iter().filter_map(|name| {
            let notes = by_track.get(&fold_name(&name))?;
            Some(Team { notes: by_kind(notes), name })
        });
        let tracks = tracks.collect();
        let silent = |team: &&Text| !by_team.contains_key(&fold_name(team));
        let waiting = |team: &&Text| !holds(&speakers, team) && !holds(&away, team);
        let mut authors = session.notes().iter().map(|taken| &taken.by);
        let first = authors.next();
        let mut turns = rows::turns(session.plan(), &moment.rundown, over);
        let missed = lineup::plan_hours(session, &mut turns);
        let mut returned = lineup::returned(session, &turns);
        returned.retain(|known| only.is_of(Some(&known.team)));
        let on_stage = lineup::on_stage(&moment.rundown).filter(|_| !over).cloned();
        // an earlier turn of the same team is over
        let mut ended = turns.iter().flat_map(|table| &table.rows);
        let before = ended.any(|row| row.ended_at.is_some() && row.team == on_stage);
        let speaking = on_stage.is_some() && !before;
        turns.iter_mut().for_each(|table| table.rows.retain(|row| only.is_of(row.team.as_ref())));
        turns.retain(|table| !table.rows.is_empty());
        let kept = session.kept().iter().filter(|kept| only.is_kept(kept)).cloned().collect();
        // another team's action is not theirs, though it is about them
        let theirs = |taken: &&TakenNote| {
            let owner = taken.note.owner.as_ref();
            let elsewhere = owner.is_some_and(|owner| doer(&known, owner).is_some());
            only.is_for(taken) || (only.is_about(taken) && !elsewhere)
        };
        let action = |taken: &TakenNote| taken.note.kind == NoteKind::Action;
        let told =
            |taken: &&TakenNote| only.is_about(taken) || (action(taken) && only.is_for(taken));
        let wanted = |team: &&Text| only.is_of(Some(team));
        Some(Self {
            only: only.clone(),
            head: head(session, &moment, &attempts),
            slots: rows::slots(session.plan(), &moment.rundown, over),
            turns,
            known: known.len().max(spoken.len()),
            without_notes: spoken
                .iter()
                .filter(|_| only.is_all())
                .filter(silent)
                .cloned()
                .collect(),
            teams,
            fair: session.fair(now),
            draws: draws(session),
            tracks,
            general: by_kind(&general),
            not_heard: known.iter().filter(waiting).filter(wanted).cloned().collect(),
            absent: absent.iter().filter(wanted).cloned().collect(),
            missed,
            returned,
            added: lineup::added(session).iter().filter(wanted).cloned().collect(),
            free: lineup::free(&moment.rundown),
            presented: spoken.len() - usize::from(speaking),
            on_stage,
            actions: of_kind(fit.iter().copied().filter(theirs), NoteKind::Action),
            spoken,
            corrections: only.corrections.then(|| corrected::of(session, &moment, &attempts, only)),
            notes: fit.iter().copied().filter(told).cloned().collect(),
            kept,
            many_authors: authors.any(|author| Some(author) != first),
        })
    }

    /// The notes of a kind, in the order of the journal.
    pub fn of_kind(&self, kind: NoteKind) -> impl Iterator<Item = &TakenNote> {
        self.notes.iter().filter(move |taken| taken.note.kind == kind)
    }
}

fn head(session: &Session, moment: &Moment, attempts: &[Attempt]) -> Head {
    let plan = session.plan();
    let interruptions = interruptions(session);
    let taken_out: TimeDelta =
        interruptions.iter().filter(|gap| !gap.counted).map(|gap| gap.to - gap.from).sum();
    let frozen: TimeDelta = attempts.iter().map(|attempt| attempt.frozen).sum();
    let suspended = |(_, event): &(&Recorded, &Event)| matches!(event, Event::Suspended { .. });
    Head {
        title: plan.title.clone(),
        date: plan.date,
        zone: plan.zone,
        moved_from: plan.moved_from,
        place: plan.place.clone(),
        audience: plan.audience.clone(),
        hosts: plan.hosts.clone(),
        objectives: plan.objectives.clone(),
        planned_start: plan.begins(),
        actual_start: attempts.iter().map(|attempt| attempt.started_at).min(),
        planned_end: moment.planned_end,
        actual_end: session.closed_at(),
        as_of: moment.at,
        suspensions: standing(session).filter(suspended).count(),
        suspended: (frozen - taken_out).max(TimeDelta::zero()),
        interruptions,
        plans: plans(session),
        ways: ways(session),
    }
}

fn ways(session: &Session) -> Vec<(DateTime<Utc>, WayKind)> {
    let mut ways = Vec::new();
    for (recorded, event) in standing(session) {
        if let Event::CaughtUp { way, .. } = event {
            ways.push((recorded.effective_at, *way));
        }
    }
    ways
}

fn plans(session: &Session) -> Vec<(DateTime<Utc>, PlanNews)> {
    let mut plans = Vec::new();
    for (recorded, event) in standing(session) {
        if let Event::PlanChanged { change } = event {
            plans.push((session.time_of(recorded), change.news.clone()));
        }
    }
    plans
}

fn draws(session: &Session) -> Vec<Draw> {
    let mut draws = Vec::new();
    for (_, event) in standing(session) {
        if let Event::LineupChanged { change: Change::Drawn { draw } } = event {
            draws.push(Draw::clone(draw));
        }
    }
    draws
}

pub(super) fn interruptions(session: &Session) -> Vec<Interruption> {
    let mut gaps: Vec<(u64, Interruption)> = Vec::new();
    for (recorded, event) in standing(session) {
        if let Event::Interrupted { from, to } = event {
            gaps.push((recorded.seq, Interruption { from: *from, to: *to, counted: true }));
        } else if let Event::InterruptionRemoved { interruption } = event {
            let removed = gaps.iter_mut().filter(|(seq, _)| seq == interruption);
            removed.for_each(|(_, gap)| gap.counted = false);
        }
    }
    gaps.into_iter().map(|(_, gap)| gap).collect()
}

/// The teams that spoke, in the order in which they did.
fn spoken(attempts: &[Attempt]) -> impl Iterator<Item = &Text> {
    let phases = attempts.iter().filter(|attempt| attempt.cue.phase().is_some());
    phases.filter_map(|attempt| attempt.defi.as_ref())
}

/// Each name once, in order; names that differ in accents or case only are the same.
fn once<'t>(names: impl IntoIterator<Item = &'t Text>) -> Vec<Text> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| seen.insert(fold_name(name))).cloned().collect()
}

fn folded(names: &[Text]) -> BTreeSet<String> {
    names.iter().map(|name| fold_name(name)).collect()
}

fn holds(folded: &BTreeSet<String>, team: &Text) -> bool {
    folded.contains(&fold_name(team))
}

/// Notes by kind; kinds without notes are left out.
fn by_kind(notes: &[&TakenNote]) -> Vec<(NoteKind, Vec<TakenNote>)> {
    let all = NoteKind::ALL.map(|kind| (kind, of_kind(notes.iter().copied(), kind)));
    all.into_iter().filter(|(_, notes)| !notes.is_empty()).collect()
}

fn of_kind<'n>(notes: impl IntoIterator<Item = &'n TakenNote>, kind: NoteKind) -> Vec<TakenNote> {
    notes.into_iter().filter(|taken| taken.note.kind == kind).cloned().collect()
}
