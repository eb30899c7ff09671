//! `deroule new`: an agenda to begin with, from a template, a file, or the last session.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{
    import as import_file, load, open,
    programme::{self, Fresh},
    sessions,
    stop::{self, Stop},
    templates::{TEMPLATES, Template},
    world::World,
};
use crate::{
    agenda::{Agenda, Text, fold_name, write},
    i18n::{
        Lang,
        cli::{self, Failure, Remark, help::Usage},
        import as words,
    },
    import::{self, Context, Format, MAX_BYTES},
    session::slug,
};

/// Where agendas are kept, when there is such a folder here.
const FOLDER: &str = "agendas";
/// What agendas' names end in.
pub(super) const EXTENSION: &str = "ron";
/// What the last session is called, in French and in English.
const LAST: [&str; 2] = ["dernière", "last"];

/// What is wanted of a new agenda.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// What the session is called, or the path of its file.
    ///
    /// A date of a programme has a name of its own.
    pub(super) name: Option<&'a str>,
    /// What it starts from: a template's name, `last`, or a path.
    pub(super) from: Option<&'a str>,
    pub(super) date: Option<NaiveDate>,
    pub(super) output: Option<&'a Path>,
}

/// `deroule new`: writes the agenda and prints where, and says how to go on.
///
/// # Errors
/// As [`create`].
pub(super) fn new(world: &World, wanted: &Wanted<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let lang = world.lang_for(None);
    if let Some(programme) = wanted.from.map(Path::new).filter(|path| programme::is_year(path)) {
        return from_programme(world, wanted, programme, out);
    }
    let path = create(world, wanted)?;
    let shown = path.display().to_string();
    writeln!(out, "{}", Text::clean(&shown))?;
    stop::say(&cli::remark(lang, &Remark::NewAgenda { path: &shown }));
    if wanted.from.is_none() {
        stop::say(&cli::remark(lang, &Remark::OtherTemplates { names: &names(lang) }));
    }
    Ok(())
}

/// Makes a session of a date of a programme.
fn from_programme(
    world: &World,
    wanted: &Wanted<'_>,
    programme: &Path,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let lang = world.lang_for(None);
    let title = wanted.name.map(Text::clean).filter(|title| !title.is_empty());
    let (date, title, output) = (wanted.date, title.as_ref(), wanted.output);
    let made = programme::fresh(world, &Fresh { programme, date, title, output })?;
    let path = made.path.display().to_string();
    writeln!(out, "{}", Text::clean(&path))?;
    stop::say(&cli::remark(lang, &Remark::NewAgenda { path: &path }));
    let name = programme.display().to_string();
    let kept = made.kept.map(|kept| kept.display().to_string());
    let remark = match made.named {
        true => Remark::Named { programme: &name, kept: kept.as_deref() },
        false => Remark::NotNamed { programme: &name },
    };
    stop::say(&cli::remark(lang, &remark));
    Ok(())
}

/// Writes a new agenda beside the others and returns where; nothing is ever replaced.
///
/// # Errors
/// When there is no such template, its file cannot be read, or something stands in the place of
/// the new one.
pub(super) fn create(world: &World, wanted: &Wanted<'_>) -> Result<PathBuf, Stop> {
    let lang = world.lang_for(None);
    // what is no template is said before a name is asked for
    let start = match wanted.from {
        None => TEMPLATES[0].agenda(lang).unwrap_or_default(),
        Some(from) => start(world, lang, from)?,
    };
    let (title, path) = named(wanted)?;
    let agenda = start.renewed(title, wanted.date);
    import_file::put(&path, &write(&agenda))?;
    Ok(path)
}

/// The title of the session and the place of its file.
fn named(wanted: &Wanted<'_>) -> Result<(Text, PathBuf), Stop> {
    let name = wanted.name.unwrap_or_default();
    let given = Path::new(name);
    let is_path = given.extension().is_some_and(|extension| extension == EXTENSION);
    let title = match given.file_stem() {
        Some(stem) if is_path => Text::clean(&stem.to_string_lossy()),
        Some(_) | None => Text::clean(name),
    };
    if title.is_empty() {
        return Err(Stop::Usage(Box::new(Usage::Missing("<NAME>".into()))));
    }
    let path = match wanted.output {
        Some(output) => output.to_owned(),
        None if is_path => given.to_owned(),
        None => {
            let name = format!("{}.{EXTENSION}", slug(&title));
            let folder = Path::new(FOLDER);
            if folder.is_dir() { folder.join(name) } else { PathBuf::from(name) }
        }
    };
    Ok((title, path))
}

/// The agenda to start from. A template's name comes before a file of that name: `./NAME` is the
/// file.
fn start(world: &World, lang: Lang, from: &str) -> Result<Agenda, Stop> {
    if LAST.iter().any(|last| fold_name(last) == fold_name(from)) {
        return last(world);
    }
    if let Some(template) = Template::named(from) {
        return Ok(template.agenda(lang).unwrap_or_default());
    }
    let path = Path::new(from);
    if !path.exists() {
        let word = Text::clean(from);
        return Err(Failure::UnknownTemplate { word, known: names(lang) }.into());
    }
    read(world, lang, path)
}

/// The plan of the live session, else of the latest, its teams in the order in which they were
/// left.
fn last(world: &World) -> Result<Agenda, Stop> {
    let mut store = world.journals_to_read()?;
    let found = sessions::named(&mut store, None, &world.clock.read())?;
    Ok(found.session.plan().agenda().in_order(&found.session.teams()))
}

/// An agenda's file, or any file that holds one session.
fn read(world: &World, lang: Lang, path: &Path) -> Result<Agenda, Stop> {
    let bytes = load::bytes(path, MAX_BYTES)?;
    let today = world.clock.read().wall.with_timezone(&world.zone).date_naive();
    let reading = import::read(&bytes, Context { today, name: None })
        .map_err(|_| import_file::too_large(path))?;
    if reading.format == Format::Ron {
        return open::agenda(world, path).map(|(_, agenda)| agenda);
    }
    match reading.sessions.as_slice() {
        [one] if !one.slots.is_empty() => Ok(import::agenda(one, words::phase_names(lang), today)),
        sessions => {
            let path = path.display().to_string();
            let slots = sessions.iter().map(|session| session.slots.len()).sum::<usize>();
            let count = if slots == 0 { 0 } else { sessions.len() };
            Err(Failure::NotOneSession { path, count }.into())
        }
    }
}

/// All that one can start from, by name.
fn names(lang: Lang) -> Vec<Text> {
    let [fr, en] = LAST;
    let last = match lang {
        Lang::Fr => fr,
        Lang::En => en,
    };
    let names = TEMPLATES.iter().map(|template| template.name(lang));
    names.chain([last]).map(Text::from).collect()
}
