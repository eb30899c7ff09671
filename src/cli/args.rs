//! The words on the command line: their grammar. Their help is worded in the i18n room.

mod help;

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use clap::{
    CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
    error::{ContextKind, ContextValue, ErrorKind},
};
use clap_complete::Shell;

use super::{
    dashes,
    export_args::ExportArgs,
    fix::Which as Fix,
    import::Which,
    programme::ProgrammeArgs,
    schema::Document,
    serve::LISTEN,
    share::ShareArgs,
    stop::{self, Stop},
    watch::WatchArgs,
};
use crate::{
    console::model::Role,
    i18n::{Lang, cli::help::Usage},
    session::draw::Seed,
};

pub(super) use help::command;

#[derive(Debug, Parser)]
#[command(
    name = "deroule",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    subcommand_precedence_over_arg = true
)]
pub(super) struct Args {
    #[arg(long, global = true, value_name = "fr|en", hide_possible_values = true)]
    lang: Option<LangArg>,
    #[arg(value_name = "AGENDA")]
    pub(super) agenda: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Sub>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Sub {
    Run {
        #[command(flatten)]
        open: OpenArgs,
        #[command(flatten)]
        door: DoorArgs,
        #[command(flatten)]
        seat: SeatArgs,
    },
    Open {
        #[command(flatten)]
        open: OpenArgs,
    },
    Stage {
        #[arg(value_name = "SESSION")]
        session: Option<String>,
    },
    Check {
        #[arg(value_name = "AGENDA")]
        agenda: PathBuf,
        #[arg(long)]
        json: bool,
        #[arg(long, value_name = "N|all")]
        fix: Vec<Fix>,
        #[arg(short = 'o', long, value_name = "OUT.ron", requires = "fix")]
        output: Option<PathBuf>,
    },
    Import {
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
        #[arg(short = 'o', long, value_name = "OUT.ron", conflicts_with = "json")]
        output: Option<PathBuf>,
        #[arg(long)]
        json: bool,
        #[arg(long, value_name = "N|all")]
        session: Option<Which>,
        #[arg(long, conflicts_with_all = ["json", "session"])]
        programme: bool,
        #[arg(long, value_name = "2018", requires = "programme",
              value_parser = clap::value_parser!(i32).range(1900..2200))]
        year: Option<i32>,
    },
    Edit {
        #[arg(value_name = "AGENDA")]
        agenda: PathBuf,
    },
    New {
        #[arg(value_name = "NAME", required_unless_present = "from")]
        name: Option<String>,
        #[arg(long, value_name = "TEMPLATE")]
        from: Option<String>,
        #[arg(long, value_name = "2026-12-03")]
        date: Option<NaiveDate>,
        #[arg(short = 'o', long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    Play {
        #[arg(value_name = "SCENARIO")]
        scenario: PathBuf,
        #[arg(long)]
        json: bool,
    },
    Serve {
        #[command(flatten)]
        serve: ServeArgs,
    },
    Rehearse {
        #[command(flatten)]
        rehearse: RehearseArgs,
    },
    Watch {
        #[command(flatten)]
        watch: WatchArgs,
    },
    Status {
        #[arg(long, conflicts_with = "line")]
        json: bool,
        #[arg(long)]
        line: bool,
    },
    Do {
        #[arg(long, value_name = "SESSION")]
        session: Option<String>,
        #[arg(
            value_name = "COMMAND",
            trailing_var_arg = true,
            allow_hyphen_values = true,
            required = true
        )]
        words: Vec<String>,
    },
    Note {
        #[command(flatten)]
        about: NoteArgs,
        #[arg(
            value_name = "TEXT",
            trailing_var_arg = true,
            allow_hyphen_values = true,
            required = true
        )]
        text: Vec<String>,
    },
    Export {
        #[command(flatten)]
        export: ExportArgs,
    },
    Defi {
        #[arg(value_name = "NAME", required = true)]
        name: Vec<String>,
        #[arg(long)]
        json: bool,
    },
    Search {
        #[command(flatten)]
        search: SearchArgs,
    },
    Forget {
        #[arg(value_name = "SESSION")]
        session: String,
        #[arg(long)]
        yes: bool,
    },
    Paper {
        #[arg(value_name = "AGENDA")]
        agenda: PathBuf,
        #[arg(short = 'o', long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[arg(long)]
        force: bool,
    },
    Share {
        #[command(flatten)]
        share: ShareArgs,
    },
    Programme {
        #[command(flatten)]
        programme: ProgrammeArgs,
    },
    Sessions {
        #[arg(long)]
        json: bool,
    },
    Log {
        #[arg(value_name = "SESSION")]
        session: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Completions {
        #[arg(value_name = "SHELL", hide_possible_values = true)]
        shell: Shell,
    },
    Man,
    Schema {
        #[arg(value_name = "DOCUMENT", hide_possible_values = true)]
        of: Document,
    },
}

/// How a session is opened.
#[derive(Debug, clap::Args)]
pub(super) struct OpenArgs {
    #[arg(value_name = "AGENDA")]
    pub(super) agenda: PathBuf,
    #[arg(long)]
    pub(super) fresh: bool,
    #[arg(long, value_name = "13:30")]
    pub(super) at: Option<String>,
    #[arg(long)]
    pub(super) as_dated: bool,
}

/// Who sits at a console.
#[derive(Debug, Default, clap::Args)]
pub(super) struct SeatArgs {
    #[arg(long, value_name = "facilitator|notes", hide_possible_values = true)]
    role: Option<RoleArg>,
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
}

/// The door for other devices, beside the console.
#[derive(Debug, Default, clap::Args)]
pub(super) struct DoorArgs {
    #[arg(long, value_name = "ADDR", num_args = 0..=1, default_missing_value = LISTEN)]
    pub(super) serve: Option<String>,
    #[arg(long = "name", value_name = "HOST", requires = "serve")]
    pub(super) names: Vec<String>,
    #[arg(long, requires = "serve")]
    pub(super) open_door: bool,
}

/// The door for other devices, alone.
#[derive(Debug, clap::Args)]
pub(super) struct ServeArgs {
    #[arg(value_name = "SESSION")]
    pub(super) session: Option<String>,
    #[arg(long, value_name = "ADDR", default_value = LISTEN, hide_default_value = true)]
    pub(super) listen: String,
    #[arg(long = "name", value_name = "HOST")]
    pub(super) names: Vec<String>,
    #[arg(long)]
    pub(super) open_door: bool,
}

/// How an agenda is rehearsed.
#[derive(Debug, clap::Args)]
pub(super) struct RehearseArgs {
    #[arg(value_name = "AGENDA")]
    pub(super) agenda: PathBuf,
    #[arg(long, value_name = "60", allow_hyphen_values = true)]
    pub(super) speed: Option<String>,
    #[arg(long, value_name = "13:30")]
    pub(super) at: Option<String>,
    #[arg(long)]
    pub(super) typical: bool,
    #[arg(long, value_name = "000001", requires = "typical")]
    pub(super) seed: Option<Seed>,
    #[arg(long, requires = "typical")]
    pub(super) json: bool,
}

/// What a note is about.
#[derive(Debug, clap::Args)]
pub(super) struct NoteArgs {
    #[arg(long = "for", value_name = "DEFI")]
    pub(super) defi: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    #[arg(long, value_name = "14h05")]
    pub(super) at: Option<String>,
    #[arg(long, value_name = "90s", conflicts_with = "at")]
    pub(super) ago: Option<String>,
    #[arg(long, value_name = "SESSION")]
    pub(super) session: Option<String>,
}

/// What is looked for in the notes of all sessions.
#[derive(Debug, clap::Args)]
pub(super) struct SearchArgs {
    #[arg(value_name = "WORDS", required_unless_present_any = ["defi", "kind", "since", "until"])]
    pub(super) words: Vec<String>,
    #[arg(long = "for", value_name = "DEFI")]
    pub(super) defi: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    #[arg(long, value_name = "2026-09-01")]
    pub(super) since: Option<NaiveDate>,
    #[arg(long, value_name = "2026-12-31")]
    pub(super) until: Option<NaiveDate>,
    #[arg(long, value_name = "20")]
    pub(super) limit: Option<usize>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleArg {
    Facilitator,
    Notes,
}

impl SeatArgs {
    pub(super) fn role(&self) -> Role {
        match self.role {
            Some(RoleArg::Notes) => Role::Notes,
            Some(RoleArg::Facilitator) | None => Role::Facilitator,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Fr,
    En,
}

impl Args {
    pub(super) fn lang(&self) -> Option<Lang> {
        self.lang.map(|lang| match lang {
            LangArg::Fr => Lang::Fr,
            LangArg::En => Lang::En,
        })
    }
}

/// Understands the words on the command line; prints the help or the version where they ask for
/// it.
///
/// # Errors
/// When they are wrong; or when all is done with the help printed.
pub(super) fn read(words: &[OsString], lang: Lang) -> Result<Args, Stop> {
    // `deroule help note` is what some type first
    let asked = match words {
        [program, help, rest @ ..] if help == "help" => {
            let rest = rest.iter().take(1).cloned();
            [program.clone()].into_iter().chain(rest).chain(["--help".into()]).collect()
        }
        words => words.to_vec(),
    };
    let read = command(lang)
        .try_get_matches_from(dashes::kept(asked))
        .and_then(|matches| Args::from_arg_matches(&matches));
    match read {
        Ok(args) if args.agenda.is_some() && args.command.is_some() => {
            let agenda = args.agenda.as_deref().unwrap_or_else(|| "".as_ref());
            Err(Stop::Usage(Box::new(Usage::Unexpected(agenda.display().to_string()))))
        }
        Ok(args) => Ok(args),
        Err(error) if !error.use_stderr() => {
            error.print()?;
            Err(Stop::Said(stop::DONE))
        }
        Err(error) => Err(Stop::Usage(Box::new(usage(&error)))),
    }
}

/// What is wrong, as data: the library would say it in English only.
fn usage(error: &clap::Error) -> Usage {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(_) | None => String::new(),
    };
    let argument = context(ContextKind::InvalidArg).replace("...", "");
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => Usage::UnknownOption(argument),
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => Usage::Unexpected(argument),
        ErrorKind::InvalidSubcommand => Usage::Unexpected(context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => Usage::Missing(argument),
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            Usage::Missing(argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Usage::BadValue {
            option: argument,
            value: context(ContextKind::InvalidValue),
            known: match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(known)) => known.clone(),
                Some(_) | None => Vec::new(),
            },
        },
        ErrorKind::ArgumentConflict => {
            let with = context(ContextKind::PriorArg).replace("...", "");
            let with = Some(with).filter(|with| !with.is_empty() && *with != argument);
            Usage::Conflict { option: argument, with }
        }
        _ => Usage::Other,
    }
}

/// The names of all subcommands.
pub(super) fn subcommands() -> Vec<String> {
    Args::command().get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_sound_in_both_languages() {
        for lang in [Lang::Fr, Lang::En] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn every_argument_has_its_help() {
        let command = command(Lang::Fr);
        let subs = command.get_subcommands();
        for sub in subs.chain([&command]) {
            for arg in sub.get_arguments() {
                assert!(arg.get_help().is_some(), "{} {}", sub.get_name(), arg.get_id());
            }
            assert!(sub.get_about().is_some(), "{}", sub.get_name());
        }
    }

    #[test]
    fn a_first_word_is_a_subcommand_or_an_agenda() {
        let read = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            read(&words, Lang::Fr)
        };
        let args = read(&["deroule", "agendas/demo.ron"]).expect("an agenda");
        assert!(args.agenda.is_some() && args.command.is_none());
        let args = read(&["deroule", "--lang", "en", "sessions"]).expect("a subcommand");
        assert!(args.agenda.is_none() && matches!(args.command, Some(Sub::Sessions { .. })));
        assert_eq!(args.lang(), Some(Lang::En));
        assert!(read(&["deroule", "demo.ron", "sessions"]).is_err());
        assert!(read(&["deroule", "--nope"]).is_err());
    }

    #[test]
    fn all_that_follows_is_text() {
        let words = ["deroule", "note", "--for", "Lab", "-", "trop", "--long"].map(OsString::from);
        let args = read(&words, Lang::Fr).expect("a note");
        let Some(Sub::Note { about, text }) = args.command else { panic!("a note") };
        assert_eq!(about.defi.as_deref(), Some("Lab"));
        assert_eq!(text, ["-", "trop", "--long"]);
        let words = ["deroule", "do", "extend", "-1m"].map(OsString::from);
        let args = read(&words, Lang::Fr).expect("a command");
        assert!(
            matches!(args.command, Some(Sub::Do { words, session: None }) if words == ["extend", "-1m"])
        );
    }
}
