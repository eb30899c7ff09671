//! The console in every state that it must tell apart.

use chrono::{TimeDelta, Utc};
use deroule::{
    agenda::{
        parse_time,
        programme::{Frame, Meeting, Programme},
    },
    clock::{Clock, ManualClock},
    console::{
        key::Key,
        message::Message,
        model::{
            AgendaRow, Alarm, Fault, LiveRow, Model, Notice, Overlay, Palette, Picker, Role,
            Screen, SessionRow, Verdict, What, Year,
        },
        update::update,
    },
    i18n::Lang,
    session::{
        Body, Change, Event, Outcome, Pledge, Refusal, SessionHead, SessionId, Stand,
        draw::{Unkept, WhyNeighbours},
    },
    store::StoreError,
};

use super::rehearsal::{Rehearsal, demo_day, empty, workshops};

/// Where the lines of most states begin: the first team has spoken.
const MORNING: [&str; 10] = [
    "13:30:00 start",
    "13:46:10 next",
    "13:48:00 note + démo très claire",
    "13:51:30 next",
    "13:55:00 note ? RGPD : qui héberge les données de production",
    "13:58:20 note > @Lab Santé rappelle la DREES vendredi",
    "14:01:32 next",
    "14:03:00 note - les captures d’écran sont illisibles au fond de la salle, même au deuxième rang, il faut les agrandir",
    "14:06:30 next",
    "14:07:10 note ! on garde le nom",
];

/// The names of the states, in the order of a session.
pub(crate) const STATES: [&str; 49] = [
    "picker",
    "picker-year",
    "picker-past",
    "picker-other-day",
    "picker-ask",
    "picker-empty",
    "waiting",
    "not-started",
    "running",
    "warning",
    "danger",
    "overtime",
    "suspended",
    "break",
    "unplanned-break",
    "promised",
    "absent",
    "late",
    "losses",
    "side-by-side",
    "message",
    "blackout",
    "typing",
    "offered-names",
    "filtered",
    "note-taker",
    "finished",
    "refused",
    "alarm",
    "dialog",
    "prompt",
    "palette",
    "help",
    "held",
    "free-turn",
    "ask-absent",
    "offered",
    "arrivals",
    "last-time",
    "drawn",
    "fair",
    "face",
    "face-warning",
    "face-over",
    "face-suspended",
    "face-break",
    "face-finished",
    "face-message",
    "face-waiting",
];

fn demo(lines: &[&str]) -> Rehearsal {
    Rehearsal::open(&demo_day(), "13:12:00").play(lines)
}

fn morning(lines: &[&str], lang: Lang) -> Model {
    demo(&MORNING).play(lines).model(lang)
}

/// The console in the state of that name.
pub(crate) fn state(name: &str, lang: Lang) -> Model {
    match name {
        "picker" => picker(lang),
        "picker-year" => picker_year(lang, "2018-06-18"),
        "picker-past" => picker_year(lang, "2026-11-22"),
        "picker-empty" => picker_empty(lang),
        "picker-other-day" => keys(picker_year(lang, "2018-06-18"), &["Down", "Enter"]),
        "picker-ask" => keys(picker_year(lang, "2018-06-18"), &["Down", "Down", "Enter"]),
        "waiting" => demo(&[]).model(lang),
        "not-started" => demo(&["13:32:10"]).model(lang),
        "running" => morning(&["14:08:44"], lang),
        "warning" => morning(&["14:14:40"], lang),
        "danger" => morning(&["14:16:12"], lang),
        "overtime" => morning(&["14:17:12"], lang),
        "suspended" => morning(&["14:08:44 suspend", "14:10:00"], lang),
        "break" => afternoon(&["14:52:00"], lang),
        "unplanned-break" => morning(&["14:08:44 break 10m", "14:11:00"], lang),
        "promised" => afternoon(&["14:52:00 announce 15:10", "14:53:00"], lang),
        "absent" => morning(
            &["14:08:00 absent DataESR", "14:08:10 defer BrigadeNumérique", "14:08:44"],
            lang,
        ),
        "late" => morning(&["14:16:30 next", "14:30:00 extend 12m", "14:31:00"], lang),
        "losses" => day(&["18:17:00 extend 4m", "18:17:30"], lang),
        "side-by-side" => Rehearsal::open(&workshops(), "14:50:00")
            .play(&["15:00:00 start", "15:16:00 next", "15:40:00"])
            .model(lang),
        "message" => morning(&["14:08:44 message Il reste cinq minutes", "14:09:30"], lang),
        "blackout" => morning(&["14:08:44 blackout on", "14:09:30"], lang),
        "typing" => typing(lang),
        "offered-names" => {
            let typed = ["N", ">", "Space", "@", "b", "a", "l", "i", "Down"];
            keys(morning(&["14:08:30 pin-note last", "14:08:44"], lang), &typed)
        }
        "filtered" => {
            let model = morning(&["14:08:30 pin-note last", "14:08:44"], lang);
            keys(model, &["Tab", "Tab", "F8", "+", "Enter", "Up"])
        }
        "note-taker" => {
            let mut model = morning(&["14:08:44"], lang);
            model.role = Role::Notes;
            model.desk_mut().expect("a session").by = "Léa".into();
            keys(model, &["N", "+", "c", "l", "a", "i", "r"])
        }
        "finished" => day(&["18:20:00 next", "18:36:40 close", "18:40:00"], lang),
        "refused" => {
            let mut model = morning(&["14:08:44 suspend", "14:08:50"], lang);
            let what = What::Refused(Refusal::AlreadySuspended);
            model.notice = Some(Notice { what, until: model.now.mono + TimeDelta::seconds(4) });
            model
        }
        "alarm" => {
            let mut model = typing(lang);
            if let Some(desk) = model.desk_mut() {
                for note in &mut desk.pending {
                    note.failed = true;
                }
            }
            model.alarm = Some(Alarm {
                reading: false,
                fault: Fault::Store(StoreError::Full),
                since: model.now.wall,
                unsaved: 1,
                command: None,
            });
            model
        }
        "dialog" => keys(morning(&["14:08:44"], lang), &["PageUp"]),
        "prompt" => keys(morning(&["14:08:44"], lang), &["M", "5", "Space", "m", "i", "n"]),
        "palette" => {
            let mut model = morning(&["14:08:44"], lang);
            let query = deroule::console::line::Line::new("note");
            model.overlay = Some(Overlay::Palette(Palette { query, selected: 1 }));
            model
        }
        "help" => keys(morning(&["14:08:44"], lang), &["?"]),
        // two places down, above what comes next
        "held" => keys(morning(&["14:08:44"], lang), &["Down", "Down", "G", "Down", "Down"]),
        "free-turn" => morning(
            &[
                "14:08:00 absent BrigadeNumérique --discussion",
                "14:08:10 absent CoachÉlèves --keep-times",
                "14:08:44",
            ],
            lang,
        ),
        "ask-absent" => keys(morning(&["14:08:44"], lang), &["A", "g", "r", "Tab"]),
        "offered" => {
            afternoon(&["14:52:00 absent DataESR", "14:52:05 absent Hopkins", "14:53:00"], lang)
        }
        "arrivals" => keys(state("offered", lang), &["K", "Down"]),
        "last-time" => last_time(lang),
        "face-last-time" => keys(last_time(lang), &["F"]),
        "drawn" => drawn(lang),
        "fair" => keys(afternoon(&["14:52:00"], lang), &["V"]),
        "face" => keys(morning(&["14:08:44"], lang), &["F"]),
        "face-warning" => keys(morning(&["14:14:40"], lang), &["F"]),
        "face-over" => keys(morning(&["14:17:12"], lang), &["F"]),
        "face-suspended" => keys(state("suspended", lang), &["F"]),
        "face-break" => keys(state("promised", lang), &["F"]),
        "face-finished" => keys(state("finished", lang), &["F"]),
        "face-message" => keys(
            morning(
                &["14:08:44 message Il reste cinq minutes, pensez à conclure", "14:09:30"],
                lang,
            ),
            &["F"],
        ),
        "face-waiting" => keys(demo(&[]).model(lang), &["F"]),
        "past-midnight" => demo(&["23:00:00 start", "23:01:00"]).model(lang),
        // what the room must not see: a note, and why a team is absent
        "secrets" => morning(
            &["14:08:00 note - illisible", "14:08:10 absent Hopkins la grippe", "14:08:44"],
            lang,
        ),
        other => panic!("no state is called {other}"),
    }
}

/// A team on stage that promised two things the last time.
fn last_time(lang: Lang) -> Model {
    let mut model = morning(&["14:08:44"], lang);
    let pledge = |note, text: &str| Pledge {
        session: SessionId::new("bilan-2018-06-14").expect("an id"),
        note,
        date: "2018-06-14".parse().expect("a day"),
        text: text.into(),
        defi: Some("b@liseNAV".into()),
        owner: None,
    };
    let pledges = vec![pledge(7, "rappeler la DREES"), pledge(8, "publier le code")];
    let now = model.now.clone();
    update(&mut model, &now, Message::Recalled(pledges));
    model
}

/// The first break, with three teams that have spoken in more than their time.
fn afternoon(lines: &[&str], lang: Lang) -> Model {
    let more =
        ["14:16:30 next", "14:21:00 next", "14:32:00 next", "14:37:00 next", "14:50:00 next"];
    demo(&MORNING).play(&more).play(lines).model(lang)
}

/// Every cue from the third team to the last debrief.
const DAY: [&str; 27] = [
    "14:16:30 next",
    "14:21:30 next",
    "14:31:30 next",
    "14:36:30 next",
    "14:46:30 next",
    "15:00:00 next",
    "15:05:10 next",
    "15:15:00 next",
    "15:20:00 next",
    "15:30:00 next",
    "15:35:00 next",
    "15:45:00 next",
    "15:50:00 next",
    "16:02:00 next",
    "16:30:00 next",
    "16:35:00 next",
    "16:45:00 next",
    "16:50:00 next",
    "17:00:00 next",
    "17:05:00 next",
    "17:16:00 next",
    "17:21:00 next",
    "17:32:00 next",
    "17:46:00 next",
    "17:51:00 next",
    "18:03:00 next",
    "18:08:00 next",
];

fn day(lines: &[&str], lang: Lang) -> Model {
    demo(&MORNING).play(&DAY).play(lines).model(lang)
}

/// Lots just drawn, with wishes that cannot all be kept.
fn drawn(lang: Lang) -> Model {
    let mut model = morning(&["14:08:44 draw --seed 133742", "14:08:45"], lang);
    let drawn = model.desk().and_then(|desk| {
        desk.session.history().find_map(|(recorded, _)| match &recorded.body {
            Body::Known(Event::LineupChanged { change: Change::Drawn { draw } }) => {
                Some(draw.clone())
            }
            _ => None,
        })
    });
    let mut draw = drawn.expect("a draw");
    let (first, second) = (draw.order[2].clone(), draw.order[3].clone());
    let turn = draw.urn.turns[0];
    draw.unkept = vec![
        Unkept::Hour {
            defi: draw.order[0].clone(),
            starts: turn.starts,
            from: turn.starts + TimeDelta::minutes(45),
            turns: 2,
            teams: 3,
        },
        Unkept::Neighbours {
            first,
            second,
            owner: "DINSIC".into(),
            why: WhyNeighbours::OtherWishes,
        },
    ];
    model.overlay = Some(Overlay::Drawn { draw, scroll: 0 });
    model
}

/// A note that waits for the disk, and the next one being typed.
fn typing(lang: Lang) -> Model {
    let model = morning(&["14:08:44"], lang);
    keys(model, &["N", ">", "Space", "u", "n", "Enter", "N", "+", "Space", "b", "i", "e", "n"])
}

/// The console after these keys were pressed.
pub(crate) fn keys(mut model: Model, keys: &[&str]) -> Model {
    for key in keys {
        let key: Key = key.parse().expect("a key");
        let now = model.now.clone();
        update(&mut model, &now, Message::Key(key));
    }
    model
}

/// The choice with a programme, on that day: one date was held, one is on its way.
fn picker_year(lang: Lang, today: &str) -> Model {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().expect("a day");
    let mut model = picker(lang);
    let Screen::Picker(picker) = &mut model.screen else { return model };
    picker.today = day(today);
    let meeting = |date: &str, theme: Option<&str>, agenda: Option<&str>| Meeting {
        date: day(date),
        audience: Some("EIG + mentors".into()),
        theme: theme.map(Into::into),
        objectives: vec!["Montrer où en sont les projets.".into()],
        hosts: vec!["Quentin (LLL)".into()],
        agenda: agenda.map(Into::into),
        ..Meeting::default()
    };
    let programme = Programme {
        title: "Sessions d’accompagnement EIG 2018".into(),
        frame: Frame {
            start: parse_time("15:00").ok(),
            end: parse_time("18:30").ok(),
            place: Some("Liberté Living Lab".into()),
        },
        dates: vec![
            meeting("2018-05-02", Some("Barcamp Documentathon"), None),
            meeting("2018-05-16", Some("Pérennisation avec les DSI"), Some("dsi.ron")),
            meeting("2018-05-31", Some("Revue de code"), Some("revue.ron")),
            meeting("2018-06-21", Some("Demo Day"), Some("demo-day.ron")),
            meeting("2018-07-12", Some("Suite du bilan"), None),
            meeting("2018-08-30", None, None),
        ],
        ..Programme::default()
    };
    let mut of_date = picker.agendas.remove(0);
    of_date.path = "agendas/demo-day.ron".into();
    let fine = AgendaRow { verdict: Verdict::Fine, ..of_date.clone() };
    let held = Outcome {
        session: SessionId::slug("Revue de code", day("2018-05-31")),
        day: day("2018-05-31"),
        stand: Stand::Closed,
        notes: 12,
        late: Some(TimeDelta::minutes(7)),
    };
    picker.year = Some(Box::new(Year {
        path: "agendas/programme-2018.ron".into(),
        programme,
        today: day(today),
        agendas: vec![None, Some(fine.clone()), Some(fine), Some(of_date), None, None],
        outcomes: vec![None, None, Some(held), None, None, None],
    }));
    model
}

/// The choice in a folder in which there is nothing yet.
fn picker_empty(lang: Lang) -> Model {
    let mut model = picker(lang);
    model.screen = Screen::Picker(Picker::default());
    model
}

fn picker(lang: Lang) -> Model {
    let instant = |text: &str| text.parse::<chrono::DateTime<Utc>>().expect("an instant");
    let clock = ManualClock::at(instant("2018-06-21T12:10:00Z"));
    let day = |text: &str| text.parse().expect("a day");
    let head = |id: &str, title: &str, date: &str, closed| SessionHead {
        id: SessionId::new(id).expect("an id"),
        title: title.into(),
        date: day(date),
        opened_at: instant("2018-06-21T11:20:00Z"),
        last_seq: 12,
        last_at: instant("2018-06-21T12:07:00Z"),
        closed,
    };
    let agenda = |name: &str, title: Option<&str>, date: Option<&str>, verdict| AgendaRow {
        path: name.into(),
        name: name.into(),
        title: title.map(Into::into),
        date: date.map(day),
        slots: 9,
        teams: 14,
        verdict,
    };
    let picker = Picker {
        today: day("2018-06-21"),
        sessions: vec![
            SessionRow {
                head: head("demo-day", "Demo Day", "2018-06-21", false),
                live: Some(LiveRow {
                    zone: chrono_tz::Europe::Paris,
                    begun: true,
                    running: Some("Archifiltre".into()),
                    elapsed: Some(TimeDelta::seconds(372)),
                }),
            },
            SessionRow { head: head("revue", "Revue de code", "2018-05-31", true), live: None },
        ],
        agendas: vec![
            agenda("demo-day.ron", Some("Demo Day"), Some("2018-06-21"), Verdict::Warnings(1)),
            agenda("standup.ron", Some("Stand-up"), None, Verdict::Fine),
            agenda("brouillon.ron", None, None, Verdict::Errors(2)),
        ],
        year: None,
        selected: 0,
    };
    let mut model = empty(lang, &clock);
    model.now = clock.read();
    model.screen = Screen::Picker(picker);
    model
}
