//! `deroule export`: a session's debrief, to a file or to standard output.

use std::{io::Write, path::Path};

use super::{
    args::Format,
    file, sessions,
    stop::{self, Stop},
    world::World,
};
use crate::{
    export::{json_to_move, markdown},
    i18n::cli::{self, Failure, Remark, help::Usage},
    session::travel::Travel,
};

/// What is asked of an export.
pub(super) struct Asked<'a> {
    pub(super) format: Format,
    pub(super) output: Option<&'a Path>,
    /// Whether a file that is there already may go.
    pub(super) force: bool,
    /// Whether the journal is to hold what no other export tells.
    pub(super) whole: bool,
}

/// Writes the debrief of a session.
///
/// A file that is there already is left alone unless it was said that it may go.
pub(super) fn export(
    world: &World,
    session: Option<&str>,
    asked: &Asked<'_>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    match asked.format {
        Format::Md if asked.whole => {
            return Err(Stop::Usage(Box::new(Usage::Conflict("--private".to_owned()))));
        }
        Format::Md | Format::Json => {}
    }
    let mut store = world.journals_to_read()?;
    let found = sessions::named(&mut store, session, &world.clock.read())?;
    let lang = world.lang_of(&found.session);
    let text = match asked.format {
        Format::Md => markdown(&found.session, lang),
        Format::Json => {
            let journal = Travel::of(&found.id, &found.session, asked.whole);
            json_to_move(&found.session, &journal)
        }
    };
    let Some(path) = asked.output else { return Ok(out.write_all(text.as_bytes())?) };
    let name = path.display().to_string();
    let taken = |path| Failure::Exists { path };
    file::write(path, &text, asked.force).map_err(|error| file::refused(path, &error, taken))?;
    stop::say(&cli::remark(lang, &Remark::Written { path: &name }));
    Ok(())
}
