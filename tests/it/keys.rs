//! The console without a terminal: keys in, journal and model out, on a clock moved by hand.

mod afterwards;
mod any_edits;
mod any_keys;
pub(crate) mod bench;
mod catch_up;
mod clock;
mod debrief;
mod edit;
mod fields;
mod golden;
mod identity;
mod invite;
mod notes;
mod order;
mod plan;
mod promised;
mod questions;
mod replan;
mod sent;
mod several;
mod slips;
mod table;
mod unsaved;
mod year;
