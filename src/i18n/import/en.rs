//! The findings of a reading, in English.

use chrono::Weekday;

use crate::{
    i18n::{
        Lang::En,
        agenda,
        format::{date, length, quote, time_of_day},
    },
    import::{Binary, Encoding, FindingKind, Output, PhaseNames, ReadAgenda},
};

pub(super) const NAMES: PhaseNames<'static> =
    PhaseNames { presentation: "Presentation", feedback: "Reactions", untitled: "Untitled" };

pub(super) fn words(what: &FindingKind) -> (String, String) {
    let quote = |text: &str| quote(En, text);
    let (says, mend): (String, &str) = match what {
        FindingKind::NoSlots => (
            "No slot was found.".into(),
            "Write a line for each slot, the time first: 9:30-10:00 Welcome.",
        ),
        FindingKind::NotUnderstood { text } => (
            format!("This line is in no slot: {}.", quote(text)),
            "Nothing to do if it is not part of the programme.",
        ),
        FindingKind::LooseTime { text } => (
            format!("This line holds a time, but does not read as a slot: {}.", quote(text)),
            "If it is a slot, put the time first.",
        ),
        FindingKind::Reworded => (
            "This page was changed since it was written: what it says counts.".into(),
            "What it does not show (anchors, floors, signals) comes from the agenda kept with it.",
        ),
        FindingKind::PageAlone => (
            "This page keeps its agenda no more: only what it shows is read.".into(),
            "Zone, anchors, floors and signals are to be put back.",
        ),
        FindingKind::PageSlot { title } => (
            format!("{} was not in the agenda kept with the page.", quote(title)),
            "Check its kind, which the page does not say.",
        ),
        FindingKind::Calendar { count } => (
            format!("A calendar of {count} dates: it is not read as slots."),
            "Write the session’s own date at its head, if it is one of these; --programme makes a programme of them.",
        ),
        FindingKind::NoEnd { title } => (
            format!("The end of {} is not written.", quote(title)),
            "The slot will last until the next one; write its end or its length if that is wrong.",
        ),
        FindingKind::NoEnds { count } => {
            (format!("{count} slots have no written end."), "Each will last until the next one.")
        }
        FindingKind::Untimed { title } => (
            format!("{} has neither a time nor a length.", quote(title)),
            "Write a time or a length; otherwise its time is counted without a limit.",
        ),
        FindingKind::Afternoon { time } => (
            format!("This time is read on a twelve-hour clock: {}.", time_of_day(En, *time)),
            "Write it on a twenty-four-hour clock if it is not the afternoon.",
        ),
        FindingKind::EndsFirst { title, start, end } => (
            format!(
                "{} ends at {}, before it begins at {}.",
                quote(title),
                time_of_day(En, *end),
                time_of_day(En, *start)
            ),
            "The end is not kept in the agenda; correct the times.",
        ),
        FindingKind::LengthDiffers { title, written, spanned } => (
            format!(
                "{}: {} is written, but it is {} from start to end.",
                quote(title),
                length(*written),
                length(*spanned)
            ),
            "The start and the end are kept; correct the length or the times.",
        ),
        FindingKind::Overlap { title, start, end } => (
            format!(
                "{} begins at {}, before the one above it ends at {}.",
                quote(title),
                time_of_day(En, *start),
                time_of_day(En, *end)
            ),
            "Correct the times, or join the two if they run side by side.",
        ),
        FindingKind::Backwards { title, start } => (
            format!(
                "{} begins at {}, before the slot above it.",
                quote(title),
                time_of_day(En, *start)
            ),
            "The slots are put in order; check the time and the day.",
        ),
        FindingKind::WrongWeekday { date: day, written } => (
            format!("{} is not a {}.", date(En, *day), weekday(*written)),
            "Correct the weekday, the date or the year.",
        ),
        FindingKind::YearTaken { date: day } => {
            (format!("The year is not written: read as {}.", date(En, *day)), "Write the year.")
        }
        FindingKind::Universal => (
            "The times of this calendar are in universal time.".into(),
            "Give the agenda the zone of the place (zone) and correct the times.",
        ),
        FindingKind::Repeats { title } => {
            (format!("{} repeats: it was read once.", quote(title)), "Add the other times by hand.")
        }
        FindingKind::Sessions { count } => (
            format!("The file holds {count} sessions."),
            "Choose one with --session N, or all with --session all.",
        ),
        FindingKind::Encoding { encoding } => (
            match encoding {
                Encoding::Utf8 => "The text is in UTF-8.".into(),
                Encoding::Utf16 => "The text is in UTF-16.".into(),
                Encoding::Latin1 => "The text is not in UTF-8: it was read as Latin-1.".into(),
            },
            "Save it in UTF-8.",
        ),
        FindingKind::LongLine { limit } => (
            format!("This line is longer than {limit} characters: the rest was not read."),
            "Break it.",
        ),
        FindingKind::TooManyLines { limit } => {
            (format!("More than {limit} lines: the rest was not read."), "Split the file.")
        }
        FindingKind::TooManyRows { limit } => (
            format!("This table has more than {limit} rows: the others were not read."),
            "Split it into several files.",
        ),
        FindingKind::TooManyCells { limit } => (
            format!("More than {limit} columns: the others were not read."),
            "Remove the columns that are not needed.",
        ),
        FindingKind::TooManySlots { limit } => (
            format!("More than {limit} slots: the rest was not kept."),
            "Split the file into several sessions.",
        ),
        FindingKind::Agenda { problem } => {
            let says = format!("{}.", agenda::sentence(En, problem));
            return (says, agenda::mend(En, problem));
        }
        FindingKind::NoPlan { output } => (
            match output {
                Output::Status => {
                    "This is the state of a session (deroule status): no plan is in it."
                }
                Output::Check => "This is what deroule check said: no plan is in it.",
                Output::Sessions => "This is the list of the sessions: no plan is in it.",
                Output::Log => "This is the log of a session: no plan is in it.",
            }
            .into(),
            "The plan of a session is in its export: deroule export SESSION -f json.",
        ),
        FindingKind::NotText { what } => (
            format!(
                "This file is not text{}.",
                match what {
                    Binary::Pdf => " (PDF)",
                    Binary::Office => " (Word, Excel, LibreOffice…)",
                    Binary::Picture => " (picture)",
                    Binary::Other => "",
                }
            ),
            "Copy the text into a .txt file, or save it as .csv or .html.",
        ),
        FindingKind::Cut { title, end, next, start } => (
            format!(
                "{} is written to last until {}: it ends at {}, when {} begins.",
                quote(title),
                time_of_day(En, *end),
                time_of_day(En, *start),
                quote(next)
            ),
            "Correct the times; if both run side by side, give them the same start.",
        ),
        FindingKind::Joined { title, into } => (
            format!("{} takes place during {}: joined into one slot.", quote(title), quote(into)),
            "Correct the times if they do not run side by side.",
        ),
        FindingKind::LengthMoved { title, length: long } => (
            format!(
                "{} lasts {}, longer than there is until the next slot: its length went into the note.",
                quote(title),
                length(*long)
            ),
            "Correct the length, or the time of the next one.",
        ),
        FindingKind::LengthLost { title, length: long } => (
            format!("{}: a length of {} cannot be kept.", quote(title), length(*long)),
            "Write a length of more than zero and of one day at most.",
        ),
        FindingKind::StartMoved { title, start } => (
            format!(
                "{} cannot begin at {}, before the slot above it: the time went into the title.",
                quote(title),
                time_of_day(En, *start)
            ),
            "Correct the time or the day.",
        ),
        FindingKind::Sorted { title } => (
            format!("{} was put in its place, by day and time.", quote(title)),
            "Nothing to do if the order is right.",
        ),
        FindingKind::Kept { title, text } => (
            format!("Kept in the note of {}: {}.", quote(title), quote(text)),
            "Nothing to do if it is neither a slot nor a length.",
        ),
        FindingKind::Figures { title, text } => (
            format!(
                "{} for each, but how many there are is not written; kept in the note of {}.",
                quote(text),
                quote(title)
            ),
            "Write how many have a turn: 8 teams, 5 min each.",
        ),
        FindingKind::Broken { format } => (
            format!(
                "This file looks like {}, but its structure is damaged.",
                super::format(En, *format)
            ),
            "It was read as plain text; export it again, or correct it.",
        ),
    };
    (says, mend.to_owned())
}

pub(super) fn session(number: usize, read: &ReadAgenda, slots: usize) -> String {
    let s = if slots == 1 { "" } else { "s" };
    let (from, to) = read.lines;
    let day = read.date.map_or_else(String::new, |day| format!(", {}", date(En, day)));
    format!("{number}. {}{day} (lines {from} to {to}, {slots} slot{s})", read.title)
}

pub(super) fn choose(count: usize) -> String {
    format!("{count} sessions in this file; choose with --session N, or all with --session all:")
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
