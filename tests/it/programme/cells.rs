//! What cells of somebody's table say beyond a day and its hours: it is kept, and it is said.

use chrono::NaiveDate;
use deroule::{
    agenda::{programme::Programme, write_time},
    i18n::{Lang, import::year::words},
    import::{
        Context,
        year::{ReadYear, year},
    },
};

fn read(text: &str) -> ReadYear {
    let today = NaiveDate::from_ymd_opt(2019, 1, 2).expect("a day");
    let context = Context { today, name: Some("club-2019") };
    let read = year(text.as_bytes(), context, None).expect("not too large");
    read.expect("a calendar")
}

/// `2019-04-04 09:00-12:00 Foyer | audience | theme | note`, what is absent left blank.
fn lines(programme: &Programme) -> Vec<String> {
    let text = |text: &Option<deroule::agenda::Text>| text.clone().unwrap_or_default().to_string();
    let lines = programme.dates.iter().map(|date| {
        let times = [date.start, date.end].map(|time| time.map(write_time).unwrap_or_default());
        let [audience, theme, note] = [&date.audience, &date.theme, &date.note].map(text);
        let place = text(&date.place);
        format!("{} {} {place} | {audience} | {theme} | {note}", date.date, times.join("-"))
    });
    lines.collect()
}

/// What is said of a reading, by line.
fn said(read: &ReadYear) -> Vec<(u32, String)> {
    let says = read.findings.iter().map(|finding| {
        let said = words(Lang::Fr, &finding.what);
        (finding.line, said.says.replace('\u{a0}', "~"))
    });
    says.collect()
}

#[test]
fn words_in_the_column_of_hours_are_kept_and_said() {
    let read = read(
        "Date,Horaires,Thème\n2024-01-16,toute la journée,Deux\n2024-01-17,le matin,Trois\n2024-01-18,25h-26h,Quatre\n2024-01-19,\"14h\n16h30\",Cinq\n2024-01-20,—,Six\n",
    );
    assert_eq!(
        lines(&read.programme),
        [
            "2024-01-16 -  |  | Deux | Horaires : toute la journée",
            "2024-01-17 -  |  | Trois | Horaires : le matin",
            "2024-01-18 -  |  | Quatre | Horaires : 25h-26h",
            "2024-01-19 14:00-16:30  |  | Cinq | ",
            "2024-01-20 -  |  | Six | ",
        ]
    );
    insta::assert_debug_snapshot!(said(&read));
}

#[test]
fn hours_and_second_days_in_the_cell_of_a_date() {
    let read = read(
        "# Club 2019\n\n| Date | Public | Sujet |\n| --- | --- | --- |\n| 4 avril (9h-12h) | Tous | Voile |\n| 2 mai, au port | Tous | Nœuds |\n| 6–7 juin | Tous | Grand large |\n| 4 juillet 2019 (jeudi) | Tous | Fête |\n",
    );
    assert_eq!(
        lines(&read.programme),
        [
            "2019-04-04 09:00-12:00  | Tous | Voile | ",
            "2019-05-02 -  | Tous | Nœuds | Date : 2 mai, au port",
            "2019-06-06 -  | Tous | Grand large | Date : 6–7 juin",
            "2019-07-04 -  | Tous | Fête | ",
        ]
    );
    insta::assert_debug_snapshot!(said(&read));
}

#[test]
fn hours_that_contradict_those_of_the_date_are_kept() {
    let read = read(
        "Date,Début,Fin,Thème\n2019-04-04 (9h-12h),9h,12h,a\n2019-05-02 (9h),14h,17h,b\n2019-06-06,9h-12h,,c\n",
    );
    assert_eq!(
        lines(&read.programme),
        [
            "2019-04-04 -  |  | a | ",
            "2019-05-02 14:00-17:00  |  | b | Date : 2019-05-02 (9h)",
            "2019-06-06 -  |  | c | ",
        ],
        "{:?}",
        read.programme.frame
    );
    assert_eq!(said(&read).len(), 1);
}

#[test]
fn a_cell_over_several_columns_moves_none_of_the_others() {
    let page = "<table><tr><th>Date</th><th>Début</th><th>Fin</th><th></th></tr><tr><td>12 octobre 2023</td><td>9h</td><td>12h</td><td>Matin</td></tr>\n<tr><td>20 décembre 2023</td><td colspan=2>toute la journée</td><td>Noël</td></tr></table>";
    let [first, second] = [0, 1].map(|at| lines(&read(page).programme).swap_remove(at));
    assert_eq!(first, "2023-10-12 09:00-12:00  |  |  | Matin");
    assert_eq!(second, "2023-12-20 -  |  |  | Début : toute la journée ; Noël");
    let told = said(&read(page));
    assert_eq!(told.len(), 1, "{told:?}");
    let page = "<table><tr><th>Date<th>Qui<th>Thématique<th>Lieu</tr><tr><td>2019-03-07<td colspan=2>Journée ouverte<td>Foyer</tr><tr><td>2019-04-04<td>Tous<td>Voile<td>Port</tr><tr><td>2019-05-02<td>Tous<td colspan=2>Bilan</tr></table>";
    assert_eq!(
        lines(&read(page).programme),
        [
            "2019-03-07 - Foyer |  | Journée ouverte | ",
            "2019-04-04 - Port | Tous | Voile | ",
            "2019-05-02 -  | Tous | Bilan | ",
        ]
    );
    assert_eq!(said(&read(page)), []);
    for head in ["<th>Début<th>Fin", "<th colspan=2>Horaires"] {
        let page = format!(
            "<table><tr><th>Date{head}<th>Thème</tr><tr><td>2019-03-07<td>14h<td>16h<td>a</tr><tr><td>2019-04-04<td colspan=2>9h-12h<td>b</tr><tr><td>2019-05-02<td colspan=3>Relâche</tr></table>"
        );
        assert_eq!(
            lines(&read(&page).programme),
            [
                "2019-03-07 14:00-16:00  |  | a | ",
                "2019-04-04 09:00-12:00  |  | b | ",
                "2019-05-02 -  |  | Relâche | ",
            ],
            "{head}"
        );
        assert_eq!(said(&read(&page)), [], "{head}");
    }
}

#[test]
fn what_is_usual_stands_behind_a_label_above_the_table() {
    let table =
        "| Date | Sujet |\n| --- | --- |\n| 4 avril 2019 | Voile |\n| 2 mai 2019 | Nœuds |\n";
    for above in [
        "Cadre habituel : 14h-17h30, Salle Rouge.",
        "**Cadre habituel** : de 14h à 17h30, dans la Salle Rouge. Venez nombreux.",
        "Horaires : 14h-17h30\n\nLieu : Salle Rouge",
        "- Lieu : Salle Rouge\n- Horaires : 14h-17h30",
        "Cadre habituel : Salle Rouge, 14h-17h30",
        "Usual hours: 14:00-17:30, Salle Rouge",
        "De 14h à 17h30, Salle Rouge",
    ] {
        let read = read(&format!("# Club\n\n{above}\n\n{table}"));
        let frame = &read.programme.frame;
        let times = [frame.start, frame.end].map(|time| time.map(write_time).unwrap_or_default());
        assert_eq!(times.join("-"), "14:00-17:30", "{above}");
        assert_eq!(frame.place.as_deref(), Some("Salle Rouge"), "{above}");
        assert_eq!(said(&read), [], "{above}");
    }
    let read = read(&format!("# Club\n\nLa fête a lieu de 14h à 17h30.\n\n{table}"));
    assert_eq!(read.programme.frame.start, None);
    assert_eq!(
        said(&read),
        [(3, "Ces heures ne sont pas reprises~: «~La fête a lieu de 14h à 17h30.~».".to_owned())]
    );
}
