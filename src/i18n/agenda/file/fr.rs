//! Why a file could not be opened as an agenda, in French.

use super::{FileProblem, MOST, size};
use crate::{
    agenda::Text,
    i18n::{
        Lang,
        format::{NBSP, quote},
    },
};

pub(super) fn words(what: &FileProblem) -> (String, String) {
    match what {
        FileProblem::NotFound { nearest } => (
            "ce fichier n’existe pas".to_owned(),
            match nearest {
                Some(nearest) => {
                    let nearest = quote(Lang::Fr, &Text::clean(nearest));
                    format!("Vouliez-vous dire {nearest}{NBSP}?")
                }
                None => "Vérifiez le chemin, ou le dossier dans lequel vous êtes.".to_owned(),
            },
        ),
        FileProblem::Directory => (
            "c’est un dossier, pas un agenda".to_owned(),
            "Donnez un fichier .ron de ce dossier.".to_owned(),
        ),
        FileProblem::NotRegular => (
            "ce n’est pas un fichier ordinaire".to_owned(),
            "Enregistrez l’agenda dans un fichier, puis donnez ce fichier.".to_owned(),
        ),
        FileProblem::Loop => (
            "ce lien ne mène qu’à lui-même".to_owned(),
            "Donnez le fichier lui-même, sans passer par le lien.".to_owned(),
        ),
        FileProblem::NotAllowed => (
            "vous n’avez pas le droit de lire ce fichier".to_owned(),
            "Demandez ce droit à son propriétaire, ou prenez-en une copie.".to_owned(),
        ),
        FileProblem::TooLarge { bytes } => {
            let (size, mib) = size(*bytes);
            let unit = if mib { "Mio" } else { "Kio" };
            (
                format!("{size}{NBSP}{unit}, c’est trop pour un agenda"),
                format!(
                    "Un agenda fait au plus {MOST}{NBSP}Kio{NBSP}: est-ce le bon fichier{NBSP}?"
                ),
            )
        }
        FileProblem::Endless => (
            format!("plus de {MOST}{NBSP}Kio, c’est trop pour un agenda"),
            format!("Un agenda fait au plus {MOST}{NBSP}Kio{NBSP}: donnez-en moins."),
        ),
        FileProblem::Damaged { line, column } => (
            format!("ce JSON est abîmé ou incomplet (ligne {line}, colonne {column})"),
            "Exportez-le ou copiez-le de nouveau, en entier.".to_owned(),
        ),
        FileProblem::Unreadable { reason } => (
            format!("ce fichier ne se laisse pas lire ({})", Text::clean(reason)),
            "Vérifiez le disque, ou prenez une copie du fichier.".to_owned(),
        ),
    }
}
