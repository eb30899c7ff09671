//! What the clock's pane says: who is on, in which state, what comes next, what is at stake.
//!
//! Words and figures only: where they go is the pane's business.

use chrono::TimeDelta;

use super::{Sheet, name::Named};
use crate::{
    agenda::{CueId, Kind, Track},
    console::action::Action,
    i18n::{catch_up::Teller, console::screen::Says, format, refusal},
    session::{Consequence, Level, RunningCue, ScriptPart, State, Warning, display},
    stage::theme::Meaning,
};

/// Where the plan was moved to today and its start is further away than this, nobody is late: it
/// was opened to begin now.
const OVERSLEPT: TimeDelta = TimeDelta::minutes(30);

/// What the pane says, whatever its size.
pub(super) struct Card {
    /// The title of the frame.
    pub(super) title: String,
    /// Who or what is on.
    pub(super) name: String,
    /// What they do.
    pub(super) part: String,
    /// The state, in words between two shapes.
    pub(super) state: String,
    /// The figures, to be drawn large.
    pub(super) digits: String,
    /// The look of state and figures.
    pub(super) meaning: Meaning,
    /// How much of the time has passed, and in figures.
    pub(super) passed: Option<(f64, String)>,
    /// The parts of the talk, and which one is on.
    pub(super) parts: Option<(Vec<ScriptPart>, usize)>,
    /// The part of the talk that is on, what is left of it, and the one after it.
    pub(super) talk: Option<String>,
    /// Whether it is half-time.
    pub(super) half: bool,
    /// What comes next, and the same in fewer words.
    pub(super) next: Option<[String; 2]>,
    /// What else there is to say, the most useful first.
    pub(super) lines: Vec<(String, Meaning)>,
    /// What runs side by side: what, where, with whom.
    pub(super) places: Vec<String>,
    /// What is asked there.
    pub(super) asked: Vec<String>,
}

/// What there is to say now.
pub(super) fn card(sheet: Sheet<'_>) -> Card {
    let mut card = match (sheet.moment.state, sheet.moment.cue.as_ref()) {
        (State::Finished, _) => finished(sheet),
        (State::Idle, _) | (State::Running | State::Suspended, None) => waiting(sheet),
        (State::Running | State::Suspended, Some(cue)) => running(sheet, cue),
    };
    if sheet.moment.state != State::Finished {
        if sheet.moment.state != State::Idle {
            card.lines.extend(consequences(sheet));
        }
        card.lines.extend(warnings(sheet));
        if let Some(cue) = &sheet.moment.cue {
            card.lines.extend(reminders(sheet, cue).map(|words| (words, Meaning::Dim)));
        }
    }
    card
}

fn finished(sheet: Sheet<'_>) -> Card {
    let end = sheet.moment.projected_end.map(|end| sheet.time_on(end));
    Card {
        title: sheet.says(Says::Clock),
        name: sheet.moment.title.to_string(),
        part: String::new(),
        state: format!("■ {} ■", sheet.says(Says::Finished)),
        digits: end.unwrap_or_default(),
        meaning: Meaning::Waiting,
        passed: None,
        parts: None,
        talk: None,
        half: false,
        next: None,
        lines: Vec::new(),
        places: Vec::new(),
        asked: Vec::new(),
    }
}

/// Nothing has run yet: when it begins, or for how long it should have.
fn waiting(sheet: Sheet<'_>) -> Card {
    let begins = sheet.moment.planned_start;
    let moved = sheet.moment.warnings.iter().any(|w| matches!(w, Warning::Moved { .. }));
    let (state, digits) = match (sheet.moment.late_to_start, begins) {
        (Some(late), Some(begins)) if moved && late >= OVERSLEPT => {
            let key = sheet.look.model.keymap.keys(Action::BeginNow).first();
            let key = key.map(|key| key.shown(sheet.look.lang)).unwrap_or_default();
            (format!("○ {} ○", sheet.says(Says::OfferNow(&key))), sheet.time(begins))
        }
        (Some(late), _) => {
            let late = format::count(late.num_seconds());
            (format!("▲ {} ▲", sheet.says(Says::NotStartedFor(&late))), late)
        }
        (None, Some(begins)) => {
            let minutes = (begins - sheet.moment.at + TimeDelta::seconds(59)).num_minutes();
            let wait = format::length(TimeDelta::minutes(minutes.max(0)));
            let at = sheet.time_on(begins);
            let words = [Says::BeginsAt(&at), Says::BeginsIn(&wait)].map(|words| sheet.says(words));
            (format!("○ {} ○", words.join(", ")), sheet.time(begins))
        }
        (None, None) => (format!("○ {} ○", sheet.says(Says::Ready)), sheet.time(sheet.moment.at)),
    };
    let late = sheet.moment.late_to_start.is_some_and(|late| !moved || late < OVERSLEPT);
    Card {
        title: sheet.says(Says::Clock),
        name: sheet.moment.title.to_string(),
        part: sheet.moment.place.as_deref().unwrap_or_default().to_owned(),
        state,
        digits,
        meaning: if late { Meaning::Warning } else { Meaning::Waiting },
        passed: None,
        parts: None,
        talk: None,
        half: false,
        next: Some(next(sheet)),
        lines: Vec::new(),
        places: Vec::new(),
        asked: Vec::new(),
    }
}

fn running(sheet: Sheet<'_>, cue: &RunningCue) -> Card {
    let named = Named::from(cue);
    let resting = cue.kind == Kind::Break || matches!(cue.id, CueId::Unplanned { .. });
    let (state, meaning) = state(sheet, cue, resting);
    let digits = match cue.remaining {
        Some(remaining) => format::clock(display(remaining)),
        None => format::count(cue.elapsed.num_seconds()),
    };
    let mut title = match &cue.defi {
        Some(_) => cue.slot.to_string(),
        None => sheet.says(Says::Clock),
    };
    if let Some((turn, turns)) = cue.turn.zip(cue.turns) {
        title.push_str(&format!(" {turn}/{turns}"));
    }
    let coming = sheet.moment.next.as_ref().and_then(|next| next.defi.as_deref());
    let part = match cue.round {
        None if cue.id.is_changeover() => {
            coming.map(|team| sheet.says(Says::Next(team))).unwrap_or_default()
        }
        Some((round, rounds)) => sheet.says(Says::Round(round, rounds)),
        None => named.part(sheet.look),
    };
    let mut lines = Vec::new();
    lines.extend(promised(sheet).map(|words| (words, Meaning::Text)));
    if resting {
        lines.extend(absent(sheet).map(|words| (format!("✗ {words}"), Meaning::Late)));
    }
    Card {
        title,
        name: if cue.id.is_changeover() { named.part(sheet.look) } else { named.who(sheet.look) },
        part,
        state,
        digits,
        meaning,
        passed: passed(sheet, cue),
        parts: cue.part().map(|(on, _)| (cue.script.clone(), on)),
        talk: talk(sheet, cue),
        half: cue.is_half() && meaning == Meaning::Normal,
        next: Some(next(sheet)),
        lines,
        places: cue.tracks.iter().map(place).collect(),
        asked: cue.tracks.iter().filter_map(asked).collect(),
    }
}

/// What the team promised last, and how much more there is; the key bar has the key for it.
fn promised(sheet: Sheet<'_>) -> Option<String> {
    let mut promised = sheet.desk.promised();
    let first = promised.next()?;
    let day = format::day_and_month(sheet.look.lang, first.date);
    let words = sheet.says(Says::LastTime(&first.text, &day));
    Some(match promised.count() {
        0 => words,
        more => format!("{words}, {}", sheet.says(Says::AndMore(more))),
    })
}

/// The teams that have not come: the first one that can present after all with its key and what
/// that costs, the others by their names.
fn absent(sheet: Sheet<'_>) -> impl Iterator<Item = String> {
    let offer = sheet.desk.offer.as_ref();
    let offered = offer.map(|offer| {
        let key = sheet.look.model.keymap.keys(Action::Arrived).first();
        let key = key.map(|key| key.shown(sheet.look.lang)).unwrap_or_default();
        let end = sheet.time_on(offer.end);
        let costs = format::offset(offer.costs);
        sheet.says(if offer.costs.num_seconds() > 0 {
            Says::Offer(&key, &offer.defi, &costs, &end)
        } else {
            Says::OfferFree(&key, &offer.defi, &end)
        })
    });
    let others = sheet.moment.absent.iter();
    let others = others.filter(|defi| offer.is_none_or(|offer| offer.defi != **defi));
    let others: Vec<&str> = others.map(AsRef::as_ref).collect();
    let others = (!others.is_empty()).then(|| sheet.says(Says::StillAbsent(&others.join(", "))));
    offered.into_iter().chain(others)
}

/// The part of the talk that is on, what is left of it, and the one after it.
fn talk(sheet: Sheet<'_>, cue: &RunningCue) -> Option<String> {
    let (on, part) = cue.part()?;
    let left = format::clock(display(part.ends - cue.elapsed));
    let now = sheet.says(Says::PartNow(&part.title, &left));
    Some(match cue.script.get(on + 1) {
        Some(after) => format!("▸ {now} · {}", sheet.says(Says::PartNext(&after.title))),
        None => format!("▸ {now}"),
    })
}

/// The state of a running cue in words and shapes, and what it means.
fn state(sheet: Sheet<'_>, cue: &RunningCue, resting: bool) -> (String, Meaning) {
    let between = |shape: &str, words: String| format!("{shape} {words} {shape}");
    if sheet.moment.state == State::Suspended {
        // the hour, not the length: a screen that stands still costs nothing
        let since = sheet.time_on(sheet.moment.at - cue.suspended_for);
        return (between("‖", sheet.says(Says::SuspendedSince(&since))), Meaning::Suspended);
    }
    match cue.level {
        // nobody is late for it: it has a clock, and no alarm
        Level::Danger | Level::Warning if cue.id.is_changeover() => {
            (format!("▶ {}", sheet.says(Says::Running)), Meaning::Normal)
        }
        Level::Overtime if cue.id.is_changeover() => {
            let over = cue.remaining.map(display).unwrap_or_default();
            let over = format!("+{}", format::count(over.abs()));
            (between("◆", sheet.says(Says::OvertimeBy(&over))), Meaning::Warning)
        }
        Level::Normal if cue.is_half() => {
            (between("»", sheet.says(Says::HalfTime)), Meaning::Normal)
        }
        Level::Overtime => {
            let over = cue.remaining.map(display).unwrap_or_default();
            let over = format!("+{}", format::count(over.abs()));
            (between("!!", sheet.says(Says::OvertimeBy(&over))), Meaning::Overtime)
        }
        Level::Danger => (between("◆◆", sheet.says(Says::Danger)), Meaning::Danger),
        Level::Warning => (between("◆", sheet.says(Says::Warning)), Meaning::Warning),
        Level::Normal if resting => {
            let back = sheet.moment.resume_at.map(|at| sheet.time_on(at));
            let back = back.as_deref().map(|at| {
                let promised = sheet.moment.promised;
                sheet.says(if promised { Says::BackAtPromised(at) } else { Says::BackAt(at) })
            });
            let words = [Some(sheet.says(Says::Break)), back];
            let words: Vec<String> = words.into_iter().flatten().collect();
            (between("≈≈", words.join(" — ")), Meaning::Break)
        }
        Level::Normal if cue.allotted.is_none() => {
            (format!("▶ {}", sheet.says(Says::Untimed)), Meaning::Normal)
        }
        Level::Normal => (format!("▶ {}", sheet.says(Says::Running)), Meaning::Normal),
    }
}

fn passed(sheet: Sheet<'_>, cue: &RunningCue) -> Option<(f64, String)> {
    let allotted = cue.allotted?;
    #[expect(clippy::cast_precision_loss, reason = "a bar has far fewer cells than bits")]
    let [elapsed, whole] =
        [cue.elapsed, allotted].map(|length| length.num_milliseconds().max(0) as f64);
    let fraction = if whole > 0.0 { elapsed / whole } else { 1.0 };
    let [passed, of] = [cue.elapsed, allotted].map(|length| format::count(length.num_seconds()));
    let mut words = sheet.says(Says::Passed(&passed, &of));
    if let Some(planned) = cue.planned.filter(|planned| *planned != allotted) {
        let planned = format::count(planned.num_seconds());
        words.push_str(&format!(" {}", sheet.says(Says::Planned(&planned))));
    }
    Some((fraction, words))
}

/// What comes next: with its length and its time, and without.
fn next(sheet: Sheet<'_>) -> [String; 2] {
    let Some(next) = &sheet.moment.next else {
        let nothing = sheet.says(Says::NothingNext);
        return [nothing.clone(), nothing];
    };
    let mut words = Named::from(next).whole(sheet.look);
    let short = sheet.says(Says::Next(&words));
    if let Some(length) = next.allotted {
        // two figures side by side would be read as one
        let sign = if matches!(next.id, CueId::Round { .. }) { " ·" } else { "" };
        words.push_str(&format!("{sign} {}", format::short_length(length)));
    }
    let at = sheet.time_on(next.projected_start);
    [format!("{} · {at}", sheet.says(Says::Next(&words))), short]
}

/// What the time lost or gained comes to, in words that matter.
fn consequences(sheet: Sheet<'_>) -> impl Iterator<Item = (String, Meaning)> {
    let teller = Teller::of(sheet.look.lang, sheet.moment);
    sheet.moment.consequences.iter().map(move |consequence| {
        let (sign, meaning) = match consequence {
            Consequence::Loses(_) | Consequence::Pace { .. } => ("▲", Meaning::Late),
            Consequence::Absorbed(_) => ("≈", Meaning::Dim),
            Consequence::Ahead { .. } => ("▼", Meaning::Early),
        };
        (format!("{sign} {}", teller.consequence(sheet.moment, consequence)), meaning)
    })
}

/// What the plan says of the running cue: the remark that is for the facilitator only, and the
/// questions to come; the one that is on stands beside the notes.
fn reminders(sheet: Sheet<'_>, cue: &RunningCue) -> impl Iterator<Item = String> {
    let slots = &sheet.desk.session.plan().slots;
    let slot = cue.id.slot().and_then(|number| slots.get(usize::from(number).checked_sub(1)?));
    let note = slot.and_then(|slot| slot.note.as_ref()).map(|note| format!("! {note}"));
    let prompts = cue.prompts.iter().skip(cue.asked + 1).map(|prompt| format!("– {prompt}"));
    note.into_iter().chain(prompts)
}

/// What runs beside something else: its title, where it is, who leads it.
fn place(track: &Track) -> String {
    let hosts = track.hosts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ");
    let room = track.room.as_deref().unwrap_or_default();
    let about = [track.title.as_str(), room, &hosts];
    let about: Vec<&str> = about.into_iter().filter(|words| !words.is_empty()).collect();
    about.join(" · ")
}

/// The questions of something that runs beside something else; they are not asked one by one,
/// for nobody is in all rooms.
fn asked(track: &Track) -> Option<String> {
    let prompts: Vec<&str> = track.prompts.iter().map(AsRef::as_ref).collect();
    (!prompts.is_empty()).then(|| format!("– {} · {}", track.title, prompts.join(" ")))
}

fn warnings(sheet: Sheet<'_>) -> impl Iterator<Item = (String, Meaning)> {
    sheet.moment.warnings.iter().filter_map(move |warning| {
        let meaning = match warning {
            // told once, as a notice
            Warning::ClockStepped { .. } => return None,
            // by then everybody knows which day it is
            Warning::Moved { .. } if sheet.moment.state != State::Idle => return None,
            Warning::Collision { .. } => Meaning::Late,
            Warning::NewerEvents { .. } | Warning::Moved { .. } => Meaning::Dim,
        };
        Some((format!("! {}", refusal::warning(sheet.look.lang, warning)), meaning))
    })
}
