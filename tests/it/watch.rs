//! `deroule watch`: what comes up, when and how often; and the real program running commands.

mod program;

use std::collections::BTreeMap;

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, Kind, Lang, Plan, Text, Then},
    clock::{Clock, ManualClock},
    export,
    session::{Alerts, Draft, Event, News, Session, SessionId, decide, words::read_line},
    store::{MemoryStore, Store},
};

use crate::make::{agenda, instant, letters, opening, slot, talks};

/// A session that is looked at.
pub(crate) struct Watched {
    clock: ManualClock,
    store: MemoryStore,
    id: SessionId,
    alerts: Alerts,
}

impl Watched {
    /// Ten minutes of welcome from noon, two teams with 5' and 10', a break of 15'.
    fn day() -> Self {
        Self::on(day())
    }

    pub(crate) fn on(agenda: Agenda) -> Self {
        let clock = ManualClock::at(instant("2018-06-21T10:00:00Z"));
        let (plan, _) = Plan::resolve(&agenda, &opening("2018-06-21"));
        let now = clock.read();
        let opened = Draft {
            effective_at: now.wall,
            recorded_at: now,
            by: "Ana".into(),
            event: Event::Opened {
                plan: Box::new(plan),
                fingerprint: Text::default(),
                path: Text::default(),
            },
        };
        let mut store = MemoryStore::new();
        let slug = SessionId::new("day").expect("an id");
        let id = store.create(&slug, &[opened]).expect("a journal").0;
        let mut watched = Self { clock, store, id, alerts: Alerts::default() };
        watched.alerts = Alerts::since(&watched.session().at(&watched.clock.read()));
        watched
    }

    pub(crate) fn session(&mut self) -> Session {
        Session::replay(self.store.read(&self.id, 0).expect("a journal")).expect("a session")
    }

    pub(crate) fn tell(&mut self, words: &str) -> &mut Self {
        let session = self.session();
        let command = read_line(words, &session.teams()).expect("a command");
        let drafts = decide(&session, &command, &self.clock.read(), &"Ana".into()).expect("a yes");
        self.store.append(&self.id, session.seq(), &drafts).expect("written");
        self
    }

    pub(crate) fn wait(&mut self, seconds: i64) -> &mut Self {
        self.clock.advance(TimeDelta::seconds(seconds));
        self
    }

    fn look(&mut self) -> Vec<News> {
        let moment = self.session().at(&self.clock.read());
        self.alerts.look(&moment)
    }

    /// What came up, with whose turn it is and what the clock says.
    fn news(&mut self) -> String {
        let news = self.look().into_iter().map(|news| {
            let facts: BTreeMap<_, _> =
                export::facts("day", news.alert, &news.moment, Lang::Fr).into_iter().collect();
            let who = if facts["DEROULE_DEFI"].is_empty() { "SLOT" } else { "DEFI" };
            let who = &facts[&format!("DEROULE_{who}")];
            let told = format!("{} {who} {}", news.alert.word(), facts["DEROULE_CLOCK"]);
            told.trim_end().replace("  ", " ")
        });
        news.collect::<Vec<_>>().join(", ")
    }

    /// Sleeps as a watch does, until the next thing may come up; returns for how many seconds.
    fn sleep(&mut self) -> i64 {
        let wait = self.alerts.wait().expect("something to wait for");
        self.clock.advance(wait);
        wait.num_seconds()
    }
}

fn day() -> Agenda {
    let slots = vec![
        slot(Kind::Welcome, "Accueil", "12:00", "12:10"),
        talks("12:10", "12:40", 2, &["5m", "10m"]),
        slot(Kind::Break, "Pause", "12:40", "12:55"),
    ];
    agenda(letters(2), slots)
}

#[test]
fn a_watch_sleeps_from_one_thing_to_the_next() {
    let mut day = Watched::day();
    assert_eq!(day.alerts.wait(), None, "nothing runs");
    day.tell("start");
    assert_eq!(day.news(), "start Accueil 10:00");
    assert_eq!(day.sleep(), 480);
    assert_eq!(day.news(), "warning Accueil 2:00");
    assert_eq!(day.sleep(), 120);
    assert_eq!(day.news(), "zero Accueil 0:00");
    assert_eq!(day.alerts.wait(), None, "what is over is over");
    assert_eq!(day.wait(60).news(), "");
    assert_eq!(day.tell("next").news(), "next A 5:00");
    assert_eq!(day.sleep(), 240);
    assert_eq!(day.news(), "warning A 1:00");
}

#[test]
fn time_is_up_once_and_again_only_after_there_was_time() {
    let mut day = Watched::day();
    day.tell("start");
    day.look();
    assert_eq!(day.wait(630).news(), "zero Accueil +0:30", "no warning that was overtaken");
    assert_eq!(day.tell("extend 20s").news(), "", "still over");
    assert_eq!(day.tell("extend 1m").news(), "", "whoever gives a minute needs no warning");
    assert_eq!(day.wait(50).news(), "zero Accueil 0:00");
    assert_eq!(day.tell("extend 5m").news(), "");
    assert_eq!(day.sleep(), 180);
    assert_eq!(day.news(), "warning Accueil 2:00");
    assert_eq!(day.tell("next").news(), "next A 5:00");
    assert_eq!(day.tell("undo").news(), "next Accueil 2:00", "and no second warning");
}

#[test]
fn breaks_and_a_frozen_clock_come_and_go() {
    let mut day = Watched::day();
    day.tell("start").tell("next");
    assert_eq!(day.news(), "start A 5:00");
    assert_eq!(day.wait(10).tell("suspend").news(), "suspend A 4:50");
    assert_eq!(day.alerts.wait(), None);
    assert_eq!(day.wait(600).tell("resume").news(), "resume A 4:50");
    assert_eq!(day.tell("break 10m").news(), "break  10:00".replace("  ", " "));
    assert_eq!(day.tell("next").news(), "resume A 4:50");
    assert_eq!(day.tell("message On y est").news(), "message A 4:50");
    assert_eq!(day.tell("message --clear").news(), "");
    assert_eq!(day.tell("jump s3").news(), "break Pause 44:50");
    assert_eq!(day.tell("close").news(), "end");
    assert_eq!(day.tell("undo").news(), "resume Pause 44:50");
}

#[test]
fn what_goes_on_by_itself_was_up_first() {
    let mut agenda = day();
    for phase in &mut agenda.slots[1].phases {
        phase.then = Then::Advance;
    }
    let mut day = Watched::on(agenda);
    day.tell("start").tell("next");
    assert_eq!(day.news(), "start A 5:00");
    day.sleep();
    assert_eq!(day.news(), "warning A 1:00");
    day.sleep();
    assert_eq!(day.news(), "zero A 0:00, next A 10:00");
    // whoever pressed was before the end of the time
    assert_eq!(day.wait(500).tell("next").news(), "next B 5:00");
}

#[test]
fn nobody_is_called_back_from_changing_places() {
    let mut agenda = day();
    agenda.slots[1].changeover = Some(TimeDelta::minutes(1));
    let mut day = Watched::on(agenda);
    day.tell("start").tell("jump s2.t1.p2").look();
    assert_eq!(day.tell("next").news(), "next A 1:00");
    assert_eq!(day.wait(50).news(), "", "no warning");
    assert_eq!(day.wait(20).news(), "", "and no end");
    assert_eq!(day.tell("next").news(), "next B 5:00");
    // unseen, as while the machine slept
    day.tell("jump s2.t1.c").look();
    assert_eq!(day.wait(300).tell("next").news(), "next B 10:00");
}

#[test]
fn whoever_comes_late_is_told_nothing_old() {
    let mut day = Watched::day();
    day.tell("start").wait(700);
    day.alerts = Alerts::since(&day.session().at(&day.clock.read()));
    assert_eq!(day.news(), "");
    day.tell("next").look();
    assert_eq!(day.tell("back").news(), "next Accueil +1:40", "its time was up before");
}
