//! What is wrong with an agenda file, in English.

use super::{character, example, is_number, meant_time, quoted};
use crate::{
    agenda::{
        MAX_CUES, MAX_DEPTH, MAX_FILE, MAX_LENGTH, MAX_SLOTS, MAX_TEXT, NotATime,
        programme::MAX_DATES,
        read::{Choice, Foreign, Look, Node, ProblemKind, Severity},
        write_time,
    },
    i18n::{
        Lang::En,
        format::{length, plural, time_of_day},
    },
};

/// What stands before a sentence: `warning: `; with its number, also before an error's.
pub(super) fn prefix(severity: Severity, number: Option<usize>) -> String {
    match (severity, number) {
        (Severity::Error, None) => String::new(),
        (Severity::Error, Some(number)) => format!("error {number}: "),
        (Severity::Warning, None) => "warning: ".to_owned(),
        (Severity::Warning, Some(number)) => format!("warning {number}: "),
    }
}

pub(super) fn more(count: usize) -> String {
    match count {
        1 => "… and one more problem".to_owned(),
        count => format!("… and {count} more problems"),
    }
}

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn sentence(what: &ProblemKind) -> String {
    match what {
        ProblemKind::Empty => "there is nothing in this file".to_owned(),
        ProblemKind::TooLarge { bytes } => {
            format!("{}\u{a0}KiB is too much for an agenda", bytes.div_ceil(1024))
        }
        ProblemKind::Utf16 => "this file is UTF-16, an agenda is UTF-8".to_owned(),
        ProblemKind::Latin1 { .. } => {
            "this file is Latin-1 (or Windows-1252), an agenda is UTF-8".to_owned()
        }
        ProblemKind::Binary => "this is not a text file".to_owned(),
        ProblemKind::Foreign(foreign) => format!("this is {}, not an agenda", format(*foreign)),
        ProblemKind::TooDeep => {
            format!("brackets are nested more than {MAX_DEPTH} deep")
        }
        ProblemKind::OddCharacter { c } => {
            format!("{} has no place here", character(En, *c))
        }
        ProblemKind::TypographicQuote { c } => {
            format!("typographic quote {c}")
        }
        ProblemKind::SingleQuotes => "text in single quotes".to_owned(),
        ProblemKind::UnclosedText => "this text has no closing quote".to_owned(),
        ProblemKind::UnopenedText => "this text has no opening quote".to_owned(),
        ProblemKind::QuoteInText => "this quote ends the text too early".to_owned(),
        ProblemKind::BadEscape { text } => {
            format!("{} means nothing in a text", quoted(En, text))
        }
        ProblemKind::ControlCharacter { c } => {
            format!("control character {} in a text", character(En, *c))
        }
        ProblemKind::UnclosedComment => "this comment is not closed".to_owned(),
        ProblemKind::UnknownExtension { name } => {
            format!("there is no extension {}", quoted(En, name))
        }
        ProblemKind::MissingComma => "a comma is missing here".to_owned(),
        ProblemKind::ExtraComma => "there is a comma too many".to_owned(),
        ProblemKind::MissingColon { field } => {
            format!("“:” is missing after {field}")
        }
        ProblemKind::WrongSign { found, expected } => {
            format!("“{found}” in place of “{expected}”")
        }
        ProblemKind::Unclosed { bracket } => {
            format!("“{}” is never closed", bracket.open())
        }
        ProblemKind::Unopened { bracket } => {
            format!("“{}” closes nothing", bracket.close())
        }
        ProblemKind::WrongBrackets { found } => {
            format!("“{}” in place of “(”", found.open())
        }
        ProblemKind::TrailingText => "something follows the end of the agenda".to_owned(),
        ProblemKind::MissingValue { field: Some(field) } => {
            format!("{field} has no value")
        }
        ProblemKind::MissingValue { field: None } => "a value is missing here".to_owned(),
        ProblemKind::MissingName => "this value has no field’s name".to_owned(),
        ProblemKind::QuotedName { name } => format!("{name} is in quotes"),
        ProblemKind::NotQuoted { text } => {
            format!("{} is not in quotes", quoted(En, text))
        }
        ProblemKind::UnknownField { of, name, nearest: _ } => {
            format!("{} is not a field of {}", quoted(En, name), of_a(*of))
        }
        ProblemKind::MissingField { of, name } => {
            format!("{} has no {name}", in_a(*of))
        }
        ProblemKind::DoubledField { name } => format!("{name} is written twice"),
        ProblemKind::WrongLook { field, expected, found } => {
            format!("{field} takes {}, this is {}", look(*expected), look(*found))
        }
        ProblemKind::WrongNode { expected, found } => {
            format!("{} in place of {}", quoted(En, found), quoted(En, expected.name()))
        }
        ProblemKind::UnknownChoice { of, name, nearest: _ } => {
            format!("{} is not {}", quoted(En, name), choice(*of))
        }
        ProblemKind::NotAPair { count } => {
            format!("this takes a title and a length, not {count} value{}", plural(En, *count))
        }
        ProblemKind::EmptyText { of } => match of {
            Node::Defi => "this name is empty".to_owned(),
            Node::Agenda
            | Node::Slot
            | Node::Phase
            | Node::Track
            | Node::Programme
            | Node::Frame
            | Node::Date => "this title is empty".to_owned(),
        },
        ProblemKind::TextTooLong { bytes } => {
            format!("this text is too long: {bytes} bytes, at most {MAX_TEXT}")
        }
        ProblemKind::BadTime { text, why } => {
            let text = quoted(En, text);
            match why {
                NotATime::Range => format!("no clock shows {text}"),
                NotATime::Shape | NotATime::Ambiguous | NotATime::Zero | NotATime::TooLong => {
                    format!("{text} is not a time")
                }
            }
        }
        ProblemKind::BadLength { text, why } => {
            let number = is_number(text);
            let text = quoted(En, text);
            match why {
                NotATime::Shape if number => format!("{text}: minutes or hours?"),
                NotATime::Shape | NotATime::Range => format!("{text} is not a length"),
                NotATime::Ambiguous => format!("{text}: minutes or hours?"),
                NotATime::Zero => format!("{text} is no time at all"),
                NotATime::TooLong => {
                    format!("{text} is more than {} days", MAX_LENGTH.num_days())
                }
            }
        }
        ProblemKind::BadDate { text, in_order, .. } => {
            let text = quoted(En, text);
            if *in_order {
                format!("{text} is in no calendar")
            } else {
                format!("{text} is not a date")
            }
        }
        ProblemKind::UnknownZone { text, nearest: _ } => {
            format!("{} is not a time zone", quoted(En, text))
        }
        ProblemKind::UnknownLang { text } => {
            format!("{} is not a language of deroule", quoted(En, text))
        }
        ProblemKind::BadNumber { field, text, max } => {
            format!("{field} goes from 1 to {max}, this is {}", quoted(En, text))
        }
        ProblemKind::TooManyDates { count } => {
            format!("{count} dates are too many: at most {MAX_DATES}")
        }
        ProblemKind::NotBeside { text } => {
            format!("{} is not the name of a file in the same folder", quoted(En, text))
        }
        ProblemKind::NoSlots => "this agenda has no slot".to_owned(),
        ProblemKind::TooManySlots { count } => {
            format!("{count} slots are too many: {MAX_SLOTS} at most")
        }
        ProblemKind::TooManyCues { count } => {
            format!("{count} steps to time are too many: {MAX_CUES} at most")
        }
        ProblemKind::EndsFirst { start, end } if start == end => {
            format!("this slot begins and ends at {}", time_of_day(En, *end))
        }
        ProblemKind::EndsFirst { start, end } => format!(
            "this slot would end at {}, but it begins at {}",
            time_of_day(En, *end),
            time_of_day(En, *start)
        ),
        ProblemKind::Backwards { start, above } => format!(
            "this slot begins at {}, before the one above ({})",
            time_of_day(En, *start),
            time_of_day(En, *above)
        ),
        ProblemKind::LineBreaks { field } => format!("the line breaks of {field} are not kept"),
        ProblemKind::NotInLineup { name, nearest: _ } => {
            format!("{} is not in the lineup", quoted(En, name))
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn mend(what: &ProblemKind) -> String {
    match what {
        ProblemKind::Empty => "The smallest agenda: Agenda(title: \"…\", slots: [Slot(start: \
                               \"13:30\", end: \"13:45\", title: \"Welcome\")])"
            .to_owned(),
        ProblemKind::TooLarge { .. } => {
            format!("An agenda has at most {}\u{a0}KiB: is this the right file?", MAX_FILE / 1024)
        }
        ProblemKind::Utf16 | ProblemKind::Latin1 { .. } => {
            "In your editor: Save as, encoding UTF-8.".to_owned()
        }
        ProblemKind::Binary => {
            "Name an agenda (.ron), or give a plan in words to deroule import.".to_owned()
        }
        ProblemKind::Foreign(_) => {
            "To read it and make an agenda of it: deroule FILE, or deroule import FILE -o AGENDA.ron".to_owned()
        }
        ProblemKind::TooDeep => "An agenda needs no more than eight.".to_owned(),
        ProblemKind::OddCharacter { .. } => {
            "Remove it, or put the text in straight quotes: \"…\"".to_owned()
        }
        ProblemKind::TypographicQuote { .. } | ProblemKind::SingleQuotes => {
            "Texts are in straight quotes: \"…\"".to_owned()
        }
        ProblemKind::UnclosedText | ProblemKind::UnopenedText => {
            "Add the straight quote \" that is missing.".to_owned()
        }
        ProblemKind::QuoteInText => "Inside a text write \\\" or “curly” quotes.".to_owned(),
        ProblemKind::BadEscape { text } if text.starts_with("\\u") || text.starts_with("\\x") => {
            "Write the character itself.".to_owned()
        }
        ProblemKind::BadEscape { .. } => "For a backslash, write it twice: \\\\".to_owned(),
        ProblemKind::ControlCharacter { .. } => "Remove it.".to_owned(),
        ProblemKind::UnclosedComment => {
            "Add */ at the comment’s end, or begin it with //.".to_owned()
        }
        ProblemKind::UnknownExtension { .. } => "Remove it: an agenda needs none.".to_owned(),
        ProblemKind::MissingComma => "Add “,”.".to_owned(),
        ProblemKind::ExtraComma => "Remove it.".to_owned(),
        ProblemKind::MissingColon { field } => {
            format!("Write {field}: {}", example(field))
        }
        ProblemKind::WrongSign { expected, .. } => format!("Write “{expected}”."),
        ProblemKind::Unclosed { bracket } => {
            format!("Add “{}” where it belongs.", bracket.close())
        }
        ProblemKind::Unopened { bracket } => {
            format!("Remove it, or add “{}” further up.", bracket.open())
        }
        ProblemKind::WrongBrackets { .. } => {
            "A part is written in round brackets: Slot(title: \"…\")".to_owned()
        }
        ProblemKind::TrailingText => "A file holds one agenda; check its last bracket.".to_owned(),
        ProblemKind::MissingValue { field: Some(field) } => {
            format!("Write {field}: {}, or remove {field}.", example(field))
        }
        ProblemKind::MissingValue { field: None } => "Fill it in, or remove the “,”.".to_owned(),
        ProblemKind::MissingName => "Each value has a name before it: title: \"…\"".to_owned(),
        ProblemKind::QuotedName { name } => format!("Write {name} without quotes."),
        ProblemKind::NotQuoted { text } => format!("Write \"{text}\"."),
        ProblemKind::UnknownField { nearest: Some(nearest), .. } => {
            format!("Did you mean {nearest}?")
        }
        ProblemKind::UnknownField { of, nearest: None, .. } => {
            format!("Known fields: {}.", of.fields().join(", "))
        }
        ProblemKind::MissingField { name, .. } => {
            format!("Add {name}: {}", example(name))
        }
        ProblemKind::DoubledField { .. } => "Keep one of the two.".to_owned(),
        ProblemKind::WrongLook { field, expected, .. } => {
            let shown = match expected {
                Look::Node(Node::Agenda) => "Agenda(title: \"…\", slots: […])".to_owned(),
                Look::Node(Node::Defi) => "Defi(name: \"…\")".to_owned(),
                Look::Node(Node::Date) => "Date(date: \"2018-06-21\", theme: \"…\")".to_owned(),
                Look::Node(Node::Frame) => "Frame(start: \"15:00\", end: \"18:30\")".to_owned(),
                Look::Node(node) => format!("{}(title: \"…\", …)", node.name()),
                Look::Pair => "(\"Problem\", \"1m\")".to_owned(),
                Look::Turns => "4, [\"Archifiltre\", \"…\"] or All".to_owned(),
                Look::Text
                | Look::Time
                | Look::Length
                | Look::Date
                | Look::Number
                | Look::YesNo
                | Look::Name
                | Look::List
                | Look::Tuple
                | Look::Braces
                | Look::Other => format!("{field}: {}", example(field)),
            };
            format!("Write for example {shown}")
        }
        ProblemKind::WrongNode { expected: Node::Agenda, found }
            if found.as_str() == Node::Programme.name() =>
        {
            "This is the programme of a year: deroule programme FILE shows it.".to_owned()
        }
        ProblemKind::WrongNode { expected, .. } => {
            format!("What belongs here is {}(…).", expected.name())
        }
        ProblemKind::UnknownChoice { of, nearest, .. } => {
            let known = match of {
                Choice::Kind => "Known kinds",
                Choice::Anchor | Choice::Role | Choice::Then | Choice::Place => "Known names",
                Choice::Turns => {
                    return format!(
                        "Write a number, a list of names, or All.{}",
                        did_you_mean(*nearest)
                    );
                }
            };
            format!("{known}: {}.{}", of.names().join(", "), did_you_mean(*nearest))
        }
        ProblemKind::NotAPair { .. } => "Write for example (\"Problem\", \"1m\")".to_owned(),
        ProblemKind::EmptyText { .. } => "Write at least a word.".to_owned(),
        ProblemKind::TextTooLong { .. } => {
            "Shorten it; the rest can go into a document of its own.".to_owned()
        }
        ProblemKind::BadTime { text, .. } => match meant_time(text) {
            Some(time) => format!("Write \"{}\".", write_time(time)),
            None => "A time is written \"13:30\", \"13h30\" or \"15h\".".to_owned(),
        },
        ProblemKind::BadLength { text, why } => match why {
            NotATime::Shape if is_number(text) => {
                format!("For minutes write \"{text}m\", for hours \"{text}h\".")
            }
            NotATime::Ambiguous => "Write for example \"5m30s\" or \"5h30\".".to_owned(),
            NotATime::Zero => "Remove this field, or give a length.".to_owned(),
            NotATime::TooLong => {
                format!("A length goes up to {}.", length(MAX_LENGTH))
            }
            NotATime::Shape | NotATime::Range => {
                "A length is written \"5m\", \"1h30\", \"90s\" or \"5 min\".".to_owned()
            }
        },
        ProblemKind::BadDate { meant: Some(date), .. } => format!("Write \"{date}\"."),
        ProblemKind::BadDate { meant: None, .. } => {
            "A date is written year-month-day: \"2018-06-21\".".to_owned()
        }
        ProblemKind::UnknownZone { nearest, .. } => match nearest {
            Some(nearest) => format!("Did you mean \"{nearest}\"?"),
            None => "Write a city of the IANA’s list: \"Europe/Paris\".".to_owned(),
        },
        ProblemKind::UnknownLang { .. } => "Known languages: \"fr\", \"en\".".to_owned(),
        ProblemKind::BadNumber { field, .. } => match *field {
            "turns" => "Write a number, a list of names, or All.".to_owned(),
            field => format!("Write for example {field}: {}", example(field)),
        },
        ProblemKind::TooManyDates { .. } => {
            "A programme is one year’s: make several files of it.".to_owned()
        }
        ProblemKind::NotBeside { .. } => {
            "Put the agenda beside the programme, and write only its name: agenda: \
             \"demo-day.ron\""
                .to_owned()
        }
        ProblemKind::NoSlots => {
            "Add for example Slot(start: \"13:30\", end: \"13:45\", title: \"Welcome\")".to_owned()
        }
        ProblemKind::TooManySlots { .. } => "Spread them over several agendas.".to_owned(),
        ProblemKind::TooManyCues { .. } => "Plan fewer turns, phases or rounds.".to_owned(),
        ProblemKind::EndsFirst { .. } => "Mend one of the two times.".to_owned(),
        ProblemKind::Backwards { .. } => {
            "Mend the time or the order; another day is written day: \"2018-06-22\".".to_owned()
        }
        ProblemKind::LineBreaks { .. } => "Write it on one line; objectives and prompts take several texts.".to_owned(),
        ProblemKind::NotInLineup { name, nearest } => match nearest {
            Some(nearest) => format!("Did you mean {}?", quoted(En, nearest)),
            None => format!("Add Defi(name: \"{name}\") to the lineup, or mend the name."),
        },
    }
}

pub(super) const fn also(what: &ProblemKind) -> &'static str {
    match what {
        ProblemKind::Unclosed { .. } => "noticed here",
        ProblemKind::DoubledField { .. } => "the first time",
        ProblemKind::EndsFirst { .. } => "the start",
        ProblemKind::Backwards { .. } => "the slot above",
        ProblemKind::Empty
        | ProblemKind::TooLarge { .. }
        | ProblemKind::Utf16
        | ProblemKind::Latin1 { .. }
        | ProblemKind::Binary
        | ProblemKind::Foreign(_)
        | ProblemKind::TooDeep
        | ProblemKind::OddCharacter { .. }
        | ProblemKind::TypographicQuote { .. }
        | ProblemKind::SingleQuotes
        | ProblemKind::UnclosedText
        | ProblemKind::UnopenedText
        | ProblemKind::QuoteInText
        | ProblemKind::BadEscape { .. }
        | ProblemKind::ControlCharacter { .. }
        | ProblemKind::UnclosedComment
        | ProblemKind::UnknownExtension { .. }
        | ProblemKind::MissingComma
        | ProblemKind::ExtraComma
        | ProblemKind::MissingColon { .. }
        | ProblemKind::WrongSign { .. }
        | ProblemKind::Unopened { .. }
        | ProblemKind::WrongBrackets { .. }
        | ProblemKind::TrailingText
        | ProblemKind::MissingValue { .. }
        | ProblemKind::MissingName
        | ProblemKind::QuotedName { .. }
        | ProblemKind::NotQuoted { .. }
        | ProblemKind::UnknownField { .. }
        | ProblemKind::MissingField { .. }
        | ProblemKind::WrongLook { .. }
        | ProblemKind::WrongNode { .. }
        | ProblemKind::UnknownChoice { .. }
        | ProblemKind::NotAPair { .. }
        | ProblemKind::EmptyText { .. }
        | ProblemKind::TextTooLong { .. }
        | ProblemKind::LineBreaks { .. }
        | ProblemKind::BadTime { .. }
        | ProblemKind::BadLength { .. }
        | ProblemKind::BadDate { .. }
        | ProblemKind::UnknownZone { .. }
        | ProblemKind::UnknownLang { .. }
        | ProblemKind::BadNumber { .. }
        | ProblemKind::TooManyDates { .. }
        | ProblemKind::NotBeside { .. }
        | ProblemKind::NoSlots
        | ProblemKind::TooManySlots { .. }
        | ProblemKind::TooManyCues { .. }
        | ProblemKind::NotInLineup { .. } => "",
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!(" Did you mean {nearest}?")).unwrap_or_default()
}

const fn format(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Json => "JSON",
        Foreign::Yaml => "YAML",
        Foreign::Markdown => "Markdown",
        Foreign::Org => "Org",
        Foreign::Html => "HTML",
        Foreign::Calendar => "an iCalendar",
        Foreign::Csv => "a CSV table",
        Foreign::Plain => "plain text",
    }
}

const fn of_a(node: Node) -> &'static str {
    match node {
        Node::Agenda => "the agenda",
        Node::Defi => "a défi",
        Node::Slot => "a slot",
        Node::Phase => "a phase",
        Node::Track => "a track",
        Node::Programme => "the programme",
        Node::Frame => "the frame",
        Node::Date => "a date",
    }
}

const fn in_a(node: Node) -> &'static str {
    match node {
        Node::Agenda => "the agenda",
        Node::Defi => "this défi",
        Node::Slot => "this slot",
        Node::Phase => "this phase",
        Node::Track => "this track",
        Node::Programme => "the programme",
        Node::Frame => "the frame",
        Node::Date => "this line of the calendar",
    }
}

const fn choice(of: Choice) -> &'static str {
    match of {
        Choice::Kind => "a kind of slot",
        Choice::Anchor => "an anchor",
        Choice::Role => "a role",
        Choice::Then => "a value of then",
        Choice::Place => "a value of place",
        Choice::Turns => "a value of turns",
    }
}

const fn look(look: Look) -> &'static str {
    match look {
        Look::Text => "a text",
        Look::Time => "a time",
        Look::Length => "a length",
        Look::Date => "a date",
        Look::Number => "a number",
        Look::YesNo => "true or false",
        Look::Name => "a name",
        Look::List => "a list",
        Look::Turns => "a number, a list of names or All",
        Look::Pair => "pairs (title, length)",
        Look::Tuple => "a group in round brackets",
        Look::Node(Node::Agenda) => "an Agenda(…)",
        Look::Node(Node::Defi) => "a Defi(…)",
        Look::Node(Node::Slot) => "a Slot(…)",
        Look::Node(Node::Phase) => "a Phase(…)",
        Look::Node(Node::Track) => "a Track(…)",
        Look::Node(Node::Programme) => "a Programme(…)",
        Look::Node(Node::Frame) => "a Frame(…)",
        Look::Node(Node::Date) => "a Date(…)",
        Look::Braces => "curly brackets",
        Look::Other => "a character",
    }
}

/// What `--fix` would do about a remark.
pub(super) fn fix(number: usize, mend: &str) -> String {
    format!("  --fix {number}: {mend}\n")
}
