//! Opening a session on an agenda, or joining the one that is live: the rules of the first
//! minute, shared by `run`, `open` and the console's choice.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::{
    act,
    args::OpenArgs,
    load, sessions,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{
        Agenda, MAX_FILE, Opening, Plan, Text, local_instant, parse_said_time,
        read::{self, Loaded},
    },
    i18n::{
        agenda as words,
        cli::{self, Failure, Remark},
    },
    session::{Draft, Event, Session, SessionId},
    store::Store,
};

/// An agenda's file as it was read.
pub(super) struct File {
    /// The path as the person named it.
    pub(super) name: String,
    pub(super) loaded: Loaded,
    /// A fingerprint of its bytes.
    pub(super) fingerprint: Text,
}

/// How a session is to be opened.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wish {
    /// Open a new one even if another is live.
    pub(super) fresh: bool,
    /// When the first slot is to begin.
    pub(super) at: Option<NaiveTime>,
    /// Keep the agenda's date.
    pub(super) as_dated: bool,
}

/// A session that was opened or joined.
pub(super) struct Opened {
    pub(super) id: SessionId,
    pub(super) session: Session,
    pub(super) joined: bool,
}

/// `deroule open`: opens a session, or joins the live one, and prints its id.
pub(super) fn open(world: &World, args: &OpenArgs, out: &mut dyn Write) -> Result<(), Stop> {
    let opened = on_agenda(world, args, || Ok(()))?;
    writeln!(out, "{}", opened.id)?;
    Ok(())
}

/// Opens or joins, and says on the error stream what a person should know about it.
///
/// `ready` has the last word, once the agenda is read and before anything is written.
pub(super) fn on_agenda(
    world: &World,
    args: &OpenArgs,
    ready: impl FnOnce() -> Result<(), Stop>,
) -> Result<Opened, Stop> {
    let at = match &args.at {
        None => None,
        Some(at) => {
            Some(parse_said_time(at).map_err(|_| Failure::NotATime { text: Text::clean(at) })?)
        }
    };
    let wish = Wish { fresh: args.fresh, at, as_dated: args.as_dated };
    let (file, agenda) = agenda(world, &args.agenda)?;
    ready()?;
    let mut store = world.journals()?;
    let opened = open_or_join(world, &mut store, &file, &agenda, &args.agenda, wish)?;
    let lang = world.lang_of(&opened.session);
    let plan = opened.session.plan();
    let say = |remark: &Remark<'_>| stop::say(&cli::remark(lang, remark));
    if opened.joined {
        say(&Remark::Joined { id: opened.id.as_str() });
        if wish.at.is_some() {
            say(&Remark::AtIgnored);
        }
    } else if let Some(from) = plan.moved_from {
        say(&Remark::Moved { from, to: plan.date, same_times: wish.at.is_none() });
    }
    Ok(opened)
}

/// Reads the agenda at `path`; what is wrong with it is said on the error stream, all at once.
pub(super) fn agenda(world: &World, path: &Path) -> Result<(File, Agenda), Stop> {
    let mut file = file(path)?;
    match file.loaded.agenda.take() {
        Some(agenda) => Ok((file, agenda)),
        None => {
            let lang = world.lang_for(None);
            stop::print(&words::problems(lang, &file.name, &file.loaded));
            Err(Stop::Said(stop::WRONG))
        }
    }
}

/// Reads the file at `path`, whatever it holds.
pub(super) fn file(path: &Path) -> Result<File, Failure> {
    let bytes = load::bytes(path, MAX_FILE)?;
    let name = path.display().to_string();
    Ok(File { name, loaded: read::read(&bytes), fingerprint: fingerprint(&bytes) })
}

/// Opens a session on `agenda`, or joins the live one that was opened on the same file, or on a
/// file of the same text.
pub(super) fn open_or_join(
    world: &World,
    store: &mut dyn Store,
    file: &File,
    agenda: &Agenda,
    path: &Path,
    wish: Wish,
) -> Result<Opened, Stop> {
    let now = world.clock.read();
    let path =
        Text::clean(&fs::canonicalize(path).unwrap_or(PathBuf::from(path)).to_string_lossy());
    if !wish.fresh {
        let live = sessions::live(store, &now)?;
        let same = |found: &sessions::Found| {
            *found.session.path() == path || *found.session.fingerprint() == file.fingerprint
        };
        if let Some(found) = live.into_iter().find(same) {
            return Ok(Opened { id: found.id, session: found.session, joined: true });
        }
    }
    let plan = plan(agenda, wish, now.wall, world.zone);
    let slug = SessionId::slug(&plan.title, plan.date);
    let opened = Draft {
        effective_at: now.wall,
        recorded_at: now,
        by: world.by.clone(),
        event: Event::Opened { plan: Box::new(plan), fingerprint: file.fingerprint.clone(), path },
    };
    let (id, events) = store.create(&slug, &[opened])?;
    let session = act::replay(&id, events)?;
    Ok(Opened { id, session, joined: false })
}

/// The plan of `agenda` as it is played at `now`: today at the same times of day, unless it is to
/// keep its date; `zone` is meant where it names none.
///
/// With `at`, all times are shifted so that the first slot begins then, on its day. A plan
/// without any written start begins now, to the second.
pub(super) fn plan(agenda: &Agenda, wish: Wish, now: DateTime<Utc>, zone: Tz) -> Plan {
    let zone = agenda.zone.unwrap_or(zone);
    let today = now.with_timezone(&zone).date_naive();
    let date = if wish.as_dated { agenda.date.unwrap_or(today) } else { today };
    let begin = now - TimeDelta::nanoseconds(i64::from(now.timestamp_subsec_nanos()));
    let opening = Opening { date, zone, shift: TimeDelta::zero(), begin };
    let (plan, _) = Plan::resolve(agenda, &opening);
    let shift = wish.at.zip(plan.begins()).and_then(|(at, begins)| {
        let day = begins.with_timezone(&zone).date_naive();
        Some(instant(zone, day, at)? - begins)
    });
    match shift {
        Some(shift) if !shift.is_zero() => Plan::resolve(agenda, &Opening { shift, ..opening }).0,
        Some(_) | None => plan,
    }
}

/// How `agenda` is laid out to be read and not played: on its own day, never on that of the reader.
pub(super) fn laid_out(world: &World, agenda: &Agenda) -> Opening {
    let (date, zone) = (agenda.own_day(), agenda.zone.unwrap_or(world.zone));
    let (begin, _) = local_instant(zone, date.and_time(NaiveTime::MIN));
    Opening { date, zone, shift: TimeDelta::zero(), begin }
}

/// The same agenda for the day and the shift that `session` plays on.
pub(super) fn plan_again(agenda: &Agenda, session: &Session) -> Plan {
    let plan = session.plan();
    let (date, zone) = (plan.date, plan.zone);
    let opening = Opening { date, zone, shift: plan.shift, begin: session.begin() };
    Plan::resolve(agenda, &opening).0
}

/// The first instant at which clocks show that time on that day, or the first valid minute after.
fn instant(zone: Tz, day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    let local = day.and_time(time);
    let until = local.checked_add_days(Days::new(1))?;
    let later = (0..).map(|minutes| local + TimeDelta::minutes(minutes));
    let mut later = later.take_while(|later| *later < until);
    later.find_map(|later| zone.from_local_datetime(&later).earliest()).map(|at| at.to_utc())
}

/// FNV-1a, 64 bits: tells that a file has changed, and no more than that.
pub(super) fn fingerprint(bytes: &[u8]) -> Text {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Text::from(format!("fnv1a-{hash:016x}").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Kind, Slot, parse_time};

    fn demo() -> Agenda {
        let slot = |start: &str| Slot {
            start: parse_time(start).ok(),
            kind: Kind::Welcome,
            title: "Accueil".into(),
            length: Some(TimeDelta::minutes(15)),
            ..Slot::default()
        };
        Agenda {
            title: "Demo Day".into(),
            date: NaiveDate::from_ymd_opt(2018, 6, 21),
            zone: Some(chrono_tz::Europe::Paris),
            slots: vec![slot("13:30"), slot("13:45")],
            ..Agenda::default()
        }
    }

    fn begins(agenda: &Agenda, wish: Wish, now: &str) -> (Option<String>, Option<NaiveDate>) {
        let now = now.parse().expect("an instant");
        let plan = plan(agenda, wish, now, Tz::UTC);
        let begins = plan.begins().map(|at| at.with_timezone(&plan.zone).to_rfc3339());
        (begins, plan.moved_from)
    }

    #[test]
    fn a_plan_of_another_day_plays_today_at_the_same_times() {
        let date = NaiveDate::from_ymd_opt(2018, 6, 21);
        let wish = Wish::default();
        // winter time: still 13:30
        let moved = begins(&demo(), wish, "2026-11-21T09:00:00Z");
        assert_eq!(moved, (Some("2026-11-21T13:30:00+01:00".into()), date));
        let today = begins(&demo(), wish, "2018-06-21T22:30:00+02:00");
        assert_eq!(today, (Some("2018-06-21T13:30:00+02:00".into()), None));
        let dated = Wish { as_dated: true, ..wish };
        let dated = begins(&demo(), dated, "2026-11-21T09:00:00Z");
        assert_eq!(dated, (Some("2018-06-21T13:30:00+02:00".into()), None));
    }

    #[test]
    fn the_first_slot_begins_when_asked() {
        let at = |time| Wish { at: parse_time(time).ok(), ..Wish::default() };
        let (begins, _) = begins(&demo(), at("15h05"), "2018-06-21T09:00:00Z");
        assert_eq!(begins, Some("2018-06-21T15:05:00+02:00".into()));
        let now = "2018-06-21T09:00:00Z".parse().expect("an instant");
        let plan = plan(&demo(), at("13:00"), now, Tz::UTC);
        assert_eq!(plan.shift, -TimeDelta::minutes(30));
    }

    #[test]
    fn a_plan_without_times_begins_now() {
        let mut agenda = demo();
        agenda.slots.truncate(1);
        agenda.slots[0].start = None;
        let (begins, _) = begins(&agenda, Wish::default(), "2018-06-21T09:00:07.900Z");
        assert_eq!(begins, Some("2018-06-21T11:00:07+02:00".into()));
    }

    #[test]
    fn a_fingerprint_tells_files_apart() {
        assert_eq!(fingerprint(b"").as_str(), "fnv1a-cbf29ce484222325");
        assert_ne!(fingerprint(b"Agenda()"), fingerprint(b"Agenda( )"));
    }
}
