//! How many pass, and how long each has: `quatre défis`, `7 min de présentation`, `3 min/équipe`.

use super::{fold::Folded, number::whole};
use crate::import::times::length::{compact, length, repeat};

/// What the words of a slot, or of a rule above it, say about turns and rounds; lengths in seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::import) struct Counts {
    /// How many pass.
    pub items: Option<u32>,
    /// How long each presents.
    pub item: Option<u32>,
    /// How long the room reacts to each.
    pub feedback: Option<u32>,
    /// How long it takes to change over.
    pub transition: Option<u32>,
    /// How often the same is done.
    pub rounds: Option<u32>,
    /// How long one of these takes.
    pub round: Option<u32>,
    /// Whether a length is said to be for each of something.
    pub each: bool,
    /// How long each presents, where a part of its time is said to be for that.
    pub said: Option<u32>,
}

impl Counts {
    /// Whether nothing is said.
    pub(in crate::import) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How long each presents: the part that is for that, else the whole.
    pub(in crate::import) fn presents(&self) -> Option<u32> {
        self.said.or(self.item)
    }

    /// Fills what is unknown from `other`.
    pub(in crate::import) fn or(self, other: Self) -> Self {
        Self {
            items: self.items.or(other.items),
            item: self.item.or(other.item),
            feedback: self.feedback.or(other.feedback),
            transition: self.transition.or(other.transition),
            rounds: self.rounds.or(other.rounds),
            round: self.round.or(other.round),
            each: self.each || other.each,
            said: self.said.or(other.said),
        }
    }
}

/// Who passes.
const TEAMS: &[&str] = &[
    "defi",
    "defis",
    "equipe",
    "equipes",
    "projet",
    "projets",
    "groupe",
    "groupes",
    "team",
    "teams",
    "project",
    "projects",
    "group",
    "groups",
    "presentation",
    "presentations",
    "talk",
    "talks",
    "pitch",
    "pitchs",
    "pitches",
    "demo",
    "demos",
    "speaker",
    "speakers",
    "gruppe",
    "gruppen",
    "projekt",
    "projekte",
    "projekten",
    "vortrag",
    "vortrage",
    "prasentation",
    "prasentationen",
    "equipo",
    "equipos",
    "proyecto",
    "proyectos",
    "grupo",
    "grupos",
    "charla",
    "charlas",
    "presentacion",
    "presentaciones",
    "groep",
    "groepen",
    "presentatie",
    "presentaties",
    "praatjes",
    "personne",
    "person",
    "participant",
    "participants",
    "kopf",
    "participante",
    "participantes",
    "persona",
    "deelnemer",
    "orateur",
    "orateurs",
    "binome",
    "binomes",
    "startup",
    "startups",
    "startups",
    "start-ups",
    "teilnehmer",
    "tisch",
    "table",
    "tables",
    "idee",
    "idees",
    "idea",
    "ideas",
    "atelier",
    "porteur",
    "porteurs",
    "expose",
    "exposes",
    "intervenant",
    "intervenants",
    "referent",
    "referenten",
    "impuls",
    "impulse",
    "input",
    "inputs",
    "beitrag",
    "beitrage",
    "ponencia",
    "ponencias",
    "ponente",
    "ponentes",
    "passage",
    "passages",
    "sprecher",
    "spreker",
    "sprekers",
    "challenge",
    "challenges",
    "reto",
    "retos",
    "uitdaging",
    "uitdagingen",
];
const EACH: &[&str] = &[
    "par",
    "per",
    "pro",
    "por",
    "je",
    "jeweils",
    "jede",
    "jeder",
    "jedes",
    "chaque",
    "chacun",
    "chacune",
    "each",
    "every",
    "cada",
    "elk",
    "elke",
    "ieder",
    "iedere",
    "apiece",
    "par tete",
    "pour chaque",
    "for each",
];
const FEEDBACK: &[&str] = &[
    "reaction*",
    "question*",
    "questions",
    "q&a",
    "q & a",
    "q/r",
    "q and a",
    "feedback*",
    "echange*",
    "discussion*",
    "retour*",
    "debat*",
    "discuss*",
    "fragen",
    "frage",
    "ruckfragen",
    "ruckmeldung*",
    "diskussion*",
    "rueckfragen",
    "preguntas",
    "debate",
    "comentarios",
    "vragen",
    "discussie",
    "reactie*",
    "answers",
    "jury",
    "comment*",
    "retroalimentacion",
    "terugkoppeling",
    "nachfragen",
    "critique*",
    "reaccion*",
    "respuestas",
    "intercambio",
    "aussprache",
    "bespreking",
    "nabespreking",
];
const TRANSITION: &[&str] = &[
    "transition*",
    "changement*",
    "change-over*",
    "changeover*",
    "change over",
    "installation*",
    "switch*",
    "setup",
    "set-up",
    "wechsel",
    "umbau*",
    "ubergang*",
    "cambio*",
    "transicion*",
    "wissel*",
    "overgang*",
    "rotation*",
    "battement",
    "mise en place",
    "turnaround",
    "swap",
    "umbaupause",
    "wisseltijd",
    "hand-over",
    "handover",
];
const PRESENTATION: &[&str] = &[
    "presentation*",
    "presenter",
    "present",
    "presents",
    "presentieren",
    "prasent*",
    "pitch*",
    "demo*",
    "expose*",
    "talk*",
    "vortrag*",
    "presentacion*",
    "presentar",
    "presentatie*",
    "presente*",
    "speech",
    "passage",
    "exposicion*",
    "ponencia*",
    "charla*",
    "vorstellung*",
    "presenting",
    "parole",
    "impuls*",
    "input*",
];

/// Reads the counts of one text.
pub(in crate::import) fn counts(line: &str, presents: bool) -> Counts {
    let text = Folded::new(line);
    let mut counts = Counts { each: says_each(&text), ..Counts::default() };
    let mut at = 0;
    while at < text.len() {
        if text.before(at).is_alphanumeric() {
            at += 1;
            continue;
        }
        if let Some((found, end)) = repeat(&text, at) {
            if presents {
                counts.items = counts.items.or(Some(found.count));
                counts.item = counts.item.or(found.seconds);
            } else {
                counts.round = match counts.rounds {
                    Some(_) if counts.round != found.seconds => None,
                    _ => found.seconds,
                };
                counts.rounds = Some(counts.rounds.unwrap_or(0).saturating_add(found.count));
            }
            at = end;
            continue;
        }
        if let Some((seconds, end)) = compact(&text, at).or_else(|| length(&text, at)) {
            at = length_of(&text, at, end, seconds, &mut counts);
            continue;
        }
        if let Some((count, end)) = whole(&text, at) {
            let team = team(&text, teams_at(&text, end));
            if team.is_some() && count > 1 && count <= 500 && !ordinal(&text, at) {
                counts.items = counts.items.or(Some(count));
            }
            // "6 groups x 5 minutes", "drei Vorträge à 15 Minuten"
            if let Some((seconds, stop)) = team.and_then(|end| of_each(&text, end)) {
                counts.item = counts.item.or(Some(seconds));
                at = stop;
                continue;
            }
            at = end.max(at + 1);
            continue;
        }
        at = text.word_end(at).max(at + 1);
    }
    if counts.item.is_none()
        && counts.said.is_none()
        && counts.feedback.is_none()
        && counts.transition.is_none()
    {
        counts.each = false;
    }
    counts
}

/// Where a word for who passes ends, on its own or at the end of a longer one: `Kurzvorträge`.
fn team(text: &Folded, at: usize) -> Option<usize> {
    const ENDS: &[&str] = &[
        "vortrage",
        "vortragen",
        "prasentationen",
        "gruppen",
        "teams",
        "presentaties",
        "projekte",
    ];
    let end = text.word_end(at);
    let word: String = text.low.get(at..end)?.iter().collect();
    text.after_word(at, TEAMS)
        .or_else(|| ENDS.iter().any(|ending| word.ends_with(ending)).then_some(end))
}

/// The length that each of those just named has: `de 5 minutes`, `à 15 Minuten`, `x 5 min`.
fn of_each(text: &Folded, end: usize) -> Option<(u32, usize)> {
    let at = text.skip_spaces(end);
    let after =
        text.after_word(at, &["de", "of", "a", "von", "zu", "van", "x", "je", "for", "at", "in"])?;
    length(text, text.skip_spaces(after))
}

/// Skips an adjective between a number and who passes: `3 short talks`, `quatre courtes démos`.
fn teams_at(text: &Folded, end: usize) -> usize {
    let at = text.skip_spaces(end);
    if team(text, at).is_some() {
        return at;
    }
    text.skip_spaces(text.word_end(at))
}

/// Whether the number at `at` names one of several: `Groupe 3`, `agency 2`, `/ 3 défis`.
fn ordinal(text: &Folded, at: usize) -> bool {
    let before = text.low[..at].iter().rposition(|c| *c != ' ');
    before.is_some_and(|place| matches!(text.low[place], '/' | '#'))
        || text.low[..at].iter().collect::<String>().trim_end().ends_with(" de")
            && text.after_word(text.skip_spaces(text.word_end(at)), &["par"]).is_some()
}

/// Files one length under what it is for; returns where reading goes on.
fn length_of(text: &Folded, at: usize, end: usize, seconds: u32, counts: &mut Counts) -> usize {
    let stop = clause_end(text, end);
    let after = text.text(end, stop);
    let after = super::fold::fold(&after);
    let first = after.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    let part = after.trim_start();
    let before = before_clause(text, at);
    let each_here = part.starts_with('/') || starts_each(&first) || ends_each(&before);
    let for_it = |words: &[&str]| {
        let near = first.split(['+', ',', ';', '&', '/']).next().unwrap_or_default();
        has(near, words) || has(&before, words) && !has(near, FEEDBACK) && !has(near, TRANSITION)
    };
    if for_it(FEEDBACK) {
        let including = has(
            &before,
            &[
                "dont",
                "including",
                "incl",
                "davon",
                "incluidos",
                "incluidas",
                "incluyendo",
                "waarvan",
                "inkl",
                "inclusief",
                "y compris",
            ],
        );
        if including && let Some(item) = counts.item.filter(|item| *item > seconds) {
            counts.item = Some(item - seconds);
        }
        counts.feedback = counts.feedback.or(Some(seconds));
        counts.each |= each_here;
    } else if for_it(TRANSITION) {
        counts.transition = counts.transition.or(Some(seconds));
    } else if for_it(PRESENTATION) && !each_here {
        counts.said = counts.said.or(Some(seconds));
    } else if each_here || counts.each {
        counts.item = counts.item.or(Some(seconds));
        counts.each |= each_here;
    }
    end.max(at + 1)
}

/// Where the words that belong to a length end: at the next length, or the end of the sentence.
fn clause_end(text: &Folded, end: usize) -> usize {
    let mut at = end;
    while at < text.len() {
        let c = text.at(at);
        if matches!(c, '.' | ';' | '(' | ')' | '!' | '?') {
            return at;
        }
        if !text.before(at).is_alphanumeric() && length(text, at).is_some() {
            return at;
        }
        at += 1;
    }
    at
}

/// The words between the mark before `at` and `at`: `Questions :` in `Questions : 5 min`.
fn before_clause(text: &Folded, at: usize) -> String {
    let from = text.low[..at]
        .iter()
        .rposition(|c| matches!(c, ',' | ';' | '.' | '+' | '(' | '&') || c.is_ascii_digit())
        .map_or(0, |place| place + 1);
    let words: String = text.low[from..at].iter().collect();
    let words: Vec<_> = words.split_whitespace().collect();
    words[words.len().saturating_sub(3)..].join(" ")
}

fn says_each(text: &Folded) -> bool {
    (0..text.len()).any(|at| {
        !text.before(at).is_alphanumeric()
            && (text.after_word(at, EACH).is_some_and(|end| {
                let next = text.skip_spaces(end);
                let alone = text
                    .after_word(at, &["chacun", "chacune", "each", "jeweils", "apiece"])
                    .is_some();
                alone || text.after_word(next, TEAMS).is_some()
            }))
            || text.at(at) == '/' && text.after_word(text.skip_spaces(at + 1), TEAMS).is_some()
    })
}

fn starts_each(words: &str) -> bool {
    const ALONE: &[&str] = &["chacun", "chacune", "each", "jeweils", "apiece"];
    const PER: &[&str] = &["par", "per", "pro", "por", "je", "cada", "chaque"];
    const UNITS: &[&str] = &[
        "jour", "heure", "minute", "semaine", "mois", "day", "hour", "week", "month", "tag",
        "stunde", "woche", "dia", "hora", "semana", "dag", "uur", "rapport", "exemple", "favor",
    ];
    let text = Folded::new(words.trim_start());
    if text.after_word(0, ALONE).is_some() {
        return true;
    }
    let each = text.after_word(0, EACH).map(|end| text.skip_spaces(end));
    if each.is_some_and(|at| text.after_word(at, TEAMS).is_some()) {
        return true;
    }
    // "2 minutes par mentor": whoever it is, but no unit of time
    let per = text.after_word(0, PER).map(|end| text.skip_spaces(end));
    per.is_some_and(|at| text.at(at).is_alphabetic() && text.after_word(at, UNITS).is_none())
}

fn ends_each(words: &str) -> bool {
    let text = Folded::new(words);
    (0..text.len()).any(|at| {
        !text.before(at).is_alphanumeric()
            && text
                .after_word(at, &["je", "jeweils", "a", "zu je"])
                .is_some_and(|end| end == text.len())
            && text.after_word(at, &["a"]).is_none()
    })
}

fn has(text: &str, words: &[&str]) -> bool {
    let text = Folded::new(text);
    (0..text.len()).filter(|at| !text.before(*at).is_alphanumeric()).any(|at| {
        words.iter().any(|word| match word.strip_suffix('*') {
            Some(stem) => text.after(at, stem).is_some(),
            None => text.after_word(at, &[word]).is_some(),
        })
    })
}
