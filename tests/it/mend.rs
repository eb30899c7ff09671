//! The doctor's mends: a finding in, what is proposed and what the agenda is afterwards out.

use deroule::{
    agenda::{
        Agenda, Kind, Lang,
        check::{check, mend},
        read::read,
        write, write_length, write_time,
    },
    i18n::agenda::check::{mend as says, mend_names, words},
};

use crate::make::{agenda, opening, slot};

const DAY: &str = "2018-06-21";

/// Each finding, what is proposed for it, and the lines of the agenda that change.
fn mended(agenda: Agenda) -> String {
    let agenda = &Agenda { title: "Essai".into(), ..agenda };
    let opening = opening(DAY);
    let mut out = String::new();
    for finding in check(agenda, &opening) {
        out += &format!("{}\n", words(Lang::En, &finding.what).says);
        let Some(mend) = mend(&finding, agenda, &opening, mend_names(Lang::Fr)) else {
            out += "  nothing\n";
            continue;
        };
        for lang in [Lang::Fr, Lang::En] {
            out += &format!("  {}\n", says(lang, &mend.what));
        }
        let mut copy = agenda.clone();
        for edit in mend.edits {
            copy.edit(edit).expect("an edit that can be made");
        }
        let before: Vec<String> = lines(agenda);
        let after = lines(&copy);
        out.extend(before.iter().filter(|it| !after.contains(it)).map(|it| format!("  - {it}\n")));
        out.extend(after.iter().filter(|it| !before.contains(it)).map(|it| format!("  + {it}\n")));
        assert_eq!(read(write(&copy).as_bytes()).agenda.as_ref(), Some(&copy));
    }
    out.replace('\u{A0}', "~")
}

/// An agenda in short lines: what of it mends change.
fn lines(agenda: &Agenda) -> Vec<String> {
    let time = |time: Option<_>| time.map_or("…".into(), write_time);
    let mut lines = vec![format!("end {}", time(agenda.end))];
    lines.extend(agenda.lineup.iter().map(|defi| {
        let with = defi.with.as_ref().map(|with| format!(" with {with}"));
        format!("{}{}", defi.name, with.unwrap_or_default())
    }));
    lines.extend(agenda.slots.iter().map(|slot| {
        let mut line = format!("{}-{}", time(slot.start), time(slot.end));
        line += &slot.length.map(|it| format!(" {}", write_length(it))).unwrap_or_default();
        line += &format!(" {}", slot.title);
        line += &slot.turns.as_ref().map(|turns| format!(" {turns:?}")).unwrap_or_default();
        for phase in &slot.phases {
            line += &format!(" {}", write_length(phase.length));
        }
        line += &slot.changeover.map(|it| format!(" +{}", write_length(it))).unwrap_or_default();
        line += &slot.rounds.map(|rounds| format!(" ×{rounds}")).unwrap_or_default();
        line
    }));
    lines
}

use Kind::{Other, Workshop};

#[test]
fn overlaps_and_holes() {
    let slots = vec![
        slot(Workshop, "Atelier", "14:00", "15:00"),
        slot(Other, "Visite", "14:45", "15:10"),
        slot(Other, "Bilan", "15:25", "15:30"),
        slot(Other, "Suite", "15:34", "15:40"),
    ];
    insta::assert_snapshot!(mended(agenda(vec![], slots)));
}
