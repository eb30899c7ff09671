//! The calendar of a page becomes a programme, and stays apart from the reading of a plan.

use chrono::NaiveDate;
use deroule::{
    agenda::{
        programme::{Programme, write},
        read::read_year,
    },
    import::{
        Context,
        year::{Part, ReadYear, YearFindingKind, year},
    },
};
use proptest::prelude::*;

/// A page as a wiki keeps it: the empty cells of its table were lost on the way.
const PAGE: &str = "Le club se retrouve chaque fois de 14h à 17h30 au Foyer rural.
Date | Jeunes / Parents | AMR | Lieu | Sujet | Objectifs | “After” |
---|---|---|---|---|---|---|
9 janvier | Parents seuls | Denis | Rentrée parents | Bilan et suite de l’année | ||
23 janvier | Jeunes seuls | Awa | Cerfs-volants | Vérifier que chacun sait coudre | ||
6 février | Jeunes + parents | Nour | Voile | Apprendre à virer sans tomber | ||
20 février | Jeunes seuls | Atelier Nœuds | Réparer les bouts abîmés | |||
6 mars | Jeunes + parents | Nour | 14h à l’école | Fête | Montrer ce qui vole | Goûter chez Awa |
20 mars | Jeunes seuls | 9h30 au port | “Grand large” | Sortir du port par vent faible | ||
3 avril | Jeunes seuls | |||||
17 avril | Jeunes + parents | Nour | ||||
1er mai | Parents seuls | Awa |
";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 1, 2).expect("a day")
}

fn read(text: &str) -> Option<ReadYear> {
    let context = Context { today: today(), name: Some("club") };
    year(text.as_bytes(), context, None).expect("not too large")
}

/// `2019-01-09 14:00-17:30 Foyer | audience | hosts | theme | objectives | after`, what is absent
/// left blank.
fn line(programme: &Programme, index: usize) -> String {
    let date = &programme.dates[index];
    let text = |text: &Option<deroule::agenda::Text>| text.clone().unwrap_or_default().to_string();
    let list = |texts: &[deroule::agenda::Text]| {
        texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(", ")
    };
    let start = date.start.map(|start| start.format("%H:%M").to_string()).unwrap_or_default();
    let cells = [
        date.date.to_string(),
        start,
        text(&date.place),
        text(&date.audience),
        list(&date.hosts),
        text(&date.theme),
        list(&date.objectives),
        text(&date.after),
    ];
    cells.join(" | ")
}

#[test]
fn lost_cells_are_put_back_by_sense() {
    let read = read(PAGE).expect("a calendar");
    let programme = &read.programme;
    let lines: Vec<String> = (0..programme.dates.len()).map(|at| line(programme, at)).collect();
    insta::assert_snapshot!(lines.join("\n").replace('\u{a0}', "~"));
    let frame = &programme.frame;
    assert_eq!(frame.place.as_deref(), Some("Foyer rural"));
    assert_eq!(frame.start.zip(frame.end).map(|(a, b)| (b - a).num_minutes()), Some(210));
    let moved = read.findings.iter().filter_map(|finding| match &finding.what {
        YearFindingKind::Moved { date, empty } => Some((finding.line, *date, empty.clone())),
        _ => None,
    });
    let moved: Vec<_> = moved.collect();
    assert!(
        moved.iter().any(|(line, _, empty)| *line == 7 && empty.contains(&Part::Hosts)),
        "{moved:?}"
    );
    let years: Vec<_> = read
        .findings
        .iter()
        .filter(|it| matches!(it.what, YearFindingKind::YearTaken { year: 2019 }))
        .collect();
    assert_eq!(years.len(), 1, "{:?}", read.findings);
}

#[test]
fn other_forms_of_the_same_table() {
    let markdown = "# Club 2020\n\n| Date | Audience | Theme | Where |\n| --- | --- | --- | --- |\n| 3 March | All | Kites |  |\n| 17 March |  | Knots | At the pier |\n| 31 March | Parents |  | Hall |\n";
    let html = "<h1>Club 2020</h1><table><tr><th>Date<th>Audience<th>Theme<th>Where</tr><tr><td>3 March<td>All<td>Kites<td></tr><tr><td>17 March<td><td>Knots<td>At the pier</tr><tr><td>31 March<td>Parents<td><td>Hall</tr></table>";
    let csv = "Date,Audience,Theme,Where\n2020-03-03,All,Kites,\n2020-03-17,,Knots,At the pier\n2020-03-31,Parents,,Hall\n";
    for text in [markdown, html, csv] {
        let programme = read(text).expect("a calendar").programme;
        let lines: Vec<String> =
            (0..programme.dates.len()).map(|at| line(&programme, at)).collect();
        assert_eq!(
            lines,
            [
                "2020-03-03 |  |  | All |  | Kites |  | ",
                "2020-03-17 |  | pier |  |  | Knots |  | ",
                "2020-03-31 |  | Hall | Parents |  |  |  | ",
            ],
            "{text}"
        );
    }
}

#[test]
fn years_follow_each_other() {
    let days = |text: &str| -> Vec<String> {
        let programme = read(text).expect("a calendar").programme;
        programme.dates.iter().map(|date| date.date.to_string()).collect()
    };
    let table =
        "Date | Sujet\n---|---\n3 novembre | a\n1er décembre | b\n5 janvier | c\n2 février | d\n";
    // on 2 January it is under way
    assert_eq!(days(table), ["2018-11-03", "2018-12-01", "2019-01-05", "2019-02-02"]);
    let of_year = "Date | Sujet\n---|---\n22 février | a\n21 juin | b\n22 novembre | c\n";
    for (today, first) in [
        ("2018-02-21", "2018-02-22"),
        ("2018-02-22", "2018-02-22"),
        ("2018-06-21", "2018-02-22"),
        ("2018-11-22", "2018-02-22"),
        ("2018-11-23", "2019-02-22"),
    ] {
        let context = Context { today: crate::make::date(today), name: None };
        let read = year(of_year.as_bytes(), context, None).expect("read").expect("a calendar");
        assert_eq!(read.programme.dates[0].date.to_string(), first, "{today}");
        assert_eq!(read.findings.len(), 1, "the year is announced: {:?}", read.findings);
    }
    assert_eq!(days(&format!("# Saison 2031\n\n{table}"))[..1], ["2031-11-03"]);
    let context = Context { today: today(), name: None };
    let read = year(table.as_bytes(), context, Some(2024)).expect("read").expect("a calendar");
    assert_eq!(read.programme.dates[3].date.to_string(), "2025-02-02");
    assert_eq!(read.findings, []);
}

#[test]
fn initials_of_the_usual_place_are_that_place() {
    let page = "Chaque fois de 14h à 17h30 à la Maison Jeune Public.\n\n| Date | Lieu | Sujet |\n| --- | --- | --- |\n| 9 janvier | 14h à la MJP | « Rentrée » |\n| 23 janvier | 9h30 à la MJP cour du Puits | “Cerfs-volants” (cour du Puits) |\n| 6 février | M.J.P. | Voile (débutants) |\n| 20 février | MJPT | « Un » et « deux » |\n";
    let programme = read(page).expect("a calendar").programme;
    assert_eq!(programme.frame.place.as_deref(), Some("Maison Jeune Public"));
    let said = programme.dates.iter().map(|it| (it.place.as_deref(), it.theme.as_deref()));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            (None, Some("Rentrée")),
            (Some("Maison Jeune Public, cour du Puits"), Some("Cerfs-volants")),
            (None, Some("Voile (débutants)")),
            (Some("MJPT"), Some("« Un » et « deux »")),
        ]
    );
}

#[test]
fn a_programme_is_called_as_its_page_not_by_a_key() {
    let table = "Date | Sujet\n---|---\n3 mars 2020 | a\n5 mai 2020 | b\n";
    let named = |text: &str, name| {
        let context = Context { today: today(), name: Some(name) };
        let read = year(text.as_bytes(), context, None).expect("read").expect("a calendar");
        (read.programme.title.to_string(), read.programme.source.map(|it| it.to_string()))
    };
    let some = |text: &str| Some(text.to_owned());
    let page = format!("# Le club\n\n{table}");
    assert_eq!(named(&page, "000_ace21471997f0929"), ("Le club".to_owned(), some("Le club")));
    assert_eq!(named(&page, "club-2020"), ("Le club".to_owned(), some("club-2020")));
    assert_eq!(named(table, "club-2020"), ("club-2020".to_owned(), some("club-2020")));
    assert_eq!(named(table, "000_ace21471997f0929"), ("Programme 2020".to_owned(), None));
}

#[test]
fn a_plan_is_no_calendar() {
    for text in [
        "- 13h30-13h45 : Accueil\n- 13h45-14h45 : Présentations",
        "| Heure | Sujet |\n| --- | --- |\n| 9h | Accueil |\n| 10h | Atelier |",
        "",
        "Date | Sujet",
        include_str!("../../../agendas/2018-06-21-demo-day.ron"),
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_rows_are_read(rows in prop::collection::vec("([^\n]{0,12}\\|){0,4}|(3 mars|le 5 mai|12/07) \\| [a-z|]{0,9}", 0..8)) {
        let text = format!("Date | Lieu | Sujet\n---|---|---\n{}", rows.join("\n"));
        if let Some(read) = read(&text) {
            prop_assert!(read.programme.dates.len() >= 2);
            let written = write(&read.programme);
            prop_assert_eq!(read_year(written.as_bytes()).programme, Some(read.programme), "{}", written);
        }
    }
}
