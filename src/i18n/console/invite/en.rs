//! What the facilitator's screen says of the door for other devices, in English.

use super::Door;

pub(super) fn words(says: Door<'_>) -> String {
    match says {
        Door::Invite => "Invite".to_owned(),
        Door::Shut => "The door is shut. To open it: deroule run AGENDA --serve.".to_owned(),
        Door::ForTheRoom => "for the room".to_owned(),
        Door::ForNotes => "for taking notes".to_owned(),
        Door::ForDriving => "for driving".to_owned(),
        Door::Nobody => "Nobody is there yet.".to_owned(),
        Door::Somebody(role, name, from, count) => {
            let name = name.map(|name| format!("{name}, ")).unwrap_or_default();
            let pages = if count < 2 { String::new() } else { format!(", {count} pages") };
            format!("{name}{role}, {from}{pages}")
        }
        Door::WithoutKey => "without a key".to_owned(),
        Door::Others => "another link".to_owned(),
        Door::TooSmall => "Enlarge the window for the QR code.".to_owned(),
        Door::NoSquare => "This terminal cannot show a QR code.".to_owned(),
        Door::Alone => {
            "These links open on this machine alone. For phones: deroule run AGENDA --serve ADDRESS."
                .to_owned()
        }
        Door::AskThrowOut => "Throw everybody out and change the links?".to_owned(),
        Door::ThrowOutMeans => {
            "Links that were given out will open nothing any more. Notes that were sent stay."
                .to_owned()
        }
        Door::ThrownOut => "Everybody is out, the links are new.".to_owned(),
        Door::Fell(why) => {
            format!("The door shut by itself ({why}). The session goes on; start again to open it.")
        }
    }
}
