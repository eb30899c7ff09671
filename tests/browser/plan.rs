//! A plan that is handed over: whole on every screen and on paper, and read back as a browser
//! saves it.

use std::{fs, path::Path, process::Command};

use chrono::NaiveDate;
use deroule::{
    agenda::read,
    import::{self, Context, FindingKind, ReadAgenda},
};
use serde_json::json;
use tempfile::TempDir;

use crate::{
    driver::{Browser, SIZES, string},
    look::inspect,
};

/// The plans that are looked at: presentations, and workshops with what is asked there.
const PLANS: [&str; 2] = ["2018-06-21-demo-day", "2018-04-11-communiquer-apprendre"];

/// The file of a plan.
fn file(plan: &str) -> String {
    format!("{}/agendas/{plan}.ron", env!("CARGO_MANIFEST_DIR"))
}

/// Writes the page of a plan, and returns its address.
fn page(folder: &Path, plan: &str, lang: &str) -> String {
    let path = folder.join(format!("{plan}-{lang}.html"));
    let done = Command::new(env!("CARGO_BIN_EXE_deroule"))
        .args(["--lang", lang, "share", &file(plan), "-f", "html", "-o"])
        .arg(&path)
        .env("DEROULE_DATA", folder)
        .output()
        .expect("the program");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    format!("file://{}", path.display())
}

/// The page as the browser would save it.
fn saved(browser: &Browser) -> String {
    string(&browser.run("return '<!DOCTYPE html>\\n' + document.documentElement.outerHTML"))
}

fn imported(page: &str) -> ReadAgenda {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let context = Context { today, name: Some("page") };
    let mut reading = import::read(page.as_bytes(), context).expect("not too large");
    assert_eq!(reading.sessions.len(), 1, "{page}");
    reading.sessions.remove(0)
}

pub(crate) fn a_plan_is_whole_on_every_screen_and_one_sheet_of_paper(browser: &Browser) {
    let folder = TempDir::new().expect("a folder");
    let mut slips = Vec::new();
    for plan in PLANS {
        for lang in ["fr", "en"] {
            browser.go(&page(folder.path(), plan, lang));
            for size in SIZES {
                browser.resize(size);
                inspect(
                    browser,
                    false,
                    &format!("{plan} in {lang} on a {}", size.name),
                    &mut slips,
                );
            }
            let paper = json!({ "preferCSSPageSize": true, "printBackground": false });
            let printed = string(&browser.devtools("Page.printToPDF", &paper)["data"]);
            let pages = browser
                .run(&format!("return atob('{printed}').match(/\\/Type ?\\/Page\\b/g).length"));
            if pages != json!(1) {
                slips.push(format!("{plan} in {lang} takes {pages} pages"));
            }
        }
    }
    assert!(slips.is_empty(), "{slips:#?}");
}

pub(crate) fn a_plan_comes_back_from_what_a_browser_saves(browser: &Browser) {
    let folder = TempDir::new().expect("a folder");
    for plan in PLANS {
        let bytes = fs::read(file(plan)).expect("a plan");
        let agenda = read::read(&bytes).agenda.expect("an agenda");
        browser.go(&page(folder.path(), plan, "fr"));
        let read = imported(&saved(browser));
        assert_eq!(read.findings, [], "{plan}");
        assert_eq!(read.whole.as_deref(), Some(&agenda), "{plan}");
        // what somebody changes there counts
        browser.run("const time = document.querySelector('li b'); time.textContent = time.textContent.replace(/-\\d+h\\d+/, '-15h55')");
        let read = imported(&saved(browser));
        assert!(read.findings.iter().any(|it| it.what == FindingKind::Reworded), "{plan}");
        let end = read.slots[0].end.map(|end| end.to_string());
        assert_eq!(end.as_deref(), Some("15:55:00"), "{plan}");
    }
}
