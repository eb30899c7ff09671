//! Why a command of the shell failed, as data; worded beside it, in each language.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use crate::{
    agenda::Text,
    i18n::{agenda::file::FileProblem, console::settings::KeyTrouble},
    session::{Refusal, SessionHead, alike, words::Misspoken},
    store::StoreError,
};

/// Why a command of the shell failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The path gives no file that could be read.
    File {
        /// The path.
        path: String,
        /// Why.
        what: FileProblem,
    },
    /// A scenario is not UTF-8 text.
    NotText {
        /// Its path.
        path: String,
    },
    /// Words that make no command.
    Misspoken(Misspoken),
    /// The session said no.
    Refused {
        /// Why.
        refusal: Refusal,
        /// The zone in which its times are told.
        zone: Tz,
    },
    /// What was asked for by a name is not known: there is nothing to read.
    NotKnown {
        /// Why.
        refusal: Refusal,
        /// The names that are most like it, the likeliest first.
        known: Vec<Text>,
        /// The zone in which its times are told.
        zone: Tz,
    },
    /// What stands in brackets is no category of notes.
    NotACategory {
        /// What it is.
        word: Text,
    },
    /// There is neither a template of that name nor such a file.
    UnknownTemplate {
        /// What was asked for.
        word: Text,
        /// All that one can start from.
        known: Vec<Text>,
    },
    /// A file that is to be started from holds no session, or several.
    NotOneSession {
        /// Its path.
        path: String,
        /// How many.
        count: usize,
    },
    /// No session is live.
    NoLiveSession {
        /// The latest one, where there is one.
        last: Option<Box<SessionHead>>,
    },
    /// There is no session at all.
    NoSession,
    /// No session has that id, date or title.
    UnknownSession {
        /// What was asked for.
        word: Text,
    },
    /// Several sessions could be meant.
    AmbiguousSession {
        /// What was asked for.
        word: Text,
        /// Their ids.
        candidates: Vec<Text>,
    },
    /// A file to import has no session of that number.
    NoSuchPart {
        /// The number asked for.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// The doctor has no finding of that number.
    NoSuchFinding {
        /// The number asked for.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// A finding that only a person can mend.
    NoMend {
        /// Its number.
        number: usize,
        /// What to do, in the words of the doctor.
        by_hand: String,
    },
    /// Nothing that the doctor found can be mended without a person.
    NothingToMend,
    /// Mends were asked for in a programme, which has none.
    MendsNoYear {
        /// Its path.
        path: String,
    },
    /// The copy would be written over something.
    CopyExists {
        /// Its path.
        path: String,
    },
    /// No agenda is written of a file in which nothing reads as a slot.
    NoSlots {
        /// The file's path.
        path: String,
    },
    /// A file holds no table of dates.
    NoCalendar {
        /// Its path.
        path: String,
    },
    /// No programme is found here.
    NoProgramme,
    /// A programme has no session on that day.
    NoSuchDate {
        /// The programme's file.
        path: String,
        /// The day.
        date: NaiveDate,
        /// The days to come that have no agenda.
        free: Vec<NaiveDate>,
    },
    /// Every date of a programme that is to come has its agenda.
    NoFreeDate {
        /// The programme's file.
        path: String,
    },
    /// A date of a programme has its agenda already.
    HasAgenda {
        /// The day.
        date: NaiveDate,
        /// Where its agenda is.
        agenda: String,
    },
    /// Something was not done with past sessions.
    Memory(crate::i18n::memory::Fault),
    /// The journal could not be read or written.
    Journal(StoreError),
    /// The journal does not begin as journals do.
    NoOpening {
        /// The session's id.
        session: Text,
    },
    /// Others kept appending: the command was decided so many times and never fitted.
    Contended,
    /// No folder for the journals could be found.
    NoDataFolder,
    /// `DEROULE_NOW` is not an instant.
    NotAnInstant {
        /// What it is.
        text: Text,
    },
    /// The value of `--at` is not a time of day.
    NotATime {
        /// What it is.
        text: Text,
    },
    /// The value of `--speed` is no whole number from 1 on, or too large.
    NotASpeed {
        /// What it is.
        text: Text,
        /// The largest.
        most: i32,
    },
    /// Nothing of the agenda takes place: there is nothing to rehearse.
    NothingToRehearse,
    /// The file to write is there already.
    Exists {
        /// Its path.
        path: String,
    },
    /// A file could not be written.
    NotWritten {
        /// Its path.
        path: String,
        /// Why.
        why: WriteFault,
    },
    /// The door for other devices could not be opened.
    Door {
        /// Where.
        address: String,
        /// Why.
        why: DoorFault,
    },
    /// The door for other devices has shut by itself.
    DoorFell,
    /// Other machines would be let in, and nobody has said that they may.
    DoorNotConfirmed,
    /// The text is no address to listen on.
    NotAnAddress {
        /// What it is.
        text: Text,
    },
    /// A screen needs a terminal.
    NoTerminal,
    /// The screen or the output failed.
    Output {
        /// What the machine said.
        why: String,
    },
    /// The settings make no sense.
    Settings {
        /// Their path.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// Why.
        why: SettingsFault,
    },
    /// A line of a scenario is wrong, or its expectation failed.
    Scenario(ScenarioFault),
}

impl Failure {
    /// No name among `known`, or more than one, is meant by `typed`, and there is nothing to add:
    /// somebody reads.
    #[must_use]
    pub fn not_known(refusal: Refusal, known: &[Text], zone: Tz) -> Self {
        // any other refusal says already what may be meant
        let known = if let Refusal::UnknownDefi { name, nearest: None } = &refusal {
            alike(known, name)
        } else {
            Vec::new()
        };
        Self::NotKnown { refusal, known, zone }
    }
}

/// What makes no sense in the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsFault {
    /// A word that stands for nothing.
    Unknown {
        /// The word.
        word: Text,
        /// Those that stand for something there.
        known: Vec<Text>,
    },
    /// Keys that cannot be as they are asked for.
    Key(KeyTrouble),
    /// It is not written as settings are.
    Unread {
        /// What the reader of the format said.
        why: Text,
    },
}

/// Why a file could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteFault {
    /// The folder that it is to stand in does not exist.
    NoFolder {
        /// That folder's path.
        folder: String,
    },
    /// What is to be its folder is a file.
    NotAFolder {
        /// The path of that file.
        folder: String,
    },
    /// It is a folder itself.
    Folder,
    /// The system does not allow it.
    NotAllowed,
    /// The disk cannot be written to.
    ReadOnly,
    /// Somebody else has changed it in the meantime.
    Changed,
    /// There is no room on the disk.
    Full,
    /// The file's name is longer than names may be.
    NameTooLong,
    /// Anything else.
    Other {
        /// What the machine said.
        why: String,
    },
}

/// Why the door for other devices could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoorFault {
    /// Another program has the address.
    Taken {
        /// A port that may be free.
        free: u16,
    },
    /// This machine has no such address.
    NotOurs,
    /// The system does not allow it.
    NotAllowed,
    /// All addresses were asked for, and this machine knows none of its own for the links.
    Nameless {
        /// The port.
        port: u16,
    },
    /// Anything else.
    Other {
        /// What the machine said.
        why: String,
    },
}

/// What is wrong with a line of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioFault {
    /// Something comes before `agenda PATH`.
    NoAgenda,
    /// `agenda` comes a second time.
    SecondAgenda,
    /// `agenda` without a path.
    NoPath,
    /// The first line after the agenda has no time.
    NoTime,
    /// The agenda has no date, nor has the first line.
    NoDate,
    /// The line begins like a time, but is none.
    NotATime {
        /// The word.
        word: Text,
    },
    /// The line's time is before the clock's.
    Backwards {
        /// What the scenario's wall clock says.
        now: NaiveDateTime,
    },
    /// A time, and nothing to do.
    NothingToDo,
    /// Nothing more may follow.
    TooMuch {
        /// The words too many.
        word: Text,
    },
    /// The words make no command.
    Misspoken(Misspoken),
    /// `clock` needs a signed length, `sleep` a length.
    NotALength {
        /// The word.
        word: Text,
    },
    /// `expect` needs a path and a value.
    ExpectWhat,
    /// The status has no such field.
    NoSuchField {
        /// The path.
        path: Text,
    },
    /// The status has another value there.
    Differs {
        /// The path.
        path: Text,
        /// The value expected.
        expected: Text,
        /// The value found.
        found: Text,
    },
    /// The last command was not refused as expected.
    NotRefused {
        /// The code expected.
        expected: Text,
        /// The code found; none when it was not refused.
        found: Option<&'static str>,
    },
}
