//! What the room's screens say.

mod en;
mod fr;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Lang;

/// Something that the room's screen says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// That a session is awaited.
    NoSession,
    /// When it begins.
    BeginsAt(DateTime<Utc>, Tz),
    /// That it begins, once that time has passed or where none is written.
    BeginsSoon,
    /// That there is a break.
    Break,
    /// That there is a break, and when it ends.
    BreakUntil(DateTime<Utc>, Tz),
    /// When the break ends, on a line of its own.
    BackAt(DateTime<Utc>, Tz),
    /// That the clock is frozen.
    Suspended,
    /// That the end is near.
    NearlyOver,
    /// That the time is up.
    TimeUp,
    /// Which of how many turns it is.
    Turn(u16, u16),
    /// Which of how many rounds it is.
    Round(u16, u16),
    /// That this is time for discussion.
    Discussion,
    /// That this is the time between two teams.
    Changeover,
    /// The part of a talk that is on, and the one after it.
    PartThen(&'a str, &'a str),
    /// Who comes after it.
    OverTo(&'a str),
    /// That places are changed for this round, and of how many.
    RoundChange(u16, u16),
    /// That half of the time is over.
    HalfTime,
    /// Who comes next.
    Coming(&'a str),
    /// Who comes next, and after that.
    ComingTwo(&'a str, &'a str),
    /// Goodbye.
    Thanks,
    /// What time it is.
    Clock(DateTime<Utc>, Tz),
    /// That the journal has not been heard of since then, so that what is shown may be behind.
    NoNewsSince(DateTime<Utc>, Tz),
    /// That a newer program drives the session, and does what this one does not know.
    NewerProgram,
    /// That there is no room to show more.
    TooSmall,
}

impl Says<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}

/// What a person should know after the room's screen has stopped on an error of its own.
#[must_use]
pub const fn crash(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => fr::CRASH,
        Lang::En => en::CRASH,
    }
}
