//! Text from people inside Markdown: what they typed is what a reader sees, never markup.
//!
//! Must never let through what makes HTML, a link, a picture, a table cell or a heading.

/// Writes `text` so that CommonMark and its common extensions show it letter for letter, at the
/// start of a block or inside a line or a table cell.
///
/// A bare address stays bare: a reader may still make a link of it, but one that says where it
/// leads. Underscores inside words and ampersands that name no entity need no backslash.
#[must_use]
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut before = None;
    for (index, c) in text.char_indices() {
        let rest = &text[index + c.len_utf8()..];
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' => true,
            '_' => !(is_word(before) && is_word(rest.chars().next())),
            '&' => names_entity(rest),
            '#' => index == 0 || rest.chars().all(|c| c == '#' || c.is_whitespace()),
            '>' | '+' | '-' | '=' | ':' => index == 0,
            '.' | ')' => index == digits && index > 0,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// The same for a heading, where some readers take `{…}` at the end for attributes.
#[must_use]
pub(super) fn escape_heading(text: &str) -> String {
    let mut out = escape(text);
    if out.ends_with('}')
        && let Some(open) = out.rfind('{')
    {
        out.insert(open, '\\');
    }
    out
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether what follows an ampersand makes a character reference of it.
fn names_entity(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    end > 0 && name[end..].starts_with(';')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::{escape, escape_heading};
    use crate::agenda::Text;

    /// What a reader of `markdown` sees, and whether anything but text, lists, headings and
    /// tables is in it.
    fn rendered(markdown: &str) -> (String, bool) {
        let mut seen = String::new();
        let mut markup = false;
        // this parser's heading attributes do not respect backslashes; its smart punctuation
        // changes what was typed by design
        let unfit = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_SMART_PUNCTUATION;
        for event in Parser::new_ext(markdown, Options::all() - unfit) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::Start(tag) => {
                    use pulldown_cmark::Tag::{
                        Heading, Item, List, Paragraph, Table, TableCell, TableHead, TableRow,
                    };
                    markup |= !matches!(
                        tag,
                        Heading { .. }
                            | Item
                            | List(_)
                            | Paragraph
                            | Table(_)
                            | TableCell
                            | TableHead
                            | TableRow
                    );
                }
                Event::End(_) => {}
                _ => markup = true,
            }
        }
        (seen, markup)
    }

    proptest! {
        #[test]
        fn a_reader_sees_what_was_typed(
            raw in r"([-+*_#>`~|<>&;!\\\[\]().:=$^{}@/'\x22 0-9a-zé]|https?://|&lt;|<b>|\*\*|\]\(){0,24}"
        ) {
            let text = Text::clean(&raw);
            let spaced = text.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
            prop_assume!(!spaced.is_empty());
            let written = escape(&spaced);
            for (block, around) in [
                (format!("* {written}\n"), ""),
                (format!("# {}\n", escape_heading(&spaced)), ""),
                (format!("| a |\n| - |\n| {written} |\n"), "a"),
            ] {
                let (seen, markup) = rendered(&block);
                prop_assert_eq!(seen, format!("{around}{spaced}"), "{}", block);
                prop_assert!(!markup, "{}", block);
            }
        }
    }

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        for (typed, written) in [
            ("<b>gras</b>", r"\<b>gras\</b>"),
            ("[clic](http://x)", r"\[clic\](http://x)"),
            ("a | b", r"a \| b"),
            ("*fort* `code`", r"\*fort\* \`code\`"),
            ("# titre", r"\# titre"),
            ("C #", r"C \#"),
            ("1. premier", r"1\. premier"),
            ("2018) an", r"2018\) an"),
            ("- point", r"\- point"),
            ("> cité", r"\> cité"),
            ("&lt;b&gt; &#60;", r"\&lt;b\&gt; \&#60;"),
            (r"a\", r"a\\"),
            ("_bas_", r"\_bas\_"),
        ] {
            assert_eq!(escape(typed), written);
        }
    }

    #[test]
    fn braces_are_markup_at_the_end_of_a_heading_only() {
        assert_eq!(escape("publie {le code}"), "publie {le code}");
        assert_eq!(escape_heading("{a} publie {le code}"), r"{a} publie \{le code}");
        assert_eq!(escape_heading("publie {le code} vite"), "publie {le code} vite");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in
            ["b@liseNAV", "Données & usages", "nom_de_fichier", "5.5 sur 10", "Où ? Là !", "+ 3"]
        {
            let written = escape(text);
            let bare: String = written.chars().filter(|c| *c != '\\').collect();
            assert_eq!(bare, text);
        }
        assert_eq!(
            escape("b@liseNAV nom_de_fichier R&D; 12h30"),
            r"b@liseNAV nom_de_fichier R\&D; 12h30"
        );
        assert_eq!(escape("https://a.fr/x_y?a=1&b=2"), "https://a.fr/x_y?a=1&b=2");
    }
}
