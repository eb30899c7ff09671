//! What did happen: commands become events, events fold into a session, a session at a reading
//! of the clocks is a moment.
//!
//! Pure: this room never sees a clock, a file, a thread or a language.

mod alerts;
mod catch_up;
mod chronicle;
mod command;
mod consequence;
mod correct;
mod decide;
pub mod draw;
mod event;
mod fair;
mod fold;
mod half;
mod hours;
mod leftover;
mod lineup;
mod moment;
mod note;
mod outcome;
mod owner;
mod pledge;
mod preview;
mod project;
mod prompts;
mod reading;
mod refusal;
mod replan;
mod rundown;
mod script;
pub mod search;
mod signs;
mod state;
mod stray;
mod timing;
pub mod travel;
pub mod typical;
pub mod words;
pub mod year;

pub use alerts::{Alert, Alerts, News};
pub use catch_up::{
    Broken, Changed, Cut, Group, Limit, ON_TIME, Part, Pays, Promise, TeamTime, Way, WayKind, Ways,
};
pub use command::{Command, Fact, NoteContext, When};
pub use consequence::{Consequence, Stretch};
pub use correct::Correction;
pub use decide::{alike, complete, decide, find_name};
pub use draw::{Draw, Seed};
pub use event::{
    Body, Change, Class, Draft, Event, Freed, MAX_SESSION_ID, Recorded, Replan, SessionHead,
    SessionId, VERSION, WrongSessionId, slug,
};
pub use fair::{Extreme, Fair, Share, TeamShare};
pub use half::{is_half, until_half};
pub use hours::Hour;
pub use leftover::Leftover;
pub use moment::{
    FreeTurn, Level, Line, LineState, Loss, Moment, NextCue, RunningCue, Shown, State, Warning,
    display, until_next_digit,
};
pub use note::{Category, MAX_AUTHOR, Note, NoteKind, NoteWords, author};
pub use outcome::{Held, Outcome, Stand, outcomes};
pub use owner::after_owner;
pub use pledge::{Kept, Pledge, doer, unkept};
pub use preview::TurnOrder;
pub use reading::Reading;
pub use refusal::{Help, Refusal};
pub use replan::{
    Followed, Identity, Overrun, PlanChange, PlanNews, PlanSource, Present, SlotTurns, Stay,
};
pub use rundown::{Gone, Holder, Why};
pub use script::{ScriptPart, part_on, until_next_part};
pub use signs::{category_named, pasted, read as read_note};
pub use state::{Attempt, Session, TakenNote};
pub use stray::Stray;
pub use timing::Thresholds;
