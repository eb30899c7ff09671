//! What the store texts say.
