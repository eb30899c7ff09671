//! Splitting a line into words as a shell does, with one mercy: the apostrophe of `l'équipe` is
//! no quotation mark. Must never run or expand anything.

/// Stands for an apostrophe inside a word while the line is split; private use, never shown.
const INNER: char = '\u{E000}';

/// A word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word, without the quotation marks around it.
    pub(super) text: String,
    /// Whether it was quoted: then it is a whole by itself.
    pub(super) quoted: bool,
}

impl Word {
    /// A word that a shell has split off: one that holds a space was quoted there.
    pub(super) fn split_off(text: &str) -> Self {
        Self { text: text.to_owned(), quoted: text.contains(char::is_whitespace) }
    }
}

/// The words as one text.
pub(super) fn join(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The words of `line`; none when a quotation mark is not closed.
pub(super) fn shell(line: &str) -> Option<Vec<Word>> {
    split(line)?;
    Some(shell_with_ends(line).into_iter().map(|(word, _)| word).collect())
}

/// The words of `line` and where each ends in it, in bytes; from a quotation mark that is not
/// closed on, the rest is one word.
pub(super) fn shell_with_ends(line: &str) -> Vec<(Word, usize)> {
    let mut words = Vec::new();
    let mut from = 0;
    let spaces = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    for to in spaces.chain([line.len()]) {
        let raw = line.get(from..to).unwrap_or_default();
        if let Some(found) = split(raw)
            && let [text] = found.as_slice()
        {
            let quoted = raw.trim_start().starts_with(['"', '\'']);
            words.push((Word { text: text.clone(), quoted }, to));
            from = to;
        }
    }
    let rest = line.get(from..).unwrap_or_default().trim();
    if !rest.is_empty() {
        words.push((Word { text: rest.to_owned(), quoted: false }, line.len()));
    }
    words
}

fn split(line: &str) -> Option<Vec<String>> {
    let words = shell_words::split(&protect(line)).ok()?;
    Some(words.into_iter().map(|word| word.replace(INNER, "'")).collect())
}

/// Hides the apostrophes that stand between two letters.
fn protect(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut before = ' ';
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let inner = c == '\''
            && before.is_alphanumeric()
            && chars.peek().is_some_and(|after| after.is_alphanumeric());
        out.push(if inner { INNER } else { c });
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{shell, shell_with_ends};

    #[test]
    fn an_apostrophe_inside_a_word_is_no_quotation_mark() {
        let words = |line| {
            let words = shell(line)?;
            Some(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join("|"))
        };
        assert_eq!(words("l'équipe n'est pas là"), Some("l'équipe|n'est|pas|là".into()));
        assert_eq!(words("'Lab Santé' \"EIG Link\""), Some("Lab Santé|EIG Link".into()));
        assert_eq!(words("'l'équipe'"), Some("l'équipe".into()));
        assert_eq!(words("'Lab Santé"), None);
    }

    #[test]
    fn words_know_where_they_end() {
        let line = " --for 'Lab Santé'  c'est 'ouvert ici";
        let found = shell_with_ends(line);
        let left: Vec<_> =
            found.iter().map(|(word, end)| (word.text.as_str(), &line[*end..])).collect();
        assert_eq!(left[1], ("Lab Santé", "  c'est 'ouvert ici"));
        assert_eq!(left[2], ("c'est", " 'ouvert ici"));
        assert_eq!(left[3], ("'ouvert ici", ""));
    }
}
