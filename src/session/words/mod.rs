//! From words to commands: the grammar that `deroule do`, scenarios and palettes share.
//!
//! Pure: it knows the teams' names only as data, and says what is wrong as data. It must never
//! decide whether a command applies; that is [`super::decide()`]'s business.

use chrono::{NaiveTime, TimeDelta};

use super::{Command, Freed, NoteKind, When};
use crate::agenda::{CueId, Text, fold_name, parse_length, parse_said_time};

mod catch_up;
mod fact;
mod help;
mod misspoken;
mod split;
mod verb;

pub use misspoken::Misspoken;
use split::{Word, join};
pub use verb::Verb;

/// Reads one line, such as `absent Lab Santé malade`; `names` are the teams known so far.
///
/// # Errors
/// When the words make no command.
pub fn read_line(line: &str, names: &[Text]) -> Result<Command, Misspoken> {
    let line = line.trim();
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (first, rest) = line.split_at(end);
    if first.is_empty() {
        return Err(Misspoken::Empty);
    }
    match Verb::read(first)? {
        Verb::Note => note_line(rest.trim(), names),
        Verb::Message => {
            let first = rest.split_whitespace().next().map(Word::split_off);
            help::text(Verb::Message, first.as_slice())?;
            message(rest.trim())
        }
        Verb::EditNote => fact::edit(rest),
        verb => {
            let words = split::shell(rest).ok_or(Misspoken::OpenQuote)?;
            help::refuse(verb, &words)?;
            command(verb, &words, names)
        }
    }
}

/// Reads words that a shell has split already; one that holds a space was quoted there.
///
/// # Errors
/// When the words make no command.
pub fn read_words(words: &[String], names: &[Text]) -> Result<Command, Misspoken> {
    let (first, rest) = words.split_first().ok_or(Misspoken::Empty)?;
    let rest: Vec<_> = rest.iter().map(|word| Word::split_off(word)).collect();
    let verb = Verb::read(first)?;
    help::refuse(verb, &rest)?;
    match verb {
        Verb::Note => note(&rest, names, join),
        Verb::Message => message(&join(help::text(verb, &rest)?)),
        verb => command(verb, &rest, names),
    }
}

/// The verb that words ask about which a shell has split already; none where they do not ask.
#[must_use]
pub fn helped(words: &[String]) -> Option<Verb> {
    match read_words(words, &[]) {
        Err(Misspoken::Help { verb }) => Some(verb),
        Ok(_) | Err(_) => None,
    }
}

fn command(verb: Verb, words: &[Word], names: &[Text]) -> Result<Command, Misspoken> {
    let (when, words) = match verb {
        Verb::Start
        | Verb::Next
        | Verb::Jump
        | Verb::Suspend
        | Verb::Resume
        | Verb::Break
        | Verb::Close => take_when(verb, words)?,
        Verb::Extend
        | Verb::Back
        | Verb::Absent
        | Verb::Present
        | Verb::Defer
        | Verb::Swap
        | Verb::Move
        | Verb::Insert
        | Verb::Draw
        | Verb::Announce
        | Verb::CatchUp
        | Verb::Target
        | Verb::Lock
        | Verb::Unlock
        | Verb::Floor
        | Verb::Pays
        | Verb::Replan
        | Verb::Message
        | Verb::Blackout
        | Verb::Prompt
        | Verb::Note
        | Verb::EditNote
        | Verb::MoveNote
        | Verb::PinNote
        | Verb::UnpinNote
        | Verb::RemoveNote
        | Verb::UndoNote
        | Verb::Correct
        | Verb::Undo
        | Verb::Redo
        | Verb::TakeOut => (When::Now, words.to_vec()),
    };
    let words = Words { verb, words: &words, names };
    match verb {
        Verb::Start => words.none(Command::Start { when }),
        Verb::Next => {
            let cue = words.optional()?.map(cue).transpose()?;
            Ok(Command::Next { cue, when, pressed_before: None })
        }
        Verb::Back => words.none(Command::Back),
        Verb::Suspend => words.none(Command::Suspend { when }),
        Verb::Resume => words.none(Command::Resume { when }),
        Verb::Extend => Ok(Command::Extend { by: signed_length(&words.joined()?)? }),
        Verb::Jump => Ok(Command::Jump { to: cue(words.single()?)?, when }),
        Verb::Break => Ok(Command::Break { length: length(&words.joined()?)?, when }),
        Verb::Announce if words.words.is_empty() => Ok(Command::Announce { end: None }),
        Verb::Announce => Ok(Command::Announce { end: Some(time(&words.joined()?)?) }),
        Verb::CatchUp => catch_up::way(&words),
        Verb::Target => catch_up::target(&words),
        Verb::Lock => catch_up::lock(&words, true),
        Verb::Unlock => catch_up::lock(&words, false),
        Verb::Floor => catch_up::floor(&words),
        Verb::Pays => catch_up::pays(&words),
        Verb::Absent => {
            let (freed, left) = take_freed(words.words);
            let words = Words { words: &left, ..words };
            let (defi, reason) = words.name_first()?;
            let reason = (!reason.is_empty()).then(|| Text::clean(&join(reason)));
            Ok(Command::Absent { defi, reason, freed })
        }
        Verb::Present => Ok(Command::Present { defi: words.all()? }),
        Verb::Defer => Ok(Command::Defer { defi: words.all()? }),
        Verb::Swap => {
            let (a, b) = words.two_names()?;
            Ok(Command::Swap { a, b })
        }
        Verb::Move => words.name_and_place(),
        Verb::Insert => words.name_and_after(),
        Verb::Draw => words.seed(),
        Verb::Replan => Ok(Command::ReadPlan { path: words.all()? }),
        Verb::Message => message(&join(words.words)),
        Verb::Blackout => on_off(words.single()?),
        Verb::Prompt => prompt(words.optional()?),
        Verb::Note => note(words.words, names, join),
        Verb::EditNote => fact::edit_words(words.words),
        Verb::MoveNote => fact::move_note(&words),
        Verb::PinNote => fact::pin(&words, true),
        Verb::UnpinNote => fact::pin(&words, false),
        Verb::RemoveNote => fact::remove(&words),
        Verb::UndoNote => fact::undo(&words),
        Verb::Correct => fact::correct(&words),
        Verb::Undo => words.none(Command::Undo),
        Verb::Redo => words.none(Command::Redo),
        Verb::TakeOut => words.none(Command::RemoveInterruption),
        Verb::Close => words.none(Command::Close { when }),
    }
}

/// What follows a verb.
struct Words<'a> {
    verb: Verb,
    words: &'a [Word],
    names: &'a [Text],
}

impl<'a> Words<'a> {
    fn missing(&self) -> Misspoken {
        Misspoken::Missing { verb: self.verb }
    }

    fn none(&self, command: Command) -> Result<Command, Misspoken> {
        match self.words.first() {
            None => Ok(command),
            Some(word) => Err(too_much(self.verb, &word.text)),
        }
    }

    fn optional(&self) -> Result<Option<&str>, Misspoken> {
        match self.words {
            [] => Ok(None),
            [word] => Ok(Some(&word.text)),
            [_, word, ..] => Err(too_much(self.verb, &word.text)),
        }
    }

    fn single(&self) -> Result<&str, Misspoken> {
        self.optional()?.ok_or_else(|| self.missing())
    }

    /// All words as one: `break 10 min`, `present Lab Santé`.
    fn joined(&self) -> Result<String, Misspoken> {
        if self.words.is_empty() { Err(self.missing()) } else { Ok(join(self.words)) }
    }

    fn all(&self) -> Result<Text, Misspoken> {
        self.joined().map(|words| Text::clean(&words))
    }

    /// How many of the first words make the longest known name; a quoted word is a name alone.
    fn known(&self) -> Option<usize> {
        let words = self.words;
        if words.first()?.quoted {
            return Some(1);
        }
        let longest = self.names.iter().map(|name| name.split_whitespace().count()).max();
        let most = longest.unwrap_or_default().min(words.len());
        (1..=most).rev().find(|count| self.is_known(&words[..*count]))
    }

    fn is_known(&self, words: &[Word]) -> bool {
        let folded = fold_name(&join(words));
        self.names.iter().any(|name| fold_name(name) == folded)
    }

    /// The longest known name, else the first word, and what follows it.
    fn name_first(&self) -> Result<(Text, &'a [Word]), Misspoken> {
        if self.words.is_empty() {
            return Err(self.missing());
        }
        let (name, rest) = self.words.split_at(self.known().unwrap_or(1));
        Ok((Text::clean(&join(name)), rest))
    }

    /// Two names in a row. Where both are known, the first is as long as it can be; where one
    /// is unknown, the other tells where it ends.
    fn two_names(&self) -> Result<(Text, Text), Misspoken> {
        let words = self.words;
        if words.len() < 2 {
            return Err(self.missing());
        }
        let cuts = || (1..words.len()).rev();
        let both =
            cuts().find(|cut| self.is_known(&words[..*cut]) && self.is_known(&words[*cut..]));
        let first = || cuts().find(|cut| self.is_known(&words[..*cut]));
        let second = || (1..words.len()).find(|cut| self.is_known(&words[*cut..]));
        // a quoted name says itself where it begins and ends
        let quoted = match words.iter().position(|word| word.quoted) {
            Some(0) => Some(1),
            cut => cut,
        };
        let cut = quoted.or(both).or_else(first).or_else(second).unwrap_or(1);
        let (a, b) = words.split_at(cut);
        Ok((Text::clean(&join(a)), Text::clean(&join(b))))
    }

    fn name_and_place(&self) -> Result<Command, Misspoken> {
        let [name @ .., place] = self.words else { return Err(self.missing()) };
        if name.is_empty() {
            return Err(self.missing());
        }
        let to = place.text.parse().ok().filter(|to| *to > 0);
        let to = to.ok_or_else(|| Misspoken::NotAPlace { word: Text::clean(&place.text) })?;
        Ok(Command::Move { defi: Text::clean(&join(name)), to })
    }

    fn seed(&self) -> Result<Command, Misspoken> {
        let [first, rest @ ..] = self.words else { return Ok(Command::Draw { seed: None }) };
        let (option, value) = option(&first.text);
        let (value, rest) = match (option, value, rest) {
            ("--seed", Some(value), rest) => (value, rest),
            ("--seed", None, [value, rest @ ..]) => (value.text.as_str(), rest),
            ("--seed", None, []) => return Err(no_value(self.verb, option)),
            (_, _, _) => return Err(too_much(self.verb, &first.text)),
        };
        if let Some(word) = rest.first() {
            return Err(too_much(self.verb, &word.text));
        }
        let seed = value.parse().map_err(|_| Misspoken::NotASeed { word: Text::clean(value) })?;
        Ok(Command::Draw { seed: Some(seed) })
    }

    /// `after` is the last such word that has a word on either side.
    fn name_and_after(&self) -> Result<Command, Misspoken> {
        let words = self.words;
        let inner = 1..words.len().saturating_sub(1);
        let after =
            inner.rev().find(|place| words[*place].text == "after" && !words[*place].quoted);
        match after {
            None => Ok(Command::Insert { defi: self.all()?, after: None }),
            Some(place) => Ok(Command::Insert {
                defi: Text::clean(&join(&words[..place])),
                after: Some(Text::clean(&join(&words[place + 1..]))),
            }),
        }
    }
}

fn too_much(verb: Verb, word: &str) -> Misspoken {
    if word.starts_with("--") {
        Misspoken::UnknownOption { verb, option: Text::clean(word) }
    } else {
        Misspoken::TooMuch { verb, word: Text::clean(word) }
    }
}

/// Takes `--ago` or `--at` out of the words, wherever it stands; the last one counts.
fn take_when(verb: Verb, words: &[Word]) -> Result<(When, Vec<Word>), Misspoken> {
    let mut when = When::Now;
    let mut others = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (option, value) = option(&word.text);
        if !matches!(option, "--ago" | "--at") {
            others.push(word.clone());
            continue;
        }
        let value = value.or_else(|| words.next().map(|word| word.text.as_str()));
        let value = value.ok_or_else(|| no_value(verb, option))?;
        when = read_when(verb, when, option, value)?;
    }
    Ok((when, others))
}

/// Takes what becomes of the turn out of the words, wherever it stands; the last one counts.
fn take_freed(words: &[Word]) -> (Freed, Vec<Word>) {
    let named = |word: &Word| match word.text.as_str() {
        "--keep-times" if !word.quoted => Some(Freed::Kept),
        "--discussion" if !word.quoted => Some(Freed::Discussion),
        _ => None,
    };
    let freed = words.iter().rev().find_map(named).unwrap_or_default();
    (freed, words.iter().filter(|word| named(word).is_none()).cloned().collect())
}

/// Reads one of the two ways to say when; `before` is what was said so far.
fn read_when(verb: Verb, before: When, option: &str, value: &str) -> Result<When, Misspoken> {
    match (before, option) {
        (When::At(_), "--ago") | (When::Ago(_), "--at") => Err(Misspoken::AgoAndAt { verb }),
        (_, "--ago") => length(value).map(When::Ago),
        (_, _) => time(value).map(When::At),
    }
}

fn option(word: &str) -> (&str, Option<&str>) {
    match word.split_once('=') {
        Some((option, value)) if option.starts_with("--") => (option, Some(value)),
        Some(_) | None => (word, None),
    }
}

fn no_value(verb: Verb, option: &str) -> Misspoken {
    Misspoken::NoValue { verb, option: Text::clean(option) }
}

fn message(text: &str) -> Result<Command, Misspoken> {
    match text.trim() {
        "" => Err(Misspoken::Missing { verb: Verb::Message }),
        "--clear" => Ok(Command::Message { text: None }),
        text => Ok(Command::Message { text: Some(Text::clean(text)) }),
    }
}

fn note_line(rest: &str, names: &[Text]) -> Result<Command, Misspoken> {
    // options come first, and only they are split: an apostrophe in the text is no quote
    if rest == "-h" {
        return Err(Misspoken::Help { verb: Verb::Note });
    }
    if !rest.starts_with("--") {
        return note(&[Word::split_off(rest)], names, join);
    }
    let (words, ends): (Vec<_>, Vec<_>) = split::shell_with_ends(rest).into_iter().unzip();
    note(&words, names, |left| {
        let used = words.len() - left.len();
        let from = used.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default();
        rest[from..].to_owned()
    })
}

/// Reads a note's options; `text` gives the rest as it was typed, from the words left over.
fn note(
    words: &[Word],
    names: &[Text],
    text: impl FnOnce(&[Word]) -> String,
) -> Result<Command, Misspoken> {
    let verb = Verb::Note;
    let (mut defi, mut kind, mut when) = (None, None, When::Now);
    let mut left = words;
    while let Some((word, after)) = left.split_first() {
        let (option, glued) = option(&word.text);
        if !matches!(option, "--for" | "--kind" | "--ago" | "--at") {
            break;
        }
        let (value, rest) = match (glued, after.split_first()) {
            (Some(value), _) => (value, after),
            (None, Some((value, rest))) => (value.text.as_str(), rest),
            (None, None) => return Err(no_value(verb, option)),
        };
        left = rest;
        match option {
            "--for" if glued.is_none() => {
                let (name, rest) = Words { verb, words: after, names }.name_first()?;
                defi = Some(name);
                left = rest;
            }
            "--for" => defi = Some(Text::clean(value)),
            "--kind" => kind = Some(note_kind(value)?),
            option => when = read_when(verb, when, option, value)?,
        }
    }
    let line = Text::clean(&text(help::text(verb, left)?));
    if line.is_empty() {
        return Err(Misspoken::Missing { verb });
    }
    Ok(Command::Note { line, defi, kind, when, context: None, key: None })
}

/// The kind of note that a word names.
///
/// # Errors
/// When it names none.
pub fn note_kind(word: &str) -> Result<NoteKind, Misspoken> {
    let folded = fold_name(word);
    let kind = NoteKind::ALL.into_iter().find(|kind| kind.word() == folded);
    kind.ok_or_else(|| Misspoken::NotAKind { word: Text::clean(word) })
}

fn on_off(word: &str) -> Result<Command, Misspoken> {
    match fold_name(word).as_str() {
        "on" => Ok(Command::Blackout { on: true }),
        "off" => Ok(Command::Blackout { on: false }),
        _ => Err(Misspoken::NotOnOff { word: Text::clean(word) }),
    }
}

/// `prompt` alone is `prompt next`.
fn prompt(word: Option<&str>) -> Result<Command, Misspoken> {
    match word.map(fold_name).as_deref() {
        None | Some("next") => Ok(Command::Ask { back: false }),
        Some("back") => Ok(Command::Ask { back: true }),
        Some(_) => Err(too_much(Verb::Prompt, word.unwrap_or_default())),
    }
}

fn cue(word: &str) -> Result<CueId, Misspoken> {
    word.to_lowercase().parse().map_err(|_| Misspoken::NotACue { word: Text::clean(word) })
}

fn length(word: &str) -> Result<TimeDelta, Misspoken> {
    parse_length(word).map_err(|_| Misspoken::NotALength { word: Text::clean(word) })
}

fn signed_length(word: &str) -> Result<TimeDelta, Misspoken> {
    let word = word.trim();
    if let Some(more) = word.strip_prefix('+') {
        length(more)
    } else if let Some(less) = word.strip_prefix(['-', '−']) {
        length(less).map(|length| -length)
    } else {
        length(word)
    }
}

fn time(word: &str) -> Result<NaiveTime, Misspoken> {
    parse_said_time(word).map_err(|_| Misspoken::NotATime { word: Text::clean(word) })
}

#[cfg(test)]
mod tests;
