//! The programme as JSON, for programs.

use serde_json::{Value, json};

use super::Year;
use crate::{
    agenda::{programme::Meeting, write_time},
    session::{Outcome, Stand},
};

pub(super) fn write(year: &Year<'_>) -> String {
    let programme = year.programme;
    let seen = programme.seen_on(year.today);
    let date = |index: usize| {
        let meeting: &Meeting = &programme.dates[index];
        let state = match index {
            _ if seen.next == Some(index) => "next",
            _ if seen.past.contains(&index) => "past",
            _ => "coming",
        };
        json!({
            "date": meeting.date,
            "state": state,
            "start": programme.start(meeting).map(write_time),
            "end": programme.end(meeting).map(write_time),
            "place": programme.place(meeting),
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
        "today": year.today,
        "dates": year.in_order().into_iter().map(date).collect::<Vec<_>>(),
    });
    format!("{document}\n")
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
