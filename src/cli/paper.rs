//! `deroule paper`: an agenda as a page to print, for the day when the laptop dies.

use std::{io::Write, path::Path};

use super::{
    file, open,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::Plan,
    export::{Written, paper as page},
    i18n::cli::{self, Failure, Remark},
};

/// Writes the page of an agenda, as of its own date.
///
/// A file that is there already is left alone unless `force` says that it may go.
pub(super) fn paper(
    world: &World,
    agenda: &Path,
    output: Option<&Path>,
    force: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let (_, agenda) = open::agenda(world, agenda)?;
    let opening = open::laid_out(world, &agenda);
    let (plan, _) = Plan::resolve(&agenda, &opening);
    let lang = world.lang_for(agenda.lang);
    let written = Written { day: agenda.date.is_some(), hours: agenda.says_hours() };
    let text = page(&plan, lang, written);
    let Some(path) = output else { return Ok(out.write_all(text.as_bytes())?) };
    let taken = |path| Failure::Exists { path };
    file::write(path, &text, force).map_err(|error| file::refused(path, &error, taken))?;
    let name = path.display().to_string();
    stop::say(&cli::remark(lang, &Remark::AgendaWritten { path: &name }));
    Ok(())
}
