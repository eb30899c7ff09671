//! Why a file could not even be opened as an agenda, and how to mend it.
//!
//! Words only: whoever opens files says which it is.

mod en;
mod fr;

use crate::{agenda::MAX_FILE, i18n::Lang};

/// The most that an agenda has, in KiB.
const MOST: usize = MAX_FILE / 1024;

/// Why a path gives no agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// Nothing is there; with the file beside it whose name is nearest.
    NotFound {
        /// A path that exists.
        nearest: Option<String>,
    },
    /// It is a folder.
    Directory,
    /// It is a pipe, a device or a socket.
    NotRegular,
    /// Links that lead to each other.
    Loop,
    /// Its owner does not let us read it.
    NotAllowed,
    /// It is larger than [`MAX_FILE`].
    TooLarge {
        /// How many bytes it has.
        bytes: u64,
    },
    /// It goes on beyond [`MAX_FILE`], nobody knows how far: standard input, or a file that grows.
    Endless,
    /// It is JSON that breaks off, or has been damaged.
    Damaged {
        /// The line where it cannot be read any more, from 1.
        line: usize,
        /// The place in this line.
        column: usize,
    },
    /// The machine could not read it.
    Unreadable {
        /// What the machine said.
        reason: String,
    },
}

/// What is wrong, as a sentence without its full stop.
#[must_use]
pub fn sentence(lang: Lang, what: &FileProblem) -> String {
    words(lang, what).0
}

/// How to mend it.
#[must_use]
pub fn mend(lang: Lang, what: &FileProblem) -> String {
    words(lang, what).1
}

fn words(lang: Lang, what: &FileProblem) -> (String, String) {
    match lang {
        Lang::Fr => fr::words(what),
        Lang::En => en::words(what),
    }
}

/// A size in KiB, or in MiB from ten of them on.
fn size(bytes: u64) -> (u64, bool) {
    let kib = bytes.div_ceil(1024);
    if kib < 10 * 1024 { (kib, false) } else { (kib / 1024, true) }
}
