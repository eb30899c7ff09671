//! What was printed of a programme comes back as the programme that it was, and somebody's change
//! of one cell changes that alone.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::{America::New_York, Asia::Kathmandu, Europe::Paris};
use deroule::{
    agenda::{
        Lang, Text,
        programme::{Frame, Meeting, Programme, write},
        sealed,
    },
    export::programme::{Format, Year, without_remarks},
    import::{
        Context,
        year::{ReadYear, YearFindingKind, year as imported},
    },
};
use proptest::prelude::*;

use super::{a_programme, year as of_2018};
use crate::make::date;

const FORMATS: [Format; 4] = [Format::Md, Format::Csv, Format::Ics, Format::Json];
const LANGS: [Lang; 2] = [Lang::Fr, Lang::En];

fn printed(programme: &Programme, format: Format, lang: Lang) -> String {
    let year = Year {
        programme,
        file: "x.ron",
        outcomes: &[],
        today: date("2018-07-01"),
        zone: programme.zone.unwrap_or(Paris),
        width: None,
    };
    format.write(&year, lang)
}

fn read(text: &str) -> Option<ReadYear> {
    let context = Context { today: date("2019-01-02"), name: Some("fichier") };
    imported(text.as_bytes(), context, None).expect("not too large")
}

/// A programme as a table of values tells it: in the order of its dates, which do not repeat what
/// is usual.
fn in_a_sheet(programme: &Programme) -> Programme {
    let mut programme = programme.clone();
    let whole = programme.clone();
    programme.dates.sort_by_key(|it| (it.date, whole.start(it)));
    let Frame { start, end, place } = programme.frame.clone();
    for meeting in &mut programme.dates {
        meeting.start = meeting.start.filter(|own| Some(*own) != start);
        meeting.end = meeting.end.filter(|own| Some(*own) != end);
        meeting.place = meeting.place.take().filter(|own| Some(own) != place.as_ref());
    }
    programme
}

fn expected(programme: &Programme, format: Format) -> Programme {
    if format == Format::Csv { in_a_sheet(programme) } else { programme.clone() }
}

fn comes_back(programme: &Programme, format: Format, lang: Lang) -> Result<(), TestCaseError> {
    let text = printed(programme, format, lang);
    // a mail or a Windows editor changes the ends of lines, and nothing else
    for text in [text.clone(), text.replace("\r\n", "\n").replace('\n', "\r\n")] {
        let Some(read) = read(&text) else {
            return Err(TestCaseError::fail(format!("{format:?} is no programme: {text}")));
        };
        prop_assert_eq!(&read.findings, &Vec::new(), "{}", text);
        let wanted = write(&expected(programme, format));
        prop_assert_eq!(write(&read.programme), wanted, "{:?}: {}", format, text);
    }
    Ok(())
}

fn time(text: &str) -> Option<NaiveTime> {
    Some(text.parse().expect("a time"))
}

/// Programmes with texts of all sorts, and without much.
fn odd() -> Vec<Programme> {
    let text = |text: &str| Some(Text::from(text));
    let texts = |all: &[&str]| all.iter().map(|it| Text::from(*it)).collect::<Vec<_>>();
    let on = |day: &str| Meeting { date: date(day), ..Meeting::default() };
    let typed = Meeting {
        start: time("23:45:00"),
        end: time("00:30:00"),
        place: text("Salle | 3 <b>B</b> ; \u{ab}\u{a0}haut\u{a0}\u{bb}"),
        audience: text("-1 & \"tous\""),
        hosts: texts(&["Léa, de Paris", "Léo et Zoé", "=SUM(A1)"]),
        theme: text("'=1+1 \\ 😀 “Demo Day” (rue du Caire) \u{2192} #1"),
        objectives: texts(&["Voir · entendre", "Dire\u{202f}: «\u{a0}oui\u{a0}»"]),
        after: text("--> <!-- deroule --> \u{a0}x  y | z"),
        note: text("Clé chez Dora : à rendre\u{a0}!"),
        agenda: text("a b.ron"),
        ..on("2020-02-29")
    };
    let one = Programme {
        title: "Année <2020> | \"essai\" 🎉 : suite".into(),
        zone: Some(New_York),
        lang: Some(Lang::En),
        frame: Frame { start: time("09:00:00"), end: None, place: text("15h, ici, là") },
        source: text("Wiki : <https://exemple.fr/a|b>; -- %2D"),
        dates: vec![typed, on("2019-12-31"), Meeting { theme: text("A"), ..on("2019-12-31") }],
    };
    let seconds = Programme {
        title: "Veille".into(),
        zone: Some(Kathmandu),
        frame: Frame { start: None, end: time("18:30:15"), place: None },
        dates: vec![Meeting { hosts: texts(&["A"]), ..on("2021-01-01") }, on("2021-01-08")],
        ..Programme::default()
    };
    let usual = Frame { start: time("10:00:00"), end: time("12:00:00"), place: text("Foyer") };
    // each date says again what is usual
    let mut again = on("2022-03-01");
    (again.start, again.end, again.place) = (usual.start, usual.end, usual.place.clone());
    let again = Programme {
        title: "Répété".into(),
        frame: usual,
        dates: vec![again.clone(), Meeting { date: date("2022-04-01"), ..again }],
        ..Programme::default()
    };
    let none = Programme { title: "Rien\u{a0}!".into(), ..Programme::default() };
    let alone = Programme { dates: vec![on("2023-05-05")], ..none.clone() };
    vec![of_2018(), one, seconds, again, none, alone]
}

#[test]
fn every_programme_comes_back_from_every_format() {
    for programme in odd() {
        for format in FORMATS {
            for lang in LANGS {
                comes_back(&programme, format, lang).expect("the same programme");
            }
        }
    }
    assert_eq!(in_a_sheet(&of_2018()), of_2018(), "a sheet loses nothing of it");
}

#[test]
fn its_own_file_is_taken_as_it_is() {
    for programme in odd() {
        assert_eq!(read(&write(&programme)).map(|read| read.programme), Some(programme));
    }
}

/// One cell of a date, what somebody may write there in each format, and what that means.
type Cell = (fn(&Programme, &Meeting, Lang) -> String, &'static str, fn(&mut Meeting));

/// The cells of a date as a table shows them.
const CELLS: [Cell; 9] = [
    (
        |_, it, lang| deroule::i18n::format::date(lang, it.date),
        "4 mai 2018",
        |it| it.date = date("2018-05-04"),
    ),
    (|_, it, _| text(&it.audience), "Tout le monde", |it| it.audience = some("Tout le monde")),
    (
        |_, it, _| list(&it.hosts, ", "),
        "Awa, Noé",
        |it| it.hosts = vec!["Awa".into(), "Noé".into()],
    ),
    (
        |of, it, _| of.place(it).cloned().unwrap_or_default().to_string(),
        "Quai 3",
        |it| {
            it.place = some("Quai 3");
        },
    ),
    (|_, it, _| text(&it.theme), "Autre\u{a0}!", |it| it.theme = some("Autre\u{a0}!")),
    (
        |_, it, _| list(&it.objectives, " · "),
        "Voir · Dire",
        |it| {
            it.objectives = vec!["Voir".into(), "Dire".into()];
        },
    ),
    (|_, it, _| text(&it.after), "Bal", |it| it.after = some("Bal")),
    (|_, it, _| text(&it.agenda), "autre.ron", |it| it.agenda = some("autre.ron")),
    (|_, it, _| text(&it.note), "Une clé", |it| it.note = some("Une clé")),
];

fn text(text: &Option<Text>) -> String {
    text.clone().unwrap_or_default().to_string()
}

fn some(text: &str) -> Option<Text> {
    Some(text.into())
}

fn list(texts: &[Text], between: &str) -> String {
    texts.iter().map(Text::as_str).collect::<Vec<_>>().join(between)
}

/// The lines of a table of Markdown, cell by cell.
fn changed_row(page: &str, row: usize, column: usize, cell: &str) -> String {
    let first = page.lines().position(|line| line.starts_with("| ---")).expect("a table") + 1;
    let lines = page.lines().enumerate().map(|(at, line)| {
        if at != first + row {
            return line.to_owned();
        }
        let mut cells: Vec<&str> = line.split(" | ").collect();
        let last = cells.len() - 1;
        let cell = match column {
            0 => format!("| {cell}"),
            _ if column == last => format!("{cell} |"),
            _ => cell.to_owned(),
        };
        cells[column] = &cell;
        cells.join(" | ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Dates of all sorts: with hours of its own, with a remark, with a place of its own, without a
/// theme, the last one.
const ROWS: [usize; 5] = [0, 3, 9, 11, 17];

/// A programme that shows every column.
fn noted() -> Programme {
    let mut programme = of_2018();
    programme.dates[3].note = some("Demander la salle\u{a0}: Dora");
    programme
}

#[test]
fn a_cell_of_a_page_changes_that_alone() {
    const COLUMNS: [usize; 9] = [0, 2, 3, 4, 5, 6, 7, 8, 10];
    let programme = noted();
    for lang in LANGS {
        let page = printed(&programme, Format::Md, lang);
        for row in ROWS {
            for ((shown, typed, change), column) in CELLS.into_iter().zip(COLUMNS) {
                let before = shown(&programme, &programme.dates[row], lang);
                assert!(before.is_empty() || page.contains(&before), "{before}");
                let changed = changed_row(&page, row, column, typed);
                let found = read(&changed).expect("a programme");
                let mut wanted = programme.clone();
                change(&mut wanted.dates[row]);
                assert_eq!(write(&found.programme), write(&wanted), "{row} {column}: {changed}");
                let told: Vec<_> = found.findings.iter().map(|it| &it.what).collect();
                assert_eq!(told, [&YearFindingKind::Reworded], "{row} {column}");
            }
            // hours, in either way of writing them
            for typed in ["09h15–18h30", "9h15 - 18h30", "9:15-18:30", "de 9h15 à 18h30"] {
                let found = read(&changed_row(&page, row, 1, typed)).expect("a programme");
                let mut wanted = programme.clone();
                wanted.dates[row].start = time("09:15:00");
                wanted.dates[row].end = None;
                assert_eq!(write(&found.programme), write(&wanted), "{row}: {typed}");
            }
        }
    }
}

#[test]
fn a_cell_of_a_sheet_changes_that_alone() {
    const COLUMNS: [usize; 9] = [0, 2, 3, 4, 5, 6, 7, 8, 10];
    let programme = noted();
    for (lang, parts) in [(Lang::Fr, b','), (Lang::En, b';')] {
        let sheet = printed(&programme, Format::Csv, lang);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(sheet.as_bytes());
        let rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
            .collect();
        // a spreadsheet writes it its own way
        let saved = |rows: &[Vec<String>]| {
            let mut out = csv::WriterBuilder::new().delimiter(parts).from_writer(Vec::new());
            for row in rows {
                out.write_record(row).expect("a row");
            }
            String::from_utf8(out.into_inner().expect("a table")).expect("UTF-8")
        };
        assert_eq!(read(&saved(&rows)).map(|it| it.programme), Some(programme.clone()));
        for row in ROWS {
            for ((_, typed, change), column) in CELLS.into_iter().zip(COLUMNS) {
                let mut other = rows.clone();
                other[row + 1][column] = typed.to_owned();
                let found = read(&saved(&other)).expect("a programme").programme;
                let mut wanted = programme.clone();
                change(&mut wanted.dates[row]);
                // a table of values has no order of its own
                assert_eq!(write(&found), write(&wanted), "{row} {column}");
            }
            for (column, change) in [
                (11, (|it| it.title = "Autre\u{a0}!".into()) as fn(&mut Programme)),
                (14, |it| it.zone = Some(Kathmandu)),
                (16, |it| it.source = some("Un wiki")),
            ] {
                let mut other = rows.clone();
                let typed = ["Autre\u{a0}!", "", "", "Asia/Kathmandu", "", "Un wiki"][column - 11];
                other[row + 1][column] = typed.to_owned();
                let found = read(&saved(&other)).expect("a programme");
                let mut wanted = programme.clone();
                change(&mut wanted);
                assert_eq!(write(&found.programme), write(&wanted), "{row} {column}");
                assert_eq!(found.findings.len(), 1, "the others are told");
            }
        }
        // a date that goes takes nothing of the programme with it
        let mut fewer = rows.clone();
        fewer.remove(1);
        let mut wanted = programme.clone();
        wanted.dates.remove(0);
        assert_eq!(read(&saved(&fewer)).map(|it| it.programme), Some(wanted));
    }
}

fn unfolded(calendar: &str) -> String {
    calendar.replace("\r\n ", "")
}

#[test]
fn an_event_that_was_changed_changes_that_date_alone() {
    let programme = noted();
    for lang in LANGS {
        let page = unfolded(&printed(&programme, Format::Ics, lang));
        let events: Vec<&str> = page.split("BEGIN:VEVENT").collect();
        for row in ROWS.map(|row| row + 1) {
            let event = events[row];
            let line = |name: &str| {
                let line = event.lines().find(|line| line.starts_with(name));
                line.unwrap_or_default().to_owned()
            };
            let with = |from: &str, to: &str| {
                let mut events: Vec<String> = events.iter().map(|it| (*it).to_owned()).collect();
                events[row] = event.replacen(from, to, 1);
                read(&events.join("BEGIN:VEVENT")).expect("a programme").programme
            };
            let wanted = |change: &dyn Fn(&mut Meeting)| {
                let mut programme = programme.clone();
                change(&mut programme.dates[row - 1]);
                write(&programme)
            };
            let found = with(&line("LOCATION:"), "LOCATION:Quai 3\\, au fond");
            assert_eq!(write(&found), wanted(&|it| it.place = some("Quai 3, au fond")));
            let title = "SUMMARY:Autre\u{a0}! · Sessions d’accompagnement EIG 2018";
            let found = with(&line("SUMMARY:"), title);
            assert_eq!(write(&found), wanted(&|it| it.theme = some("Autre\u{a0}!")), "{event}");
            // calendars give their own stamps, and write the rest anew
            let found = with(&line("DTSTAMP:"), "DTSTAMP:20301231T000000Z");
            assert_eq!(write(&found), write(&programme));
            let day = programme.dates[row - 1].date;
            let begin = format!("DTSTART:{}T070000Z", day.format("%Y%m%d"));
            let found = with(&line("DTSTART:"), &begin);
            let local = if day < date("2018-03-25") || day > date("2018-10-28") { 8 } else { 9 };
            let start = NaiveTime::from_hms_opt(local, 0, 0);
            assert_eq!(write(&found), wanted(&|it| it.start = start));
        }
    }
}

#[test]
fn a_field_of_a_document_changes_that_alone() {
    let programme = noted();
    let text = printed(&programme, Format::Json, Lang::Fr);
    let value: serde_json::Value = serde_json::from_str(&text).expect("a document");
    for row in 0..programme.dates.len() {
        for (name, typed, change) in [
            ("start", "09:15", (|it| it.start = time("09:15:00")) as fn(&mut Meeting)),
            ("place", "Quai 3", |it| it.place = some("Quai 3")),
            ("theme", "Bal", |it| it.theme = some("Bal")),
            ("note", "Une clé", |it| it.note = some("Une clé")),
        ] {
            let mut other = value.clone();
            other["dates"][row][name] = typed.into();
            let mut wanted = programme.clone();
            change(&mut wanted.dates[row]);
            let found = read(&other.to_string()).expect("a programme").programme;
            assert_eq!(write(&found), write(&wanted), "{row} {name}");
        }
    }
}

#[test]
fn what_stands_around_the_table_changes_that_alone() {
    let programme = of_2018();
    for (from, to, change) in [
        (
            "# Sessions d’accompagnement EIG 2018",
            "# L’année",
            (|it| it.title = "L’année".into()) as fn(&mut Programme),
        ),
        ("Source\u{a0}: Page", "Source\u{a0}: Cahier", |it| {
            let source = text(&it.source).replacen("Page", "Cahier", 1);
            it.source = some(&source);
        }),
        // a paragraph of somebody's own is not the frame
        ("15h00–18h30, L", "Bienvenue à vous.\n\n15h00–18h30, L", |_| {}),
        // what the table shows stays as it is where only the usual hours change
        ("15h00–18h30, L", "14h00–18h30, L", |it| {
            it.frame.start = time("14:00:00");
            for (meeting, at) in it.dates.iter_mut().zip(0..) {
                let own = if at == 0 { None } else { time("15:00:00") };
                meeting.start = meeting.start.filter(|_| at > 0).or(own);
            }
        }),
    ] {
        let page = printed(&programme, Format::Md, Lang::Fr);
        let changed = page.replacen(from, to, 1);
        assert_ne!(page, changed);
        let found = read(&changed).expect("a programme").programme;
        let mut wanted = programme.clone();
        change(&mut wanted);
        if to.starts_with("14h") {
            // a date that said this already goes on saying it
            wanted.dates[0].start = time("14:00:00");
        }
        assert_eq!(write(&found), write(&wanted), "{to}");
    }
}

#[test]
fn dates_come_and_go() {
    let programme = of_2018();
    let page = printed(&programme, Format::Md, Lang::Fr);
    let line = page.lines().find(|line| line.starts_with("| 2 mai")).expect("a date");
    let gone = read(&page.replacen(&format!("{line}\n"), "", 1)).expect("a programme").programme;
    let mut wanted = programme.clone();
    wanted.dates.remove(5);
    assert_eq!(write(&gone), write(&wanted));
    let new = "| 3 mai 2018 | 15h00–18h30 | Tous |  | Liberté Living Lab | Photo |  |  |  |  |";
    let more = page.replacen(line, &format!("{line}\n{new}"), 1);
    let found = read(&more).expect("a programme").programme;
    let mut wanted = programme.clone();
    let photo = Meeting {
        date: date("2018-05-03"),
        audience: some("Tous"),
        theme: some("Photo"),
        ..Meeting::default()
    };
    wanted.dates.insert(6, photo);
    assert_eq!(write(&found), write(&wanted));
    // a column that somebody took out hides it, and loses nothing
    let columns: BTreeMap<usize, String> = (0..).zip(page.lines().map(str::to_owned)).collect();
    let narrow: Vec<String> = columns
        .into_values()
        .map(|line| {
            if !line.starts_with("| ") {
                return line;
            }
            let mut cells: Vec<&str> = line.split(" | ").collect();
            cells.remove(3);
            cells.join(" | ")
        })
        .collect();
    let found = read(&narrow.join("\n")).expect("a programme").programme;
    assert_eq!(write(&found), write(&programme));
}

#[test]
fn what_is_shown_comes_back_without_the_programme_behind_it() {
    for lang in LANGS {
        let programme = of_2018();
        let page = printed(&programme, Format::Md, lang);
        let (cut, _) = page.split_once("<!--").expect("the programme behind it");
        let found = read(cut).expect("a programme").programme;
        let wanted = Programme { zone: None, ..programme.clone() };
        assert_eq!(write(&found), write(&wanted), "{cut}");
        let calendar = unfolded(&printed(&programme, Format::Ics, lang));
        let lines = calendar.lines().filter(|line| !line.starts_with("X-DEROULE"));
        let cut: String = lines.map(|line| format!("{line}\r\n")).collect();
        let found = read(&cut).expect("a programme").programme;
        let mut wanted = Programme { source: None, ..programme.clone() };
        for meeting in &mut wanted.dates {
            meeting.agenda = None;
        }
        assert_eq!(write(&found), write(&wanted), "{cut}");
    }
}

#[test]
fn a_calendar_of_somebody_else_becomes_a_programme() {
    let event = |start: &str, end: &str, title: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{start}@x\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;{start}\r\nDTEND;{end}\r\nSUMMARY:{title}\r\nLOCATION:Foyer\r\nDESCRIPTION:Venir\\nà l'heure\r\nEND:VEVENT\r\n"
        )
    };
    let day = |day: &str, title: &str| {
        let at = |hour: &str| format!("TZID=Europe/Paris:{day}T{hour}0000");
        event(&at("14"), &at("16"), title)
    };
    let calendar = |events: &[String]| {
        let head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//club//FR\r\nX-WR-CALNAME:Club\r\n";
        format!("{head}X-WR-TIMEZONE:Europe/Paris\r\n{}END:VCALENDAR\r\n", events.concat())
    };
    let two = calendar(&[day("20260212", "Nœuds"), day("20260108", "Cerfs-volants")]);
    let found = read(&two).expect("a programme").programme;
    assert_eq!((found.title.as_str(), found.zone), ("Club", Some(Paris)));
    let days: Vec<NaiveDate> = found.dates.iter().map(|it| it.date).collect();
    assert_eq!(days, [date("2026-01-08"), date("2026-02-12")]);
    assert_eq!((found.frame.start, found.frame.end), (time("14:00:00"), time("16:00:00")));
    assert_eq!(found.frame.place, some("Foyer"));
    assert_eq!(found.dates[0].theme, some("Cerfs-volants"));
    assert_eq!(found.dates[0].note, some("Venir à l'heure"));
    // a day is no year
    assert_eq!(read(&calendar(&[day("20260108", "A"), day("20260108", "B")])), None);
}

#[test]
fn remarks_are_shown_or_left_out_but_never_hidden() {
    for (format, lang) in FORMATS.into_iter().flat_map(|it| LANGS.map(|lang| (it, lang))) {
        let written = unfolded(&printed(&noted(), format, lang));
        let behind = usize::from(matches!(format, Format::Md | Format::Ics));
        assert_eq!(written.matches("Demander la salle").count(), 1 + behind, "{written}");
        let public = printed(&without_remarks(noted()), format, lang);
        assert!(!unfolded(&public).contains("Demander"), "{public}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_programme_comes_back(programme in a_programme(), english in any::<bool>()) {
        let lang = if english { Lang::En } else { Lang::Fr };
        for format in FORMATS {
            comes_back(&programme, format, lang)?;
        }
    }

    #[test]
    fn any_text_is_looked_through(text in "(<!--deroule:programme |X-DEROULE-PROGRAMME:|BEGIN:VCALENDAR|\\| Date \\| Agenda \\| Outcome \\||\\{\"dates\":|-->|%2|\\PC|\n){0,12}") {
        let _ = sealed::unseal_year(&text);
        let _ = read(&text);
    }
}
