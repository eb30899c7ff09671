//! Errors of the store in French.

use crate::store::StoreError;

pub(super) fn sentence(error: &StoreError) -> String {
    match error {
        StoreError::Conflict { .. } => {
            "Quelqu’un d’autre vient d’écrire dans le journal.".to_owned()
        }
        StoreError::NoSuchSession => "Cette session n’existe pas sur cet ordinateur.".to_owned(),
        StoreError::Full => "Disque plein\u{a0}: rien ne s’enregistre.".to_owned(),
        StoreError::ReadOnly => {
            "Le disque est en lecture seule\u{a0}: rien ne s’enregistre.".to_owned()
        }
        StoreError::Denied => "Le système refuse l’accès au journal.".to_owned(),
        StoreError::Damaged { what } => format!("Le journal est abîmé ({what})."),
        StoreError::Busy => "Un autre programme retient le journal.".to_owned(),
        StoreError::NotDurable { what } => {
            format!("Ce disque ne garantit pas ce qu’il confirme ({what}).")
        }
        StoreError::TooNew { version } => {
            format!("Ce journal vient d’une version plus récente de deroule (format {version}).")
        }
        StoreError::Failed { what } => format!("Le journal n’a pas répondu ({what})."),
    }
}

pub(super) const fn mend(error: &StoreError) -> &'static str {
    match error {
        StoreError::Conflict { .. } => "Recommencez.",
        StoreError::NoSuchSession => "Voyez la liste\u{a0}: deroule sessions.",
        StoreError::Full => "Libérez de la place\u{a0}: le texte reste à l’écran en attendant.",
        StoreError::ReadOnly | StoreError::Denied => {
            "Choisissez un dossier où vous pouvez écrire, avec DEROULE_DATA."
        }
        StoreError::Damaged { .. } => {
            "Gardez une copie du fichier, puis ouvrez une nouvelle session avec --fresh."
        }
        StoreError::Busy => "Fermez l’autre programme, puis recommencez.",
        StoreError::NotDurable { .. } => {
            "Choisissez un dossier sur le disque de cet ordinateur, avec DEROULE_DATA."
        }
        StoreError::TooNew { .. } => "Installez la version récente, puis recommencez.",
        StoreError::Failed { .. } => "Vérifiez le disque, puis recommencez.",
    }
}
