//! The debrief before it is written, at every size: the clock stays, the text is read below it or
//! beside it, and the whole path is there before anything is written.

use deroule::{
    agenda::Text,
    console::{
        host::Place,
        message::Message,
        model::{Model, NotWritten, Size},
        update::update,
    },
    i18n::Lang,
};

use super::{
    grid,
    states::{keys, state},
};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 50)];

fn heard(mut model: Model, message: Message) -> Model {
    let now = model.now.clone();
    update(&mut model, &now, message);
    model
}

/// The debrief of a morning, and where it goes.
fn looked_at(pressed: &[&str], lang: Lang) -> Model {
    placed(keys(keys(state("running", lang), &["E"]), pressed))
}

fn placed(model: Model) -> Model {
    let path = "/ateliers/soizic/2018/demo-day-2018-06-21.md".into();
    heard(model, Message::ExportPlace(Ok(Place { path, there: false })))
}

fn look(name: &str, model: &Model, lang: Lang, sizes: &[(u16, u16)]) {
    for (cols, rows) in sizes {
        let buf = grid::screen(model, *cols, *rows);
        let both = format!("{}\n\n{}", grid::text(&buf), grid::looks(&buf));
        let lang = format!("{lang:?}").to_lowercase();
        insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{name}-{cols}x{rows}-{lang}"), both);
        });
    }
}

#[test]
fn the_debrief_as_it_will_be_written() {
    for lang in [Lang::Fr, Lang::En] {
        look("debrief", &looked_at(&[], lang), lang, &SIZES);
    }
}

#[test]
fn a_page_and_a_sheet_are_read_as_they_are() {
    let (cols, rows) = SIZES[1];
    let sized = heard(state("running", Lang::Fr), Message::Resize(Size { cols, rows }));
    // a screen further, but for a line that is known already
    let page = placed(keys(sized, &["E", "Right", "Tab", "Space"]));
    look("debrief-page", &page, Lang::Fr, &SIZES[1..2]);
    look("debrief-table", &looked_at(&["Left", "Left", "Left"], Lang::En), Lang::En, &SIZES[1..2]);
}

#[test]
fn what_came_of_it_is_said() {
    let written = heard(looked_at(&[], Lang::Fr), Message::Exported(Ok(())));
    look("debrief-written", &written, Lang::Fr, &SIZES[1..2]);
    let why = Text::from("Le disque est plein. Faites de la place, puis recommencez.");
    let failed = NotWritten::Failed { why };
    let failed = heard(looked_at(&[], Lang::Fr), Message::Exported(Err(failed)));
    look("debrief-failed", &failed, Lang::Fr, &SIZES[..2]);
    let asked = keys(state("running", Lang::Fr), &["F", "E"]);
    look("debrief-face", &asked, Lang::Fr, &SIZES[1..2]);
}

#[test]
fn any_size_will_do() {
    let model = looked_at(&[], Lang::Fr);
    for (cols, rows) in [(0, 0), (1, 1), (7, 3), (30, 10), (60, 17), (59, 18), (61, 19), (300, 8)] {
        grid::screen(&model, cols, rows);
    }
}
