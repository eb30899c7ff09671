//! `config.ron`: the colours, the gong and the keys that somebody prefers.
//!
//! Never stops anybody: what makes no sense is said, and is as the program comes.

use std::{collections::BTreeMap, path::Path};

use ron::value::RawValue;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::{load, stop, world::World};
use crate::{
    agenda::Text,
    console::{keymap::Keymap, model::Gong},
    i18n::{
        Lang,
        agenda::file::FileProblem,
        cli::{self, Failure, SettingsFault},
        console::settings::KeyTrouble,
    },
    stage::theme::ThemeName,
};

/// The largest settings file, in bytes.
const MAX_SETTINGS: usize = 64 * 1024;

/// What somebody prefers.
pub(super) struct Settings {
    pub(super) theme: ThemeName,
    pub(super) gong: Gong,
    pub(super) keymap: Keymap,
    /// What is wrong with them, a sentence each; it was said on the error stream already.
    pub(super) amiss: Vec<Text>,
}

/// `(theme: Light, gong: End, keys: {"next": ["n"]})`, each of them optional.
#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Config", default, deny_unknown_fields)]
struct File {
    theme: Theme,
    gong: Bell,
    keys: BTreeMap<String, Vec<String>>,
}

/// The same, each by itself, whatever else stands there.
#[derive(Default, Deserialize)]
#[serde(rename = "Config", default)]
struct Parts {
    #[serde(deserialize_with = "some")]
    theme: Option<Box<RawValue>>,
    #[serde(deserialize_with = "some")]
    gong: Option<Box<RawValue>>,
    #[serde(deserialize_with = "some")]
    keys: Option<Box<RawValue>>,
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

/// Reads the settings; without a file, all is as the program comes. What cannot be read or makes
/// no sense is said on the error stream, and is as the program comes, too.
pub(super) fn read(world: &World, lang: Lang) -> Settings {
    let path = world.settings();
    let text = match load::bytes(path, MAX_SETTINGS) {
        Ok(bytes) => String::from_utf8(bytes)
            .map_err(|_| Failure::NotText { path: path.display().to_string() }),
        Err(Failure::File { what: FileProblem::NotFound { .. }, .. }) => Ok("()".to_owned()),
        Err(failure) => Err(failure),
    };
    let (settings, wrong) = match text {
        Ok(text) => understood(path, &text),
        Err(failure) => (Settings::of(File::default()).0, vec![failure]),
    };
    let mut amiss = Vec::new();
    for failure in wrong {
        let sentence = cli::failure(lang, &failure);
        stop::say(&sentence);
        if let Some(mend) = cli::mend(lang, &failure) {
            stop::say(&format!("  {mend}"));
        }
        amiss.push(Text::clean(&sentence));
    }
    Settings { amiss, ..settings }
}

impl Settings {
    /// What a file asks for; where keys clash or are none, with what is wrong with them, and
    /// without these.
    fn of(mut file: File) -> (Self, Vec<KeyTrouble>) {
        let mut troubles = Vec::new();
        let keymap = Keymap::new(&file.keys).unwrap_or_else(|found| {
            for name in found.iter().flat_map(KeyTrouble::actions) {
                file.keys.remove(name);
            }
            troubles = found;
            Keymap::new(&file.keys).unwrap_or_default()
        });
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
        (Self { theme, gong, keymap, amiss: Vec::new() }, troubles)
    }
}

/// What the text of a file asks for, and all that is wrong with it.
fn understood(path: &Path, text: &str) -> (Settings, Vec<Failure>) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (file, unread) = parse(text);
    let (settings, troubles) = Settings::of(file);
    let place = |line, column, why| {
        let path = path.display().to_string();
        Failure::Settings { path, line, column, why }
    };
    let unread = unread.map(|(line, column, why)| place(line, column, why));
    let troubles = troubles.into_iter().map(|trouble| {
        let (line, column) =
            trouble.named().iter().find_map(|name| find(text, name)).unwrap_or((1, 1));
        place(line, column, SettingsFault::Key(trouble))
    });
    (settings, unread.into_iter().chain(troubles).collect())
}

/// A file; where it makes no sense, what does of it, and where and why the rest does not.
fn parse(text: &str) -> (File, Option<(usize, usize, SettingsFault)>) {
    let error = match ron::from_str(text) {
        Ok(file) => return (file, None),
        Err(error) => error,
    };
    let names = |known: &[&str]| known.iter().map(|name| Text::clean(name)).collect();
    let why = match &error.code {
        ron::Error::NoSuchStructField { expected, found, .. }
        | ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            SettingsFault::Unknown { word: Text::clean(found), known: names(expected) }
        }
        code => SettingsFault::Unread { why: Text::clean(&code.to_string()) },
    };
    let parts: Parts = ron::from_str(text).unwrap_or_default();
    let file = File { theme: part(parts.theme), gong: part(parts.gong), keys: part(parts.keys) };
    let start = error.span.start;
    (file, Some((start.line, start.col, why)))
}

/// What stands there, without the `Some` that the format asks for.
fn some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::deserialize(from).map(Some)
}

fn part<T: DeserializeOwned + Default>(raw: Option<Box<RawValue>>) -> T {
    raw.and_then(|raw| raw.into_rust().ok()).unwrap_or_default()
}

/// Where a name stands in quotes, by line and column.
fn find(text: &str, name: &str) -> Option<(usize, usize)> {
    let at = text.find(&format!("\"{name}\""))?;
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some((line, column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::action::Action;

    /// What a file asks for, and what is told of it in English.
    fn read(text: &str) -> (Settings, String) {
        let (settings, wrong) = understood(Path::new("config.ron"), text);
        let told: Vec<_> = wrong.iter().map(|wrong| cli::failure(Lang::En, wrong)).collect();
        (settings, told.join("\n"))
    }

    fn keys(settings: &Settings, action: Action) -> String {
        settings.keymap.keys(action).iter().map(|key| format!("{key} ")).collect()
    }

    #[test]
    fn all_settings_are_optional() {
        let (settings, told) =
            read("\u{FEFF}(theme: HighContrast, keys: {\"next\": [\"n\", \"é\"]},)");
        assert_eq!((settings.theme, settings.gong), (ThemeName::HighContrast, Gong::Off));
        assert!(told.contains("do both “next” and “note”"), "n takes notes: {told}");
        let (settings, told) = read("Config(gong: End)");
        assert_eq!((settings.gong, told.as_str()), (Gong::End, ""));
        assert_eq!(read("()").1, "");
    }

    #[test]
    fn what_makes_no_sense_is_placed_and_the_rest_holds() {
        let (settings, told) =
            read("(theme: Light,\n  gong: Loud, keys: {\"break\": [\"Ctrl-T\"]})");
        assert_eq!(told, "config.ron:2:9: “Loud” is not known (Off, End, Warning)");
        assert_eq!((settings.theme, settings.gong), (ThemeName::Light, Gong::Off));
        assert_eq!(keys(&settings, Action::Break), "Ctrl-T ");
        let (settings, told) = read("(colour: 3, theme: Light)");
        assert_eq!(told, "config.ron:1:2: “colour” is not known (theme, gong, keys)");
        assert_eq!(settings.theme, ThemeName::Light);
        let (settings, told) = read("(theme: Light");
        assert!(told.starts_with("config.ron:1:9: these settings cannot be read ("), "{told}");
        assert_eq!(settings.theme, ThemeName::Dark);
    }

    #[test]
    fn keys_that_clash_or_are_none_are_as_they_come_and_the_others_hold() {
        let text =
            "(keys: {\n \"break\": [\"F9z\"],\n \"nxt\": [\"F4\"],\n \"suspend\": [\"Ctrl-T\"]})";
        let (settings, told) = read(text);
        let told: Vec<&str> = told.lines().collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("config.ron:2:12: keys: “F9z” is not a key"), "{told:?}");
        assert!(told[1].starts_with("config.ron:3:2: keys: no action “nxt”"), "{told:?}");
        let usual = read("()").0;
        assert_eq!(keys(&settings, Action::Suspend), "Ctrl-T ");
        assert_eq!(keys(&settings, Action::Break), keys(&usual, Action::Break));
    }
}
