//! What was promised: the actions noted in past sessions, and those found done since. Pure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{NoteKind, Session, SessionId, TakenNote, search::team_key};
use crate::agenda::Text;

/// An action that was noted in a session, told so that it is understood in any other one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledge {
    /// In which session it was noted.
    pub session: SessionId,
    /// The sequence number of its note there.
    pub note: u64,
    /// The day of that session.
    pub date: NaiveDate,
    /// What is to be done.
    pub text: Text,
    /// The team whose action it is: its owner where that is a team, else the one it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defi: Option<Text>,
    /// Who is to act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text>,
}

/// A pledge that was found done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The sequence number of the event that says so.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who said so.
    pub by: Text,
    /// What was promised.
    pub pledge: Pledge,
}

impl Pledge {
    /// The pledges of a session, in the order of their notes.
    pub fn all(id: &SessionId, session: &Session) -> impl Iterator<Item = Self> {
        let teams: BTreeMap<String, Text> =
            session.teams().into_iter().rev().map(|team| (team_key(&team), team)).collect();
        let actions = session.notes().iter().filter(|taken| taken.note.kind == NoteKind::Action);
        actions.map(move |TakenNote { seq, note, .. }| {
            let doer = note.owner.as_ref().and_then(|owner| teams.get(&team_key(owner)));
            Self {
                session: id.clone(),
                note: *seq,
                date: session.plan().date,
                text: note.text.clone(),
                defi: doer.or(note.defi.as_ref()).cloned(),
                owner: note.owner.clone(),
            }
        })
    }

    /// Which one it is: its session, and its place there.
    #[must_use]
    pub fn key(&self) -> (SessionId, u64) {
        (self.session.clone(), self.note)
    }

    /// Whether it is an action of the team of that name, however it is written.
    #[must_use]
    pub fn is_about(&self, team: &str) -> bool {
        self.defi.as_deref().is_some_and(|defi| team_key(defi) == team_key(team))
    }
}

/// The one of these teams that an action's owner is; none where that is a person.
#[must_use]
pub fn doer<'a>(teams: &'a [Text], owner: &Text) -> Option<&'a Text> {
    let key = team_key(owner);
    teams.iter().find(|team| team_key(team) == key)
}

/// The pledges of past sessions that none of these says are kept: the latest first, and in the
/// order of their notes within one.
#[must_use]
pub fn unkept(past: &[(SessionId, Session)]) -> Vec<Pledge> {
    let kept: BTreeSet<(SessionId, u64)> =
        past.iter().flat_map(|(_, session)| session.kept()).map(|kept| kept.pledge.key()).collect();
    let mut latest: Vec<&(SessionId, Session)> = past.iter().collect();
    latest.sort_by_key(|(_, session)| std::cmp::Reverse(session.opened_at()));
    let pledges = latest.into_iter().flat_map(|(id, session)| Pledge::all(id, session));
    pledges.filter(|pledge| !kept.contains(&pledge.key())).collect()
}
