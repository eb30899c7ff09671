//! `deroule import --programme`: the calendar of a page or a spreadsheet becomes a programme.

use std::{io::Write, path::Path};

use super::super::{
    import as import_file,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::programme::write,
    i18n::{
        cli::{self, Failure, Remark},
        import::year::words,
    },
    import::{Context, year::year},
};

/// Reads the calendar of a file and writes the programme that it makes.
///
/// # Errors
/// When the file cannot be read or holds no calendar, or the output cannot be written.
pub(in crate::cli) fn import(
    world: &World,
    file: &Path,
    output: Option<&Path>,
    of_year: Option<i32>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let bytes = import_file::bytes(file)?;
    let today = world.clock.read().wall.with_timezone(&world.zone).date_naive();
    let name = file.file_stem().map(|name| name.to_string_lossy());
    let context = Context { today, name: name.as_deref().filter(|name| *name != "-") };
    let path = file.display().to_string();
    let read = year(&bytes, context, of_year).map_err(|_| import_file::too_large(file))?;
    let Some(read) = read else { return Err(Failure::NoCalendar { path }.into()) };
    let lang = world.lang_for(read.programme.lang);
    for finding in &read.findings {
        let said = words(lang, &finding.what);
        stop::say(&format!("{path}:{}:1: {}\n  {}", finding.line, said.says, said.mend));
    }
    let programme = read.programme;
    let text = write(&programme);
    let Some(output) = output else { return Ok(out.write_all(text.as_bytes())?) };
    import_file::put(output, &text)?;
    let path = output.display().to_string();
    stop::say(&cli::remark(
        lang,
        &Remark::YearWritten { path: &path, dates: programme.dates.len() },
    ));
    Ok(())
}

/// How many dates the calendar of a file has, for a file that holds no plan.
pub(in crate::cli) fn dates(bytes: &[u8], context: Context<'_>) -> Option<usize> {
    let read = year(bytes, context, None).ok()??;
    Some(read.programme.dates.len())
}
