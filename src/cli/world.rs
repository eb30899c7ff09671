//! What a command finds around it: the environment, the clocks, the journals, who asks.
//!
//! The only file that reads environment variables.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono_tz::Tz;
use etcetera::base_strategy::{BaseStrategy, choose_base_strategy};

use super::stop::Stop;
use crate::{
    agenda::Text,
    clock::{Clock, FrozenClock, SystemClock},
    i18n::{Lang, cli::Failure},
    session::{Session, author},
    stage::{ascii::Letters, theme::Depth},
    store::SqliteStore,
};

/// The program's name in the platform's folders.
const NAME: &str = "deroule";

/// What a command finds around it.
pub(super) struct World {
    /// The language asked for with `--lang`.
    pub(super) lang: Option<Lang>,
    /// The clocks: the machine's, or frozen ones.
    pub(super) clock: Arc<dyn Clock>,
    /// The zone of an agenda that names none.
    pub(super) zone: Tz,
    /// Who asks.
    pub(super) by: Text,
    data: PathBuf,
    settings: PathBuf,
}

impl World {
    /// Looks around.
    ///
    /// # Errors
    /// When `DEROULE_NOW` is no instant, or there is no data folder.
    pub(super) fn new(lang: Option<Lang>) -> Result<Self, Stop> {
        let clock: Arc<dyn Clock> = match env::var_os("DEROULE_NOW") {
            Some(now) if !now.is_empty() => {
                let now = now.to_string_lossy();
                let wrong = |_| Failure::NotAnInstant { text: Text::clean(&now) };
                Arc::new(FrozenClock::parse(&now).map_err(wrong)?)
            }
            Some(_) | None => Arc::new(SystemClock::new()),
        };
        let (data, settings) = match env::var_os("DEROULE_DATA") {
            Some(data) if !data.is_empty() => (PathBuf::from(&data), PathBuf::from(data)),
            Some(_) | None => {
                let folders = choose_base_strategy().map_err(|_| Failure::NoDataFolder)?;
                (folders.data_dir().join(NAME), folders.config_dir().join(NAME))
            }
        };
        let settings = settings.join("config.ron");
        Ok(Self { lang, clock, zone: zone(), by: user(), data, settings })
    }

    /// The same, with the name that somebody signs with, where they gave one.
    pub(super) fn signed(self, by: Option<&str>) -> Self {
        let by = by.and_then(author);
        Self { by: by.unwrap_or(self.by), ..self }
    }

    /// The folder of the journals.
    pub(super) fn data(&self) -> &Path {
        &self.data
    }

    /// The file of what somebody prefers: in the data folder where `DEROULE_DATA` names it, so
    /// that all state moves together, else in the platform's folder for settings.
    pub(super) fn settings(&self) -> &Path {
        &self.settings
    }

    /// How many colours the terminal has.
    pub(super) fn depth(&self) -> Depth {
        let var = |name| env::var(name).ok();
        let (no_color, colors, term) = (var("NO_COLOR"), var("COLORTERM"), var("TERM"));
        Depth::detect(no_color.as_deref(), colors.as_deref(), term.as_deref())
    }

    /// Whether the terminal has a window whose title can be set.
    pub(super) fn titled(&self) -> bool {
        let term = env::var("TERM").unwrap_or_default();
        !matches!(term.as_str(), "" | "dumb" | "linux" | "vt100" | "vt220")
    }

    /// The journals, to be written to.
    pub(super) fn journals(&self) -> Result<SqliteStore, Stop> {
        Ok(SqliteStore::open(&self.data)?)
    }

    /// The journals, to be read only: nothing is made where there are none.
    pub(super) fn journals_to_read(&self) -> Result<SqliteStore, Stop> {
        Ok(SqliteStore::open_to_read(&self.data)?)
    }

    /// The language for an agenda that may ask for one.
    pub(super) fn lang_for(&self, agenda: Option<Lang>) -> Lang {
        self.lang.or(agenda).unwrap_or_else(locale)
    }

    /// The language of a session.
    pub(super) fn lang_of(&self, session: &Session) -> Lang {
        self.lang_for(session.plan().lang)
    }
}

/// The language that `--lang` asks for, else the locale's: for what is said before the words on
/// the command line are understood.
pub(super) fn lang_before_parsing(words: &[OsString]) -> Lang {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(glued) => glued.strip_prefix('='),
            None => None,
        };
        match value {
            Some("fr") => return Lang::Fr,
            Some("en") => return Lang::En,
            Some(_) | None => {}
        }
    }
    locale()
}

/// Which characters the terminal shows.
pub(super) fn letters() -> Letters {
    let var = |name| env::var(name).ok();
    let (all, ctype, lang) = (var("LC_ALL"), var("LC_CTYPE"), var("LANG"));
    Letters::detect(all.as_deref(), ctype.as_deref(), lang.as_deref())
}

/// The language of the locale; French when it names neither.
fn locale() -> Lang {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale = names.into_iter().filter_map(env::var_os).find(|locale| !locale.is_empty());
    match locale.as_ref().and_then(|locale| locale.to_str()) {
        Some(locale) if locale.starts_with("en") => Lang::En,
        Some(_) | None => Lang::Fr,
    }
}

/// The machine's zone: `TZ`, else the system's setting, else UTC.
fn zone() -> Tz {
    let named = env::var("TZ").ok().and_then(|name| name.trim_start_matches(':').parse().ok());
    let system = || iana_time_zone::get_timezone().ok()?.parse().ok();
    named.or_else(system).unwrap_or(Tz::UTC)
}

/// Who is logged in; nobody where the system does not say.
fn user() -> Text {
    let names = ["USER", "LOGNAME", "USERNAME"];
    let found = names.into_iter().filter_map(env::var_os);
    let mut found = found.map(|name| Text::clean(&name.to_string_lossy()));
    found.find(|name| !name.is_empty()).unwrap_or_default()
}
