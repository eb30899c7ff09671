//! Who may do what: the one place of the server that says no.
//!
//! Pure: what a request says of itself is data, and the time is an argument.

use std::{
    collections::{BTreeMap, VecDeque},
    net::IpAddr,
};

use chrono::TimeDelta;

use super::{
    host::Hosts,
    key::Key,
    limits::{MAX_OWN, MAX_PEOPLE, Spent, WRITES, WRONG_KEYS},
};
use crate::{agenda::Text, session::SessionId};

/// What somebody may do: each may do what the ones before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees what the room sees.
    Viewer,
    /// Reads and takes notes.
    Notes,
    /// Drives the session.
    Facilitator,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Notes, Self::Facilitator];

    /// The name that scripts see.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Notes => "notes",
            Self::Facilitator => "facilitator",
        }
    }

    /// The page that its link opens.
    #[must_use]
    pub const fn page(self) -> &'static str {
        match self {
            Self::Viewer => "/",
            Self::Notes => "/notes",
            Self::Facilitator => "/pilote",
        }
    }
}

/// The keys that open the door, one a role; a role without a key stays outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys(pub BTreeMap<Role, Key>);

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A page without anything of the session in it, or what somebody is allowed.
    Nothing,
    /// What the room sees.
    Read,
    /// The notes.
    ReadNotes,
    /// To take a note.
    TakeNotes,
    /// To drive the session.
    Drive,
    /// To trade a key for a cookie.
    Enter,
}

impl Need {
    /// Whether it changes something, and so is asked for by `POST`.
    #[must_use]
    pub const fn writes(self) -> bool {
        match self {
            Self::Nothing | Self::Read | Self::ReadNotes => false,
            Self::TakeNotes | Self::Drive | Self::Enter => true,
        }
    }

    /// The least role that may; none where nobody is asked who they are.
    const fn role(self, open: bool) -> Option<Role> {
        match self {
            Self::Nothing | Self::Enter => None,
            Self::Read if open => None,
            Self::Read => Some(Role::Viewer),
            Self::ReadNotes | Self::TakeNotes => Some(Role::Notes),
            Self::Drive => Some(Role::Facilitator),
        }
    }
}

/// What a request says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// What it is for.
    pub need: Need,
    /// Where it comes from.
    pub from: IpAddr,
    /// The address of this machine that it came to.
    pub to: IpAddr,
    /// Its one `Host` line; none where there is none, or more than one.
    pub host: Option<&'a str>,
    /// Its `Origin`.
    pub origin: Option<&'a str>,
    /// Its `Sec-Fetch-Site`.
    pub site: Option<&'a str>,
    /// Its `Content-Type`.
    pub content: Option<&'a str>,
    /// The key of its `Authorization: Bearer`.
    pub bearer: Option<&'a str>,
    /// Its cookie of ours.
    pub cookie: Option<&'a str>,
}

/// Why a request is sent away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// It used a name that is not ours.
    Host,
    /// It comes from another site's page.
    Foreign,
    /// It does not say who asks.
    NoKey,
    /// What it says opens nothing, or nothing any more.
    WrongKey,
    /// Whoever asks may not do that.
    Role,
    /// Its body is not announced as JSON.
    Content,
    /// It was asked too often.
    TooOften {
        /// How long to wait.
        wait: TimeDelta,
    },
}

/// Whom the door knows somebody by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A page, by its cookie.
    Page(Key),
    /// Scripts of one role at one address.
    Script(Role, IpAddr),
}

/// Somebody who has shown a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What they may do.
    pub role: Role,
    /// Where they were last seen.
    pub from: IpAddr,
    /// The name that they sign with.
    pub name: Option<Text>,
    /// When they last asked for the next cue.
    pub pressed: Option<TimeDelta>,
    writes: Spent,
    seen: TimeDelta,
    own: VecDeque<(SessionId, u64)>,
}

impl Person {
    /// Keeps in mind that they have written a note.
    pub fn wrote(&mut self, session: SessionId, seq: u64) {
        if self.own.len() >= MAX_OWN {
            self.own.pop_front();
        }
        self.own.push_back((session, seq));
    }

    /// Whether they may take a note back: its author, or whoever drives.
    #[must_use]
    pub fn may_take_back(&self, session: &SessionId, seq: u64) -> bool {
        let drives = self.role >= Role::Facilitator;
        drives || self.own.iter().any(|(of, own)| of == session && *own == seq)
    }
}

/// Who asks, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// What they may do; none for somebody who has shown no key.
    pub role: Option<Role>,
    /// Whom the door knows them by.
    pub holder: Option<Holder>,
}

/// The door: what opens it, and who came in.
#[derive(Debug, Clone)]
pub struct Gate {
    hosts: Hosts,
    /// Whether only this machine itself can come: then what the room sees needs no key.
    open: bool,
    keys: Keys,
    people: BTreeMap<Holder, Person>,
    wrong: BTreeMap<IpAddr, Spent>,
}

impl Gate {
    /// A door to a server that `hosts` names; `open` where only this machine can reach it.
    #[must_use]
    pub const fn new(hosts: Hosts, open: bool, keys: Keys) -> Self {
        Self { hosts, open, keys, people: BTreeMap::new(), wrong: BTreeMap::new() }
    }

    /// Says whether a request may pass at `now`, a reading of the monotonic clock, and who asks.
    ///
    /// # Errors
    /// Why not.
    pub fn admit(&mut self, asked: &Asked<'_>, now: TimeDelta) -> Result<Who, Denied> {
        let ours = asked.host.is_some_and(|host| self.hosts.allows(host, asked.to));
        if !ours {
            return Err(Denied::Host);
        }
        if asked.need == Need::Nothing {
            return Ok(self.who(asked, now).unwrap_or(Who { role: None, holder: None }));
        }
        if !self.is_own_page(asked) {
            return Err(Denied::Foreign);
        }
        let who = match asked.need.role(self.open) {
            Some(least) => {
                let who = self.who(asked, now)?;
                let page = matches!(who.holder, Some(Holder::Page(_)));
                if page && asked.need.writes() && asked.origin.is_none() {
                    return Err(Denied::Foreign);
                }
                match who.role {
                    None => return Err(Denied::NoKey),
                    Some(role) if role < least => return Err(Denied::Role),
                    Some(_) => who,
                }
            }
            // what needs no key is not refused to a key that has gone stale
            None => self.who(asked, now).unwrap_or(Who { role: None, holder: None }),
        };
        if asked.need.writes() && !asked.content.is_some_and(is_json) {
            return Err(Denied::Content);
        }
        if asked.need.writes()
            && let Some(person) = who.holder.and_then(|holder| self.people.get_mut(&holder))
        {
            person.writes.once_more(now, WRITES).map_err(|wait| Denied::TooOften { wait })?;
        }
        Ok(who)
    }

    /// Trades a key for what the page of `from` is known by from then on: `fresh`, which nobody
    /// can guess.
    ///
    /// # Errors
    /// When it opens nothing, or too many wrong ones came from there.
    pub fn enter(
        &mut self,
        key: &str,
        from: IpAddr,
        fresh: Key,
        now: TimeDelta,
    ) -> Result<Role, Denied> {
        let role = self.role_of(key, from, now)?;
        self.remember(Holder::Page(fresh), role, from, now);
        Ok(role)
    }

    /// Throws everybody out: from now on only `keys` open the door.
    pub fn change_keys(&mut self, keys: Keys) {
        self.keys = keys;
        self.people.clear();
    }

    /// What opens the door.
    #[must_use]
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Somebody who has shown a key.
    #[must_use]
    pub fn person(&self, holder: Holder) -> Option<&Person> {
        self.people.get(&holder)
    }

    /// The same, to be told more of.
    pub fn person_mut(&mut self, holder: Holder) -> Option<&mut Person> {
        self.people.get_mut(&holder)
    }

    /// Whether nothing says that the request was made by another site's page.
    fn is_own_page(&self, asked: &Asked<'_>) -> bool {
        let origin = asked.origin.is_none_or(|origin| self.hosts.allows_origin(origin, asked.to));
        let site = match asked.site {
            // `none` is what people typed themselves
            None | Some("same-origin") => true,
            Some("none") => !asked.need.writes(),
            Some(_) => false,
        };
        origin && site
    }

    fn who(&mut self, asked: &Asked<'_>, now: TimeDelta) -> Result<Who, Denied> {
        if let Some(key) = asked.bearer {
            let role = self.role_of(key, asked.from, now)?;
            let holder = Holder::Script(role, asked.from);
            self.remember(holder, role, asked.from, now);
            return Ok(Who { role: Some(role), holder: Some(holder) });
        }
        let Some(cookie) = asked.cookie else { return Ok(Who { role: None, holder: None }) };
        let holder = Key::read(cookie).map(Holder::Page).ok_or(Denied::WrongKey)?;
        let person = self.people.get_mut(&holder).ok_or(Denied::WrongKey)?;
        person.from = asked.from;
        person.seen = now;
        Ok(Who { role: Some(person.role), holder: Some(holder) })
    }

    fn role_of(&mut self, key: &str, from: IpAddr, now: TimeDelta) -> Result<Role, Denied> {
        let spent = self.wrong.get(&from).copied().unwrap_or_default();
        spent.may(now, WRONG_KEYS).map_err(|wait| Denied::TooOften { wait })?;
        let typed = Key::read(key);
        // every key is looked at, whichever fits
        let mut fits = None;
        for (role, key) in &self.keys.0 {
            if typed.is_some_and(|typed| key.is(typed)) {
                fits = Some(*role);
            }
        }
        if let Some(role) = fits {
            return Ok(role);
        }
        self.wrong.retain(|_, spent| !spent.is_over(now));
        if self.wrong.len() < MAX_PEOPLE || self.wrong.contains_key(&from) {
            // it was allowed just now
            let _ = self.wrong.entry(from).or_default().once_more(now, WRONG_KEYS);
        }
        Err(Denied::WrongKey)
    }

    fn remember(&mut self, holder: Holder, role: Role, from: IpAddr, now: TimeDelta) {
        if let Some(person) = self.people.get_mut(&holder) {
            person.from = from;
            person.seen = now;
            return;
        }
        if self.people.len() >= MAX_PEOPLE {
            let oldest = self.people.iter().min_by_key(|(_, person)| person.seen);
            if let Some(oldest) = oldest.map(|(holder, _)| *holder) {
                self.people.remove(&oldest);
            }
        }
        let writes = Spent::default();
        let own = VecDeque::new();
        let person = Person { role, from, name: None, pressed: None, writes, seen: now, own };
        self.people.insert(holder, person);
    }
}

/// Whether a content type is JSON in UTF-8, and nothing else: a form of another site's page can
/// send three types without asking, and this is none of them.
fn is_json(content: &str) -> bool {
    let mut parts = content.split(';').map(str::trim);
    let kind = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    kind && parts.all(|part| {
        part.split_once('=').is_some_and(|(name, value)| {
            name.trim().eq_ignore_ascii_case("charset")
                && value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
    })
}
