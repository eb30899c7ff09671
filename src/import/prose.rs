//! A plan told in sentences, as mails do: `À 9h30, Yasmina présente l'enquête. Pause vers 15h30.`
//!
//! Only for texts in which nothing stands as a list. One slot for each time at which something
//! begins; deadlines and opening hours are none.

use super::{
    doc::{Block, Role},
    entry::{Place, Timed, clean},
    piece::{Entry, Line, Piece},
    times::{Span, Style, span::span},
    words::{date, fold::Folded, noise::noise},
};

/// Words before a time at which something ends.
const UNTIL: &[&str] = &["jusqu'", "jusque ", "until", "till", "bis", "hasta", "tot", "a", "to"];
/// Words before a time until which something is to be done.
const BEFORE: &[&str] = &[
    "avant",
    "before",
    "by",
    "vor",
    "antes de",
    "antes de las",
    "voor",
    "avant les",
    "d'ici",
    "bis zum",
    "after",
    "apres",
    "nach",
    "na",
    "despues de",
    "despues de las",
    "since",
    "depuis",
    "seit",
    "now at",
    "was",
];
/// What a sentence says of the day as such before a time, so that its matter comes behind.
const STARTS: &[&str] = &[
    "on commence",
    "on demarre",
    "on reprend",
    "on se retrouve",
    "nous commencons",
    "nous reprenons",
    "nous demarrons",
    "rendez-vous",
    "on attaque",
    "we start",
    "we begin",
    "we resume",
    "we meet",
    "we will start",
    "we'll start",
    "we continue",
    "we are back",
    "we're back",
    "start",
    "wir beginnen",
    "wir starten",
    "wir treffen uns",
    "weiter geht es",
    "es geht",
    "los geht's",
    "los geht es",
    "empezamos",
    "comenzamos",
    "retomamos",
    "nos vemos",
    "quedamos",
    "we beginnen",
    "we",
    "wir",
    "on",
    "nous",
    "it",
    "all",
    "everybody",
    "alle",
    "tout le monde",
    "todos",
    "we starten",
    "we hervatten",
    "we verzamelen",
];
/// Words that link sentences and name nothing.
const LINKS: &[&str] = &[
    "enfin",
    "puis",
    "ensuite",
    "apres cela",
    "then",
    "finally",
    "afterwards",
    "next",
    "dann",
    "danach",
    "zum schluss",
    "schließlich",
    "anschließend",
    "luego",
    "despues",
    "finalmente",
    "por ultimo",
    "daarna",
    "dan",
    "ten slotte",
    "et",
    "and",
    "und",
    "y",
    "en",
    "so",
    "also",
    "alors",
    "after that",
];
/// What is said of a thing whose time follows.
const IS: &[&str] = &[
    "est prevu",
    "est prevue",
    "sera servi",
    "est servi",
    "aura lieu",
    "est",
    "sera",
    "is",
    "will be",
    "is served",
    "takes place",
    "ist",
    "gibt es",
    "gibt's",
    "ist geplant",
    "findet",
    "sera",
    "es",
    "tendra lugar",
    "sera",
    "is gepland",
    "is er",
    "volgt",
    "commence",
    "begins",
    "starts",
    "beginnt",
    "empieza",
    "begint",
];
/// Words before what a day begins with.
const WITH: &[&str] = &["par", "avec", "with", "mit", "con", "met", "by", "pour", "for"];

/// The pieces of a text that tells its plan in sentences; none when it does not.
pub(super) fn pieces(all: &[Block]) -> Option<Vec<Piece>> {
    const FEWEST: usize = 3;
    let mut out = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    for block in all {
        // in a mail a line goes on where no sentence ends, wherever it was broken
        let goes_on = |last: &&mut Block| {
            last.role == Role::Text
                && block.role == Role::Text
                && !last.text.ends_with(['.', '!', '?', ':', ',', ';', ')'])
        };
        match blocks.last_mut().filter(goes_on) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&block.text);
            }
            None => blocks.push(block.clone()),
        }
    }
    for block in &blocks {
        match block.role {
            Role::Text | Role::Item => paragraph(block, &mut out),
            Role::Heading(level) => {
                let text = clean(&block.text);
                out.push(Piece::Heading { line: block.line, level, text });
            }
            Role::Row(_) | Role::Rule => {}
        }
    }
    let slots = out.iter().filter(|piece| matches!(piece, Piece::Slot(_))).count();
    (slots >= FEWEST).then_some(out)
}

fn paragraph(block: &Block, out: &mut Vec<Piece>) {
    for sentence in sentences(&block.text) {
        let text = Folded::new(sentence);
        let found = if noise(&text) { Vec::new() } else { slots(&text) };
        if found.is_empty() {
            out.push(Piece::Line(Line::new(block.line, block.depth, false, clean(sentence))));
        }
        out.extend(found.into_iter().map(|timed| {
            Piece::Slot(Box::new(Entry {
                line: block.line,
                depth: 0,
                level: None,
                item: true,
                timed,
                track: None,
                notes: Vec::new(),
                hosts: Vec::new(),
                kind: None,
                row: false,
            }))
        }));
    }
}

/// The sentences of a paragraph: a mark, a space, and a capital part them.
fn sentences(text: &str) -> Vec<&str> {
    /// No day takes more, `30. September 2027` and a little.
    const DAY_SIGNS: usize = 24;
    let mut out = Vec::new();
    let mut from = 0;
    let marks = text.match_indices(['.', '!', '?']);
    for (at, mark) in marks {
        let end = at + mark.len();
        let rest = &text[end..];
        let next = rest.trim_start().chars().next();
        let spaced = rest.starts_with(char::is_whitespace);
        let word = text[from..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let short =
            mark == "." && word.chars().count() <= 2 && word.chars().any(char::is_alphabetic);
        // "bis zum 9. April"
        let dated = || {
            let day: String = text[at - word.len()..].chars().take(DAY_SIGNS).collect();
            let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
            digits && date::day(&Folded::new(&day), 0).is_some_and(|(day, _)| day.date.is_some())
        };
        if spaced
            && !short
            && !dated()
            && next.is_some_and(|c| c.is_uppercase() || matches!(c, '¿' | '¡' | '«' | '"'))
        {
            out.push(text[from..end].trim());
            from = end;
        }
    }
    out.push(text[from..].trim());
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// A time in a sentence.
struct Told {
    at: usize,
    end: usize,
    span: Span,
}

/// The slots of one sentence.
fn slots(text: &Folded) -> Vec<Timed> {
    let mut starts: Vec<Told> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some((found, end)) = told(text, at) else {
            at += 1;
            continue;
        };
        let until = ends_with(text, at, UNTIL);
        if ends_with(text, at, BEFORE) || due(text, at) {
            // a deadline
        } else if let (true, Some(last)) = (until, starts.last_mut()) {
            if found.end.is_none() && last.span.end.is_none() {
                last.span.end = Some(found.start);
            }
        } else if !until {
            starts.push(Told { at, end, span: found });
        }
        at = end.max(at + 1);
    }
    let day = date::find(text).map(|(day, _, _)| day).filter(|day| day.date.is_some());
    let mut from = 0;
    let mut out = Vec::new();
    for index in 0..starts.len() {
        let Told { at, end, span } = &starts[index];
        let stop =
            starts.get(index + 1).map_or(text.len(), |next| clause_start(text, *end, next.at));
        let title = title(&text.text(from, *at), &text.text(*end, stop));
        from = stop;
        if title.chars().filter(|c| c.is_alphabetic()).count() >= 3 {
            out.push(Timed { span: Some(*span), length: None, day, title, place: Place::Head });
        }
    }
    out
}

/// Whether a day stands before a time until which something is to be done: `bis zum 9. April, 12 Uhr`.
fn due(text: &Folded, at: usize) -> bool {
    let Some((_, from, end)) = date::find(text).filter(|(_, _, end)| *end <= at) else {
        return false;
    };
    let between = text.text(end, at);
    let linked = between.split(|c: char| !c.is_alphanumeric()).all(|word| word.len() <= 2);
    linked && (ends_with(text, from, BEFORE) || ends_with(text, from, UNTIL))
}

/// The time that stands at `at`, when it can be trusted inside a sentence.
fn told(text: &Folded, at: usize) -> Option<(Span, usize)> {
    if text.behind_word(at) {
        return None;
    }
    let (found, end) = half_past(text, at).or_else(|| span(text, at))?;
    let led = text.at(at).is_alphabetic();
    let sure = match found.start.style {
        Style::Letter | Style::Colon | Style::Named => true,
        Style::Dot | Style::Bare => led,
        Style::Digits => false,
    };
    // "trois heures de route" lasts, and "in Raum 2.30" is a room
    let written = matches!(found.start.style, Style::Letter | Style::Named);
    let lasts = found.end.is_none() && written && {
        let next = text.skip_spaces(end);
        text.after_word(next, &["de", "d'", "of", "lang", "long"]).is_some()
    };
    (sure && !lasts).then_some((found, end))
}

/// `midi et demi`, `à midi et quart`.
fn half_past(text: &Folded, at: usize) -> Option<(Span, usize)> {
    let (found, end) = span(text, at)?;
    let (shift, after) =
        [(30, "et demi"), (30, "et demie"), (15, "et quart"), (30, "y media"), (15, "y cuarto")]
            .into_iter()
            .filter_map(|(shift, words)| {
                Some((shift, text.after_word(text.skip_spaces(end), &[words])?))
            })
            .max_by_key(|(_, after)| *after)?;
    let whole = found.end.is_none() && found.start.minutes % 60 == 0;
    whole.then(|| {
        let mut span = found;
        span.start.minutes += shift;
        (span, after)
    })
}

/// Whether what stands before `at` ends with one of the words.
fn ends_with(text: &Folded, at: usize, words: &[&str]) -> bool {
    const FAR: usize = 24;
    let before: String = text.low[at.saturating_sub(FAR)..at].iter().collect();
    let before = before.trim_end();
    words.iter().any(|word| {
        before
            .strip_suffix(word.trim_end())
            .is_some_and(|rest| !rest.chars().next_back().is_some_and(char::is_alphanumeric))
    })
}

/// Where the words about the next time begin: behind the last mark before it.
fn clause_start(text: &Folded, from: usize, next: usize) -> usize {
    let mark = (from..next).rev().find(|at| matches!(text.at(*at), ',' | ';' | ':'));
    mark.map_or(next, |at| at + 1)
}

/// What takes place, from the words before a time and those behind it.
fn title(before: &str, after: &str) -> String {
    let before = strip_lead(&clean(before));
    let after = clean(after);
    let aside = after.starts_with('(');
    let starts = starts_day(&before);
    let title = match (before.is_empty() || starts, after.is_empty() || aside) {
        (true, false) => strip(strip(&after, IS), WITH).to_owned(),
        (true, true) | (false, true) => strip_tail(&before),
        (false, false) => format!("{} {after}", strip_tail(&before)),
    };
    clean(title.trim_end_matches(['.', '!', ' ']))
}

fn starts_day(before: &str) -> bool {
    let folded = super::words::fold::fold(before);
    STARTS.iter().any(|words| folded == *words || folded.ends_with(&format!(" {words}")))
}

/// The text without the linking words that it begins with.
fn strip_lead(text: &str) -> String {
    let mut rest = text;
    loop {
        let shorter = strip(rest, LINKS).trim_start_matches([',', ':', ' ']);
        if shorter.len() == rest.len() {
            return rest.to_owned();
        }
        rest = shorter;
    }
}

/// The text without the word of `words` that it begins with.
fn strip<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let folded = Folded::new(text);
    match words.iter().filter_map(|word| folded.after_whole(0, word)).max() {
        Some(end) => {
            let skip: usize = folded.raw[..end].iter().map(|c| c.len_utf8()).sum();
            text[skip..].trim_start()
        }
        None => text,
    }
}

/// The text without the `is`, `est prévu` that it ends with.
fn strip_tail(text: &str) -> String {
    let folded = super::words::fold::fold(text);
    let found = IS
        .iter()
        .filter(|words| folded.ends_with(&format!(" {words}")))
        .max_by_key(|words| words.len());
    let keep = found
        .map_or(usize::MAX, |words| text.chars().count().saturating_sub(words.chars().count()));
    text.chars().take(keep).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sentence: &str) -> Vec<String> {
        slots(&Folded::new(sentence))
            .into_iter()
            .map(|timed| {
                let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
                let span = timed.span.expect("a time");
                let end = span.end.map(|end| format!("-{}", clock(end.minutes)));
                format!("{}{} {}", clock(span.start.minutes), end.unwrap_or_default(), timed.title)
            })
            .collect()
    }

    #[test]
    fn sentences_tell_when_things_begin() {
        for (sentence, expected) in [
            ("À 9h30, Yann présente le plan du lavoir.", "9:30 Yann présente le plan du lavoir"),
            ("On commence à 9h par un café.", "9:00 un café"),
            ("Petite pause vers 15h30.", "15:30 Petite pause"),
            ("Le repas est prévu à midi et demi (au self).", "12:30 Le repas"),
            (
                "À partir de 10h15, on trie les outils jusqu'à 11h45.",
                "10:15-11:45 on trie les outils jusqu'à 11h45",
            ),
            ("De 11h45 à 12h30, restitution des équipes.", "11:45-12:30 restitution des équipes"),
            ("We start at 9.30am with tea.", "9:30 tea"),
            ("At 10am Ruth Vane talks about the weir.", "10:00 Ruth Vane talks about the weir"),
            ("Lunch is at 12.30pm by the boathouse.", "12:30 Lunch by the boathouse"),
            ("Um 9 Uhr kommen wir an.", "9:00 kommen wir an"),
            ("Von 10.15 bis 12 Uhr arbeiten wir.", "10:15-12:00 arbeiten wir"),
            ("A las 10:00 h empezamos con la visita.", "10:00 empezamos con la visita"),
            ("Om 14 uur start de wandeling.", "14:00 start de wandeling"),
        ] {
            assert_eq!(told(sentence), [expected], "{sentence}");
        }
        for sentence in [
            "Ceux qui ont un train avant 17h : prévenez-moi.",
            "Please reply before 6pm on Thursday.",
            "Bitte melden Sie sich bis zum 9. April, 12 Uhr, an.",
            "Wer vor 8 Uhr da sein will, ruft bitte an.",
            "Il y a trois heures de route.",
            "La salle 2.30 est au bout du couloir.",
        ] {
            assert!(told(sentence).is_empty(), "{sentence}: {:?}", told(sentence));
        }
    }
}
