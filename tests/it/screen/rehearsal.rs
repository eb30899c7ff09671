//! Sessions played from lines of commands, and the console as it stands after them.

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{Europe::Paris, Tz};
use deroule::{
    agenda::{Agenda, Opening, Plan, Text, read},
    clock::{Clock, ManualClock},
    console::{
        keymap::Keymap,
        message::{Message, Opened},
        model::{Drafts, Gong, Model, Picker, Role, Screen, Size},
        update::update,
    },
    i18n::Lang,
    session::{Draft, Event, Recorded, Session, SessionId, decide, words::read_line},
    stage::{ascii::Letters, theme::ThemeName},
    store::{Health, Medium},
};

/// The Demo Day, as the project ships it.
pub(crate) fn demo_day() -> Agenda {
    let file = include_bytes!("../../../agendas/2018-06-21-demo-day.ron");
    read::read(file).agenda.expect("the Demo Day loads")
}

/// The session of 22 March: three workshops side by side, twice.
pub(crate) fn workshops() -> Agenda {
    let file = include_bytes!("../../../agendas/2018-03-22-utilisateurs.ron");
    read::read(file).agenda.expect("the session of 22 March loads")
}

/// A session that is played on a clock moved by hand.
pub(crate) struct Rehearsal {
    pub(crate) clock: ManualClock,
    pub(crate) session: Session,
    zone: Tz,
}

impl Rehearsal {
    /// Opens `agenda` on its own date, at `time`.
    pub(crate) fn open(agenda: &Agenda, time: &str) -> Self {
        let date = agenda.date.expect("a date");
        let zone = agenda.zone.unwrap_or(Paris);
        let clock = ManualClock::at(instant(zone, date, time));
        let opening = Opening { date, zone, shift: TimeDelta::zero(), begin: clock.read().wall };
        let (plan, _) = Plan::resolve(agenda, &opening);
        let opened = Draft {
            recorded_at: clock.read(),
            effective_at: clock.read().wall,
            by: "Soizic".into(),
            event: Event::Opened {
                plan: Box::new(plan),
                fingerprint: Text::default(),
                path: Text::default(),
            },
        };
        let session = Session::replay(vec![opened.at_seq(1)]).expect("an opening");
        Self { clock, session, zone }
    }

    /// Plays lines such as `13:30:00 start`; a time alone lets time pass.
    pub(crate) fn play(mut self, lines: &[&str]) -> Self {
        for line in lines {
            let (time, words) = line.split_once(' ').unwrap_or((line, ""));
            let date = self.session.plan().date;
            self.clock.advance_to(instant(self.zone, date, time));
            if !words.is_empty() {
                self.command(words);
            }
        }
        self
    }

    fn command(&mut self, words: &str) {
        let command = read_line(words, &self.session.names()).expect("a command");
        let now = self.clock.read();
        let drafts = decide(&self.session, &command, &now, &"Soizic".into()).expect("a yes");
        for draft in drafts {
            let next: Recorded = draft.at_seq(self.session.seq() + 1);
            self.session.apply(next);
        }
    }

    /// The console on this session, as it is right now.
    pub(crate) fn model(self, lang: Lang) -> Model {
        let now = self.clock.read();
        let mut model = empty(lang, &self.clock);
        let opened = Opened {
            id: SessionId::new("demo-day").expect("an id"),
            by: "Soizic".into(),
            session: self.session,
            drafts: Ok(Drafts::default()),
            last_seen: None,
            file_changed: false,
            health: Health { medium: Medium::Local, reserve: true },
        };
        update(&mut model, &now, Message::Opened(Box::new(opened)));
        model
    }
}

/// A console with nothing to choose.
pub(crate) fn empty(lang: Lang, clock: &ManualClock) -> Model {
    Model {
        lang,
        theme: ThemeName::Dark,
        letters: Letters::All,
        keymap: Keymap::default(),
        gong: Gong::Off,
        size: Size { cols: 120, rows: 36 },
        now: clock.read(),
        screen: Screen::Picker(Picker::default()),
        overlay: None,
        notice: None,
        alarm: None,
        fallen: None,
        log: [].into(),
        role: Role::default(),
        rehearsal: None,
    }
}

fn instant(zone: Tz, date: chrono::NaiveDate, time: &str) -> DateTime<Utc> {
    let time: NaiveTime = time.parse().expect("a time");
    zone.from_local_datetime(&date.and_time(time)).earliest().expect("an instant").to_utc()
}
