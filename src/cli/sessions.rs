//! `deroule sessions`, and how every command finds the session that it is meant for.

use std::io::Write;

use chrono::TimeDelta;
use serde_json::json;

use super::{
    act,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{Text, fold_name},
    i18n::{
        cli::{self, Failure, Mark, Remark},
        format,
        memory::Says,
    },
    session::{Reading, Session, SessionHead, SessionId, State},
    store::Store,
};

/// For how long a closed session still takes commands: long enough to undo a mistaken close.
const CLOSED_REACHABLE: TimeDelta = TimeDelta::hours(12);

/// A session read from its journal.
pub(super) struct Found {
    pub(super) id: SessionId,
    pub(super) session: Session,
}

/// Lists every session, the latest first.
pub(super) fn list(world: &World, as_json: bool, out: &mut dyn Write) -> Result<(), Stop> {
    let mut store = world.journals_to_read()?;
    let now = world.clock.read();
    let heads = store.sessions()?;
    let lang = world.lang_for(None);
    let mut rows = Vec::with_capacity(heads.len());
    for head in heads {
        let row = row(&mut store, head, &now)?;
        rows.push(row);
    }
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|Row { head, mark, notes, late }| {
                json!({
                    "id": head.id.as_str(),
                    "title": head.title,
                    "date": head.date,
                    "opened_at": head.opened_at,
                    "last_at": head.last_at,
                    "events": head.last_seq,
                    "live": *mark == Mark::Live,
                    "closed": head.closed,
                    "notes": notes,
                    "late_s": late.map(|late| late.num_seconds()),
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::to_string(&rows)?)?;
        return Ok(());
    }
    if rows.is_empty() {
        stop::say(&cli::remark(lang, &Remark::NoSessions));
    }
    let width = rows.iter().map(|row| row.head.id.as_str().len()).max().unwrap_or_default();
    for Row { head, mark, notes, late } in &rows {
        let (date, mark) = (format::date(lang, head.date), cli::mark(lang, *mark));
        let notes = Says::Notes(*notes).words(lang);
        write!(out, "{:width$}  {}, {date}, {mark}, {notes}", head.id, head.title)?;
        match late.filter(|late| late.num_minutes() != 0) {
            Some(late) => writeln!(out, ", {}", format::offset(late))?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

/// What the list says of a session.
struct Row {
    head: SessionHead,
    mark: Mark,
    notes: usize,
    /// How much later than planned it ends, or ended; none where nothing has begun.
    late: Option<TimeDelta>,
}

fn row(store: &mut dyn Store, head: SessionHead, now: &Reading) -> Result<Row, Stop> {
    let session = read(store, &head.id)?.session;
    let live = session.is_live(now);
    let mark = match (head.closed, live) {
        (true, _) => Mark::Closed,
        (false, true) => Mark::Live,
        (false, false) => Mark::Left,
    };
    // one that was left open ends nowhere: it is told as it was last seen
    let at = if live { now } else { session.last_reading().unwrap_or(now) };
    let moment = session.at(at);
    let begun = moment.state != State::Idle;
    Ok(Row { head, mark, notes: session.notes().len(), late: moment.late.filter(|_| begun) })
}

/// Reads a session's whole journal.
pub(super) fn read(store: &mut dyn Store, id: &SessionId) -> Result<Found, Stop> {
    let session = act::replay(id, store.read(id, 0)?)?;
    Ok(Found { id: id.clone(), session })
}

/// Every live session, the latest first.
pub(super) fn live(store: &mut dyn Store, now: &Reading) -> Result<Vec<Found>, Stop> {
    let mut found = Vec::new();
    for head in store.sessions()?.iter().filter(|head| !head.closed) {
        let candidate = read(store, &head.id)?;
        if candidate.session.is_live(now) {
            found.push(candidate);
        }
    }
    Ok(found)
}

/// The session that commands are given to: the live one, else one closed a short while ago, so
/// that closing it can be undone.
pub(super) fn commanded(store: &mut dyn Store, now: &Reading) -> Result<Found, Stop> {
    if let Some(found) = live(store, now)?.into_iter().next() {
        return Ok(found);
    }
    for head in store.sessions()?.iter().filter(|head| head.closed) {
        let found = read(store, &head.id)?;
        let closed = found.session.closed_at();
        if closed.is_some_and(|closed| now.wall - closed < CLOSED_REACHABLE) {
            return Ok(found);
        }
    }
    Err(Failure::NoLiveSession.into())
}

/// The session that `word` names; without it the live one, else the latest.
pub(super) fn named(
    store: &mut dyn Store,
    word: Option<&str>,
    now: &Reading,
) -> Result<Found, Stop> {
    let Some(word) = word else {
        if let Some(found) = live(store, now)?.into_iter().next() {
            return Ok(found);
        }
        let latest = store.sessions()?.into_iter().next().ok_or(Failure::NoSession)?;
        return read(store, &latest.id);
    };
    let id = picked(store, word)?;
    read(store, &id)
}

/// The id of the session that `word` names.
pub(super) fn picked(store: &mut dyn Store, word: &str) -> Result<SessionId, Stop> {
    Ok(pick(&store.sessions()?, word)?)
}

/// The session whose id is `word`, else the only one whose id, date or title begins with it.
fn pick(heads: &[SessionHead], word: &str) -> Result<SessionId, Failure> {
    if let Some(head) = heads.iter().find(|head| head.id.as_str() == word) {
        return Ok(head.id.clone());
    }
    let folded = fold_name(word);
    let begins = |head: &&SessionHead| {
        head.id.as_str().starts_with(&folded)
            || head.date.to_string().starts_with(&folded)
            || fold_name(&head.title).starts_with(&folded)
    };
    let matching: Vec<_> = heads.iter().filter(begins).collect();
    let word = Text::clean(word);
    match matching.as_slice() {
        _ if folded.is_empty() => Err(Failure::UnknownSession { word }),
        [] => Err(Failure::UnknownSession { word }),
        [head] => Ok(head.id.clone()),
        several => {
            let candidates = several.iter().map(|head| Text::from(head.id.as_str())).collect();
            Err(Failure::AmbiguousSession { word, candidates })
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;

    fn head(title: &str, day: u32, number: &str) -> SessionHead {
        let date = NaiveDate::from_ymd_opt(2018, 6, day).expect("a day");
        let slug = SessionId::slug(title, date);
        SessionHead {
            id: SessionId::new(&format!("{slug}{number}")).expect("an id"),
            title: title.into(),
            date,
            opened_at: DateTime::UNIX_EPOCH,
            last_seq: 1,
            last_at: DateTime::UNIX_EPOCH,
            closed: false,
        }
    }

    #[test]
    fn a_session_is_named_by_id_date_or_title() {
        let heads = [head("Demo Day", 21, ""), head("Demo Day", 21, "-2"), head("Été", 14, "")];
        let found = |word| pick(&heads, word).map(|id| id.to_string());
        assert_eq!(found("demo-day-2018-06-21"), Ok("demo-day-2018-06-21".into()));
        assert_eq!(found("demo-day-2018-06-21-"), Ok("demo-day-2018-06-21-2".into()));
        assert_eq!(found("2018-06-14"), Ok("ete-2018-06-14".into()));
        assert_eq!(found("éTé"), Ok("ete-2018-06-14".into()));
        assert_eq!(
            found("demo"),
            Err(Failure::AmbiguousSession {
                word: "demo".into(),
                candidates: ["demo-day-2018-06-21", "demo-day-2018-06-21-2"]
                    .map(Text::from)
                    .to_vec(),
            })
        );
        assert_eq!(found("x"), Err(Failure::UnknownSession { word: "x".into() }));
        assert_eq!(found(""), Err(Failure::UnknownSession { word: "".into() }));
    }
}
