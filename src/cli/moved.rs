//! Sessions that come from another machine: found in the JSON of an export, and taken in.

use std::{io::Write, path::Path};

use serde_json::Value;

use super::{
    act,
    stop::{self, Stop},
    world::World,
};
use crate::{
    i18n::{
        cli::Failure,
        memory::{Fault, Says},
    },
    session::{
        Recorded, Session, SessionId,
        travel::{Meeting, Travel, Unreadable, lacking, meet},
    },
    store::{SqliteStore, Store},
};

/// The largest export that is taken in, in bytes: some hundred thousand notes.
pub(super) const MAX_MOVED: usize = 256 * 1024 * 1024;
/// What an export has besides its journal that its agenda does not need.
const BULK: [&str; 5] = ["journal", "notes", "events", "rundown", "attempts"];

/// The document of an export that a session can be taken from; none where the file is anything
/// else.
pub(super) fn document(bytes: &[u8]) -> Option<Value> {
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let document: Value = begins.then(|| serde_json::from_slice(bytes).ok()).flatten()?;
    document.get("journal").is_some_and(Value::is_object).then_some(document)
}

/// The same document without what its agenda does not need: an agenda's file is much smaller than
/// a session.
pub(super) fn agenda_only(mut document: Value) -> Vec<u8> {
    if let Some(fields) = document.as_object_mut() {
        fields.retain(|name, _| !BULK.contains(&name.as_str()));
    }
    document.to_string().into_bytes()
}

/// Takes the session of `document` in and prints its id here.
///
/// A session that is here already is not doubled: what it lacks is added where it went on
/// elsewhere, and nothing where it went on in both places. What was recorded here is never changed:
/// words that stayed behind at first do not come later.
///
/// # Errors
/// When it makes no sense, the two have parted, or it tells more of what is here than is here; then
/// nothing has changed.
pub(super) fn take_in(
    world: &World,
    path: &Path,
    mut document: Value,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let wrong = |wrong: Unreadable| {
        let seq = match wrong {
            Unreadable::NotAJournal | Unreadable::TooLong => 0,
            Unreadable::Senseless { seq } => seq,
        };
        Stop::from(Failure::Memory(Fault::NotAJournal { path: path.display().to_string(), seq }))
    };
    let travel = Travel::read(&mut document).map_err(wrong)?;
    let travel = travel.ok_or_else(|| wrong(Unreadable::NotAJournal))?;
    let events = travel.events().map_err(wrong)?;
    let session = act::replay(&travel.session, events.clone())?;
    let lang = world.lang_of(&session);
    let mut store = world.journals()?;
    let say = |says: Says<'_>| stop::say(&says.words(lang));
    let met = known(&mut store, &travel.session, &session, &events)?;
    if let Some((id, Meeting::Known | Meeting::GoesOn(_))) = &met {
        let here = store.read(id, 0)?;
        let lacking = lacking(&here, &events);
        if !lacking.is_nothing() {
            let (id, path) = (id.to_string(), path.display().to_string());
            let more_here = here.len() > events.len();
            let fault = Fault::Fuller { id, path, lacking, more_here };
            return Err(Stop::from(Failure::Memory(fault)).in_lang(lang));
        }
    }
    let id = match met {
        Some((id, Meeting::GoesOn(here))) => {
            let after = events.get(here.wrapping_sub(1)).map_or(0, |event| event.seq);
            let new = events.get(here..).unwrap_or_default();
            store.extend(&id, after, new)?;
            say(Says::WentOn(id.as_str(), new.len()));
            id
        }
        Some((id, Meeting::Known)) => {
            say(Says::Known(id.as_str()));
            writeln!(out, "{id}")?;
            return Ok(());
        }
        Some((id, Meeting::Parted { after })) => {
            let fault = Fault::Parted { id: id.to_string(), after };
            return Err(Stop::from(Failure::Memory(fault)).in_lang(lang));
        }
        Some((_, Meeting::Strangers)) | None => {
            let id = store.adopt(&travel.session, &events)?;
            say(Says::TakenIn(id.as_str(), session.notes().len()));
            if id != travel.session {
                say(Says::Renamed(id.as_str(), travel.session.as_str()));
            }
            id
        }
    };
    if !travel.whole {
        say(Says::LeftBehind);
    }
    Ok(writeln!(out, "{id}")?)
}

/// The same session here, whatever it is called, and how it meets the one that comes.
fn known(
    store: &mut SqliteStore,
    named: &SessionId,
    session: &Session,
    events: &[Recorded],
) -> Result<Option<(SessionId, Meeting)>, Stop> {
    for head in store.sessions()? {
        // the opening tells, and most are told by the list alone
        if head.id != *named && Some(head.opened_at) != session.opened_at() {
            continue;
        }
        let meeting = meet(&store.read(&head.id, 0)?, events);
        if meeting != Meeting::Strangers {
            return Ok(Some((head.id, meeting)));
        }
    }
    Ok(None)
}
