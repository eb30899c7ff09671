//! The room's pages, over HTTP: the stage, who is on deck, notes and commands from other devices.
//!
//! A thread of its own with a runtime of its own serves; another one follows the session and
//! writes each sheet once for all pages; a third one writes what pages send to the journal. The
//! console shares none of them. Nothing is reachable from another machine unless that was asked
//! for, and nothing can be written without a key.

pub mod access;
mod answer;
pub mod ask;
mod assets;
pub mod channel;
pub mod door;
mod feed;
pub mod host;
pub mod key;
pub mod limits;
mod line;
mod routes;
mod server;
pub mod sheet;
mod stream;
mod write;

pub use access::Role;
pub use door::{Door, Guest, Link};
pub use server::{Options, Parts, Server, Standing};
