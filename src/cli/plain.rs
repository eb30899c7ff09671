//! Output for a terminal whose locale has no UTF-8: the nearest plain letters. Files and pipes
//! get what was written, whatever the locale. And how wide a line may be.

use std::io::{self, IsTerminal, Write};

use crate::{
    stage::ascii::{self, Letters},
    terminal,
};

/// A writer that folds what it is given, where its terminal needs that.
pub(super) struct Plain<W: Write> {
    inner: W,
    letters: Letters,
}

/// Standard output, buffered.
pub(super) fn stdout(letters: Letters) -> impl Write {
    let letters = if io::stdout().is_terminal() { letters } else { Letters::All };
    // not locked: the console writes to it, too
    Plain { inner: io::BufWriter::new(io::stdout()), letters }
}

/// How many columns a line on standard output may take; none where that is no terminal, or one that
/// does not say how wide it is.
pub(super) fn width() -> Option<usize> {
    let cols = io::stdout().is_terminal().then(|| terminal::size().cols)?;
    (cols > 0).then(|| usize::from(cols))
}

/// A sentence for the error stream.
pub(super) fn stderr(letters: Letters, text: &str) -> io::Result<()> {
    let letters = if io::stderr().is_terminal() { letters } else { Letters::All };
    Plain { inner: io::stderr().lock(), letters }.write_all(text.as_bytes())
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.letters {
            Letters::All => self.inner.write(bytes),
            Letters::Ascii => {
                // whole strings are written at once, so no character is cut
                let plain = ascii::fold_text(&String::from_utf8_lossy(bytes));
                self.inner.write_all(plain.as_bytes())?;
                Ok(bytes.len())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_plain_where_the_terminal_has_no_others() {
        let written = |letters| {
            let mut plain = Plain { inner: Vec::new(), letters };
            writeln!(plain, "l’équipe : ✓ {}h45 → Réactions", 13).expect("written");
            String::from_utf8(plain.inner).expect("UTF-8")
        };
        assert_eq!(written(Letters::Ascii), "l'equipe : v 13h45 > Reactions\n");
        assert_eq!(written(Letters::All), "l’équipe : ✓ 13h45 → Réactions\n");
    }
}
