//! `deroule share`: a plan as people read it, to be handed over.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use chrono::{NaiveDate, TimeDelta, Timelike};
use clap::{ValueEnum, builder::PossibleValue};

use super::{
    file, load, open,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{Agenda, Opening, local_instant},
    export::share::{Format, without_remarks},
    i18n::cli::{self, Failure, Remark},
    import::{MAX_BYTES, event_ids},
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
    #[arg(long, value_name = "2026-12-03")]
    date: Option<NaiveDate>,
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

/// Writes the page of an agenda, as of its own date or of the one that is asked for.
///
/// A file that is there already is left alone unless `--force` says that it may go. A calendar that
/// takes the place of an older one of the same plan leaves its events their ids.
pub(super) fn share(world: &World, args: &ShareArgs, out: &mut dyn Write) -> Result<(), Stop> {
    let (_, agenda) = open::agenda(world, &args.agenda)?;
    let lang = world.lang_for(agenda.lang);
    let agenda = match args.date {
        Some(date) => on(agenda, date),
        None => agenda,
    };
    let opening = match args.format {
        Format::Md | Format::Html => open::laid_out(world, &agenda),
        // a calendar has no event without a day
        Format::Ics => {
            let zone = agenda.zone.unwrap_or(world.zone);
            let now = world.clock.read().wall.with_timezone(&zone);
            let date = agenda.first_day().unwrap_or_else(|| {
                let date = now.date_naive();
                stop::say(&cli::remark(lang, &Remark::DayTaken { date }));
                date
            });
            // what has no hours begins at this hour, on its own day
            let minute = now.time().with_second(0).and_then(|time| time.with_nanosecond(0));
            let (begin, _) = local_instant(zone, date.and_time(minute.unwrap_or(now.time())));
            Opening { date, zone, shift: TimeDelta::zero(), begin }
        }
    };
    let agenda = if args.public { without_remarks(agenda) } else { agenda };
    let old = args.output.as_deref().filter(|_| args.force && args.format == Format::Ics);
    let known = old.map(|old| known(old, &agenda)).unwrap_or_default();
    let text = args.format.write_again(&agenda, &opening, lang, &known);
    let Some(path) = &args.output else { return Ok(out.write_all(text.as_bytes())?) };
    let taken = |path| Failure::Exists { path };
    file::write(path, &text, args.force).map_err(|error| file::refused(path, &error, taken))?;
    let name = path.display().to_string();
    stop::say(&cli::remark(lang, &Remark::Shared { path: &name }));
    Ok(())
}

/// The same agenda on another day.
fn on(agenda: Agenda, date: NaiveDate) -> Agenda {
    let (title, source) = (agenda.title.clone(), agenda.source.clone());
    Agenda { source, ..agenda.renewed(title, Some(date)) }
}

/// The ids that the calendar at `path` gives the slots of `agenda`; none where there is no such
/// calendar.
fn known(path: &Path, agenda: &Agenda) -> Vec<Option<String>> {
    let bytes = load::bytes(path, MAX_BYTES).unwrap_or_default();
    event_ids(&String::from_utf8_lossy(&bytes), agenda)
}
