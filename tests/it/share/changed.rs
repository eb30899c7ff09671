//! A page that was handed over and changed by hand: what was changed is read, and nothing else
//! differs; without the agenda behind it, what the page shows is kept.

use std::{fs, path::Path};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use deroule::{
    agenda::{Agenda, Kind, Lang, Opening, Place, Slot, Turns, read, write},
    export::share::Format,
    i18n::format,
    import::{self, FindingKind},
};

use super::{demo, imported, shared};

/// An agenda with what its page does not show, and all that it does.
const FULL: &str = r#"Agenda(
    title: "Tout", date: "2018-06-21", zone: "Europe/Paris", lang: "fr", end: "17:00",
    audience: "EIG seuls", hosts: ["Léa"], source: "Une page",
    lineup: [
        Defi(name: "Alpha", owner: "DGX", presenters: ["Léo", "Ana"], from: "14:10", link: "https://alpha.example"),
        Defi(name: "Bêta (le second)", place: Last),
        Defi(name: "Gamma", presenters: ["Zoé"], with: "Delta"),
    ],
    slots: [
        Slot(start: "13:30", length: "10m", kind: Other, title: "Accueil", note: "Les clés : chez Dora", locked: true),
        Slot(kind: Presentations, title: "Passages", turns: ["Alpha", "Gamma"], changeover: "1m",
            phases: [
                Phase(title: "Présentation", length: "5m", warn: "1m", prompts: ["Pourquoi ?"]),
                Phase(title: "Réactions", length: "10m", floor: "5m"),
            ], prompts: ["Et après ?"]),
        Slot(length: "15m", kind: Break, title: "Pause", floor: "5m"),
        Slot(start: "14:45", end: "15:45", anchor: Fixed, kind: Workshop, title: "Ateliers", rounds: 2,
            tracks: [
                Track(title: "Données", room: "mezzanine", prompts: ["Lesquelles ?", "À qui ?"]),
                Track(title: "Code", hosts: ["Léa", "Ana"]),
            ]),
        Slot(length: "10m", kind: Debrief, title: "Débrief", note: "Court"),
    ],
)"#;

/// Slots that begin on no full minute.
const ON_SECONDS: &str = r#"Agenda(
    title: "Secondes", lang: "fr",
    slots: [
        Slot(start: "10:00", length: "90s", kind: Break, title: "Un moment calme"),
        Slot(length: "5m", kind: Workshop, title: "Cartes", locked: true, floor: "2m"),
        Slot(length: "20s", kind: Other, title: "Gong"),
        Slot(length: "5m40s", kind: Workshop, title: "Bilan", anchor: NotBefore),
    ],
)"#;

fn agendas() -> Vec<(String, Agenda)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas");
    let mut out = vec![("full".to_owned(), of(FULL))];
    for file in fs::read_dir(folder).expect("a folder").flatten() {
        let bytes = fs::read(file.path()).unwrap_or_default();
        let name = file.file_name().to_string_lossy().into_owned();
        out.extend(read::read(&bytes).agenda.map(|agenda| (name, agenda)));
    }
    out
}

fn of(text: &str) -> Agenda {
    read::read(text.as_bytes()).agenda.expect("an agenda")
}

const PAGES: [Format; 2] = [Format::Md, Format::Html];

/// The page with the first `from` below a heading changed; none where it is not there.
fn reworded(page: &str, below: &str, from: &str, to: &str) -> Option<String> {
    let seen = &page[..page.find("<!--deroule").expect("the agenda behind it")];
    let at = seen.find(below).expect("the heading");
    let at = at + seen[at..].find(from)?;
    Some(format!("{}{to}{}", &page[..at], &page[at + from.len()..]))
}

fn headings(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Fr => ["Quels sont les objectifs", "Qui va intervenir", "Quel déroulé pour"],
        Lang::En => ["What are the objectives", "Who speaks", "What is the plan"],
    }
}

/// What somebody changes in a page, and what that changes in the agenda; none where it has none
/// of it.
fn changes(agenda: &Agenda, page: &str, lang: Lang) -> Vec<(&'static str, String, Agenda)> {
    let [what_for, who_speaks, what_plan] = headings(lang);
    let mut out = Vec::new();
    let mut add = |what, page: Option<String>, change: &dyn Fn(&mut Agenda)| {
        if let Some(page) = page {
            let mut agenda = agenda.clone();
            change(&mut agenda);
            out.push((what, page, agenda));
        }
    };
    if let Some(said) = agenda.objectives.first() {
        let to = format!("{said} Et vite.");
        let to = to.as_str();
        add("objective", reworded(page, what_for, said, to), &|it| it.objectives[0] = to.into());
    }
    if let Some(team) = agenda.lineup.first() {
        let to = "Les nouveaux";
        let page = reworded(page, who_speaks, &team.name, to);
        add("team", page, &|it| it.lineup[0].name = to.into());
    }
    let first = &agenda.slots[0];
    let title = format!("{} bis", first.title);
    let title = title.as_str();
    let named = reworded(page, what_plan, &first.title, title);
    add("title", named, &|it| it.slots[0].title = title.into());
    let later = TimeDelta::minutes(5);
    let half_past = NaiveTime::from_hms_opt(13, 30, 0).expect("a time");
    let begin = first.start.unwrap_or(half_past);
    let end = first.end.or_else(|| Some(begin + first.length?));
    let with_turns = first.length.is_none() && first.end.is_none();
    if let Some(end) = end.filter(|_| !with_turns) {
        let said = |end| format!("-{}", format::time_of_day(lang, end));
        let page = reworded(page, what_plan, &said(end), &said(end + later));
        add("time", page, &|it| match &mut it.slots[0] {
            slot if slot.end.is_some() => slot.end = Some(end + later),
            slot => slot.length = slot.length.map(|length| length + later),
        });
    }
    if let Some(at) = agenda.slots.iter().position(|slot| !slot.phases.is_empty()) {
        let phase = &agenda.slots[at].phases[0];
        let said = |length| format!("{} ({})", phase.title, format::length(length));
        let page = reworded(page, what_plan, &said(phase.length), &said(phase.length + later));
        add("length", page, &|it| it.slots[at].phases[0].length += later);
    }
    if let Some(at) =
        agenda.slots.iter().position(|slot| slot.tracks.iter().any(|it| it.room.is_some()))
    {
        let track = agenda.slots[at].tracks.iter().position(|it| it.room.is_some()).unwrap_or(0);
        let room = agenda.slots[at].tracks[track].room.clone().unwrap_or_default();
        let page = reworded(page, what_plan, &format!("({room}"), "(cave");
        add("room", page, &|it| it.slots[at].tracks[track].room = Some("cave".into()));
    }
    out
}

#[test]
fn a_change_in_a_page_is_the_only_one_in_its_agenda() {
    let mut count = 0;
    for (name, agenda) in agendas() {
        for (format, lang) in PAGES.into_iter().flat_map(|it| [(it, Lang::Fr), (it, Lang::En)]) {
            let page = shared(&agenda, format, lang);
            for (what, page, expected) in changes(&agenda, &page, lang) {
                let read = imported(&page);
                let found = read.whole.as_deref().map(write);
                assert_eq!(found, Some(write(&expected)), "{what} of {name} as {format:?}: {page}");
                let remarks: Vec<_> =
                    read.findings.into_iter().map(|finding| finding.what).collect();
                assert_eq!(remarks, [FindingKind::Reworded], "{what} of {name} as {format:?}");
                count += 1;
            }
        }
    }
    assert!(count > 120, "{count}");
}

/// What a page shows of an agenda: no zone, no anchors, no kinds.
fn visible(agenda: &Agenda) -> Agenda {
    let mut agenda = agenda.clone();
    agenda.zone = None;
    for team in &mut agenda.lineup {
        team.link = None;
    }
    for slot in &mut agenda.slots {
        let bare = deroule::agenda::Slot {
            title: slot.title.clone(),
            note: slot.note.clone(),
            rounds: slot.rounds,
            changeover: slot.changeover,
            turns: slot.turns.take().filter(|_| slot.kind != Kind::Break),
            ..deroule::agenda::Slot::default()
        };
        let phases = std::mem::take(&mut slot.phases).into_iter();
        let phases = phases.map(|it| deroule::agenda::Phase::new(it.title, it.length)).collect();
        *slot = deroule::agenda::Slot { phases, ..bare };
    }
    agenda
}

#[test]
fn what_a_page_shows_is_kept_without_the_agenda_behind_it() {
    let mut count = 0;
    for (name, agenda) in agendas().into_iter().filter(|(name, _)| name != "full") {
        for (format, lang) in PAGES.into_iter().flat_map(|it| [(it, Lang::Fr), (it, Lang::En)]) {
            let page = shared(&agenda, format, lang);
            let (cut, behind) = page.split_once("<!--deroule").expect("the agenda behind it");
            let (_, rest) = behind.split_once("-->").expect("its end");
            let read = imported(&format!("{cut}{rest}"));
            let remarks: Vec<_> = read.findings.iter().map(|finding| &finding.what).collect();
            assert_eq!(remarks, [&FindingKind::PageAlone], "{name} as {format:?}");
            let found = read.whole.expect("an agenda");
            // blanks of a web page are all the same
            let same = |agenda: &Agenda| write(&visible(agenda)).replace('\u{a0}', " ");
            let expected = Agenda { lang: Some(lang), ..agenda.clone() };
            assert_eq!(same(&found), same(&expected), "{name} as {format:?}: {cut}");
            for (slot, old) in found.slots.iter().zip(&agenda.slots) {
                assert!(old.start.is_none() || slot.start == old.start, "{name}: {slot:?}");
                assert!(old.end.is_none() || slot.end == old.end, "{name}: {slot:?}");
            }
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn slots_that_come_and_go_leave_the_others_alone() {
    let page = shared(&demo(), Format::Md, Lang::Fr);
    let line = "- 14h45-15h00\u{a0}: Pause\n";
    assert!(page.contains(line));
    let gone = imported(&page.replacen(line, "", 1)).whole.expect("an agenda");
    let mut expected = demo();
    expected.slots.remove(2);
    assert_eq!(write(&gone), write(&expected));
    let new = page.replacen(line, &format!("{line}- 15h00-15h05\u{a0}: Photo de groupe\n"), 1);
    let read = imported(&new);
    let what = FindingKind::PageSlot { title: "Photo de groupe".to_owned() };
    assert!(read.findings.iter().any(|finding| finding.what == what), "{:?}", read.findings);
    let mut found = *read.whole.expect("an agenda");
    let photo = found.slots.remove(3);
    assert_eq!(photo.title.as_str(), "Photo de groupe");
    assert_eq!(write(&found), write(&demo()));
    // a heading of somebody's own loses nothing of what stood below ours
    let own = page.replacen("## Qui va intervenir\u{a0}?", "## Les équipes", 1);
    let read = imported(&own);
    assert!(matches!(
        read.findings.last().map(|it| &it.what),
        Some(FindingKind::NotUnderstood { .. })
    ));
    assert_eq!(read.whole.map(|it| write(&it)), Some(write(&demo())));
}

/// A calendar without its folds.
fn unfolded(calendar: &str) -> String {
    calendar.replace("\r\n ", "")
}

#[test]
fn a_calendar_that_was_changed_keeps_the_rest() {
    let seconds = of(ON_SECONDS);
    for ((name, agenda), lang) in agendas()
        .into_iter()
        .chain([("seconds".to_owned(), seconds)])
        .zip([Lang::Fr, Lang::En].into_iter().cycle())
    {
        let page = unfolded(&shared(&agenda, Format::Ics, lang));
        let summaries = page.match_indices("SUMMARY:").map(|(at, sign)| at + sign.len());
        for (slot, at) in summaries.enumerate() {
            let said = page[at..].find(" · ").map_or(at, |end| at + end);
            let changed = format!("{} bis{}", &page[..said], &page[said..]);
            let read = imported(&changed);
            let mut expected = agenda.clone();
            let title = format!("{} bis", expected.slots[slot].title);
            expected.slots[slot].title = title.as_str().into();
            assert_eq!(
                read.whole.map(|it| write(&it)),
                Some(write(&expected)),
                "{name}: {changed}"
            );
            assert!(read.findings.iter().all(|it| it.what == FindingKind::Reworded), "{name}");
        }
    }
}

#[test]
fn a_calendar_alone_is_read_in_its_own_language() {
    for lang in [Lang::Fr, Lang::En] {
        let page = unfolded(&shared(&demo(), Format::Ics, lang));
        let lines = page.lines().filter(|line| !line.starts_with("X-DEROULE"));
        let read = imported(&lines.map(|line| format!("{line}\r\n")).collect::<String>());
        let found = read.whole.expect("an agenda");
        assert_eq!((found.lang, found.place.as_ref()), (Some(lang), demo().place.as_ref()));
        assert_eq!((found.zone, found.date), (demo().zone, demo().date));
        for (slot, old) in found.slots.iter().zip(&demo().slots) {
            assert_eq!((&slot.title, slot.start, slot.end), (&old.title, old.start, old.end));
            assert_eq!((&slot.turns, slot.kind), (&old.turns, old.kind));
            let phases = |slot: &deroule::agenda::Slot| -> Vec<_> {
                slot.phases.iter().map(|it| (it.title.clone(), it.length)).collect()
            };
            assert_eq!(phases(slot), phases(old));
        }
        assert_eq!(found.slots[1].turns, Some(Turns::Count(4)));
        assert!(read.findings.iter().any(|it| it.what == FindingKind::PageAlone));
    }
}

fn ids_of(page: &str) -> Vec<String> {
    let page = unfolded(page);
    page.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
}

#[test]
fn the_ids_of_events_do_not_hang_on_what_stands_before_them() {
    let ids = |agenda: &Agenda| ids_of(&shared(agenda, Format::Ics, Lang::Fr));
    let all = ids(&demo());
    assert_eq!(all[0], "20180621-demo-day-accueil-et-introduction@deroule");
    assert_eq!(all[2], "20180621-demo-day-pause-1445@deroule");
    let mut sorted = all.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), all.len());
    for gone in 0..all.len() {
        // some are called the same, and stay what they are all the same
        let (mut agenda, mut left) = (demo(), all.clone());
        agenda.slots.remove(gone);
        left.remove(gone);
        assert_eq!(ids(&agenda), left, "without slot {gone}");
    }
}

#[test]
fn a_calendar_that_is_written_again_keeps_its_ids() {
    let before = shared(&demo(), Format::Ics, Lang::Fr);
    let old = ids_of(&before);
    let again = |agenda: &Agenda, date: NaiveDate| {
        let begin = "2018-06-21T11:30:00Z".parse().expect("an instant");
        let zone = agenda.zone.expect("a zone");
        let opening = Opening { date, zone, shift: TimeDelta::zero(), begin };
        let known = import::event_ids(&before, agenda);
        ids_of(&Format::Ics.write_again(agenda, &opening, Lang::Fr, &known))
    };
    let day = demo().date.expect("a day");
    assert_eq!(again(&demo(), day), old);
    // a break comes before all others, and what follows begins later
    let mut agenda = demo();
    let first = agenda.slots[2].clone();
    let later = |time: Option<NaiveTime>| time.map(|time| time + TimeDelta::minutes(15));
    for slot in &mut agenda.slots[1..] {
        (slot.start, slot.end) = (later(slot.start), later(slot.end));
    }
    let (start, end) = (agenda.slots[0].end, later(agenda.slots[0].end));
    agenda.slots.insert(1, Slot { start, end, ..first });
    agenda.slots[0].title = "Bienvenue".into();
    let now = again(&agenda, day);
    assert_eq!((&now[0], &now[2..]), (&old[0], &old[1..]));
    assert!(!old.contains(&now[1]), "{now:?}");
    // on another day they are the same events
    assert_eq!(again(&demo(), day + TimeDelta::days(7)), old);
    // another calendar, or one that lost its plan, gives none
    assert_eq!(import::event_ids("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", &agenda), []);
}

#[test]
fn a_team_that_goes_first_or_last_says_so() {
    for (lang, first, last) in
        [(Lang::Fr, "passe en premier", "passe en dernier"), (Lang::En, "goes first", "goes last")]
    {
        let mut agenda = demo();
        agenda.lineup[0].place = Some(Place::First);
        agenda.lineup[1].place = Some(Place::Last);
        agenda.lineup[1].presenters = vec!["Léa".into(), "Léo".into()];
        agenda.lineup[1].from = NaiveTime::from_hms_opt(14, 10, 0);
        for format in PAGES {
            let page = shared(&agenda, format, lang);
            let between = if lang == Lang::Fr { "\u{a0}; " } else { "; " };
            assert!(page.contains(&format!(" ({first})")), "{page}");
            assert!(page.contains(&format!("Léa, Léo{between}")), "{page}");
            assert!(page.contains(&format!("{between}{last})")), "{page}");
            // somebody takes a place away, and gives it to the next team
            let name = agenda.lineup[2].name.to_string();
            let changed = page.replacen(&format!(" ({first})"), "", 1);
            let changed = changed.replacen(&name, &format!("{name} ({first})"), 1);
            let mut wanted = agenda.clone();
            wanted.lineup[0].place = None;
            wanted.lineup[2].place = Some(Place::First);
            let found = imported(&changed).whole.expect("an agenda");
            assert_eq!(write(&found), write(&wanted), "{changed}");
            let changed = page.replacen(&format!("{between}{last}"), "", 1);
            let mut wanted = agenda.clone();
            wanted.lineup[1].place = None;
            let found = imported(&changed).whole.expect("an agenda");
            assert_eq!(write(&found), write(&wanted), "{changed}");
        }
    }
}

#[test]
fn a_slot_without_hours_that_has_another_title_keeps_the_rest() {
    let file = include_str!("../../../agendas/2018-06-14-bilan-mi-parcours.ron");
    let agenda = of(file);
    for format in PAGES {
        let page = shared(&agenda, format, Lang::Fr);
        let mut changed = 0;
        for (slot, old) in agenda.slots.iter().enumerate() {
            let Some((_, rest)) = old.title.split_once(' ') else { continue };
            let title = format!("Zorglub {rest}");
            let Some(page) = reworded(&page, "Quel déroulé pour", &old.title, &title) else {
                continue;
            };
            let mut expected = agenda.clone();
            expected.slots[slot].title = title.as_str().into();
            // a browser's page does not tell one blank from another
            let plain = |agenda: &Agenda| write(agenda).replace('\u{a0}', " ");
            let read = imported(&page).whole.expect("an agenda");
            assert_eq!(plain(&read), plain(&expected), "{page}");
            changed += 1;
        }
        assert!(changed > 3, "{changed}");
    }
}
