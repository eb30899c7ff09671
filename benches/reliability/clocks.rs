//! Machines with bad clocks: stepped, asleep, restarted, across the days on which clocks change.
//! A stopwatch of its own, which knows nothing of the program, says what should remain.

use anyhow::{Context, anyhow, ensure};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use deroule::{
    agenda::{Agenda, Kind, Opening, Plan, Slot, Text, parse_length, parse_time},
    clock::{Clock, ManualClock},
    session::{Command, Draft, Event, Session, State, When, decide},
};

use super::{
    random::Random,
    table::{Outcome, Row},
};

/// How many sessions are held on machines with bad clocks.
const SESSIONS: u32 = 2_000;
/// What happens in each of them.
const HAPPENINGS: u32 = 60;
/// The length of every cue.
const LENGTH: &str = "20m";
/// The shortest time that a machine takes to start anew.
const RESTART: TimeDelta = TimeDelta::seconds(30);
/// The zones whose changes of the clock are gone through, and the years.
const ZONES: [Tz; 4] = [
    chrono_tz::Europe::Paris,
    chrono_tz::America::New_York,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::Africa::Casablanca,
];
const YEARS: std::ops::RangeInclusive<i32> = 2018..=2037;

/// Steps of the wall clock, sleeping machines, restarts: what remains must not change by them.
pub(super) fn stepped(seed: u64) -> Row {
    let mut failures = Vec::new();
    let mut counted = Counted::default();
    for run in 0..SESSIONS {
        if let Err(why) = hold(&mut Random::of(seed, run), &mut counted) {
            failures.push(format!("session {run}: {why:#}"));
        }
    }
    let Counted { steps, sleeps, boots, looks } = counted;
    let counted = format!(
        "{steps} steps of up to a day, {sleeps} sleeps, {boots} restarts; right at all {looks} looks"
    );
    let outcome = Outcome::Measured { runs: SESSIONS, failures, counted };
    Row { name: "clock steps, sleep, restarts (simulated)", outcome, seed }
}

#[derive(Default)]
struct Counted {
    steps: u32,
    sleeps: u32,
    boots: u32,
    looks: u32,
}

fn hold(random: &mut Random, counted: &mut Counted) -> anyhow::Result<()> {
    let start = Utc.with_ymd_and_hms(2026, 3, 2, 8, 0, 0).single().context("no start")?;
    let clock = ManualClock::at(start);
    let mut session = opened(&clock, &plan(chrono_tz::Europe::Paris, start, 40))?;
    ask(&mut session, &clock, &Command::Start { when: When::Now })?;
    // a stopwatch: what has run of the cue on the screen
    let mut ran = TimeDelta::zero();
    let mut runs = true;
    for _ in 0..HAPPENINGS {
        let length = TimeDelta::milliseconds(random.below(200_000).cast_signed());
        let mut pass = |clock: &ManualClock| {
            clock.advance(length);
            if runs {
                ran += length;
            }
        };
        match random.below(10) {
            0 | 1 => {
                let by = random.below(2 * 86_400_000).cast_signed() - 86_400_000;
                clock.step_wall(TimeDelta::milliseconds(by));
                counted.steps += 1;
            }
            2 => {
                pass(&clock);
                counted.sleeps += 1;
            }
            3 => {
                // across a restart only the wall clock goes on: no step may be unknown by then
                ask(&mut session, &clock, &Command::Settle)?;
                let from = session.instant(&clock.read());
                clock.advance(RESTART);
                pass(&clock);
                ran += if runs { RESTART } else { TimeDelta::zero() };
                clock.new_boot();
                ask(&mut session, &clock, &Command::Interrupted { from })?;
                counted.boots += 1;
            }
            4 => {
                ask(
                    &mut session,
                    &clock,
                    &Command::Next { cue: None, when: When::Now, pressed_before: None },
                )?;
                (ran, runs) = (TimeDelta::zero(), true);
            }
            5 if runs => {
                ask(&mut session, &clock, &Command::Suspend { when: When::Now })?;
                runs = false;
            }
            5 => {
                ask(&mut session, &clock, &Command::Resume { when: When::Now })?;
                runs = true;
            }
            _ => pass(&clock),
        }
        let moment = session.at(&clock.read());
        counted.looks += 1;
        let cue = moment.cue.context("nothing runs")?;
        let running = moment.state == State::Running;
        ensure!(running == runs, "{:?} while the stopwatch says otherwise", moment.state);
        ensure!(cue.elapsed == ran, "{} has run for {}, not {ran}", cue.id, cue.elapsed);
    }
    Ok(())
}

/// Every day on which clocks change: a session across the change lasts as long as any other.
pub(super) fn changes(seed: u64) -> Row {
    let mut failures = Vec::new();
    let mut runs = 0;
    for zone in ZONES {
        for day in YEARS.flat_map(|year| changing_days(zone, year)) {
            runs += 1;
            if let Err(why) = across(zone, day) {
                failures.push(format!("{zone} {day}: {why:#}"));
            }
        }
    }
    let counted = format!("{} zones, {} to {}", ZONES.len(), YEARS.start(), YEARS.end());
    let outcome = Outcome::Measured { runs, failures, counted };
    Row { name: "days on which clocks change (simulated)", outcome, seed }
}

fn across(zone: Tz, day: NaiveDate) -> anyhow::Result<()> {
    let before = day.pred_opt().context("no day before")?;
    let start = zone.from_local_datetime(&before.and_hms_opt(22, 0, 0).context("no time")?);
    let start = start.earliest().context("no start")?.to_utc();
    let clock = ManualClock::at(start);
    let mut session = opened(&clock, &plan(zone, start, 24))?;
    ask(&mut session, &clock, &Command::Start { when: When::Now })?;
    let length = parse_length(LENGTH).map_err(|why| anyhow!("{why:?}"))?;
    for _ in 1..24 {
        clock.advance(length);
        let moment = session.at(&clock.read());
        let remaining = moment.cue.and_then(|cue| cue.remaining);
        let zero = TimeDelta::zero();
        ensure!(remaining == Some(zero), "{remaining:?} remains at the end of a cue");
        ensure!(moment.offset == zero, "{} late at {}", moment.offset, moment.at);
        ask(
            &mut session,
            &clock,
            &Command::Next { cue: None, when: When::Now, pressed_before: None },
        )?;
    }
    Ok(())
}

/// The days of a year on which the zone's distance from UTC is another at noon than the day before.
fn changing_days(zone: Tz, year: i32) -> Vec<NaiveDate> {
    let noon = |day: NaiveDate| {
        let noon = day.and_hms_opt(12, 0, 0)?;
        let utc: DateTime<Utc> = zone.from_local_datetime(&noon).earliest()?.to_utc();
        Some(noon.and_utc() - utc)
    };
    let first = NaiveDate::from_ymd_opt(year, 1, 2);
    let days = std::iter::successors(first, |day| day.checked_add_days(Days::new(1)));
    let days = days.take_while(|day| day.year() == year);
    days.filter(|day| day.pred_opt().is_some_and(|before| noon(before) != noon(*day))).collect()
}

fn plan(zone: Tz, start: DateTime<Utc>, slots: usize) -> Plan {
    let local = start.with_timezone(&zone).naive_local();
    let slot = Slot {
        kind: Kind::Workshop,
        title: "Atelier".into(),
        length: parse_length(LENGTH).ok(),
        ..Slot::default()
    };
    let first = Slot { start: parse_time(&local.format("%H:%M").to_string()).ok(), ..slot.clone() };
    let slots = std::iter::once(first).chain(std::iter::repeat_n(slot, slots - 1)).collect();
    let agenda = Agenda { title: "Horloges".into(), zone: Some(zone), slots, ..Agenda::default() };
    let opening = Opening { date: local.date(), zone, shift: TimeDelta::zero(), begin: start };
    Plan::resolve(&agenda, &opening).0
}

fn opened(clock: &ManualClock, plan: &Plan) -> anyhow::Result<Session> {
    let reading = clock.read();
    let draft = Draft {
        effective_at: reading.wall,
        recorded_at: reading,
        by: Text::default(),
        event: Event::Opened {
            plan: Box::new(plan.clone()),
            fingerprint: Text::default(),
            path: Text::default(),
        },
    };
    Session::replay(vec![draft.at_seq(1)]).context("no opening")
}

fn ask(session: &mut Session, clock: &ManualClock, command: &Command) -> anyhow::Result<()> {
    let drafts = decide(session, command, &clock.read(), &Text::default())
        .map_err(|refusal| anyhow!("{command:?} was refused: {}", refusal.code()))?;
    for draft in drafts {
        let seq = session.seq() + 1;
        session.apply(draft.at_seq(seq));
    }
    Ok(())
}
