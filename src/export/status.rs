//! The status object: a moment as one JSON document, for scripts, scenarios and status bars.
//!
//! Field names and their order are a promise to scripts: fields may be added, at the end of
//! their object, never renamed or moved. Must never hold a sentence; [`line()`] takes its few
//! words from the i18n room.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::{
    agenda::{CueId, Kind, Text},
    i18n::{
        Lang,
        catch_up::Teller,
        cli::{Bar, bar},
        format,
    },
    session::{
        Consequence, FreeTurn, Level, Line, LineState, Loss, Moment, NextCue, RunningCue, State,
        Warning, display,
    },
};

/// A moment for machines. Instants are RFC 3339 to the second, with the session's UTC offset;
/// lengths are whole seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    at: String,
    state: &'static str,
    session: Head,
    cue: Option<Cue>,
    next: Option<Next>,
    offset_s: i64,
    planned_end: Option<String>,
    projected_end: Option<String>,
    resume_at: Option<String>,
    message: Option<Text>,
    rundown: Vec<Row>,
    warnings: Vec<Notice>,
    promised: bool,
    blackout: bool,
    late_to_start_s: Option<i64>,
    interruption_s: Option<i64>,
    absent: Vec<Text>,
    notes: usize,
    target_end: Option<String>,
    late_s: Option<i64>,
    losses: Vec<Lost>,
    consequence: Option<Outcome>,
    consequences: Vec<Outcome>,
    offer: Option<String>,
}

/// What the time lost or gained comes to: its code, and what the code needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
enum Outcome {
    Losses(Lost),
    Pace { defi: Option<Text>, late_s: i64 },
    Absorbed { id: String, title: Text, length_s: i64, planned_s: i64 },
    Ahead { by_s: i64, id: String, title: Text, length_s: i64 },
}

/// What a cue would lose if the room closed at the target end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Lost {
    id: String,
    title: Text,
    defi: Option<Text>,
    phase: Option<Text>,
    allotted_s: i64,
    left_s: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Head {
    id: String,
    title: Text,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Cue {
    id: String,
    slot: Text,
    kind: &'static str,
    defi: Option<Text>,
    turn: Option<u16>,
    turns: Option<u16>,
    phase: Option<Text>,
    level: &'static str,
    planned_s: Option<i64>,
    allotted_s: Option<i64>,
    elapsed_s: i64,
    remaining_s: Option<i64>,
    clock: String,
    planned_start: Option<String>,
    planned_end: Option<String>,
    started_at: String,
    projected_end: String,
    signalled: bool,
    suspended_s: i64,
    round: Option<u16>,
    rounds: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<&'static str>,
    part: Option<PartNow>,
    prompt: Option<PromptNow>,
    tracks: Vec<Text>,
    half_time: bool,
}

/// The question that is on: which one of how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct PromptNow {
    text: Text,
    number: usize,
    of: usize,
}

/// The part of a talk that is on: which one of how many, and what is left of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct PartNow {
    title: Text,
    number: usize,
    of: usize,
    remaining_s: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Next {
    id: String,
    defi: Option<Text>,
    phase: Option<Text>,
    projected_start: String,
    slot: Text,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Row {
    id: String,
    title: Text,
    kind: &'static str,
    defi: Option<Text>,
    phase: Option<Text>,
    state: &'static str,
    planned_start: Option<String>,
    planned_end: Option<String>,
    projected_start: Option<String>,
    projected_end: Option<String>,
    actual_start: Option<String>,
    actual_end: Option<String>,
    allotted_s: Option<i64>,
    used_s: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<&'static str>,
}

/// A warning: its code, and what the code needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
enum Notice {
    ClockStepped { by_s: i64 },
    Collision { id: String, title: Text, by_s: i64 },
    NewerEvents { count: usize },
    Moved { from: chrono::NaiveDate },
}

/// A word of fewer letters does not say what a phase is.
const TELLING: usize = 4;

impl Status {
    /// The status object of a moment of session `id`, which has so many notes.
    #[must_use]
    pub fn new(id: &str, moment: &Moment, notes: usize) -> Self {
        let zone = Zone(moment.zone);
        Self {
            at: zone.instant(moment.at),
            state: state(moment.state),
            session: Head { id: id.to_owned(), title: moment.title.clone() },
            cue: moment.cue.as_ref().map(|cue| Cue::new(cue, zone)),
            next: moment.next.as_ref().map(|next| Next::new(next, zone)),
            offset_s: moment.offset.num_seconds(),
            planned_end: zone.maybe(moment.planned_end),
            projected_end: zone.maybe(moment.projected_end),
            resume_at: zone.maybe(moment.resume_at),
            message: moment.message.as_ref().map(|shown| shown.text.clone()),
            rundown: moment.rundown.iter().map(|line| Row::new(line, zone)).collect(),
            warnings: moment.warnings.iter().map(Notice::new).collect(),
            promised: moment.promised,
            blackout: moment.blackout,
            late_to_start_s: moment.late_to_start.map(|late| late.num_seconds()),
            interruption_s: moment.interruption.map(|length| length.num_seconds()),
            absent: moment.absent.clone(),
            notes,
            target_end: zone.maybe(moment.target_end),
            late_s: moment.late.map(|late| late.num_seconds()),
            losses: moment.losses.iter().map(Lost::new).collect(),
            consequence: moment.consequences.first().map(Outcome::new),
            consequences: moment.consequences.iter().map(Outcome::new).collect(),
            offer: zone.maybe(moment.offer),
        }
    }

    /// The same in names and values, without what a single value cannot hold.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let text = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
        let number = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
        let (cue, next) = (self.cue.as_ref(), self.next.as_ref());
        let of_cue = |pick: fn(&Cue) -> String| cue.map(pick).unwrap_or_default();
        vec![
            ("AT", self.at.clone()),
            ("STATE", self.state.to_owned()),
            ("TITLE", self.session.title.to_string()),
            ("CUE", of_cue(|cue| cue.id.clone())),
            ("SLOT", of_cue(|cue| cue.slot.to_string())),
            ("KIND", of_cue(|cue| cue.kind.to_owned())),
            ("DEFI", text(cue.and_then(|cue| cue.defi.as_ref()))),
            ("PHASE", text(cue.and_then(|cue| cue.phase.as_ref()))),
            ("LEVEL", of_cue(|cue| cue.level.to_owned())),
            ("CLOCK", of_cue(|cue| cue.clock.clone())),
            ("ALLOTTED_S", number(cue.and_then(|cue| cue.allotted_s))),
            ("REMAINING_S", number(cue.and_then(|cue| cue.remaining_s))),
            ("NEXT_SLOT", text(next.map(|next| &next.slot))),
            ("NEXT_DEFI", text(next.and_then(|next| next.defi.as_ref()))),
            ("NEXT_PHASE", text(next.and_then(|next| next.phase.as_ref()))),
            ("OFFSET_S", self.offset_s.to_string()),
            ("PLANNED_END", self.planned_end.clone().unwrap_or_default()),
            ("PROJECTED_END", self.projected_end.clone().unwrap_or_default()),
            ("RESUME_AT", self.resume_at.clone().unwrap_or_default()),
            ("MESSAGE", text(self.message.as_ref())),
        ]
    }
}

impl Cue {
    /// The time allotted is rounded up as a countdown is, and the time elapsed is what lies
    /// between it and the countdown: `allotted_s − elapsed_s = remaining_s`, always. Where the
    /// time allotted is whole seconds, as plans are, that is the time elapsed rounded down.
    fn new(cue: &RunningCue, zone: Zone) -> Self {
        let remaining = cue.remaining.map(display);
        let allotted = cue.allotted.map(display);
        let elapsed = match (allotted, remaining) {
            (Some(allotted), Some(remaining)) => allotted - remaining,
            (Some(_) | None, None) | (None, Some(_)) => cue.elapsed.num_seconds(),
        };
        Self {
            id: cue.id.to_string(),
            slot: cue.slot.clone(),
            kind: kind(cue.kind),
            defi: cue.defi.clone(),
            turn: cue.turn,
            turns: cue.turns,
            phase: named(cue.phase.as_ref()),
            level: level(cue.level),
            planned_s: cue.planned.map(display),
            allotted_s: allotted,
            elapsed_s: elapsed,
            remaining_s: remaining,
            clock: clock(cue),
            planned_start: zone.maybe(cue.planned_start),
            planned_end: zone.maybe(cue.planned_end),
            started_at: zone.instant(cue.started_at),
            projected_end: zone.instant(cue.projected_end),
            signalled: cue.signalled,
            suspended_s: cue.suspended_for.num_seconds(),
            round: cue.round.map(|(round, _)| round),
            rounds: cue.round.map(|(_, rounds)| rounds),
            free: free(cue.free.as_ref()),
            part: cue.part().map(|(at, part)| PartNow {
                title: part.title.clone(),
                number: at + 1,
                of: cue.script.len(),
                remaining_s: display(part.ends - cue.elapsed),
            }),
            prompt: cue.prompt().map(|(at, text)| PromptNow {
                text: text.clone(),
                number: at + 1,
                of: cue.prompts.len(),
            }),
            tracks: cue.tracks.iter().map(|track| track.title.clone()).collect(),
            half_time: cue.is_half(),
        }
    }
}

impl Next {
    fn new(next: &NextCue, zone: Zone) -> Self {
        Self {
            id: next.id.to_string(),
            defi: next.defi.clone(),
            phase: named(next.phase.as_ref()),
            projected_start: zone.instant(next.projected_start),
            slot: next.slot.clone(),
            kind: kind(next.kind),
            free: free(next.free.as_ref()),
        }
    }
}

impl Row {
    fn new(line: &Line, zone: Zone) -> Self {
        Self {
            id: line.id.to_string(),
            title: line.title.clone(),
            kind: kind(line.kind),
            defi: line.defi.clone(),
            phase: named(line.phase.as_ref()),
            state: line_state(line.state),
            planned_start: zone.maybe(line.planned_start),
            planned_end: zone.maybe(line.planned_end),
            projected_start: zone.maybe(line.projected_start),
            projected_end: zone.maybe(line.projected_end),
            actual_start: zone.maybe(line.actual_start),
            actual_end: zone.maybe(line.actual_end),
            allotted_s: line.allotted.map(display),
            used_s: line.used.num_seconds(),
            free: free(line.free.as_ref()),
        }
    }
}

impl Lost {
    fn new(loss: &Loss) -> Self {
        Self {
            id: loss.id.to_string(),
            title: loss.title.clone(),
            defi: loss.defi.clone(),
            phase: named(loss.phase.as_ref()),
            allotted_s: display(loss.allotted),
            left_s: display(loss.left),
        }
    }
}

/// What became of an absent team's turn, where it takes its time all the same.
fn free(turn: Option<&FreeTurn>) -> Option<&'static str> {
    turn.map(|turn| turn.freed.name())
}

impl Outcome {
    fn new(consequence: &Consequence) -> Self {
        match consequence {
            Consequence::Loses(loss) => Self::Losses(Lost::new(loss)),
            Consequence::Pace { defi, late } => {
                Self::Pace { defi: defi.clone(), late_s: late.num_seconds() }
            }
            Consequence::Absorbed(rest) => Self::Absorbed {
                id: rest.id.to_string(),
                title: rest.title.clone(),
                length_s: display(rest.length),
                planned_s: display(rest.planned),
            },
            Consequence::Ahead { by, rest } => Self::Ahead {
                by_s: by.num_seconds(),
                id: rest.id.to_string(),
                title: rest.title.clone(),
                length_s: display(rest.length),
            },
        }
    }
}

impl Notice {
    fn new(warning: &Warning) -> Self {
        match warning {
            Warning::ClockStepped { by, seq: _ } => Self::ClockStepped { by_s: by.num_seconds() },
            Warning::Collision { id, title, by } => {
                Self::Collision { id: id.to_string(), title: title.clone(), by_s: by.num_seconds() }
            }
            Warning::NewerEvents { count } => Self::NewerEvents { count: *count },
            Warning::Moved { from } => Self::Moved { from: *from },
        }
    }
}

/// A moment in the space of a status bar:
/// `Archifiltre réactions 6:12 | suivant b@liseNAV | +7 | fin 18h37`.
#[must_use]
pub fn line(moment: &Moment, lang: Lang) -> String {
    let mut parts = Vec::new();
    match moment.state {
        State::Idle => parts.push(match (moment.late_to_start, moment.planned_start) {
            (Some(late), _) => bar(lang, &Bar::NotStartedFor(&format::count(late.num_seconds()))),
            (None, Some(start)) => {
                bar(lang, &Bar::StartsAt(&format::time(lang, start, moment.zone)))
            }
            (None, None) => bar(lang, &Bar::NotStarted),
        }),
        State::Finished => parts.push(bar(lang, &Bar::Finished)),
        State::Running | State::Suspended => {}
    }
    if let Some(cue) = &moment.cue {
        let what = format!("{} {}", title(cue, lang), clock(cue));
        parts.push(match moment.state {
            State::Suspended => bar(lang, &Bar::Suspended(&what)),
            State::Running | State::Idle | State::Finished => what,
        });
    }
    if let Some(next) = &moment.next {
        let phase = part(next.id, next.phase.as_ref(), lang);
        let name = next.defi.as_ref().or_else(|| some(&next.slot)).map(AsRef::as_ref);
        let name: Option<&str> = name.or(phase.as_deref());
        if let Some(name) = name {
            // the team's own next phase is told by its name, not by the team's
            let same =
                moment.cue.as_ref().is_some_and(|cue| cue.defi.is_some() && cue.defi == next.defi);
            let again = moment.cue.as_ref().is_some_and(|cue| cue.id.slot() == next.id.slot())
                && next.defi.is_none();
            let short = phase.as_deref().filter(|_| same || again);
            parts.push(bar(lang, &Bar::Next(short.unwrap_or(name))));
        }
    }
    if moment.cue.is_some() {
        let minutes = moment.offset.num_minutes();
        parts.push(if minutes == 0 {
            "0".to_owned()
        } else {
            format!("{minutes:+}").replace('-', "−")
        });
    }
    if let Some(end) = moment.projected_end {
        let day = moment.planned_start.unwrap_or(moment.at);
        let day = day.with_timezone(&moment.zone).date_naive();
        parts.push(bar(lang, &Bar::End(&format::time_on(lang, end, moment.zone, day))));
    }
    parts.join(" | ")
}

/// What the time lost or gained comes to, in a sentence for people; none for seconds.
#[must_use]
pub fn consequence(moment: &Moment, lang: Lang) -> Option<String> {
    let first = moment.consequences.first()?;
    Some(Teller::of(lang, moment).consequence(moment, first))
}

/// The team and the first word of its phase, else the slot.
fn title(cue: &RunningCue, lang: Lang) -> String {
    match (&cue.defi, part(cue.id, cue.phase.as_ref(), lang)) {
        (Some(defi), Some(phase)) => format!("{defi} {phase}"),
        (Some(defi), None) => defi.to_string(),
        (None, Some(phase)) if cue.slot.is_empty() => phase,
        (None, Some(phase)) => format!("{} {phase}", cue.slot),
        (None, None) if cue.slot.is_empty() => bar(lang, &Bar::Break),
        (None, None) => cue.slot.to_string(),
    }
}

/// Which part of its turn or slot a cue is, in a word: its phase, a changeover, a round.
fn part(id: CueId, phase: Option<&Text>, lang: Lang) -> Option<String> {
    match id {
        CueId::Changeover { .. } | CueId::RoundChange { .. } => Some(bar(lang, &Bar::Changeover)),
        CueId::Round { round, .. } => Some(bar(lang, &Bar::Round(round))),
        CueId::Slot { .. } | CueId::Phase { .. } | CueId::Part { .. } | CueId::Unplanned { .. } => {
            named(phase).map(|phase| first_word(&phase))
        }
    }
}

/// The shortest beginning of a phase's title that says what it is: `Réactions à chaud` →
/// `réactions`, `Une minute` → `une minute`.
fn first_word(phase: &str) -> String {
    let mut short = String::new();
    for word in phase.split_whitespace() {
        if !short.is_empty() {
            short.push(' ');
        }
        short += word;
        if word.chars().count() >= TELLING {
            break;
        }
    }
    // an abbreviation keeps its capitals
    if short.chars().skip(1).any(char::is_uppercase) { short } else { short.to_lowercase() }
}

/// The digits of the cue's clock: they count down, or up where no length is planned.
fn clock(cue: &RunningCue) -> String {
    cue.remaining.map_or_else(
        || format::count(cue.elapsed.num_seconds()),
        |remaining| format::clock(display(remaining)),
    )
}

/// A phase without a title is a turn without phases.
fn named(phase: Option<&Text>) -> Option<Text> {
    phase.and_then(some).cloned()
}

fn some(text: &Text) -> Option<&Text> {
    Some(text).filter(|text| !text.is_empty())
}

#[derive(Clone, Copy)]
pub(super) struct Zone(pub(super) Tz);

impl Zone {
    pub(super) fn instant(self, instant: DateTime<Utc>) -> String {
        instant.with_timezone(&self.0).to_rfc3339_opts(SecondsFormat::Secs, false)
    }

    fn maybe(self, instant: Option<DateTime<Utc>>) -> Option<String> {
        instant.map(|instant| self.instant(instant))
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Idle => "idle",
        State::Running => "running",
        State::Suspended => "suspended",
        State::Finished => "finished",
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Normal => "normal",
        Level::Warning => "warning",
        Level::Danger => "danger",
        Level::Overtime => "overtime",
    }
}

pub(super) const fn line_state(state: LineState) -> &'static str {
    match state {
        LineState::Done => "done",
        LineState::Running => "running",
        LineState::Next => "next",
        LineState::Later => "later",
        LineState::Absent => "absent",
        LineState::Deferred => "deferred",
        LineState::Skipped => "skipped",
    }
}

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Welcome => "welcome",
        Kind::Presentations => "presentations",
        Kind::Break => "break",
        Kind::Workshop => "workshop",
        Kind::Restitution => "restitution",
        Kind::Debrief => "debrief",
        Kind::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::first_word;

    #[test]
    fn a_phase_is_told_in_few_words() {
        let told = [
            ("Réactions à chaud", "réactions"),
            ("Une minute", "une minute"),
            ("Q&R", "Q&R"),
            ("À vous", "à vous"),
            ("", ""),
        ];
        for (phase, short) in told {
            assert_eq!(first_word(phase), short);
        }
    }
}
