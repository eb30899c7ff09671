//! Plays a scenario: moves the simulated clock, gives the commands, looks at what is expected.
//!
//! Pure but for its own journal in memory: the same scenario and agenda give the same report.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde_json::Value;

use super::{
    expect, notes,
    scenario::{At, Line, Scenario, Step},
};
use crate::{
    agenda::{Agenda, Opening, Plan, Text},
    cli::{
        act::{self, ActError},
        open,
    },
    clock::{Clock, ManualClock},
    export::{
        status::{self, Status},
        ways::JsonWays,
    },
    i18n::{
        Lang, catch_up,
        cli::{Failure, ScenarioFault as Fault},
        refusal,
    },
    session::{Command, Draft, Event, Refusal, Session, SessionId, words},
    store::{MemoryStore, Store},
};

/// What a path into the ways to catch up begins with.
const WAYS: &str = "ways";
/// What a path into a note begins with: its number follows, or `last`.
const NOTE: &str = "note";

/// What a scenario is played with.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The language of sentences and status lines.
    pub lang: Lang,
    /// The zone of an agenda that names none.
    pub zone: Tz,
}

/// What came of playing a scenario.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// What it printed, in order.
    pub printed: Vec<Printed>,
    /// The expectations that failed, and where.
    pub failed: Vec<(usize, Fault)>,
    /// What stopped it before its end, and where.
    pub stopped: Option<(usize, Failure)>,
    /// The status at its end.
    pub last: Option<Printed>,
    /// The session as it was left; none where it was not opened.
    pub session: Option<Session>,
}

/// One thing that a scenario prints.
#[derive(Debug, Clone)]
pub enum Printed {
    /// A status, for `?`: the object on one line, and the status bar's line.
    Status {
        /// The JSON object.
        json: String,
        /// The line for people.
        line: String,
    },
    /// The sentence of a refusal.
    Refusal(String),
    /// The ways to catch up, in lines.
    Ways(Vec<String>),
}

/// Plays `scenario` on `agenda`, with no other plan to change to.
#[must_use]
pub fn play(scenario: &Scenario, agenda: &Agenda, setting: Setting) -> Report {
    play_with(scenario, agenda, &Plans::new(), setting)
}

/// The agendas that a scenario can change to, by the path as it stands there.
pub type Plans = BTreeMap<Text, Agenda>;

/// Plays `scenario` on `agenda`; `plans` are those that it changes to.
#[must_use]
pub fn play_with(scenario: &Scenario, agenda: &Agenda, plans: &Plans, setting: Setting) -> Report {
    let mut report = Report::default();
    let Some(first) = scenario.lines.first() else { return report };
    let mut player = match Player::open(first, agenda, plans, setting) {
        Ok(player) => player,
        Err(failure) => {
            report.stopped = Some((first.number, failure));
            return report;
        }
    };
    for line in &scenario.lines {
        match player.line(line) {
            Ok(Outcome::Quiet) => {}
            Ok(Outcome::Printed(printed)) => report.printed.push(printed),
            Ok(Outcome::Failed(fault)) => report.failed.push((line.number, fault)),
            Err(failure) => {
                report.stopped = Some((line.number, failure));
                break;
            }
        }
    }
    report.last = player.status().ok();
    report.session = Some(player.session);
    report
}

enum Outcome {
    Quiet,
    Printed(Printed),
    Failed(Fault),
}

struct Player<'a> {
    plans: &'a Plans,
    setting: Setting,
    zone: Tz,
    clock: ManualClock,
    /// The day of the last line.
    date: NaiveDate,
    store: MemoryStore,
    id: SessionId,
    session: Session,
    by: Text,
    /// When the program died, until it is back.
    crashed: Option<DateTime<Utc>>,
    /// What the last command was answered.
    refused: Option<Refusal>,
    /// The last status, until something happens.
    status: Option<Value>,
    /// The end for which ways were last looked for, where it was not the session's own.
    target: Option<NaiveTime>,
}

impl<'a> Player<'a> {
    /// Opens the session at the time of the first line, as dated.
    fn open(
        first: &Line,
        agenda: &Agenda,
        plans: &'a Plans,
        setting: Setting,
    ) -> Result<Self, Failure> {
        let zone = agenda.zone.unwrap_or(setting.zone);
        let fault = |fault| Failure::Scenario(fault);
        let at = first.at.ok_or_else(|| fault(Fault::NoTime))?;
        let date = at.date.or(agenda.date).ok_or_else(|| fault(Fault::NoDate))?;
        let begin = instants(zone, date.and_time(at.time)).next();
        let begin = begin.ok_or_else(|| fault(Fault::NoDate))?;
        let opening =
            Opening { date: agenda.date.unwrap_or(date), zone, shift: TimeDelta::zero(), begin };
        let (plan, _) = Plan::resolve(agenda, &opening);
        let by = Text::from("play");
        let clock = ManualClock::at(begin);
        let opened = Draft {
            recorded_at: clock.read(),
            effective_at: begin,
            by: by.clone(),
            event: Event::Opened {
                plan: Box::new(plan),
                fingerprint: Text::default(),
                path: Text::default(),
            },
        };
        let mut store = MemoryStore::new();
        let slug = SessionId::slug(&agenda.title, opening.date);
        let (id, events) = store.create(&slug, &[opened]).map_err(Failure::Journal)?;
        let session = act::replay(&id, events)?;
        Ok(Self {
            plans,
            setting,
            zone,
            clock,
            date,
            store,
            id,
            session,
            by,
            crashed: None,
            refused: None,
            status: None,
            target: None,
        })
    }

    fn line(&mut self, line: &Line) -> Result<Outcome, Failure> {
        if let Some(at) = line.at {
            self.advance_to(at)?;
        }
        if !matches!(line.step, Step::ExpectRefusal(_)) || line.at.is_some() {
            self.wake()?;
        }
        match &line.step {
            Step::Status => self.status().map(Outcome::Printed),
            Step::Clock(by) => {
                self.clock.step_wall(*by);
                let local = self.clock.read().wall.with_timezone(&self.zone);
                self.date = local.date_naive();
                self.settle()?;
                Ok(Outcome::Quiet)
            }
            Step::Sleep(length) => {
                self.clock.advance(*length);
                self.settle()?;
                Ok(Outcome::Quiet)
            }
            Step::Crash => {
                self.crashed = Some(self.clock.read().wall);
                Ok(Outcome::Quiet)
            }
            Step::ExpectRefusal(code) => Ok(self.expect_refusal(code)),
            Step::Expect { path, value } => self.expect(path, value),
            Step::Command(words) => self.command(words),
        }
    }

    fn status(&mut self) -> Result<Printed, Failure> {
        let moment = self.session.at(&self.clock.read());
        let (object, json) = self.status_of(&moment)?;
        self.status = Some(object);
        let line = status::line(&moment, self.setting.lang);
        Ok(Printed::Status { json, line })
    }

    /// Lets time pass until the wall clock shows that time for the first time from now on.
    fn advance_to(&mut self, at: At) -> Result<(), Failure> {
        self.date = at.date.unwrap_or(self.date);
        let now = self.clock.read().wall;
        let local = self.date.and_time(at.time);
        let Some(target) = instants(self.zone, local).find(|instant| *instant >= now) else {
            let now = now.with_timezone(&self.zone).naive_local();
            return Err(Failure::Scenario(Fault::Backwards { now }));
        };
        if target > now {
            self.status = None;
        }
        self.clock.advance_to(target);
        Ok(())
    }

    /// What a program that runs does by itself: it is back after a crash, and records what is
    /// due.
    fn wake(&mut self) -> Result<(), Failure> {
        if let Some(from) = self.crashed.take() {
            let events = self.store.read(&self.id, 0).map_err(Failure::Journal)?;
            self.session = act::replay(&self.id, events)?;
            // whether it is worth recording is decided like any other command
            self.give(&Command::Interrupted { from })?;
        }
        self.settle()
    }

    fn settle(&mut self) -> Result<(), Failure> {
        self.give(&Command::Settle).map(|_| ())
    }

    /// Gives a command; what it was refused with, if it was.
    fn give(&mut self, command: &Command) -> Result<Option<Refusal>, Failure> {
        let now = self.clock.read();
        let before = self.session.seq();
        let given =
            act::give(&mut self.store, &self.id, &mut self.session, command, &now, &self.by);
        if self.session.seq() != before {
            self.status = None;
        }
        match given {
            Ok(_) => Ok(None),
            Err(ActError::Refused(refusal)) => Ok(Some(refusal)),
            Err(ActError::Failed(failure)) => Err(failure),
        }
    }

    fn command(&mut self, words: &str) -> Result<Outcome, Failure> {
        let command = words::read_line(words, &self.session.names());
        let command = command.map_err(|wrong| Failure::Scenario(Fault::Misspoken(wrong)))?;
        let command = self.with_plan(command);
        self.refused = self.give(&command)?;
        self.status = None;
        if let Command::CatchUp { way, target, dry_run } = command {
            self.target = target;
            if (way.is_none() || dry_run) && self.refused.is_none() {
                return Ok(self.ways().map_or(Outcome::Quiet, Outcome::Printed));
            }
        }
        Ok(self.refused.as_ref().map_or(Outcome::Quiet, |why| {
            let sentence = refusal::sentence(self.setting.lang, why, self.zone);
            Outcome::Printed(Printed::Refusal(sentence))
        }))
    }

    /// The command, with the plan that it names where that was read.
    fn with_plan(&self, command: Command) -> Command {
        let Command::ReadPlan { path } = &command else { return command };
        let Some(agenda) = self.plans.get(path) else { return command };
        let plan = Box::new(open::plan_again(agenda, &self.session));
        Command::ChangePlan { plan, base: None, identity: None, source: None }
    }

    /// The ways to catch up, as they stand now.
    fn ways(&self) -> Option<Printed> {
        let now = self.clock.read();
        let ways = self.session.ways(&now, self.target).ok()?;
        let moment = self.session.at(&now);
        Some(Printed::Ways(catch_up::Teller::of(self.setting.lang, &moment).lines(&ways)))
    }

    fn expect_refusal(&self, expected: &Text) -> Outcome {
        let found = self.refused.as_ref().map(Refusal::code);
        if found.unwrap_or("none") == expected.as_str() {
            return Outcome::Quiet;
        }
        Outcome::Failed(Fault::NotRefused { expected: expected.clone(), found })
    }

    /// Looks at the last status; where something has happened since, at one taken now.
    fn expect(&mut self, path: &Text, expected: &Text) -> Result<Outcome, Failure> {
        if path.split('.').next() == Some(WAYS) {
            let object = self.ways_object()?;
            return Ok(compare(&object, path, expected));
        }
        if let Some(path) = path.strip_prefix(NOTE).and_then(|path| path.strip_prefix('.')) {
            let object = notes::objects(&self.session);
            return Ok(compare(&object, &Text::from(path), expected));
        }
        let object = match self.status.take() {
            Some(object) => object,
            None => self.status_of(&self.session.at(&self.clock.read()))?.0,
        };
        let outcome = compare(&object, path, expected);
        self.status = Some(object);
        Ok(outcome)
    }

    /// What `deroule do catch-up --json` would print now; null where there is nothing to propose.
    fn ways_object(&self) -> Result<Value, Failure> {
        let now = self.clock.read();
        let Ok(ways) = self.session.ways(&now, self.target) else { return Ok(Value::Null) };
        let document = JsonWays::new(&self.session.at(&now), &ways);
        serde_json::to_value(document).map_err(|error| Failure::Output { why: error.to_string() })
    }

    fn status_of(&self, moment: &crate::session::Moment) -> Result<(Value, String), Failure> {
        let status = Status::new(self.id.as_str(), moment, self.session.notes().len());
        let failed = |error: serde_json::Error| Failure::Output { why: error.to_string() };
        let json = serde_json::to_string(&status).map_err(failed)?;
        let object = serde_json::to_value(&status).map_err(failed)?;
        Ok((object, json))
    }
}

fn compare(object: &Value, path: &Text, expected: &Text) -> Outcome {
    match expect::find(object, path) {
        None => Outcome::Failed(Fault::NoSuchField { path: path.clone() }),
        Some(found) if expect::agrees(&found, expected) => Outcome::Quiet,
        Some(found) => Outcome::Failed(Fault::Differs {
            path: path.clone(),
            expected: expected.clone(),
            found: Text::clean(&expect::shown(&found)),
        }),
    }
}

/// The instants at which clocks in `zone` show `local`: two in the autumn overlap; in the spring
/// gap, the first valid minute after it.
fn instants(zone: Tz, local: NaiveDateTime) -> impl Iterator<Item = DateTime<Utc>> {
    let found = zone.from_local_datetime(&local);
    let (first, second) = (found.earliest(), found.latest());
    let last = local.checked_add_days(Days::new(1)).unwrap_or(local);
    let first = first.or_else(|| {
        let later = (1..).map(|minutes| local + TimeDelta::minutes(minutes));
        later
            .take_while(|later| *later < last)
            .find_map(|later| zone.from_local_datetime(&later).earliest())
    });
    let second = second.filter(|second| Some(*second) != first);
    first.into_iter().chain(second).map(|instant| instant.to_utc())
}
