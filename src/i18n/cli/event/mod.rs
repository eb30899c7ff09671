//! What each event of a journal says in a log, in a line.

mod en;
mod fr;

use chrono_tz::Tz;

use crate::{
    i18n::Lang,
    session::{Body, Note},
};

/// The line of an event; times are shown in `zone`.
#[must_use]
pub fn words(lang: Lang, body: &Body, zone: Tz) -> String {
    match (lang, body) {
        (Lang::Fr, Body::Known(event)) => fr::event(event, zone),
        (Lang::En, Body::Known(event)) => en::event(event, zone),
        (Lang::Fr, Body::Newer { version, .. }) => fr::newer(*version),
        (Lang::En, Body::Newer { version, .. }) => en::newer(*version),
    }
}

/// A note with its sign, and whom it is about: `+ démo très claire (Archifiltre)`.
fn note(note: &Note) -> String {
    let sign = note.kind.sign().map(|sign| format!("{sign} ")).unwrap_or_default();
    let defi = note.defi.as_ref().map(|defi| format!(" ({defi})")).unwrap_or_default();
    format!("{sign}{}{defi}", note.text)
}
