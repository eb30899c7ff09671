//! Commands on a journal that others write to as well, and notes that are sent more than once.

use deroule::session::{Command, Fact, Recorded, Refusal, Session, When, decide};
use deroule::store::{MAX_DECISIONS, NotGiven, give};

use super::*;

/// A store to which somebody else appends just before each of the first `races` appends.
struct Raced {
    store: MemoryStore,
    races: usize,
}

impl Store for Raced {
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
        self.store.create(slug, first)
    }

    fn append(
        &mut self,
        session: &SessionId,
        after: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Recorded>, StoreError> {
        if self.races > 0 {
            self.races -= 1;
            self.store.append(session, after, &[note(60, "plus vite")])?;
        }
        self.store.append(session, after, drafts)
    }

    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        self.store.read(session, after)
    }

    fn sessions(&mut self) -> Result<Vec<deroule::session::SessionHead>, StoreError> {
        self.store.sessions()
    }

    fn health(&self) -> deroule::store::Health {
        self.store.health()
    }
}

fn session(races: usize) -> (Raced, SessionId, Session) {
    let mut store = Raced { store: MemoryStore::new(), races };
    let (id, events) = store.create(&slug("x"), &[opening("Demo Day")]).expect("a journal");
    (store, id, Session::replay(events).expect("a session"))
}

fn typed(line: &str, key: Option<&str>) -> Command {
    let (line, key) = (line.into(), key.map(Into::into));
    Command::Note { line, defi: None, kind: None, when: When::Now, context: None, key }
}

#[test]
fn whoever_comes_too_late_reads_on_and_decides_again() {
    let (mut store, id, session) = session(3);
    let mut decided = 0;
    let given = give(&mut store, &id, &session, &mut |session| {
        decided += 1;
        decide(session, &typed("+ enfin", None), &reading(90), &"Ada".into())
    });
    assert_eq!((decided, given.outcome.clone()), (4, Ok(())));
    assert_eq!(given.events.len(), 4);
    assert_eq!(given.own(), &given.events[3..]);
    assert_eq!(store.read(&id, 1), Ok(given.events));
}

#[test]
fn whoever_is_always_too_late_gives_up_and_says_so() {
    let (mut store, id, session) = session(usize::MAX);
    let given = give(&mut store, &id, &session, &mut |session| {
        decide(session, &typed("+ jamais", None), &reading(90), &"Ada".into())
    });
    let conflict = Err(NotGiven::Failed(StoreError::Conflict { last: 1 }));
    assert_eq!((given.outcome, given.own), (conflict, 0));
    assert_eq!(given.events.len(), MAX_DECISIONS, "what the others did is known");
}

#[test]
fn a_refusal_is_that_of_what_the_journal_says_by_then() {
    let (mut store, id, session) = session(0);
    let mut ask = |session: &Session, command| {
        let mut decide = |session: &Session| decide(session, &command, &reading(90), &"Ada".into());
        give(&mut store, &id, session, &mut decide).outcome
    };
    assert_eq!(ask(&session, Command::Start { when: When::Now }), Ok(()));
    // this one does not know of the start yet
    let again = ask(&session, Command::Start { when: When::Now });
    assert_eq!(again, Err(NotGiven::Refused(Refusal::AlreadyStarted)));
}

#[test]
fn a_note_that_is_sent_again_is_written_once() {
    let (mut store, id, mut session) = session(0);
    let mut send = |session: &mut Session, key| {
        let command = typed("+ démo très claire", Some(key));
        let given = give(&mut store, &id, session, &mut |session| {
            decide(session, &command, &reading(90), &"Léa".into())
        });
        given.events.into_iter().for_each(|event| session.apply(event));
        (given.outcome, session.note_of(&key.into()))
    };
    let mut late = session.clone();
    assert_eq!(send(&mut session, "a"), (Ok(()), Some(2)));
    assert_eq!(send(&mut session, "a"), (Ok(()), Some(2)));
    assert_eq!(send(&mut session, "b"), (Ok(()), Some(3)));
    assert_eq!(send(&mut late, "a"), (Ok(()), Some(2)), "also where nothing was known of it");
    assert_eq!(session.notes().len(), 2);
    let by = "Léa".into();
    let removal =
        decide(&session, &Command::RemoveNote { note: Fact::Number(2) }, &reading(95), &by);
    let removal = store.append(&id, 3, &removal.expect("a removal")).expect("an event");
    removal.into_iter().for_each(|event| session.apply(event));
    let again = typed("+ démo très claire", Some("a"));
    assert_eq!(decide(&session, &again, &reading(99), &by), Ok(Vec::new()), "nor taken back twice");
}
