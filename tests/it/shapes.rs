//! Files of any size to read: ordinary programmes in every format, and what nobody would write.
//!
//! Shared by the bench of the import and by its tests. Data only; the same size gives the same
//! bytes.

use std::fmt::Write;

/// Makes a file of about so many bytes.
pub(crate) type Shape = fn(usize) -> Vec<u8>;

/// Every shape by its name.
pub(crate) const SHAPES: &[(&str, Shape)] = &[
    ("plain", plain),
    ("markdown", markdown),
    ("markdown-table", |size| table(size, "| ", " | ", " |\n", "|---|---|---|---|\n")),
    ("org", org),
    ("html", html),
    ("html-table", html_table),
    ("csv-comma", |size| table(size, "", ",", "\n", "")),
    ("csv-semicolon", |size| table(size, "", ";", "\n", "")),
    ("csv-tab", |size| table(size, "", "\t", "\n", "")),
    ("ics", ics),
    ("json", json),
    ("json-ontime", ontime),
    ("ron", ron),
    ("prose", prose),
    ("mail", mail),
    ("digits", |size| lines(size, "0123456789")),
    ("digit-lines", |size| repeat(size, "1234\n")),
    ("times", |size| lines(size, "13h30 ")),
    ("time-lines", |size| repeat(size, "13h30\n")),
    ("ones", |size| lines(size, "1 ")),
    ("colons", |size| lines(size, ":")),
    ("colon-words", |size| lines(size, "a : ")),
    ("brackets", |size| lines(size, "(")),
    ("square-brackets", |size| lines(size, "[")),
    ("bracket-pairs", |size| lines(size, "(9h) [")),
    ("bullets", |size| repeat(size, "- \n")),
    ("bullet-letters", |size| repeat(size, "- a\n")),
    ("short-words", |size| lines(size, "a ")),
    ("stars", |size| lines(size, "*")),
    ("strong", |size| lines(size, "**a** ")),
    ("backticks", |size| lines(size, "`a` ``")),
    ("links", |size| lines(size, "[a](b)")),
    ("quotes-deep", |size| lines(size, "> ")),
    ("spaces", |size| lines(size, " ")),
    ("line-feeds", |size| repeat(size, "\n")),
    ("dashes", |size| lines(size, "-")),
    ("dash-lines", |size| repeat(size, "---\n")),
    ("pipes", |size| lines(size, "|")),
    ("wide-table", |size| wide(size, 20_000)),
    ("square-table", |size| wide(size, 500)),
    ("long-table", |size| wide(size, 3)),
    ("blank-tables", |size| repeat(size, "| a | 9h |\n\n")),
    ("drawn-tables", |size| repeat(size, "a | 9h\n-|-\n9h | b\n\n")),
    ("nested-list", |size| nested(size, 50)),
    ("nested-list-deep", |size| nested(size, 1_000)),
    ("one-line", |size| repeat(size, "Accueil et tour de table, ")),
    ("one-word", |size| repeat(size, "a")),
    ("one-number", |size| repeat(size, "1")),
    ("long-lines", |size| repeat(size, &format!("{}\n", "9h pause 10 min par défi, ".repeat(150)))),
    ("wrapped", |size| {
        repeat(size, "et la suite du texte qui va jusqu'au bord de la page sans fin aucune mais\n")
    }),
    ("html-deep", |size| repeat(size, "<div>")),
    ("html-lists", |size| repeat(size, "<ul><li>")),
    ("html-cells", |size| format!("<table><tr>{}", repeat_text(size, "<td>9h")).into_bytes()),
    ("html-spans", |size| {
        let row = "<tr><td rowspan=64 colspan=64>9h<td rowspan=9>a";
        format!("<table>{}", repeat_text(size, row)).into_bytes()
    }),
    ("html-tables", |size| repeat(size, "<table><tr><td>9h<td>a</table>")),
    ("html-tags", |size| format!("<p>{}", repeat_text(size, "<b></b><i>")).into_bytes()),
    ("html-attributes", |size| format!("<p {}>9h", repeat_text(size, "a=b ")).into_bytes()),
    ("html-entities", |size| format!("<p>{}", repeat_text(size, "&eacute;&amp;")).into_bytes()),
    ("html-text", |size| format!("<p>{}", repeat_text(size, "13h30 pause ")).into_bytes()),
    ("csv-quotes", |size| repeat(size, "\"a\"\"b\",\"9h\n\",9h\n")),
    ("csv-open-quote", |size| format!("9h,a\n10h,\"{}", repeat_text(size, "b,\n")).into_bytes()),
    ("csv-long-cell", |size| format!("9h,a\n10h,{}\n", repeat_text(size, "b ")).into_bytes()),
    ("ics-folded", ics_folded),
    ("ics-one-line", |size| {
        let text = repeat_text(size, "a\\, ");
        format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{text}\nEND:VEVENT\nEND:VCALENDAR\n")
            .into_bytes()
    }),
    ("ics-broken", |size| {
        format!("BEGIN:VCALENDAR\n{}", repeat_text(size, "BEGIN:VEVENT\n")).into_bytes()
    }),
    ("json-deep", |size| repeat(size, "[")),
    ("json-closed-deep", |size| {
        format!("{}{}", "[".repeat(size / 2), "]".repeat(size / 2)).into_bytes()
    }),
    ("json-numbers", |size| format!("[{}0]", repeat_text(size, "1,")).into_bytes()),
    ("json-objects", |size| format!("[{}{{}}]", repeat_text(size, "{},")).into_bytes()),
    ("json-string", |size| {
        let text = repeat_text(size, "13h30 défi ");
        format!("[{{\"title\":\"{text}\",\"start\":\"9:00\"}}]").into_bytes()
    }),
    ("json-same-title", |size| {
        let slot = "{\"title\":\"a\",\"start\":\"9:00\"},\n";
        format!("[{}{{}}]", repeat_text(size, slot)).into_bytes()
    }),
    ("org-headlines", |size| repeat(size, "* a\n** 9h-10h b\n")),
    ("org-deep", |size| repeat(size, &format!("{} a\n", "*".repeat(300)))),
    ("org-marks", |size| format!("#+TITLE: a\n{}", repeat_text(size, "*/_=~+ [[a <")).into_bytes()),
    ("org-links", |size| format!("#+TITLE: a\n{}", repeat_text(size, "[[\n<\n")).into_bytes()),
    ("ron-deep", |size| format!("Agenda({}", repeat_text(size, "[(")).into_bytes()),
    ("ron-broken", |size| format!("Agenda({}", repeat_text(size, "a: 1, ")).into_bytes()),
    ("headings", |size| repeat(size, "# Session\n")),
    ("heading-ladder", |size| repeat(size, "# a\n## b\n### c\n#### d\n##### e\n###### f\n")),
    ("days", |size| repeat(size, "# Samedi 24 janvier\n- 9h a\n")),
    ("sessions", |size| repeat(size, "## Session du 20 mai 2027\n- 14h-15h : Défis\n\n")),
    ("backwards", |size| repeat(size, "- 18h a\n- 9h b\nb\n")),
    ("framed", |size| repeat(size, "9h-18h Atelier\n")),
    ("frames", frames),
    ("rules", rules),
    ("labels", |size| repeat(size, "Objectifs :\n- a\nAnimation : b\nLieu : c\n")),
    ("objectives", |size| {
        format!("Objectifs :\n{}", repeat_text(size, "- savoir faire\n")).into_bytes()
    }),
    ("dates", |size| lines(size, "jeudi 21 juin 2018 ")),
    ("numbers", |size| lines(size, "quarante-cinq vingt ")),
    ("counts", |size| lines(size, "4 défis de 5 min par équipe + 3 min de questions, ")),
    ("kinds", |size| lines(size, "pause café présentation débrief atelier ")),
    ("kind-letters", |size| lines(size, "p c d ")),
    ("between", |size| lines(size, "de de de de 9h à à ")),
    ("random", random),
    ("random-letters", random_letters),
    ("random-text", random_text),
    ("latin-1", |size| plain(size).into_iter().map(|c| if c >= 0x80 { 0xE9 } else { c }).collect()),
    ("utf-16", |size| {
        let text = String::from_utf8_lossy(&plain(size / 2)).into_owned();
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    }),
    ("combining", |size| lines(size, "e\u{301}\u{302}\u{303}")),
    ("zero-width", |size| lines(size, "9\u{200D}h\u{200B}")),
    ("nuls", |size| vec![0; size]),
    ("emoji", |size| lines(size, "👩\u{200D}🔬 9h ")),
    ("astral", |size| lines(size, "𝟗𝐡 ")),
];

fn repeat_text(size: usize, unit: &str) -> String {
    unit.repeat((size / unit.len()).max(1))
}

fn repeat(size: usize, unit: &str) -> Vec<u8> {
    repeat_text(size, unit).into_bytes()
}

/// The same in lines that are hardly shorter than the longest one read.
fn lines(size: usize, unit: &str) -> Vec<u8> {
    repeat(size, &format!("{}\n\n", repeat_text(size.min(3_992) - 2, unit)))
}

/// Repeats what `unit` writes for 0, 1, 2… until the size is reached.
fn counted(size: usize, before: &str, unit: impl Fn(&mut String, usize), after: &str) -> Vec<u8> {
    let mut out = String::from(before);
    let mut number = 0;
    loop {
        let from = out.len();
        unit(&mut out, number);
        if out.len() + after.len() > size {
            out.truncate(from);
            break;
        }
        number += 1;
    }
    out.push_str(after);
    out.into_bytes()
}

/// A time in the afternoon, later for each number until the day is over.
fn time(number: usize) -> String {
    format!("{}:{:02}", 8 + number % 40 / 4, number % 4 * 15)
}

fn plain(size: usize) -> Vec<u8> {
    counted(
        size,
        "",
        |out, _| {
            out.push_str(
                "Session du 21 juin 2027\nLieu : Ségur, salle 4123\nObjectifs : partager les avancées\n\n\
                 Programme\n- 13h30 - 13h45 : Accueil\n- 13h45-14h45 Présentation de quatre défis, 5 minutes \
                 par défi et 10 minutes de questions\n- 14h45-15h : Pause café\n- 15h - 16h30 : Ateliers au choix\n  \
                 - Atelier 1 : faire parler les données\n  - Qu'est-ce qui bloque ?\n- 16h30-17h Restitution, \
                 3 min par groupe\n- 17h : Pot de clôture\n\nMerci de venir avec votre ordinateur.\n\n",
            );
        },
        "",
    )
}

fn markdown(size: usize) -> Vec<u8> {
    counted(
        size,
        "# Les sessions\n\n",
        |out, number| {
            let _ = write!(
                out,
                "## Session {number} (21 juin 2027)\n\n**Lieu :** Ségur\n\n### Objectifs\n\n- Partager les \
                 [avancées](https://example.org)\n- Se connaître\n\n### Programme\n\n- **9h-9h15** : Accueil\n\
                 - **9h15-10h** : *Démos* de trois équipes (10 min + 5 min de questions)\n- 10h-10h15 Pause\n\
                 - 10h15-12h : Ateliers\n    - Ouvrir ses données\n    - Fermer ses tickets\n\n> Apportez vos questions.\n\n"
            );
        },
        "",
    )
}

fn org(size: usize) -> Vec<u8> {
    counted(
        size,
        "#+TITLE: Journée\n#+DATE: <2027-06-21 lun.>\n",
        |out, number| {
            let _ = write!(
                out,
                "* Demi-journée {number}\n** TODO Accueil :salle:\nSCHEDULED: <2027-06-21 lun. 09:00-09:15>\n\
                 :PROPERTIES:\n:Effort: 0:15\n:END:\n** 9h15-10h /Démos/ des [[https://example.org][équipes]]\n\
                 - 5 min chacune\n** Pause (15 min)\n"
            );
        },
        "",
    )
}

fn html(size: usize) -> Vec<u8> {
    counted(
        size,
        "<!DOCTYPE html><html><head><title>Journée</title></head><body>",
        |out, number| {
            let _ = write!(
                out,
                "<h2>Session {number}</h2>\n<p><strong>Lieu&nbsp;:</strong> Ségur</p>\n<ul class=\"plan\">\n\
                 <li>9h &ndash; 9h15 : Accueil</li>\n<li><b>9h15-10h</b> : D&eacute;mos de trois &eacute;quipes</li>\n\
                 <li>10h-10h15 : Pause</li>\n<li>10h15-12h : Ateliers<ul><li>Donn&eacute;es</li><li>Outils</li></ul></li>\n\
                 </ul>\n"
            );
        },
        "</body></html>",
    )
}

fn html_table(size: usize) -> Vec<u8> {
    counted(
        size,
        "<table><tr><th>Heure</th><th>Activité</th><th>Salle</th></tr>\n",
        |out, number| {
            let start = time(number);
            let _ = writeln!(
                out,
                "<tr><td>{start}</td><td>Démo <em>n° {number}</em></td><td>B{}</td></tr>",
                number % 3
            );
        },
        "</table>",
    )
}

fn table(size: usize, before: &str, mark: &str, after: &str, under: &str) -> Vec<u8> {
    let row = |cells: [&str; 4]| format!("{before}{}{after}", cells.join(mark));
    let head = row(["Horaire", "Titre", "Salle", "Intervenants"]) + under;
    counted(
        size,
        &head,
        |out, number| {
            let (start, end) = (time(number), time(number + 1));
            let title = format!("Présentation {number}");
            out.push_str(&row([&format!("{start}-{end}"), &title, "Amphi", "Ada Martin"]));
        },
        "",
    )
}

fn ics(size: usize) -> Vec<u8> {
    counted(
        size,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Journée\r\nX-WR-TIMEZONE:Europe/Paris\r\n",
        |out, number| {
            let _ = write!(
                out,
                "BEGIN:VEVENT\r\nUID:{number}@example.org\r\nDTSTART:20270621T{:02}{:02}00Z\r\n\
                 DTEND:20270621T{:02}{:02}00Z\r\nSUMMARY:Démo {number}\r\nLOCATION:Ségur\\, salle {}\r\n\
                 DESCRIPTION:Cinq minutes de présentation\\n\r\n puis dix minutes de questions\r\nEND:VEVENT\r\n",
                7 + number % 10,
                number % 60,
                8 + number % 10,
                number % 60,
                number % 5,
            );
        },
        "END:VCALENDAR\r\n",
    )
}

fn ics_folded(size: usize) -> Vec<u8> {
    let text = repeat_text(size, "pause de 9h à 10h\r\n ");
    format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270621T090000\r\nSUMMARY:a\r\n\
         DESCRIPTION:{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    .into_bytes()
}

fn json(size: usize) -> Vec<u8> {
    counted(
        size,
        "{\"schedule\":{\"conference\":{\"title\":\"Journée\",\"time_zone_name\":\"Europe/Paris\",\"days\":\
         [{\"date\":\"2027-06-21\",\"rooms\":{\"Amphi\":[\n",
        |out, number| {
            let _ = writeln!(
                out,
                "{{\"id\":{number},\"title\":\"Démo {number}\",\"start\":\"{}\",\"duration\":\"00:15\",\
                 \"abstract\":\"De vraies archives\",\"persons\":[{{\"public_name\":\"Ada Martin\"}}]}},",
                time(number)
            );
        },
        "{}]}}]}}}",
    )
}

fn ontime(size: usize) -> Vec<u8> {
    let entry = |out: &mut String, number: usize| {
        let start = number * 60_000 % 86_400_000;
        let _ = writeln!(
            out,
            "{{\"id\":\"{number}\",\"type\":\"event\",\"title\":\"Démo {number}\",\"timeStart\":{start},\
             \"timeEnd\":{},\"duration\":60000,\"note\":\"De vraies archives\"}},",
            start + 60_000
        );
    };
    counted(size, "{\"project\":{\"title\":\"Journée\"},\"rundown\":[\n", entry, "{}]}")
}

fn ron(size: usize) -> Vec<u8> {
    counted(
        size,
        "Agenda(\n    title: \"Journée\",\n    date: \"2027-06-21\",\n    slots: [\n",
        |out, number| {
            let note = "de vraies archives, ".repeat(30);
            let _ = writeln!(
                out,
                "        (length: \"1m\", kind: presentations, title: \"Démo {number}\", note: \"{note}\"),"
            );
        },
        "    ],\n)\n",
    )
}

fn prose(size: usize) -> Vec<u8> {
    counted(
        size,
        "",
        |out, number| {
            let _ = write!(
                out,
                "Le défi numéro {number} a commencé il y a trois mois avec deux personnes, et le\nproduit sera ouvert \
                 à tous en janvier. Les équipes se retrouvent chaque jeudi à\nSégur pour partager ce qu'elles ont appris, \
                 et repartent avec des questions.\n\n"
            );
        },
        "",
    )
}

fn mail(size: usize) -> Vec<u8> {
    counted(
        size,
        "",
        |out, number| {
            let _ = write!(
                out,
                "Dear all,\n\nhere is the plan for Thursday, June 21st ({number} people registered so far):\n\n\
                 9:30 am  Welcome and coffee\n10:00    Lightning talks, 4 speakers, 10 minutes each + 5 min Q&A\n\
                 11:15    Break (15 min)\n11:30    Working groups, 2 x 25 min\n12:30 pm Lunch\n\n\
                 Das Programm beginnt um 9 Uhr und endet gegen halb fünf.\n\nBest,\nAda\n\n"
            );
        },
        "",
    )
}

fn wide(size: usize, columns: usize) -> Vec<u8> {
    let row = format!("|{}\n", " 9h |".repeat(columns));
    let delimiter = format!("|{}\n", "---|".repeat(columns));
    let rows = size.saturating_sub(row.len() + delimiter.len());
    format!("{row}{delimiter}{}", repeat_text(rows, &row)).into_bytes()
}

/// Lists in lists, `depth` of them, again and again.
fn nested(size: usize, depth: usize) -> Vec<u8> {
    let ladder: String = (0..depth).map(|at| format!("{}- a\n", " ".repeat(at * 2))).collect();
    let most = (size / ladder.len()).max(1);
    let mut out = ladder.repeat(most);
    out.truncate(size);
    out.into_bytes()
}

/// Ranges that each hold the next one.
fn frames(size: usize) -> Vec<u8> {
    counted(
        size,
        "",
        |out, number| {
            let minute = number % 600;
            let (start, end) = (minute, 1_439 - minute);
            let _ =
                writeln!(out, "{}:{:02} - {}:{:02} a", start / 60, start % 60, end / 60, end % 60);
        },
        "",
    )
}

/// Sentences that every rule about counts and lengths looks at.
fn rules(size: usize) -> Vec<u8> {
    repeat(
        size,
        "Chaque équipe a 5 minutes de présentation, dont 2 min de questions ; drei Gruppen je 10 Minuten ; \
         2 x 25 min ; 3 talks of 15 minutes each\n",
    )
}

/// Bytes without any order, always the same.
fn random(size: usize) -> Vec<u8> {
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..size).map(|_| next().to_le_bytes()[3]).collect()
}

/// The same without what tells that it is no text.
fn random_letters(size: usize) -> Vec<u8> {
    random(size).into_iter().map(|byte| if byte < b' ' { b'\n' } else { byte }).collect()
}

/// Signs that mean something to one format or another, without any order.
fn random_text(size: usize) -> Vec<u8> {
    const SIGNS: &[u8] = b"0123456789hhmin :::--||##**__[]()<>/\"',;.?= \n\n\n  aeiou";
    random(size).into_iter().map(|byte| SIGNS[usize::from(byte) % SIGNS.len()]).collect()
}
