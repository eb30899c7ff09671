//! What the facilitator's screen says of the door for other devices, in French.

use super::Door;

pub(super) fn words(says: Door<'_>) -> String {
    match says {
        Door::Invite => "Inviter".to_owned(),
        Door::Shut => {
            "La porte est fermée. Pour l’ouvrir\u{a0}: deroule run DÉROULÉ --serve.".to_owned()
        }
        Door::ForTheRoom => "pour la salle".to_owned(),
        Door::ForNotes => "pour prendre des notes".to_owned(),
        Door::ForDriving => "pour piloter".to_owned(),
        Door::Nobody => "Personne n’est là pour l’instant.".to_owned(),
        Door::Somebody(role, name, from, count) => {
            let name = name.map(|name| format!("{name}, ")).unwrap_or_default();
            let pages = if count < 2 { String::new() } else { format!(", {count}\u{a0}pages") };
            format!("{name}{role}, {from}{pages}")
        }
        Door::WithoutKey => "sans clé".to_owned(),
        Door::Others => "autre lien".to_owned(),
        Door::TooSmall => "Agrandissez la fenêtre pour le QR code.".to_owned(),
        Door::NoSquare => "Ce terminal ne peut pas montrer de QR code.".to_owned(),
        Door::Alone => {
            "Ces liens ne s’ouvrent que sur cette machine. Pour les téléphones\u{a0}: deroule run DÉROULÉ --serve ADRESSE.".to_owned()
        }
        Door::AskThrowOut => "Faire sortir tout le monde et changer les liens\u{a0}?".to_owned(),
        Door::ThrowOutMeans => {
            "Les liens déjà donnés n’ouvriront plus rien. Les notes envoyées restent.".to_owned()
        }
        Door::ThrownOut => "Tout le monde est sorti, les liens sont neufs.".to_owned(),
        Door::Fell(why) => format!(
            "La porte s’est fermée toute seule ({why}). La session continue\u{a0}; relancez pour la rouvrir."
        ),
    }
}
