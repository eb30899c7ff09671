//! `deroule log`: everything that happened in a session, undone or not.

use std::io::Write;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::{sessions, stop::Stop, world::World};
use crate::{
    i18n::cli::{self, Mark, event::Say},
    session::{Body, Recorded},
};

/// Writes every event of a session, in order: its number, when it took effect, who, what; where
/// that time was corrected, also the one that was recorded. Slots and teams are called as they
/// were when it was written down.
///
/// As JSON, one document per line, with both instants and the event as the journal has it.
pub(super) fn log(
    world: &World,
    session: Option<&str>,
    as_json: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut store = world.journals_to_read()?;
    let now = world.clock.read();
    let found = sessions::named(&mut store, session, &now)?;
    let (lang, zone) = (world.lang_of(&found.session), found.session.plan().zone);
    let width = found.session.seq().to_string().len();
    let mut day = None;
    found.session.retrace(|recorded, stands, rundown| {
        let say = Say { lang, zone, rundown };
        let note = found.session.notes().iter().find(|taken| taken.seq == recorded.seq);
        let at = note.map_or_else(|| found.session.time_of(recorded), |taken| taken.at);
        let words = say.event(&recorded.body);
        if as_json {
            writeln!(out, "{}", serde_json::to_string(&document(recorded, at, stands, &words)?)?)?;
            return Ok(());
        }
        let local = at.with_timezone(&zone);
        if day.replace(local.date_naive()) != Some(local.date_naive()) {
            writeln!(out, "{}", crate::i18n::format::date(lang, local.date_naive()))?;
        }
        let first = recorded.effective_at.with_timezone(&zone).format("%H:%M:%S").to_string();
        let marks = [
            (at != recorded.effective_at).then(|| cli::recorded_at(lang, &first)),
            (!stands).then(|| cli::mark(lang, Mark::Undone).to_owned()),
        ];
        let marks = marks.into_iter().flatten();
        let marks: String = marks.map(|mark| format!(" [{mark}]")).collect();
        let (seq, time) = (recorded.seq, local.format("%H:%M:%S"));
        let by = Some(&recorded.by).filter(|by| !by.is_empty());
        let by = by.map(|by| format!("{by}  ")).unwrap_or_default();
        writeln!(out, "{seq:width$}  {time}  {by}{words}{marks}")?;
        Ok(())
    })
}

fn document(
    recorded: &Recorded,
    at: DateTime<Utc>,
    stands: bool,
    words: &str,
) -> Result<Value, serde_json::Error> {
    let (name, detail) = match &recorded.body {
        Body::Known(event) => (event.name(), serde_json::to_value(event)?),
        Body::Newer { version, raw } => ("newer", json!({ "version": version, "raw": &**raw })),
    };
    Ok(json!({
        "seq": recorded.seq,
        "at": at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "effective_at": recorded.effective_at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "recorded_at": recorded.recorded_at.wall.to_rfc3339_opts(SecondsFormat::Millis, true),
        "by": recorded.by,
        "event": name,
        "stands": stands,
        "words": words,
        "detail": detail,
    }))
}
