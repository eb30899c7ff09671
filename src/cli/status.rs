//! `deroule status`: where the session stands, for people, status bars and scripts.

use std::io::Write;

use super::{sessions, stop::Stop, world::World};
use crate::export::status::{self, Status};

/// Writes the status of the live session, else of the latest.
///
/// For people a second line says what the time lost or gained comes to; a status bar, which asks
/// for one `line`, has no room for it.
pub(super) fn status(
    world: &World,
    json: bool,
    one: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut store = world.journals_to_read()?;
    let now = world.clock.read();
    let found = sessions::named(&mut store, None, &now)?;
    let moment = found.session.at(&now);
    if json {
        let status = Status::new(found.id.as_str(), &moment, found.session.notes().len());
        writeln!(out, "{}", serde_json::to_string(&status)?)?;
    } else {
        let lang = world.lang_of(&found.session);
        writeln!(out, "{}", status::line(&moment, lang))?;
        if let Some(words) = status::consequence(&moment, lang).filter(|_| !one) {
            writeln!(out, "{words}")?;
        }
    }
    Ok(())
}
