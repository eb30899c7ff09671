//! The command line: one file per subcommand; the only room that knows all the others.

pub mod act;
pub mod file;
pub mod play;
