//! What pages and scripts ask for, as the bodies of their requests say it.
//!
//! Pure. Unknown fields are let pass: a page may be of another version than the program.

use chrono::{DateTime, Utc};
use serde::{Deserialize, de::DeserializeOwned};

use super::limits::MAX_NAME;
use crate::{
    agenda::{CueId, MAX_TEXT, Text},
    session::{NoteKind, SessionId, author},
};

/// A note, as a page sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteAsk {
    /// What the page knows it by: sent again, it is not taken again.
    pub key: Text,
    /// The line as typed.
    pub text: Text,
    /// The team that it is about; none for the one that was on.
    pub defi: Option<Text>,
    /// The kind, where no sign says it.
    pub kind: Option<NoteKind>,
    /// When its first character was typed, by the server's wall clock.
    pub at: Option<DateTime<Utc>>,
    /// Who took it.
    pub by: Option<Text>,
    /// The session that it was typed in, which may be over by now.
    pub session: Option<SessionId>,
}

/// A note that somebody wants to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeBackAsk {
    /// The sequence number of the note.
    pub note: u64,
    /// Its session; none for the one that is on.
    pub session: Option<SessionId>,
    /// Who asks.
    pub by: Option<Text>,
}

/// A command, as a page or a script sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandAsk {
    /// The words, as after `deroule do`.
    pub words: String,
    /// The cue that the person saw: if another one runs by then, it is refused.
    pub cue: Option<CueId>,
    /// Who asks.
    pub by: Option<Text>,
}

/// What is wrong with a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is not the JSON that was expected.
    Form,
    /// The note is longer than notes are kept.
    TooLong,
}

#[derive(Deserialize)]
struct NoteBody {
    key: String,
    text: String,
    #[serde(default, rename = "for")]
    defi: Option<String>,
    #[serde(default)]
    kind: Option<Kind>,
    #[serde(default)]
    at: Option<DateTime<Utc>>,
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    session: Option<SessionId>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Plain,
    Plus,
    Minus,
    Question,
    Decision,
    Action,
}

#[derive(Deserialize)]
struct TakeBackBody {
    seq: u64,
    #[serde(default)]
    session: Option<SessionId>,
    #[serde(default)]
    by: Option<String>,
}

#[derive(Deserialize)]
struct CommandBody {
    #[serde(rename = "do")]
    words: String,
    #[serde(default)]
    cue: Option<CueId>,
    #[serde(default)]
    by: Option<String>,
}

#[derive(Deserialize)]
struct KeyBody {
    key: String,
}

impl NoteAsk {
    /// Reads a note.
    ///
    /// # Errors
    /// When the body makes no sense, or the note would have to be cut.
    pub fn read(body: &[u8]) -> Result<Self, Wrong> {
        let body: NoteBody = json(body)?;
        if body.text.trim().len() > MAX_TEXT {
            return Err(Wrong::TooLong);
        }
        let key = Text::clean(&body.key);
        // a key that had to be cleaned would not be known again
        if key.is_empty() || key.len() > MAX_NAME || key.as_str() != body.key {
            return Err(Wrong::Form);
        }
        Ok(Self {
            key,
            text: Text::clean(&body.text),
            defi: name(body.defi.as_deref()),
            kind: body.kind.map(|kind| match kind {
                Kind::Plain => NoteKind::Plain,
                Kind::Plus => NoteKind::Plus,
                Kind::Minus => NoteKind::Minus,
                Kind::Question => NoteKind::Question,
                Kind::Decision => NoteKind::Decision,
                Kind::Action => NoteKind::Action,
            }),
            at: body.at,
            by: body.by.as_deref().and_then(author),
            session: body.session,
        })
    }
}

impl TakeBackAsk {
    /// Reads which note is to be taken back.
    ///
    /// # Errors
    /// When the body makes no sense.
    pub fn read(body: &[u8]) -> Result<Self, Wrong> {
        let TakeBackBody { seq, session, by } = json(body)?;
        Ok(Self { note: seq, session, by: by.as_deref().and_then(author) })
    }
}

impl CommandAsk {
    /// Reads a command.
    ///
    /// # Errors
    /// When the body makes no sense.
    pub fn read(body: &[u8]) -> Result<Self, Wrong> {
        let CommandBody { words, cue, by } = json(body)?;
        Ok(Self { words, cue, by: by.as_deref().and_then(author) })
    }
}

/// Reads the key that a page wants to trade.
///
/// # Errors
/// When the body makes no sense.
pub fn key(body: &[u8]) -> Result<String, Wrong> {
    json(body).map(|KeyBody { key }| key)
}

fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Wrong> {
    serde_json::from_slice(body).map_err(|_| Wrong::Form)
}

fn name(text: Option<&str>) -> Option<Text> {
    text.map(Text::clean).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_needs_a_key_and_its_words() {
        let read = |body: &str| NoteAsk::read(body.as_bytes());
        let ask = read(r#"{"key":"k","text":" + démo\n","for":null,"new":1}"#).expect("a note");
        assert_eq!((ask.key.as_str(), ask.text.as_str(), ask.defi), ("k", "+ démo", None));
        let full = r#"{"key":"k","text":"x","for":"Archifiltre","kind":"plus","by":"Léa",
            "at":"2018-06-21T13:46:30+02:00","session":"demo-day-2018-06-21"}"#;
        let ask = read(full).expect("a note");
        assert_eq!(ask.at.map(|at| at.to_rfc3339()), Some("2018-06-21T11:46:30+00:00".into()));
        assert_eq!((ask.kind, ask.by), (Some(NoteKind::Plus), Some("Léa".into())));
        for wrong in [
            "",
            "{",
            "[]",
            "null",
            r#"{"text":"x"}"#,
            r#"{"key":"k"}"#,
            r#"{"key":"","text":"x"}"#,
            r#"{"key":"a\u0007","text":"x"}"#,
            r#"{"key":1,"text":"x"}"#,
            r#"{"key":"k","text":"x","kind":"?"}"#,
            r#"{"key":"k","text":"x","at":"13:46"}"#,
            r#"{"key":"k","text":"x","session":"../x"}"#,
        ] {
            assert_eq!(read(wrong), Err(Wrong::Form), "{wrong}");
        }
        let long = "é".repeat(MAX_TEXT);
        assert_eq!(read(&format!(r#"{{"key":"k","text":"{long}"}}"#)), Err(Wrong::TooLong));
        let long = "k".repeat(MAX_NAME + 1);
        assert_eq!(read(&format!(r#"{{"key":"{long}","text":"x"}}"#)), Err(Wrong::Form));
    }

    #[test]
    fn a_note_is_taken_back_by_its_number() {
        let read = |body: &str| TakeBackAsk::read(body.as_bytes());
        let ask = read(r#"{"seq":7,"session":"demo-day","by":" Léa "}"#).expect("a number");
        assert_eq!((ask.note, ask.by.as_deref()), (7, Some("Léa")));
        assert_eq!(ask.session.map(|id| id.to_string()).as_deref(), Some("demo-day"));
        for wrong in ["{}", r#"{"seq":-1}"#, r#"{"seq":"7"}"#, r#"{"seq":7,"session":"../x"}"#] {
            assert_eq!(read(wrong), Err(Wrong::Form), "{wrong}");
        }
    }

    #[test]
    fn a_command_is_words() {
        let read = |body: &str| CommandAsk::read(body.as_bytes());
        let ask = read(r#"{"do":"next","cue":"s2.t1.p2"}"#).expect("a command");
        assert_eq!((ask.words.as_str(), ask.cue.is_some()), ("next", true));
        assert_eq!(read(r#"{"do":"next","cue":"s2.x"}"#), Err(Wrong::Form));
        assert_eq!(read(r#"{"words":"next"}"#), Err(Wrong::Form));
    }
}
