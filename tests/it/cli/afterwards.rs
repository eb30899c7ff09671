//! A day that is typed in, corrected or asked about afterwards, from a shell.

use super::{DEMO, Done, Shell};

/// The program at an instant of another day.
fn later(shell: &Shell, now: &str, words: &str) -> Done {
    let mut command = shell.command("13:00:00", words);
    command.env("DEROULE_NOW", now);
    command.output().expect("the program starts").into()
}

fn done(shell: &Shell, now: &str, words: &str) -> String {
    let done = later(shell, now, words);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{words}");
    done.out
}

#[test]
fn a_day_on_paper_is_typed_in_the_next_morning_or_evening() {
    for now in ["2018-06-22T09:00:00+02:00", "2018-06-22T20:00:00+02:00"] {
        let shell = Shell::new();
        done(&shell, now, &format!("open {DEMO} --as-dated"));
        for words in [
            "do start --at 13h34",
            "note --at 13h40 + bon accueil",
            "do next --at 13h47",
            "note --at 13h41 ? qui suit",
            "do suspend --at 13h50",
            "do resume --at 13h51",
            "do close --at 18h29",
        ] {
            done(&shell, now, words);
        }
        let log = done(&shell, now, "log");
        assert!(log.contains("18:29:00"), "{log}");
        assert_eq!(log.matches("2018").count(), 2, "opened on one day, held on another: {log}");
        let debrief = done(&shell, now, "export");
        assert!(debrief.contains("de 13h34 à 18h29"), "{debrief}");
        assert!(!debrief.contains("+1"), "{debrief}");
        // a mistaken close is taken back, however early the hour that it was said to be
        done(&shell, now, "do undo");
    }
}

#[test]
fn help_after_a_command_is_printed_and_nothing_is_done() {
    let shell = Shell::new();
    for (words, says) in [
        ("do message --help", "deroule do message TEXT | --clear"),
        ("do note -h", "deroule do note [--for DEFI]"),
        ("do absent Hopkins --help", "deroule do absent DEFI"),
        ("do next --help", "passer à la séquence suivante"),
        ("--lang en do next --help", "deroule do --help"),
    ] {
        // without a session, too
        let help = shell.quiet("13:20:00", words);
        assert!(help.contains(says), "{words}: {help}");
    }
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:30:00", "do start");
    let before = shell.quiet("13:31:00", "log --json");
    for words in ["do message --help", "do note --help", "do note --for Hopkins --help"] {
        shell.quiet("13:31:00", words);
    }
    let wrong = shell.run("13:31:00", "do message --at 14h Pause");
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""), "{}", wrong.err);
    assert_eq!(shell.quiet("13:31:00", "log --json"), before);
    // what is text stays text
    assert_eq!(
        shell.quiet("13:31:00", "do message -- --help"),
        "message affiché\u{a0}: «\u{a0}--help\u{a0}»\n"
    );
    assert_eq!(shell.quiet("13:31:00", "note voir --help"), "✓ voir --help\n");
    assert_eq!(shell.quiet("13:31:00", "note -- --help"), "✓ --help\n");
    assert_eq!(shell.quiet("13:31:00", "do note -- --json"), "✓ --json\n");
}

#[test]
fn a_session_closed_long_ago_is_named() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:30:00", "do start");
    shell.quiet("18:29:00", "do close");
    let now = "2018-06-25T08:00:00+02:00";
    let refused = later(&shell, now, "note --at 14h05 + oublié");
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    for says in
        ["Demo Day", "21 juin 2018", "est close", "--session demo-day-2018-06-21", "deroule open"]
    {
        assert!(refused.err.contains(says), "{}", refused.err);
    }
    assert_eq!(done(&shell, now, "note --session demo --at 14h05 + oublié"), "✓ + oublié\n");
    done(&shell, now, "do --session demo-day correct 2 13h31");
    let refused = later(&shell, now, "do --session demo next");
    assert_eq!(refused.code, Some(1), "{}", refused.err);
    let unknown = later(&shell, now, "do --session nulle-part next");
    assert_eq!(unknown.code, Some(2), "{}", unknown.err);
    let log = done(&shell, now, "log demo");
    assert!(log.contains("14:05:00  marie  note\u{a0}: + oublié"), "{log}");
}

#[test]
fn a_correction_lists_the_notes_that_it_leaves_behind() {
    let shell = Shell::new();
    shell.quiet("20:00:00", &format!("open {DEMO}"));
    for words in [
        "do start --at 13h30",
        "do next --at 13h45",
        "do next --at 13h50",
        "do next --at 14h00",
        "note --at 14h02 - une",
        "note --at 14h03 - deux",
        "note --at 14h07 - trois",
        "note --at 14h04 --for Hopkins - quatre",
    ] {
        shell.quiet("20:00:00", words);
    }
    let told = shell.quiet("20:00:00", "do correct 5 14h05");
    assert!(
        told.contains(
            "2 notes prises de 14h02 à 14h03 restent à b@liseNAV\u{a0}; pour les déplacer\u{a0}:\n  \
             deroule do move-note 6 Archifiltre\n  deroule do move-note 7 Archifiltre\n"
        ),
        "{told}"
    );
    assert_eq!(told.matches("move-note").count(), 2, "{told}");
    // what it says can be typed as it stands, and then nothing is left to say
    shell.quiet("20:00:00", "do move-note 6 Archifiltre");
    let told = shell.quiet("20:00:00", "--lang en do correct 7 14h30");
    assert!(!told.contains("move-note"), "{told}");
    let told = shell.quiet("20:00:00", "--lang en do --session demo correct 8 13h40");
    assert!(
        told.contains(
            "1 note taken at 13:40 stays with b@liseNAV; to move it:\n  \
             deroule do --session demo-day-2018-06-21 move-note 8 --none\n"
        ),
        "{told}"
    );
}
