//! Scenario files: text in, lines out, with all that is wrong at once.
//!
//! Must never look at a file or a session; the words of commands are read when their turn comes,
//! as only then the teams' names are known: but for the plans that they change to.

use std::ops::Not;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::{
    agenda::{Text, parse_length, parse_time},
    i18n::cli::ScenarioFault as Fault,
    session::{Command, words},
};

/// The most faults told at once.
pub const MAX_FAULTS: usize = 20;

/// A scripted session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The agenda's path, from the scenario's own folder.
    pub agenda: String,
    /// The line that names it.
    pub agenda_line: usize,
    /// What happens, in order.
    pub lines: Vec<Line>,
}

/// One line of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// When it happens; none for right after the line before.
    pub at: Option<At>,
    /// What happens.
    pub step: Step,
}

/// A reading of the scenario's wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The day; none for the day of the line before.
    pub date: Option<NaiveDate>,
    /// The time of day, in the agenda's zone.
    pub time: NaiveTime,
}

/// What a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// `?`: prints a status.
    Status,
    /// `clock -1h`: the wall clock is stepped.
    Clock(TimeDelta),
    /// `sleep 8m`: the machine is suspended so long.
    Sleep(TimeDelta),
    /// `crash`: the program dies, and is back at the next line.
    Crash,
    /// `expect refusal CODE`: whether the last command was refused; `none` says that it was not.
    ExpectRefusal(Text),
    /// `expect PATH VALUE`: what the status says.
    Expect {
        /// The dotted path into the status object.
        path: Text,
        /// The value that is to be there, as written.
        value: Text,
    },
    /// Anything else: the words of a command.
    Command(String),
}

impl Scenario {
    /// The agendas that it changes to, as their paths stand there: from its own folder.
    pub fn plans(&self) -> impl Iterator<Item = Text> {
        self.lines.iter().filter_map(|line| match &line.step {
            Step::Command(words) => match words::read_line(words, &[]) {
                Ok(Command::ReadPlan { path }) => Some(path),
                Ok(_) | Err(_) => None,
            },
            Step::Status
            | Step::Clock(_)
            | Step::Sleep(_)
            | Step::Crash
            | Step::ExpectRefusal(_)
            | Step::Expect { .. } => None,
        })
    }
}

/// Reads a scenario.
///
/// # Errors
/// All that is wrong with it, each with its line; at most [`MAX_FAULTS`].
pub fn read(text: &str) -> Result<Scenario, Vec<(usize, Fault)>> {
    let mut agenda = None;
    let mut lines: Vec<Line> = Vec::new();
    let mut faults = Vec::new();
    let mut first = true;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let read = match (agenda_path(line), &agenda) {
            (Some(""), _) => Err(Fault::NoPath),
            (Some(path), None) => {
                agenda = Some((number, path.to_owned()));
                continue;
            }
            (Some(_), Some(_)) => Err(Fault::SecondAgenda),
            (None, None) => Err(Fault::NoAgenda),
            (None, Some(_)) => read_line(line, std::mem::take(&mut first)),
        };
        match read {
            Ok((at, step)) => lines.push(Line { number, at, step }),
            Err(fault) => {
                // without an agenda every line is wrong: once is enough
                let again = fault == Fault::NoAgenda && !faults.is_empty();
                if !again && faults.len() < MAX_FAULTS {
                    faults.push((number, fault));
                }
            }
        }
    }
    match (agenda, faults.is_empty()) {
        (Some((agenda_line, agenda)), true) => Ok(Scenario { agenda, agenda_line, lines }),
        (None, true) => Err(vec![(1, Fault::NoAgenda)]),
        (Some(_) | None, false) => Err(faults),
    }
}

fn agenda_path(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("agenda")?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

fn read_line(line: &str, first: bool) -> Result<(Option<At>, Step), Fault> {
    let (at, rest) = read_at(line)?;
    if first && at.is_none() {
        return Err(Fault::NoTime);
    }
    if rest.is_empty() {
        return Err(Fault::NothingToDo);
    }
    read_step(rest).map(|step| (at, step))
}

/// The date and time that a line begins with, and what follows.
fn read_at(line: &str) -> Result<(Option<At>, &str), Fault> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok((None, line));
    }
    let (word, rest) = word(line);
    let (date, word, rest) = match word.parse::<NaiveDate>() {
        Ok(date) => {
            let (time, rest) = self::word(rest);
            (Some(date), time, rest)
        }
        Err(_) => (None, word, rest),
    };
    let time = read_time(word).ok_or_else(|| Fault::NotATime { word: Text::clean(word) })?;
    Ok((Some(At { date, time }), rest))
}

/// A time of day, to the millisecond: `13:30`, `13h30`, `13:44:59.500`.
fn read_time(word: &str) -> Option<NaiveTime> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    let time = parse_time(whole).ok()?;
    Some(time + millis(fraction)?)
}

/// The digits behind a decimal point, as milliseconds.
fn millis(fraction: &str) -> Option<TimeDelta> {
    if fraction.is_empty() {
        return Some(TimeDelta::zero());
    }
    let digits = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| format!("{fraction:0<3}").parse().ok().map(TimeDelta::milliseconds)).flatten()
}

fn read_step(rest: &str) -> Result<Step, Fault> {
    let (verb, after) = word(rest);
    // in all but texts and values, what follows a lone # is a comment
    let bare = after.find("# ").filter(|at| *at == 0 || after[..*at].ends_with(' '));
    let bare = bare.map_or(after, |at| after[..at].trim_end());
    let alone = |step: Step| {
        if bare.is_empty() { Ok(step) } else { Err(Fault::TooMuch { word: Text::clean(bare) }) }
    };
    match verb {
        "?" => alone(Step::Status),
        "crash" => alone(Step::Crash),
        "clock" => step_by(bare).map(Step::Clock).ok_or_else(|| not_a_length(bare)),
        "sleep" => {
            let length = step_by(bare).filter(|length| *length > TimeDelta::zero());
            length.map(Step::Sleep).ok_or_else(|| not_a_length(bare))
        }
        "expect" => {
            let (path, value) = word(after);
            let value = Text::clean(value);
            match path {
                "" => Err(Fault::ExpectWhat),
                _ if value.is_empty() => Err(Fault::ExpectWhat),
                "refusal" => Ok(Step::ExpectRefusal(value)),
                path => Ok(Step::Expect { path: Text::clean(path), value }),
            }
        }
        "note" | "message" => Ok(Step::Command(rest.to_owned())),
        verb => Ok(Step::Command(format!("{verb} {bare}").trim_end().to_owned())),
    }
}

fn not_a_length(word: &str) -> Fault {
    Fault::NotALength { word: Text::clean(word) }
}

/// A signed length, in seconds also with a decimal point: `+0.5s`, `-1h`.
fn step_by(word: &str) -> Option<TimeDelta> {
    let (minus, length) = match word.strip_prefix(['-', '−']) {
        Some(length) => (true, length),
        None => (false, word.strip_prefix('+').unwrap_or(word)),
    };
    let length = match length.strip_suffix('s').and_then(|seconds| seconds.split_once('.')) {
        Some((whole, fraction)) => {
            let whole = whole.parse().ok().and_then(TimeDelta::try_seconds)?;
            let millis = fraction.is_empty().not().then(|| millis(fraction)).flatten()?;
            whole + millis
        }
        None => parse_length(length).ok()?,
    };
    Some(if minus { -length } else { length })
}

/// The first word, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    type Steps = Vec<(Option<At>, Step)>;

    fn steps(lines: &str) -> Result<Steps, Vec<(usize, Fault)>> {
        let scenario = read(&format!("agenda a.ron\n{lines}"))?;
        Ok(scenario.lines.into_iter().map(|line| (line.at, line.step)).collect())
    }

    fn at(hour: u32, minute: u32, second: u32, milli: u32) -> Option<At> {
        let time = NaiveTime::from_hms_milli_opt(hour, minute, second, milli).expect("a time");
        Some(At { date: None, time })
    }

    #[test]
    fn every_form_of_a_line() {
        let text = "# un commentaire\n\n13:30:00 start   # on commence\n13h31 note # c'est un \
                    titre\n13:31:00.250 ?\n?\nclock +0.5s\nclock -1h\nsleep 8m\ncrash\nexpect \
                    refusal not-started\nexpect session.title Demo Day # 2\nabsent X raison #3";
        let command = |words: &str| Step::Command(words.to_owned());
        let expected = vec![
            (at(13, 30, 0, 0), command("start")),
            (at(13, 31, 0, 0), command("note # c'est un titre")),
            (at(13, 31, 0, 250), Step::Status),
            (None, Step::Status),
            (None, Step::Clock(TimeDelta::milliseconds(500))),
            (None, Step::Clock(-TimeDelta::hours(1))),
            (None, Step::Sleep(TimeDelta::minutes(8))),
            (None, Step::Crash),
            (None, Step::ExpectRefusal("not-started".into())),
            (None, Step::Expect { path: "session.title".into(), value: "Demo Day # 2".into() }),
            (None, command("absent X raison #3")),
        ];
        assert_eq!(steps(text), Ok(expected));
    }

    #[test]
    fn a_date_goes_before_its_time() {
        let date = NaiveDate::from_ymd_opt(2018, 6, 22);
        let time = NaiveTime::from_hms_opt(0, 10, 0).expect("a time");
        let expected = vec![(Some(At { date, time }), Step::Status)];
        assert_eq!(steps("2018-06-22 00:10:00 ?"), Ok(expected));
    }

    #[test]
    fn all_faults_are_told_with_their_lines() {
        let word = |word: &str| Text::from(word);
        let text = "start\n25:00 ?\n13:30\n13:30 ? maintenant\nclock vite\nsleep -8m\nexpect\n\
                    expect cue.id\nagenda b.ron\n2018-06-22 ?";
        let expected = vec![
            (2, Fault::NoTime),
            (3, Fault::NotATime { word: word("25:00") }),
            (4, Fault::NothingToDo),
            (5, Fault::TooMuch { word: word("maintenant") }),
            (6, Fault::NotALength { word: word("vite") }),
            (7, Fault::NotALength { word: word("-8m") }),
            (8, Fault::ExpectWhat),
            (9, Fault::ExpectWhat),
            (10, Fault::SecondAgenda),
            (11, Fault::NotATime { word: word("?") }),
        ];
        assert_eq!(steps(text), Err(expected));
        assert_eq!(read("13:30 start\n13:31 next"), Err(vec![(1, Fault::NoAgenda)]));
        assert_eq!(read(""), Err(vec![(1, Fault::NoAgenda)]));
        assert_eq!(read("agenda"), Err(vec![(1, Fault::NoPath)]));
    }
}
