//! `deroule defi`: one team's year, from all sessions.

use std::{collections::BTreeSet, io::Write};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};

use super::{
    past::{self, Past},
    search::heading,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::Text,
    i18n::{
        Lang,
        cli::Failure,
        export::{self, Words},
        format,
        memory::Says,
    },
    session::{
        Pledge, Refusal, SessionId, TakenNote, find_name,
        year::{Day, Done, Turn, Year, teams},
    },
};

/// Writes when a team presented, in what time, what was noted of it, and what it was to do.
///
/// # Errors
/// When no session knows it, or the journals cannot be read.
pub(super) fn defi(
    world: &World,
    name: &str,
    as_json: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut store = world.journals_to_read()?;
    let Past { sessions, unread } = past::all(&mut store)?;
    let lang = world.lang_for(None);
    for id in &unread {
        stop::say(&Says::Unread(id.as_str()).words(lang));
    }
    if sessions.is_empty() && unread.is_empty() {
        return Err(Failure::NoSession.into());
    }
    let known = teams(&sessions);
    let refused = |refusal: Refusal| Failure::not_known(refusal, &known, world.zone);
    let name = find_name(&known, &Text::clean(name)).map_err(refused)?;
    let year = Year::of(&name, &sessions, &world.clock.read());
    if as_json {
        return Ok(writeln!(out, "{}", document(&year))?);
    }
    writeln!(out, "{}", year.defi)?;
    let own: BTreeSet<_> = year.pledges.iter().map(|(pledge, _)| pledge.key()).collect();
    for day in &year.days {
        writeln!(out, "\n{}", heading(lang, &day.title, day.date, &day.session))?;
        for line in told(lang, day, &own) {
            writeln!(out, "  {line}")?;
        }
    }
    let says = |done: &Option<Done>| match done {
        Some(done) => Says::DoneOn(&format::date(lang, done.date)).words(lang),
        None => Says::StillOpen.words(lang),
    };
    if !year.pledges.is_empty() {
        writeln!(out, "\n{}", Says::Actions(year.pledges.len()).words(lang))?;
    }
    for (pledge, done) in &year.pledges {
        let sign = if done.is_some() { '✓' } else { '>' };
        let day = format::date(lang, pledge.date);
        writeln!(out, "  {sign} {} ({day}, {})", pledge.text, says(done))?;
    }
    Ok(())
}

/// What is told of one session, a line each; the team's own actions are told together, below.
fn told(lang: Lang, day: &Day, own: &BTreeSet<(SessionId, u64)>) -> Vec<String> {
    let mut lines: Vec<String> = day.turns.iter().map(|turn| spoke(lang, day, turn)).collect();
    if day.absent {
        lines.push(Says::WasAbsent.words(lang));
    } else if day.turns.is_empty() {
        let says = if day.over { Says::NoTurn } else { Says::NoTurnYet };
        lines.push(says.words(lang));
    }
    let is_own = |taken: &TakenNote| own.contains(&(day.session.clone(), taken.seq));
    let notes = day.notes.iter().filter(|taken| !is_own(taken));
    lines.extend(notes.map(|taken| {
        let sign = taken.note.kind.sign().map_or("·".to_owned(), |sign| sign.to_string());
        let category = taken.note.category.map(|it| export::say(lang, &Words::Category(it)));
        let category = category.map(|name| format!(" ({name})")).unwrap_or_default();
        format!("{sign} {}{category}", taken.note.text)
    }));
    lines
}

fn spoke(lang: Lang, day: &Day, turn: &Turn) -> String {
    let at = format::time_on(lang, turn.started_at, day.zone, day.date);
    let used = format::length(turn.used);
    match turn.planned {
        planned if turn.running => {
            let planned = planned.map(format::length);
            Says::Speaks(&at, &used, planned.as_deref()).words(lang)
        }
        Some(planned) => Says::SpokeOf(&at, &used, &format::length(planned)).words(lang),
        None => Says::Spoke(&at, &used).words(lang),
    }
}

fn document(year: &Year) -> Value {
    let days: Vec<Value> = year
        .days
        .iter()
        .map(|day| {
            let turns: Vec<Value> = day
                .turns
                .iter()
                .map(|turn| {
                    json!({
                        "started_at": stamp(turn.started_at, day.zone),
                        "planned_s": turn.planned.map(|planned| planned.num_seconds()),
                        "used_s": turn.used.num_seconds(),
                    })
                })
                .collect();
            let notes: Vec<Value> = day.notes.iter().map(|taken| note(taken, day.zone)).collect();
            json!({
                "session": day.session.as_str(),
                "title": day.title,
                "date": day.date,
                "absent": day.absent,
                "turns": turns,
                "notes": notes,
            })
        })
        .collect();
    let actions: Vec<Value> =
        year.pledges.iter().map(|(pledge, done)| action(pledge, done.as_ref())).collect();
    json!({ "defi": year.defi, "sessions": days, "actions": actions })
}

fn note(taken: &TakenNote, zone: Tz) -> Value {
    json!({
        "seq": taken.seq,
        "at": stamp(taken.at, zone),
        "by": taken.by,
        "kind": taken.note.kind.word(),
        "text": taken.note.text,
        "owner": taken.note.owner,
    })
}

fn action(pledge: &Pledge, done: Option<&Done>) -> Value {
    json!({
        "session": pledge.session.as_str(),
        "seq": pledge.note,
        "date": pledge.date,
        "text": pledge.text,
        "owner": pledge.owner,
        "done": done.map(|done| json!({
            "session": done.session.as_str(),
            "date": done.date,
            "at": done.at,
            "by": done.by,
        })),
    })
}

fn stamp(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).to_rfc3339()
}
