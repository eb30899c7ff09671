//! For any session: each note that stands is told once where it belongs, no other is told at all.

use deroule::{
    agenda::{Lang, Text},
    export::{Debrief, json, markdown},
    session::{Command, Fact, NoteKind, TakenNote},
};
use proptest::prelude::*;

use super::play::Play;

/// What a facilitator does, as a number each.
fn steps() -> impl Strategy<Value = Vec<(u8, u16)>> {
    prop::collection::vec((0_u8..10, 1_u16..400), 1..40)
}

/// Plays the steps; a step that is refused is passed over. Notes say `mémo1.`, `mémo2.`…
fn played(steps: &[(u8, u16)]) -> Play {
    let mut play =
        Play::open(include_bytes!("../../../agendas/2018-06-21-demo-day.ron"), "13:30:00");
    let mut taken = 0;
    for (step, wait) in steps {
        let words = match step {
            0 => "start".to_owned(),
            1..=4 => "next".to_owned(),
            5 | 6 => {
                taken += 1;
                let sign = ["", "+ ", "- ", "? ", "! ", "> @Soizic "][usize::from(wait % 6)];
                let about = if wait % 7 == 0 { "--for Hopkins " } else { "" };
                format!("note {about}{sign}mémo{taken}.")
            }
            7 => "undo".to_owned(),
            8 => "absent Gobelins".to_owned(),
            _ => "remove".to_owned(),
        };
        play.wait(i64::from(*wait));
        if words == "remove" {
            let index = usize::from(*wait) % play.session.notes().len().max(1);
            if let Some(note) = play.session.notes().get(index).map(|taken| taken.seq) {
                play.try_give(&Command::RemoveNote { note: Fact::Number(note) }, "Marylène");
            }
        } else {
            play.try_line(&words);
        }
    }
    play
}

fn times(text: &str, note: &TakenNote) -> usize {
    let name = note.note.text.split(' ').find(|word| word.starts_with("mémo")).expect("its name");
    text.matches(name).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_note_is_told_once_where_it_belongs(steps in steps()) {
        let play = played(&steps);
        let debrief = Debrief::of(&play.session).expect("a debrief");
        let (text, data) = (markdown(&play.session, Lang::Fr), json(&play.session));
        for note in play.session.notes() {
            let again = match note.note.kind {
                NoteKind::Action | NoteKind::Decision | NoteKind::Question => 1,
                NoteKind::Plus | NoteKind::Minus | NoteKind::Plain => 0,
            };
            prop_assert_eq!(times(&text, note), 1 + again, "{}", text);
            prop_assert_eq!(times(&data, note), 1, "{}", data);
        }
        let told_of = debrief.teams.iter().flat_map(|team| &team.notes).chain(&debrief.general);
        let placed: usize = told_of.map(|(_, notes)| notes.len()).sum();
        prop_assert_eq!(placed, play.session.notes().len());
        let told = text.matches("mémo").count();
        let again: usize = [NoteKind::Action, NoteKind::Decision, NoteKind::Question]
            .map(|kind| debrief.of_kind(kind).count())
            .iter()
            .sum();
        prop_assert_eq!(told, play.session.notes().len() + again, "no other note is told\n{}", text);
    }

    #[test]
    fn every_team_has_one_place(steps in steps()) {
        let play = played(&steps);
        let debrief = Debrief::of(&play.session).expect("a debrief");
        let mut told: Vec<&Text> = debrief.without_notes.iter().collect();
        told.extend(debrief.absent.iter().chain(&debrief.not_heard));
        let with_notes: Vec<&Text> = debrief.teams.iter().map(|team| &team.name).collect();
        for team in play.session.teams() {
            let places = told.iter().filter(|other| ***other == team).count();
            let noted = with_notes.contains(&&team);
            prop_assert!(places == 1 || (noted && places == 0), "{team} stands in {places} lists");
        }
    }
}
