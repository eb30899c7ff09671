//! From single values to texts, times, numbers and names. What does not fit is reported, once.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::{
    Choice, Look, Node, ProblemKind, Problems, Span, names,
    tree::{Value, What},
};
use crate::agenda::{Lang, MAX_TEXT, MAX_TURNS, NotATime, Text, Turns, parse_length, parse_time};

/// Reads values; every function returns nothing when it has reported why.
pub(super) struct Reader<'p> {
    pub(super) problems: &'p mut Problems,
}

/// Whether a length of zero says something: "no warning", "may vanish".
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Zero {
    Allowed,
    Refused,
}

impl Reader<'_> {
    /// Reports that `value` looks other than its field's values do.
    pub(super) fn wrong_look<T>(
        &mut self,
        field: &'static str,
        expected: Look,
        value: &Value<'_>,
    ) -> Option<T> {
        if let Some(found) = value.look() {
            self.problems.error(value.head, ProblemKind::WrongLook { field, expected, found });
        }
        None
    }

    /// Words in quotes, of which `expected` is to be made.
    fn words<'v>(
        &mut self,
        field: &'static str,
        expected: Look,
        value: &'v Value<'_>,
    ) -> Option<&'v str> {
        match &value.what {
            What::Text(text) => Some(text),
            What::Name(words) | What::Number(words) => {
                let text = Text::clean(words);
                self.problems.error(value.span, ProblemKind::NotQuoted { text });
                None
            }
            What::Other | What::List(_) | What::Group(_) | What::Broken => {
                self.wrong_look(field, expected, value)
            }
        }
    }

    pub(super) fn text(&mut self, field: &'static str, value: &Value<'_>) -> Option<Text> {
        let words = self.words(field, Look::Text, value)?;
        if words.len() > MAX_TEXT {
            self.problems.error(value.span, ProblemKind::TextTooLong { bytes: words.len() });
            return None;
        }
        if words.trim().contains(is_line_break) {
            self.problems.warn(value.span, ProblemKind::LineBreaks { field });
        }
        Some(Text::clean(words))
    }

    /// A text that must say something: a title, a name.
    pub(super) fn title(
        &mut self,
        of: Node,
        field: &'static str,
        value: &Value<'_>,
    ) -> Option<Text> {
        let text = self.text(field, value)?;
        if text.is_empty() {
            self.problems.error(value.span, ProblemKind::EmptyText { of });
            return None;
        }
        Some(text)
    }

    pub(super) fn list<'v, 'a>(
        &mut self,
        field: &'static str,
        value: &'v Value<'a>,
    ) -> Option<&'v [Value<'a>]> {
        match &value.what {
            What::List(items) => Some(items),
            What::Name(_)
            | What::Text(_)
            | What::Number(_)
            | What::Other
            | What::Group(_)
            | What::Broken => self.wrong_look(field, Look::List, value),
        }
    }

    /// A list of texts, without those that say nothing.
    pub(super) fn texts(&mut self, field: &'static str, value: &Value<'_>) -> Option<Vec<Text>> {
        let items = self.list(field, value)?;
        let texts = items.iter().filter_map(|item| self.text(field, item));
        Some(texts.filter(|text| !text.is_empty()).collect())
    }

    pub(super) fn time(&mut self, field: &'static str, value: &Value<'_>) -> Option<NaiveTime> {
        let words = if let What::Number(digits) = &value.what
            && is_digits(digits)
        {
            digits
        } else {
            self.words(field, Look::Time, value)?
        };
        let time = parse_time(words);
        if let Err(why) = time {
            let text = Text::clean(words);
            self.problems.error(value.span, ProblemKind::BadTime { text, why });
        }
        time.ok()
    }

    pub(super) fn length(
        &mut self,
        field: &'static str,
        zero: Zero,
        value: &Value<'_>,
    ) -> Option<TimeDelta> {
        let words = if let What::Number(digits) = &value.what
            && is_digits(digits)
        {
            digits
        } else {
            self.words(field, Look::Length, value)?
        };
        match parse_length(words) {
            Ok(length) => Some(length),
            Err(NotATime::Zero) if zero == Zero::Allowed => Some(TimeDelta::zero()),
            Err(why) => {
                let text = Text::clean(words);
                self.problems.error(value.span, ProblemKind::BadLength { text, why });
                None
            }
        }
    }

    pub(super) fn date(&mut self, field: &'static str, value: &Value<'_>) -> Option<NaiveDate> {
        let words = self.words(field, Look::Date, value)?;
        let date = NaiveDate::parse_from_str(words.trim(), "%Y-%m-%d").ok();
        let date = date.filter(|date| (1..=9999).contains(&date.year()));
        if date.is_none() {
            let meant = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d"]
                .iter()
                .find_map(|order| NaiveDate::parse_from_str(words.trim(), order).ok())
                .filter(|date| (1000..=9999).contains(&date.year()));
            let mut parts = words.trim().split('-').map(|part| (part.len(), is_digits(part)));
            let in_order = [4, 2, 2].into_iter().all(|long| parts.next() == Some((long, true)));
            let text = Text::clean(words);
            let what = ProblemKind::BadDate { text, meant, in_order };
            self.problems.error(value.span, what);
        }
        date
    }

    pub(super) fn zone(&mut self, field: &'static str, value: &Value<'_>) -> Option<Tz> {
        let words = self.words(field, Look::Text, value)?;
        let mut zones = chrono_tz::TZ_VARIANTS.iter();
        let zone = zones.find(|zone| zone.name().eq_ignore_ascii_case(words.trim())).copied();
        if zone.is_none() {
            let (text, nearest) = (Text::clean(words), names::nearest_zone(words));
            self.problems.error(value.span, ProblemKind::UnknownZone { text, nearest });
        }
        zone
    }

    pub(super) fn lang(&mut self, field: &'static str, value: &Value<'_>) -> Option<Lang> {
        let words = self.words(field, Look::Text, value)?;
        let code = words.trim().to_lowercase();
        match code.split(['-', '_']).next() {
            Some("fr") => Some(Lang::Fr),
            Some("en") => Some(Lang::En),
            _ => {
                let text = Text::clean(words);
                self.problems.error(value.span, ProblemKind::UnknownLang { text });
                None
            }
        }
    }

    pub(super) fn yes_no(&mut self, field: &'static str, value: &Value<'_>) -> Option<bool> {
        if let What::Name("true") = value.what {
            Some(true)
        } else if let What::Name("false") = value.what {
            Some(false)
        } else {
            self.wrong_look(field, Look::YesNo, value)
        }
    }

    /// A whole number from 1 to [`MAX_TURNS`].
    pub(super) fn count(&mut self, field: &'static str, value: &Value<'_>) -> Option<u16> {
        let What::Number(written) = value.what else {
            return self.wrong_look(field, Look::Number, value);
        };
        let number = integer(written).and_then(|number| u16::try_from(number).ok());
        let number = number.filter(|number| (1..=MAX_TURNS).contains(&usize::from(*number)));
        if number.is_none() {
            let what = ProblemKind::BadNumber { field, text: Text::clean(written), max: MAX_TURNS };
            self.problems.error(value.span, what);
        }
        number
    }

    /// One of a few names; in quotes, it is understood, with a warning.
    pub(super) fn choice<T>(
        &mut self,
        of: Choice,
        parse: impl FnOnce(&str) -> Option<T>,
        value: &Value<'_>,
    ) -> Option<T> {
        let (name, quoted): (&str, bool) = match &value.what {
            What::Name(name) => (name, false),
            What::Text(name) => (name, true),
            What::Number(_) | What::Other | What::List(_) | What::Group(_) | What::Broken => {
                return self.wrong_look(of.field(), Look::Name, value);
            }
        };
        let choice = parse(name);
        if choice.is_none() {
            let nearest = of.nearest(name);
            let name = Text::clean(name);
            self.problems.error(value.span, ProblemKind::UnknownChoice { of, name, nearest });
        } else if quoted {
            let name = Text::clean(name);
            self.problems.warn(value.span, ProblemKind::QuotedName { name });
        }
        choice
    }

    /// A number, a list of names, or `All`; and where the names stand.
    pub(super) fn turns(
        &mut self,
        field: &'static str,
        value: &Value<'_>,
    ) -> Option<(Turns, Vec<Span>)> {
        match &value.what {
            What::Number(_) => Some((Turns::Count(self.count(field, value)?), Vec::new())),
            What::List(items) if items.len() > MAX_TURNS => {
                let text = Text::clean(&items.len().to_string());
                let what = ProblemKind::BadNumber { field, text, max: MAX_TURNS };
                self.problems.error(value.head, what);
                None
            }
            What::List(items) => {
                let names = items
                    .iter()
                    .filter_map(|item| Some((self.title(Node::Defi, field, item)?, item.span)));
                let (names, spans) = names.unzip();
                Some((Turns::Named(names), spans))
            }
            What::Text(word) if word != "All" => self.wrong_look(field, Look::Turns, value),
            What::Name(_) | What::Text(_) => {
                let all = |name: &str| (name == "All").then_some(Turns::All);
                Some((self.choice(Choice::Turns, all, value)?, Vec::new()))
            }
            What::Other | What::Group(_) | What::Broken => {
                self.wrong_look(field, Look::Turns, value)
            }
        }
    }

    /// The parts of a talk: `[("Problème", "1m"), …]`.
    pub(super) fn script(
        &mut self,
        field: &'static str,
        value: &Value<'_>,
    ) -> Option<Vec<(Text, TimeDelta)>> {
        let items = self.list(field, value)?;
        Some(items.iter().filter_map(|item| self.pair(field, item)).collect())
    }

    fn pair(&mut self, field: &'static str, value: &Value<'_>) -> Option<(Text, TimeDelta)> {
        let What::Group(group) = &value.what else {
            return self.wrong_look(field, Look::Pair, value);
        };
        match group.items.as_slice() {
            [title, length] if group.fields.is_empty() && group.name.is_none() => {
                let title = self.text(field, title);
                let length = self.length(field, Zero::Refused, length);
                title.zip(length)
            }
            items if group.fields.is_empty() && group.name.is_none() => {
                let count = items.len();
                self.problems.error(value.head, ProblemKind::NotAPair { count });
                None
            }
            _ => self.wrong_look(field, Look::Pair, value),
        }
    }
}

/// Whether a text has another line after `c`.
const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Digits, with a point or comma at the most: a number that somebody took for a time.
fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Reads RON's whole numbers: `4`, `+4`, `0x1F`, `1_000`, `4u16`.
fn integer(text: &str) -> Option<u64> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let text = ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .unwrap_or(text);
    let (radix, digits) = match text.get(..2) {
        Some("0x") => (16, &text[2..]),
        Some("0o") => (8, &text[2..]),
        Some("0b") => (2, &text[2..]),
        _ => (10, text),
    };
    if digits.starts_with(['_', '+']) {
        return None;
    }
    u64::from_str_radix(&digits.replace('_', ""), radix).ok()
}
