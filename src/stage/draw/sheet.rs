//! What a face says, line by line: the words are chosen here, their sizes elsewhere.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use ratatui::layout::Rect;

use crate::{
    agenda::Text,
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
    /// The question that is on, which is the phase's line where there is no room for more.
    pub(super) question: Option<&'a str>,
    /// What runs side by side, and where.
    pub(super) tracks: Vec<String>,
    /// Whether the clock is frozen.
    pub(super) held: bool,
    /// Whether the clock matters less than the name.
    pub(super) small: bool,
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
                    Phase::Changeover(_) => Says::Changeover.words(lang),
                    Phase::RoundChange(round, rounds) => {
                        Says::RoundChange(*round, *rounds).words(lang)
                    }
                    Phase::Plain => String::new(),
                };
                if let Some((turn, turns)) = turn {
                    let turn = Says::Turn(*turn, *turns).words(lang);
                    words = if words.is_empty() { turn } else { format!("{words} · {turn}") };
                }
                let name = match phase {
                    Phase::Changeover(Some(team)) => Says::OverTo(team).words(lang),
                    Phase::Changeover(None)
                    | Phase::RoundChange(..)
                    | Phase::Titled(_)
                    | Phase::Round(..)
                    | Phase::Discussion
                    | Phase::Plain => name.to_string(),
                };
                let sheet = Self::clocked(face, name, words, clock.seen(mono), lang);
                if face.scene.is_changeover() {
                    Self { tracks: tracks(face), ..sheet.calm() }
                } else {
                    sheet.guided(face, mono, lang)
                }
            }
        }
    }

    fn words(name: String, says: Says<'_>, lang: Lang) -> Self {
        let centre = Centre::Words(says.words(lang));
        let (phase, word) = (String::new(), None);
        let (loud, waits, rests, passed) = (false, false, false, None);
        Self {
            title: "",
            beside: String::new(),
            parts: None,
            question: None,
            tracks: Vec::new(),
            held: false,
            small: false,
            name,
            phase,
            word,
            loud,
            waits,
            rests,
            passed,
            centre,
        }
    }

    /// People change places: a small clock, and nothing that warns.
    fn calm(self) -> Self {
        let word = self.word.filter(|_| self.held);
        Self { word, loud: self.held, small: true, ..self }
    }

    /// What leads through the cue: the part of a talk or the question that is on takes the line of
    /// the phase, which goes beside the title.
    fn guided(self, face: &'a Face, mono: TimeDelta, lang: Lang) -> Self {
        let guide = &face.guide;
        let half = Says::HalfTime.words(lang);
        let half = face.is_half(mono).then(|| format!("» {half} «"));
        let parts = face.part(mono).map(|on| (guide.parts.as_slice(), on));
        let part = parts.and_then(|(parts, on)| Some(parts.get(on)?.title.as_str()));
        let question = guide.prompt.as_deref();
        let (phase, beside) = match question.or(part) {
            Some(line) => (line.to_owned(), self.phase),
            None => (self.phase, String::new()),
        };
        let word = self.word.or(half);
        Self { phase, beside, parts, question, tracks: tracks(face), word, ..self }
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
            question: None,
            tracks: Vec::new(),
            held: clock.suspended,
            small: false,
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

/// What runs side by side, and where.
fn tracks(face: &Face) -> Vec<String> {
    let track = |(title, room): &(Text, Option<Text>)| {
        let room = room.iter().map(|room| format!(" · {room}"));
        std::iter::once(title.to_string()).chain(room).collect()
    };
    face.guide.tracks.iter().map(track).collect()
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
