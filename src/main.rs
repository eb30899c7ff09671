//! The `deroule` command: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    deroule::cli::main()
}
