//! What is written to the index and asked of it. Decides nothing of when.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use rusqlite::{
    Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params, types::Type,
};

use super::Found;
use crate::session::{
    Category, Note, NoteKind, Session, SessionHead, SessionId, TakenNote,
    search::{Hit, Wanted, team_key, words},
};

/// How many notes of one second are told apart.
const PER_SECOND: i64 = 1 << 12;
/// How many numbers are tried before a note goes without a place of its own.
const MAX_TRIES: i64 = PER_SECOND * 4;
/// Where the letters are of what a note has no word for, its kind, its category and its team: for private use,
/// so that nobody can type them. One letter has but one beginning to be written.
const KINDS: u32 = 0xE000;
const CATEGORIES: u32 = 0xE080;
const TEAMS: u32 = 0xE100;
/// How many letters there are for teams; those after are told by several.
const LETTERS: u64 = 0x1000;

/// What an index knows a session by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    id: i64,
    opened_at: String,
    last_seq: i64,
    last_at: String,
}

impl Known {
    /// Whether it has all that the session has: another one of that name, or one that was put
    /// back, ends otherwise.
    pub(super) fn is_up_to(&self, head: &SessionHead) -> bool {
        self.opened_at == instant(head.opened_at)
            && u64::try_from(self.last_seq) == Ok(head.last_seq)
            && self.last_at == instant(head.last_at)
    }
}

pub(super) fn begin(conn: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    conn.transaction_with_behavior(TransactionBehavior::Immediate)
}

/// Every session that the index knows.
pub(super) fn known(conn: &Connection) -> rusqlite::Result<BTreeMap<String, Known>> {
    let mut statement =
        conn.prepare_cached("SELECT id, opened_at, last_seq, last_at, session FROM known")?;
    let rows = statement.query_map([], |row| Ok((row.get(4)?, read_known(row)?)))?;
    rows.collect()
}

/// What the index knows of one.
pub(super) fn known_one(conn: &Connection, id: &SessionId) -> rusqlite::Result<Option<Known>> {
    let mut statement = conn
        .prepare_cached("SELECT id, opened_at, last_seq, last_at FROM known WHERE session = ?1")?;
    statement.query_row([id.as_str()], read_known).optional()
}

fn read_known(row: &Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known {
        id: row.get(0)?,
        opened_at: row.get(1)?,
        last_seq: row.get(2)?,
        last_at: row.get(3)?,
    })
}

/// Drops a session with its notes.
pub(super) fn drop_session(tx: &Transaction<'_>, id: &str) -> rusqlite::Result<()> {
    let known: Option<i64> = tx
        .query_row("SELECT id FROM known WHERE session = ?1", [id], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        tx.execute(
            "DELETE FROM word WHERE rowid IN (SELECT id FROM note WHERE known = ?1)",
            [known],
        )?;
        tx.execute("DELETE FROM note WHERE known = ?1", [known])?;
        tx.execute("DELETE FROM known WHERE id = ?1", [known])?;
    }
    Ok(())
}

/// Takes in the notes of a session as they stand now; writes only what has changed, and says how
/// many notes that were.
pub(super) fn take_in(
    tx: &Transaction<'_>,
    id: &SessionId,
    session: &Session,
) -> rusqlite::Result<usize> {
    let known = write_known(tx, id, session)?;
    let mut there = written(tx, known)?;
    let mut changed = 0;
    for taken in session.notes() {
        let seq = taken.seq.cast_signed();
        let body = serde_json::to_string(&taken.note).unwrap_or_default();
        let (at, by) = (instant(taken.at), taken.by.as_str());
        if let Some((old, same)) = there.remove(&seq) {
            if same == (at.clone(), by.to_owned(), body.clone()) {
                continue;
            }
            remove(tx, old)?;
        }
        let second = taken.at.timestamp() * PER_SECOND;
        let free = |number: i64| -> rusqlite::Result<bool> {
            let mut insert = tx.prepare_cached(
                "INSERT OR IGNORE INTO note (id, known, seq, at, \"by\", body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            Ok(insert.execute(params![number, known, seq, at, by, body])? == 1)
        };
        let place = place_after(tx, second)?;
        let mut numbers = place..place + MAX_TRIES;
        let number = loop {
            match numbers.next() {
                Some(number) if free(number)? => break Some(number),
                Some(_) => {}
                None => break None,
            }
        };
        if let Some(number) = number {
            let mut insert =
                tx.prepare_cached("INSERT INTO word (rowid, words) VALUES (?1, ?2)")?;
            insert.execute(params![number, text(tx, taken)?])?;
        }
        changed += 1;
    }
    for (number, _) in there.into_values() {
        remove(tx, number)?;
        changed += 1;
    }
    Ok(changed)
}

/// The first number from `second` on that comes after all notes of that second.
fn place_after(tx: &Transaction<'_>, second: i64) -> rusqlite::Result<i64> {
    let mut last = tx.prepare_cached("SELECT max(id) FROM note WHERE id BETWEEN ?1 AND ?2")?;
    let last: Option<i64> = last.query_row([second, second + PER_SECOND - 1], |row| row.get(0))?;
    Ok(last.map_or(second, |last| last + 1))
}

fn write_known(tx: &Transaction<'_>, id: &SessionId, session: &Session) -> rusqlite::Result<i64> {
    let plan = session.plan();
    let last = session.last_reading().map(|reading| instant(reading.wall)).unwrap_or_default();
    let values = params![
        id.as_str(),
        session.opened_at().map(instant).unwrap_or_default(),
        session.seq().cast_signed(),
        last,
        plan.title.as_str(),
        plan.date.to_string(),
        plan.zone.name(),
    ];
    // no upsert, here and below: for what may have to be taken back in part, FTS5 writes all that
    // it holds each time
    let mut update = tx.prepare_cached(
        "UPDATE known SET opened_at = ?2, last_seq = ?3, last_at = ?4, title = ?5, date = ?6,
         zone = ?7 WHERE session = ?1",
    )?;
    if update.execute(values)? == 0 {
        let mut insert = tx.prepare_cached(
            "INSERT INTO known (session, opened_at, last_seq, last_at, title, date, zone)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        insert.execute(values)?;
    }
    let mut number = tx.prepare_cached("SELECT id FROM known WHERE session = ?1")?;
    number.query_row([id.as_str()], |row| row.get(0))
}

/// A note as it is written: when, by whom, what.
type Written = (String, String, String);

fn written(tx: &Transaction<'_>, known: i64) -> rusqlite::Result<BTreeMap<i64, (i64, Written)>> {
    let mut there =
        tx.prepare_cached("SELECT seq, id, at, \"by\", body FROM note WHERE known = ?1")?;
    let rows = there.query_map([known], |row| {
        Ok((row.get(0)?, (row.get(1)?, (row.get(2)?, row.get(3)?, row.get(4)?))))
    })?;
    rows.collect()
}

fn remove(tx: &Transaction<'_>, number: i64) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM word WHERE rowid = ?1")?.execute([number])?;
    tx.prepare_cached("DELETE FROM note WHERE id = ?1")?.execute([number])?;
    Ok(())
}

/// All that a note can be found by.
fn text(tx: &Transaction<'_>, taken: &TakenNote) -> rusqlite::Result<String> {
    let mut words = words(taken);
    words.push(kind_tag(taken.note.kind));
    if let Some(own) = taken.note.category {
        words.extend(Category::ALL.into_iter().filter(|it| own.has(*it)).map(category_tag));
    }
    for name in [&taken.note.defi, &taken.note.track].into_iter().flatten() {
        words.push(team_tag(team(tx, name)?));
    }
    Ok(words.join(" "))
}

/// The number of a team, which is given one where it has none.
fn team(tx: &Transaction<'_>, name: &str) -> rusqlite::Result<i64> {
    let key = team_key(name);
    let mut there = tx.prepare_cached("SELECT id FROM team WHERE key = ?1")?;
    if let Some(id) = there.query_row([&key], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    tx.prepare_cached("INSERT INTO team (key, name) VALUES (?1, ?2)")?.execute([&key, name])?;
    Ok(tx.last_insert_rowid())
}

fn kind_tag(kind: NoteKind) -> String {
    private(KINDS + kind.sign().map_or(0, u32::from))
}

fn category_tag(category: Category) -> String {
    let place = Category::ALL.iter().position(|it| *it == category).unwrap_or_default();
    private(CATEGORIES + u32::try_from(place).unwrap_or_default())
}

fn team_tag(id: i64) -> String {
    let mut left = id.unsigned_abs();
    let mut tag = String::new();
    loop {
        tag += &private(TEAMS + u32::try_from(left % LETTERS).unwrap_or_default());
        left /= LETTERS;
        if left == 0 {
            return tag;
        }
    }
}

fn private(number: u32) -> String {
    char::from_u32(number).map(String::from).unwrap_or_default()
}

/// The names of all teams.
pub(super) fn teams(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare("SELECT name FROM team ORDER BY key")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

/// The latest notes that are wanted.
pub(super) fn search(
    conn: &Connection,
    wanted: &Wanted,
    zone: chrono_tz::Tz,
    limit: usize,
) -> rusqlite::Result<Found> {
    let Some(query) = query(conn, wanted)? else { return Ok(Found::default()) };
    let from = wanted.since.and_then(|day| midnight(day, zone)).map(|at| at.timestamp());
    let to = wanted.until.and_then(|day| midnight(day.checked_add_days(Days::new(1))?, zone));
    let from = from.map_or(i64::MIN, |second| second.saturating_mul(PER_SECOND));
    let to = to.map_or(i64::MAX, |at| at.timestamp().saturating_mul(PER_SECOND).saturating_sub(1));
    let most = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    const COLUMNS: &str = "SELECT known.session, known.title, known.date, known.zone, note.seq,
        note.at, note.\"by\", note.body";
    let mut hits: Vec<Hit> = if query.is_empty() {
        let mut statement = conn.prepare_cached(&format!(
            "{COLUMNS} FROM note JOIN known ON known.id = note.known
             WHERE note.id BETWEEN ?1 AND ?2 ORDER BY note.id DESC LIMIT ?3"
        ))?;
        let rows = statement.query_map(params![from, to, most], hit)?;
        rows.collect::<rusqlite::Result<_>>()?
    } else {
        let mut statement = conn.prepare_cached(&format!(
            "{COLUMNS} FROM (SELECT rowid AS id FROM word
                WHERE word MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT ?4) AS found
             JOIN note ON note.id = found.id JOIN known ON known.id = note.known
             ORDER BY note.id DESC"
        ))?;
        let rows = statement.query_map(params![query, from, to, most], hit)?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    let more = hits.len() > limit;
    hits.truncate(limit);
    Ok(Found { hits, more })
}

/// What the index is asked; none where nothing can be found.
fn query(conn: &Connection, wanted: &Wanted) -> rusqlite::Result<Option<String>> {
    // a term has letters and digits only, so that nothing of it is taken for an operator
    // and what another one begins with is in every note that has that one
    let terms = &wanted.terms;
    let needed = terms.iter().filter(|term| {
        !terms.iter().any(|other| other != *term && other.starts_with(term.as_str()))
    });
    let mut parts: Vec<String> = needed.map(|term| format!("\"{term}\" *")).collect();
    parts.extend(wanted.kind.map(|kind| format!("\"{}\"", kind_tag(kind))));
    parts.extend(wanted.category.map(|category| format!("\"{}\"", category_tag(category))));
    if let Some(key) = &wanted.team {
        let id: Option<i64> = conn
            .query_row("SELECT id FROM team WHERE key = ?1", [key], |row| row.get(0))
            .optional()?;
        let Some(id) = id else { return Ok(None) };
        parts.push(format!("\"{}\"", team_tag(id)));
    }
    Ok(Some(parts.join(" AND ")))
}

fn hit(row: &Row<'_>) -> rusqlite::Result<Hit> {
    let text = |at: usize| row.get::<_, String>(at);
    let wrong =
        |at: usize| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, "no sense".into());
    let note: Note = serde_json::from_str(&text(7)?).map_err(|_| wrong(7))?;
    let seq: i64 = row.get(4)?;
    Ok(Hit {
        session: SessionId::new(&text(0)?).map_err(|_| wrong(0))?,
        title: text(1)?.as_str().into(),
        date: text(2)?.parse().map_err(|_| wrong(2))?,
        zone: text(3)?.parse().map_err(|_| wrong(3))?,
        note: TakenNote {
            seq: u64::try_from(seq).map_err(|_| wrong(4))?,
            at: text(5)?.parse().map_err(|_| wrong(5))?,
            by: text(6)?.as_str().into(),
            note,
            // no note is found by it
            pinned: false,
        },
    })
}

fn midnight(day: NaiveDate, zone: chrono_tz::Tz) -> Option<DateTime<Utc>> {
    let local = zone.from_local_datetime(&day.and_time(NaiveTime::MIN));
    // where the night has no midnight, the day as others have it
    let at = local.earliest().map(|at| at.with_timezone(&Utc));
    at.or_else(|| Some(day.and_time(NaiveTime::MIN).and_utc()))
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}
