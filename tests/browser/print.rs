//! What is printed, as Chromium prints it: debriefs, a team's sheet and the day on paper are A4
//! pages on which nothing is cut off, and they ask for nothing over the net.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::driver::{Browser, Size, string};

/// The pages, and how many sheets of paper each may take.
const PAGES: [(&str, &str, usize); 5] = [
    (
        "debrief",
        include_str!("../it/export/snapshots/it__export__golden__day_fr_html.snap.html"),
        5,
    ),
    (
        "english",
        include_str!("../it/export/snapshots/it__export__golden__day_en_html.snap.html"),
        5,
    ),
    (
        "sheet",
        include_str!("../it/export/snapshots/it__export__golden__sheet_fr_html.snap.html"),
        2,
    ),
    ("paper", include_str!("../it/export/snapshots/it__export__readers__paper_fr.snap.html"), 5),
    ("papers", include_str!("../it/export/snapshots/it__export__readers__paper_en.snap.html"), 5),
];

/// What lies between the margins of A4, in CSS pixels: 176 mm of 210.
const BETWEEN_MARGINS: Size = Size { name: "paper", width: 665, height: 978 };

/// A sheet of A4 in points, as a PDF has it; Chromium rounds by a point.
const A4: [i64; 2] = [595, 842];

/// What is cut off at the right or the left, letters in pictures too.
const CUT: &str = "
    const cut = [];
    if (document.scrollingElement.scrollWidth > innerWidth) cut.push('the page');
    for (const one of document.querySelectorAll('body *')) {
        const { left, right } = one.getBoundingClientRect();
        if (left < -0.5 || right > innerWidth + 0.5) cut.push(`${one.tagName} ${one.textContent}`);
    }
    return cut;
";

pub(crate) fn debriefs_are_printed_whole_on_a4(browser: &Browser) {
    let folder = TempDir::new().expect("a folder");
    for (name, page, most) in PAGES {
        let path = folder.path().join(format!("{name}.html"));
        fs::write(&path, page).expect("written");
        browser.go(&format!("file://{}", path.display()));
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        browser.resize(BETWEEN_MARGINS);
        assert_eq!(browser.run(CUT), json!([]), "{name}");
        let asked = "return performance.getEntriesByType('resource').length";
        assert_eq!(browser.run(asked), 0, "{name}");
        let printed = browser.devtools("Page.printToPDF", &json!({ "preferCSSPageSize": true }));
        let pdf = decoded(&string(&printed["data"]));
        let pdf = String::from_utf8_lossy(&pdf);
        assert!(pdf.starts_with("%PDF-"), "{name}");
        let sheets: Vec<[i64; 2]> = pdf.split("/MediaBox").skip(1).map(media_box).collect();
        assert!((1..=most).contains(&sheets.len()), "{name}: {} sheets", sheets.len());
        for sheet in sheets {
            let off = [sheet[0] - A4[0], sheet[1] - A4[1]];
            assert!(off.iter().all(|off| off.abs() <= 1), "{name}: {sheet:?}");
        }
    }
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }));
}

/// The width and the height of ` [0 0 595 842]…`.
fn media_box(text: &str) -> [i64; 2] {
    let (_, text) = text.split_once('[').expect("a box");
    let (numbers, _) = text.split_once(']').expect("its end");
    let numbers: Vec<f64> =
        numbers.split_whitespace().map(|number| number.parse().expect("a number")).collect();
    [numbers[2] - numbers[0], numbers[3] - numbers[1]].map(|length| length.round() as i64)
}

/// Base64, as RFC 4648 has it.
fn decoded(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let six = LETTERS.iter().position(|one| *one == letter).expect("a letter of base64");
        bits = bits << 6 | u32::try_from(six).expect("six bits");
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).expect("eight bits"));
        }
    }
    bytes
}
