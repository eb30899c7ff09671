//! `deroule export` from a shell: its options, what it refuses and how it says so.

use super::{DEMO, Shell};

/// A session with a start that was noted three minutes late.
fn corrected() -> Shell {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:33:00", "do start");
    shell.quiet("13:35:00", "note + salle pleine");
    shell.quiet("13:36:00", "do correct 2 13h30");
    shell
}

#[test]
fn corrected_times_are_told_when_asked_for() {
    let shell = corrected();
    let plain = shell.quiet("13:40:00", "export");
    assert!(!plain.contains("corrigée"), "{plain}");
    for (format, says) in [
        ("md", "13h33               | 13h30        | à 13h36 par marie |"),
        ("txt", "13h30, noté d’abord à 13h33 (corrigé à 13h36 par marie)"),
        ("html", "<td>13h33</td><td>13h30</td>"),
        ("org", "13h33               | 13h30"),
        ("json", "\"first_at\": \"2018-06-21T13:33:00+02:00\""),
    ] {
        let told = shell.quiet("13:40:00", &format!("export --with-corrections -f {format}"));
        assert!(told.contains(says), "{told}");
    }
}

#[test]
fn the_schemas_are_printed() {
    let shell = Shell::new();
    for (of, file) in [
        ("export", include_str!("../../../docs/schema/export.json")),
        ("status", include_str!("../../../docs/schema/status.json")),
        ("import", include_str!("../../../docs/schema/import.json")),
    ] {
        assert_eq!(shell.quiet("13:40:00", &format!("schema {of}")), file);
    }
    let refused = shell.run("13:40:00", "schema csv");
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(refused.err.contains("export, status, import"), "{}", refused.err);
}

#[test]
fn a_format_without_room_for_corrected_times_says_so() {
    let shell = corrected();
    for (lang, format, says) in [
        (
            "fr",
            "csv",
            "--with-corrections n’a pas de place dans «~csv~»~: md, html, txt, org, json.",
        ),
        ("en", "ics", "--with-corrections has no place in “ics”: md, html, txt, org, json."),
    ] {
        let words = format!("--lang {lang} export --with-corrections -f {format}");
        let refused = shell.run("13:40:00", &words);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
        assert!(refused.err.replace('\u{A0}', "~").contains(says), "{}", refused.err);
    }
}
