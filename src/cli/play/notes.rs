//! The notes of a scenario's session, for what it expects of them: `expect note.last.defi Bêta`.

use serde_json::{Map, Value, json};

use crate::session::{Session, TakenNote};

/// The notes that stand, by their numbers in the log and as `last`.
pub(super) fn objects(session: &Session) -> Value {
    let notes = session.notes();
    let numbered = notes.iter().map(|taken| (taken.seq.to_string(), object(session, taken)));
    let last = notes.last().map(|taken| ("last".to_owned(), object(session, taken)));
    Value::Object(numbered.chain(last).collect::<Map<_, _>>())
}

fn object(session: &Session, taken: &TakenNote) -> Value {
    let note = &taken.note;
    let at = taken.at.with_timezone(&session.plan().zone);
    json!({
        "text": note.text,
        "kind": note.kind.word(),
        "category": note.category.map(|category| format!("{category:?}")),
        "deliverable": note.deliverable,
        "owner": note.owner,
        "defi": note.defi,
        "track": note.track,
        "cue": note.cue,
        "elapsed_s": note.elapsed.map(|elapsed| elapsed.num_seconds()),
        "at": at.to_rfc3339(),
        "by": taken.by,
        "pinned": taken.pinned,
    })
}
