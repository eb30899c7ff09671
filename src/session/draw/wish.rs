//! What teams ask of the order, and what could not be kept of it, with why.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Ticket, Urn};
use crate::agenda::{Place, Text, fold_name};

/// What is asked of an order, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Wish {
    /// Nobody presents before being here.
    Hour,
    /// Who asks to be first or last is.
    Place,
    /// No two teams of the same owner are in a row.
    Neighbours,
}

/// Something that was asked for and could not be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unkept {
    /// A team presents before it is here.
    Hour {
        /// Which team.
        defi: Text,
        /// When its turn begins.
        starts: DateTime<Utc>,
        /// An hour from which there are not turns enough: the team's own, or a later one.
        from: DateTime<Utc>,
        /// How many turns begin then or later.
        turns: u16,
        /// How many teams are not here before then.
        teams: u16,
    },
    /// A team is not among the first, or the last, as it asked to be: the hours do not let it.
    Place {
        /// Which team.
        defi: Text,
        /// Where it asked to be.
        place: Place,
    },
    /// Two teams of the same owner are in a row.
    Neighbours {
        /// The one before.
        first: Text,
        /// The one after.
        second: Text,
        /// Their owner.
        owner: Text,
        /// Why.
        why: WhyNeighbours,
    },
    /// There are too many different wishes: those of this kind were not looked at.
    Unlooked {
        /// Which kind.
        wish: Wish,
    },
}

/// Why two teams of the same owner are in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyNeighbours {
    /// Too many of the turns are the owner's.
    TooMany {
        /// How many are.
        theirs: u16,
        /// Of how many.
        of: u16,
    },
    /// The hours and places that teams ask for do not let it be otherwise.
    OtherWishes,
}

/// The owner as it is compared: accents and case ignored; none where nothing is written.
pub(super) fn owner(ticket: &Ticket) -> Option<String> {
    ticket.owner.as_deref().map(fold_name).filter(|owner| !owner.is_empty())
}

/// Whether a team is asked to present before it is here.
pub(super) fn is_early(ticket: &Ticket, starts: DateTime<Utc>) -> bool {
    ticket.from.is_some_and(|from| starts < from)
}

/// Whether the place `at` is not the one that a team asks for: among the first as many as ask to
/// be first, or the last as many as ask to be last.
pub(super) fn is_misplaced(urn: &Urn, ticket: &Ticket, at: usize) -> bool {
    let asking = |place| urn.tickets.iter().filter(|other| other.place == Some(place)).count();
    match ticket.place {
        None => false,
        Some(Place::First) => at >= asking(Place::First),
        Some(Place::Last) => at + asking(Place::Last) < urn.tickets.len(),
    }
}

/// What an order does not keep, apart from the kinds that were not looked at.
pub(super) fn unkept(urn: &Urn, order: &[&Ticket], unlooked: &[Wish]) -> Vec<Unkept> {
    let looked = |wish| !unlooked.contains(&wish);
    let mut unkept = Vec::new();
    let seats = || order.iter().zip(&urn.turns).enumerate();
    if looked(Wish::Hour) {
        let early = seats().filter(|(_, (ticket, turn))| is_early(ticket, turn.starts));
        unkept.extend(early.map(|(_, (ticket, turn))| hour(urn, ticket, turn.starts)));
    }
    if looked(Wish::Place) {
        let misplaced = seats().filter(|(at, (ticket, _))| is_misplaced(urn, ticket, *at));
        unkept.extend(misplaced.filter_map(|(_, (ticket, _))| {
            Some(Unkept::Place { defi: ticket.defi.clone(), place: ticket.place? })
        }));
    }
    if looked(Wish::Neighbours) {
        let all: Vec<&Ticket> = urn.after.iter().chain(order.iter().copied()).collect();
        let pairs = all.windows(2).filter_map(|pair| match pair {
            [first, second] => neighbours(urn, first, second),
            [..] => None,
        });
        unkept.extend(pairs);
    }
    unkept
}

/// The hour from which turns are lacking most: a team's own, or that of others who need them too.
fn hour(urn: &Urn, ticket: &Ticket, starts: DateTime<Utc>) -> Unkept {
    let turns = |from| urn.turns.iter().filter(|turn| turn.starts >= from).count();
    let teams = |from| urn.tickets.iter().filter(|other| other.from >= Some(from)).count();
    let own = ticket.from.unwrap_or(starts);
    let hours = urn.tickets.iter().filter_map(|other| other.from).filter(|from| *from >= own);
    let lacking = |from: &DateTime<Utc>| teams(*from).saturating_sub(turns(*from));
    let from = hours.max_by_key(|from| (lacking(from), std::cmp::Reverse(*from))).unwrap_or(own);
    Unkept::Hour {
        defi: ticket.defi.clone(),
        starts,
        from,
        turns: count(turns(from)),
        teams: count(teams(from)),
    }
}

fn neighbours(urn: &Urn, first: &Ticket, second: &Ticket) -> Option<Unkept> {
    let shared = owner(second).filter(|theirs| owner(first).as_ref() == Some(theirs))?;
    let theirs = |ticket: &&Ticket| owner(ticket).as_ref() == Some(&shared);
    let before = urn.after.iter().filter(theirs).count();
    let (theirs, of) = (urn.tickets.iter().filter(theirs).count() + before, urn.tickets.len());
    let of = of + before;
    let why = if theirs > of.div_ceil(2) {
        WhyNeighbours::TooMany { theirs: count(theirs), of: count(of) }
    } else {
        WhyNeighbours::OtherWishes
    };
    Some(Unkept::Neighbours {
        first: first.defi.clone(),
        second: second.defi.clone(),
        owner: second.owner.clone()?,
        why,
    })
}

/// A number of turns or teams; the agenda's limits keep it in range.
fn count(of: usize) -> u16 {
    u16::try_from(of).unwrap_or(u16::MAX)
}
