//! What kind of time a title names, in the languages read; the words are in `kinds.txt`.
//!
//! The word that comes first decides, some words weigh more than others; what nothing names is
//! work in groups when it stands in a programme.

use std::sync::LazyLock;

use super::fold::{KEYS, fold, pair, triple};
use crate::agenda::Kind;

/// One word, or several in a row, of a kind.
struct Pattern {
    kind: Kind,
    /// How many places later in a title it may stand and still win.
    weight: i64,
    stem: &'static str,
    /// Whether it may be the end of a longer word.
    inside: bool,
    /// Whether it may be the beginning of a longer word.
    open: bool,
}

/// The patterns that stand at the beginning of a word, and those that may end a longer one.
static PATTERNS: LazyLock<[Patterns; 2]> = LazyLock::new(|| {
    let mut found = [(); 2].map(|()| Patterns {
        places: (0..KEYS).map(|_| Vec::new()).collect(),
        first: [false; 256],
    });
    for pattern in patterns(include_str!("kinds.txt")) {
        let patterns = &mut found[usize::from(pattern.inside)];
        let stem = pattern.stem.as_bytes();
        if let (Some(first), Some(place)) = (stem.first(), place(stem)) {
            patterns.first[usize::from(*first)] = true;
            patterns.places[place].push(pattern);
        }
    }
    found
});

/// Patterns by how their stems begin.
struct Patterns {
    places: Vec<Vec<Pattern>>,
    /// Whether a stem begins with a byte.
    first: [bool; 256],
}

impl Patterns {
    /// Those of which one may stand at the beginning of a text: most of the time none.
    fn of(&self, text: &[u8]) -> [&[Pattern]; 2] {
        if !text.first().is_some_and(|first| self.first[usize::from(*first)]) {
            return [&[], &[]];
        }
        // a stem of two bytes stands elsewhere than those that go on
        let short = text.get(..2).filter(|_| text.len() > 2);
        let at = |place| self.places.get(place).map(Vec::as_slice).unwrap_or_default();
        [place(text), short.and_then(place)].map(|place| place.map(at).unwrap_or_default())
    }
}

/// Where the stems stand that begin with the same two bytes, or three if there are as many.
fn place(text: &[u8]) -> Option<usize> {
    match *text {
        [first, second] => Some(usize::from(pair(first, second))),
        [first, second, third, ..] => Some(usize::from(triple(first, second, third))),
        [_] | [] => None,
    }
}

fn patterns(text: &'static str) -> impl Iterator<Item = Pattern> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(line).flatten()
}

/// `Break 2: pause, break`.
fn line(line: &'static str) -> Option<impl Iterator<Item = Pattern>> {
    let (head, words) = line.split_once(": ")?;
    let (name, weight) = head.split_once(' ')?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name)?;
    let weight = weight.parse().ok()?;
    Some(words.split(", ").map(move |word| Pattern {
        kind,
        weight,
        stem: word.trim_matches('*'),
        inside: word.starts_with('*'),
        open: word.ends_with('*'),
    }))
}

/// How far into a title the words of a slot's frame stand at the most; later they are told about.
const FRAME_WORDS: i64 = 6;
/// How far the words of what is neither work nor a break may stand: "Ten years of bus stops" is no bus.
const OTHER_WORDS: i64 = 2;

/// No word or row of words of a kind is longer, in bytes.
const LONGEST: usize = 64;

/// Whether the head of a title, before its first mark, names no kind but by a word that any slot
/// can hold: `Tour des sept projets, …`.
pub(in crate::import) fn vague(title: &str) -> bool {
    let head = title.split([',', ':', '(', ';']).next().unwrap_or_default();
    matches(&fold(head)).iter().all(|one| one.weight <= VAGUE)
}

/// The weight of words that decide only where no other does.
const VAGUE: i64 = -20;

/// The words of kinds that stand in a folded title.
fn matches(folded: &str) -> Vec<Match> {
    let [own, inside] = &*PATTERNS;
    let mut found: Vec<Match> = Vec::new();
    let mut place = 0;
    let mut before = ' ';
    for (at, c) in folded.char_indices() {
        if before == ' ' && c != ' ' && at > 0 {
            place += 1;
        }
        let begins = !before.is_alphanumeric();
        before = c;
        let rest = &folded.as_bytes()[at..];
        let own = if begins { own.of(rest) } else { [&[][..]; 2] };
        for pattern in own.into_iter().chain(inside.of(rest)).flatten() {
            let far = match pattern.kind {
                Kind::Presentations | Kind::Workshop => false,
                Kind::Other => place > OTHER_WORDS + pattern.weight,
                Kind::Welcome | Kind::Break | Kind::Restitution | Kind::Debrief => {
                    place > FRAME_WORDS
                }
            };
            if !far && let Some(end) = pattern.stands(folded, at) {
                found.push(Match {
                    weight: pattern.weight,
                    score: place - pattern.weight,
                    at,
                    end,
                    kind: pattern.kind,
                });
            }
        }
    }
    found
}

/// What stands behind so many bytes of a title is prose, and names no kind.
const MOST_TITLE: usize = 400;

/// The kind that a title names; none when no word of it says.
pub(in crate::import) fn named(title: &str) -> Option<Kind> {
    let title = &title[..title.floor_char_boundary(MOST_TITLE)];
    let folded = fold(title);
    let mut found = matches(&folded);
    // in "each group presents" the group does, and is not, the work
    if let Some(end) = who_does(&folded) {
        found.retain(|one| one.at >= end);
    }
    // "introduction to" says more than the "introduction" in it; matches stand in order
    let within = |inner: &Match, outer: &Match| {
        outer.at <= inner.at
            && inner.end <= outer.end
            && outer.end - outer.at > inner.end - inner.at
    };
    let inside_other = |place: usize, one: &Match| {
        let above = found[..place].iter().rev().take_while(|other| one.at - other.at <= LONGEST);
        let below = found[place..].iter().take_while(|other| other.at == one.at);
        above.chain(below).any(|other| within(one, other))
    };
    let best = found
        .iter()
        .enumerate()
        .filter(|(place, one)| !inside_other(*place, one))
        .map(|(_, one)| one)
        .min_by_key(|one| (one.score, std::cmp::Reverse(one.end - one.at)))
        .map(|one| one.kind);
    let drinks =
        |one: &&Match| one.kind == Kind::Break && DRINKS.contains(&&folded[one.at..one.end]);
    match best {
        // "Coffee and registration" is no break
        Some(Kind::Break)
            if found.iter().any(|one| one.kind == Kind::Welcome)
                && found.iter().filter(|one| one.kind == Kind::Break).all(|one| drinks(&one)) =>
        {
            Some(Kind::Welcome)
        }
        // "Part 1: Introduction + …" is work already
        Some(Kind::Welcome) if numbered_part(&folded) => Some(Kind::Workshop),
        Some(Kind::Break | Kind::Welcome | Kind::Debrief) if let Some(kind) = announced(title) => {
            Some(kind)
        }
        None | Some(Kind::Workshop) if puts_forward(&folded) => Some(Kind::Presentations),
        None if by_someone(title) => Some(Kind::Presentations),
        // "Mapping smells, by Ada Martin" tells of it, "Atelier compost, par Ada Martin" does it
        Some(Kind::Workshop) if told_by(title, &folded) => Some(Kind::Presentations),
        Some(Kind::Welcome) if by_someone(title) && title.contains(':') => {
            Some(Kind::Presentations)
        }
        best => best,
    }
}

/// Where the words for who does it end, in a title that begins with `chaque équipe`, `each group`.
fn who_does(folded: &str) -> Option<usize> {
    const EACH: &[&str] = &[
        "chaque", "each", "every", "jede", "jeder", "jedes", "cada", "elke", "elk", "ieder",
        "iedere",
    ];
    let (each, rest) = folded.split_once(' ')?;
    let (noun, _) = rest.split_once(' ')?;
    EACH.contains(&each).then_some(each.len() + 1 + noun.len())
}

/// What is served at a welcome as well.
const DRINKS: &[&str] = &[
    "cafe",
    "coffee",
    "tea",
    "the",
    "kaffee",
    "koffie",
    "breakfast",
    "petit-dej",
    "fruhstuck",
    "desayuno",
    "ontbijt",
];

/// Whether a title is a part of a course: `Part 1`, `Module 2`.
fn numbered_part(folded: &str) -> bool {
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let part = words.next().is_some_and(|word| {
        ["part", "partie", "teil", "parte", "deel", "module", "modul", "block", "chapter", "lesson"]
            .contains(&word)
    });
    part && words
        .next()
        .is_some_and(|word| word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v')))
}

impl Pattern {
    /// Where it ends when it stands at `at`.
    fn stands(&self, text: &str, at: usize) -> Option<usize> {
        if !text.as_bytes().get(at..)?.starts_with(self.stem.as_bytes()) {
            return None;
        }
        let end = at + self.stem.len();
        let next = text.get(end..)?.chars().next();
        (self.open || !next.is_some_and(char::is_alphanumeric)).then_some(end)
    }
}

struct Match {
    weight: i64,
    score: i64,
    at: usize,
    end: usize,
    kind: Kind,
}

/// Whether a title names who speaks: `…, par Ada Martin`, `… with Ada Martin`,
/// `"The other map" – Ada Martin`.
fn by_someone(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let by = words.windows(2).enumerate().skip(1).any(|(at, pair)| {
        if !capital(&pair[1]) {
            return false;
        }
        match fold(pair[0]).as_str() {
            "par" | "by" | "por" | "door" => true,
            // "Version control with Git" is with nobody, "Bau von Nistkästen" by nobody
            "avec" | "with" | "von" | "mit" | "con" | "met" => {
                !pair[1].ends_with(',') && words.get(at + 2).is_some_and(capital)
            }
            _ => false,
        }
    });
    by || title.contains(" ? Par ") || quoted_by(title) || initial(title) || signed(title)
}

/// Whether somebody tells about work, and no word says that the room does it.
fn told_by(title: &str, folded: &str) -> bool {
    const DONE: &[&str] = &[
        "atelier",
        "workshop",
        "taller",
        "werkstatt",
        "werksessie",
        "hands-on",
        "tutorial",
        "formation",
        "training",
        "exercice",
        "exercise",
        "ubung",
        "oefening",
        "jeu",
        "game",
        "spiel",
        "juego",
        "spel",
        "clinic",
        "discussion",
        "diskussion",
        "discussie",
        "debat",
        "visit",
        "besuch",
        "marche",
        "hack",
        "sprint",
        "session",
        "sesion",
        "sessie",
        "seance",
        "lab",
        "studio",
        "cours",
        "kurs",
        "curso",
        "class",
    ];
    let words: Vec<&str> = title.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let by = words.windows(3).skip(1).any(|words| {
        matches!(fold(words[0]).as_str(), "par" | "by" | "por" | "door")
            && capital(&words[1])
            && capital(&words[2])
    });
    by && !DONE.iter().any(|word| folded.contains(word))
}

/// Whether a title ends with who speaks, behind a dash: `Rivers from above — Siân Lloyd`,
/// `Who owns the postcode? – J. Tully`.
fn signed(title: &str) -> bool {
    const PARTICLES: &[&str] =
        &["de", "du", "da", "del", "di", "van", "von", "der", "den", "le", "la", "dr.", "prof."];
    const ROOMS: &[&str] = &[
        "salle", "room", "raum", "sala", "zaal", "hall", "halle", "amphi", "saal", "studio",
        "aula", "stage", "centre", "center", "house", "haus", "maison", "foyer", "park", "garten",
        "floor", "etage", "group", "groupe", "gruppe", "grupo", "groep", "team", "equipe",
        "equipo", "part", "session", "day", "jour", "tag",
    ];
    let Some((said, name)) = [" — ", " – ", " - "].iter().find_map(|dash| title.rsplit_once(dash))
    else {
        return false;
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters =
        |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(|c| c.is_lowercase() || matches!(c, '.' | '\'' | '’'))
    };
    let particle = |word: &str| PARTICLES.contains(&fold(word).as_str());
    let names = words.iter().filter(|word| capital(word)).count();
    said.split_whitespace().count() >= 2
        && (2..=4).contains(&words.len())
        && names >= 2
        && words.iter().all(|word| letters(word) && (capital(word) || particle(word)))
        && !words.iter().any(|word| ROOMS.contains(&fold(word).as_str()))
        && matches(&fold(name)).is_empty()
}

/// The kind that a title announces before a colon: `Demo: checkout, take 2`, `Atelier : pause et
/// santé`.
fn announced(title: &str) -> Option<Kind> {
    const FEW: usize = 2;
    let (head, rest) = title.split_once(':')?;
    if head.split_whitespace().count() > FEW || rest.trim().is_empty() || vague(head) {
        return None;
    }
    named(head).filter(|kind| matches!(kind, Kind::Presentations | Kind::Workshop))
}

/// Whether a title begins with who speaks, an initial and a name: `B. Lamy : les archives du sol`.
fn initial(title: &str) -> bool {
    let Some((name, rest)) = title.split_once([':', '–', '—']) else { return false };
    let mut words = name.split_whitespace();
    let first = words.next().is_some_and(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        word.ends_with('.') && (1..=4).contains(&letters) && word.starts_with(char::is_uppercase)
    });
    let named = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    first && named && words.count() <= 2 && !rest.trim().is_empty()
}

/// Whether a German title says that somebody presents, in two words: `Jede Gruppe stellt … vor`.
fn puts_forward(folded: &str) -> bool {
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    let verbs = ["stellt", "stellen", "stelle", "fuhrt", "fuhren", "tragt", "tragen"];
    words.any(|word| verbs.contains(&word)) && words.any(|word| word == "vor")
}

/// Whether a title is a quoted one and the name of who speaks: `« Vivre ici » (Ada Martin)`.
fn quoted_by(title: &str) -> bool {
    let Some(rest) = title.strip_prefix(['"', '“', '„', '«', '‘']) else { return false };
    let Some(end) = rest.rfind(['"', '”', '“', '»', '’']) else { return false };
    let name = rest[end..].trim_matches(|c: char| !c.is_alphabetic());
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// The kind of a slot that has a title and a sort of its own, as schedules write it: `Lecture`,
/// `Workshop`. The title decides where it names the frame of the day, else the sort.
pub(in crate::import) fn sorted(title: &str, sort: Option<&str>) -> Option<Kind> {
    // a column for how people sit says nothing of what they do
    const TOGETHER: &[&str] =
        &["pleniere", "plenary", "plenum", "plenaria", "plenair", "all", "alle", "tous"];
    let sort = sort.filter(|sort| !TOGETHER.contains(&fold(sort).trim()));
    let own = named(title);
    let frame =
        matches!(own, Some(Kind::Welcome | Kind::Break | Kind::Debrief | Kind::Restitution));
    match sort.and_then(named) {
        Some(said) if !frame => Some(said),
        Some(_) | None => own,
    }
}

/// Whether a title opens with a word of a kind that only slots of a programme have.
pub(in crate::import) fn opens_slot(title: &str) -> bool {
    matches!(
        named(title.split_whitespace().take(2).collect::<Vec<_>>().join(" ").as_str()),
        Some(Kind::Welcome | Kind::Break | Kind::Debrief | Kind::Restitution)
    )
}

/// Whether the title of a single time says that the session is over.
pub(in crate::import) fn marks_end(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "fin",
        "end",
        "ende",
        "close",
        "closed",
        "finish",
        "schluss",
        "einde",
        "cierre de puertas",
        "go home",
        "over",
    ];
    const FEW: usize = 4;
    if title.split_whitespace().nth(FEW).is_some() {
        return false;
    }
    let folded = fold(title);
    let first = folded
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    WORDS.iter().any(|word| *word == first || *word == folded.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_words_is_read() {
        let text = include_str!("kinds.txt");
        let lines = text.lines().filter(|text| !text.is_empty() && !text.starts_with('#'));
        for text in lines {
            assert!(
                line(text).is_some_and(|mut words| words
                    .all(|word| fold(word.stem) == word.stem && word.stem.len() <= LONGEST)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_first_word_decides_and_strong_ones_outdo_it() {
        for (title, kind) in [
            ("Accueil et stand-up", Kind::Welcome),
            ("Mittagspause", Kind::Break),
            ("Workshop wrap-up", Kind::Debrief),
            ("Introduction to Python", Kind::Workshop),
            ("Opening talk", Kind::Welcome),
            ("Ouverture : convaincre, par Ada Martin", Kind::Presentations),
            ("Presentación de resultados", Kind::Restitution),
            ("Teams present their projects to judges", Kind::Presentations),
            ("Pot de clôture", Kind::Other),
            ("Terugkoppeling", Kind::Restitution),
        ] {
            assert_eq!(named(title), Some(kind), "{title}");
        }
        assert_eq!(named("Rollen"), None);
    }

    #[test]
    fn who_speaks_is_told_from_what_is_used() {
        for (title, kind) in [
            ("« Vivre ici » (Ada Martin)", Some(Kind::Presentations)),
            ("\"The other map\" - Ada Martin", Some(Kind::Presentations)),
            ("Mapas del barrio, por Amaia", Some(Kind::Presentations)),
            ("Rivers with Ada Martin", Some(Kind::Presentations)),
            ("Rivers with Git", None),
            ("Ten years of bus stops", None),
            ("Case studies in fours", Some(Kind::Workshop)),
            ("Entrega de credenciales", Some(Kind::Welcome)),
            ("Broodjeslunch", Some(Kind::Break)),
            ("B. Lamy : les archives du sol", Some(Kind::Presentations)),
            ("Elke werkgroep presenteert zijn plan", Some(Kind::Presentations)),
            ("Jede Gruppe stellt ihr Beet vor", Some(Kind::Presentations)),
        ] {
            assert_eq!(named(title), kind, "{title}");
        }
        assert_eq!(sorted("A tour of hedges", Some("lecture")), Some(Kind::Presentations));
        assert_eq!(sorted("Lunch", Some("other")), Some(Kind::Break));
        assert_eq!(sorted("Solder a badge", Some("workshop")), Some(Kind::Workshop));
    }
}
