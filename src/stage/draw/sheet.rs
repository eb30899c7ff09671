//! What a face says, line by line: the words are chosen here, their sizes elsewhere.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use ratatui::layout::Rect;

use crate::{
    i18n::{Lang, format, stage::Says},
    session::{Level, ScriptPart},
    stage::{
        face::{Face, Phase, Scene, Seen},
        paint, words,
    },
};

/// The lowest screen on which what is told of a break stands on two lines.
const TWO_LINES: u16 = 18;

/// What a face puts where.
pub(super) struct Sheet<'a> {
    /// The session's title, where it is not the name.
    pub(super) title: &'a str,
    /// What stands beside the title: the phase, where the part of a talk takes its line.
    pub(super) beside: String,
    /// The parts of a talk, and which one is on.
    pub(super) parts: Option<(&'a [ScriptPart], usize)>,
    /// The first line.
    pub(super) name: String,
    /// What is told of it.
    pub(super) phase: String,
    /// The state, in words.
    pub(super) word: Option<String>,
    /// Whether the state is worth more than the phase.
    pub(super) loud: bool,
    /// Whether it is before the beginning: what is told of it is the place.
    pub(super) waits: bool,
    /// Whether it is a break: its name is what there is to know.
    pub(super) rests: bool,
    /// How much has passed; none where a bar would say nothing.
    pub(super) passed: Option<f64>,
    pub(super) centre: Centre,
}

/// What stands in the middle.
pub(super) enum Centre {
    Digits(String),
    Words(String),
}

impl<'a> Sheet<'a> {
    /// What `face` says when the machine's clock says `mono`, on a screen like `area`.
    pub(super) fn of(face: &'a Face, mono: TimeDelta, lang: Lang, area: Rect) -> Self {
        match &face.scene {
            Scene::NoSession => Self::words(String::new(), Says::NoSession, lang),
            Scene::Finished => Self::words(face.title.to_string(), Says::Thanks, lang),
            Scene::Waiting { begins_at } => {
                let begins_at = begins_at.filter(|start| *start > face.wall(mono));
                let words = match begins_at {
                    Some(at) => Says::BeginsAt(at, face.zone),
                    None => Says::BeginsSoon,
                };
                let place = face.place.as_deref().unwrap_or_default().to_owned();
                let mut sheet = Self::words(face.title.to_string(), words, lang);
                sheet.phase = place;
                if let Some(at) = begins_at {
                    sheet.waits = true;
                    sheet.word = Some(words.words(lang));
                    sheet.centre = Centre::Digits(format::time(lang, at, face.zone));
                }
                sheet
            }
            Scene::Break { clock } => {
                let (name, phase) = match face.resume_at() {
                    None => (Says::Break.words(lang), String::new()),
                    Some(at) => rest(at, face.zone, area, lang),
                };
                let sheet = Self::clocked(face, name, phase, clock.seen(mono), lang);
                Self { rests: true, ..sheet }
            }
            Scene::Cue { name, phase, turn, clock } => {
                let mut words = match phase {
                    Phase::Titled(title) => title.to_string(),
                    Phase::Round(round, rounds) => Says::Round(*round, *rounds).words(lang),
                    Phase::Discussion => Says::Discussion.words(lang),
                    Phase::Changeover => Says::Changeover.words(lang),
                    Phase::Plain => String::new(),
                };
                if let Some((turn, turns)) = turn {
                    let turn = Says::Turn(*turn, *turns).words(lang);
                    words = if words.is_empty() { turn } else { format!("{words} · {turn}") };
                }
                let name = name.to_string();
                let Some(on) = face.part(mono) else {
                    return Self::clocked(face, name, words, clock.seen(mono), lang);
                };
                let parts = face.guide.parts.as_slice();
                let title = parts.get(on).map(|part| part.title.to_string());
                let title = title.unwrap_or_default();
                let sheet = Self::clocked(face, name, title, clock.seen(mono), lang);
                Self { beside: words, parts: Some((parts, on)), ..sheet }
            }
        }
    }

    fn words(name: String, says: Says<'_>, lang: Lang) -> Self {
        let centre = Centre::Words(says.words(lang));
        let (phase, word) = (String::new(), None);
        let (loud, waits, rests, passed) = (false, false, false, None);
        let (beside, parts) = (String::new(), None);
        Self { title: "", beside, parts, name, phase, word, loud, waits, rests, passed, centre }
    }

    fn clocked(face: &'a Face, name: String, phase: String, clock: Seen, lang: Lang) -> Self {
        // shape and word beside the colour: for eyes, and for beamers, that show none
        let word = match clock.level {
            _ if clock.suspended => Some(format!("‖ {}", Says::Suspended.words(lang))),
            _ if clock.over => Some(format!("! {}", Says::TimeUp.words(lang))),
            Level::Normal => None,
            Level::Warning | Level::Danger | Level::Overtime => {
                Some(format!("◆ {}", Says::NearlyOver.words(lang)))
            }
        };
        Self {
            title: &face.title,
            beside: String::new(),
            parts: None,
            name,
            phase,
            word,
            loud: clock.suspended || clock.over,
            waits: false,
            rests: false,
            // a bar that is full says nothing
            passed: clock.passed.filter(|_| !clock.over),
            centre: Centre::Digits(clock.digits()),
        }
    }
}

/// What is told of a break that ends at `at`, on one line or on two.
fn rest(at: DateTime<Utc>, zone: Tz, area: Rect, lang: Lang) -> (String, String) {
    let whole = Says::BreakUntil(at, zone).words(lang);
    let large = words::rows(&whole, words::LARGE, area.width) == words::LARGE;
    let fits = area.height < TWO_LINES && paint::width(&whole) <= area.width;
    if large || fits {
        (whole, String::new())
    } else {
        (Says::BackAt(at, zone).words(lang), Says::Break.words(lang))
    }
}
