//! `config.ron`: the colours, the gong and the keys that somebody prefers.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::{
    load,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::Text,
    console::{keymap::Keymap, model::Gong},
    i18n::{Lang, agenda::file::FileProblem, cli::Failure},
    stage::theme::ThemeName,
};

/// The largest settings file, in bytes.
const MAX_SETTINGS: usize = 64 * 1024;

/// What somebody prefers.
pub(super) struct Settings {
    pub(super) theme: ThemeName,
    pub(super) gong: Gong,
    pub(super) keymap: Keymap,
}

/// `(theme: Light, gong: End, keys: {"next": ["n"]})`, each of them optional.
#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Config", default, deny_unknown_fields)]
struct File {
    theme: Theme,
    gong: Bell,
    keys: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
enum Theme {
    #[default]
    Dark,
    Light,
    HighContrast,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
enum Bell {
    #[default]
    Off,
    End,
    Warning,
}

/// Reads the settings; without a file, all is as the program comes.
///
/// # Errors
/// When the file cannot be read, or makes no sense: every clash of keys is said.
pub(super) fn read(world: &World, lang: Lang) -> Result<Settings, Stop> {
    let path = world.settings();
    let file = match load::bytes(path, MAX_SETTINGS) {
        Ok(bytes) => parse(path, &bytes)?,
        Err(Failure::File { what: FileProblem::NotFound { .. }, .. }) => File::default(),
        Err(failure) => return Err(failure.into()),
    };
    let keymap = Keymap::new(&file.keys).map_err(|troubles| {
        for trouble in troubles {
            stop::say(&format!("{}: {}", path.display(), trouble.sentence(lang)));
        }
        Stop::Said(stop::WRONG)
    })?;
    let theme = match file.theme {
        Theme::Dark => ThemeName::Dark,
        Theme::Light => ThemeName::Light,
        Theme::HighContrast => ThemeName::HighContrast,
    };
    let gong = match file.gong {
        Bell::Off => Gong::Off,
        Bell::End => Gong::End,
        Bell::Warning => Gong::Warning,
    };
    Ok(Settings { theme, gong, keymap })
}

fn parse(path: &Path, bytes: &[u8]) -> Result<File, Failure> {
    let name = path.display().to_string();
    let text = std::str::from_utf8(bytes).map_err(|_| Failure::NotText { path: name.clone() })?;
    ron::from_str(text).map_err(|error| Failure::Settings {
        path: name,
        line: error.span.start.line,
        column: error.span.start.col,
        why: Text::clean(&error.code.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<File, Failure> {
        parse(Path::new("config.ron"), text.as_bytes())
    }

    #[test]
    fn all_settings_are_optional() {
        let file = read("(theme: HighContrast, keys: {\"next\": [\"n\", \"é\"]})").expect("read");
        assert!(matches!((file.theme, file.gong), (Theme::HighContrast, Bell::Off)));
        assert_eq!(file.keys["next"], ["n", "é"]);
        assert!(read("()").is_ok_and(|file| file.keys.is_empty()));
    }

    #[test]
    fn what_makes_no_sense_is_placed() {
        let wrong = read("(theme: Light,\n  gong: Loud)");
        let Err(Failure::Settings { path, line, column, .. }) = wrong else { panic!("wrong") };
        assert_eq!((path.as_str(), line, column), ("config.ron", 2, 9));
        assert!(matches!(read("(colour: Light)"), Err(Failure::Settings { .. })));
    }
}
