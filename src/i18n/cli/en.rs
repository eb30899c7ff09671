//! The command line in English.

use super::{
    Bar, DoorFault, Failure, Mark, Remark, ScenarioFault, SettingsFault, WriteFault, categories,
    list, verbs,
};
use crate::{
    i18n::{
        Lang::En,
        agenda::file,
        export::written,
        format::{date, date as on, plural, quote},
        refusal, store,
    },
    session::words::{Misspoken, Verb},
    store::StoreError,
};

pub(super) fn bar(part: &Bar<'_>) -> String {
    match part {
        Bar::NotStarted => "not started".to_owned(),
        Bar::StartsAt(time) => format!("starts {time}"),
        Bar::NotStartedFor(length) => format!("not started for {length}"),
        Bar::Finished => "finished".to_owned(),
        Bar::Suspended(what) => format!("suspended {what}"),
        Bar::Next(what) => format!("next {what}"),
        Bar::End(time) => format!("end {time}"),
        Bar::Break => "Break".to_owned(),
        Bar::Changeover => "changeover".to_owned(),
        Bar::Round(round) => format!("round {round}"),
    }
}

pub(super) fn remark(remark: &Remark<'_>) -> String {
    match remark {
        Remark::Moved { from, to, same_times } => format!(
            "This agenda is dated {}: it plays on {}{}.",
            date(En, *from),
            date(En, *to),
            if *same_times { ", at the same times of day" } else { "" }
        ),
        Remark::Joined { id } => {
            format!("Session {id} is live: you join it. To open another one: --fresh.")
        }
        Remark::AtIgnored => "--at has no effect on a live session.".to_owned(),
        Remark::NoSessions => "No session yet. To begin: deroule AGENDA.".to_owned(),
        Remark::AgendaWritten { path } => format!("Agenda written to {path}."),
        Remark::NewAgenda { path } => {
            format!("Agenda written to {path}. To open it: deroule {path}")
        }
        Remark::OtherTemplates { names } => format!(
            "It starts from an afternoon, 15:00 to 18:30. To start from something else: --from {}, or a file.",
            list(names)
        ),
        Remark::Written { what, path } => format!("{}.", written(En, *what, path)),
        Remark::NoSheet { teams } => {
            format!("No sheet, for want of a turn or a note: {}.", list(teams))
        }
        Remark::Mended { number, mend } => format!("{number}. Mended: {mend}."),
        Remark::MendedAlready { number } => {
            format!("{number}. No longer so after an earlier mend.")
        }
        Remark::MendedToo { mend } => format!("Mended as well: {mend}."),
        Remark::Promised { number, mend } => format!(
            "{number}. Left, as it changes what was announced: {mend}. If you want it: --fix {number}."
        ),
        Remark::NotMended { number } => format!("{number}. To be mended by hand."),
        Remark::CopyWritten { path, commented } => {
            let comments = if *commented { " The comments are not in it." } else { "" };
            format!("Mended copy written to {path}.{comments}")
        }
        Remark::Checked { title, slots, teams, errors, warnings } => format!(
            "{title}: {}, {}, {}, {}.",
            count(*slots, "slot"),
            count(*teams, "team"),
            count(*errors, "error"),
            count(*warnings, "warning"),
        ),
        Remark::DayTaken { date: day } => format!(
            "This agenda has no date: the calendar is made for today, {}.\n  For another day: --date 2026-12-03",
            date(En, *day)
        ),
        Remark::Shared { path } => format!("Agenda written to {path}."),
        Remark::YearWritten { path, dates } => format!(
            "Programme written to {path}: {}. To see it: deroule programme {path}",
            count(*dates, "date")
        ),
        Remark::CalendarSeen { path, dates } => format!(
            "{path} holds a calendar of {dates} dates. To make a programme of it: deroule import --programme {path}"
        ),
        Remark::YearChecked { title, dates, errors, warnings } => format!(
            "{title}: {}, {}, {}.",
            count(*dates, "date"),
            count(*errors, "error"),
            count(*warnings, "warning"),
        ),
        Remark::Named { programme, kept: None } => format!("{programme} names the agenda."),
        Remark::Named { programme, kept: Some(kept) } => format!(
            "{programme} names the agenda; it was written anew without its comments: the old one is {kept}."
        ),
        Remark::NotNamed { programme } => {
            format!("The agenda is not in the folder of {programme}, which does not name it.")
        }
        Remark::Died { listener, why } => {
            format!("The screen stopped ({listener}: {why}). Nothing is lost: start it again.")
        }
        Remark::Watching => "Watching. To stop: Ctrl-C.".to_owned(),
        Remark::Follows { id } => format!("Following session {id}."),
        Remark::CommandFailed { why } => {
            format!("The command failed ({why}); the watch goes on. Said once.")
        }
        Remark::TooManyWait { most } => format!(
            "{most} calls wait for the running command already: those that follow are lost. Said once."
        ),
        Remark::Failed { count } => {
            format!("{count} expectation{} failed.", plural(En, *count))
        }
    }
}

fn count(count: usize, what: &str) -> String {
    format!("{count} {what}{}", plural(En, count))
}

pub(super) const fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Live => "live",
        Mark::Closed => "finished",
        Mark::Left => "left open",
        Mark::Undone => "undone",
    }
}

pub(super) fn misspoken(wrong: &Misspoken) -> String {
    match wrong {
        Misspoken::Empty => "A command is missing.".to_owned(),
        Misspoken::Help { verb } => format!("{}: {}.", verb.word(), self::verb(*verb)),
        Misspoken::OpenQuote => "A quotation mark is not closed.".to_owned(),
        Misspoken::UnknownVerb { word, .. } => format!("{} is not a command.", quote(En, word)),
        Misspoken::Missing { verb } => format!("Something is missing after {}.", verb.word()),
        Misspoken::TooMuch { verb, word } => {
            format!("{} is too much after {}.", quote(En, word), verb.word())
        }
        Misspoken::UnknownOption { verb, option } => {
            format!("{} has no option {option}.", verb.word())
        }
        Misspoken::AgoAndAt { .. } => "--ago and --at both say when: keep one of them.".to_owned(),
        Misspoken::NoValue { option, .. } => format!("A value is missing after {option}."),
        Misspoken::NotALength { word } => format!("{} is not a length.", quote(En, word)),
        Misspoken::NotATime { word } => format!("{} is not a time of day.", quote(En, word)),
        Misspoken::NotACue { word } => format!("{} is not the name of a cue.", quote(En, word)),
        Misspoken::NotAPlace { word } => {
            format!("{} is not a place in the order.", quote(En, word))
        }
        Misspoken::NotAWay { word } => format!("{} is none of the three ways.", quote(En, word)),
        Misspoken::NotFirstLast { word } => {
            format!("{} is neither first nor last.", quote(En, word))
        }
        Misspoken::NotOnOff { word } => format!("{} is neither on nor off.", quote(En, word)),
        Misspoken::NotASeed { word } => format!("{} is not a seed.", quote(En, word)),
        Misspoken::NotANumber { word } => {
            format!("{} is not a number of the log.", quote(En, word))
        }
        Misspoken::NotAKind { word } => format!("{} is not a kind of note.", quote(En, word)),
    }
}

pub(super) fn misspoken_mend(wrong: &Misspoken) -> String {
    match wrong {
        Misspoken::Empty | Misspoken::UnknownVerb { nearest: None, .. } => {
            format!("Known commands: {}.", verbs())
        }
        Misspoken::UnknownVerb { nearest: Some(verb), .. } => {
            format!("Did you mean {}?", verb.word())
        }
        Misspoken::OpenQuote => "Close it, or leave it out: a known name needs none.".to_owned(),
        Misspoken::Help { verb }
        | Misspoken::Missing { verb }
        | Misspoken::TooMuch { verb, .. }
        | Misspoken::UnknownOption { verb, .. }
        | Misspoken::AgoAndAt { verb }
        | Misspoken::NoValue { verb, .. } => format!("It is written: {}", verb.usage()),
        Misspoken::NotALength { .. } => "A length is written 90s, 5m, 1h30 or “5 min”.".to_owned(),
        Misspoken::NotATime { .. } => "A time is written 14:05 or 14h05.".to_owned(),
        Misspoken::NotACue { .. } => {
            "A cue is called s2, s2.t1.p2 or x1: deroule status --json has them all.".to_owned()
        }
        Misspoken::NotAPlace { .. } => "A place is a number from 1.".to_owned(),
        Misspoken::NotAWay { .. } => format!("It is written: {}", Verb::CatchUp.usage()),
        Misspoken::NotFirstLast { .. } => format!("It is written: {}", Verb::Pays.usage()),
        Misspoken::NotOnOff { .. } => "It is written: blackout on or blackout off.".to_owned(),
        Misspoken::NotASeed { .. } => {
            "A seed has one to six digits, such as --seed 133742.".to_owned()
        }
        Misspoken::NotANumber { .. } => {
            "deroule log shows the numbers; last is the last one.".to_owned()
        }
        Misspoken::NotAKind { .. } => {
            "Known kinds: plus, minus, question, decision, action, plain.".to_owned()
        }
    }
}

pub(super) const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Start => "run the first cue",
        Verb::Next => "go on to the next cue",
        Verb::Back => "take up the previous cue again",
        Verb::Suspend => "freeze the clock",
        Verb::Resume => "release the clock",
        Verb::Extend => "give the running cue more time, or less",
        Verb::Jump => "start a cue out of order",
        Verb::Absent => "a team is not here",
        Verb::Present => "an absent team has come",
        Verb::Defer => "a team presents later",
        Verb::Swap => "two teams change places",
        Verb::Move => "a team takes that place in the order",
        Verb::Insert => "add a team",
        Verb::Draw => "draw lots for the order of the teams still to present",
        Verb::Break => "take an unplanned break",
        Verb::CatchUp => "propose three ways to end on time, or take one",
        Verb::Target => "say when the session is to end",
        Verb::Lock => "catching up leaves this slot or phase alone",
        Verb::Unlock => "catching up may touch it again",
        Verb::Floor => "say the least time that it needs",
        Verb::Pays => "say who pays first, and who last",
        Verb::Announce => "tell the room when the break ends",
        Verb::Replan => "take what has not begun from another plan",
        Verb::Message => "show the room a message, or take it away",
        Verb::Blackout => "make the room’s screen black, or give it back",
        Verb::Prompt => "ask the next question, or go back to the one before",
        Verb::Note => "take a note",
        Verb::EditNote => "reword a note",
        Verb::MoveNote => "let a note be about another team",
        Verb::PinNote => "pin a note",
        Verb::UnpinNote => "unpin a note",
        Verb::RemoveNote => "take a note back",
        Verb::UndoNote => "take back the last change of a note",
        Verb::Correct => "say when something in the log really took place",
        Verb::Undo => "cancel the last thing done",
        Verb::Redo => "do again what was undone",
        Verb::TakeOut => "take the last interruption out of the running time",
        Verb::Close => "end the session",
    }
}

pub(super) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::File { path, what } => format!("{path}: {}", file::sentence(En, what)),
        Failure::NotText { path } => format!("{path}: this is not UTF-8 text"),
        Failure::Misspoken(wrong) => misspoken(wrong),
        Failure::Refused { refusal: why, zone } | Failure::NotKnown { refusal: why, zone, .. } => {
            refusal::sentence(En, why, *zone)
        }
        Failure::NotACategory { word } => {
            format!("{} is not a category of notes.", quote(En, &format!("[{word}]")))
        }
        Failure::UnknownTemplate { word, .. } => {
            format!("{} is neither a template nor a file.", quote(En, word))
        }
        Failure::NotOneSession { path, count: 0 } => format!("{path}: no slot was found"),
        Failure::NotOneSession { path, count } => {
            format!("{path}: this file holds {count} sessions")
        }
        Failure::NoLiveSession { last: None } => "No session is live.".to_owned(),
        Failure::NoLiveSession { last: Some(last) } => {
            let state = if last.closed { "is closed" } else { "was not closed" };
            let (title, date) = (&last.title, on(En, last.date));
            format!("No session is live. The latest, {title}, {date}, {state}.")
        }
        Failure::NoSession => "There is no session yet.".to_owned(),
        Failure::UnknownSession { word } => format!("No session matches {}.", quote(En, word)),
        Failure::AmbiguousSession { word, candidates } => {
            format!("{} may be {}.", quote(En, word), list(candidates))
        }
        Failure::NoSuchPart { number, count } => {
            format!("There is no session {number} in this file, which holds {count}.")
        }
        Failure::NoSuchFinding { number, count: 0 } => {
            format!("There is no remark {number}: nothing was found in this agenda.")
        }
        Failure::NoSuchFinding { number, count } => {
            format!("There is no remark {number}: they go from 1 to {count}.")
        }
        Failure::NoMend { number, by_hand: _ } => {
            format!("Remark {number} does not mend itself: nothing was written.")
        }
        Failure::NothingToMend => "Nothing here mends itself: nothing was written.".to_owned(),
        Failure::MendsNoYear { path } => {
            format!("{path}: --fix mends an agenda, and this is a programme: nothing was written.")
        }
        Failure::CopyExists { path } => format!("{path}: this file exists already"),
        Failure::NoSlots { path } => {
            format!("{path}: no slot was found, nothing was written.")
        }
        Failure::NoCalendar { path } => format!("{path}: no table of dates"),
        Failure::NoProgramme => "No programme here, nor in agendas.".to_owned(),
        Failure::NoSuchDate { path, date, free: _ } => {
            format!("{path}: no session on {}", on(En, *date))
        }
        Failure::NoFreeDate { path } => format!("{path}: every date to come has its agenda"),
        Failure::HasAgenda { date, agenda } => {
            format!("The session of {} has its agenda already: {agenda}", on(En, *date))
        }
        Failure::Memory(fault) => fault.sentence(En),
        Failure::Journal(error) => store::sentence(En, error),
        Failure::NoOpening { session } => {
            format!("The journal of {session} does not begin as journals do.")
        }
        Failure::Contended => "Others keep writing to this session: nothing was done.".to_owned(),
        Failure::NoDataFolder => "There is no folder to keep the journals in.".to_owned(),
        Failure::NotAnInstant { text } => {
            format!("DEROULE_NOW: {} is not an instant", quote(En, text))
        }
        Failure::NotATime { text } => format!("--at: {} is not a time of day", quote(En, text)),
        Failure::NotASpeed { text, .. } => format!("--speed: {} is not a speed", quote(En, text)),
        Failure::NothingToRehearse => {
            "This agenda has no slot: there is nothing to rehearse.".to_owned()
        }
        Failure::Exists { path } => format!("{path}: this file exists already"),
        Failure::NotWritten { path, why } => format!("{path}: {}", unwritten(why)),
        Failure::Door { address, why } => match why {
            DoorFault::Taken { .. } => format!("Another program already has {address}."),
            DoorFault::NotOurs => format!("This computer does not have the address {address}."),
            DoorFault::NotAllowed => format!("The system does not allow opening {address}."),
            DoorFault::Nameless { .. } => {
                format!("No network for {address}: the links would open nothing.")
            }
            DoorFault::Other { why } => format!("The door {address} does not open ({why})."),
        },
        Failure::DoorFell => {
            "The door shut by itself: the error is deroule’s own. The session goes on.".to_owned()
        }
        Failure::DoorNotConfirmed => "Letting other machines in has to be agreed to.".to_owned(),
        Failure::NotAnAddress { text } => format!("{} is not an address.", quote(En, text)),
        Failure::NoTerminal => "This screen needs a terminal.".to_owned(),
        Failure::Output { why } => format!("The screen or the output failed ({why})."),
        Failure::Settings { path, line, column, why } => {
            let why = match why {
                SettingsFault::Unknown { word, known } => {
                    format!("{} is not known ({})", quote(En, word), list(known))
                }
                SettingsFault::Key(trouble) => trouble.sentence(En),
                SettingsFault::Unread { why } => format!("these settings cannot be read ({why})"),
            };
            format!("{path}:{line}:{column}: {why}")
        }
        Failure::Scenario(fault) => scenario(fault),
    }
}

fn unwritten(why: &WriteFault) -> String {
    match why {
        WriteFault::NoFolder { folder } => format!("the folder {folder} does not exist"),
        WriteFault::NotAFolder { folder } => format!("{folder} is a file, not a folder"),
        WriteFault::Folder => "this is a folder".to_owned(),
        WriteFault::NotAllowed => "you may not write there".to_owned(),
        WriteFault::ReadOnly => "that disk can only be read".to_owned(),
        WriteFault::Changed => "it has changed in the meantime".to_owned(),
        WriteFault::Full => "there is no room left on that disk".to_owned(),
        WriteFault::NameTooLong => "that name is too long".to_owned(),
        WriteFault::Other { why } => format!("it cannot be written ({why})"),
    }
}

fn unwritten_mend(why: &WriteFault) -> String {
    match why {
        WriteFault::NoFolder { .. } => "Create it first, or choose another folder.",
        WriteFault::NotAFolder { .. } | WriteFault::NotAllowed | WriteFault::ReadOnly => {
            "Choose another folder."
        }
        WriteFault::Changed => "Try again.",
        WriteFault::Folder => "Give the name of the file too.",
        WriteFault::Full => "Free some space, or choose another disk.",
        WriteFault::NameTooLong => "Choose a shorter one.",
        WriteFault::Other { .. } => "Check the folder and the free space.",
    }
    .to_owned()
}

pub(super) fn mend(failure: &Failure) -> Option<String> {
    Some(match failure {
        Failure::File { what, .. } => file::mend(En, what),
        Failure::NotText { .. } => "Save it as UTF-8.".to_owned(),
        Failure::Misspoken(wrong) => misspoken_mend(wrong),
        Failure::Refused { refusal: why, .. } => {
            let help = why.help()?;
            let does = refusal::help(En, help);
            match help.verb() {
                Some(verb) => format!("What would help: {does}, with deroule do {}.", verb.word()),
                None => format!("What would help: {does}."),
            }
        }
        Failure::NotACategory { .. } => format!("Categories: {}.", categories(En)),
        Failure::NotKnown { known, .. } if known.is_empty() => return None,
        Failure::NotKnown { known, .. } => format!("Known names: {}.", list(known)),
        Failure::UnknownTemplate { known, .. } => format!("Templates: {}.", list(known)),
        Failure::NotOneSession { path, count: 0 } => {
            format!("See what was understood: deroule import {path}")
        }
        Failure::NotOneSession { path, .. } => {
            format!("Take one out of it first: deroule import {path} --session N -o FILE.ron")
        }
        Failure::NoLiveSession { last: Some(last) } => {
            let id = &last.id;
            format!("To write to it: deroule note --session {id} …, or deroule do --session {id} … To open one: deroule open AGENDA.")
        }
        Failure::NoLiveSession { last: None } | Failure::NoSession => {
            "To open one: deroule AGENDA, or deroule open AGENDA.".to_owned()
        }
        Failure::UnknownSession { .. } => "See the list: deroule sessions.".to_owned(),
        Failure::AmbiguousSession { .. } => "Give the whole id.".to_owned(),
        // no screen keeps the text here
        Failure::Journal(StoreError::Full) => "Free some space, then try again.".to_owned(),
        Failure::NoSuchPart { .. } => "Without --session, deroule import lists them.".to_owned(),
        Failure::NoMend { by_hand, .. } => by_hand.clone(),
        Failure::MendsNoYear { path } => {
            format!("What is to be mended, and where: deroule check {path}")
        }
        Failure::NoSuchFinding { .. } | Failure::NothingToMend => {
            "Without --fix, deroule check says what it finds and how to mend it.".to_owned()
        }
        Failure::CopyExists { .. } => {
            "Give another name with -o, or move that file away.".to_owned()
        }
        Failure::NoSlots { .. } => {
            "Write a line for each slot, the time first: 9:30-10:00 Welcome.".to_owned()
        }
        Failure::NoCalendar { .. } => {
            "It takes a table with a column of dates, and a row for each session.".to_owned()
        }
        Failure::NoProgramme => {
            "Give its file: deroule programme FILE".to_owned()
        }
        Failure::NoSuchDate { free, .. } if free.is_empty() => {
            "Add that date to the programme, or give a name: deroule new NAME".to_owned()
        }
        Failure::NoSuchDate { free, .. } => {
            let free: Vec<String> = free.iter().map(ToString::to_string).collect();
            format!("Dates without an agenda: {}.", free.join(", "))
        }
        Failure::NoFreeDate { .. } => "Add a date to the programme, or give --date.".to_owned(),
        Failure::HasAgenda { agenda, .. } => format!("To change it: deroule edit {agenda}"),
        Failure::Memory(fault) => fault.mend(En),
        Failure::Journal(error) => store::mend(En, error).to_owned(),
        Failure::NoOpening { .. } => {
            "Keep a copy of it, then open a new session with --fresh.".to_owned()
        }
        Failure::Contended => "Try again.".to_owned(),
        Failure::NoDataFolder => "Choose one with DEROULE_DATA.".to_owned(),
        Failure::NotAnInstant { .. } => {
            "An instant is written 2018-06-21T13:30:00+02:00.".to_owned()
        }
        Failure::NotATime { .. } => "A time is written 14:05 or 14h05.".to_owned(),
        Failure::NotASpeed { most, .. } => format!(
            "A whole number from 1 (as fast as real time) to {most}; at 60 an hour takes a minute."
        ),
        Failure::NothingToRehearse => "Give it slots.".to_owned(),
        Failure::Exists { .. } => "Choose another name, or replace it with --force.".to_owned(),
        Failure::NotWritten { why, .. } => unwritten_mend(why),
        Failure::Door { why, .. } => match why {
            DoorFault::Taken { free } => {
                format!(
                    "Choose another port, {free} for example: --listen or --serve with an address."
                )
            }
            DoorFault::NotOurs => {
                "Give an address of this computer, or 0.0.0.0 for all of them.".to_owned()
            }
            DoorFault::NotAllowed => "Take a port from 1024 on.".to_owned(),
            DoorFault::Nameless { port } => {
                format!(
                    "Connect the network, or give this computer’s address, such as 192.168.4.1:{port}, or its name with --name."
                )
            }
            DoorFault::Other { .. } => return None,
        },
        Failure::DoorFell => {
            "Start deroule serve again and give out the new links: the notes that wait are sent then."
                .to_owned()
        }
        Failure::DoorNotConfirmed => {
            "In a terminal you are asked; elsewhere, add --open-door.".to_owned()
        }
        Failure::NotAnAddress { .. } => {
            "An address is written 127.0.0.1:8080, 192.168.1.5 or 8080.".to_owned()
        }
        Failure::NoTerminal => {
            "Without a terminal: deroule open, deroule do and deroule status.".to_owned()
        }
        Failure::Settings { .. } => {
            "They are written: (theme: Light, gong: End, keys: {\"break\": [\"Ctrl-T\"]}). Until then this one is as the program comes.".to_owned()
        }
        Failure::Output { .. } => return None,
        Failure::Scenario(fault) => return scenario_mend(fault),
    })
}

fn scenario(fault: &ScenarioFault) -> String {
    match fault {
        ScenarioFault::NoAgenda => "A scenario begins with its agenda.".to_owned(),
        ScenarioFault::SecondAgenda => "A scenario has one agenda only.".to_owned(),
        ScenarioFault::NoPath => "The agenda’s path is missing.".to_owned(),
        ScenarioFault::NoTime => "The first line after the agenda gives a time.".to_owned(),
        ScenarioFault::NoDate => "This agenda has no date.".to_owned(),
        ScenarioFault::NotATime { word } => format!("{} is not a time of day.", quote(En, word)),
        ScenarioFault::Backwards { now } => {
            format!("The scenario’s clock says {now} already.")
        }
        ScenarioFault::NothingToDo => "A time, and nothing to do.".to_owned(),
        ScenarioFault::TooMuch { word } => format!("{} is too much.", quote(En, word)),
        ScenarioFault::Misspoken(wrong) => misspoken(wrong),
        ScenarioFault::NotALength { word } if word.is_empty() => "A length is missing.".to_owned(),
        ScenarioFault::NotALength { word } => format!("{} is not a length.", quote(En, word)),
        ScenarioFault::ExpectWhat => "expect needs a field and a value.".to_owned(),
        ScenarioFault::NoSuchField { path } => format!("The status has no field {path}."),
        ScenarioFault::Differs { path, expected, found } => {
            format!("{path}: expected {}, found {}", quote(En, expected), quote(En, found))
        }
        ScenarioFault::NotRefused { expected, found: Some(found) } => {
            format!("Expected refusal {expected}, found {found}.")
        }
        ScenarioFault::NotRefused { expected, found: None } => {
            format!("Expected refusal {expected}, but the command was done.")
        }
    }
}

fn scenario_mend(fault: &ScenarioFault) -> Option<String> {
    Some(match fault {
        ScenarioFault::NoAgenda | ScenarioFault::NoPath => {
            "First line: agenda PATH, from the scenario’s own folder.".to_owned()
        }
        ScenarioFault::SecondAgenda => "Write one scenario for each agenda.".to_owned(),
        ScenarioFault::NoTime | ScenarioFault::NotATime { .. } => {
            "A line is written: 13:30:00 start".to_owned()
        }
        ScenarioFault::NoDate => "Give it on the first line: 2018-06-21 13:30:00 start".to_owned(),
        ScenarioFault::Backwards { .. } => {
            "Past midnight, write the date before the time.".to_owned()
        }
        ScenarioFault::NothingToDo | ScenarioFault::TooMuch { .. } => {
            "After the time comes a command, ?, clock, sleep, crash or expect.".to_owned()
        }
        ScenarioFault::Misspoken(wrong) => misspoken_mend(wrong),
        ScenarioFault::NotALength { .. } => {
            "It is written: clock -1h, clock +0.5s, sleep 8m.".to_owned()
        }
        ScenarioFault::ExpectWhat | ScenarioFault::NoSuchField { .. } => {
            "It is written: expect cue.remaining_s 470, expect rundown.s3.state later, \
             expect refusal not-started."
                .to_owned()
        }
        ScenarioFault::Differs { .. } | ScenarioFault::NotRefused { .. } => return None,
    })
}
