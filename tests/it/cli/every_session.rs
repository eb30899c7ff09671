//! The list of sessions: it says of each what `status`, the console and the programme say.

use std::fs;

use super::{DEMO, Shell};

#[test]
fn a_session_that_never_began_is_called_so() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let listed = shell.quiet("13:40:00", "sessions");
    assert_eq!(
        listed,
        "demo-day-2018-06-21  Demo Day, 21 juin 2018, ouverte, jamais commencée, aucune note\n"
    );
    let json: serde_json::Value =
        serde_json::from_str(&shell.quiet("13:40:00", "sessions --json")).expect("JSON");
    assert_eq!((&json[0]["live"], &json[0]["begun"]), (&true.into(), &false.into()));
    shell.quiet("13:41:00", "do start");
    assert!(shell.quiet("13:42:00", "sessions").contains("en cours"));
}

#[test]
fn lateness_is_what_the_status_says() {
    let shell = Shell::new();
    let text = fs::read_to_string(DEMO).expect("the agenda");
    let open = text.replacen("end: \"18:30\"", "end: \"16:45\"", 1);
    assert_ne!(open, text);
    let path = shell.data.path().join("late.ron");
    fs::write(&path, open).expect("a file");
    shell.quiet("13:20:00", &format!("open {}", path.display()));
    shell.quiet("13:33:00", "do start");
    let status = shell.status("13:34:00");
    assert_eq!(status["offset_s"], 180);
    let listed = shell.quiet("13:34:00", "sessions");
    assert!(listed.ends_with("en cours, aucune note, +3\u{a0}min\n"), "{listed}");
    // it ended three minutes after its last slot was to, whatever end was announced
    shell.quiet("18:33:00", "do close");
    let listed = shell.quiet("18:34:00", "sessions");
    assert!(listed.ends_with("terminée, aucune note, +3\u{a0}min\n"), "{listed}");
}

#[test]
fn slots_without_hours_do_not_make_a_session_late() {
    let shell = Shell::new();
    let path = shell.data.path().join("open.ron");
    let agenda = r#"Agenda(title: "Bilan", date: "2018-06-21", zone: "Europe/Paris", end: "18:30", slots: [
        Slot(start: "15:00", kind: Other, title: "Témoignage"),
        Slot(kind: Workshop, title: "Bilan"),
    ])"#;
    fs::write(&path, agenda).expect("a file");
    shell.quiet("15:00:00", &format!("open {}", path.display()));
    shell.quiet("15:00:00", "do start");
    shell.quiet("16:00:00", "do next");
    shell.quiet("18:45:00", "do close");
    let listed = shell.quiet("18:46:00", "sessions");
    assert!(listed.ends_with("terminée, aucune note, +15\u{a0}min\n"), "{listed}");
}
