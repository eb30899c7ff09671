//! Lines that hold times and are no part of a plan: opening hours, telephone numbers, deadlines,
//! the lines of a page around its text.

use super::{
    date::{self, Day},
    fold::{Folded, Stems, Words},
};

/// Words of lines about when a place or an office is open, and of the edges of a page.
static OPEN: Stems = Stems::new(&[
    "horaires d'ouverture",
    "heures d'ouverture",
    "horaires de la",
    "horaires du",
    "horaires de l'",
    "est ouvert",
    "est ouverte",
    "ouvert du",
    "ouvert de",
    "ouverte de",
    "ouvert tous",
    "permanence",
    "opening hours",
    "opening times",
    "office hours:",
    "is open from",
    "is open to the public",
    "is open on",
    "is open daily",
    "is open every",
    "is open until",
    "is open between",
    "open mon",
    "open daily",
    "we are open",
    "lines are open",
    "offnungszeiten",
    "geoffnet",
    "sprechzeiten",
    "burozeiten",
    "erreichbar",
    "openingsuren",
    "openingstijden",
    "geopend",
    "bereikbaar",
    "open van",
    "horario de la",
    "horario de atencion",
    "horario de apertura",
    "horario de secretaria",
    "horario de oficina",
    "horario del centro",
    "abierto de",
    "abierta de",
    "abierto hasta",
    "rsvp",
    "inscription avant",
    "inscriptions avant",
    "inscription jusqu",
    "inscriptions jusqu",
    "inscripcion hasta",
    "inscripciones hasta",
    "inscripcion gratuita hasta",
    "anmeldung bis",
    "anmeldeschluss",
    "anmelden bis",
    "inschrijven voor",
    "inschrijven tot",
    "inschrijven kan tot",
    "aanmelden voor",
    "aanmelden tot",
    "register by",
    "register before",
    "sign up by",
    "rendre avant",
    "deposer avant",
    "publie le",
    "posted on",
    "posted at",
    "published on",
    "last updated",
    "last modified",
    "mis a jour le",
    "derniere mise a jour",
    "derniere modification",
    "zuletzt geandert",
    "zuletzt aktualisiert",
    "aktualisiert am",
    "veroffentlicht am",
    "laatst bijgewerkt",
    "bijgewerkt op",
    "actualizado el",
    "ultima actualizacion",
    "publicado el",
    "rund um die uhr",
    "around the clock",
    "24h/24",
    "24h/7",
    "24/7",
    "24 heures sur 24",
    "24 horas al dia",
    "dag en nacht bereikbaar",
    "reporte au",
    "reportee au",
    "reportee,",
    "est reportee",
    "postponed to",
    "verschoben auf",
    "aplazada al",
    "aplazado al",
    "verplaatst naar",
    "all rights reserved",
    "tous droits reserves",
]);

/// Words that stand before a telephone number.
static PHONE: Words = Words::new(&[
    "tel",
    "tel.",
    "telephone",
    "telefon",
    "telefono",
    "telefoon",
    "phone",
    "call",
    "bel",
    "fax",
    "gsm",
    "mobile",
    "handy",
    "movil",
    "poste",
    "appeler",
    "hotline",
    "dial-in",
    "portable",
    "ruf",
]);

/// Whether a line is told about something else than the plan, whatever times it holds.
pub(in crate::import) fn noise(text: &Folded) -> bool {
    text.raw.contains(&'©') || opens(text) || weekdays(text) || phone(text)
}

/// Whether a line says when a place is open, or until when something is to be done.
fn opens(text: &Folded) -> bool {
    (0..text.len()).any(|at| !text.behind_word(at) && OPEN.stand(text, at))
}

/// Whether a line names a range of weekdays without dates: `Mon–Fri`, `du lundi au vendredi`.
fn weekdays(text: &Folded) -> bool {
    static SHORT: Words = Words::new(&[
        "mo", "di", "mi", "do", "fr", "sa", "so", "ma", "wo", "vr", "za", "zo", "lu", "me", "je",
        "ve", "l", "m", "x", "j", "v", "s", "lun", "mar", "mer", "jeu", "ven", "sam", "dim",
    ]);
    static UNTIL: Words =
        Words::new(&["-", "a", "au", "to", "bis", "tot", "t/m", "al", "/", "through"]);
    let word = |at: usize| -> Option<usize> {
        let named = date::day(text, at).filter(|(day, _)| {
            matches!(day, Day { weekday: Some(_), date: None, number: None, .. })
        });
        let short =
            text.after_word(at, &SHORT).map(|end| if text.at(end) == '.' { end + 1 } else { end });
        let full = named.is_some().then(|| text.word_end(at));
        full.or(short)
    };
    (0..text.len()).any(|at| {
        if text.behind_word(at) || !text.at(at).is_alphabetic() {
            return false;
        }
        let Some(end) = word(at) else { return false };
        let gap = text.skip_spaces(end);
        let Some(after) = text.after_word(gap, &UNTIL) else { return false };
        // "a - b" between single letters is no week, unless a time follows
        let next = text.skip_spaces(after);
        let Some(last) = word(next) else { return false };
        let letters = end - at <= 2 || last - next <= 2;
        let mut then = last;
        while matches!(text.at(then), ' ' | ':' | '.' | ',' | '(') {
            then += 1;
        }
        let timed = crate::import::times::span::span(text, then).is_some()
            || text.at(then).is_ascii_digit();
        !letters || timed && gap == end && next == after || timed && text.at(gap) == '-'
    })
}

/// Whether a line holds a telephone number: `06 12 34 56 78`, `(555) 010-0930`, `Tel. 943 10 11 30`.
fn phone(text: &Folded) -> bool {
    const GROUPS: usize = 4;
    let mut at = 0;
    while at < text.len() {
        if text.at(at).is_ascii_digit() && !text.behind_word(at) {
            let (mut groups, mut digits, mut end) = (0, 0, at);
            loop {
                let from = end;
                while text.at(end).is_ascii_digit() {
                    end += 1;
                }
                groups += 1;
                digits += end - from;
                let gap = matches!(text.at(end), ' ' | '.' | '-' | '/')
                    && text.at(end + 1).is_ascii_digit();
                if !gap {
                    break;
                }
                end += 1;
            }
            // a list of times or a day is written with several marks, a number with one
            let mut marks: Vec<char> =
                text.low[at..end].iter().copied().filter(|c| !c.is_ascii_digit()).collect();
            marks.sort_unstable();
            marks.dedup();
            let starts = text.at(at) == '0'
                || (at..end).take_while(|at| text.at(*at).is_ascii_digit()).count() <= 3;
            if groups >= GROUPS && (9..=14).contains(&digits) && marks.len() == 1 && starts {
                return true;
            }
            at = end;
        }
        if !text.behind_word(at)
            && let Some(end) = text.after_word(at, &PHONE)
        {
            let mut next = end;
            while matches!(text.at(next), ' ' | ':' | '.' | '(' | '+') {
                next += 1;
            }
            let run = (next..text.len())
                .take_while(|at| {
                    text.at(*at).is_ascii_digit()
                        || matches!(text.at(*at), ' ' | '-' | '/' | ')' | '.')
                })
                .filter(|at| text.at(*at).is_ascii_digit())
                .count();
            if run >= 4 {
                return true;
            }
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_hours_telephones_and_edges_of_pages() {
        for text in [
            "Home | Nieuws | Openingsuren: ma-vr 9u-12u en 13u-17u",
            "Lundi – vendredi : 8h30 – 19h",
            "Mon-Fri 8:00-18:00, Sat 9:00-19:00",
            "Mo–Do 9–12 Uhr",
            "du lundi au vendredi, 9h-18h",
            "L-V: 9:00-14:00",
            "Bureau : lun-ven 9h-17h",
            "Horario de la biblioteca: de 9 a 21 h.",
            "La Rotonde, 14 quai Nord – 05 56 10 20 30 – © 2014-2026",
            "Tél. 04 67 00 14 30",
            "Call (555) 010-0930",
            "Vragen? Bel 09 555 10 00",
            "The hall is open from 9:00 to 18:00",
            "Publié le 02/02/2026 à 11h42",
            "RSVP by noon",
            "Emergency phone of the hosts, around the clock (24 h)",
            "Notruf: rund um die Uhr (24 h)",
            "L'atelier du 3 mai est reportée (10h-12h)",
        ] {
            assert!(noise(&Folded::new(text)), "{text}");
        }
    }

    #[test]
    fn what_belongs_to_a_plan() {
        for text in [
            "Samedi 18 avril, 9h30 - 12h",
            "Accueil du public",
            "13.15 uur - 13.45 uur: Wat is OpenStreetMap?",
            "10:00 Is open data enough?",
            "9:00 – 10:00 Opening",
            "10-12 Uhr Fragen",
            "13.30 – 14.00 – 14.30",
            "Friday 6pm: pizza, Saturday 9am: work",
            "Atelier A - B, 14h",
            "9h30 · 10h · 10h30 · 11h",
            "2026-05-14 09:30 - 10:00",
            "10.30 11.00 11.30 12.00",
        ] {
            assert!(!noise(&Folded::new(text)), "{text}");
        }
    }
}
