//! What is wrong with an agenda file, in French.

use super::{character, example, is_number, meant_time, quoted};
use crate::{
    agenda::{
        MAX_CUES, MAX_DEPTH, MAX_FILE, MAX_LENGTH, MAX_SLOTS, MAX_TEXT, NotATime,
        programme::MAX_DATES,
        read::{Bracket, Choice, Foreign, Look, Node, ProblemKind, Severity},
        write_time,
    },
    i18n::{
        Lang::Fr,
        format::{length, plural, time_of_day},
    },
};

/// What stands before a sentence: `attention : `; with its number, also before an error's.
pub(super) fn prefix(severity: Severity, number: Option<usize>) -> String {
    match (severity, number) {
        (Severity::Error, None) => String::new(),
        (Severity::Error, Some(number)) => format!("erreur\u{a0}{number}\u{a0}: "),
        (Severity::Warning, None) => "attention\u{a0}: ".to_owned(),
        (Severity::Warning, Some(number)) => format!("attention\u{a0}{number}\u{a0}: "),
    }
}

pub(super) fn more(count: usize) -> String {
    match count {
        1 => "… et un autre problème".to_owned(),
        count => format!("… et {count} autres problèmes"),
    }
}

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn sentence(what: &ProblemKind) -> String {
    match what {
        ProblemKind::Empty => "il n’y a rien dans ce fichier".to_owned(),
        ProblemKind::TooLarge { bytes } => {
            format!("{}\u{a0}Kio, c’est trop pour un agenda", bytes.div_ceil(1024))
        }
        ProblemKind::Utf16 => "ce fichier est en UTF-16, un agenda est en UTF-8".to_owned(),
        ProblemKind::Latin1 { .. } => {
            "ce fichier est en Latin-1 (ou Windows-1252), un agenda est en UTF-8".to_owned()
        }
        ProblemKind::Binary => "ce n’est pas un fichier de texte".to_owned(),
        ProblemKind::Foreign(foreign) => format!("c’est {}, pas un agenda", format(*foreign)),
        ProblemKind::TooDeep => {
            format!("les parenthèses et crochets s’emboîtent sur plus de {MAX_DEPTH} niveaux")
        }
        ProblemKind::OddCharacter { c } => {
            format!("{} n’a pas sa place ici", character(Fr, *c))
        }
        ProblemKind::TypographicQuote { c } => {
            format!("guillemet typographique {c}")
        }
        ProblemKind::SingleQuotes => "texte entre apostrophes".to_owned(),
        ProblemKind::UnclosedText => "ce texte n’a pas de guillemet fermant".to_owned(),
        ProblemKind::UnopenedText => "ce texte n’a pas de guillemet ouvrant".to_owned(),
        ProblemKind::QuoteInText => "ce guillemet ferme le texte trop tôt".to_owned(),
        ProblemKind::BadEscape { text } => {
            format!("{} ne veut rien dire dans un texte", quoted(Fr, text))
        }
        ProblemKind::ControlCharacter { c } => {
            format!("caractère de commande {} dans un texte", character(Fr, *c))
        }
        ProblemKind::UnclosedComment => "ce commentaire n’est pas fermé".to_owned(),
        ProblemKind::UnknownExtension { name } => {
            format!("l’extension {} n’existe pas", quoted(Fr, name))
        }
        ProblemKind::MissingComma => "il manque une virgule ici".to_owned(),
        ProblemKind::ExtraComma => "il y a une virgule de trop".to_owned(),
        ProblemKind::MissingColon { field } => {
            format!("il manque «\u{a0}:\u{a0}» après {field}")
        }
        ProblemKind::WrongSign { found, expected } => {
            format!("«\u{a0}{found}\u{a0}» à la place de «\u{a0}{expected}\u{a0}»")
        }
        ProblemKind::Unclosed { bracket } => {
            format!("«\u{a0}{}\u{a0}» n’est jamais {}", bracket.open(), closed(*bracket))
        }
        ProblemKind::Unopened { bracket } => {
            format!("«\u{a0}{}\u{a0}» ne ferme rien", bracket.close())
        }
        ProblemKind::WrongBrackets { found } => {
            format!("«\u{a0}{}\u{a0}» à la place de «\u{a0}(\u{a0}»", found.open())
        }
        ProblemKind::TrailingText => "il y a une suite après la fin de l’agenda".to_owned(),
        ProblemKind::MissingValue { field: Some(field) } => {
            format!("{field} n’a pas de valeur")
        }
        ProblemKind::MissingValue { field: None } => "il manque une valeur ici".to_owned(),
        ProblemKind::MissingName => "cette valeur n’a pas de nom de champ".to_owned(),
        ProblemKind::QuotedName { name } => format!("{name} est entre guillemets"),
        ProblemKind::NotQuoted { text } => {
            format!("{} n’est pas entre guillemets", quoted(Fr, text))
        }
        ProblemKind::UnknownField { of, name, nearest: _ } => {
            format!("{} n’est pas un champ {}", quoted(Fr, name), of_a(*of))
        }
        ProblemKind::MissingField { of, name } => {
            format!("il manque {name} {}", in_a(*of))
        }
        ProblemKind::DoubledField { name } => format!("{name} est écrit deux fois"),
        ProblemKind::WrongLook { field, expected, found } => {
            format!("{field} attend {}, voici {}", look(*expected), look(*found))
        }
        ProblemKind::WrongNode { expected, found } => {
            format!("{} à la place de {}", quoted(Fr, found), quoted(Fr, expected.name()))
        }
        ProblemKind::UnknownChoice { of, name, nearest: _ } => {
            format!("{} n’est pas {}", quoted(Fr, name), choice(*of))
        }
        ProblemKind::NotAPair { count } => {
            format!("il faut un titre et une durée, voici {count} valeur{}", plural(Fr, *count))
        }
        ProblemKind::EmptyText { of } => match of {
            Node::Defi => "ce nom est vide".to_owned(),
            Node::Agenda
            | Node::Slot
            | Node::Phase
            | Node::Track
            | Node::Programme
            | Node::Frame
            | Node::Date => "ce titre est vide".to_owned(),
        },
        ProblemKind::TextTooLong { bytes } => {
            format!("ce texte est trop long\u{a0}: {bytes} octets pour {MAX_TEXT} au plus")
        }
        ProblemKind::BadTime { text, why } => {
            let text = quoted(Fr, text);
            match why {
                NotATime::Range => format!("{text} n’existe pas sur une horloge"),
                NotATime::Shape | NotATime::Ambiguous | NotATime::Zero | NotATime::TooLong => {
                    format!("{text} n’est pas une heure")
                }
            }
        }
        ProblemKind::BadLength { text, why } => {
            let number = is_number(text);
            let text = quoted(Fr, text);
            match why {
                NotATime::Shape if number => {
                    format!("{text}\u{a0}: des minutes ou des heures\u{a0}?")
                }
                NotATime::Shape | NotATime::Range => format!("{text} n’est pas une durée"),
                NotATime::Ambiguous => format!("{text}\u{a0}: des minutes ou des heures\u{a0}?"),
                NotATime::Zero => format!("{text} ne dure rien"),
                NotATime::TooLong => {
                    format!("{text}\u{a0}: plus de {} jours", MAX_LENGTH.num_days())
                }
            }
        }
        ProblemKind::BadDate { text, in_order, .. } => {
            let text = quoted(Fr, text);
            if *in_order {
                format!("{text} n’est dans aucun calendrier")
            } else {
                format!("{text} n’est pas une date")
            }
        }
        ProblemKind::UnknownZone { text, nearest: _ } => {
            format!("{} n’est pas un fuseau horaire", quoted(Fr, text))
        }
        ProblemKind::UnknownLang { text } => {
            format!("{} n’est pas une langue de deroule", quoted(Fr, text))
        }
        ProblemKind::BadNumber { field, text, max } => {
            format!("{field} va de 1 à {max}, voici {}", quoted(Fr, text))
        }
        ProblemKind::TooManyDates { count } => {
            format!("{count} dates, c’est trop\u{a0}: {MAX_DATES} au plus")
        }
        ProblemKind::NotBeside { text } => {
            format!("{} n’est pas le nom d’un fichier du même dossier", quoted(Fr, text))
        }
        ProblemKind::NoSlots => "cet agenda n’a aucun créneau".to_owned(),
        ProblemKind::TooManySlots { count } => {
            format!("{count} créneaux, c’est trop\u{a0}: {MAX_SLOTS} au plus")
        }
        ProblemKind::TooManyCues { count } => {
            format!("{count} séquences à chronométrer, c’est trop\u{a0}: {MAX_CUES} au plus")
        }
        ProblemKind::EndsFirst { start, end } if start == end => {
            format!("ce créneau commence et finit à {}", time_of_day(Fr, *end))
        }
        ProblemKind::EndsFirst { start, end } => format!(
            "ce créneau finirait à {}, mais il commence à {}",
            time_of_day(Fr, *end),
            time_of_day(Fr, *start)
        ),
        ProblemKind::Backwards { start, above } => format!(
            "ce créneau commence à {}, avant celui du dessus ({})",
            time_of_day(Fr, *start),
            time_of_day(Fr, *above)
        ),
        ProblemKind::LineBreaks { field } => {
            format!("les retours à la ligne de {field} ne sont pas gardés")
        }
        ProblemKind::NotInLineup { name, nearest: _ } => {
            format!("{} n’est pas dans l’ordre de passage (lineup)", quoted(Fr, name))
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn mend(what: &ProblemKind) -> String {
    match what {
        ProblemKind::Empty => {
            "Le plus petit agenda\u{a0}: Agenda(title: \"…\", slots: [Slot(start: \
                               \"13:30\", end: \"13:45\", title: \"Accueil\")])"
                .to_owned()
        }
        ProblemKind::TooLarge { .. } => format!(
            "Un agenda fait au plus {}\u{a0}Kio\u{a0}: est-ce le bon fichier\u{a0}?",
            MAX_FILE / 1024
        ),
        ProblemKind::Utf16 | ProblemKind::Latin1 { .. } => {
            "Dans votre éditeur\u{a0}: Enregistrer sous, encodage UTF-8.".to_owned()
        }
        ProblemKind::Binary => {
            "Donnez un agenda (.ron), ou le texte d’un déroulé à deroule import.".to_owned()
        }
        ProblemKind::Foreign(_) => {
            "Pour le lire et en faire un agenda\u{a0}: deroule FICHIER, ou deroule import FICHIER -o AGENDA.ron".to_owned()
        }
        ProblemKind::TooDeep => "Un agenda n’en demande pas plus de huit.".to_owned(),
        ProblemKind::OddCharacter { .. } => {
            "Retirez-le, ou mettez le texte entre guillemets droits\u{a0}: \"…\"".to_owned()
        }
        ProblemKind::TypographicQuote { .. } | ProblemKind::SingleQuotes => {
            "Les textes sont entre guillemets droits\u{a0}: \"…\"".to_owned()
        }
        ProblemKind::UnclosedText | ProblemKind::UnopenedText => {
            "Ajoutez le guillemet droit \" qui manque.".to_owned()
        }
        ProblemKind::QuoteInText => {
            "Dans un texte, écrivez \\\" ou des guillemets «\u{a0}français\u{a0}».".to_owned()
        }
        ProblemKind::BadEscape { text } if text.starts_with("\\u") || text.starts_with("\\x") => {
            "Écrivez le caractère lui-même.".to_owned()
        }
        ProblemKind::BadEscape { .. } => {
            "Pour une barre oblique inverse, écrivez-la deux fois\u{a0}: \\\\".to_owned()
        }
        ProblemKind::ControlCharacter { .. } => "Retirez-le.".to_owned(),
        ProblemKind::UnclosedComment => {
            "Ajoutez */ à la fin du commentaire, ou commencez-le par //.".to_owned()
        }
        ProblemKind::UnknownExtension { .. } => {
            "Retirez-la\u{a0}: un agenda s’en passe.".to_owned()
        }
        ProblemKind::MissingComma => "Ajoutez «\u{a0},\u{a0}».".to_owned(),
        ProblemKind::ExtraComma => "Retirez-la.".to_owned(),
        ProblemKind::MissingColon { field } => {
            format!("Écrivez {field}: {}", example(field))
        }
        ProblemKind::WrongSign { expected, .. } => format!("Écrivez «\u{a0}{expected}\u{a0}»."),
        ProblemKind::Unclosed { bracket } => {
            format!("Ajoutez «\u{a0}{}\u{a0}» au bon endroit.", bracket.close())
        }
        ProblemKind::Unopened { bracket } => {
            format!("Retirez-le, ou ajoutez «\u{a0}{}\u{a0}» plus haut.", bracket.open())
        }
        ProblemKind::WrongBrackets { .. } => {
            "Une partie s’écrit entre parenthèses\u{a0}: Slot(title: \"…\")".to_owned()
        }
        ProblemKind::TrailingText => {
            "Un fichier contient un seul agenda\u{a0}; vérifiez la dernière parenthèse.".to_owned()
        }
        ProblemKind::MissingValue { field: Some(field) } => {
            format!("Écrivez {field}: {}, ou retirez {field}.", example(field))
        }
        ProblemKind::MissingValue { field: None } => {
            "Complétez, ou retirez «\u{a0},\u{a0}».".to_owned()
        }
        ProblemKind::MissingName => {
            "Chaque valeur a un nom devant elle\u{a0}: title: \"…\"".to_owned()
        }
        ProblemKind::QuotedName { name } => format!("Écrivez {name}, sans guillemets."),
        ProblemKind::NotQuoted { text } => format!("Écrivez \"{text}\"."),
        ProblemKind::UnknownField { nearest: Some(nearest), .. } => {
            format!("Vouliez-vous dire {nearest}\u{a0}?")
        }
        ProblemKind::UnknownField { of, nearest: None, .. } => {
            format!("Champs connus\u{a0}: {}.", of.fields().join(", "))
        }
        ProblemKind::MissingField { name, .. } => {
            format!("Ajoutez {name}: {}", example(name))
        }
        ProblemKind::DoubledField { .. } => "Gardez l’un des deux.".to_owned(),
        ProblemKind::WrongLook { field, expected, .. } => {
            let shown = match expected {
                Look::Node(Node::Agenda) => "Agenda(title: \"…\", slots: […])".to_owned(),
                Look::Node(Node::Defi) => "Defi(name: \"…\")".to_owned(),
                Look::Node(Node::Date) => "Date(date: \"2018-06-21\", theme: \"…\")".to_owned(),
                Look::Node(Node::Frame) => "Frame(start: \"15:00\", end: \"18:30\")".to_owned(),
                Look::Node(node) => format!("{}(title: \"…\", …)", node.name()),
                Look::Pair => "(\"Problème\", \"1m\")".to_owned(),
                Look::Turns => "4, [\"Archifiltre\", \"…\"] ou All".to_owned(),
                Look::Text
                | Look::Time
                | Look::Length
                | Look::Date
                | Look::Number
                | Look::YesNo
                | Look::Name
                | Look::List
                | Look::Tuple
                | Look::Braces
                | Look::Other => format!("{field}: {}", example(field)),
            };
            format!("Écrivez par exemple {shown}")
        }
        ProblemKind::WrongNode { expected: Node::Agenda, found }
            if found.as_str() == Node::Programme.name() =>
        {
            "C’est le programme d’une année\u{a0}: deroule programme FICHIER l’affiche.".to_owned()
        }
        ProblemKind::WrongNode { expected, .. } => {
            format!("Ici il faut {}(…).", expected.name())
        }
        ProblemKind::UnknownChoice { of, nearest, .. } => {
            let known = match of {
                Choice::Kind => "Types connus",
                Choice::Anchor | Choice::Role | Choice::Then | Choice::Place => "Noms connus",
                Choice::Turns => {
                    return format!(
                        "Écrivez un nombre, une liste de noms ou All.{}",
                        did_you_mean(*nearest)
                    );
                }
            };
            format!("{known}\u{a0}: {}.{}", of.names().join(", "), did_you_mean(*nearest))
        }
        ProblemKind::NotAPair { .. } => "Écrivez par exemple (\"Problème\", \"1m\")".to_owned(),
        ProblemKind::EmptyText { .. } => "Écrivez au moins un mot.".to_owned(),
        ProblemKind::TextTooLong { .. } => {
            "Raccourcissez-le\u{a0}; le reste peut aller dans un document à part.".to_owned()
        }
        ProblemKind::BadTime { text, .. } => match meant_time(text) {
            Some(time) => format!("Écrivez \"{}\".", write_time(time)),
            None => "Une heure s’écrit \"13:30\", \"13h30\" ou \"15h\".".to_owned(),
        },
        ProblemKind::BadLength { text, why } => match why {
            NotATime::Shape if is_number(text) => format!(
                "Pour des minutes, écrivez \"{text}m\"\u{a0}; pour des heures, \"{text}h\"."
            ),
            NotATime::Ambiguous => "Écrivez par exemple \"5m30s\" ou \"5h30\".".to_owned(),
            NotATime::Zero => "Retirez ce champ, ou donnez une durée.".to_owned(),
            NotATime::TooLong => {
                format!("Une durée va jusqu’à {}.", length(MAX_LENGTH))
            }
            NotATime::Shape | NotATime::Range => {
                "Une durée s’écrit \"5m\", \"1h30\", \"90s\" ou \"5 min\".".to_owned()
            }
        },
        ProblemKind::BadDate { meant: Some(date), .. } => format!("Écrivez \"{date}\"."),
        ProblemKind::BadDate { meant: None, .. } => {
            "Une date s’écrit année-mois-jour\u{a0}: \"2018-06-21\".".to_owned()
        }
        ProblemKind::UnknownZone { nearest, .. } => match nearest {
            Some(nearest) => format!("Vouliez-vous dire \"{nearest}\"\u{a0}?"),
            None => "Écrivez une ville de la base IANA\u{a0}: \"Europe/Paris\".".to_owned(),
        },
        ProblemKind::UnknownLang { .. } => "Langues connues\u{a0}: \"fr\", \"en\".".to_owned(),
        ProblemKind::BadNumber { field, .. } => match *field {
            "turns" => "Écrivez un nombre, une liste de noms ou All.".to_owned(),
            field => format!("Écrivez par exemple {field}: {}", example(field)),
        },
        ProblemKind::TooManyDates { .. } => {
            "Un programme est d’une année\u{a0}: faites-en plusieurs fichiers.".to_owned()
        }
        ProblemKind::NotBeside { .. } => {
            "Placez l’agenda à côté du programme, et n’écrivez que son nom\u{a0}: agenda: \
             \"demo-day.ron\""
                .to_owned()
        }
        ProblemKind::NoSlots => {
            "Ajoutez par exemple Slot(start: \"13:30\", end: \"13:45\", title: \"Accueil\")"
                .to_owned()
        }
        ProblemKind::TooManySlots { .. } => "Répartissez-les sur plusieurs agendas.".to_owned(),
        ProblemKind::TooManyCues { .. } => {
            "Donnez moins de passages, de phases ou de tours.".to_owned()
        }
        ProblemKind::EndsFirst { .. } => "Corrigez l’une des deux heures.".to_owned(),
        ProblemKind::Backwards { .. } => {
            "Corrigez l’heure ou l’ordre\u{a0}; un autre jour s’écrit day: \"2018-06-22\"."
                .to_owned()
        }
        ProblemKind::LineBreaks { .. } => "Écrivez-le sur une ligne\u{a0}; objectives et prompts prennent plusieurs textes.".to_owned(),
        ProblemKind::NotInLineup { name, nearest } => match nearest {
            Some(nearest) => format!("Vouliez-vous dire {}\u{a0}?", quoted(Fr, nearest)),
            None => format!("Ajoutez Defi(name: \"{name}\") à lineup, ou corrigez le nom."),
        },
    }
}

pub(super) const fn also(what: &ProblemKind) -> &'static str {
    match what {
        ProblemKind::Unclosed { .. } => "remarqué ici",
        ProblemKind::DoubledField { .. } => "la première fois",
        ProblemKind::EndsFirst { .. } => "le début",
        ProblemKind::Backwards { .. } => "le créneau du dessus",
        ProblemKind::Empty
        | ProblemKind::TooLarge { .. }
        | ProblemKind::Utf16
        | ProblemKind::Latin1 { .. }
        | ProblemKind::Binary
        | ProblemKind::Foreign(_)
        | ProblemKind::TooDeep
        | ProblemKind::OddCharacter { .. }
        | ProblemKind::TypographicQuote { .. }
        | ProblemKind::SingleQuotes
        | ProblemKind::UnclosedText
        | ProblemKind::UnopenedText
        | ProblemKind::QuoteInText
        | ProblemKind::BadEscape { .. }
        | ProblemKind::ControlCharacter { .. }
        | ProblemKind::UnclosedComment
        | ProblemKind::UnknownExtension { .. }
        | ProblemKind::MissingComma
        | ProblemKind::ExtraComma
        | ProblemKind::MissingColon { .. }
        | ProblemKind::WrongSign { .. }
        | ProblemKind::Unopened { .. }
        | ProblemKind::WrongBrackets { .. }
        | ProblemKind::TrailingText
        | ProblemKind::MissingValue { .. }
        | ProblemKind::MissingName
        | ProblemKind::QuotedName { .. }
        | ProblemKind::NotQuoted { .. }
        | ProblemKind::UnknownField { .. }
        | ProblemKind::MissingField { .. }
        | ProblemKind::WrongLook { .. }
        | ProblemKind::WrongNode { .. }
        | ProblemKind::UnknownChoice { .. }
        | ProblemKind::NotAPair { .. }
        | ProblemKind::EmptyText { .. }
        | ProblemKind::TextTooLong { .. }
        | ProblemKind::LineBreaks { .. }
        | ProblemKind::BadTime { .. }
        | ProblemKind::BadLength { .. }
        | ProblemKind::BadDate { .. }
        | ProblemKind::UnknownZone { .. }
        | ProblemKind::UnknownLang { .. }
        | ProblemKind::BadNumber { .. }
        | ProblemKind::TooManyDates { .. }
        | ProblemKind::NotBeside { .. }
        | ProblemKind::NoSlots
        | ProblemKind::TooManySlots { .. }
        | ProblemKind::TooManyCues { .. }
        | ProblemKind::NotInLineup { .. } => "",
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!(" Vouliez-vous dire {nearest}\u{a0}?")).unwrap_or_default()
}

const fn format(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Json => "du JSON",
        Foreign::Yaml => "du YAML",
        Foreign::Markdown => "du Markdown",
        Foreign::Org => "de l’Org",
        Foreign::Html => "du HTML",
        Foreign::Calendar => "un calendrier iCalendar",
        Foreign::Csv => "un tableau CSV",
        Foreign::Plain => "du texte libre",
    }
}

const fn closed(bracket: Bracket) -> &'static str {
    match bracket {
        Bracket::Round | Bracket::Curly => "fermée",
        Bracket::Square => "fermé",
    }
}

const fn of_a(node: Node) -> &'static str {
    match node {
        Node::Agenda => "de l’agenda",
        Node::Defi => "d’un défi",
        Node::Slot => "d’un créneau",
        Node::Phase => "d’une phase",
        Node::Track => "d’un atelier parallèle",
        Node::Programme => "du programme",
        Node::Frame => "du cadre",
        Node::Date => "d’une date",
    }
}

const fn in_a(node: Node) -> &'static str {
    match node {
        Node::Agenda => "à l’agenda",
        Node::Defi => "à ce défi",
        Node::Slot => "à ce créneau",
        Node::Phase => "à cette phase",
        Node::Track => "à cet atelier parallèle",
        Node::Programme => "au programme",
        Node::Frame => "au cadre",
        Node::Date => "à cette ligne du calendrier",
    }
}

const fn choice(of: Choice) -> &'static str {
    match of {
        Choice::Kind => "un type de créneau",
        Choice::Anchor => "un ancrage",
        Choice::Role => "un rôle",
        Choice::Then => "une valeur de then",
        Choice::Place => "une valeur de place",
        Choice::Turns => "une valeur de turns",
    }
}

const fn look(look: Look) -> &'static str {
    match look {
        Look::Text => "un texte",
        Look::Time => "une heure",
        Look::Length => "une durée",
        Look::Date => "une date",
        Look::Number => "un nombre",
        Look::YesNo => "true ou false",
        Look::Name => "un nom",
        Look::List => "une liste",
        Look::Turns => "un nombre, une liste de noms ou All",
        Look::Pair => "des paires (titre, durée)",
        Look::Tuple => "des parenthèses",
        Look::Node(Node::Agenda) => "un Agenda(…)",
        Look::Node(Node::Defi) => "un Defi(…)",
        Look::Node(Node::Slot) => "un Slot(…)",
        Look::Node(Node::Phase) => "une Phase(…)",
        Look::Node(Node::Track) => "un Track(…)",
        Look::Node(Node::Programme) => "un Programme(…)",
        Look::Node(Node::Frame) => "un Frame(…)",
        Look::Node(Node::Date) => "une Date(…)",
        Look::Braces => "des accolades",
        Look::Other => "un caractère",
    }
}

/// What `--fix` would do about a remark.
pub(super) fn fix(number: usize, mend: &str) -> String {
    format!("  --fix {number}\u{a0}: {mend}\n")
}
