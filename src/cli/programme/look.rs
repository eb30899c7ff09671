//! A programme for the console's choice: its dates and their agendas at once, what came of them
//! once the journals are read.

use std::path::Path;

use super::{
    super::{load, world::World},
    held,
};
use crate::{
    agenda::{MAX_FILE, programme::Programme, read},
    console::model::{AgendaRow, Year},
    session::{Outcome, Reading, outcomes},
    store::SqliteStore,
};

/// The programme at `path`, each date with the agenda that `row` reads; none where it cannot be
/// read.
pub(in crate::cli) fn year(
    world: &World,
    path: &Path,
    mut row: impl FnMut(&Path) -> Option<AgendaRow>,
) -> Option<Year> {
    let bytes = load::bytes(path, MAX_FILE).ok()?;
    let programme = read::read_year(&bytes).programme?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let named = programme.dates.iter().map(|meeting| meeting.agenda.as_ref());
    let agendas = named.map(|name| row(&folder.join(name?.as_str()))).collect();
    let zone = programme.zone.unwrap_or(world.zone);
    let today = world.clock.read().wall.with_timezone(&zone).date_naive();
    let path = path.to_owned();
    Some(Year { path, programme, today, agendas, outcomes: Vec::new() })
}

/// What came of each date of `programme`, read from the journals of that folder; nothing where
/// they cannot be read: the choice goes on without.
pub(in crate::cli) fn came(
    data: &Path,
    programme: &Programme,
    now: &Reading,
) -> Vec<Option<Outcome>> {
    let held = SqliteStore::open_to_read(data).map(|mut store| held(&mut store, now));
    outcomes(programme, &held.unwrap_or_default())
}
