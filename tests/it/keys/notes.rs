//! Notes: typed while the clock runs, never lost, never moving it.

use chrono::TimeDelta;
use deroule::{
    agenda::{MAX_TEXT, Track},
    console::{
        message::Message,
        model::{Fault, MAX_PASTED, What},
    },
    session::NoteKind,
    store::StoreError,
};

use super::bench::{Bench, day};

/// A bench on which the second phase of the first turn runs.
fn talking() -> Bench {
    let mut bench = Bench::new();
    bench.press("Space").wait(900).press("Space").wait(300).press("Space").wait(10);
    assert_eq!(bench.running(), "s2.t1.p2");
    bench
}

#[test]
fn a_note_belongs_to_what_ran_at_its_first_character() {
    let mut bench = talking();
    bench.press("N").wait(2).type_in("démo");
    bench.press("F2").wait(30).type_in(" très claire").press("Enter");
    assert_eq!(bench.running(), "s2.t2.p1");
    assert_eq!(bench.notes(), [("A".to_owned(), "démo très claire".to_owned())]);
    let note = &bench.desk().session.notes()[0];
    assert_eq!(note.note.cue.map(|cue| cue.to_string()).as_deref(), Some("s2.t1.p2"));
    assert_eq!(note.note.elapsed, Some(TimeDelta::seconds(12)));
    assert_eq!(bench.host.drafts, Default::default());
}

#[test]
fn typing_never_moves_the_clock() {
    let mut bench = talking();
    bench.press("N");
    let keys: String = (' '..='~').chain("éèàçùœ€«»’".chars()).collect();
    bench.type_in(&keys);
    bench.press("Left Right Home End Backspace Delete PageUp Up Down Ctrl-W Alt-Left");
    assert_eq!((bench.running(), bench.remaining()), ("s2.t1.p2".to_owned(), 590));
    assert_eq!(bench.journal(), ["started", "advanced", "advanced"]);
    assert_eq!(bench.asked, []);
}

#[test]
fn three_keys_drive_the_clock_while_typing() {
    let mut bench = talking();
    bench.press("N").type_in("a").press("F3");
    assert_eq!(bench.journal().last(), Some(&"suspended"));
    bench.press("F3 PageDown").wait(1).press("F2").type_in("b").press("Enter");
    assert_eq!(bench.running(), "s2.t2.p2");
    assert_eq!(bench.notes(), [("A".to_owned(), "ab".to_owned())]);
}

#[test]
fn the_beginning_of_a_teams_name_means_it_without_being_taken() {
    let mut bench = talking();
    bench.press("W").type_in("Archifiltre").press("Enter");
    bench.press("N").type_in("> @archi écrit").press("Enter");
    bench.press("N").type_in("> @arc").press("Enter");
    let owners = bench.desk().session.notes().iter().map(|taken| taken.note.owner.clone());
    assert_eq!(
        owners.collect::<Vec<_>>(),
        [Some("Archifiltre".into()), Some("Archifiltre".into())]
    );
}

#[test]
fn a_sign_opens_a_note_of_its_kind() {
    for (key, kind) in [
        ("+", NoteKind::Plus),
        ("-", NoteKind::Minus),
        ("!", NoteKind::Decision),
        (">", NoteKind::Action),
    ] {
        let mut bench = talking();
        bench.press(key).type_in("vu").press("Enter");
        let note = &bench.desk().session.notes()[0].note;
        assert_eq!((note.kind, note.text.as_str()), (kind, "vu"));
    }
}

#[test]
fn tab_moves_a_note_to_the_team_before_and_back() {
    let mut bench = talking();
    bench.press("F2").wait(1);
    assert_eq!(bench.running(), "s2.t2.p1");
    bench.press("N").type_in("trop vite").press("Tab Enter");
    bench.press("N").type_in("ici").press("Tab Tab Enter");
    let teams: Vec<_> = bench.notes().into_iter().map(|(team, _)| team).collect();
    assert_eq!(teams, ["A", "B"]);
}

#[test]
fn tab_gives_a_note_to_one_of_what_runs_side_by_side() {
    let mut day = day();
    let track = |title: &str| Track { title: title.into(), ..Track::default() };
    day.slots[0].tracks = ["Données", "Usages"].map(track).to_vec();
    let mut bench = Bench::on(&day);
    bench.press("Space").wait(60);
    for (tabs, text) in
        [("", "à tous"), ("Tab", "un"), ("Tab Tab", "deux"), ("Tab Tab Tab", "tous")]
    {
        bench.press("N").type_in(text).press(tabs).press("Enter").wait(1);
    }
    let notes = bench.desk().session.notes();
    let tracks: Vec<_> = notes.iter().map(|note| note.note.track.as_deref()).collect();
    assert_eq!(tracks, [None, Some("Données"), Some("Usages"), None]);
}

#[test]
fn esc_keeps_the_draft_and_the_note_key_takes_it_up() {
    let mut bench = talking();
    bench.press("N").type_in("la DRE").press("Esc");
    assert!(bench.desk().editor.is_none());
    assert_eq!(bench.journal().len(), 3);
    bench.press("+").type_in("autre").press("Enter");
    bench.wait(5).press("N").type_in("ES").press("Enter");
    let notes = bench.notes();
    assert_eq!(notes[1], ("A".to_owned(), "la DREES".to_owned()));
    assert_eq!(notes[0].1, "autre");
}

#[test]
fn a_killed_console_brings_back_the_sentence_and_its_place() {
    let mut bench = talking();
    bench.press("N").type_in("écrit").press("Enter").press("N").type_in("à moitié");
    let mut bench = bench.killed(TimeDelta::seconds(3));
    assert_eq!(bench.notes().len(), 1);
    assert!(bench.desk().editor.is_none(), "space still means next");
    bench.press("F2").wait(1).press("N").type_in(" dit").press("Enter");
    assert_eq!(bench.notes()[1], ("A".to_owned(), "à moitié dit".to_owned()));
}

#[test]
fn a_note_that_reached_the_journal_does_not_come_back_as_a_draft() {
    let mut bench = talking();
    bench.press("N").type_in("une fois");
    let typed = bench.host.drafts.clone();
    bench.press("Enter");
    // killed between the journal's answer and the draft's removal
    bench.host.drafts = typed;
    let bench = bench.killed(TimeDelta::seconds(3));
    assert_eq!((bench.notes().len(), bench.desk().drafts.len()), (1, 0));
}

#[test]
fn a_failed_write_is_an_alarm_and_keeps_the_words() {
    let mut bench = talking();
    bench.store.broken.set(true);
    bench.press("N").type_in("un").press("Enter").press("N").type_in("deux").press("Enter");
    let alarm = bench.model.alarm.clone().expect("an alarm");
    assert_eq!((&alarm.fault, alarm.unsaved), (&Fault::Store(StoreError::Full), 2));
    assert_eq!(bench.notes(), []);
    let waiting: Vec<_> = bench.desk().pending.iter().map(|note| note.line.as_str()).collect();
    assert_eq!(waiting, ["un", "deux"]);
    bench.wait(60);
    assert!(bench.model.alarm.is_some(), "it stays until it is resolved");

    bench.store.broken.set(false);
    bench.press("F5");
    assert!(bench.model.alarm.is_none());
    let texts: Vec<_> = bench.notes().into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["un", "deux"]);
    assert!(bench.desk().pending.is_empty());
    let said = bench.model.notice.as_ref().map(|notice| &notice.what);
    assert_eq!(said, Some(&What::Resolved));
}

#[test]
fn a_disk_that_is_nearly_full_is_told_once() {
    let mut bench = talking();
    let nearly_full =
        |bench: &Bench| bench.model.log.iter().filter(|line| line.what == What::NearlyFull).count();
    assert_eq!(nearly_full(&bench), 0);
    bench.store.reserve_used.set(true);
    bench.press("N").type_in("un").press("Enter").press("N").type_in("deux").press("Enter");
    assert_eq!((nearly_full(&bench), bench.notes().len()), (1, 2));
}

#[test]
fn notes_that_were_not_written_are_written_by_the_next_console() {
    let mut bench = talking();
    bench.store.broken.set(true);
    bench.press("N").type_in("gardé").press("Enter");
    bench.store.broken.set(false);
    let bench = bench.killed(TimeDelta::seconds(3));
    assert_eq!(bench.notes(), [("A".to_owned(), "gardé".to_owned())]);
    assert!(bench.model.alarm.is_none());
}

#[test]
fn the_next_write_that_succeeds_takes_the_waiting_notes_along() {
    let mut bench = talking();
    bench.store.broken.set(true);
    bench.press("N").type_in("un").press("Enter");
    bench.store.broken.set(false);
    bench.press("N").type_in("deux").press("Enter");
    let mut texts: Vec<_> = bench.notes().into_iter().map(|(_, text)| text).collect();
    texts.sort();
    assert_eq!(texts, ["deux", "un"]);
    assert!(bench.model.alarm.is_none());
}

#[test]
fn a_command_that_could_not_be_written_is_asked_again_with_one_key() {
    let mut bench = talking();
    bench.store.broken.set(true);
    bench.press("Right");
    assert_eq!((bench.remaining(), bench.model.alarm.is_some()), (590, true));
    bench.store.broken.set(false);
    bench.press("F5");
    assert_eq!((bench.remaining(), bench.model.alarm.is_some()), (650, false));
}

#[test]
fn a_journal_that_cannot_be_read_is_an_alarm_until_it_can() {
    let mut bench = talking();
    bench.store.unreadable.set(true);
    bench.wait(1);
    let fault = bench.model.alarm.as_ref().map(|alarm| alarm.fault.clone());
    assert_eq!(fault, Some(Fault::Store(StoreError::Denied)));
    assert_eq!(bench.wait(9).remaining(), 580, "the clock goes on");
    bench.store.unreadable.set(false);
    bench.wait(1);
    assert!(bench.model.alarm.is_none());
}

#[test]
fn reading_again_does_not_cover_up_what_was_not_written() {
    let mut bench = talking();
    bench.store.broken.set(true);
    bench.press("N").type_in("un").press("Enter");
    bench.store.unreadable.set(true);
    bench.wait(1);
    bench.store.unreadable.set(false);
    bench.wait(1);
    let fault = bench.model.alarm.as_ref().map(|alarm| alarm.fault.clone());
    assert_eq!(fault, Some(Fault::Store(StoreError::Full)));
}

#[test]
fn a_paste_is_text_whatever_it_holds() {
    let mut bench = talking();
    bench.hear(Message::Paste("une\tligne\u{1b}[2J".to_owned()));
    assert_eq!(bench.running(), "s2.t1.p2");
    bench.press("Enter");
    assert_eq!(bench.notes()[0].1, "une ligne");
}

#[test]
fn several_lines_pasted_are_several_notes() {
    let mut bench = talking();
    bench.press("N").type_in("+ hier :").press("Left");
    bench.hear(Message::Paste("un\r\n? deux\n\n> trois\nà suivre".to_owned()));
    let texts = |bench: &Bench| -> Vec<String> {
        bench.desk().session.notes().iter().map(|taken| taken.note.line()).collect()
    };
    assert_eq!(texts(&bench), ["+ hier un", "? deux", "> trois"]);
    // the last line can be typed on, before what stood behind the cursor
    bench.type_in(" demain").press("Enter");
    assert_eq!(texts(&bench)[3], "à suivre demain:");
    assert_eq!(bench.journal().len(), 3 + 4, "nothing moved the clock");
}

#[test]
fn lines_pasted_belong_to_the_turn_in_which_the_first_was_begun() {
    let mut bench = talking();
    bench.press("N").type_in("d").press("F2").wait(5);
    bench.hear(Message::Paste("es mots\nencore\n".to_owned()));
    assert_eq!(
        bench.notes(),
        [("A", "des mots"), ("A", "encore")].map(|(a, b)| (a.into(), b.into()))
    );
    assert!(bench.desk().editor.is_some(), "the next line can be typed");
    assert_eq!(bench.desk().pending, []);
}

#[test]
fn a_paste_of_very_many_lines_is_cut_and_said() {
    let mut bench = talking();
    bench.hear(Message::Paste("encore\n".repeat(MAX_PASTED + 50)));
    assert_eq!(bench.notes().len(), MAX_PASTED);
    let said = bench.model.notice.as_ref().map(|notice| &notice.what);
    assert_eq!(said, Some(&What::Cut));
}

#[test]
fn a_paste_of_a_megabyte_is_cut_and_said() {
    let mut bench = talking();
    bench.press("N");
    bench.hear(Message::Paste("é".repeat(500_000)));
    let said = bench.model.notice.as_ref().map(|notice| &notice.what);
    assert_eq!(said, Some(&What::Cut));
    bench.press("Enter");
    assert_eq!(bench.notes()[0].1.len(), MAX_TEXT);
}

#[test]
fn a_note_is_taken_back_from_the_notes_pane() {
    let mut bench = talking();
    bench.press("N").type_in("un").press("Enter N").type_in("deux").press("Enter");
    bench.press("Tab Tab Up Up Delete Enter");
    let texts: Vec<_> = bench.notes().into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["deux"]);
}

#[test]
fn when_a_note_is_taken_back_its_neighbour_is_selected() {
    let mut bench = talking();
    for text in ["un", "deux", "trois"] {
        bench.press("N").type_in(text).press("Enter");
    }
    let chosen = |bench: &Bench| bench.desk().chosen_note().map(|it| it.note.text.to_string());
    bench.press("Tab Tab Up Up Delete Enter");
    assert_eq!(chosen(&bench).as_deref(), Some("trois"), "the one that took its place");
    bench.press("Delete Enter");
    assert_eq!(chosen(&bench).as_deref(), Some("un"), "the last one was taken back");
    bench.press("Delete Enter");
    assert_eq!((chosen(&bench), bench.desk().selected_note), (None, None));
    assert_eq!(bench.notes(), []);
}

#[test]
fn a_note_that_the_filter_hides_is_said_to_be_saved() {
    let mut bench = talking();
    let said = |bench: &Bench| bench.model.notice.as_ref().map(|notice| notice.what.clone());
    bench.press("Tab Tab F8").type_in("+").press("Enter");
    assert!(bench.desk().filter.is_some());
    bench.press("+").type_in("vue").press("Enter");
    assert_eq!(said(&bench), None);
    bench.press("-").type_in("masquée").press("Enter");
    assert_eq!((said(&bench), bench.notes().len()), (Some(What::NoteHidden), 2));
    bench.wait(10).press("Up Enter");
    assert_eq!(said(&bench), None);
    // reworded into one that does not fit any more
    bench.press("Ctrl-U").type_in("- non").press("Enter");
    assert_eq!(said(&bench), Some(What::NoteHidden));
}

#[test]
fn an_empty_note_is_no_note() {
    let mut bench = talking();
    bench.press("N Enter N").type_in("   ").press("Enter N Esc");
    assert_eq!((bench.notes().len(), bench.desk().drafts.len()), (0, 0));
}
