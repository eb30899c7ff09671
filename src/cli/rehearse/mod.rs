//! `deroule rehearse`: the console on a fast clock, and when the day would likely end.
//!
//! A rehearsal's journal is in memory: no other process sees it, and nothing of it is kept. It
//! begins at the agenda's first start, on the agenda's own day, and its clock stands still until
//! the first cue is started.

mod answer;
mod host;
mod shelf;

use std::{
    io::{self, Write},
    sync::Arc,
};

use self::{
    host::Alone,
    shelf::{Driver, Shelf},
};
use super::{
    args::RehearseArgs,
    open, run, sessions, settings,
    stop::Stop,
    world::{self, World},
};
use crate::{
    agenda::{Plan, Text, parse_time},
    clock::{Clock, FastClock, Speed},
    console::{
        self, First, Options,
        model::{Rehearsal, Role},
    },
    i18n::{Lang, cli::Failure},
    session::{
        Draft, Event, SessionId,
        draw::Seed,
        typical::{self, Day, Forecast, SEED},
    },
    store::Store,
};

/// How many past sessions a forecast looks at, the latest first.
const MAX_PAST: usize = 50;

/// Rehearses; with `--typical` nothing is to be pressed, and the likely end is told at the end.
/// Without a screen, or as JSON, it is told at once.
pub(super) fn rehearse(
    world: &World,
    args: &RehearseArgs,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let speed = speed(args.speed.as_deref())?;
    let at = args
        .at
        .as_ref()
        .map(|at| parse_time(at).map_err(|_| Failure::NotATime { text: Text::clean(at) }));
    let wish = open::Wish { fresh: true, at: at.transpose()?, as_dated: true };
    let (_, agenda) = open::agenda(world, &args.agenda)?;
    let plan = open::plan(&agenda, wish, world.clock.read().wall, world.zone);
    let lang = world.lang_for(plan.lang);
    let told = if args.typical { Some(told(world, &plan, args.seed)?) } else { None };
    let screen = run::terminal().is_ok() && !args.json;
    let Some((forecast, driver)) = told else { return show(world, plan, speed, None, lang) };
    if args.json {
        writeln!(out, "{}", answer::json(&forecast, &plan))?;
        return Ok(());
    }
    if screen {
        show(world, plan.clone(), speed, Some((&forecast, driver)), lang)?;
    }
    Ok(answer::write(&forecast, &plan, lang, out)?)
}

fn speed(text: Option<&str>) -> Result<Speed, Failure> {
    let Some(text) = text else { return Ok(Speed::USUAL) };
    text.parse()
        .map_err(|_| Failure::NotASpeed { text: Text::clean(text), most: Speed::MAX.times() })
}

/// What is likely of `plan`, and somebody who plays the first of the drawn days.
fn told(world: &World, plan: &Plan, seed: Option<Seed>) -> Result<(Forecast, Driver), Stop> {
    let seed = seed.map_or_else(|| Seed::try_from(SEED), Ok);
    let seed = seed.map_err(|_| Failure::NothingToRehearse)?;
    let past = past(world)?;
    let forecast = typical::forecast(plan, &past, seed).ok_or(Failure::NothingToRehearse)?;
    let driver = Driver::new(&typical::first_day(plan, &past, seed), world.by.clone());
    Ok((forecast, driver))
}

/// What the sessions of this machine that are over tell; those that cannot be read tell nothing.
fn past(world: &World) -> Result<Vec<Day>, Stop> {
    let mut store = world.journals_to_read()?;
    let now = world.clock.read();
    let mut days = Vec::new();
    for head in store.sessions()?.into_iter().take(MAX_PAST) {
        let Ok(found) = sessions::read(&mut store, &head.id) else { continue };
        if found.session.closed_at().is_some() || !found.session.is_live(&now) {
            days.extend(Day::of(&found.session));
        }
    }
    Ok(days)
}

fn show(
    world: &World,
    plan: Plan,
    speed: Speed,
    told: Option<(&Forecast, Driver)>,
    lang: Lang,
) -> Result<(), Stop> {
    run::terminal()?;
    let settings = settings::read(world, lang);
    let begins = plan.begins().unwrap_or_else(|| world.clock.read().wall);
    let clock = Arc::new(FastClock::new(Arc::clone(&world.clock), begins, speed));
    let likely = told.as_ref().map(|(forecast, _)| forecast.end);
    let mut shelf = Shelf::new(Arc::clone(&clock), told.map(|(_, driver)| driver));
    let slug = SessionId::slug(&plan.title, plan.date);
    let opened = Draft {
        effective_at: begins,
        recorded_at: clock.read(),
        by: world.by.clone(),
        event: Event::Opened {
            plan: Box::new(plan),
            fingerprint: Text::default(),
            path: Text::default(),
        },
    };
    let (id, _) = shelf.create(&slug, &[opened])?;
    let options = Options {
        lang,
        theme: settings.theme,
        depth: world.depth(),
        letters: world::letters(),
        gong: settings.gong,
        keymap: settings.keymap,
        amiss: settings.amiss,
        by: world.by.clone(),
        titled: world.titled(),
        first: First::Session(id),
        role: Role::Facilitator,
        rehearsal: Some(Rehearsal { speed, likely }),
    };
    let mut host = Alone::new(Arc::clone(&clock));
    let ending = console::run(options, &mut shelf, &clock, &mut host);
    let ending = ending.map_err(|error| match error.kind() {
        io::ErrorKind::Unsupported => Failure::NoTerminal,
        _ => Failure::Output { why: error.to_string() },
    })?;
    run::ended(&ending, lang)
}
