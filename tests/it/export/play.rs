//! Sessions from lines: a time, who does it, and the words of a command.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use deroule::{
    agenda::{Opening, Plan, Text, parse_time, read},
    clock::{Clock, ManualClock},
    session::{Command, Draft, Event, Fact, Recorded, Refusal, Session, decide, words},
};

/// A session that is played.
pub(super) struct Play {
    pub(super) session: Session,
    clock: ManualClock,
    zone: Tz,
}

impl Play {
    /// Opens a session on the agenda's own day, at a time of day.
    pub(super) fn open(agenda: &[u8], time: &str) -> Self {
        let agenda = read::read(agenda).agenda.expect("an agenda");
        let (zone, date) = (agenda.zone.expect("a zone"), agenda.date.expect("a date"));
        let local = date.and_time(parse_time(time).expect("a time"));
        let begin = zone.from_local_datetime(&local).single().expect("an instant").to_utc();
        let opening = Opening { date, zone, shift: TimeDelta::zero(), begin };
        let plan = Box::new(Plan::resolve(&agenda, &opening).0);
        let clock = ManualClock::at(begin);
        let opened = Draft {
            recorded_at: clock.read(),
            effective_at: begin,
            by: "Marylène".into(),
            event: Event::Opened { plan, fingerprint: "f".into(), path: "/secret/path.ron".into() },
        };
        let session = Session::replay(vec![opened.at_seq(1)]).expect("a session");
        Self { session, clock, zone }
    }

    /// Plays `13:34:00 Dora: note …` lines; a command that is refused fails the test.
    pub(super) fn lines(&mut self, lines: &str) {
        let lines = lines.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        for line in lines.filter(|line| !line.is_empty()) {
            let (time, rest) = line.split_once(' ').expect("a time and a command");
            let (by, words) = rest.split_once(": ").expect("a name and a command");
            let names = self.session.teams();
            let command = words::read_line(words, &names).expect("a command");
            self.clock.advance_to(self.at(time));
            self.give(&command, by, line);
        }
    }

    /// The program is away from one time to another.
    pub(super) fn interruption(&mut self, from: &str, to: &str) {
        let from = self.at(from);
        self.clock.advance_to(self.at(to));
        self.give(&Command::Interrupted { from }, "Dora", "the interruption");
    }

    /// Something that no words bring about happens now.
    pub(super) fn record(&mut self, event: Event) {
        let reading = self.clock.read();
        let (by, effective_at) = ("Marylène".into(), reading.wall);
        let draft = Draft { recorded_at: reading, effective_at, by, event };
        self.session.apply(draft.at_seq(self.session.seq() + 1));
    }

    pub(super) fn remove_last_note(&mut self) {
        let note = self.session.notes().last().expect("a note").seq;
        self.give(&Command::RemoveNote { note: Fact::Number(note) }, "Dora", "the removal");
    }

    /// The session that another process would read from the journal.
    pub(super) fn replayed(&self) -> Session {
        let journal: Vec<Recorded> =
            self.session.history().map(|(recorded, _)| recorded.clone()).collect();
        Session::replay(journal).expect("a session")
    }

    /// Lets so many seconds pass.
    pub(super) fn wait(&self, seconds: i64) {
        self.clock.advance(TimeDelta::seconds(seconds));
    }

    /// Gives a command in words; one that is refused has no effect.
    pub(super) fn try_line(&mut self, words: &str) {
        let command = words::read_line(words, &self.session.teams()).expect("a command");
        self.try_give(&command, "Marylène");
    }

    /// Gives a command; one that is refused has no effect.
    pub(super) fn try_give(&mut self, command: &Command, by: &str) {
        let _ = self.decided(command, by);
    }

    fn give(&mut self, command: &Command, by: &str, line: &str) {
        self.decided(command, by).unwrap_or_else(|refusal| panic!("{line}: {refusal:?}"));
    }

    fn decided(&mut self, command: &Command, by: &str) -> Result<(), Refusal> {
        for draft in decide(&self.session, command, &self.clock.read(), &Text::from(by))? {
            let seq = self.session.seq() + 1;
            self.session.apply(draft.at_seq(seq));
        }
        Ok(())
    }

    fn at(&self, time: &str) -> DateTime<Utc> {
        let local = self.session.plan().date.and_time(parse_time(time).expect("a time"));
        self.zone.from_local_datetime(&local).single().expect("an instant").to_utc()
    }
}
