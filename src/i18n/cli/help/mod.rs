//! The help of the command line: one line for every subcommand and option.

mod en;
mod fr;

use super::verb;
use crate::{i18n::Lang, session::words::Verb};

/// A line of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// The program itself.
    Program,
    /// The heading of the subcommands.
    Commands,
    /// The heading of the usage.
    Usage,
    /// The heading of the arguments.
    Arguments,
    /// The heading of the options.
    Options,
    /// The environment variables, after the help.
    Environment,
    /// The subcommand `run`.
    Run,
    /// The subcommand `open`.
    Open,
    /// The subcommand `stage`.
    Stage,
    /// The subcommand `check`.
    Check,
    /// The subcommand `import`.
    Import,
    /// The subcommand `play`.
    Play,
    /// The subcommand `serve`.
    Serve,
    /// The subcommand `rehearse`.
    Rehearse,
    /// `--speed` of a rehearsal.
    RehearseSpeed,
    /// `--typical` of a rehearsal.
    RehearseTypical,
    /// `--seed` of a rehearsal.
    RehearseSeed,
    /// `--json` of a rehearsal.
    RehearseJson,
    /// The subcommand `watch`.
    Watch,
    /// `--exec` of a watch.
    WatchExec,
    /// `--on` of a watch.
    WatchOn,
    /// What is in the environment of the command of a watch, after its help.
    WatchFacts,
    /// The subcommand `status`.
    Status,
    /// The subcommand `do`.
    Do,
    /// The session of `do` and of `note`.
    TellSession,
    /// The subcommand `note`.
    Note,
    /// The subcommand `export`.
    Export,
    /// The subcommand `defi`.
    Defi,
    /// The team's name.
    DefiName,
    /// The subcommand `paper`.
    Paper,
    /// The subcommand `share`.
    Share,
    /// `-f` of what is shared.
    ShareFormat,
    /// `--date` of what is shared.
    ShareDate,
    /// `--public` of what is shared.
    SharePublic,
    /// The subcommand `programme`.
    Programme,
    /// The programme's file.
    ProgrammeFile,
    /// `--md` of a programme.
    ProgrammeMd,
    /// `--ics` of a programme.
    ProgrammeIcs,
    /// `--csv` of a programme.
    ProgrammeCsv,
    /// `--public` of a programme.
    ProgrammePublic,
    /// The subcommand `search`.
    Search,
    /// The words to look for.
    SearchWords,
    /// `--for` of a search.
    SearchFor,
    /// `--since` of a search.
    SearchSince,
    /// `--until` of a search.
    SearchUntil,
    /// `--limit` of a search.
    SearchLimit,
    /// `--sheets` of an export.
    Sheets,
    /// `--for` of an export.
    ExportFor,
    /// `--kind` of an export.
    ExportKind,
    /// `--since` of an export.
    ExportSince,
    /// `--with-corrections` of an export.
    WithCorrections,
    /// The subcommand `forget`.
    Forget,
    /// The session to forget.
    ForgetSession,
    /// `--yes` of `forget`.
    ForgetYes,
    /// `--private` of an export.
    Private,
    /// The subcommand `sessions`.
    Sessions,
    /// The subcommand `log`.
    Log,
    /// The subcommand `completions`.
    Completions,
    /// The subcommand `man`.
    Man,
    /// The subcommand `schema`.
    Schema,
    /// What the schema is of.
    SchemaOf,
    /// An agenda's path.
    Agenda,
    /// The agenda's path, where none opens the choice.
    AgendaOrPicker,
    /// `--fix` of a check.
    Fix,
    /// `-o` of a check.
    Copy,
    /// The file to import.
    Document,
    /// `--session` of an import.
    Which,
    /// `--programme` of an import.
    ImportProgramme,
    /// `--year` of an import.
    ImportYear,
    /// The command `edit`.
    Edit,
    /// Its file.
    EditAgenda,
    /// `deroule new`.
    New,
    /// The name of a new agenda.
    NewName,
    /// `--from` of a new agenda.
    NewFrom,
    /// `--date` of a new agenda.
    NewDate,
    /// `-o` of a new agenda.
    NewOutput,
    /// `--fresh`.
    Fresh,
    /// `--at` of a session.
    At,
    /// `--as-dated`.
    AsDated,
    /// What whoever sits at the console may do.
    Role,
    /// The name of whoever sits there.
    By,
    /// The name of whoever takes the note.
    NoteBy,
    /// `--serve`.
    ServeToo,
    /// `--listen`.
    Listen,
    /// `--name`.
    Name,
    /// `--open-door`.
    OpenDoor,
    /// `--json`.
    Json,
    /// `--line`.
    Line,
    /// A scenario's path.
    Scenario,
    /// The words of a command.
    Words,
    /// The words of a note.
    NoteText,
    /// `--for` of a note.
    NoteFor,
    /// `--kind` of a note.
    NoteKind,
    /// `--at` of a note.
    NoteAt,
    /// `--ago` of a note.
    NoteAgo,
    /// A session's id, date or title.
    Session,
    /// The same, where leaving it out follows whichever is on.
    StageSession,
    /// `-f`.
    Format,
    /// `-o`.
    Output,
    /// `--force`.
    Force,
    /// A shell's name.
    Shell,
    /// `--lang`.
    Lang,
    /// `--help`.
    Help,
    /// `--version`.
    Version,
}

/// A line of the help.
#[must_use]
pub const fn help(lang: Lang, line: Help) -> &'static str {
    match lang {
        Lang::Fr => fr::help(line),
        Lang::En => en::help(line),
    }
}

/// The options that several commands have in common, as their usage shows them.
const WHEN: &str = "[--ago 90s | --at 14h05]";

/// Where the words on a command of `deroule do` begin.
const COLUMN: usize = 27;
/// How wide its help may be: that of the narrowest terminals.
const WIDTH: usize = 80;

/// Every command of `deroule do`: its usage, and beside it, or below where that is long, what it
/// does.
#[must_use]
pub fn verbs(lang: Lang) -> String {
    let mut help = String::new();
    for each in Verb::ALL {
        let mut line = format!("  {}", each.usage().replace(WHEN, "[WHEN]"));
        if line.chars().count() + 2 > COLUMN {
            help += &format!("{line}\n");
            line.clear();
        }
        for word in verb(lang, each).split(' ') {
            let cells = line.chars().count();
            if cells > COLUMN && cells + 1 + word.chars().count() > WIDTH {
                help += &format!("{line}\n");
                line.clear();
            }
            let gap = COLUMN.saturating_sub(line.chars().count()).max(1);
            line += &format!("{:gap$}{word}", "");
        }
        help += &format!("{line}\n");
    }
    format!("{help}\n  WHEN: --ago 90s, --at 14h05")
}

/// One command of `deroule do`: what it does, and how it is written.
#[must_use]
pub fn one_verb(lang: Lang, each: Verb) -> String {
    let about = verb(lang, each);
    match lang {
        Lang::Fr => fr::one_verb(each, about),
        Lang::En => en::one_verb(each, about),
    }
}

/// What is wrong with the words given to the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Usage {
    /// It has no such option.
    UnknownOption(String),
    /// An argument too many.
    Unexpected(String),
    /// Something is missing.
    Missing(String),
    /// An option cannot have that value.
    BadValue {
        /// The option.
        option: String,
        /// The value.
        value: String,
        /// The values that it can have.
        known: Vec<String>,
    },
    /// Two options do not go together, or one is given twice.
    Conflict {
        /// The option.
        option: String,
        /// The other one; none where it is the same.
        with: Option<String>,
    },
    /// An option goes with one format only.
    OnlyFor {
        /// The option.
        option: &'static str,
        /// What it goes with.
        format: &'static str,
    },
    /// A format has no place for the times that were corrected.
    NoCorrections {
        /// The format.
        format: String,
        /// Those that have.
        known: Vec<String>,
    },
    /// Anything else.
    Other,
}

/// The sentence for wrong words on the command line.
#[must_use]
pub fn usage(lang: Lang, wrong: &Usage) -> String {
    match lang {
        Lang::Fr => fr::usage(wrong),
        Lang::En => en::usage(wrong),
    }
}

/// Where help is to be found.
#[must_use]
pub const fn see_help(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => fr::SEE_HELP,
        Lang::En => en::SEE_HELP,
    }
}
