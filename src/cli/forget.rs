//! `deroule forget`: takes a session out wholly. Never one that is live, and never unasked.

use std::io::{self, BufRead, IsTerminal};

use super::{
    serve, sessions,
    stop::{self, Stop},
    world::World,
};
use crate::i18n::{
    cli::Failure,
    format,
    memory::{Fault, Says},
};

/// Erases the session that `word` names, with all that lies beside its journal; asks first unless
/// `yes` was said already.
///
/// # Errors
/// When it is live, nobody can be asked, or it cannot be done.
pub(super) fn forget(world: &World, word: &str, yes: bool) -> Result<(), Stop> {
    let mut store = world.journals()?;
    let id = sessions::picked(&mut store, word)?;
    let found = sessions::read(&mut store, &id)?;
    let lang = world.lang_of(&found.session);
    let fault = |fault| Stop::from(Failure::Memory(fault)).in_lang(lang);
    if found.session.is_live(&world.clock.read()) {
        return Err(fault(Fault::Live { id: id.to_string() }));
    }
    let say = |says: Says<'_>| stop::say(&says.words(lang));
    if !yes {
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            return Err(fault(Fault::NotConfirmed { id: id.to_string() }));
        }
        let plan = found.session.plan();
        let (date, notes) = (format::date(lang, plan.date), found.session.notes().len());
        say(Says::Forget(id.as_str(), &plan.title, &date, notes));
        say(Says::TypeYes);
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        if !serve::is_yes(&answer) {
            say(Says::NotForgotten);
            return Err(Stop::Said(stop::NO));
        }
    }
    store.forget(&id)?;
    say(Says::Forgotten(id.as_str()));
    Ok(())
}
