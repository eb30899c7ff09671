//! The programme as JSON, for programs.

use serde_json::{Value, json};

use super::{Year, code};
use crate::{
    agenda::{programme::Meeting, write_time},
    session::{Outcome, Stand},
};

pub(super) fn write(year: &Year<'_>) -> String {
    let programme = year.programme;
    let frame = &programme.frame;
    let seen = programme.seen_on(year.today);
    let date = |index: usize| {
        let meeting: &Meeting = &programme.dates[index];
        let state = match index {
            _ if seen.next == Some(index) => "next",
            _ if seen.past.contains(&index) => "past",
            _ => "coming",
        };
        json!({
            "number": index + 1,
            "date": meeting.date,
            "state": state,
            "start": programme.start(meeting).map(write_time),
            "end": meeting.end.or_else(|| programme.end(meeting)).map(write_time),
            "place": programme.place(meeting),
            "usual": usual(meeting),
            "audience": meeting.audience,
            "hosts": meeting.hosts,
            "theme": meeting.theme,
            "objectives": meeting.objectives,
            "after": meeting.after,
            "note": meeting.note,
            "agenda": meeting.agenda,
            "outcome": year.outcome(index).map(outcome),
        })
    };
    let document = json!({
        "title": programme.title,
        "zone": year.zone.name(),
        "zone_from": if programme.zone.is_some() { "programme" } else { "machine" },
        "lang": programme.lang.map(code),
        "frame": {
            "start": frame.start.map(write_time),
            "end": frame.end.map(write_time),
            "place": frame.place,
        },
        "source": programme.source,
        "today": year.today,
        "dates": year.in_order().into_iter().map(date).collect::<Vec<_>>(),
    });
    format!("{document}\n")
}

/// Which fields of a date are the frame's.
fn usual(meeting: &Meeting) -> Vec<&'static str> {
    let own = [
        ("start", meeting.start.is_some()),
        ("end", meeting.end.is_some()),
        ("place", meeting.place.is_some()),
    ];
    own.into_iter().filter(|(_, own)| !own).map(|(name, _)| name).collect()
}

fn outcome(outcome: &Outcome) -> Value {
    json!({
        "session": outcome.session.as_str(),
        "day": outcome.day,
        "state": match outcome.stand {
            Stand::Idle => "idle",
            Stand::Live => "live",
            Stand::Closed => "held",
            Stand::Left => "left",
        },
        "notes": outcome.notes,
        "late_s": outcome.late.map(|late| late.num_seconds()),
    })
}
