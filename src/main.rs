//! The `deroule` command.
fn main() {}
