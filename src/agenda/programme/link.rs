//! Names the agenda of a date in the programme's file, and leaves all else of it as it stands:
//! its order, its layout, its comments.

use super::{Programme, write};
use crate::agenda::{
    Text,
    read::{LoadedYear, read_year},
};

/// A programme's file with one more agenda in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The file.
    pub text: String,
    /// Whether it had to be written anew, in the canonical form: then comments are gone.
    pub anew: bool,
}

/// Names `agenda` as that of the date at `index` of the programme in `file`.
///
/// The name is put into the text where that reads back as it should; else the whole file is
/// written anew. A file that was not loaded is left as it is.
#[must_use]
pub fn linked(file: &LoadedYear, index: usize, agenda: &Text) -> Linked {
    let text = &file.file.text;
    let Some(mut wanted) = file.programme.clone() else {
        return Linked { text: text.clone(), anew: false };
    };
    if let Some(meeting) = wanted.dates.get_mut(index) {
        meeting.agenda = Some(agenda.clone());
    }
    match patched(file, index, agenda).filter(|text| says(text, &wanted)) {
        Some(text) => Linked { text, anew: false },
        None => Linked { text: write(&wanted), anew: true },
    }
}

fn says(text: &str, wanted: &Programme) -> bool {
    read_year(text.as_bytes()).programme.as_ref() == Some(wanted)
}

/// The text with the name in it; none where its place is not found.
fn patched(file: &LoadedYear, index: usize, agenda: &Text) -> Option<String> {
    let text = &file.file.text;
    let places = file.places.dates.get(index)?;
    let field = format!("agenda: {}", super::write::name(agenda));
    if let Some(there) = places.agenda {
        let value = super::write::name(agenda);
        return Some(format!("{}{value}{}", text.get(..there.start)?, text.get(there.end..)?));
    }
    let inside = text.get(places.whole.start..places.whole.end)?.strip_suffix(')')?;
    let kept = inside.trim_end();
    let comma = if kept.ends_with([',', '(']) { "" } else { "," };
    // what was wrapped by hand stays so
    let wrapped = inside.contains('\n') && kept.len() < inside.len();
    let between = if wrapped { &inside[kept.len()..] } else { " " };
    let between = if kept.ends_with('(') { "" } else { between };
    let at = places.whole.start + kept.len();
    Some(format!("{}{comma}{between}{field}{}", text.get(..at)?, text.get(at..)?))
}
