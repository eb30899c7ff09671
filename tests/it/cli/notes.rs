//! Notes from a shell: what was understood, what was not, and what is found again.

use super::{DEMO, Shell};

/// A session of Demo Day, with Archifiltre on stage.
fn on_stage() -> Shell {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:30:00", "do start");
    shell.quiet("13:45:00", "do next");
    shell
}

#[test]
fn what_looks_like_a_sign_and_stays_text_is_said() {
    let shell = on_stage();
    let takes = |words: &str| shell.quiet("13:46:00", &format!("note {words}"));
    for (typed, said) in [
        (
            "> @Hopkins et @lab santé écrivent",
            "→ Hopkins\n  «\u{a0}@Lab Santé\u{a0}» reste du texte\u{a0}: une action revient à une seule personne",
        ),
        ("> @léa et @paul relancent", "→ léa\n  «\u{a0}@paul\u{a0}» reste du texte"),
        (
            "+ [Z] clair",
            "\n  «\u{a0}[Z]\u{a0}» reste du texte\u{a0}: une note a une seule catégorie, A, AP",
        ),
        (
            "? {guide ou non",
            "\n  «\u{a0}{\u{a0}» reste du texte\u{a0}: un livrable s’écrit {livrable}.\n",
        ),
    ] {
        let told = takes(typed);
        assert!(told.contains(said), "{typed}: {told}");
    }
    for typed in
        ["+ merci @léa et @paul", "> @Hopkins et @hopkins", "[x] vu", "> {guide} [P] écrire"]
    {
        assert_eq!(takes(typed).lines().count(), 1, "{typed}");
    }
    let told = shell.quiet("13:47:00", "--lang en do edit-note last > @Hopkins et @lab santé");
    assert!(told.contains("\n  “@Lab Santé” stays text: an action is up to one"), "{told}");
}

#[test]
fn a_name_is_kept_in_its_most_careful_spelling() {
    let shell = on_stage();
    let takes = |words: &str| shell.quiet("13:46:00", &format!("note {words}"));
    assert!(takes("> @lea écrit").ends_with("→ lea\n"));
    assert!(takes("> @Léa relance").ends_with("→ Léa\n"));
    assert!(takes("> @LEA appelle").ends_with("→ Léa\n"));
}

#[test]
fn after_dashes_all_is_text() {
    let shell = on_stage();
    for (words, told) in [
        ("note -- --help", "✓ --help (Archifiltre)\n"),
        ("note --for hopkins -- --help", "✓ --help (Hopkins)\n"),
        ("note --for hopkins --kind plus -- --for me", "✓ + --for me (Hopkins)\n"),
        ("note --for=hopkins -- - trop", "✓ - trop (Hopkins)\n"),
        ("note --for lab santé écrit", "✓ écrit (Lab Santé)\n"),
        ("note --for lab -- santé écrit", "✓ santé écrit (Lab Santé)\n"),
        ("note -- -- tiret", "✓ -- tiret (Archifiltre)\n"),
    ] {
        assert_eq!(shell.quiet("13:46:00", words), told, "{words}");
    }
    let help = shell.quiet("13:46:00", "note --for hopkins --help");
    assert!(help.starts_with("Prend une note"), "{help}");
}

#[test]
fn a_category_is_searched_in_brackets() {
    let shell = on_stage();
    for note in ["+ [P] démo", "> [AP] guide", "? [D] données", "production sans crochets"] {
        shell.quiet("13:46:00", &format!("note {note}"));
    }
    let finds = |words: &str| {
        let found = shell.quiet("13:47:00", &format!("search {words}"));
        found.lines().skip(1).map(|line| line.trim_start().to_owned()).collect::<Vec<_>>()
    };
    let both = [
        "13h46  Archifiltre  > guide (apprentissage et production)",
        "13h46  Archifiltre  + démo (production)",
    ];
    assert_eq!(finds("[P]"), both);
    assert_eq!(finds("[production]"), both);
    assert_eq!(finds("[p] dém"), ["13h46  Archifiltre  + **démo** (production)"]);
    assert_eq!(finds("[AP]"), both[..1]);
    assert_eq!(finds("production").len(), 1, "a word without brackets is a word");
    let wrong = shell.run("13:47:00", "search [Z]");
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
    assert!(wrong.err.contains("«\u{a0}[Z]\u{a0}» n’est pas une catégorie"), "{}", wrong.err);
    assert!(wrong.err.contains("[A] apprentissage, [AP]"), "{}", wrong.err);
    let team = shell.quiet("13:47:00", "defi archifiltre");
    assert!(team.contains("+ démo (production)\n"), "{team}");
}

#[test]
fn a_corrected_note_is_marked_in_the_log() {
    let shell = on_stage();
    shell.quiet("13:46:00", "note + démo");
    shell.quiet("13:47:00", "do correct 4 13h40");
    let log = shell.quiet("13:48:00", "log");
    assert!(
        log.contains("\n4  13:40:00  marie  note\u{a0}: + démo (Archifiltre) [noté à 13:46:00]\n"),
        "{log}"
    );
}

#[test]
fn a_refusal_names_what_is_near_and_the_command_that_helps() {
    let shell = on_stage();
    for (words, says) in [
        ("note --for zzzz x", "Noms connus\u{a0}: "),
        ("do defer balise", "b@liseNAV"),
        ("do absent archi", "Ce qui aiderait\u{a0}: annuler, par deroule do undo."),
        ("--lang en do absent archi", "What would help: undo, with deroule do undo."),
    ] {
        let refused = shell.run("13:46:00", words);
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{words}");
        assert!(refused.err.contains(says), "{words}: {}", refused.err);
        assert!(!refused.err.contains("ajouter"), "{words}: {}", refused.err);
    }
    for (words, says) in [
        ("export --kind plus --kind minus", "--kind <KIND> vient deux fois."),
        ("export --sheets x --kind action", "--sheets <DIR> ne va pas avec --kind <KIND>."),
    ] {
        let wrong = shell.run("13:46:00", words);
        assert_eq!(wrong.code, Some(2), "{words}");
        assert!(wrong.err.contains(says), "{words}: {}", wrong.err);
    }
    let export = shell.quiet("13:46:00", "export -o -");
    assert!(export.starts_with("# Demo Day"), "{export}");
    let nothing = Shell::new().run("13:46:00", "defi archifiltre");
    assert!(nothing.err.starts_with("Il n’y a encore aucune session."), "{}", nothing.err);
}

#[test]
fn a_scenario_that_prints_nothing_says_how_it_ends() {
    let shell = Shell::new();
    let file = shell.data.path().join("jour.txt");
    let agenda = std::path::absolute(DEMO).expect("a path");
    let lines = format!("agenda {}\n13:30 start\n13:44 next\n", agenda.display());
    std::fs::write(&file, &lines).expect("written");
    let words = format!("play {}", file.display());
    assert_eq!(
        shell.quiet("13:00:00", &words),
        "Archifiltre présentation 5:00 | suivant réactions | −1 | fin 18h30\n"
    );
    std::fs::write(&file, lines + "13:45 ?\n13:46 note + vu\n").expect("written");
    assert_eq!(shell.quiet("13:00:00", &words).lines().count(), 1, "only what it asks for");
}
