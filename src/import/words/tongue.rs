//! Which language a text is written in, by its small words.

use super::fold::fold;
use crate::agenda::Lang;

/// A language that déroulés are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// Dutch.
    Nl,
}

impl Tongue {
    /// The language's ISO 639 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Nl => "nl",
        }
    }

    /// The language of the program's own that is nearest.
    #[must_use]
    pub const fn lang(self) -> Lang {
        match self {
            Self::Fr => Lang::Fr,
            Self::En | Self::De | Self::Es | Self::Nl => Lang::En,
        }
    }

    /// The language that has this code.
    pub(in crate::import) fn of_code(code: &str) -> Option<Self> {
        [Self::Fr, Self::En, Self::De, Self::Es, Self::Nl]
            .into_iter()
            .find(|tongue| tongue.code() == code)
    }
}

const WORDS: &[(Tongue, &[&str])] = &[
    (
        Tongue::Fr,
        &[
            "le",
            "la",
            "les",
            "des",
            "du",
            "et",
            "une",
            "pour",
            "dans",
            "avec",
            "sur",
            "par",
            "qui",
            "est",
            "nous",
            "vous",
            "au",
            "aux",
            "accueil",
            "pause",
            "dejeuner",
            "atelier",
            "ateliers",
            "seance",
            "equipe",
            "lieu",
            "cloture",
            "defi",
            "restitution",
            "presentation",
            "duree",
            "heures",
        ],
    ),
    (
        Tongue::En,
        &[
            "the",
            "and",
            "of",
            "to",
            "with",
            "for",
            "is",
            "are",
            "you",
            "your",
            "we",
            "our",
            "from",
            "by",
            "in",
            "on",
            "break",
            "lunch",
            "welcome",
            "coffee",
            "opening",
            "closing",
            "talk",
            "talks",
            "questions",
            "time",
            "day",
            "greeting",
            "close",
            "problem",
            "what",
        ],
    ),
    (
        Tongue::De,
        &[
            "der",
            "die",
            "das",
            "und",
            "mit",
            "fur",
            "von",
            "zu",
            "zum",
            "zur",
            "im",
            "ist",
            "wir",
            "uhr",
            "ein",
            "eine",
            "einer",
            "auf",
            "den",
            "dem",
            "begrußung",
            "pause",
            "mittagspause",
            "mittagessen",
            "kaffeepause",
            "vortrag",
            "gruppenarbeit",
            "abschluss",
            "ankommen",
            "rollen",
            "stationen",
            "tag",
            "bis",
            "vorstellung",
            "einfuhrung",
        ],
    ),
    (
        Tongue::Es,
        &[
            "el",
            "los",
            "las",
            "y",
            "del",
            "con",
            "para",
            "por",
            "una",
            "en",
            "es",
            "que",
            "descanso",
            "bienvenida",
            "taller",
            "almuerzo",
            "comida",
            "cierre",
            "presentacion",
            "cafe",
            "equipo",
            "equipos",
            "sesion",
            "jornada",
            "trabajo",
        ],
    ),
    (
        Tongue::Nl,
        &[
            "het",
            "een",
            "van",
            "en",
            "voor",
            "met",
            "op",
            "te",
            "zijn",
            "wij",
            "uur",
            "aan",
            "pauze",
            "lunchpauze",
            "welkom",
            "inloop",
            "afsluiting",
            "werkgroep",
            "ochtend",
            "middag",
            "ronde",
            "presentaties",
            "kennismaking",
            "terugkoppeling",
            "borrel",
            "deelnemers",
        ],
    ),
];

/// The language that most of the beginning of a text is in; none when nothing tells.
pub(in crate::import) fn tongue(text: &str) -> Option<Tongue> {
    const ENOUGH: usize = 20_000;
    let folded = fold(&text[..text.floor_char_boundary(ENOUGH)]);
    let mut counts = [0usize; 5];
    for word in
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1 || *word == "y")
    {
        for (index, (_, words)) in WORDS.iter().enumerate() {
            if words.contains(&word) {
                // a word that belongs to one language alone tells more than an article shared by two
                let shared = WORDS.iter().filter(|(_, words)| words.contains(&word)).count();
                counts[index] += if shared == 1 { 2 } else { 1 };
            }
        }
    }
    let (best, count) = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    (*count > 0).then(|| WORDS[best].0)
}
