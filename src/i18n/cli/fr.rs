//! The command line in French.

use super::{
    Bar, DoorFault, Failure, Mark, Remark, ScenarioFault, SettingsFault, WriteFault, categories,
    list, verbs,
};
use crate::{
    i18n::{
        Lang::Fr,
        agenda::file,
        export::written,
        format::{NBSP, date, date as on, plural, quote},
        refusal, store,
    },
    session::words::{Misspoken, Verb},
    store::StoreError,
};

pub(super) fn bar(part: &Bar<'_>) -> String {
    match part {
        Bar::NotStarted => "pas commencé".to_owned(),
        Bar::StartsAt(time) => format!("début {time}"),
        Bar::NotStartedFor(length) => format!("pas commencé depuis {length}"),
        Bar::Finished => "terminée".to_owned(),
        Bar::Suspended(what) => format!("suspendu {what}"),
        Bar::Next(what) => format!("suivant {what}"),
        Bar::End(time) => format!("fin {time}"),
        Bar::Break => "Pause".to_owned(),
        Bar::Changeover => "changement".to_owned(),
        Bar::Round(round) => format!("tour {round}"),
    }
}

pub(super) fn remark(remark: &Remark<'_>) -> String {
    match remark {
        Remark::Moved { from, to, same_times } => format!(
            "Ce déroulé est daté du {}\u{a0}: il est joué le {}{}.",
            date(Fr, *from),
            date(Fr, *to),
            if *same_times { ", aux mêmes heures" } else { "" }
        ),
        Remark::Joined { id } => format!(
            "La session {id} est en cours\u{a0}: vous la rejoignez. Pour en ouvrir une autre\u{a0}: --fresh."
        ),
        Remark::AtIgnored => "--at est sans effet sur une session en cours.".to_owned(),
        Remark::NoSessions => {
            "Aucune session pour l’instant. Pour commencer\u{a0}: deroule AGENDA.".to_owned()
        }
        Remark::AgendaWritten { path } => format!("Déroulé écrit dans {path}."),
        Remark::NewAgenda { path } => {
            format!("Déroulé écrit dans {path}. Pour l’ouvrir{NBSP}: deroule {path}")
        }
        Remark::OtherTemplates { names } => format!(
            "Il part d’un après-midi, de 15h à 18h30. Pour partir d’autre chose{NBSP}: --from {}, ou un fichier.",
            list(names)
        ),
        Remark::Written { what, path } => format!("{}.", written(Fr, *what, path)),
        Remark::NoSheet { teams } => {
            format!("Sans fiche, faute de passage et de note{NBSP}: {}.", list(teams))
        }
        Remark::Mended { number, mend } => format!("{number}. Corrigé\u{a0}: {mend}."),
        Remark::MendedAlready { number } => {
            format!("{number}. Sans objet après une correction qui précède.")
        }
        Remark::MendedToo { mend } => format!("De plus, corrigé\u{a0}: {mend}."),
        Remark::Promised { number, mend } => format!(
            "{number}. Laissé, car cela change ce qui est annoncé\u{a0}: {mend}. Si vous le voulez\u{a0}: --fix {number}."
        ),
        Remark::NotMended { number } => format!("{number}. À corriger à la main."),
        Remark::CopyWritten { path, commented } => {
            let comments = if *commented { " Les commentaires n’y sont pas." } else { "" };
            format!("Copie corrigée écrite dans {path}.{comments}")
        }
        Remark::Checked { title, slots, teams, errors, warnings } => format!(
            "{title}\u{a0}: {}, {}, {}, {}.",
            count(*slots, "créneau", "créneaux"),
            count(*teams, "défi", "défis"),
            count(*errors, "erreur", "erreurs"),
            count(*warnings, "avertissement", "avertissements"),
        ),
        Remark::DayTaken { date: day } => format!(
            "Ce déroulé n’a pas de date\u{a0}: le calendrier est fait pour aujourd’hui, {}.\n  Pour un autre jour\u{a0}: --date 2026-12-03",
            date(Fr, *day)
        ),
        Remark::Shared { path } => format!("Déroulé écrit dans {path}."),
        Remark::YearWritten { path, dates } => format!(
            "Programme écrit dans {path}\u{a0}: {}. Pour le voir\u{a0}: deroule programme {path}",
            count(*dates, "date", "dates")
        ),
        Remark::CalendarSeen { path, dates } => format!(
            "{path} contient un calendrier de {dates} dates. Pour en faire un programme\u{a0}: deroule import --programme {path}"
        ),
        Remark::YearChecked { title, dates, errors, warnings } => format!(
            "{title}\u{a0}: {}, {}, {}.",
            count(*dates, "date", "dates"),
            count(*errors, "erreur", "erreurs"),
            count(*warnings, "avertissement", "avertissements"),
        ),
        Remark::Named { programme, kept: None } => format!("L’agenda est nommé dans {programme}."),
        Remark::Named { programme, kept: Some(kept) } => format!(
            "L’agenda est nommé dans {programme}, réécrit sans ses commentaires\u{a0}: l’ancien est {kept}."
        ),
        Remark::NotNamed { programme } => format!(
            "L’agenda n’est pas dans le dossier de {programme}\u{a0}: il n’y est pas nommé."
        ),
        Remark::Died { listener, why } => format!(
            "L’écran s’est arrêté ({listener}\u{a0}: {why}). Rien n’est perdu\u{a0}: relancez-le."
        ),
        Remark::Watching => "À l’écoute. Pour arrêter\u{a0}: Ctrl-C.".to_owned(),
        Remark::Follows { id } => format!("Session suivie\u{a0}: {id}."),
        Remark::CommandFailed { why } => {
            format!("La commande a échoué ({why})\u{a0}; l’écoute continue. Dit une seule fois.")
        }
        Remark::TooManyWait { most } => format!(
            "{most} appels attendent déjà la commande en cours\u{a0}: les suivants sont perdus. Dit une seule fois."
        ),
        Remark::Failed { count } => {
            let s = plural(Fr, *count);
            format!("{count} attente{s} déçue{s}.")
        }
    }
}

/// So many of them; 0 and 1 are singular.
fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count < 2 { one } else { many })
}

pub(super) const fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Live => "en cours",
        Mark::Closed => "terminée",
        Mark::Left => "laissée ouverte",
        Mark::Undone => "annulé",
    }
}

pub(super) fn misspoken(wrong: &Misspoken) -> String {
    match wrong {
        Misspoken::Empty => "Il manque une commande.".to_owned(),
        Misspoken::Help { verb } => format!("{}\u{a0}: {}.", verb.word(), self::verb(*verb)),
        Misspoken::OpenQuote => "Un guillemet n’est pas refermé.".to_owned(),
        Misspoken::UnknownVerb { word, .. } => {
            format!("{} n’est pas une commande.", quote(Fr, word))
        }
        Misspoken::Missing { verb } => format!("Il manque quelque chose après {}.", verb.word()),
        Misspoken::TooMuch { verb, word } => {
            format!("{} est de trop après {}.", quote(Fr, word), verb.word())
        }
        Misspoken::UnknownOption { verb, option } => {
            format!("{} n’a pas d’option {option}.", verb.word())
        }
        Misspoken::AgoAndAt { .. } => {
            "--ago et --at disent tous deux quand\u{a0}: n’en gardez qu’un.".to_owned()
        }
        Misspoken::NoValue { option, .. } => format!("Il manque une valeur après {option}."),
        Misspoken::NotALength { word } => format!("{} n’est pas une durée.", quote(Fr, word)),
        Misspoken::NotATime { word } => format!("{} n’est pas une heure.", quote(Fr, word)),
        Misspoken::NotACue { word } => {
            format!("{} n’est pas le nom d’une séquence.", quote(Fr, word))
        }
        Misspoken::NotAPlace { word } => {
            format!("{} n’est pas une place dans l’ordre.", quote(Fr, word))
        }
        Misspoken::NotAWay { word } => {
            format!("{} n’est pas une des trois propositions.", quote(Fr, word))
        }
        Misspoken::NotFirstLast { word } => format!("{} n’est ni first ni last.", quote(Fr, word)),
        Misspoken::NotOnOff { word } => format!("{} n’est ni on ni off.", quote(Fr, word)),
        Misspoken::NotASeed { word } => format!("{} n’est pas une graine.", quote(Fr, word)),
        Misspoken::NotANumber { word } => {
            format!("{} n’est pas un numéro du journal.", quote(Fr, word))
        }
        Misspoken::NotAKind { word } => format!("{} n’est pas un genre de note.", quote(Fr, word)),
    }
}

pub(super) fn misspoken_mend(wrong: &Misspoken) -> String {
    match wrong {
        Misspoken::Empty | Misspoken::UnknownVerb { nearest: None, .. } => {
            format!("Commandes connues\u{a0}: {}.", verbs())
        }
        Misspoken::UnknownVerb { nearest: Some(verb), .. } => {
            format!("Vouliez-vous dire {}\u{a0}?", verb.word())
        }
        Misspoken::OpenQuote => {
            "Refermez-le, ou retirez-le\u{a0}: un nom connu n’en a pas besoin.".to_owned()
        }
        Misspoken::Help { verb }
        | Misspoken::Missing { verb }
        | Misspoken::TooMuch { verb, .. }
        | Misspoken::UnknownOption { verb, .. }
        | Misspoken::AgoAndAt { verb }
        | Misspoken::NoValue { verb, .. } => format!("Cela s’écrit\u{a0}: {}", verb.usage()),
        Misspoken::NotALength { .. } => {
            "Une durée s’écrit 90s, 5m, 1h30 ou «\u{a0}5 min\u{a0}».".to_owned()
        }
        Misspoken::NotATime { .. } => "Une heure s’écrit 14h05 ou 14:05.".to_owned(),
        Misspoken::NotACue { .. } => {
            "Une séquence s’appelle s2, s2.t1.p2 ou x1\u{a0}: deroule status --json les donne toutes."
                .to_owned()
        }
        Misspoken::NotAPlace { .. } => "Une place est un nombre à partir de 1.".to_owned(),
        Misspoken::NotAWay { .. } => {
            format!("Cela s’écrit\u{a0}: {}", Verb::CatchUp.usage())
        }
        Misspoken::NotFirstLast { .. } => format!("Cela s’écrit\u{a0}: {}", Verb::Pays.usage()),
        Misspoken::NotOnOff { .. } => "Cela s’écrit\u{a0}: blackout on ou blackout off.".to_owned(),
        Misspoken::NotASeed { .. } => {
            "Une graine a un à six chiffres, par exemple --seed 133742.".to_owned()
        }
        Misspoken::NotANumber { .. } => {
            "deroule log montre les numéros\u{a0}; last, c’est le dernier.".to_owned()
        }
        Misspoken::NotAKind { .. } => {
            "Genres connus\u{a0}: plus, minus, question, decision, action, plain.".to_owned()
        }
    }
}

pub(super) const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Start => "commencer la première séquence",
        Verb::Next => "passer à la séquence suivante",
        Verb::Back => "reprendre la séquence précédente",
        Verb::Suspend => "suspendre le chronomètre",
        Verb::Resume => "reprendre après une suspension",
        Verb::Extend => "donner du temps à la séquence, ou en retirer",
        Verb::Jump => "commencer une séquence hors de son tour",
        Verb::Absent => "un défi n’est pas là",
        Verb::Present => "un défi absent est arrivé",
        Verb::Defer => "un défi passera plus tard",
        Verb::Swap => "deux défis échangent leurs places",
        Verb::Move => "un défi prend cette place dans l’ordre",
        Verb::Insert => "ajouter un défi",
        Verb::Draw => "tirer au sort l’ordre des défis qui restent à passer",
        Verb::Break => "faire une pause imprévue",
        Verb::CatchUp => "proposer trois façons de finir à l’heure, ou en suivre une",
        Verb::Target => "dire quand la session doit finir",
        Verb::Lock => "un créneau, une phase\u{a0}: le rattrapage n’y touche pas",
        Verb::Unlock => "le rattrapage peut de nouveau y toucher",
        Verb::Floor => "dire le temps qu’il lui faut au moins",
        Verb::Pays => "dire qui paie en premier, qui en dernier",
        Verb::Announce => "annoncer l’heure de reprise",
        Verb::Replan => "prendre ce qui n’a pas commencé d’un autre plan",
        Verb::Message => "afficher un message dans la salle, ou le retirer",
        Verb::Blackout => "éteindre l’écran de la salle, ou le rallumer",
        Verb::Prompt => "poser la question suivante, ou revenir à la précédente",
        Verb::Note => "prendre une note",
        Verb::EditNote => "récrire une note",
        Verb::MoveNote => "attribuer une note à un autre défi",
        Verb::PinNote => "épingler une note",
        Verb::UnpinNote => "ne plus épingler une note",
        Verb::RemoveNote => "retirer une note",
        Verb::UndoNote => "annuler le dernier changement d’une note",
        Verb::Correct => "dire à quelle heure un fait du journal a vraiment eu lieu",
        Verb::Undo => "annuler la dernière action",
        Verb::Redo => "rétablir ce qui a été annulé",
        Verb::TakeOut => "retirer la dernière interruption du temps écoulé",
        Verb::Close => "clore la session",
    }
}

pub(super) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::File { path, what } => format!("{path}: {}", file::sentence(Fr, what)),
        Failure::NotText { path } => format!("{path}: ce n’est pas du texte en UTF-8"),
        Failure::Misspoken(wrong) => misspoken(wrong),
        Failure::Refused { refusal: why, zone } | Failure::NotKnown { refusal: why, zone, .. } => refusal::sentence(Fr, why, *zone),
        Failure::NotACategory { word } => {
            format!("{} n’est pas une catégorie de notes.", quote(Fr, &format!("[{word}]")))
        }
        Failure::UnknownTemplate { word, .. } => {
            format!("{} n’est ni un modèle ni un fichier.", quote(Fr, word))
        }
        Failure::NotOneSession { path, count: 0 } => format!("{path}: aucun créneau trouvé"),
        Failure::NotOneSession { path, count } => {
            format!("{path}: ce fichier contient {count} sessions")
        }
        Failure::NoLiveSession { last: None } => "Aucune session n’est en cours.".to_owned(),
        Failure::NoLiveSession { last: Some(last) } => {
            let state = if last.closed { "est close" } else { "n’a pas été close" };
            let (title, date) = (&last.title, on(Fr, last.date));
            format!("Aucune session n’est en cours. La dernière, {title}, {date}, {state}.")
        }
        Failure::NoSession => "Il n’y a encore aucune session.".to_owned(),
        Failure::UnknownSession { word } => {
            format!("Aucune session ne correspond à {}.", quote(Fr, word))
        }
        Failure::AmbiguousSession { word, candidates } => {
            format!("{} peut être {}.", quote(Fr, word), list(candidates))
        }
        Failure::NoSuchPart { number, count } => {
            format!("Il n’y a pas de session {number} dans ce fichier, qui en contient {count}.")
        }
        Failure::NoSuchFinding { number, count: 0 } => {
            format!("Il n’y a pas de remarque {number}\u{a0}: rien à redire à ce déroulé.")
        }
        Failure::NoSuchFinding { number, count } => {
            format!("Il n’y a pas de remarque {number}\u{a0}: elles vont de 1 à {count}.")
        }
        Failure::NoMend { number, by_hand: _ } => {
            format!("La remarque {number} ne se corrige pas toute seule\u{a0}: rien n’a été écrit.")
        }
        Failure::NothingToMend => {
            "Rien ici ne se corrige tout seul\u{a0}: rien n’a été écrit.".to_owned()
        }
        Failure::MendsNoYear { path } => format!(
            "{path}\u{a0}: --fix corrige un déroulé, et ceci est un programme\u{a0}: rien n’a été écrit."
        ),
        Failure::CopyExists { path } => format!("{path}: ce fichier existe déjà"),
        Failure::NoSlots { path } => {
            format!("{path}\u{a0}: aucun créneau trouvé, rien n’a été écrit.")
        }
        Failure::NoCalendar { path } => format!("{path}\u{a0}: aucun tableau de dates"),
        Failure::NoProgramme => "Aucun programme ici, ni dans agendas.".to_owned(),
        Failure::NoSuchDate { path, date, free: _ } => {
            format!("{path}\u{a0}: pas de session le {}", on(Fr, *date))
        }
        Failure::NoFreeDate { path } => {
            format!("{path}\u{a0}: toutes les dates à venir ont leur agenda")
        }
        Failure::HasAgenda { date, agenda } => {
            format!("La session du {} a déjà son agenda\u{a0}: {agenda}", on(Fr, *date))
        }
        Failure::Memory(fault) => fault.sentence(Fr),
        Failure::Journal(error) => store::sentence(Fr, error),
        Failure::NoOpening { session } => {
            format!("Le journal de {session} ne commence pas comme un journal.")
        }
        Failure::Contended => {
            "D’autres écrivent sans cesse dans cette session\u{a0}: rien n’a été fait.".to_owned()
        }
        Failure::NoDataFolder => "Aucun dossier où ranger les journaux.".to_owned(),
        Failure::NotAnInstant { text } => {
            format!("DEROULE_NOW: {} n’est pas un instant", quote(Fr, text))
        }
        Failure::NotATime { text } => format!("--at: {} n’est pas une heure", quote(Fr, text)),
        Failure::NotASpeed { text, .. } => {
            format!("--speed: {} n’est pas une vitesse", quote(Fr, text))
        }
        Failure::NothingToRehearse => {
            "Ce déroulé n’a aucun créneau\u{a0}: il n’y a rien à répéter.".to_owned()
        }
        Failure::Exists { path } => format!("{path}: ce fichier existe déjà"),
        Failure::NotWritten { path, why } => format!("{path}: {}", unwritten(why)),
        Failure::Door { address, why } => match why {
            DoorFault::Taken { .. } => format!("Un autre programme occupe déjà {address}."),
            DoorFault::NotOurs => format!("Cet ordinateur n’a pas l’adresse {address}."),
            DoorFault::NotAllowed => format!("Le système ne laisse pas ouvrir {address}."),
            DoorFault::Nameless { .. } => {
                format!("Aucun réseau pour {address}\u{a0}: les liens n’ouvriraient rien.")
            }
            DoorFault::Other { why } => format!("La porte {address} ne s’ouvre pas ({why})."),
        },
        Failure::DoorFell => {
            "La porte s’est fermée toute seule\u{a0}: l’erreur vient de deroule. La session continue."
                .to_owned()
        }
        Failure::DoorNotConfirmed => {
            "Laisser entrer d’autres machines demande un accord.".to_owned()
        }
        Failure::NotAnAddress { text } => format!("{} n’est pas une adresse.", quote(Fr, text)),
        Failure::NoTerminal => "Cet écran a besoin d’un terminal.".to_owned(),
        Failure::Output { why } => format!("L’écran ou la sortie a échoué ({why})."),
        Failure::Settings { path, line, column, why } => {
            let why = match why {
                SettingsFault::Unknown { word, known } => {
                    format!("{} n’est pas connu ({})", quote(Fr, word), list(known))
                }
                SettingsFault::Key(trouble) => trouble.sentence(Fr),
                SettingsFault::Unread { why } => format!("ces réglages ne se lisent pas ({why})"),
            };
            format!("{path}:{line}:{column}: {why}")
        }
        Failure::Scenario(fault) => scenario(fault),
    }
}

fn unwritten(why: &WriteFault) -> String {
    match why {
        WriteFault::NoFolder { folder } => format!("le dossier {folder} n’existe pas"),
        WriteFault::NotAFolder { folder } => format!("{folder} est un fichier, pas un dossier"),
        WriteFault::Folder => "c’est un dossier".to_owned(),
        WriteFault::NotAllowed => "vous n’avez pas le droit d’y écrire".to_owned(),
        WriteFault::ReadOnly => "ce disque est en lecture seule".to_owned(),
        WriteFault::Changed => "il a changé entre-temps".to_owned(),
        WriteFault::Full => "il n’y a plus de place sur ce disque".to_owned(),
        WriteFault::NameTooLong => "ce nom est trop long".to_owned(),
        WriteFault::Other { why } => format!("écriture impossible ({why})"),
    }
}

fn unwritten_mend(why: &WriteFault) -> String {
    match why {
        WriteFault::NoFolder { .. } => "Créez-le d’abord, ou choisissez un autre dossier.",
        WriteFault::NotAFolder { .. } | WriteFault::NotAllowed | WriteFault::ReadOnly => {
            "Choisissez un autre dossier."
        }
        WriteFault::Changed => "Recommencez.",
        WriteFault::Folder => "Donnez aussi le nom du fichier.",
        WriteFault::Full => "Libérez de la place, ou choisissez un autre disque.",
        WriteFault::NameTooLong => "Choisissez-en un plus court.",
        WriteFault::Other { .. } => "Vérifiez le dossier et la place libre.",
    }
    .to_owned()
}

pub(super) fn mend(failure: &Failure) -> Option<String> {
    Some(match failure {
        Failure::File { what, .. } => file::mend(Fr, what),
        Failure::NotText { .. } => "Enregistrez-le en UTF-8.".to_owned(),
        Failure::Misspoken(wrong) => misspoken_mend(wrong),
        Failure::Refused { refusal: why, .. } => {
            let help = why.help()?;
            let does = refusal::help(Fr, help);
            match help.verb() {
                Some(verb) => {
                    format!("Ce qui aiderait\u{a0}: {does}, par deroule do {}.", verb.word())
                }
                None => format!("Ce qui aiderait\u{a0}: {does}."),
            }
        }
        Failure::NotACategory { .. } => format!("Catégories\u{a0}: {}.", categories(Fr)),
        Failure::NotKnown { known, .. } if known.is_empty() => return None,
        Failure::NotKnown { known, .. } => format!("Noms connus{NBSP}: {}.", list(known)),
        Failure::UnknownTemplate { known, .. } => format!("Modèles{NBSP}: {}.", list(known)),
        Failure::NotOneSession { path, count: 0 } => {
            format!("Voyez ce qui a été compris{NBSP}: deroule import {path}")
        }
        Failure::NotOneSession { path, .. } => {
            format!("Tirez-en une d’abord{NBSP}: deroule import {path} --session N -o FICHIER.ron")
        }
        Failure::NoLiveSession { last: Some(last) } => {
            let id = &last.id;
            format!("Pour y écrire\u{a0}: deroule note --session {id} …, ou deroule do --session {id} … Pour en ouvrir une\u{a0}: deroule open AGENDA.")
        }
        Failure::NoLiveSession { last: None } | Failure::NoSession => {
            "Pour en ouvrir une\u{a0}: deroule AGENDA, ou deroule open AGENDA.".to_owned()
        }
        Failure::UnknownSession { .. } => "Voyez la liste\u{a0}: deroule sessions.".to_owned(),
        Failure::AmbiguousSession { .. } => "Donnez l’identifiant en entier.".to_owned(),
        // no screen keeps the text here
        Failure::Journal(StoreError::Full) => "Libérez de la place, puis recommencez.".to_owned(),
        Failure::NoSuchPart { .. } => {
            "Sans --session, deroule import en donne la liste.".to_owned()
        }
        Failure::NoMend { by_hand, .. } => by_hand.clone(),
        Failure::MendsNoYear { path } => {
            format!("Ce qu’il y a à corriger, et où\u{a0}: deroule check {path}")
        }
        Failure::NoSuchFinding { .. } | Failure::NothingToMend => {
            "Sans --fix, deroule check dit ce qu’il trouve et comment le corriger.".to_owned()
        }
        Failure::CopyExists { .. } => {
            "Donnez un autre nom avec -o, ou déplacez ce fichier.".to_owned()
        }
        Failure::NoSlots { .. } => {
            "Écrivez une ligne par créneau, l’heure d’abord\u{a0}: 9h30-10h Accueil.".to_owned()
        }
        Failure::NoCalendar { .. } => {
            "Il faut un tableau avec une colonne Date, et une ligne par session.".to_owned()
        }
        Failure::NoProgramme => {
            "Donnez son fichier\u{a0}: deroule programme FICHIER".to_owned()
        }
        Failure::NoSuchDate { free, .. } if free.is_empty() => {
            "Ajoutez cette date au programme, ou donnez un nom\u{a0}: deroule new NOM".to_owned()
        }
        Failure::NoSuchDate { free, .. } => {
            let free: Vec<String> = free.iter().map(ToString::to_string).collect();
            format!("Dates sans agenda\u{a0}: {}.", free.join(", "))
        }
        Failure::NoFreeDate { .. } => "Ajoutez une date au programme, ou donnez --date.".to_owned(),
        Failure::HasAgenda { agenda, .. } => {
            format!("Pour le changer\u{a0}: deroule edit {agenda}")
        }
        Failure::Memory(fault) => fault.mend(Fr),
        Failure::Journal(error) => store::mend(Fr, error).to_owned(),
        Failure::NoOpening { .. } => {
            "Gardez-en une copie, puis ouvrez une nouvelle session avec --fresh.".to_owned()
        }
        Failure::Contended => "Recommencez.".to_owned(),
        Failure::NoDataFolder => "Choisissez-en un avec DEROULE_DATA.".to_owned(),
        Failure::NotAnInstant { .. } => "Un instant s’écrit 2018-06-21T13:30:00+02:00.".to_owned(),
        Failure::NotATime { .. } => "Une heure s’écrit 14h05 ou 14:05.".to_owned(),
        Failure::NotASpeed { most, .. } => format!(
            "Un nombre entier, de 1 (la vitesse réelle) à {most}\u{a0}; à 60, une heure dure une minute."
        ),
        Failure::NothingToRehearse => "Ajoutez-lui des créneaux.".to_owned(),
        Failure::Exists { .. } => {
            "Choisissez un autre nom, ou remplacez-le avec --force.".to_owned()
        }
        Failure::NotWritten { why, .. } => unwritten_mend(why),
        Failure::Door { why, .. } => match why {
            DoorFault::Taken { free } => {
                format!(
                    "Choisissez un autre port, {free} par exemple\u{a0}: --listen ou --serve avec une adresse."
                )
            }
            DoorFault::NotOurs => {
                "Donnez une adresse de cet ordinateur, ou 0.0.0.0 pour toutes.".to_owned()
            }
            DoorFault::NotAllowed => "Prenez un port à partir de 1024.".to_owned(),
            DoorFault::Nameless { port } => {
                format!(
                    "Branchez le réseau, ou donnez l’adresse de cet ordinateur, comme 192.168.4.1:{port}, ou son nom avec --name."
                )
            }
            DoorFault::Other { .. } => return None,
        },
        Failure::DoorFell => {
            "Relancez deroule serve et donnez les nouveaux liens\u{a0}; les notes en attente partiront alors."
                .to_owned()
        }
        Failure::DoorNotConfirmed => {
            "Dans un terminal, la question est posée\u{a0}; ailleurs, ajoutez --open-door."
                .to_owned()
        }
        Failure::NotAnAddress { .. } => {
            "Une adresse s’écrit 127.0.0.1:8080, 192.168.1.5 ou 8080.".to_owned()
        }
        Failure::NoTerminal => {
            "Sans terminal\u{a0}: deroule open, deroule do et deroule status.".to_owned()
        }
        Failure::Settings { .. } => {
            "Cela s’écrit\u{a0}: (theme: Light, gong: End, keys: {\"break\": [\"Ctrl-T\"]}). D’ici là, ce réglage est celui d’origine.".to_owned()
        }
        Failure::Output { .. } => return None,
        Failure::Scenario(fault) => return scenario_mend(fault),
    })
}

fn scenario(fault: &ScenarioFault) -> String {
    match fault {
        ScenarioFault::NoAgenda => "Un scénario commence par son déroulé.".to_owned(),
        ScenarioFault::SecondAgenda => "Un scénario n’a qu’un déroulé.".to_owned(),
        ScenarioFault::NoPath => "Il manque le chemin du déroulé.".to_owned(),
        ScenarioFault::NoTime => "La première ligne après le déroulé donne une heure.".to_owned(),
        ScenarioFault::NoDate => "Ce déroulé n’a pas de date.".to_owned(),
        ScenarioFault::NotATime { word } => format!("{} n’est pas une heure.", quote(Fr, word)),
        ScenarioFault::Backwards { now } => {
            format!("L’horloge du scénario en est déjà à {now}.")
        }
        ScenarioFault::NothingToDo => "Une heure, et rien à faire.".to_owned(),
        ScenarioFault::TooMuch { word } => format!("{} est de trop.", quote(Fr, word)),
        ScenarioFault::Misspoken(wrong) => misspoken(wrong),
        ScenarioFault::NotALength { word } if word.is_empty() => "Il manque une durée.".to_owned(),
        ScenarioFault::NotALength { word } => format!("{} n’est pas une durée.", quote(Fr, word)),
        ScenarioFault::ExpectWhat => "expect attend un champ et une valeur.".to_owned(),
        ScenarioFault::NoSuchField { path } => format!("L’état n’a pas de champ {path}."),
        ScenarioFault::Differs { path, expected, found } => {
            format!("{path}\u{a0}: attendu {}, trouvé {}", quote(Fr, expected), quote(Fr, found))
        }
        ScenarioFault::NotRefused { expected, found: Some(found) } => {
            format!("Refus attendu {expected}, trouvé {found}.")
        }
        ScenarioFault::NotRefused { expected, found: None } => {
            format!("Refus attendu {expected}, mais la commande est passée.")
        }
    }
}

fn scenario_mend(fault: &ScenarioFault) -> Option<String> {
    Some(match fault {
        ScenarioFault::NoAgenda | ScenarioFault::NoPath => {
            "Première ligne\u{a0}: agenda CHEMIN, depuis le dossier du scénario.".to_owned()
        }
        ScenarioFault::SecondAgenda => "Écrivez un scénario pour chaque déroulé.".to_owned(),
        ScenarioFault::NoTime | ScenarioFault::NotATime { .. } => {
            "Une ligne s’écrit\u{a0}: 13:30:00 start".to_owned()
        }
        ScenarioFault::NoDate => {
            "Donnez-la à la première ligne\u{a0}: 2018-06-21 13:30:00 start".to_owned()
        }
        ScenarioFault::Backwards { .. } => {
            "Passé minuit, écrivez la date devant l’heure.".to_owned()
        }
        ScenarioFault::NothingToDo | ScenarioFault::TooMuch { .. } => {
            "Après l’heure vient une commande, ?, clock, sleep, crash ou expect.".to_owned()
        }
        ScenarioFault::Misspoken(wrong) => misspoken_mend(wrong),
        ScenarioFault::NotALength { .. } => {
            "Cela s’écrit\u{a0}: clock -1h, clock +0.5s, sleep 8m.".to_owned()
        }
        ScenarioFault::ExpectWhat | ScenarioFault::NoSuchField { .. } => {
            "Cela s’écrit\u{a0}: expect cue.remaining_s 470, expect rundown.s3.state later, \
             expect refusal not-started."
                .to_owned()
        }
        ScenarioFault::Differs { .. } | ScenarioFault::NotRefused { .. } => return None,
    })
}
