//! The help in French.

use super::{Help, Usage};
use crate::{
    i18n::{Lang::Fr, format::quote},
    session::words::Verb,
};

pub(super) const SEE_HELP: &str = "L’aide\u{a0}: deroule --help, deroule COMMANDE --help.";

pub(super) fn one_verb(verb: Verb, about: &str) -> String {
    let (word, usage) = (verb.word(), verb.usage());
    format!(
        "{word}\u{a0}: {about}\n\nUsage\u{a0}: deroule do {usage}\n\nToutes les commandes\u{a0}: deroule do --help"
    )
}

pub(super) const fn help(line: Help) -> &'static str {
    match line {
        Help::Program => {
            "Anime un atelier depuis le terminal\u{a0}: déroulé, chronomètre, ordre de passage, notes, débrief."
        }
        Help::Commands => "Commandes\u{a0}:",
        Help::Usage => "Usage\u{a0}:",
        Help::Arguments => "Arguments\u{a0}:",
        Help::Options => "Options\u{a0}:",
        Help::Environment => {
            "Environnement\u{a0}:\n  DEROULE_DATA  le dossier des journaux\n  DEROULE_NOW   fige les horloges\u{a0}: 2018-06-21T13:30:00+02:00\n  NO_COLOR      pas de couleurs"
        }
        Help::Run => "Ouvre la console sur un déroulé, ou rejoint sa session en cours",
        Help::Open => "Ouvre une session sans écran et donne son identifiant",
        Help::Stage => "Projette la session dans un autre terminal, et la suit d’elle-même",
        Help::Check => "Relit un déroulé et dit ce qui n’y va pas",
        Help::Import => {
            "Lit un déroulé comme on l’écrit : Markdown, Org, texte, HTML, CSV, iCalendar, JSON\u{a0}; reprend ici une session exportée en JSON"
        }
        Help::ImportProgramme => {
            "Lit le calendrier d’une année et en fait un programme\u{a0}: un tableau de dates (Markdown, HTML, CSV, Org, texte), un calendrier iCalendar, ou ce que deroule programme a écrit"
        }
        Help::ImportYear => "L’année des dates qui n’en disent pas",
        Help::Edit => "Modifie un déroulé dans la console\u{a0}: créneaux, heures, équipes",
        Help::EditAgenda => "Le fichier du déroulé, ou un programme dans un autre format",
        Help::New => "Commence un déroulé à partir d’un modèle ou de la dernière session",
        Help::NewName => "Le nom de la session, ou le chemin de son fichier",
        Help::NewFrom => {
            "apres-midi, atelier, restitution, demo-day, vierge, dernière (la dernière session), un fichier, ou un programme et sa date"
        }
        Help::NewDate => "Le jour où elle a lieu\u{a0}: 2026-12-03",
        Help::NewOutput => "Le fichier à écrire\u{a0}; sans lui, dans ./agendas ou ici",
        Help::Play => "Joue un scénario sur une horloge simulée",
        Help::Serve => {
            "Ouvre la scène, les notes et le pilotage aux navigateurs, d’abord de cet ordinateur seul"
        }
        Help::Rehearse => {
            "Répète un déroulé dans la console, sur une horloge rapide, sans rien garder"
        }
        Help::RehearseSpeed => "Combien de fois plus vite, de 1 à 600\u{a0}; sans elle, 60",
        Help::RehearseTypical => {
            "Chaque étape dure ce qu’elle dure d’habitude, rien n’est à presser\u{a0}; dit la fin probable"
        }
        Help::RehearseSeed => "La graine du tirage, six chiffres au plus\u{a0}; sans elle, 000001",
        Help::RehearseJson => "Donne la fin probable en JSON, sans écran",
        Help::Watch => {
            "Lance une commande quand le temps passe\u{a0}: avertissement, temps écoulé, pause, reprise"
        }
        Help::WatchExec => "La commande, pour sh -c\u{a0}; les faits sont dans son environnement",
        Help::WatchOn => {
            "Quand\u{a0}: start, warning, zero, next, break, suspend, resume, message, end, ou all\u{a0}; plusieurs\u{a0}: zero,break\u{a0}; sans elle\u{a0}: warning,zero,break,resume"
        }
        Help::WatchFacts => {
            "Environnement de la commande\u{a0}: ce qui n’a pas de sens à cet instant est vide.\n  DEROULE_EVENT          ce qui arrive, comme dans --on\n  DEROULE_LINE           la ligne de deroule status --line\n  DEROULE_SESSION        l’identifiant de la session\n  DEROULE_TITLE          son titre\n  DEROULE_STATE          idle, running, suspended ou finished\n  DEROULE_CUE            la séquence\u{a0}: s2.t1.p2\n  DEROULE_SLOT           le créneau\n  DEROULE_KIND           son genre\u{a0}: presentations, break, workshop…\n  DEROULE_DEFI           qui passe\n  DEROULE_PHASE          la phase\n  DEROULE_CLOCK          ce que montre le chrono\u{a0}: 6:12, +0:20\n  DEROULE_LEVEL          normal, warning, danger ou overtime\n  DEROULE_REMAINING_S    ce qui reste, en secondes\u{a0}; négatif au-delà\n  DEROULE_ALLOTTED_S     le temps donné, en secondes\n  DEROULE_OFFSET_S       l’écart au programme, en secondes\u{a0}; positif\u{a0}: en retard\n  DEROULE_NEXT_DEFI      qui passe ensuite\n  DEROULE_NEXT_PHASE     sa phase\n  DEROULE_NEXT_SLOT      le créneau d’après\n  DEROULE_AT             l’instant\u{a0}: 2018-06-21T13:52:10+02:00\n  DEROULE_PLANNED_END    la fin prévue de la session\n  DEROULE_PROJECTED_END  sa fin probable\n  DEROULE_RESUME_AT      la fin de la pause\n  DEROULE_MESSAGE        le message affiché dans la salle\n\nUn changement d’équipe ou de table n’a ni warning ni zero. Au réveil de\nl’ordinateur, ce qui vaut encore est dit dans les dix secondes\u{a0}; un avertissement\ndépassé ne l’est plus. Ctrl-C arrête aussi la commande en cours\u{a0}; kill -9 la laisse\nfinir."
        }
        Help::Status => "Dit où en est la session",
        Help::Do => "Donne une commande à la session en cours",
        Help::Note => "Prend une note dans la session en cours",
        Help::Paper => "Met un déroulé sur papier\u{a0}: des pages A4 à imprimer et à remplir",
        Help::Share => {
            "Écrit un déroulé comme on le lit, pour le transmettre\u{a0}: l’importer rend le même"
        }
        Help::ShareFormat => "Le format\u{a0}: md (par défaut), html ou ics",
        Help::ShareDate => {
            "Le jour de la session, si ce n’est pas celui du déroulé\u{a0}: 2026-12-03"
        }
        Help::SharePublic => "Sans les remarques pour qui anime",
        Help::Programme => {
            "Montre l’année\u{a0}: la prochaine session, la suite, ce que sont devenues les passées"
        }
        Help::ProgrammeFile => "Le fichier du programme (sinon, celui du dossier ou de ./agendas)",
        Help::ProgrammeMd => "En tableau Markdown",
        Help::ProgrammeIcs => "En calendrier iCalendar",
        Help::ProgrammeCsv => "En tableau CSV",
        Help::ProgrammePublic => "Sans les remarques pour qui prépare",
        Help::Export => "Écrit le débrief d’une session",
        Help::Defi => "Raconte l’année d’un défi\u{a0}: ses passages, ses notes, ses actions",
        Help::DefiName => "Le nom du défi, ou son début",
        Help::Search => "Cherche dans les notes de toutes les sessions",
        Help::SearchWords => {
            "Des débuts de mots, accents et majuscules ignorés\u{a0}; une note doit les avoir tous"
        }
        Help::SearchFor => "Seulement les notes de ce défi",
        Help::SearchSince => "Seulement depuis ce jour\u{a0}: 2026-09-01",
        Help::SearchUntil => "Seulement jusqu’à ce jour, compris\u{a0}: 2026-12-31",
        Help::SearchLimit => "Combien de notes au plus, les dernières d’abord\u{a0}; sans elle, 20",
        Help::Forget => "Efface une session en entier, après avoir demandé",
        Help::ForgetSession => {
            "Un identifiant, ou le début unique d’un identifiant, d’une date ou d’un titre"
        }
        Help::ForgetYes => "Ne demande pas",
        Help::Private => {
            "Avec -f json\u{a0}: emporte aussi les raisons d’absence et les notes retirées, pour changer de machine sans rien perdre"
        }
        Help::Sessions => "Liste les sessions",
        Help::Log => "Montre tout ce qui s’est passé dans une session",
        Help::Completions => "Donne les complétions d’un shell",
        Help::Schema => "Donne le schéma JSON de ce que deroule écrit pour les programmes",
        Help::SchemaOf => {
            "De quoi\u{a0}: export (export -f json), status (status --json) ou import (import --json)"
        }
        Help::Man => "Donne la page de manuel",
        Help::Agenda => "Le fichier du déroulé",
        Help::AgendaOrPicker => {
            "Le fichier du déroulé, ou un programme à relire\u{a0}; sans lui, on choisit dans une liste"
        }
        Help::Fix => {
            "Corrige ce numéro dans une copie\u{a0}; plusieurs\u{a0}: 1,3\u{a0}; tout ce qui peut l’être sans raccourcir les passages ni déplacer la fin\u{a0}: all"
        }
        Help::Copy => "La copie à écrire\u{a0}; sans lui, NOM.fixed.ron à côté du déroulé",
        Help::Document => "Le fichier à lire ; - lit l’entrée standard",
        Help::Which => "Laquelle des sessions du fichier : son numéro, ou all",
        Help::Fresh => "Ouvre une nouvelle session même si une autre est en cours",
        Help::At => "L’heure à laquelle commence le premier créneau\u{a0}: 13:30",
        Help::AsDated => "Garde la date du déroulé au lieu de le jouer aujourd’hui",
        Help::Role => {
            "Ce qu’on fait ici\u{a0}: facilitator conduit, notes prend des notes sans toucher au déroulé"
        }
        Help::By => "Le nom qui signe ici les notes\u{a0}; sans lui, celui du compte",
        Help::NoteBy => "Le nom qui la signe\u{a0}; sans lui, celui du compte",
        Help::ServeToo => {
            "Ouvre aussi la porte aux navigateurs\u{a0}; sans adresse, à ceux de cet ordinateur seul"
        }
        Help::Listen => "L’adresse où l’on vient\u{a0}: 127.0.0.1:8080, 192.168.1.5, 0.0.0.0",
        Help::Name => {
            "Le nom de cet ordinateur dans les liens, là où il est connu\u{a0}: salle.local"
        }
        Help::OpenDoor => "Laisse entrer d’autres machines sans poser la question",
        Help::Json => "Écrit du JSON, pour les scripts",
        Help::Line => "Tient sur une ligne, pour une barre d’état",
        Help::Scenario => "Le fichier du scénario",
        Help::Words => "La commande et ce qui la suit",
        Help::NoteText => "La note\u{a0}: tout ce qui suit est du texte",
        Help::NoteFor => "Le défi dont elle parle",
        Help::NoteKind => "Son genre\u{a0}: plus, minus, question, decision, action ou plain",
        Help::NoteAt => "L’heure à laquelle elle se rapporte\u{a0}: 14h05",
        Help::NoteAgo => "Il y a combien de temps\u{a0}: 90s",
        Help::TellSession => {
            "Une autre session que celle en cours, close ou non\u{a0}: son identifiant, ou le début unique d’un identifiant, d’une date ou d’un titre"
        }
        Help::Session => {
            "Un identifiant, ou le début unique d’un identifiant, d’une date ou d’un titre\u{a0}; sans lui, la session en cours, sinon la dernière"
        }
        Help::StageSession => {
            "Un identifiant, ou le début unique d’un identifiant, d’une date ou d’un titre\u{a0}; sans lui, la session en cours, et celle d’après"
        }
        Help::Format => "Le format\u{a0}: md, html, txt, org, csv, ics ou json",
        Help::Sheets => "Le dossier où écrire une fiche par défi",
        Help::ExportFor => "Seulement ce défi",
        Help::ExportKind => {
            "Seulement ce genre de notes\u{a0}: plus, minus, question, decision, action ou plain"
        }
        Help::ExportSince => "Seulement les notes prises depuis cette heure\u{a0}: 14h05",
        Help::WithCorrections => {
            "Dit aussi quelles heures ont été corrigées après coup\u{a0}: l’heure notée d’abord, l’heure réelle"
        }
        Help::Output => "Le fichier à écrire\u{a0}; sans lui, la sortie standard",
        Help::Force => "Remplace ce qui existe déjà",
        Help::Shell => "Le shell\u{a0}: bash, zsh, fish, elvish ou powershell",
        Help::Lang => "La langue\u{a0}: fr ou en",
        Help::Help => "Montre cette aide",
        Help::Version => "Donne la version",
    }
}

pub(super) fn usage(wrong: &Usage) -> String {
    match wrong {
        Usage::UnknownOption(option) => format!("Il n’y a pas d’option {option}."),
        Usage::Unexpected(word) => format!("{} est de trop.", quote(Fr, word)),
        Usage::Missing(what) => format!("Il manque {what}."),
        Usage::BadValue { option, value, known } if known.is_empty() => {
            format!("{} ne convient pas à {option}.", quote(Fr, value))
        }
        Usage::BadValue { option, value, known } => {
            format!("{} ne convient pas à {option}\u{a0}: {}.", quote(Fr, value), known.join(", "))
        }
        Usage::NoCorrections { format, known } => format!(
            "--with-corrections n’a pas de place dans {}\u{a0}: {}.",
            quote(Fr, format),
            known.join(", ")
        ),
        Usage::OnlyFor { option, format } => format!("{option} ne va qu’avec {format}."),
        Usage::Conflict { option, with: Some(with) } => format!("{option} ne va pas avec {with}."),
        Usage::Conflict { option, with: None } => format!("{option} vient deux fois."),
        Usage::Other => "Cette commande n’est pas comprise.".to_owned(),
    }
}
