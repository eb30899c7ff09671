//! The sample agendas: each loads, each passes the doctor, and each says what its source says.

use std::{collections::BTreeMap, fs, path::Path};

use chrono::{DateTime, TimeDelta, Utc};
use deroule::{
    agenda::{
        Agenda, Cue, Kind, Lang, OddTime, Plan, Seat,
        check::{Severity, check, placed},
        read::{Loaded, is_year, read},
    },
    cli::play::{
        player::{Setting, play},
        scenario,
    },
    i18n::agenda::check::words,
};

use crate::make::{date, length, opening};

const SESSIONS: [&str; 8] = [
    "2018-02-22-bootcamp-mentors.ron",
    "2018-03-22-utilisateurs.ron",
    "2018-04-05-clinique-data.ron",
    "2018-04-11-communiquer-apprendre.ron",
    "2018-05-16-perennisation-dsi.ron",
    "2018-05-31-revue-de-code-demonstrations.ron",
    "2018-06-14-bilan-mi-parcours.ron",
    "2018-06-21-demo-day.ron",
];
const TEMPLATES: [&str; 3] =
    ["modele-apres-midi-guide.ron", "modele-reunion-une-heure.ron", "modele-stand-up.ron"];
const TEAMS: [&str; 14] = [
    "Archifiltre",
    "b@liseNAV",
    "BrigadeNumérique",
    "CoachÉlèves",
    "DataESR",
    "EIG Link",
    "EIG Node",
    "Gobelins",
    "Hopkins",
    "Lab Santé",
    "Prédisauvetage",
    "Prévisecours",
    "Signaux Faibles",
    "SocialConnect",
];
const DEMO_DAY: &str = "2018-06-21-demo-day.ron";

const PROGRAMME: &str = "programme-2018.ron";

/// Every agenda of the folder, by file name; a programme is none.
fn files() -> BTreeMap<String, Loaded> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas");
    let files = fs::read_dir(folder).expect("the folder of agendas");
    let load = files.filter_map(|file| {
        let file = file.expect("a file");
        let name = file.file_name().into_string().expect("a name in UTF-8");
        let bytes = fs::read(file.path()).expect("a file that can be read");
        assert_eq!(is_year(&bytes), name == PROGRAMME, "{name}");
        (!is_year(&bytes)).then(|| (name, read(&bytes)))
    });
    load.collect()
}

fn agenda(name: &str) -> Agenda {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas").join(name);
    read(&fs::read(path).expect("the file")).agenda.expect("an agenda without errors")
}

fn on_its_day(agenda: &Agenda) -> (Plan, Vec<(usize, OddTime)>) {
    let day = agenda.date.map_or("2026-11-21".to_owned(), |date| date.to_string());
    let (plan, oddities) = Plan::resolve(agenda, &opening(&day));
    (plan, oddities.into_iter().map(|oddity| (oddity.slot, oddity.what)).collect())
}

/// `s2.t1.p1 13:45-13:50 Archifiltre`.
fn line(plan: &Plan, cue: &Cue) -> String {
    let (start, end) = cue.window.expect("a planned cue");
    let [start, end] = [start, end].map(|at| at.with_timezone(&plan.zone).format("%H:%M"));
    let slot = cue.id.slot().map(usize::from).expect("a slot");
    let seat = cue.id.turn().map(|turn| &plan.slots[slot - 1].seats[usize::from(turn) - 1]);
    match seat {
        Some(Seat::Team(name)) => format!("{} {start}-{end} {name}", cue.id),
        Some(Seat::Unnamed | Seat::Free) | None => format!("{} {start}-{end}", cue.id),
    }
}

#[test]
fn every_session_and_template_is_there() {
    let known: Vec<_> = SESSIONS.into_iter().chain(TEMPLATES).collect();
    assert_eq!(files().keys().collect::<Vec<_>>(), known);
}

#[test]
fn every_file_loads_without_a_problem_and_names_its_source() {
    for (name, file) in files() {
        assert_eq!(file.problems, [], "{name}");
        let agenda = file.agenda.expect("an agenda");
        assert!(agenda.source.is_some_and(|source| !source.is_empty()), "{name}");
        assert_eq!(agenda.lang, Some(Lang::Fr), "{name}");
        assert_eq!(agenda.date.is_some(), SESSIONS.contains(&&*name), "{name}");
        assert_eq!(agenda.date.is_some(), agenda.zone == Some(chrono_tz::Europe::Paris), "{name}");
        if let Some(date) = agenda.date {
            assert!(name.starts_with(&date.to_string()), "{name}");
        }
    }
}

#[test]
fn the_doctor_finds_no_error_and_says_what_to_look_at() {
    let mut told = String::new();
    for (name, file) in files() {
        let agenda = file.agenda.as_ref().expect("an agenda");
        let day = agenda.date.map_or("2026-11-21".to_owned(), |date| date.to_string());
        told += &format!("{name}\n");
        for placed in placed(check(agenda, &opening(&day)), &file) {
            assert_eq!(placed.finding.severity, Severity::Warning, "{name}: {placed:?}");
            let words = words(Lang::Fr, &placed.finding.what);
            let also = placed.also.map_or(String::new(), |also| format!(" ({})", also.line));
            told +=
                &format!("  {}:{}{also} {}\n", placed.span.line, placed.span.column, words.says);
        }
    }
    insta::assert_snapshot!(told.replace('\u{A0}', "~"));
}

#[test]
fn demo_day_runs_from_half_past_one_to_half_past_six() {
    let agenda = agenda(DEMO_DAY);
    let (plan, oddities) = on_its_day(&agenda);
    assert_eq!(oddities, []);
    let cues: Vec<_> = plan.cues().iter().map(|cue| line(&plan, cue)).collect();
    insta::assert_snapshot!(cues.join("\n"));
    let end = plan.end.expect("an end").with_timezone(&plan.zone);
    assert_eq!(end.to_rfc3339(), "2018-06-21T18:30:00+02:00");
    assert_eq!(plan.ends(), plan.end);
}

#[test]
fn demo_day_has_a_place_for_each_of_the_fourteen_teams() {
    let (plan, _) = on_its_day(&agenda(DEMO_DAY));
    let seats: Vec<_> = plan.slots.iter().flat_map(|slot| &slot.seats).cloned().collect();
    assert_eq!(seats, TEAMS.map(|name| Seat::Team(name.into())));
    let talks: Vec<_> = plan.slots.iter().filter(|slot| slot.kind == Kind::Presentations).collect();
    assert_eq!(talks.iter().map(|slot| slot.seats.len()).collect::<Vec<_>>(), [4, 4, 4, 2]);
    for slot in talks {
        let lengths: Vec<_> = slot.phases.iter().map(|phase| phase.length).collect();
        assert_eq!(lengths, [length("5m"), length("10m")]);
    }
    let breaks = plan.slots.iter().filter(|slot| slot.kind == Kind::Break);
    let breaks: Vec<_> = breaks.map(|slot| slot.length).collect();
    assert_eq!(breaks, [length("15m"), length("30m"), length("15m")]);
}

#[test]
fn the_lineups_are_the_programmes_fourteen_teams() {
    for name in SESSIONS.into_iter().chain(TEMPLATES).filter(|name| *name != TEMPLATES[0]) {
        let agenda = agenda(name);
        let teams = agenda.lineup.iter().flat_map(|d| std::iter::once(&d.name).chain(&d.with));
        let teams: Vec<&str> = teams.map(|name| &**name).collect();
        assert!(teams.is_empty() || teams == TEAMS, "{name}: {teams:?}");
    }
    // an afternoon has room for some of them
    let some = agenda(TEMPLATES[0]).lineup;
    assert!(!some.is_empty() && some.iter().all(|defi| TEAMS.contains(&&*defi.name)), "{some:?}");
}

#[test]
fn the_bootcamp_keeps_the_hole_of_its_source() {
    let (plan, _) = on_its_day(&agenda(SESSIONS[0]));
    assert_eq!(plan.slots[2].start - plan.slots[1].end, TimeDelta::minutes(15));
}

#[test]
fn the_users_session_has_two_rounds_of_three_workshops() {
    let agenda = agenda(SESSIONS[1]);
    let (plan, _) = on_its_day(&agenda);
    let cues = plan.cues();
    let rounds: Vec<_> = cues[1..3].iter().map(|cue| line(&plan, cue)).collect();
    assert_eq!(rounds, ["s2.r1 15:15-16:15", "s2.r2 16:15-17:15"]);
    let prompts: Vec<_> = agenda.slots[1].tracks.iter().map(|track| track.prompts.len()).collect();
    assert_eq!(prompts, [4, 2, 4]);
}

#[test]
fn turns_without_a_written_length_share_their_slot() {
    let share = |name, slot: usize| {
        let (plan, _) = on_its_day(&agenda(name));
        (plan.slots[slot].seats.len(), plan.slots[slot].phases[0].length)
    };
    assert_eq!(share(SESSIONS[2], 4), (14, length("3m10s")));
    assert_eq!(share(SESSIONS[3], 5), (14, length("2m05s")));
}

#[test]
fn what_has_no_end_lasts_to_the_end_of_the_session() {
    let (plan, oddities) = on_its_day(&agenda(SESSIONS[3]));
    assert_eq!(oddities, [(5, OddTime::NoEnd)]);
    assert_eq!(plan.slots[5].length, length("30m"));
    assert_eq!(Some(plan.slots[5].end), plan.end);
}

#[test]
fn two_minutes_tell_what_the_session_brought_and_the_next_action() {
    let agenda = agenda(SESSIONS[4]);
    let report = &agenda.slots[4];
    assert_eq!(Some(report.phases[0].length), length("2m"));
    assert_eq!(report.phases[0].prompts.len(), 2);
    let (plan, _) = on_its_day(&agenda);
    let last = plan.cues().pop().expect("a cue");
    assert_eq!(line(&plan, &last), "s5.t14.p1 18:26-18:28 SocialConnect");
}

#[test]
fn demonstrations_are_prepared_in_pairs() {
    let agenda = agenda(SESSIONS[5]);
    assert_eq!(agenda.lineup.len(), 7);
    assert!(agenda.lineup.iter().all(|defi| defi.with.is_some()));
    let tracks: Vec<_> = agenda.slots.iter().map(|slot| slot.tracks.len()).collect();
    assert_eq!(tracks, [0, 2, 0, 2, 0]);
}

#[test]
fn the_midterm_review_invents_no_length() {
    let agenda = agenda(SESSIONS[6]);
    let (plan, _) = on_its_day(&agenda);
    let lengths: Vec<_> = plan.slots.iter().map(|slot| slot.length).collect();
    // three minutes for each of the fourteen teams
    assert_eq!(lengths, [None, None, None, None, length("42m"), None]);
    let end = plan.end.expect("an end").with_timezone(&plan.zone);
    assert_eq!(end.to_rfc3339(), "2018-06-14T18:30:00+02:00");
}

#[test]
fn the_midterm_review_is_never_late_for_what_has_no_time() {
    let scenario = scenario::read(include_str!("../scenarios/midterm-review.txt"));
    let setting = Setting { lang: Lang::Fr, zone: chrono_tz::Europe::Paris };
    let report = play(&scenario.expect("a scenario"), &agenda(SESSIONS[6]), setting);
    assert!(report.failed.is_empty() && report.stopped.is_none(), "{report:?}");
}

#[test]
fn a_session_on_time_ends_as_planned() {
    for name in SESSIONS.into_iter().chain(TEMPLATES).filter(|name| *name != SESSIONS[6]) {
        let agenda = agenda(name);
        let (plan, _) = on_its_day(&agenda);
        let local = |at: DateTime<Utc>| at.with_timezone(&plan.zone);
        let step = |at, verb: &str| format!("{} {verb}\n", local(at).format("%H:%M:%S"));
        let begins = plan.begins().expect("a slot");
        let mut text = format!("agenda {name}\n{} {}", plan.date, step(begins, "start"));
        let cues = plan.cues();
        for pair in cues.windows(2) {
            let ((_, end), (start, _)) = pair[0].window.zip(pair[1].window).expect("planned cues");
            // a hole is waited out; turns that end early let the next slot begin when it is due
            text += &step(start.max(end), "next");
            text += &format!("?\nexpect cue.id {}\nexpect offset_s 0\n", pair[1].id);
            let end = pair[1].window.map(|(_, end)| local(end).to_rfc3339());
            text += &format!("expect cue.planned_end {}\n", end.expect("a planned end"));
        }
        let scenario = scenario::read(&text).expect("a scenario");
        let setting = Setting { lang: Lang::Fr, zone: plan.zone };
        let report = play(&scenario, &agenda, setting);
        assert!(report.failed.is_empty() && report.stopped.is_none(), "{name} {report:?}\n{text}");
    }
}

#[test]
fn the_stand_up_gives_each_team_a_minute_and_five_seconds_of_grace() {
    let agenda = agenda("modele-stand-up.ron");
    let (plan, oddities) = on_its_day(&agenda);
    assert_eq!(oddities, []);
    let phase = &plan.slots[0].phases[0];
    assert_eq!((phase.length, phase.grace), (length("1m"), length("5s")));
    assert_eq!(plan.slots[0].length, length("14m"));
    assert_eq!(plan.date, date("2026-11-21"));
}

#[test]
fn the_one_hour_meeting_lasts_one_hour() {
    let (plan, oddities) = on_its_day(&agenda("modele-reunion-une-heure.ron"));
    assert_eq!(oddities, []);
    assert_eq!(plan.begins().zip(plan.end).map(|(begin, end)| end - begin), length("1h"));
}

#[test]
fn the_guided_afternoon_has_every_part_that_a_slot_can_have() {
    let (plan, oddities) = on_its_day(&agenda("modele-apres-midi-guide.ron"));
    assert_eq!(oddities, []);
    let talk = &plan.slots[1].phases[0];
    assert_eq!(Some(talk.script.iter().map(|part| part.length).sum()), talk.length);
    let cues = plan.cues();
    let ids: Vec<_> = cues.iter().map(|cue| cue.id.to_string()).collect();
    for id in ["s2.t1.p1", "s2.t1.c", "s4.r1", "s4.r1.c", "s4.r2", "s5.t4.p1"] {
        assert!(ids.iter().any(|known| known == id), "no {id} in {ids:?}");
    }
    let tracks = &plan.slots[3].tracks;
    assert!(tracks.iter().all(|track| track.room.is_some() && !track.prompts.is_empty()));
    assert_eq!(plan.slots[4].phases[0].prompts.len(), 2);
    assert_eq!(plan.begins().zip(plan.end).map(|(begin, end)| end - begin), length("2h44m30s"));
}
