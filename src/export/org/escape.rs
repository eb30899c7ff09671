//! Text from people inside Org: what they typed is what a reader sees, never markup.
//!
//! Org's manual proposes a zero-width space between what would be read together; a bar in a table
//! needs an entity. Must never let through a link, a macro, a block, or code that an export runs.

/// What nobody sees and what parts all that Org would take for markup.
pub(super) const APART: char = '\u{200B}';

/// A bar that parts no cells.
const BAR: &str = "\\vert{}";

/// Writes `text` so that Org shows it letter for letter, at the start of a headline or an item, or
/// inside a line.
#[must_use]
pub(super) fn escape(text: &str) -> String {
    let start = if starts_markup(text) { String::from(APART) } else { String::new() };
    inside(text, start, |_, _| true)
}

/// Writes `text` so that Org shows it letter for letter as a table's cell, where a mark without its
/// fellow is no markup and a number stays one.
#[must_use]
pub(super) fn cell(text: &str) -> String {
    // alone in a first column these say what the row is for
    let alone = text.chars().count() == 1 && text.contains(['#', '*', '!', '^', '_', '$', '/']);
    let start = if alone { String::from(APART) } else { String::new() };
    inside(text, start, |mark, rest| rest.contains(mark)).replace('|', BAR)
}

/// Writes `text` behind `out`; `closes` says whether what follows may close what a mark opens.
fn inside(text: &str, mut out: String, closes: impl Fn(char, &str) -> bool) -> String {
    out.reserve(text.len() + 8);
    let mut before = None;
    for (index, c) in text.char_indices() {
        let rest = &text[index + c.len_utf8()..];
        let after = rest.chars().next();
        let touches = after.is_some_and(|after| !after.is_whitespace());
        match c {
            // emphasis opens behind a blank or an opening mark only, and not before a blank: some
            // readers take what parts for a blank, some do not
            '*' | '/' | '_' | '=' | '~' | '+'
                if touches && (opens(before) || out.ends_with(APART)) && closes(c, rest) =>
            {
                if !out.ends_with(APART) {
                    out.push(APART);
                }
                out.extend([c, APART]);
            }
            // `src_lang{…}` and `call_name(…)` are run by an export
            '_' if text[..index].ends_with("src") || text[..index].ends_with("call") => {
                out.extend([APART, c]);
            }
            // links, footnotes, dates, targets, macros, formulas, entities, snippets
            '[' | '<' | '{' | '$' | '\\' | '@' if !is_mention(c, before, after) => {
                out.extend([c, APART]);
            }
            // links of any scheme but the web's and mail's, tags, descriptions
            ':' if touches && !is_number(before) && !is_web(&text[..index]) => {
                out.extend([APART, c]);
            }
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// Whether the first letters of a block would make something else of it.
fn starts_markup(text: &str) -> bool {
    let keyword = ["TODO", "DONE", "COMMENT"].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = digits.len() < text.len() && digits.starts_with(['.', ')']);
    // CLOCK:, DEADLINE:, :DRAWER:, #+KEYWORD, tables, rules, sexps
    let planned = ["CLOCK", "DEADLINE", "SCHEDULED", "CLOSED"].iter().any(|w| text.starts_with(w));
    keyword || counted || planned || text.starts_with(['#', '*', '-', '+', ':', '%', '=', '!', '|'])
}

fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "-–—('\"{".contains(c))
}

/// `@Lab` and `b@lise` are names; `@@html:` is not.
fn is_mention(c: char, before: Option<char>, after: Option<char>) -> bool {
    c == '@' && before != Some('@') && after != Some('@')
}

fn is_number(before: Option<char>) -> bool {
    before.is_some_and(|c| c.is_ascii_digit())
}

fn is_web(before: &str) -> bool {
    ["http", "https", "mailto"].iter().any(|scheme| {
        let rest = before.strip_suffix(scheme);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::{APART, cell, escape};

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        for (typed, written) in [
            ("* x", "·* x"),
            ("*x*", "·*·x*"),
            ("#+BEGIN_SRC sh", "·#+BEGIN_SRC sh"),
            ("TODO rien", "·TODO rien"),
            ("1. un", "·1. un"),
            ("*gras* /it/ =v= ~c~", "·*·gras* ·/·it/ ·=·v= ·~·c~"),
            ("[*gras*]", "[·*·gras*]"),
            ("| a | b |", "·| a | b |"),
            ("[[file:x][y]]", "[·[·file·:x][·y]]"),
            ("{{{time}}} <2018-06-21>", "{·{·{·time}}} <·2018-06-21>"),
            ("src_sh{rm} call_x()", "src·_sh{·rm} call·_x()"),
            ("@@html:<b>@@", "@·@·html·:<·b>@·@·"),
            ("\\alpha $x$", "\\·alpha $·x$·"),
            ("elisp:(x) :tag:", "elisp·:(x) ·:tag:"),
            (":noexport:", "··:noexport:"),
        ] {
            assert_eq!(escape(typed).replace(APART, "·"), written, "{typed}");
        }
    }

    #[test]
    fn a_cell_keeps_its_number() {
        for (typed, written) in [
            ("-1", "-1"),
            ("+5 min", "+5 min"),
            ("+barré+", "·+·barré+"),
            ("a | b", "a \\vert{} b"),
            ("#", "·#"),
            ("# titre", "# titre"),
        ] {
            assert_eq!(cell(typed).replace(APART, "·"), written, "{typed}");
        }
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "b@liseNAV",
            "@Lab Santé rappelle la DREES",
            "13:30, nom_de_fichier",
            "Où ? Là !",
            "https://a.fr/x",
            "R&D ; 5/10",
        ] {
            assert_eq!(escape(text), text);
        }
    }
}
