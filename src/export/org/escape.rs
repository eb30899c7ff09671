//! Text from people inside Org: what they typed is what a reader sees, never markup.
//!
//! Org's manual proposes a zero-width space between what would be read together; a bar in a table
//! needs an entity. Must never let through a link, a macro, a block, or code that an export runs.

/// What nobody sees and what parts all that Org would take for markup.
pub(super) const APART: char = '\u{200B}';

/// Writes `text` so that Org shows it letter for letter, at the start of a headline or an item, or
/// inside a line or a table's cell.
#[must_use]
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    if starts_markup(text) {
        out.push(APART);
    }
    let mut before = None;
    for (index, c) in text.char_indices() {
        let after = text[index + c.len_utf8()..].chars().next();
        let touches = after.is_some_and(|after| !after.is_whitespace());
        match c {
            '|' => out.push_str("\\vert{}"),
            // emphasis opens behind a blank or an opening mark only
            '*' | '/' | '_' | '=' | '~' | '+' if touches && opens(before) => {
                out.extend([APART, c]);
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
    keyword || counted || planned || text.starts_with(['#', '*', '-', '+', ':', '%', '=', '!'])
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
    use super::{APART, escape};

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        for (typed, written) in [
            ("* x", "·* x"),
            ("#+BEGIN_SRC sh", "·#+BEGIN_SRC sh"),
            ("TODO rien", "·TODO rien"),
            ("1. un", "·1. un"),
            ("*gras* /it/ =v= ~c~", "··*gras* ·/it/ ·=v= ·~c~"),
            ("a | b", "a \\vert{} b"),
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
