//! What words mean: numbers, days, kinds of slot, labels of sections, in the languages read.
//!
//! Tables and the small readers over them. Nothing here is shown to anyone.

pub(super) mod count;
pub(super) mod date;
pub(super) mod fold;
pub(super) mod kind;
pub(super) mod label;
pub(super) mod noise;
pub(super) mod number;
pub(super) mod tongue;
