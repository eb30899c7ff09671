//! The names that an agenda file may hold, and the one that a misspelt name was meant to be.

use strsim::damerau_levenshtein;

use super::{Choice, Node};
use crate::agenda::{Anchor, Kind, Place, Role, Then, fold_name};

impl Node {
    /// All of them.
    const ALL: [Self; 8] = [
        Self::Agenda,
        Self::Defi,
        Self::Slot,
        Self::Phase,
        Self::Track,
        Self::Programme,
        Self::Frame,
        Self::Date,
    ];

    /// The name in a file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agenda => "Agenda",
            Self::Defi => "Defi",
            Self::Slot => "Slot",
            Self::Phase => "Phase",
            Self::Track => "Track",
            Self::Programme => "Programme",
            Self::Frame => "Frame",
            Self::Date => "Date",
        }
    }

    /// The part that goes by this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|node| node.name() == name)
    }

    /// The fields that it has, in the order in which they are written.
    #[must_use]
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Agenda => &[
                "title",
                "date",
                "zone",
                "lang",
                "end",
                "place",
                "audience",
                "hosts",
                "objectives",
                "source",
                "lineup",
                "slots",
            ],
            Self::Defi => &["name", "owner", "presenters", "with", "from", "place", "link"],
            Self::Slot => &[
                "day",
                "start",
                "end",
                "length",
                "kind",
                "title",
                "turns",
                "phases",
                "changeover",
                "tracks",
                "rounds",
                "anchor",
                "floor",
                "locked",
                "note",
                "prompts",
            ],
            Self::Phase => &[
                "title", "length", "role", "floor", "warn", "danger", "grace", "then", "script",
                "prompts",
            ],
            Self::Track => &["title", "room", "hosts", "prompts"],
            Self::Programme => &["title", "zone", "lang", "frame", "source", "dates"],
            Self::Frame => &["start", "end", "place"],
            Self::Date => &[
                "date",
                "start",
                "end",
                "place",
                "audience",
                "hosts",
                "theme",
                "objectives",
                "after",
                "note",
                "agenda",
            ],
        }
    }

    /// Other words that people write for its fields, and the field meant.
    const fn field_aliases(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Agenda => &[
                ("titre", "title"),
                ("name", "title"),
                ("jour", "date"),
                ("day", "date"),
                ("timezone", "zone"),
                ("fuseau", "zone"),
                ("langue", "lang"),
                ("language", "lang"),
                ("fin", "end"),
                ("lieu", "place"),
                ("location", "place"),
                ("public", "audience"),
                ("animateurs", "hosts"),
                ("facilitators", "hosts"),
                ("objectifs", "objectives"),
                ("goals", "objectives"),
                ("defis", "lineup"),
                ("teams", "lineup"),
                ("ordre", "lineup"),
                ("creneaux", "slots"),
                ("sessions", "slots"),
                ("items", "slots"),
            ],
            Self::Defi => &[
                ("nom", "name"),
                ("title", "name"),
                ("avec", "with"),
                ("speakers", "presenters"),
                ("lien", "link"),
                ("url", "link"),
            ],
            Self::Slot => &[
                ("jour", "day"),
                ("date", "day"),
                ("debut", "start"),
                ("begin", "start"),
                ("from", "start"),
                ("fin", "end"),
                ("to", "end"),
                ("duree", "length"),
                ("duration", "length"),
                ("type", "kind"),
                ("genre", "kind"),
                ("titre", "title"),
                ("name", "title"),
                ("tours", "turns"),
                ("teams", "turns"),
                ("passages", "turns"),
                ("plancher", "floor"),
                ("minimum", "floor"),
                ("remarque", "note"),
                ("notes", "note"),
                ("questions", "prompts"),
                ("parallel", "tracks"),
                ("tables", "tracks"),
                ("transition", "changeover"),
            ],
            Self::Phase => &[
                ("titre", "title"),
                ("name", "title"),
                ("duree", "length"),
                ("duration", "length"),
                ("warning", "warn"),
                ("minimum", "floor"),
                ("questions", "prompts"),
            ],
            Self::Track => &[
                ("titre", "title"),
                ("name", "title"),
                ("salle", "room"),
                ("place", "room"),
                ("questions", "prompts"),
            ],
            Self::Programme => &[
                ("titre", "title"),
                ("name", "title"),
                ("timezone", "zone"),
                ("fuseau", "zone"),
                ("langue", "lang"),
                ("language", "lang"),
                ("cadre", "frame"),
                ("jours", "dates"),
                ("sessions", "dates"),
                ("calendrier", "dates"),
            ],
            Self::Frame => &[
                ("debut", "start"),
                ("begin", "start"),
                ("from", "start"),
                ("fin", "end"),
                ("to", "end"),
                ("lieu", "place"),
                ("location", "place"),
            ],
            Self::Date => &[
                ("jour", "date"),
                ("day", "date"),
                ("debut", "start"),
                ("begin", "start"),
                ("from", "start"),
                ("fin", "end"),
                ("to", "end"),
                ("lieu", "place"),
                ("location", "place"),
                ("public", "audience"),
                ("animateurs", "hosts"),
                ("host", "hosts"),
                ("facilitators", "hosts"),
                ("thematique", "theme"),
                ("title", "theme"),
                ("titre", "theme"),
                ("objectifs", "objectives"),
                ("goals", "objectives"),
                ("apres", "after"),
                ("remarque", "note"),
                ("file", "agenda"),
                ("fichier", "agenda"),
            ],
        }
    }

    /// The field that `name` was probably meant to be.
    pub(super) fn nearest_field(self, name: &str) -> Option<&'static str> {
        nearest(name, self.fields(), self.field_aliases())
    }
}

impl Choice {
    /// The field that it is the value of.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Anchor => "anchor",
            Self::Role => "role",
            Self::Then => "then",
            Self::Place => "place",
            Self::Turns => "turns",
        }
    }

    /// The names that it knows.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Kind => &[
                "Welcome",
                "Presentations",
                "Break",
                "Workshop",
                "Restitution",
                "Debrief",
                "Other",
            ],
            Self::Anchor => &["Floating", "NotBefore", "Fixed", "EndAt"],
            Self::Role => &["Presentation", "Feedback"],
            Self::Then => &["Wait", "Advance"],
            Self::Place => &["First", "Last"],
            Self::Turns => &["All"],
        }
    }

    const fn aliases(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Kind => &[
                ("accueil", "Welcome"),
                ("introduction", "Welcome"),
                ("presentation", "Presentations"),
                ("talks", "Presentations"),
                ("demos", "Presentations"),
                ("pause", "Break"),
                ("lunch", "Break"),
                ("dejeuner", "Break"),
                ("coffee", "Break"),
                ("atelier", "Workshop"),
                ("groupes", "Workshop"),
                ("bilan", "Debrief"),
                ("cloture", "Debrief"),
                ("closing", "Debrief"),
                ("retrospective", "Debrief"),
                ("autre", "Other"),
                ("feedback", "Restitution"),
            ],
            Self::Anchor => &[("fixe", "Fixed"), ("flottant", "Floating")],
            Self::Role => &[("reactions", "Feedback"), ("retours", "Feedback")],
            Self::Then => &[("attendre", "Wait"), ("auto", "Advance"), ("next", "Advance")],
            Self::Place => &[("premier", "First"), ("dernier", "Last")],
            Self::Turns => &[("tous", "All"), ("toutes", "All"), ("everyone", "All")],
        }
    }

    /// The name that `name` was probably meant to be.
    pub(super) fn nearest(self, name: &str) -> Option<&'static str> {
        nearest(name, self.names(), self.aliases())
    }
}

/// The kind that goes by this name.
pub(super) fn kind(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// The anchor that goes by this name.
pub(super) fn anchor(name: &str) -> Option<Anchor> {
    Some(match name {
        "Floating" => Anchor::Floating,
        "NotBefore" => Anchor::NotBefore,
        "Fixed" => Anchor::Fixed,
        "EndAt" => Anchor::EndAt,
        _ => return None,
    })
}

/// The role that goes by this name.
pub(super) fn role(name: &str) -> Option<Role> {
    Some(match name {
        "Presentation" => Role::Presentation,
        "Feedback" => Role::Feedback,
        _ => return None,
    })
}

/// What comes after a phase, by name.
pub(super) fn then(name: &str) -> Option<Then> {
    Some(match name {
        "Wait" => Then::Wait,
        "Advance" => Then::Advance,
        _ => return None,
    })
}

/// The wish for the order that goes by this name.
pub(super) fn place(name: &str) -> Option<Place> {
    Some(match name {
        "First" => Place::First,
        "Last" => Place::Last,
        _ => return None,
    })
}

/// The longest name that a nearest one is looked for, in bytes.
const MAX_MISSPELT: usize = 64;

/// Of `known`, directly or through `aliases`, the nearest to `name`; none when all are far.
fn nearest(
    name: &str,
    known: &[&'static str],
    aliases: &[(&'static str, &'static str)],
) -> Option<&'static str> {
    let direct = known.iter().map(|known| (*known, *known));
    nearest_of(name, aliases.iter().copied().chain(direct))
}

/// The zone that is nearest to `name`, which may be the name of its city alone.
pub(super) fn nearest_zone(name: &str) -> Option<&'static str> {
    if name.contains(|c: char| c.is_ascii_digit()) {
        // an offset, which names no place
        return None;
    }
    let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let cities = zones.clone().filter_map(|zone| Some((zone.rsplit_once('/')?.1, zone)));
    nearest_of(name, zones.map(|zone| (zone, zone)).chain(cities))
}

/// Of pairs of a spelling and what it stands for, the one whose spelling is nearest to `name`.
pub(in crate::agenda) fn nearest_of<'k, T>(
    name: &str,
    known: impl Iterator<Item = (&'k str, T)>,
) -> Option<T> {
    if name.len() > MAX_MISSPELT {
        return None;
    }
    let name = fold_name(name);
    let far = name.chars().count().div_ceil(3).min(4) + 1;
    known
        .filter(|(spelling, _)| spelling.len() <= MAX_MISSPELT)
        .map(|(spelling, meant)| (damerau_levenshtein(&name, &fold_name(spelling)), meant))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance < far)
        .map(|(_, meant)| meant)
}
