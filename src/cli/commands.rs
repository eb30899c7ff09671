//! `deroule completions` and `deroule man`: made from the grammar, so they cannot lie.

use std::io::Write;

use clap_complete::Shell;

use super::{args, stop::Stop, world};
use crate::i18n::Lang;

/// The name that completions complete.
const NAME: &str = "deroule";

/// Writes a shell's completions.
pub(super) fn completions(
    shell: Shell,
    lang: Option<Lang>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut grammar(lang), NAME, &mut script);
    Ok(out.write_all(&script)?)
}

/// Writes the manual page, its subcommands one after the other.
pub(super) fn man(lang: Option<Lang>, out: &mut dyn Write) -> Result<(), Stop> {
    let mut command = grammar(lang);
    command.build();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for sub in command.get_subcommands() {
        clap_mangen::Man::new(sub.clone()).render(out)?;
    }
    Ok(())
}

fn grammar(lang: Option<Lang>) -> clap::Command {
    args::command(lang.unwrap_or_else(|| world::lang_before_parsing(&[])))
}
