//! What should happen: the agenda as a file states it, and the plan that it becomes on a given day.
//!
//! Pure: this room never sees a path, a clock, a thread or a language.

pub mod check;
mod cue;
mod days;
mod earlier;
mod edit;
mod halves;
mod hours;
mod limits;
pub mod millis;
mod model;
mod plan;
pub mod programme;
mod promised;
pub mod read;
mod renew;
mod resolve;
mod rest;
mod restate;
pub mod sealed;
mod teams;

mod text;
mod time;
mod times;
mod write;

pub use cue::{Cue, CueId, WrongCueId};
pub use earlier::Earlier;
pub use edit::{About, Change, Edit, EditRefusal, Times};
pub use halves::{join, split};
pub use hours::{anchored, settled};
pub use limits::{ends_before, unreadable, within_limits};
pub use model::{
    Agenda, Anchor, Defi, Kind, Lang, Phase, Place, Role, Slot, Then, Track, Turns, fold_name,
};
pub use plan::{Opening, Plan, PlannedAnchor, PlannedPhase, PlannedSlot, ScriptLine, Seat};
pub use promised::{PromiseMoved, promise_moved};
pub use rest::{Rest, duplicate, more_turns, moving, refitted, resized, retimed, with_rest};
pub use teams::{named_teams, removed, renamed};
pub use text::{MAX_TEXT, Text};
pub use time::{
    MAX_LENGTH, NotATime, parse_length, parse_said_time, parse_time, write_length, write_time,
};
pub use times::{OddTime, Oddity, local_instant};
pub use write::write;

/// The largest agenda file read, in bytes.
pub const MAX_FILE: usize = 1024 * 1024;
/// The most slots that one agenda may hold.
pub const MAX_SLOTS: usize = 2_000;
/// The deepest nesting of brackets that an agenda file may have.
pub const MAX_DEPTH: usize = 16;
/// The most turns that one slot may hold.
pub const MAX_TURNS: usize = 500;
/// The most cues that one agenda may make: turns times phases, over all slots.
pub const MAX_CUES: usize = 50_000;
