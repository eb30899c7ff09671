//! A process that takes notes and says which are saved; others kill it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use deroule::agenda::Plan;
use deroule::clock::{Clock, SystemClock};
use deroule::session::{Body, Draft, Event, Note, NoteKind, Recorded, SessionId};
use deroule::store::{SqliteStore, Store, StoreError};

use super::random::Random;

/// The first argument of such a process.
pub(super) const WORD: &str = "write-notes";

/// What an acknowledged note says: enough to find it again, of any length.
pub(super) fn sentence(writer: &str, count: u64) -> String {
    let length = usize::try_from(Random::of(count, 0).below(1800)).unwrap_or_default();
    format!("{writer}-{count} {}", "é".repeat(length / 2))
}

/// An event about to be recorded now.
pub(super) fn draft(clock: &SystemClock, by: &str, event: Event) -> Draft {
    let recorded_at = clock.read();
    Draft { effective_at: recorded_at.wall, recorded_at, by: by.into(), event }
}

/// The opening of a session without slots.
pub(super) fn opening(clock: &SystemClock) -> Draft {
    let now = clock.read().wall;
    let plan = format!(
        r#"{{"title": "Campaign", "date": "{}", "zone": "Europe/Paris", "slots": []}}"#,
        now.date_naive()
    );
    let plan: Plan = serde_json::from_str(&plan).expect("a plan");
    let (fingerprint, path) = ("none".into(), "none".into());
    draft(clock, "campaign", Event::Opened { plan: Box::new(plan), fingerprint, path })
}

/// A note of this text.
pub(super) fn noted(clock: &SystemClock, by: &str, text: &str) -> Draft {
    let text = text.into();
    let kind = NoteKind::Plain;
    let [deliverable, owner, defi] = [None, None, None];
    let note = Note {
        text,
        kind,
        category: None,
        deliverable,
        owner,
        defi,
        cue: None,
        elapsed: None,
        prompt: None,
        track: None,
        key: None,
    };
    draft(clock, by, Event::Noted { note })
}

/// Takes `notes` notes, or until it is killed, and tries each once more as often as `patience` says;
/// each line that it prints is a note that the store confirmed, but for a last one that says why it
/// had to stop.
pub(super) fn run(
    folder: &str,
    session: &str,
    writer: &str,
    notes: &str,
    patience: &str,
) -> ExitCode {
    let [notes, patience] = [notes, patience].map(|number| number.parse().expect("a number"));
    match take_notes(Path::new(folder), session, writer, notes, patience) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

fn take_notes(
    folder: &Path,
    session: &str,
    writer: &str,
    notes: u64,
    patience: u64,
) -> Result<(), StoreError> {
    let clock = SystemClock::new();
    let mut store = SqliteStore::open(folder)?;
    let session = SessionId::new(session).expect("an id");
    let mut after = 0;
    match store.read(&session, 0) {
        Ok(_) => {}
        Err(StoreError::NoSuchSession) => {
            // somebody else may be quicker; then the first append says how far it is
            store.create(&session, &[opening(&clock)])?;
        }
        Err(error) => return Err(error),
    }
    for count in 0..notes {
        let note = noted(&clock, writer, &sentence(writer, count));
        let mut failed = 0;
        after = loop {
            match store.append(&session, after, std::slice::from_ref(&note)) {
                Ok(_) => break after + 1,
                Err(StoreError::Conflict { last }) => after = last,
                Err(error) if failed == patience => return Err(error),
                Err(_) => failed += 1,
            }
        };
        println!("{count}");
        std::io::stdout().flush().expect("a pipe");
    }
    Ok(())
}

/// How such a process came to its end by itself.
#[derive(Debug)]
pub(super) enum End {
    /// All notes taken.
    Done,
    /// It said what failed.
    Said(String),
    /// It did neither.
    Otherwise(String),
}

/// Such a process, seen from outside.
pub(super) struct Writer {
    pub(super) name: String,
    child: Child,
    lines: Receiver<u64>,
    acknowledged: Option<u64>,
}

impl Writer {
    pub(super) fn start(folder: &Path, session: &str, name: String) -> Self {
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .args([WORD, &folder.display().to_string(), session, &name, "1000000", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process");
        let out = BufReader::new(child.stdout.take().expect("a pipe"));
        let (send, lines) = mpsc::channel();
        thread::spawn(move || {
            // a last line that was cut off is no number, or one that is too low: both are safe
            for line in out.lines().map_while(Result::ok) {
                if line.parse().map(|count| send.send(count)).is_err() {
                    break;
                }
            }
        });
        Self { name, child, lines, acknowledged: None }
    }

    /// Runs one to its end while system calls fail, as `strace -e inject` is told; how many notes
    /// it acknowledged.
    pub(super) fn inject(
        folder: &Path,
        session: &str,
        inject: &str,
        notes: u64,
        patience: u64,
    ) -> (u64, End) {
        let call = inject.split(':').next().unwrap_or_default();
        let program = std::env::current_exe().expect("this program");
        let output = Command::new("strace")
            .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")])
            .args(["-e", &format!("inject={inject}")])
            .arg(program)
            .args([WORD, &folder.display().to_string(), session, "w0"])
            .args([notes.to_string(), patience.to_string()])
            .output()
            .expect("strace");
        let out = String::from_utf8_lossy(&output.stdout);
        let acknowledged = out.lines().filter(|line| line.parse::<u64>().is_ok()).count() as u64;
        let last = out.lines().last().unwrap_or_default();
        let end = match output.status.code() {
            Some(0) => End::Done,
            Some(1) => End::Said(last.to_owned()),
            _ => End::Otherwise(String::from_utf8_lossy(&output.stderr).into_owned()),
        };
        (acknowledged, end)
    }

    /// Waits until `count` notes are acknowledged.
    pub(super) fn wait_for(&mut self, count: u64) {
        while self.acknowledged.map_or(0, |last| last + 1) < count {
            match self.lines.recv() {
                Ok(line) => self.acknowledged = Some(line),
                Err(_) => break,
            }
        }
    }

    /// Kills it; how many notes it had acknowledged.
    pub(super) fn kill(mut self) -> u64 {
        self.child.kill().expect("to kill");
        self.child.wait().expect("its end");
        self.acknowledged = self.lines.iter().max().max(self.acknowledged);
        self.acknowledged.map_or(0, |last| last + 1)
    }
}

/// A note that is in a journal more than once.
pub(super) fn twice(events: &[Recorded]) -> Option<&str> {
    let mut seen = std::collections::HashSet::new();
    events.iter().find_map(|event| match &event.body {
        Body::Known(Event::Noted { note }) if !seen.insert(note.text.as_str()) => {
            Some(note.text.as_str())
        }
        Body::Known(_) | Body::Newer { .. } => None,
    })
}

/// How many of the first `acknowledged` notes of `writer` a journal does not have.
pub(super) fn lost(
    store: &mut SqliteStore,
    session: &str,
    writer: &str,
    acknowledged: u64,
) -> String {
    let session = SessionId::new(session).expect("an id");
    let events = match store.read(&session, 0) {
        Ok(events) => events,
        Err(StoreError::NoSuchSession) if acknowledged == 0 => Vec::new(),
        Err(error) => return format!("unreadable: {error:?}"),
    };
    let texts: std::collections::HashSet<&str> = events
        .iter()
        .filter_map(|event| match &event.body {
            Body::Known(Event::Noted { note }) => Some(note.text.as_str()),
            Body::Known(_) | Body::Newer { .. } => None,
        })
        .collect();
    let missing =
        (0..acknowledged).filter(|&n| !texts.contains(sentence(writer, n).trim())).count();
    if missing == 0 { String::new() } else { format!("{missing} of {acknowledged} notes lost") }
}
