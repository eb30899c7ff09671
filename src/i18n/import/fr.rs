//! The findings of a reading, in French.

use chrono::Weekday;

use crate::{
    i18n::{
        Lang::Fr,
        agenda,
        format::{NBSP, date, length, quote, time_of_day},
    },
    import::{Binary, Encoding, FindingKind, Output, PhaseNames, ReadAgenda},
};

pub(super) const NAMES: PhaseNames<'static> =
    PhaseNames { presentation: "Présentation", feedback: "Réactions", untitled: "Sans titre" };

pub(super) fn words(what: &FindingKind) -> (String, String) {
    let quote = |text: &str| quote(Fr, text);
    let (says, mend): (String, &str) = match what {
        FindingKind::NoSlots => (
            "Aucun créneau trouvé.".into(),
            "Écrivez une ligne par créneau, l’heure d’abord : 9h30-10h Accueil.",
        ),
        FindingKind::NotUnderstood { text } => (
            format!("Cette ligne n’est dans aucun créneau : {}.", quote(text)),
            "Rien à faire si elle n’est pas du programme.",
        ),
        FindingKind::LooseTime { text } => (
            format!(
                "Cette ligne contient une heure, mais n’est pas lue comme un créneau : {}.",
                quote(text)
            ),
            "Si c’est un créneau, mettez l’heure en tête de ligne.",
        ),
        FindingKind::Reworded => (
            "Cette page a été modifiée depuis qu’elle a été écrite\u{a0}: ce qui y est écrit compte.".into(),
            "Ce qu’elle ne montre pas (ancrages, minimums, signaux) vient du déroulé gardé avec elle.",
        ),
        FindingKind::PageAlone => (
            "Cette page ne garde plus son déroulé\u{a0}: seul ce qu’elle montre est lu.".into(),
            "Fuseau, ancrages, minimums et signaux sont à remettre.",
        ),
        FindingKind::PageSlot { title } => (
            format!("{} n’était pas dans le déroulé gardé avec la page.", quote(title)),
            "Vérifiez sa nature, que la page ne dit pas.",
        ),
        FindingKind::Calendar { count } => (
            format!("Calendrier de {count} dates : il n’est pas lu comme des créneaux."),
            "Écrivez la date de la session en tête, si c’est l’une d’elles ; pour en faire un programme de l’année : --programme.",
        ),
        FindingKind::NoEnd { title } => (
            format!("La fin de {} n’est pas écrite.", quote(title)),
            "Le créneau durera jusqu’au suivant ; écrivez sa fin ou sa durée si ce n’est pas le cas.",
        ),
        FindingKind::NoEnds { count } => (
            format!("{count} créneaux n’ont pas de fin écrite."),
            "Chacun durera jusqu’au suivant.",
        ),
        FindingKind::Untimed { title } => (
            format!("{} n’a ni heure ni durée.", quote(title)),
            "Écrivez une heure ou une durée ; sinon le temps y sera compté sans limite.",
        ),
        FindingKind::Afternoon { time } => (
            format!("Cette heure est lue sur douze heures : {}.", time_of_day(Fr, *time)),
            "Écrivez l’heure sur vingt-quatre heures si ce n’est pas l’après-midi.",
        ),
        FindingKind::EndsFirst { title, start, end } => (
            format!(
                "{} finit à {}, avant de commencer à {}.",
                quote(title),
                time_of_day(Fr, *end),
                time_of_day(Fr, *start)
            ),
            "La fin n’est pas gardée dans l’agenda ; corrigez les heures.",
        ),
        FindingKind::LengthDiffers { title, written, spanned } => (
            format!(
                "{} : la durée écrite est de {}, mais il y a {} du début à la fin.",
                quote(title),
                length(*written),
                length(*spanned)
            ),
            "Le début et la fin sont gardés ; corrigez la durée ou les heures.",
        ),
        FindingKind::Overlap { title, start, end } => (
            format!(
                "{} commence à {}, avant la fin du précédent à {}.",
                quote(title),
                time_of_day(Fr, *start),
                time_of_day(Fr, *end)
            ),
            "Corrigez les heures, ou réunissez les deux s’ils ont lieu en même temps.",
        ),
        FindingKind::Backwards { title, start } => (
            format!(
                "{} commence à {}, avant le créneau du dessus.",
                quote(title),
                time_of_day(Fr, *start)
            ),
            "Les créneaux sont remis dans l’ordre ; vérifiez l’heure et le jour.",
        ),
        FindingKind::WrongWeekday { date: day, written } => (
            format!("Le {} n’est pas un {}.", date(Fr, *day), weekday(*written)),
            "Corrigez le jour, la date ou l’année.",
        ),
        FindingKind::YearTaken { date: day } => (
            format!("L’année n’est pas écrite : lu comme le {}.", date(Fr, *day)),
            "Écrivez l’année.",
        ),
        FindingKind::Universal => (
            "Les heures de ce calendrier sont en temps universel.".into(),
            "Indiquez le fuseau du lieu dans l’agenda (zone) et corrigez les heures.",
        ),
        FindingKind::Repeats { title } => (
            format!("{} se répète : lu une seule fois.", quote(title)),
            "Ajoutez les autres fois à la main.",
        ),
        FindingKind::Sessions { count } => (
            format!("Le fichier contient {count} sessions."),
            "Choisissez-en une avec --session N, ou toutes avec --session all.",
        ),
        FindingKind::Encoding { encoding } => (
            match encoding {
                Encoding::Utf8 => "Le texte est en UTF-8.".into(),
                Encoding::Utf16 => "Le texte est en UTF-16.".into(),
                Encoding::Latin1 => "Le texte n’est pas en UTF-8 : lu comme du Latin-1.".into(),
            },
            "Enregistrez-le en UTF-8.",
        ),
        FindingKind::LongLine { limit } => (
            format!("Cette ligne dépasse {limit} caractères : la suite n’est pas lue."),
            "Coupez-la.",
        ),
        FindingKind::TooManyLines { limit } => (
            format!("Plus de {limit} lignes\u{a0}: la suite n’est pas lue."),
            "Partagez le fichier en plusieurs.",
        ),
        FindingKind::TooManyRows { limit } => (
            format!("Ce tableau a plus de {limit} lignes\u{a0}: les suivantes ne sont pas lues."),
            "Partagez-le en plusieurs fichiers.",
        ),
        FindingKind::TooManyCells { limit } => (
            format!("Plus de {limit} colonnes\u{a0}: les suivantes ne sont pas lues."),
            "Ôtez les colonnes qui ne servent pas.",
        ),
        FindingKind::TooManySlots { limit } => (
            format!("Plus de {limit} créneaux : la suite n’est pas gardée."),
            "Partagez le fichier en plusieurs sessions.",
        ),
        FindingKind::Agenda { problem } => {
            let says = format!("{}.", agenda::sentence(Fr, problem));
            return (says, agenda::mend(Fr, problem));
        }
        FindingKind::NoPlan { output } => (
            match output {
                Output::Status => {
                    format!(
                        "C’est l’état d’une session (deroule status){NBSP}: il ne contient pas de déroulé."
                    )
                }
                Output::Check => {
                    format!(
                        "C’est la réponse de deroule check{NBSP}: elle ne contient pas de déroulé."
                    )
                }
                Output::Sessions => {
                    format!("C’est la liste des sessions{NBSP}: elle ne contient pas de déroulé.")
                }
                Output::Log => {
                    format!(
                        "C’est l’historique d’une session{NBSP}: il ne contient pas de déroulé."
                    )
                }
            },
            "Le déroulé d’une session est dans son export\u{a0}: deroule export SESSION -f json.",
        ),
        FindingKind::NotText { what } => (
            format!(
                "Ce fichier n’est pas du texte{}.",
                match what {
                    Binary::Pdf => " (PDF)",
                    Binary::Office => " (Word, Excel, LibreOffice…)",
                    Binary::Picture => " (image)",
                    Binary::Other => "",
                }
            ),
            "Copiez le texte dans un fichier .txt, ou enregistrez en .csv ou en .html.",
        ),
        FindingKind::Cut { title, end, next, start } => (
            format!(
                "{} est écrit jusqu’à {} : il finit à {}, quand commence {}.",
                quote(title),
                time_of_day(Fr, *end),
                time_of_day(Fr, *start),
                quote(next)
            ),
            "Corrigez les heures ; si les deux ont lieu en même temps, donnez-leur le même début.",
        ),
        FindingKind::Joined { title, into } => (
            format!("{} a lieu pendant {} : réunis en un seul créneau.", quote(title), quote(into)),
            "Corrigez les heures s’ils n’ont pas lieu en même temps.",
        ),
        FindingKind::LengthMoved { title, length: long } => (
            format!(
                "{} dure {}, plus qu’il ne reste avant le créneau suivant : durée mise dans la note.",
                quote(title),
                length(*long)
            ),
            "Corrigez la durée, ou l’heure du suivant.",
        ),
        FindingKind::LengthLost { title, length: long } => (
            format!("{} : une durée de {} ne peut pas être gardée.", quote(title), length(*long)),
            "Écrivez une durée de plus de zéro et d’un jour au plus.",
        ),
        FindingKind::StartMoved { title, start } => (
            format!(
                "{} ne peut pas commencer à {}, avant le créneau du dessus : heure mise dans le titre.",
                quote(title),
                time_of_day(Fr, *start)
            ),
            "Corrigez l’heure ou le jour.",
        ),
        FindingKind::Sorted { title } => (
            format!("{} est remis à sa place, selon le jour et l’heure.", quote(title)),
            "Rien à faire si l’ordre est le bon.",
        ),
        FindingKind::Kept { title, text } => (
            format!("Gardé dans la note de {} : {}.", quote(title), quote(text)),
            "Rien à faire si ce n’est ni un créneau ni une durée.",
        ),
        FindingKind::Figures { title, text } => (
            format!(
                "{} par passage, mais leur nombre n’est pas écrit ; gardé dans la note de {}.",
                quote(text),
                quote(title)
            ),
            "Écrivez combien passent : 8 équipes, 5 min chacune.",
        ),
        FindingKind::Broken { format } => (
            format!(
                "Ce fichier ressemble à du {}, mais sa structure est abîmée.",
                super::format(Fr, *format)
            ),
            "Lu comme du texte simple ; refaites l’export, ou corrigez le fichier.",
        ),
    };
    (says, mend.to_owned())
}

pub(super) fn session(number: usize, read: &ReadAgenda, slots: usize) -> String {
    let s = if slots > 1 { "x" } else { "" };
    let (from, to) = read.lines;
    let day = read.date.map_or_else(String::new, |day| format!(", {}", date(Fr, day)));
    format!("{number}. {}{day} (lignes {from} à {to}, {slots} créneau{s})", read.title)
}

pub(super) fn choose(count: usize) -> String {
    format!(
        "{count} sessions dans ce fichier ; choisissez avec --session N, ou toutes avec --session all :"
    )
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "lundi",
        Weekday::Tue => "mardi",
        Weekday::Wed => "mercredi",
        Weekday::Thu => "jeudi",
        Weekday::Fri => "vendredi",
        Weekday::Sat => "samedi",
        Weekday::Sun => "dimanche",
    }
}
