//! Files that are odd to import, and what is said about them.
//!
//! `tests/odd` holds files that hold little, nothing or the wrong thing; beside each stands
//! `NAME.read`: the format it was taken for, how many slots each session has, and the findings in
//! French and English. To add a case, put a file there and run
//! `UPDATE_ODD=1 cargo test --test it odd`; then read what was written, as the facilitator will.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use chrono::NaiveDate;
use deroule::{
    i18n::{
        Lang,
        import::{format, phase_names, words},
    },
    import::{self, Context, MAX_BYTES, MAX_LINE, TooLarge},
};

/// The catalogue never shrinks below this.
const FEWEST: usize = 45;

fn context() -> Context<'static> {
    Context { today: NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day"), name: Some("fichier") }
}

fn told(bytes: &[u8]) -> String {
    let reading = import::read(bytes, context()).expect("not too large");
    let mut out = format!("{}\n", format(Lang::En, reading.format));
    for session in &reading.sessions {
        let (from, to) = session.lines;
        let made = import::make(session, phase_names(Lang::Fr), context().today);
        let count = made.agenda.slots.len();
        let _ = writeln!(out, "{}: {count} slots, lines {from} to {to}", session.title);
        for finding in &made.findings {
            let _ = writeln!(out, "  {} {}", finding.line, finding.severity.name());
            for lang in [Lang::Fr, Lang::En] {
                let said = words(lang, &finding.what);
                let _ = writeln!(out, "    {}\n      {}", said.says, said.mend);
            }
        }
    }
    // spaces that do not break would not be seen
    out.replace('\u{A0}', "~")
}

#[test]
fn every_odd_file_is_answered_as_it_is_written_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/odd");
    let update = std::env::var_os("UPDATE_ODD").is_some();
    let mut files = BTreeSet::new();
    let mut readings = BTreeSet::new();
    for entry in fs::read_dir(&folder).expect("the folder of odd files") {
        let path = entry.expect("an entry").path();
        let read = path.extension().is_some_and(|extension| extension == "read");
        if read {
            readings.insert(path)
        } else {
            files.insert(path)
        };
    }
    assert!(files.len() >= FEWEST, "only {} odd files", files.len());
    let mut wrong = Vec::new();
    for path in &files {
        let said = told(&fs::read(path).expect("a file"));
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let beside = folder.join(format!("{name}.read"));
        if update {
            fs::write(&beside, &said).expect("written");
        } else if fs::read_to_string(&beside).ok().as_deref() != Some(&said) {
            wrong.push(format!("{name}:\n{said}"));
        }
        readings.remove(&beside);
    }
    assert!(wrong.is_empty(), "other than written down:\n{}", wrong.join("\n"));
    assert!(update || readings.is_empty(), "no odd file for {readings:?}");
}

#[test]
fn what_is_too_large_is_refused_with_its_limit() {
    for size in [MAX_BYTES + 1, 10 * 1024 * 1024] {
        for byte in *b"a0\n{<\0" {
            let refused = import::read(&vec![byte; size], context()).map(|_| ());
            assert_eq!(refused, Err(TooLarge { size, limit: MAX_BYTES }));
        }
    }
    // the largest that is read
    let line = vec![b'a'; MAX_BYTES];
    let said = told(&line);
    assert!(said.contains(&format!("longer than {MAX_LINE} characters")), "{}", &said[..400]);
}
