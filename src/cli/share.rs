//! `deroule share`: a plan as people read it, to be handed over.

use std::{io::Write, path::PathBuf};

use chrono::TimeDelta;
use clap::{ValueEnum, builder::PossibleValue};

use super::{
    file, open,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::Opening,
    export::share::{Format, without_remarks},
    i18n::cli::{self, Failure, Remark},
};

/// What is shared, how and where.
#[derive(Debug, clap::Args)]
pub(super) struct ShareArgs {
    #[arg(value_name = "AGENDA")]
    agenda: PathBuf,
    #[arg(
        short = 'f',
        long,
        value_name = "md|html|ics",
        default_value = "md",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: Format,
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    public: bool,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

/// Writes the page of an agenda, as of its own date.
///
/// A file that is there already is left alone unless `--force` says that it may go.
pub(super) fn share(world: &World, args: &ShareArgs, out: &mut dyn Write) -> Result<(), Stop> {
    let (_, agenda) = open::agenda(world, &args.agenda)?;
    let opening = match args.format {
        Format::Md | Format::Html => open::laid_out(world, &agenda),
        // a calendar has no event without a day
        Format::Ics => {
            let begin = world.clock.read().wall;
            let zone = agenda.zone.unwrap_or(world.zone);
            let date = agenda.date.unwrap_or_else(|| begin.with_timezone(&zone).date_naive());
            Opening { date, zone, shift: TimeDelta::zero(), begin }
        }
    };
    let lang = world.lang_for(agenda.lang);
    let agenda = if args.public { without_remarks(agenda) } else { agenda };
    let text = args.format.write(&agenda, &opening, lang);
    let Some(path) = &args.output else { return Ok(out.write_all(text.as_bytes())?) };
    let taken = |path| Failure::Exists { path };
    file::write(path, &text, args.force).map_err(|error| file::refused(path, &error, taken))?;
    let name = path.display().to_string();
    stop::say(&cli::remark(lang, &Remark::Shared { path: &name }));
    Ok(())
}
