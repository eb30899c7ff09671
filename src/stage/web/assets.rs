//! The files of the pages, inside the program: their bytes, their kind, and what tells one version
//! from another.
//!
//! Nothing of a session is in them: everybody may have them.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};

/// A file of the pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asset {
    /// Where it is found.
    pub(super) path: &'static str,
    /// Its `Content-Type`.
    pub(super) kind: &'static str,
    /// What is in it.
    pub(super) bytes: &'static [u8],
}

/// The four pages, and what they are made of.
pub(super) const ASSETS: &[Asset] = &[
    html("/", include_str!("../page/index.html")),
    html("/notes", include_str!("../page/notes.html")),
    html("/suivants", include_str!("../page/suivants.html")),
    html("/pilote", include_str!("../page/pilote.html")),
    css("/a/base.css", include_str!("../page/base.css")),
    css("/a/notes.css", include_str!("../page/notes.css")),
    css("/a/pilote.css", include_str!("../page/pilote.css")),
    css("/a/stage.css", include_str!("../page/stage.css")),
    css("/a/suivants.css", include_str!("../page/suivants.css")),
    script("/a/clock.js", include_str!("../page/clock.js")),
    script("/a/face.js", include_str!("../page/face.js")),
    script("/a/link.js", include_str!("../page/link.js")),
    script("/a/look.js", include_str!("../page/look.js")),
    script("/a/notes.js", include_str!("../page/notes.js")),
    script("/a/page.js", include_str!("../page/page.js")),
    script("/a/pilote.js", include_str!("../page/pilote.js")),
    script("/a/queue.js", include_str!("../page/queue.js")),
    script("/a/stage.js", include_str!("../page/stage.js")),
    script("/a/suivants.js", include_str!("../page/suivants.js")),
    script("/a/words.js", include_str!("../page/words.js")),
    Asset { path: "/a/icon.svg", kind: "image/svg+xml", bytes: include_bytes!("../page/icon.svg") },
];

const fn html(path: &'static str, text: &'static str) -> Asset {
    Asset { path, kind: "text/html; charset=utf-8", bytes: text.as_bytes() }
}

const fn css(path: &'static str, text: &'static str) -> Asset {
    Asset { path, kind: "text/css; charset=utf-8", bytes: text.as_bytes() }
}

const fn script(path: &'static str, text: &'static str) -> Asset {
    Asset { path, kind: "text/javascript; charset=utf-8", bytes: text.as_bytes() }
}

impl Asset {
    /// What tells this version from another one, as it stands in `ETag`.
    fn tag(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.bytes.hash(&mut hasher);
        format!("\"{:016x}\"", hasher.finish())
    }

    /// The file, or that it has not changed.
    pub(super) fn answer(&self, asked: &HeaderMap) -> Response {
        let tag = self.tag();
        let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
        let fresh = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag));
        let mut response = if fresh {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            Response::new(self.bytes.into())
        };
        let head = response.headers_mut();
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        // kept, but asked about each time: the program may be a newer one
        head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            head.insert(header::ETAG, tag);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much all pages may weigh together, in bytes.
    const MOST: usize = 60_000;

    fn text(asset: &Asset) -> &'static str {
        std::str::from_utf8(asset.bytes).expect("text")
    }

    #[test]
    fn the_pages_are_light() {
        let together: usize = ASSETS.iter().map(|asset| asset.bytes.len()).sum();
        assert!(together < MOST, "{together} bytes");
    }

    #[test]
    fn pages_ask_for_what_there_is_and_for_nothing_of_others() {
        let mut asked: Vec<&str> = Vec::new();
        for asset in ASSETS {
            let text = text(asset);
            let from = |before: &'static str| {
                text.split(before).skip(1).filter_map(|rest| rest.split(['"', '\'']).next())
            };
            asked.extend(from("href=\"").chain(from("src=\"")));
            asked.extend(from("from '.").map(|name| name.trim_start_matches('/')));
            let foreign = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!foreign.contains("//www") && !foreign.contains("http"), "{}", asset.path);
        }
        for name in asked {
            let known =
                ASSETS.iter().any(|asset| asset.path == name || asset.path == format!("/a/{name}"));
            assert!(known, "{name}");
        }
    }

    #[test]
    fn the_stage_has_the_inks_of_the_terminal() {
        let theme = include_str!("../themes/dark.ron");
        let sheets = concat!(include_str!("../page/base.css"), include_str!("../page/stage.css"));
        let meanings = theme.lines().filter(|line| line.trim_start().starts_with("Stage"));
        let inks: Vec<&str> = meanings
            .flat_map(|line| line.split('"'))
            .filter_map(|ink| ink.split_once(' '))
            .filter_map(|(ink, _)| ink.starts_with('#').then_some(ink))
            .collect();
        assert_eq!(inks.len(), 14);
        for ink in inks {
            // white may be written short
            let short = ink.replace("#ffffff", "#fff");
            assert!(sheets.contains(ink) || sheets.contains(&short), "{ink}");
        }
    }

    #[test]
    fn nothing_stands_within_a_page_that_the_policy_forbids() {
        for asset in ASSETS {
            let text = text(asset);
            for inline in
                ["style=", "<style", "onclick=", "onload=", "javascript:", "innerHTML", "eval("]
            {
                assert!(!text.contains(inline), "{inline} in {}", asset.path);
            }
            let scripts = text.matches("<script").count();
            assert_eq!(scripts, text.matches("></script>").count(), "{}", asset.path);
        }
    }
}
