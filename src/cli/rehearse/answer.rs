//! What `--typical` answers: for people, and for scripts.

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::{
    agenda::Plan,
    i18n::{
        Lang, format,
        rehearsal::{self, Says, Times},
    },
    session::typical::{Forecast, RUNS, Window},
};

/// Writes when the session likely ends, when each slot likely begins, and what that comes from.
pub(super) fn write(
    forecast: &Forecast,
    plan: &Plan,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", sentence(forecast, plan, lang))?;
    for likely in &forecast.slots {
        let Some(slot) = plan.slots.get(usize::from(likely.number) - 1) else { continue };
        let time = |at| format::time_on(lang, at, plan.zone, plan.date);
        let Window { early, middle, late } = likely.start;
        let (early, middle, late) = (time(early), time(middle), time(late));
        let times = Times { middle: &middle, early: &early, late: &late };
        writeln!(out, "  {}", Says::LikelyStart(&slot.title, times).words(lang))?;
    }
    if forecast.untimed > 0 {
        writeln!(out, "{}", Says::Untimed(forecast.untimed).words(lang))?;
    }
    let basis = match forecast.sessions {
        0 => Says::WithoutPast,
        sessions => Says::FromPast(sessions, forecast.cues),
    };
    let runs = Says::Runs(RUNS, &forecast.seed.to_string()).words(lang);
    writeln!(out, "{} {runs}", basis.words(lang))
}

/// When the session likely ends, in a sentence.
fn sentence(forecast: &Forecast, plan: &Plan, lang: Lang) -> String {
    let Window { early, middle, late } = forecast.end;
    rehearsal::likely_end(lang, [middle, early, late], plan.end, plan.zone, plan.date)
}

/// The same as one JSON object; instants carry the session's offset from UTC.
pub(super) fn json(forecast: &Forecast, plan: &Plan) -> Value {
    let instant = |at: DateTime<Utc>| {
        at.with_timezone(&plan.zone).to_rfc3339_opts(SecondsFormat::Secs, false)
    };
    let window = |window: Window| {
        json!({
            "p10": instant(window.early),
            "p50": instant(window.middle),
            "p90": instant(window.late),
        })
    };
    let slots = forecast.slots.iter().filter_map(|likely| {
        let slot = plan.slots.get(usize::from(likely.number) - 1)?;
        Some(json!({
            "id": format!("s{}", likely.number),
            "title": slot.title,
            "planned_start": (!slot.unplaced).then(|| instant(slot.start)),
            "planned_end": (!slot.unplaced).then(|| instant(slot.end)),
            "start": window(likely.start),
            "end": window(likely.end),
        }))
    });
    json!({
        "title": plan.title,
        "planned_end": plan.end.map(instant),
        "end": window(forecast.end),
        "slots": slots.collect::<Vec<_>>(),
        "past": { "sessions": forecast.sessions, "lengths": forecast.cues },
        "untimed": forecast.untimed,
        "runs": RUNS,
        "seed": forecast.seed.to_string(),
    })
}
