//! What a rehearsal says of itself, in English.

use super::{Says, Times};
use crate::i18n::{Lang::En, format::plural};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::Badge(times) => format!("REHEARSAL ×{times}"),
        Says::NothingKept => "nothing is kept".to_owned(),
        Says::QuitDrops => "The rehearsal ends, and nothing of it is kept.".to_owned(),
        Says::OneAtATime => "One agenda is rehearsed at a time.".to_owned(),
        Says::NothingWritten => "a rehearsal writes nothing".to_owned(),
        Says::LikelyEnd(times) => format!("likely end {}", window(times)),
        Says::LikelyEndPlanned(times, planned) => {
            format!("likely end {}, planned {planned}", window(times))
        }
        Says::LikelyStart(title, times) => {
            let (middle, rest) = (times.middle, window(times));
            let rest = rest.strip_prefix(middle).unwrap_or_default();
            format!("{middle}  {title}{rest}")
        }
        Says::FromPast(sessions, cues) => {
            let (s, c) = (plural(En, sessions), plural(En, cues));
            format!("From {sessions} past session{s} ({cues} length{c}).")
        }
        Says::WithoutPast => {
            "No past session: presentations +10% (0 to +20%), 45 s for each change of \
                              speakers (30 to 60 s) where none is planned."
                .to_owned()
        }
        Says::Untimed(1) => "Not counting the slot that has no length.".to_owned(),
        Says::Untimed(slots) => format!("Not counting the {slots} slots that have no length."),
        Says::Runs(runs, seed) => format!("{runs} runs, seed {seed}."),
    }
}

/// The middle, and between what times where they differ.
fn window(Times { middle, early, late }: Times<'_>) -> String {
    if early == late {
        return middle.to_owned();
    }
    format!("{middle} (between {early} and {late})")
}
