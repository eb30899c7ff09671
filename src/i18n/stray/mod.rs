//! What is said of notes that a corrected time has left with another team than the one that was
//! on: how many, of when, with whom they stay, and how to move them.

mod en;
mod fr;

use chrono_tz::Tz;

use super::{Lang, format};
use crate::session::{SessionId, Stray};

/// Notes that stay with one team while one other was on.
struct Left<'a> {
    count: usize,
    /// When the first of them was taken.
    first: String,
    /// When the last one was.
    last: String,
    /// The team that they stay with; none for nobody.
    with: Option<&'a str>,
}

impl<'a> Left<'a> {
    fn of(lang: Lang, strays: &'a [Stray], zone: Tz) -> Self {
        let hour = |at| format::time(lang, at, zone);
        let times = || strays.iter().map(|stray| stray.at);
        Self {
            count: strays.len(),
            first: times().min().map(hour).unwrap_or_default(),
            last: times().max().map(hour).unwrap_or_default(),
            with: strays.first().and_then(|stray| stray.defi.as_deref()),
        }
    }
}

fn together(strays: &[Stray]) -> impl Iterator<Item = &[Stray]> {
    strays.chunk_by(|one, other| (&one.defi, &one.ran) == (&other.defi, &other.ran))
}

/// What a console says of them.
#[must_use]
pub fn sentence(lang: Lang, strays: &[Stray], zone: Tz) -> String {
    let left: Vec<Left<'_>> = together(strays).map(|some| Left::of(lang, some, zone)).collect();
    match lang {
        Lang::Fr => fr::sentence(&left),
        Lang::En => en::sentence(&left),
    }
}

/// What a shell says of them: for each team a sentence, and the commands that move its notes;
/// `session` where one has to be named.
#[must_use]
pub fn lines(lang: Lang, strays: &[Stray], zone: Tz, session: Option<&SessionId>) -> Vec<String> {
    let named = session.map(|id| format!("--session {id} ")).unwrap_or_default();
    let mut lines = Vec::new();
    for some in together(strays) {
        let left = Left::of(lang, some, zone);
        lines.push(match lang {
            Lang::Fr => fr::to_move(&left),
            Lang::En => en::to_move(&left),
        });
        lines.extend(some.iter().map(|stray| {
            let to = stray.ran.as_deref().map_or("--none".into(), shell_words::quote);
            format!("  deroule do {named}move-note {} {to}", stray.note)
        }));
    }
    lines
}
