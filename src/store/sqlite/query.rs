//! The questions asked of the database and the rows written to it, one prepared statement each.
//! Decides nothing: it is called inside somebody else's transaction.

use rusqlite::{Connection, Row, Transaction, params};

use super::super::{StoreError, head::Tally, memory::numbered};
use super::fault::Fault;
use super::row;
use crate::session::{Draft, Recorded, SessionHead, SessionId};

/// The events of a session after number `after`.
pub(super) fn read(
    conn: &Connection,
    session: &SessionId,
    after: u64,
) -> Result<Vec<Recorded>, Fault> {
    let mut statement = conn.prepare_cached(
        "SELECT seq, version, recorded_at, effective_at, \"by\", body
         FROM event WHERE session = ?1 AND seq > ?2 ORDER BY seq",
    )?;
    let from = i64::try_from(after).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![session.as_str(), from])?;
    let mut events = Vec::new();
    let mut last = after;
    while let Some(row) = rows.next()? {
        let event = row::recorded(row)?;
        last += 1;
        if event.seq != last {
            return Err(Fault::damaged(format!("event {last} is missing")));
        }
        events.push(event);
    }
    if events.is_empty() && tally(conn, session)?.is_none() {
        return Err(StoreError::NoSuchSession.into());
    }
    Ok(events)
}

/// Every session's head, the latest first.
pub(super) fn sessions(conn: &Connection) -> Result<Vec<SessionHead>, Fault> {
    let mut statement = conn.prepare_cached(
        "SELECT id, title, date, opened_at, last_seq, last_at, closing, closed
         FROM session ORDER BY rowid DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        heads.push(read_tally(row)?.head);
    }
    Ok(heads)
}

/// Whether the journal goes on after number `after` with exactly these events.
pub(super) fn has(
    conn: &Connection,
    session: &SessionId,
    after: u64,
    drafts: &[Draft],
) -> Result<bool, Fault> {
    Ok(read(conn, session, after)? == numbered(after, drafts))
}

/// The head of a session, where there is one.
pub(super) fn tally(conn: &Connection, session: &SessionId) -> Result<Option<Tally>, Fault> {
    let mut statement = conn.prepare_cached(
        "SELECT id, title, date, opened_at, last_seq, last_at, closing, closed
         FROM session WHERE id = ?1",
    )?;
    let mut rows = statement.query([session.as_str()])?;
    rows.next()?.map(read_tally).transpose()
}

fn read_tally(row: &Row<'_>) -> Result<Tally, Fault> {
    let text = |index| row::value::<String>(row, index);
    let id = text(0)?;
    let wrong = |_| Fault::damaged(format!("the list of sessions at {id:?}"));
    let head = SessionHead {
        id: SessionId::new(&id).map_err(|_| Fault::damaged(format!("the session id {id:?}")))?,
        title: text(1)?.as_str().into(),
        date: text(2)?.parse().map_err(wrong)?,
        opened_at: text(3)?.parse().map_err(wrong)?,
        last_seq: row::number(row, 4)?,
        last_at: text(5)?.parse().map_err(wrong)?,
        closed: row::value(row, 7)?,
    };
    Ok(Tally { head, closing: row::number(row, 6)? })
}

/// Writes the head of a new session.
pub(super) fn insert_session(tx: &Transaction<'_>, tally: &Tally) -> Result<(), Fault> {
    let head = &tally.head;
    let mut statement = tx.prepare_cached(
        "INSERT INTO session (id, title, date, opened_at, last_seq, last_at, closing, closed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    statement.execute(params![
        head.id.as_str(),
        head.title.as_str(),
        head.date.to_string(),
        row::instant(head.opened_at),
        head.last_seq.cast_signed(),
        row::instant(head.last_at),
        tally.closing.cast_signed(),
        head.closed,
    ])?;
    Ok(())
}

/// Writes a session's head anew.
pub(super) fn update_session(tx: &Transaction<'_>, tally: &Tally) -> Result<(), Fault> {
    let head = &tally.head;
    let mut statement = tx.prepare_cached(
        "UPDATE session SET title = ?2, date = ?3, last_seq = ?4, last_at = ?5, closing = ?6,
         closed = ?7 WHERE id = ?1",
    )?;
    statement.execute(params![
        head.id.as_str(),
        head.title.as_str(),
        head.date.to_string(),
        head.last_seq.cast_signed(),
        row::instant(head.last_at),
        tally.closing.cast_signed(),
        head.closed,
    ])?;
    Ok(())
}

/// Writes events after number `after`.
pub(super) fn insert_events(
    tx: &Transaction<'_>,
    session: &SessionId,
    after: u64,
    drafts: &[Draft],
) -> Result<(), Fault> {
    for (seq, draft) in (after + 1..).zip(drafts) {
        insert_event(tx, session, seq, &row::columns(draft)?)?;
    }
    Ok(())
}

/// Writes events that were recorded elsewhere, under their own numbers.
pub(super) fn insert_recorded(
    tx: &Transaction<'_>,
    session: &SessionId,
    events: &[Recorded],
) -> Result<(), Fault> {
    for event in events {
        insert_event(tx, session, event.seq, &row::columns_of(event)?)?;
    }
    Ok(())
}

fn insert_event(
    tx: &Transaction<'_>,
    session: &SessionId,
    seq: u64,
    columns: &row::Columns,
) -> Result<(), Fault> {
    let mut statement = tx.prepare_cached(
        "INSERT INTO event (session, seq, version, kind, recorded_at, effective_at, \"by\", body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    statement.execute(params![
        session.as_str(),
        seq.cast_signed(),
        columns.version,
        columns.kind,
        columns.recorded_at,
        columns.effective_at,
        columns.by,
        columns.body,
    ])?;
    Ok(())
}
