//! The whole session as JSON: what was planned, what was held, every note, every event that
//! stands. The fields below are the format: their names are stable.
//!
//! The agenda is in it as it was written, remarks included: this is the file to keep, and `import`
//! gives the same agenda back. Must never hold a reason for absence or a path of the machine.

mod events;

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::{
    Debrief, Only,
    debrief::{Corrected, interruptions},
    status,
};
use crate::{
    agenda::{self, CueId, Defi, Lang, Plan, PlannedPhase, PlannedSlot, Role, Seat, Text, Track},
    session::{Attempt, Body, Line, NoteKind, Session, TakenNote, travel::Travel},
};

/// The version of this form: it grows when a field changes its meaning or goes away.
pub const VERSION: u16 = 1;

/// The session as JSON, ending with a line break.
///
/// Instants are RFC 3339 with the offset of the session's zone; names that end in `_s` are whole
/// seconds, parts of a second dropped. A session that is still open is told as of its last event.
///
/// | field | holds |
/// |---|---|
/// | `version` | [`VERSION`] |
/// | `title`, `date`, `zone`, `lang`, `place`, `audience`, `hosts`, `objectives`, `source` | what the agenda says |
/// | `agenda` | the agenda itself as a file (RON), which `deroule import` gives back field for field |
/// | `moved_from`, `shift_s` | the agenda's own day, and by how much its times were moved |
/// | `as_of`, `closed` | when the last event was recorded, and whether the session is over |
/// | `planned_start`, `planned_end`, `actual_start`, `actual_end` | instants; the actual ones null until they are known |
/// | `plan` | `lineup` and `slots`, as planned: `id`, `title`, `kind`, `start`, `end`, `length_s`, `turns`, `phases`, `changeover_s`, `rounds`, `tracks`, `prompts` |
/// | `lineup`, `absent` | the teams in presenting order; those that were absent and did not speak |
/// | `rundown` | every cue: `id`, `title`, `kind`, `defi`, `phase`, `state`, planned and actual `…_start` and `…_end`, `allotted_s`, `used_s`, as in `deroule status --json` |
/// | `attempts` | every stretch that a cue ran: `cue`, `defi`, `started_at`, `ended_at`, `used_s`, `frozen_s` |
/// | `interruptions` | `from`, `to`, `counted` |
/// | `only` | where not all notes are told, which ones are: `defi`, `kind`, `since`, each null where nothing was asked; else it is not there |
/// | `corrections` | where it is asked for, the times that were corrected: `seq` of the fact, `event`, `first_at`, `at`, `corrected_at`, `by`; else it is not there |
/// | `notes` | those that stand: `seq`, `at`, `by`, `kind`, `text`, `category`, `deliverable`, `owner`, `defi`, `cue`, `elapsed_s`, `prompt`, `track` |
/// | `events` | those that stand, but for notes: `seq`, `recorded_at`, `effective_at`, `by`, `event`, and what the event says |
#[must_use]
pub fn json(session: &Session) -> String {
    document(session, None, None)
}

/// The same with the journal itself under `journal`: with it the session can be taken in on
/// another machine, where it gives the same text again, to the byte.
///
/// `journal` holds `session`, its id; `whole`, whether what no export tells is in it (the reasons
/// for absence, what was taken back, the agenda's path); and `lines`, an event each, as
/// `docs/journal.md` has them. Of what `only` asks for, the corrections alone are heeded: all notes
/// move.
#[must_use]
pub fn json_to_move(session: &Session, journal: &Travel, only: &Only) -> String {
    document(session, Some(journal), Debrief::only(session, only).as_ref())
}

/// The session with the notes that a debrief tells.
pub(super) fn write(session: &Session, debrief: &Debrief) -> String {
    document(session, None, Some(debrief))
}

fn document(session: &Session, journal: Option<&Travel>, debrief: Option<&Debrief>) -> String {
    let Some(now) = session.last_reading() else { return String::new() };
    let plan = session.plan();
    let moment = session.at(now);
    let at = Stamp(plan.zone);
    let attempts = session.attempts(now);
    let extract = debrief.filter(|debrief| journal.is_none() && !debrief.only.is_all());
    let document = Document {
        version: VERSION,
        title: &plan.title,
        date: plan.date,
        zone: plan.zone,
        lang: plan.lang,
        moved_from: plan.moved_from,
        shift_s: plan.shift.num_seconds(),
        place: plan.place.as_ref(),
        audience: plan.audience.as_ref(),
        hosts: &plan.hosts,
        objectives: &plan.objectives,
        source: plan.source.as_ref(),
        agenda: agenda::write(&plan.agenda()),
        as_of: at.of(moment.at),
        closed: session.closed_at().is_some(),
        planned_start: plan.begins().map(|instant| at.of(instant)),
        planned_end: moment.planned_end.map(|instant| at.of(instant)),
        actual_start: attempts.iter().map(|attempt| attempt.started_at).min().map(|i| at.of(i)),
        actual_end: session.closed_at().map(|instant| at.of(instant)),
        plan: planned(plan, at),
        lineup: session.teams(),
        absent: moment.absent.clone(),
        rundown: moment.rundown.iter().map(|line| rundown(line, at)).collect(),
        attempts: attempts.iter().map(|attempt| held(attempt, at)).collect(),
        interruptions: interruptions(session)
            .into_iter()
            .map(|gap| JsonInterruption {
                from: at.of(gap.from),
                to: at.of(gap.to),
                counted: gap.counted,
            })
            .collect(),
        only: extract.map(|debrief| JsonOnly {
            defi: debrief.only.defi.as_ref(),
            kind: debrief.only.kind.map(NoteKind::word),
            since: debrief.only.since.map(|instant| at.of(instant)),
        }),
        corrections: debrief
            .and_then(|debrief| debrief.corrections.as_ref())
            .map(|corrections| corrections.facts.iter().map(|one| corrected(one, at)).collect()),
        notes: extract
            .map_or(session.notes(), |debrief| &debrief.notes)
            .iter()
            .map(|taken| note(taken, at))
            .collect(),
        events: events::events(session, at),
        journal,
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes instants with the offset of a zone.
#[derive(Clone, Copy)]
struct Stamp(Tz);

impl Stamp {
    fn of(self, instant: DateTime<Utc>) -> String {
        instant.with_timezone(&self.0).to_rfc3339_opts(SecondsFormat::AutoSi, false)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    /// The version of this form.
    version: u16,
    title: &'a Text,
    /// The day on which it took place.
    date: NaiveDate,
    zone: Tz,
    /// The language that the agenda asks for.
    lang: Option<Lang>,
    /// The day that the agenda names, when it was held on another.
    moved_from: Option<NaiveDate>,
    /// What was added to every planned instant.
    shift_s: i64,
    place: Option<&'a Text>,
    audience: Option<&'a Text>,
    hosts: &'a [Text],
    objectives: &'a [Text],
    source: Option<&'a Text>,
    /// The agenda as it was written, in its own format.
    agenda: String,
    /// When the last event was recorded.
    as_of: String,
    closed: bool,
    planned_start: Option<String>,
    planned_end: Option<String>,
    actual_start: Option<String>,
    /// When it was closed.
    actual_end: Option<String>,
    plan: JsonPlan<'a>,
    /// The teams in presenting order, as it stands.
    lineup: Vec<Text>,
    /// Teams that were absent and did not speak.
    absent: Vec<Text>,
    /// Every cue of the day, in order, with where it stands.
    rundown: Vec<JsonLine<'a>>,
    /// Every stretch during which a cue was the running one, in order.
    attempts: Vec<JsonAttempt<'a>>,
    /// When the program was away while a cue ran.
    interruptions: Vec<JsonInterruption>,
    /// Which notes are told, where not all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<JsonOnly<'a>>,
    /// The times that were corrected, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<Vec<JsonCorrection<'a>>>,
    /// The notes that stand, in the order of the journal.
    notes: Vec<JsonNote<'a>>,
    /// The events that stand, in order; notes are not told again.
    events: Vec<events::JsonEvent<'a>>,
    /// The journal itself, where the session is to be moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<&'a Travel>,
}

#[derive(Serialize)]
struct JsonPlan<'a> {
    /// The teams in the written order.
    lineup: &'a [Defi],
    slots: Vec<JsonSlot<'a>>,
}

#[derive(Serialize)]
struct JsonSlot<'a> {
    /// `s1`, `s2`…
    id: CueId,
    title: &'a Text,
    /// In lower case: `presentations`, `break`…
    kind: String,
    start: String,
    /// Null when it is untimed.
    end: Option<String>,
    length_s: Option<i64>,
    /// Who has a turn, in the written order; null where nobody is named.
    turns: Vec<Option<&'a Text>>,
    phases: Vec<JsonPhase<'a>>,
    changeover_s: Option<i64>,
    rounds: u16,
    tracks: &'a [Track],
    prompts: &'a [Text],
}

#[derive(Serialize)]
struct JsonPhase<'a> {
    /// Empty for a turn in one piece.
    title: &'a Text,
    length_s: Option<i64>,
    /// `presentation` or `feedback`.
    role: &'static str,
    prompts: &'a [Text],
}

#[derive(Serialize)]
struct JsonLine<'a> {
    id: CueId,
    title: &'a Text,
    kind: String,
    defi: Option<&'a Text>,
    phase: Option<&'a Text>,
    /// `done`, `running`, `next`, `later`, `absent`, `deferred` or `skipped`.
    state: &'static str,
    planned_start: Option<String>,
    planned_end: Option<String>,
    actual_start: Option<String>,
    actual_end: Option<String>,
    allotted_s: Option<i64>,
    used_s: i64,
}

#[derive(Serialize)]
struct JsonAttempt<'a> {
    cue: CueId,
    defi: Option<&'a Text>,
    started_at: String,
    ended_at: Option<String>,
    used_s: i64,
    /// How long it was suspended, or interrupted without that time being counted.
    frozen_s: i64,
}

#[derive(Serialize)]
struct JsonInterruption {
    from: String,
    to: String,
    /// Whether it counts as running time.
    counted: bool,
}

#[derive(Serialize)]
struct JsonOnly<'a> {
    defi: Option<&'a Text>,
    kind: Option<&'static str>,
    since: Option<String>,
}

#[derive(Serialize)]
struct JsonCorrection<'a> {
    /// The fact's place in the journal.
    seq: u64,
    /// Its name, as in `events`.
    event: &'static str,
    /// When it was, as it was written down first.
    first_at: String,
    /// When it really was.
    at: String,
    corrected_at: String,
    by: &'a Text,
}

#[derive(Serialize)]
struct JsonNote<'a> {
    /// Its place in the journal.
    seq: u64,
    at: String,
    by: &'a Text,
    /// `plus`, `minus`, `question`, `decision`, `action` or `plain`.
    kind: &'static str,
    text: &'a Text,
    /// A letter of the programme's categories, or `AP`.
    category: Option<crate::session::Category>,
    deliverable: Option<&'a Text>,
    owner: Option<&'a Text>,
    defi: Option<&'a Text>,
    cue: Option<CueId>,
    /// How long that cue had run.
    elapsed_s: Option<i64>,
    prompt: Option<&'a Text>,
    track: Option<&'a Text>,
}

fn planned(plan: &Plan, at: Stamp) -> JsonPlan<'_> {
    let slots = (1..).zip(&plan.slots).filter(|(_, slot)| !slot.dropped);
    JsonPlan { lineup: &plan.lineup, slots: slots.map(|(n, slot)| one_slot(n, slot, at)).collect() }
}

fn one_slot(number: u16, slot: &PlannedSlot, at: Stamp) -> JsonSlot<'_> {
    JsonSlot {
        id: CueId::Slot { slot: number },
        title: &slot.title,
        kind: slot.kind.name().to_lowercase(),
        start: at.of(slot.start),
        end: slot.length.map(|_| at.of(slot.end)),
        length_s: slot.length.map(seconds),
        turns: slot
            .seats
            .iter()
            .map(|seat| match seat {
                Seat::Team(name) => Some(name),
                Seat::Unnamed | Seat::Free => None,
            })
            .collect(),
        phases: slot.phases.iter().map(phase).collect(),
        changeover_s: slot.changeover.map(seconds),
        rounds: slot.rounds,
        tracks: &slot.tracks,
        prompts: &slot.prompts,
    }
}

fn phase(phase: &PlannedPhase) -> JsonPhase<'_> {
    JsonPhase {
        title: &phase.title,
        length_s: phase.length.map(seconds),
        role: match phase.role {
            Role::Presentation => "presentation",
            Role::Feedback => "feedback",
        },
        prompts: &phase.prompts,
    }
}

fn rundown(line: &Line, at: Stamp) -> JsonLine<'_> {
    let stamp = |instant: Option<DateTime<Utc>>| instant.map(|instant| at.of(instant));
    JsonLine {
        id: line.id,
        title: &line.title,
        kind: line.kind.name().to_lowercase(),
        defi: line.defi.as_ref(),
        phase: line.phase.as_ref(),
        state: status::line_state(line.state),
        planned_start: stamp(line.planned_start),
        planned_end: stamp(line.planned_end),
        actual_start: stamp(line.actual_start),
        actual_end: stamp(line.actual_end),
        allotted_s: line.allotted.map(seconds),
        used_s: seconds(line.used),
    }
}

fn held(attempt: &Attempt, at: Stamp) -> JsonAttempt<'_> {
    JsonAttempt {
        cue: attempt.cue,
        defi: attempt.defi.as_ref(),
        started_at: at.of(attempt.started_at),
        ended_at: attempt.ended_at.map(|instant| at.of(instant)),
        used_s: seconds(attempt.used),
        frozen_s: seconds(attempt.frozen),
    }
}

fn corrected(one: &Corrected, at: Stamp) -> JsonCorrection<'_> {
    JsonCorrection {
        seq: one.seq,
        event: match &one.fact {
            Body::Known(event) => event.name(),
            Body::Newer { .. } => "newer",
        },
        first_at: at.of(one.first),
        at: at.of(one.at),
        corrected_at: at.of(one.said_at),
        by: &one.by,
    }
}

fn note(taken: &TakenNote, at: Stamp) -> JsonNote<'_> {
    let note = &taken.note;
    JsonNote {
        seq: taken.seq,
        at: at.of(taken.at),
        by: &taken.by,
        kind: note.kind.word(),
        text: &note.text,
        category: note.category,
        deliverable: note.deliverable.as_ref(),
        owner: note.owner.as_ref(),
        defi: note.defi.as_ref(),
        cue: note.cue,
        elapsed_s: note.elapsed.map(seconds),
        prompt: note.prompt.as_ref(),
        track: note.track.as_ref(),
    }
}

const fn seconds(length: TimeDelta) -> i64 {
    length.num_seconds()
}
