//! The ids of new journals: the slug, with a number behind it where that is taken. Pure.

use super::StoreError;
use crate::session::{MAX_SESSION_ID, SessionId};

/// The first of `slug`, `slug-2`, `slug-3`… that is not `taken`; a long slug is cut for its number.
pub(super) fn free<E>(
    slug: &SessionId,
    mut taken: impl FnMut(&SessionId) -> Result<bool, E>,
) -> Result<SessionId, E> {
    let mut id = slug.clone();
    let mut number = 1_u64;
    while taken(&id)? {
        number += 1;
        id = numbered(slug, number);
    }
    Ok(id)
}

/// A session id is ASCII, so it can be cut anywhere.
fn numbered(slug: &SessionId, number: u64) -> SessionId {
    let tail = format!("-{number}");
    let room = MAX_SESSION_ID.saturating_sub(tail.len());
    let head = slug.as_str().get(..room).unwrap_or(slug.as_str());
    SessionId::new(&format!("{head}{tail}")).unwrap_or_else(|_| slug.clone())
}

/// A journal whose first event is not an opening cannot be listed or replayed.
pub(super) fn not_an_opening() -> StoreError {
    StoreError::Failed { what: "a journal begins with an opening".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(slug: &str, taken: usize) -> String {
        let slug = SessionId::new(slug).expect("a slug");
        let mut left = taken;
        let free = free(&slug, |_| {
            let was = left > 0;
            left = left.saturating_sub(1);
            Ok::<_, ()>(was)
        });
        free.expect("an id").to_string()
    }

    #[test]
    fn a_taken_slug_is_numbered() {
        assert_eq!(named("demo-day", 0), "demo-day");
        assert_eq!(named("demo-day", 2), "demo-day-3");
        let long = "x".repeat(MAX_SESSION_ID);
        assert_eq!(named(&long, 9), format!("{}-10", "x".repeat(MAX_SESSION_ID - 3)));
    }
}
