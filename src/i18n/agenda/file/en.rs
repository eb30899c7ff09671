//! Why a file could not be opened as an agenda, in English.

use super::{FileProblem, MOST, size};
use crate::{
    agenda::Text,
    i18n::{
        Lang,
        format::{NBSP, quote},
    },
};

pub(super) fn words(what: &FileProblem) -> (String, String) {
    match what {
        FileProblem::NotFound { nearest } => (
            "there is no such file".to_owned(),
            match nearest {
                Some(nearest) => {
                    format!("Did you mean {}?", quote(Lang::En, &Text::clean(nearest)))
                }
                None => "Check the path, or the folder that you are in.".to_owned(),
            },
        ),
        FileProblem::Directory => (
            "this is a folder, not an agenda".to_owned(),
            "Name a .ron file in this folder.".to_owned(),
        ),
        FileProblem::NotRegular => (
            "this is not an ordinary file".to_owned(),
            "Save the agenda to a file, then name that file.".to_owned(),
        ),
        FileProblem::Loop => (
            "this link leads only to itself".to_owned(),
            "Name the file itself, not the link.".to_owned(),
        ),
        FileProblem::NotAllowed => (
            "you may not read this file".to_owned(),
            "Ask its owner for the right to, or take a copy of it.".to_owned(),
        ),
        FileProblem::TooLarge { bytes } => {
            let (size, mib) = size(*bytes);
            let unit = if mib { "MiB" } else { "KiB" };
            (
                format!("{size}{NBSP}{unit} is too much for an agenda"),
                format!("An agenda has at most {MOST}{NBSP}KiB: is this the right file?"),
            )
        }
        FileProblem::Endless => (
            format!("more than {MOST}{NBSP}KiB is too much for an agenda"),
            format!("An agenda has at most {MOST}{NBSP}KiB: give it less."),
        ),
        FileProblem::Damaged { line, column } => (
            format!("this JSON is damaged or incomplete (line {line}, column {column})"),
            "Export it or copy it again, the whole of it.".to_owned(),
        ),
        FileProblem::Unreadable { reason } => (
            format!("this file cannot be read ({})", Text::clean(reason)),
            "Check the disk, or take a copy of the file.".to_owned(),
        ),
    }
}
