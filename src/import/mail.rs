//! The lines at the head of a mail: its subject names the session, its day is when it was sent.

use super::{doc::squeeze, plain::Raw, words::fold::fold};

const SUBJECT: &[&str] = &["objet", "subject", "betreff", "asunto", "onderwerp", "sujet"];
const OTHERS: &[&str] = &[
    "de",
    "from",
    "von",
    "van",
    "a",
    "to",
    "an",
    "aan",
    "para",
    "cc",
    "bcc",
    "cci",
    "kopie",
    "date",
    "datum",
    "fecha",
    "envoye",
    "sent",
    "gesendet",
    "verzonden",
    "enviado",
    "enviado el",
    "envoye le",
    "reply-to",
    "repondre a",
    "antwort an",
    "expediteur",
    "absender",
    "afzender",
    "remitente",
    "destinataires",
];

/// The subject of a mail, and how many of its first lines are its head; none when it has no head.
pub(super) fn head(lines: &[Raw<'_>]) -> (Option<String>, usize) {
    const LONGEST: usize = 12;
    let mut subject = None;
    let (mut known, mut end) = (0, 0);
    for (at, raw) in lines.iter().enumerate().take(LONGEST) {
        let text = raw.text.trim().trim_matches('*');
        if text.is_empty() {
            if known > 0 {
                break;
            }
            continue;
        }
        let Some((name, value)) = text.split_once(':') else { break };
        let (name, value) = (fold(name), value.trim().trim_start_matches('*').trim());
        let name = name.trim().trim_matches('*');
        if SUBJECT.contains(&name) {
            subject = Some(plain_subject(value)).filter(|subject| !subject.is_empty());
        } else if !OTHERS.contains(&name) {
            break;
        }
        known += 1;
        end = at + 1;
    }
    // "Date : 12 mai" alone above a list is no mail
    if subject.is_some() { (subject, end) } else { (None, 0) }
}

/// A subject without `Re:`, `TR :`, `Invitation:`.
fn plain_subject(subject: &str) -> String {
    const BEFORE: &[&str] =
        &["re", "fwd", "fw", "tr", "aw", "wg", "rv", "antw", "doorst", "ref", "rappel", "reminder"];
    let mut rest = subject;
    while let Some((before, after)) = rest.split_once(':')
        && BEFORE.contains(&fold(before).trim())
    {
        rest = after.trim_start();
    }
    // "[team] Journée": the name of a list
    let listed = rest.strip_prefix('[').and_then(|inner| inner.split_once(']'));
    let named = listed.map(|(_, after)| after.trim()).filter(|after| !after.is_empty());
    squeeze(named.unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Option<String>, usize) {
        let lines: Vec<Raw<'_>> =
            text.lines().zip(1..).map(|(text, line)| Raw { line, text, hard: false }).collect();
        head(&lines)
    }

    #[test]
    fn the_subject_names_the_session_and_the_day_of_sending_is_no_day() {
        for text in [
            "De : a@b.example\nObjet : Journée des jardins\n\nBonjour",
            "From: a@b.example\nDate: 3 May 2027\nSubject: Fwd: Re: Journée des jardins\n\nHi",
            "Betreff: WG: Journée des jardins\nVon: a@b.example\n\nHallo",
            "**Asunto:** [lista] Journée des jardins\n",
        ] {
            assert_eq!(told(text).0.as_deref(), Some("Journée des jardins"), "{text}");
        }
        assert_eq!(told("Date : 12 mai\n9h Accueil"), (None, 0));
        assert_eq!(told("Atelier : 9h\n"), (None, 0));
    }
}
