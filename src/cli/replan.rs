//! `deroule do replan AGENDA`: the plan that a live session is to follow, read from a file. Never
//! takes one that the doctor finds wrong.

use std::{fs, path::Path};

use super::{check::Case, open, stop::Stop, world::World};
use crate::{
    agenda::Text,
    session::{Command, PlanSource, Session},
};

/// The command that takes up the plan of the file at `path`, on the day and with the shift of
/// `session`.
///
/// # Errors
/// When it cannot be read, or the doctor finds errors in it: they are said on the error stream.
pub(super) fn from_file(world: &World, session: &Session, path: &Text) -> Result<Command, Stop> {
    let path = Path::new(path.as_str());
    let case = Case::read(world, path)?;
    let plan = open::plan_again(case.sound()?, session);
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let source = PlanSource {
        fingerprint: case.file.fingerprint.clone(),
        path: Text::clean(&whole.to_string_lossy()),
    };
    Ok(Command::ChangePlan {
        plan: Box::new(plan),
        base: None,
        identity: None,
        source: Some(source),
    })
}
