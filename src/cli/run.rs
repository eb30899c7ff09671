//! `deroule` and `deroule run`: the console.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    args::{DoorArgs, OpenArgs, subcommands},
    host::Program,
    open, review,
    serve::{self, Wanted},
    settings,
    stop::{self, Stop},
    world::{self, World},
};
use crate::{
    console::{
        self, Ending, First, Options,
        model::{PlanFile, Role},
    },
    i18n::{
        Lang,
        agenda::file::FileProblem,
        cli::{self, Failure, Remark},
    },
    stage::follow::Wish,
    store::Waker,
};

/// How far a word may be from a subcommand's name to be taken for it, in edits.
const NEAR: usize = 2;

/// Opens the console on an agenda, or on the choice where none is given.
pub(super) fn start(world: &World, agenda: Option<&Path>) -> Result<(), Stop> {
    let Some(agenda) = agenda else {
        return show(world, First::Picker, world.lang_for(None), (None, Role::Facilitator));
    };
    let args = OpenArgs { agenda: agenda.to_owned(), fresh: false, at: None, as_dated: false };
    run(world, &args, &DoorArgs::default(), Role::Facilitator).map_err(|stop| meant(stop, agenda))
}

/// Opens the console on the choice of a date of a programme.
pub(super) fn year(world: &World, programme: &Path) -> Result<(), Stop> {
    let lang = world.lang_for(None);
    show_about(world, First::Picker, lang, (None, Role::Facilitator), Some(programme.to_owned()))
}

/// Opens or joins a session, and shows it; to other devices, too, where that is asked.
pub(super) fn run(world: &World, args: &OpenArgs, door: &DoorArgs, role: Role) -> Result<(), Stop> {
    let wanted = || {
        terminal()?;
        let lang = world.lang_for(None);
        let listen = door.serve.as_deref();
        listen.map(|at| serve::confirmed(at, &door.names, door.open_door, lang)).transpose()
    };
    if let Some(file) = to_review(world, args)? {
        let first = First::Plan(Box::new(file));
        return show(world, first, world.lang_for(None), (wanted()?, role));
    }
    let mut door = None;
    let opened = open::on_agenda(world, args, || {
        door = wanted()?;
        Ok(())
    })?;
    let lang = world.lang_of(&opened.session);
    show(world, First::Session(opened.id), lang, (door, role))
}

/// Shows an agenda, or a programme in another format, to be changed.
pub(super) fn edit(world: &World, agenda: &Path) -> Result<(), Stop> {
    terminal()?;
    let file = review::file(world, agenda)?;
    show(world, First::Plan(Box::new(file)), world.lang_for(None), (None, Role::Facilitator))
}

/// The file, where it is no agenda of this program and somebody is there to look it over.
///
/// What the options ask of an agenda cannot be asked of a file that is still to be read.
fn to_review(world: &World, args: &OpenArgs) -> Result<Option<PlanFile>, Stop> {
    let plain = args.at.is_none() && !args.fresh && !args.as_dated;
    if !plain || terminal().is_err() {
        return Ok(None);
    }
    let file = review::file(world, &args.agenda)?;
    Ok(Some(file).filter(|file| !review::is_agenda(file)))
}

/// Refuses before anything is opened: a session that nobody sees would be a surprise.
pub(super) fn terminal() -> Result<(), Stop> {
    use io::IsTerminal;
    if io::stdout().is_terminal() && io::stdin().is_terminal() {
        Ok(())
    } else {
        Err(Failure::NoTerminal.into())
    }
}

fn show(world: &World, first: First, lang: Lang, seat: (Option<Wanted>, Role)) -> Result<(), Stop> {
    show_about(world, first, lang, seat, None)
}

fn show_about(
    world: &World,
    first: First,
    lang: Lang,
    (door, role): (Option<Wanted>, Role),
    programme: Option<PathBuf>,
) -> Result<(), Stop> {
    terminal()?;
    let wish = match &first {
        First::Session(id) => Wish::Session(id.clone()),
        First::Picker | First::Plan(_) => Wish::Live,
    };
    let serving = door.map(|wanted| serve::open(world, &wanted, wish)).transpose();
    let serving = serving.map_err(|stop| stop.in_lang(lang))?;
    let settings = settings::read(world, lang);
    let mut store = world.journals()?;
    let waker = Waker::register(world.data()).ok();
    if let Some(waker) = &waker {
        store.set_own_port(waker.port());
    }
    let mut host = Program::new(world, world.journals()?, waker, serving).about(programme);
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
        first,
        role,
        rehearsal: None,
    };
    let ending = console::run(options, &mut store, &world.clock, &mut host);
    let ending = ending.map_err(|error| match error.kind() {
        io::ErrorKind::Unsupported => Failure::NoTerminal,
        _ => Failure::Output { why: error.to_string() },
    })?;
    ended(&ending, lang)
}

/// The exit code of a program with a screen, and what a person should know of its end.
pub(super) fn ended(ending: &Ending, lang: Lang) -> Result<(), Stop> {
    match ending {
        Ending::Quit => Ok(()),
        Ending::Died { listener, why } => {
            stop::say(&cli::remark(lang, &Remark::Died { listener, why }));
            Err(Stop::Said(ending.code()))
        }
        Ending::Signal(_) | Ending::HungUp => Err(Stop::Said(ending.code())),
    }
}

/// A path that is not there may be a subcommand, mistyped.
fn meant(stop: Stop, agenda: &Path) -> Stop {
    let Stop::Failed { failure, lang } = stop else { return stop };
    let failure = match *failure {
        Failure::File { path, what: FileProblem::NotFound { .. } } => {
            let typed = agenda.to_string_lossy();
            let distance = |name: &String| strsim::damerau_levenshtein(name, &typed);
            let nearest = subcommands().into_iter().filter(|name| distance(name) <= NEAR);
            let nearest = nearest.min_by_key(distance).map(|name| format!("deroule {name}"));
            Failure::File { path, what: FileProblem::NotFound { nearest } }
        }
        failure => failure,
    };
    Stop::Failed { failure: Box::new(failure), lang }
}
