//! Which line of help each word of the grammar has, and how they are laid out. Words nothing itself.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::Args;
use crate::i18n::{
    Lang,
    cli::help::{self, Help},
};

/// The whole grammar, with its help in `lang`.
pub(in crate::cli) fn command(lang: Lang) -> Command {
    let say = |line| help::help(lang, line);
    let asks = |name: &'static str, short: char, action: ArgAction, line: Help| {
        Arg::new(name).short(short).long(name).action(action).help(say(line))
    };
    let mut command = Args::command()
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(Help::Program))
        .after_help(say(Help::Environment))
        .subcommand_help_heading(say(Help::Commands).trim_end_matches([':', '\u{a0}']))
        .arg(asks("help", 'h', ArgAction::Help, Help::Help).global(true))
        .arg(asks("version", 'V', ArgAction::Version, Help::Version))
        .mut_arg("agenda", |arg| arg.help(say(Help::AgendaOrPicker)))
        .mut_arg("lang", |arg| arg.help(say(Help::Lang)));
    for (name, about, args) in SUBCOMMANDS {
        command = command.mut_subcommand(name, |sub| {
            let sub = sub.about(say(*about));
            let sub = args
                .iter()
                .fold(sub, |sub, (id, line)| sub.mut_arg(id, |arg| arg.help(say(*line))));
            let layout = layout(&sub, lang);
            let sub = sub.help_template(layout);
            if *about == Help::Do {
                sub.after_help(help::verbs(lang))
            } else if *about == Help::Watch {
                sub.after_help(say(Help::WatchFacts))
            } else {
                sub
            }
        });
    }
    let layout = layout(&command, lang);
    command.help_template(layout)
}

/// How a command's help is laid out: the library's own headings are English.
fn layout(command: &Command, lang: Lang) -> String {
    let say = |line| help::help(lang, line);
    let mut layout = format!("{{about-with-newline}}\n{} {{usage}}", say(Help::Usage));
    for (there, heading, list) in [
        (command.has_subcommands(), Help::Commands, "{subcommands}"),
        (command.get_positionals().next().is_some(), Help::Arguments, "{positionals}"),
        (true, Help::Options, "{options}"),
    ] {
        if there {
            layout.push_str(&format!("\n\n{}\n{list}", say(heading)));
        }
    }
    layout + "{after-help}"
}

type SubHelp = (&'static str, Help, &'static [(&'static str, Help)]);

const OPENING: &[(&str, Help)] = &[
    ("agenda", Help::Agenda),
    ("fresh", Help::Fresh),
    ("at", Help::At),
    ("as_dated", Help::AsDated),
];

/// Which line of help says what.
const SUBCOMMANDS: &[SubHelp] = &[
    (
        "run",
        Help::Run,
        &[
            ("agenda", Help::Agenda),
            ("fresh", Help::Fresh),
            ("at", Help::At),
            ("as_dated", Help::AsDated),
            ("serve", Help::ServeToo),
            ("names", Help::Name),
            ("open_door", Help::OpenDoor),
            ("role", Help::Role),
            ("by", Help::By),
        ],
    ),
    ("open", Help::Open, OPENING),
    ("stage", Help::Stage, &[("session", Help::StageSession)]),
    (
        "check",
        Help::Check,
        &[
            ("agenda", Help::Agenda),
            ("json", Help::Json),
            ("fix", Help::Fix),
            ("output", Help::Copy),
        ],
    ),
    (
        "import",
        Help::Import,
        &[
            ("file", Help::Document),
            ("output", Help::Output),
            ("json", Help::Json),
            ("session", Help::Which),
            ("programme", Help::ImportProgramme),
            ("year", Help::ImportYear),
        ],
    ),
    ("edit", Help::Edit, &[("agenda", Help::EditAgenda)]),
    (
        "new",
        Help::New,
        &[
            ("name", Help::NewName),
            ("from", Help::NewFrom),
            ("date", Help::NewDate),
            ("output", Help::NewOutput),
        ],
    ),
    ("play", Help::Play, &[("scenario", Help::Scenario), ("json", Help::Json)]),
    (
        "serve",
        Help::Serve,
        &[
            ("session", Help::Session),
            ("listen", Help::Listen),
            ("names", Help::Name),
            ("open_door", Help::OpenDoor),
        ],
    ),
    (
        "rehearse",
        Help::Rehearse,
        &[
            ("agenda", Help::Agenda),
            ("speed", Help::RehearseSpeed),
            ("at", Help::At),
            ("typical", Help::RehearseTypical),
            ("seed", Help::RehearseSeed),
            ("json", Help::RehearseJson),
        ],
    ),
    (
        "watch",
        Help::Watch,
        &[("session", Help::StageSession), ("exec", Help::WatchExec), ("on", Help::WatchOn)],
    ),
    ("status", Help::Status, &[("json", Help::Json), ("line", Help::Line)]),
    ("do", Help::Do, &[("session", Help::TellSession), ("words", Help::Words)]),
    (
        "note",
        Help::Note,
        &[
            ("defi", Help::NoteFor),
            ("kind", Help::NoteKind),
            ("by", Help::NoteBy),
            ("at", Help::NoteAt),
            ("ago", Help::NoteAgo),
            ("session", Help::TellSession),
            ("text", Help::NoteText),
        ],
    ),
    (
        "export",
        Help::Export,
        &[
            ("session", Help::Session),
            ("format", Help::Format),
            ("output", Help::Output),
            ("sheets", Help::Sheets),
            ("force", Help::Force),
            ("private", Help::Private),
            ("defi", Help::ExportFor),
            ("kind", Help::ExportKind),
            ("since", Help::ExportSince),
            ("with_corrections", Help::WithCorrections),
        ],
    ),
    ("defi", Help::Defi, &[("name", Help::DefiName), ("json", Help::Json)]),
    (
        "search",
        Help::Search,
        &[
            ("words", Help::SearchWords),
            ("defi", Help::SearchFor),
            ("kind", Help::NoteKind),
            ("since", Help::SearchSince),
            ("until", Help::SearchUntil),
            ("limit", Help::SearchLimit),
            ("json", Help::Json),
        ],
    ),
    ("forget", Help::Forget, &[("session", Help::ForgetSession), ("yes", Help::ForgetYes)]),
    (
        "paper",
        Help::Paper,
        &[("agenda", Help::Agenda), ("output", Help::Output), ("force", Help::Force)],
    ),
    (
        "programme",
        Help::Programme,
        &[
            ("file", Help::ProgrammeFile),
            ("md", Help::ProgrammeMd),
            ("ics", Help::ProgrammeIcs),
            ("csv", Help::ProgrammeCsv),
            ("json", Help::Json),
            ("public", Help::ProgrammePublic),
        ],
    ),
    (
        "share",
        Help::Share,
        &[
            ("agenda", Help::Agenda),
            ("format", Help::ShareFormat),
            ("date", Help::ShareDate),
            ("output", Help::Output),
            ("force", Help::Force),
            ("public", Help::SharePublic),
        ],
    ),
    ("sessions", Help::Sessions, &[("json", Help::Json)]),
    ("log", Help::Log, &[("session", Help::Session), ("json", Help::Json)]),
    ("completions", Help::Completions, &[("shell", Help::Shell)]),
    ("man", Help::Man, &[]),
    ("schema", Help::Schema, &[("of", Help::SchemaOf)]),
];
