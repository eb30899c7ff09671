//! The help in English.

use super::{Help, Usage};
use crate::{
    i18n::{Lang::En, format::quote},
    session::words::Verb,
};

pub(super) const SEE_HELP: &str = "For help: deroule --help, deroule COMMAND --help.";

pub(super) fn one_verb(verb: Verb, about: &str) -> String {
    let (word, usage) = (verb.word(), verb.usage());
    format!("{word}: {about}\n\nUsage: deroule do {usage}\n\nAll commands: deroule do --help")
}

pub(super) const fn help(line: Help) -> &'static str {
    match line {
        Help::Program => {
            "Runs a workshop from the terminal: agenda, countdown, order of the teams, notes, debrief."
        }
        Help::Commands => "Commands:",
        Help::Usage => "Usage:",
        Help::Arguments => "Arguments:",
        Help::Options => "Options:",
        Help::Environment => {
            "Environment:\n  DEROULE_DATA  the journals’ folder\n  DEROULE_NOW   freezes the clocks: 2018-06-21T13:30:00+02:00\n  NO_COLOR      no colours"
        }
        Help::Run => "Open the console on an agenda, or join its live session",
        Help::Open => "Open a session without a screen and print its id",
        Help::Stage => {
            "Shows the session to the room, in another terminal, and follows it by itself"
        }
        Help::Check => "Read an agenda and say what is wrong with it",
        Help::Import => {
            "Read a programme as people write it: Markdown, Org, text, HTML, CSV, iCalendar, JSON; takes in a session exported as JSON"
        }
        Help::ImportProgramme => {
            "Read the calendar of a year and make a programme of it: a table of dates (Markdown, HTML, CSV, Org, text), an iCalendar, or what deroule programme wrote"
        }
        Help::ImportYear => "The year of dates that do not say theirs",
        Help::Edit => "Edit an agenda in the console: slots, times, teams",
        Help::EditAgenda => "The agenda’s file, or a programme in another format",
        Help::New => "Begin an agenda from a template or from the last session",
        Help::NewName => "What the session is called, or the path of its file",
        Help::NewFrom => {
            "afternoon, workshop, report-back, demo-day, blank, last (the last session), a file, or a programme and its date"
        }
        Help::NewDate => "The day on which it takes place: 2026-12-03",
        Help::NewOutput => "The file to write; without it, one in ./agendas or here",
        Help::Play => "Play a scenario on a simulated clock",
        Help::Serve => {
            "Opens the stage, notes and remote control to browsers, on this computer alone at first"
        }
        Help::Rehearse => "Rehearse an agenda in the console, on a fast clock, keeping nothing",
        Help::RehearseSpeed => "How many times as fast, from 1 to 600; without it, 60",
        Help::RehearseTypical => {
            "Each part lasts as long as it usually does, nothing is to be pressed; tells the likely end"
        }
        Help::RehearseSeed => "The seed of the draw, up to six digits; without it, 000001",
        Help::RehearseJson => "Give the likely end as JSON, without a screen",
        Help::Watch => {
            "Run a command as time passes: at the warning, at zero, at breaks and after them"
        }
        Help::WatchExec => "The command, for sh -c; the facts are in its environment",
        Help::WatchOn => {
            "When: start, warning, zero, next, break, suspend, resume, message, end, or all; several: zero,break; without it: warning,zero,break,resume"
        }
        Help::WatchFacts => {
            "The command’s environment; what makes no sense at that moment is empty:\n  DEROULE_EVENT          what came up, as for --on\n  DEROULE_LINE           the line of deroule status --line\n  DEROULE_SESSION        the id of the session\n  DEROULE_TITLE          its title\n  DEROULE_STATE          idle, running, suspended or finished\n  DEROULE_CUE            the cue: s2.t1.p2\n  DEROULE_SLOT           the slot\n  DEROULE_KIND           its kind: presentations, break, workshop…\n  DEROULE_DEFI           whose turn it is\n  DEROULE_PHASE          the phase\n  DEROULE_CLOCK          what the clock shows: 6:12, +0:20\n  DEROULE_LEVEL          normal, warning, danger or overtime\n  DEROULE_REMAINING_S    what is left, in seconds; negative beyond the end\n  DEROULE_ALLOTTED_S     the time that there is, in seconds\n  DEROULE_OFFSET_S       how late it is, in seconds; negative: ahead\n  DEROULE_NEXT_DEFI      whose turn it is next\n  DEROULE_NEXT_PHASE     their phase\n  DEROULE_NEXT_SLOT      the slot after this\n  DEROULE_AT             the instant: 2018-06-21T13:52:10+02:00\n  DEROULE_PLANNED_END    when the session was to end\n  DEROULE_PROJECTED_END  when it will likely end\n  DEROULE_RESUME_AT      when the break ends\n  DEROULE_MESSAGE        what the room is shown\n\nChanging teams or tables has neither warning nor zero. When the computer wakes up,\nwhat still holds is told within ten seconds; a warning that was overtaken is not.\nCtrl-C ends the command that runs, too; kill -9 leaves it to its own end."
        }
        Help::Status => "Say where the session stands",
        Help::Do => "Give the live session a command",
        Help::Note => "Take a note in the live session",
        Help::Paper => "Put an agenda on paper: A4 pages to print and to fill in",
        Help::Share => {
            "Write an agenda as people read it, to hand it over: importing it gives the same"
        }
        Help::ShareFormat => "The format: md (the default), html or ics",
        Help::ShareDate => "The day of the session, where that is not the agenda’s: 2026-12-03",
        Help::SharePublic => "Without the remarks for those who run it",
        Help::Programme => {
            "Show the year: the next session, those after it, what came of the past ones"
        }
        Help::ProgrammeFile => "The programme’s file (else that of this folder or of ./agendas)",
        Help::ProgrammeMd => "As a Markdown table",
        Help::ProgrammeIcs => "As an iCalendar",
        Help::ProgrammeCsv => "As a CSV table",
        Help::ProgrammePublic => "Without the remarks for those who prepare it",
        Help::Export => "Write a session’s debrief",
        Help::Defi => "Tell a team’s year: its turns, its notes, its actions",
        Help::DefiName => "The team’s name, or its beginning",
        Help::Search => "Search the notes of all sessions",
        Help::SearchWords => {
            "Beginnings of words, accents and case ignored; a note must have all of them"
        }
        Help::SearchFor => "Only the notes of this team",
        Help::SearchSince => "Only from this day on: 2026-09-01",
        Help::SearchUntil => "Only up to this day, included: 2026-12-31",
        Help::SearchLimit => "How many notes at most, the latest first; without it, 20",
        Help::Forget => "Erase a session wholly, after asking",
        Help::ForgetSession => "An id, or the unique beginning of an id, a date or a title",
        Help::ForgetYes => "Do not ask",
        Help::Private => {
            "With -f json: takes the reasons for absence and the notes taken back along, to move to another machine without loss"
        }
        Help::Sessions => "List the sessions",
        Help::Log => "Show all that happened in a session",
        Help::Completions => "Print a shell’s completions",
        Help::Schema => "Print the JSON schema of what deroule writes for programs",
        Help::SchemaOf => {
            "Of what: export (export -f json), status (status --json) or import (import --json)"
        }
        Help::Man => "Print the manual page",
        Help::Agenda => "The agenda’s file",
        Help::AgendaOrPicker => {
            "The agenda’s file, or a programme to look over; without it, choose from a list"
        }
        Help::Fix => {
            "Mends that number in a copy; several: 1,3; all that can be without shortening presentations or moving the end: all"
        }
        Help::Copy => "The copy to write; without it, NAME.fixed.ron beside the agenda",
        Help::Document => "The file to read; - reads standard input",
        Help::Which => "Which of the file’s sessions: its number, or all",
        Help::Fresh => "Open a new session even if another one is live",
        Help::At => "When the first slot begins: 13:30",
        Help::AsDated => "Keep the agenda’s date instead of playing it today",
        Help::Role => "What is done here: facilitator drives, notes takes notes and drives nothing",
        Help::By => "The name that signs notes taken here; without it, that of the account",
        Help::NoteBy => "The name that signs it; without it, that of the account",
        Help::ServeToo => {
            "Opens the door to browsers too; without an address, to those of this computer alone"
        }
        Help::Listen => "The address to come to: 127.0.0.1:8080, 192.168.1.5, 0.0.0.0",
        Help::Name => "This computer’s name in the links, where it is known: room.local",
        Help::OpenDoor => "Lets other machines in without asking",
        Help::Json => "Write JSON, for scripts",
        Help::Line => "Fit on one line, for a status bar",
        Help::Scenario => "The scenario’s file",
        Help::Words => "The command and what follows it",
        Help::NoteText => "The note: all that follows is text",
        Help::NoteFor => "The team that it is about",
        Help::NoteKind => "Its kind: plus, minus, question, decision, action or plain",
        Help::NoteAt => "The time of day that it is about: 14:05",
        Help::NoteAgo => "How long ago that was: 90s",
        Help::TellSession => {
            "Another session than the live one, closed or not: its id, or a unique beginning of an id, date or title"
        }
        Help::Session => {
            "An id, or a unique beginning of an id, date or title; without it, the live session, else the latest"
        }
        Help::StageSession => {
            "An id, or the only beginning of an id, a date or a title; left out, the live session, and the one after it"
        }
        Help::Format => "The format: md, html, txt, org, csv, ics or json",
        Help::Sheets => "The folder for a sheet per team",
        Help::ExportFor => "This team only",
        Help::ExportKind => {
            "This kind of notes only: plus, minus, question, decision, action or plain"
        }
        Help::ExportSince => "The notes taken since this time only: 14:05",
        Help::WithCorrections => {
            "Also tell which times were corrected afterwards: the time first noted, the actual time"
        }
        Help::Output => "The file to write; without it, standard output",
        Help::Force => "Replace what exists already",
        Help::Shell => "The shell: bash, zsh, fish, elvish or powershell",
        Help::Lang => "The language: fr or en",
        Help::Help => "Show this help",
        Help::Version => "Print the version",
    }
}

pub(super) fn usage(wrong: &Usage) -> String {
    match wrong {
        Usage::UnknownOption(option) => format!("There is no option {option}."),
        Usage::Unexpected(word) => format!("{} is too much.", quote(En, word)),
        Usage::Missing(what) => format!("{what} is missing."),
        Usage::BadValue { option, value, known } if known.is_empty() => {
            format!("{} does not fit {option}.", quote(En, value))
        }
        Usage::BadValue { option, value, known } => {
            format!("{} does not fit {option}: {}.", quote(En, value), known.join(", "))
        }
        Usage::NoCorrections { format, known } => format!(
            "--with-corrections has no place in {}: {}.",
            quote(En, format),
            known.join(", ")
        ),
        Usage::OnlyFor { option, format } => format!("{option} goes with {format} only."),
        Usage::Conflict { option, with: Some(with) } => {
            format!("{option} does not go with {with}.")
        }
        Usage::Conflict { option, with: None } => format!("{option} is given twice."),
        Usage::Other => "This command is not understood.".to_owned(),
    }
}
