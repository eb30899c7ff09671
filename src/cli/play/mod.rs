//! `deroule play`: a scripted session on a simulated clock and a journal in memory.

pub mod expect;
pub mod player;
pub mod scenario;
