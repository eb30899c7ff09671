//! `deroule stage`: the room's screen, in another terminal than the console's.

use std::{io, sync::mpsc::sync_channel};

use super::{
    run, sessions, settings,
    stop::Stop,
    world::{self, World},
};
use crate::{
    i18n::cli::Failure,
    stage::{
        follow::{Ear, Follower, Wish},
        terminal::{self, Options, Pokes},
        theme::Theme,
    },
    store::Waker,
};

/// Shows the session that `word` names, or without it whichever is on, until somebody leaves.
pub(super) fn stage(world: &World, word: Option<&str>) -> Result<(), Stop> {
    run::terminal()?;
    let mut store = world.journals_to_read()?;
    let now = world.clock.read();
    let wish = match word {
        None => Wish::Live,
        Some(word) => Wish::Session(sessions::picked(&mut store, word)?),
    };
    let locale = world.lang_for(None);
    let settings = settings::read(world, locale);
    let options = Options {
        lang: world.lang,
        locale,
        theme: Theme::named(settings.theme, world.depth()),
        letters: world::letters(),
        titled: world.titled(),
    };
    let (sender, receiver) = sync_channel(1);
    let poke = sender.clone();
    let listen = |waker: Waker| {
        waker.listen(move || {
            // one that waits is enough
            let _ = poke.try_send(());
        })
    };
    let listener = Waker::register(world.data()).and_then(listen).ok();
    let ear = if listener.is_some() { Ear::Open } else { Ear::Deaf };
    let follower = Follower::new(wish, world.zone, &now);
    let clock = world.clock.clone();
    let ending = terminal::run(options, follower, store, clock, Pokes { sender, receiver, ear });
    let ending = ending.map_err(|error| match error.kind() {
        io::ErrorKind::Unsupported => Failure::NoTerminal,
        _ => Failure::Output { why: error.to_string() },
    })?;
    run::ended(&ending, locale)
}
