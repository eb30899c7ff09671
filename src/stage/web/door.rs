//! The door as others see it: its links, who is there, and the key that throws everybody out.
//!
//! Held by the server's thread and by the console: nothing here waits for anything.

use std::{
    collections::BTreeMap,
    io,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::TimeDelta;
use tokio::sync::watch;

use super::{
    access::{Asked, Denied, Gate, Holder, Keys, Person, Role, Who},
    key::{KEY_BYTES, Key},
    limits::MAX_STREAMS,
};
use crate::agenda::Text;

/// A link that opens the door for one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// For which role.
    pub role: Role,
    /// The address, with its key behind the `#`, which no browser sends on.
    pub url: String,
}

/// Somebody who follows a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guest {
    /// What they may do; none for somebody on this machine who has shown no key.
    pub role: Option<Role>,
    /// The name that they sign with.
    pub name: Option<Text>,
    /// Where they are.
    pub from: IpAddr,
    /// How many pages they have open.
    pub pages: usize,
}

/// The door of a server.
#[derive(Debug, Clone)]
pub struct Door {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    /// How the links begin: `http://192.168.1.5:8080`.
    address: String,
    hall: Mutex<Hall>,
    /// Counts how often everybody was thrown out.
    thrown: watch::Sender<u64>,
}

#[derive(Debug)]
struct Hall {
    gate: Gate,
    seats: BTreeMap<u64, (Who, IpAddr)>,
    next: u64,
}

/// New keys for `roles`, from the system's random source.
///
/// # Errors
/// When the system gives no random bytes.
pub fn new_keys(roles: &[Role]) -> io::Result<Keys> {
    let keys = roles.iter().map(|role| Ok((*role, random()?)));
    Ok(Keys(keys.collect::<io::Result<_>>()?))
}

fn random() -> io::Result<Key> {
    let mut bytes = [0; KEY_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(Key::new(bytes))
}

impl Door {
    /// A door whose links begin with `address`.
    #[must_use]
    pub fn new(address: String, gate: Gate) -> Self {
        let hall = Mutex::new(Hall { gate, seats: BTreeMap::new(), next: 0 });
        Self { inner: Arc::new(Inner { address, hall, thrown: watch::Sender::new(0) }) }
    }

    /// The links of today, one a role that may come.
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let hall = self.hall();
        let keys = hall.gate.keys().0.iter();
        let link = |(role, key): (&Role, &Key)| {
            let url = format!("{}{}#{}", self.inner.address, role.page(), key.text());
            Link { role: *role, url }
        };
        keys.map(link).collect()
    }

    /// How the links begin.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.inner.address
    }

    /// Everybody who has a page open: who may most first.
    #[must_use]
    pub fn guests(&self) -> Vec<Guest> {
        let hall = self.hall();
        let mut guests: BTreeMap<_, usize> = BTreeMap::new();
        for (who, from) in hall.seats.values() {
            let name = who.holder.and_then(|holder| hall.gate.person(holder)?.name.clone());
            *guests.entry((std::cmp::Reverse(who.role), name, *from)).or_default() += 1;
        }
        let guest = |((role, name, from), pages): ((std::cmp::Reverse<_>, _, _), _)| Guest {
            role: role.0,
            name,
            from,
            pages,
        };
        guests.into_iter().map(guest).collect()
    }

    /// Throws everybody out, and makes new keys: links that were given out open nothing any more.
    ///
    /// # Errors
    /// When the system gives no random bytes; then nobody is thrown out.
    pub fn throw_out(&self) -> io::Result<()> {
        let mut hall = self.hall();
        let roles: Vec<Role> = hall.gate.keys().0.keys().copied().collect();
        let keys = new_keys(&roles)?;
        hall.gate.change_keys(keys);
        // while the hall is held, so that nobody sits down in between
        self.inner.thrown.send_modify(|times| *times += 1);
        Ok(())
    }

    pub(super) fn admit(&self, asked: &Asked<'_>, now: TimeDelta) -> Result<Who, Denied> {
        self.hall().gate.admit(asked, now)
    }

    /// Trades a key for a cookie.
    pub(super) fn enter(
        &self,
        key: &str,
        from: IpAddr,
        now: TimeDelta,
    ) -> io::Result<Result<(Role, String), Denied>> {
        let fresh = random()?;
        let role = self.hall().gate.enter(key, from, fresh, now);
        Ok(role.map(|role| (role, fresh.text())))
    }

    /// Looks at somebody, and may note something about them.
    pub(super) fn of<T>(&self, who: Who, look: impl FnOnce(&mut Person) -> T) -> Option<T> {
        let mut hall = self.hall();
        hall.gate.person_mut(who.holder?).map(look)
    }

    /// Gives somebody a seat for as long as they follow a page.
    pub(super) fn sit(&self, who: Who, from: IpAddr) -> Result<Seat, NoSeat> {
        let mut hall = self.hall();
        if hall.seats.len() >= MAX_STREAMS {
            return Err(NoSeat::Taken);
        }
        if who.holder.is_some_and(|holder| hall.gate.person(holder).is_none()) {
            return Err(NoSeat::ThrownOut);
        }
        let number = hall.next;
        hall.next += 1;
        hall.seats.insert(number, (who, from));
        let thrown = self.inner.thrown.subscribe();
        Ok(Seat { door: self.clone(), number, thrown })
    }

    /// The hall, also when a thread panicked in it: what is there is whole at any time.
    fn hall(&self) -> MutexGuard<'_, Hall> {
        self.inner.hall.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why somebody gets no seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoSeat {
    /// All are taken.
    Taken,
    /// Everybody was thrown out a moment ago.
    ThrownOut,
}

/// The seat of somebody who follows a page; free again when it is dropped.
#[derive(Debug)]
pub(super) struct Seat {
    door: Door,
    number: u64,
    thrown: watch::Receiver<u64>,
}

impl Seat {
    /// Changes when everybody is thrown out.
    pub(super) fn thrown_out(&self) -> watch::Receiver<u64> {
        self.thrown.clone()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.door.hall().seats.remove(&self.number);
    }
}

impl Who {
    /// Whether a page asks, and not a script.
    pub(super) const fn is_page(&self) -> bool {
        matches!(self.holder, Some(Holder::Page(_)))
    }
}
