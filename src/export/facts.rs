//! The facts of a moment as names and values, for the environment of a command.
//!
//! The same facts as the status object. Values are data: they are never parts of a command line,
//! and hold neither notes nor reasons for absence.

use super::status::{self, Status};
use crate::{
    i18n::Lang,
    session::{Alert, Moment},
};

/// What every name begins with.
pub const PREFIX: &str = "DEROULE_";

/// The facts of `moment` of session `id`, at which `alert` came up.
///
/// Every name is always there, so that nothing of an outer command's shines through: what there
/// is nothing to say of is empty. Lengths are whole seconds, instants RFC 3339 with the session's
/// offset from UTC.
#[must_use]
pub fn facts(id: &str, alert: Alert, moment: &Moment, lang: Lang) -> Vec<(String, String)> {
    let status = Status::new(id, moment, 0);
    let mut facts = vec![
        ("EVENT", alert.word().to_owned()),
        ("SESSION", id.to_owned()),
        ("LINE", status::line(moment, lang)),
    ];
    facts.extend(status.facts());
    facts.into_iter().map(|(name, value)| (format!("{PREFIX}{name}"), value)).collect()
}
