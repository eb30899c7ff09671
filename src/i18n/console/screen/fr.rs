//! What the facilitator's screen says, in French.

use super::Says;
use crate::i18n::{Lang::Fr, export::written, format::plural};

pub(super) fn words(says: Says<'_>) -> String {
    let words = match says {
        Says::OnTime => "à l’heure",
        Says::Ends(at) => return format!("fin {at}"),
        Says::EndPlanned(at) => return format!("(prévue {at})"),
        Says::EndedAt(at) => return format!("terminée à {at}"),
        Says::NotStartedFor(time) => return format!("pas commencé depuis {time}"),

        Says::Rundown => "Déroulé",
        Says::Absent => "absent",
        Says::Deferred => "plus tard",
        Says::Skipped => "sauté",
        Says::Turn(turn) => return format!("Passage {turn}"),
        Says::FreePlace => "place libre",
        Says::FreeTime => "Temps libre",
        Says::Discussion => "Discussion",
        Says::InsteadOf(team) => return format!("à la place de {team}"),
        Says::FreeOf(team) => return format!("Libre ({team})"),
        Says::DiscussionOf(team) => return format!("Discussion ({team})"),
        Says::Round(round, rounds) => return format!("Tour {round} sur {rounds}"),
        Says::Changeover => "Changement d’équipe",
        Says::UnplannedBreak => "Pause imprévue",

        Says::Clock => "Chrono",
        Says::Running => "en cours",
        Says::Warning => "bientôt la fin",
        Says::Danger => "dernières secondes",
        Says::OvertimeBy(time) => return format!("{time} de dépassement"),
        Says::SuspendedSince(at) => return format!("suspendu depuis {at}"),
        Says::OfferNow(key) => return format!("{key} pour commencer maintenant"),
        Says::Passed(passed, of) => return format!("{passed} sur {of}"),
        Says::Planned(length) => return format!("(prévu {length})"),
        Says::Untimed => "sans durée fixée",
        Says::TableChange => "Changement de table",
        Says::HalfTime => "mi-temps",
        Says::PartNow(part, left) => return format!("{part}, encore {left}"),
        Says::PartNext(part) => return format!("puis {part}"),
        Says::Next(what) => return format!("Suivant\u{a0}: {what}"),
        Says::NothingNext => "Suivant\u{a0}: plus rien, il restera à clore",
        Says::Break => "Pause",
        Says::BackAt(at) => return format!("reprise à {at}"),
        Says::BackAtPromised(at) => return format!("reprise annoncée à {at}"),
        Says::BeginsAt(at) => return format!("Début à {at}"),
        Says::BeginsIn(length) => return format!("dans {length}"),
        Says::Ready => "Prêt à commencer",
        Says::Finished => "Session terminée",
        Says::IfEndsAt(at) => return format!("Si on finit à {at}\u{a0}: "),
        Says::Shorter(what, left, instead) => {
            return format!("{what} de {left} au lieu de {instead}");
        }
        Says::FallsAway(what) => return format!("sans {what}"),
        Says::Of(what, whose) => return format!("{what} ({whose})"),
        Says::AndMore(count) => return format!("et {count} autre{}", plural(Fr, count)),
        Says::RoomBlack => "la salle voit un écran noir",
        Says::RoomReads(text) => return format!("la salle lit\u{a0}: {text}"),
        Says::StillAbsent(teams) => return format!("Absents jusqu’ici\u{a0}: {teams}"),
        Says::Offer(key, team, costs, end) => {
            return format!("{team} est là\u{a0}? {key}\u{a0}: {costs}, fin {end}");
        }
        Says::OfferFree(key, team, end) => {
            return format!("{team} est là\u{a0}? {key}\u{a0}: sans retard, fin {end}");
        }
        Says::AskArrived => "Qui est arrivé\u{a0}?",
        Says::Costs(costs, end) => return format!("{costs}, fin {end}"),
        Says::CostsNothing(end) => return format!("sans retard, fin {end}"),
        Says::LastTime(what, day) => {
            return format!("La dernière fois\u{a0}: > {what} ({day})");
        }

        Says::Notes => "Notes",
        Says::TypingNote => "Note en cours",
        Says::NoNotes => "Aucune note pour l’instant",
        Says::Draft(words) => return format!("brouillon\u{a0}: {words}"),
        Says::NotSaved => "pas enregistrée",
        Says::NoTeam => "toute la session",

        Says::TooSmall(cols, rows) => {
            return format!("Fenêtre trop petite ({cols}×{rows} au moins)");
        }

        Says::Help => "Les touches qui marchent maintenant",
        Says::Palette => "Chercher une action",
        Says::NothingFound => "Aucune action ne porte ces mots",
        Says::Log => "Ce que la console a dit",
        Says::NothingSaid => "Rien pour l’instant",
        Says::LeaveWith(key) => return format!("{key} ferme"),
        Says::AcceptOrLeave(accept, leave) => return format!("{accept} valide · {leave} annule"),
        Says::AskBack => "Revenir à la séquence précédente\u{a0}?",
        Says::AskJump(what) => return format!("Démarrer {what} maintenant\u{a0}?"),
        Says::AskClose => "Clore la session\u{a0}?",
        Says::AskCloseSkipped => "Des séquences ont été sautées. Clore quand même\u{a0}?",
        Says::AskQuit => "Quitter la console\u{a0}?",
        Says::QuitKeeps => "La session continue, le chrono aussi.",
        Says::AskNoteFor => "Cette note est pour quel défi\u{a0}?",
        Says::TakesFirst(what) => return format!("→ {what}"),
        Says::EmptyForNone => "Vide\u{a0}: toute la session.",
        Says::AskFilter => "Quelles notes montrer\u{a0}?",
        Says::LikeFilter => "Signes, défi, auteur, mots\u{a0}: > archi. Vide\u{a0}: toutes.",
        Says::Filtered(what, shown, all) => return format!("Notes · {what} · {shown} sur {all}"),
        Says::NoneFits => "Aucune note ne correspond",
        Says::AskRealTime(what, at) => {
            return format!("{what}, noté à {at}\u{a0}: vraiment à quelle heure\u{a0}?");
        }
        Says::Rewording => "Note à récrire",
        Says::Long(count, long) => return format!("{count} signes\u{a0}: long au-delà de {long}"),
        Says::AskOpenOtherDay(day) => {
            return format!("Ce déroulé est du {day}. Ouvrir la session aujourd’hui\u{a0}?");
        }
        Says::OpensToday => "Ses heures seront celles d’aujourd’hui.",
        Says::AskMakeAgenda(day) => return format!("Créer le déroulé du {day}\u{a0}?"),
        Says::MakesAgenda(Some(theme)) => {
            return format!("{theme}, dans le cadre habituel, à adapter ensuite.");
        }
        Says::MakesAgenda(None) => "Le cadre habituel, à adapter ensuite.",
        Says::AskRemoveNote => "Retirer cette note\u{a0}?",
        Says::AskBreak => "Une pause de combien de temps\u{a0}?",
        Says::AskMessage => "Que doit lire la salle\u{a0}?",
        Says::EmptyClears => "Vide\u{a0}: retire le message affiché.",
        Says::AskAnnounce => "Reprise à quelle heure\u{a0}?",
        Says::AskAbsent(team) => return format!("{team} est absent\u{a0}: pourquoi\u{a0}?"),
        Says::ReasonStays => "Peut rester vide\u{a0}; la salle ne le voit jamais.",
        Says::AskInsert => "Quel défi présente en plus\u{a0}?",
        Says::AskDraw => "Quelle graine pour le tirage\u{a0}?",
        Says::EmptyDraws => {
            "Un à six chiffres, dits à voix haute. Vide\u{a0}: la machine en tire une."
        }
        Says::TurnGivenUp(key) => return format!("{key}\u{a0}: les suivantes avancent."),
        Says::TurnKept(key) => {
            return format!("{key}\u{a0}: son temps reste libre, les autres ne bougent pas.");
        }
        Says::TurnToDiscussion(key) => {
            return format!("{key}\u{a0}: son temps va à la discussion.");
        }
        Says::Fair => "Temps partagé",
        Says::NobodySpoke => "Personne n’a encore parlé.",
        Says::Given => "donné",
        Says::Taken => "pris",
        Says::FeedbackGiven => "réactions",
        Says::FeedbackTaken => "prises",
        Says::LeastAndMost([least, shortest], [most, longest]) => {
            return format!(
                "Réactions les plus courtes\u{a0}: {least}, {shortest}\u{a0}; les plus longues\u{a0}: {most}, {longest}."
            );
        }
        Says::Drawn(receipt) => return format!("Tiré au sort\u{a0}: {receipt}"),
        Says::DrawnUnkept(receipt, count) => {
            let s = plural(Fr, count);
            return format!("Tiré au sort\u{a0}: {receipt} · {count} demande{s} non tenue{s}");
        }
        Says::AskStartedAgo => "Commencé il y a combien de temps\u{a0}?",
        Says::LikeLength => "Par exemple 10, 2m30 ou 90s.",
        Says::LikeTime => "Par exemple 16h30.",
        Says::NotUnderstood => "Pas compris.",

        Says::Choose => "Que voulez-vous animer\u{a0}?",
        Says::Sessions => "Sessions",
        Says::OtherSessions => "Autres sessions",
        Says::Agendas => "Déroulés",
        Says::Resume(title) => return format!("Reprendre {title}"),
        Says::InterruptedAt(at) => return format!("interrompu {at}"),
        Says::PassedIn(time) => return format!("{time} écoulées"),
        Says::Closed => "terminée",
        Says::LeftOpen => "restée ouverte",
        Says::Slots(count) => {
            return format!("{count} créneau{}", if count < 2 { "" } else { "x" });
        }
        Says::Teams(count) => return format!("{count} défi{}", plural(Fr, count)),
        Says::ToReview => "à relire",
        Says::Fine => "prêt",
        Says::Warnings(count) => return format!("{count} remarque{}", plural(Fr, count)),
        Says::Errors(count) => return format!("{count} erreur{}", plural(Fr, count)),
        Says::NothingToChoose => {
            "Aucun déroulé ici. Pour en commencer un\u{a0}: deroule new \"Ma session\""
        }

        Says::Undone(what) => return format!("Annulé\u{a0}: {what}"),
        Says::Redone(what) => return format!("Rétabli\u{a0}: {what}"),
        Says::Exported(what, path) => return written(Fr, what, path),
        Says::Cut => "Trop long\u{a0}: la fin est coupée.",
        Says::TakesNotes => {
            "Ici on prend des notes\u{a0}; le déroulé se conduit depuis l’autre console."
        }
        Says::TakenBy(who) => return format!("par {who}"),
        Says::DraftKept => "Brouillon gardé.",
        Says::ActionDone => "✓ L’action promise est faite, c’est noté.",
        Says::ActionLater => {
            "L’action promise reste à faire\u{a0}; elle sera rappelée une autre fois."
        }
        Says::NoteHidden => "✓ enregistrée, masquée par le filtre",
        Says::DraftRestored => "La note que vous étiez en train de taper est revenue.",
        Says::NetworkDisk => {
            "Le journal est sur un disque réseau\u{a0}: une seule console à la fois, et moins de garanties."
        }
        Says::NearlyFull => {
            "Disque presque plein\u{a0}: encore 200 notes au plus. Libérez de la place."
        }
        Says::Resolved => "Tout est enregistré.",
        Says::DraftNotKept(why) => return format!("La note en cours n’est pas à l’abri. {why}"),
        Says::ExportFailed(why) => return format!("Le débrief n’a pas pu être écrit. {why}"),
        Says::OpenFailed(why) => return format!("Ce déroulé n’a pas pu être ouvert. {why}"),
        Says::Unsaved(1) => "1 note attend.",
        Says::Unsaved(count) => return format!("{count} notes attendent."),
    };
    words.to_owned()
}
