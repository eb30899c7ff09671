//! Whatever bytes are read as a programme: sessions come out that stay within the limits and make
//! agendas without an error, in every format; and what is too large is refused with its limit.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::Europe::Paris;
use deroule::{
    agenda::{
        self, Opening,
        check::{Severity, check},
    },
    i18n::{Lang, import as words},
    import::{
        self, Binary, Context, FindingKind, Format, MAX_CELLS, MAX_FINDINGS, MAX_LINE, MAX_LINES,
        MAX_ROWS, MAX_SLOTS, ReadAgenda,
    },
};
use proptest::{
    prelude::*,
    sample::{Index, select},
};

use crate::shapes::SHAPES;

const FORMATS: [Format; 8] = [
    Format::Plain,
    Format::Markdown,
    Format::Org,
    Format::Html,
    Format::Csv,
    Format::Ical,
    Format::Json,
    Format::Ron,
];

fn context() -> Context<'static> {
    Context { today: NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day"), name: Some("x") }
}

/// Reads bytes in a format, or in the one that they look like; returns what does not hold.
fn wrong(format: Option<Format>, bytes: &[u8]) -> Option<String> {
    let reading = match format {
        Some(format) => import::read_as(format, bytes, context()),
        None => import::read(bytes, context()),
    };
    let sessions = reading.expect("not too large").sessions;
    if sessions.is_empty() {
        return Some("no session".to_owned());
    }
    sessions.iter().take(20).find_map(|session| {
        let bounded = session.slots.len() <= MAX_SLOTS && session.findings.len() <= MAX_FINDINGS;
        if bounded { strict(session) } else { Some("beyond the limits".to_owned()) }
    })
}

fn strict(session: &ReadAgenda) -> Option<String> {
    let today = context().today;
    let made = import::agenda(session, words::phase_names(Lang::Fr), today);
    let written = agenda::write(&made);
    let loaded = agenda::read::read(written.as_bytes());
    if loaded.agenda.as_ref() != Some(&made) {
        return Some(format!("does not load back: {:?}\n{written}", loaded.problems));
    }
    let begin = NaiveDateTime::from(today).and_utc();
    let date = made.date.unwrap_or(today);
    let opening =
        Opening { date, zone: made.zone.unwrap_or(Paris), shift: TimeDelta::zero(), begin };
    let errors: Vec<_> = check(&made, &opening)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    (!errors.is_empty()).then(|| format!("{errors:?}\n{written}"))
}

#[test]
fn every_shape_is_read_within_the_limits() {
    for (name, shape) in SHAPES {
        assert_eq!(wrong(None, &shape(3_000)), None, "{name}");
    }
}

/// Lines of programmes in four languages, and what stands around them.
fn line() -> impl Strategy<Value = String> {
    let time = select(vec![
        "9h",
        "9h30",
        "13h-14h",
        "9:30",
        "2pm",
        "14 Uhr",
        "9.30 Uhr",
        "12:45 - 1:15",
        "24h",
        "23h-1h",
        "0930-1000",
        "half past nine",
        "halb zehn",
        "midi",
        "a las 10",
        "de 15h à 16h",
        "20h00 - …",
        "a.m.",
        "99:99",
        "20 min",
        "(15 min)",
        "1h30",
        "une demi-heure",
        "2 x 25 min",
        "½ h",
        "",
    ]);
    let title = select(vec![
        "Accueil",
        "Pause café",
        "Présentation de quatre défis",
        "Kurzvorträge, 3 x 10 Minuten",
        "Lightning talks, 5 min each + 2 min Q&A",
        "Terugkoppeling",
        "Bienvenida",
        "Fin",
        "Lunch",
        "Ateliers au choix",
        "chaque équipe a 5 minutes, dont 2 de questions",
        "6 groups x 5 minutes",
        "Objectifs : partager",
        "Lieu : Ségur",
        "Animation : Ada",
        "Programme",
        "Samedi 24 janvier",
        "Session du 20 mai 2027",
        "Jour 2",
        "June 21st, 2018",
        "2027-02-30",
        "Qu'est-ce qui bloque ?",
        "👩‍🔬",
        "\u{202e}",
        "**Accueil**",
        "| a |",
        "a;b;c",
        "<b>a</b>",
        "",
        "Salle A",
        "…",
    ]);
    let mark = select(vec![
        "- ",
        "* ",
        "  - ",
        "1. ",
        "# ",
        "## ",
        "| ",
        "",
        "",
        "** ",
        "\t",
        "• ",
        "> ",
        "<li>",
        "<td>",
        "SUMMARY:",
        "DTSTART:20270621T0900",
        "\"title\": \"",
        "#+TITLE: ",
        "---",
        "|---|---|",
    ]);
    let joint = select(vec![" ", " : ", " – ", "\t", " | ", ";", ", ", "\n", ""]);
    (mark, time, joint, title, any::<bool>()).prop_map(|(mark, time, joint, title, tail)| {
        if tail {
            format!("{mark}{title}{joint}{time}\n")
        } else {
            format!("{mark}{time}{joint}{title}\n")
        }
    })
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..24).prop_map(|lines| lines.concat())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn any_lines_make_agendas_in_any_format(text in document(), format in select(FORMATS.to_vec())) {
        prop_assert_eq!(wrong(None, text.as_bytes()), None);
        prop_assert_eq!(wrong(Some(format), text.as_bytes()), None);
    }

    #[test]
    fn any_bytes_make_agendas_in_any_format(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        format in select(FORMATS.to_vec()),
    ) {
        prop_assert_eq!(wrong(Some(format), &bytes), None);
    }

    #[test]
    fn broken_shapes_make_agendas(
        shape in select(SHAPES.to_vec()),
        cut in any::<Index>(),
        byte in any::<u8>(),
    ) {
        let (_, shape) = shape;
        let mut bytes = shape(800);
        let at = cut.index(bytes.len());
        bytes[at] = byte;
        prop_assert_eq!(wrong(None, &bytes), None);
        prop_assert_eq!(wrong(None, &bytes[at..]), None);
    }
}

fn told(bytes: &[u8]) -> Vec<FindingKind> {
    let reading = import::read(bytes, context()).expect("not too large");
    reading.sessions[0].findings.iter().map(|finding| finding.what.clone()).collect()
}

#[test]
fn what_is_left_out_is_told_with_its_limit() {
    let row = |cells: usize| format!("|{}\n", " 9h |".repeat(cells));
    let wide = FindingKind::TooManyCells { limit: MAX_CELLS };
    assert!(told(row(MAX_CELLS + 1).as_bytes()).contains(&wide));
    assert!(!told(row(MAX_CELLS).as_bytes()).contains(&wide));
    let tall = FindingKind::TooManyRows { limit: MAX_ROWS };
    assert!(told(row(1).repeat(MAX_ROWS + 1).as_bytes()).contains(&tall));
    assert!(!told(row(1).repeat(MAX_ROWS).as_bytes()).contains(&tall));
    let endless = FindingKind::TooManyLines { limit: MAX_LINES };
    assert!(told("- a\n".repeat(MAX_LINES + 1).as_bytes()).contains(&endless));
    assert!(!told("- a\n".repeat(MAX_LINES).as_bytes()).contains(&endless));
    let long = FindingKind::LongLine { limit: MAX_LINE };
    let page = |length: usize| format!("<p>{}</p>", "a".repeat(length));
    assert!(told(page(MAX_LINE + 1).as_bytes()).contains(&long));
    assert!(!told(page(MAX_LINE).as_bytes()).contains(&long));
    let events = "BEGIN:VEVENT\nDTSTART:20270621T090000\nEND:VEVENT\n".repeat(MAX_SLOTS + 1);
    let calendar = format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
    assert!(told(calendar.as_bytes()).contains(&FindingKind::TooManySlots { limit: MAX_SLOTS }));
}

#[test]
fn a_packed_file_is_told_and_not_read() {
    let shape = |name| SHAPES.iter().find(|(other, _)| *other == name).expect("a shape").1;
    let packed = FindingKind::NotText { what: Binary::Other };
    assert!(told(&shape("random")(8_192)).contains(&packed));
    assert!(!told(&shape("random-letters")(8_192)).contains(&packed));
    // a sign that no keyboard writes makes no text another thing
    let stray = "9h Accueil et tour de table\0\n10h Ateliers\u{1}\n";
    assert!(!told(stray.as_bytes()).contains(&packed));
}

#[test]
fn components_without_end_are_no_calendar() {
    let calendar = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\n".repeat(4_000));
    assert!(told(calendar.as_bytes()).contains(&FindingKind::Broken { format: Format::Ical }));
}

/// Gives the program ten megabytes on one line, as a file or on its standard input.
fn ten_megabytes(lang: &str, piped: bool) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deroule.txt");
    let bytes = vec![b'a'; 10_000_000];
    let mut program = Command::new(env!("CARGO_BIN_EXE_deroule"));
    program.args(["--lang", lang, "import"]).env("DEROULE_DATA", folder.path());
    program.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let output = if piped {
        let mut running = program.arg("-").spawn().expect("the program runs");
        // it stops reading at the limit
        let _cut = running.stdin.take().expect("its input").write_all(&bytes);
        running.wait_with_output()
    } else {
        std::fs::write(&path, &bytes).expect("a file");
        program.arg("deroule.txt").current_dir(folder.path()).output()
    };
    let output = output.expect("the program ends");
    (output.status.code(), String::from_utf8(output.stderr).expect("text").replace('\u{a0}', " "))
}

#[test]
fn ten_megabytes_are_refused_with_the_limit_in_both_languages() {
    let said = |lang, piped| ten_megabytes(lang, piped);
    let text = |text: &str| (Some(2), text.to_owned());
    assert_eq!(
        said("fr", false),
        text(
            "deroule.txt: 9766 Kio, c’est trop pour un agenda\n  Un agenda fait au plus 1024 Kio : est-ce le bon fichier ?\n"
        )
    );
    assert_eq!(
        said("fr", true),
        text(
            "-: plus de 1024 Kio, c’est trop pour un agenda\n  Un agenda fait au plus 1024 Kio : donnez-en moins.\n"
        )
    );
    assert_eq!(
        said("en", false),
        text(
            "deroule.txt: 9766 KiB is too much for an agenda\n  An agenda has at most 1024 KiB: is this the right file?\n"
        )
    );
    assert_eq!(
        said("en", true),
        text(
            "-: more than 1024 KiB is too much for an agenda\n  An agenda has at most 1024 KiB: give it less.\n"
        )
    );
}
