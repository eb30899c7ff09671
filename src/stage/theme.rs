//! The look of every screen: a theme is a table from meanings to styles.
//!
//! The only code of the project that names a colour. Views ask by [`Meaning`] and never learn
//! which colour they got, so a screen without colours is drawn by the same code.

use std::{collections::BTreeMap, str::FromStr};

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

/// What a piece of a screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Meaning {
    /// Ordinary words, and the ground of the whole console.
    Text,
    /// Words that can be overlooked.
    Dim,
    /// The title of the session, of a pane, of a slot.
    Title,
    /// The name of who is on.
    Name,
    /// The frame of a pane.
    Border,
    /// The frame of the pane that has the keyboard.
    BorderFocused,
    /// The clock, far from the end.
    Normal,
    /// The clock, once the warning has come.
    Warning,
    /// The clock, in the last seconds.
    Danger,
    /// The clock, beyond the end.
    Overtime,
    /// A clock that is frozen.
    Suspended,
    /// A break.
    Break,
    /// Before the start, and what nobody has started.
    Waiting,
    /// The part of a bar that is still to come.
    BarRest,
    /// A line of the rundown that has been held.
    Done,
    /// The line of the rundown that runs.
    Running,
    /// A line of the rundown that takes no time: absent, deferred, skipped.
    Away,
    /// Later than planned.
    Late,
    /// Earlier than planned, or on time.
    Early,
    /// A good remark.
    Plus,
    /// A remark on what could be better.
    Minus,
    /// A question.
    Question,
    /// A decision.
    Decision,
    /// A next action.
    Action,
    /// A note that is safe on the disk.
    Saved,
    /// A note that is not safe yet.
    Pending,
    /// A note or a command that could not be saved.
    Failed,
    /// What the program has to say, for a few seconds.
    Notice,
    /// What must be seen at once.
    Alarm,
    /// The cap of a key.
    Key,
    /// What a key does.
    KeyLabel,
    /// The line on which keys act.
    Selected,
    /// A line of text being typed.
    Input,
    /// The place in it where the next letter goes.
    Cursor,
    /// The room's screen in its ordinary state.
    Stage,
    /// The room's screen once the warning has come.
    StageWarning,
    /// The room's screen beyond the end.
    StageOver,
    /// The room's screen while the clock is frozen.
    StageSuspended,
    /// The room's screen during a break.
    StageBreak,
    /// A message over the room's clock.
    StageMessage,
    /// The same while it flashes.
    StageFlash,
    /// The room's screen when it is to show nothing.
    Blackout,
}

impl Meaning {
    /// Every meaning, in the order of declaration.
    pub const ALL: [Self; 42] = [
        Self::Text,
        Self::Dim,
        Self::Title,
        Self::Name,
        Self::Border,
        Self::BorderFocused,
        Self::Normal,
        Self::Warning,
        Self::Danger,
        Self::Overtime,
        Self::Suspended,
        Self::Break,
        Self::Waiting,
        Self::BarRest,
        Self::Done,
        Self::Running,
        Self::Away,
        Self::Late,
        Self::Early,
        Self::Plus,
        Self::Minus,
        Self::Question,
        Self::Decision,
        Self::Action,
        Self::Saved,
        Self::Pending,
        Self::Failed,
        Self::Notice,
        Self::Alarm,
        Self::Key,
        Self::KeyLabel,
        Self::Selected,
        Self::Input,
        Self::Cursor,
        Self::Stage,
        Self::StageWarning,
        Self::StageOver,
        Self::StageSuspended,
        Self::StageBreak,
        Self::StageMessage,
        Self::StageFlash,
        Self::Blackout,
    ];
}

/// The themes that come with the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light, for a bright room.
    Light,
    /// Black, white and few strong colours.
    HighContrast,
}

impl ThemeName {
    /// Every theme that comes with the program.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::HighContrast];

    const fn source(self) -> &'static str {
        match self {
            Self::Dark => include_str!("themes/dark.ron"),
            Self::Light => include_str!("themes/light.ron"),
            Self::HighContrast => include_str!("themes/high-contrast.ron"),
        }
    }
}

/// How many colours a terminal can show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// None, or none wanted: only bold, underline and reversal.
    None,
    /// The sixteen named ones.
    #[default]
    Named,
    /// The 256 numbered ones.
    Numbered,
    /// All of them.
    True,
}

impl Depth {
    /// What the environment says: `NO_COLOR` set and not empty, then `COLORTERM`, then `TERM`.
    ///
    /// An unknown terminal gets the sixteen named colours, which every emulator has.
    #[must_use]
    pub fn detect(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        if no_color.is_some_and(|value| !value.is_empty()) || matches!(term, "dumb" | "vt100") {
            Self::None
        } else if matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256") {
            Self::Numbered
        } else {
            Self::Named
        }
    }
}

/// A table of meanings, ready for one terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; Meaning::ALL.len()],
}

/// A theme as a file states it; a meaning that it leaves out looks like the terminal's own text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename = "Theme", deny_unknown_fields)]
struct Table {
    meanings: BTreeMap<Meaning, Look>,
}

/// One row of a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Look {
    fg: Ink,
    bg: Ink,
    with: Vec<Trait>,
    /// What it has more where there are no colours.
    plain: Vec<Trait>,
}

/// What a letter may have besides a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum Trait {
    Bold,
    Dim,
    Italic,
    Underlined,
    Reversed,
}

/// A colour, and the nearest of the sixteen named ones: `"#ffc53d yellow"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Ink {
    full: Option<Color>,
    named: Option<Color>,
}

impl TryFrom<String> for Ink {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let mut colour = || {
            let word = words.next()?;
            Some(Color::from_str(word).map_err(|_| format!("{word} is not a colour")))
        };
        let full = colour().transpose()?;
        let named = colour().transpose()?;
        Ok(Self { full, named: named.or(full) })
    }
}

impl Ink {
    fn at(self, depth: Depth) -> Option<Color> {
        match depth {
            Depth::None => None,
            Depth::Named => self.named,
            Depth::Numbered => self.full.map(numbered),
            Depth::True => self.full,
        }
    }
}

impl Theme {
    /// One of the themes that come with the program, for a terminal of this depth.
    #[must_use]
    pub fn named(name: ThemeName, depth: Depth) -> Self {
        // a test reads all of them; the fallback is the terminal's own look
        Self::read(name.source(), depth).unwrap_or_else(|_| Self::of(&Table::default(), depth))
    }

    /// Reads a theme in RON.
    ///
    /// # Errors
    /// When it is no theme: the message has the line, the column and what is wrong.
    pub fn read(text: &str, depth: Depth) -> Result<Self, ron::error::SpannedError> {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str(text).map(|table| Self::of(&table, depth))
    }

    fn of(table: &Table, depth: Depth) -> Self {
        let none = Look::default();
        let styles = Meaning::ALL.map(|meaning| {
            let look = table.meanings.get(&meaning).unwrap_or(&none);
            let mut style = Style::new();
            style.fg = look.fg.at(depth);
            style.bg = look.bg.at(depth);
            let plain = if depth == Depth::None { look.plain.as_slice() } else { &[] };
            for one in look.with.iter().chain(plain) {
                style = style.add_modifier(match one {
                    Trait::Bold => Modifier::BOLD,
                    Trait::Dim => Modifier::DIM,
                    Trait::Italic => Modifier::ITALIC,
                    Trait::Underlined => Modifier::UNDERLINED,
                    Trait::Reversed => Modifier::REVERSED,
                });
            }
            style
        });
        Self { styles }
    }

    /// The style of what means this.
    #[must_use]
    pub fn style(&self, meaning: Meaning) -> Style {
        self.styles.get(meaning as usize).copied().unwrap_or_default()
    }
}

/// The nearest of the 256 numbered colours: of the cube and of the greys.
fn numbered(colour: Color) -> Color {
    const STEPS: [i32; 6] = [0, 95, 135, 175, 215, 255];
    let Color::Rgb(r, g, b) = colour else { return colour };
    let rgb = [r, g, b].map(i32::from);
    let distance = |other: [i32; 3]| -> i32 {
        rgb.iter().zip(other).map(|(one, other)| (one - other) * (one - other)).sum()
    };
    let cube = (0..216_u8).map(|index| {
        let step =
            |divisor: u8| STEPS.get(usize::from(index / divisor % 6)).copied().unwrap_or_default();
        (16 + index, [step(36), step(6), step(1)])
    });
    let greys = (0..24_u8).map(|index| (232 + index, [8 + 10 * i32::from(index); 3]));
    let nearest = cube.chain(greys).min_by_key(|(_, other)| distance(*other));
    nearest.map_or(colour, |(index, _)| Color::Indexed(index))
}

/// The two halves of a cell of a link's square: black and white as such, not those of a theme,
/// which cameras may not tell apart.
#[must_use]
pub const fn modules(upper_dark: bool, lower_dark: bool) -> Style {
    const fn colour(dark: bool) -> Color {
        // beyond the sixteen that people choose for themselves
        if dark { Color::Indexed(16) } else { Color::Indexed(231) }
    }
    Style::new().fg(colour(upper_dark)).bg(colour(lower_dark))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a cone that is missing changes linear red, green and blue (Machado, Oliveira and
    /// Fernandes 2009, full severity).
    const BLINDNESSES: [(&str, [[f64; 3]; 3]); 3] = [
        (
            "protanopia",
            [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]],
        ),
        (
            "deuteranopia",
            [[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]],
        ),
        (
            "tritanopia",
            [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]],
        ),
    ];

    fn linear(colour: Option<Color>) -> [f64; 3] {
        let Some(Color::Rgb(r, g, b)) = colour else { panic!("{colour:?} is no full colour") };
        [r, g, b].map(|channel| (f64::from(channel) / 255.0).powf(2.2))
    }

    fn luminance([r, g, b]: [f64; 3]) -> f64 {
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast of WCAG 2, from 1 to 21.
    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    /// How different two colours look: the distance in CIE L*a*b*; 10 is seen side by side.
    fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
        let lab = |[r, g, b]: [f64; 3]| {
            let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
            let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
            let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
            let [x, y, z] = [x, y, z].map(|t| t.max(0.0).cbrt());
            [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
        };
        let (one, other) = (lab(one), lab(other));
        one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    }

    fn seen(matrix: [[f64; 3]; 3], colour: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(colour).map(|(part, channel)| part * channel).sum())
    }

    /// What fills the place behind words of this meaning.
    fn behind(theme: &Theme, meaning: Meaning) -> Option<Color> {
        theme.style(meaning).bg.or(theme.style(Meaning::Text).bg)
    }

    #[test]
    fn every_theme_is_complete() {
        for name in ThemeName::ALL {
            let options = ron::Options::default()
                .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
            let table: Table = options.from_str(name.source()).expect("a theme");
            for meaning in Meaning::ALL {
                assert!(table.meanings.contains_key(&meaning), "{name:?} lacks {meaning:?}");
            }
        }
    }

    #[test]
    fn meanings_are_numbered_in_order() {
        for (index, meaning) in Meaning::ALL.into_iter().enumerate() {
            assert_eq!(meaning as usize, index);
        }
    }

    #[test]
    fn words_can_be_read() {
        for name in ThemeName::ALL {
            let theme = Theme::named(name, Depth::True);
            for meaning in Meaning::ALL {
                let needed = match meaning {
                    // frames and empty bars are no words
                    Meaning::Border | Meaning::BarRest | Meaning::Blackout => continue,
                    Meaning::Selected => continue,
                    Meaning::Text | Meaning::Stage | Meaning::StageWarning => 7.0,
                    Meaning::StageOver | Meaning::StageSuspended | Meaning::StageBreak => 7.0,
                    Meaning::StageMessage | Meaning::StageFlash | Meaning::Running => 7.0,
                    _ => 4.5,
                };
                let words = linear(theme.style(meaning).fg);
                let found = contrast(words, linear(behind(&theme, meaning)));
                assert!(found >= needed, "{name:?} {meaning:?}: {found:.1} < {needed}");
            }
        }
    }

    #[test]
    fn states_are_told_apart_whatever_the_eyes() {
        let clock = [
            Meaning::Normal,
            Meaning::Warning,
            Meaning::Danger,
            Meaning::Overtime,
            Meaning::Suspended,
            Meaning::Break,
        ];
        let stage = [
            Meaning::Stage,
            Meaning::StageWarning,
            Meaning::StageOver,
            Meaning::StageSuspended,
            Meaning::StageBreak,
        ];
        let mut alike = Vec::new();
        for name in ThemeName::ALL {
            let theme = Theme::named(name, Depth::True);
            let pairs = |all: &[Meaning]| {
                let mut pairs = Vec::new();
                for (at, one) in all.iter().enumerate() {
                    pairs.extend(all.iter().skip(at + 1).map(|other| (*one, *other)));
                }
                pairs
            };
            for (eyes, matrix) in BLINDNESSES {
                for (one, other) in pairs(&clock).into_iter().chain(pairs(&stage)) {
                    let words = |m| seen(matrix, linear(theme.style(m).fg));
                    let ground = |m| seen(matrix, linear(behind(&theme, m)));
                    let apart = distance(words(one), words(other))
                        .max(distance(ground(one), ground(other)));
                    if apart < 10.0 {
                        alike.push(format!("{name:?}, {eyes}: {one:?} and {other:?}: {apart:.1}"));
                    }
                }
            }
        }
        assert_eq!(alike, Vec::<String>::new());
    }

    #[test]
    fn no_colour_leaves_shapes_only() {
        for name in ThemeName::ALL {
            let theme = Theme::named(name, Depth::None);
            for meaning in Meaning::ALL {
                let style = theme.style(meaning);
                assert_eq!((style.fg, style.bg), (None, None));
            }
            assert!(theme.style(Meaning::Alarm).add_modifier.contains(Modifier::REVERSED));
        }
    }

    #[test]
    fn poor_terminals_get_their_own_colours() {
        let named = Theme::named(ThemeName::Dark, Depth::Named).style(Meaning::Warning);
        assert_eq!(named.fg, Some(Color::LightYellow));
        let numbered = Theme::named(ThemeName::Dark, Depth::Numbered).style(Meaning::Warning);
        assert_eq!(numbered.fg, Some(Color::Indexed(221)));
        let theme = Theme::read("Theme(meanings: {Text: (fg: \"beige\")})", Depth::True);
        assert!(theme.is_err_and(|error| error.to_string().contains("beige")));
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        let found = [
            (Some("1"), Some("truecolor"), Some("xterm-256color"), Depth::None),
            (Some(""), Some("truecolor"), Some("xterm-256color"), Depth::True),
            (None, None, Some("screen-256color"), Depth::Numbered),
            (None, None, Some("linux"), Depth::Named),
            (None, None, Some("dumb"), Depth::None),
            (None, None, None, Depth::Named),
        ];
        for (no_color, colorterm, term, depth) in found {
            assert_eq!(Depth::detect(no_color, colorterm, term), depth, "{term:?}");
        }
    }
}
