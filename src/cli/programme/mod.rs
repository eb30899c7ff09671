//! `deroule programme`: the calendar of a year, what is to come and what came of what is past.

mod args;
mod doctor;
mod find;
mod fresh;
mod look;
mod table;

use std::{io::Write, path::Path};

use super::{plain, sessions, stop::Stop, world::World};
use crate::{
    export::programme::{Format, Year, without_remarks},
    session::{Held, Reading, outcomes},
    store::Store,
};
pub(super) use args::ProgrammeArgs;
pub(super) use doctor::check;
pub(super) use find::{best, is_readable, is_year};
use find::{found, read};
pub(super) use fresh::{Fresh, fresh};
pub(super) use look::{came, year};
pub(super) use table::{dates, import};

/// The most sessions that are looked through for what came of the dates.
const MAX_HELD: usize = 400;

/// Prints a programme: the one of that file, else the one that is found here; without its remarks
/// where it is for the public.
///
/// # Errors
/// When there is none, or it cannot be read.
pub(super) fn programme(
    world: &World,
    path: Option<&Path>,
    format: Format,
    public: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let file = match path {
        Some(path) => read(world, path)?,
        None => found(world)?,
    };
    let whole = file.programme;
    let programme = &if public { without_remarks(whole) } else { whole };
    let lang = world.lang_for(programme.lang);
    let now = world.clock.read();
    let zone = programme.zone.unwrap_or(world.zone);
    let held = held(&mut world.journals_to_read()?, &now);
    let year = Year {
        programme,
        file: &file.path.display().to_string(),
        outcomes: &outcomes(programme, &held),
        today: now.wall.with_timezone(&zone).date_naive(),
        zone,
        width: plain::width(),
    };
    Ok(out.write_all(format.write(&year, lang).as_bytes())?)
}

/// The sessions of this machine, as they bear on a programme, the latest first; one whose journal
/// cannot be read is left out.
pub(super) fn held(store: &mut dyn Store, now: &Reading) -> Vec<Held> {
    let heads = store.sessions().unwrap_or_default();
    let read = heads.iter().take(MAX_HELD).filter_map(|head| {
        let found = sessions::read(store, &head.id).ok()?;
        Some(Held::of(&found.id, &found.session, now))
    });
    read.collect()
}
