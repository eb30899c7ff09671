//! What one of our own pages says to people: its words, a line each, with what it is built of.
//!
//! Reads what `export` writes, from `<body>` on; no reader of other people's pages.

/// How far a list in a list is moved in.
const INDENT: &str = "  ";

/// The words of a page of ours: titles with their depth, items with a dash, cells side by side, a
/// picture by its name.
#[must_use]
pub(super) fn outline(page: &str) -> Vec<String> {
    let mut told = Told::default();
    let mut rest = page.split_once("<body>").map_or(page, |(_, body)| body);
    while let Some((before, tag)) = rest.split_once('<') {
        told.words(before);
        // what is cut off in a tag says nothing
        let (tag, after) = tag.split_once('>').unwrap_or_default();
        rest = after;
        if tag == "svg" || tag.starts_with("svg ") {
            told.picture(tag);
            rest = rest.split_once("</svg>").map_or("", |(_, after)| after);
            continue;
        }
        told.tag(tag.split_whitespace().next().unwrap_or_default());
    }
    told.words(rest);
    told.line();
    while told.lines.last().is_some_and(String::is_empty) {
        told.lines.pop();
    }
    told.lines
}

#[derive(Default)]
struct Told {
    lines: Vec<String>,
    now: String,
    lists: usize,
}

impl Told {
    fn words(&mut self, words: &str) {
        let words = plain(words);
        let begins = words.starts_with(char::is_whitespace);
        if begins && !self.now.is_empty() && !self.now.ends_with(' ') {
            self.now.push(' ');
        }
        let words_only: Vec<&str> = words.split_ascii_whitespace().collect();
        self.now.push_str(&words_only.join(" "));
        if words.ends_with(char::is_whitespace) && !words_only.is_empty() {
            self.now.push(' ');
        }
    }

    fn tag(&mut self, tag: &str) {
        match tag {
            "h1" | "h2" | "h3" | "h4" => {
                self.paragraph();
                let depth = tag.bytes().last().map_or(1, |digit| usize::from(digit - b'0'));
                self.now = "#".repeat(depth) + " ";
            }
            "/h1" | "/h2" | "/h3" | "/h4" | "p" | "/p" | "table" | "/table" | "figcaption" => {
                self.paragraph();
            }
            "ul" | "ol" => {
                self.line();
                self.lists += 1;
            }
            "/ul" | "/ol" => {
                self.line();
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 {
                    self.paragraph();
                }
            }
            "li" => {
                self.line();
                self.now = INDENT.repeat(self.lists.saturating_sub(1)) + "- ";
            }
            "tr" | "br" | "/tr" | "/li" => self.line(),
            "td" | "th" if !self.now.is_empty() => self.now.push_str(" | "),
            _ => {}
        }
    }

    /// A picture by the words that stand for it.
    fn picture(&mut self, tag: &str) {
        self.paragraph();
        let label = tag.split_once("aria-label=\"").and_then(|(_, label)| label.split_once('"'));
        self.now = format!("[{}]", plain(label.map_or("svg", |(label, _)| label)));
        self.paragraph();
    }

    fn line(&mut self) {
        let line = std::mem::take(&mut self.now);
        if !line.trim().is_empty() {
            self.lines.push(line.trim_end().to_owned());
        }
    }

    fn paragraph(&mut self) {
        self.line();
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }
}

/// Words without what our pages write in other letters.
fn plain(words: &str) -> String {
    let words = words.replace("&lt;", "<").replace("&gt;", ">");
    words.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_as_it_is_read() {
        let page = "<style>p { x }</style></head><body>\n<main>\n<h1>Demo &amp; Day</h1>\n\
            <p class=\"about\">Le <b>21</b> juin</p>\n<ul>\n<li>un\n<ul><li>deux</li></ul></li></ul>\n\
            <svg viewBox=\"0 0 1 1\" role=\"img\" aria-label=\"Prévu\"><text>9</text></svg>\
            <table>\n<tr><th>Défi</th><td>13h45</td></tr>\n<tr><th>a&lt;b</th><td></td></tr>\n\
            </table></main>";
        assert_eq!(
            outline(page),
            [
                "# Demo & Day",
                "",
                "Le 21 juin",
                "",
                "- un",
                "  - deux",
                "",
                "[Prévu]",
                "",
                "Défi | 13h45",
                "a<b |",
            ]
        );
        assert_eq!(outline("<body>tout court"), ["tout court"]);
        assert_eq!(outline("<body><p"), [""; 0]);
    }
}
