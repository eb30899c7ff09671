//! The command line: one file per subcommand; the only room that knows all the others.
//!
//! Each subcommand writes its result to `out` and returns what went wrong as data; sentences and
//! exit codes are made of it in one place, here and in `stop`.

pub mod act;
mod args;
mod check;
mod commands;
mod dashes;
mod defi;
mod export;
mod export_args;
pub mod file;
mod fix;
mod forget;
mod host;
mod import;
mod load;
mod log;
mod lots;
mod moved;
mod new;
mod open;
mod paper;
mod past;
mod picker;
mod plain;
pub mod play;
mod programme;
mod rehearse;
mod replan;
mod review;
mod run;
mod schema;
mod search;
mod serve;
mod sessions;
mod settings;
mod share;
mod stage;
mod status;
mod stop;
mod tell;
mod templates;
mod watch;
mod ways;
mod world;

use std::{ffi::OsString, io::Write, process::ExitCode};

use args::{Args, Sub};
use stop::Stop;
use world::World;

use crate::{export::programme::Format, i18n::cli::Failure};

/// Runs the program on the words it was started with.
#[must_use]
pub fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let lang = world::lang_before_parsing(&words);
    let mut out = plain::stdout(world::letters());
    let done = args::read(&words, lang)
        .and_then(|args| dispatch(&args, &mut out))
        .and_then(|()| out.flush().map_err(Stop::from));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            // what was written before the failure belongs before its sentence
            let flushed = out.flush();
            stop.report(lang, flushed.is_ok())
        }
    }
}

fn dispatch(args: &Args, out: &mut dyn Write) -> Result<(), Stop> {
    let world = || World::new(args.lang());
    match &args.command {
        None if args.agenda.as_deref().is_some_and(programme::is_year) => {
            let path = args.agenda.as_deref();
            match path.filter(|path| run::terminal().is_ok() && programme::is_readable(path)) {
                Some(path) => run::year(&world()?, path),
                None => programme::programme(&world()?, path, Format::Text, false, out),
            }
        }
        None => run::start(&world()?, args.agenda.as_deref()),
        Some(Sub::Run { open, door, seat }) => {
            run::run(&world()?.signed(seat.by.as_deref()), open, door, seat.role())
        }
        Some(Sub::Serve { serve }) => serve::serve(&world()?, serve, out),
        Some(Sub::Open { open }) => open::open(&world()?, open, out),
        Some(Sub::Stage { session }) => stage::stage(&world()?, session.as_deref()),
        Some(Sub::Check { agenda, json, fix, output: _ })
            if fix.is_empty() && programme::is_year(agenda) =>
        {
            programme::check(&world()?, agenda, *json, out)
        }
        Some(Sub::Check { agenda, json, fix, output: _ }) if fix.is_empty() => {
            check::check(&world()?, agenda, *json, out)
        }
        Some(Sub::Check { agenda, .. }) if programme::is_year(agenda) => {
            Err(Failure::MendsNoYear { path: agenda.display().to_string() }.into())
        }
        Some(Sub::Check { agenda, json, fix, output }) => {
            let asked = fix::Asked { agenda, which: fix, output: output.as_deref(), json: *json };
            fix::fix(&world()?, &asked, out)
        }
        Some(Sub::Import { file, output, programme: true, year, json: _, session: _ }) => {
            programme::import(&world()?, file, output.as_deref(), *year, out)
        }
        Some(Sub::Import { file, output, json, session, programme: false, year: _ }) => {
            let output = output.as_deref();
            let asked = import::Asked { file, output, json: *json, which: *session };
            import::import(&world()?, &asked, out)
        }
        Some(Sub::Edit { agenda }) => run::edit(&world()?, agenda),
        Some(Sub::New { name, from, date, output }) => {
            let (name, from, output) = (name.as_deref(), from.as_deref(), output.as_deref());
            new::new(&world()?, &new::Wanted { name, from, date: *date, output }, out)
        }
        Some(Sub::Play { scenario, json }) => play::run(&world()?, scenario, *json, out),
        Some(Sub::Rehearse { rehearse }) => rehearse::rehearse(&world()?, rehearse, out),
        Some(Sub::Watch { watch }) => watch::watch(&world()?, watch),
        Some(Sub::Status { json, line }) => status::status(&world()?, *json, *line, out),
        Some(Sub::Do { session, words }) => tell::tell(&world()?, session.as_deref(), words, out),
        Some(Sub::Note { about, text }) => {
            tell::note(&world()?.signed(about.by.as_deref()), about, text, out)
        }
        Some(Sub::Export { export }) => export::export(&world()?, export, out),
        Some(Sub::Forget { session, yes }) => forget::forget(&world()?, session, *yes),
        Some(Sub::Defi { name, json }) => defi::defi(&world()?, &name.join(" "), *json, out),
        Some(Sub::Search { search }) => search::search(&world()?, search, out),
        Some(Sub::Paper { agenda, output, force }) => {
            paper::paper(&world()?, agenda, output.as_deref(), *force, out)
        }
        Some(Sub::Programme { programme }) => {
            let (path, format) = (programme.file.as_deref(), programme.format());
            programme::programme(&world()?, path, format, programme.public, out)
        }
        Some(Sub::Share { share }) => share::share(&world()?, share, out),
        Some(Sub::Sessions { json }) => sessions::list(&world()?, *json, out),
        Some(Sub::Log { session, json }) => log::log(&world()?, session.as_deref(), *json, out),
        Some(Sub::Completions { shell }) => commands::completions(*shell, args.lang(), out),
        Some(Sub::Man) => commands::man(args.lang(), out),
        Some(Sub::Schema { of }) => Ok(out.write_all(of.schema().as_bytes())?),
    }
}
