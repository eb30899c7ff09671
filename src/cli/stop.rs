//! Why a command stopped early, the sentences that say so on the error stream, and the exit code.

use std::{io, process::ExitCode};

use super::{plain, world};
use crate::{
    agenda::Text,
    i18n::{
        Lang,
        agenda::file::FileProblem,
        cli::{self, Failure, WriteFault, help},
        memory::Fault,
    },
    store::StoreError,
};

/// Done.
pub(super) const DONE: u8 = 0;
/// The answer is no: a check found errors, a command was refused, an expectation failed.
pub(super) const NO: u8 = 1;
/// Wrong usage or input.
pub(super) const WRONG: u8 = 2;
/// The machine failed.
pub(super) const MACHINE: u8 = 3;

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Stop {
    /// It failed, and says so in the language of the session.
    Failed {
        /// Why.
        failure: Box<Failure>,
        /// In which language; none for that of the command line.
        lang: Option<Lang>,
    },
    /// All was said already; this is the exit code.
    Said(u8),
    /// The words on the command line are wrong.
    Usage(Box<help::Usage>),
    /// Nobody reads the output any more: no reason to speak.
    Unread,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed { failure: Box::new(failure), lang: None }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Failure::Journal(error).into()
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Failure::Output { why: error.to_string() }.into(),
        }
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::from(io::Error::from(error))
    }
}

impl Stop {
    /// The same, told in the session's language.
    pub(super) fn in_lang(self, lang: Lang) -> Self {
        match self {
            Self::Failed { failure, lang: None } => Self::Failed { failure, lang: Some(lang) },
            other @ (Self::Failed { .. } | Self::Said(_) | Self::Usage(_) | Self::Unread) => other,
        }
    }

    /// Says it on the error stream and returns the exit code; `written` tells whether what came
    /// before it reached its reader.
    pub(super) fn report(&self, default: Lang, written: bool) -> ExitCode {
        let code = match self {
            Self::Failed { failure, lang } => {
                let lang = lang.unwrap_or(default);
                say(&cli::failure(lang, failure));
                if let Some(mend) = cli::mend(lang, failure) {
                    say(&format!("  {mend}"));
                }
                exit(failure)
            }
            Self::Said(code) => *code,
            Self::Usage(usage) => {
                say(&help::usage(default, usage));
                say(&format!("  {}", help::see_help(default)));
                WRONG
            }
            Self::Unread => DONE,
        };
        ExitCode::from(if code == DONE && !written && !matches!(self, Self::Unread) {
            MACHINE
        } else {
            code
        })
    }
}

/// Says a sentence on the error stream, cleaned of what could act on a terminal.
///
/// A closed error stream leaves nobody to tell.
pub(super) fn say(sentence: &str) {
    for line in sentence.lines() {
        let indent = line.len() - line.trim_start().len();
        print(&format!("{:indent$}{}\n", "", Text::clean(line)));
    }
}

/// The exit code of a failure.
pub(super) const fn exit(failure: &Failure) -> u8 {
    match failure {
        Failure::Refused { .. }
        | Failure::NotKnown { .. }
        | Failure::NoLiveSession { .. }
        | Failure::NoSession
        | Failure::Memory(Fault::Parted { .. } | Fault::Fuller { .. } | Fault::Live { .. })
        | Failure::NoMend { .. }
        | Failure::NothingToMend
        | Failure::MendsNoYear { .. } => NO,
        Failure::File {
            what:
                FileProblem::NotFound { .. }
                | FileProblem::Directory
                | FileProblem::NotRegular
                | FileProblem::Loop
                | FileProblem::TooLarge { .. }
                | FileProblem::Endless
                | FileProblem::Damaged { .. },
            ..
        }
        | Failure::NotText { .. }
        | Failure::Memory(Fault::NotAJournal { .. } | Fault::NotConfirmed { .. })
        | Failure::Misspoken(_)
        | Failure::NotACategory { .. }
        | Failure::UnknownSession { .. }
        | Failure::AmbiguousSession { .. }
        | Failure::Journal(StoreError::NoSuchSession)
        | Failure::NoSuchPart { .. }
        | Failure::NoSuchFinding { .. }
        | Failure::CopyExists { .. }
        | Failure::NoSlots { .. }
        | Failure::NoCalendar { .. }
        | Failure::NoProgramme
        | Failure::NoSuchDate { .. }
        | Failure::NoFreeDate { .. }
        | Failure::HasAgenda { .. }
        | Failure::NotAnInstant { .. }
        | Failure::NotATime { .. }
        | Failure::NotASpeed { .. }
        | Failure::NothingToRehearse
        | Failure::Exists { .. }
        | Failure::NotWritten {
            why:
                WriteFault::NoFolder { .. }
                | WriteFault::NotAFolder { .. }
                | WriteFault::Folder
                | WriteFault::NameTooLong,
            ..
        }
        | Failure::UnknownTemplate { .. }
        | Failure::NotOneSession { .. }
        | Failure::NoTerminal
        | Failure::DoorNotConfirmed
        | Failure::NotAnAddress { .. }
        | Failure::Settings { .. }
        | Failure::Scenario { .. } => WRONG,
        Failure::File {
            what: FileProblem::NotAllowed | FileProblem::Unreadable { .. }, ..
        }
        | Failure::Journal(_)
        | Failure::NoOpening { .. }
        | Failure::Contended
        | Failure::NoDataFolder
        | Failure::NotWritten { .. }
        | Failure::Door { .. }
        | Failure::DoorFell
        | Failure::Output { .. } => MACHINE,
    }
}

/// Writes lines that were laid out and cleaned elsewhere on the error stream.
pub(super) fn print(lines: &str) {
    // a closed error stream leaves nobody to tell
    let _ = plain::stderr(world::letters(), lines);
}
