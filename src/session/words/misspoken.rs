//! Why words make no command: data, worded in the i18n room.

use super::Verb;
use crate::agenda::Text;

/// Why words make no command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misspoken {
    /// There are no words.
    Empty,
    /// They ask how a command is written: no command at all, and nothing wrong.
    Help {
        /// Which one.
        verb: Verb,
    },
    /// A quotation mark is not closed.
    OpenQuote,
    /// The first word is no verb.
    UnknownVerb {
        /// The word.
        word: Text,
        /// The verb that looks most like it.
        nearest: Option<Verb>,
    },
    /// Something has to follow the verb.
    Missing {
        /// The verb.
        verb: Verb,
    },
    /// Nothing more may follow.
    TooMuch {
        /// The verb.
        verb: Verb,
        /// The first word too many.
        word: Text,
    },
    /// The verb has no such option.
    UnknownOption {
        /// The verb.
        verb: Verb,
        /// The option.
        option: Text,
    },
    /// It is said twice when it was: so long ago, and at a time of day.
    AgoAndAt {
        /// The verb.
        verb: Verb,
    },
    /// An option has no value behind it.
    NoValue {
        /// The verb.
        verb: Verb,
        /// The option.
        option: Text,
    },
    /// The word is not a length.
    NotALength {
        /// The word.
        word: Text,
    },
    /// The word is not a time of day.
    NotATime {
        /// The word.
        word: Text,
    },
    /// The word is not the id of a cue.
    NotACue {
        /// The word.
        word: Text,
    },
    /// The word is not a place in the order.
    NotAPlace {
        /// The word.
        word: Text,
    },
    /// The word is not the seed of a draw.
    NotASeed {
        /// The word.
        word: Text,
    },
    /// The word is not the number of a way.
    NotAWay {
        /// The word.
        word: Text,
    },
    /// The word is neither *first* nor *last*.
    NotFirstLast {
        /// The word.
        word: Text,
    },
    /// The word is neither *on* nor *off*.
    NotOnOff {
        /// The word.
        word: Text,
    },
    /// The word is not a number of the log.
    NotANumber {
        /// The word.
        word: Text,
    },
    /// The word is not a kind of note.
    NotAKind {
        /// The word.
        word: Text,
    },
}
