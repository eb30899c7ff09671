//! What the server says to pages and scripts, in French.

use super::{Says, Tells};

pub(super) const fn words(says: Says) -> &'static str {
    match says {
        Says::WrongHost => "Cette adresse n’est pas la mienne.",
        Says::Foreign => "Cette demande vient de la page d’un autre site.",
        Says::NoKey => "Il faut une clé\u{a0}: demandez le lien à l’équipe qui anime.",
        Says::WrongKey => "Ce lien n’ouvre plus rien\u{a0}: demandez le nouveau.",
        Says::NotAllowed => "Votre lien ne permet pas cela.",
        Says::NotYours => "Seuls son auteur et l’équipe qui anime peuvent retirer cette note.",
        Says::NotJson => "Il faut annoncer du JSON\u{a0}: Content-Type: application/json.",
        Says::TooOften => "Trop de demandes à la fois\u{a0}: attendez un instant.",
        Says::NotFound => "Il n’y a rien à cette adresse.",
        Says::Method => "Cela ne se demande pas ainsi.",
        Says::WrongBody => "Je ne comprends pas cette demande.",
        Says::TooLong => "Cette note est trop longue\u{a0}: coupez-la en deux.",
        Says::TooLarge => "C’est trop long\u{a0}: 16\u{a0}Kio au plus.",
        Says::TooSlow => "La demande n’est pas arrivée en entier.",
        Says::Full => "Trop de monde pour l’instant\u{a0}: réessayez dans un moment.",
        Says::NoSession => "Aucune session n’est en cours.",
        Says::Broken => "Le serveur a un problème\u{a0}: rien n’a été enregistré.",
        Says::Unnamed => "sans nom",
        Says::Remote => "télécommande",
        Says::ForTheRoom => "Scène",
        Says::ForTheDoor => "À la porte",
        Says::ForNotes => "Notes",
        Says::ForDriving => "Pilotage",
    }
}

pub(super) fn tells(tells: Tells<'_>) -> String {
    match tells {
        Tells::OpenToOthers { address } => format!(
            "La porte s’ouvre sur le réseau ({address}), où rien n’est chiffré\u{a0}: quelqu’un d’indiscret sur le même Wi-Fi peut lire ce qui passe, notes et liens compris."
        ),
        Tells::Question => {
            "Tapez «\u{a0}oui\u{a0}» pour donner aussi les liens des notes et du pilotage, Entrée pour la scène seule.".to_owned()
        }
        Tells::OnlyViewers => "Seule la scène est ouverte.".to_owned(),
        Tells::UntilEnded => "La porte reste ouverte jusqu’à Ctrl-C\u{a0}; les liens ne valent plus rien ensuite.".to_owned(),
    }
}
