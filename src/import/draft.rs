//! A slot in the making: what its own line, the lines below it and the rules above it say.

use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::{
    entry::Place,
    facts::time,
    piece::Line,
    read::ReadSlot,
    times::Span,
    turns, typed,
    words::{
        count::{Counts, counts},
        fold::{Folded, fold},
        kind,
    },
};
use crate::agenda::Kind;

/// A slot in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) line: u32,
    pub(super) depth: u8,
    pub(super) level: Option<u8>,
    pub(super) row: bool,
    pub(super) item: bool,
    pub(super) place: Option<Place>,
    pub(super) span: Option<Span>,
    pub(super) length: Option<u32>,
    pub(super) day: Option<NaiveDate>,
    pub(super) weekday: Option<Weekday>,
    pub(super) title: String,
    pub(super) track: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) within: Option<usize>,
    pub(super) below: Vec<Rc<Line>>,
    pub(super) counts: Counts,
}

pub(super) fn covers(outer: Option<Span>, inner: Option<Span>) -> bool {
    let (Some(outer), Some(inner)) = (outer, inner) else { return false };
    let Some(end) = outer.end else { return false };
    let last = inner.end.map_or(inner.start.minutes + 1, |end| end.minutes);
    outer.start.minutes <= inner.start.minutes && last <= end.minutes
}

pub(super) fn after(start: NaiveTime, end: NaiveTime) -> TimeDelta {
    let length = end - start;
    if length < TimeDelta::zero() { length + TimeDelta::days(1) } else { length }
}

pub(super) fn choice(title: &str) -> bool {
    let title = fold(title);
    [
        "choix",
        "choice",
        "parallel",
        "choose",
        "pick one",
        "breakouts",
        "wahl",
        "eleccion",
        "keuze",
        "ateliers",
        "workshops",
        "talleres",
    ]
    .iter()
    .any(|word| title.contains(word))
}

/// The length that is written beside a start and an end; it may stand in brackets at the end.
pub(super) fn written(draft: &Draft, slot: &ReadSlot) -> Option<TimeDelta> {
    // longer ones are hours of the clock
    const LONGEST: TimeDelta = TimeDelta::hours(4);
    if let Some(seconds) = draft.length {
        return Some(TimeDelta::seconds(i64::from(seconds)));
    }
    let (_, inside) = draft.title.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let bare = inside.trim().chars().all(|c| c.is_ascii_digit());
    let each = slot.item.is_some() || slot.rounds.is_some();
    typed::typed_length(inside).filter(|length| !bare && !each && *length <= LONGEST)
}

/// A draft as a slot, and what its own lines say of turns.
pub(super) fn slot(draft: &Draft) -> (ReadSlot, Counts) {
    let start = draft.span.and_then(|span| time(span.start.minutes));
    let end = draft.span.and_then(|span| time(span.end?.minutes)).filter(|end| Some(*end) != start);
    let title = Folded::new(&draft.title);
    let kind = kind_of(draft, &title);
    let lines = draft.below.iter().map(|line| line.folded());
    let known = turns::own(&title, lines, kind).or(draft.counts);
    // "Finale : dix équipes" above "4 minutes de démo et 3 minutes de questions"
    let turns = known.items.is_some()
        && known.item.is_some()
        && (known.feedback.is_some() || known.each && known.turns);
    let shows = kind == Kind::Workshop && draft.kind.is_none() && turns;
    let kind = if shows && kind::vague(&draft.title) { Kind::Presentations } else { kind };
    let seconds = |seconds: u32| TimeDelta::seconds(i64::from(seconds));
    let written = match (start, end) {
        (Some(start), Some(end)) => Some(after(start, end)),
        (_, _) => draft.length.map(seconds),
    };
    let (tracks, prompts, notes) = below(draft, kind);
    let mut slot = ReadSlot {
        line: draft.line,
        day: draft.day,
        weekday: draft.weekday.filter(|_| draft.day.is_none()),
        start,
        end,
        length: written,
        title: draft.title.clone(),
        kind,
        track: draft.track.clone(),
        tracks,
        prompts,
        notes,
        within: draft.within,
        ..ReadSlot::default()
    };
    turns::fill(&mut slot, known);
    (slot, known)
}

fn kind_of(draft: &Draft, title: &Folded) -> Kind {
    let single = draft.span.is_some_and(|span| span.end.is_none() && !span.open);
    let marker = single && kind::marks_end(&draft.title);
    if marker {
        return Kind::Other;
    }
    turns::kind(&draft.title, title, draft.kind.as_deref()).unwrap_or(Kind::Workshop)
}

/// Tells what stands below a slot apart: things side by side, questions, notes.
fn below(draft: &Draft, kind: Kind) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (mut tracks, mut prompts, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let items = draft.below.iter().filter(|line| line.item).count();
    let side = kind == Kind::Workshop && items >= 2 && choice(&draft.title);
    for line in &draft.below {
        let asks = line.text.trim_end().ends_with('?');
        let named = line.text.split_once(" : ").or_else(|| line.text.split_once(": ")).is_some();
        if side
            && line.item
            && (!asks || named && choice(&draft.title))
            && counts(line.folded(), true).is_empty()
        {
            tracks.push(line.text.clone());
        } else if asks {
            prompts.push(line.text.clone());
        } else {
            notes.push(line.text.clone());
        }
    }
    (tracks, prompts, notes)
}
