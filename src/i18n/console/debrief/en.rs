//! In English.

use super::DebriefSays;

pub(super) fn words(says: DebriefSays<'_>) -> String {
    let words = match says {
        DebriefSays::Title => "Debrief, as it will be written",
        DebriefSays::TitleRead => "Debrief, as the page will be read",
        DebriefSays::ForAll => "for everybody",
        DebriefSays::For(team) => return format!("for {team}"),
        DebriefSays::Empty => "Nothing to write.",
        DebriefSays::Lines(from, to, all) => return format!("lines {from} to {to} of {all}"),
        DebriefSays::GoesTo(path) => return format!("→ {path}"),
        DebriefSays::GoesNowhere(why) => return format!("Nothing will be written: {why}"),
        DebriefSays::IsIn(path) => return format!("✓ written to {path}"),
        DebriefSays::Taken(path) => {
            return format!("Nothing was written: {path} has just been made by something else.");
        }
        DebriefSays::AskLeaveFace => "Leave the room’s view to see the debrief?",
        DebriefSays::NotForTheRoom => "It shows the notes, and the room sees this screen.",
    };
    words.to_owned()
}
