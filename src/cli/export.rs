//! `deroule export`: a session's debrief, to a file or to standard output.

use std::{io::Write, path::Path};

use super::{
    args::Format,
    file, sessions,
    stop::{self, Stop},
    world::World,
};
use crate::{
    export::{json, markdown},
    i18n::cli::{self, Failure, Remark},
};

/// Writes the debrief of a session.
///
/// A file that is there already is left alone unless `force` says otherwise.
pub(super) fn export(
    world: &World,
    session: Option<&str>,
    format: Format,
    output: Option<&Path>,
    force: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut store = world.journals_to_read()?;
    let found = sessions::named(&mut store, session, &world.clock.read())?;
    let lang = world.lang_of(&found.session);
    let text = match format {
        Format::Md => markdown(&found.session, lang),
        Format::Json => json(&found.session),
    };
    let Some(path) = output else { return Ok(out.write_all(text.as_bytes())?) };
    let name = path.display().to_string();
    let taken = |path| Failure::Exists { path };
    file::write(path, &text, force).map_err(|error| file::refused(path, &error, taken))?;
    stop::say(&cli::remark(lang, &Remark::Written { path: &name }));
    Ok(())
}
