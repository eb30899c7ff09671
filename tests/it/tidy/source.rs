//! The sources as rules see them: a file's lines, and its Rust as a flat list of tokens.

use std::{fs, path::Path, str::FromStr};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A file of the repository.
pub(super) struct Source {
    /// Its path from the root, with slashes.
    pub(super) path: String,
    pub(super) text: String,
    /// Its tokens, in order; comments are not among them, empty where it is not Rust.
    pub(super) tokens: Vec<Token>,
}

/// One token; brackets are tokens of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    /// From 1.
    pub(super) line: usize,
    /// Whether it stands in what only tests compile.
    pub(super) test: bool,
    /// Whether it stands in an attribute, as doc comments do.
    pub(super) attribute: bool,
}

impl Token {
    /// The words of a string literal as they are written, without its quotes.
    pub(super) fn string(&self) -> Option<&str> {
        let inner = self.text.trim_start_matches(['r', 'b', 'c']).trim_matches('#');
        inner.strip_prefix('"')?.strip_suffix('"')
    }
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let mut tokens = Vec::new();
        if path.ends_with(".rs") {
            let stream = TokenStream::from_str(text)
                .unwrap_or_else(|error| panic!("{path} is not Rust: {error}"));
            let test = path.starts_with("tests/") || path.ends_with("/tests.rs");
            flatten(stream, test, false, &mut tokens);
        }
        Self { path: path.to_owned(), text: text.to_owned(), tokens }
    }

    /// The room of the house that it stands in.
    pub(super) fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        inside.split_once('/').map(|(room, _)| room)
    }

    /// Whether `words` stand at token `index`, one token each.
    pub(super) fn stands(&self, index: usize, words: &[&str]) -> bool {
        let here = self.tokens.iter().skip(index).map(|token| token.text.as_str());
        here.take(words.len()).eq(words.iter().copied())
    }
}

fn flatten(stream: TokenStream, test: bool, attribute: bool, tokens: &mut Vec<Token>) {
    let mut test_next = false;
    let mut hash = false;
    for tree in stream {
        let line = tree.span().start().line;
        let mut push = |text: &str, line| {
            tokens.push(Token { text: text.to_owned(), line, test, attribute });
        };
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                let is_attribute = hash && open == "[";
                let inside = group.stream();
                test_next |= is_attribute && inside.to_string() == "cfg (test)";
                push(open, line);
                let in_test = test || (test_next && open == "{");
                flatten(inside, in_test, attribute || is_attribute, tokens);
                let line = group.span_close().start().line;
                tokens.push(Token { text: close.to_owned(), line, test, attribute });
                test_next &= open != "{";
                hash = false;
            }
            TokenTree::Punct(punct) => {
                push(&punct.as_char().to_string(), line);
                hash = punct.as_char() == '#' || (hash && punct.as_char() == '!');
                test_next &= punct.as_char() != ';';
            }
            TokenTree::Ident(ident) => {
                push(&ident.to_string(), line);
                hash = false;
            }
            TokenTree::Literal(literal) => {
                push(&literal.to_string(), line);
                hash = false;
            }
        }
    }
}

/// Every text file of the repository that is ours to keep tidy, sorted by path.
pub(super) fn repository() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src", "tests", "benches", "agendas", "docs", ".ci"] {
        walk(root, Path::new(folder), &mut sources);
    }
    for file in ["Cargo.toml", "README.md", "CHANGELOG.md", "RELIABILITY.md", "clippy.toml"] {
        read(root, Path::new(file), &mut sources);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn walk(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries {
        let path = folder.join(entry.expect("an entry").file_name());
        if root.join(&path).is_dir() {
            walk(root, &path, sources);
        } else {
            read(root, &path, sources);
        }
    }
}

/// Files that are not text, such as samples of other encodings, are passed over.
fn read(root: &Path, path: &Path, sources: &mut Vec<Source>) {
    if let Ok(text) = fs::read_to_string(root.join(path)) {
        sources.push(Source::new(&path.to_string_lossy().replace('\\', "/"), &text));
    }
}

#[test]
fn tokens_know_where_they_stand() {
    let source = Source::new(
        "src/agenda/x.rs",
        "/// Says.\nfn a() { \"b c\"; }\n#[cfg(test)]\nmod tests { fn d() {} }\nfn e() {}\n",
    );
    let find = |text: &str| source.tokens.iter().find(|token| token.text == text);
    assert!(find("doc").is_some_and(|token| token.attribute && token.line == 1));
    assert!(find("\"b c\"").is_some_and(|token| token.string() == Some("b c") && token.line == 2));
    assert!(find("d").is_some_and(|token| token.test && token.line == 4));
    assert!(find("e").is_some_and(|token| !token.test && !token.attribute));
    assert_eq!(source.room(), Some("agenda"));
}
