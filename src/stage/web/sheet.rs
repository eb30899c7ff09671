//! What pages are told, as JSON: the face, who is on deck, the notes.
//!
//! Pure: the same session gives the same bytes. What viewers are told is made of a [`Face`] and of
//! a moment's order of teams, which hold no note and no reason.

use std::borrow::Cow;

use chrono::{DateTime, DurationRound, SecondsFormat, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::{
    agenda::{CueId, Lang, Text},
    i18n::stage::Says,
    session::{
        Attempt, Body, Category, Event, Line, LineState, NoteKind, Reading, Session, SessionId,
        State, TakenNote, Thresholds,
    },
    stage::face::{Countdown, Face, Hand, Phase, Scene},
};

/// Which session a sheet is about, and in which language its pages speak.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The session; none while one is awaited.
    pub session: Option<&'a SessionId>,
    /// The language of the pages.
    pub lang: Lang,
    /// Whether the journal could not be read: what is shown may be behind.
    pub behind: bool,
}

impl About<'_> {
    fn lang(self) -> &'static str {
        match self.lang {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }

    fn session(&self) -> Option<&str> {
        self.session.map(SessionId::as_str)
    }
}

/// Both clocks, in milliseconds: what a page measures its own against.
#[must_use]
pub fn time(now: &Reading) -> String {
    let (boot, wall) = (now.mono.num_milliseconds(), now.wall.timestamp_millis());
    format!("{{\"boot_ms\":{boot},\"wall_ms\":{wall}}}")
}

/// Longer than any cue may run over its end.
const NEVER: TimeDelta = TimeDelta::days(365);

#[derive(Serialize)]
struct FaceSheet<'a> {
    session: Option<&'a str>,
    title: &'a str,
    place: Option<&'a str>,
    lang: &'static str,
    zone: &'a str,
    epoch_ms: i64,
    behind: bool,
    scene: &'static str,
    begins_at: Option<String>,
    name: Option<Cow<'a, str>>,
    phase: Option<PhaseSheet<'a>>,
    turn: Option<(u16, u16)>,
    clock: Option<ClockSheet>,
    suspended: bool,
    resume_at: Option<String>,
    coming: &'a [Text],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<f64>,
    message: Option<MessageSheet<'a>>,
    blackout: bool,
}

#[derive(Serialize)]
struct PhaseSheet<'a> {
    kind: &'static str,
    title: Option<Cow<'a, str>>,
    round: Option<u16>,
    rounds: Option<u16>,
}

#[derive(Serialize)]
struct ClockSheet {
    down: bool,
    zero_boot_ms: Option<i64>,
    zero_at: Option<String>,
    left_ms: Option<i64>,
    up_since_boot_ms: Option<i64>,
    up_ms: Option<i64>,
    allotted_ms: Option<i64>,
    warn_ms: i64,
    danger_ms: i64,
    grace_ms: i64,
}

#[derive(Serialize)]
struct MessageSheet<'a> {
    text: &'a str,
    since_boot_ms: i64,
}

/// What the room may see when the machine's clock says `mono`, for its page.
///
/// Equal faces are equal bytes until another part of a talk is on: pages are told of it then, all
/// else they find from the instants.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn face(about: About<'_>, face: &Face, mono: TimeDelta) -> serde_json::Result<String> {
    let (scene, begins_at) = match &face.scene {
        Scene::NoSession => ("none", None),
        Scene::Waiting { begins_at } => ("waiting", *begins_at),
        Scene::Cue { .. } => ("cue", None),
        Scene::Break { .. } => ("break", None),
        Scene::Finished => ("finished", None),
    };
    let heading = match &face.scene {
        Scene::Cue { phase, .. } => heading(face, phase, mono, about.lang),
        Scene::NoSession | Scene::Waiting { .. } | Scene::Break { .. } | Scene::Finished => None,
    };
    let (name, phase, turn) = match &face.scene {
        Scene::Cue { name, phase, turn, clock: _ } => {
            let name = called(name, phase, about.lang);
            (Some(name), Some(phase_sheet(phase, heading, about.lang)), *turn)
        }
        Scene::NoSession | Scene::Waiting { .. } | Scene::Break { .. } | Scene::Finished => {
            (None, None, None)
        }
    };
    let message = face.message.as_ref().map(|shown| MessageSheet {
        text: &shown.text,
        since_boot_ms: (shown.since - face.epoch).num_milliseconds(),
    });
    let held = face.clock().is_some_and(|clock| match clock.hand {
        Hand::DownHeld { .. } | Hand::UpHeld { .. } => true,
        Hand::Down { .. } | Hand::Up { .. } => false,
    });
    serde_json::to_string(&FaceSheet {
        session: about.session(),
        title: &face.title,
        place: face.place.as_deref(),
        lang: about.lang(),
        zone: face.zone.name(),
        epoch_ms: face.epoch.timestamp_millis(),
        behind: about.behind,
        scene,
        begins_at: begins_at.map(|at| instant(at, face.zone)),
        name,
        phase,
        turn,
        clock: face.clock().map(|clock| clock_sheet(clock, face)),
        suspended: held,
        resume_at: face.resume_at().map(|at| instant(at, face.zone)),
        coming: &face.coming,
        marks: marks(face),
        message,
        blackout: face.blackout,
    })
}

/// Where on the bar another part of the talk begins, in hundredths of its length.
fn marks(face: &Face) -> Vec<f64> {
    let parts = &face.guide.parts;
    let whole = parts.last().map_or(0, |part| part.ends.num_milliseconds());
    let tenths = |at: i64| i32::try_from(at * 1000 / whole.max(1)).unwrap_or_default();
    let begins = parts.iter().skip(1).map(|part| part.begins.num_milliseconds());
    begins.map(|at| f64::from(tenths(at)) / 10.0).collect()
}

/// What leads through the cue, in the place of its phase: half-time, the question that is on or the
/// part of a talk and the one after it, what runs side by side and where.
fn heading(face: &Face, phase: &Phase, mono: TimeDelta, lang: Lang) -> Option<String> {
    let guide = &face.guide;
    let tracks = guide.tracks.iter().map(|(title, room)| match room {
        Some(room) => format!("{title} ({room})"),
        None => title.to_string(),
    });
    if face.scene.is_changeover() {
        return match phase {
            Phase::RoundChange(round, rounds) => {
                let change = Says::RoundChange(*round, *rounds).words(lang);
                Some(std::iter::once(change).chain(tracks).collect::<Vec<_>>().join(" · "))
            }
            Phase::Changeover(_)
            | Phase::Titled(_)
            | Phase::Round(..)
            | Phase::Discussion
            | Phase::Plain => None,
        };
    }
    let title = |at: usize| guide.parts.get(at).map(|part| part.title.as_str());
    let part = face.part(mono).and_then(|on| {
        let part = title(on)?;
        Some(match title(on + 1) {
            Some(after) => Says::PartThen(part, after).words(lang),
            None => part.to_owned(),
        })
    });
    let half = face.is_half(mono).then(|| format!("» {} «", Says::HalfTime.words(lang)));
    let question = guide.prompt.as_ref().map(Text::to_string);
    let all: Vec<String> = half.into_iter().chain(question.or(part)).chain(tracks).collect();
    if all.is_empty() {
        return None;
    }
    // what stood there is still told where nothing else takes its place
    let leads = guide.prompt.is_some() || !guide.parts.is_empty();
    let before = match phase {
        Phase::Titled(title) if !leads => Some(title.to_string()),
        Phase::Round(round, rounds) if !leads => Some(Says::Round(*round, *rounds).words(lang)),
        Phase::Titled(_)
        | Phase::Round(..)
        | Phase::Discussion
        | Phase::RoundChange(..)
        | Phase::Changeover(_)
        | Phase::Plain => None,
    };
    Some(before.into_iter().chain(all).collect::<Vec<_>>().join(" · "))
}

/// Whose turn it is; during a changeover, whose it will be.
fn called<'a>(name: &'a str, phase: &'a Phase, lang: Lang) -> Cow<'a, str> {
    match phase {
        Phase::Changeover(Some(team)) => Says::OverTo(team).words(lang).into(),
        Phase::Changeover(None)
        | Phase::RoundChange(..)
        | Phase::Titled(_)
        | Phase::Round(..)
        | Phase::Discussion
        | Phase::Plain => name.into(),
    }
}

fn phase_sheet(phase: &Phase, heading: Option<String>, lang: Lang) -> PhaseSheet<'_> {
    if let Some(heading) = heading {
        return PhaseSheet {
            kind: "titled",
            title: Some(heading.into()),
            round: None,
            rounds: None,
        };
    }
    let (kind, title, round, rounds) = match phase {
        Phase::Titled(title) => ("titled", Some(title.as_str().into()), None, None),
        Phase::Round(round, rounds) => ("round", None, Some(*round), Some(*rounds)),
        Phase::Discussion => ("titled", Some(Says::Discussion.words(lang).into()), None, None),
        Phase::Changeover(_) => ("changeover", None, None, None),
        Phase::RoundChange(round, rounds) => ("round-change", None, Some(*round), Some(*rounds)),
        Phase::Plain => ("plain", None, None, None),
    };
    PhaseSheet { kind, title, round, rounds }
}

fn clock_sheet(clock: &Countdown, face: &Face) -> ClockSheet {
    let millis = |length: TimeDelta| length.num_milliseconds();
    let (mut zero, mut left, mut since, mut passed) = (None, None, None, None);
    let down = match clock.hand {
        Hand::Down { zero: at } => {
            zero = Some(at);
            true
        }
        Hand::DownHeld { remaining } => {
            left = Some(remaining);
            true
        }
        Hand::Up { since: at } => {
            since = Some(at);
            false
        }
        Hand::UpHeld { elapsed } => {
            passed = Some(elapsed);
            false
        }
    };
    // people change places: a page that is never told of a threshold stays calm
    let marks = if face.scene.is_changeover() {
        Thresholds { warn: -NEVER, danger: -NEVER, grace: NEVER }
    } else {
        clock.thresholds
    };
    ClockSheet {
        down,
        zero_boot_ms: zero.map(millis),
        zero_at: zero.map(|at| instant(face.wall(at), face.zone)),
        left_ms: left.map(millis),
        up_since_boot_ms: since.map(millis),
        up_ms: passed.map(millis),
        allotted_ms: clock.allotted.map(millis),
        warn_ms: millis(marks.warn),
        danger_ms: millis(marks.danger),
        grace_ms: millis(marks.grace),
    }
}

#[derive(Serialize)]
struct DeckSheet<'a> {
    session: Option<&'a str>,
    title: &'a str,
    lang: &'static str,
    zone: &'a str,
    state: &'static str,
    cue: Option<CueId>,
    on: Option<OnSheet<'a>>,
    next: Option<NextSheet<'a>>,
    after: Vec<&'a str>,
}

#[derive(Serialize)]
struct OnSheet<'a> {
    defi: &'a str,
    phase: Option<&'a str>,
    since: String,
}

#[derive(Serialize)]
struct NextSheet<'a> {
    defi: &'a str,
    since: Option<String>,
    projected_start: Option<String>,
}

/// Who is on, who is next and since when, and who comes after that: for the door of the room. The
/// remote control sends back the cue of what it saw.
///
/// The next team is the next one since the running turn began, or since the order was last
/// changed. Its projected start is told to the minute.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn deck(
    about: About<'_>,
    session: Option<&Session>,
    now: &Reading,
) -> serde_json::Result<String> {
    let Some(session) = session else { return nothing(about) };
    let moment = session.at(now);
    let attempts = session.attempts(now);
    let cue = moment.cue.as_ref();
    let on = cue.and_then(|cue| Some((cue, cue.defi.as_ref()?)));
    let turn_began = on.and_then(|(_, defi)| began(&attempts, defi));
    let since = turn_began.or(cue.map(|cue| cue.started_at)).or(session.opened_at());
    let since = since.max(reordered(session));
    let next = moment.coming.first().filter(|_| moment.state != State::Finished);
    let to_come = |line: &&Line| match line.state {
        LineState::Next | LineState::Later => line.defi.as_ref() == next,
        LineState::Done
        | LineState::Running
        | LineState::Absent
        | LineState::Deferred
        | LineState::Skipped => false,
    };
    let start = moment.rundown.iter().find(to_come).and_then(|line| line.projected_start);
    let minute = |at: DateTime<Utc>| at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(at);
    let after = if next.is_some() { moment.coming.iter().skip(1).collect() } else { Vec::new() };
    serde_json::to_string(&DeckSheet {
        session: about.session(),
        title: &moment.title,
        lang: about.lang(),
        zone: moment.zone.name(),
        state: state(moment.state),
        cue: cue.map(|cue| cue.id),
        on: on.map(|(cue, defi)| OnSheet {
            defi,
            phase: cue.phase.as_deref(),
            since: instant(turn_began.unwrap_or(cue.started_at), moment.zone),
        }),
        next: next.map(|defi| NextSheet {
            defi,
            since: since.map(|at| instant(at, moment.zone)),
            projected_start: start.map(|at| instant(minute(at), moment.zone)),
        }),
        after: after.into_iter().map(Text::as_str).collect(),
    })
}

/// What is told where there is no session.
fn nothing(about: About<'_>) -> serde_json::Result<String> {
    serde_json::to_string(&NothingSheet {
        session: about.session(),
        lang: about.lang(),
        state: "none",
    })
}

const fn state(state: State) -> &'static str {
    match state {
        State::Idle => "idle",
        State::Running => "running",
        State::Suspended => "suspended",
        State::Finished => "finished",
    }
}

#[derive(Serialize)]
struct NothingSheet<'a> {
    session: Option<&'a str>,
    lang: &'static str,
    state: &'static str,
}

/// When the running turn of a team began.
fn began(attempts: &[Attempt], defi: &Text) -> Option<DateTime<Utc>> {
    let turn = attempts.iter().rev().take_while(|attempt| attempt.defi.as_ref() == Some(defi));
    turn.last().map(|attempt| attempt.started_at)
}

/// When the order of the teams was last changed.
fn reordered(session: &Session) -> Option<DateTime<Utc>> {
    let changes = session.history().filter(|(recorded, stands)| {
        *stands && matches!(&recorded.body, Body::Known(Event::LineupChanged { .. }))
    });
    changes.last().map(|(recorded, _)| recorded.effective_at)
}

#[derive(Serialize)]
struct RoomSheet<'a> {
    session: Option<&'a str>,
    title: &'a str,
    lang: &'static str,
    zone: &'a str,
    state: &'static str,
    defis: Vec<NameSheet<'a>>,
    on: Option<Text>,
    cue: Option<CueId>,
    phase: Option<&'a str>,
}

#[derive(Serialize)]
struct NameSheet<'a> {
    name: &'a Text,
}

/// What a note-taker's page follows: what runs side by side, then the teams, and which one is on.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn room(
    about: About<'_>,
    session: Option<&Session>,
    now: &Reading,
) -> serde_json::Result<String> {
    let Some(session) = session else { return nothing(about) };
    let moment = session.at(now);
    let teams = session.teams();
    let tracks = session.tracks_of(moment.cue.as_ref().map(|cue| cue.id)).iter();
    let tracks = tracks.map(|track| &track.title);
    serde_json::to_string(&RoomSheet {
        session: about.session(),
        title: &moment.title,
        lang: about.lang(),
        zone: moment.zone.name(),
        state: state(moment.state),
        defis: tracks.chain(&teams).map(|name| NameSheet { name }).collect(),
        on: moment.cue.as_ref().and_then(|_| session.current_defi()),
        cue: moment.cue.as_ref().map(|cue| cue.id),
        phase: moment.cue.as_ref().map(|cue| cue.phase.as_deref().unwrap_or(&cue.slot)),
    })
}

#[derive(Serialize)]
struct NoteSheet<'a> {
    session: &'a str,
    seq: u64,
    key: Option<&'a Text>,
    defi: Option<&'a Text>,
    phase: Option<&'a str>,
    at: String,
    by: &'a Text,
    kind: &'static str,
    category: Option<Category>,
    deliverable: Option<&'a Text>,
    owner: Option<&'a Text>,
    text: &'a Text,
    gone: bool,
}

/// One note, for those who may read notes; `gone` where it was taken back.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn note(
    id: &SessionId,
    session: &Session,
    taken: &TakenNote,
    gone: bool,
) -> serde_json::Result<String> {
    let note = &taken.note;
    serde_json::to_string(&NoteSheet {
        session: id.as_str(),
        seq: taken.seq,
        key: note.key.as_ref(),
        defi: note.track.as_ref().or(note.defi.as_ref()),
        phase: note.prompt.as_deref().or(note.cue.and_then(|cue| phase_of(session, cue))),
        at: instant(taken.at, session.plan().zone),
        by: &taken.by,
        kind: match note.kind {
            NoteKind::Plain => "plain",
            NoteKind::Plus => "plus",
            NoteKind::Minus => "minus",
            NoteKind::Question => "question",
            NoteKind::Decision => "decision",
            NoteKind::Action => "action",
        },
        category: note.category,
        deliverable: note.deliverable.as_ref(),
        owner: note.owner.as_ref(),
        text: &note.text,
        gone,
    })
}

/// The title of a cue's phase, else of its slot.
fn phase_of(session: &Session, cue: CueId) -> Option<&str> {
    let number = |number: u16| usize::from(number).checked_sub(1);
    let slot = session.plan().slots.get(number(cue.slot()?)?)?;
    Some(slot.phase(cue).map_or(&slot.title, |phase| &phase.title))
}

/// An instant with the offset of the session's zone, to the millisecond where it has any.
fn instant(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
