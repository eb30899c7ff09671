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

/// All of them.
pub(super) const ASSETS: &[Asset] = &[];

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
