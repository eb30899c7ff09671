//! The room's screens. What is drawn here may be seen by everybody: never a note, never a reason.
//! Only `web` knows notes, and tells them to nobody without a key.

pub mod ascii;
pub mod digits;
pub mod draw;
pub mod face;
pub mod follow;
pub mod paint;
pub mod qr;
pub mod strip;
pub mod terminal;
pub mod theme;
pub mod web;
pub mod words;

pub use face::Face;
