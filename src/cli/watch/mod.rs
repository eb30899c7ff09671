//! `deroule watch`: follows the session that is on, and runs a command when something comes up.
//!
//! Sleeps until the next thing comes up by itself, or somebody pokes; asks nobody all the time.
//! Reads the journal and never writes to it.

mod args;
mod runner;

use std::{
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
    time::Duration,
};

use chrono::TimeDelta;

pub(super) use self::args::WatchArgs;
use self::runner::Runner;
use super::{
    sessions,
    stop::{self, Stop},
    world::World,
};
use crate::{
    clock::Clock,
    export,
    i18n::{
        Lang,
        cli::{self, Remark},
        store as words,
    },
    session::{Alert, Alerts, Reading, SessionId},
    stage::follow::{Follower, Why, Wish},
    store::{SqliteStore, Waker},
};

/// How many things may wait to be heard; then the listeners wait.
const CAPACITY: usize = 64;
/// The longest sleep, for what nobody pokes about: a wall clock that was stepped, a machine that
/// slept. Its sleep does not count in this one, so that what came up in it is told so late at most.
const LONGEST: Duration = Duration::from_secs(10);
/// The longest sleep of somebody whom nobody can poke.
const UNPOKED: Duration = Duration::from_secs(2);
/// Slept beyond the instant of a change, so that the change is there when the clock is read.
const MARGIN: TimeDelta = TimeDelta::milliseconds(2);
/// What runs the command unless something else is asked for: what nobody may miss.
const USUAL: [Alert; 4] = [Alert::Warning, Alert::Zero, Alert::Break, Alert::Resume];

/// What is heard while watching.
#[derive(Debug)]
enum Heard {
    /// The journal has grown.
    Poked,
    /// The command that ran has ended.
    Done,
    /// Somebody wants it to end.
    Ended,
}

/// Watches until it is told to end.
pub(super) fn watch(world: &World, args: &WatchArgs) -> Result<(), Stop> {
    let mut store = world.journals_to_read()?;
    let now = world.clock.read();
    let wish = match &args.session {
        None => Wish::Live,
        Some(word) => Wish::Session(sessions::picked(&mut store, word)?),
    };
    let (sender, inbox) = sync_channel(CAPACITY);
    listen_to_signals(sender.clone())?;
    let poke = sender.clone();
    let listen = |waker: Waker| {
        waker.listen(move || {
            // a full inbox is going to be read anyway
            let _ = poke.try_send(Heard::Poked);
        })
    };
    let ear = Waker::register(world.data()).and_then(listen).ok();
    let wanted = args.on.iter().flat_map(|on| on.alerts()).copied().collect::<Vec<_>>();
    let mut watch = Watch {
        lang: world.lang_for(None),
        world,
        follower: Follower::new(wish, world.zone, &now),
        looked: now,
        on: None,
        wanted: if wanted.is_empty() { USUAL.to_vec() } else { wanted },
        runner: Runner::new(args.exec.clone(), sender, world.lang_for(None)),
        trouble: false,
    };
    let longest = if ear.is_some() { LONGEST } else { UNPOKED };
    watch.until_ended(&mut store, &inbox, longest);
    watch.runner.stop(&inbox);
    Ok(())
}

/// Hears the signals that end it, on a thread of its own.
fn listen_to_signals(sender: SyncSender<Heard>) -> Result<(), Stop> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for _ in signals.forever() {
            if sender.send(Heard::Ended).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

struct Watch<'a> {
    world: &'a World,
    lang: Lang,
    follower: Follower,
    /// When it looked last.
    looked: Reading,
    /// The session that is on, and what was told of it.
    on: Option<(SessionId, Alerts)>,
    wanted: Vec<Alert>,
    runner: Runner,
    /// Whether it was said that the journal cannot be read.
    trouble: bool,
}

impl Watch<'_> {
    fn until_ended(&mut self, store: &mut SqliteStore, inbox: &Receiver<Heard>, longest: Duration) {
        self.say(&Remark::Watching);
        loop {
            let wait = self.look(store).unwrap_or(longest).min(longest);
            match inbox.recv_timeout(wait) {
                Ok(Heard::Done) => self.runner.done(),
                Ok(Heard::Ended) => return,
                // what waits is looked at anyway
                Ok(Heard::Poked) | Err(_) => {}
            }
        }
    }

    /// Reads on, and runs the command for what has come up; returns how long nothing will.
    fn look(&mut self, store: &mut SqliteStore) -> Option<Duration> {
        let now = self.world.clock.read();
        self.follower.look(store, &now);
        self.tell_trouble();
        let before = std::mem::replace(&mut self.looked, now.clone());
        let Some((id, session)) = self.follower.session() else {
            self.on = None;
            return None;
        };
        let moment = session.at(&now);
        let known = self.on.take().filter(|(on, _)| on == id).map(|(_, alerts)| alerts);
        let followed = known.is_some();
        let mut alerts = known.unwrap_or_else(|| {
            let first = session.attempts(&now).first().map(|first| first.started_at);
            // one that has begun since the last look is seen from its beginning
            if first.is_some_and(|first| first > session.instant(&before)) {
                Alerts::default()
            } else {
                Alerts::since(&moment)
            }
        });
        let lang = self.world.lang_of(session);
        let id = id.clone();
        for news in alerts.look(&moment) {
            if self.wanted.contains(&news.alert) {
                self.runner.run(export::facts(id.as_str(), news.alert, &news.moment, lang));
            }
        }
        if !followed {
            self.say(&Remark::Follows { id: id.as_str() });
        }
        let wait = alerts.wait();
        self.on = Some((id, alerts));
        wait.map(|wait| (wait + MARGIN).to_std().unwrap_or_default())
    }

    /// Says once that the journal cannot be read: until it can, nothing comes up.
    fn tell_trouble(&mut self) {
        let trouble = self.follower.on_stage().trouble.as_ref().map(|trouble| &trouble.why);
        let unread = match trouble {
            Some(Why::Unread(error)) => Some(words::sentence(self.lang, error)),
            Some(Why::Gone | Why::NewerEvents) | None => None,
        };
        if let Some(sentence) = unread.as_ref().filter(|_| !self.trouble) {
            stop::say(sentence);
        }
        self.trouble = unread.is_some();
    }

    fn say(&self, remark: &Remark<'_>) {
        stop::say(&cli::remark(self.lang, remark));
    }
}
