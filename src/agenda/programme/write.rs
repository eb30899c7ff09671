//! Writes programme files: always the canonical form, laid out as agendas are.

use super::{Frame, Meeting, Programme};
use crate::agenda::{
    Text,
    write::{Doc, Fields, date, file, lang, parts, present, quoted, some_text, text, texts, time},
};

/// Returns the programme as a file, which reads back as the same programme.
///
/// Texts that say nothing are left out, as the reader does.
#[must_use]
pub fn write(programme: &Programme) -> String {
    let frame = frame_fields(&programme.frame);
    let mut fields = present([
        ("title", Some(text(&programme.title))),
        ("zone", programme.zone.map(|zone| quoted(zone.name()))),
        ("lang", programme.lang.map(lang)),
        ("frame", (!frame.is_empty()).then_some(Doc::Part("Frame", frame))),
        ("source", some_text(programme.source.as_ref())),
    ]);
    let dates = parts("Date", &programme.dates, date_fields);
    fields.push(("dates", dates.unwrap_or_else(|| Doc::List(Vec::new()))));
    file("Programme", fields)
}

/// A file's name as it is written.
pub(super) fn name(name: &Text) -> String {
    text(name).flat()
}

fn frame_fields(frame: &Frame) -> Fields {
    present([
        ("start", frame.start.map(time)),
        ("end", frame.end.map(time)),
        ("place", some_text(frame.place.as_ref())),
    ])
}

fn date_fields(meeting: &Meeting) -> Fields {
    present([
        ("date", Some(date(meeting.date))),
        ("start", meeting.start.map(time)),
        ("end", meeting.end.map(time)),
        ("place", some_text(meeting.place.as_ref())),
        ("audience", some_text(meeting.audience.as_ref())),
        ("hosts", texts(&meeting.hosts)),
        ("theme", some_text(meeting.theme.as_ref())),
        ("objectives", texts(&meeting.objectives)),
        ("after", some_text(meeting.after.as_ref())),
        ("note", some_text(meeting.note.as_ref())),
        ("agenda", some_text(meeting.agenda.as_ref())),
    ])
}
