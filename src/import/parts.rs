//! Cuts a document into sessions: at headings that name one, at days, where times run backwards.

use std::rc::Rc;

use chrono::NaiveDate;

use super::{
    piece::{Entry, Piece, day_named},
    words::{
        date::{self, Day},
        fold::{Folded, fold},
        kind::opens_slot,
        label::Section,
    },
};

/// A stretch of the document below one heading, or one list of a text without headings.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// The headings above it, the highest first, its own the last.
    pub path: Vec<Rc<Head>>,
    pub pieces: Vec<Piece>,
    /// The room or thread that its heading names.
    pub track: Option<String>,
    /// Whether it holds slots.
    pub planned: bool,
    /// Whether it is another list below the same heading.
    again: bool,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub line: u32,
    pub level: u8,
    pub text: String,
    /// Where the first day in it stands, in characters.
    pub dated: Option<usize>,
    /// The day that it names, when it is about one.
    day: Option<Day>,
}

impl Head {
    fn new(line: u32, level: u8, text: String) -> Self {
        let folded = Folded::new(&text);
        let (found, dated) = date::find(&folded).map(|(day, at, _)| (day, at)).unzip();
        // "Maker Saturday" is a name, not a day
        let day = found.filter(|day: &Day| day.date.is_some() || day_named(&folded));
        Self { line, level, text, dated, day }
    }
}

/// The parts of one session, in order.
pub(super) type Session = Vec<Part>;

/// Cuts the pieces of a document into sessions.
pub(super) fn sessions(pieces: Vec<Piece>, today: NaiveDate) -> Vec<Session> {
    let parts: Vec<Part> = by_heading(pieces).into_iter().flat_map(runs).collect();
    let mut sessions: Vec<Session> = Vec::new();
    let mut waiting: Vec<Part> = Vec::new();
    for mut part in parts {
        if !part.planned {
            waiting.push(part);
            continue;
        }
        let last =
            sessions.last().and_then(|session| session.iter().rev().find(|part| part.planned));
        match last.map_or(Join::New, |last| joins(last, &part, today)) {
            Join::Goes => {}
            Join::Beside => {
                part.track = part.own_heading();
                let above = sessions
                    .last_mut()
                    .and_then(|session| session.iter_mut().rev().find(|part| part.planned));
                if let Some(above) = above.filter(|above| above.track.is_none()) {
                    above.track = above.own_heading();
                }
            }
            Join::New => {
                let after = match sessions.last_mut() {
                    Some(session) => {
                        let from =
                            waiting.iter().position(|part_before| leads_to(part_before, &part));
                        let after = waiting.split_off(from.unwrap_or(waiting.len()));
                        session.append(&mut waiting);
                        after
                    }
                    None => std::mem::take(&mut waiting),
                };
                sessions.push(after);
            }
        }
        if let Some(session) = sessions.last_mut() {
            session.append(&mut waiting);
            session.push(part);
        }
    }
    match sessions.last_mut() {
        Some(session) => session.append(&mut waiting),
        None => sessions.push(waiting),
    }
    sessions
}

/// Whether a part without slots tells about the session of `next`: its heading stands above it,
/// or beside it below the same session's heading.
fn leads_to(part: &Part, next: &Part) -> bool {
    let own = part.path.last().is_some_and(|head| next.path.contains(head));
    let beside = part.path.len() > 1
        && part.path.len() == next.path.len()
        && part.path[..part.path.len() - 1] == next.path[..next.path.len() - 1];
    own || beside && part.path.len() > 2
}

/// How a part relates to the one with slots before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// It goes on: another part of the day, or another day.
    Goes,
    /// It takes place at the same time, elsewhere.
    Beside,
    /// It is another session.
    New,
}

fn joins(last: &Part, part: &Part, today: NaiveDate) -> Join {
    if part.again {
        return Join::New;
    }
    let forward = match (last.starts().last(), part.starts().next()) {
        (Some(above), Some(next)) => next >= above || above >= 22 * 60,
        (_, _) => true,
    };
    let room = || part.path.last().is_some_and(|head| says_room(&head.text));
    match (last.day(), part.day()) {
        (Some((before, _)), Some((now, _))) if before == now => {
            if forward {
                Join::Goes
            } else {
                Join::Beside
            }
        }
        (Some((before, old)), Some((now, new))) => {
            let apart =
                says_session(&now.text) && says_session(&before.text) || part.aims() && last.aims();
            if !apart && follows(old, new, today) { Join::Goes } else { Join::New }
        }
        (None, Some(_)) => Join::New,
        (_, None) if forward => {
            let named = part.path.last().is_some_and(|head| says_session(&head.text));
            if named && part.aims() && last.aims() { Join::New } else { Join::Goes }
        }
        (_, None) if room() => Join::Beside,
        (_, None) => Join::New,
    }
}

/// Whether one day is soon after another, so that both belong to one event.
fn follows(old: Day, new: Day, today: NaiveDate) -> bool {
    const LONGEST_PAUSE: i64 = 7;
    if let (Some(old), Some(new)) =
        (date::resolve(old, None, today), date::resolve(new, None, today))
    {
        return (1..=LONGEST_PAUSE).contains(&(new - old).num_days());
    }
    match (old.number, new.number, old.weekday, new.weekday) {
        (Some(old), Some(new), _, _) => new > old,
        (_, _, Some(_), Some(_)) => true,
        (_, _, _, _) => false,
    }
}

impl Part {
    /// The heading above it that names a day, and the day.
    pub(super) fn day(&self) -> Option<(&Head, Day)> {
        self.path.iter().rev().find_map(|head| Some((&**head, head.day?)))
    }

    fn own_heading(&self) -> Option<String> {
        self.path.last().map(|head| head.text.clone())
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(entry) => Some(&**entry),
            Piece::Heading { .. } | Piece::Label { .. } | Piece::Line(_) => None,
        })
    }

    fn starts(&self) -> impl Iterator<Item = u16> {
        self.entries().filter_map(|entry| Some(entry.timed.span?.start.minutes))
    }

    fn aims(&self) -> bool {
        self.pieces.iter().any(|piece| {
            matches!(piece, Piece::Label { section: Section::Objectives | Section::Theme, .. })
        })
    }
}

/// Cuts at every heading that is neither a label nor a slot.
fn by_heading(pieces: Vec<Piece>) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    let mut path: Vec<Rc<Head>> = Vec::new();
    for piece in pieces {
        if let Piece::Heading { line, level, text } = piece {
            while path.last().is_some_and(|above| above.level >= level) {
                path.pop();
            }
            path.push(Rc::new(Head::new(line, level, text)));
            parts.push(Part { path: path.clone(), ..Part::default() });
            continue;
        }
        // "Programme" beside "Before the day" is no part of it, if that has lines of its own
        if let Piece::Label { level: Some(level), section: Section::Agenda, .. } = &piece
            && parts.last().is_some_and(|part| !part.pieces.is_empty())
            && path.last().is_some_and(|above| above.level == *level && above.day.is_none())
        {
            path.pop();
            parts.push(Part { path: path.clone(), ..Part::default() });
        }
        if let Some(part) = parts.last_mut() {
            part.pieces.push(piece);
        }
    }
    parts.retain(|part| !part.pieces.is_empty() || !part.path.is_empty());
    parts
}

/// Cuts the lists below one heading where the times run backwards, and finds lists without times.
fn runs(part: Part) -> Vec<Part> {
    let Part { path, pieces, .. } = part;
    let mut cuts = vec![0];
    let mut above: Option<u16> = None;
    let mut last_slot = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Slot(entry) = piece else { continue };
        let Some(span) = entry.timed.span else { continue };
        let start = span.start.minutes;
        // the fall from 12:45 to 1:15 is that of a clock of twelve hours
        let halves = start < 8 * 60
            && above.is_some_and(|above| above >= 10 * 60 && above < start + 12 * 60);
        let falls = above.is_some_and(|above| start < above && above < 22 * 60) && !halves;
        if falls
            && !entry.row
            && let Some(cut) = boundary(&pieces, last_slot, at)
        {
            cuts.extend(untimed_list(&pieces, last_slot + 1, at));
            if cuts.last().is_none_or(|last| *last < cut) {
                cuts.push(cut);
            }
        }
        above = Some(start);
        last_slot = at;
    }
    cuts.push(pieces.len());
    let mut rest = pieces;
    let mut out = Vec::new();
    for cut in cuts[1..].iter().rev().skip(1).chain(std::iter::once(&0)) {
        out.push(rest.split_off(*cut));
    }
    out.reverse();
    let parts = out.into_iter().enumerate().map(|(index, pieces)| {
        let planned = pieces.iter().any(|piece| matches!(piece, Piece::Slot(_)))
            || plan_without_times(&pieces);
        Part { path: path.clone(), planned, again: index > 0, track: None, pieces }
    });
    parts.collect()
}

/// Where, between two slots, the next session begins: at a label or at the first line that is no
/// item of the list; none when nothing stands between them.
fn boundary(pieces: &[Piece], last: usize, next: usize) -> Option<usize> {
    (last + 1..next)
        .find(|at| matches!(&pieces[*at], Piece::Label { .. }))
        .or_else(|| (last + 1..next).find(|at| matches!(&pieces[*at], Piece::Line(_))))
}

/// A list of at least three items without times, between two sessions, that opens or closes as
/// only programmes do: where its own session begins and where it ends.
fn untimed_list(pieces: &[Piece], from: usize, to: usize) -> Vec<usize> {
    let item = |at: &usize| matches!(&pieces[*at], Piece::Line(line) if line.item);
    let Some(first) = (from..to).find(item) else { return Vec::new() };
    let end = (first..to).find(|at| !item(at)).unwrap_or(to);
    if first > from && end < to && plan_without_times(&pieces[first..end]) {
        vec![from, end]
    } else {
        Vec::new()
    }
}

/// Whether lines are a programme though no time stands in them.
fn plan_without_times(pieces: &[Piece]) -> bool {
    let labelled = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Label { section: Section::Agenda, .. }));
    let items: Vec<&str> = pieces[labelled.unwrap_or(0)..]
        .iter()
        .filter_map(|piece| match piece {
            Piece::Line(line) if line.item => Some(line.text.as_str()),
            Piece::Line(_) | Piece::Heading { .. } | Piece::Label { .. } | Piece::Slot(_) => None,
        })
        .collect();
    let opening = items.iter().filter(|text| opens_slot(text)).count();
    items.len() >= 3
        && (labelled.is_some() || opening >= 1 && items.last().is_some_and(|text| opens_slot(text)))
}

fn says_session(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "session",
        "seance",
        "sitzung",
        "sesion",
        "sessie",
        "meeting",
        "reunion",
        "atelier",
        "workshop",
        "rencontre",
        "treffen",
        "taller",
        "bijeenkomst",
        "hackathon",
        "meetup",
    ];
    let text = fold(text);
    text.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

fn says_room(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "salle",
        "room",
        "raum",
        "sala",
        "zaal",
        "track",
        "parcours",
        "groupe",
        "group",
        "gruppe",
        "grupo",
        "groep",
        "stream",
        "stage",
        "scene",
        "buhne",
        "hall",
        "amphi",
        "auditorium",
        "linea",
        "spoor",
        "tent",
        "zelt",
        "chapiteau",
        "carpa",
        "podium",
        "foyer",
        "strang",
    ];
    let text = fold(text);
    text.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}
