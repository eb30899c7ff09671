//! The file: what is read is what was written, what is wrong is said with its place, and an agenda
//! is named in it without touching the rest.

use chrono::{NaiveDate, NaiveTime};
use deroule::{
    agenda::{
        Lang,
        check::Severity,
        programme::{Beside, Holds, MAX_DATES, check, linked, placed, write},
        read::{is_year, read, read_year},
    },
    i18n::agenda as words,
};
use proptest::prelude::*;

use super::{YEAR, a_programme, year};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn the_calendar_of_2018_has_its_eighteen_dates() {
    let programme = year();
    let dates = &programme.dates;
    assert_eq!(dates.len(), 18);
    let audiences = ["EIG seuls", "EIG + mentors", "Mentors seuls"];
    for date in dates {
        let audience = date.audience.as_ref().expect("an audience");
        assert!(audiences.contains(&audience.as_str()), "{audience}");
    }
    let with = |part: fn(&deroule::agenda::programme::Meeting) -> bool| {
        dates.iter().filter(|date| part(date)).count()
    };
    assert_eq!(with(|date| date.theme.is_some()), 11);
    assert_eq!(with(|date| date.agenda.is_some()), 8);
    assert_eq!(with(|date| !date.hosts.is_empty()), 9);
    assert_eq!(with(|date| date.after.is_some()), 1);
    let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
    assert_eq!((programme.frame.start, programme.frame.end), (time(15, 0), time(18, 30)));
    let demo = dates.iter().find(|date| date.date == day("2018-06-21")).expect("Demo Day");
    assert_eq!((programme.start(demo), programme.end(demo)), (time(13, 30), time(18, 30)));
}

#[test]
fn its_agendas_are_there_and_have_its_dates() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas");
    for date in year().dates {
        let Some(name) = date.agenda else { continue };
        let bytes = std::fs::read(root.join(name.as_str())).expect("the agenda");
        let agenda = read(&bytes).agenda.expect("it loads");
        assert_eq!(agenda.date, Some(date.date), "{name}");
        assert_eq!(agenda.title, date.theme.expect("a theme"), "{name}");
    }
}

#[test]
fn the_next_date_is_todays_or_the_first_after_it() {
    let programme = year();
    let date = |index: usize| programme.dates[index].date.to_string();
    let seen = |today: &str| {
        let seen = programme.seen_on(day(today));
        let next = seen.next.map(date);
        assert_eq!(seen.all().count(), 18);
        (next, seen.coming.len(), seen.past.first().copied().map(date))
    };
    let some = |date: &str| Some(date.to_owned());
    assert_eq!(seen("2018-01-01"), (some("2018-02-22"), 17, None));
    assert_eq!(seen("2018-06-21"), (some("2018-06-21"), 8, some("2018-06-14")));
    assert_eq!(seen("2018-06-22"), (some("2018-07-12"), 7, some("2018-06-21")));
    assert_eq!(seen("2026-11-22"), (None, 0, some("2018-11-22")));
}

#[test]
fn an_agenda_is_no_programme_and_a_programme_no_agenda() {
    let agenda = include_bytes!("../../../agendas/2018-06-21-demo-day.ron");
    assert!(is_year(YEAR.as_bytes()) && !is_year(agenda));
    for (text, so) in [
        ("/* a */ // b\n#![enable(implicit_some)]\nProgramme (", true),
        ("Program(title: \"a\")", true),
        ("programme(", true),
        ("Agenda(", false),
        ("Agenad(", false),
        ("(title: \"a\")", false),
        ("Programme de la journée", false),
        ("", false),
    ] {
        assert_eq!(is_year(text.as_bytes()), so, "{text}");
    }
    let told = |lang| words::problems(lang, "programme.ron", &read(YEAR.as_bytes()));
    insta::assert_snapshot!(
        format!("{}\n{}", told(Lang::Fr), told(Lang::En)).replace('\u{a0}', "~")
    );
}

/// Every slip that the reader and the doctor know, in one file.
const WRONG: &str = r#"// ce qui ne va pas
Programme(
    title: "Année",
    frame: Frame(start: "15:00", end: "14:00"),
    dates: [
        Date(date: "2018-06-21", theme: "Un", agenda: "un.ron"),
        Date(date: "2018-06-21", theme: "Deux"),
        Date(date: "2018-06-14", thematique: "Trois", agenda: "un.ron"),
        Date(date: "2018-07-12", start: "15:00", end: "14:00", agenda: "demo-dya.ron"),
        Date(date: "2018-08-30", agenda: "faux.ron"),
        Date(date: "2018-09-13"),
    ],
)
"#;

#[test]
fn what_is_wrong_is_said_with_its_place_and_its_mend() {
    let file = read_year(WRONG.as_bytes());
    let programme = file.programme.as_ref().expect("it loads");
    let agenda = |date: &str| Holds::Agenda { date: Some(day(date)) };
    let beside = [
        ("un.ron", agenda("2018-06-20")),
        ("demo-day.ron", agenda("2018-07-12")),
        ("demo-dya.ron", Holds::Nothing),
        ("faux.ron", Holds::Errors),
        ("rentree.ron", agenda("2018-09-13")),
    ]
    .map(|(name, holds)| Beside { name: name.into(), holds });
    let remarks = placed(check(programme, &beside), &file.places);
    let errors = remarks.iter().filter(|it| it.remark.severity == Severity::Error).count();
    assert_eq!((errors, remarks.len()), (3, 9));
    for lang in [Lang::Fr, Lang::En] {
        let told = words::year(lang, "annee.ron", &file.file, &remarks);
        insta::assert_snapshot!(format!("{lang:?}"), told.replace('\u{a0}', "~"));
    }
}

#[test]
fn a_file_that_cannot_be_read_as_a_programme_says_why() {
    let wrong = r#"Programme(
    title: "Année",
    dates: [
        Date(date: "21/06/2018", agenda: "../secret.ron"),
        Date(theme: "Sans date"),
        Slot(start: "13:30"),
    ],
)"#;
    let file = read_year(wrong.as_bytes());
    assert_eq!(file.programme, None);
    let told = |lang| words::year(lang, "annee.ron", &file.file, &[]);
    insta::assert_snapshot!(
        format!("{}\n{}", told(Lang::Fr), told(Lang::En)).replace('\u{a0}', "~")
    );
    for other in ["/etc/passwd", "..", ".", "a/b.ron", "a\\b.ron", "./a.ron", "a.ron/"] {
        let text = format!(
            "Programme(title: \"a\", dates: [Date(date: \"2018-06-21\", agenda: {other:?})])"
        );
        assert_eq!(read_year(text.as_bytes()).programme, None, "{other}");
    }
}

#[test]
fn a_programme_has_at_most_so_many_dates() {
    let programme = |dates: usize| {
        let date = "Date(date: \"2018-06-21\"), ".repeat(dates);
        read_year(format!("Programme(title: \"a\", dates: [{date}])").as_bytes())
    };
    assert_eq!(programme(MAX_DATES).programme.expect("it loads").dates.len(), MAX_DATES);
    let more = programme(MAX_DATES + 1);
    assert_eq!(more.programme, None);
    assert_eq!(more.file.problems[0].what.code(), "too-many-dates");
}

#[test]
fn an_agenda_is_named_without_touching_the_rest() {
    let file = read_year(YEAR.as_bytes());
    let programme = year();
    for index in 0..programme.dates.len() {
        let linked = linked(&file, index, &"nouveau.ron".into());
        assert!(!linked.anew, "{index}");
        let now = read_year(linked.text.as_bytes()).programme.expect("it loads");
        let mut wanted = programme.clone();
        wanted.dates[index].agenda = Some("nouveau.ron".into());
        assert_eq!(now, wanted, "{index}");
        // no line but one is another
        let changed = YEAR.lines().zip(linked.text.lines()).filter(|(one, other)| one != other);
        assert_eq!(changed.count(), 1, "{index}");
        assert_eq!(YEAR.lines().count(), linked.text.lines().count(), "{index}");
    }
}

#[test]
fn a_name_that_fits_nowhere_makes_the_file_anew() {
    let text = "Programme(title: \"a\", dates: [Date(date: \"2018-06-21\" // le jour\n)])";
    let file = read_year(text.as_bytes());
    let linked = linked(&file, 0, &"a \"b\".ron".into());
    assert!(linked.anew);
    let now = read_year(linked.text.as_bytes()).programme.expect("it loads");
    assert_eq!(now.dates[0].agenda.as_deref(), Some("a \"b\".ron"));
    assert_eq!(write(&now), linked.text);
}

proptest! {
    #[test]
    fn what_is_written_reads_back(programme in a_programme()) {
        let text = write(&programme);
        prop_assert!(is_year(text.as_bytes()));
        let file = read_year(text.as_bytes());
        prop_assert_eq!(file.file.problems, vec![], "{}", text);
        prop_assert_eq!(file.programme.as_ref(), Some(&programme));
        prop_assert_eq!(file.places.dates.len(), programme.dates.len());
    }

    #[test]
    fn any_date_can_be_given_an_agenda(programme in a_programme(), at in any::<prop::sample::Index>()) {
        prop_assume!(!programme.dates.is_empty());
        let index = at.index(programme.dates.len());
        let linked = linked(&read_year(write(&programme).as_bytes()), index, &"a.ron".into());
        prop_assert!(!linked.anew);
        let mut wanted = programme;
        wanted.dates[index].agenda = Some("a.ron".into());
        prop_assert_eq!(read_year(linked.text.as_bytes()).programme, Some(wanted));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..YEAR.len()) {
        let _ = (read_year(&bytes), is_year(&bytes));
        let cut = YEAR.floor_char_boundary(cut);
        let mut text = YEAR.as_bytes()[..cut].to_vec();
        text.extend(bytes);
        let file = read_year(&text);
        prop_assert!(file.programme.is_none() || file.file.problems.iter().all(|it| it.severity == Severity::Warning));
    }
}
