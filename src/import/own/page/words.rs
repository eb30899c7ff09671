//! The words of the pages that hand a plan over, in each language: what the export room writes,
//! a test reads back. Blanks are plain ones here, as any blank counts as one.

use chrono::{NaiveTime, TimeDelta};

use crate::agenda::{Lang, Place, parse_length, parse_time};

/// What a page says in one language.
pub(super) struct Words {
    pub(super) lang: Lang,
    pub(super) what_for: &'static str,
    pub(super) who_runs: &'static str,
    pub(super) who_speaks: &'static str,
    pub(super) what_plan: &'static str,
    pub(super) remarks: &'static str,
    pub(super) undecided: &'static str,
    end: &'static str,
    source: &'static str,
    /// What stands between a label and its words.
    pub(super) colon: &'static str,
    /// What stands between two teams that present together.
    pub(super) with: &'static str,
    from: [&'static str; 2],
    /// What stands between two facts in parentheses.
    pub(super) semicolon: &'static str,
    /// That a team goes first, and that it goes last.
    places: [&'static str; 2],
    teams: [&'static str; 2],
    all: &'static str,
    rounds: [&'static str; 2],
    between: &'static str,
}

/// French and English.
pub(super) const WORDS: [Words; 2] = [
    Words {
        lang: Lang::Fr,
        what_for: "Quels sont les objectifs de la session ?",
        who_runs: "Qui va animer ?",
        who_speaks: "Qui va intervenir ?",
        what_plan: "Quel déroulé pour la session ?",
        remarks: "Pour qui anime",
        undecided: "À préciser.",
        end: "Fin à ",
        source: "Source",
        colon: " : ",
        with: " avec ",
        from: ["à partir de ", ""],
        semicolon: " ; ",
        places: ["passe en premier", "passe en dernier"],
        teams: ["défi", "défis"],
        all: "tous les défis",
        rounds: ["1 fois", "fois"],
        between: " entre deux passages",
    },
    Words {
        lang: Lang::En,
        what_for: "What are the objectives of the session?",
        who_runs: "Who runs it?",
        who_speaks: "Who speaks?",
        what_plan: "What is the plan of the session?",
        remarks: "For those who run it",
        undecided: "To be decided.",
        end: "Ends at ",
        source: "Source",
        colon: ": ",
        with: " with ",
        from: ["from ", " on"],
        semicolon: "; ",
        places: ["goes first", "goes last"],
        teams: ["team", "teams"],
        all: "all teams",
        rounds: ["once", "times"],
        between: " between two turns",
    },
];

/// What a line below a slot tells, by its words alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    Teams(u16),
    AllTeams,
    Rounds(u16),
    Phase(String, TimeDelta),
    Changeover(TimeDelta),
    Other,
}

impl Words {
    /// What a line below a slot tells.
    pub(super) fn line(&self, text: &str) -> Line {
        let text = plain(text);
        if text == self.all {
            return Line::AllTeams;
        }
        if text == self.rounds[0] {
            return Line::Rounds(1);
        }
        if let Some((Ok(count @ 1..), unit)) =
            text.split_once(' ').map(|(count, unit)| (count.parse(), unit))
        {
            if self.teams.contains(&unit) {
                return Line::Teams(count);
            }
            if unit == self.rounds[1] {
                return Line::Rounds(count);
            }
        }
        if let Some(Ok(length)) = text.strip_suffix(self.between).map(parse_length) {
            return Line::Changeover(length);
        }
        match behind(&text).map(|(title, inside)| (title, parse_length(inside))) {
            Some((title, Ok(length))) => Line::Phase(title.to_owned(), length),
            Some((_, Err(_))) | None => Line::Other,
        }
    }

    /// What tells two lines below a slot apart, however their lengths and blanks are written.
    pub(super) fn key(&self, text: &str) -> String {
        match self.line(text) {
            Line::Phase(title, length) => format!("{title} ({})", length.num_seconds()),
            Line::Changeover(length) => format!("{}{}", length.num_seconds(), self.between),
            Line::Teams(_) | Line::AllTeams | Line::Rounds(_) | Line::Other => plain(text),
        }
    }

    /// `4 défis`, as a page says it.
    pub(super) fn count(&self, count: u16) -> String {
        format!("{count} {}", self.teams[usize::from(count > 1)])
    }

    pub(super) const fn all(&self) -> &'static str {
        self.all
    }

    /// `2 fois`, as a page says it.
    pub(super) fn times(&self, count: u16) -> String {
        match count {
            1 => self.rounds[0].to_owned(),
            count => format!("{count} {}", self.rounds[1]),
        }
    }

    /// What stands between two turns, its length as `length` writes it.
    pub(super) fn changeover(&self, length: &str) -> String {
        format!("{length}{}", self.between)
    }

    /// From when on a team is there.
    pub(super) fn since(&self, text: &str) -> Option<NaiveTime> {
        let time = plain(text);
        parse_time(time.strip_prefix(self.from[0])?.trim_end_matches(self.from[1])).ok()
    }

    /// Where in the order a team goes.
    pub(super) fn place(&self, text: &str) -> Option<Place> {
        let text = plain(text);
        let [first, last] = self.places.map(|words| words == text);
        first.then_some(Place::First).or(last.then_some(Place::Last))
    }

    /// What stands behind `Fin à`, to the end of the sentence.
    pub(super) fn end<'t>(&self, text: &'t str) -> Option<&'t str> {
        Some(text.strip_prefix(self.end)?.trim_end_matches('.'))
    }

    /// What stands behind `Source :`.
    pub(super) fn source<'t>(&self, text: &'t str) -> Option<&'t str> {
        let rest = text.strip_prefix(self.source)?.trim_start();
        Some(rest.strip_prefix(':')?.trim_start())
    }
}

/// A text with a plain blank between any two words.
pub(in crate::import) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands behind a label and its colon, however the blanks between its words are written.
pub(super) fn after<'t>(label: &str, line: &'t str) -> Option<&'t str> {
    let mut words = label.split_whitespace();
    let rest = words.try_fold(line, |rest, word| rest.trim_start().strip_prefix(word))?;
    Some(rest.trim_start().strip_prefix(':')?.trim_start())
}

/// What stands before the last parenthesis of a text that ends with one, and inside it.
pub(in crate::import) fn behind(text: &str) -> Option<(&str, &str)> {
    let inside = text.trim_end().strip_suffix(')')?;
    let mut depth = 0_usize;
    for (at, c) in inside.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth == 0 => {
                let before = inside[..at].trim_end();
                return (!before.is_empty()).then_some((before, &inside[at + 1..]));
            }
            '(' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// When a slot is said to be: the time of day, and how many days after the first.
pub(super) type Moment = (NaiveTime, i64);

/// `13h30-13h45 : Accueil`: when it begins, when it ends, what it is called.
pub(super) fn hours(text: &str) -> Option<(Moment, Option<Moment>, &str)> {
    let cuts = text
        .match_indices(':')
        .filter(|(at, _)| text[at + 1..].chars().next().is_none_or(char::is_whitespace));
    let mut cuts = cuts.filter_map(|(at, _)| {
        let (start, end) = span(&plain(&text[..at]))?;
        Some((start, end, text[at + 1..].trim()))
    });
    cuts.next()
}

fn span(text: &str) -> Option<(Moment, Option<Moment>)> {
    if let Some(start) = moment(text) {
        return Some((start, None));
    }
    let mut dashes = text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | '→'));
    dashes.find_map(|(at, dash)| {
        let start = moment(&text[..at])?;
        Some((start, Some(moment(&text[at + dash.len_utf8()..])?)))
    })
}

/// `9h30`, `9h30 (+1 j)`.
fn moment(text: &str) -> Option<Moment> {
    if let Ok(time) = parse_time(text.trim()) {
        return Some((time, 0));
    }
    let (time, days) = behind(text)?;
    let days = days.split_whitespace().next()?.parse().ok()?;
    Some((parse_time(time.trim()).ok()?, days))
}
