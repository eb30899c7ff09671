//! Debriefs in French.

use super::{PaperStep, Words, Wrote, counted};
use crate::{
    agenda::Kind,
    i18n::format::NBSP,
    session::{Category, NoteKind},
};

pub(super) fn say(words: &Words<'_>) -> String {
    match *words {
        Words::Debrief => "Débrief".into(),
        Words::Hosts => format!("Animation{NBSP}:"),
        Words::Audience => format!("Public{NBSP}:"),
        Words::Objectives => format!("Objectifs{NBSP}:"),
        Words::MovedFrom { date } => format!("Le déroulé était écrit pour le {date}."),
        Words::AsOf { time } => {
            format!("La session n’est pas terminée{NBSP}: voici où elle en était à {time}.")
        }
        Words::Suspended { count: 1, total } => {
            format!("L’horloge a été suspendue une fois, pendant {total}.")
        }
        Words::Suspended { count, total } => {
            format!("L’horloge a été suspendue {count}{NBSP}fois, {total} en tout.")
        }
        Words::PlanChanged { at, news } => format!("Plan changé à {at}{NBSP}: {news}."),
        Words::Interrupted { from, to, length, counted: true } => {
            format!(
                "Le programme s’est interrompu de {from} à {to} ({length})\u{a0}: ce temps est compté."
            )
        }
        Words::Interrupted { from, to, length, counted: false } => {
            format!(
                "Le programme s’est interrompu de {from} à {to} ({length})\u{a0}: ce temps n’est pas compté."
            )
        }
        Words::Held { from, to, planned: Some(planned) } => {
            format!("La session s’est tenue de {from} à {to} (prévu{NBSP}: {planned}).")
        }
        Words::Held { from, to, planned: None } => {
            format!("La session s’est tenue de {from} à {to}.")
        }
        Words::NotStarted { planned: Some(planned) } => {
            format!("La session n’a pas commencé (prévu{NBSP}: {planned}).")
        }
        Words::NotStarted { planned: None } => "La session n’a pas commencé.".into(),
        Words::Presented { count: 0, .. } => "Aucun défi n’a présenté.".into(),
        Words::Presented { count: 1, of: 1 } => "Le défi a présenté.".into(),
        Words::Presented { count, of } if count == of => {
            format!("Les {count}{NBSP}défis ont tous présenté.")
        }
        Words::Presented { count: 1, of } => format!("Un défi sur {of} a présenté."),
        Words::Presented { count, of } => format!("{count}{NBSP}défis sur {of} ont présenté."),
        Words::ToRemember { actions, decisions, questions } => {
            let parts = [
                (actions, "prochaine action", "prochaines actions"),
                (decisions, "décision", "décisions"),
                (questions, "question ouverte", "questions ouvertes"),
            ];
            format!("À retenir{NBSP}: {}.", counted(parts, "et"))
        }
        Words::Extract { what } => format!("Extrait{NBSP}: {what}."),
        Words::OnlyKind(kind) => match kind {
            NoteKind::Plain => "notes simples",
            NoteKind::Plus => "points positifs",
            NoteKind::Minus => "points à améliorer",
            NoteKind::Question => "questions",
            NoteKind::Decision => "décisions",
            NoteKind::Action => "prochaines actions",
        }
        .into(),
        Words::Since { time } => format!("notes prises depuis {time}"),
        Words::Decisions => "Décisions".into(),
        Words::OpenQuestions => "Questions ouvertes".into(),
        Words::FollowUp => "Suivi".into(),
        Words::PresentedBy { names } => format!("présenté par {names}"),
        Words::ActionTold { who, what, about: Some(about) } => {
            format!("{who}{NBSP}: {what} ({about})")
        }
        Words::ActionTold { who, what, about: None } => format!("{who}{NBSP}: {what}"),
        Words::SlotTold { name, actual, planned: Some(planned) } => {
            format!("{actual}{NBSP}: {name} (prévu{NBSP}: {planned})")
        }
        Words::SlotTold { name, actual, planned: None } => format!("{actual}{NBSP}: {name}"),
        Words::TurnTold { team, started, planned, parts } => {
            let planned = planned.map_or_else(String::new, |at| format!(" (prévu{NBSP}: {at})"));
            let parts = if parts.is_empty() { String::new() } else { format!(" – {parts}") };
            format!("{started}{NBSP}: {team}{planned}{parts}")
        }
        Words::DifferenceTold { difference } => format!("écart {difference}"),
        Words::ActualStart => "Début réel".into(),
        Words::PaperAfterwards => {
            format!("Pour tout saisir ensuite, dans l’ordre, même le lendemain (les heures sont celles du jour de la session){NBSP}:")
        }
        Words::PaperCommand(step) => match step {
            PaperStep::Open { dated: true } => "deroule open AGENDA --as-dated",
            PaperStep::Open { dated: false } => "deroule open AGENDA",
            PaperStep::Start => "deroule do start --at 13h34",
            PaperStep::Note => "deroule note --at 13h40 + …",
            PaperStep::Next => "deroule do next --at 13h47",
            PaperStep::Absent => "deroule do absent DÉFI",
            PaperStep::Close => "deroule do close --at 18h29",
            PaperStep::Correct => "deroule do correct 12 14h03",
        }
        .into(),
        Words::PaperMeans(step) => match step {
            PaperStep::Open { dated: true } => "ouvrir la session, à sa date",
            PaperStep::Open { dated: false } => "ouvrir la session",
            PaperStep::Start => "commencer",
            PaperStep::Note => "une note, avec son signe",
            PaperStep::Next => "passer à la suite",
            PaperStep::Absent => "un défi qui n’est pas venu, avant son tour",
            PaperStep::Close => "terminer",
            PaperStep::Correct => "changer une heure (12 est le numéro que montre deroule log)",
        }
        .into(),
        Words::PictureOfDay => {
            "La journée telle que prévue, et dessous telle qu’elle s’est déroulée.".into()
        }
        Words::PictureOfTurns => "Le temps pris par chaque défi, et le temps prévu.".into(),
        Words::WhoPresented => "Qui a présenté".into(),
        Words::PlannedAndActual => "Prévu et réel".into(),
        Words::Planned => "Prévu".into(),
        Words::Actual => "Réel".into(),
        Words::Difference => "Écart".into(),
        Words::Start => "Début".into(),
        Words::End => "Fin".into(),
        Words::Slot => "Créneau".into(),
        Words::PlannedLength => "Durée prévue".into(),
        Words::TimeTaken => "Temps pris".into(),
        Words::NotHeld => "pas tenu".into(),
        Words::NotPresented => "pas passé".into(),
        Words::NotThere => "absent".into(),
        Words::ToCome => "à venir".into(),
        Words::Running => "en cours".into(),
        Words::Round { round, of } => format!("Tour {round} sur {of}"),
        Words::UnplannedBreak => "Pause imprévue".into(),
        Words::Team => "Défi".into(),
        Words::Turn { number } => format!("Passage {number}"),
        Words::WholeTurn => "Passage".into(),
        Words::Drawn { receipt } => format!("Tirage au sort{NBSP}: {receipt}."),
        Words::Fairness => "Temps partagé".into(),
        Words::TimeGiven => "Temps donné".into(),
        Words::AgainstGiven => "Pris − donné".into(),
        Words::FeedbackGiven => "Réactions données".into(),
        Words::FeedbackTaken => "Réactions prises".into(),
        Words::LeastAndMost { least, least_for, most, most_for } => format!(
            "Réactions les plus courtes{NBSP}: {least}, {least_for}{NBSP}; les plus longues{NBSP}: {most}, {most_for}."
        ),
        Words::ByTeam => "Par défi".into(),
        Words::WithoutNotes { names } => format!("Sans note{NBSP}: {names}."),
        Words::Absent { names, count: 0 | 1 } => format!("Absent{NBSP}: {names}."),
        Words::Absent { names, .. } => format!("Absents{NBSP}: {names}."),
        Words::OnStage { name } => format!("En cours{NBSP}: {name}."),
        Words::CameLate { name, time } => {
            format!("{name}, absent à son heure, a présenté à {time}.")
        }
        Words::CameInTime { name, time } => {
            format!("{name}, d’abord noté absent, a présenté à {time}.")
        }
        Words::CameUnheard { name, time, over: true } => {
            format!("{name}, noté absent puis arrivé à {time}, n’a pas présenté.")
        }
        Words::CameUnheard { name, time, over: false } => {
            format!("{name}, noté absent puis arrivé à {time}, n’a pas encore présenté.")
        }
        Words::Added { names, count: 0 | 1 } => format!("Ajouté le jour même{NBSP}: {names}."),
        Words::Added { names, .. } => format!("Ajoutés le jour même{NBSP}: {names}."),
        Words::FreeTurn { name, discussion: false } => format!("Libre ({name})"),
        Words::FreeTurn { name, discussion: true } => format!("Discussion ({name})"),
        Words::FreeHeld { what, times } => format!("{what}{NBSP}: {times}."),
        Words::NotHeard { names, over: false, .. } => format!("Restent à entendre{NBSP}: {names}."),
        Words::NotHeard { names, count: 0 | 1, .. } => format!("N’est pas passé{NBSP}: {names}."),
        Words::NotHeard { names, .. } => format!("Ne sont pas passés{NBSP}: {names}."),
        Words::ByTrack => "Par groupe".into(),
        Words::GeneralNotes => "Notes générales".into(),
        Words::NextActions => "Prochaines actions".into(),
        Words::NoNextAction => "Aucune prochaine action n’a été notée.".into(),
        Words::DoneSince => "Fait depuis la dernière fois".into(),
        Words::PromisedOn { date } => format!("promis le {date}"),
        Words::TickedAt { time } => format!("coché à {time}"),
        Words::WayTaken { time, what } => format!("À {time}, {what}."),
        Words::CorrectedTimes => "Heures corrigées".into(),
        Words::NoCorrectedTime => "Aucune heure n’a été corrigée.".into(),
        Words::ActualTimeFollowed => {
            "Ces heures ont été corrigées après coup. Partout ailleurs, ce débrief suit l’heure réelle."
                .into()
        }
        Words::Fact => "Fait".into(),
        Words::FirstWritten => "Heure notée d’abord".into(),
        Words::ActualTime => "Heure réelle".into(),
        Words::CorrectedAt => "Corrigée".into(),
        Words::AtTime { time } => format!("à {time}"),
        Words::OnDay { date, time } => format!("le {date} à {time}"),
        Words::SaidBy { time, by } => format!("{time} par {by}"),
        Words::CorrectedTold { fact, first, at, said } => {
            format!("{fact}{NBSP}: {at}, noté d’abord à {first} (corrigé {said})")
        }
        Words::Who => "Qui".into(),
        Words::Action => "Quoi".into(),
        Words::NobodyYet => "à désigner".into(),
        Words::Kind(kind) => match kind {
            NoteKind::Plain => "Notes",
            NoteKind::Plus => "Points positifs (+)",
            NoteKind::Minus => "À améliorer (−)",
            NoteKind::Question => "Questions (?)",
            NoteKind::Decision => "Décisions (!)",
            NoteKind::Action => "Prochaines actions (>)",
        }
        .into(),
        Words::Source => format!("Source{NBSP}:"),
        Words::Agenda => "Le déroulé prévu".into(),
        Words::Shifted { by } => format!("Le jour même, ses horaires ont été décalés de {by}."),
        Words::AnnouncedEnd { time } => format!("Fin annoncée{NBSP}: {time}."),
        Words::Length => "Durée".into(),
        Words::Nature => "Nature".into(),
        Words::SlotKind(kind) => match kind {
            Kind::Welcome => "accueil",
            Kind::Presentations => "présentations",
            Kind::Break => "pause",
            Kind::Workshop => "atelier",
            Kind::Restitution => "restitution",
            Kind::Debrief => "débrief",
            Kind::Other => "autre",
        }
        .into(),
        Words::Turns => "Passages".into(),
        Words::AllTeams => "tous les défis".into(),
        Words::Rounds { count: 0 | 1 } => "1 tour".into(),
        Words::Rounds { count } => format!("{count} tours"),
        Words::TurnOf => "passage".into(),
        Words::TeamSpeaks => "présentation".into(),
        Words::RoomReacts => "réactions".into(),
        Words::Changeover => "changement".into(),
        Words::SideBySide => "en parallèle".into(),
        Words::Room => "Salle".into(),
        Words::Owner => "Administration".into(),
        Words::Presenters => "Présenté par".into(),
        Words::With => "Avec".into(),
        Words::From => "Pas avant".into(),
        Words::PlaceInOrder => "Ordre".into(),
        Words::First => "en premier".into(),
        Words::Last => "en dernier".into(),
        Words::Link => "Lien".into(),
        Words::Category(category) => match category {
            Category::A => "apprentissage",
            Category::AP => "apprentissage et production",
            Category::C => "communication",
            Category::D => "données",
            Category::I => "installation",
            Category::M => "management",
            Category::P => "production",
            Category::S => "services informatiques",
            Category::T => "transformation",
            Category::U => "utilisateur",
        }
        .into(),
    }
}

pub(super) fn written(what: Wrote, path: &str) -> String {
    let what = match what {
        Wrote::Debrief => "Débrief écrit",
        Wrote::Sheet => "Fiche du défi écrite",
        Wrote::FollowUp => "Tableau de suivi écrit",
        Wrote::Calendar => "Calendrier écrit",
        Wrote::Session => "Session écrite",
    };
    format!("{what} dans {path}")
}
