//! What is a time, and what only looks like one.

use super::{length::length, length::repeat, span::span};
use crate::import::words::fold::Folded;

/// The span at the beginning of a text, as `540-600`.
fn read(text: &str) -> Option<String> {
    let (found, _) = span(&Folded::new(text), 0)?;
    let end = found.end.map_or_else(
        || if found.open { "…".into() } else { String::new() },
        |end| end.minutes.to_string(),
    );
    Some(format!("{}-{end}", found.start.minutes))
}

#[test]
fn ranges_in_every_spelling() {
    for text in [
        "13h30-13h45",
        "13'30 - 13'45 h",
        "13h30 – 13h45",
        "13h30 à 13h45",
        "de 13h30 à 13h45",
        "13:30-13:45",
        "13:30 → 13:45",
        "13.30 – 13.45 Uhr",
        "13.30 bis 13.45 Uhr",
        "von 13:30 bis 13:45 Uhr",
        "13:30 hasta 13:45",
        "de 13:30 a 13:45",
        "van 13.30 tot 13.45 uur",
        "13u30 - 13u45",
        "1:30pm - 1:45pm",
        "1:30 p.m. to 1:45 p.m.",
        "from 1:30 pm until 1:45 pm",
        "1330-1345",
        "13 h 30 - 13 h 45",
        "13H30-13h45",
        "entre 13h30 et 13h45",
    ] {
        assert_eq!(read(text).as_deref(), Some("810-825"), "{text}");
    }
    assert_eq!(read("9-10h").as_deref(), Some("540-600"));
    assert_eq!(read("9h-10").as_deref(), Some("540-600"));
    assert_eq!(read("20h00 - …").as_deref(), Some("1200-…"));
    assert_eq!(read("de 10.00 h à 16.00 h").as_deref(), Some("600-960"));
}

#[test]
fn single_times_in_every_spelling() {
    for (text, minutes) in [
        ("15h", 900),
        ("18h :", 1080),
        ("9:30", 570),
        ("9.30", 570),
        ("9.30 Uhr", 570),
        ("14 Uhr", 840),
        ("14 Uhr 30", 870),
        ("um 9.30 Uhr", 570),
        ("2pm", 840),
        ("12 noon", 720),
        ("12am", 0),
        ("midi", 720),
        ("minuit", 1440),
        ("half past nine", 570),
        ("halb zehn", 570),
        ("quarter to ten", 585),
        ("neuf heures trente", 570),
        ("à partir de 17h", 1020),
        ("starting 18:00", 1080),
        ("ab 20 Uhr", 1200),
    ] {
        assert_eq!(read(text), Some(format!("{minutes}-")), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_time() {
    for text in [
        "1. Accueil",
        "3 mois",
        "12 participants",
        "v1.30",
        "2.75 hours",
        "9.307",
        "€9.30",
        "2018",
        "2018-06-21",
        "06 12 34 56 78",
        "25h",
        "13:60",
        "1,30",
        "50%",
        "à chaud",
        "de la part",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    // a time, but no range
    assert_eq!(read("10h30 à Ségur").as_deref(), Some("630-"));
    assert_eq!(read("10:00 - 12 participants").as_deref(), Some("600-"));
}

#[test]
fn lengths_in_every_spelling() {
    for (text, minutes) in [
        ("20 min", 20),
        ("20'", 20),
        ("20 mins", 20),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1h30'", 90),
        ("2 hours", 120),
        ("2.75 hours", 165),
        ("1,5 Stunden", 90),
        ("une demi-heure", 30),
        ("half an hour", 30),
        ("une heure et demie", 90),
        ("trois quarts d'heure", 45),
        ("dix minutes", 10),
        ("90 Min.", 90),
        ("5-10 min", 10),
        ("½ h", 30),
        ("1h30min", 90),
        ("1h30m", 90),
        ("1h30 mn", 90),
        ("1/2 h", 30),
        ("1/4 d'heure", 15),
        ("3/4 Stunde", 45),
        ("una hora y media", 90),
        ("drie kwartier", 45),
    ] {
        let found = length(&Folded::new(text), 0).map(|(seconds, _)| seconds / 60);
        assert_eq!(found, Some(minutes), "{text}");
    }
    for text in ["3 mois", "20 minutieux", "5 m²", "20", "h"] {
        assert_eq!(length(&Folded::new(text), 0), None, "{text}");
    }
}

#[test]
fn repetitions() {
    for (text, count, minutes) in [
        ("3 x 25 min", 3, 25),
        ("3x 10 minutes", 3, 10),
        ("2 fois 1 heure", 2, 60),
        ("4 × 1h30", 4, 90),
        ("zweimal 30 Minuten", 2, 30),
        ("deux fois une heure", 2, 60),
    ] {
        let (found, _) = repeat(&Folded::new(text), 0).expect(text);
        assert_eq!((found.count, found.seconds), (count, Some(minutes * 60)), "{text}");
    }
}
