//! What each spelling of a command means, and what is said about the wrong ones.

use super::*;
use crate::session::{Fact, Limit, Pays, Seed};

fn names() -> Vec<Text> {
    ["Archifiltre", "EIG Link", "EIG Node", "Lab Santé", "Lab"].map(Text::from).to_vec()
}

fn read(line: &str) -> Result<Command, Misspoken> {
    read_line(line, &names())
}

fn seconds(seconds: i64) -> TimeDelta {
    TimeDelta::seconds(seconds)
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
}

#[test]
fn verbs_that_stand_alone() {
    for (line, command) in [
        ("back", Command::Back),
        ("  undo ", Command::Undo),
        ("REDO", Command::Redo),
        ("take-out", Command::RemoveInterruption),
        ("close", Command::Close { when: When::Now }),
        ("blackout on", Command::Blackout { on: true }),
        ("blackout off", Command::Blackout { on: false }),
        ("prompt", Command::Ask { back: false }),
        ("prompt next", Command::Ask { back: false }),
        ("prompt back", Command::Ask { back: true }),
        ("message --clear", Command::Message { text: None }),
    ] {
        assert_eq!(read(line), Ok(command), "{line}");
    }
}

#[test]
fn lengths_and_times() {
    let extend = |by| Ok(Command::Extend { by: seconds(by) });
    assert_eq!(read("extend 2m"), extend(120));
    assert_eq!(read("extend +90s"), extend(90));
    assert_eq!(read("extend -1m"), extend(-60));
    assert_eq!(read("extend −1 min"), extend(-60));
    assert_eq!(read("announce 16h30"), Ok(Command::Announce { end: Some(clock(16, 30)) }));
    assert_eq!(read("announce"), Ok(Command::Announce { end: None }));
    let catch = |way, target, dry_run| Ok(Command::CatchUp { way, target, dry_run });
    assert_eq!(read("catch-up"), catch(None, None, false));
    assert_eq!(read("catch-up --dry-run 2"), catch(Some(2), None, true));
    assert_eq!(read("catch-up 1 --target 18h15"), catch(Some(1), Some(clock(18, 15)), false));
    assert_eq!(read("catch-up --target=18:15"), catch(None, Some(clock(18, 15)), false));
    assert_eq!(read("target 18:15"), Ok(Command::Target { end: Some(clock(18, 15)) }));
    assert_eq!(read("target --clear"), Ok(Command::Target { end: None }));
    let limit = |part: &str, limit| Ok(Command::Limit { part: part.into(), limit });
    assert_eq!(read("lock s4"), limit("s4", Limit::Locked(true)));
    assert_eq!(read("unlock Pause déjeuner"), limit("Pause déjeuner", Limit::Locked(false)));
    assert_eq!(read("floor s4.p2 5m"), limit("s4.p2", Limit::Floor(Some(seconds(300)))));
    assert_eq!(read("floor Atelier --clear"), limit("Atelier", Limit::Floor(None)));
    assert_eq!(read("pays Atelier last"), limit("Atelier", Limit::Pays(Some(Pays::Last))));
    assert_eq!(read("pays s4 --clear"), limit("s4", Limit::Pays(None)));
    let ago = When::Ago(seconds(90));
    assert_eq!(read("start --ago 90s"), Ok(Command::Start { when: ago }));
    assert_eq!(
        read("break --ago=90s 10 min"),
        Ok(Command::Break { length: seconds(600), when: ago })
    );
    let at = When::At(clock(14, 5));
    assert_eq!(read("suspend --at 14h05"), Ok(Command::Suspend { when: at }));
    let to = CueId::Phase { slot: 2, turn: 1, phase: 2 };
    assert_eq!(read("jump S2.t1.p2 --at 14:05"), Ok(Command::Jump { to, when: at }));
    let next = |cue| Ok(Command::Next { cue, when: When::Now, pressed_before: None });
    assert_eq!(read("next"), next(None));
    assert_eq!(read("next s2.t1.p2"), next(Some(to)));
}

#[test]
fn the_longest_known_name_wins() {
    let absent = |defi: &str, reason: Option<&str>| {
        let freed = Freed::GivenUp;
        Ok(Command::Absent { defi: defi.into(), reason: reason.map(Text::from), freed })
    };
    assert_eq!(read("absent lab sante malade"), absent("lab sante", Some("malade")));
    assert_eq!(read("absent Lab malade"), absent("Lab", Some("malade")));
    assert_eq!(
        read("absent 'Lab Santé' n'est pas là, l'avion"),
        absent("Lab Santé", Some("n'est pas là, l'avion"))
    );
    assert_eq!(read("absent \"Lab\" Santé fragile"), absent("Lab", Some("Santé fragile")));
    assert_eq!(read("absent Inconnu parti"), absent("Inconnu", Some("parti")));
    let swap = |a: &str, b: &str| Ok(Command::Swap { a: a.into(), b: b.into() });
    assert_eq!(read("swap EIG Link EIG Node"), swap("EIG Link", "EIG Node"));
    assert_eq!(read("swap Lab Lab Santé"), swap("Lab", "Lab Santé"));
    assert_eq!(read("swap 'Défi Neuf' EIG Node"), swap("Défi Neuf", "EIG Node"));
    assert_eq!(read("swap Lab 'Santé Lab'"), swap("Lab", "Santé Lab"));
    assert_eq!(read("swap Archifiltr EIG Node"), swap("Archifiltr", "EIG Node"));
    assert_eq!(read("swap Lab Santé Inconnu"), swap("Lab Santé", "Inconnu"));
    assert_eq!(read("move Lab Santé 3"), Ok(Command::Move { defi: "Lab Santé".into(), to: 3 }));
    assert_eq!(
        read("insert Nouveau Défi after Lab Santé"),
        Ok(Command::Insert { defi: "Nouveau Défi".into(), after: Some("Lab Santé".into()) })
    );
    assert_eq!(read("insert after"), Ok(Command::Insert { defi: "after".into(), after: None }));
}

#[test]
fn all_that_follows_a_note_is_text() {
    let note = |line: &str, defi: Option<&str>, kind, when| {
        let defi = defi.map(Text::from);
        Ok(Command::Note { line: line.into(), defi, kind, when, context: None, key: None })
    };
    assert_eq!(
        read("note + l'équipe dit \"oui\""),
        note("+ l'équipe dit \"oui\"", None, None, When::Now)
    );
    assert_eq!(read("note 'ouvert"), note("'ouvert", None, None, When::Now));
    assert_eq!(
        read("note --for lab santé --kind action --at 14h05 l'hébergement  'RGPD"),
        note(
            "l'hébergement  'RGPD",
            Some("lab santé"),
            Some(NoteKind::Action),
            When::At(clock(14, 5))
        )
    );
    assert_eq!(read("note - --for rien"), note("- --for rien", None, None, When::Now));
    let words = ["note", "--for=Lab", "--ago", "90s", "oui", "--non"].map(String::from);
    assert_eq!(
        read_words(&words, &names()),
        note("oui --non", Some("Lab"), None, When::Ago(seconds(90)))
    );
    assert_eq!(
        read("message l'équipe revient"),
        Ok(Command::Message { text: Some("l'équipe revient".into()) })
    );
}

#[test]
fn what_is_wrong_is_said() {
    use Misspoken as M;
    use Verb as V;
    for (line, wrong) in [
        ("", M::Empty),
        ("absent 'Lab", M::OpenQuote),
        ("suspnd", M::UnknownVerb { word: "suspnd".into(), nearest: Some(V::Suspend) }),
        ("avancer", M::UnknownVerb { word: "avancer".into(), nearest: None }),
        ("absent", M::Missing { verb: V::Absent }),
        ("note  ", M::Missing { verb: V::Note }),
        ("note --for Lab", M::Missing { verb: V::Note }),
        ("note --kind", M::NoValue { verb: V::Note, option: "--kind".into() }),
        ("note --kind mauve x", M::NotAKind { word: "mauve".into() }),
        ("message", M::Missing { verb: V::Message }),
        ("swap Lab", M::Missing { verb: V::Swap }),
        ("move Lab", M::Missing { verb: V::Move }),
        ("move Lab 0", M::NotAPlace { word: "0".into() }),
        ("back now", M::TooMuch { verb: V::Back, word: "now".into() }),
        ("start --ago 5m --at 13h30", M::AgoAndAt { verb: V::Start }),
        ("break --at=13h30 10 min --ago=5m", M::AgoAndAt { verb: V::Break }),
        ("note --at 13h30 --ago 5m oui", M::AgoAndAt { verb: V::Note }),
        ("back --ago 5m", M::UnknownOption { verb: V::Back, option: "--ago".into() }),
        ("start --at", M::NoValue { verb: V::Start, option: "--at".into() }),
        ("start --ago vite", M::NotALength { word: "vite".into() }),
        ("extend", M::Missing { verb: V::Extend }),
        ("extend 5", M::NotALength { word: "5".into() }),
        ("catch-up 4", M::NotAWay { word: "4".into() }),
        ("catch-up 1 2", M::TooMuch { verb: Verb::CatchUp, word: "2".into() }),
        ("catch-up --target", M::NoValue { verb: Verb::CatchUp, option: "--target".into() }),
        ("floor s4", M::Missing { verb: Verb::Floor }),
        ("pays s4 later", M::NotFirstLast { word: "later".into() }),
        ("announce 25h", M::NotATime { word: "25h".into() }),
        ("jump là", M::NotACue { word: "là".into() }),
        ("blackout peut-être", M::NotOnOff { word: "peut-être".into() }),
    ] {
        assert_eq!(read(line), Err(wrong), "{line}");
    }
}

#[test]
fn what_becomes_of_a_turn_stands_anywhere() {
    let absent = |reason: Option<&str>, freed| {
        Ok(Command::Absent { defi: "Lab Santé".into(), reason: reason.map(Text::from), freed })
    };
    assert_eq!(read("absent Lab Santé --keep-times"), absent(None, Freed::Kept));
    assert_eq!(
        read("absent --discussion Lab Santé train raté"),
        absent(Some("train raté"), Freed::Discussion)
    );
    assert_eq!(
        read("absent Lab Santé '--discussion'"),
        absent(Some("--discussion"), Freed::GivenUp),
        "quoted, it is a reason"
    );
}

#[test]
fn a_draw_has_a_seed_of_six_digits_or_none() {
    let draw = |seed: u32| Ok(Command::Draw { seed: Seed::try_from(seed).ok() });
    assert_eq!(read("draw"), Ok(Command::Draw { seed: None }));
    assert_eq!(read("draw --seed 133742"), draw(133_742));
    assert_eq!(read("draw --seed=000042"), draw(42));
    for (line, word) in [("draw --seed 1234567", "1234567"), ("draw --seed -1", "-1")] {
        assert_eq!(read(line), Err(Misspoken::NotASeed { word: word.into() }));
    }
    assert!(matches!(read("draw --seed"), Err(Misspoken::NoValue { .. })));
    assert!(matches!(read("draw now"), Err(Misspoken::TooMuch { .. })));
}

#[test]
fn what_is_said_afterwards() {
    let (twelve, last) = (Fact::Number(12), Fact::Last);
    let edit = |note, line: &str| Ok(Command::EditNote { note, line: line.into() });
    assert_eq!(read("edit-note 12 + l'équipe est \"là\""), edit(twelve, "+ l'équipe est \"là\""));
    assert_eq!(read("edit-note last ?"), edit(last, "?"));
    let words = ["edit-note", "12", "+ deux mots"].map(String::from);
    assert_eq!(read_words(&words, &names()), edit(twelve, "+ deux mots"));
    let moved =
        |note, defi: Option<&str>| Ok(Command::MoveNote { note, defi: defi.map(Text::from) });
    assert_eq!(read("move-note 12 Lab Santé"), moved(twelve, Some("Lab Santé")));
    assert_eq!(read("move-note last --none"), moved(last, None));
    assert_eq!(read("pin-note n°12"), Ok(Command::PinNote { note: twelve, on: true }));
    assert_eq!(read("unpin-note last"), Ok(Command::PinNote { note: last, on: false }));
    assert_eq!(read("remove-note #12"), Ok(Command::RemoveNote { note: twelve }));
    assert_eq!(read("undo-note"), Ok(Command::UndoNote { note: None }));
    assert_eq!(read("undo-note 12"), Ok(Command::UndoNote { note: Some(12) }));
    let time = clock(14, 3);
    assert_eq!(read("correct 12 14h03"), Ok(Command::Correct { fact: twelve, time }));
    assert_eq!(read("correct last 14:03"), Ok(Command::Correct { fact: last, time }));
    for line in ["edit-note", "edit-note 12", "move-note 12", "pin-note", "correct 12"] {
        assert!(matches!(read(line), Err(Misspoken::Missing { .. })), "{line}");
    }
    assert_eq!(read("correct début 14h03"), Err(Misspoken::NotANumber { word: "début".into() }));
    assert_eq!(read("correct 12 vite"), Err(Misspoken::NotATime { word: "vite".into() }));
}

/// A way to read words.
type Reader = fn(&str) -> Result<Command, Misspoken>;

/// The same words, split by a shell.
fn words(line: &str) -> Result<Command, Misspoken> {
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    read_words(&words, &names())
}

#[test]
fn help_is_asked_for_and_a_text_is_a_text() {
    let help = |verb| Err(Misspoken::Help { verb });
    for read in [read as Reader, words] {
        assert_eq!(read("next --help"), help(Verb::Next));
        assert_eq!(read("absent Lab -h"), help(Verb::Absent));
        assert_eq!(read("message --help"), help(Verb::Message));
        assert_eq!(read("note --help"), help(Verb::Note));
        assert_eq!(read("note -h"), help(Verb::Note));
        assert_eq!(read("note --for Lab --help me"), help(Verb::Note));
        let option = Text::from("--json");
        let unknown = Misspoken::UnknownOption { verb: Verb::Message, option };
        assert_eq!(read("message --json x"), Err(unknown));
        let text = Some(Text::from("voir --help"));
        assert_eq!(read("message voir --help"), Ok(Command::Message { text }));
    }
    let text = |text: &str| Ok(Command::Message { text: Some(text.into()) });
    assert_eq!(words("message -- --help"), text("--help"));
    assert_eq!(words("message --"), text("--"));
    let Ok(Command::Note { line, .. }) = words("note --kind plus -- --for") else {
        panic!("a note")
    };
    assert_eq!(line, "--for".into());
}

#[test]
fn the_end_has_its_time() {
    let at = When::At(clock(18, 29));
    assert_eq!(read("close --at 18h29"), Ok(Command::Close { when: at }));
    let ago = When::Ago(seconds(300));
    assert_eq!(read("close --ago 5m"), Ok(Command::Close { when: ago }));
    assert!(read("close 18h29").is_err());
}
