//! The plan doctor in French.

use super::{absorbed, hour, minutes, names, sum};
use chrono::TimeDelta;

use crate::{
    agenda::{
        check::{
            FindingKind, Hour, LONGEST_FORGOTTEN_BREAK, SHORTEST_BREAK, SHORTEST_TURN,
            USUAL_CHANGEOVER,
        },
        write_length, write_time,
    },
    i18n::{
        Lang::Fr,
        console::plan::kind as kind_name,
        format::{NBSP, length, plural, quote, time_of_day},
    },
};

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn words(what: &FindingKind) -> (String, String) {
    let at = |time: &Hour| hour(Fr, *time);
    let named = |title: &str| {
        if title.is_empty() { "ce créneau".to_owned() } else { quote(Fr, title) }
    };
    match what {
        FindingKind::Overlap { title, start, above, above_end, written: _, promised: true } => {
            let (title, above) = (named(title), named(above));
            let (start, end) = (at(start), at(above_end));
            (
                format!("{title} est promis à {start}, mais {above} finit à {end}"),
                format!("Faites finir {above} à {start}, ou déplacez {title} vous-même."),
            )
        }
        FindingKind::Overlap { title, start, above, above_end, written: _, promised: false } => {
            let (title, above) = (named(title), named(above));
            let (start, end) = (at(start), at(above_end));
            (
                format!("{title} commence à {start}, mais {above} finit à {end}"),
                format!("Faites commencer {title} à {end}, ou finir {above} à {start}."),
            )
        }
        FindingKind::Gap { title, start, above, above_end, length: gap } => (
            format!(
                "rien n’est prévu de {} à {}, entre {} et {} ({})",
                at(above_end),
                at(start),
                named(above),
                named(title),
                length(*gap),
            ),
            if *gap > LONGEST_FORGOTTEN_BREAK {
                "Ajoutez un créneau, ou avancez ce qui suit.".to_owned()
            } else {
                format!("Si c’est une pause, écrivez-la{NBSP}: Slot(kind: Break, …).")
            },
        ),
        FindingKind::DoesNotFit { turns, needs, has } => (
            format!("{}, mais le créneau dure {}", sum(turns, *needs), minutes(*has)),
            format!("Prévoyez {} de plus, ou moins de passages.", minutes(*needs - *has)),
        ),
        FindingKind::NoChangeover { turns, needs, has, likely_end } => {
            let sum = sum(turns, *needs);
            let spare = *has - *needs;
            let says = if spare.is_zero() {
                format!("{sum}{NBSP}: pas de temps pour changer d’orateur")
            } else {
                format!(
                    "{sum}{NBSP}: il reste {} pour changer {} fois d’orateur",
                    minutes(spare),
                    turns.count.saturating_sub(1),
                )
            };
            (
                says,
                format!(
                    "À {} par changement, fin probable à {}. Raccourcissez une phase, ou \
                     prévoyez ce changement (changeover: \"{}\") et allongez le créneau.",
                    minutes(USUAL_CHANGEOVER),
                    at(likely_end),
                    write_length(USUAL_CHANGEOVER),
                ),
            )
        }
        FindingKind::ThinTurns { teams, has, each, needs } => (
            format!(
                "{} pour {teams} défi{}{NBSP}: {} chacun",
                minutes(*has),
                plural(Fr, *teams),
                length(*each),
            ),
            format!(
                "Comptez au moins {} par défi, soit {}.",
                minutes(SHORTEST_TURN),
                minutes(*needs),
            ),
        ),
        FindingKind::LikelyEnd { end, target, announced, by, changes } => {
            let absorbed = match absorbed(*changes, *by) {
                Some(absorbed) => {
                    format!(", dont {} absorbées par les pauses et les marges", minutes(absorbed))
                }
                None => String::new(),
            };
            (
                format!(
                    "fin probable de la session à {}, {} après la fin {} ({}){NBSP}: {changes} \
                     changement{} d’orateur sans temps prévu, à {} chacun{absorbed}",
                    at(end),
                    minutes(*by),
                    if *announced { "annoncée" } else { "écrite" },
                    at(target),
                    plural(Fr, *changes),
                    minutes(USUAL_CHANGEOVER),
                ),
                "Prévoyez ce temps dans les phases, ou annoncez une fin plus tardive.".to_owned(),
            )
        }
        FindingKind::InvertedZone { zone, offset } => (
            format!(
                "zone: \"{}\" a {} {} sur le temps universel, et pas d’heure d’été",
                zone.name(),
                length(offset.abs()),
                if *offset < TimeDelta::zero() { "de retard" } else { "d’avance" },
            ),
            format!("Écrivez une ville{NBSP}: \"Europe/Paris\"."),
        ),
        FindingKind::ClocksChange { from, to } => (
            format!("les horloges passent de {} à {} pendant ce créneau", at(from), at(to)),
            "Le compte à rebours reste juste\u{a0}; vérifiez les heures que vous annoncez."
                .to_owned(),
        ),
        FindingKind::TooManyTeams { kind, teams, places, left_out } => {
            let (said, more) = names(Fr, left_out);
            let more = match more {
                0 => String::new(),
                more => format!(" et {more} autre{}", plural(Fr, more)),
            };
            (
                format!(
                    "{teams} défis pour {places} place{} ({}){NBSP}: rien pour {said}{more}",
                    plural(Fr, *places),
                    kind_name(Fr, *kind),
                ),
                format!(
                    "Augmentez le nombre de passages (turns) dans l’un de ces créneaux{NBSP}: il en \
                     manque {}.",
                    teams.saturating_sub(*places),
                ),
            )
        }
        FindingKind::NobodySpeaks { left_out } => {
            let (said, more) = names(Fr, left_out);
            let more = match more {
                0 => String::new(),
                more => format!(" et {more} autre{}", plural(Fr, more)),
            };
            (
                format!("aucun créneau n’est prévu pour entendre les équipes{NBSP}: {said}{more}"),
                "Prévoyez un créneau de présentations, ou donnez des passages (turns) à l’un des créneaux.".to_owned(),
            )
        }
        FindingKind::TooFewTeams { kind, teams, places } => {
            let free = places - teams;
            let stay = if free == 1 { "reste libre" } else { "restent libres" };
            (
                format!(
                    "{teams} défi{} pour {places} places ({}){NBSP}: {free} place{} {stay}",
                    plural(Fr, *teams),
                    kind_name(Fr, *kind),
                    plural(Fr, free),
                ),
                format!(
                    "Réduisez le nombre de passages (turns), ou laissez ainsi{NBSP}: une place libre ne prend pas de temps."
                ),
            )
        }
        FindingKind::NoLineup => (
            "turns: All donne un passage à chaque défi, mais l’agenda n’en nomme aucun".to_owned(),
            "Ajoutez lineup: [Defi(name: \"…\")].".to_owned(),
        ),
        FindingKind::SameDefi { name } => (
            format!("{} est deux fois parmi les défis", quote(Fr, name)),
            "Retirez l’un des deux.".to_owned(),
        ),
        FindingKind::SameTurn { name, may_be } => (
            format!("{} a déjà un passage", quote(Fr, name)),
            if *may_be {
                "Retirez-le d’un des deux créneaux, ou laissez ainsi si c’est voulu.".to_owned()
            } else {
                "Retirez l’un des deux.".to_owned()
            },
        ),
        FindingKind::NotInLineup { name, nearest } => (
            format!("{} n’est pas parmi les défis", quote(Fr, name)),
            match nearest {
                Some(nearest) => format!("Vouliez-vous dire {}{NBSP}?", quote(Fr, nearest)),
                None => format!("Ajoutez Defi(name: \"{name}\") à lineup."),
            },
        ),
        FindingKind::TooEarly { name, from, turn } => (
            format!(
                "{} passe à {}, mais n’est là qu’à {}",
                quote(Fr, name),
                at(turn),
                time_of_day(Fr, *from),
            ),
            "Placez ce défi plus loin dans la liste (lineup).".to_owned(),
        ),
        FindingKind::RoundsAndTurns { rounds } => (
            format!("rounds: {rounds} ne compte pas{NBSP}: ce créneau a des passages (turns)"),
            "Gardez l’un des deux.".to_owned(),
        ),
        FindingKind::RoundsAndPhases { rounds } => (
            format!("les phases ne comptent pas{NBSP}: ce créneau a rounds: {rounds}"),
            "Gardez l’un des deux.".to_owned(),
        ),
        FindingKind::ScriptLength { phase, script, length } => (
            format!(
                "le script de {} fait {}, la phase {}",
                quote(Fr, phase),
                minutes(*script),
                minutes(*length),
            ),
            format!("Accordez les deux{NBSP}; sinon les parties se partagent la phase."),
        ),
        FindingKind::FloorTooLong { part, floor, has } => (
            match part {
                Some(part) => format!(
                    "{} garde au moins {}, et n’a que {}",
                    quote(Fr, part),
                    minutes(*floor),
                    minutes(*has),
                ),
                None => format!(
                    "ce créneau garde au moins {}, et n’a que {}",
                    minutes(*floor),
                    minutes(*has),
                ),
            },
            format!(
                "Rien ne peut lui être repris en cas de retard{NBSP}: réduisez ce minimum, ou \
                 donnez plus de temps."
            ),
        ),
        FindingKind::OverADay { length: long } => (
            format!("ce créneau dure {}, plus d’un jour", length(*long)),
            "Raccourcissez-le, ou faites-en plusieurs créneaux.".to_owned(),
        ),
        FindingKind::EndsLate { end, announced, by } => (
            format!(
                "le plan finit à {}, {} après la fin annoncée ({})",
                at(end),
                length(*by),
                at(announced),
            ),
            format!("Raccourcissez un créneau, ou annoncez end: \"{}\".", write_time(end.time),),
        ),
        FindingKind::EndsBeforeStart { announced, start } => (
            format!(
                "la fin annoncée, {}, ne vient pas après le début, {}",
                time_of_day(Fr, *announced),
                at(start),
            ),
            "Corrigez la fin annoncée (end), en tête de l’agenda.".to_owned(),
        ),
        FindingKind::ShortBreak { length: short } => (
            format!("une pause de {}, c’est court", length(*short)),
            format!("Comptez au moins {}.", length(SHORTEST_BREAK)),
        ),
        FindingKind::LongBreak { length: long } => (
            format!("une pause de {}, c’est long", length(*long)),
            "Raccourcissez-la, ou redonnez ce temps au programme.".to_owned(),
        ),
        FindingKind::LongStretch { start, end, length: long, tangled } => (
            format!("{} sans pause, de {} à {}", length(*long), at(start), at(end)),
            if *tangled {
                "Corrigez d’abord les erreurs de ces créneaux, puis prévoyez une pause au bout de \
                 deux heures au plus."
            } else {
                "Prévoyez une pause au bout de deux heures au plus."
            }
            .to_owned(),
        ),
        FindingKind::NoEnd { title, until: Some(until) } => (
            format!(
                "la fin de {} n’est pas écrite{NBSP}: le créneau dure jusqu’à {}",
                named(title),
                at(until),
            ),
            "Écrivez l’heure de fin (end) ou la durée (length).".to_owned(),
        ),
        FindingKind::NoEnd { title, until: None } => (
            format!(
                "la fin de {} n’est pas écrite{NBSP}: l’horloge comptera le temps passé",
                named(title),
            ),
            "Écrivez l’heure de fin (end) ou la durée (length) pour un compte à rebours."
                .to_owned(),
        ),
        FindingKind::Untimed { title } => (
            format!("pas de durée pour {}{NBSP}: l’horloge comptera le temps passé", named(title),),
            "Écrivez la durée (length) pour un compte à rebours.".to_owned(),
        ),
        FindingKind::Disagrees { start, end, between, length: written } => (
            format!(
                "de {} à {} il y a {}, mais length dit {}{NBSP}: les heures l’emportent",
                at(start),
                at(end),
                minutes(*between),
                minutes(*written),
            ),
            "Retirez la durée (length), ou corrigez une heure.".to_owned(),
        ),
        FindingKind::EndsFirst { start, end } if start.time == *end => (
            format!("le créneau commence et finit à {}", at(start)),
            "Corrigez l’une des deux heures.".to_owned(),
        ),
        FindingKind::EndsFirst { start, end } => (
            format!(
                "le créneau finit à {}, avant de commencer à {}",
                time_of_day(Fr, *end),
                at(start),
            ),
            "Corrigez l’une des deux heures.".to_owned(),
        ),
        FindingKind::Backwards { start, above } => (
            format!(
                "le créneau commence à {}, avant celui d’au-dessus ({})",
                time_of_day(Fr, *start),
                at(above),
            ),
            "Remettez-les dans l’ordre, ou écrivez day si c’est un autre jour.".to_owned(),
        ),
        FindingKind::Twice { time } => (
            format!(
                "{} existe deux fois ce jour-là, au changement d’heure{NBSP}: la première est \
                 prise",
                time_of_day(Fr, *time),
            ),
            "Évitez cette heure, ou écrivez length.".to_owned(),
        ),
        FindingKind::Never { time, taken } => (
            format!(
                "{} n’existe pas ce jour-là, au changement d’heure{NBSP}: {} la remplace",
                time_of_day(Fr, *time),
                at(taken),
            ),
            format!("Écrivez \"{}\".", write_time(taken.time)),
        ),
    }
}

/// What the other place has to do with a finding; empty where there is none.
pub(super) const fn also(what: &FindingKind) -> &'static str {
    match what {
        FindingKind::Overlap { .. } | FindingKind::Gap { .. } => "le précédent finit ici",
        FindingKind::TooManyTeams { .. } => "sans place à partir d’ici",
        FindingKind::SameDefi { .. } | FindingKind::SameTurn { .. } => "la première fois",
        FindingKind::TooEarly { .. } => "le défi",
        FindingKind::EndsLate { .. } => "la fin annoncée",
        FindingKind::LongStretch { .. } => "jusqu’à la fin de celui-ci",
        FindingKind::Disagrees { .. }
        | FindingKind::EndsFirst { .. }
        | FindingKind::EndsBeforeStart { .. } => "le début",
        FindingKind::Backwards { .. } => "le créneau du dessus",
        FindingKind::DoesNotFit { .. }
        | FindingKind::NoChangeover { .. }
        | FindingKind::ThinTurns { .. }
        | FindingKind::LikelyEnd { .. }
        | FindingKind::InvertedZone { .. }
        | FindingKind::ClocksChange { .. }
        | FindingKind::TooFewTeams { .. }
        | FindingKind::NoLineup
        | FindingKind::NobodySpeaks { .. }
        | FindingKind::LongBreak { .. }
        | FindingKind::NotInLineup { .. }
        | FindingKind::RoundsAndTurns { .. }
        | FindingKind::RoundsAndPhases { .. }
        | FindingKind::ScriptLength { .. }
        | FindingKind::FloorTooLong { .. }
        | FindingKind::OverADay { .. }
        | FindingKind::ShortBreak { .. }
        | FindingKind::NoEnd { .. }
        | FindingKind::Untimed { .. }
        | FindingKind::Twice { .. }
        | FindingKind::Never { .. } => "",
    }
}
