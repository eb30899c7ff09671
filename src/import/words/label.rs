//! What a heading or a `Label : text` line announces: the programme, the aims, who runs it, where.

use super::fold::{Folded, Words};

/// What the lines below a label are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Section {
    /// The programme itself.
    Agenda,
    /// What the session is for.
    Objectives,
    /// Who runs it.
    Hosts,
    /// Where it takes place.
    Place,
    /// Its date, or from when to when it lasts.
    When,
    /// When it begins.
    Begin,
    /// When it ends.
    Finish,
    /// Who comes.
    Audience,
    /// What it is about, when that is not its title.
    Theme,
    /// Things that run side by side, listed apart.
    Tracks,
    /// Something that belongs to no plan: material, links, practical advice.
    Aside,
}

static LABELS: &[(Section, Words)] = &[
    (
        Section::Objectives,
        Words::new(&[
            "objectif",
            "objectifs",
            "quels sont les objectifs",
            "but",
            "buts",
            "objective",
            "objectives",
            "goal",
            "goals",
            "aim",
            "aims",
            "purpose",
            "ziel",
            "ziele",
            "zielsetzung",
            "objetivo",
            "objetivos",
            "doel",
            "doelen",
            "doelstelling",
            "doelstellingen",
            "pourquoi",
            "why",
            "intention",
            "intentions",
            "learning objectives",
            "outcomes",
            "expected outcomes",
        ]),
    ),
    (
        Section::Hosts,
        Words::new(&[
            "animation",
            "animateur",
            "animateurs",
            "animatrice",
            "animatrices",
            "anime par",
            "animee par",
            "qui va animer",
            "facilitation",
            "facilitator",
            "facilitators",
            "facilitateur",
            "facilitateurs",
            "facilitatrice",
            "facilitatrices",
            "facilitated by",
            "facilite par",
            "host",
            "hosts",
            "hosted by",
            "led by",
            "instructor",
            "instructors",
            "trainer",
            "trainers",
            "moderation",
            "moderator",
            "moderatorin",
            "moderatie",
            "leitung",
            "begeleiding",
            "begeleider",
            "begeleiders",
            "facilita",
            "facilitan",
            "facilitador",
            "facilitadora",
            "facilitadores",
            "facilitacion",
            "anima",
            "dinamiza",
            "dinamizacion",
            "modera",
            "moderacion",
            "organisation",
            "organisateurs",
            "organizers",
            "organisers",
            "organizer",
            "intervenants",
            "durchfuhrung",
            "referent",
            "referentin",
            "referenten",
            "gastgeber",
            "formateur",
            "formateurs",
            "formatrice",
            "begeleid door",
            "gespreksleider",
        ]),
    ),
    (
        Section::Place,
        Words::new(&[
            "lieu",
            "ou",
            "adresse",
            "salle",
            "place",
            "where",
            "venue",
            "location",
            "room",
            "ort",
            "raum",
            "wo",
            "veranstaltungsort",
            "lugar",
            "donde",
            "sala",
            "locatie",
            "plaats",
            "waar",
            "zaal",
        ]),
    ),
    (
        Section::When,
        Words::new(&[
            "heures",
            "heure",
            "horaire",
            "horaires",
            "quand",
            "date",
            "dates",
            "date et heure",
            "when",
            "time",
            "times",
            "date and time",
            "hours",
            "wann",
            "datum",
            "uhrzeit",
            "zeit",
            "zeiten",
            "termin",
            "fecha",
            "cuando",
            "hora",
            "horas",
            "horario",
            "wanneer",
            "tijd",
            "tijdstip",
            "tijden",
            "duree",
            "duration",
            "dauer",
            "duracion",
            "duur",
            "schedule time",
            "date & heure",
            "date & time",
            "fecha y hora",
            "datum en tijd",
            "datum und uhrzeit",
            "data",
        ]),
    ),
    (
        Section::Begin,
        Words::new(&[
            "debut",
            "debut de la session",
            "start time",
            "starts",
            "beginn",
            "beginnt",
            "begin",
            "inicio",
            "comienzo",
            "aanvang",
            "rendez-vous",
            "rdv",
            "doors",
        ]),
    ),
    (
        Section::Finish,
        Words::new(&["fin prevue", "end time", "ends", "ende", "fin", "end", "einde", "final"]),
    ),
    (
        Section::Audience,
        Words::new(&[
            "public",
            "participants",
            "participantes",
            "pour qui",
            "audience",
            "teilnehmende",
            "teilnehmer",
            "teilnehmerinnen",
            "zielgruppe",
            "publico",
            "deelnemers",
            "doelgroep",
            "who",
            "for whom",
            "qui",
            "attendees",
            "invites",
        ]),
    ),
    (
        Section::Theme,
        Words::new(&[
            "theme",
            "thematique",
            "thema",
            "tema",
            "sujet",
            "topic",
            "subject",
            "onderwerp",
            "titre",
            "title",
            "titel",
            "titulo",
        ]),
    ),
    (
        Section::Tracks,
        Words::new(&[
            "ateliers proposes",
            "ateliers au choix",
            "les ateliers",
            "liste des ateliers",
            "workshops",
            "available workshops",
            "parallel sessions",
            "parallel workshops",
            "workshop-angebot",
            "talleres",
            "parallele workshops",
            "choix d'ateliers",
        ]),
    ),
    (
        Section::Agenda,
        Words::new(&[
            "deroule",
            "deroulement",
            "deroulé",
            "quel deroule",
            "programme",
            "programm",
            "program",
            "programma",
            "programa",
            "agenda",
            "ordre du jour",
            "planning",
            "schedule",
            "timetable",
            "timeline",
            "running order",
            "run of show",
            "ablauf",
            "ablaufplan",
            "zeitplan",
            "tagesordnung",
            "tagesablauf",
            "orden del dia",
            "dagprogramma",
            "draaiboek",
            "conducteur",
            "horario del dia",
            "plan de la seance",
            "plan de la journee",
            "tijdschema",
            "cronograma",
            "dagindeling",
            "stundenplan",
            "verlaufsplan",
            "verlauf",
            "unterrichtsverlauf",
            "regieplan",
            "ablaufskizze",
            "tagesprogramm",
            "programmablauf",
            "run sheet",
            "rundown",
            "order of the day",
            "day plan",
            "what's happening",
            "escaleta",
            "minuto a minuto",
            "orden de la jornada",
            "horarios",
            "spoorboekje",
            "dagplanning",
            "tijdlijn",
            "minutage",
            "emploi du temps",
            "chronogramme",
            "fil conducteur",
            "au programme",
        ]),
    ),
    (
        Section::Aside,
        Words::new(&[
            "materiel",
            "material",
            "materials",
            "materialien",
            "materiales",
            "materiaal",
            "liens",
            "links",
            "ressources",
            "resources",
            "prerequis",
            "prerequisites",
            "contact",
            "contacts",
            "kontakt",
            "inscription",
            "inscriptions",
            "registration",
            "anmeldung",
            "notes",
            "note",
            "remarques",
            "remarque",
            "nb",
            "n.b.",
            "support",
            "support de presentation",
            "supports",
            "a preparer",
            "preparation",
            "vorbereitung",
            "logistique",
            "logistics",
            "logistik",
            "logistica",
            "voorbereiding",
            "preparacion",
            "acces",
            "access",
            "anfahrt",
            "benodigdheden",
            "hinweis",
            "hinweise",
            "faq",
            "next dates",
            "prochaines sessions",
            "qui va intervenir",
            "a apporter",
            "what to bring",
            "mitbringen",
            "sponsors",
            "partenaires",
            "idees d'ateliers",
            "attention",
            "nota",
            "opmerking",
            "opmerkingen",
            "let op",
            "hashtag",
            "wifi",
        ]),
    ),
];

/// Words that are labels only when they stand alone: longer, they are questions of their own.
const ASKING: &[&str] = &[
    "qui", "ou", "quand", "pourquoi", "why", "who", "where", "when", "wo", "wann", "donde",
    "cuando", "waar", "wanneer", "fin", "end", "ende", "begin", "inicio", "note", "contact",
    "time", "data", "final", "public",
];

/// What a line announces, and the rest of it after the label.
///
/// `whole` lines (headings, lines in bold) may hold more words than the label itself.
pub(in crate::import) fn label(text: &Folded, whole: bool) -> Option<(Section, String)> {
    let mut at = 0;
    while at < text.len() && !text.in_word(at) {
        at += 1;
    }
    for article in [
        "le ",
        "la ",
        "les ",
        "l'",
        "nos ",
        "the ",
        "our ",
        "die ",
        "der ",
        "das ",
        "el ",
        "los ",
        "de ",
        "het ",
        "quel ",
        "quels sont les ",
        "quel est le ",
        "unsere ",
        "proposed ",
        "draft ",
        "your ",
    ] {
        if let Some(after) = text.after(at, article) {
            at = after;
            break;
        }
    }
    let found = LABELS
        .iter()
        .filter_map(|(section, names)| Some((*section, text.after_word(at, names)?)))
        .max_by_key(|(_, end)| *end)?;
    let (section, end) = found;
    // `Label : text`, `Label`, `Which label …? text`
    let marks = [':', '?'];
    let mark = (end..text.len()).find(|at| marks.contains(&text.at(*at)));
    if let Some(mark) = mark {
        let between = text.text(end, mark);
        let asks = text.at(mark) == '?';
        // "Programme de la journée :" is a label, "Plan B de 14h : …" is not
        let name: String = text.low[at..end].iter().collect();
        let most = match ASKING.contains(&name.as_str()) {
            true => 0,
            false if asks || whole => 8,
            false => 3,
        };
        let few = between.split_whitespace().count() <= most;
        let clock = text.at(mark) == ':'
            && text.at(mark + 1).is_ascii_digit()
            && text.before(mark).is_ascii_digit();
        if few && !clock {
            let mut rest = text.skip_spaces(mark + 1);
            while text.at(rest) == ':' || text.at(rest) == '?' {
                rest = text.skip_spaces(rest + 1);
            }
            return Some((section, text.text(rest, text.len()).trim().to_owned()));
        }
    }
    let rest = text.text(end, text.len());
    let words =
        rest.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    let wide = !matches!(
        section,
        Section::Place
            | Section::When
            | Section::Begin
            | Section::Finish
            | Section::Audience
            | Section::Theme
    );
    let alone = words == 0 || whole && wide && words <= 5;
    alone.then(|| (section, String::new()))
}
